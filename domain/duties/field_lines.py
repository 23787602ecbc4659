"""The strip over the outlets: four duties of a side, several managers' added up (rules 4-2 to 4-5, 4-13 to 4-17)."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.duties.catalogue import BY_KEY, Entry
from domain.duties.outlook import State
from domain.duties.watching import Watched
from domain.field_lists import Side

KEYS = {
    Side.MARKET_DEPARTMENT: ("4-13", "4-14", "4-15", "4-17"),
    Side.REGIONAL_MANAGER: ("4-2", "4-3", "4-4", "4-5"),
}
"""The lines of the catalogue that the strip shows of each side."""

WORST_FIRST = (State.FAILED, State.BEHIND, State.ON_TRACK, State.MET)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One duty as those in view owe it; nobody does on a rest day, or where there is nothing to inspect."""

    entry: Entry
    owed: tuple[Watched, ...]

    @property
    def done(self) -> int:
        """How much is done; of several, nobody's more makes up for another's less."""
        if len(self.owed) == 1:
            return self.owed[0].duty.done
        return sum(min(one.duty.done, one.duty.required or 0) for one in self.owed)

    @property
    def required(self) -> int:
        return sum(one.duty.required or 0 for one in self.owed)

    @property
    def outstanding(self) -> int:
        return sum(one.duty.outstanding for one in self.owed)

    @property
    def state(self) -> State:
        """The worst of all; no figure where nobody owes it."""
        states = {one.state for one in self.owed}
        return next((state for state in WORST_FIRST if state in states), State.NO_FIGURE)


def field_lines(side: Side, found: Iterable[Watched]) -> tuple[FieldLine, ...]:
    """The four lines of a side."""
    found = tuple(found)
    return tuple(
        FieldLine(BY_KEY[key], tuple(one for one in found if one.duty.entry.key == key)) for key in KEYS[side]
    )
