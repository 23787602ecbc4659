"""Reading a sheet: from raw rows to checked columns, with every refused row kept beside its reason.

Columns are read as columns: a cell that occurs a thousand times is understood once. One bad row never stops
the rest.
"""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from typing import Any

from domain.problems import Fault
from domain.sheets.cells import EXAMPLE_MARKS, plain, read_count, read_text, read_texts
from domain.sheets.headers import SEARCHED_ROWS, Header, find_header
from domain.sheets.specs import Column, SheetSpec
from domain.sheets.table import Cell, Row, Sheet

CHUNK_ROWS = 2000
REMEMBERED = 50_000
TOTAL_WORDS = ("合計", "小計", "總計", "合计", "小计", "总计", "total", "subtotal")


@dataclass(frozen=True)
class Memory:
    """What the cells of a column were found to mean, and which of them are faulty or blank; for a whole sheet."""

    read: dict[Any, Any] = field(default_factory=dict)
    bad: set[Any] = field(default_factory=set)
    blank: set[Any] = field(default_factory=set)


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not taken: where it stands, what it held, and why. `row` counts from 1."""

    sheet: str
    row: int
    cells: tuple[Any, ...]
    header: Header
    faults: tuple[tuple[str, Fault], ...]

    @property
    def problems(self) -> tuple[tuple[str, Fault], ...]:
        """Each fault with the header of its column as the sheet writes it."""
        return tuple((self.header.words.get(code, code), fault) for code, fault in self.faults)


@dataclass
class Chunk:
    """Some rows of a sheet, column by column. `columns` holds a list for every column of the sheet's spec.

    `aside` are the rows that are no data, by number; `before` what the store held of rows that replace something;
    `blank` the columns with a blank among cells that were read one by one.
    """

    sheet: str
    header: Header
    numbers: list[int]
    raw: list[Row]
    columns: dict[str, list[Any]]
    skipped: int = 0
    notices: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    aside: list[tuple[int, Row]] = field(default_factory=list)
    before: dict[int, Any] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    _faults: dict[int, list[tuple[str, Fault]]] = field(default_factory=dict)

    @property
    def absent(self) -> frozenset[str]:
        """The columns the sheet does not have: what is stored of them stays."""
        return frozenset(self.columns) - self.header.places.keys()

    def __len__(self) -> int:
        return len(self.numbers)

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows one by one, each by column code."""
        codes = tuple(self.columns)
        return (dict(zip(codes, row, strict=True)) for row in zip(*self.columns.values(), strict=True))

    def refuse(self, index: int, column: str, fault: Fault) -> None:
        """Mark a row as refused because of one of its cells; it stays until `settle`."""
        self._faults.setdefault(index, []).append((column, fault))

    def explain(self, index: int, column: str, fault: Fault) -> None:
        """Mark a row as refused by a better reason than the one its cell has so far."""
        self._faults[index] = [f for f in self._faults.get(index, []) if f[0] != column] + [(column, fault)]

    def set_aside(self, index: int) -> None:
        """Mark a row as no data: it is skipped, not refused."""
        self._faults[index] = []

    @property
    def faulty_rows(self) -> tuple[int, ...]:
        return tuple(self._faults)

    def is_faulty(self, index: int) -> bool:
        return index in self._faults

    def settle(self) -> None:
        """Take the marked rows out of the columns; the refused ones go, with their reasons, into `refused`."""
        if not self._faults:
            return
        for index, faults in sorted(self._faults.items()):
            if faults:
                cells = tuple(self.raw[index])
                self.refused.append(RefusedRow(self.sheet, self.numbers[index], cells, self.header, tuple(faults)))
        aside = [(self.numbers[index], self.raw[index]) for index, faults in self._faults.items() if not faults]
        self.skipped += len(aside)
        self.aside += aside
        keep = [index for index in range(len(self)) if index not in self._faults]
        self.numbers = [self.numbers[index] for index in keep]
        self.raw = [self.raw[index] for index in keep]
        self.columns = {code: [values[index] for index in keep] for code, values in self.columns.items()}
        self._faults = {}


def read_sheet(sheet: Sheet, spec: SheetSpec) -> Iterator[Chunk]:
    """The rows under the header, in chunks. Refuses `no_header` and `missing_column` before the first one.

    The rows above the header are counted as skipped in the first chunk, blank rows and totals where they stand.
    """
    with _collector_paused():
        yield from _chunks(sheet, spec)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Rows hold no cycles; the collector would walk all of them again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _chunks(sheet: Sheet, spec: SheetSpec) -> Iterator[Chunk]:
    rows = sheet.rows()
    top = list(islice(rows, SEARCHED_ROWS))
    header = find_header(top, spec, sheet.name)
    below = chain(top[header.row + 1 :], rows)
    number, skipped = header.row + 2, header.row
    above = list(enumerate(top[: header.row], 1))
    memories = {column.code: Memory() for column in spec.columns}
    looks_empty = cache(lambda: _faults_by_row(sheet))
    while raw := list(islice(below, CHUNK_ROWS)):
        read = len(raw)
        while raw and _is_blank(raw[-1]):
            raw.pop()
        if raw:
            chunk = _read_chunk(sheet.name, spec, header, raw, number, memories)
            _explain_blanks(chunk, spec, looks_empty)
            _set_aside(chunk, spec)
            chunk.settle()
            chunk.notices = _fill_blank_counts(chunk, spec)
            chunk.skipped += skipped
            chunk.aside += above
            skipped, above = 0, []
            yield chunk
        number += read
        skipped += read - len(raw)


def _is_blank(row: Row) -> bool:
    return all(cell == "" or (isinstance(cell, str) and not cell.strip()) for cell in row)


def _read_chunk(
    name: str, spec: SheetSpec, header: Header, raw: list[Row], number: int, memories: Mapping[str, Memory]
) -> Chunk:
    width = max(header.places.values()) + 1
    if min(map(len, raw)) < width:
        raw = [row + [""] * (width - len(row)) for row in raw]
    cells = list(zip(*raw, strict=False))
    chunk = Chunk(name, header, list(range(number, number + len(raw))), raw, {})
    for column in spec.columns:
        place = header.places.get(column.code)
        found = cells[place] if place is not None else ("",) * len(raw)
        chunk.columns[column.code] = _read_column(chunk, column, found, memories[column.code])
    return chunk


def _read_column(chunk: Chunk, column: Column, cells: tuple[Any, ...], memory: Memory) -> list[Any]:
    """Every distinct cell is read once; only where 1 and True, one key to a dict, may meet is each read by itself."""
    if column.reader is read_text and not column.required and (texts := read_texts(cells)) is not None:
        return texts
    distinct = set(cells)
    if not distinct.isdisjoint((0, 1)) and bool in set(map(type, cells)):
        values = [column.reader(cell) for cell in cells]
        if None in values or "" in values:
            chunk.blank.add(column.code)
    else:
        if len(memory.read) > REMEMBERED:
            memory.read.clear()
        fresh = {cell: column.reader(cell) for cell in distinct - memory.read.keys()}
        memory.bad.update(cell for cell, value in fresh.items() if _is_bad(value, column))
        memory.blank.update(cell for cell, value in fresh.items() if value is None or value == "")
        memory.read.update(fresh)
        values = list(map(memory.read.__getitem__, cells))
        if not memory.blank.isdisjoint(distinct):
            chunk.blank.add(column.code)
        if memory.bad.isdisjoint(distinct):
            return values
    for index, value in enumerate(values):
        if isinstance(value, Fault):
            chunk.refuse(index, column.code, value)
        elif _is_bad(value, column):
            chunk.refuse(index, column.code, Fault("missing_value"))
    return values


def _is_bad(value: Any, column: Column) -> bool:
    if isinstance(value, Fault):
        return True
    return column.required and column.reader is not read_count and value in {"", None}


def _faults_by_row(sheet: Sheet) -> dict[int, list[tuple[int, str]]]:
    """The cells of a sheet that only look empty, as (column, code) by the row's number from 1."""
    found: dict[int, list[tuple[int, str]]] = {}
    for (row, place), code in sheet.faults().items():
        found.setdefault(row + 1, []).append((place, code))
    return found


def _explain_blanks(
    chunk: Chunk, spec: SheetSpec, looks_empty: Callable[[], dict[int, list[tuple[int, str]]]]
) -> None:
    """A cell that only looks empty (a formula never computed, an error) is a fault, not a blank.

    The file is asked once, and only where a blank would change a figure or refuse a row: asking is slow.
    """
    if not any(c.code in chunk.blank for c in spec.columns if c.reader is read_count or c.required):
        return
    codes = {place: code for code, place in chunk.header.places.items()}
    by_row = looks_empty()
    for index, number in enumerate(chunk.numbers):
        for place, code in by_row.get(number, ()):
            if place in codes:
                chunk.explain(index, codes[place], Fault(code))


def _set_aside(chunk: Chunk, spec: SheetSpec) -> None:
    """Blank rows, totals and example rows are no data; they are found among the rows that can't be read.

    A total says so in its first cell or where a required word or number should stand; the first cell also tells
    of one that could be read.
    """
    telling = [chunk.header.places[column.code] for column in spec.columns if column.required]
    for index in {*chunk.faulty_rows, *_beginning_with_total([row[0] for row in chunk.raw])}:
        row = chunk.raw[index]
        first = next((cell for cell in row if cell != ""), "")
        words = [
            plain(cell).rstrip(":") for cell in (first, *(row[place] for place in telling)) if isinstance(cell, str)
        ]
        total = any(word.endswith(TOTAL_WORDS) for word in words)
        example = isinstance(first, str) and first.startswith(EXAMPLE_MARKS)
        if total or example or _is_blank(row):
            chunk.set_aside(index)


def _beginning_with_total(firsts: Sequence[Cell]) -> list[int]:
    """The rows whose first cell speaks of a total; one search over all of them, for there are hardly ever any."""
    if not _speaks_of_total("\n".join(map(str, firsts))):
        return []
    return [index for index, first in enumerate(firsts) if _speaks_of_total(str(first))]


def _speaks_of_total(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in TOTAL_WORDS)


def _fill_blank_counts(chunk: Chunk, spec: SheetSpec) -> int:
    """A blank count means 0; how many there were is a notice."""
    notices = 0
    for column in spec.columns:
        if column.reader is read_count and column.code in chunk.blank:
            values = chunk.columns[column.code]
            notices += values.count(None)
            chunk.columns[column.code] = [0 if value is None else value for value in values]
    return notices
