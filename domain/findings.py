"""What an inspection found wrong, followed until somebody verified that it was put right (rules 4-2, 4-13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.problems import Fact, Fault, Refusal


class Severity(StrEnum):
    """How grave a finding is; an imported one has none until somebody says so."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"


class FindingStatus(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    FIXED = "fixed"
    VERIFIED = "verified"


class StepKind(StrEnum):
    """What somebody did about a finding."""

    FIXED = "fixed"
    VERIFIED = "verified"
    REOPENED = "reopened"


NEXT: Mapping[FindingStatus, Mapping[StepKind, FindingStatus]] = {
    FindingStatus.OPEN: {StepKind.FIXED: FindingStatus.FIXED},
    FindingStatus.FIXED: {StepKind.VERIFIED: FindingStatus.VERIFIED, StepKind.REOPENED: FindingStatus.OPEN},
    FindingStatus.VERIFIED: {StepKind.REOPENED: FindingStatus.OPEN},
}
"""The steps that are possible, and where each leads: reported as fixed, then verified or opened again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `item` is the checklist's (empty: imported), `responsible` a number (empty: nobody named)."""

    item: str
    description: str
    severity: str = ""
    fix_by: date | None = None
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done about a finding, on which day, by whom."""

    day: date
    kind: StepKind
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A finding as it stands. `record` names its row; found on `day` at `outlet` by `inspector`; steps in order."""

    record: str
    inspection: str
    day: date
    outlet: str
    inspector: str
    status: FindingStatus
    finding: Finding
    steps: tuple[Step, ...]

    @property
    def last_day(self) -> date:
        """The day of the latest step, or of the inspection."""
        return self.steps[-1].day if self.steps else self.day


def status_after(followed: Followed, kind: StepKind) -> FindingStatus:
    """Where a step leads; refuses `step_impossible`."""
    after = NEXT[followed.status].get(kind)
    if after is None:
        raise Refusal("step_impossible", step=kind.value, status=followed.status.value)
    return after


def step_faults(followed: Followed, step: Step, today: date) -> dict[str, Fault]:
    """What is wrong with a step, by field: a day to come or before the last step; no reason for opening it again."""
    faults: dict[str, Fault] = {}
    if step.day > today:
        facts: dict[str, Fact] = {"day": step.day.isoformat(), "today": today.isoformat()}
        faults["day"] = Fault("date_in_future", facts)
    elif step.day < followed.last_day:
        faults["day"] = Fault("step_too_early", {"day": followed.last_day.isoformat()})
    if step.kind is StepKind.REOPENED and not step.note.strip():
        faults["note"] = Fault("missing_value")
    return faults
