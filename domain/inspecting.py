"""An inspection as it is typed: the answers to the checklist and what was found wrong (rules 4-2, 4-13)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.checklist import ITEMS, Answer
from domain.findings import Finding
from domain.problems import Fault

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True)
class InspectionForm:
    """Everything one form holds. Times are `15:05` or empty; `answers` and `findings` are by the item's code.

    `resident_present` is None where nobody looked. `elsewhere`: the person knows the outlet is another unit's.
    """

    day: date | None
    outlet: str
    inspector: str
    kind: str
    arrived: str = ""
    left: str = ""
    resident_present: bool | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    elsewhere: bool = False

    @property
    def abnormal(self) -> tuple[Finding, ...]:
        """The findings of the items that are abnormal, in the order of the list."""
        return tuple(
            self.findings.get(item.code, Finding(item.code, ""))
            for item in ITEMS
            if self.answers.get(item.code) is Answer.ABNORMAL
        )

    def unanswered(self) -> tuple[str, ...]:
        """The items nobody has answered."""
        return tuple(item.code for item in ITEMS if item.code not in self.answers)

    def summary(self) -> dict[str, object]:
        """The inspection as its sheet has it: result, finding and due date follow from the answers."""
        found = self.abnormal
        days = [one.fix_by for one in found if one.fix_by is not None]
        return {
            "day": self.day or "",
            "outlet": self.outlet,
            "inspector": self.inspector,
            "kind": self.kind,
            "result": "abnormal" if found else "normal",
            "finding": "；".join(one.description.strip() for one in found),
            "fix_by": min(days) if days else "",
        }


def form_faults(form: InspectionForm) -> dict[str, Fault]:
    """What keeps a form from being saved, by field: `item/on_duty`, `description/on_duty`, `arrived` and so on."""
    faults = {f"item/{code}": Fault("unanswered") for code in form.unanswered()}
    if not form.kind:
        faults["kind"] = Fault("missing_value")
    for name, clock in (("arrived", form.arrived), ("left", form.left)):
        if clock and not CLOCK.fullmatch(clock):
            faults[name] = Fault("bad_time", {"value": clock})
    if form.arrived and form.left and not faults.keys() & {"arrived", "left"} and form.left < form.arrived:
        faults["left"] = Fault("left_too_early", {"value": form.arrived})
    for found in form.abnormal:
        faults |= _finding_faults(found, form.day)
    return faults


def _finding_faults(found: Finding, day: date | None) -> dict[str, Fault]:
    """An abnormal item says what is wrong, how grave it is, and until when it is put right."""
    wanted = {"description": found.description.strip(), "severity": found.severity, "fix_by": found.fix_by}
    faults = {f"{name}/{found.item}": Fault("missing_value") for name, value in wanted.items() if not value}
    if day and found.fix_by and found.fix_by < day:
        faults[f"fix_by/{found.item}"] = Fault("fix_before_day", {"day": day.isoformat()})
    return faults
