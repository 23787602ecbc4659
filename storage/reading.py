"""Reading the store: records in, domain values out."""

from collections.abc import Collection
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, func, or_, select, text
from sqlalchemy.orm import aliased

from domain.field import Event, Inspection, Outlet, Reply, Visit
from domain.ports import ImportBatch, IssuedReport
from domain.report import TypedParts, WeeklyReport
from domain.rules import RuleVersion, base_version
from domain.weeks import Week
from domain.work_log import Decision
from storage import records as r
from storage import report_lists
from storage.deductions import DeductionReading
from storage.duty_reading import DutyReading
from storage.entering import EntryReading
from storage.field_reading import FieldReading
from storage.frozen import read_typed, read_version
from storage.log_lists import LogLists
from storage.log_reading import LogReading
from storage.organisation_reading import OrganisationReading
from storage.outlet_reading import outlets_where
from storage.score_sums import entered_logs, week_sums
from storage.todays_rows import TodaysRows
from storage.week_numbers import week_number
from storage.weekly_reading import WeeklyReading


class Reader(
    OrganisationReading,
    LogReading,
    LogLists,
    FieldReading,
    EntryReading,
    DutyReading,
    DeductionReading,
    WeeklyReading,
):
    """One consistent view of the store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def connection(self) -> Connection:
        return self._connection

    def rule_versions(self) -> tuple[RuleVersion, ...]:
        """Every version put in force, and the base version that is always there."""
        rows = self.connection.execute(
            select(r.RuleVersionRecord.numbers).order_by(r.RuleVersionRecord.effective_from)
        )
        return (base_version(), *(read_version(row.numbers) for row in rows))

    def rules_since(self, number: int) -> bool:
        """Whether rule versions came or went after the action of that number, by an undo too."""
        audit = r.AuditRecord
        of_rules = audit.kind.in_(("rules", "rules_withdrawn"))
        moved = or_(of_rules, audit.undoes.in_(select(audit.number).where(of_rules)))
        return self.connection.scalar(select(audit.number).where(audit.number > number, moved).limit(1)) is not None

    def week_totals(self, week: Week) -> dict[str, int]:
        """Everybody's week score by employee number: a sum over the index of stored day scores."""
        log = r.WorkLogRecord
        sums = (
            select(log.member_id, func.sum(log.day_score).label("score"))
            .where(log.work_week == week_number(week))
            .group_by(log.member_id)
            .subquery()
        )
        rows = self.connection.execute(
            select(r.MemberRecord.employee_no, sums.c.score).join(sums, sums.c.member_id == r.MemberRecord.id)
        )
        return {number: int(score) for number, score in rows}

    @cached_property
    def _outlet_codes(self) -> dict[bytes, str]:
        return {row.id: row.code for row in self.connection.execute(select(r.OutletRecord.id, r.OutletRecord.code))}

    @cached_property
    def _numbers(self) -> dict[bytes | None, str]:
        """Employee numbers by key; nobody is the empty number."""
        rows = self.connection.execute(select(r.MemberRecord.id, r.MemberRecord.employee_no))
        return {None: "", **{row.id: row.employee_no for row in rows}}

    def outlets(self) -> tuple[Outlet, ...]:
        """Every outlet with the units that were in charge of it, by code."""
        return outlets_where(self.connection)

    def inspections(self, first: date, last: date) -> tuple[Inspection, ...]:
        """Inspections of these days, in the order they were recorded."""
        i = r.InspectionRecord
        rows = self.connection.execute(select(i.__table__).where(i.day.between(first, last)).order_by(i.day, i.id))
        codes, numbers = self._outlet_codes, self._numbers
        return tuple(
            Inspection(x.day, codes[x.outlet_id], numbers[x.inspector_id], x.kind, x.result, x.finding, x.fix_by)
            for x in rows
        )

    def visits(self, first: date, last: date) -> tuple[Visit, ...]:
        """Visits to outlets and to banks' offices of these days."""
        v, b = r.VisitRecord, r.BankVisitRecord
        numbers = self._numbers
        outlets = self.connection.execute(select(v.__table__).where(v.day.between(first, last)).order_by(v.day, v.id))
        found = [
            Visit(x.day, self._outlet_codes[x.outlet_id], numbers[x.visitor_id], x.counterpart, x.content, x.result)
            for x in outlets
        ]
        banks = self.connection.execute(select(b.__table__).where(b.day.between(first, last)).order_by(b.day, b.id))
        found += [
            Visit(x.day, "", numbers[x.visitor_id], x.counterpart, x.content, bank=x.bank, office=x.office)
            for x in banks
        ]
        return tuple(sorted(found, key=lambda visit: visit.day))

    def events(self, first: date, last: date) -> tuple[Event, ...]:
        """Events of these days with who attended and who checked them, by day and code."""
        e, a, c = r.EventRecord, r.AttendanceRecord, r.EventCheckRecord
        numbers = self._numbers
        rows = self.connection.execute(
            select(e.__table__, r.UnitRecord.code.label("host"))
            .join(r.UnitRecord, r.UnitRecord.id == e.host_id)
            .where(e.day.between(first, last))
            .order_by(e.day, e.code)
        ).all()
        there: dict[bytes, list[str]] = {}
        within = e.day.between(first, last)
        for row in self.connection.execute(select(a.event_id, a.member_id).join(e, e.id == a.event_id).where(within)):
            there.setdefault(row.event_id, []).append(numbers[row.member_id])
        checks: dict[bytes, list[tuple[date, str]]] = {}
        checked = select(c.event_id, c.day, c.inspector_id).join(e, e.id == c.event_id).where(within)
        for check in self.connection.execute(checked):
            checks.setdefault(check.event_id, []).append((check.day, numbers[check.inspector_id]))
        return tuple(
            Event(
                x.code,
                x.day,
                x.kind,
                x.host,
                numbers[x.organiser_id],
                x.name,
                x.place,
                x.status,
                tuple(sorted(there.get(x.id, []))),
                tuple(sorted(checks.get(x.id, []))),
            )
            for x in rows
        )

    def replies(self, first: date, last: date) -> tuple[Reply, ...]:
        """Replies to the logs of these days, in the order they were given."""
        p, log = r.LogReplyRecord, r.WorkLogRecord
        numbers = self._numbers
        rows = self.connection.execute(
            select(log.member_id, log.work_date, p.reviewer_id, p.replied_on, p.decision, p.content)
            .join(log, log.id == p.log_id)
            .where(log.work_date.between(first, last))
            .order_by(p.replied_on, p.id)
        )
        return tuple(
            Reply(
                numbers[x.member_id],
                x.work_date,
                numbers[x.reviewer_id],
                x.replied_on,
                Decision(x.decision),
                x.content,
            )
            for x in rows
        )

    def typed_parts(self, unit: str, week: Week) -> TypedParts | None:
        """What was typed for a unit's week; None where nothing was."""
        d = r.WeeklyDraftRecord
        text = self.connection.scalar(
            select(d.typed)
            .join(r.UnitRecord, r.UnitRecord.id == d.unit_id)
            .where(r.UnitRecord.code == unit, d.week == week_number(week))
        )
        return read_typed(text) if text else None

    def latest_report(self, unit: str, week: Week) -> WeeklyReport | None:
        """The last issued revision of a unit's week."""
        return report_lists.report(self.connection, unit, week)

    def issued_report(self, unit: str, week: Week, revision: int) -> WeeklyReport | None:
        """One issued revision of a unit's week."""
        return report_lists.report(self.connection, unit, week, revision)

    def issued_within(self, units: Collection[str], first: Week, last: Week) -> tuple[IssuedReport, ...]:
        """Issued reports of these units and weeks, by unit, week and revision."""
        return report_lists.within(self.connection, units, first, last)

    def first_reported_week(self) -> Week | None:
        """The first week that any report was issued of."""
        return report_lists.first_week(self.connection)

    def issued_page(
        self, units: Collection[str], sort: str, descending: bool, offset: int, limit: int
    ) -> tuple[tuple[IssuedReport, ...], int]:
        """A page of the issued reports of these units, and how many there are."""
        return report_lists.page(self.connection, units, sort, descending, offset, limit)

    def last_log_day(self, first: date, last: date) -> date | None:
        """The latest day of this span that has a log."""
        return self.connection.scalar(
            select(func.max(r.WorkLogRecord.work_date)).where(r.WorkLogRecord.work_date.between(first, last))
        )

    def week_sums(self, first: Week, last: Week, people: Collection[str] | None = None) -> dict[str, dict[Week, int]]:
        """Week scores by employee number and week: sums over the index of stored day scores."""
        return week_sums(self.connection, first, last, people)

    def entered_logs(self, first: date, last: date, people: Collection[str]) -> list[tuple[str, date, str]]:
        """The logs of these days that came by no import: number, day, and when they were handed in (UTC)."""
        return entered_logs(self.connection, first, last, people)

    def todays_rows(self) -> TodaysRows:
        """What the today page asks."""
        return TodaysRows(lambda sql, given: self.connection.execute(text(sql).bindparams(**given)))

    def imports(self) -> list[ImportBatch]:
        """Every import, the latest first."""
        batch, audit = r.ImportBatchRecord, r.AuditRecord
        undone = aliased(audit)
        rows = self.connection.execute(
            select(batch.action.label("number"), batch.file_name.label("file"), batch.kind, audit.at)
            .add_columns(batch.read, batch.new, batch.updated, batch.same, batch.skipped, batch.refused, batch.sha256)
            .add_columns(undone.number.label("undone"))
            .join(audit, audit.number == batch.action)
            .outerjoin(undone, undone.undoes == batch.action)
            .order_by(batch.action.desc())
        )
        return [ImportBatch(**{**row, "undone": row["undone"] is not None}) for row in rows.mappings()]

    def row_count(self, table: str) -> int:
        """How many rows a table has."""
        return self.connection.scalar(select(func.count()).select_from(r.Record.metadata.tables[table])) or 0

    def first_action(self) -> str | None:
        """The kind of the first action ever: a demo says so."""
        return self.connection.scalar(select(r.AuditRecord.kind).where(r.AuditRecord.number == 1))
