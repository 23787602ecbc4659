"""The dialog that explains a number; from it one goes on to the days behind it and to the log itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from domain.services.score_board import Board
from domain.weeks import Week
from ui.desk import Desk
from ui.kit.looks import Ink
from ui.kit.parts import button, label, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.scores.explaining import Explanation, Line, explain
from ui.pages.scores.heat import Spot


class ExplainSheet(QDialog):
    """Line by line points x count, the source log, the rule version."""

    def __init__(self, desk: Desk, board: Board, spot: Spot, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.board = desk, board
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = desk.theme
        self.heading = label("", "section", wrap=True)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(theme.px(12))
        self.form.setVerticalSpacing(theme.px(5))
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(theme.px(18), theme.px(16), theme.px(18), theme.px(14))
        self.whole.setSpacing(theme.px(12))
        self.table: Table[Line] | None = None
        self.whole.addWidget(self.heading)
        self.whole.addLayout(self.form)
        self.open_log = button(desk, desk.say("scores.open_log"), self._open_log, icon_name="logs")
        self.copy = button(desk, desk.say("scores.copy"), self._copy, icon_name="copy", shown_key="Ctrl+C")
        self.shut = button(desk, desk.say("scores.close"), self.close, shown_key="Esc")
        self.whole.addLayout(row(self.open_log, self.copy, None, self.shut))
        self.show_spot(spot)
        self.resize(theme.px(520), theme.px(520))

    def show_spot(self, spot: Spot) -> None:
        """Explain this cell."""
        self.found: Explanation = explain(self.desk, self.board, spot)
        self.setWindowTitle(self.found.title)
        self.heading.setText(self.found.title)
        if self.table:
            self.whole.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = Table(self.desk, "scores.lines", _columns(self.found.head), sortable=False, many=True)
        self.table.opened.connect(lambda line: self.show_spot(line.opens) if line.opens else None)
        self.table.show_rows(self.found.lines)
        self.table.setVisible(bool(self.found.lines))
        self.whole.insertWidget(1, self.table, 1)
        self.table.select_place(0)
        self.table.setFocus()
        while self.form.rowCount():
            self.form.removeRow(0)
        for name, value in self.found.facts:
            self.form.addRow(label(name, "caption"), label(value, wrap=True))

    def _copy(self) -> None:
        assert self.table is not None, "made with the sheet"  # noqa: S101
        if len(self.table.selected()) < 2:
            self.table.selectAll()
        self.table.copy()

    def _open_log(self) -> None:
        day = self.found.day
        if day:
            self.desk.set_week(Week.of(day))
        self.close()
        target = {"person": self.found.employee_no, **({"day": day} if day else {})}
        self.desk.go("logs", tab="all", **target)


def _columns(head: tuple[str, ...]) -> list[Column[Line]]:
    def text(place: int) -> Callable[[Line], str]:
        return lambda line: line.cells[place]

    return [
        Column(
            *(str(place), words, text(place)),
            figures=place > 0 and place >= len(head) - 3,
            look=lambda line: Ink(bold=line.total),
            stretch=place == 0,
        )
        for place, words in enumerate(head)
    ]
