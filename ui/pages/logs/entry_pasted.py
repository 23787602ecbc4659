"""What the last paste did, for the card under the grid."""

from dataclasses import dataclass
from datetime import datetime

from domain.entry.pasting import Matched, Pasted, Placing, Unplaced


@dataclass(frozen=True)
class Facts:
    """When and how large the block was, how its rows found their people, and what came of its cells."""

    at: datetime
    rows: int
    columns: int
    matched: Matched
    filled: int
    unplaced: tuple[Unplaced, ...]
    extra_rows: int
    extra_columns: int


def facts_of(placing: Placing, done: Pasted, at: datetime) -> Facts:
    """The facts of a block that was placed and pasted."""
    return Facts(
        at,
        placing.rows,
        placing.columns,
        placing.matched,
        len(done.filled),
        done.unplaced,
        placing.extra_rows,
        placing.extra_columns,
    )
