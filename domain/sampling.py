"""Sampling logs: who is drawn, which of their logs are looked at, and what that brings to light (rules 5-10, 5-11).

A draw can be repeated by anybody: the population is ordered by a digest of the seed and each number, so neither the
order of rows nor the program's version matters (decision F19).
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.field import Reply
from domain.organisation import Organisation, Role, UnitKind
from domain.periods import Span, month_of
from domain.review import OPEN
from domain.rules import Rules
from domain.scores import DayStatus, day_score, scored_day
from domain.weeks import Week
from domain.work_log import WorkLog
from domain.workdays import days_between


class Rhythm(StrEnum):
    """How often a team is sampled: in the management department's own city weekly, elsewhere monthly."""

    WEEK = "week"
    MONTH = "month"

    def span(self, day: date) -> Span:
        """The period of a day."""
        week = Week.of(day)
        return (week.monday, week.sunday) if self is Rhythm.WEEK else month_of(day)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be drawn, or was; `team` is the unit whose size decides how many are."""

    employee_no: str
    team: str
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw as it is kept: the period, the seed, and everybody there was, in the order of their numbers."""

    record: str
    unit: str
    first: date
    last: date
    seed: str
    percent: int
    drawn_on: date
    drawn_by: str
    population: tuple[Candidate, ...]

    @property
    def drawn(self) -> tuple[str, ...]:
        """Who was drawn, by number."""
        return tuple(one.employee_no for one in self.population if one.drawn)

    @property
    def monthly(self) -> bool:
        """Whether a month's logs are looked at."""
        return (self.last - self.first).days > 6

    @property
    def repeats(self) -> bool:
        """Whether seed and population give the very people who were drawn."""
        return drawn_from(self.population, self.seed, self.percent) == self.population


def teams_of(org: Organisation, unit: str, rhythm: Rhythm, day: date) -> tuple[str, ...]:
    """The units whose size counts: the unit itself, or of a management department and above its branches.

    Weekly those of the same city, monthly the others (rule 5-10).
    """
    if org.units[unit].kind not in {UnitKind.MANAGEMENT_DEPARTMENT, UnitKind.HEAD_OFFICE}:
        return (unit,)
    branches = (org.units[code] for code in sorted(org.below(unit)) if org.units[code].kind is UnitKind.BRANCH)
    same_city = rhythm is Rhythm.WEEK
    return tuple(b.code for b in branches if b.active_on(day) and bool(b.same_city) is same_city)


def population_of(org: Organisation, teams: Iterable[str], span: Span) -> tuple[Candidate, ...]:
    """The client managers of some teams on the period's last day who have an expected day in it, by number."""
    first, last = span
    days = days_between(first, last)
    found = [
        Candidate(member.employee_no, team)
        for team in teams
        for member in org.members_in(org.below(team), (last,), Role.ACCOUNT_MANAGER)
        if any(org.is_expected(member, day) for day in days)
    ]
    return tuple(sorted(found, key=lambda one: one.employee_no))


def quota(percent: int, size: int) -> int:
    """How many of a team are drawn: rounded up, at least one where there is anybody."""
    return max(1, -(-percent * size // 100)) if size else 0


def drawn_from(population: Iterable[Candidate], seed: str, percent: int) -> tuple[Candidate, ...]:
    """The population by number, with those marked whom the seed draws from each team."""
    ordered = sorted(population, key=lambda one: one.employee_no)
    teams: dict[str, list[str]] = {}
    for one in ordered:
        teams.setdefault(one.team, []).append(one.employee_no)
    lucky: set[str] = set()
    for numbers in teams.values():
        lucky.update(sorted(numbers, key=lambda number: _lot(seed, number))[: quota(percent, len(numbers))])
    return tuple(Candidate(one.employee_no, one.team, one.employee_no in lucky) for one in ordered)


def _lot(seed: str, employee_no: str) -> tuple[bytes, str]:
    return hashlib.sha256(f"{seed}\n{employee_no}".encode()).digest(), employee_no


def days_to_look_at(
    org: Organisation, employee_no: str, span: Span, logs: Iterable[date], today: date
) -> tuple[date, ...]:
    """The days of the period up to today on which a log was due or is there."""
    member, written = org.members[employee_no], set(logs)
    days = days_between(span[0], min(span[1], today))
    return tuple(day for day in days if day in written or org.is_expected(member, day))


@dataclass(frozen=True, slots=True)
class LogFacts:
    """What the store says of a sampled day.

    `stored` is the day score as kept, `recomputed` the one counts and rules give anew; None without a log. `blank`
    are the texts the author left empty. Replies are anybody's in that role on the day of the reply.
    """

    status: DayStatus
    expected: bool
    revision: int = 0
    stored: int | None = None
    recomputed: int | None = None
    blank: tuple[str, ...] = ()
    rm_replied: bool = False
    mm_replied: bool = False

    @property
    def score_differs(self) -> bool:
        """Whether the stored score is not what it should be."""
        return self.stored != self.recomputed


WRITTEN = ("outlet", "done", "plan")
"""The texts every log says something in; trouble one may have none."""


def log_facts(
    org: Organisation,
    employee_no: str,
    day: date,
    log: WorkLog | None,
    stored: int | None,
    rules: Rules,
    replies: Iterable[Reply],
) -> LogFacts:
    """What the store says of a day: `rules` are the company's, by which scores are stored."""
    scored = scored_day(org, org.members[employee_no], day, log, rules)
    if log is None:
        return LogFacts(scored.status, scored.expected)
    roles = {org.members[reply.reviewer].assignment_on(reply.replied_on).role for reply in replies}
    return LogFacts(
        status=scored.status,
        expected=scored.expected,
        revision=log.revision,
        stored=stored,
        recomputed=day_score(log.counts, rules.points) if log.status.counts else 0,
        blank=tuple(name for name in WRITTEN if not getattr(log.text, name).strip()),
        rm_replied=Role.REGIONAL_MANAGER in roles,
        mm_replied=Role.MARKET_MANAGER in roles,
    )


@dataclass(frozen=True, slots=True)
class Check:
    """What somebody found on looking at a day: filled properly or not, and the figures as they were then."""

    filled: bool
    note: str
    by: str
    on: date
    facts: LogFacts


@dataclass(frozen=True, slots=True)
class SampledDay:
    """A day of somebody drawn; looked at or not yet."""

    employee_no: str
    day: date
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the work-through sheet: the figures as they were looked at, else as they stand."""

    day: date
    facts: LogFacts
    check: Check | None


class FindingCode(StrEnum):
    """What sampling may bring to light."""

    LOG_MISSING = "log_missing"
    LOG_POOR = "log_poor"
    SCORE_DIFFERS = "score_differs"
    RM_REPLIES_SHORT = "rm_replies_short"
    MM_REPLIES_SHORT = "mm_replies_short"


@dataclass(frozen=True, slots=True)
class SampleFinding:
    """What is wrong, on which days, and whose it is to answer for (a number). `about` is whose logs were drawn."""

    code: FindingCode
    subject: str
    about: str
    days: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody drawn with their days. `manager` and `market_manager` lead them, by number (empty: nobody);
    on `replies_asked` log days a week the manager has to reply (rule 4-10)."""

    employee_no: str
    name: str
    unit_name: str
    manager: str
    market_manager: str
    replies_asked: int
    rows: tuple[SheetRow, ...]

    @property
    def worked(self) -> bool:
        """Whether every day was looked at (rule 5-11)."""
        return all(row.check for row in self.rows)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The work-through sheet of a draw. `names` say what people and units it speaks of are called."""

    draw: Draw
    people: tuple[SheetPerson, ...]
    names: Mapping[str, str]

    @property
    def days(self) -> int:
        """How many days are to be looked at."""
        return sum(len(person.rows) for person in self.people)

    @property
    def checked(self) -> int:
        """How many were."""
        return sum(row.check is not None for person in self.people for row in person.rows)

    @property
    def findings(self) -> tuple[SampleFinding, ...]:
        """All that the days looked at bring to light."""
        return tuple(found for person in self.people for found in findings(self.draw, person))


def findings(draw: Draw, person: SheetPerson) -> tuple[SampleFinding, ...]:
    """What is wrong with somebody's days, as far as they were looked at; replies once all of them were."""
    looked = [(row.day, row.check) for row in person.rows if row.check]
    missing = [day for day, check in looked if check.facts.expected and check.facts.status in OPEN]
    poor = [(day, check.note) for day, check in looked if not check.filled and day not in missing]
    wrong = [day for day, check in looked if check.facts.score_differs]
    number = person.employee_no
    found = [
        SampleFinding(FindingCode.LOG_MISSING, number, number, tuple(missing)),
        SampleFinding(
            FindingCode.LOG_POOR, number, number, tuple(day for day, _ in poor), tuple(note for _, note in poor)
        ),
        SampleFinding(FindingCode.SCORE_DIFFERS, number, number, tuple(wrong)),
    ]
    if person.worked and person.manager:
        short = _weeks_short_of_replies(draw, person)
        found.append(SampleFinding(FindingCode.RM_REPLIES_SHORT, person.manager, number, short))
    if person.worked and person.market_manager and draw.monthly and _no_reply(draw, person.rows):
        found.append(SampleFinding(FindingCode.MM_REPLIES_SHORT, person.market_manager, number, (draw.last,)))
    return tuple(one for one in found if one.days)


def _weeks_short_of_replies(draw: Draw, person: SheetPerson) -> tuple[date, ...]:
    """The Mondays of whole weeks looked at after they ended in which the manager replied to too few days (4-10)."""
    weeks: dict[Week, list[LogFacts]] = {}
    for row in person.rows:
        if row.check and row.check.on > Week.of(row.day).sunday:
            weeks.setdefault(Week.of(row.day), []).append(row.check.facts)
    return tuple(
        week.monday
        for week, facts in weeks.items()
        if draw.first <= week.monday
        and week.sunday <= draw.last
        and sum(f.rm_replied for f in facts) < min(person.replies_asked, sum(f.expected for f in facts))
    )


def _no_reply(draw: Draw, rows: Sequence[SheetRow]) -> bool:
    """Whether the market manager replied to none of the month's logs, looked at after its end (rule 4-24)."""
    looked = [row.check for row in rows if row.check]
    over = all(check.on > draw.last for check in looked)
    return bool(looked) and over and not any(check.facts.mm_replied for check in looked)
