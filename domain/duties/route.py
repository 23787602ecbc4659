"""A suggested route for a day: which outlets to inspect and whose heads to visit, so that all coverages are met.

Earliest deadline first, then the longest unseen, then together by bank and address. Kept to, no later day needs more
stops than the pace of the first: what is due by a day never exceeds what that pace reaches until then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

INSPECT, VISIT = "inspect", "visit"
"""What there is to do at an outlet."""


@dataclass(frozen=True, slots=True)
class Place:
    """An outlet as a route sees it: where it is, and when it was last inspected and its head last visited."""

    code: str
    name: str
    bank: str
    address: str
    partner: bool = True
    inspected: date | None = None
    visited: date | None = None

    def last(self, work: str) -> date:
        """When this was last done here; the beginning of time for never."""
        return (self.inspected if work == INSPECT else self.visited) or date.min


@dataclass(frozen=True, slots=True)
class Need:
    """Work still to do at so many of some outlets: `days` are the working days left for it, today's among them.

    `done` is how many of it were done today already: they count towards today's share.
    """

    work: str
    rule: str
    count: int
    among: tuple[str, ...]
    days: tuple[date, ...]
    done: int = 0


@dataclass(frozen=True, slots=True)
class Stop:
    """An outlet on the route, what to do there and by which rules; `by` the earliest deadline of it."""

    place: Place
    work: tuple[str, ...]
    rules: tuple[str, ...]
    by: date


@dataclass(frozen=True, slots=True)
class Route:
    """The day's stops in their order, and how many inspections and visits a day the coverages need from now on."""

    stops: tuple[Stop, ...]
    inspections: int
    visits: int


def suggested_route(places: Iterable[Place], needs: Sequence[Need]) -> Route:
    """The stops of a day on which work is done; none where nothing is needed."""
    known = {place.code: place for place in places}
    inspect = _Choice(INSPECT, known, needs)
    inspected = inspect.today(frozenset())
    visit = _Choice(VISIT, known, needs)
    visited = visit.today(inspected.keys())
    stops = [
        Stop(
            known[code],
            tuple(work for work, chosen in ((INSPECT, inspected), (VISIT, visited)) if code in chosen),
            tuple(dict.fromkeys((*inspect.rules(code, inspected), *visit.rules(code, visited)))),
            min(chosen[code] for chosen in (inspected, visited) if code in chosen),
        )
        for code in inspected.keys() | visited.keys()
    ]
    return Route(_in_order(stops), inspect.pace, visit.pace)


class _Choice:
    """Which outlets are to be inspected (or visited) by when, and which of them today."""

    def __init__(self, work: str, known: Mapping[str, Place], needs: Sequence[Need]) -> None:
        self.work, self.known = work, known
        self.needs = sorted((n for n in needs if n.work == work and n.days), key=lambda n: (n.days[-1], len(n.among)))
        self.deadlines = self._deadlines()
        paces = [(self._pace(need), need.done) for need in self.needs]
        self.pace = max((pace for pace, _ in paces), default=0)
        self.open = max((pace - done for pace, done in paces), default=0)

    def _deadlines(self) -> dict[str, date]:
        """Each outlet's deadline: of a need for some of them, the longest unseen are taken."""
        found: dict[str, date] = {}
        for place, need in enumerate(self.needs):
            later = self.needs[place + 1 :]
            ready = [code for code in need.among if code in found]
            free = [code for code in need.among if code in self.known and code not in found]
            free.sort(key=lambda code: (_first_with(code, later), *self._age(code)))
            for code in free[: max(0, need.count - len(ready))]:
                found[code] = need.days[-1]
        return found

    def _age(self, code: str) -> tuple[date, str]:
        return self.known[code].last(self.work), code

    def _pace(self, need: Need) -> int:
        """The least number a day that brings everything due by the need's deadline in time."""
        due = sum(day <= need.days[-1] for day in self.deadlines.values())
        return -(-(due + need.done) // len(need.days)) if due else need.done

    def today(self, together: Iterable[str]) -> dict[str, date]:
        """Today's outlets with their deadlines; of equals, those that are stopped at anyway come first."""
        near = frozenset(together)
        order = sorted(self.deadlines, key=lambda code: (self.deadlines[code], code not in near, *self._age(code)))
        return {code: self.deadlines[code] for code in order[: self.open]}

    def rules(self, code: str, chosen: Mapping[str, date]) -> list[str]:
        """The rules for which an outlet is on the route."""
        return [need.rule for need in self.needs if code in chosen and code in need.among]


def _first_with(code: str, needs: Sequence[Need]) -> int:
    """How soon an outlet is needed again: the place of the first need that holds it."""
    return next((place for place, need in enumerate(needs) if code in need.among), len(needs))


def _in_order(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """One bank after the other, the most pressing first; within a bank by address."""
    stops = tuple(stops)
    pressing: dict[str, tuple[date, date]] = {}
    for stop in stops:
        key = (stop.by, min(stop.place.last(work) for work in stop.work))
        pressing[stop.place.bank] = min(key, pressing.get(stop.place.bank, key))
    return tuple(sorted(stops, key=lambda s: (pressing[s.place.bank], s.place.bank, s.place.address, s.place.code)))
