"""Single field records as their forms show them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from domain.checklist import Answer
from domain.findings import Finding, FindingStatus, Followed, Step, StepKind
from domain.inspecting import InspectionForm
from storage import records as r
from storage.actions import table_of
from storage.field_lists import FieldLists
from storage.field_sheets import SHEETS, as_shown, as_stored


class FieldReading(FieldLists):
    """Single records, as a part of the store's reader."""

    def event_codes(self) -> frozenset[str]:
        """The numbers of all events."""
        return frozenset(self.connection.scalars(select(r.EventRecord.code)))

    def field_record(self, sheet: str, record: str) -> dict[str, Any] | None:
        """A record as its form shows it, an event by its code; None where it is no more."""
        if sheet == "events":
            return self._event(record)
        table = table_of(SHEETS[sheet][0])
        row = self.connection.execute(select(table).where(table.c.id == bytes.fromhex(record))).mappings().first()
        return None if row is None else as_shown(self.connection, sheet, dict(row))

    def _event(self, code: str) -> dict[str, Any] | None:
        e, u, m, a = r.EventRecord, r.UnitRecord, r.MemberRecord, r.AttendanceRecord
        row = self.connection.execute(
            select(e.id, e.code, e.day, e.kind, u.code.label("host"), m.employee_no, e.name, e.place, e.status)
            .join(u, u.id == e.host_id)
            .outerjoin(m, m.id == e.organiser_id)
            .where(e.code == code)
        ).first()
        if row is None:
            return None
        people = self.connection.scalars(
            select(m.employee_no).join(a, a.member_id == m.id).where(a.event_id == row.id).order_by(m.employee_no)
        )
        names = ("code", "day", "kind", "host", "organiser", "name", "place", "status")
        return {**dict(zip(names, row[1:], strict=True)), "organiser": row[5] or "", "attending": tuple(people)}

    def has_record(self, sheet: str, row: Mapping[str, Any]) -> bool:
        """Whether there is a row equal in all columns of the sheet."""
        table = table_of(SHEETS[sheet][0])
        equal = [table.c[name] == value for name, value in as_stored(self.connection, sheet, row).items()]
        return self.connection.scalar(select(func.count()).select_from(table).where(*equal)) != 0

    def inspection_form(self, record: str) -> InspectionForm | None:
        """An inspection as its form shows it; None where it is no more."""
        shown = self.field_record("inspections", record)
        if shown is None:
            return None
        item = r.InspectionItemRecord
        answers = self.connection.execute(
            select(item.item, item.answer).where(item.inspection_id == bytes.fromhex(record))
        )
        findings = {one.finding.item: one.finding for one in self.followed_of(record)}
        return InspectionForm(
            *(shown["day"], shown["outlet"], shown["inspector"], shown["kind"]),
            *(shown["arrived"] or "", shown["left"] or "", shown["resident_present"]),
            {code: Answer(answer) for code, answer in answers},
            findings,
        )

    def followed(self, record: str) -> Followed | None:
        """A finding with what was done about it; None where it is no more."""
        found = self._followed(r.FindingRecord.id == bytes.fromhex(record))
        return found[0] if found else None

    def followed_of(self, inspection: str) -> tuple[Followed, ...]:
        """The findings of an inspection."""
        return self._followed(r.FindingRecord.inspection_id == bytes.fromhex(inspection))

    def _followed(self, condition: ColumnElement[bool]) -> tuple[Followed, ...]:
        f, i, o, s = r.FindingRecord, r.InspectionRecord, r.OutletRecord, r.FindingStepRecord
        inspector, responsible, person = aliased(r.MemberRecord), aliased(r.MemberRecord), r.MemberRecord
        rows = self.connection.execute(
            select(f.id, i.id.label("inspection"), i.day, o.code, inspector.employee_no, f.status, f.item)
            .add_columns(f.description, f.severity, f.fix_by, func.coalesce(responsible.employee_no, ""))
            .join(i, i.id == f.inspection_id)
            .join(o, o.id == i.outlet_id)
            .join(inspector, inspector.id == i.inspector_id)
            .outerjoin(responsible, responsible.id == f.responsible_id)
            .where(condition)
            .order_by(f.id)
        ).all()
        steps: dict[bytes, list[Step]] = {}
        for x in self.connection.execute(
            select(s.finding_id, s.day, s.kind, person.employee_no, s.note)
            .join(person, person.id == s.member_id)
            .where(s.finding_id.in_([row.id for row in rows]))
            .order_by(s.id)
        ):
            steps.setdefault(x[0], []).append(Step(x[1], StepKind(x[2]), x[3], x[4]))
        return tuple(
            Followed(
                *(row[0].hex(), row[1].hex(), row[2], row[3], row[4], FindingStatus(row[5])),
                Finding(*row[6:]),
                tuple(steps.get(row[0], [])),
            )
            for row in rows
        )

    def form_draft(self, owner: str, form: str) -> str:
        """What somebody typed into a form and has not saved yet; empty where there is nothing."""
        d = r.FormDraftRecord
        return self.connection.scalar(select(d.content).where(d.owner == owner, d.form == form)) or ""

    def form_drafts(self, owner: str, prefix: str) -> frozenset[str]:
        """The forms, by a beginning of their names, into which somebody typed something."""
        d = r.FormDraftRecord
        names = self.connection.scalars(select(d.form).where(d.owner == owner))
        return frozenset(name for name in names if name.startswith(prefix))
