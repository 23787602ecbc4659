"""The backups of a store: made once a day and on request, listed, thinned out, compared with the present state."""

import re
from collections import Counter
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, and_, func, select

from domain.backups import Backup, BackupKind, Losses, spent
from domain.problems import Refusal
from storage import sqlite
from storage.actions import AUDIT
from storage.backup import back_up
from storage.undo import KEPT_TABLES

_STAMP = "%Y%m%d-%H%M%S"
_NAMES = {
    BackupKind.AUTOMATIC: re.compile(r"(\d{8}-\d{6})\.auto\.db"),
    BackupKind.MANUAL: re.compile(r"(\d{8}-\d{6})\.db"),
    BackupKind.BEFORE_RESTORE: re.compile(r".*\.(\d{8}-\d{6})\.before-restore"),
}


def folder_of(store: Path) -> Path:
    """Where a store's backups are: beside it."""
    return store.with_name(f"{store.stem}-backups")


def _files(store: Path) -> list[tuple[Path, BackupKind, datetime]]:
    """Every file that is a backup by its name, the newest first."""
    folder = folder_of(store)
    places = [*(folder.iterdir() if folder.is_dir() else ()), *store.parent.glob(f"{store.name}.*.before-restore")]
    found = []
    for path in places:
        for kind, name in _NAMES.items():
            match = name.fullmatch(path.name)
            if match:
                found.append((path, kind, datetime.strptime(match[1], _STAMP)))  # noqa: DTZ007  local by its name
    return sorted(found, key=lambda entry: (entry[2], entry[0].name), reverse=True)


def list_backups(store: Path) -> tuple[Backup, ...]:
    """The backups of a store, the newest first; a file that can't be read any more is left out."""
    found = []
    for path, kind, made in _files(store):
        try:
            rows = sqlite.row_counts(path)
        except sqlite.DriverError:
            continue
        actions = rows.get("audit", 0)
        found.append(Backup(str(path), kind, made, path.stat().st_size, sum(rows.values()), actions))
    return tuple(found)


def make_backup(store: Path, moment: datetime, kind: BackupKind) -> Path:
    """Write a proven backup into the store's folder; refuses what `back_up` refuses."""
    folder = folder_of(store)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", file=str(folder), reason=error.strerror or "") from error
    ending = ".auto.db" if kind is BackupKind.AUTOMATIC else ".db"
    target = folder / f"{moment:{_STAMP}}{ending}"
    back_up(store, target)
    return target


def automatic_backup(store: Path, moment: datetime) -> Path | None:
    """The day's backup, if there is none yet; then those no longer needed are removed."""
    automatic = [entry for entry in _files(store) if entry[1] is BackupKind.AUTOMATIC]
    if any(made.date() == moment.date() for _, _, made in automatic):
        return None
    made = make_backup(store, moment, BackupKind.AUTOMATIC)
    old = spent([moment.replace(microsecond=0, tzinfo=None), *(made for _, _, made in automatic)])
    for path, _, made_at in automatic:
        if made_at in old:
            path.unlink(missing_ok=True)
    return made


def last_backup(store: Path) -> datetime | None:
    """When the newest backup was made."""
    files = [made for _, kind, made in _files(store) if kind is not BackupKind.BEFORE_RESTORE]
    return max(files, default=None)


def losses(backup: Path, store: Path) -> Losses:
    """What the present store has that the backup lacks, from the audit entries they do not share.

    Refuses `not_a_backup`.
    """
    if not backup.is_file() or not sqlite.is_store_file(backup) or sqlite.schema_of(backup) is None:
        raise Refusal("not_a_backup", file=str(backup))
    kept, present = sqlite.engine(backup), sqlite.engine(store)
    try:
        with kept.connect() as old, present.connect() as new:
            known, now = _chain(old), _chain(new)
            shared = max((n for n, digest in known.items() if now.get(n) == digest), default=0)
            kinds = new.scalars(select(AUDIT.c.kind).where(AUDIT.c.number > shared))
            actions = Counter(kinds)
            return Losses(
                tuple(sorted(actions.items(), key=lambda pair: (-pair[1], pair[0]))),
                _rows_since(new, shared),
                gains=sum(number > shared for number in known),
            )
    finally:
        kept.dispose()
        present.dispose()


def _chain(connection: Connection) -> dict[int, str]:
    return {row.number: row.hash for row in connection.execute(select(AUDIT.c.number, AUDIT.c.hash))}


def _rows_since(connection: Connection, number: int) -> tuple[tuple[str, int, int], ...]:
    """Rows made, and rows changed, by later actions, by table."""
    found = []
    for table in KEPT_TABLES:
        made, changed = table.c.created_in > number, and_(table.c.created_in <= number, table.c.changed_in > number)
        counts = [
            connection.scalar(select(func.count()).select_from(table).where(condition)) or 0
            for condition in (made, changed)
        ]
        if any(counts):
            found.append((table.name, counts[0], counts[1]))
    return tuple(found)
