"""What an import would do, or did, to every row of a file: kept compact, and read a few rows at a time.

A hundred thousand rows are reviewed as well as thirty: a row is one text and one byte until somebody looks at it.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from itertools import compress
from typing import Any

from domain.problems import Fault
from domain.sheets.cells import read_text
from domain.sheets.headers import Header
from domain.sheets.reading import Chunk, RefusedRow
from domain.sheets.specs import Column, SheetSpec
from domain.sheets.table import Cell
from domain.terms import term
from domain.work_log import WorkLog

SEPARATOR = "\x1f"


class RowOutcome(StrEnum):
    """What becomes of a row."""

    REFUSED = "refused"
    UPDATED = "updated"
    NEW = "new"
    SAME = "same"
    SKIPPED = "skipped"


OUTCOMES = tuple(RowOutcome)
"""In the order of a review: what needs somebody first."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row as the sheet has it. `faults` and `before` (what the store holds until now) go by place, from 0."""

    sheet: str
    number: int
    outcome: RowOutcome
    cells: tuple[str, ...]
    faults: Mapping[int, tuple[Fault, ...]]
    before: Mapping[int, str]


@dataclass
class SheetReview:
    """The rows of one sheet. `stored` is what the store held under each natural key before the import."""

    name: str
    spec: SheetSpec
    stored: Mapping[tuple[Any, ...], Mapping[str, Any]]
    header: Header | None = None
    numbers: "array[int]" = field(default_factory=lambda: array("L"))
    outcomes: bytearray = field(default_factory=bytearray)
    texts: list[str] = field(default_factory=list)
    refused: dict[int, RefusedRow] = field(default_factory=dict)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def heads(self) -> tuple[str, ...]:
        """The headers as the sheet writes them."""
        return self.header.cells if self.header else ()

    def count(self, outcome: RowOutcome) -> int:
        """How many rows came out so."""
        return self.outcomes.count(OUTCOMES.index(outcome))

    def places(self, wanted: Sequence[RowOutcome]) -> "array[int]":
        """Where the rows of these outcomes are, outcome by outcome in the order of `OUTCOMES`."""
        found = array("L")
        for code in sorted(OUTCOMES.index(outcome) for outcome in wanted):
            chosen = self.outcomes.translate(bytes(held == code for held in range(256)))
            found.extend(compress(range(len(chosen)), chosen))
        return found

    def place_of(self, number: int) -> int:
        """Where the row of this number is: rows are in the order of the sheet, none is left out but the header."""
        place = number - self.numbers[0]
        return place if place < len(self.numbers) and self.numbers[place] == number else place - 1

    def cells(self, place: int) -> tuple[str, ...]:
        """What the row at a place holds, as a person reads it."""
        return tuple(self.texts[place].split(SEPARATOR))

    def show_left_out(self, rows: Mapping[int, Sequence[Cell]]) -> None:
        """Show what these rows hold, by number, though the import was told to skip them."""
        for number, cells in rows.items():
            self.texts[self.place_of(number)] = SEPARATOR.join(map(_plain_cell, cells))

    def row(self, place: int, language: str) -> ReviewRow:
        """The row at a place, with old values in words of the language."""
        number = self.numbers[place]
        places = self.header.places if self.header else {}
        faults: dict[int, tuple[Fault, ...]] = {}
        if number in self.refused:
            for code, fault in self.refused[number].faults:
                at = places.get(code, 0)
                faults[at] = (*faults.get(at, ()), fault)
        before = {
            places[code]: spoken(self.spec.column(code), value, language)
            for code, value in self.before.get(number, {}).items()
        }
        outcome = OUTCOMES[self.outcomes[place]]
        return ReviewRow(self.name, number, outcome, self.cells(place), faults, before)

    def take(self, chunk: Chunk, outcomes: Sequence[str]) -> None:
        """Keep the rows of a chunk, in the order of the sheet; blank rows that no chunk brought lie between."""
        self.header = chunk.header
        rows: list[tuple[int, Sequence[Cell], str]] = [
            *zip(chunk.numbers, chunk.raw, outcomes, strict=True),
            *((row.row, row.cells, RowOutcome.REFUSED) for row in chunk.refused),
            *((number, cells, RowOutcome.SKIPPED) for number, cells in chunk.aside),
        ]
        self.refused.update((row.row, row) for row in chunk.refused)
        self._keep_before(chunk, outcomes)
        rows.sort(key=lambda found: found[0])
        for number, cells, outcome in rows:
            last = self.numbers[-1] if self.numbers else 0
            for blank in range(last + 1, number):
                if blank != chunk.header.row + 1:
                    self._add(blank, (), RowOutcome.SKIPPED)
            self._add(number, cells, outcome)

    def _add(self, number: int, cells: Sequence[Cell], outcome: str) -> None:
        self.numbers.append(number)
        self.outcomes.append(OUTCOMES.index(RowOutcome(outcome)))
        self.texts.append(SEPARATOR.join(map(_plain_cell, cells)))

    def _keep_before(self, chunk: Chunk, outcomes: Sequence[str]) -> None:
        """What the updated rows replace, column by column, where it differs."""
        if RowOutcome.UPDATED not in outcomes:
            return
        for number, row, outcome in zip(chunk.numbers, chunk.records(), outcomes, strict=True):
            if outcome == RowOutcome.UPDATED:
                old = chunk.before.get(number)
                held = _facts(old) if old else self.stored.get(tuple(row[name] for name in self.spec.key), {})
                self.before[number] = {
                    code: held[code]
                    for code in chunk.header.places
                    if code in held and _blank_as_none(held[code]) != _blank_as_none(row[code])
                }


@dataclass
class Review:
    """Every sheet of a file that was read, as the import went through it."""

    sheets: list[SheetReview] = field(default_factory=list)

    def begin(self, name: str, spec: SheetSpec, stored: Mapping[tuple[Any, ...], Mapping[str, Any]]) -> None:
        """The rows of another sheet come next."""
        self.sheets.append(SheetReview(name, spec, stored))

    def take(self, chunk: Chunk, outcomes: Sequence[str]) -> None:
        """Keep what became of the rows of a chunk."""
        self.sheets[-1].take(chunk, outcomes)

    def sheet(self, name: str) -> SheetReview:
        """The sheet of that name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)

    @property
    def problems(self) -> list[RefusedRow]:
        """Every refused row, in the order of the file."""
        return [sheet.refused[number] for sheet in self.sheets for number in sorted(sheet.refused)]


def _plain_cell(cell: Cell) -> str:
    """A cell as a person reads it in the sheet."""
    if type(cell) is str:
        return cell.replace(SEPARATOR, " ")
    return str(read_text(cell))


def _facts(log: WorkLog) -> dict[str, Any]:
    """What a log said, by the columns of its sheet."""
    return {**asdict(log.counts), **asdict(log.text)}


def _blank_as_none(value: Any) -> Any:
    return None if isinstance(value, str | tuple) and not value else value


def spoken(column: Column, value: Any, language: str) -> str:
    """A stored value as people write it in the column."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return term("yes" if value else "no", language)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(value)
    return term(value, language) if value in column.choices else str(value)
