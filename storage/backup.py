"""Backups: written, opened again, compared, and only then called a backup; restoring keeps what was there."""

import os
from datetime import datetime
from pathlib import Path

from domain.problems import Refusal
from storage import sqlite
from storage.schema import HEAD, KNOWN

TRIES = 3
"""A store that is written while it is copied is copied again."""

JOURNALS = ("-journal", "-wal", "-shm")
"""Files that SQLite keeps beside a store while it is written."""


def back_up(store: Path, target: Path) -> int:
    """Write a proven backup; how many rows it holds.

    Refuses `file_is_store`, `folder_missing`, `cannot_write`, `backup_differs`.
    """
    if target.exists() and target.samefile(store):
        raise Refusal("file_is_store", file=str(target))
    if not target.parent.is_dir():
        raise Refusal("folder_missing", file=str(target), folder=str(target.parent))
    part = target.with_name(f".{target.name}.part")
    try:
        rows = _proven_copy(store, part)
        if rows is None:
            raise Refusal("backup_differs", file=str(target))
        _flush(part)
        part.replace(target)
    except OSError as error:
        raise Refusal("cannot_write", file=str(target), reason=error.strerror or "") from error
    except sqlite.DriverError as error:
        raise Refusal("cannot_write", file=str(target), reason=str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return rows


def _proven_copy(store: Path, part: Path) -> int | None:
    """The rows of a sound copy that holds what the store holds; None where it came to none."""
    for _ in range(TRIES):
        part.unlink(missing_ok=True)
        sqlite.copy(store, part)
        before, after = sqlite.row_counts(store), sqlite.row_counts(part)
        if not sqlite.faults(part) and before == after:
            return sum(after.values())
    return None


def restore(backup: Path, store: Path, now: datetime) -> tuple[int, Path | None]:
    """Put a backup in the place of the store; its rows, and where the store as it was is kept.

    Refuses `unreadable_file`, `not_a_backup`, `store_newer` and what hinders writing; the store stays until the
    copy is proven.
    """
    if store.exists() and backup.exists() and backup.samefile(store):
        raise Refusal("file_is_store", file=str(backup))
    _check_backup(backup)
    part = store.with_name(f".{store.name}.restore")
    aside = store.with_name(f"{store.name}.{now:%Y%m%d-%H%M%S}.before-restore")
    kept = aside if store.exists() else None
    try:
        part.unlink(missing_ok=True)
        sqlite.copy(backup, part)
        rows = sqlite.row_counts(part)
        if rows != sqlite.row_counts(backup):
            raise Refusal("backup_differs", file=str(backup))
        _flush(part)
        if kept:
            _keep(store, kept)
        _set_journals_aside(store, aside)
        part.replace(store)
    except OSError as error:
        raise Refusal("cannot_write", file=str(store), reason=error.strerror or "") from error
    finally:
        part.unlink(missing_ok=True)
    return sum(rows.values()), kept


def _check_backup(backup: Path) -> None:
    try:
        sound = sqlite.is_store_file(backup) and not sqlite.faults(backup)
    except OSError as error:
        raise Refusal("unreadable_file", file=str(backup), reason=error.strerror or "") from error
    schema = sqlite.schema_of(backup) if sound else None
    if schema is None:
        raise Refusal("not_a_backup", file=str(backup))
    if schema not in KNOWN:
        raise Refusal("store_newer", file=str(backup), schema=schema, known=HEAD)


def _keep(store: Path, kept: Path) -> None:
    """The present store under another name: as a proven copy, or byte for byte where it can't be read any more."""
    try:
        sqlite.copy(store, kept)
    except sqlite.DriverError:
        kept.write_bytes(store.read_bytes())
    _flush(kept)


def _set_journals_aside(store: Path, aside: Path) -> None:
    """What an action that was killed left beside the store belongs to the old file: the next one must not play it."""
    for ending in JOURNALS:
        left = store.with_name(store.name + ending)
        if left.exists():
            left.replace(aside.with_name(aside.name + ending))


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
