"""The day's work, read in one go and by counts alone (rules 3-2, 4-10, 4-11, 4-21, decisions F15, F25)."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from domain.names import short_name
from domain.today import (
    SHOWN,
    IdleOutlet,
    Leader,
    MissingLog,
    NextEvent,
    ReportDue,
    ReportState,
    Today,
    TodaysRows,
    Waiting,
)
from domain.weeks import Week
from domain.workdays import WorkCalendar, days_between

DAYS_AHEAD = 13
"""Events of today and so many days after it are shown."""
REPORTING = {"region": "regional_manager", "market_department": "market_manager"}
"""The kinds of unit that write a weekly report, and who writes it."""


def todays_work(rows: TodaysRows, unit: str, me: str, today: date) -> Today:
    """What waits for `me` (or anybody, where empty), is missing, due and planned, in a unit and all below it."""
    return _Gathering(rows, unit, me, today).gathered()


class _Gathering:
    """One reading of the day."""

    def __init__(self, rows: TodaysRows, unit: str, me: str, day: date) -> None:
        self.rows, self.unit, self.me, self.day = rows, unit, me, day
        self.calendar = WorkCalendar(rows.official, rows.office_days())
        self.units = {row.code: row for row in rows.units()}
        self.names = {
            code: short_name(row.name, (self.units[upper].name for upper in self.above(code)))
            for code, row in self.units.items()
        }

    @cached_property
    def leaders(self) -> Sequence[Leader]:
        """Who leads the units in scope, by unit."""
        return sorted(self.rows.leaders(self.unit, self.day), key=lambda leader: leader.unit)

    def above(self, unit: str) -> list[str]:
        """The units above, the nearest first."""
        above: list[str] = []
        while (upper := self.units[above[-1] if above else unit].parent) and upper not in above:
            above.append(upper)
        return above

    def gathered(self) -> Today:
        rows, unit, day, names = self.rows, self.unit, self.day, self.names
        before = self.calendar.working_day_before(day)
        worked = [d for d in days_between(Week.of(day).monday, day) if self.calendar.is_working_day(d)]
        working = day in worked
        expected, handed = rows.handed(unit, day) if working else (0, 0)
        due = sorted({before, *worked} - {day}, reverse=True)
        idle = rows.idle_outlets(unit, day, SHOWN)
        planned = rows.next_events(unit, day, day + timedelta(days=DAYS_AHEAD), SHOWN)
        return Today(
            day=day,
            workday=len(worked) if working else 0,
            last_workday=before,
            day_until=self.calendar.cut_off(day),
            expected=expected,
            handed=handed,
            waiting=self.waiting(),
            missing=tuple(log for one in due for log in self.missing(one)),
            reports=self.reports(),
            outlets=tuple(
                IdleOutlet(c, n, names[held], last, (day - since).days) for c, n, held, last, since in idle
            ),
            events=tuple(NextEvent(c, d, n, kind, who, names[host]) for c, d, n, kind, who, host in planned),
            managers=tuple(
                leader for leader in self.leaders if leader.role == "regional_manager" and leader.unit != unit
            ),
        )

    def waiting(self) -> tuple[Waiting, ...]:
        """The logs I may decide (F25); all of them where nobody is known to sit here."""
        mine = self.rows.place_of(self.me, self.day) if self.me else None
        found: dict[str, Waiting] = {}
        for code, role, number, oldest in self.rows.waiting(self.unit, self.day, self.me):
            if self.me and not (mine and self.may_decide(*mine, code, role)):
                continue
            held = found.get(code)
            count, first = (held.count + number, min(held.oldest, oldest)) if held else (number, oldest)
            found[code] = Waiting(code, self.names[code], count, first)
        return tuple(found[code] for code in sorted(found))

    def may_decide(self, my_unit: str, my_role: str, unit: str, role: str) -> bool:
        """Whoever stands above, and the regional manager of the author's own region (F25)."""
        if unit == my_unit:
            return my_role == "regional_manager" != role
        return my_unit in self.above(unit)

    def missing(self, day: date) -> list[MissingLog]:
        """Who has no log of an expected day."""
        until = self.calendar.cut_off(day)
        found = self.rows.missing(self.unit, day)
        return [MissingLog(number, name, self.names[u], day, until, until < self.day) for number, name, u in found]

    def due_on(self, week: Week) -> date:
        """When a week's report is due (F15)."""
        return self.calendar.next_working_day(week.sunday + timedelta(days=1))

    def reports(self) -> tuple[ReportDue, ...]:
        """Those due next, and the last ones where they are not issued and late."""
        week = Week.of(self.day).shifted(-1)
        while self.due_on(week) < self.day:
            week = week.shifted(1)
        leaders = {(leader.unit, leader.role): leader.name for leader in self.leaders}
        found = []
        for one in (week.shifted(-1), week):
            due, late = self.due_on(one), self.due_on(one) < self.day
            for code, state in sorted(self.rows.reports(self.unit, one).items()):
                role = REPORTING.get(self.units[code].kind)
                if role and self.units[code].active_on(one.sunday) and not (late and state is ReportState.ISSUED):
                    author = leaders.get((code, role), "")
                    found.append(ReportDue(code, self.names[code], author, one, due, state, late))
        return tuple(found)
