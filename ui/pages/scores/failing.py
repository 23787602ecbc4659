"""Everyone who fails, the smallest gap first, with one sentence each."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextOption

from domain.catching_up import Shortfall
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.cells import CellDelegate
from ui.kit.looks import Cell, Ink
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.scores.sentences import why

CUT = "\n"
"""Between name, gap and sentence; on the clipboard it becomes a blank."""
LINES = 3
"""Name and gap on the first line, the sentence on the two below."""


class ReasonDelegate(CellDelegate):
    """Paints a person's name, gap and sentence under one another."""

    def _paint_look(self, painter: QPainter, inner: QRect, cell: Cell, *, selected: bool) -> None:
        name, gap, words = cell.text.split(CUT)
        line = inner.height() // LINES
        upper = inner.adjusted(0, self.theme.px(3), 0, line - inner.height())
        self._paint_text(painter, upper, name, Ink(bold=True), None, selected)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._paint_text(painter, upper, gap, Ink("failed", bold=True), right, selected)
        lower = inner.adjusted(0, line + self.theme.px(2), 0, 0)
        font = self.theme.font("caption")
        painter.setFont(font)
        painter.setPen(self.theme.color("selection_text" if selected else "text_2"))
        option = QTextOption(Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(QRectF(lower), _within(words, QFontMetrics(font), lower), option)


def _within(text: str, metrics: QFontMetrics, inner: QRect) -> str:
    """As much of a text as two lines hold; the tooltip has it whole."""
    room = inner.width() * 2 - 2 * metrics.horizontalAdvance("國")
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, inner.width()))


class FailingCard(Card):
    """The list under 還差什麼; a chosen line selects its person in the table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("scores.failing", count=0), desk.say("scores.failing_note"))
        self.desk = desk
        columns: list[Column[Shortfall]] = [
            Column(
                *("why", desk.say("scores.why"), self._words),
                tip=lambda f: why(desk, f),
                stretch=True,
                width=120,
            ),
        ]
        self.list: Table[Shortfall] = Table(desk, "scores.failing_list", columns, sortable=False)
        self.list.setItemDelegate(ReasonDelegate(desk.theme, self.list))
        self.list.verticalHeader().setDefaultSectionSize(desk.theme.px(64))
        self.list.horizontalHeader().hide()
        self.list.set_empty(desk.say("scores.failing_none"))
        self.add(self.list, 1)

    def _words(self, found: Shortfall) -> str:
        gap = self.desk.say("scores.gap", gap=found.score.gap)
        return CUT.join((found.score.name, gap, why(self.desk, found)))

    def show_failing(self, failing: tuple[Shortfall, ...]) -> None:
        """Show these people."""
        self.title.setText(self.desk.say("scores.failing", count=len(failing)))
        self.list.show_rows(failing)
