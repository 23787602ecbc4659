"""Following a finding: reported as fixed, verified, or opened again, each with its day and note (rules 4-2, 4-13)."""

from datetime import date

from domain.findings import Finding, Followed, Step, StepKind, status_after, step_faults
from domain.organisation import not_employed
from domain.ports import Reader, Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.services.changing import Change, Notices


def take_step(finding: str, kind: StepKind, by: str, day: date, note: str, today: date) -> Change:
    """Do something about a finding.

    Refuses `record_gone`, `step_impossible`, `unknown_member`; at their fields a day to come, before the last step,
    or outside the person's employment, and a reopening without a reason.
    """

    def apply(writer: Writer) -> Notices:
        followed = _followed(writer, finding)
        status = status_after(followed, kind)
        step = Step(day, kind, by, note.strip())
        faults = step_faults(followed, step, today) | _employment_faults(writer, by, day)
        if faults:
            raise FormRefusal(faults)
        writer.add_step(finding, step, status)
        writer.note(step=kind.value)
        return []

    return Change(f"finding_{kind.value}", apply)


def change_finding(finding: str, content: Finding) -> Change:
    """Say anew what is wrong, how grave it is, until when and by whom it is put right; the steps stay.

    Refuses `record_gone`, `unknown_member`, and at their fields `missing_value`, `fix_before_day`.
    """

    def apply(writer: Writer) -> Notices:
        followed = _followed(writer, finding)
        faults: dict[str, Fault] = {}
        if not content.description.strip():
            faults["description"] = Fault("missing_value")
        if content.fix_by and content.fix_by < followed.day:
            faults["fix_by"] = Fault("fix_before_day", {"day": followed.day.isoformat()})
        if content.responsible and content.responsible not in writer.organisation().members:
            faults["responsible"] = Fault("unknown_member", {"value": content.responsible})
        if faults:
            raise FormRefusal(faults)
        writer.change_finding(finding, content)
        return []

    return Change("finding_changed", apply)


def _followed(reader: Reader, finding: str) -> Followed:
    found = reader.followed(finding)
    if found is None:
        raise Refusal("record_gone")
    return found


def _employment_faults(writer: Writer, by: str, day: date) -> dict[str, Fault]:
    member = writer.organisation().members.get(by)
    if member is None:
        return {"by": Fault("unknown_member", {"value": by})}
    return {} if member.employed_on(day) else {"day": not_employed(member, day)}
