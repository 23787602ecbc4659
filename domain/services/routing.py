"""Where somebody goes today: the route over the outlets their own duties leave open (rules 4-2 to 5-3)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.duties.catalogue import CATALOGUE, Measure
from domain.duties.facts import Facts, Mark
from domain.duties.judging import cases_of, judged
from domain.duties.measures import Case
from domain.duties.outlook import worked_days
from domain.duties.route import INSPECT, VISIT, Need, Place, Route, suggested_route
from domain.ports import Reader
from domain.problems import Refusal
from domain.services.duties import facts_of_day

WORK = {
    Measure.OUTLETS_INSPECTED: INSPECT,
    Measure.OUTLETS_COVERED: INSPECT,
    Measure.INSPECTIONS_MADE: INSPECT,
    Measure.HEADS_VISITED: VISIT,
    Measure.HEADS_COVERED: VISIT,
}
"""The measures that are met by going to outlets."""


def route_of_day(reader: Reader, on: date, member: str) -> Route:
    """The suggested stops of somebody's day: their own duties, and those of the unit whose own people they are.

    Refuses `unknown_member`.
    """
    org = reader.organisation({member})
    if member not in org.members:
        raise Refusal("unknown_member", value=member)
    own = org.members[member].assignment_on(on).unit
    facts, units = facts_of_day(reader, on, own, None, None)
    entries = [entry for entry in CATALOGUE if entry.measure in WORK]
    cases = [
        case for case in cases_of(facts, units, entries) if case.subject.key == member or case.subject.actors == own
    ]
    needs = [need for case in cases if (need := _need(facts, case)) is not None]
    codes = {code for need in needs for code in need.among}
    return suggested_route(_places(reader, facts, cases, codes), needs)


def _need(facts: Facts, case: Case) -> Need | None:
    """What a duty leaves open, and on which days; None where nothing is."""
    duty = judged(case)
    if not duty.outstanding:
        return None
    today = {mark.place for mark in _marks(case, facts.on, facts.on)}
    period = {mark.place for mark in _marks(case, case.first, case.last)}
    match case.entry.measure:
        case Measure.OUTLETS_COVERED | Measure.HEADS_COVERED:
            among = duty.left
            today &= {outlet.code for outlet in case.outlets}
        case Measure.INSPECTIONS_MADE:
            among = tuple(outlet.code for outlet in case.outlets if outlet.code not in today)
        case Measure.OUTLETS_INSPECTED:
            among = tuple(outlet.code for outlet in case.outlets if outlet.code not in period)
        case _:
            among = tuple(o.code for o in case.outlets if o.partner and o.code not in period)
    days = tuple(worked_days(facts, duty, facts.on, duty.last)) or (facts.on,)
    return Need(WORK[case.entry.measure], case.entry.rule, duty.outstanding, among, days, len(today))


def _marks(case: Case, first: date, last: date) -> list[Mark]:
    """What the subject recorded of the duty's kind in these days."""
    register = case.facts.inspections if WORK[case.entry.measure] == INSPECT else case.facts.visits
    return replace(case, first=first, last=last).recorded(register)


def _places(reader: Reader, facts: Facts, cases: Iterable[Case], codes: set[str]) -> list[Place]:
    """The outlets with where they are, and when the duties' subjects were there last."""
    last: dict[tuple[str, str], date] = {}
    for case in cases:
        for mark in _marks(case, date.min, facts.on):
            key = (WORK[case.entry.measure], mark.place)
            last[key] = max(mark.day, last.get(key, mark.day))
    addresses = reader.outlet_addresses(codes)
    return [
        Place(
            *(code, facts.outlets[code].name, facts.outlets[code].bank, addresses[code], facts.outlets[code].partner),
            last.get((INSPECT, code)),
            last.get((VISIT, code)),
        )
        for code in sorted(codes)
    ]
