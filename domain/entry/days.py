"""A person's day in the entry grid: what is kept, what is typed over it, and what both come to (F4, F5)."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain.entry.cells import Typed, read_cell
from domain.rules import Rules
from domain.scores import ScoreLine, day_score
from domain.work_log import HIGHEST_COUNT, Counts, Item, LogStatus, LogText, WorkLog

ITEMS = tuple(Item)
EMPTY = ("",) * len(ITEMS)

Cells = tuple[str, ...]
"""The five cells of a day as typed, in the order of the items."""


@dataclass(frozen=True, slots=True)
class LogDraft:
    """What was typed for a day and not handed in. `base` is the revision it was typed over, 0 for none."""

    employee_no: str
    day: date
    cells: Cells = EMPTY
    text: LogText = field(default_factory=LogText)
    reason: str = ""
    base: int = 0


class DayState(StrEnum):
    """Where a day stands in the grid."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    LEAVE = "leave"
    REST = "rest"
    FUTURE = "future"
    ABSENT = "absent"

    @property
    def closed(self) -> bool:
        """Days that take no log: to come, or outside employment (F4)."""
        return self in {DayState.FUTURE, DayState.ABSENT}


class Reason(StrEnum):
    """Why a day asks for a reason before it is handed in."""

    LATE = "late"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Completion:
    """So many more of an item make the day's pass mark."""

    item: Item
    count: int


@dataclass(frozen=True)
class DayEntry:
    """One day of one person. `log` is what is kept, a draft left out; `draft` what is typed over it.

    `closes` is the last day in time, `late` whether that is over; `reason` the one kept with a late log.
    """

    employee_no: str
    day: date
    state: DayState
    expected: bool
    rules: Rules
    closes: date
    late: bool = False
    log: WorkLog | None = None
    draft: LogDraft | None = None
    reason: str = ""

    @cached_property
    def content(self) -> tuple[Cells, LogText]:
        """The cells and texts that the grid shows."""
        if self.draft:
            return self.draft.cells, self.draft.text
        return kept_content(self.log)

    @property
    def cells(self) -> Cells:
        return self.content[0]

    @property
    def text(self) -> LogText:
        return self.content[1]

    @cached_property
    def typed(self) -> tuple[Typed, ...]:
        """The cells as read."""
        return tuple(read_cell(cell) for cell in self.cells)

    def of(self, item: Item) -> Typed:
        """One cell as read."""
        return self.typed[ITEMS.index(item)]

    @cached_property
    def wrong(self) -> tuple[Item, ...]:
        """The items whose cell can't be read."""
        return tuple(item for item, cell in zip(ITEMS, self.typed, strict=True) if cell.wrong)

    @cached_property
    def blank(self) -> tuple[Item, ...]:
        """The items not filled in yet."""
        return tuple(item for item, cell in zip(ITEMS, self.typed, strict=True) if cell.blank)

    @property
    def begun(self) -> bool:
        """Whether any cell is filled in."""
        return len(self.blank) < len(ITEMS)

    @property
    def complete(self) -> bool:
        """Whether all cells are filled in and none is wrong."""
        return not self.blank and not self.wrong

    @cached_property
    def counts(self) -> Counts:
        """The counts so far; what is blank or wrong is 0."""
        return Counts(*(cell.count or 0 for cell in self.typed))

    @cached_property
    def score(self) -> int | None:
        """The day score so far; None where nothing is filled in or a cell is wrong."""
        return day_score(self.counts, self.rules.points) if self.begun and not self.wrong else None

    @property
    def counting(self) -> int:
        """What the day gives the week once handed in; a returned log as it stands gives nothing (F4)."""
        returned = self.state is DayState.RETURNED and self.draft is None
        return 0 if returned else self.score or 0

    @property
    def lines(self) -> tuple[ScoreLine, ...]:
        """The arithmetic: count, points and product of every item that gives points."""
        points = self.rules.points
        return tuple(ScoreLine(i, self.counts.of(i), points[i]) for i in ITEMS if points.get(i, 0))

    @cached_property
    def low(self) -> tuple[Item, ...]:
        """The items filled in with less than the day's minimum."""
        return tuple(
            item
            for item, cell in zip(ITEMS, self.typed, strict=True)
            if self.expected and cell.count is not None and cell.count < self.rules.day_minimums.get(item, 0)
        )

    @property
    def completion(self) -> Completion | None:
        """The item and number that make the pass mark: what is blank first, then what is low, then the dearest."""
        gap = self.rules.day_pass - (self.score or 0)
        points = self.rules.points
        giving = [item for item in ITEMS if points.get(item, 0)]
        if gap <= 0 or not giving:
            return None
        some = [i for i in giving if i in self.blank] or [i for i in giving if i in self.low] or giving
        item = max(some, key=lambda i: points[i])
        count = -(-gap // points[item])
        return Completion(item, count) if self.counts.of(item) + count <= HIGHEST_COUNT else None

    @property
    def asks(self) -> Reason | None:
        """The reason the day needs: to reopen an approved log, or to hand in a new one after the cut-off (3-2)."""
        if self.state is DayState.APPROVED:
            return Reason.REOPEN
        return Reason.LATE if self.late and self.log is None else None

    @property
    def ready(self) -> bool:
        """Whether it can be handed in now: something is typed, all of it is there, and no reason is lacking."""
        if self.draft is None or self.state.closed or not self.complete or self.content == kept_content(self.log):
            return False
        return self.asks is None or bool(self.draft.reason.strip())

    @property
    def lacks_reason(self) -> bool:
        """Whether only the reason is lacking."""
        return not self.ready and replace(self, draft=self.draft and replace(self.draft, reason="x")).ready

    def with_draft(
        self, cells: Cells | None = None, text: LogText | None = None, reason: str | None = None
    ) -> "DayEntry":
        """The day with something typed; a draft that says what is kept anyway is no draft."""
        old = self.draft
        draft = LogDraft(
            self.employee_no,
            self.day,
            tuple(read_cell(cell).text for cell in cells) if cells is not None else self.cells,
            text if text is not None else self.text,
            reason if reason is not None else old.reason if old else "",
            old.base if old else self.log.revision if self.log else 0,
        )
        same = (draft.cells, draft.text) == kept_content(self.log) and not (draft.reason and self.asks)
        return replace(self, draft=None if same else draft)

    def with_cell(self, item: Item, text: str) -> "DayEntry":
        """The day with one cell typed."""
        place = ITEMS.index(item)
        return self.with_draft(cells=(*self.cells[:place], text, *self.cells[place + 1 :]))


def kept_content(log: WorkLog | None) -> tuple[Cells, LogText]:
    """The cells and texts of a log; blank ones without."""
    if log is None:
        return EMPTY, LogText()
    return tuple(str(log.counts.of(item)) for item in ITEMS), log.text


def standing(log: WorkLog | None, draft: LogDraft | None) -> tuple[WorkLog | None, LogDraft | None]:
    """The log and the draft that hold: a draft typed over another revision is out of date, a draft log is no log."""
    kept = log if log and log.status is not LogStatus.DRAFT else None
    return kept, draft if draft and draft.base == (kept.revision if kept else 0) else None
