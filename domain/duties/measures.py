"""What is counted for a duty: pure functions of one case, from outlets and heads to events (decisions F10, F11, F24).

Each answers what is done, what is required, and what is left: the codes of outlets, people, events or units.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from domain.duties.catalogue import Entry, Of
from domain.duties.facts import Facts, Mark, Register, office_name
from domain.duties.subjects import Subject, branches_below, units_below
from domain.field import Event, Outlet
from domain.organisation import Organisation, UnitKind
from domain.rules import Rules


class Tally(NamedTuple):
    """Done of so many required; `required` None where the guideline gives no figure. `left` names what is open.

    `late`: done, but after its deadline. `planned` names the events still to come. Before the day `opens` nothing
    counts.
    """

    done: int
    required: int | None
    left: tuple[str, ...] = ()
    late: bool = False
    planned: tuple[str, ...] = ()
    opens: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One subject's line of the catalogue in one period; `number` is the one in force, `due` the deadline."""

    facts: Facts
    entry: Entry
    subject: Subject
    first: date
    last: date
    rules: Rules
    due: date
    number: int

    @property
    def org(self) -> Organisation:
        return self.facts.org

    @property
    def units(self) -> frozenset[str]:
        """The subject's unit and all below it; of a management department perhaps those of one kind of branches."""
        if self.entry.of in {Of.SAME_CITY, Of.OTHER_CITY}:
            same_city = self.entry.of is Of.SAME_CITY
            return units_below(
                self.facts, branches_below(self.facts, self.subject.key, self.last, same_city=same_city)
            )
        return self.facts.below(self.subject.unit)

    @property
    def outlets(self) -> list[Outlet]:
        """The outlets in charge on the window's last day (decision F10)."""
        return self.facts.in_charge(self.units, self.last)

    def recorded(self, register: Register) -> list[Mark]:
        """The subject's own records of the period: a person's, or those of a unit's own people (decision F11)."""
        if self.subject.member:
            return register.by_person(self.subject.key, self.first, self.last)
        return register.by_unit(self.subject.actors, self.first, self.last)

    def is_own(self, number: str, day: date) -> bool:
        """Whether somebody's own unit was the subject's on that day (decision F11)."""
        member = self.org.members.get(number)
        return member is not None and member.assignment_on(day).unit == self.subject.actors


def share_of(number: int, whole: int) -> int:
    """So many per cent of a whole, rounded up; at least 1 of anything (decision F10)."""
    return max(-(-number * whole // 100), 1) if whole else 0


def coverage(case: Case, wanted: Iterable[str], reached: Iterable[str]) -> Tally:
    """How many of the things wanted were reached, of the share asked for; what is left in the order wanted."""
    wanted, reached = tuple(dict.fromkeys(wanted)), frozenset(reached)
    left = tuple(name for name in wanted if name not in reached)
    return Tally(len(wanted) - len(left), share_of(case.number, len(wanted)), left)


def outlets_inspected(case: Case) -> Tally:
    """Distinct outlets, anybody's, of either kind (rules 4-2, 4-13)."""
    return Tally(len({mark.place for mark in case.recorded(case.facts.inspections)}), case.number)


def outlets_covered(case: Case) -> Tally:
    """The outlets in charge inspected in the window (rules 4-3, 4-14, 4-15, 5-2, 5-3)."""
    reached = {mark.place for mark in case.recorded(case.facts.inspections)}
    return coverage(case, (outlet.code for outlet in case.outlets), reached)


def inspections_made(case: Case) -> Tally:
    """Distinct pairs of date and same-city outlet (rule 5-1); no duty where there is no such outlet."""
    wanted = {outlet.code for outlet in case.outlets}
    made = {(mark.day, mark.place) for mark in case.recorded(case.facts.inspections) if mark.place in wanted}
    return Tally(len(made), case.number if wanted else 0)


def heads_visited(case: Case) -> Tally:
    """Distinct partner outlets, anybody's, whose head was visited (rules 4-4, 4-16)."""
    visited = {mark.place for mark in case.recorded(case.facts.visits)}
    partners = {code for code in visited if (outlet := case.facts.outlets.get(code)) and outlet.partner}
    return Tally(len(partners), case.number)


def heads_covered(case: Case) -> Tally:
    """The outlets in charge whose head was visited in the window (rules 4-5, 4-17)."""
    reached = {mark.place for mark in case.recorded(case.facts.visits)}
    return coverage(case, (outlet.code for outlet in case.outlets), reached)


def offices_in_charge(case: Case) -> list[str]:
    """The offices of active key outlets in charge (decision F11)."""
    return sorted({office_name(outlet.bank, outlet.office) for outlet in case.outlets if outlet.key})


def offices_visited(case: Case) -> Tally:
    """Distinct key offices visited (rule 5-4); no duty where there is none."""
    wanted = offices_in_charge(case)
    reached = {mark.place for mark in case.recorded(case.facts.bank_visits)}
    left = tuple(name for name in wanted if name not in reached)
    return Tally(len(wanted) - len(left), case.number if wanted else 0, left)


def offices_covered(case: Case) -> Tally:
    """All key offices visited in the quarter (rule 5-4)."""
    reached = {mark.place for mark in case.recorded(case.facts.bank_visits)}
    return coverage(case, offices_in_charge(case), reached)


def events_attended(case: Case) -> Tally:
    """Outdoor events held that list the person, whoever organised them (rule 3-10)."""
    attended = _of_period(case, case.facts.attended.get(case.subject.key, ()))
    return Tally(len(attended), case.number, planned=_planned(case, case.facts.to_come))


def notes_written(case: Case) -> Tally:
    """Market information of the month (rule 3-11)."""
    return Tally(len(case.recorded(case.facts.notes)), case.number)


def events_held(case: Case) -> Tally:
    """Events of a kind organised by the subject's unit (rules 4-6, 4-7, 4-18, 5-7)."""
    hosted = case.facts.hosted.get(case.subject.unit, ())
    held = _of_period(case, (event for event in hosted if event.status == "held"))
    return Tally(len(held), case.number, planned=_planned(case, hosted))


def events_checked(case: Case) -> Tally:
    """Events checked on site by the unit's own people, of the regions' or the planners' (rules 4-19, 5-6)."""
    hosts = _regions(case) if case.entry.of is Of.REGIONS else _planners(case)
    of_hosts = (event for host in hosts for event in case.facts.hosted.get(host, ()))
    hosted = sorted((e for e in of_hosts if case.first <= e.day <= case.last), key=lambda event: event.code)
    held = [event for event in hosted if event.status == "held"]
    checked = {e.code for e in held if any(case.is_own(number, day) for day, number in e.checks)}
    tally = coverage(case, (event.code for event in held), checked)
    return tally._replace(planned=tuple(e.code for e in hosted if _is_to_come(case, e)))


def _of_period(case: Case, events: Iterable[Event]) -> list[Event]:
    return [event for event in events if event.kind == case.entry.of and case.first <= event.day <= case.last]


def _is_to_come(case: Case, event: Event) -> bool:
    return event.status == "planned" and event.day >= case.facts.on


def _planned(case: Case, events: Iterable[Event]) -> tuple[str, ...]:
    """The events of the kind that are still to come in the period."""
    return tuple(event.code for event in _of_period(case, events) if _is_to_come(case, event))


def _regions(case: Case) -> set[str]:
    units = case.org.units
    return {code for code in case.units if units[code].kind is UnitKind.REGION}


def _planners(case: Case) -> set[str]:
    """The management department itself and the market departments of its same-city branches (decision F24)."""
    branches = branches_below(case.facts, case.subject.key, case.last, same_city=True)
    below = units_below(case.facts, branches)
    return {case.subject.key} | {c for c in below if case.org.units[c].kind is UnitKind.MARKET_DEPARTMENT}
