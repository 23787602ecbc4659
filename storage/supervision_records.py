"""The tables of supervision: draws of people whose logs are sampled, cases, what was read, and deductions."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.record import Kept, key_of


class SampleDrawRecord(Kept):
    """A draw: whose logs of which period are looked at. Who was drawn follows from the seed and its people."""

    __tablename__ = "sample_draw"
    __table_args__ = (UniqueConstraint("unit_id", "first", "last"),)
    unit_id: Mapped[bytes] = key_of("unit")
    first: Mapped[date]
    last: Mapped[date]
    seed: Mapped[str]
    percent: Mapped[int]
    drawn_on: Mapped[date]
    drawn_by_id: Mapped[bytes] = key_of("member")


class SamplePersonRecord(Kept):
    """Somebody of the frozen population; `team_id` is the unit whose size counts, `drawn` whether the lot fell."""

    __tablename__ = "sample_person"
    __table_args__ = (UniqueConstraint("draw_id", "member_id"),)
    draw_id: Mapped[bytes] = key_of("sample_draw")
    member_id: Mapped[bytes] = key_of("member")
    team_id: Mapped[bytes] = key_of("unit")
    drawn: Mapped[bool]


class SampleDayRecord(Kept):
    """A day of somebody drawn. Once looked at: filled properly or not, and as JSON the figures of that moment."""

    __tablename__ = "sample_day"
    __table_args__ = (UniqueConstraint("draw_id", "member_id", "work_date"),)
    draw_id: Mapped[bytes] = key_of("sample_draw")
    member_id: Mapped[bytes] = key_of("member")
    work_date: Mapped[date]
    filled: Mapped[bool | None]
    note: Mapped[str]
    checked_by_id: Mapped[bytes | None] = mapped_column(ForeignKey("member.id"))
    checked_on: Mapped[date | None]
    facts: Mapped[str]


class SupervisionCaseRecord(Kept):
    """A case: `subject` is an employee number or a unit's code, `evidence` JSON."""

    __tablename__ = "supervision_case"
    __table_args__ = (Index("ix_supervision_case_status", "status", "due"), Index(None, "subject", "rule"))
    code: Mapped[str] = mapped_column(unique=True)
    rule: Mapped[str]
    subject: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    evidence: Mapped[str]
    owner_id: Mapped[bytes] = key_of("member")
    opened_on: Mapped[date]
    due: Mapped[date]
    status: Mapped[str]
    result: Mapped[str]
    closed_on: Mapped[date | None]


class LogReadingRecord(Kept):
    """A log somebody opened, with the replies it had by then (rule 4-23)."""

    __tablename__ = "log_reading"
    __table_args__ = (UniqueConstraint("reader_id", "author_id", "work_date"),)
    reader_id: Mapped[bytes] = key_of("member")
    author_id: Mapped[bytes] = key_of("member")
    work_date: Mapped[date]
    read_on: Mapped[date]


class ReportReadingRecord(Kept):
    """A unit's weekly report somebody read: which revision (rule 4-23). `week` is year * 100 + ISO week."""

    __tablename__ = "report_reading"
    __table_args__ = (UniqueConstraint("reader_id", "unit_id", "week"),)
    reader_id: Mapped[bytes] = key_of("member")
    unit_id: Mapped[bytes] = key_of("unit")
    week: Mapped[int]
    revision: Mapped[int]
    read_on: Mapped[date]


class DeductionRecord(Kept):
    """A proposal to deduct: `subject` (a number or a unit's code) missed a duty in a month or quarter.

    `rule` is 6-1, 6-5 or 6-6, `duty` the line of the catalogue; `grounds` JSON. `amount` is what the office entered.
    """

    __tablename__ = "deduction"
    __table_args__ = (
        UniqueConstraint("subject", "duty", "first", "rule"),
        Index("ix_deduction_first", "first", "status"),
    )
    rule: Mapped[str]
    subject: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    duty: Mapped[str]
    article: Mapped[str]
    grounds: Mapped[str]
    amount: Mapped[Decimal | None]
    status: Mapped[str]
    reason: Mapped[str]
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[bytes | None] = mapped_column(ForeignKey("member.id"))
