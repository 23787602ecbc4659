"""The list of all logs: what is asked for and in which order, read page by page from the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.organisation import Organisation
from domain.rules import RuleVersion, rules_in_force
from domain.work_log import Counts, LogStatus


class LogColumn(StrEnum):
    """What the list may be sorted by. Logs alike in it stand by day and employee number."""

    DAY = "day"
    PERSON = "person"
    UNIT = "unit"
    LEAFLETS = "leaflets"
    PROSPECTS = "prospects"
    APPOINTMENTS = "appointments"
    FOLLOW_UPS = "follow_ups"
    CLIENT_CALLS = "client_calls"
    SCORE = "score"
    STATUS = "status"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class PassMark:
    """The score a day needs from `first` to `last` (None: open), for people of these units (None: of any)."""

    units: frozenset[str] | None
    first: date | None
    last: date | None
    mark: int


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which logs: part of a name or number, units on the log's day (None: any), status, days, below these marks."""

    person: str = ""
    units: frozenset[str] | None = None
    status: LogStatus | None = None
    first: date | None = None
    last: date | None = None
    below: tuple[PassMark, ...] = ()


@dataclass(frozen=True, slots=True)
class LogOrder:
    """How the list is sorted."""

    column: LogColumn = LogColumn.DAY
    descending: bool = True


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the list. The unit is the person's on that day; `at` is UTC."""

    employee_no: str
    name: str
    unit_code: str
    unit_name: str
    day: date
    counts: Counts
    score: int
    status: LogStatus
    revision: int
    at: str


def pass_marks(org: Organisation, versions: Iterable[RuleVersion]) -> tuple[PassMark, ...]:
    """What a day needs, at every time and for every unit (rules 3-3, 3-12).

    One mark for everybody where no layer has raised it; else one for each group of units that share it.
    """
    versions = tuple(versions)
    raised = {v.owner for v in versions if v.owner and v.day_pass}
    chains: dict[tuple[str, ...], set[str]] = {}
    for code in org.units:
        key = tuple(unit.code for unit in org.chain(code) if unit.code in raised)
        chains.setdefault(key, set()).add(code)
    starts = sorted({v.effective_from for v in versions})
    lasts = [*(start - timedelta(days=1) for start in starts[1:]), None]
    spans = list(zip(starts, lasts, strict=True))
    return _joined(
        PassMark(
            frozenset(units) if raised else None,
            first if first > starts[0] else None,  # before its first version the company's base version holds
            last,
            rules_in_force(versions, [org.units[code] for code in key], first).day_pass,
        )
        for key, units in chains.items()
        for first, last in spans
    )


def _joined(marks: Iterable[PassMark]) -> tuple[PassMark, ...]:
    """Neighbouring times with the same mark as one: less for the store to ask about."""
    joined: list[PassMark] = []
    for mark in marks:
        before = joined[-1] if joined else None
        if before and before.last and (before.units, before.mark) == (mark.units, mark.mark):
            joined[-1] = PassMark(mark.units, before.first, mark.last, mark.mark)
        else:
            joined.append(mark)
    return tuple(joined)
