"""Lists of field records, filtered, sorted and paged by the store."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased

from domain.field_lists import (
    BoardAsked,
    BoardRow,
    EventCheckRow,
    EventRow,
    FieldAsked,
    FindingRow,
    InspectionRow,
    NoteRow,
    TeamRow,
    VisitRow,
)
from domain.findings import FindingStatus
from storage import records as r
from storage.outlet_board import outlet_board
from storage.rosters import RosterReading, held_by
from storage.team_lists import COLUMNS, team_records

Query = Select[*tuple[Any, ...]]


class FieldLists(RosterReading):
    """Boards and lists, as a part of the store's reader."""

    def outlet_board(self, asked: BoardAsked) -> tuple[BoardRow, ...]:
        """Outlets, longest without an inspection first."""
        return outlet_board(self.connection, asked)

    def inspections_page(self, asked: FieldAsked) -> tuple[Sequence[InspectionRow], int]:
        """Inspections, the latest first, and how many there are in all."""
        i, m, o = r.InspectionRecord, r.MemberRecord, r.OutletRecord
        item, f = r.InspectionItemRecord, r.FindingRecord
        answered = select(func.count()).where(item.inspection_id == i.id).correlate(i).scalar_subquery()
        left = select(func.count()).where(f.inspection_id == i.id, f.status != "verified").correlate(i)
        query = (
            _at_outlets(asked, i, i.day, m)
            .join(m, m.id == i.inspector_id)
            .add_columns(i.kind, i.result, i.finding, i.fix_by, answered, left.scalar_subquery())
        )
        if asked.state:
            query = query.where(i.result == asked.state)
        query = query.where(*_containing(asked, o.name, o.code, m.name, i.finding))
        columns = {"day": i.day, "outlet": o.name, "inspector": m.employee_no, "result": i.result, "fix_by": i.fix_by}
        rows, count = self._page(query, asked, columns, i.day.desc(), i.id.desc())
        return [InspectionRow(row[0].hex(), *row[1:]) for row in rows], count

    def visits_page(self, asked: FieldAsked) -> tuple[Sequence[VisitRow], int]:
        """Visits to heads of outlets and to banks' offices, the latest first."""
        v, b, m, o, u = r.VisitRecord, r.BankVisitRecord, r.MemberRecord, r.OutletRecord, r.UnitRecord
        people = (m.employee_no, m.name.label("person"))
        place = func.trim(b.bank + " " + b.office).label("place")
        heads = (
            select(v.id, literal("visits").label("sheet"), v.day, o.code.label("outlet"), o.name.label("place"))
            .add_columns(*people, v.counterpart, v.content, v.result, u.code.label("unit"))
            .join(o, o.id == v.outlet_id)
            .join(m, m.id == v.visitor_id)
        )
        banks = (
            select(b.id, literal("bank_visits").label("sheet"), b.day, literal("").label("outlet"), place)
            .add_columns(*people, b.counterpart, b.content, literal("").label("result"), u.code.label("unit"))
            .join(m, m.id == b.visitor_id)
        )
        x = union_all(
            _in_charge(heads, asked).where(v.day.between(asked.first, asked.last)),
            _of_people(banks, asked).where(b.day.between(asked.first, asked.last)),
        ).subquery()
        query = select(*(column for column in x.c if column.name != "unit"))
        if asked.units is not None:
            query = query.where(x.c.unit.in_(sorted(asked.units)))
        if asked.outlet:
            query = query.where(x.c.outlet == asked.outlet)
        query = query.where(*_containing(asked, x.c.place, x.c.person, x.c.counterpart, x.c.content))
        columns = {"day": x.c.day, "place": x.c.place, "visitor": x.c.employee_no, "counterpart": x.c.counterpart}
        rows, count = self._page(query, asked, columns, x.c.day.desc(), x.c.id.desc())
        return [VisitRow(row[0].hex(), *row[1:]) for row in rows], count

    def events_page(self, asked: FieldAsked) -> tuple[Sequence[EventRow], int]:
        """Events, the latest first."""
        e, u, m, a, c = r.EventRecord, r.UnitRecord, r.MemberRecord, r.AttendanceRecord, r.EventCheckRecord
        there = select(func.count()).where(a.event_id == e.id).correlate(e).scalar_subquery()
        checks = select(func.count()).where(c.event_id == e.id).correlate(e).scalar_subquery()
        query = (
            select(e.code, e.day, e.kind, u.code.label("host"), u.name.label("host_name"))
            .add_columns(func.coalesce(m.employee_no, ""), func.coalesce(m.name, ""))
            .add_columns(e.name, e.place, e.status, there, checks)
            .join(u, u.id == e.host_id)
            .outerjoin(m, m.id == e.organiser_id)
            .where(e.day.between(asked.first, asked.last))
        )
        if asked.units is not None:
            query = query.where(u.code.in_(sorted(asked.units)))
        if asked.state:
            query = query.where(e.status == asked.state)
        query = query.where(*_containing(asked, e.code, e.name, e.place, m.name))
        columns = {
            **{"code": e.code, "day": e.day, "kind": e.kind, "host": u.code, "organiser": m.employee_no},
            **{"name": e.name, "place": e.place, "status": e.status, "attending": there, "checks": checks},
        }
        rows, count = self._page(query, asked, columns, e.day.desc(), e.code)
        return [EventRow(*row) for row in rows], count

    def events_checked(self, asked: FieldAsked) -> tuple[int, int]:
        """How many events of these days and units were held, and how many of those were checked on site (4-19)."""
        e, u, c = r.EventRecord, r.UnitRecord, r.EventCheckRecord
        query = (
            select(func.count(e.id.distinct()), func.count(c.event_id.distinct()))
            .join(u, u.id == e.host_id)
            .outerjoin(c, c.event_id == e.id)
            .where(e.day.between(asked.first, asked.last), e.status == "held")
        )
        if asked.units is not None:
            query = query.where(u.code.in_(sorted(asked.units)))
        held, checked = self.connection.execute(query).one()
        return held, checked

    def event_checks(self, event: str) -> tuple[EventCheckRow, ...]:
        """The on-site checks of an event, by day."""
        c, e, m = r.EventCheckRecord, r.EventRecord, r.MemberRecord
        rows = self.connection.execute(
            select(c.id, e.code, c.day, m.employee_no, m.name, c.result)
            .join(e, e.id == c.event_id)
            .join(m, m.id == c.inspector_id)
            .where(e.code == event)
            .order_by(c.day, c.id)
        )
        return tuple(EventCheckRow(row[0].hex(), *row[1:]) for row in rows)

    def notes_page(self, asked: FieldAsked) -> tuple[Sequence[NoteRow], int]:
        """Market information, the latest first, of people who belong to the units on the last day."""
        n, m, o, u = r.MarketNoteRecord, r.MemberRecord, r.OutletRecord, r.UnitRecord
        query = (
            select(n.id, n.day, m.employee_no, m.name)
            .add_columns(func.coalesce(o.code, ""), func.coalesce(o.name, ""), n.content)
            .join(m, m.id == n.member_id)
            .outerjoin(o, o.id == n.outlet_id)
            .where(n.day.between(asked.first, asked.last))
        )
        query = _of_people(query, asked)
        if asked.units is not None:
            query = query.where(u.code.in_(sorted(asked.units)))
        if asked.outlet:
            query = query.where(o.code == asked.outlet)
        query = query.where(*_containing(asked, m.name, o.name, n.content))
        columns = {"day": n.day, "person": m.employee_no, "outlet": o.name}
        rows, count = self._page(query, asked, columns, n.day.desc(), n.id.desc())
        return [NoteRow(row[0].hex(), *row[1:]) for row in rows], count

    def team_page(self, asked: FieldAsked) -> tuple[Sequence[TeamRow], int]:
        """The work with the team, the latest first, of people who belong to the units on the last day."""
        x, m, u = team_records(asked), r.MemberRecord, r.UnitRecord
        query: Query = select(*x.c).select_from(x).join(m, m.employee_no == x.c.employee_no)
        query = _of_people(query, asked)
        if asked.units is not None:
            query = query.where(u.code.in_(sorted(asked.units)))
        query = query.where(*_containing(asked, x.c.person, x.c.about, x.c.content))
        columns = {name: x.c[name] for name in COLUMNS}
        rows, count = self._page(query, asked, columns, x.c.day.desc(), x.c.id.desc())
        return [TeamRow(row[0].hex(), *row[1:]) for row in rows], count

    def findings_page(self, asked: FieldAsked) -> tuple[Sequence[FindingRow], int]:
        """Findings, those to be put right soonest first; `unverified` leaves out what is done."""
        f, i, o, s = r.FindingRecord, r.InspectionRecord, r.OutletRecord, r.FindingStepRecord
        m = aliased(r.MemberRecord)
        steps = select(func.count()).where(s.finding_id == f.id).correlate(f).scalar_subquery()
        last = select(func.max(s.day)).where(s.finding_id == f.id).correlate(f).scalar_subquery()
        place = _at_outlets(asked, i, i.day, None).join(f, f.inspection_id == i.id)
        query = (
            place.outerjoin(m, m.id == f.responsible_id)
            .with_only_columns(f.id, i.day, o.code, o.name, r.UnitRecord.name, f.item, f.description, f.severity)
            .add_columns(f.fix_by, func.coalesce(m.employee_no, ""), func.coalesce(m.name, ""), f.status, steps, last)
        )
        if asked.state == "unverified":
            query = query.where(f.status != FindingStatus.VERIFIED.value)
        elif asked.state:
            query = query.where(f.status == asked.state)
        query = query.where(*_containing(asked, o.name, o.code, f.description, m.name))
        columns = {
            **{"day": i.day, "outlet": o.name, "severity": f.severity, "fix_by": f.fix_by, "status": f.status},
            **{"responsible": m.employee_no, "description": f.description},
        }
        undated_last = (f.fix_by.is_(None), f.fix_by, i.day, f.id)
        rows, count = self._page(query, asked, columns, *undated_last)
        return [FindingRow(row[0].hex(), *row[1:]) for row in rows], count


def _at_outlets(asked: FieldAsked, record: Any, day: Any, person: Any) -> Query:
    """Records at outlets of these days, under the unit in charge on the last of them (decision F10)."""
    o, u = r.OutletRecord, r.UnitRecord
    people = (person.employee_no, person.name.label("person")) if person else ()
    query: Query = (
        select(record.id, day, o.code, o.name, u.name.label("unit_name"), *people)
        .select_from(record)
        .join(o, o.id == record.outlet_id)
        .where(day.between(asked.first, asked.last))
    )
    query = _in_charge(query, asked)
    if asked.units is not None:
        query = query.where(u.code.in_(sorted(asked.units)))
    return query.where(o.code == asked.outlet) if asked.outlet else query


def _in_charge(query: Query, asked: FieldAsked) -> Query:
    """With the unit in charge of the outlet."""
    o, c = r.OutletRecord, r.OutletAssignmentRecord
    held = held_by(c.outlet_id, c.first, asked.last)
    query = query.join(held, held.c.owner == o.id)
    query = query.join(c, and_(c.outlet_id == o.id, c.first == held.c.first))
    return query.join(r.UnitRecord, r.UnitRecord.id == c.unit_id)


def _of_people(query: Query, asked: FieldAsked) -> Query:
    """With the unit the person belongs to."""
    m, a = r.MemberRecord, r.AssignmentRecord
    held = held_by(a.member_id, a.first, asked.last)
    query = query.join(held, held.c.owner == m.id)
    query = query.join(a, and_(a.member_id == m.id, a.first == held.c.first))
    return query.join(r.UnitRecord, r.UnitRecord.id == a.unit_id)


def _containing(asked: FieldAsked, *columns: Any) -> list[ColumnElement[bool]]:
    """Every word of the text must be in one of the columns."""
    return [
        or_(*(cast(column, String).icontains(word, autoescape=True) for column in columns))
        for word in asked.text.split()
    ]
