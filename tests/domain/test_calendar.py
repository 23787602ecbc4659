"""Weeks and working days (decisions F1 to F3)."""

from datetime import date

import pytest

from domain.organisation import Assignment, Leave, Member, Organisation, Role, Unit, UnitKind
from domain.problems import Refusal
from domain.weeks import Week
from domain.workdays import WorkCalendar, days_between, weekdays_only
from storage.official_days import official_day


def test_a_week_is_written_and_read() -> None:
    week = Week.parse(" 2026-w46 ")
    assert str(week) == "2026-W46"
    assert (week.monday, week.sunday) == (date(2026, 11, 9), date(2026, 11, 15))
    assert Week.of(date(2027, 1, 1)) == Week(2026, 53)
    assert week.shifted(-46) == Week(2025, 52)
    assert len(week.days) == 7


@pytest.mark.parametrize("text", ["", "2026-46", "2026-W54", "2026-W00", "W46", "2026-W46x", "9999-W52", "0001-W01"])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="bad_week"):
        Week.parse(text)


def test_a_week_belongs_to_the_month_of_its_sunday() -> None:
    assert Week(2026, 40).month == date(2026, 10, 1)
    assert Week(2026, 44).month == date(2026, 11, 1)


def test_official_days_and_make_up_days() -> None:
    calendar = WorkCalendar(official_day)
    assert not calendar.is_working_day(date(2026, 10, 1))
    assert calendar.is_working_day(date(2026, 10, 10)), "a Saturday that makes up for National Day"
    assert calendar.is_published(date(2026, 10, 1))


def test_the_office_overrides_the_official_calendar() -> None:
    calendar = WorkCalendar(official_day, {date(2026, 10, 28): False, date(2026, 11, 14): True})
    assert not calendar.is_working_day(date(2026, 10, 28))
    assert calendar.is_working_day(date(2026, 11, 14))


def test_years_not_published_fall_back_to_weekdays_and_say_so() -> None:
    calendar = WorkCalendar(official_day)
    assert official_day(date(2031, 1, 1)) is None
    assert calendar.is_working_day(date(2031, 1, 1))
    assert not calendar.is_working_day(date(2031, 1, 4))
    assert not calendar.is_published(date(2031, 1, 1))
    assert weekdays_only(date(2026, 1, 1)) is None


def test_a_deadline_on_a_rest_day_moves_on() -> None:
    calendar = WorkCalendar(official_day)
    assert calendar.next_working_day(date(2026, 10, 3)) == date(2026, 10, 8)
    assert calendar.next_working_day(date(2026, 11, 16)) == date(2026, 11, 16)
    assert days_between(date(2026, 1, 30), date(2026, 2, 1)) == [
        date(2026, 1, 30),
        date(2026, 1, 31),
        date(2026, 2, 1),
    ]


CM, RM, MM = Role.ACCOUNT_MANAGER, Role.REGIONAL_MANAGER, Role.MARKET_MANAGER


def member(
    number: str, role: Role, *units: tuple[date, str], first: date = date(2020, 1, 1), last: date | None = None
) -> Member:
    return Member(number, number, first, last, tuple(Assignment(day, unit, role) for day, unit in units))


START = date(2020, 1, 1)
UNITS = {
    "B": Unit("B", "B", UnitKind.BRANCH),
    "D": Unit("D", "D", UnitKind.MARKET_DEPARTMENT, "B", first=START, last=date(2026, 12, 31)),
    "R": Unit("R", "R", UnitKind.REGION, "D"),
    "Q": Unit("Q", "Q", UnitKind.REGION, "D"),
}
ORG = Organisation(
    UNITS,
    {
        "1": member("1", CM, (START, "R"), (date(2026, 11, 11), "Q")),
        "2": member("2", RM, (START, "R")),
        "3": member("3", MM, (START, "D")),
        "4": member("4", RM, (START, "Q")),
        "5": member("5", CM, (START, "R"), first=date(2026, 11, 10), last=date(2026, 11, 12)),
        "6": member("6", RM, (START, "R")),
    },
    (Leave("1", date(2026, 11, 9), date(2026, 11, 10)),),
)


def test_a_log_is_on_time_until_the_next_working_day() -> None:
    calendar = WorkCalendar(official_day)
    assert calendar.cut_off(date(2026, 11, 20)) == date(2026, 11, 23)
    assert calendar.cut_off(date(2026, 9, 30)) == date(2026, 10, 8)


def test_transfers_hold_from_their_day() -> None:
    person = ORG.members["1"]
    assert person.assignment_on(date(2026, 11, 10)).unit == "R"
    assert person.assignment_on(date(2026, 11, 11)).unit == "Q"
    assert person.assignment_on(date(1999, 1, 1)).unit == "R"


def test_expected_days_leave_out_leave_and_time_before_and_after_employment() -> None:
    days = Week(2026, 46).days
    assert [ORG.is_expected(ORG.members["1"], day) for day in days] == [False, False, True, True, True, False, False]
    assert [ORG.is_expected(ORG.members["5"], day) for day in days] == [False, True, True, True, False, False, False]


def test_people_of_a_week_stand_under_the_unit_of_their_last_day() -> None:
    days = Week(2026, 46).days
    assert [m.employee_no for m in ORG.members_in({"R"}, days, CM)] == ["5"]
    assert [m.employee_no for m in ORG.members_in({"Q"}, days)] == ["1", "4"]
    assert [m.employee_no for m in ORG.members_in({"R"}, Week(2026, 40).days, CM)] == ["1"]


def test_units_above_and_below() -> None:
    assert ORG.below("D") == {"D", "R", "Q"}
    assert [unit.code for unit in ORG.chain("R")] == ["B", "D", "R"]
    assert ORG.is_above("B", "R")
    assert not ORG.is_above("R", "R")
    assert not ORG.is_above("R", "D")
    assert UNITS["D"].active_on(date(2026, 12, 31))
    assert not UNITS["D"].active_on(date(2027, 1, 1))
    assert not UNITS["D"].active_on(date(2019, 12, 31))


@pytest.mark.parametrize(
    ("decider", "author", "day", "allowed"),
    [
        ("2", "1", 10, True),
        ("2", "1", 11, False),
        ("4", "1", 11, True),
        ("3", "1", 11, True),
        ("3", "2", 11, True),
        ("1", "1", 11, False),
        ("1", "2", 10, False),
        ("6", "2", 10, False),
        ("9", "1", 10, False),
        ("2", "9", 10, False),
    ],
)
def test_who_may_decide_a_log(decider: str, author: str, day: int, allowed: bool) -> None:
    """Decision F25, by the units of the log's day."""
    assert ORG.may_decide(decider, author, date(2026, 11, day)) is allowed


def test_units_in_a_circle_do_not_hang() -> None:
    """A store may be edited by other hands."""
    units = {"A": Unit("A", "A", UnitKind.BRANCH, "B"), "B": Unit("B", "B", UnitKind.BRANCH, "A")}
    org = Organisation(units, {})
    assert org.below("A") == {"A", "B"}
    assert [unit.code for unit in org.chain("A")] == ["B", "A"]
