"""What waits for the person, as numbers beside the pages: counted in the background after every change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from domain.services.today import todays_work
from domain.today import ReportState
from ui.desk import Desk
from ui.shell.sidebar import Sidebar

if TYPE_CHECKING:
    from domain.ports import Store

PAUSE_MS = 400
"""Several changes at once are counted once."""


class Badges(QObject):
    """Keeps the numbers of the side navigation; lives and goes with it."""

    def __init__(self, desk: Desk, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._desk, self._sidebar = desk, sidebar
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._count)
        desk.changed.connect(self.touch)
        desk.scope_changed.connect(self.touch)
        self.touch()

    def touch(self, *_changed: object) -> None:
        """Something may wait now, or no more."""
        self._timer.start()

    def _count(self) -> None:
        desk = self._desk
        if desk.has_store and not desk.tasks.closed:
            store, unit, me, today = desk.store, desk.unit, desk.me, desk.today()
            desk.tasks.run(lambda _progress: waiting(store, unit, me, today), self._show)

    def _show(self, counts: tuple[int, int]) -> None:
        if not isValid(self):  # the window was built anew meanwhile
            return
        self._sidebar.set_badge("logs", counts[0], hot=True)
        self._sidebar.set_badge("report", counts[1])


def waiting(store: Store, unit: str, me: str, today: date) -> tuple[int, int]:
    """How many logs wait to be decided, and how many weekly reports are not issued yet."""
    with store.reading() as reader:
        work = todays_work(reader.todays_rows(), unit, me, today)
    reports = sum(report.state is not ReportState.ISSUED for report in work.reports)
    return sum(held.count for held in work.waiting), reports
