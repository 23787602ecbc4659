"""Approved leave, and the office's own calendar (rule 3-1, decisions F1, F3).

Each function answers a `Change`, which `changing` looks at or makes. What is wrong is said at its field.
"""

from datetime import date

from domain.organisation import Leave, Member, Organisation, not_employed
from domain.ports import Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.services.changing import Change, Notice, Notices
from domain.services.organising import NOTHING_ABSENT, Cells, known_now
from domain.sheets.forms import read_form
from domain.sheets.specs import CALENDAR, LEAVES
from domain.workdays import days_between

LONGEST_LEAVE = 366
"""Leave of more days than this is taken for a mistyped year."""


def add_leave(cells: Cells, today: date) -> Change:
    """Approved full days off, both ends included. Overlapping leave counts once and is told.

    Refuses what the sheet refuses, `not_employed`, `leave_exists`, `leave_too_long`.
    """
    return _leave_change("leave_added", cells, today, None)


def change_leave(old: Leave, cells: Cells, today: date) -> Change:
    """Leave put right: other days, another kind. Refuses what `add_leave` refuses."""
    return _leave_change("leave_changed", {**cells, "employee_no": old.employee_no}, today, old)


def _leave_change(kind: str, cells: Cells, today: date, old: Leave | None) -> Change:
    def apply(writer: Writer) -> Notices:
        if old:
            writer.remove_leave(old.employee_no, old.first, old.last)
        known = known_now(writer, today)
        row = read_form(LEAVES, cells, known)
        new = Leave(row["employee_no"], row["first"], row["last"], row["kind"])
        _check_leave(known.org, new)
        notices = _leave_notices(known.org, new)
        writer.merge(LEAVES.code, [row], today, NOTHING_ABSENT)
        writer.note(member=new.employee_no, first=new.first.isoformat(), last=new.last.isoformat())
        return notices

    days = [day for day in (cells.get("first"), cells.get("last"), *_days_of(old)) if isinstance(day, date)]
    return Change(kind, apply, min(days, default=date.min), max(days, default=None))


def _days_of(leave: Leave | None) -> tuple[date, ...]:
    return (leave.first, leave.last) if leave else ()


def _check_leave(org: Organisation, new: Leave) -> None:
    member = org.members[new.employee_no]
    for at, day in (("first", new.first), ("last", new.last)):
        if not member.employed_on(day):
            raise FormRefusal({at: not_employed(member, day)})
    if (new.last - new.first).days >= LONGEST_LEAVE:
        raise FormRefusal({"last": Fault("leave_too_long", {"most": LONGEST_LEAVE})})
    if any((x.first, x.last) == (new.first, new.last) for x in leaves_of(org, member)):
        raise FormRefusal({"first": Fault("leave_exists", _period(new))})


def _leave_notices(org: Organisation, new: Leave) -> Notices:
    notices = [
        Notice("leave_overlaps", {**_period(held), "kind": held.kind})
        for held in leaves_of(org, org.members[new.employee_no])
        if held.first <= new.last and new.first <= held.last
    ]
    if not working_days(org, new):
        notices.append(Notice("leave_without_working_day", {}))
    return notices


def _period(leave: Leave) -> dict[str, str | int | float]:
    return {"first": leave.first.isoformat(), "last": leave.last.isoformat()}


def leaves_of(org: Organisation, member: Member) -> list[Leave]:
    """Somebody's leave, the earliest first."""
    found = (leave for leave in org.leaves if leave.employee_no == member.employee_no)
    return sorted(found, key=lambda leave: (leave.first, leave.last))


def working_days(org: Organisation, leave: Leave) -> int:
    """How many working days a leave takes out of what is expected (F3)."""
    return sum(org.calendar.is_working_day(day) for day in days_between(leave.first, leave.last))


def take_back_leave(leave: Leave) -> Change:
    """Leave that was not taken after all. Refuses `no_leave`."""

    def apply(writer: Writer) -> Notices:
        if not writer.remove_leave(leave.employee_no, leave.first, leave.last):
            raise Refusal("no_leave", first=leave.first.isoformat(), last=leave.last.isoformat())
        writer.note(member=leave.employee_no, first=leave.first.isoformat(), last=leave.last.isoformat())
        return []

    return Change("leave_taken_back", apply, leave.first, leave.last)


def set_day(cells: Cells, today: date) -> Change:
    """The office makes a day a working day or a rest day, with a remark (F1)."""

    def apply(writer: Writer) -> Notices:
        known = known_now(writer, today)
        row = read_form(CALENDAR, cells, known)
        official = known.org.calendar.official(row["day"])
        writer.merge(CALENDAR.code, [row], today, NOTHING_ABSENT)
        writer.note(day=row["day"].isoformat(), working=row["working"])
        return [Notice("as_official", {"day": row["day"].isoformat()})] if official == row["working"] else []

    day = cells.get("day")
    return Change("calendar_set", apply, day, day) if isinstance(day, date) else Change("calendar_set", apply)


def clear_day(day: date) -> Change:
    """The official calendar holds again for a day. Refuses `no_office_day`."""

    def apply(writer: Writer) -> Notices:
        if not writer.remove_calendar_day(day):
            raise Refusal("no_office_day", day=day.isoformat())
        writer.note(day=day.isoformat())
        return []

    return Change("calendar_cleared", apply, day, day)
