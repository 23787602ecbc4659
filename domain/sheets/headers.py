"""Finding a sheet's header among titles, notes and blank rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.problems import Refusal
from domain.sheets.cells import plain
from domain.sheets.specs import SheetSpec
from domain.sheets.table import Row
from domain.terms import term

SEARCHED_ROWS = 20
"""A header stands within the first 20 rows."""


@dataclass(frozen=True)
class Header:
    """Where the columns are. `row` counts from 0; `places` and `words` by the columns' codes; `cells`: all words."""

    row: int
    places: Mapping[str, int]
    words: Mapping[str, str]
    cells: tuple[str, ...] = ()


def _places(row: Row, spec: SheetSpec) -> dict[str, int]:
    """The columns this row names, each at its first mention."""
    known = {header: column.code for column in spec.columns for header in column.headers}
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        code = known.get(plain(cell)) if isinstance(cell, str) else None
        if code and code not in places:
            places[code] = place
    return places


def likeness(rows: Iterable[Row], spec: SheetSpec) -> tuple[bool, int]:
    """Whether one of these rows names every required column, and how many columns the best one names."""
    required = {column.code for column in spec.columns if column.required}
    found = [_places(row, spec).keys() for row in rows]
    return max(((required <= names, len(names)) for names in found), default=(False, 0))


def find_header(rows: Iterable[Row], spec: SheetSpec, sheet: str) -> Header:
    """The first row that names every required column, among the rows given.

    Refuses `no_header`, or `missing_column` where a row names some of the columns but not all it must.
    """
    required = [column.code for column in spec.columns if column.required]
    best: dict[str, int] = {}
    for number, row in enumerate(rows):
        places = _places(row, spec)
        if all(code in places for code in required):
            words = {code: str(row[place]).strip() for code, place in places.items()}
            return Header(number, places, words, tuple(str(cell).strip() for cell in row))
        if len(places) > len(best):
            best = places
    if len(best) < 2 or not any(code in best for code in required):
        raise Refusal("no_header", sheet=sheet, rows=SEARCHED_ROWS)
    missing = "、".join(plain_word(spec, code) for code in required if code not in best)
    raise Refusal("missing_column", sheet=sheet, columns=missing)


def plain_word(spec: SheetSpec, code: str) -> str:
    """The column's header in Traditional Chinese, as the blank workbooks have it."""
    return term(spec.column(code).word, "zh_TW")
