"""Keys that work in the whole window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from domain.weeks import Week
from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.kit.theme import ZOOMS
from ui.pages import ENTRIES
from ui.shell.sheets import shortcut

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def make_keys(window: MainWindow) -> None:
    """Give the window its keys; they stay when it is built anew."""
    desk = window.desk
    keys: dict[str, Callable[[], Any]] = {
        "Ctrl+K": window.search,
        "Ctrl+Z": lambda: undo(window),
        "Ctrl+PgUp": lambda: desk.set_week(desk.week.shifted(-1)),
        "Ctrl+PgDown": lambda: desk.set_week(desk.week.shifted(1)),
        "Ctrl+Home": lambda: desk.set_week(Week.of(desk.today())),
        "Ctrl+Tab": lambda: turn(window, 1),
        "Ctrl+Shift+Tab": lambda: turn(window, -1),
        "F1": window.show_help,
        "F5": window.refresh,
        "Ctrl+/": window.show_keys,
        "Ctrl+0": lambda: desk.set_zoom(100),
        "Ctrl++": lambda: zoom(desk, 1),
        "Ctrl+=": lambda: zoom(desk, 1),
        "Ctrl+-": lambda: zoom(desk, -1),
    }
    for key, pressed in keys.items():
        shortcut(key, window, pressed)
    for number, entry in enumerate(ENTRIES, start=1):
        shortcut(f"Ctrl+{number}", window, lambda code=entry.code: window.go(code, {}))


def undo(window: MainWindow) -> None:
    """Take back what the page has not stored yet, else the last action."""
    if window.page is None or not window.page.undo():
        window.desk.undo_last()


def turn(window: MainWindow, steps: int) -> None:
    """Show the next tab of the page, or the one before."""
    if isinstance(window.page, TabbedPage):
        window.page.turn(steps)


def zoom(desk: Desk, steps: int) -> None:
    """One text size up or down."""
    near = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] - desk.theme.zoom))
    desk.set_zoom(ZOOMS[min(len(ZOOMS) - 1, max(0, near + steps))])
