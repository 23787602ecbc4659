"""Merging the rows of a workbook's sheet into the tables: what is new, changed, or the same as before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from storage import records as r
from storage.actions import Action, table_of
from storage.field_sheets import NAMED, SHEETS, follow_findings
from storage.records import Kept

Row = dict[str, Any]
"""A row by the columns of its sheet, as the domain checked it."""

NEW, UPDATED, SAME = "new", "updated", "same"


class Keys:
    """Keys of units, people, outlets and events by their natural names, read once a merge."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self._known: dict[str, dict[str, bytes]] = {}

    def _all(self, record: type[Kept], name: str) -> dict[str, bytes]:
        if record.__tablename__ not in self._known:
            table = table_of(record)
            rows = self._action.connection.execute(select(table.c[name], table.c.id))
            self._known[record.__tablename__] = {row[0]: row[1] for row in rows}
        return self._known[record.__tablename__]

    def unit(self, code: str) -> bytes:
        return self._all(r.UnitRecord, "code")[code]

    def member(self, number: str) -> bytes:
        return self._all(r.MemberRecord, "employee_no")[number]

    def outlet(self, code: str) -> bytes:
        return self._all(r.OutletRecord, "code")[code]

    def event(self, code: str) -> bytes:
        return self._all(r.EventRecord, "code")[code]

    def named(self, what: str, name: str) -> bytes:
        """The key of a unit, member, outlet or event by its name."""
        return self._all(*NAMED[what])[name]


@dataclass(frozen=True)
class Merge:
    """A merge under way: the action, today, and the columns the sheet does not have, whose stored values stay."""

    action: Action
    today: date
    absent: frozenset[str]


def merge(action: Action, sheet: str, rows: Sequence[Row], today: date, absent: frozenset[str]) -> list[str]:
    """Store the checked rows of a sheet; for each one whether it was new, updated or same."""
    return MERGERS[sheet](Merge(action, today, absent), rows) if rows else []


def _merge(job: Merge, record: type[Kept], key: Sequence[str], rows: Sequence[Row], *, dated: str = "") -> list[str]:
    """Insert what is not there, update what differs. `dated` names the day column that bounds the search."""
    table = table_of(record)
    query = select(table)
    if dated:
        days = [row[dated] for row in rows]
        query = query.where(table.c[dated].between(min(days), max(days)))
    found = {tuple(x[k] for k in key): x for x in job.action.connection.execute(query).mappings()}
    outcomes, new, changes = [], {}, {}
    for row in rows:
        natural = tuple(row[k] for k in key)
        old = found.get(natural)
        if old is None and natural not in new:
            new[natural] = row
            outcomes.append(NEW)
            continue
        wanted = row if old is None else {n: old[n] if n in job.absent else value for n, value in row.items()}
        if old is None or all(old[name] == value for name, value in wanted.items()):
            outcomes.append(SAME)
        else:
            changes[old["id"]] = wanted
            outcomes.append(UPDATED)
    if new:
        job.action.insert(record, {name: [row[name] for row in new.values()] for name in rows[0]})
    job.action.update(record, changes)
    return outcomes


def _worst(*columns: Sequence[str]) -> list[str]:
    """One outcome for rows that went into several tables: new where the first is, updated where any differs."""
    return [
        row[0] if row[0] == NEW else SAME if set(row) == {SAME} else UPDATED for row in zip(*columns, strict=True)
    ]


def _units(job: Merge, rows: Sequence[Row]) -> list[str]:
    """Units may name a parent that comes later in the file, so parents are set once all units exist."""
    plain = [{name: value for name, value in row.items() if name != "parent"} for row in rows]
    first = _merge(job, r.UnitRecord, ["code"], plain)
    if "parent" in job.absent:
        return first
    keys = Keys(job.action)
    parents = [{"code": x["code"], "parent_id": keys.unit(x["parent"]) if x["parent"] else None} for x in rows]
    return _worst(first, _merge(job, r.UnitRecord, ["code"], parents))


def _members(job: Merge, rows: Sequence[Row]) -> list[str]:
    facts = ("employee_no", "name", "employed_from", "employed_to", "phone")
    people = _merge(job, r.MemberRecord, ["employee_no"], [{name: row[name] for name in facts} for row in rows])
    keys = Keys(job.action)
    assignments = [
        {
            "member_id": keys.member(row["employee_no"]),
            "unit_id": keys.unit(row["unit"]),
            "role": row["role"],
            "first": row["assigned_from"],
        }
        for row in rows
    ]
    held = _merge(job, r.AssignmentRecord, ["member_id", "first"], assignments)
    return _worst(held, people)


def _outlets(job: Merge, rows: Sequence[Row]) -> list[str]:
    """A new unit in charge is in charge from today on; who was before stays known."""
    plain = [{name: value for name, value in row.items() if name != "unit"} for row in rows]
    first = _merge(job, r.OutletRecord, ["code"], plain)
    keys = Keys(job.action)
    table = table_of(r.OutletAssignmentRecord)
    charges = job.action.connection.execute(select(table).order_by(table.c.first)).mappings()
    last = {charge["outlet_id"]: charge for charge in charges}
    wanted = []
    for row in rows:
        outlet, unit = keys.outlet(row["code"]), keys.unit(row["unit"])
        held = last.get(outlet)
        opened = row["opened_on"] or date(2000, 1, 1)
        begins = opened if held is None else held["first"] if held["unit_id"] == unit else job.today
        wanted.append({"outlet_id": outlet, "unit_id": unit, "first": begins})
    return _worst(first, _merge(job, r.OutletAssignmentRecord, ["outlet_id", "first"], wanted))


def _leaves(job: Merge, rows: Sequence[Row]) -> list[str]:
    keys = Keys(job.action)
    found = [
        {"member_id": keys.member(x["employee_no"]), "first": x["first"], "last": x["last"], "kind": x["kind"]}
        for x in rows
    ]
    return _merge(job, r.LeaveRecord, ["member_id", "first", "last"], found)


def _calendar(job: Merge, rows: Sequence[Row]) -> list[str]:
    return _merge(job, r.CalendarDayRecord, ["day"], rows)


def _targets(job: Merge, rows: Sequence[Row]) -> list[str]:
    return _merge(job, r.TargetRecord, ["subject", "month", "metric"], rows)


def _recorded(sheet: str) -> Callable[[Merge, Sequence[Row]], list[str]]:
    """A merger of records without a key: equal in all columns is the same, anything else is new."""
    record, points = SHEETS[sheet]

    def merger(job: Merge, rows: Sequence[Row]) -> list[str]:
        keys = Keys(job.action)
        found = []
        for row in rows:
            made = {name: value for name, value in row.items() if name not in points}
            for name, (column, what) in points.items():
                made[column] = keys.named(what, row[name]) if row[name] else None
            found.append(made)
        return _merge(job, record, list(found[0]), found, dated="day")

    return merger


def _inspections(job: Merge, rows: Sequence[Row]) -> list[str]:
    """What an imported inspection found wrong is followed like any other finding."""
    outcomes = _recorded("inspections")(job, rows)
    days = [row["day"] for row in rows]
    follow_findings(job.action, min(days), max(days))
    return outcomes


def _events(job: Merge, rows: Sequence[Row]) -> list[str]:
    keys = Keys(job.action)
    if "organiser" in job.absent:
        job = replace(job, absent=job.absent | {"organiser_id"})
    plain = [
        {
            **{name: row[name] for name in ("code", "day", "kind", "name", "place", "status")},
            "host_id": keys.unit(row["host"]),
            "organiser_id": keys.member(row["organiser"]) if row["organiser"] else None,
        }
        for row in rows
    ]
    first = _merge(job, r.EventRecord, ["code"], plain)
    if "attending" in job.absent:
        return first
    return _worst(
        first,
        [_attendance(job.action, keys.event(x["code"]), [keys.member(n) for n in x["attending"]]) for x in rows],
    )


def _attendance(action: Action, event: bytes, people: Sequence[bytes]) -> str:
    """The event's list of people becomes this one."""
    table = table_of(r.AttendanceRecord)
    rows = action.connection.execute(select(table.c.member_id, table.c.id).where(table.c.event_id == event))
    there = {row.member_id: row.id for row in rows}
    fresh = [person for person in people if person not in there]
    gone = [key for person, key in there.items() if person not in people]
    if fresh:
        action.insert(r.AttendanceRecord, {"event_id": [event] * len(fresh), "member_id": fresh})
    action.delete(r.AttendanceRecord, gone)
    return UPDATED if fresh or gone else SAME


MERGERS: dict[str, Callable[[Merge, Sequence[Row]], list[str]]] = {
    "units": _units,
    "members": _members,
    "outlets": _outlets,
    "leaves": _leaves,
    "calendar": _calendar,
    "targets": _targets,
    "inspections": _inspections,
    "events": _events,
    **{sheet: _recorded(sheet) for sheet in ("visits", "bank_visits", "event_checks", "market_notes")},
}
