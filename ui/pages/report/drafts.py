"""Keeping what is typed: one quiet action a pause, in the background, never an older text over a newer one."""

from threading import Lock

from domain.ports import Store
from domain.report import TypedParts
from domain.services.drafting import save_draft
from domain.weeks import Week


class DraftKeeper:
    """Saves drafts of one store. Any thread may write."""

    def __init__(self, store: Store, by: str) -> None:
        self._store, self._by = store, by
        self._lock = Lock()
        self._handed, self._written = 0, 0

    @property
    def is_behind(self) -> bool:
        """Whether something handed over is not written yet: the program may end before its turn comes."""
        return self._handed > self._written

    def hand(self) -> int:
        """A number for what is to be written; higher is newer."""
        self._handed += 1
        return self._handed

    def write(self, number: int, unit: str, week: Week, typed: TypedParts) -> int | None:
        """Write a draft unless a newer one has been written; the action's number where something was new."""
        with self._lock:
            if number <= self._written:
                return None
            self._written = number
            return save_draft(self._store, unit, week, typed, self._by)
