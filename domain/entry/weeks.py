"""The weeks of a person and a team in the entry grid, with sums as they stand while somebody types (F3, F6, F7)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from domain.entry.days import DayEntry, DayState
from domain.rules import SCORED, Rules
from domain.scores import Minimum
from domain.weeks import Week
from domain.work_log import Counts

HARD_PACE = 1.2
"""A pace above this times the day's pass mark is marked as hard."""


@dataclass(frozen=True)
class PersonWeek:
    """A person's week. `rules` are those of the last day employed in it, `earlier` the last log before the week."""

    employee_no: str
    name: str
    unit: str
    days: tuple[DayEntry, ...]
    rules: Rules
    earlier: Counts | None = None

    def on(self, day: date) -> DayEntry:
        """One day."""
        return self.days[day.weekday()]

    def with_day(self, entry: DayEntry) -> "PersonWeek":
        """The week with one day typed anew."""
        return replace(self, days=tuple(entry if day.day == entry.day else day for day in self.days))

    @cached_property
    def drafted(self) -> tuple[DayEntry, ...]:
        """The days into which something is typed."""
        return tuple(day for day in self.days if day.draft)

    @property
    def expected(self) -> int:
        """Expected days of the whole week (F3)."""
        return sum(day.expected for day in self.days)

    @cached_property
    def total(self) -> int:
        """The week score so far, drafts included."""
        return sum(day.counting for day in self.days)

    @property
    def pass_mark(self) -> int:
        """The week's pass mark, shortened where it must be (F6)."""
        return self.rules.share_of_week(self.rules.week_pass, self.expected)

    @property
    def gap(self) -> int:
        """Points missing to pass."""
        return max(0, self.pass_mark - self.total)

    @property
    def open_days(self) -> int:
        """Expected days that can still bring points: nothing readable is in them yet."""
        return sum(day.expected and not day.counting for day in self.days)

    @property
    def pace(self) -> int | None:
        """Points needed on each open day (日須); None where the week passes, or no day is left."""
        return -(-self.gap // self.open_days) if self.gap and self.open_days else None

    @property
    def lost(self) -> bool:
        """Whether points are missing and no day is left for them."""
        return bool(self.gap) and not self.open_days

    @property
    def hard(self) -> bool:
        """Whether the pace is above 1.2 x the day's pass mark."""
        return self.pace is not None and self.pace > HARD_PACE * self.rules.day_pass

    @cached_property
    def minimums(self) -> tuple[Minimum, ...]:
        """The weekly minimums beside what is done so far, drafts included."""
        counted = [day.counts for day in self.days if day.counting]
        found = []
        for item in SCORED:
            done = sum(counts.of(item) for counts in counted)
            required = self.rules.share_of_week(self.rules.week_minimums.get(item, 0), self.expected)
            found.append(Minimum(item, done, required, done >= required if self.expected else None))
        return tuple(found)

    def before(self, day: date) -> Counts | None:
        """The counts of the last day with readable ones before this one; the week before included."""
        for entry in reversed(self.days[: day.weekday()]):
            if entry.complete:
                return entry.counts
        return self.earlier

    def completing(self, day: date) -> "PersonWeek":
        """The week as it would be with this day brought to its pass mark."""
        entry = self.on(day)
        todo = entry.completion
        if todo is None or entry.wrong:
            return self
        return self.with_day(entry.with_cell(todo.item, str(entry.counts.of(todo.item) + todo.count)))


@dataclass(frozen=True)
class Group:
    """The people of one unit, under the name of who leads it."""

    unit: str
    name: str
    manager: str
    people: tuple[PersonWeek, ...]

    def missing(self, today: date) -> int:
        """Expected days before today of which nothing was handed in."""
        days = [day for person in self.people for day in person.days]
        return sum(day.expected and day.day < today and day.state is DayState.OPEN for day in days)

    def handed_in(self, day: date) -> int:
        """How many handed in a log of this day."""
        return sum(person.on(day).log is not None for person in self.people)


@dataclass(frozen=True)
class TeamWeek:
    """A unit's week: its people by group, the days worth a column, and the rules of each for the row of minimums."""

    week: Week
    today: date
    groups: tuple[Group, ...]
    days: tuple[date, ...]
    rules: Mapping[date, Rules]

    @property
    def people(self) -> tuple[PersonWeek, ...]:
        """Everybody, in the order of the grid."""
        return tuple(person for group in self.groups for person in group.people)
