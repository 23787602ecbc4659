"""The tables as typed records; private to this room.

Every row has a UUIDv7 key of 16 bytes (`id`), a natural key where it has one, and the numbers of the actions
that created it and changed it last: `created_in`, `changed_in` (see actions.py). Enumerations are stored as
their text value, days as dates.
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.field_records import (
    AttendanceRecord,
    BankVisitRecord,
    EventCheckRecord,
    EventRecord,
    FindingRecord,
    FindingStepRecord,
    FormDraftRecord,
    InspectionItemRecord,
    InspectionRecord,
    MarketNoteRecord,
    VisitRecord,
)
from storage.record import Kept, Record, key_of
from storage.supervision_records import (
    DeductionRecord,
    LogReadingRecord,
    ReportReadingRecord,
    SampleDayRecord,
    SampleDrawRecord,
    SamplePersonRecord,
    SupervisionCaseRecord,
)
from storage.team_records import ScoresHandedOnRecord, TeamCheckRecord, TeamWorkRecord

__all__ = [
    "AttendanceRecord",
    "BankVisitRecord",
    "DeductionRecord",
    "EventCheckRecord",
    "EventRecord",
    "FindingRecord",
    "FindingStepRecord",
    "FormDraftRecord",
    "InspectionItemRecord",
    "InspectionRecord",
    "Kept",
    "LogReadingRecord",
    "MarketNoteRecord",
    "Record",
    "ReportReadingRecord",
    "SampleDayRecord",
    "SampleDrawRecord",
    "SamplePersonRecord",
    "ScoresHandedOnRecord",
    "SupervisionCaseRecord",
    "TeamCheckRecord",
    "TeamWorkRecord",
    "VisitRecord",
    "key_of",
]


class AuditRecord(Record):
    """The append-only chain: each entry's hash covers its content and the hash before it."""

    __tablename__ = "audit"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    by: Mapped[str]
    kind: Mapped[str]
    details: Mapped[str]
    undoes: Mapped[int | None]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class BeforeImageRecord(Record):
    """A row as it was before an action changed it, as JSON."""

    __tablename__ = "before_image"
    action: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table_name: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[bytes] = mapped_column(primary_key=True)
    content: Mapped[str]


class ImportBatchRecord(Record):
    __tablename__ = "import_batch"
    action: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    file_name: Mapped[str]
    sha256: Mapped[str]
    kind: Mapped[str]
    read: Mapped[int]
    new: Mapped[int]
    updated: Mapped[int]
    same: Mapped[int]
    skipped: Mapped[int]
    refused: Mapped[int]


class UnitRecord(Kept):
    __tablename__ = "unit"
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    parent_id: Mapped[bytes | None] = mapped_column(ForeignKey("unit.id"))
    same_city: Mapped[bool | None]
    first: Mapped[date | None]
    last: Mapped[date | None]


class MemberRecord(Kept):
    __tablename__ = "member"
    employee_no: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    employed_from: Mapped[date]
    employed_to: Mapped[date | None]
    phone: Mapped[str]


class AssignmentRecord(Kept):
    """From `first` on the person belongs to the unit in this role; never overwritten by a transfer."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("member_id", "first"),)
    member_id: Mapped[bytes] = key_of("member")
    unit_id: Mapped[bytes] = key_of("unit")
    role: Mapped[str]
    first: Mapped[date]


class OutletRecord(Kept):
    __tablename__ = "outlet"
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    bank: Mapped[str]
    office: Mapped[str]
    address: Mapped[str]
    partner: Mapped[bool]
    key: Mapped[bool]
    head: Mapped[str]
    head_phone: Mapped[str]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]


class OutletAssignmentRecord(Kept):
    """From `first` on the outlet is in the unit's charge."""

    __tablename__ = "outlet_assignment"
    __table_args__ = (UniqueConstraint("outlet_id", "first"),)
    outlet_id: Mapped[bytes] = key_of("outlet")
    unit_id: Mapped[bytes] = key_of("unit")
    first: Mapped[date]


class LeaveRecord(Kept):
    __tablename__ = "leave"
    __table_args__ = (UniqueConstraint("member_id", "first", "last"),)
    member_id: Mapped[bytes] = key_of("member")
    first: Mapped[date]
    last: Mapped[date]
    kind: Mapped[str]


class CalendarDayRecord(Kept):
    __tablename__ = "calendar_day"
    day: Mapped[date] = mapped_column(unique=True)
    working: Mapped[bool]
    remark: Mapped[str]


class TargetRecord(Kept):
    """`subject` is a unit's code or an employee number; `month` the month's first day."""

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("subject", "month", "metric"),)
    subject: Mapped[str]
    month: Mapped[date]
    metric: Mapped[str]
    target: Mapped[Decimal]


class RuleVersionRecord(Kept):
    """`owner` is a unit's code, empty for the company; the numbers are JSON."""

    __tablename__ = "rule_version"
    __table_args__ = (UniqueConstraint("owner", "effective_from"),)
    code: Mapped[str]
    owner: Mapped[str]
    effective_from: Mapped[date]
    numbers: Mapped[str]


class RuleDraftRecord(Kept):
    """A version of the rules that a layer is still writing; it counts for nobody."""

    __tablename__ = "rule_draft"
    owner: Mapped[str] = mapped_column(unique=True)
    numbers: Mapped[str]


class WorkLogRecord(Kept):
    """`work_week` is year * 100 + ISO week; `day_score` what the log counts for: 0 as draft or returned.

    A week is a sum over the index on week, member and day score. `rule_version` names the company's version
    the score was computed by; `submitted_in` is the action that handed this revision in; `late_reason` why
    the day was handed in after the cut-off.
    """

    __tablename__ = "work_log"
    __table_args__ = (
        UniqueConstraint("work_date", "member_id"),
        Index("ix_work_log_week", "work_week", "member_id", "day_score"),
        Index("ix_work_log_member", "member_id", "work_date"),
        Index("ix_work_log_status", "status", "work_date"),
    )
    member_id: Mapped[bytes] = key_of("member")
    work_date: Mapped[date]
    work_week: Mapped[int]
    status: Mapped[str]
    revision: Mapped[int]
    leaflets: Mapped[int]
    prospects: Mapped[int]
    appointments: Mapped[int]
    follow_ups: Mapped[int]
    client_calls: Mapped[int]
    outlet: Mapped[str]
    done: Mapped[str]
    plan: Mapped[str]
    trouble: Mapped[str]
    day_score: Mapped[int]
    rule_version: Mapped[str]
    submitted_in: Mapped[int]
    late_reason: Mapped[str] = mapped_column(server_default="")


class LogDraftRecord(Kept):
    """What was typed for a day and not handed in; `cells` is a JSON list as typed, `base` the revision typed over."""

    __tablename__ = "log_draft"
    __table_args__ = (UniqueConstraint("work_date", "member_id"),)
    member_id: Mapped[bytes] = key_of("member")
    work_date: Mapped[date]
    cells: Mapped[str]
    outlet: Mapped[str]
    done: Mapped[str]
    plan: Mapped[str]
    trouble: Mapped[str]
    reason: Mapped[str]
    base: Mapped[int]


class LogRevisionRecord(Kept):
    """What a log said before it was written anew."""

    __tablename__ = "log_revision"
    __table_args__ = (UniqueConstraint("log_id", "revision"),)
    log_id: Mapped[bytes] = key_of("work_log")
    revision: Mapped[int]
    status: Mapped[str]
    content: Mapped[str]


class LogReplyRecord(Kept):
    __tablename__ = "log_reply"
    __table_args__ = (Index("ix_log_reply_log_id", "log_id"), Index(None, "reviewer_id", "replied_on"))
    log_id: Mapped[bytes] = key_of("work_log")
    reviewer_id: Mapped[bytes] = key_of("member")
    replied_on: Mapped[date]
    decision: Mapped[str]
    content: Mapped[str]
    revision: Mapped[int]


class WeeklyDraftRecord(Kept):
    """What a person typed for a unit's week, as JSON; the figures are taken when the report is issued."""

    __tablename__ = "weekly_draft"
    __table_args__ = (UniqueConstraint("unit_id", "week"),)
    unit_id: Mapped[bytes] = key_of("unit")
    week: Mapped[int]
    typed: Mapped[str]


class WeeklyReportRecord(Kept):
    """An issued report, frozen whole as JSON."""

    __tablename__ = "weekly_report"
    __table_args__ = (UniqueConstraint("unit_id", "week", "revision"),)
    unit_id: Mapped[bytes] = key_of("unit")
    week: Mapped[int]
    revision: Mapped[int]
    code: Mapped[str]
    issued_on: Mapped[date]
    content: Mapped[str]
