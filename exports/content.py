"""What a document says, before it is paper or workbook: sections of texts and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in points (0 shares what is left), and where its cells stand.

    `fit` keeps a cell on one line by setting it smaller, as long as it can still be read.
    """

    title: str
    width: float = 0.0
    align: Align = "left"
    fit: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; `low` greys it, as what falls short. `value` is what a workbook holds in its place."""

    text: str
    bold: bool = False
    low: bool = False
    value: int | date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells. `parted` draws a black line above it, `total` sets it on grey in bold."""

    cells: tuple[Cell | str, ...]
    parted: bool = False
    total: bool = False


@dataclass(frozen=True)
class Table:
    """A table with an optional head of its own; `dense` rules its columns and sets them close."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    title: str = ""
    dense: bool = False


@dataclass(frozen=True)
class Section:
    """A numbered section. `sheet` names the workbook's sheet it goes to; `lines` stand under the tables."""

    title: str
    note: str
    sheet: str
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()
    texts: Sequence[tuple[str, str]] = field(default_factory=tuple)


def number(value: int | None) -> Cell:
    """A figure; a dash where there is none."""
    return Cell("–" if value is None else str(value), value=value)


def day(value: date | None) -> Cell:
    """A day of the year; a dash where there is none."""
    return Cell("–" if value is None else f"{value:%m-%d}", value=value)
