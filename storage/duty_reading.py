"""The records of duties: a period's facts for many people and units in a few statements."""

import json
from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true, union

from domain.duties.asking import Asked
from domain.duties.facts import Issued, Mark, Records, ReplyMark, office_name
from domain.field import Event, Outlet
from domain.organisation import UnitKind
from domain.periods import Span
from domain.work_log import Counts, LogStatus, WorkLog
from storage import records as r
from storage.connected import Connected
from storage.duty_supervision import evaluations, handed_on, logs_read, reports_read, samples, team_checks, team_work
from storage.outlet_reading import outlets_where
from storage.week_numbers import week_number, week_of

Condition = ColumnElement[bool]
FEW = 500
"""So many keys go into one question: drivers bound how many parameters it may have."""


class DutyReading(Connected):
    """Facts of duties, as a part of the store's reader."""

    def people_ever_in(self, units: Collection[str]) -> frozenset[str]:
        """The numbers of people who ever belonged to one of the units."""
        m = r.MemberRecord
        return frozenset(self.connection.scalars(select(m.employee_no).where(m.id.in_(_ever_in(units)))))

    def duty_records(self, asked: Asked) -> Records:
        """What is recorded of the periods, by the people of the units or about them."""
        return _Gathering(self.connection, asked).records()

    def outlet_addresses(self, codes: Collection[str]) -> dict[str, str]:
        """Where these outlets are."""
        o = r.OutletRecord
        query = select(o.code, o.address)
        if len(codes) <= FEW:
            query = query.where(o.code.in_(codes))
        return {code: address for code, address in self.connection.execute(query) if code in codes}


def _ever_in(units: Collection[str]) -> Select[bytes]:
    held, unit = r.AssignmentRecord, r.UnitRecord
    return select(held.member_id).join(unit, unit.id == held.unit_id).where(unit.code.in_(sorted(units)))


class _Gathering:
    """One reading."""

    def __init__(self, connection: Any, asked: Asked) -> None:
        self.connection, self.asked = connection, asked

    @cached_property
    def numbers(self) -> dict[bytes, str]:
        m = r.MemberRecord
        found: list[tuple[bytes, str]] = [
            (key, number) for key, number in self.connection.execute(select(m.id, m.employee_no))
        ]
        return dict(found)

    def of_people(self, column: Any) -> Condition:
        """Only what these people did; everybody, where nobody is named."""
        return true() if self.asked.units is None else column.in_(_ever_in(self.asked.units))

    def records(self) -> Records:
        i, v, n, b = r.InspectionRecord, r.VisitRecord, r.MarketNoteRecord, r.BankVisitRecord
        asked, of_whom = self.asked, (self.connection, self.asked, self.numbers, self.of_people)
        return Records(
            logs=self.logs(),
            outlets=self.outlets(),
            inspections=self.at_outlets(i, i.inspector_id, asked.longest),
            visits=self.at_outlets(v, v.visitor_id, asked.longest),
            bank_visits=tuple(
                Mark(day, office_name(bank, office), self.numbers[by])
                for day, bank, office, by in self.connection.execute(
                    select(b.day, b.bank, b.office, b.visitor_id).where(
                        b.day.between(*asked.longest), self.of_people(b.visitor_id)
                    )
                )
            ),
            events=self.events(),
            notes=self.at_outlets(n, n.member_id, asked.month),
            replies=self.replies(),
            reports=self.reports(),
            logs_read=logs_read(*of_whom),
            reports_read=reports_read(*of_whom),
            evaluations=evaluations(self.connection, asked),
            samples=samples(self.connection, asked, self.numbers),
            team_work=team_work(*of_whom),
            team_checks=team_checks(*of_whom),
            handed_on=handed_on(self.connection, asked),
        )

    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets that were ever in charge of the units, and those their people visited."""
        if self.asked.units is None:
            return outlets_where(self.connection)
        o, charge, unit, v = r.OutletRecord, r.OutletAssignmentRecord, r.UnitRecord, r.VisitRecord
        held = select(charge.outlet_id).join(unit, unit.id == charge.unit_id)
        held = held.where(unit.code.in_(sorted(self.asked.units)))
        visited = select(v.outlet_id).where(v.day.between(*self.asked.longest), self.of_people(v.visitor_id))
        return outlets_where(self.connection, o.id.in_(union(held, visited)))

    def logs(self) -> dict[str, dict[date, WorkLog]]:
        """The counts of the week's logs."""
        log = r.WorkLogRecord
        found: dict[str, dict[date, WorkLog]] = {}
        rows = self.connection.execute(
            select(log.member_id, log.work_date, log.status, log.revision)
            .add_columns(log.leaflets, log.prospects, log.appointments, log.follow_ups, log.client_calls)
            .where(log.work_week == week_number(self.asked.week), self.of_people(log.member_id))
        )
        for key, day, status, revision, *counts in rows:
            number = self.numbers[key]
            log_of_day = WorkLog(number, day, Counts(*counts), status=LogStatus(status), revision=revision)
            found.setdefault(number, {})[day] = log_of_day
        return found

    def at_outlets(self, record: Any, by: Any, span: Span) -> tuple[Mark, ...]:
        """Who did something at which outlet."""
        o = r.OutletRecord
        rows = self.connection.execute(
            select(record.day, func.coalesce(o.code, ""), by)
            .outerjoin(o, o.id == record.outlet_id)
            .where(record.day.between(*span), self.of_people(by))
        )
        return tuple(Mark(day, code, self.numbers[key]) for day, code, key in rows)

    def events(self) -> tuple[Event, ...]:
        """Events of the units or attended by their people, with these and with all who checked them."""
        e, u, a, c = r.EventRecord, r.UnitRecord, r.AttendanceRecord, r.EventCheckRecord
        within = self._events_asked()
        attending: dict[bytes, list[str]] = {}
        there = select(a.event_id, a.member_id).join(e, e.id == a.event_id).where(within, self.of_people(a.member_id))
        for event, key in self.connection.execute(there):
            attending.setdefault(event, []).append(self.numbers[key])
        checks: dict[bytes, list[tuple[date, str]]] = {}
        checked = select(c.event_id, c.day, c.inspector_id).join(e, e.id == c.event_id).where(within)
        for event, day, key in self.connection.execute(checked):
            checks.setdefault(event, []).append((day, self.numbers[key]))
        head = select(e.id, e.code, e.day, e.kind, u.code, e.status).join(u, u.id == e.host_id).where(within)
        return tuple(
            Event(
                *(code, day, kind, host, "", "", "", status),
                tuple(sorted(attending.get(key, ()))),
                tuple(sorted(checks.get(key, ()))),
            )
            for key, code, day, kind, host, status in self.connection.execute(head.order_by(e.code))
        )

    def _events_asked(self) -> Condition:
        """Few events are asked for by key; many are all of the days."""
        e, u, a = r.EventRecord, r.UnitRecord, r.AttendanceRecord
        within = e.day.between(*self.asked.longest)
        if self.asked.units is None:
            return within
        hosted = select(e.id).join(u, u.id == e.host_id).where(within, u.code.in_(sorted(self.asked.units)))
        there = select(a.event_id).join(e, e.id == a.event_id).where(within, self.of_people(a.member_id))
        keys = self.connection.scalars(union(hosted, there)).all()
        return e.id.in_(keys) if len(keys) <= FEW else within

    def replies(self) -> tuple[ReplyMark, ...]:
        """Replies by these people to logs of the month and the week."""
        p, log = r.LogReplyRecord, r.WorkLogRecord
        rows = self.connection.execute(
            select(log.work_date, log.member_id, p.reviewer_id, p.replied_on)
            .join(log, log.id == p.log_id)
            .where(log.work_date.between(*self.asked.month), self.of_people(p.reviewer_id))
        )
        return tuple(ReplyMark(day, self.numbers[author], self.numbers[by], on) for day, author, by, on in rows)

    def reports(self) -> tuple[Issued, ...]:
        """The weekly reports of the week and the one before: first issued when, the week's last with whose scores."""
        w, u = r.WeeklyReportRecord, r.UnitRecord
        weeks = [week_number(self.asked.week.shifted(-1)), week_number(self.asked.week)]
        query = select(u.code, w.week, func.min(w.issued_on)).join(u, u.id == w.unit_id).where(w.week.in_(weeks))
        rows = self.connection.execute(query.where(self._of_units(u.code)).group_by(u.code, w.week)).all()
        people = self._people_reported()
        return tuple(
            Issued(code, week_of(week), day, people.get((code, week), frozenset())) for code, week, day in rows
        )

    def _people_reported(self) -> dict[tuple[str, int], frozenset[str]]:
        """Whose scores stand in the departments' last reports of the week."""
        w, u = r.WeeklyReportRecord, r.UnitRecord
        latest = select(w.unit_id, func.max(w.revision).label("revision"))
        last = latest.where(w.week == week_number(self.asked.week)).group_by(w.unit_id).subquery()
        query = (
            select(u.code, w.week, w.content)
            .join(u, u.id == w.unit_id)
            .join(last, and_(last.c.unit_id == w.unit_id, last.c.revision == w.revision))
            .where(w.week == week_number(self.asked.week), u.kind == UnitKind.MARKET_DEPARTMENT.value)
        )
        rows = self.connection.execute(query.where(self._of_units(u.code)))
        return {
            (code, week): frozenset(row["employee_no"] for row in json.loads(content)["scores"])
            for code, week, content in rows
        }

    def _of_units(self, column: Any) -> Condition:
        """Only these units; every one, where none is named."""
        return true() if self.asked.units is None else column.in_(sorted(self.asked.units))
