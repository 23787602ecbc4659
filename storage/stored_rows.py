"""What the store holds of a sheet, by the natural keys of its rows: an import under review shows what it changes."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from storage import records as r

Stored = Mapping[tuple[Any, ...], Mapping[str, Any]]


def stored_rows(connection: Connection, sheet: str) -> Stored:
    """Every stored row of a sheet whose rows have a key, by that key; values by the sheet's columns."""
    return QUERIES[sheet](connection)


def _by(*key: str) -> Callable[[Connection, Select[Any]], Stored]:
    def keyed(connection: Connection, query: Select[Any]) -> Stored:
        rows = connection.execute(query).mappings()
        return {tuple(row[name] for name in key): dict(row) for row in rows}

    return keyed


def _units(connection: Connection) -> Stored:
    upper = aliased(r.UnitRecord)
    query = select(r.UnitRecord.__table__, upper.code.label("parent")).outerjoin(
        upper, upper.id == r.UnitRecord.parent_id
    )
    return _by("code")(connection, query)


def _members(connection: Connection) -> Stored:
    m, a, u = r.MemberRecord, r.AssignmentRecord, r.UnitRecord
    query = (
        select(m.employee_no, m.name, m.employed_from, m.employed_to, m.phone)
        .add_columns(a.role, a.first.label("assigned_from"), u.code.label("unit"))
        .join(a, a.member_id == m.id)
        .join(u, u.id == a.unit_id)
    )
    return _by("employee_no", "assigned_from")(connection, query)


def _outlets(connection: Connection) -> Stored:
    """Outlets with the unit last put in charge."""
    o, c, u = r.OutletRecord, r.OutletAssignmentRecord, r.UnitRecord
    query = (
        select(o.__table__, u.code.label("unit"))
        .join(c, c.outlet_id == o.id)
        .join(u, u.id == c.unit_id)
        .order_by(c.first)
    )
    return _by("code")(connection, query)


def _leaves(connection: Connection) -> Stored:
    query = select(r.LeaveRecord.__table__, r.MemberRecord.employee_no).join(
        r.MemberRecord, r.MemberRecord.id == r.LeaveRecord.member_id
    )
    return _by("employee_no", "first", "last")(connection, query)


def _calendar(connection: Connection) -> Stored:
    return _by("day")(connection, select(r.CalendarDayRecord.__table__))


def _targets(connection: Connection) -> Stored:
    return _by("subject", "month", "metric")(connection, select(r.TargetRecord.__table__))


def _events(connection: Connection) -> Stored:
    """Events with the numbers of who attended, in order."""
    e, a, m, u = r.EventRecord, r.AttendanceRecord, aliased(r.MemberRecord), r.UnitRecord
    query = (
        select(e.__table__, u.code.label("host"), m.employee_no.label("organiser"))
        .join(u, u.id == e.host_id)
        .outerjoin(m, m.id == e.organiser_id)
    )
    there: dict[bytes, list[str]] = {}
    people = select(a.event_id, m.employee_no).join(m, m.id == a.member_id).order_by(m.employee_no)
    for event, number in connection.execute(people):
        there.setdefault(event, []).append(number)
    rows = connection.execute(query).mappings()
    return {(row["code"],): {**row, "attending": tuple(there.get(row["id"], ()))} for row in rows}


QUERIES: dict[str, Callable[[Connection], Stored]] = {
    "units": _units,
    "members": _members,
    "outlets": _outlets,
    "leaves": _leaves,
    "calendar": _calendar,
    "targets": _targets,
    "events": _events,
}
