"""Whose duties they are: the people and units that owe a line of the catalogue in a period (decisions F11, F23)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.duties.catalogue import Who
from domain.duties.facts import Facts
from domain.organisation import Member, Role, UnitKind

ROLES = {
    Who.ACCOUNT_MANAGER: Role.ACCOUNT_MANAGER,
    Who.REGIONAL_MANAGER: Role.REGIONAL_MANAGER,
    Who.MARKET_MANAGER: Role.MARKET_MANAGER,
}
KINDS = {
    Who.MARKET_DEPARTMENT: UnitKind.MARKET_DEPARTMENT,
    Who.MANAGEMENT_DEPARTMENT: UnitKind.MANAGEMENT_DEPARTMENT,
    Who.OTHER_CITY_BRANCH: UnitKind.BRANCH,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Who owes: a person (`key` the number, `unit` their own on the period's last day), or a unit (`key` its code).

    `actors` is the unit whose own people's records count for a unit: itself, or the management department for an
    other-city branch.
    """

    key: str
    unit: str
    member: Member | None = None
    actors: str = ""


def subjects_of(facts: Facts, who: Who, first: date, last: date, units: Iterable[str]) -> list[Subject]:
    """The subjects of these units in a period, by number or code (decision F23)."""
    if who in ROLES:
        return [
            Subject(member.employee_no, member.assignment_on(last).unit, member)
            for member in facts.people_in(units, last)
            if member.assignment_on(last).role is ROLES[who] and facts.expects(member, first, last)
        ]
    if not facts.works(first, last):
        return []
    found = []
    for code in sorted(units):
        unit = facts.org.units[code]
        if unit.kind is KINDS[who] and unit.active_on(last):
            actors = code if who is not Who.OTHER_CITY_BRANCH else management_above(facts, code)
            if actors and (who is not Who.OTHER_CITY_BRANCH or not unit.same_city):
                found.append(Subject(code, code, actors=actors))
    return found


def management_above(facts: Facts, unit: str) -> str:
    """The management department above a unit; empty where there is none."""
    above = [one.code for one in facts.org.chain(unit) if one.kind is UnitKind.MANAGEMENT_DEPARTMENT]
    return above[-1] if above else ""


def branches_below(facts: Facts, management: str, day: date, *, same_city: bool) -> list[str]:
    """The active branches of a management department in its own city, or the others; a blank is another city."""
    units = (facts.org.units[code] for code in sorted(facts.below(management)))
    return [
        unit.code
        for unit in units
        if unit.kind is UnitKind.BRANCH and unit.active_on(day) and bool(unit.same_city) is same_city
    ]


def units_below(facts: Facts, tops: Iterable[str]) -> frozenset[str]:
    """These units and all below them."""
    return frozenset(code for top in tops for code in facts.below(top))
