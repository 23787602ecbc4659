"""Backups as people choose among them, and which automatic ones are kept (promise R17)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of the automatic backups the newest is kept of so many days, weeks and months (that have one)."""


class BackupKind(StrEnum):
    """How a backup came to be: once a day by itself, asked for, or kept when another one was restored."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"
    BEFORE_RESTORE = "before_restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in the list: its file, when it was made (local time), its bytes, rows and actions in it."""

    file: str
    kind: BackupKind
    made: datetime
    size: int
    rows: int
    actions: int


@dataclass(frozen=True, slots=True)
class Losses:
    """What the present store has that a backup lacks.

    `actions` counts by kind of action, `rows` by table (new, changed). `gains` is how many actions the backup
    has that the present store lacks: it is of another history.
    """

    actions: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int, int], ...]
    gains: int = 0

    @property
    def nothing(self) -> bool:
        """Whether restoring would lose nothing."""
        return not self.actions


def spent(made: Iterable[datetime]) -> set[datetime]:
    """The automatic backups that need not be kept any longer."""
    newest_first = sorted(made, reverse=True)
    kept: set[datetime] = set()
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[object, datetime] = {}
        for moment in newest_first:
            newest.setdefault(period(moment), moment)
        kept.update(list(newest.values())[:count])
    return set(newest_first) - kept


def _day(moment: datetime) -> date:
    return moment.date()


def _week(moment: datetime) -> tuple[int, int]:
    year, week, _ = moment.isocalendar()
    return year, week


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month
