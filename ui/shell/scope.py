"""Which units a person looks at, and what the rules in force are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.organisation import Organisation
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

SHIPPED = {"base": "shell.rules_base", "five-points": "shell.rules_five-points"}
"""Rule versions that come with the program, by the word code of their name."""


def rule_name(desk: Desk, code: str) -> str:
    """A version's name; one made by the office is called as the office called it."""
    return desk.say(SHIPPED[code]) if code in SHIPPED else code


def scope_units(org: Organisation, own: str, today: date) -> list[tuple[str, str]]:
    """The units to look at: one's own and all below it, indented by their depth; without one, every unit."""
    tops = [own] if own in org.units else [u.code for u in org.units.values() if u.parent not in org.units]
    found: list[tuple[str, str]] = []

    def add(code: str, depth: int) -> None:
        unit = org.units[code]
        if unit.active_on(today):
            found.append((code, "　" * depth + unit.name))
        for child in sorted(u.code for u in org.units.values() if u.parent == code):
            add(child, depth + 1)

    for top in tops:
        add(top, 0)
    return found


def show_scope(window: MainWindow, desk: Desk) -> None:
    """Show units, the person and the rules as they are now."""
    today, org = desk.today(), desk.organisation
    member = org.members.get(desk.me)
    now = member.assignment_on(today) if member else None
    units = scope_units(org, now.unit if now else "", today)
    codes = [code for code, _ in units]
    if desk.unit not in codes:
        desk.unit = now.unit if now and now.unit in codes else codes[0] if codes else ""
    window.header.show_units(units or [("", desk.say("shell.all_units"))], desk.unit)
    window.sidebar.show_person(
        member.name if member else desk.say("shell.nobody"), desk.term(now.role.value) if now else ""
    )
    with desk.store.reading() as reader:
        version = next(v for v in reversed(reader.rule_versions()) if v.effective_from <= today)
    weekday = desk.say(f"shell.weekday_{today.weekday()}")
    rules = desk.say("shell.rules", version=rule_name(desk, version.code))
    window.status.show_facts(rules, f"{today:%Y-%m-%d} {weekday}")
    window.status.show_backup(desk.office.last_backup())
