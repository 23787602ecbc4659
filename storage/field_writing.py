"""Writing field records one by one; every row through the action, so undo works."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from domain.findings import Finding, FindingStatus, Step
from domain.inspecting import InspectionForm
from storage import records as r
from storage.actions import Action, table_of
from storage.connected import Connected
from storage.field_sheets import SHEETS, as_stored, key_by_name
from storage.record import Kept

CONTENT = ("description", "severity", "fix_by", "responsible_id")


class FieldWriting(Connected):
    """What the services of field records keep, as a part of the store's writer."""

    _action: Action

    def add_record(self, sheet: str, row: Mapping[str, Any]) -> str:
        """Keep a new row of a sheet; its key."""
        stored = as_stored(self.connection, sheet, row)
        if sheet == "inspections":
            stored |= {"arrived": None, "left": None, "resident_present": None}
        return self._insert(SHEETS[sheet][0], stored).hex()

    def change_record(self, sheet: str, record: str, row: Mapping[str, Any]) -> None:
        """Put a row of a sheet in place of what it was."""
        self._action.update(SHEETS[sheet][0], {bytes.fromhex(record): as_stored(self.connection, sheet, row)})

    def remove_record(self, sheet: str, record: str) -> None:
        """Take a row out, with the rows that are part of it; an event by its code."""
        if sheet == "events":
            key = key_by_name(self.connection, "event", record)
            self._delete_parts(r.AttendanceRecord, "event_id", key)
            self._delete_parts(r.EventCheckRecord, "event_id", key)
            self._action.delete(r.EventRecord, [key])
            return
        key = bytes.fromhex(record)
        if sheet == "inspections":
            for finding in self._parts(r.FindingRecord, "inspection_id", key):
                self._delete_parts(r.FindingStepRecord, "finding_id", finding)
            self._delete_parts(r.FindingRecord, "inspection_id", key)
            self._delete_parts(r.InspectionItemRecord, "inspection_id", key)
        self._action.delete(SHEETS[sheet][0], [key])

    def put_checklist(self, inspection: str, form: InspectionForm) -> None:
        """The times, answers and findings of an inspection become these; a finding's steps stay with it."""
        key = bytes.fromhex(inspection)
        self._action.update(
            r.InspectionRecord,
            {
                key: {
                    "arrived": form.arrived or None,
                    "left": form.left or None,
                    "resident_present": form.resident_present,
                }
            },
        )
        answers = {item: {"answer": answer.value} for item, answer in form.answers.items()}
        self._put(r.InspectionItemRecord, key, answers, {})
        found = {finding.item: self._content(finding) for finding in form.abnormal}
        self._put(r.FindingRecord, key, found, {"status": FindingStatus.OPEN.value})

    def add_step(self, finding: str, step: Step, status: FindingStatus) -> None:
        """Keep a step, and where the finding stands after it."""
        key = bytes.fromhex(finding)
        member = key_by_name(self.connection, "member", step.by)
        content = {"day": step.day, "kind": step.kind.value, "member_id": member, "note": step.note}
        self._insert(r.FindingStepRecord, {"finding_id": key, **content})
        self._action.update(r.FindingRecord, {key: {"status": status.value}})

    def change_finding(self, finding: str, content: Finding) -> None:
        """What a finding says becomes this; where it stands stays."""
        self._action.update(r.FindingRecord, {bytes.fromhex(finding): self._content(content)})

    def keep_form_draft(self, owner: str, form: str, content: str) -> None:
        """Keep what somebody typed into a form; nothing takes the draft away."""
        table = table_of(r.FormDraftRecord)
        mine = select(table.c.id).where(table.c.owner == owner, table.c.form == form)
        held = list(self.connection.scalars(mine))
        if not content:
            self._action.delete(r.FormDraftRecord, held)
        elif held:
            self._action.update(r.FormDraftRecord, {held[0]: {"content": content}})
        else:
            self._insert(r.FormDraftRecord, {"owner": owner, "form": form, "content": content})

    def _content(self, finding: Finding) -> dict[str, Any]:
        person = key_by_name(self.connection, "member", finding.responsible) if finding.responsible else None
        values = (finding.description.strip(), finding.severity, finding.fix_by, person)
        return dict(zip(CONTENT, values, strict=True))

    def _put(
        self, record: type[Kept], inspection: bytes, wanted: Mapping[str, dict[str, Any]], fresh: dict[str, Any]
    ) -> None:
        """An inspection's parts, one an item, become these; `fresh` is what a new one also has."""
        table = table_of(record)
        rows = self.connection.execute(select(table).where(table.c.inspection_id == inspection)).mappings()
        held = {row["item"]: row for row in rows}
        self._action.delete(record, [row["id"] for item, row in held.items() if item not in wanted])
        changes = {
            held[item]["id"]: values
            for item, values in wanted.items()
            if item in held and any(held[item][name] != value for name, value in values.items())
        }
        self._action.update(record, changes)
        for item, values in wanted.items():
            if item not in held:
                self._insert(record, {"inspection_id": inspection, "item": item, **values, **fresh})

    def _insert(self, record: type[Kept], row: Mapping[str, Any]) -> bytes:
        return self._action.insert(record, {name: [value] for name, value in row.items()})[0]

    def _parts(self, record: type[Kept], owner: str, key: bytes) -> list[bytes]:
        table = table_of(record)
        return list(self.connection.scalars(select(table.c.id).where(table.c[owner] == key)))

    def _delete_parts(self, record: type[Kept], owner: str, key: bytes) -> None:
        self._action.delete(record, self._parts(record, owner, key))
