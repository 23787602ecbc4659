"""The rules as a table: every requirement by its article, a column a layer, and the value in force (rule 3-12)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.duties.catalogue import CATALOGUE, NUMBERS, Entry, Who
from domain.organisation import Unit, UnitKind
from domain.problems import Fault
from domain.rules import SCORED, RuleVersion, base_version, latest_version, number_fits, rules_in_force
from domain.work_log import Item

HIGHEST_NUMBER = 9999
"""No requirement of a day or week is above this: more is a slip of the key."""


BANDS = {Who.MARKET_MANAGER: Who.MARKET_DEPARTMENT, Who.OTHER_CITY_BRANCH: Who.MANAGEMENT_DEPARTMENT}
"""Whose duties stand under somebody else's."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One number of the rules; `code` as the command line writes it: `day.prospects`, `week_pass`, `duty.4-2`.

    `duty` is the line of the catalogue whose number it is, where it is a duty's.
    """

    code: str
    article: str
    span: str
    item: Item | None = None
    duty: Entry | None = None

    @property
    def band(self) -> str:
        """What it stands under: `day`, `week`, or whose duty it is."""
        return BANDS.get(self.duty.who, self.duty.who).value if self.duty else self.span

    @property
    def share(self) -> bool:
        """Whether the number is so many per cent."""
        return self.duty is not None and self.duty.share


_ARTICLE = {item: f"三(二){place}" for place, item in enumerate(Item, start=1)}

SCORES = (
    Requirement("day_pass", "三(二)", "day"),
    *(Requirement(f"day.{item}", _ARTICLE[item], "day", item) for item in Item),
    Requirement("week_pass", "三(二)", "week"),
    *(Requirement(f"week.{item}", _ARTICLE[item], "week", item) for item in SCORED),
)
"""The numbers of the scores."""

DUTIES = tuple(
    Requirement(entry.code, entry.article, entry.period.value, duty=entry) for entry in CATALOGUE if entry.adjustable
)
"""The numbers of the duties."""

REQUIREMENTS = (*SCORES, *DUTIES)
"""What every layer may raise."""

POINTS = tuple(Requirement(f"points.{item}", _ARTICLE[item], "points", item) for item in Item)
"""What belongs to the company alone (3-12)."""

LAYERS = (None, UnitKind.MANAGEMENT_DEPARTMENT, UnitKind.BRANCH)
"""The layers that make rules, from the top: the company (None), management department, branch."""


def number_of(version: RuleVersion, code: str) -> int | None:
    """What a version says of a requirement; None where it says nothing. Of duties the company says them all."""
    group, _, item = code.partition(".")
    if not item:
        number: int | None = getattr(version, code)
        return number
    if group == "duty":
        return version.duties.get(item, None if version.owner else NUMBERS[item])
    return _group(version, group).get(Item(item))


def _group(version: RuleVersion, group: str) -> dict[Item, int]:
    held = {"day": version.day_minimums, "week": version.week_minimums, "points": version.points}
    return dict(held[group])


def with_number(version: RuleVersion, code: str, number: int | None) -> RuleVersion:
    """The version saying this of a requirement, or nothing (None)."""
    group, _, item = code.partition(".")
    if not item:
        return replace(version, day_pass=number) if code == "day_pass" else replace(version, week_pass=number)
    if group == "duty":
        others = {key: said for key, said in version.duties.items() if key != item}
        return replace(version, duties=others if number is None else {**others, item: number})
    numbers = _group(version, group)
    numbers.pop(Item(item), None)
    if number is not None:
        numbers[Item(item)] = number
    ordered = {i: numbers[i] for i in Item if i in numbers}
    match group:
        case "day":
            return replace(version, day_minimums=ordered)
        case "week":
            return replace(version, week_minimums=ordered)
        case _:
            return replace(version, points=ordered)


def read_number(text: str) -> int | Fault | None:
    """What was typed into a cell of the table: a whole number, nothing, or a fault."""
    word = text.strip()
    if not word:
        return None
    if not word.isdecimal():
        return Fault("not_a_number", {"value": text})
    number = int(word)
    return (
        number
        if number <= HIGHEST_NUMBER
        else Fault("out_of_range", {"value": text, "least": 0, "most": HIGHEST_NUMBER})
    )


@dataclass(frozen=True, slots=True)
class Floor:
    """The least a layer may ask for, and the owner whose version says so (empty: the company)."""

    least: int
    owner: str


def floor_of(versions: Iterable[RuleVersion], above: Iterable[Unit], day: date, code: str) -> Floor:
    """What the layers above already ask for on a day; the highest one that first says the number is named."""
    found = Floor(0, "")
    for version in layers_in_force(versions, above, day):
        number = number_of(version, code) or 0
        if number > found.least:
            found = Floor(number, version.owner)
    return found


def number_fault(version: RuleVersion, code: str, number: int | None, floor: Floor) -> Fault | None:
    """Why a number can't stand in a cell of a version: under its floor (3-12), more than all there is, or blank in
    the company's own."""
    if number is None:
        return None if version.owner else Fault("missing_value")
    if version.owner and number < floor.least:
        return Fault("below_floor", {"least": floor.least, "owner": floor.owner})
    group, _, key = code.partition(".")
    if group == "duty" and not number_fits(key, number):
        return Fault("out_of_range", {"value": str(number), "least": floor.least, "most": 100})
    return None


def layers_in_force(versions: Iterable[RuleVersion], chain: Iterable[Unit], day: date) -> list[RuleVersion]:
    """The versions that hold for a unit on a day, the company's first."""
    versions = tuple(versions)
    top = latest_version(versions, "", day) or base_version()
    return [top, *(found for unit in chain if (found := latest_version(versions, unit.code, day)))]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list of a layer: `scheduled`, `in_force` or `ended`."""

    version: RuleVersion
    state: str


def version_lines(versions: Iterable[RuleVersion], owner: str, today: date) -> tuple[VersionLine, ...]:
    """A layer's versions, the latest first, and where each stands."""
    mine = sorted((v for v in versions if v.owner == owner), key=lambda v: v.effective_from, reverse=True)
    current = latest_version(mine, owner, today)
    return tuple(
        VersionLine(v, "scheduled" if v.effective_from > today else "in_force" if v is current else "ended")
        for v in mine
    )


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A line of the table: what each layer says (None: nothing), in the order of `LAYERS`, and what is in force.

    `points` is what one of the item gives, None where the line is no item.
    """

    requirement: Requirement
    layers: tuple[int | None, ...]
    value: int
    points: int | None


def requirement_rows(versions: Iterable[RuleVersion], chain: Iterable[Unit], day: date) -> tuple[RequirementRow, ...]:
    """The table for a unit on a day; `chain` runs from the top down to the unit."""
    versions, chain = tuple(versions), tuple(chain)
    held = {version.owner: version for version in layers_in_force(versions, chain, day)}
    rules = rules_in_force(versions, chain, day)
    owners = [owner_in(chain, kind) for kind in LAYERS]
    layers = [held.get(owner) if owner is not None else None for owner in owners]
    rows = []
    for requirement in REQUIREMENTS:
        said = tuple(number_of(version, requirement.code) if version else None for version in layers)
        value = rules.number(requirement.code)
        points = rules.points.get(requirement.item, 0) if requirement.item else None
        rows.append(RequirementRow(requirement, said, value, points))
    return tuple(rows)


def owner_in(chain: Iterable[Unit], kind: UnitKind | None) -> str | None:
    """The code of the unit of this layer above a unit; empty for the company, None where there is no such unit."""
    if kind is None:
        return ""
    return next((unit.code for unit in chain if unit.kind is kind), None)
