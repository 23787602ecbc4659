"""What stands at the left of the editor: the chapters with their state, and what is still open before issuing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from domain.report_draft import Chapter, ChapterState, OpenPoint
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.looks import Ink, Look
from ui.kit.parts import clear, column, holder, label
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.report.fields import PointButton
from ui.pages.report.sentences import chapter_title, point_text


@dataclass(frozen=True)
class ChapterRow:
    """A chapter in the list."""

    chapter: Chapter
    state: ChapterState

    @property
    def is_done(self) -> bool:
        """Whether nothing has to be written there any more."""
        return self.state is not ChapterState.OPEN


def _mark_look(row: ChapterRow) -> Look:
    return Ink("met" if row.is_done else "behind", bold=True)


class ChaptersCard(Card):
    """The chapters. Choosing one scrolls the editor to it."""

    def __init__(self, desk: Desk, chosen: Callable[[Chapter], Any]) -> None:
        super().__init__(desk, desk.say("report.chapters"))
        self.desk, self._width = desk, 0
        self.chapters: tuple[Chapter, ...] = tuple(Chapter)
        self.count = label("", "faint")
        self.add_tool(self.count)
        self.table: Table[ChapterRow] = Table(
            desk,
            "report.chapters",
            (
                Column("mark", "", lambda row: "✓" if row.is_done else "!", look=_mark_look, width=32, centred=True),
                Column(
                    "title",
                    "",
                    lambda row: chapter_title(desk, row.chapter, self.chapters),
                    look=lambda row: None if row.is_done else Ink("text", bold=True),
                    tip=lambda row: chapter_title(desk, row.chapter, self.chapters),
                    width=80,
                    stretch=True,
                ),
                Column(
                    "state",
                    "",
                    lambda row: desk.say(f"report.state_{row.state.value}"),
                    look=lambda row: Ink("behind" if not row.is_done else "text_3", kind="caption"),
                    figures=True,
                ),
            ),
            sortable=False,
        )
        self.table.horizontalHeader().hide()
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.clicked.connect(lambda _index: self._choose(chosen))
        self.table.opened.connect(lambda row: chosen(row.chapter))
        self.add(self.table, 1)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Wide enough for every title; where there is no room, titles are cut and told by their tip."""
        return QSize(max(self._width, self.desk.theme.px(216)), super().sizeHint().height())

    def _choose(self, chosen: Callable[[Chapter], Any]) -> None:
        row = self.table.current()
        if row:
            chosen(row.chapter)

    def show_states(self, states: dict[Chapter, ChapterState]) -> None:
        """Show how each chapter stands."""
        self.chapters = tuple(states)
        rows = [ChapterRow(chapter, state) for chapter, state in states.items()]
        if rows != self.table.rows_model.rows:
            self.table.show_rows(rows)
        done = sum(row.is_done for row in rows)
        self.count.setText(self.desk.say("report.done_of", done=done, all=len(rows)))
        each = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(each * 5)
        self.table.setMaximumHeight(each * len(rows) + 2)
        self.setMaximumHeight(self.table.maximumHeight() + self.desk.theme.px(50))
        self._width = sum(map(self.table.sizeHintForColumn, range(3))) + self.desk.theme.px(20)
        self.table.setMinimumWidth(self.desk.theme.px(150))
        self.updateGeometry()


class PointsCard(Card):
    """What is still open. A point leads to its field."""

    def __init__(self, desk: Desk, chosen: Callable[[OpenPoint], Any]) -> None:
        super().__init__(desk, desk.say("report.before"))
        self.desk, self._chosen = desk, chosen
        self.buttons: list[PointButton] = []
        self._shown: object = None
        self._lines = column(gap=desk.theme.px(2))
        self._lines.setContentsMargins(desk.theme.px(9), desk.theme.px(6), desk.theme.px(9), desk.theme.px(6))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(holder(self._lines, "clear"))
        self.area.setMinimumHeight(desk.theme.px(90))
        self.add(self.area, 1)

    def show_points(
        self,
        points: Sequence[OpenPoint],
        facts: Sequence[tuple[str, str]],
        stale: tuple[str, Callable[[], Any]] | None,
    ) -> None:
        """Show open points, that the figures are old and what to do, and what is in order."""
        shown = (tuple(points), tuple(facts), stale[0] if stale else "")
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        self.buttons = [
            PointButton(
                self.desk,
                point_text(self.desk, point),
                "behind" if point.blocks else "none",
                partial(self._chosen, point),
            )
            for point in points
        ]
        if stale:
            self.buttons.insert(0, PointButton(self.desk, stale[0], "behind", stale[1]))
        self.buttons += [PointButton(self.desk, text, status, None) for status, text in facts]
        for made in self.buttons:
            self._lines.addWidget(made)
        self._lines.addStretch(1)
