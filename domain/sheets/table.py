"""A sheet as any file gives it: rows of cells, before anybody knows what they mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeAlias

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta
"""A cell's value; an empty cell is the empty string."""

Row: TypeAlias = list[Cell]


class Sheet(Protocol):
    """One visible sheet. Every call of `rows` starts anew at the first row of the sheet."""

    @property
    def name(self) -> str: ...

    def rows(self) -> Iterator[Row]:
        """Every row from A1 on, each starting at column A."""
        ...

    def faults(self) -> Mapping[tuple[int, int], str]:
        """Cells that look empty but are not, by (row, column) from 0.

        Codes: `formula_without_value` (never computed), `error_value` (#DIV/0! and the like).
        """
        ...


class Workbook(Protocol):
    """A file's visible sheets, and what identifies the file."""

    @property
    def file_name(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    @property
    def sheets(self) -> Iterable[Sheet]: ...


@dataclass(frozen=True)
class RowsSheet:
    """A sheet already in memory: pasted cells, a table of a web page, the lines of a text file."""

    name: str
    cells: list[Row]

    def rows(self) -> Iterator[Row]:
        return iter(self.cells)

    def faults(self) -> Mapping[tuple[int, int], str]:
        return {}
