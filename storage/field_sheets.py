"""Which record keeps the rows of a field sheet, and which of the sheet's columns point to other rows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from storage import records as r
from storage.actions import Action, table_of
from storage.record import Kept

Points = Mapping[str, tuple[str, str]]
"""Columns of a sheet that name something: the key column each fills, and what it names."""

SHEETS: dict[str, tuple[type[Kept], Points]] = {
    "inspections": (
        r.InspectionRecord,
        {"outlet": ("outlet_id", "outlet"), "inspector": ("inspector_id", "member")},
    ),
    "visits": (r.VisitRecord, {"outlet": ("outlet_id", "outlet"), "visitor": ("visitor_id", "member")}),
    "bank_visits": (r.BankVisitRecord, {"visitor": ("visitor_id", "member")}),
    "event_checks": (
        r.EventCheckRecord,
        {"event": ("event_id", "event"), "inspector": ("inspector_id", "member")},
    ),
    "market_notes": (
        r.MarketNoteRecord,
        {"employee_no": ("member_id", "member"), "outlet": ("outlet_id", "outlet")},
    ),
    "team_work": (r.TeamWorkRecord, {"employee_no": ("member_id", "member")}),
    "team_checks": (
        r.TeamCheckRecord,
        {"inspector": ("inspector_id", "member"), "employee_no": ("member_id", "member")},
    ),
    "scores_handed_on": (
        r.ScoresHandedOnRecord,
        {"unit": ("unit_id", "unit"), "employee_no": ("member_id", "member")},
    ),
}

NAMED: dict[str, tuple[type[Kept], str]] = {
    "unit": (r.UnitRecord, "code"),
    "member": (r.MemberRecord, "employee_no"),
    "outlet": (r.OutletRecord, "code"),
    "event": (r.EventRecord, "code"),
}
"""What rows are known by."""


def key_by_name(connection: Connection, what: str, name: str) -> bytes:
    """The key of something the service has looked up."""
    record, column = NAMED[what]
    table = table_of(record)
    found: bytes = connection.execute(select(table.c.id).where(table.c[column] == name)).scalar_one()
    return found


def name_by_key(connection: Connection, what: str, key: bytes | None) -> str:
    """What a row is known by; no row is the empty name."""
    record, column = NAMED[what]
    table = table_of(record)
    return connection.scalar(select(table.c[column]).where(table.c.id == key)) or ""


def as_stored(connection: Connection, sheet: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the sheet as its table has it: names become keys."""
    points = SHEETS[sheet][1]
    stored = {name: value for name, value in row.items() if name not in points}
    for name, (column, what) in points.items():
        stored[column] = key_by_name(connection, what, row[name]) if row[name] else None
    return stored


def as_shown(connection: Connection, sheet: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """The same, the other way; only the columns of the sheet."""
    points = SHEETS[sheet][1]
    keys = {column for column, _ in points.values()}
    hidden = {"id", "created_in", "changed_in", *keys}
    shown = {name: value for name, value in stored.items() if name not in hidden}
    return shown | {name: name_by_key(connection, what, stored[column]) for name, (column, what) in points.items()}


def follow_findings(action: Action, first: Any, last: Any) -> None:
    """Every abnormal inspection this action brought in for these days, with a text, gets a finding to be followed."""
    i, f = table_of(r.InspectionRecord), table_of(r.FindingRecord)
    followed = select(f.c.id).where(f.c.inspection_id == i.c.id).exists()
    rows = action.connection.execute(
        select(i.c.id, i.c.finding, i.c.fix_by)
        .where(i.c.day.between(first, last), i.c.created_in == action.number)
        .where(i.c.result == "abnormal", i.c.finding != "", ~followed)
        .order_by(i.c.id)
    ).all()
    count = len(rows)
    action.insert(
        r.FindingRecord,
        {
            "inspection_id": [row.id for row in rows],
            "item": [""] * count,
            "description": [row.finding for row in rows],
            "severity": [""] * count,
            "fix_by": [row.fix_by for row in rows],
            "responsible_id": [None] * count,
            "status": ["open"] * count,
        },
    )
