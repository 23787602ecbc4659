"""Periods and deadlines of duties (decisions F2, F12, F15)."""

from datetime import date

import pytest

from domain.duties.asking import Asked
from domain.duties.catalogue import Deadline, Period
from domain.duties.judging import due_on, span_of
from domain.periods import rolling_months_of
from domain.rules import DutySettings, TwoMonths
from domain.workdays import WorkCalendar

ROLLING = DutySettings(two_months=TwoMonths.ROLLING)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.DAY, date(2026, 11, 18), date(2026, 11, 18)),
        (Period.WEEK, date(2026, 11, 16), date(2026, 11, 22)),
        (Period.MONTH, *NOVEMBER),
        (Period.TWO_MONTHS, date(2026, 11, 1), date(2026, 12, 31)),
        (Period.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_day(period: Period, first: date, last: date) -> None:
    assert span_of(period, date(2026, 11, 18), DutySettings()) == (first, last)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 18), date(2026, 9, 19)),
        (date(2026, 4, 30), date(2026, 3, 1)),
        (date(2026, 2, 28), date(2025, 12, 29)),
        (date(2026, 1, 31), date(2025, 12, 1)),
    ],
)
def test_two_months_may_roll(day: date, first: date) -> None:
    assert span_of(Period.TWO_MONTHS, day, ROLLING) == rolling_months_of(day) == (first, day)


@pytest.mark.parametrize(
    ("deadline", "span", "due", "literal"),
    [
        (Deadline.PERIOD_END, (date(2026, 11, 16), date(2026, 11, 22)), date(2026, 11, 20), date(2026, 11, 20)),
        (Deadline.PERIOD_END, (date(2026, 11, 21), date(2026, 11, 22)), date(2026, 11, 22), date(2026, 11, 22)),
        (Deadline.NEXT_WORKING_DAY, (date(2026, 11, 20), date(2026, 11, 20)), date(2026, 11, 24), date(2026, 11, 24)),
        (Deadline.MONDAY_AFTER, (date(2026, 11, 16), date(2026, 11, 22)), date(2026, 11, 24), date(2026, 11, 23)),
        (Deadline.MONDAY, (date(2026, 11, 23), date(2026, 11, 29)), date(2026, 11, 24), date(2026, 11, 23)),
        (Deadline.FIFTH, (date(2026, 12, 1), date(2026, 12, 31)), date(2026, 12, 7), date(2026, 12, 5)),
    ],
)
def test_a_deadline_on_a_rest_day_moves(
    deadline: Deadline, span: tuple[date, date], due: date, literal: date
) -> None:
    calendar = WorkCalendar(office={date(2026, 11, 23): False, date(2026, 12, 5): False})
    assert due_on(deadline, *span, calendar, DutySettings()) == due
    assert due_on(deadline, *span, calendar, DutySettings(move_deadlines=False)) == literal


def test_what_is_read_covers_every_period() -> None:
    asked = Asked(date(2026, 11, 30))
    assert asked.month == (date(2026, 11, 1), date(2026, 12, 6))
    assert asked.longest == (date(2026, 10, 1), date(2026, 12, 31))
    assert Asked(date(2027, 1, 1)).month == (date(2026, 12, 28), date(2027, 1, 31))
