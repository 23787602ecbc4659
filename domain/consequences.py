"""Which issued reports a change of the organisation would have made different (decisions F3, F10).

An issued report stays as it is; whoever changes what it was made from must be told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.field import Outlet
from domain.organisation import Organisation, Role
from domain.weeks import Week


@dataclass(frozen=True, slots=True)
class IssuedWeek:
    """A report as it was issued last: the unit's code, the week, the revision."""

    unit: str
    week: Week
    revision: int


@dataclass(frozen=True, slots=True)
class TouchedReport:
    """An issued report that would say something else now: whose expected days, and how many outlets, differ."""

    report: IssuedWeek
    people: tuple[str, ...]
    outlets: int


@dataclass(frozen=True)
class Standing:
    """The organisation and its outlets at one moment."""

    org: Organisation
    outlets: tuple[Outlet, ...] = ()


def touched_reports(before: Standing, after: Standing, reports: Iterable[IssuedWeek]) -> tuple[TouchedReport, ...]:
    """The reports in which a client manager's unit or expected days, or an outlet in charge, differ."""
    reports = sorted(reports, key=lambda report: (report.week, report.unit))
    found = []
    for week in sorted({report.week for report in reports}):
        people = _changed_units(_people(before.org, week), _people(after.org, week), before.org, after.org)
        outlets = _changed_units(_charges(before, week), _charges(after, week), before.org, after.org)
        for report in (report for report in reports if report.week == week):
            names = sorted(number for number, units in people.items() if report.unit in units)
            moved = sum(report.unit in units for units in outlets.values())
            if names or moved:
                found.append(TouchedReport(report, tuple(names), moved))
    return tuple(found)


def _people(org: Organisation, week: Week) -> dict[str, tuple[str, int]]:
    """Every client manager of a week: the unit of the last day and the expected days."""
    found = {}
    for number, member in org.members.items():
        last = member.last_day_within(week.days)
        if last is not None and member.assignment_on(last).role is Role.ACCOUNT_MANAGER:
            expected = sum(org.is_expected(member, day) for day in week.days)
            found[number] = (member.assignment_on(last).unit, expected)
    return found


def _charges(standing: Standing, week: Week) -> dict[str, tuple[str, int]]:
    """The unit in charge of every active outlet on a week's last day."""
    day: date = week.sunday
    return {outlet.code: (outlet.unit_on(day), 1) for outlet in standing.outlets if outlet.active_on(day)}


def _changed_units(
    old: Mapping[str, tuple[str, int]],
    new: Mapping[str, tuple[str, int]],
    before: Organisation,
    after: Organisation,
) -> dict[str, frozenset[str]]:
    """What differs, by code or number, with all units above it before or after."""
    found = {}
    for name in old.keys() | new.keys():
        if old.get(name) != new.get(name):
            above = {unit.code for unit in before.chain(old[name][0])} if name in old else set()
            above |= {unit.code for unit in after.chain(new[name][0])} if name in new else set()
            found[name] = frozenset(above)
    return found
