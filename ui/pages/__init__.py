"""The pages of the window, in the order of the side navigation. Each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.desk import Desk
from ui.kit.page import Page


@dataclass(frozen=True)
class Entry:
    """A page in the side navigation: its code (also of its words), icon, group, and how it is made."""

    code: str
    icon: str
    group: str
    make: Callable[[Desk], Page]


def _today(desk: Desk) -> Page:
    from ui.pages.today.page import TodayPage

    return TodayPage(desk)


def _logs(desk: Desk) -> Page:
    from ui.pages.logs.page import LogsPage

    return LogsPage(desk)


def _scores(desk: Desk) -> Page:
    from ui.pages.scores.page import ScoresPage

    return ScoresPage(desk)


def _outlets(desk: Desk) -> Page:
    from ui.pages.outlets.page import OutletsPage

    return OutletsPage(desk)


def _report(desk: Desk) -> Page:
    from ui.pages.report.page import ReportPage

    return ReportPage(desk)


def _rules(desk: Desk) -> Page:
    from ui.pages.rules.page import RulesPage

    return RulesPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.pages.settings.page import SettingsPage

    return SettingsPage(desk)


def _imports(desk: Desk) -> Page:
    from ui.pages.imports.page import ImportsPage

    return ImportsPage(desk)


def _start(desk: Desk) -> Page:
    from ui.pages.start.page import StartPage

    return StartPage(desk)


ENTRIES: tuple[Entry, ...] = (
    Entry("today", "today", "", _today),
    Entry("logs", "logs", "daily", _logs),
    Entry("outlets", "outlets", "daily", _outlets),
    Entry("scores", "scores", "daily", _scores),
    Entry("report", "report", "supervision", _report),
    Entry("imports", "import", "data", _imports),
    Entry("rules", "rules", "data", _rules),
)
"""What stands in the side navigation."""

HIDDEN: tuple[Entry, ...] = (
    Entry("settings", "settings", "", _settings),
    Entry("start", "demo", "", _start),
)
"""Pages reached by other ways: start, settings."""


def entry_of(code: str) -> Entry | None:
    """The page of a code."""
    return next((entry for entry in (*ENTRIES, *HIDDEN) if entry.code == code), None)
