"""Duties as somebody watches them: whose are mine, in which band, how they can still be met, which come first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.duties.catalogue import Period, Who
from domain.duties.facts import Facts
from domain.duties.judging import Duty
from domain.duties.outlook import Outlook, State, outlook
from domain.today import FirstThing, Task


class Band(StrEnum):
    """By when: the groups of a list of duties."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Watched:
    """A duty and how it can still be met, seen from a day."""

    duty: Duty
    outlook: Outlook
    on: date

    @property
    def state(self) -> State:
        return self.outlook.state

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done, or was not done."""
        return self.state not in {State.MET, State.NO_FIGURE}

    @property
    def band(self) -> Band:
        match self.duty.entry.period:
            case Period.DAY:
                return Band.DAY
            case Period.WEEK:
                return Band.WEEK
            case Period.MONTH:
                return Band.MONTH
            case _:
                return Band.ACROSS


@dataclass(frozen=True, slots=True)
class ManagerLine:
    """A regional manager with the six duties that are watched day by day (article 4(1)); those that press."""

    number: str
    name: str
    unit: str
    cells: Mapping[str, Watched]

    @property
    def pressing(self) -> tuple[Watched, ...]:
        return tuple(found for found in self.cells.values() if found.state is State.BEHIND)


MANAGERS_RULES = ("4-2", "4-3", "4-4", "4-5", "4-10", "4-6")
"""What is watched of every regional manager: inspections, outlets, visits, heads, replies, events."""
LAYERS = ({Who.MANAGEMENT_DEPARTMENT, Who.OTHER_CITY_BRANCH}, {Who.MARKET_DEPARTMENT, Who.MARKET_MANAGER})
"""Departments with those who lead them, from the top down."""
LEADING = frozenset({Who.REGIONAL_MANAGER, Who.MARKET_MANAGER})


def watch(facts: Facts, duties: Iterable[Duty], *, afternoon: bool) -> list[Watched]:
    """Each duty with its outlook; `afternoon`: what is due today presses."""
    return [Watched(duty, outlook(facts, duty, afternoon=afternoon), facts.on) for duty in duties]


def own_of(found: Sequence[Watched], unit: str, me: str) -> list[Watched]:
    """What I and the unit in scope owe; where I owe nothing in it, what its leader owes.

    A management department also answers for the branches of other cities (rule 5-3). A unit that owes nothing
    itself sees what the highest departments below it and their leaders owe.
    """
    mine = [one for one in found if one.duty.entry.who.personal and one.duty.subject == me]
    leading = mine or [one for one in found if one.duty.entry.who in LEADING and one.duty.unit == unit]
    answers = any(one.duty.entry.who is Who.MANAGEMENT_DEPARTMENT and one.duty.subject == unit for one in found)
    places = [
        one for one in found if one.duty.subject == unit or (answers and one.duty.entry.who is Who.OTHER_CITY_BRANCH)
    ]
    wanted = {id(one) for one in (*leading, *places)} or _highest(found)
    return [one for one in found if id(one) in wanted]


def _highest(found: Sequence[Watched]) -> set[int]:
    """The duties of the highest layer there is."""
    layers = ({id(one) for one in found if one.duty.entry.who in layer} for layer in LAYERS)
    return next((layer for layer in layers if layer), set())


def managers_of(found: Iterable[Watched], unit: str, me: str) -> list[ManagerLine]:
    """The regional managers below the unit in scope, by unit and number."""
    cells: dict[tuple[str, str], dict[str, Watched]] = {}
    names: dict[str, str] = {}
    for one in found:
        duty = one.duty
        if duty.entry.who is Who.REGIONAL_MANAGER and duty.unit != unit and duty.subject != me:
            names[duty.subject] = duty.name
            line = cells.setdefault((duty.unit, duty.subject), {})
            if duty.entry.key in MANAGERS_RULES:
                line[duty.entry.key] = one
    return [ManagerLine(number, names[number], code, line) for (code, number), line in sorted(cells.items())]


def due_today(own: Iterable[Watched], on: date, unit: str) -> list[FirstThing]:
    """What is owed until tonight: what is owed every day first, else in the order of the guideline.

    `unit` is the one in scope: those of units below it are to be reminded.
    """
    due = [one for one in own if one.is_open and one.duty.due == on and one.state is not State.FAILED]
    return [_thing(one, unit) for one in sorted(due, key=lambda one: one.band is not Band.DAY)]


def pressing(own: Iterable[Watched], managers: Iterable[ManagerLine], on: date, unit: str) -> list[FirstThing]:
    """What is only met above the ordinary pace, by deadline: mine, then that of the regional managers."""
    mine = [one for one in own if one.state is State.BEHIND and one.duty.due != on]
    theirs = [one for line in managers for one in line.pressing]
    return [_thing(one, unit) for one in sorted([*mine, *theirs], key=lambda one: one.duty.due)]


def _thing(one: Watched, unit: str) -> FirstThing:
    duty = one.duty
    ours = duty.unit == unit or duty.entry.who is Who.OTHER_CITY_BRANCH
    name = "" if ours else duty.name
    return FirstThing(Task.DUTY, duty.outstanding, duty.due, name, duty.entry.key, duty.subject)
