"""The board of outlets: who is in charge, who is resident, how long ago each was inspected and visited.

For each outlet the store walks back through its inspections until it meets one of the asked side; with the index
on outlet and day that is a few steps, however long the history.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, ScalarSelect, and_, func, or_, select

from domain.field_lists import BoardAsked, BoardRow, Side
from domain.organisation import Role, UnitKind
from storage import records as r
from storage.record import Kept
from storage.rosters import held_by

Spell = tuple[bytes, date | None, date | None]
"""A person's key, from which day on they belonged somewhere, and before which day (None: open)."""


class _Spans(NamedTuple):
    """The first days of the spans a board looks at; it ends on the day asked for."""

    monday: date
    pair: date
    visits: date


RESIDENCE_DAYS = 14
"""Where somebody is resident is read from the latest log of so many days."""


def outlet_board(connection: Connection, asked: BoardAsked) -> tuple[BoardRow, ...]:
    """Active outlets in charge of the units on the day, longest without an inspection of the side first."""
    o, u, c = r.OutletRecord, r.UnitRecord, r.OutletAssignmentRecord
    people = _Sides(connection)
    last = {side: _latest(r.InspectionRecord, "inspector_id", people.inspectors(side), asked.day) for side in Side}
    other = next(side for side in Side if side is not asked.side)
    charge = held_by(c.outlet_id, c.first, asked.day)
    open_findings = _open_findings()
    query = (
        select(
            *(o.code, o.name, o.bank, u.code.label("unit"), u.name.label("unit_name"), o.partner),
            last[asked.side].label("last"),
            last[other].label("other"),
            _latest(r.VisitRecord, "visitor_id", people.visitors(asked.side), asked.day).label("head"),
            func.coalesce(open_findings.c.count, 0).label("open_findings"),
        )
        .join(charge, charge.c.owner == o.id)
        .join(c, and_(c.outlet_id == o.id, c.first == charge.c.first))
        .join(u, u.id == c.unit_id)
        .outerjoin(open_findings, open_findings.c.outlet_id == o.id)
        .where(or_(o.opened_on.is_(None), o.opened_on <= asked.day))
        .where(or_(o.closed_on.is_(None), o.closed_on >= asked.day))
        .order_by(o.code)
    )
    if asked.units is not None:
        query = query.where(u.code.in_(sorted(asked.units)))
    for word in asked.text.split():
        query = query.where(or_(*(x.icontains(word, autoescape=True) for x in (o.code, o.name, o.bank))))
    rows = connection.execute(query).all()
    residents = _residents(connection, asked.day)
    spans = _Spans(asked.week.monday, asked.pair[0], asked.visit_span[0])
    board = [_row(row, asked, spans, residents) for row in rows]
    return tuple(sorted(board, key=lambda row: (row.last or date.min, row.code)))


def _row(row: Any, asked: BoardAsked, spans: _Spans, residents: dict[str, list[str]]) -> BoardRow:
    names = [*residents.get(row.code, ()), *residents.get(row.name, ())]
    last, other, head = row.last or date.min, row.other or date.min, row.head or date.min
    return BoardRow(
        *(row.code, row.name, row.bank, row.unit, row.unit_name, row.partner, "、".join(names)),
        row.last,
        (asked.day - row.last).days if row.last else None,
        row.other,
        row.head,
        row.open_findings,
        this_week=last >= spans.monday,
        this_pair=last >= spans.pair,
        other_this_week=other >= spans.monday,
        head_in_span=head >= spans.visits,
    )


class _Sides:
    """Who counts for a side, and when: one's own unit or role on the day of the record (decision F11).

    Few people belong to a side, so their keys go into the question, and the store need not ask for each record.
    """

    def __init__(self, connection: Connection) -> None:
        a, u = r.AssignmentRecord, r.UnitRecord
        counting = or_(
            u.kind == UnitKind.MARKET_DEPARTMENT.value, a.role.in_((Role.REGIONAL_MANAGER, Role.MARKET_MANAGER))
        )
        some = select(a.member_id).join(u, u.id == a.unit_id).where(counting)
        rows = connection.execute(
            select(a.member_id, a.first, a.role, u.kind)
            .join(u, u.id == a.unit_id)
            .where(a.member_id.in_(some))
            .order_by(a.member_id, a.first)
        ).all()
        self._spells: list[tuple[bytes, date | None, date | None, str, str]] = []
        for place, row in enumerate(rows):
            earlier = place > 0 and rows[place - 1].member_id == row.member_id
            later = place + 1 < len(rows) and rows[place + 1].member_id == row.member_id
            until = rows[place + 1].first if later else None
            self._spells.append((row.member_id, row.first if earlier else None, until, row.role, row.kind))

    def inspectors(self, side: Side) -> list[Spell]:
        """People of the market department itself, or regional managers."""
        if side is Side.MARKET_DEPARTMENT:
            return self._of(lambda _role, kind: kind == UnitKind.MARKET_DEPARTMENT.value)
        return self._of(lambda role, _kind: role == Role.REGIONAL_MANAGER.value)

    def visitors(self, side: Side) -> list[Spell]:
        """Market managers in person, or regional managers."""
        wanted = Role.MARKET_MANAGER if side is Side.MARKET_DEPARTMENT else Role.REGIONAL_MANAGER
        return self._of(lambda role, _kind: role == wanted.value)

    def _of(self, belongs: Callable[[str, str], bool]) -> list[Spell]:
        return [(key, first, until) for key, first, until, role, kind in self._spells if belongs(role, kind)]


def _latest(record: type[Kept], person: str, spells: list[Spell], day: date) -> ScalarSelect[Any]:
    """The day of an outlet's latest record by one of these people in their time, up to a day."""
    table = record.__table__.alias()
    always = [key for key, first, until in spells if first is None and until is None]
    sometimes = [
        and_(
            table.c[person] == key,
            *([table.c.day >= first] if first else []),
            *([table.c.day < until] if until else []),
        )
        for key, first, until in spells
        if first or until
    ]
    return (
        select(table.c.day)
        .where(table.c.outlet_id == r.OutletRecord.id, table.c.day <= day)
        .where(or_(table.c[person].in_(always), *sometimes))
        .order_by(table.c.day.desc())
        .limit(1)
        .correlate(r.OutletRecord)
        .scalar_subquery()
    )


def _open_findings() -> Any:
    """How many findings of each outlet nobody has verified yet."""
    f, i = r.FindingRecord, r.InspectionRecord
    return (
        select(i.outlet_id, func.count().label("count"))
        .join(f, f.inspection_id == i.id)
        .where(f.status.in_(("open", "fixed")))
        .group_by(i.outlet_id)
        .subquery()
    )


def _residents(connection: Connection, day: date) -> dict[str, list[str]]:
    """Who was at an outlet by their latest log, by the outlet's code or name as they wrote it."""
    log, m = r.WorkLogRecord, r.MemberRecord
    latest = (
        select(log.member_id, func.max(log.work_date).label("day"))
        .where(log.work_date.between(day - timedelta(days=RESIDENCE_DAYS), day), log.outlet != "")
        .group_by(log.member_id)
        .subquery()
    )
    rows = connection.execute(
        select(log.outlet, m.name)
        .join(latest, and_(log.member_id == latest.c.member_id, log.work_date == latest.c.day))
        .join(m, m.id == log.member_id)
        .order_by(m.employee_no)
    )
    found: dict[str, list[str]] = {}
    for outlet, name in rows:
        found.setdefault(outlet, []).append(name)
    return found
