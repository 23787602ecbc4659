"""Rule versions: what counts, from when, and who said so (rules 3-3 to 5-12, decisions F6, F8, F9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from domain.duties.catalogue import BY_KEY, NUMBERS
from domain.organisation import Unit, UnitKind
from domain.problems import Refusal
from domain.work_log import Item

SCORED = (Item.PROSPECTS, Item.APPOINTMENTS, Item.FOLLOW_UPS, Item.CLIENT_CALLS)
"""The items with a weekly minimum, in the order of article 3(2)."""

DAYS_OF_A_FULL_WEEK = 5

Name = TypeVar("Name", Item, str)


MOST_DIGITS = 9
"""A number of the rules has no more."""


class ShortWeek(StrEnum):
    """How a week with fewer than five expected days is judged (F6)."""

    PRORATA = "prorata"
    LITERAL = "literal"


class TwoMonths(StrEnum):
    """How two months are told: fixed pairs, or those that end with the day (F12)."""

    FIXED = "fixed"
    ROLLING = "rolling"


@dataclass(frozen=True, slots=True)
class DutySettings:
    """How duties are dated; the top layer's: the two months (F12), the working days of a month's end (F14), and
    whether a deadline on a rest day moves (F15)."""

    two_months: TwoMonths = TwoMonths.FIXED
    month_end_days: int = 3
    move_deadlines: bool = True


def number_fits(key: str, number: int) -> bool:
    """Whether a duty may be given this number: one that may be raised, and no more than all there is of a share."""
    entry = BY_KEY[key]
    return entry.adjustable and (number <= 100 or not entry.share)


@dataclass(frozen=True)
class Rules:
    """The numbers in force for somebody on a day: points, pass marks, minimums and the duties' numbers.

    `version` names the versions they come from, the company's first; `duties` are by the catalogue's key.
    """

    version: str
    points: Mapping[Item, int]
    day_minimums: Mapping[Item, int]
    week_minimums: Mapping[Item, int]
    day_pass: int = 20
    week_pass: int = 100
    short_week: ShortWeek = ShortWeek.PRORATA
    duties: Mapping[str, int] = field(default_factory=lambda: NUMBERS)
    settings: DutySettings = DutySettings()

    def number(self, code: str) -> int:
        """A number by its name: `day_pass`, `day.prospects`, `week.client_calls`, `duty.4-2`; 0 where none is."""
        group, _, name = code.partition(".")
        match group:
            case "day_pass":
                return self.day_pass
            case "week_pass":
                return self.week_pass
            case "day":
                return self.day_minimums.get(Item(name), 0)
            case "week":
                return self.week_minimums.get(Item(name), 0)
            case _:
                return self.duties.get(name, 0)

    def share_of_week(self, number: int, expected_days: int) -> int:
        """A weekly number in a week with so many expected days (F6); 0 when nobody was expected."""
        if expected_days == 0:
            return 0
        if expected_days >= DAYS_OF_A_FULL_WEEK or self.short_week is ShortWeek.LITERAL:
            return number
        return -(-number * expected_days // DAYS_OF_A_FULL_WEEK)


@dataclass(frozen=True)
class RuleVersion:
    """One layer's numbers from a date on. `owner` is a unit's code, or empty for the company's top layer.

    Points, and how weeks and duties are dated, belong to the top layer (3-12). A raise may end: after `effective_to`
    the layer's version before it holds again; the top layer's never ends.
    """

    code: str
    effective_from: date
    owner: str = ""
    points: Mapping[Item, int] = field(default_factory=dict)
    day_minimums: Mapping[Item, int] = field(default_factory=dict)
    week_minimums: Mapping[Item, int] = field(default_factory=dict)
    day_pass: int | None = None
    week_pass: int | None = None
    short_week: ShortWeek | None = None
    effective_to: date | None = None
    duties: Mapping[str, int] = field(default_factory=dict)
    duty_settings: DutySettings | None = None

    def holds_on(self, day: date) -> bool:
        """Both days of the span still count."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


def base_version() -> RuleVersion:
    """The guideline as written: one point for an appointment (article 3(2))."""
    return RuleVersion(
        code="base",
        effective_from=date(2000, 1, 1),
        points={
            Item.LEAFLETS: 0,
            Item.PROSPECTS: 1,
            Item.APPOINTMENTS: 1,
            Item.FOLLOW_UPS: 2,
            Item.CLIENT_CALLS: 2,
        },
        day_minimums={
            Item.LEAFLETS: 50,
            Item.PROSPECTS: 3,
            Item.APPOINTMENTS: 1,
            Item.FOLLOW_UPS: 3,
            Item.CLIENT_CALLS: 3,
        },
        week_minimums={
            Item.PROSPECTS: 15,
            Item.APPOINTMENTS: 5,
            Item.FOLLOW_UPS: 15,
            Item.CLIENT_CALLS: 20,
        },
        day_pass=20,
        week_pass=100,
        short_week=ShortWeek.PRORATA,
    )


def five_point_version(effective_from: date) -> RuleVersion:
    """The ready version in which an appointment gives 5 points, so that the daily minimums give 20 (F8)."""
    base = base_version()
    return RuleVersion(
        code="five-points",
        effective_from=effective_from,
        points={**base.points, Item.APPOINTMENTS: 5},
        day_minimums=base.day_minimums,
        week_minimums=base.week_minimums,
        day_pass=base.day_pass,
        week_pass=base.week_pass,
        short_week=base.short_week,
    )


def raised_version(owner: str, effective_from: date | None, numbers: Iterable[str]) -> RuleVersion:
    """A layer's version from words such as `day.prospects=4`, `week.client_calls=25`, `day_pass=22`, `duty.4-2=3`.

    Refuses `bad_rule` (not of that form, no owner, no day).
    """
    day_minimums: dict[Item, int] = {}
    week_minimums: dict[Item, int] = {}
    passes: dict[str, int] = {}
    duties: dict[str, int] = {}
    for text in numbers:
        name, _, number = text.partition("=")
        layer, _, item = name.partition(".")
        if not number.isdecimal() or len(number) > MOST_DIGITS or not owner or effective_from is None:
            raise Refusal("bad_rule", value=text)
        if layer == "day" and item in set(Item):
            day_minimums[Item(item)] = int(number)
        elif layer == "week" and item in set(SCORED):
            week_minimums[Item(item)] = int(number)
        elif layer == "duty" and item in NUMBERS and number_fits(item, int(number)):
            duties[item] = int(number)
        elif name in {"day_pass", "week_pass"}:
            passes[name] = int(number)
        else:
            raise Refusal("bad_rule", value=text)
    return RuleVersion(
        code=f"raise-{owner}",
        effective_from=effective_from or date.min,
        owner=owner,
        day_minimums=day_minimums,
        week_minimums=week_minimums,
        day_pass=passes.get("day_pass"),
        week_pass=passes.get("week_pass"),
        duties=duties,
    )


def latest_version(versions: Iterable[RuleVersion], owner: str, day: date) -> RuleVersion | None:
    """The version of a layer that holds on a day; None where it has none."""
    held = [v for v in versions if v.owner == owner and v.holds_on(day)]
    return max(held, key=lambda v: v.effective_from, default=None)


def rules_in_force(versions: Iterable[RuleVersion], chain: Iterable[Unit], day: date) -> Rules:
    """The numbers for a unit on a day: the company's, raised by the layers above the unit (3-12).

    `chain` runs from the top down; without any version of the company the base version holds.
    """
    versions = tuple(versions)
    top = latest_version(versions, "", day) or base_version()
    layers = [v for unit in chain if (v := latest_version(versions, unit.code, day))]
    return Rules(
        version="+".join(f"{v.code}@{v.effective_from}" for v in (top, *layers)),
        points=top.points,
        day_minimums=_raised([v.day_minimums for v in (top, *layers)]),
        week_minimums=_raised([v.week_minimums for v in (top, *layers)]),
        day_pass=max(v.day_pass or 0 for v in (top, *layers)),
        week_pass=max(v.week_pass or 0 for v in (top, *layers)),
        short_week=top.short_week or ShortWeek.PRORATA,
        duties=_raised([{**NUMBERS, **top.duties}, *(v.duties for v in layers)]),
        settings=top.duty_settings or DutySettings(),
    )


def _raised(layers: Iterable[Mapping[Name, int]]) -> dict[Name, int]:
    numbers: dict[Name, int] = {}
    for layer in layers:
        for item, number in layer.items():
            numbers[item] = max(number, numbers.get(item, 0))
    return numbers


def check_new_version(new: RuleVersion, owner: Unit | None, floor: Rules) -> None:
    """Whether a version may be put in force over the layers above it, whose numbers are `floor`.

    Refuses `rules_layer` (only management departments and branches may raise), `points_belong_to_top`,
    `below_layer_above` (a number under the floor), `version_without_points` (an incomplete top version),
    `bad_span` (an end before the beginning, or one of the top layer's).
    """
    if new.effective_to is not None and (owner is None or new.effective_to < new.effective_from):
        raise Refusal("bad_span", first=new.effective_from.isoformat(), last=new.effective_to.isoformat())
    if owner is None:
        if not set(Item) <= set(new.points) or new.day_pass is None or new.week_pass is None:
            raise Refusal("version_without_points", version=new.code)
        return
    if owner.kind not in {UnitKind.MANAGEMENT_DEPARTMENT, UnitKind.BRANCH}:
        raise Refusal("rules_layer", unit=owner.name)
    if new.points or new.short_week is not None or new.duty_settings is not None:
        raise Refusal("points_belong_to_top", unit=owner.name)
    for label, number, least in _raised_numbers(new, floor):
        if number < least:
            raise Refusal("below_layer_above", item=label, number=number, least=least)


def _raised_numbers(new: RuleVersion, floor: Rules) -> list[tuple[str, int, int]]:
    numbers = [(f"day.{i}", n, floor.day_minimums.get(i, 0)) for i, n in new.day_minimums.items()]
    numbers += [(f"week.{i}", n, floor.week_minimums.get(i, 0)) for i, n in new.week_minimums.items()]
    numbers += [(f"duty.{key}", n, floor.duties.get(key, 0)) for key, n in new.duties.items()]
    if new.day_pass is not None:
        numbers.append(("day_pass", new.day_pass, floor.day_pass))
    if new.week_pass is not None:
        numbers.append(("week_pass", new.week_pass, floor.week_pass))
    return numbers


@dataclass(frozen=True, slots=True)
class SumCheck:
    """What somebody scores who meets every minimum and no more, beside the pass marks (F8, F9).

    `calls_a_day` is how many client calls a day the weekly minimum really asks for.
    """

    day_sum: int
    day_pass: int
    week_sum: int
    week_pass: int
    calls_a_day: int

    @property
    def adds_up(self) -> bool:
        return self.day_sum >= self.day_pass and self.week_sum >= self.week_pass


def sum_check(rules: Rules) -> SumCheck:
    """Whether the minimums add up to the pass marks (F8) and the daily calls to the weekly ones (F9)."""
    calls = rules.week_minimums.get(Item.CLIENT_CALLS, 0)
    return SumCheck(
        day_sum=sum(rules.points.get(item, 0) * number for item, number in rules.day_minimums.items()),
        day_pass=rules.day_pass,
        week_sum=sum(rules.points.get(item, 0) * number for item, number in rules.week_minimums.items()),
        week_pass=rules.week_pass,
        calls_a_day=-(-calls // DAYS_OF_A_FULL_WEEK),
    )
