"""The short lists of the page: cards whose lines open what they count."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.parts import label, link
from ui.kit.rows import Column, Row
from ui.kit.table import Table


class Lines(Table[Row]):
    """A list as tall as its lines: the page scrolls, not the list."""

    def __init__(self, desk: Desk, name: str, columns: Sequence[Column[Row]]) -> None:
        super().__init__(desk, name, columns, sortable=False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self.updateGeometry())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        rows = self.model().rowCount() * self.desk.theme.size("row")
        return QSize(self.desk.theme.px(320), head + rows + below + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self.desk.theme.px(200), self.sizeHint().height())

    def show_rows(self, rows: Sequence[Any]) -> None:
        super().show_rows(rows)
        self.updateGeometry()


class LinesCard(Card):
    """A card with a list, a link to the whole, and a sentence where there is nothing."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        columns: Sequence[Column[Any]],
        open_line: Callable[[Any], Any],
        open_all: Callable[[], Any],
    ) -> None:
        super().__init__(desk, desk.say(f"today.{name}_card"), desk.say(f"today.{name}_note"))
        self.desk = desk
        self.all = link(desk, desk.say(f"today.{name}_all"), open_all)
        self.add_tool(self.all)
        self.lines: Lines[Any] = Lines(desk, f"today.{name}_card", columns)
        self.lines.horizontalHeader().hide()  # what stands in so short a list needs no names
        self.lines.opened.connect(open_line)
        self.nothing = label(desk.say(f"today.{name}_empty"), "caption", wrap=True)
        pad = desk.theme.px(14)
        self.nothing.setContentsMargins(pad, desk.theme.px(10), pad, desk.theme.px(10))
        self.add(self.lines)
        self.add(self.nothing)
        self.body.addStretch(1)

    def show_lines(self, rows: Sequence[Any], note: str | None = None) -> None:
        """Show these lines; without any, say so in their place."""
        self.lines.show_rows(rows)
        self.lines.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if note is not None:
            self.note.setText(note)
