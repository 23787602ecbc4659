"""The organisation as lists and single records: people, outlets, leave, filtered and sorted by the store."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Select, Subquery, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from domain.consequences import IssuedWeek
from domain.field_lists import FieldAsked
from domain.organisation import Role
from domain.rosters import Asked, ChargeRow, LeaveRow, PersonRow
from domain.rules import RuleVersion
from domain.supervision_lists import CaseAsked, DeductionAsked
from domain.weeks import Week
from domain.work_log import LogStatus
from storage import records as r
from storage.connected import Connected
from storage.frozen import read_version
from storage.week_numbers import week_number, week_of

SOME = 500
"""So many names go into one question: drivers bound how many parameters it may have."""


class RosterReading(Connected):
    """The lists, as a part of the store's reader."""

    def people_page(self, asked: Asked) -> tuple[list[PersonRow], int]:
        """People where they belong on a day, one page, and how many there are in all."""
        m, a, u = r.MemberRecord, r.AssignmentRecord, r.UnitRecord
        held = _held(a.first, a.member_id, m.id, asked.day)
        later = select(func.min(a.first)).where(a.member_id == m.id, a.first > held).correlate(m).scalar_subquery()
        query = (
            select(
                *(m.employee_no, m.name, a.role, u.code, u.name.label("unit_name"), a.first, later.label("later")),
                *(m.employed_from, m.employed_to, m.phone),
            )
            .select_from(m)
            .join(a, (a.member_id == m.id) & (a.first == held))
            .join(u, u.id == a.unit_id)
            .where(*_containing(asked, m.employee_no, m.name), *_within(asked, u.code))
            .where(*_in_state(asked, m.employed_from, m.employed_to))
        )
        columns: dict[str, Any] = {
            **{"employee_no": m.employee_no, "name": m.name, "role": a.role, "unit_name": u.code, "since": a.first},
            **{"employed_from": m.employed_from, "employed_to": m.employed_to, "phone": m.phone},
        }
        rows, count = self._page(query, asked, columns, m.employee_no)
        return [PersonRow(x[0], x[1], Role(x[2]), *x[3:]) for x in rows], count

    def outlets_page(self, asked: Asked) -> tuple[list[ChargeRow], int]:
        """Outlets under the unit in charge on a day, one page, and how many there are in all."""
        o, c, u = r.OutletRecord, r.OutletAssignmentRecord, r.UnitRecord
        held = _held(c.first, c.outlet_id, o.id, asked.day)
        later = select(func.min(c.first)).where(c.outlet_id == o.id, c.first > held).correlate(o).scalar_subquery()
        query = (
            select(
                *(o.code, o.name, o.bank, o.office, u.code, u.name.label("unit_name"), c.first, later.label("later")),
                *(o.partner, o.key, o.opened_on, o.closed_on),
            )
            .select_from(o)
            .join(c, (c.outlet_id == o.id) & (c.first == held))
            .join(u, u.id == c.unit_id)
            .where(*_containing(asked, o.code, o.name, o.bank), *_within(asked, u.code))
            .where(*_in_state(asked, o.opened_on, o.closed_on))
        )
        columns: dict[str, Any] = {
            **{"code": o.code, "name": o.name, "bank": o.bank, "unit_name": u.code, "since": c.first},
            **{"opened_on": o.opened_on, "closed_on": o.closed_on},
        }
        rows, count = self._page(query, asked, columns, o.code)
        return [ChargeRow(*x) for x in rows], count

    def leaves_page(self, asked: Asked) -> tuple[list[LeaveRow], int]:
        """Leave, the latest first, one page, and how much there is in all."""
        m, a, u, x = r.MemberRecord, r.AssignmentRecord, r.UnitRecord, r.LeaveRecord
        held = _held(a.first, a.member_id, m.id, x.first, x)
        query = (
            select(m.employee_no, m.name, u.code, u.name.label("unit_name"), x.first, x.last, x.kind)
            .select_from(x)
            .join(m, m.id == x.member_id)
            .join(a, (a.member_id == m.id) & (a.first == held))
            .join(u, u.id == a.unit_id)
            .where(*_containing(asked, m.employee_no, m.name, x.kind), *_within(asked, u.code))
            .where(*_in_state(asked, x.first, x.last))
        )
        columns = {"employee_no": m.employee_no, "name": m.name, "first": x.first, "last": x.last, "kind": x.kind}
        rows, count = self._page(query, asked, columns, x.first.desc(), m.employee_no)
        return [LeaveRow(*row) for row in rows], count

    def _page(
        self,
        query: Select[*tuple[Any, ...]],
        asked: Asked | FieldAsked | CaseAsked | DeductionAsked,
        columns: dict[str, Any],
        *usual: Any,
    ) -> tuple[Sequence[Any], int]:
        """One page in the order asked for, the usual order deciding between equals, and the count of all."""
        count = self.connection.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
        if asked.sort in columns:
            column = columns[asked.sort]
            query = query.order_by(column.desc() if asked.descending else column.asc())
        rows = self.connection.execute(query.order_by(*usual).offset(asked.offset).limit(asked.limit)).all()
        return rows, count

    def unit_counts(self, day: date) -> dict[str, tuple[int, int]]:
        """How many people and active outlets each unit itself has on a day, by the unit's code."""
        m, a, o, c, u = (
            *(r.MemberRecord, r.AssignmentRecord, r.OutletRecord, r.OutletAssignmentRecord, r.UnitRecord),
        )
        asked = Asked(day, state="current")
        people = (
            select(u.code, func.count())
            .select_from(u)
            .join(a, a.unit_id == u.id)
            .join(m, (m.id == a.member_id) & (a.first == _held(a.first, a.member_id, m.id, day)))
            .where(*_in_state(asked, m.employed_from, m.employed_to))
            .group_by(u.code)
        )
        outlets = (
            select(u.code, func.count())
            .select_from(u)
            .join(c, c.unit_id == u.id)
            .join(o, (o.id == c.outlet_id) & (c.first == _held(c.first, c.outlet_id, o.id, day)))
            .where(*_in_state(asked, o.opened_on, o.closed_on))
            .group_by(u.code)
        )
        first = {row[0]: row[1] for row in self.connection.execute(people)}
        second = {row[0]: row[1] for row in self.connection.execute(outlets)}
        return {code: (first.get(code, 0), second.get(code, 0)) for code in first.keys() | second.keys()}

    def facts(self, sheet: str, name: str) -> dict[str, Any]:
        """A person (by number), or an outlet (by code), as its form shows it; blanks are empty text."""
        table, number, part, owner = {
            "members": (r.MemberRecord, "employee_no", r.AssignmentRecord, "member_id"),
            "outlets": (r.OutletRecord, "code", r.OutletAssignmentRecord, "outlet_id"),
        }[sheet]
        record, parts = table.__table__, part.__table__
        row = self.connection.execute(select(record).where(record.c[number] == name)).mappings().one()
        latest = (
            self.connection.execute(
                select(parts, r.UnitRecord.code.label("unit"))
                .join(r.UnitRecord, r.UnitRecord.id == parts.c.unit_id)
                .where(parts.c[owner] == row["id"])
                .order_by(parts.c.first.desc())
                .limit(1)
            )
            .mappings()
            .one()
        )
        found = {**row, "unit": latest["unit"]}
        if sheet == "members":
            found |= {"role": latest["role"], "assigned_from": latest["first"]}
        hidden = {"id", "created_in", "changed_in"}
        return {column: "" if value is None else value for column, value in found.items() if column not in hidden}

    def issued_weeks(self, first: date, last: date | None) -> tuple[IssuedWeek, ...]:
        """The latest revision of every report whose week these days (open: None) touch."""
        w = r.WeeklyReportRecord
        query = (
            select(r.UnitRecord.code, w.week, func.max(w.revision))
            .join(r.UnitRecord, r.UnitRecord.id == w.unit_id)
            .where(w.week >= week_number(Week.of(first)))
            .group_by(r.UnitRecord.code, w.week)
            .order_by(w.week, r.UnitRecord.code)
        )
        if last is not None:
            query = query.where(w.week <= week_number(Week.of(last)))
        return tuple(
            IssuedWeek(unit, week_of(week), revision) for unit, week, revision in self.connection.execute(query)
        )

    def waiting_logs(self, people: Collection[str]) -> int:
        """How many logs of these people wait for a reply."""
        names = sorted(people)
        return sum(
            self._logs_in(LogStatus.SUBMITTED, names[start : start + SOME]) for start in range(0, len(names), SOME)
        )

    def returned_logs(self, employee_no: str) -> int:
        """How many of somebody's logs were returned and not written anew."""
        return self._logs_in(LogStatus.RETURNED, [employee_no])

    def _logs_in(self, status: LogStatus, people: Sequence[str]) -> int:
        log, m = r.WorkLogRecord, r.MemberRecord
        query = select(func.count()).select_from(log).join(m, m.id == log.member_id)
        return self.connection.scalar(query.where(log.status == status.value, m.employee_no.in_(people))) or 0

    def calendar_remarks(self) -> dict[date, str]:
        """The remarks of the office's own calendar days."""
        c = r.CalendarDayRecord
        return {row.day: row.remark for row in self.connection.execute(select(c.day, c.remark))}

    def rule_drafts(self) -> tuple[RuleVersion, ...]:
        """The drafts of the layers, by owner: the company's first."""
        d = r.RuleDraftRecord
        return tuple(read_version(text) for text in self.connection.scalars(select(d.numbers).order_by(d.owner)))


def _held(
    first: InstrumentedAttribute[date],
    owner: InstrumentedAttribute[bytes],
    key: InstrumentedAttribute[bytes],
    day: Any,
    *outer: type[r.Kept],
) -> ScalarSelect[date]:
    """The first day of the part (assignment, charge) that holds on a day; before the first one, the first."""
    parts: FromClause = first.class_.__table__.alias()
    mine = parts.c[owner.key] == key
    owners: list[Any] = [key.class_, *outer]
    past = select(func.max(parts.c.first)).where(mine, parts.c.first <= day).correlate(*owners).scalar_subquery()
    earliest = select(func.min(parts.c.first)).where(mine).correlate(*owners).scalar_subquery()
    return select(func.coalesce(past, earliest)).correlate(*owners).scalar_subquery()


def held_by(owner: InstrumentedAttribute[bytes], first: InstrumentedAttribute[date], day: date) -> Subquery:
    """For every owner at once, the first day of the part that holds on a day: columns `owner` and `first`."""
    past = func.max(first).filter(first <= day)
    return (
        select(owner.label("owner"), func.coalesce(past, func.min(first)).label("first")).group_by(owner).subquery()
    )


def _containing(asked: Asked, *columns: InstrumentedAttribute[str]) -> list[ColumnElement[bool]]:
    """Every word of the text must be in one of the columns."""
    return [or_(*(column.icontains(word, autoescape=True) for column in columns)) for word in asked.text.split()]


def _within(asked: Asked, code: InstrumentedAttribute[str]) -> list[ColumnElement[bool]]:
    return [] if asked.units is None else [code.in_(sorted(asked.units))]


def _in_state(asked: Asked, first: InstrumentedAttribute[Any], last: InstrumentedAttribute[Any]) -> list[Any]:
    """Whether the span of these days (blank: open) lies around, before or after the day asked for."""
    day = asked.day
    match asked.state:
        case "current":
            return [or_(first.is_(None), first <= day), or_(last.is_(None), last >= day)]
        case "coming":
            return [first > day]
        case "past":
            return [last < day]
        case _:
            return []
