"""Adding many rows at once, on a thread of its own, so that the next rows can be checked meanwhile.

The driver lets go of the interpreter while it stores a statement's rows. Whoever needs the connection waits
first (`Inserts.settled`), so no two threads ever use it at the same time.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Column, Connection, Dialect, LargeBinary, Table, insert

FEW_ROWS = 250
"""So many rows are added before a thread could be asked to."""

MOST_VALUES = 5_000
"""So many values go into one statement: more gain nothing, and a statement of 20,000 takes megabytes.

Drivers bound it, the lowest bound being SQLite's 32,766.
"""

Columns = Mapping[str, Sequence[Any]]


class Inserts:
    """The bulk inserts of one action: at most one is under way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._worker: ThreadPoolExecutor | None = None
        self._pending: Future[None] | None = None

    def add(self, table: Table, columns: Columns) -> None:
        """Add rows given column by column: few at once, many beside what the caller does next."""
        connection = self.settled()
        if len(next(iter(columns.values()))) < FEW_ROWS:
            insert_columns(connection, table, columns)
            return
        self._worker = self._worker or ThreadPoolExecutor(1, "inserts")
        self._pending = self._worker.submit(insert_columns, connection, table, columns)

    def settled(self) -> Connection:
        """The connection, once nothing is under way on it; raises what the insert under way ran into."""
        if pending := self._pending:
            pending.result()
            self._pending = None
        return self._connection

    def close(self) -> None:
        """Wait for what is under way, whatever becomes of it: the action ends."""
        if self._worker:
            self._worker.shutdown(wait=True)


def insert_columns(connection: Connection, table: Table, columns: Columns) -> None:
    """Hand rows to the driver by position where it takes them so: dicts cost more than the rows.

    Values are turned into what the driver stores once for each distinct value of a column.
    """
    names = _positions(table, tuple(columns), connection.dialect)
    if not names:
        rows = zip(*columns.values(), strict=True)
        connection.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])
        return
    stored = [_as_stored(table.c[name], columns[name], connection.dialect) for name in names]
    values = tuple(chain.from_iterable(zip(*stored, strict=True)))
    step = MOST_VALUES // len(names) * len(names)
    for start in range(0, len(values), step):
        some = values[start : start + step]
        connection.exec_driver_sql(_text(table, tuple(columns), connection.dialect, len(some) // len(names)), some)


@lru_cache(maxsize=64)
def _positions(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, ...]:
    """The columns of an insert by position; none where the driver takes names."""
    return tuple(insert(table).compile(dialect=dialect, column_keys=list(columns)).positiontup or ())


@lru_cache(maxsize=64)
def _text(table: Table, columns: tuple[str, ...], dialect: Dialect, rows: int) -> str:
    """An insert of so many rows as the driver takes it."""
    one = str(insert(table).compile(dialect=dialect, column_keys=list(columns)))
    head, values = one.split(" VALUES ")
    return f"{head} VALUES {', '.join([values] * rows)}"


def _as_stored(column: Column[Any], values: Sequence[Any], dialect: Dialect) -> Sequence[Any]:
    if isinstance(column.type, LargeBinary):
        return values
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return values
    stored = {value: process(value) for value in set(values)}
    return [stored[value] for value in values]
