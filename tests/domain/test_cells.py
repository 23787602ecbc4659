"""What a cell may hold, and how a faulty one is told."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.problems import Fault
from domain.sheets import cells
from domain.sheets.table import Cell


def code_of(found: object) -> str:
    assert isinstance(found, Fault)
    return found.code


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("000008", "000008"),
        ("　００００８ ", "00008"),
        (8.0, "8"),
        (123456789012345.0, "123456789012345"),
        ("B001-D1", "B001-D1"),
        ("", ""),
        ("1\x002", "12"),
    ],
)
def test_identifiers_are_text(cell: Cell, value: str) -> None:
    assert cells.read_identifier(cell) == value


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (1e17, "number_too_long"),
        (1.5, "bad_identifier"),
        (date(2026, 1, 1), "bad_identifier"),
        (True, "bad_identifier"),
        ("例：1", "example_row"),
    ],
)
def test_identifiers_that_can_not_be_read(cell: Cell, code: str) -> None:
    assert code_of(cells.read_identifier(cell)) == code


@pytest.mark.parametrize(
    ("cell", "value"),
    [(3.0, 3), ("３", 3), (" 12 ", 12), ("", None), ("　", None), (999, 999), ("1,0", 10), ("5.0", 5)],
)
def test_counts(cell: Cell, value: int | None) -> None:
    assert cells.read_count(cell) == value


@pytest.mark.parametrize(
    ("cell", "code"),
    [("兩個", "not_a_number"), (2.5, "not_a_number"), (-3, "out_of_range"), (1e9, "out_of_range"), (True, "not_a_number"),
     (date(2026, 1, 1), "not_a_number"), ("nan", "not_a_number"), (float("inf"), "not_a_number"), ("1e99", "out_of_range")],
)  # fmt: skip
def test_counts_that_can_not_be_read(cell: Cell, code: str) -> None:
    assert code_of(cells.read_count(cell)) == code


@pytest.mark.parametrize(
    "cell",
    ["2026-11-16", "2026/11/16", "20261116", 20261116.0, "2026年11月16日", "2026.11.16", date(2026, 11, 16),
     datetime(2026, 11, 16, 8, 30), "２０２６-１１-１６", "2026-11-16 00:00:00"],
)  # fmt: skip
def test_days(cell: Cell) -> None:
    assert cells.read_day(cell) == date(2026, 11, 16)


@pytest.mark.parametrize(
    "cell", ["2026-02-30", "16/11/2026", "昨天", 46342.0, "20261316", date(1066, 1, 1), "2026-11"]
)
def test_days_that_can_not_be_read(cell: Cell) -> None:
    assert code_of(cells.read_day(cell)) == "bad_date"


@pytest.mark.parametrize("cell", ["2026-11", "2026/11", "202611", 202611.0, "2026年11月", date(2026, 11, 30)])
def test_months(cell: Cell) -> None:
    assert cells.read_month(cell) == date(2026, 11, 1)


def test_empty_days_months_and_choices_are_nothing() -> None:
    assert cells.read_day(" ") is None
    assert cells.read_month("") is None
    assert cells.read_yes_no("") is None
    assert cells.choice_reader(("outdoor",))("") is None
    assert code_of(cells.read_month("十一月")) == "bad_date"
    assert code_of(cells.read_month("2026-13")) == "bad_date"


def test_amounts() -> None:
    assert cells.read_amount("1,234.56789") == Decimal("1234.5679")
    assert cells.read_amount("") is None
    assert code_of(cells.read_amount("x")) == "not_a_number"
    assert code_of(cells.read_amount(1e15)) == "number_too_long"


@pytest.mark.parametrize(
    ("cell", "value"),
    [("是", True), ("Y", True), (1.0, True), (True, True), ("否", False), (False, False), ("0", False)],
)
def test_yes_and_no(cell: Cell, value: bool) -> None:
    assert cells.read_yes_no(cell) is value
    assert code_of(cells.read_yes_no("也許")) == "bad_choice"


@pytest.mark.parametrize("cell", ["戶外", "户外", "Outdoor", " outdoor "])
def test_choices_are_known_in_three_languages(cell: str) -> None:
    assert cells.choice_reader(("outdoor", "large"))(cell) == "outdoor"
    fault = cells.choice_reader(("outdoor", "large"))("室內")
    assert code_of(fault) == "bad_choice"


def test_people_lists() -> None:
    assert cells.read_people("000007、000008,000009;000008") == ("000007", "000008", "000009")
    assert cells.read_people("") == ()
    assert code_of(cells.read_people(1e17)) == "number_too_long"


@pytest.mark.parametrize(
    ("cell", "text"),
    [(True, "是"), (False, "否"), (12.0, "12"), (1.5, "1.5"), (datetime(2026, 11, 16), "2026-11-16"), (date(2026, 11, 16), "2026-11-16"),
     (datetime(2026, 11, 16, 8, 30), "2026-11-16 08:30:00"), (time(8, 30), "08:30:00"), (" a\x07b\nc ", "ab\nc")],
)  # fmt: skip
def test_words(cell: Cell, text: str) -> None:
    assert cells.read_text(cell) == text


@given(st.lists(st.text(max_size=8), min_size=1, max_size=20))
def test_a_column_of_words_is_read_as_its_cells_are(found: list[str]) -> None:
    whole = cells.read_texts(found)
    assert whole is None or whole == [cells.read_text(cell) for cell in found]
    assert cells.read_texts([*found, 1.0]) is None


@given(
    st.one_of(
        st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas()
    )
)
def test_any_cell_gives_a_value_or_a_fault(cell: Cell) -> None:
    readers = (
        cells.read_text,
        cells.read_identifier,
        cells.read_count,
        cells.read_amount,
        cells.read_day,
        cells.read_month,
        cells.read_people,
        cells.read_yes_no,
    )
    for reader in readers:
        reader(cell)
