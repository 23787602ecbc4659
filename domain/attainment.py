"""Weeks beside each other: attainment, groups, strip and months (rules 3-4, 6-1, decisions F2, F6, F7).

Attainment is score over pass mark in per mille. Scores with different pass marks are never averaged, attainments are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.organisation import Member, Organisation
from domain.scores import DayStatus, RulesOn, WeekScore
from domain.weeks import Week
from domain.work_log import LogStatus


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of one person's week. `qualified` is None where no day was expected (F6)."""

    week: Week
    score: int
    expected_days: int
    pass_mark: int
    qualified: bool | None

    @property
    def attainment(self) -> int | None:
        """Score over pass mark in per mille; None where the week is not assessed."""
        return round(1000 * self.score / self.pass_mark) if self.pass_mark else None

    @property
    def gap(self) -> int:
        """Points missing to pass."""
        return max(0, self.pass_mark - self.score)

    @classmethod
    def of(cls, score: WeekScore) -> "Standing":
        """The outcome of a week known in full."""
        return cls(score.week, score.score, score.expected_days, score.pass_mark, score.qualified)


def standing(org: Organisation, member: Member, week: Week, score: int, rules_on: RulesOn) -> Standing | None:
    """The outcome of a week of which only the sum of its day scores is known; None where not employed in it."""
    last = member.last_day_within(week.days)
    if last is None:
        return None
    expected = sum(org.is_expected(member, day) for day in week.days)
    rules = rules_on(member.assignment_on(last).unit, last)
    mark = rules.share_of_week(rules.week_pass, expected)
    return Standing(week, score, expected, mark, score >= mark if expected else None)


def mean_attainment(standings: Iterable[Standing | None]) -> int | None:
    """The mean attainment of those assessed, in per mille; None where nobody is."""
    shares = [1000 * s.score / s.pass_mark for s in standings if s and s.pass_mark]
    return round(sum(shares) / len(shares)) if shares else None


@dataclass(frozen=True, slots=True)
class Count:
    """Qualified of so many assessed, with their mean attainment in per mille; `people` are all of them."""

    people: int
    assessed: int
    qualified: int
    attainment: int | None

    @property
    def failed(self) -> int:
        return self.assessed - self.qualified


def count(standings: Sequence[Standing | None]) -> Count:
    """The count over people of whom somebody not employed is None."""
    known = [s for s in standings if s]
    assessed = [s for s in known if s.qualified is not None]
    return Count(len(known), len(assessed), sum(bool(s.qualified) for s in assessed), mean_attainment(assessed))


def months_weeks(month: date) -> tuple[Week, ...]:
    """The weeks of a month: those whose Sunday lies in it (F2)."""
    first = Week.of(month.replace(day=1))
    span = (first.shifted(n) for n in range(6))
    return tuple(week for week in span if week.month == month.replace(day=1))


@dataclass(frozen=True, slots=True)
class Provisional:
    """Why a week's figures may still change, and until when.

    `running` the week is not over, until the end of `until`; `waiting` logs undecided, `returned` and `drafts`
    not handed in (again). `fill` are the expected days still missing whose log would be on time, by day with the
    last day for it and how many people they miss.
    """

    until: date
    running: bool
    waiting: int
    returned: int
    drafts: int
    fill: tuple[tuple[date, date, int], ...]

    @property
    def holds(self) -> bool:
        """Whether there is any reason."""
        return self.running or bool(self.waiting or self.returned or self.drafts)


def provisional(org: Organisation, scores: Sequence[WeekScore], week: Week, today: date) -> Provisional:
    """Why the week of these people is provisional."""
    found = [day for score in scores for day in score.days]
    held = [day.log.status for day in found if day.log]
    missing: dict[date, int] = {}
    for cell in found:
        if cell.status is DayStatus.MISSING and cell.day <= today:
            missing[cell.day] = missing.get(cell.day, 0) + 1
    cut_offs = {day: org.calendar.cut_off(day) for day in missing}
    return Provisional(
        until=week.sunday,
        running=today <= week.sunday,
        waiting=held.count(LogStatus.SUBMITTED),
        returned=held.count(LogStatus.RETURNED),
        drafts=held.count(LogStatus.DRAFT),
        fill=tuple((day, cut_offs[day], missing[day]) for day in sorted(missing) if today <= cut_offs[day]),
    )


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A person's weeks of a month, None where not employed. `unit` is that of the last day in the month's weeks."""

    employee_no: str
    name: str
    unit: str
    weeks: tuple[Standing | None, ...]

    @property
    def qualified(self) -> int:
        """How many weeks were passed."""
        return sum(bool(s and s.qualified) for s in self.weeks)

    @property
    def assessed(self) -> int:
        return sum(s is not None and s.qualified is not None for s in self.weeks)

    @property
    def attainment(self) -> int | None:
        """The mean attainment of the weeks assessed, in per mille."""
        return mean_attainment(self.weeks)


def standings(
    org: Organisation,
    people: Iterable[Member],
    weeks: Sequence[Week],
    totals: Mapping[str, Mapping[Week, int]],
    rules_on: RulesOn,
) -> dict[str, tuple[Standing | None, ...]]:
    """Each person's weeks out of stored sums by employee number and week."""
    return {
        m.employee_no: tuple(
            standing(org, m, week, totals.get(m.employee_no, {}).get(week, 0), rules_on) for week in weeks
        )
        for m in people
    }
