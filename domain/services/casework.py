"""Opening and closing supervision cases; here those that sampling calls for (rule 5-11)."""

from dataclasses import replace
from datetime import date

from domain.cases import Case, CaseStatus, Evidence, next_case_code
from domain.ports import Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.services.changing import Change, Notices
from domain.services.sampling import SAMPLING_RULE, sheet_of
from domain.supervision_lists import CaseAsked


def open_sample_case(draw: str, subject: str, owner: str, due: date, today: date) -> Change:
    """Open the case of all that a draw found and this person has to answer for; the evidence is frozen.

    Refuses `record_gone`, `nothing_found`, `case_open`, and at their fields an owner nobody knows, and a due day
    that is over.
    """

    def apply(writer: Writer) -> Notices:
        sheet = sheet_of(writer, draw)
        found = [one for one in sheet.findings if one.subject == subject]
        if not found:
            raise Refusal("nothing_found", subject=subject)
        case = Case(
            record="",
            code=next_case_code(writer.case_codes(), today),
            rule=SAMPLING_RULE,
            subject=subject,
            first=sheet.draw.first,
            last=sheet.draw.last,
            evidence=tuple(Evidence(one.code.value, one.about, one.days, one.notes) for one in found),
            owner=owner,
            opened_on=today,
            due=due,
        )
        _open(writer, case)
        return []

    return Change("case_opened", apply)


def _open(writer: Writer, case: Case) -> None:
    faults: dict[str, Fault] = {}
    if case.owner not in writer.organisation().members:
        faults["owner"] = Fault("unknown_member", {"value": case.owner})
    if case.due < case.opened_on:
        faults["due"] = Fault("due_over", {"day": case.opened_on.isoformat()})
    if faults:
        raise FormRefusal(faults)
    for row in writer.cases_page(CaseAsked("open", case.rule, case.subject))[0]:
        if (row.first, row.last) == (case.first, case.last):
            raise Refusal("case_open", case=row.code)
    writer.add_case(case)
    writer.note(case=case.code, subject=case.subject)


def close_case(record: str, result: str, today: date) -> Change:
    """Close a case with its result. Refuses `record_gone`, `case_closed`, and at its field a missing result."""

    def apply(writer: Writer) -> Notices:
        case = writer.case(record)
        if case is None:
            raise Refusal("record_gone")
        if case.status is CaseStatus.CLOSED:
            raise Refusal("case_closed", case=case.code)
        if not result.strip():
            raise FormRefusal({"result": Fault("missing_value")})
        writer.change_case(replace(case, status=CaseStatus.CLOSED, result=result.strip(), closed_on=today))
        writer.note(case=case.code)
        return []

    return Change("case_closed", apply)
