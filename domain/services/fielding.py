"""Where the field stands and where to go today: the duties of a side, and somebody's route (rules 4-2 to 4-17)."""

from dataclasses import dataclass
from datetime import date

from domain.duties.catalogue import BY_KEY
from domain.duties.field_lines import KEYS
from domain.duties.route import Route
from domain.duties.watching import Watched
from domain.field_lists import Side
from domain.organisation import Member, Organisation, Role, UnitKind
from domain.ports import Reader
from domain.services.duties import watched
from domain.services.routing import route_of_day


@dataclass(frozen=True)
class FieldAim:
    """What is asked: a side of a unit and all below it (empty: of everybody) on a day.

    `me` sits here, `walker` was chosen to go; both by number, perhaps empty. `afternoon`: what is due today presses.
    """

    day: date
    side: Side
    unit: str = ""
    me: str = ""
    walker: str = ""
    afternoon: bool = False


@dataclass(frozen=True)
class FieldPlan:
    """The side's duties, who goes to outlets for them, and the route of one of these (empty: nobody)."""

    found: tuple[Watched, ...]
    walkers: tuple[Member, ...]
    walker: str
    route: Route


def field_plan(reader: Reader, aim: FieldAim) -> FieldPlan:
    """The duties in view, and the route of the chosen one, else of who sits here, else of the first."""
    org = reader.organisation()
    unit = _owing(org, aim)
    entries = [BY_KEY[key] for key in KEYS[aim.side]]
    found = watched(reader, aim.day, unit or None, afternoon=aim.afternoon, entries=entries)
    walkers = _walkers(org, aim, unit)
    numbers = [member.employee_no for member in walkers]
    walker = next((one for one in (aim.walker, aim.me, *numbers) if one in numbers), "")
    route = route_of_day(reader, aim.day, walker) if walker else Route((), 0, 0)
    return FieldPlan(tuple(found), walkers, walker, route)


def _owing(org: Organisation, aim: FieldAim) -> str:
    """The unit whose duties are meant: for a region on the department's side, the department above it."""
    if aim.side is Side.REGIONAL_MANAGER or not aim.unit:
        return aim.unit
    kind = UnitKind.MARKET_DEPARTMENT
    return next((unit.code for unit in reversed(org.chain(aim.unit)) if unit.kind is kind), aim.unit)


def _walkers(org: Organisation, aim: FieldAim, unit: str) -> tuple[Member, ...]:
    """The regional managers; on the department's side its managers, and who sits here if they are of its people."""
    units = org.below(unit) if unit else frozenset(org.units)
    if aim.side is Side.REGIONAL_MANAGER:
        return tuple(org.members_in(units, (aim.day,), Role.REGIONAL_MANAGER))
    kind = UnitKind.MARKET_DEPARTMENT
    people = org.members_in([code for code in units if org.units[code].kind is kind], (aim.day,))
    return tuple(
        member
        for member in people
        if member.employee_no == aim.me or member.assignment_on(aim.day).role is Role.MARKET_MANAGER
    )
