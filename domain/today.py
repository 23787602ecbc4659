"""The day's work in one look: what waits, what is missing, what is due, in which order (rules 3-2, 4-11, 4-21, F15).

Kept free of everything heavy: it is read before any other page (promise P5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from domain.weeks import Week

SHOWN = 6
"""So many lines a card shows; the rest stands on the page it opens."""
FIRST = 3
"""So many things are put first."""


class ReportState(StrEnum):
    """How far a unit's weekly report is."""

    NOT_BEGUN = "not_begun"
    DRAFT = "draft"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Submitted logs of one unit's people that wait for a reply; `oldest` is the earliest day among them."""

    unit: str
    unit_name: str
    count: int
    oldest: date


@dataclass(frozen=True, slots=True)
class MissingLog:
    """A log that is missing; it is on time until the end of `until`, the next working day (rule 3-2)."""

    employee_no: str
    name: str
    unit_name: str
    day: date
    until: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A weekly report of a region or market department, due on the Monday after, moved by rest days (F15)."""

    unit: str
    unit_name: str
    author: str
    week: Week
    due_on: date
    state: ReportState
    overdue: bool


@dataclass(frozen=True, slots=True)
class IdleOutlet:
    """An outlet with its last inspection (None: never) and the days since; since it opened, where there was none."""

    code: str
    name: str
    unit_name: str
    last: date | None
    days: int


@dataclass(frozen=True, slots=True)
class NextEvent:
    """A planned event of the coming days."""

    code: str
    day: date
    name: str
    kind: str
    organiser: str
    host_name: str


class Task(StrEnum):
    """The kinds of things to do first."""

    REMIND = "remind"
    REPORT = "report"
    REVIEW = "review"
    OUTLET = "outlet"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class FirstThing:
    """One thing to do today: so many of a kind; `day` its deadline or the day it is about, `name` whom or what.

    Of a duty `key` is its line in the catalogue, `subject` who owes it, `name` whom to remind of it: nobody, if mine.
    """

    task: Task
    count: int
    day: date | None = None
    name: str = ""
    key: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Leader:
    """Who leads a unit on a day."""

    unit: str
    name: str
    role: str


@dataclass(frozen=True)
class Today:
    """All that the page shows. `workday` is the day's place among the week's working days, 0 on a rest day.

    `handed` of `expected` logs of the day itself, on time until `day_until`; `missing` covers this week and the last
    working day before, the latest first; `reports` those of the week due next, and of the week before where they are
    overdue; `managers` the regional managers below the unit in scope.
    """

    day: date
    workday: int
    last_workday: date
    day_until: date
    expected: int
    handed: int
    waiting: tuple[Waiting, ...]
    missing: tuple[MissingLog, ...]
    reports: tuple[ReportDue, ...]
    outlets: tuple[IdleOutlet, ...]
    events: tuple[NextEvent, ...]
    managers: tuple[Leader, ...]

    @property
    def waiting_count(self) -> int:
        return sum(unit.count for unit in self.waiting)

    @property
    def missing_before(self) -> int:
        """How many logs of the last working day are missing."""
        return sum(log.day == self.last_workday for log in self.missing)

    @property
    def reports_open(self) -> tuple[ReportDue, ...]:
        """The reports not issued yet."""
        return tuple(report for report in self.reports if report.state is not ReportState.ISSUED)

    @property
    def reports_due(self) -> tuple[ReportDue, ...]:
        """The reports not issued that are due today or were due before."""
        return tuple(report for report in self.reports_open if report.due_on <= self.day)

    @property
    def done(self) -> bool:
        """Nothing waits, nothing is missing, nothing is due today."""
        return not (self.waiting or self.missing or self.reports_due)

    def first_things(
        self, due: Sequence[FirstThing] = (), pressing: Sequence[FirstThing] = ()
    ) -> tuple[FirstThing, ...]:
        """What to do first, by rule: due today, then what presses by deadline, then what waits and what is idle.

        `due` and `pressing` are the duties, once they are known; nothing at all where everything of today is done.
        """
        if self.done and not due and not pressing:
            return ()
        things = []
        ending = [log for log in self.missing if log.until == self.day]
        if ending:
            things.append(FirstThing(Task.REMIND, len(ending), ending[0].day, ending[0].name))
        if reports := self.reports_due:
            first = reports[0]
            things.append(FirstThing(Task.REPORT, len(reports), first.due_on, first.unit_name, first.unit))
        things += [*due, *pressing, *self._queues()]
        return tuple(things[:FIRST])

    def _queues(self) -> list[FirstThing]:
        things = []
        if self.waiting:
            things.append(FirstThing(Task.REVIEW, self.waiting_count, min(unit.oldest for unit in self.waiting)))
        if late := [log for log in self.missing if log.overdue]:
            things.append(FirstThing(Task.REMIND, len(late), late[0].day, late[0].name))
        if self.workday and self.outlets:
            longest = self.outlets[0]
            things.append(FirstThing(Task.OUTLET, longest.days, longest.last, longest.name, longest.code))
        return things


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as it is stored."""

    code: str
    name: str
    kind: str
    parent: str
    first: date | None
    last: date | None

    def active_on(self, day: date) -> bool:
        """Both bounds still count (F3)."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class TodaysRows(Protocol):
    """What the page's service asks of the store, each answered by one query. `unit` empty means every unit."""

    def units(self) -> Sequence[UnitRow]: ...
    def office_days(self) -> Mapping[date, bool]: ...
    def official(self, day: date) -> bool | None: ...
    def place_of(self, employee_no: str, day: date) -> tuple[str, str] | None: ...
    def waiting(self, unit: str, last: date, me: str) -> Sequence[tuple[str, str, int, date]]: ...
    def missing(self, unit: str, day: date) -> Sequence[tuple[str, str, str]]: ...
    def handed(self, unit: str, day: date) -> tuple[int, int]: ...
    def leaders(self, unit: str, day: date) -> Sequence[Leader]: ...
    def reports(self, unit: str, week: Week) -> Mapping[str, ReportState]: ...
    def idle_outlets(self, unit: str, day: date, limit: int) -> Sequence[tuple[str, str, str, date | None, date]]: ...
    def next_events(
        self, unit: str, first: date, last: date, limit: int
    ) -> Sequence[tuple[str, date, str, str, str, str]]: ...
