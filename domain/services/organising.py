"""Units and outlets: added, changed, closed, handed over on a date (decisions F3, F10).

Each function answers a `Change`, which `changing` looks at or makes. What is wrong is said at its field.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from domain.field import Outlet
from domain.organisation import Member, Organisation, Unit, UnitKind
from domain.ports import Writer
from domain.problems import Fact, Fault, FormRefusal, Refusal
from domain.services.changing import Change, Notice, Notices
from domain.sheets.checks import LAYERS, Known
from domain.sheets.forms import read_form
from domain.sheets.specs import OUTLETS, UNITS
from domain.sheets.table import Cell

Cells = Mapping[str, Cell]
"""What was typed, by the column's code."""

NAMED = 5
"""So many names are listed in a sentence; the others are counted."""

NOTHING_ABSENT: frozenset[str] = frozenset()


def listed(names: Iterable[str]) -> dict[str, Fact]:
    """Names for a sentence: the first few, and how many there are in all."""
    found = list(names)
    more = "…" if len(found) > NAMED else ""
    return {"names": "、".join(found[:NAMED]) + more, "count": len(found)}


def known_now(writer: Writer, today: date) -> Known:
    """What a form is checked against."""
    return Known(today, writer.organisation(), writer.outlets())


def add_unit(cells: Cells, today: date) -> Change:
    """A new unit. Refuses what its sheet refuses, and `unit_exists`."""

    def apply(writer: Writer) -> Notices:
        known = known_now(writer, today)
        row = read_form(UNITS, cells, known)
        if row["code"] in known.org.units:
            raise FormRefusal({"code": Fault("unit_exists", {"value": row["code"]})})
        writer.merge(UNITS.code, [row], today, NOTHING_ABSENT)
        writer.note(unit=row["code"])
        return []

    return Change("unit_added", apply, today)


def change_unit(code: str, cells: Cells, today: date) -> Change:
    """A unit's name, layer, parent or days anew. Refuses what its sheet and `close_unit` refuse, and `bad_kind`."""

    def apply(writer: Writer) -> Notices:
        known = known_now(writer, today)
        row = read_form(UNITS, {**cells, "code": code}, known)
        _check_layer(known.org, code, UnitKind(row["kind"]))
        if row["last"]:
            _check_empty(known, code, row["last"])
        writer.merge(UNITS.code, [row], today, NOTHING_ABSENT)
        writer.note(unit=code)
        return []

    return Change("unit_changed", apply)


def close_unit(code: str, last: date | None, outlets_to: str, today: date) -> Change:
    """A unit ends: `last` still counts (F3); its outlets go to another unit from the next day on, if one is named.

    Refuses `unit_has_people`, `unit_has_units` and `unit_has_outlets` at `last`, naming them.
    """

    def apply(writer: Writer) -> Notices:
        org = writer.organisation()
        if last is None:
            raise FormRefusal({"last": Fault("missing_value")})
        notices: Notices = []
        if outlets_to:
            codes = [outlet.code for outlet in in_charge(writer.outlets(), code, last + timedelta(days=1))]
            notices = move_outlets(writer, codes, outlets_to, last + timedelta(days=1), "outlets_to")
        row = read_form(UNITS, {**unit_cells(org.units[code]), "last": last}, known_now(writer, today))
        _check_empty(known_now(writer, today), code, last)
        writer.merge(UNITS.code, [row], today, NOTHING_ABSENT)
        writer.note(unit=code, last=last.isoformat())
        return notices

    return Change("unit_closed", apply, last or today)


def unit_cells(unit: Unit) -> dict[str, Cell]:
    """A unit as its form shows it."""
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind.value,
        "parent": unit.parent or "",
        "same_city": "" if unit.same_city is None else unit.same_city,
        "first": unit.first or "",
        "last": unit.last or "",
    }


def _check_layer(org: Organisation, code: str, kind: UnitKind) -> None:
    lower = [u.name for u in org.units.values() if u.parent == code and LAYERS.index(u.kind) <= LAYERS.index(kind)]
    if lower:
        raise FormRefusal({"kind": Fault("bad_kind", listed(lower))})


def _check_empty(known: Known, code: str, last: date) -> None:
    """Nobody and nothing may belong to a unit after its last day."""
    after = last + timedelta(days=1)
    people = [m.name for m in known.org.members.values() if belongs_after(m, code, last)]
    lower = [
        u.name
        for u in known.org.units.values()
        if u.parent == code and (u.active_on(after) or _begins_after(u, last))
    ]
    outlets = [outlet.name for outlet in in_charge(known.outlets, code, after)]
    for refusal, names in (("unit_has_people", people), ("unit_has_units", lower), ("unit_has_outlets", outlets)):
        if names:
            raise FormRefusal({"last": Fault(refusal, {**listed(names), "day": last.isoformat()})})


def _begins_after(unit: Unit, day: date) -> bool:
    return unit.first is not None and unit.first > day


def belongs_after(member: Member, unit: str, day: date) -> bool:
    """Whether somebody belongs to a unit on any day after this one."""
    if member.employed_to is not None and member.employed_to <= day:
        return False
    after = max(day + timedelta(days=1), member.employed_from)
    return member.assignment_on(after).unit == unit or any(
        a.unit == unit and a.first > after for a in member.assignments
    )


def in_charge(outlets: Iterable[Outlet], unit: str, day: date) -> list[Outlet]:
    """The outlets a unit itself is in charge of on a day or later, by code."""
    return [
        outlet
        for outlet in outlets
        if (outlet.closed_on is None or outlet.closed_on >= day)
        and (outlet.unit_on(day) == unit or any(u == unit and first > day for first, u in outlet.charges))
    ]


def add_outlet(cells: Cells, today: date) -> Change:
    """A new outlet, in the unit's charge from its first day. Refuses what its sheet refuses, and `outlet_exists`."""

    def apply(writer: Writer) -> Notices:
        known = known_now(writer, today)
        row = read_form(OUTLETS, cells, known)
        if any(outlet.code == row["code"] for outlet in known.outlets):
            raise FormRefusal({"code": Fault("outlet_exists", {"value": row["code"]})})
        check_unit(known.org, row["unit"], row["opened_on"] or today, "unit")
        writer.merge(OUTLETS.code, [row], today, NOTHING_ABSENT)
        writer.note(outlet=row["code"])
        return []

    return Change("outlet_added", apply, today)


def change_outlet(code: str, cells: Cells, today: date) -> Change:
    """An outlet's facts anew, its closing too (停用日期 still counts, F3); who is in charge stays as it is."""

    def apply(writer: Writer) -> Notices:
        known = known_now(writer, today)
        held = _outlet(known.outlets, code)
        row = read_form(OUTLETS, {**cells, "code": code, "unit": held.charges[-1][1]}, known)
        writer.merge(OUTLETS.code, [row], today, NOTHING_ABSENT)
        writer.note(outlet=code)
        return []

    return Change("outlet_changed", apply)


def transfer_outlets(codes: Collection[str], unit: str, first: date | None) -> Change:
    """A unit takes outlets over from a day on. Refuses `missing_value`, `unknown_unit`, `unit_closed`."""

    def apply(writer: Writer) -> Notices:
        blank = {name: Fault("missing_value") for name, value in (("unit", unit), ("first", first)) if not value}
        if blank or first is None:
            raise FormRefusal(blank)
        return move_outlets(writer, codes, unit, first, "unit")

    return Change("outlets_moved", apply, first or date.min)


def move_outlets(writer: Writer, codes: Collection[str], unit: str, first: date, at: str) -> Notices:
    """Hand outlets over; a charge from that very day is put right, later ones stay and are told."""
    check_unit(writer.organisation(), unit, first, at)
    outlets = writer.outlets()
    later = []
    for code in codes:
        outlet = _outlet(outlets, code)
        if any(day > first for day, _ in outlet.charges):
            later.append(outlet.name)
        writer.put_charges(code, handed_over(outlet.charges, first, unit))
    writer.note(outlets=sorted(codes), unit=unit, first=first.isoformat())
    return [Notice("later_charge", listed(later))] if later else []


def handed_over(charges: tuple[tuple[date, str], ...], first: date, unit: str) -> tuple[tuple[date, str], ...]:
    """The charges with one more from a day on; none is added where the unit is in charge already."""
    others = tuple(charge for charge in charges if charge[0] != first)
    held = [name for day, name in others if day < first]
    if held and held[-1] == unit:
        return others
    return tuple(sorted((*others, (first, unit))))


def withdraw_charge(code: str, first: date) -> Change:
    """A hand-over that was wrong is taken out; who was in charge before stays. Refuses `first_charge`."""

    def apply(writer: Writer) -> Notices:
        outlet = _outlet(writer.outlets(), code)
        if outlet.charges[0][0] == first:
            raise Refusal("first_charge", outlet=outlet.name)
        writer.put_charges(code, tuple(charge for charge in outlet.charges if charge[0] != first))
        writer.note(outlet=code, first=first.isoformat())
        return []

    return Change("charge_withdrawn", apply, first)


def _outlet(outlets: Iterable[Outlet], code: str) -> Outlet:
    for outlet in outlets:
        if outlet.code == code:
            return outlet
    raise FormRefusal({"code": Fault("unknown_outlet", {"value": code})})


def check_unit(org: Organisation, unit: str, day: date, at: str) -> None:
    """A unit that is to hold something from a day on must be there that day; else its field says so."""
    if unit not in org.units:
        raise FormRefusal({at: Fault("unknown_unit", {"value": unit})})
    if not org.units[unit].active_on(day):
        raise FormRefusal({at: Fault("unit_closed", {"value": org.units[unit].name, "day": day.isoformat()})})
