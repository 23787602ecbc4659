"""Blocks pasted from workbooks (promise U6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.entry.days import DayEntry, DayState
from domain.entry.pasting import Matched, Refused, Unplaced, paste, place_block, read_block
from domain.entry.weeks import PersonWeek
from domain.rules import base_version, rules_in_force
from domain.work_log import Item

MONDAY = date(2026, 11, 16)
RULES = rules_in_force((base_version(),), (), MONDAY)
COLUMNS = [(MONDAY + timedelta(days=n), item) for n in range(5) for item in Item]


def person(number: str, name: str, **states: DayState) -> PersonWeek:
    days = tuple(
        DayEntry(
            number,
            MONDAY + timedelta(days=n),
            states.get(f"d{n}", DayState.OPEN),
            n < 5,
            RULES,
            MONDAY + timedelta(days=n + 1),
        )
        for n in range(7)
    )
    return PersonWeek(number, name, "R", days, RULES)


TEAM = [person("002107", "馬曉彤"), person("002108", "羅永康"), person("002109", "王偉"), person("002110", "王偉")]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1", [["1"]]),
        ("", [[""]]),
        ("1\t\n\t2", [["1", ""], ["", "2"]]),
        ('"a\nb"\t2\n3\t4', [["a\nb", "2"], ["3", "4"]]),
        ('"say ""no"""\t2', [['say "no"', "2"]]),
        ('5"\t2', [['5"', "2"]]),
        ('"5\t2', [['"5', "2"]]),
        ("\t", [["", ""]]),
    ],
)
def test_the_cells_of_a_clipboard(text: str, cells: list[list[str]]) -> None:
    assert read_block(text) == cells


def test_a_block_of_counts_goes_where_the_cursor_is() -> None:
    placing = place_block(read_block("50\t3\n60\t4"), TEAM, COLUMNS, 1, 5)
    assert (placing.matched, placing.rows, placing.columns) == (Matched.POSITION, 2, 2)
    assert [(c.employee_no, c.day, c.item, c.text) for c in placing.cells] == [
        ("002108", MONDAY + timedelta(days=1), Item.LEAFLETS, "50"),
        ("002108", MONDAY + timedelta(days=1), Item.PROSPECTS, "3"),
        ("002109", MONDAY + timedelta(days=1), Item.LEAFLETS, "60"),
        ("002109", MONDAY + timedelta(days=1), Item.PROSPECTS, "4"),
    ]


def test_what_reaches_beyond_the_grid_is_counted() -> None:
    placing = place_block(read_block("1\t2\t3\n4\t5\t6"), TEAM, COLUMNS, 3, 23)
    assert (placing.extra_rows, placing.extra_columns, len(placing.cells)) == (1, 1, 2)


@pytest.mark.parametrize(
    ("block", "matched"),
    [
        ("工號\t宣傳\n002108\t50\n002107\t60", Matched.NUMBER),
        ("002108\t羅永康\t50\n002107\t馬曉彤\t60", Matched.NUMBER),
        ("羅 永康\t50\n馬曉彤\t60", Matched.NAME),
        ("羅永康\t002108\t50\n馬曉彤\t002107\t60", Matched.NAME),
    ],
)
def test_people_are_found_in_any_order(block: str, matched: Matched) -> None:
    placing = place_block(read_block(block), TEAM, COLUMNS, 2, 0)
    assert placing.matched is matched
    assert [(c.employee_no, c.text) for c in placing.cells] == [("002108", "50"), ("002107", "60")]
    assert (placing.unplaced, placing.extra_rows, placing.columns) == ((), 0, 1)


def test_who_can_not_be_told_is_refused() -> None:
    block = "馬曉彤\t1\n王偉\t2\n趙某\t3\n馬曉彤\t4\n羅永康\t5"
    placing = place_block(read_block(block), TEAM, COLUMNS, 0, 0)
    assert placing.unplaced == (
        Unplaced(2, "王偉", Refused.NAMESAKES, namesakes=2),
        Unplaced(3, "趙某", Refused.UNKNOWN_PERSON),
        Unplaced(4, "馬曉彤", Refused.TWICE),
    )
    assert [c.text for c in placing.cells] == ["1", "5"]


def test_namesakes_are_told_apart_by_their_number() -> None:
    placing = place_block(read_block("王偉\t002110\t7\n王偉\t002109\t8"), TEAM, COLUMNS, 0, 0)
    assert [(c.employee_no, c.text) for c in placing.cells] == [("002110", "7"), ("002109", "8")]


def test_an_empty_block_places_nothing() -> None:
    placing = place_block(read_block(""), TEAM, COLUMNS, 0, 0)
    assert (placing.cells, placing.rows, placing.columns) == ((), 0, 0)


def test_a_paste_fills_marks_and_leaves_out() -> None:
    team = [
        person("1", "甲", d1=DayState.FUTURE),
        person("2", "乙", d0=DayState.ABSENT),
        person("3", "丙", d0=DayState.LEAVE),
    ]
    placing = place_block(read_block("5O\t\t1\t4\t4\t50\t3\n1\n1"), team, COLUMNS, 0, 0)
    before = team[0].with_day(team[0].days[0].with_cell(Item.PROSPECTS, "9"))
    done = paste(placing, {"1": before, "2": team[1], "3": team[2]})
    assert done.people.keys() == {"1"}
    assert done.people["1"].days[0].cells == ("5O", "9", "1", "4", "4")
    assert [(c.item, c.text, c.row) for c in done.wrong] == [(Item.LEAFLETS, "5O", 1)]
    assert len(done.filled) == 3
    assert done.unplaced == (
        Unplaced(1, "甲", Refused.FUTURE, MONDAY + timedelta(days=1)),
        Unplaced(2, "乙", Refused.ABSENT, MONDAY),
        Unplaced(3, "丙", Refused.LEAVE, MONDAY),
    )


def test_two_days_of_one_person_are_pasted_together() -> None:
    block = read_block("\t".join(["50", "3", "1", "4", "4"] * 2))
    done = paste(place_block(block, TEAM, COLUMNS, 0, 0), {p.employee_no: p for p in TEAM})
    assert done.people["002107"].total == 40
    assert replace(done.people["002107"], days=()) == replace(TEAM[0], days=())
