"""What somebody who decides logs has to see: queue, one log in full, its story (rules 3-2 to 3-9, 4-10, F25)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from domain.organisation import Role
from domain.scores import DayScore, DayStatus, WeekScore
from domain.work_log import Counts, Decision, Item, LogStatus, LogText, WorkLog
from domain.workdays import WorkCalendar

TEXTS = ("outlet", "done", "plan", "trouble")
"""The fields of a log's text, in the order of the workbook."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A log as somebody saw it: a decision on another revision than the one seen is refused."""

    employee_no: str
    day: date
    revision: int

    @classmethod
    def of(cls, log: WorkLog) -> "Chosen":
        """This very revision of a log."""
        return cls(log.employee_no, log.day, log.revision)


@dataclass(frozen=True, slots=True)
class Handed:
    """A log and how this revision of it was handed in: `at` in UTC, by an action of that `kind`.

    `late_reason` is why the day was first handed in after the cut-off (rule 3-2), empty where nobody had to say.
    """

    log: WorkLog
    at: str
    kind: str
    late_reason: str = ""

    @property
    def imported(self) -> bool:
        """From a workbook: when the author himself handed it in is not known."""
        return self.kind.startswith("import_")


def local_day(at: str, zone: tzinfo | None) -> date:
    """The day of a UTC time where people live; without a zone, the machine's."""
    return datetime.fromisoformat(at).astimezone(zone).date()


def is_late(calendar: WorkCalendar, handed: Handed, zone: tzinfo | None) -> bool:
    """Handed in after the cut-off (rule 3-2). An import says nothing of when its authors wrote."""
    return bool(handed.at) and not handed.imported and local_day(handed.at, zone) > calendar.cut_off(handed.log.day)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A daily minimum that was missed: so many of so many."""

    item: Item
    count: int
    minimum: int


def shortfalls(scored: DayScore) -> tuple[Shortfall, ...]:
    """The daily minimums a log missed, with what was done (rules 3-5 to 3-9)."""
    counts = scored.log.counts if scored.log else Counts()
    return tuple(Shortfall(i, counts.of(i), scored.rules.day_minimums[i]) for i in scored.missed_minimums)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A log that waits for a decision. `at` is UTC."""

    log: WorkLog
    name: str
    unit: str
    unit_name: str
    score: int
    pass_mark: int
    missed: tuple[Shortfall, ...]
    at: str
    imported: bool
    late: bool

    @property
    def chosen(self) -> Chosen:
        """The log as it is seen here."""
        return Chosen.of(self.log)

    @property
    def meets(self) -> bool:
        """Reaches the pass mark and every daily minimum."""
        return self.score >= self.pass_mark and not self.missed


@dataclass(frozen=True, slots=True)
class GivenReply:
    """A reply with when and by which action it was given. `status` and `score` are those of the log now.

    `at` is UTC; `together` counts the logs that the same action decided, and that go back with it.
    """

    employee_no: str
    name: str
    day: date
    revision: int
    reviewer: str
    reviewer_name: str
    replied_on: date
    decision: Decision
    content: str
    at: str
    action: int
    together: int
    status: LogStatus
    score: int


@dataclass(frozen=True, slots=True)
class LogVersion:
    """What a log said in one revision. `at` is UTC, empty where it is not known."""

    revision: int
    counts: Counts
    text: LogText
    at: str
    imported: bool


@dataclass(frozen=True, slots=True)
class LogStory:
    """A log as it stands, its versions and its replies, oldest first."""

    handed: Handed
    versions: tuple[LogVersion, ...]
    replies: tuple[GivenReply, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What one field said before and after; `field` is an item of the counts or one of TEXTS."""

    field: str
    before: str
    after: str


def changes(before: LogVersion, after: LogVersion) -> tuple[Change, ...]:
    """What differs between two versions: count by count, text by text."""
    pairs = [(item.value, str(before.counts.of(item)), str(after.counts.of(item))) for item in Item]
    pairs += [(name, getattr(before.text, name), getattr(after.text, name)) for name in TEXTS]
    return tuple(Change(*pair) for pair in pairs if pair[1] != pair[2])


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """What somebody recorded of an outlet that day: kind `inspection` or `visit`, and its result."""

    kind: str
    employee_no: str
    name: str
    result: str
    remark: str


@dataclass(frozen=True, slots=True)
class Pace:
    """What a week still needs to pass: points over the expected days that are still to come or open."""

    points: int
    days: int

    @property
    def a_day(self) -> int | None:
        """Points a day, rounded up; None where no day is left."""
        return -(-self.points // self.days) if self.days else None


def pace_of(week: WeekScore, today: date) -> Pace:
    """Points to the pass mark, and the expected days from today on that have no counting log yet."""
    left = [d for d in week.days if d.expected and d.day >= today and not (d.log and d.log.status.counts)]
    return Pace(week.gap, len(left))


@dataclass(frozen=True, slots=True)
class LogDetail:
    """One log with all that bears on its decision.

    `weeks` are the five before, oldest first, from the first with a log of that person on. `hindrance` is the
    code of why the person sitting here may not decide it, else empty.
    """

    handed: Handed
    name: str
    role: Role
    unit: str
    outlet_name: str
    scored: DayScore
    week: WeekScore
    pace: Pace
    weeks: tuple[WeekScore, ...]
    versions: tuple[LogVersion, ...]
    replies: tuple[GivenReply, ...]
    roles: dict[str, Role]
    records: tuple[FieldRecord, ...]
    late: bool
    hindrance: str

    @property
    def chosen(self) -> Chosen:
        """The log as it is seen here."""
        return Chosen.of(self.handed.log)

    @property
    def points(self) -> int:
        """What the counts give by the rules of the day, whether the log counts or not."""
        return sum(line.product for line in self.scored.lines)

    def points_of(self, version: LogVersion) -> int:
        """What an earlier version gave by the rules of the day."""
        return sum(self.scored.rules.points.get(item, 0) * version.counts.of(item) for item in Item)


@dataclass(frozen=True, slots=True)
class MissingDay:
    """An expected day without a counting log. `due` is the last day on which it is still on time."""

    day: date
    status: DayStatus
    due: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Somebody who has not submitted: his days of the week up to today, oldest first."""

    employee_no: str
    name: str
    unit: str
    unit_name: str
    days: tuple[MissingDay, ...]


OPEN = frozenset({DayStatus.MISSING, DayStatus.DRAFT, DayStatus.RETURNED})
"""What an expected day may show without counting (decision F5)."""


def missing_days(days: Iterable[DayScore], calendar: WorkCalendar, today: date) -> tuple[MissingDay, ...]:
    """The expected days up to today whose log is not there, not submitted, or returned (rule 3-2)."""
    found = [(d.day, d.status, calendar.cut_off(d.day)) for d in days if d.expected and d.status in OPEN]
    return tuple(MissingDay(day, status, due, today > due) for day, status, due in found if day <= today)
