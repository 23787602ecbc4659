"""Which units a person looks at."""

from datetime import date

from domain.organisation import Organisation


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
