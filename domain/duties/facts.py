"""What the store knows of a period, indexed for the measures of duties."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from domain.field import Event, Outlet
from domain.organisation import Member, Organisation, Role
from domain.rules import Rules
from domain.scores import WeekScore, week_score
from domain.weeks import Week
from domain.work_log import WorkLog


class Mark(NamedTuple):
    """Something done on a day: `by` a person, at or about `place`: an outlet, a bank's office, a person, a unit."""

    day: date
    place: str
    by: str


class ReplyMark(NamedTuple):
    """A reply to the log that `author` wrote of a day, given by somebody on `replied_on`."""

    day: date
    author: str
    by: str
    replied_on: date


class Issued(NamedTuple):
    """A weekly report: of which unit and week, first issued on which day, with whose scores in its last revision."""

    unit: str
    week: Week
    on: date
    people: frozenset[str]


class Sampled(NamedTuple):
    """A person drawn for a check of their logs: by which unit, for the period of which days, and if all is checked.

    `first` and `last` are the days of the period drawn for; `worked` when filling, replies and score are looked at.
    """

    unit: str
    first: date
    last: date
    author: str
    worked: bool


class ReportRead(NamedTuple):
    """A unit's weekly report of a week that somebody read (rule 4-23)."""

    by: str
    unit: str
    week: Week


class Evaluated(NamedTuple):
    """What a market manager wrote about the unit's week (rule 4-23): whom it evaluates, how many tasks it sets."""

    unit: str
    week: Week
    people: frozenset[str] = frozenset()
    tasks: int = 0


class ScoresHandedOn(NamedTuple):
    """The weekly scores of a branch's month (its first day), handed to head office on a day (rule 5-12)."""

    branch: str
    month: date
    on: date


def office_name(bank: str, office: str) -> str:
    """A bank's office as a place: the pair of bank and 分行 (decision F11)."""
    return f"{bank} {office}".strip()


class Register:
    """Records of one kind, by who made them and by the unit that was theirs on that day (decision F11)."""

    def __init__(self, org: Organisation, marks: Iterable[Mark]) -> None:
        self._by_person: dict[str, list[Mark]] = {}
        for mark in marks:
            self._by_person.setdefault(mark.by, []).append(mark)
        self._by_unit: dict[str, list[Mark]] = {}
        for number in self._by_person.keys() & org.members.keys():
            for mark in self._by_person[number]:
                unit = org.members[number].assignment_on(mark.day).unit
                self._by_unit.setdefault(unit, []).append(mark)

    def by_person(self, number: str, first: date, last: date) -> list[Mark]:
        """What a person recorded in these days."""
        return [mark for mark in self._by_person.get(number, ()) if first <= mark.day <= last]

    def by_unit(self, unit: str, first: date, last: date) -> list[Mark]:
        """What people recorded in these days whose own unit it was then."""
        return [mark for mark in self._by_unit.get(unit, ()) if first <= mark.day <= last]


@dataclass(frozen=True)
class Records:
    """Everything recorded that duties look at. `late` are the logs handed in after the cut-off, by person and day.

    `opened` None: no results are at hand yet. `targets` are of accounts, by employee number.
    """

    logs: Mapping[str, Mapping[date, WorkLog]] = field(default_factory=dict)
    late: frozenset[tuple[str, date]] = frozenset()
    outlets: tuple[Outlet, ...] = ()
    inspections: tuple[Mark, ...] = ()
    visits: tuple[Mark, ...] = ()
    bank_visits: tuple[Mark, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Mark, ...] = ()
    replies: tuple[ReplyMark, ...] = ()
    reports: tuple[Issued, ...] = ()
    logs_read: tuple[ReplyMark, ...] = ()
    reports_read: tuple[ReportRead, ...] = ()
    evaluations: tuple[Evaluated, ...] = ()
    samples: tuple[Sampled, ...] = ()
    team_work: tuple[Mark, ...] = ()
    team_checks: tuple[Mark, ...] = ()
    handed_on: tuple[ScoresHandedOn, ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)
    opened: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Facts:
    """Records beside the organisation and the rules of the days; `on` is the day that is asked about."""

    org: Organisation
    rules_on: Callable[[str, date], Rules]
    records: Records
    on: date
    _below: dict[str, frozenset[str]] = field(default_factory=dict)
    _charge: dict[date, dict[str, list[Outlet]]] = field(default_factory=dict)
    _people: dict[date, dict[str, list[Member]]] = field(default_factory=dict)
    _expected: dict[tuple[str, date, date], bool] = field(default_factory=dict)
    _scores: dict[str, WeekScore] = field(default_factory=dict)

    @cached_property
    def inspections(self) -> Register:
        return Register(self.org, self.records.inspections)

    @cached_property
    def visits(self) -> Register:
        return Register(self.org, self.records.visits)

    @cached_property
    def bank_visits(self) -> Register:
        return Register(self.org, self.records.bank_visits)

    @cached_property
    def notes(self) -> Register:
        return Register(self.org, self.records.notes)

    @cached_property
    def team_work(self) -> Register:
        return Register(self.org, self.records.team_work)

    @cached_property
    def team_checks(self) -> Register:
        return Register(self.org, self.records.team_checks)

    @cached_property
    def replies(self) -> Mapping[str, list[ReplyMark]]:
        """Replies by who gave them."""
        return _by_giver(self.records.replies)

    @cached_property
    def logs_read(self) -> Mapping[str, list[ReplyMark]]:
        """Logs opened, by who opened them."""
        return _by_giver(self.records.logs_read)

    @cached_property
    def outlets(self) -> Mapping[str, Outlet]:
        """Every outlet by its code."""
        return {outlet.code: outlet for outlet in self.records.outlets}

    @cached_property
    def attended(self) -> Mapping[str, list[Event]]:
        """Events held, by who attended."""
        found: dict[str, list[Event]] = {}
        for event in self.held:
            for number in event.attending:
                found.setdefault(number, []).append(event)
        return found

    @cached_property
    def held(self) -> tuple[Event, ...]:
        """Only what was held counts (decision F24)."""
        return tuple(event for event in self.records.events if event.status == "held")

    @cached_property
    def hosted(self) -> Mapping[str, list[Event]]:
        """All events, by the unit that organises them."""
        found: dict[str, list[Event]] = {}
        for event in self.records.events:
            found.setdefault(event.host, []).append(event)
        return found

    @cached_property
    def to_come(self) -> tuple[Event, ...]:
        """Events planned for the day or after it."""
        return tuple(e for e in self.records.events if e.status == "planned" and e.day >= self.on)

    @cached_property
    def marketers(self) -> Mapping[str, list[str]]:
        """The client managers of the day's week, by the unit of their last day in it."""
        found: dict[str, list[str]] = {}
        for member in self.org.members_in(self.org.units, Week.of(self.on).days, Role.ACCOUNT_MANAGER):
            last = member.last_day_within(Week.of(self.on).days) or self.on
            found.setdefault(member.assignment_on(last).unit, []).append(member.employee_no)
        return found

    def below(self, unit: str) -> frozenset[str]:
        """The unit and all below it, worked out once."""
        if unit not in self._below:
            self._below[unit] = self.org.below(unit)
        return self._below[unit]

    def expects(self, member: Member, first: date, last: date) -> bool:
        """Whether a person has an expected day in a period (decisions F3, F23)."""
        key = (member.employee_no, first, last)
        if key not in self._expected:
            self._expected[key] = any(self.org.is_expected(member, day) for day in days_of(first, last))
        return self._expected[key]

    def in_charge(self, units: Iterable[str], day: date) -> list[Outlet]:
        """The active outlets in charge of these units on a day (decision F10), by code."""
        if day not in self._charge:
            held: dict[str, list[Outlet]] = {}
            for outlet in self.records.outlets:
                if outlet.active_on(day):
                    held.setdefault(outlet.unit_on(day), []).append(outlet)
            self._charge[day] = held
        held = self._charge[day]
        return sorted((o for unit in units for o in held.get(unit, ())), key=lambda outlet: outlet.code)

    def people_in(self, units: Iterable[str], day: date) -> list[Member]:
        """Who is employed in these units on a day, by number."""
        if day not in self._people:
            held: dict[str, list[Member]] = {}
            for member in self.org.members.values():
                if member.employed_on(day):
                    held.setdefault(member.assignment_on(day).unit, []).append(member)
            self._people[day] = held
        held = self._people[day]
        return sorted((m for unit in units for m in held.get(unit, ())), key=lambda member: member.employee_no)

    def week_of(self, number: str) -> WeekScore:
        """A person's week in which the day lies, worked out once."""
        if number not in self._scores:
            member = self.org.members[number]
            logs = self.records.logs.get(number, {})
            self._scores[number] = week_score(self.org, member, Week.of(self.on), logs, self.rules_on, self.on)
        return self._scores[number]

    def works(self, first: date, last: date) -> bool:
        """Whether a period has a working day."""
        return any(self.org.calendar.is_working_day(day) for day in days_of(first, last))


def days_of(first: date, last: date) -> Iterable[date]:
    """Every day of a period, lazily: the first ones mostly answer."""
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))


def _by_giver(marks: Iterable[ReplyMark]) -> dict[str, list[ReplyMark]]:
    found: dict[str, list[ReplyMark]] = {}
    for mark in marks:
        found.setdefault(mark.by, []).append(mark)
    return found
