"""Duties counted from inspections, visits, events and market notes (rules 3-10 to 5-7, decisions F10, F11, F24)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.duties.facts import Mark, Records
from domain.organisation import Role, Unit, UnitKind
from domain.rules import RuleVersion
from tests.domain.duty_office import (
    OUTLETS,
    START,
    attended,
    checked,
    day,
    event,
    facts,
    figures,
    marks,
    organisation,
    outlet,
    owed,
    person,
)


def test_a_regional_manager_inspects_distinct_outlets_of_the_day() -> None:
    done = marks("110", (18, "R1-0"), (18, "R1-0"), (18, "R2-1"), (17, "R1-1"), (19, "R1-2"))
    found = figures("4-2", facts(Records(inspections=done)))
    assert found == {"110": (2, 2), "120": (0, 2), "210": (0, 2)}


def test_every_own_outlet_once_a_week_and_by_oneself() -> None:
    done = (*marks("110", (16, "R1-0"), (22, "R1-0"), (23, "R1-1"), (18, "R2-0")), *marks("100", (18, "R1-2")))
    duties = owed("4-3", facts(Records(inspections=done)))
    assert {key: (d.done, d.required) for key, d in duties.items()} == {"110": (1, 3), "120": (0, 2), "210": (0, 2)}
    assert duties["110"].left == ("R1-1", "R1-2")
    assert (duties["110"].outstanding, duties["110"].met) == (2, False)


def test_an_outlet_counts_where_it_is_in_charge_on_the_windows_last_day() -> None:
    moved = replace(outlet("X", "R2"), charges=((START, "R2"), (day(20), "R1")))
    closed = replace(outlet("Y", "R1"), closed_on=day(21))
    opened = replace(outlet("Z", "R1"), opened_on=day(22))
    done = marks("110", (16, "X"), (16, "Y"))
    found = facts(Records(inspections=done, outlets=(moved, closed, opened)))
    duties = owed("4-3", found)
    assert {key: (d.done, d.required, d.left) for key, d in duties.items()} == {"110": (1, 2, ("Z",))}


def test_heads_of_partner_outlets() -> None:
    other = replace(outlet("N", "R1"), partner=False)
    done = marks("110", (18, "R1-0"), (18, "R1-0"), (18, "N"), (18, "gone"), (2, "R1-1"))
    found = facts(Records(visits=done, outlets=(*OUTLETS, other)))
    assert figures("4-4", found)["110"] == (1, 1)
    assert figures("4-5", found)["110"] == (3, 4)
    by_mm = marks("100", (16, "R1-0"), (17, "R1-0"), (20, "R3-0"), (21, "N"))
    found = facts(Records(visits=(*by_mm, *marks("101", (18, "D1-0"))), outlets=(*OUTLETS, other)))
    assert figures("4-16", found) == {"100": (2, 2), "200": (0, 2)}
    assert figures("4-17", found)["100"] == (2, 7)


def test_the_department_counts_its_own_people_and_not_its_regions() -> None:
    done = (
        *marks("101", (18, "R1-0"), (18, "R3-0")),
        *marks("110", (18, "R1-1")),
        *marks("100", (18, "D1-0"), (17, "R2-0")),
    )
    found = facts(Records(inspections=done))
    assert figures("4-13", found) == {"D1": (3, 1), "D2": (0, 1)}
    assert figures("4-14", found) == {"D1": (3, 2), "D2": (0, 1)}
    assert figures("4-15", found) == {"D1": (3, 6), "D2": (0, 2)}
    assert owed("4-15", found)["D1"].left == ("R1-1", "R1-2", "R2-1")


def test_own_unit_is_that_of_the_day_of_the_record() -> None:
    moving = person("101", (START, "D1", Role.MARKET_STAFF), (day(18), "D2", Role.MARKET_STAFF))
    done = marks("101", (17, "R1-0"), (18, "R3-0"), (19, "R1-1"))
    found = facts(Records(inspections=done), organisation(moving))
    assert figures("4-14", found) == {"D1": (1, 2), "D2": (1, 1)}


def test_two_months_are_fixed_pairs() -> None:
    done = (Mark(date(2026, 10, 31), "R3-0", "200"), Mark(date(2026, 12, 31), "R3-1", "200"))
    duty = owed("4-15", facts(Records(inspections=done)))["D2"]
    assert (duty.first, duty.last, duty.done) == (day(1), date(2026, 12, 31), 1)


def test_events_count_by_their_own_date_and_only_when_held() -> None:
    events = [
        event("1", day(3)),
        event("2", day(17)),
        event("3", day(18), status="cancelled"),
        event("4", day(19), status="planned"),
        event("5", day(18), kind="large"),
        event("6", day(18), "R2"),
        event("7", date(2026, 12, 1)),
    ]
    events = [attended(one, "111", "112") if one.code != "1" else one for one in events]
    found = facts(Records(events=tuple(events)))
    assert figures("4-6", found) == {"110": (1, 1), "120": (1, 1), "210": (0, 1)}
    assert figures("4-7", found) == {"110": (2, 4), "120": (1, 4), "210": (0, 4)}
    assert figures("3-10", found) == {"111": (2, 4), "112": (2, 4), "121": (0, 4), "211": (0, 4)}
    assert owed("3-10", found)["111"].planned == ("4",)


def test_events_with_the_whole_team_and_large_ones() -> None:
    events = (
        event("1", day(3), "D1", "full_team"),
        event("2", day(4), "R1", "full_team"),
        event("3", date(2026, 10, 8), "M", "large"),
    )
    found = facts(Records(events=events))
    assert figures("4-18", found) == {"D1": (1, 1), "D2": (0, 1)}
    assert figures("5-7", found) == {"M": (1, 1)}


def test_events_of_the_regions_checked_on_site() -> None:
    events = [event(str(n), day(n), "R1" if n % 2 else "R2", "large" if n == 3 else "outdoor") for n in range(1, 7)]
    events = [checked(one, "101") for one in events[:3]] + [checked(events[3], "110"), *events[4:]]
    events[0] = checked(events[0], "100")
    events += [event("7", day(7), status="planned"), event("8", day(20), status="planned"), event("9", day(8), "D1")]
    duty = owed("4-19", facts(Records(events=tuple(events))))["D1"]
    assert (duty.done, duty.required, duty.left, duty.planned) == (3, 5, ("4", "5", "6"), ("8",))


def test_market_information() -> None:
    done = (*marks("111", (1, ""), (30, "R1-0")), Mark(date(2026, 10, 31), "", "112"))
    assert figures("3-11", facts(Records(notes=done))) == {
        "111": (2, 1),
        "112": (0, 1),
        "121": (0, 1),
        "211": (0, 1),
    }


def test_the_management_department_inspects_in_its_city() -> None:
    done = (
        *marks("900", (16, "R1-0"), (16, "R1-0"), (17, "R1-0"), (18, "R3-0")),
        *marks("901", (17, "D1-0")),
        *marks("101", (17, "R2-0")),
    )
    found = facts(Records(inspections=done))
    assert figures("5-1", found) == {"M": (3, 2)}
    assert figures("5-2", found) == {"M": (2, 2)}
    assert owed("5-2", found)["M"].left == ("R1-1", "R1-2", "R2-0", "R2-1")


def test_other_cities_are_judged_branch_by_branch() -> None:
    done = (*marks("900", (3, "R3-0"), (3, "R1-0")), *marks("210", (4, "R3-1")))
    assert figures("5-3", facts(Records(inspections=done))) == {"B2": (1, 1)}
    lonely = organisation(
        units=[Unit("B9", "自立", UnitKind.BRANCH), Unit("D9", "九", UnitKind.MARKET_DEPARTMENT, "B9")]
    )
    assert "B9" not in owed("5-3", facts(org=lonely))


def test_no_outlets_no_duty() -> None:
    found = facts(Records(outlets=(outlet("R3-0", "R3"),)))
    assert figures("4-3", found) == {"210": (0, 1)}
    assert figures("4-14", found) == {"D2": (0, 1)}
    assert figures("5-1", found) == {}
    assert figures("5-4.month", found) == {}
    assert figures("4-2", found).keys() == {"110", "120", "210"}


def test_offices_of_key_banks() -> None:
    done = (
        *marks("900", (3, "工行 深圳分行"), (4, "工行 深圳分行"), (5, "農行 深圳分行")),
        *marks("101", (5, "建行 深圳分行")),
        Mark(date(2026, 10, 9), "建行 深圳分行", "901"),
    )
    found = facts(Records(bank_visits=done))
    assert figures("5-4.month", found) == {"M": (1, 2)}
    assert figures("5-4.quarter", found) == {"M": (2, 3)}
    assert owed("5-4.month", found)["M"].left == ("工行 廣州分行", "建行 深圳分行")


def test_planned_same_city_events_checked_by_the_management_department() -> None:
    events = (
        checked(event("1", day(3), "M"), "900"),
        checked(event("2", day(3), "D1"), "100"),
        event("3", day(4), "R1"),
        event("4", day(4), "D2"),
        checked(event("5", day(5), "D1", status="cancelled"), "900"),
    )
    found = facts(Records(events=events))
    assert figures("5-6", found) == {"M": (1, 2)}
    assert owed("5-6", found)["M"].left == ("2",)


@pytest.mark.parametrize(("on", "required"), [(day(15), 1), (day(18), 2)])
def test_numbers_come_from_the_version_valid_in_the_period_and_units_raise_them(on: date, required: int) -> None:
    raised = RuleVersion("more", day(16), "B1", duties={"4-13": 2, "4-14": 34, "4-2": 3})
    found = facts(on=on, versions=[raised], org=organisation(office_days={day(15): True}))
    assert figures("4-13", found) == {"D1": (0, required), "D2": (0, 1)}
    assert figures("4-14", found) == {"D1": (0, 3 if required == 2 else 2), "D2": (0, 1)}
    assert figures("4-2", found)["110"] == (0, 3 if required == 2 else 2)
