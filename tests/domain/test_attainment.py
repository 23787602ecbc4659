"""Weeks beside each other (decisions F2, F6, F7)."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.attainment import (
    MonthRow,
    Standing,
    count,
    mean_attainment,
    months_weeks,
    provisional,
    standing,
    standings,
)
from domain.organisation import Leave, Organisation
from domain.rules import rules_in_force
from domain.scores import week_score
from domain.weeks import Week
from domain.work_log import Counts, LogStatus, WorkLog
from tests.domain.test_calendar import CM, START, UNITS, member

WEEK = Week(2026, 46)
MONDAY = WEEK.monday
BASE = rules_in_force([], (), MONDAY)


def passed(score: int, mark: int = 100) -> Standing:
    return Standing(WEEK, score, 5, mark, score >= mark)


IDLE = Standing(WEEK, 7, 0, 0, None)


def test_attainment_is_never_averaged_over_raw_scores() -> None:
    assert (passed(84).attainment, passed(84).gap, IDLE.attainment) == (840, 16, None)
    assert mean_attainment([passed(50), passed(60, 60), IDLE, None]) == 750
    assert mean_attainment([IDLE, None]) is None


def test_a_group_is_counted() -> None:
    found = count([passed(100), passed(99), IDLE, None])
    assert (found.people, found.assessed, found.qualified, found.failed) == (3, 2, 1, 1)
    assert found.attainment == 995


def test_a_month_has_the_weeks_whose_sunday_lies_in_it() -> None:
    november = months_weeks(date(2026, 11, 20))
    assert [str(week) for week in november] == ["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48"]


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_every_week_belongs_to_one_month(day: date) -> None:
    week = Week.of(day)
    assert week in months_weeks(week.month)
    assert 4 <= len(months_weeks(day)) <= 5


@given(st.lists(st.integers(0, 30), min_size=7, max_size=7), st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_a_standing_agrees_with_the_week_in_full(calls: list[int], first: int, last: int, leave: bool) -> None:
    days = WEEK.days
    off = (Leave("1", days[1], days[2]),) if leave else ()
    person = member("1", CM, (START, "R"), first=days[min(first, last)], last=days[max(first, last)])
    org = Organisation(UNITS, {"1": person}, off)
    logs = {
        day: WorkLog("1", day, Counts(client_calls=n), status=LogStatus.APPROVED)
        for day, n in zip(days, calls, strict=True)
    }
    whole = week_score(org, person, WEEK, logs, lambda unit, day: BASE, MONDAY)
    assert standing(org, person, WEEK, whole.score, lambda unit, day: BASE) == Standing.of(whole)


def test_a_month_of_a_person() -> None:
    person = member("1", CM, (START, "R"), first=MONDAY)
    org = Organisation(UNITS, {"1": person})
    weeks = (WEEK.shifted(-1), WEEK, WEEK.shifted(1))
    found = standings(org, [person], weeks, {"1": {WEEK: 100, WEEK.shifted(1): 50}}, lambda unit, day: BASE)
    row = MonthRow("1", "1", "R", found["1"])
    assert row.weeks[0] is None
    assert (row.qualified, row.assessed, row.attainment) == (1, 2, 750)


def test_why_a_week_is_provisional_and_until_when() -> None:
    org = Organisation(UNITS, {"1": member("1", CM, (START, "R"))})
    friday = MONDAY + timedelta(days=4)

    def judged(statuses: Sequence[LogStatus | None], today: date) -> tuple[object, ...]:
        logs = {
            MONDAY + timedelta(days=n): WorkLog("1", MONDAY + timedelta(days=n), Counts(), status=status)
            for n, status in enumerate(statuses)
            if status
        }
        score = week_score(org, org.members["1"], WEEK, logs, lambda unit, day: BASE, today)
        found = provisional(org, [score], WEEK, today)
        assert found.holds is score.provisional
        return found.running, found.waiting, found.returned, found.drafts, found.fill

    done = LogStatus.APPROVED
    week_of_all = [done, LogStatus.SUBMITTED, LogStatus.RETURNED, LogStatus.DRAFT]
    sunday, after = WEEK.sunday, WEEK.sunday + timedelta(days=1)
    assert judged(week_of_all, friday) == (True, 1, 1, 1, ((friday, after, 1),))
    assert judged([done] * 4, sunday) == (True, 0, 0, 0, ((friday, after, 1),))
    assert judged([done] * 4, after) == (False, 0, 0, 0, ((friday, after, 1),))
    assert judged([done] * 5, after + timedelta(days=1)) == (False, 0, 0, 0, ())
    assert judged([done] * 3, MONDAY + timedelta(days=2))[4] == ()
    assert judged([None, done, done, done, done], after) == (False, 0, 0, 0, ())
    assert judged([done, done, done, done, None], after + timedelta(days=1))[4] == ()
