"""Recording what was done: visits, events and their on-site checks, market information, the work with the team.

A form is read and checked as a row of its sheet is (contracts, section 2). Each function answers a `Change`, which
`changing.make` makes as one action. What is wrong is said at its field.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.field import Outlet
from domain.ports import Reader, Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.services.changing import Change, Notices
from domain.sheets.checks import Known
from domain.sheets.forms import read_form
from domain.sheets.specs import (
    BANK_VISITS,
    EVENT_CHECKS,
    EVENTS,
    MARKET_NOTES,
    SCORES_HANDED_ON,
    TEAM_CHECKS,
    TEAM_WORK,
    VISITS,
    SheetSpec,
)
from domain.sheets.table import Cell

Cells = Mapping[str, Cell]
"""What was typed, by the column's code."""

NAMES = {
    **{"visits": "visit", "bank_visits": "bank_visit", "event_checks": "event_check", "market_notes": "market_note"},
    **{"team_work": "team_work", "team_checks": "team_check", "scores_handed_on": "scores_handed_on"},
}
"""What an action calls a record of a sheet."""

NEEDED = {
    VISITS.code: ("counterpart",),
    BANK_VISITS.code: ("counterpart",),
    EVENT_CHECKS.code: ("result",),
    MARKET_NOTES.code: ("content",),
    TEAM_WORK.code: ("content",),
    TEAM_CHECKS.code: ("result",),
    EVENTS.code: ("name",),
}
"""What a form must say although an imported row need not."""

NAMELESS = (VISITS, BANK_VISITS, EVENT_CHECKS, MARKET_NOTES, TEAM_WORK, TEAM_CHECKS, SCORES_HANDED_ON)
SHEETS = {spec.code: spec for spec in NAMELESS}
"""The sheets whose rows have no name of their own."""


def known_in_field(reader: Reader, today: date) -> Known:
    """What a field record is checked against."""
    return Known(today, reader.organisation(), reader.outlets(), reader.event_codes())


def checked(spec: SheetSpec, cells: Cells, known: Known) -> dict[str, Any]:
    """The record as it is kept. Refuses what its sheet refuses, `missing_value` and `outlet_inactive`."""
    row = read_form(spec, cells, known)
    faults = {name: Fault("missing_value") for name in NEEDED.get(spec.code, ()) if not row[name]}
    if "outlet" in row:
        outlet = outlet_called(known, row["outlet"])
        if not outlet.active_on(row["day"]):
            faults["outlet"] = Fault("outlet_inactive", {"value": outlet.name, "day": row["day"].isoformat()})
    if faults:
        raise FormRefusal(faults)
    return row


def outlet_called(known: Known, code: str) -> Outlet:
    """An outlet that is known, by its code."""
    return next(outlet for outlet in known.outlets if outlet.code == code)


def record(sheet: str, cells: Cells, today: date) -> Change:
    """A new record of one of these sheets. Refuses what its sheet refuses, and `already_recorded`."""

    def apply(writer: Writer) -> Notices:
        row = checked(SHEETS[sheet], cells, known_in_field(writer, today))
        if writer.has_record(sheet, row):
            raise Refusal("already_recorded")
        writer.add_record(sheet, row)
        writer.note(day=row["day"].isoformat())
        return []

    return Change(f"{NAMES[sheet]}_recorded", apply)


def change(sheet: str, key: str, cells: Cells, today: date) -> Change:
    """The same, put right. Refuses `record_gone` where somebody took it back meanwhile."""

    def apply(writer: Writer) -> Notices:
        row = checked(SHEETS[sheet], cells, known_in_field(writer, today))
        there(writer, sheet, key)
        writer.change_record(sheet, key, row)
        writer.note(day=row["day"].isoformat())
        return []

    return Change(f"{NAMES[sheet]}_changed", apply)


def take_back(sheet: str, key: str) -> Change:
    """A record taken out. Refuses `record_gone`."""

    def apply(writer: Writer) -> Notices:
        row = there(writer, sheet, key)
        writer.remove_record(sheet, key)
        writer.note(day=row["day"].isoformat())
        return []

    return Change(f"{NAMES[sheet]}_removed", apply)


def there(reader: Reader, sheet: str, key: str) -> dict[str, Any]:
    """The record as its form shows it; refuses `record_gone`."""
    row = reader.field_record(sheet, key)
    if row is None:
        raise Refusal("record_gone")
    return row


def next_event_code(reader: Reader) -> str:
    """A number for a new event: one more than the highest of the form E0001."""
    numbers = [int(code[1:]) for code in reader.event_codes() if code[:1] == "E" and code[1:].isdecimal()]
    return f"E{max(numbers, default=0) + 1:04d}"


def record_event(cells: Cells, today: date) -> Change:
    """A new event, planned or held. Refuses what the sheet refuses, and `event_exists`."""

    def apply(writer: Writer) -> Notices:
        known = known_in_field(writer, today)
        row = checked(EVENTS, cells, known)
        if row["code"] in known.events:
            raise FormRefusal({"code": Fault("event_exists", {"value": row["code"]})})
        writer.merge(EVENTS.code, [row], today, frozenset())
        writer.note(event=row["code"])
        return []

    return Change("event_recorded", apply)


def change_event(code: str, cells: Cells, today: date) -> Change:
    """An event planned anew, held (who attended), or cancelled. Refuses what the sheet refuses, and `record_gone`."""

    def apply(writer: Writer) -> Notices:
        there(writer, EVENTS.code, code)
        row = checked(EVENTS, {**cells, "code": code}, known_in_field(writer, today))
        writer.merge(EVENTS.code, [row], today, frozenset())
        writer.note(event=code)
        return []

    return Change("event_changed", apply)


def take_back_event(code: str) -> Change:
    """An event taken out with its attendance and its on-site checks. Refuses `record_gone`."""

    def apply(writer: Writer) -> Notices:
        there(writer, EVENTS.code, code)
        writer.remove_record(EVENTS.code, code)
        writer.note(event=code)
        return []

    return Change("event_removed", apply)
