"""Reading work logs: by days and people, those that wait, and the story of a single one."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from domain.review import FieldRecord, GivenReply, Handed, LogStory, LogVersion
from domain.work_log import Counts, Decision, LogStatus, LogText, WorkLog
from storage import records as r
from storage.connected import Connected

LOG = r.WorkLogRecord
DECISIONS = tuple(decision.value for decision in Decision)
REVIEWER = aliased(r.MemberRecord)
LOGS = select(LOG.__table__, r.MemberRecord.employee_no).join(r.MemberRecord, r.MemberRecord.id == LOG.member_id)
LOGS_ON = LOGS.where(
    LOG.work_date.in_(bindparam("days", expanding=True)),
    r.MemberRecord.employee_no.in_(bindparam("people", expanding=True)),
)
HANDED = LOGS.add_columns(r.AuditRecord.at, r.AuditRecord.kind).outerjoin(
    r.AuditRecord, r.AuditRecord.number == LOG.submitted_in
)
"""Logs with their author's number and with when and how they were handed in."""

HANDED_ONE = HANDED.where(LOG.work_date == bindparam("day"), r.MemberRecord.employee_no == bindparam("person"))
REPLY = r.LogReplyRecord
REPLIES: Select[*tuple[Any, ...]] = (
    select(
        r.MemberRecord.employee_no,
        r.MemberRecord.name,
        LOG.work_date,
        REPLY.revision,
        REVIEWER.employee_no.label("reviewer"),
        REVIEWER.name.label("reviewer_name"),
        REPLY.replied_on,
        REPLY.decision,
        REPLY.content,
        r.AuditRecord.at,
        REPLY.created_in,
        func.count().over(partition_by=REPLY.created_in).label("together"),
        LOG.status,
        LOG.day_score,
    )
    .select_from(REPLY)
    .join(LOG, LOG.id == REPLY.log_id)
    .join(r.MemberRecord, r.MemberRecord.id == LOG.member_id)
    .join(REVIEWER, REVIEWER.id == REPLY.reviewer_id)
    .join(r.AuditRecord, r.AuditRecord.number == REPLY.created_in)
)
"""Replies with the log they were given to, who gave them, and how many their action gave to these logs."""

REPLIES_TO = REPLIES.where(REPLY.log_id == bindparam("log")).order_by(REPLY.replied_on, REPLY.created_in, REPLY.id)


def _records(record: Any, who: Any, result: Any, remark: Any) -> Any:
    return (
        select(r.MemberRecord.employee_no, r.MemberRecord.name, result, remark)
        .join(record, who == r.MemberRecord.id)
        .join(r.OutletRecord, r.OutletRecord.id == record.outlet_id)
        .where(record.day == bindparam("day"), r.OutletRecord.code == bindparam("outlet"))
        .order_by(record.id)
    )


INSPECTION, VISIT = r.InspectionRecord, r.VisitRecord
RECORDS = {
    "inspection": _records(INSPECTION, INSPECTION.inspector_id, INSPECTION.result, INSPECTION.finding),
    "visit": _records(VISIT, VISIT.visitor_id, VISIT.result, VISIT.content),
}
"""What is recorded of an outlet on a day. All put together once: that costs more than to ask."""


def counts_of(row: Row[Any]) -> Counts:
    """The counts in a row of the table of logs."""
    return Counts(row.leaflets, row.prospects, row.appointments, row.follow_ups, row.client_calls)


def work_log_of(row: Row[Any]) -> WorkLog:
    """The log in a row of the table joined with its author's number."""
    return WorkLog(
        row.employee_no,
        row.work_date,
        counts_of(row),
        LogText(row.outlet, row.done, row.plan, row.trouble),
        LogStatus(row.status),
        row.revision,
    )


def _handed_of(row: Row[Any]) -> Handed:
    return Handed(work_log_of(row), row.at or "", row.kind or "", row.late_reason)


class LogReading(Connected):
    """The part of a reader that knows work logs, their versions and replies."""

    def logs(
        self, first: date, last: date, people: Collection[str] | None = None, status: LogStatus | None = None
    ) -> dict[str, dict[date, WorkLog]]:
        """Work logs of these days by employee number and day; None means of everybody, in any state."""
        wanted: list[ColumnElement[bool]] = [LOG.work_date.between(first, last)]
        if people is not None:
            wanted.append(r.MemberRecord.employee_no.in_(people))
        if status is not None:
            wanted.append(LOG.status == status)
        return self._logs_found(and_(*wanted))

    def logs_on(self, days: Collection[date], people: Collection[str]) -> dict[str, dict[date, WorkLog]]:
        """The logs of these people on these very days: looked up one by one, whatever lies between."""
        return self._by_person(self.connection.execute(LOGS_ON, {"days": list(days), "people": list(people)}))

    def _logs_found(self, condition: ColumnElement[bool]) -> dict[str, dict[date, WorkLog]]:
        return self._by_person(self.connection.execute(LOGS.where(condition)))

    def _by_person(self, rows: Iterable[Row[Any]]) -> dict[str, dict[date, WorkLog]]:
        found: dict[str, dict[date, WorkLog]] = {}
        for row in rows:
            found.setdefault(row.employee_no, {})[row.work_date] = work_log_of(row)
        return found

    def handed_logs(
        self, status: LogStatus, days: tuple[date, date], units: frozenset[str], limit: int
    ) -> tuple[Handed, ...]:
        """The first logs in a state on some days, of people who were ever in one of the units, by day and number."""
        rows = self.connection.execute(
            HANDED.where(LOG.status == status.value, LOG.work_date.between(*days), LOG.member_id.in_(_ever_in(units)))
            .order_by(LOG.work_date, r.MemberRecord.employee_no)
            .limit(limit)
        )
        return tuple(_handed_of(row) for row in rows)

    def handed_count(self, status: LogStatus, days: tuple[date, date], units: frozenset[str]) -> int:
        """How many such logs there are."""
        within = and_(LOG.status == status.value, LOG.work_date.between(*days), LOG.member_id.in_(_ever_in(units)))
        return self.connection.scalar(select(func.count()).select_from(LOG).where(within)) or 0

    def log_story(self, employee_no: str, day: date) -> LogStory | None:
        """A log with its earlier versions and its replies, oldest first; None where there is none."""
        row = self.connection.execute(HANDED_ONE, {"day": day, "person": employee_no}).first()
        if row is None:
            return None
        handed = _handed_of(row)
        log = handed.log
        now = LogVersion(log.revision, log.counts, log.text, handed.at, handed.imported)
        earlier = self._earlier_versions(row.id) if log.revision > 1 else []
        return LogStory(handed, (*earlier, now), self._replies_to(row.id))

    def _earlier_versions(self, log: bytes) -> list[LogVersion]:
        """What a log said before. When it was handed in stands in the image kept when it was written anew."""
        version, image = r.LogRevisionRecord, r.BeforeImageRecord
        rows = self.connection.execute(
            select(version.revision, version.content, image.content.label("image"))
            .outerjoin(
                image,
                and_(
                    image.action == version.created_in,
                    image.table_name == LOG.__tablename__,
                    image.row_id == version.log_id,
                ),
            )
            .where(version.log_id == log)
            .order_by(version.revision)
        ).all()
        actions = [json.loads(row.image)["submitted_in"] if row.image else None for row in rows]
        audit = r.AuditRecord
        known = {
            row.number: (row.at, row.kind)
            for row in self.connection.execute(
                select(audit.number, audit.at, audit.kind).where(audit.number.in_({a for a in actions if a}))
            )
        }
        versions = []
        for row, action in zip(rows, actions, strict=True):
            at, kind = known.get(action, ("", ""))
            said = json.loads(row.content)
            counts, text = Counts(**said["counts"]), LogText(**said["text"])
            versions.append(LogVersion(row.revision, counts, text, at, kind.startswith("import_")))
        return versions

    def _replies_to(self, log: bytes) -> tuple[GivenReply, ...]:
        rows = self.connection.execute(REPLIES_TO, {"log": log})
        return tuple(_reply_of(row) for row in rows)

    def replies_given(self, reviewer: str, day: date) -> tuple[GivenReply, ...]:
        """What somebody decided here on a day (an import of replies is not), the latest first."""
        reply, person = r.LogReplyRecord, r.MemberRecord
        me = select(person.id).where(person.employee_no == reviewer).scalar_subquery()
        rows = self.connection.execute(
            REPLIES.where(
                reply.reviewer_id == me, reply.replied_on == day, r.AuditRecord.kind.in_(DECISIONS)
            ).order_by(reply.created_in.desc(), LOG.work_date, person.employee_no)
        )
        return tuple(_reply_of(row) for row in rows)

    def outlet_name(self, code: str) -> str:
        """What an outlet is called; empty where there is none of that code."""
        return self.connection.scalar(select(r.OutletRecord.name).where(r.OutletRecord.code == code)) or ""

    def outlet_records(self, outlet: str, day: date) -> tuple[FieldRecord, ...]:
        """Who inspected or visited an outlet on a day, in the order recorded."""
        found = []
        for kind, query in RECORDS.items():
            rows = self.connection.execute(query, {"day": day, "outlet": outlet})
            found += [FieldRecord(kind, *row) for row in rows]
        return tuple(found)


def _ever_in(units: frozenset[str]) -> Select[bytes]:
    """The keys of people who were ever in one of the units."""
    held = r.AssignmentRecord
    return (
        select(held.member_id).join(r.UnitRecord, r.UnitRecord.id == held.unit_id).where(r.UnitRecord.code.in_(units))
    )


def _reply_of(row: Row[Any]) -> GivenReply:
    values = row._mapping
    facts = {name: values[name] for name in ("employee_no", "name", "revision", "reviewer", "reviewer_name")}
    return GivenReply(
        **facts,
        day=row.work_date,
        replied_on=row.replied_on,
        decision=Decision(row.decision),
        content=row.content,
        at=row.at,
        action=row.created_in,
        together=row.together,
        status=LogStatus(row.status),
        score=row.day_score,
    )
