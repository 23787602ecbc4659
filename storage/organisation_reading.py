"""Reading the organisation: units, people, their assignments and leave, the calendar.

The statements are put together once: for the few people of one log that costs more than to ask.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, bindparam, select

from domain.organisation import Assignment, Leave, Member, Organisation, Role, Unit, UnitKind
from domain.workdays import WorkCalendar
from storage import records as r
from storage.connected import Connected
from storage.official_days import official_day

FEW = 200
"""So many people are asked for by number; more are everybody."""

Rows = Select[*tuple[Any, ...]]
MEMBER, UNIT, HELD, LEAVE = r.MemberRecord, r.UnitRecord, r.AssignmentRecord, r.LeaveRecord
UPPER = UNIT.__table__.alias()
UNITS = (
    select(UNIT.__table__, UPPER.c.code.label("parent"))
    .outerjoin(UPPER, UPPER.c.id == UNIT.parent_id)
    .order_by(UNIT.code)
)
ASSIGNMENTS = (
    select(MEMBER.employee_no, UNIT.code, HELD.role, HELD.first)
    .join(MEMBER, MEMBER.id == HELD.member_id)
    .join(UNIT, UNIT.id == HELD.unit_id)
    .order_by(HELD.first)
)
PEOPLE = select(MEMBER.employee_no, MEMBER.name, MEMBER.employed_from, MEMBER.employed_to).order_by(
    MEMBER.employee_no
)
LEAVES = select(MEMBER.employee_no, LEAVE.first, LEAVE.last, LEAVE.kind).join(MEMBER, MEMBER.id == LEAVE.member_id)
CALENDAR = select(r.CalendarDayRecord.day, r.CalendarDayRecord.working)
OF_SOME = MEMBER.employee_no.in_(bindparam("people", expanding=True))
EVERYBODY: tuple[Rows, Rows, Rows] = (ASSIGNMENTS, PEOPLE, LEAVES)
SOME = (ASSIGNMENTS.where(OF_SOME), PEOPLE.where(OF_SOME), LEAVES.where(OF_SOME))


class OrganisationReading(Connected):
    """The part of a reader that knows the organisation."""

    def organisation(self, people: Collection[str] | None = None) -> Organisation:
        """Every unit and the calendar, with everybody and all leave, or with these people's (where they are few)."""
        everybody = people is None or len(people) > FEW
        asked = {} if everybody or people is None else {"people": list(people)}
        assignments, members, leaves = EVERYBODY if everybody else SOME
        units = {unit.code: unit for unit in self._units()}
        found = self._members(assignments, members, asked)
        left = tuple(Leave(*row) for row in self.connection.execute(leaves, asked))
        return Organisation(units, found, left, self._calendar())

    def _units(self) -> Iterable[Unit]:
        for row in self.connection.execute(UNITS):
            yield Unit(row.code, row.name, UnitKind(row.kind), row.parent, row.same_city, row.first, row.last)

    def _members(self, assignments: Rows, members: Rows, asked: dict[str, list[str]]) -> dict[str, Member]:
        held: dict[str, list[Assignment]] = {}
        for number, unit, role, first in self.connection.execute(assignments, asked):
            held.setdefault(number, []).append(Assignment(first, unit, Role(role)))
        found = {}
        for row in self.connection.execute(members, asked):
            number = row.employee_no
            found[number] = Member(number, row.name, row.employed_from, row.employed_to, tuple(held[number]))
        return found

    def _calendar(self) -> WorkCalendar:
        return WorkCalendar(official_day, {row.day: row.working for row in self.connection.execute(CALENDAR)})
