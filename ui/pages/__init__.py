"""The pages of the window, in the order of the side navigation.

Each is imported when it is first shown, or beforehand while nobody waits for anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.kit.page import Page

REST_MS = 150
"""Between the imports of two pages, so that the window answers meanwhile."""


@dataclass(frozen=True)
class Entry:
    """A page in the side navigation: its code (also of its words), icon, group; its kind is imported when needed."""

    code: str
    icon: str
    group: str
    kind: Callable[[], type[Page]]


def _today() -> type[Page]:
    from ui.pages.today.page import TodayPage

    return TodayPage


def _logs() -> type[Page]:
    from ui.pages.logs.page import LogsPage

    return LogsPage


def _scores() -> type[Page]:
    from ui.pages.scores.page import ScoresPage

    return ScoresPage


def _outlets() -> type[Page]:
    from ui.pages.outlets.page import OutletsPage

    return OutletsPage


def _cases() -> type[Page]:
    from ui.pages.cases.page import CasesPage

    return CasesPage


def _report() -> type[Page]:
    from ui.pages.report.page import ReportPage

    return ReportPage


def _rules() -> type[Page]:
    from ui.pages.rules.page import RulesPage

    return RulesPage


def _settings() -> type[Page]:
    from ui.pages.settings.page import SettingsPage

    return SettingsPage


def _imports() -> type[Page]:
    from ui.pages.imports.page import ImportsPage

    return ImportsPage


def _duties() -> type[Page]:
    from ui.pages.duties.page import DutiesPage

    return DutiesPage


def _start() -> type[Page]:
    from ui.pages.start.page import StartPage

    return StartPage


ENTRIES: tuple[Entry, ...] = (
    Entry("today", "today", "", _today),
    Entry("logs", "logs", "daily", _logs),
    Entry("outlets", "outlets", "daily", _outlets),
    Entry("scores", "scores", "daily", _scores),
    Entry("cases", "cases", "supervision", _cases),
    Entry("report", "report", "supervision", _report),
    Entry("imports", "import", "data", _imports),
    Entry("rules", "rules", "data", _rules),
)
"""What stands in the side navigation."""

HIDDEN: tuple[Entry, ...] = (
    Entry("duties", "check", "", _duties),
    Entry("settings", "settings", "", _settings),
    Entry("start", "demo", "", _start),
)
"""Pages reached by other ways: all duties, settings, start."""


def entry_of(code: str) -> Entry | None:
    """The page of a code."""
    return next((entry for entry in (*ENTRIES, *HIDDEN) if entry.code == code), None)


def import_ahead(parent: QObject) -> None:
    """Import page after page in moments of rest, so that opening one for the first time doesn't wait for it."""
    kinds = iter([entry.kind for entry in (*ENTRIES, *HIDDEN)])
    timer = QTimer(parent)
    timer.setInterval(REST_MS)

    def import_next() -> None:
        kind = next(kinds, None)
        if kind is None:
            timer.deleteLater()
        else:
            kind()

    timer.timeout.connect(import_next)
    timer.start()
