"""Scores of a day and a week, each figure explainable line by line (rules 3-3 to 3-9, decisions F3 to F9)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from domain.organisation import Member, Organisation, Role, Unit
from domain.rules import SCORED, Rules, RuleVersion, rules_in_force
from domain.weeks import Week
from domain.work_log import Counts, Item, LogStatus, WorkLog


class DayStatus(StrEnum):
    """What a day cell shows: the log's status, else whether one was due."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    MISSING = "missing"
    REST = "rest"
    LEAVE = "leave"


def day_score(counts: Counts, points: Mapping[Item, int]) -> int:
    """Sum of points x count over the log (F4)."""
    return sum(points.get(item, 0) * counts.of(item) for item in Item)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of a day's arithmetic."""

    item: Item
    count: int
    points: int

    @property
    def product(self) -> int:
        return self.count * self.points


@dataclass(frozen=True, slots=True)
class DayScore:
    """One day of one person. `qualified` is None on a day that was not expected (F5)."""

    day: date
    expected: bool
    status: DayStatus
    score: int
    qualified: bool | None
    log: WorkLog | None
    rules: Rules

    @property
    def lines(self) -> tuple[ScoreLine, ...]:
        """Count, points and product of every item of the source log, also of one that does not count."""
        if self.log is None:
            return ()
        return tuple(ScoreLine(i, self.log.counts.of(i), self.rules.points.get(i, 0)) for i in Item)

    @property
    def missed_minimums(self) -> tuple[Item, ...]:
        """The items of the day under their daily minimum; every one of them when the log is missing."""
        if not self.expected:
            return ()
        counts = self.log.counts if self.log and self.log.status.counts else Counts()
        return tuple(i for i in Item if counts.of(i) < self.rules.day_minimums.get(i, 0))


@dataclass(frozen=True, slots=True)
class Minimum:
    """A weekly minimum beside what was done; `met` is None when the week is not assessed (F6, F7)."""

    item: Item
    done: int
    required: int
    met: bool | None

    @property
    def short(self) -> int:
        """How many are missing."""
        return max(0, self.required - self.done)


@dataclass(frozen=True, slots=True)
class WeekScore:
    """One person's week. `qualified` is None when no day was expected (F6)."""

    employee_no: str
    name: str
    unit: str
    week: Week
    expected_days: int
    score: int
    pass_mark: int
    qualified: bool | None
    provisional: bool
    rule_version: str
    days: tuple[DayScore, ...]
    minimums: tuple[Minimum, ...]

    @property
    def gap(self) -> int:
        """Points missing to pass."""
        return max(0, self.pass_mark - self.score)

    @property
    def missed(self) -> tuple[Minimum, ...]:
        """The weekly minimums not met, each named (F7)."""
        return tuple(m for m in self.minimums if m.met is False)


RulesOn = Callable[[str, date], Rules]
"""The rules in force for a unit on a day."""


def rules_lookup(org: Organisation, versions: Iterable[RuleVersion]) -> RulesOn:
    """The rules for a unit on a day, worked out once for each day and the layers above that say anything."""
    versions = tuple(versions)
    owners = {version.owner for version in versions}

    @cache
    def in_force(layers: tuple[Unit, ...], day: date) -> Rules:
        return rules_in_force(versions, layers, day)

    @cache
    def rules_on(unit: str, day: date) -> Rules:
        return in_force(tuple(above for above in org.chain(unit) if above.code in owners), day)

    return rules_on


def scored_day(org: Organisation, member: Member, day: date, log: WorkLog | None, rules: Rules) -> DayScore:
    """One day of a person by the rules of that day, with or without a log."""
    expected = org.is_expected(member, day)
    if log:
        status = DayStatus(log.status)
    elif expected:
        status = DayStatus.MISSING
    else:
        leave = member.employed_on(day) and org.calendar.is_working_day(day)
        status = DayStatus.LEAVE if leave else DayStatus.REST
    score = day_score(log.counts, rules.points) if log and log.status.counts else 0
    return DayScore(day, expected, status, score, score >= rules.day_pass if expected else None, log, rules)


def _minimum(item: Item, logs: Iterable[WorkLog], rules: Rules, expected_days: int) -> Minimum:
    done = sum(log.counts.of(item) for log in logs)
    required = rules.share_of_week(rules.week_minimums.get(item, 0), expected_days)
    return Minimum(item, done, required, done >= required if expected_days else None)


def week_score(
    org: Organisation,
    member: Member,
    week: Week,
    logs: Mapping[date, WorkLog],
    rules_on: RulesOn,
    today: date,
) -> WeekScore:
    """Score, pass mark and minimums of a person employed within the week.

    A day is judged by the rules of that day, the week by those of the person's last day in it, under the
    unit of that day. Provisional until the Sunday is over and every log of the week is approved.
    """
    last = member.last_day_within(week.days) or week.sunday
    rules = rules_on(member.assignment_on(last).unit, last)
    days = tuple(
        scored_day(org, member, day, logs.get(day), rules_on(member.assignment_on(day).unit, day))
        for day in week.days
    )
    expected = sum(day.expected for day in days)
    score = sum(day.score for day in days)
    pass_mark = rules.share_of_week(rules.week_pass, expected)
    written = [logs[day] for day in week.days if day in logs]
    counting = [log for log in written if log.status.counts]
    return WeekScore(
        employee_no=member.employee_no,
        name=member.name,
        unit=member.assignment_on(last).unit,
        week=week,
        expected_days=expected,
        score=score,
        pass_mark=pass_mark,
        qualified=score >= pass_mark if expected else None,
        provisional=today <= week.sunday or any(log.status is not LogStatus.APPROVED for log in written),
        rule_version=rules.version,
        days=days,
        minimums=tuple(_minimum(item, counting, rules, expected) for item in SCORED),
    )


def week_scores(
    org: Organisation,
    units: Iterable[str],
    week: Week,
    logs: Mapping[str, Mapping[date, WorkLog]],
    rules_on: RulesOn,
    today: date,
) -> list[WeekScore]:
    """The week of every client manager of these units, by employee number."""
    people = org.members_in(units, week.days, Role.ACCOUNT_MANAGER)
    return [week_score(org, m, week, logs.get(m.employee_no, {}), rules_on, today) for m in people]
