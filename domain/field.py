"""What is done in the field: outlets and their inspections and visits, events and their checks, replies to logs."""

from dataclasses import dataclass
from datetime import date

from domain.work_log import Decision


@dataclass(frozen=True, slots=True)
class Outlet:
    """A bank's outlet. `charges` are the units in charge, each from a day on, oldest first."""

    code: str
    name: str
    bank: str
    office: str
    partner: bool
    key: bool
    opened_on: date | None
    closed_on: date | None
    charges: tuple[tuple[date, str], ...]

    def active_on(self, day: date) -> bool:
        """Both 啟用日期 and 停用日期 still count (decision F3)."""
        return (self.opened_on is None or self.opened_on <= day) and (self.closed_on is None or day <= self.closed_on)

    def unit_on(self, day: date) -> str:
        """The unit in charge on a day; before the first assignment, the first."""
        held = [unit for first, unit in self.charges if first <= day]
        return held[-1] if held else self.charges[0][1]


@dataclass(frozen=True, slots=True)
class Inspection:
    """An outlet inspected by somebody (by number); `kind` routine or spot_check, `result` normal or abnormal."""

    day: date
    outlet: str
    inspector: str
    kind: str
    result: str
    finding: str = ""
    fix_by: date | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to the head of an outlet, or (with an empty outlet) to a bank's office."""

    day: date
    outlet: str
    visitor: str
    counterpart: str = ""
    content: str = ""
    result: str = ""
    bank: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A marketing event. `checks` are the days and inspectors of its on-site checks."""

    code: str
    day: date
    kind: str
    host: str
    organiser: str
    name: str
    place: str
    status: str
    attending: tuple[str, ...] = ()
    checks: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to somebody's log of a day (rules 4-10, 4-24)."""

    employee_no: str
    day: date
    reviewer: str
    replied_on: date
    decision: Decision
    content: str = ""
