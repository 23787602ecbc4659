"""What a person changed in a file's cells before importing it: kept apart from the file, laid over it when read.

The file itself is never touched; the same import reads the sheet with the changes on it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.sheets.cells import EXAMPLE_MARKS
from domain.sheets.table import Cell, Row, Sheet, Workbook


@dataclass(frozen=True, slots=True)
class CellFix:
    """Another value for a cell. `row` counts from 1 as the sheet does, `place` from 0."""

    sheet: str
    row: int
    place: int
    value: Cell


@dataclass(frozen=True, slots=True)
class RowSkip:
    """A row that is to be left out; `cells` is what it holds, to show it."""

    sheet: str
    row: int
    cells: tuple[Cell, ...]


Change: TypeAlias = CellFix | RowSkip
Step: TypeAlias = tuple[Change, ...]
"""What was changed at one time, and is taken back at one time."""


@dataclass(frozen=True)
class Overlay:
    """The changes so far, step by step."""

    steps: tuple[Step, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.steps)

    def with_step(self, step: Step) -> "Overlay":
        """With another step."""
        return Overlay((*self.steps, step))

    def undone(self) -> "Overlay":
        """Without the last step."""
        return Overlay(self.steps[:-1])

    @property
    def count(self) -> int:
        """How many cells were changed and rows left out."""
        return len({(c.sheet, c.row, c.place if isinstance(c, CellFix) else -1) for step in self.steps for c in step})

    def of(self, sheet: str) -> tuple[dict[int, dict[int, Cell]], dict[int, tuple[Cell, ...]]]:
        """The cells of a sheet by row and place, and the rows left out with what they hold; later steps win."""
        cells: dict[int, dict[int, Cell]] = {}
        skipped: dict[int, tuple[Cell, ...]] = {}
        for change in (change for step in self.steps for change in step if change.sheet == sheet):
            if isinstance(change, RowSkip):
                skipped[change.row] = change.cells
            else:
                cells.setdefault(change.row, {})[change.place] = change.value
                skipped.pop(change.row, None)
        return cells, skipped


@dataclass(frozen=True)
class OverlaidSheet:
    """A sheet with changes laid over it. A row left out carries the mark of an example, which imports skip."""

    sheet: Sheet
    cells: Mapping[int, Mapping[int, Cell]]
    skipped: Mapping[int, tuple[Cell, ...]]

    @property
    def name(self) -> str:
        return self.sheet.name

    def rows(self) -> Iterator[Row]:
        for number, row in enumerate(self.sheet.rows(), 1):
            if number in self.skipped:
                yield [EXAMPLE_MARKS[0]]
            elif number in self.cells:
                yield _with(row, self.cells[number])
            else:
                yield row

    def faults(self) -> Mapping[tuple[int, int], str]:
        """Cells that look empty but are not, without those that were given a value."""
        found = self.sheet.faults()
        return {
            (row, place): code for (row, place), code in found.items() if place not in self.cells.get(row + 1, {})
        }


@dataclass(frozen=True)
class OverlaidWorkbook:
    """A workbook with changes laid over its sheets; it is still the same file."""

    file_name: str
    sha256: str
    sheets: Sequence[Sheet]


def overlaid(workbook: Workbook, overlay: Overlay) -> Workbook:
    """The workbook as the person changed it."""
    if not overlay:
        return workbook
    sheets = [OverlaidSheet(sheet, *overlay.of(sheet.name)) for sheet in workbook.sheets]
    return OverlaidWorkbook(workbook.file_name, workbook.sha256, sheets)


def _with(row: Row, changes: Mapping[int, Cell]) -> Row:
    changed = row + [""] * (max(changes) + 1 - len(row))
    for place, value in changes.items():
        changed[place] = value
    return changed
