"""The window over a store of one's own, and ways to drive it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Clock, Workplace
from desktop.start import application
from desktop.window import make_window, use_store
from storage.store import Store
from tests.conftest import TODAY
from ui.desk import Desk
from ui.shell.window import MainWindow

MakeWindow = Callable[..., MainWindow]
MANAGER = "000005"
"""The market manager of the samples' second department."""


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until no background job runs and everything told has been shown."""
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    qtbot.wait(1)


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeWindow]:
    """Makes windows over a store: `windows(store, language="zh_TW", me=MANAGER, today=TODAY, dark=False, zoom=100)`."""
    made: list[MainWindow] = []
    application()

    def make(
        store: Store | None,
        *,
        language: str = "zh_TW",
        me: str = MANAGER,
        today: object = TODAY,
        dark: bool = False,
        zoom: int = 100,
    ) -> MainWindow:
        path = store.path if store else tmp_path / "none.db"
        window = make_window(Workplace(str(path), Clock(today), language), tmp_path / "window.ini")  # type: ignore[arg-type]
        qtbot.addWidget(window)
        desk = window.desk
        desk.memory.set("theme", "dark" if dark else "light")
        desk.memory.set("zoom", zoom)
        desk.memory.set("language", language)
        desk.memory.set(f"me/{desk.office.store_name}", me)
        desk.set_language(language)
        window.show()
        if store:
            use_store(window, store)
        else:
            window.start()
        settle(qtbot, desk)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(branch: Store, windows: MakeWindow) -> MainWindow:
    """The window over the sample branch, as its market manager sees it."""
    return windows(branch)
