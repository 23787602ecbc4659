"""Which units a person looks at, and what the rules in force are called."""

from datetime import date

from domain.organisation import Organisation
from ui.desk import Desk

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
