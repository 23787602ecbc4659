"""The tables of what is done in the field: inspections with checklist and findings, visits, events, market notes."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.record import Kept, key_of


class InspectionRecord(Kept):
    __tablename__ = "inspection"
    __table_args__ = (
        Index("ix_inspection_day", "day"),
        Index("ix_inspection_outlet", "outlet_id", "day", "inspector_id"),
        Index("ix_inspection_inspector", "inspector_id", "day"),
    )
    day: Mapped[date]
    outlet_id: Mapped[bytes] = key_of("outlet")
    inspector_id: Mapped[bytes] = key_of("member")
    kind: Mapped[str]
    result: Mapped[str]
    finding: Mapped[str]
    fix_by: Mapped[date | None]
    arrived: Mapped[str | None]
    left: Mapped[str | None]
    resident_present: Mapped[bool | None]


class InspectionItemRecord(Kept):
    """An item of the checklist and what it was found to be."""

    __tablename__ = "inspection_item"
    __table_args__ = (UniqueConstraint("inspection_id", "item"),)
    inspection_id: Mapped[bytes] = key_of("inspection")
    item: Mapped[str]
    answer: Mapped[str]


class FindingRecord(Kept):
    """What an inspection found wrong, followed until verified. `item` is empty for an imported one."""

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("inspection_id", "item"), Index("ix_finding_status", "status"))
    inspection_id: Mapped[bytes] = key_of("inspection")
    item: Mapped[str]
    description: Mapped[str]
    severity: Mapped[str]
    fix_by: Mapped[date | None]
    responsible_id: Mapped[bytes | None] = mapped_column(ForeignKey("member.id"))
    status: Mapped[str]


class FindingStepRecord(Kept):
    """What somebody did about a finding."""

    __tablename__ = "finding_step"
    __table_args__ = (Index("ix_finding_step_finding_id", "finding_id"),)
    finding_id: Mapped[bytes] = key_of("finding")
    day: Mapped[date]
    kind: Mapped[str]
    member_id: Mapped[bytes] = key_of("member")
    note: Mapped[str]


class VisitRecord(Kept):
    __tablename__ = "visit"
    __table_args__ = (
        Index("ix_visit_day", "day"),
        Index("ix_visit_outlet", "outlet_id", "day", "visitor_id"),
        Index("ix_visit_visitor", "visitor_id", "day"),
    )
    day: Mapped[date]
    outlet_id: Mapped[bytes] = key_of("outlet")
    visitor_id: Mapped[bytes] = key_of("member")
    counterpart: Mapped[str]
    content: Mapped[str]
    result: Mapped[str]


class BankVisitRecord(Kept):
    __tablename__ = "bank_visit"
    __table_args__ = (Index("ix_bank_visit_day", "day"),)
    day: Mapped[date]
    bank: Mapped[str]
    office: Mapped[str]
    visitor_id: Mapped[bytes] = key_of("member")
    counterpart: Mapped[str]
    content: Mapped[str]


class EventRecord(Kept):
    __tablename__ = "event"
    __table_args__ = (Index("ix_event_day", "day"), Index("ix_event_host", "host_id", "day"))
    code: Mapped[str] = mapped_column(unique=True)
    day: Mapped[date]
    kind: Mapped[str]
    host_id: Mapped[bytes] = key_of("unit")
    organiser_id: Mapped[bytes | None] = mapped_column(ForeignKey("member.id"))
    name: Mapped[str]
    place: Mapped[str]
    status: Mapped[str]


class AttendanceRecord(Kept):
    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("event_id", "member_id"), Index("ix_attendance_member", "member_id"))
    event_id: Mapped[bytes] = key_of("event")
    member_id: Mapped[bytes] = key_of("member")


class EventCheckRecord(Kept):
    __tablename__ = "event_check"
    __table_args__ = (Index("ix_event_check_event_id", "event_id"),)
    event_id: Mapped[bytes] = key_of("event")
    day: Mapped[date]
    inspector_id: Mapped[bytes] = key_of("member")
    result: Mapped[str]


class MarketNoteRecord(Kept):
    __tablename__ = "market_note"
    __table_args__ = (Index("ix_market_note_day", "day"),)
    member_id: Mapped[bytes] = key_of("member")
    day: Mapped[date]
    outlet_id: Mapped[bytes | None] = mapped_column(ForeignKey("outlet.id"))
    content: Mapped[str]


class FormDraftRecord(Kept):
    """What somebody (by number) typed into a form and has not saved yet, as the form wrote it."""

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("owner", "form"),)
    owner: Mapped[str]
    form: Mapped[str]
    content: Mapped[str]
