"""The store: one SQLite file. The only place that opens connections and begins transactions."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.exc import DatabaseError

from domain.ports import Committed
from domain.problems import Refusal
from storage import sqlite
from storage.reading import Reader
from storage.schema import HEAD, KNOWN, migrate, revision_of
from storage.writing import Writer


class Store:
    """An open store. Reading takes no lock; the first action takes the writer's lock and keeps it until `close`."""

    def __init__(self, path: Path, now: Callable[[], str], key: str | None = None) -> None:
        self.path = path
        self._now, self._key = now, key
        self._met: tuple[int, int] | None = None
        self.told: Callable[[Committed], object] | None = None
        self._reading = sqlite.engine(path, key)
        self._writing = sqlite.engine(path, key, writing=True)
        self._lock = _lock_of(path)

    @classmethod
    def create(cls, path: Path, now: Callable[[], str], key: str | None = None) -> "Store":
        """A new, empty store; refuses `store_exists` and what hinders the writing of a file."""
        if path.exists():
            raise Refusal("store_exists", file=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refusal("cannot_write", file=str(path), reason=error.strerror or "") from error
        store = cls(path, now, key)
        _acquire(store._lock, path)
        try:
            with _damage_told(path), store._writing.begin() as connection:
                migrate(connection)
        except BaseException:
            store.close()
            path.unlink(missing_ok=True)  # half a store would hinder the next try
            raise
        return store

    @classmethod
    def open(cls, path: Path, now: Callable[[], str], key: str | None = None) -> "Store":
        """An existing store, upgraded when it is older.

        Refuses `store_missing`, `store_damaged`, `not_a_store`, `store_newer`, and `store_busy` where an upgrade
        has to wait for another program.
        """
        store = cls(path, now, key)
        store._meet_file()
        return store

    @property
    def schema(self) -> str:
        return HEAD

    def close(self) -> None:
        """Let go of the file and the writer's lock."""
        self._reading.dispose()
        self._writing.dispose()
        self._lock.release(force=True)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One consistent view of the store. Refuses what `open` refuses where another file took the store's place."""
        self._meet_file()
        with _damage_told(self.path), self._reading.connect() as connection:
            yield Reader(connection)

    @contextmanager
    def action(self, kind: str, by: str = "") -> Iterator[Writer]:
        """One user action: everything is written when the block ends well, with its audit entry, or nothing is.

        Refuses `store_busy` while another program writes, and what `reading` refuses.
        """
        _acquire(self._lock, self.path)
        self._meet_file()
        with (
            _damage_told(self.path),
            self._writing.connect() as connection,
            connection.begin() as transaction,
        ):
            with closing(Writer(connection, kind, by, self._now())) as writer:
                yield writer
                writer.finish()
            if writer.rolled_back:
                transaction.rollback()
        if self.told and not writer.rolled_back:
            self.told(Committed(writer.number, kind, writer.changed))

    def _meet_file(self) -> None:
        """See what is at the store's path, where it is not the file of before: a restore puts another one there."""
        if self._met is not None and self._met == _identity(self.path):
            return
        if not self.path.is_file():
            raise Refusal("store_missing", file=str(self.path))
        self._reading.dispose()
        self._writing.dispose()
        with _damage_told(self.path), self._reading.connect() as connection:
            revision = revision_of(connection)
        if revision is None:
            raise Refusal("not_a_store", file=str(self.path))
        if revision not in KNOWN:
            raise Refusal("store_newer", file=str(self.path), schema=revision, known=HEAD)
        if revision != HEAD:
            self._upgrade(revision)
        self._met = _identity(self.path)

    def _upgrade(self, revision: str) -> None:
        """Migrate a copy, verify it, swap it in, and keep the old file beside it."""
        _acquire(self._lock, self.path)
        upgraded = self.path.with_name(self.path.name + ".upgrade")
        upgraded.unlink(missing_ok=True)
        sqlite.copy(self.path, upgraded)
        engine = sqlite.engine(upgraded, self._key, writing=True)
        with _damage_told(upgraded), engine.begin() as connection:
            migrate(connection)
        engine.dispose()
        before, after = sqlite.row_counts(self.path), sqlite.row_counts(upgraded)
        if sqlite.faults(upgraded) or any(after.get(name) != count for name, count in before.items()):
            upgraded.unlink()
            raise Refusal("upgrade_failed", file=str(self.path), schema=revision)
        self._reading.dispose()
        self._writing.dispose()
        shutil.copy2(self.path, self.path.with_name(f"{self.path.name}.before-{HEAD}"))
        upgraded.replace(self.path)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file is at a path, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _lock_of(path: Path) -> FileLock:
    return FileLock(f"{path}.lock", thread_local=False)  # the whole program holds it, whichever thread writes


def _acquire(lock: FileLock, path: Path) -> None:
    try:
        if not lock.is_locked:
            lock.acquire(timeout=0)
    except Timeout as error:
        raise Refusal("store_busy", file=str(path)) from error
    except OSError as error:
        raise Refusal("cannot_write", file=str(path), reason=error.strerror or "") from error


@contextmanager
def writing_alone(path: Path) -> Iterator[None]:
    """Hold the writer's lock of a store file that is about to be replaced; refuses `store_busy`."""
    lock = _lock_of(path)
    _acquire(lock, path)
    try:
        yield
    finally:
        lock.release(force=True)


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """What SQLite says of the file itself, said as a refusal; other errors of the program pass."""
    try:
        yield
    except (DatabaseError, sqlite.DriverError) as error:
        code = _refusal_code(str(error))
        if code is None:
            raise
        raise Refusal(code, file=str(path), folder=str(path.parent)) from error


def _refusal_code(text: str) -> str | None:
    """The refusal for a message of the driver; None where the program is at fault."""
    signs = {
        "not a database": "store_damaged",
        "malformed": "store_damaged",
        "disk image": "store_damaged",
        "disk I/O": "cannot_write",
        "disk is full": "disk_full",
        "readonly": "store_read_only",
        "unable to open": "cannot_write",
        "database is locked": "store_busy",
    }
    return next((code for sign, code in signs.items() if sign in text), None)
