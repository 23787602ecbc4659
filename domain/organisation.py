"""Units, people, their dated assignments and leave: who belongs where on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain.problems import Fault
from domain.workdays import WorkCalendar


class UnitKind(StrEnum):
    """The layers of the house, from the top down."""

    HEAD_OFFICE = "head_office"
    MANAGEMENT_DEPARTMENT = "management_department"
    BRANCH = "branch"
    MARKET_DEPARTMENT = "market_department"
    REGION = "region"


class Role(StrEnum):
    """What a person is; the guideline gives each role its duties."""

    ACCOUNT_MANAGER = "account_manager"
    REGIONAL_MANAGER = "regional_manager"
    MARKET_MANAGER = "market_manager"
    MARKET_STAFF = "market_staff"
    BRANCH_HEAD = "branch_head"
    MANAGEMENT_STAFF = "management_staff"
    HEAD_OFFICE_STAFF = "head_office_staff"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `parent` is a code, `first` and `last` its days of existence (None: open)."""

    code: str
    name: str
    kind: UnitKind
    parent: str | None = None
    same_city: bool | None = None
    first: date | None = None
    last: date | None = None

    def active_on(self, day: date) -> bool:
        """Both bounds still count (decision F3)."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Assignment:
    """From `first` on the person belongs to `unit` in `role`, until a later assignment begins."""

    first: date
    unit: str
    role: Role


@dataclass(frozen=True, slots=True)
class Member:
    """A person. `assignments` are in order of their first day; there is at least one."""

    employee_no: str
    name: str
    employed_from: date
    employed_to: date | None
    assignments: tuple[Assignment, ...]

    def employed_on(self, day: date) -> bool:
        """離職日期 is the last day that still counts (F3)."""
        return self.employed_from <= day and (self.employed_to is None or day <= self.employed_to)

    def assignment_on(self, day: date) -> Assignment:
        """The assignment that holds on a day; before the first one, the first."""
        held = [a for a in self.assignments if a.first <= day]
        return held[-1] if held else self.assignments[0]

    def last_day_within(self, days: Iterable[date]) -> date | None:
        """The last of these days on which the person is employed."""
        return max((day for day in days if self.employed_on(day)), default=None)


@dataclass(frozen=True, slots=True)
class Leave:
    """Approved full days off, both ends included."""

    employee_no: str
    first: date
    last: date
    kind: str = ""


@dataclass(frozen=True)
class Organisation:
    """Everybody and every unit, with the calendar they work by."""

    units: Mapping[str, Unit]
    members: Mapping[str, Member]
    leaves: tuple[Leave, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for unit in self.units.values():
            if unit.parent:
                children.setdefault(unit.parent, []).append(unit.code)
        return children

    @cached_property
    def _leaves_of(self) -> dict[str, list[Leave]]:
        leaves: dict[str, list[Leave]] = {}
        for leave in self.leaves:
            leaves.setdefault(leave.employee_no, []).append(leave)
        return leaves

    def below(self, unit: str) -> frozenset[str]:
        """The unit and all units below it, by code."""
        found: set[str] = set()
        waiting = [unit]
        while waiting:
            code = waiting.pop()
            if code not in found:
                found.add(code)
                waiting += self._children.get(code, [])
        return frozenset(found)

    def chain(self, unit: str) -> tuple[Unit, ...]:
        """The units above and the unit itself, from the top down."""
        chain: list[Unit] = []
        code: str | None = unit
        while code and code in self.units and self.units[code] not in chain:
            chain.insert(0, self.units[code])
            code = self.units[code].parent
        return tuple(chain)

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether the first unit stands somewhere above the second one."""
        return upper != lower and any(unit.code == upper for unit in self.chain(lower))

    def on_leave(self, employee_no: str, day: date) -> bool:
        """Approved leave of that full day."""
        return any(leave.first <= day <= leave.last for leave in self._leaves_of.get(employee_no, []))

    def is_expected(self, member: Member, day: date) -> bool:
        """A working day on which the person is employed and not on leave (decision F3)."""
        return (
            member.employed_on(day)
            and self.calendar.is_working_day(day)
            and not self.on_leave(member.employee_no, day)
        )

    def may_decide(self, decider: str, author: str, day: date) -> bool:
        """Whether one person may decide the other's log of a day (decision F25).

        Anyone whose own unit stands above the author's, and the regional manager of the author's region.
        """
        if decider == author or decider not in self.members or author not in self.members:
            return False
        upper = self.members[decider].assignment_on(day)
        lower = self.members[author].assignment_on(day)
        if upper.unit == lower.unit:
            return upper.role is Role.REGIONAL_MANAGER and lower.role is not Role.REGIONAL_MANAGER
        return self.is_above(upper.unit, lower.unit)

    def members_in(self, units: Iterable[str], days: Iterable[date], role: Role | None = None) -> list[Member]:
        """People employed within these days whose last such day falls into one of the units, by number."""
        wanted, days = frozenset(units), tuple(days)
        found = []
        for member in self.members.values():
            last = member.last_day_within(days)
            if last is None:
                continue
            held = member.assignment_on(last)
            if held.unit in wanted and (role is None or held.role is role):
                found.append(member)
        return sorted(found, key=lambda member: member.employee_no)


def not_employed(member: Member, day: date) -> Fault:
    """Why a day is outside somebody's employment."""
    last = member.employed_to.isoformat() if member.employed_to else ""
    facts = {
        "value": member.employee_no,
        "day": day.isoformat(),
        "from": member.employed_from.isoformat(),
        "to": last,
    }
    return Fault("not_employed", dict(facts))
