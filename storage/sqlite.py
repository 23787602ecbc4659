"""Everything that only SQLite understands: the driver, its settings, copies and checks.

The driver is SQLCipher's. Without a key the file is ordinary SQLite that any tool can open.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from domain.problems import Refusal

if TYPE_CHECKING:
    from sqlalchemy import Engine

READING_CACHE_KIB, WRITING_CACHE_KIB = 65536, 8192
"""Reading an encrypted store asks for a large cache; a bulk import has better use for the memory."""

PAGE_BYTES = 8192
SETTINGS = {"foreign_keys": 1, "synchronous": 2, "journal_mode": "delete"}
"""Promise R2: rollback journal, synchronous FULL, foreign keys; asserted on every connection."""

DriverError = driver.Error

for _kind in (bytes, memoryview):
    driver.register_adapter(_kind, bytes)
"""Keys, and what SQLAlchemy makes of them: without an adapter the driver searches in vain for every single one."""


def _prepare(connection: Any, key: str | None, cache_kib: int) -> None:
    """Put a fresh connection into the promised state, or refuse to use it."""
    connection.isolation_level = None  # transactions are begun by hand: the driver would commit before DDL
    cursor = connection.cursor()
    if key is not None:
        cursor.execute(f"PRAGMA key = \"x'{key}'\"")
    cursor.execute(f"PRAGMA cache_size = -{cache_kib}")
    if key is None:
        cursor.execute(f"PRAGMA page_size = {PAGE_BYTES}")  # counts for a new file only; an encrypted one has its own
    cursor.execute("PRAGMA temp_store = MEMORY")
    for name, value in SETTINGS.items():
        cursor.execute(f"PRAGMA {name} = {value}")
        found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
        if found != value:
            raise Refusal("store_unsafe", setting=name, value=str(found))
    cursor.close()


def engine(path: Path, key: str | None = None, *, writing: bool = False) -> "Engine":
    """An engine on a store file. A writing engine takes the file's write lock when a transaction begins.

    `key` is 64 hexadecimal digits of an encrypted store, or None.
    """
    from sqlalchemy import URL, create_engine, event  # not needed for a first look

    made = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=driver,
        connect_args={"timeout": 5, "check_same_thread": False},  # an action adds rows on a thread of its own
    )

    @event.listens_for(made, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        _prepare(connection, key, WRITING_CACHE_KIB if writing else READING_CACHE_KIB)

    @event.listens_for(made, "begin")
    def _begun(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    with closing(driver.connect(str(path), timeout=5)) as connection:
        yield connection


COPIED_PAGES, COPY_PAUSE_S = 2048, 0.002
"""A copy lets writers in between so many pages, and begins anew where one came."""


def copy(source: Path, target: Path) -> None:
    """Copy a store as one consistent state, also while it is in use."""
    with _opened(source) as old, _opened(target) as new:
        old.backup(new, pages=COPIED_PAGES, sleep=COPY_PAUSE_S)


def faults(path: Path) -> list[str]:
    """What SQLite's own checks find wrong with a file; empty when it is sound."""
    try:
        with _opened(path) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"foreign key: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except driver.DatabaseError as error:
        return [str(error)]
    return found


def row_counts(path: Path) -> dict[str, int]:
    """The rows of every table, for comparing a copy with its source."""
    with _opened(path) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(tables)}  # noqa: S608  names come from the file itself


def is_store_file(path: Path) -> bool:
    """Whether the file begins like a SQLite database (an encrypted one does not)."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def schema_of(path: Path) -> str | None:
    """The migration a store file stands at; None where it is no store of ours."""
    with _opened(path) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except driver.DatabaseError:
            return None
    return str(row[0]) if row else None


def asked(connection: Any, statement: str, given: Mapping[str, Any]) -> Iterable[Any]:
    """The rows of a statement, its days written as the store writes them."""
    written = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
    return list(connection.execute(statement, written))


@contextmanager
def looking(path: Path) -> Iterator[Any]:
    """A bare connection that can only read, and waits for nobody."""
    with closing(driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
        yield connection
