"""Care of the store for the window: backups, restoring, checking. The clock and the place meet the files here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app import Workplace
from domain.backups import Backup, BackupKind, Losses

if TYPE_CHECKING:
    from domain.ports import Store


def local_moment(place: Workplace) -> datetime:
    """Now as the wall clock shows it."""
    return place.clock.moment().astimezone().replace(tzinfo=None)


def backups(place: Workplace) -> tuple[Backup, ...]:
    """The store's backups, the newest first."""
    from storage.backups import list_backups

    return list_backups(place.path)


def back_up(place: Workplace, *, automatic: bool = False) -> datetime | None:
    """Make a proven backup; when it was made. An automatic one is made once a day: None where it is there."""
    from storage.backups import automatic_backup, make_backup

    moment = local_moment(place)
    if automatic:
        return moment if automatic_backup(place.path, moment) else None
    make_backup(place.path, moment, BackupKind.MANUAL)
    return moment


def last_backup(place: Workplace) -> datetime | None:
    """When the newest backup was made."""
    from storage.backups import last_backup

    return last_backup(place.path)


def losses(place: Workplace, file: str) -> Losses:
    """What the store has that a backup lacks."""
    from storage.backups import losses

    return losses(Path(file), place.path)


def restore(place: Workplace, present: Store | None, file: str) -> None:
    """Close the open store and put a backup in its place; what is refused leaves the old one there."""
    from storage import backup
    from storage.store import writing_alone

    close(present)
    with writing_alone(place.path):
        backup.restore(Path(file), place.path, local_moment(place))


def check(place: Workplace) -> tuple[int, list[str]]:
    """How many actions the store holds, and everything that is wrong with it. Refuses what opening refuses."""
    from storage.checking import check_store
    from storage.store import Store

    store = Store(place.path, place.clock.stamp)
    try:
        with store.reading() as reader:
            return check_store(place.path, reader)
    finally:
        store.close()


def close(store: Store | None) -> None:
    """Let go of the store's file, if one is open."""
    if store is not None:
        store.close()  # type: ignore[attr-defined]
