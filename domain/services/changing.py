"""Changing the organisation: every change can be looked at before it is made, by the very code that makes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from domain.consequences import Standing, TouchedReport, touched_reports
from domain.ports import Store, Writer
from domain.problems import Fact


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody should know before saving; nothing is refused."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


Notices = list[Notice]


@dataclass(frozen=True)
class Change:
    """One change, one action. `first` and `last` (None: open) bound the days it bears on."""

    kind: str
    apply: Callable[[Writer], Notices]
    first: date = date.min
    last: date | None = None


@dataclass(frozen=True)
class Foreseen:
    """What a change would bring about: issued reports that would say something else, and notices."""

    reports: tuple[TouchedReport, ...]
    notices: tuple[Notice, ...]


def make(store: Store, change: Change, by: str = "") -> int:
    """Make the change; the action's number, by which it is taken back. Refuses what the change refuses."""
    with store.action(change.kind, by) as writer:
        notices = change.apply(writer)
        if notices:
            writer.note(notices=[notice.code for notice in notices])
        return writer.number


def foresee(store: Store, change: Change) -> Foreseen:
    """What would come of the change, which is made and rolled back. Refuses what the change refuses."""
    with store.action(change.kind) as writer:
        writer.roll_back()
        before = Standing(writer.organisation(), writer.outlets())
        reports = writer.issued_weeks(change.first, change.last)
        notices = change.apply(writer)
        after = Standing(writer.organisation(), writer.outlets())
    return Foreseen(touched_reports(before, after, reports), tuple(notices))
