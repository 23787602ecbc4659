"""How a duty can still be met (decision F10 and the signs of the interface)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.duties.facts import Mark, Records, ScoresHandedOn
from domain.duties.outlook import Outlook, State, outlook
from domain.organisation import Leave
from tests.domain.duty_office import (
    OUTLETS,
    attended,
    checked,
    day,
    event,
    facts,
    marks,
    organisation,
    outlet,
    owed,
)

TWELVE = tuple(outlet(f"X{n:02d}", "R1") for n in range(12))


def seen(key: str, subject: str, on: date, records: Records | None = None, **more: Any) -> Outlook:
    """The outlook of one duty on a day."""
    found = facts(records, on=on, org=more.pop("org", None))
    return outlook(found, owed(key, found)[subject], **more)


def test_the_daily_minimum_cannot_reach_twelve_outlets_in_a_week() -> None:
    monday = seen("4-3", "110", day(16), Records(outlets=TWELVE))
    assert (monday.state, monday.pace, monday.ordinary, monday.minimum) == (State.BEHIND, 3, 2, 2)
    assert (monday.reaches, monday.could_reach, monday.full_pace) == (False, False, 3)
    ten = seen("4-3", "110", day(16), Records(outlets=TWELVE[:10]))
    assert (ten.state, ten.pace, ten.reaches, ten.could_reach) == (State.ON_TRACK, 2, True, True)


def test_the_pace_counts_the_days_that_are_left() -> None:
    done = marks("110", (16, "R1-0"))
    thursday = seen("4-3", "110", day(19), Records(inspections=done))
    assert (thursday.days_left, thursday.pace, thursday.state) == (2, 1, State.ON_TRACK)
    away = organisation(leaves=[Leave("110", day(20), day(20))])
    short = seen("4-3", "110", day(19), Records(inspections=done, outlets=TWELVE), org=away)
    assert (short.days_left, short.pace, short.state, short.reaches) == (1, 12, State.BEHIND, False)
    saturday = seen("4-3", "110", day(21), Records(inspections=done))
    assert (saturday.days_left, saturday.pace, saturday.state) == (0, 2, State.BEHIND)


def test_done_is_done() -> None:
    done = marks("110", (16, "R1-0"), (17, "R1-1"), (18, "R1-2"))
    found = seen("4-3", "110", day(18), Records(inspections=done))
    assert (found.state, found.pace, found.reaches, found.projected) == (State.MET, 0, True, 3)
    assert seen("4-8", "110", day(18)).state is State.NO_FIGURE


def test_what_is_due_today_presses_in_the_afternoon() -> None:
    assert seen("4-2", "110", day(18)).state is State.ON_TRACK
    assert seen("4-2", "110", day(18), afternoon=True).state is State.BEHIND
    assert seen("4-3", "110", day(18), afternoon=True).state is State.ON_TRACK


def test_a_week_of_visits_is_counted_by_weeks() -> None:
    october = seen("4-17", "100", date(2026, 10, 1))
    assert (october.minimum, october.reaches, october.could_reach) == (2, True, True)
    december = seen("4-17", "100", date(2026, 12, 31))
    assert (december.days_left, december.pace, december.reaches, december.state) == (1, 6, False, State.BEHIND)


def test_the_projection_is_a_straight_line() -> None:
    done = marks("110", (2, "R1-0"), (3, "R1-1"))
    found = seen("4-5", "110", day(10), Records(visits=done, outlets=TWELVE + OUTLETS))
    assert found.projected == 2 * 21 // 7
    capped = seen("4-5", "110", day(3), Records(visits=done))
    assert capped.projected == 3
    uncapped = seen("4-7", "110", day(10), Records(events=(event("1", day(3)), event("2", day(4)))))
    assert uncapped.projected == 2 * 21 // 7
    assert seen("4-7", "110", day(1), Records(events=(event("1", day(1)),))).projected == 1


def test_month_end_replies_open_late() -> None:
    found = seen("4-24", "100", day(18))
    assert (found.days_left, found.pace, found.ordinary, found.state) == (3, 1, 1, State.ON_TRACK)
    last = seen("4-24", "100", day(30))
    assert (last.days_left, last.pace, last.state) == (1, 3, State.BEHIND)


def test_overdue_and_over() -> None:
    assert seen("5-9", "M", day(16)).state is State.ON_TRACK
    assert seen("5-9", "M", day(17)).state is State.BEHIND
    found = facts(on=day(18))
    report = owed("4-11", found)["110"]
    for on, state in ((23, State.ON_TRACK), (24, State.FAILED)):
        assert outlook(replace(found, on=day(on)), report).state is state
    handed = Records(handed_on=(ScoresHandedOn("B1", date(2026, 10, 1), day(4)),))
    assert seen("5-12", "M", day(6), handed).state is State.BEHIND


def test_too_few_offices_can_never_do() -> None:
    one = Records(outlets=(outlet("K", "R1", key=True),))
    assert seen("5-4.month", "M", day(2), one).state is State.FAILED
    assert seen("5-4.month", "M", day(2)).state is State.ON_TRACK


@pytest.mark.parametrize(
    ("held", "checks", "planned", "state"),
    [
        (5, 1, 5, State.FAILED),
        (5, 3, 5, State.BEHIND),
        (5, 3, 20, State.ON_TRACK),
        (5, 4, 0, State.MET),
        (5, 3, 0, State.FAILED),
    ],
)
def test_checks_of_events_that_are_left(held: int, checks: int, planned: int, state: State) -> None:
    events = [event(f"h{n}", day(3)) for n in range(held)]
    events = [checked(one, "101") if n < checks else one for n, one in enumerate(events)]
    events += [event(f"p{n}", day(25), status="planned") for n in range(planned)]
    assert seen("4-19", "D1", day(18), Records(events=tuple(events))).state is state


@pytest.mark.parametrize(("planned", "state"), [(0, State.BEHIND), (2, State.BEHIND), (3, State.ON_TRACK)])
def test_attendance_needs_events_to_come(planned: int, state: State) -> None:
    events = [attended(event(f"h{n}", day(3)), "111") for n in range(2)]
    events += [event(f"p{n}", day(25), status="planned") for n in range(planned)]
    assert seen("3-10", "111", day(18), Records(events=tuple(events))).state is state


def test_a_day_has_no_projection() -> None:
    records = Records(inspections=(Mark(day(18), "R1-0", "110"),))
    found = seen("4-2", "110", day(18), records)
    assert (found.projected, found.pace, found.days_left, found.minimum) == (1, 1, 1, None)
