"""Search: people, outlets, units and pages by any part of a name, by number, by pinyin or its initials."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.desk import Desk
from ui.kit.form import text_field
from ui.kit.looks import Band, TwoLines
from ui.kit.parts import column, key_line
from ui.kit.rows import Column
from ui.kit.table import Table

SHOWN = 8
"""At most so many of a group."""


@dataclass(frozen=True)
class Found:
    """Something that can be opened: its words, a second line, what it is searched by, and how it opens."""

    group: str
    words: str
    second: str
    text: str
    open: Callable[[], Any]


@lru_cache(maxsize=8192)
def spelled(name: str) -> str:
    """A name in full pinyin and in initials, for searching."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(name)
    return f"{''.join(syllables)} {''.join(part[:1] for part in syllables)}".lower()


def matching(everything: Sequence[Found], wanted: str) -> list[Found]:
    """What matches, best first: names that begin with the words, then those that hold them."""
    words = wanted.strip().lower()
    if not words:
        return []
    plain = words.isascii()

    def rank(found: Found) -> int:
        text = found.text.lower()
        if found.words.lower().startswith(words):
            return 0
        if words in text:
            return 1
        return 2 if plain and words in spelled(found.words) else 9

    ranked = sorted(((rank(found), found) for found in everything), key=lambda pair: pair[0])
    return [found for order, found in ranked if order < 9]


def grouped(desk: Desk, found: Sequence[Found]) -> list[Found | Band]:
    """Results under the words of their groups."""
    rows: list[Found | Band] = []
    for group in ("people", "outlets", "units", "commands"):
        members = [one for one in found if one.group == group]
        if members:
            rows += [Band(desk.say(f"shell.search_{group}"), str(len(members))), *members[:SHOWN]]
    return rows


class SearchBox(QDialog):
    """One line to type in, results under it; arrows choose, Enter opens, Esc closes."""

    def __init__(self, desk: Desk, everything: Sequence[Found], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.desk, self._everything = desk, everything
        theme = desk.theme
        self.setWindowTitle(desk.say("shell.search"))
        self.line = text_field(desk, "", desk.say("shell.search"))
        self.line.setAccessibleName(desk.say("shell.search"))
        columns = [Column[Found]("words", "", lambda f: f.words, look=lambda f: TwoLines(f.second), stretch=True)]
        self.table: Table[Found] = Table(desk, "shell.search_results", columns, sortable=False)
        self.table.set_row_height("row_two_lines")
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(self.table.row_at(index.row())))
        self.line.textChanged.connect(self._search)
        self.line.returnPressed.connect(lambda: self._open(self.table.current()))
        self.line.installEventFilter(self)
        layout = column(self.line, self.table, key_line(theme, [("↑ ↓", ""), ("Enter", desk.say("shell.open"))]))
        layout.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(8))
        self.setLayout(layout)
        self.resize(theme.px(460), theme.px(480))
        self._search("")

    def _search(self, wanted: str) -> None:
        rows = grouped(self.desk, matching(self._everything, wanted))
        if wanted:
            self.table.set_empty(self.desk.say("shell.search_empty"))
        self.table.show_rows(rows)
        if rows:
            self.table.select_place(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if steps:
                self._step(steps)
                return True
        return super().eventFilter(watched, event)

    def _step(self, steps: int) -> None:
        place = self.table.current_place() + steps
        while 0 <= place < self.table.rows_model.rowCount():
            if self.table.row_at(place) is not None:
                self.table.select_place(place)
                return
            place += steps

    def _open(self, found: Found | None) -> None:
        if found is not None:
            self.close()
            found.open()
