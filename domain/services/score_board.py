"""The scores page: a unit's week in full, and its month by stored sums (rules 3-3 to 3-9, decisions F2, F6, F7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from domain.attainment import (
    Count,
    MonthRow,
    Provisional,
    Standing,
    count,
    mean_attainment,
    months_weeks,
    provisional,
    standings,
)
from domain.catching_up import Shortfall, shortfall
from domain.organisation import Organisation, Role
from domain.ports import Reader
from domain.problems import Refusal
from domain.review import local_day
from domain.rules import DAYS_OF_A_FULL_WEEK, Rules, sum_check
from domain.scores import WeekScore, rules_lookup, week_scores
from domain.weeks import Week

WEEKS_OF_TREND = 6
"""The line of a person and of the whole covers so many weeks, the last one the week shown."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A person's week and the attainment of six weeks in per mille, None where not assessed or not employed.

    `late` are the days whose log was handed in after its cut-off.
    """

    score: WeekScore
    line: tuple[int | None, ...]
    late: frozenset[date]


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """The people of one unit."""

    unit: str
    name: str
    count: Count
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True)
class Board:
    """A unit's week. `rules` are the unit's own at the week's end; `trend` is everybody's mean attainment by week."""

    week: Week
    groups: tuple[BoardGroup, ...]
    count: Count
    missed_minimums: int
    weeks: tuple[Week, ...]
    trend: tuple[int | None, ...]
    provisional: Provisional
    failing: tuple[Shortfall, ...]
    rules: Rules
    published: bool
    organisation: Organisation
    today: date

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """Everybody, in the order shown."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def short_weeks(self) -> tuple[WeekScore, ...]:
        """The weeks judged on fewer than five expected days (F6)."""
        return tuple(r.score for r in self.rows if 0 < r.score.expected_days < DAYS_OF_A_FULL_WEEK)

    @property
    def adds_up(self) -> bool:
        """Whether somebody who meets every minimum and no more would pass (F8)."""
        return sum_check(self.rules).adds_up

    def shortfall_of(self, employee_no: str) -> Shortfall | None:
        """What is missing in one person's week."""
        found = next((row.score for row in self.rows if row.score.employee_no == employee_no), None)
        if found is None:
            return None
        return shortfall(self.organisation, self.organisation.members[employee_no], found, self.today)


def board_of_week(reader: Reader, week: Week, unit: str, today: date, zone: tzinfo | None = None) -> Board:
    """The week of every client manager of a unit and all below it; refuses `unknown_unit`.

    `zone` is where the days of handing in are counted; without it, the machine's.
    """
    org = reader.organisation()
    units = _units(org, unit)
    people = [m.employee_no for m in org.members_in(units, week.days, Role.ACCOUNT_MANAGER)]
    rules_on = rules_lookup(org, reader.rule_versions())
    logs = reader.logs(week.monday, week.sunday, people)
    scores = week_scores(org, units, week, logs, rules_on, today)
    weeks = tuple(week.shifted(n) for n in range(1 - WEEKS_OF_TREND, 1))
    sums = reader.week_sums(weeks[0], weeks[-1], people)
    before = standings(org, (org.members[number] for number in people), weeks[:-1], sums, rules_on)
    lines = {s.employee_no: (*before[s.employee_no], Standing.of(s)) for s in scores}
    failing = [s for s in scores if s.qualified is False]
    short = (shortfall(org, org.members[s.employee_no], s, today) for s in failing)
    return Board(
        week=week,
        groups=_groups(org, scores, lines, _late(org, reader.entered_logs(week.monday, week.sunday, people), zone)),
        count=count([Standing.of(s) for s in scores]),
        missed_minimums=sum(bool(s.missed) for s in scores),
        weeks=weeks,
        trend=tuple(mean_attainment(line[n] for line in lines.values()) for n in range(WEEKS_OF_TREND)),
        provisional=provisional(org, scores, week, today),
        failing=tuple(sorted(short, key=lambda s: (s.score.gap, s.score.employee_no))),
        rules=rules_on(unit, week.sunday),
        published=all(org.calendar.is_published(day) for day in week.days),
        organisation=org,
        today=today,
    )


def _late(
    org: Organisation, entered: Iterable[tuple[str, date, str]], zone: tzinfo | None
) -> dict[str, frozenset[date]]:
    """The days whose log was handed in after its cut-off, by person (rule 3-2); an import tells no such time."""
    found: dict[str, frozenset[date]] = {}
    for number, day, at in entered:
        if local_day(at, zone) > org.calendar.cut_off(day):
            found[number] = found.get(number, frozenset()) | {day}
    return found


def _groups(
    org: Organisation,
    scores: Sequence[WeekScore],
    lines: dict[str, tuple[Standing | None, ...]],
    late: dict[str, frozenset[date]],
) -> tuple[BoardGroup, ...]:
    found: dict[str, list[WeekScore]] = {}
    for score in sorted(scores, key=lambda s: (s.unit, s.employee_no)):
        found.setdefault(score.unit, []).append(score)
    return tuple(
        BoardGroup(
            code,
            org.units[code].name,
            count([Standing.of(s) for s in members]),
            tuple(
                BoardRow(
                    s,
                    tuple(x.attainment if x else None for x in lines[s.employee_no]),
                    late.get(s.employee_no, frozenset()),
                )
                for s in members
            ),
        )
        for code, members in found.items()
    )


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The people of one unit in a month."""

    unit: str
    name: str
    rows: tuple[MonthRow, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class MonthBoard:
    """A unit's month: its weeks, everybody's outcome of each, and the counts of each week."""

    month: date
    weeks: tuple[Week, ...]
    groups: tuple[MonthGroup, ...]
    counts: tuple[Count, ...]
    today: date

    @property
    def rows(self) -> tuple[MonthRow, ...]:
        """Everybody, in the order shown."""
        return tuple(row for group in self.groups for row in group.rows)


def board_of_month(reader: Reader, month: date, unit: str, today: date) -> MonthBoard:
    """The month's weeks of every client manager of a unit and all below it, out of the stored day scores.

    Only weeks that are over are counted. Somebody is listed under the unit of the last day within these weeks.
    Refuses `unknown_unit`.
    """
    org = reader.organisation()
    units = _units(org, unit)
    weeks = tuple(week for week in months_weeks(month) if week.sunday < today)
    days = [day for week in weeks for day in week.days]
    people = org.members_in(units, days, Role.ACCOUNT_MANAGER)
    rules_on = rules_lookup(org, reader.rule_versions())
    sums = reader.week_sums(weeks[0], weeks[-1], [m.employee_no for m in people]) if weeks else {}
    found = standings(org, people, weeks, sums, rules_on)
    rows: dict[str, list[MonthRow]] = {}
    for person in people:
        home = person.assignment_on(person.last_day_within(days) or days[-1]).unit
        rows.setdefault(home, []).append(MonthRow(person.employee_no, person.name, home, found[person.employee_no]))
    groups = tuple(
        MonthGroup(code, org.units[code].name, tuple(rows[code]), _counts(rows[code], len(weeks)))
        for code in sorted(rows)
    )
    everybody = [row for group in groups for row in group.rows]
    return MonthBoard(month.replace(day=1), weeks, groups, _counts(everybody, len(weeks)), today)


def _counts(rows: Iterable[MonthRow], weeks: int) -> tuple[Count, ...]:
    held = list(rows)
    return tuple(count([row.weeks[n] for row in held]) for n in range(weeks))


def _units(org: Organisation, unit: str) -> frozenset[str]:
    """A unit and all below it; every unit where none is named."""
    if not unit:
        return frozenset(org.units)
    if unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    return org.below(unit)
