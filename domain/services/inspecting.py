"""Recording an inspection of an outlet with its checklist and findings (rules 4-2, 4-3, 4-13 to 4-15, 5-1).

The inspection's row of the sheet follows from the form, so imports, scores and reports see no difference.
"""

from datetime import date

from domain.findings import FindingStatus
from domain.inspecting import InspectionForm, form_faults
from domain.organisation import not_employed
from domain.ports import Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.services.changing import Change, Notices
from domain.services.recording import checked, known_in_field, outlet_called, there
from domain.sheets.checks import Known
from domain.sheets.specs import INSPECTIONS
from domain.sheets.table import Cell


def record_inspection(form: InspectionForm, today: date) -> Change:
    """A new inspection.

    Refuses what the sheet refuses, `unanswered` at every item without an answer, what a finding lacks,
    `outlet_inactive`, and `outlet_elsewhere` unless the form says that the person knows.
    """

    def apply(writer: Writer) -> Notices:
        row = _row(writer, form, today)
        writer.put_checklist(writer.add_record(INSPECTIONS.code, row), form)
        return []

    return Change("inspection_recorded", apply)


def change_inspection(record: str, form: InspectionForm, today: date) -> Change:
    """An inspection put right. Also refuses `record_gone`, and `finding_followed` where a finding that somebody has
    begun to follow would go."""

    def apply(writer: Writer) -> Notices:
        there(writer, INSPECTIONS.code, record)
        row = _row(writer, form, today)
        staying = {found.item for found in form.abnormal}
        _refuse_followed(writer, record, staying)
        writer.change_record(INSPECTIONS.code, record, row)
        writer.put_checklist(record, form)
        return []

    return Change("inspection_changed", apply)


def take_back_inspection(record: str) -> Change:
    """An inspection taken out with its checklist and findings. Refuses `record_gone`, `finding_followed`."""

    def apply(writer: Writer) -> Notices:
        row = there(writer, INSPECTIONS.code, record)
        _refuse_followed(writer, record, set())
        writer.remove_record(INSPECTIONS.code, record)
        writer.note(day=row["day"].isoformat(), outlet=row["outlet"])
        return []

    return Change("inspection_removed", apply)


def _row(writer: Writer, form: InspectionForm, today: date) -> dict[str, object]:
    """The inspection's row of the sheet; everything that is wrong is said at once."""
    known = known_in_field(writer, today)
    faults = form_faults(form) | _responsible_faults(known, form)
    row: dict[str, object] = {}
    cells: dict[str, Cell] = {name: value for name, value in form.summary().items() if isinstance(value, str | date)}
    try:
        row = checked(INSPECTIONS, cells, known)
    except FormRefusal as refusal:
        faults |= {name: fault for name, fault in refusal.faults.items() if name not in {"finding", "fix_by"}}
    if row and not form.elsewhere:
        faults |= _elsewhere(known, str(row["outlet"]), form)
    if faults:
        raise FormRefusal(faults)
    writer.note(day=str(row["day"]), outlet=row["outlet"], elsewhere=form.elsewhere)
    return row


def _responsible_faults(known: Known, form: InspectionForm) -> dict[str, Fault]:
    """Whoever is to put something right is employed on the day of the inspection."""
    faults: dict[str, Fault] = {}
    for found in form.abnormal:
        member = known.org.members.get(found.responsible)
        if found.responsible and member is None:
            faults[f"responsible/{found.item}"] = Fault("unknown_member", {"value": found.responsible})
        elif member and form.day and not member.employed_on(form.day):
            faults[f"responsible/{found.item}"] = not_employed(member, form.day)
    return faults


def _elsewhere(known: Known, code: str, form: InspectionForm) -> dict[str, Fault]:
    """An outlet that another unit was in charge of that day is told; the person may say that this is meant."""
    day = form.day or known.today
    unit = outlet_called(known, code).unit_on(day)
    own = known.org.members[form.inspector].assignment_on(day).unit
    if unit in known.org.below(own):
        return {}
    return {"outlet": Fault("outlet_elsewhere", {"unit": known.org.units[unit].name})}


def _refuse_followed(writer: Writer, record: str, staying: set[str]) -> None:
    for followed in writer.followed_of(record):
        moved = followed.steps or followed.status is not FindingStatus.OPEN
        if moved and followed.finding.item not in staying:
            raise Refusal("finding_followed", finding=followed.finding.description)
