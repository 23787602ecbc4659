"""The day's work, read in one go and by counts alone (rules 3-2, 4-10, 4-11, 4-21, decisions F15, F25)."""

from collections.abc import Mapping
from datetime import date, timedelta

from domain.today import SHOWN, IdleOutlet, MissingLog, ReportDue, ReportState, Today, TodaysRows, UnitRow, Waiting
from domain.weeks import Week
from domain.workdays import WorkCalendar, days_between

DAYS_AHEAD = 13
"""Events of today and so many days after it are shown."""
REPORTING = {"region": "regional_manager", "market_department": "market_manager"}
"""The kinds of unit that write a weekly report, and who writes it."""


def todays_work(rows: TodaysRows, unit: str, me: str, today: date) -> Today:
    """What waits for `me` (or anybody, where empty), is missing, due and planned, in a unit and all below it."""
    calendar = WorkCalendar(rows.official, rows.office_days())
    units = {row.code: row for row in rows.units()}
    before = today - timedelta(days=1)
    while not calendar.is_working_day(before):
        before -= timedelta(days=1)
    monday = Week.of(today).monday
    worked = [day for day in days_between(monday, today) if calendar.is_working_day(day)]
    working = calendar.is_working_day(today)
    expected, handed = rows.handed(unit, today) if working else (0, 0)
    due = sorted({before, *worked} - {today}, reverse=True)
    return Today(
        day=today,
        workday=len(worked) if working else 0,
        last_workday=before,
        expected=expected,
        handed=handed,
        waiting=_waiting(rows, units, unit, me, today),
        missing=tuple(log for day in due for log in _missing(rows, calendar, unit, day, today)),
        reports=_reports(rows, calendar, units, unit, today),
        outlets=tuple(_idle(today, *row) for row in rows.idle_outlets(unit, today, SHOWN)),
        events=tuple(rows.next_events(unit, today, today + timedelta(days=DAYS_AHEAD), SHOWN)),
    )


def _waiting(rows: TodaysRows, units: Mapping[str, UnitRow], unit: str, me: str, today: date) -> tuple[Waiting, ...]:
    """The logs I may decide (F25); all of them where nobody is known to sit here."""
    mine = rows.place_of(me, today) if me else None
    found: dict[str, Waiting] = {}
    for code, role, number, oldest in rows.waiting(unit, today, me):
        if me and not (mine and _may_decide(units, mine, code, role)):
            continue
        held = found.get(code)
        count, first = (held.count + number, min(held.oldest, oldest)) if held else (number, oldest)
        found[code] = Waiting(code, units[code].name, count, first)
    return tuple(found[code] for code in sorted(found))


def _may_decide(units: Mapping[str, UnitRow], mine: tuple[str, str], unit: str, role: str) -> bool:
    my_unit, my_role = mine
    if unit == my_unit:
        return my_role == "regional_manager" != role
    above: list[str] = []
    while (upper := units[above[-1] if above else unit].parent) and upper not in above:
        above.append(upper)
    return my_unit in above


def _missing(rows: TodaysRows, calendar: WorkCalendar, unit: str, day: date, today: date) -> list[MissingLog]:
    until = calendar.cut_off(day)
    return [MissingLog(*person, day, until, overdue=until < today) for person in rows.missing(unit, day)]


def _reports(
    rows: TodaysRows, calendar: WorkCalendar, units: Mapping[str, UnitRow], unit: str, today: date
) -> tuple[ReportDue, ...]:
    """Those due next, and the last ones where they are not issued and late."""

    def due(week: Week) -> date:
        return calendar.next_working_day(week.sunday + timedelta(days=1))

    week = Week.of(today).shifted(-1)
    while due(week) < today:
        week = week.shifted(1)
    leaders = {(leader.unit, leader.role): leader.name for leader in rows.leaders(unit, today)}
    found = []
    for one in (week.shifted(-1), week):
        for code, state in sorted(rows.reports(unit, one).items()):
            held, late = units[code], due(one) < today
            role = REPORTING.get(held.kind)
            if role and held.active_on(one.sunday) and not (late and state is ReportState.ISSUED):
                found.append(ReportDue(code, held.name, leaders.get((code, role), ""), one, due(one), state, late))
    return tuple(found)


def _idle(today: date, code: str, name: str, unit_name: str, last: date | None, since: date) -> IdleOutlet:
    return IdleOutlet(code, name, unit_name, last, (today - since).days)
