"""A week as its market manager looks back on it: what was read, who is evaluated how, what comes next (rule 4-23)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.field import Reply
from domain.organisation import Organisation, Role
from domain.report import Evaluation, Person, PlanTask, TypedParts, WeeklyReport
from domain.weeks import Week
from domain.work_log import WorkLog

LogDay = tuple[str, date]
"""A log by its author's number and its day."""


def people_of(org: Organisation, units: Iterable[str], week: Week) -> tuple[Person, ...]:
    """The regional and client managers of these units at the week's end with an expected day in it, leaders first."""
    found = [
        Person(member.employee_no, member.name, role)
        for role in (Role.REGIONAL_MANAGER, Role.ACCOUNT_MANAGER)
        for member in org.members_in(units, (week.sunday,), role)
        if any(org.is_expected(member, day) for day in week.days)
    ]
    return tuple(found)


def proposed_evaluations(report: WeeklyReport, people: Sequence[Person]) -> tuple[Evaluation, ...]:
    """Lines to be written, nobody in two of them and nobody left out who has none yet.

    One each for regional managers and for who failed the week; then one for all who missed a minimum, and one for
    all others.
    """
    rows = {row.employee_no: row for row in report.scores}
    alone: list[Evaluation] = []
    missed: list[Person] = []
    others: list[Person] = []
    for person in unevaluated(report.typed, people):
        row = rows.get(person.employee_no)
        if person.role is Role.REGIONAL_MANAGER or (row and row.qualified is False):
            alone.append(Evaluation((person,)))
        else:
            (missed if row and row.missed else others).append(person)
    return (*alone, *(Evaluation(tuple(group)) for group in (missed, others) if group))


def unevaluated(typed: TypedParts, people: Iterable[Person]) -> tuple[Person, ...]:
    """Of whom nothing is said yet, in their order."""
    said = {person.employee_no for one in typed.evaluations for person in one.people}
    return tuple(person for person in people if person.employee_no not in said)


def stage_tasks(typed: TypedParts, due: date) -> tuple[PlanTask, ...]:
    """The tasks set in the evaluation, as the next report carries them: owned by whom they were set for."""
    return tuple(
        PlanTask(one.task.strip(), "、".join(one.names), due) for one in typed.evaluations if one.task.strip()
    )


@dataclass(frozen=True, slots=True)
class LogToRead:
    """A log to be opened, with what was replied to it so far (who, and what), and what its outlet is called."""

    name: str
    unit_name: str
    log: WorkLog
    replies: tuple[tuple[str, str], ...]
    outlet: str = ""

    @property
    def key(self) -> LogDay:
        """Which log it is."""
        return self.log.employee_no, self.log.day


@dataclass(frozen=True, slots=True)
class RegionRead:
    """A region's report of the week: the revision issued last, and the one read (None: none)."""

    unit: str
    unit_name: str
    issued: int | None
    read: int | None

    @property
    def is_read(self) -> bool:
        """Whether the last revision was read."""
        return self.issued is not None and self.read == self.issued


@dataclass(frozen=True, slots=True)
class AuthorRead:
    """Somebody's logs of the week: how many there are, which were not opened; replies of the regional manager."""

    employee_no: str
    name: str
    unit_name: str
    logs: int
    unread: tuple[date, ...]
    replies: int
    unseen: tuple[date, ...]

    @property
    def to_open(self) -> tuple[date, ...]:
        """The days whose log was not opened, or not since the regional manager replied."""
        return tuple(sorted({*self.unread, *self.unseen}))


@dataclass(frozen=True, slots=True)
class WeekRead:
    """What a market manager read of a week and what not."""

    regions: tuple[RegionRead, ...]
    authors: tuple[AuthorRead, ...]

    @property
    def logs(self) -> int:
        return sum(author.logs for author in self.authors)

    @property
    def unread(self) -> int:
        """Logs not opened."""
        return sum(len(author.unread) for author in self.authors)

    @property
    def replies(self) -> int:
        return sum(author.replies for author in self.authors)

    @property
    def unseen(self) -> int:
        """Replies of regional managers not looked at."""
        return sum(len(author.unseen) for author in self.authors)

    @property
    def to_open(self) -> tuple[LogDay, ...]:
        """Every log to be opened still."""
        return tuple((author.employee_no, day) for author in self.authors for day in author.to_open)


def author_read(
    org: Organisation,
    person: Person,
    week: Week,
    days: Iterable[date],
    opened: Mapping[LogDay, date],
    replies: Iterable[Reply],
    reader: str,
) -> AuthorRead:
    """What `reader` read of one person's counting logs (`days`): what they opened or replied to themselves."""
    number = person.employee_no
    seen = {day: on for (author, day), on in opened.items() if author == number}
    given = []
    for reply in replies:
        if reply.reviewer == reader:
            seen[reply.day] = max(seen.get(reply.day, reply.replied_on), reply.replied_on)
        elif org.members[reply.reviewer].assignment_on(reply.replied_on).role is Role.REGIONAL_MANAGER:
            given.append(reply)
    handed = sorted(days)
    unit = org.members[number].assignment_on(week.sunday).unit
    return AuthorRead(
        employee_no=number,
        name=person.name,
        unit_name=org.units[unit].name,
        logs=len(handed),
        unread=tuple(day for day in handed if day not in seen),
        replies=len(given),
        unseen=tuple(reply.day for reply in given if seen.get(reply.day, date.min) < reply.replied_on),
    )
