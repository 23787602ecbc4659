"""The week of the form's person, a line a day."""

from datetime import date

from PySide6.QtCore import Signal

from domain.entry.days import ITEMS, DayEntry
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.looks import Chip, Heat, Look
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.logs.entry_session import EntrySession


class WeekCard(Card):
    """Days with their state, counts and score. `chosen`: another day was opened."""

    chosen = Signal(str, object)

    def __init__(self, desk: Desk, session: EntrySession) -> None:
        super().__init__(desk, desk.say("entry.week_days"), " ")
        self.desk, self.session = desk, session
        columns: list[Column[DayEntry]] = [
            Column("day", desk.say("entry.date"), self._day),
            Column("state", desk.say("entry.state"), self._state, look=self._chip, stretch=True),
            *(self._count(item) for item in ITEMS),
            Column("score", desk.say("entry.short_score"), self._score, look=self._heat, centred=True, width=44),
        ]
        self.table: Table[DayEntry] = Table(desk, "entry.week_days", columns, sortable=False)
        self.table.opened.connect(lambda entry: self.chosen.emit(entry.employee_no, entry.day))
        self.table.clicked.connect(lambda index: self._clicked(index.row()))
        self.add(self.table, 1)

    def _count(self, item: Item) -> Column[DayEntry]:
        return Column(
            item.value,
            self.desk.say(f"entry.short_{item.value}"),
            lambda entry: entry.of(item).text,
            centred=True,
            width=40,
        )

    def _clicked(self, place: int) -> None:
        entry = self.table.row_at(place)
        if entry is not None:
            self.chosen.emit(entry.employee_no, entry.day)

    def show_week(self, place: tuple[str, date] | None) -> None:
        """Show the week of somebody, at a day."""
        person = self.session.people.get(place[0]) if place else None
        if place is None or person is None:
            self.table.show_rows([])
            return
        marks = (person.total, person.pass_mark) if person.expected else (person.total, "–")
        self.note.setText("{} / {}".format(*marks))
        self.table.show_rows(person.days)
        self.table.select_place(place[1].weekday())

    def _day(self, entry: DayEntry) -> str:
        say = self.desk.say
        return say("entry.day", day=f"{entry.day:%m-%d}", weekday=say(f"shell.weekday_{entry.day.weekday()}"))

    def _state(self, entry: DayEntry) -> str:
        return self.desk.say("entry.drafted" if entry.draft else f"entry.state_{entry.state.value}")

    def _chip(self, entry: DayEntry) -> Look:
        if entry.draft:
            return Chip("draft", self._state(entry))
        missing = entry.state.value == "open" and entry.expected and entry.day < self.desk.today()
        known = {"submitted", "returned", "approved", "leave"}
        return Chip(
            "missing" if missing else entry.state.value if entry.state.value in known else "none", self._state(entry)
        )

    def _score(self, entry: DayEntry) -> str:
        return "–" if entry.wrong else "" if entry.score is None else str(entry.score)

    def _heat(self, entry: DayEntry) -> Look | None:
        if entry.score is None:
            return None
        share = entry.score / max(1, entry.rules.day_pass)
        return Heat(share, low=entry.complete and entry.expected and share < 1)
