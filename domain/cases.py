"""Supervision cases: what somebody has to answer for, with the evidence as it was, until closed with a result.

A case is opened by a rule, about a subject and a period; there is never a second open one for the same three.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a case rests on, frozen: its code, whom it is about (a number), days, and what was noted."""

    code: str
    about: str
    days: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case. `subject` is a number or a unit's code, `first` to `last` the period, `owner` who sees to it."""

    record: str
    code: str
    rule: str
    subject: str
    first: date
    last: date
    evidence: tuple[Evidence, ...]
    owner: str
    opened_on: date
    due: date
    status: CaseStatus = CaseStatus.OPEN
    result: str = ""
    closed_on: date | None = None

    def overdue(self, today: date) -> bool:
        """Whether it should have been closed by now."""
        return self.status is CaseStatus.OPEN and self.due < today


def next_case_code(codes: Iterable[str], day: date) -> str:
    """The number of the next case of the year: `D26-001`."""
    year = f"D{day.year % 100:02d}-"
    numbers = [int(found[1]) for code in codes if (found := re.fullmatch(re.escape(year) + r"(\d+)", code))]
    return f"{year}{max(numbers, default=0) + 1:03d}"
