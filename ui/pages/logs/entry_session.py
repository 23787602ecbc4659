"""A sitting at the entry grid: what is shown, typed and not yet saved, pasted, and ready to be handed in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from domain.entry.days import ITEMS, Cells, DayEntry, DayState
from domain.entry.pasting import Matched, Pasted, Placing, Unplaced, paste, place_block, read_block
from domain.entry.weeks import PersonWeek, TeamWeek
from domain.problems import Refusal
from domain.services.absences import add_leave, take_back_leave
from domain.services.changing import make
from domain.services.entering import PASTED, TYPED, HandedIn, hand_in, leave_on, save_drafts, team_week
from domain.services.organising import Cells as FormCells
from domain.work_log import Item, LogText
from ui.desk import Desk
from ui.kit.form import Autosave

FEW = 40
"""So many days are written at once; more are written in the background."""

CellOf = tuple[str, date, Item]
"""A cell: whose, which day, which item."""


@dataclass(frozen=True)
class Facts:
    """What the last paste did, for the card under the grid."""

    at: datetime
    rows: int
    columns: int
    matched: Matched
    filled: int
    unplaced: tuple[Unplaced, ...]
    extra_rows: int
    extra_columns: int


class EntrySession(QObject):
    """Holds the team's week while it is typed into. `moved` names the people whose rows changed."""

    loaded = Signal()
    moved = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self.desk = desk
        self.team: TeamWeek | None = None
        self.people: dict[str, PersonWeek] = {}
        self.pending: dict[tuple[str, date], DayEntry] = {}
        self.pasted: set[CellOf] = set()
        self.facts: Facts | None = None
        self._kind = TYPED
        self._autosave = Autosave(self.save, owner)

    # reading

    def load(self) -> None:
        """Read the scope's week anew; what is typed and not saved yet stays typed."""
        desk = self.desk
        org = desk.organisation
        with desk.store.reading() as reader:
            team = team_week(reader, org, desk.unit, desk.week, desk.today())
        if self.team is None or self.team.week != team.week:
            self.pasted.clear()
            self.facts = None
        self.team = team
        self.people = {person.employee_no: person for person in team.people}
        for (number, day), entry in list(self.pending.items()):
            whose = self.people.get(number)
            if whose and day in {d.day for d in whose.days}:
                now = whose.on(day).with_draft(entry.cells, entry.text, entry.draft.reason if entry.draft else None)
                self.people[number] = whose.with_day(now)
        self.loaded.emit()

    @property
    def days(self) -> tuple[date, ...]:
        """The days worth a column."""
        return self.team.days if self.team else ()

    def entry(self, number: str, day: date) -> DayEntry:
        """A person's day as it stands on screen."""
        return self.people[number].on(day)

    # typing

    def put(self, entry: DayEntry) -> None:
        """Something was typed into a day; it is saved after the next pause."""
        self._hold(entry)
        self._autosave.touch()
        self.moved.emit({entry.employee_no})

    def _hold(self, entry: DayEntry) -> None:
        self.people[entry.employee_no] = self.people[entry.employee_no].with_day(entry)
        self.pending[entry.employee_no, entry.day] = entry

    def type(self, number: str, day: date, item: Item, text: str) -> bool:
        """Type into a cell; whether the day takes it."""
        entry = self.entry(number, day)
        if not self.takes(entry):
            return False
        if text.strip() != entry.of(item).text:
            self.pasted.discard((number, day, item))
            self.put(entry.with_cell(item, text))
        return True

    def takes(self, entry: DayEntry) -> bool:
        """Whether cells of this day can be typed into; leave is taken back first."""
        return not entry.state.closed and entry.state is not DayState.LEAVE

    def clear_cells(self, cells: Iterable[CellOf]) -> None:
        """Empty cells."""
        for number, day, item in cells:
            self.type(number, day, item, "")

    def say_text(self, number: str, day: date, text: LogText) -> None:
        """The words of a day were typed."""
        self.put(self.entry(number, day).with_draft(text=text))

    def say_reason(self, number: str, day: date, reason: str) -> None:
        """The reason of a late or reopened day was typed."""
        self.put(self.entry(number, day).with_draft(reason=reason))

    def as_before(self, number: str, day: date) -> bool:
        """Take the counts of the last complete day before; whether there is one."""
        entry, counts = self.entry(number, day), self.people[number].before(day)
        if counts is None or not self.takes(entry):
            return False
        cells: Cells = tuple(str(counts.of(item)) for item in ITEMS)
        self.put(entry.with_draft(cells=cells))
        return True

    # keeping

    def save(self) -> int | None:
        """Write what is typed, as one action; its number, or None where nothing was new."""
        self._autosave.drop()
        entries, kind = self._taken()
        if not entries:
            return None
        return self._keep(lambda: save_drafts(self.desk.store, entries, self.desk.me, kind), entries)

    def _taken(self) -> tuple[list[DayEntry], str]:
        entries, kind = list(self.pending.values()), self._kind
        self.pending.clear()
        self._kind = TYPED
        return entries, kind

    def _keep(self, work: Callable[[], int | None], entries: Sequence[DayEntry]) -> int | None:
        try:
            return work()
        except Refusal as refusal:
            self._put_back(entries)
            self.desk.refuse(refusal)
            return None

    def _put_back(self, entries: Sequence[DayEntry]) -> None:
        """What could not be written stays typed, and is written with the next change."""
        for entry in entries:
            self.pending.setdefault((entry.employee_no, entry.day), entry)

    def save_soon(self) -> None:
        """Write many days in the background."""
        if len(self.pending) <= FEW:
            self.save()
            return
        self._autosave.drop()
        entries, kind = self._taken()
        store, by = self.desk.store, self.desk.me

        def failed(refusal: Refusal) -> None:
            self._put_back(entries)
            self.desk.refuse(refusal)

        words = self.desk.say("entry.saving")
        self.desk.tasks.run(lambda _: save_drafts(store, entries, by, kind), lambda _: None, failed, words)

    def undo(self) -> None:
        """Take back what is typed and not saved, else the last action."""
        if self.pending:
            self._autosave.drop()
            self.pending.clear()
            self._kind = TYPED
            self.load()
        else:
            self.desk.undo_last()
        self.pasted.clear()
        self.facts = None
        self.moved.emit(set(self.people))

    # pasting

    def paste(self, text: str, order: Sequence[str], number: str, column: int) -> Pasted | None:
        """Paste a block at a cell; `order` are the people as the grid shows them. One action, so one undo."""
        self.save()
        columns = [(day, item) for day in self.days for item in ITEMS]
        people = [self.people[one] for one in order]
        placing = place_block(read_block(text), people, columns, order.index(number), column)
        if not placing.cells and not placing.unplaced:
            return None
        done = paste(placing, self.people)
        self.pasted = {(cell.employee_no, cell.day, cell.item) for cell in done.filled}
        self.facts = self._facts(placing, done)
        typed = {(cell.employee_no, cell.day) for cell in (*done.filled, *done.wrong)}
        for whose, day in sorted(typed):
            self._hold(done.people[whose].on(day))
        self._kind = PASTED
        self.moved.emit(set(done.people))
        self.save_soon()
        return done

    def _facts(self, placing: Placing, done: Pasted) -> Facts:
        return Facts(
            self.desk.office.now(),
            placing.rows,
            placing.columns,
            placing.matched,
            len(done.filled),
            done.unplaced,
            placing.extra_rows,
            placing.extra_columns,
        )

    @property
    def wrong(self) -> list[CellOf]:
        """Every cell that can't be read, in the order of the grid."""
        return [
            (person.employee_no, entry.day, item)
            for person in self.people.values()
            for entry in person.days
            if entry.draft
            for item in entry.wrong
        ]

    # handing in

    def ready(self) -> list[DayEntry]:
        """The days that can be handed in now."""
        return [entry for person in self.people.values() for entry in person.days if entry.ready]

    def lacking(self) -> list[DayEntry]:
        """The days that only lack their reason."""
        return [entry for person in self.people.values() for entry in person.days if entry.lacks_reason]

    def hand_in(self, entries: Sequence[DayEntry]) -> None:
        """Submit these days; the line in the status bar takes it back."""
        self.save()
        desk = self.desk
        store, by, today = desk.store, desk.me, desk.today()
        if len(entries) <= FEW:
            done = desk.attempt(lambda: hand_in(store, entries, today, by))
            if done is not None:
                self._handed_in(done)
            return
        words = desk.say("entry.submitting")
        desk.tasks.run(lambda _: hand_in(store, entries, today, by), self._handed_in, words=words)

    def _handed_in(self, done: HandedIn) -> None:
        desk = self.desk
        self.pasted.clear()
        if done.refused and not done.taken:
            desk.refuse(done.refused[0][1])
        elif done.refused:
            why = desk.office.explain(done.refused[0][1], desk.language)
            words = desk.say("entry.submitted_some", count=len(done.taken), refused=len(done.refused), why=why)
            desk.tell(words, done.action)
        else:
            desk.tell(desk.say("entry.submitted", count=len(done.taken)), done.action)

    # leave

    def leave(self, number: str, day: date) -> None:
        """Approved leave of a whole day; on such a day, it is taken back."""
        self.save()
        desk = self.desk
        held = leave_on(desk.organisation, number, day)
        if held and held.first != held.last:
            first, last = f"{held.first:%m-%d}", f"{held.last:%m-%d}"
            desk.tell(desk.say("entry.longer_leave", first=first, last=last))
            return
        cells: FormCells = {"employee_no": number, "first": day, "last": day, "kind": ""}
        change = take_back_leave(held) if held else add_leave(cells, desk.today())
        action = desk.attempt(lambda: make(desk.store, change, desk.me))
        if action is not None:
            words = "entry.leave_taken_back" if held else "entry.leave_given"
            desk.tell(desk.say(words, name=self.people[number].name, day=f"{day:%m-%d}"), action)
