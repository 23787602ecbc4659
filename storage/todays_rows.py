"""The rows of the today page: plain SQL that a bare connection answers as well as the engine (promise P5).

Nothing heavy is imported here, so the first page can be filled before the rest of the store is loaded.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from domain.today import Leader, ReportState, UnitRow
from domain.weeks import Week
from storage.official_days import official_day
from storage.week_numbers import week_number

Ask = Callable[[str, Mapping[str, Any]], Iterable[Any]]
"""Runs a statement with `:name` parameters and gives its rows as tuples."""

SCOPE = """scope(id, code) AS (
    SELECT id, code FROM unit WHERE code = :unit OR (:unit = '' AND parent_id IS NULL)
    UNION SELECT u.id, u.code FROM unit u JOIN scope s ON u.parent_id = s.id
)"""
EMPLOYED = "m.employed_from <= :day AND (m.employed_to IS NULL OR m.employed_to >= :day)"
OF_DAY = """a.first = coalesce(
    (SELECT max(b.first) FROM assignment b WHERE b.member_id = m.id AND b.first <= :day),
    (SELECT min(b.first) FROM assignment b WHERE b.member_id = m.id))"""
"""The assignment that holds on a day; before the first one, the first."""
EXPECTED = f"""
    FROM member m JOIN assignment a ON a.member_id = m.id AND {OF_DAY} JOIN scope s ON s.id = a.unit_id
    WHERE a.role = 'account_manager' AND {EMPLOYED} AND NOT EXISTS
        (SELECT 1 FROM leave v WHERE v.member_id = m.id AND v.first <= :day AND v.last >= :day)
"""
LOG_OF_DAY = "EXISTS (SELECT 1 FROM work_log l WHERE l.work_date = :day AND l.member_id = m.id)"

UNITS = """SELECT u.code, u.name, u.kind, coalesce(p.code, ''), u.first, u.last
    FROM unit u LEFT JOIN unit p ON p.id = u.parent_id"""
PLACE = f"""SELECT u.code, a.role FROM member m JOIN assignment a ON a.member_id = m.id AND {OF_DAY}
    JOIN unit u ON u.id = a.unit_id WHERE m.employee_no = :me"""
WAITING = f"""WITH RECURSIVE {SCOPE}
    SELECT s.code, a.role, count(*), min(l.work_date) FROM work_log l
    JOIN assignment a ON a.member_id = l.member_id AND a.first = coalesce(
        (SELECT max(b.first) FROM assignment b WHERE b.member_id = l.member_id AND b.first <= l.work_date),
        (SELECT min(b.first) FROM assignment b WHERE b.member_id = l.member_id))
    JOIN scope s ON s.id = a.unit_id
    WHERE l.status = 'submitted' AND l.work_date <= :last
    AND l.member_id NOT IN (SELECT m.id FROM member m WHERE m.employee_no = :me)
    GROUP BY s.code, a.role"""
MISSING = f"""WITH RECURSIVE {SCOPE} SELECT m.employee_no, m.name, s.code {EXPECTED}
    AND NOT {LOG_OF_DAY} ORDER BY s.code, m.employee_no"""
HANDED = f"""WITH RECURSIVE {SCOPE}
    SELECT count(*), count(CASE WHEN {LOG_OF_DAY} THEN 1 END) {EXPECTED}"""
LEADERS = f"""WITH RECURSIVE {SCOPE} SELECT s.code, m.name, a.role
    FROM member m JOIN assignment a ON a.member_id = m.id AND {OF_DAY} JOIN scope s ON s.id = a.unit_id
    WHERE a.role IN ('regional_manager', 'market_manager') AND {EMPLOYED} ORDER BY m.employee_no"""
REPORTS = f"""WITH RECURSIVE {SCOPE} SELECT s.code,
    (SELECT count(*) FROM weekly_report w WHERE w.unit_id = s.id AND w.week = :week),
    (SELECT count(*) FROM weekly_draft d WHERE d.unit_id = s.id AND d.week = :week) FROM scope s"""
IDLE = f"""WITH RECURSIVE {SCOPE}, latest(outlet_id, day) AS (
    SELECT outlet_id, max(day) FROM inspection WHERE day <= :day GROUP BY outlet_id), known AS (
    SELECT o.code, o.name, s.code AS unit, i.day AS inspected, coalesce(i.day, o.opened_on, a.first) AS since
    FROM outlet o JOIN outlet_assignment a ON a.outlet_id = o.id JOIN scope s ON s.id = a.unit_id
    LEFT JOIN latest i ON i.outlet_id = o.id
    WHERE (o.opened_on IS NULL OR o.opened_on <= :day) AND (o.closed_on IS NULL OR o.closed_on >= :day)
    AND a.first = coalesce(
        (SELECT max(c.first) FROM outlet_assignment c WHERE c.outlet_id = o.id AND c.first <= :day),
        (SELECT min(c.first) FROM outlet_assignment c WHERE c.outlet_id = o.id)))
    SELECT code, name, unit, inspected, since FROM known ORDER BY since, code LIMIT :count"""
EVENTS = f"""WITH RECURSIVE {SCOPE} SELECT e.code, e.day, e.name, e.kind, coalesce(m.name, ''), s.code
    FROM event e JOIN scope s ON s.id = e.host_id LEFT JOIN member m ON m.id = e.organiser_id
    WHERE e.day BETWEEN :day AND :last AND e.status <> 'cancelled' ORDER BY e.day, e.code LIMIT :count"""


def _day(value: Any) -> date:
    """A day as the driver gives it: itself, or its text."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def _some_day(value: Any) -> date | None:
    return None if value is None else _day(value)


class TodaysRows:
    """The queries of the page over anything that can be asked."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def units(self) -> list[UnitRow]:
        """Every unit."""
        rows = self._ask(UNITS, {})
        return [
            UnitRow(code, name, kind, parent, _some_day(first), _some_day(last))
            for code, name, kind, parent, first, last in rows
        ]

    def office_days(self) -> dict[date, bool]:
        """The office's own calendar rows."""
        return {_day(day): bool(working) for day, working in self._ask("SELECT day, working FROM calendar_day", {})}

    def official(self, day: date) -> bool | None:
        """The official calendar."""
        return official_day(day)

    def place_of(self, employee_no: str, day: date) -> tuple[str, str] | None:
        """A person's unit and role on a day."""
        return next((tuple(row) for row in self._ask(PLACE, {"me": employee_no, "day": day})), None)

    def waiting(self, unit: str, last: date, me: str) -> list[tuple[str, str, int, date]]:
        """Submitted logs up to a day by the author's unit and role of their day, without mine; their first day."""
        rows = self._ask(WAITING, {"unit": unit, "last": last, "me": me})
        return [(code, role, count, _day(oldest)) for code, role, count, oldest in rows]

    def missing(self, unit: str, day: date) -> list[tuple[str, str, str]]:
        """The client managers expected on a working day who have no log: number, name, unit."""
        return [(number, name, held) for number, name, held in self._ask(MISSING, {"unit": unit, "day": day})]

    def handed(self, unit: str, day: date) -> tuple[int, int]:
        """How many client managers are expected on a working day, and how many of them have a log."""
        ((expected, handed),) = self._ask(HANDED, {"unit": unit, "day": day})
        return expected, handed

    def leaders(self, unit: str, day: date) -> list[Leader]:
        """The regional and market managers of a day."""
        return [Leader(*row) for row in self._ask(LEADERS, {"unit": unit, "day": day})]

    def reports(self, unit: str, week: Week) -> dict[str, ReportState]:
        """How far the weekly report of each unit is."""
        rows = self._ask(REPORTS, {"unit": unit, "week": week_number(week)})
        return {
            code: ReportState.ISSUED if issued else ReportState.DRAFT if drafts else ReportState.NOT_BEGUN
            for code, issued, drafts in rows
        }

    def idle_outlets(self, unit: str, day: date, limit: int) -> list[tuple[str, str, str, date | None, date]]:
        """The active outlets longest without an inspection: code, name, unit, the last one, and since when."""
        rows = self._ask(IDLE, {"unit": unit, "day": day, "count": limit})
        return [(code, name, held, _some_day(last), _day(since)) for code, name, held, last, since in rows]

    def next_events(
        self, unit: str, first: date, last: date, limit: int
    ) -> list[tuple[str, date, str, str, str, str]]:
        """The first events of these days that are not cancelled: code, day, name, kind, organiser, host."""
        rows = self._ask(EVENTS, {"unit": unit, "day": first, "last": last, "count": limit})
        return [(code, _day(day), *rest) for code, day, *rest in rows]
