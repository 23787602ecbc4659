"""Likely fixes: what is proposed for a refused cell, and what is not."""

from datetime import date

import pytest

from domain.field import Outlet
from domain.organisation import Member, Organisation, Unit, UnitKind
from domain.problems import Fact, Fault
from domain.services.proposing import Problem, Proposal, propose
from domain.sheets.fixes import Hints, likely_fixes
from domain.sheets.headers import Header
from domain.sheets.reading import RefusedRow
from domain.sheets.review import Review

TODAY = date(2026, 11, 23)
SINCE = date(2020, 1, 1)
PEOPLE = {
    number: Member(number, name, SINCE, None, ())
    for number, name in (("000112", "張喆"), ("000113", "陳犇"), ("112", "李明"), ("000120", "李明"))
}
UNITS = {"B001": Unit("B001", "南山營業部", UnitKind.BRANCH), "B001-D1": Unit("B001-D1", "一部", UnitKind.REGION)}
OUTLETS = tuple(
    Outlet(code, name, "江灣銀行", "", True, False, None, None, ())
    for code, name in (("00001", "江灣銀行臨江路支行"), ("00002", "楓林銀行學府路支行"))
)
HINTS = Hints(Organisation(UNITS, PEOPLE), OUTLETS, ("A001", "A002"), TODAY)


def proposed(
    code: str, cell: object, name: str | None = None, above: str = "", **facts: Fact
) -> list[tuple[str, str]]:
    """Kind and value of each fix for a cell, perhaps with the name that stands beside it."""
    places = {"cell": 0} if name is None else {"cell": 0, "name": 1}
    row = RefusedRow("s", 2, (cell, name or ""), Header(0, places, {}), ())
    return [(fix.kind, fix.value) for fix in likely_fixes(row, "cell", Fault(code, facts), HINTS, above)]


def test_a_lost_zero_is_put_back_where_the_name_agrees() -> None:
    assert proposed("unknown_member", "113", "陳犇", value="113") == [("pad", "000113")]
    assert proposed("unknown_member", "113", value="113") == [("pad", "000113")]
    assert proposed("unknown_member", 113.0, "陳犇", value="113") == [("pad", "000113")]
    assert proposed("unknown_member", "113", "別人", value="113") == []


def test_the_number_of_the_name_or_the_nearest_one() -> None:
    assert proposed("unknown_member", "999999", "張 喆", value="999999") == [("name", "000112")]
    assert proposed("unknown_member", "999999", "李明", value="999999") == []
    assert proposed("unknown_member", "00O113", value="00O113") == [("near", "000113")]
    assert proposed("unknown_member", "000112、999", value="999") == []
    assert proposed("unknown_member", "", value="") == []


def test_units_outlets_events_by_code_or_name() -> None:
    assert proposed("unknown_unit", "南山營業部") == [("near", "B001")]
    assert proposed("unknown_unit", "南山后海營業部") == [("near", "B001")]
    assert proposed("unknown_unit", "B001-D9") == [("near", "B001-D1")]
    assert proposed("unknown_outlet", "1") == [("pad", "00001")]
    assert proposed("unknown_outlet", "臨江路支行") == [("near", "00001")]
    assert proposed("ambiguous_outlet", "支行", codes="00001、00002") == [("near", "00001"), ("near", "00002")]
    assert proposed("unknown_event", "A01") == [("near", "A001")]
    assert proposed("unknown_event", "X") == []
    assert proposed("unknown_subject", "113", value="113") == [("pad", "000113")]
    assert proposed("unknown_subject", "B01", value="B01") == [("near", "B001")]


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("11-16", ["2026-11-16", "2025-11-16"]),
        ("12月1日", ["2025-12-01"]),
        ("2026-02-30", ["2026-02-28"]),
        ("2025-02-29", ["2025-02-28"]),
        ("2026-13-40", []),
        ("2026-13-30", []),
        ("2026-10-07", []),
        ("2099-01-05", ["2026-01-05"]),
        ("16/11/2026", ["2026-11-16"]),
        ("26.11.16", ["2026-11-16"]),
        ("16-11-26", ["2026-11-16"]),
        ("46342", ["2026-11-16"]),
        ("12", []),
        ("昨日", []),
    ],
)
def test_other_forms_of_a_day(cell: str, days: list[str]) -> None:
    assert [value for _, value in proposed("bad_date", cell)] == days


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("兩個", "2"),
        ("約 5 位", "5"),
        ("-3", "3"),
        ("十二", "12"),
        ("二十", "20"),
        ("十", "10"),
        ("二十三場", "23"),
        ("一二", None),
        ("一二十", None),
        ("十一二", None),
        ("3 至 5", None),
        ("2.5", None),
        ("1000000", None),
        ("無", None),
        ("一或二", None),
    ],
)
def test_the_number_in_words(cell: str, number: str | None) -> None:
    assert proposed("not_a_number", cell) == ([("number", number)] if number else [])


def test_choices_blanks_and_what_has_no_fix() -> None:
    assert proposed("bad_choice", "點評了", allowed="通過、退回、點評") == [("choice", "點評")]
    assert proposed("bad_choice", "x", allowed="是、否") == [("choice", "是"), ("choice", "否")]
    assert proposed("bad_choice", "x", allowed="甲、乙、丙、丁") == []
    assert proposed("missing_value", "", above="000112") == [("above", "000112")]
    assert proposed("missing_value", "") == []
    assert proposed("duplicate_row", "000112") == []
    row = RefusedRow("s", 2, ("x",), Header(0, {}, {}), ())
    assert likely_fixes(row, "gone", Fault("bad_date"), HINTS) == ()


def test_nothing_is_proposed_for_a_column_the_sheet_lacks() -> None:
    fault = Fault("unknown_member", {"value": "113"})
    row = RefusedRow("s", 2, ("113",), Header(0, {}, {}), (("cell", fault),))
    problem = Problem(row, "cell", fault, -1)
    assert (problem.cell, problem.name) == ("", "")
    assert propose([problem], Review(), HINTS) == (Proposal((), ()),)
