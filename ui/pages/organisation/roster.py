"""What the list tabs share: a filter line, a list paged by the store, and the pane at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from domain.ports import Reader
from domain.rosters import Asked
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import text_field
from ui.kit.paged import PagedTable
from ui.kit.parts import Segments, label, row
from ui.kit.rows import Column
from ui.pages.organisation.form_tab import FormTab

Row = TypeVar("Row")
Page = Callable[[Reader, Asked], tuple[Sequence[Any], int]]

STATES = ("current", "coming", "past", "all")
TYPING_MS = 200


class RosterTab(FormTab, Generic[Row]):
    """A list that the store filters, sorts and pages, in the scope's units; the chosen row is told at the right."""

    first_state = "current"

    def __init__(self, desk: Desk, columns: Sequence[Column[Row]], *, many: bool = False) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.key: Any = None
        self.finder = text_field(desk, "", desk.say(f"org.{self.code}_find"), small=True)
        self.finder.setAccessibleName(desk.say(f"org.{self.code}_find"))
        self.finder.setClearButtonEnabled(True)
        state = desk.memory.get(f"org/{self.code}/state", self.first_state)
        words = [(name, desk.say(f"org.{self.code}_{name}")) for name in STATES]
        self.states = Segments(desk.say("org.state"), words, state)
        self.count = label("", "faint")
        self.table: PagedTable[Row] = PagedTable(desk, f"org.{self.code}_list", columns, self._fetch, many=many)
        self.table.picked.connect(self._picked)
        self.table.set_empty(desk.say("org.no_match"), desk.say("org.clear_filter"), self.clear_filter)
        card = Card(desk)
        filters = row(self.finder, self.states, None, self.count, gap=theme.px(10))
        filters.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        card.add(filters)
        card.add(self.table, 1)
        whole = row(card, self.pane, gap=theme.px(12))
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self.finder.textChanged.connect(lambda _: self._typing.start())
        self.states.changed.connect(self._state_chosen)
        QShortcut(QKeySequence("Ctrl+F"), self, self.finder.setFocus)

    # what a tab of its own says

    def page(self, reader: Reader, asked: Asked) -> tuple[Sequence[Row], int]:
        """Rows of one page, and how many there are."""
        raise NotImplementedError

    def key_of(self, row: Row) -> Any:
        """By what a row is known again."""
        raise NotImplementedError

    def show_row(self, row: Row | None) -> None:
        """Tell of the chosen row at the right."""
        raise NotImplementedError

    # the list

    @property
    def day(self) -> date:
        """How things stood on this day is shown."""
        return self.desk.today()

    def _asked(self, offset: int = 0, limit: int = 1, sort: str = "", descending: bool = False) -> Asked:
        org, unit = self.desk.organisation, self.desk.unit
        top = not unit or (unit in org.units and org.units[unit].parent not in org.units)
        units = None if top else org.below(unit)
        state = self.states.current or "current"
        text = self.finder.text().strip()
        return Asked(
            self.day, text, units, "" if state == "all" else state, sort, descending, offset=offset, limit=limit
        )

    def _fetch(self, offset: int, limit: int, sort: str, descending: bool) -> Sequence[Row]:
        with self.desk.store.reading() as reader:
            return self.page(reader, self._asked(offset, limit, sort, descending))[0]

    def refresh(self) -> None:
        self._typing.stop()
        with self.desk.store.reading() as reader:
            count = self.page(reader, self._asked())[1]
        place = max(0, self.table.current_place())
        self.table.blockSignals(True)
        self.table.show_count(count)
        if count:
            self.table.select_place(min(place, count - 1))
        self.table.blockSignals(False)
        self.count.setText(self.desk.say(f"org.{self.code}_count", count=count))
        self._picked(self.table.current())

    def _picked(self, chosen: Row | None) -> None:
        """The chosen row is told at the right; an open form stays until it is saved or left."""
        self.key = None if chosen is None else self.key_of(chosen)
        self.show_chosen()

    def tell_chosen(self) -> None:
        self.show_row(self.table.current())

    def home(self) -> QWidget:
        return self.table

    def _state_chosen(self, state: str) -> None:
        self.desk.memory.set(f"org/{self.code}/state", state)
        self.refresh()

    def clear_filter(self) -> None:
        """Show everything of the scope."""
        self.finder.clear()
        self.states.choose("all")
        self._state_chosen("all")

    def find_row(self, text: str) -> None:
        """Show what holds these words, in any state."""
        self.states.choose("all")
        self.finder.setText(text)
        self.refresh()
