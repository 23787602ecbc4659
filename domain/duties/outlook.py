"""How a duty can still be met: the pace it needs, whether the minimum reaches it, what today's pace comes to.

The signs are those of the interface: met, on track, behind, failed, no figure.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.duties.catalogue import BY_KEY, Entry, Measure, Period
from domain.duties.facts import Facts, days_of
from domain.duties.judging import Duty
from domain.duties.measures import share_of
from domain.weeks import Week


class State(StrEnum):
    """Where a duty stands."""

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    FAILED = "failed"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is left to do, seen from a day.

    `days_left` are the days still worked, the day itself included; `pace` how many a day are needed on them and
    `ordinary` how many are expected of a day. `minimum` is the rule's own daily (or weekly) minimum beside a
    coverage, None where there is none: `reaches`, whether it still reaches what is open; `could_reach`, whether it
    could have from the period's first day, and `full_pace` how many a day that takes. `projected`: done at the end
    of the period at today's pace.
    """

    state: State
    days_left: int
    pace: int
    ordinary: int
    minimum: int | None
    reaches: bool
    could_reach: bool
    full_pace: int
    projected: int


def outlook(facts: Facts, duty: Duty, *, afternoon: bool = False) -> Outlook:
    """How a duty stands on the day of the facts. `afternoon`: what is due today counts as behind."""
    required, open_now = duty.required or 0, duty.outstanding
    first = max(duty.first, duty.opens or duty.first)
    worked = worked_days(facts, duty, first, duty.last)
    left = [day for day in worked if day >= facts.on]
    pace = _per(open_now, len(left)) if open_now else 0
    full_pace = _per(required, len(worked))
    minimum = BY_KEY.get(duty.entry.pace)
    number = facts.rules_on(duty.unit, duty.last).number(minimum.code) if minimum else None
    daily = number if minimum and minimum.period is Period.DAY else None
    ordinary = full_pace if daily is None else daily
    return Outlook(
        state=_state(facts, duty, pace <= ordinary, afternoon),
        days_left=len(left),
        pace=pace,
        ordinary=ordinary,
        minimum=number,
        reaches=number is None or number * _times(minimum, left) >= open_now,
        could_reach=number is None or number * _times(minimum, worked) >= required,
        full_pace=full_pace,
        projected=_projected(duty, worked, len(left), facts.on),
    )


def worked_days(facts: Facts, duty: Duty, first: date, last: date) -> list[date]:
    """The days of a span on which the person is expected, or the office works."""
    member = facts.org.members.get(duty.subject) if duty.entry.who.personal else None
    if member:
        return [day for day in days_of(first, last) if facts.org.is_expected(member, day)]
    return [day for day in days_of(first, last) if facts.org.calendar.is_working_day(day)]


def _per(count: int, days: int) -> int:
    """So many a day, rounded up; all at once where no day is left."""
    return -(-count // days) if days else count


def _times(minimum: Entry | None, days: list[date]) -> int:
    """How often a daily or weekly minimum falls due on these days."""
    weekly = minimum is not None and minimum.period is not Period.DAY
    return len({Week.of(day) for day in days}) if weekly else len(days)


def _state(facts: Facts, duty: Duty, in_pace: bool, afternoon: bool) -> State:
    if duty.met is None:
        return State.NO_FIGURE
    if duty.met:
        return State.MET
    if facts.on > max(duty.last, duty.due) or not _possible(duty):
        return State.FAILED
    pressing = facts.on > duty.due or (afternoon and facts.on == duty.due)
    return State.BEHIND if pressing or not in_pace or _needs_every_event(duty) else State.ON_TRACK


def _possible(duty: Duty) -> bool:
    """Whether it can still be reached: not with too few offices, nor with too few events left to be checked."""
    match duty.entry.measure:
        case Measure.OFFICES_VISITED:
            return duty.done + len(duty.left) >= (duty.required or 0)
        case Measure.EVENTS_CHECKED:
            return duty.done + len(duty.planned) >= _required_with_planned(duty)
        case _:
            return True


def _needs_every_event(duty: Duty) -> bool:
    """Whether every planned event that is left must be used."""
    match duty.entry.measure:
        case Measure.EVENTS_ATTENDED:
            return duty.outstanding >= len(duty.planned)
        case Measure.EVENTS_CHECKED:
            return duty.done + len(duty.planned) == _required_with_planned(duty)
        case _:
            return False


def _required_with_planned(duty: Duty) -> int:
    """How many checks are asked for once the planned events are held."""
    held = duty.done + len(duty.left)
    return share_of(duty.number, held + len(duty.planned))


def _projected(duty: Duty, worked: list[date], days_left: int, on: date) -> int:
    """Done on the days passed, the day itself included, carried on in a straight line; no more than there is."""
    passed = len(worked) - days_left + (on in worked)
    if not passed or duty.entry.period is Period.DAY:
        return duty.done
    projected = duty.done * len(worked) // passed
    return min(projected, duty.done + len(duty.left)) if duty.entry.share else projected
