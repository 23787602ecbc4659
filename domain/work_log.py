"""The work log of a person and day, and its way from draft to decided (rules 3-2, 4-10, decisions F4, F13, F25)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter

from domain.problems import Refusal


class Item(StrEnum):
    """What a log counts, in the order of article 3(2)."""

    LEAFLETS = "leaflets"
    PROSPECTS = "prospects"
    APPOINTMENTS = "appointments"
    FOLLOW_UPS = "follow_ups"
    CLIENT_CALLS = "client_calls"


HIGHEST_COUNT = 999
"""Counts are whole numbers from 0 to this."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each item, 0 to 999."""

    leaflets: int = 0
    prospects: int = 0
    appointments: int = 0
    follow_ups: int = 0
    client_calls: int = 0

    def of(self, item: Item) -> int:
        """The count of one item."""
        return COUNT_OF[item](self)


COUNT_OF: Mapping[Item, Callable[[Counts], int]] = {item: attrgetter(item.value) for item in Item}
"""Made once: a company's week asks some fifty thousand times."""


class LogStatus(StrEnum):
    """Where a log stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"

    @property
    def counts(self) -> bool:
        """Drafts and returned logs count nothing (F4)."""
        return self in {LogStatus.SUBMITTED, LogStatus.APPROVED}


class Decision(StrEnum):
    """The three kinds of reply (F13)."""

    APPROVE = "approve"
    RETURN = "return"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class LogText:
    """What the author wrote beside the figures. `outlet` is a code, or what was written if no outlet matches."""

    outlet: str = ""
    done: str = ""
    plan: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class WorkLog:
    """One person's day. A new content after a return or a reopening is a new revision."""

    employee_no: str
    day: date
    counts: Counts
    text: LogText = field(default_factory=LogText)
    status: LogStatus = LogStatus.DRAFT
    revision: int = 1

    def decided(self, decision: Decision, comment: str = "") -> "WorkLog":
        """The log after a reply; a comment leaves it as it is.

        Refuses `log_draft`, `log_decided`, `log_returned`, `reason_required` (a return without a reason).
        """
        if self.status is LogStatus.DRAFT:
            raise Refusal("log_draft", employee_no=self.employee_no, day=self.day.isoformat())
        if decision is Decision.COMMENT:
            return self
        if self.status is not LogStatus.SUBMITTED:
            code = "log_decided" if self.status is LogStatus.APPROVED else "log_returned"
            raise Refusal(code, employee_no=self.employee_no, day=self.day.isoformat())
        if decision is Decision.RETURN and not comment.strip():
            raise Refusal("reason_required", employee_no=self.employee_no, day=self.day.isoformat())
        status = LogStatus.APPROVED if decision is Decision.APPROVE else LogStatus.RETURNED
        return replace(self, status=status)

    def rewritten(self, counts: Counts, text: LogText) -> "WorkLog":
        """Submitted with new content, as a new revision; refuses an approved log with `log_decided`."""
        if self.status is LogStatus.APPROVED:
            raise Refusal("log_decided", employee_no=self.employee_no, day=self.day.isoformat())
        return replace(self, counts=counts, text=text, status=LogStatus.SUBMITTED, revision=self.revision + 1)

    def reopened(self, counts: Counts, text: LogText, reason: str) -> "WorkLog":
        """An approved log changed after all: submitted again, for a reason that the audit keeps.

        Refuses `reason_required`, and `log_not_decided` where an ordinary rewriting is due.
        """
        if self.status is not LogStatus.APPROVED:
            raise Refusal("log_not_decided", employee_no=self.employee_no, day=self.day.isoformat())
        if not reason.strip():
            raise Refusal("reason_required", employee_no=self.employee_no, day=self.day.isoformat())
        return replace(self, counts=counts, text=text, status=LogStatus.SUBMITTED, revision=self.revision + 1)
