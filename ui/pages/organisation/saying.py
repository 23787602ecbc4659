"""Small ways of the organisation's tabs to say and do things."""

from datetime import date

from domain.organisation import Organisation
from domain.services.changing import Change, make
from ui.desk import Desk


def day_words(day: date | None) -> str:
    """A day as lists show it; nothing where there is none."""
    return day.isoformat() if day else ""


def attempt_change(desk: Desk, change: Change, done: str) -> None:
    """Make a change that needs no form; a refusal is told calmly."""
    number = desk.attempt(lambda: make(desk.store, change, desk.me))
    if number is not None:
        desk.tell(done, undo=number)


def unit_choices(org: Organisation, day: date, *, blank: str | None = None) -> list[tuple[str, str]]:
    """Units that are there on a day, from the top down, each indented by its depth."""
    found: list[tuple[str, str]] = [] if blank is None else [("", blank)]

    def add(code: str, depth: int) -> None:
        unit = org.units[code]
        if unit.active_on(day):
            found.append((code, "　" * depth + f"{unit.name} {code}"))
        for child in sorted(u.code for u in org.units.values() if u.parent == code):
            add(child, depth + 1)

    for top in sorted(u.code for u in org.units.values() if u.parent not in org.units):
        add(top, 0)
    return found


def people_choices(org: Organisation, day: date, *, blank: str | None = None) -> list[tuple[str, str]]:
    """People employed on a day by number, for choosing by any part of number or name."""
    found: list[tuple[str, str]] = [] if blank is None else [("", blank)]
    members = sorted(org.members.values(), key=lambda member: member.employee_no)
    return found + [(m.employee_no, f"{m.name} {m.employee_no}") for m in members if m.employed_on(day)]
