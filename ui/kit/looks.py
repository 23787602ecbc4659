"""How a cell can look besides plain text. Values only; cells.py paints them."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Chip:
    """A small tinted label with the glyph of its status; the text says the same in words."""

    status: str
    text: str
    glyph: bool = True


@dataclass(frozen=True, slots=True)
class Chips:
    """Several chips in a row."""

    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A progress bar; `share` from 0 to 1. The cell's text stands before it, or after it."""

    share: float
    status: str = "on_track"
    text_after: bool = False


@dataclass(frozen=True, slots=True)
class Heat:
    """A day score's ground; `share` = score / pass mark. With `status` the ground is that of the status."""

    share: float = 0.0
    low: bool = False
    status: str = ""


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line of the last values, oldest first (None: a gap), with a dotted line at `line`."""

    values: tuple[float | None, ...]
    line: float | None = None


@dataclass(frozen=True, slots=True)
class Ink:
    """Text in the colour of a role (`text_2`) or a status (`failed`), perhaps strong."""

    role: str = "text"
    bold: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TwoLines:
    """The cell's text strong, and a caption under it."""

    second: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Text on the ground of a status; with `framed`, a frame around the cell: this one is meant."""

    status: str
    framed: bool = False


Look: TypeAlias = Chip | Chips | Bar | Heat | Spark | Ink | TwoLines | Mark


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: its words, how it looks, how its words are aligned."""

    text: str
    look: Look | None
    alignment: int


@dataclass(frozen=True, slots=True)
class Band:
    """A row that heads a group."""

    text: str
    note: str = ""
