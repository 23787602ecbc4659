"""What search can find: people, outlets and units as stored, and the window's own pages."""

from ui.desk import Desk
from ui.pages import ENTRIES, HIDDEN
from ui.shell.search import Found


def everything(desk: Desk) -> list[Found]:
    """All that can be opened from here."""
    org, today = desk.organisation, desk.today()
    with desk.store.reading() as reader:
        outlets = reader.outlets()
    found = [
        Found(
            "people",
            member.name,
            f"{member.employee_no} {org.units[member.assignment_on(today).unit].name}",
            f"{member.name} {member.employee_no}",
            lambda number=member.employee_no: desk.go("logs", tab="all", person=number),  # type: ignore[misc]
        )
        for member in org.members.values()
    ]
    found += [
        Found(
            "outlets",
            outlet.name,
            outlet.code,
            f"{outlet.name} {outlet.code}",
            lambda code=outlet.code: desk.go("outlets", outlet=code),  # type: ignore[misc]
        )
        for outlet in outlets
    ]
    found += [
        Found("units", unit.name, unit.code, f"{unit.name} {unit.code}", lambda code=unit.code: desk.set_unit(code))  # type: ignore[misc]
        for unit in org.units.values()
    ]
    for entry in (*ENTRIES, *HIDDEN):
        words = desk.say(f"shell.page_{entry.code}")
        found.append(Found("commands", words, "", words, lambda code=entry.code: desk.go(code)))  # type: ignore[misc]
    return found
