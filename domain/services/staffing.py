"""People: taken on, moved on a date, promoted, leaving with a hand-over (rule 3-1, decision F3).

An assignment is dated and never overwritten by the next one; a wrong one is put right or taken out by name.
Each function answers a `Change`, which `changing` looks at or makes. What is wrong is said at its field.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.field import Event, Outlet
from domain.organisation import Assignment, Member, Organisation, Role
from domain.ports import Reader, Writer
from domain.problems import Fact, Fault, FormRefusal, Refusal
from domain.services.changing import Change, Notice, Notices
from domain.services.organising import (
    NOTHING_ABSENT,
    Cells,
    check_unit,
    in_charge,
    known_now,
    listed,
    move_outlets,
)
from domain.sheets.forms import read_form
from domain.sheets.specs import MEMBERS

LEADERS = (Role.REGIONAL_MANAGER, Role.MARKET_MANAGER)
"""The roles that lead a unit: its region, its market department."""


def add_member(cells: Cells, today: date) -> Change:
    """A new person. Refuses what the sheet refuses, `member_exists`, `unit_closed`."""

    def apply(writer: Writer) -> Notices:
        known = known_now(writer, today)
        row = read_form(MEMBERS, cells, known)
        if row["employee_no"] in known.org.members:
            raise FormRefusal({"employee_no": Fault("member_exists", {"value": row["employee_no"]})})
        check_unit(known.org, row["unit"], row["assigned_from"], "unit")
        notices = _second_leader(known.org, row["employee_no"], row["unit"], row["role"], row["assigned_from"])
        writer.merge(MEMBERS.code, [row], today, NOTHING_ABSENT)
        writer.note(member=row["employee_no"])
        return notices

    return Change("member_added", apply)


def change_member(employee_no: str, cells: Cells, today: date) -> Change:
    """A person's facts anew: name, telephone, the days of employment; where they belong stays as it is.

    A first assignment that began with the employment goes along with it. Refuses `logs_outside`.
    """

    def apply(writer: Writer) -> Notices:
        known = known_now(writer, today)
        member = known.org.members[employee_no]
        first = member.assignments[0]
        typed = {**cells, "employee_no": employee_no, "unit": first.unit, "role": first.role.value}
        row = read_form(MEMBERS, {**typed, "assigned_from": ""}, known)
        _check_logs(writer, employee_no, row["employed_from"], row["employed_to"])
        if first.first in {member.employed_from, row["employed_from"]}:
            moved = Assignment(row["employed_from"], first.unit, first.role)
            _check_order(moved, member.assignments[1:])
            writer.put_assignments(employee_no, (moved, *member.assignments[1:]))
        else:
            row["assigned_from"] = first.first
        writer.merge(MEMBERS.code, [row], today, NOTHING_ABSENT)
        writer.note(member=employee_no)
        return []

    return Change("member_changed", apply)


def _check_order(first: Assignment, others: tuple[Assignment, ...]) -> None:
    if others and others[0].first <= first.first:
        raise FormRefusal({"employed_from": Fault("assignment_before", {"day": others[0].first.isoformat()})})


def _check_logs(writer: Reader, employee_no: str, first: date, last: date | None) -> None:
    """Logs may not be left outside the employment: they would count for nobody."""
    days = writer.logs(date.min, date.max, [employee_no]).get(employee_no, {})
    early = sorted(day for day in days if day < first)
    late = sorted(day for day in days if last is not None and day > last)
    for at, outside in (("employed_from", early), ("employed_to", late)):
        if outside:
            facts: dict[str, Fact] = {
                "count": len(outside),
                "from": outside[0].isoformat(),
                "to": outside[-1].isoformat(),
            }
            raise FormRefusal({at: Fault("logs_outside", facts)})


def transfer(employee_no: str, unit: str, role: str, first: date | None) -> Change:
    """From a day on the person belongs to another unit or has another role: a transfer, a promotion.

    Refuses `missing_value`, `not_employed`, `assignment_exists`, `nothing_changes`, `unknown_unit`, `unit_closed`.
    """

    def apply(writer: Writer) -> Notices:
        org = writer.organisation()
        member = org.members[employee_no]
        new = _assignment(org, member, unit, role, first)
        if any(a.first == new.first for a in member.assignments):
            raise FormRefusal({"first": Fault("assignment_exists", {"day": new.first.isoformat()})})
        held = member.assignment_on(new.first)
        if (held.unit, held.role) == (new.unit, new.role):
            raise FormRefusal({"unit": Fault("nothing_changes")})
        notices = _second_leader(org, employee_no, new.unit, new.role, new.first) + _left_without(org, member, new)
        _keep(writer, member, (*member.assignments, new))
        return notices

    return Change("transfer", apply, first or date.min)


def correct_transfer(employee_no: str, wrong: date, unit: str, role: str, first: date | None) -> Change:
    """An assignment that was wrong, put right: the one from `wrong` on becomes this one.

    Refuses what `transfer` refuses, and `no_assignment`.
    """

    def apply(writer: Writer) -> Notices:
        org = writer.organisation()
        member = org.members[employee_no]
        others = tuple(a for a in member.assignments if a.first != wrong)
        if len(others) == len(member.assignments):
            raise Refusal("no_assignment", day=wrong.isoformat())
        new = _assignment(org, member, unit, role, first)
        if any(a.first == new.first for a in others):
            raise FormRefusal({"first": Fault("assignment_exists", {"day": new.first.isoformat()})})
        notices = _second_leader(org, employee_no, new.unit, new.role, new.first)
        _keep(writer, member, (*others, new))
        return notices

    return Change("transfer_corrected", apply, min(wrong, first or wrong))


def withdraw_transfer(employee_no: str, first: date) -> Change:
    """An assignment that should never have been, taken out. Refuses `no_assignment`, `only_assignment`."""

    def apply(writer: Writer) -> Notices:
        member = writer.organisation().members[employee_no]
        others = tuple(a for a in member.assignments if a.first != first)
        if len(others) == len(member.assignments):
            raise Refusal("no_assignment", day=first.isoformat())
        if not others:
            raise Refusal("only_assignment", name=member.name)
        _keep(writer, member, others)
        return []

    return Change("transfer_withdrawn", apply, first)


def _assignment(org: Organisation, member: Member, unit: str, role: str, first: date | None) -> Assignment:
    """The assignment as typed, checked by itself."""
    blank = {n: Fault("missing_value") for n, x in (("unit", unit), ("role", role), ("first", first)) if not x}
    if blank or first is None:
        raise FormRefusal(blank)
    if not member.employed_on(first):
        last = member.employed_to.isoformat() if member.employed_to else ""
        facts = {"value": member.name, "day": first.isoformat(), "from": member.employed_from.isoformat(), "to": last}
        raise FormRefusal({"first": Fault("not_employed", dict(facts))})
    check_unit(org, unit, first, "unit")
    return Assignment(first, unit, Role(role))


def _keep(writer: Writer, member: Member, assignments: tuple[Assignment, ...]) -> None:
    writer.put_assignments(member.employee_no, tuple(sorted(assignments, key=lambda a: a.first)))
    writer.note(member=member.employee_no, assignments=[f"{a.first} {a.unit} {a.role}" for a in assignments])


def leaders(org: Organisation, unit: str, day: date) -> list[Member]:
    """Who leads a unit on a day, by number."""
    return [m for m in org.members_in([unit], [day]) if m.assignment_on(day).role in LEADERS]


def _second_leader(org: Organisation, employee_no: str, unit: str, role: str, day: date) -> Notices:
    """A unit that would have two managers: allowed, but said."""
    others = [m.name for m in leaders(org, unit, day) if m.employee_no != employee_no]
    if role not in LEADERS or not others:
        return []
    return [Notice("second_leader", {"unit": org.units[unit].name, **listed(others)})]


def _left_without(org: Organisation, member: Member, new: Assignment) -> Notices:
    """A unit that nobody leads any more once its manager is elsewhere."""
    old = member.assignment_on(new.first)
    others = [m for m in leaders(org, old.unit, new.first) if m.employee_no != member.employee_no]
    if old.role not in LEADERS or others or (old.unit, old.role) == (new.unit, new.role):
        return []
    return [Notice("without_leader", {"unit": org.units[old.unit].name})]


@dataclass(frozen=True)
class Holdings:
    """What somebody holds on a day that others must take over, so that nothing is forgotten.

    `leads` is the unit's code, or empty; `outlets` are those in its charge; `waiting` counts the logs of its
    people that wait for a reply, `returned` the person's own logs that were never written anew.
    """

    leads: str
    outlets: tuple[Outlet, ...]
    waiting: int
    events: tuple[Event, ...]
    returned: int

    @property
    def any(self) -> bool:
        return bool(self.leads or self.waiting or self.events or self.returned)


def holdings(reader: Reader, employee_no: str, day: date) -> Holdings:
    """What somebody holds at the end of a day, the last one of the employment."""
    org = reader.organisation()
    held = org.members[employee_no].assignment_on(day)
    leads = held.unit if held.role in LEADERS else ""
    people = [m.employee_no for m in org.members_in(org.below(leads), [day]) if m.employee_no != employee_no]
    events = reader.events(day + timedelta(days=1), date.max)
    return Holdings(
        leads=leads,
        outlets=tuple(in_charge(reader.outlets(), leads, day + timedelta(days=1))) if leads else (),
        waiting=reader.waiting_logs(people) if leads else 0,
        events=tuple(e for e in events if e.organiser == employee_no and e.status == "planned"),
        returned=reader.returned_logs(employee_no),
    )


@dataclass(frozen=True, slots=True)
class HandOver:
    """Who goes on with what the leaver led: a person who takes the unit, or a unit that takes its outlets.

    `outlets` are the codes that move; where none is named, all of the unit's do.
    """

    successor: str = ""
    outlets_to: str = ""
    outlets: tuple[str, ...] = ()


def leave_company(employee_no: str, last: date | None, hand_over: HandOver, today: date) -> Change:
    """A person leaves: `last` still counts (F3); what was led goes on from the next day.

    Refuses `missing_value`, `bad_period`, `logs_outside`, `assignment_after`, and of the hand-over what `transfer`
    and `transfer_outlets` refuse.
    """

    def apply(writer: Writer) -> Notices:
        org = writer.organisation()
        member = org.members[employee_no]
        if last is None:
            raise FormRefusal({"employed_to": Fault("missing_value")})
        _check_last_day(writer, member, last)
        held = member.assignment_on(last)
        cells: Cells = {**writer.facts("members", employee_no), "employed_to": last}
        row = read_form(MEMBERS, cells, known_now(writer, today))
        writer.merge(MEMBERS.code, [row], today, NOTHING_ABSENT)
        notices = _hand_over(writer, held, last + timedelta(days=1), hand_over)
        writer.note(member=employee_no, last=last.isoformat(), successor=hand_over.successor)
        return notices

    return Change("member_left", apply, last or date.min)


def _check_last_day(writer: Writer, member: Member, last: date) -> None:
    if last < member.employed_from:
        facts = {"first": member.employed_from.isoformat(), "last": last.isoformat()}
        raise FormRefusal({"employed_to": Fault("bad_period", dict(facts))})
    later = [a for a in member.assignments[1:] if a.first > last]
    if later:
        raise FormRefusal({"employed_to": Fault("assignment_after", {"day": later[0].first.isoformat()})})
    _check_logs(writer, member.employee_no, member.employed_from, last)


def _hand_over(writer: Writer, held: Assignment, first: date, hand_over: HandOver) -> Notices:
    org = writer.organisation()
    notices: Notices = []
    if hand_over.successor:
        successor = org.members.get(hand_over.successor)
        if successor is None:
            raise FormRefusal({"successor": Fault("unknown_member", {"value": hand_over.successor})})
        try:
            notices += transfer(hand_over.successor, held.unit, held.role, first).apply(writer)
        except FormRefusal as refusal:
            raise FormRefusal({"successor": next(iter(refusal.faults.values()))}) from refusal
    elif held.role in LEADERS and not leaders(org, held.unit, first):
        notices.append(Notice("without_leader", {"unit": org.units[held.unit].name}))
    if hand_over.outlets_to:
        outlets = in_charge(writer.outlets(), held.unit, first)
        codes = [o.code for o in outlets if not hand_over.outlets or o.code in hand_over.outlets]
        notices += move_outlets(writer, codes, hand_over.outlets_to, first, "outlets_to")
    return notices
