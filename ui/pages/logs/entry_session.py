"""A sitting at the entry grid: what is shown, typed and not yet saved, pasted, and ready to be handed in."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from domain.entry.days import ITEMS, Cells, DayEntry, DayState
from domain.entry.pasting import Pasted, paste, place_block, read_block
from domain.entry.weeks import PersonWeek, TeamWeek
from domain.field import Outlet
from domain.problems import Refusal
from domain.services.absences import add_leave, take_back_leave
from domain.services.changing import make
from domain.services.entering import PASTED, TYPED, HandedIn, hand_in, leave_on, save_drafts
from domain.services.organising import Cells as FormCells
from domain.work_log import Item, LogText
from ui.desk import Desk
from ui.kit.form import Autosave
from ui.kit.tasks import Task
from ui.pages.logs.entry_pasted import Facts, facts_of
from ui.pages.logs.entry_reading import Asked, with_typed

FEW = 40
"""So many days are written at once; more are written in the background."""

CellOf = tuple[str, date, Item]
"""A cell: whose, which day, which item."""


class EntrySession(QObject):
    """Holds the team's week while it is typed into. `moved` names the people whose rows changed."""

    loaded = Signal()
    moved = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self.desk = desk
        self.team: TeamWeek | None = None
        self.people: dict[str, PersonWeek] = {}
        self.outlets: tuple[Outlet, ...] = ()
        self.pending: dict[tuple[str, date], DayEntry] = {}
        self._since: dict[tuple[str, date], DayEntry] = {}  # typed since the store was asked, saved meanwhile or not
        self._task: Task | None = None
        self._asked: Asked | None = None
        self._seen = -1  # the last action that is on screen
        self.pasted: set[CellOf] = set()
        self.facts: Facts | None = None
        self._kind = TYPED
        self._autosave = Autosave(self.save, owner)

    # reading

    def refresh(self) -> None:
        """Read the scope's week anew, unless nothing happened but that this sitting kept what was typed."""
        if self._seen < self.desk.latest or self._question() != self._asked:
            self.load()

    def _question(self) -> Asked:
        desk = self.desk
        return Asked(desk.store, desk.organisation, desk.unit, desk.week, desk.today())

    def load(self) -> None:
        """Read the scope's week anew in the background; what is typed meanwhile stays typed."""
        desk = self.desk
        if self._task:
            self._task.cancel()
        self._since.clear()
        asked, self._seen = self._question(), desk.latest
        self._asked = asked
        task = self._task = desk.tasks.run(
            asked.read, lambda found: self._have(task, *found), words=desk.say("logs.read")
        )

    def _have(self, task: Task, team: TeamWeek, outlets: tuple[Outlet, ...]) -> None:
        if not isValid(self) or task is not self._task:
            return  # nobody is there any more, or something newer was asked
        if self.team is None or self.team.week != team.week:
            self.pasted.clear()
            self.facts = None
        self.team, self.outlets = team, outlets
        self.people = with_typed(team, {**self._since, **self.pending}.values())
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
        self.pending[entry.employee_no, entry.day] = self._since[entry.employee_no, entry.day] = entry

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
        number = self._keep(lambda: save_drafts(self.desk.store, entries, self.desk.me, kind), entries)
        if number == self._seen + 1:
            self._seen = number
        return number

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
        self.facts = facts_of(placing, done, self.desk.office.now())
        typed = {(cell.employee_no, cell.day) for cell in (*done.filled, *done.wrong)}
        for whose, day in sorted(typed):
            self._hold(done.people[whose].on(day))
        self._kind = PASTED
        self.moved.emit(set(done.people))
        self.save_soon()
        return done

    @property
    def drafted(self) -> list[DayEntry]:
        """The days into which something is typed, in the order of the grid."""
        return [entry for person in self.people.values() for entry in person.drafted]

    @property
    def wrong(self) -> list[CellOf]:
        """Every cell that can't be read, in the order of the grid."""
        return [(entry.employee_no, entry.day, item) for entry in self.drafted for item in entry.wrong]

    # handing in

    def ready(self) -> list[DayEntry]:
        """The days that can be handed in now."""
        return [entry for entry in self.drafted if entry.ready]

    def lacking(self) -> list[DayEntry]:
        """The days that only lack their reason."""
        return [entry for entry in self.drafted if entry.lacks_reason]

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
