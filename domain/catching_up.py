"""What is missing to pass, and the smallest work on the days still open that makes up for it (rules 3-4 to 3-9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.organisation import Member, Organisation
from domain.rules import SCORED, Rules
from domain.scores import DayScore, DayStatus, WeekScore, day_score
from domain.work_log import HIGHEST_COUNT, Counts, Item

Cell = tuple[int, Item]
"""An item on an open day, by the day's place."""

UNWRITTEN = (DayStatus.MISSING, DayStatus.DRAFT, DayStatus.RETURNED)


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day whose log can still be handed in on time, `until` the end of that day; `over` where it lies before today.

    `floor` is the least it must hold: the daily minimums where the day is expected, and what a draft or returned
    log says already.
    """

    day: date
    expected: bool
    status: DayStatus
    until: date
    over: bool
    floor: Counts
    rules: Rules


def open_days(org: Organisation, member: Member, score: WeekScore, today: date) -> tuple[OpenDay, ...]:
    """The days of a week that can still be filled, in their order.

    Expected days whose cut-off has not passed; a returned log or a draft has no cut-off of its own. Where none of
    these lies ahead, also the other days from today on: a log on a rest day or a leave day counts as well (F4).
    """
    found = [
        _open(org, day, today)
        for day in score.days
        if day.expected and day.status in UNWRITTEN and (day.log or today <= org.calendar.cut_off(day.day))
    ]
    if all(day.over for day in found):
        found += [
            _open(org, day, today)
            for day in score.days
            if not day.expected
            and member.employed_on(day.day)
            and (today <= day.day if day.log is None else day.status in UNWRITTEN)
        ]
    return tuple(sorted(found, key=lambda day: day.day))


def _open(org: Organisation, day: DayScore, today: date) -> OpenDay:
    held = day.log.counts if day.log else Counts()
    least = day.rules.day_minimums if day.expected else {}
    floor = Counts(**{item.value: max(held.of(item), least.get(item, 0)) for item in Item})
    return OpenDay(
        day.day, day.expected, day.status, org.calendar.cut_off(day.day), day.day < today, floor, day.rules
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A week as it would be: its score, and by how much each weekly minimum would still be missed."""

    score: int
    pass_mark: int
    short: tuple[tuple[Item, int], ...]

    @property
    def qualified(self) -> bool:
        return self.score >= self.pass_mark

    @property
    def complete(self) -> bool:
        """Passed, with every minimum met."""
        return self.qualified and not self.short


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to hand in on the open days: the least (`floor`), and what meets score and minimums (`counts`).

    Days off are named only where they are used. `any_open` says whether any day was left at all; `possible` is False
    where no counts would do, and `counts` then go as far as they can.
    """

    days: tuple[OpenDay, ...]
    counts: tuple[Counts, ...]
    by_floor: Outcome
    outcome: Outcome
    any_open: bool

    @property
    def possible(self) -> bool:
        return self.outcome.complete

    @property
    def added(self) -> tuple[tuple[date, Item, int], ...]:
        """What goes beyond the least, by day and item."""
        pairs = zip(self.days, self.counts, strict=True)
        found = [(d.day, i, c.of(i) - d.floor.of(i)) for d, c in pairs for i in Item]
        return tuple(line for line in found if line[2])


@dataclass
class _Plan:
    """Counts on their way to a suggestion, by place of the day and item."""

    days: Sequence[OpenDay]
    counts: dict[Cell, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counts = {(n, i): day.floor.of(i) for n, day in enumerate(self.days) for i in Item}

    def points(self, cell: Cell) -> int:
        return self.days[cell[0]].rules.points.get(cell[1], 0)

    def total(self, item: Item) -> int:
        return sum(self.counts[n, item] for n in range(len(self.days)))

    def score(self) -> int:
        return sum(count * self.points(cell) for cell, count in self.counts.items())

    def spread(self, amount: int, cells: Sequence[Cell]) -> None:
        """So much over these cells, each time onto the lowest one added to: even, the first ones more."""
        added = dict.fromkeys(cells, 0)
        for _ in range(amount):
            cell = min(cells, key=lambda c: (self.counts[c] >= HIGHEST_COUNT, added[c]))
            added[cell] += 1
            self.counts[cell] += 1

    def make_up(self, missing: int, cells: Iterable[Cell], *, scored: bool) -> int:
        """Add to the cells with the most points first, so much as is missing; what is missing still.

        `scored` counts points, otherwise items. No count exceeds 999.
        """
        classes: dict[int, list[Cell]] = {}
        for cell in cells:
            classes.setdefault(self.points(cell), []).append(cell)
        for points, alike in sorted(classes.items(), reverse=True):
            worth = points if scored else 1
            if missing <= 0 or worth <= 0:
                break
            room = sum(HIGHEST_COUNT - self.counts[cell] for cell in alike)
            amount = min(room, -(-missing // worth))
            self.spread(amount, alike)
            missing -= amount * worth
        return missing


def suggest(score: WeekScore, days: Sequence[OpenDay]) -> Suggestion:
    """The smallest counts on the open days that pass the week and meet every weekly minimum.

    First each day's least; then what the weekly minimums still want; then, on the items with the most points, what
    the pass mark still wants, spread evenly. What is added goes to days that are not over yet, where there are any.
    """
    plan = _Plan(days)
    least = _outcome(score, plan)
    places = sorted(range(len(days)), key=lambda n: days[n].over)
    rounds = [[n for n in places if days[n].over is over] for over in (False, True)]
    for minimum in score.minimums:
        missing = minimum.required - minimum.done - plan.total(minimum.item)
        for some in rounds:
            missing = plan.make_up(missing, [(n, minimum.item) for n in some], scored=False)
    gap = score.pass_mark - score.score - plan.score()
    for some in rounds:
        gap = plan.make_up(gap, [(n, item) for item in reversed(SCORED) for n in some], scored=True)
    counts = [Counts(**{i.value: plan.counts[n, i] for i in Item}) for n in range(len(days))]
    used = [(day, held) for day, held in zip(days, counts, strict=True) if day.expected or held != Counts()]
    return Suggestion(
        tuple(day for day, _ in used), tuple(held for _, held in used), least, _outcome(score, plan), bool(days)
    )


def _outcome(score: WeekScore, plan: _Plan) -> Outcome:
    short = ((m.item, m.required - m.done - plan.total(m.item)) for m in score.minimums)
    return Outcome(score.score + plan.score(), score.pass_mark, tuple((i, n) for i, n in short if n > 0))


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why somebody's week fails, and what would make up for it.

    `missing` and `drafts` expected days without a log handed in, up to today; `returned` days with the score the
    returned log would count for; `low` days that count but lie under the day's pass mark, of `counting` such days.
    `least_met` says that each of those met every daily minimum, which gives only `least_score` points (F8).
    """

    score: WeekScore
    missing: tuple[date, ...]
    drafts: tuple[date, ...]
    returned: tuple[tuple[date, int], ...]
    low: tuple[date, ...]
    counting: int
    least_met: bool
    least_score: int
    suggestion: Suggestion

    @property
    def after_returned(self) -> int:
        """The week's score once what was returned is handed in again as it stands."""
        return self.score.score + sum(points for _, points in self.returned)


def shortfall(org: Organisation, member: Member, score: WeekScore, today: date) -> Shortfall:
    """What there is to say about one person's week."""
    due = [day for day in score.days if day.expected and day.day <= today]
    counting = [day for day in due if day.log and day.log.status.counts]
    rules = counting[-1].rules if counting else score.days[0].rules
    least = sum(rules.points.get(item, 0) * number for item, number in rules.day_minimums.items())
    return Shortfall(
        score=score,
        missing=tuple(day.day for day in due if day.status is DayStatus.MISSING),
        drafts=tuple(day.day for day in due if day.status is DayStatus.DRAFT),
        returned=tuple(
            (day.day, day_score(day.log.counts, day.rules.points))
            for day in score.days
            if day.log and day.status is DayStatus.RETURNED
        ),
        low=tuple(day.day for day in counting if not day.qualified),
        counting=len(counting),
        least_met=bool(counting) and not any(day.missed_minimums for day in counting),
        least_score=least,
        suggestion=suggest(score, open_days(org, member, score, today)),
    )
