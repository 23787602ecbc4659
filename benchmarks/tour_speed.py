"""No stall over 100 ms: a scripted tour of all screens, with the longest time the window did not answer.

The first round opens each page for the first time, the second comes back to it, the third changes the week on each.
A stall is what is asked for with the turn of the event loop that lays out and paints it; then every later turn.
"""

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.timing import compile_program

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LIMIT_MS = 100
QUIET_TURNS = 20
"""So many turns without work end a step."""

DAY = date(2026, 11, 20)


def main() -> bool:
    """Print the longest stall of each round and the screens that exceed the limit."""
    compile_program()
    from desktop.app import Clock, Workplace
    from desktop.start import application
    from desktop.window import make_window, use_store
    from storage.store import Store
    from tests.conftest import NOW
    from tests.ui.conftest import MANAGER
    from tests.ui.grab_screens import sample_branch

    application()
    with tempfile.TemporaryDirectory() as name:
        path = sample_branch(Path(name))
        window = make_window(Workplace(str(path), Clock(DAY), "zh_TW"), Path(name) / "window.ini")
        window.desk.memory.set(f"me/{window.desk.office.store_name}", MANAGER)
        window.resize(1440, 900)
        window.show()
        with closing(Store.open(path, lambda: NOW)) as store:
            use_store(window, store)
            _wait(2)  # nobody leaves the first page sooner
            rounds = [_round(window, words) for words in ("first visit", "second visit", "other week")]
            window.close()
    return all(rounds)


def _wait(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _round(window: object, words: str) -> bool:
    """One tour; every event the window handles is timed."""
    from PySide6.QtWidgets import QApplication

    from ui.kit.page import TabbedPage
    from ui.pages import ENTRIES, HIDDEN
    from ui.shell.window import MainWindow

    app = QApplication.instance()
    assert isinstance(window, MainWindow)
    assert app is not None
    longest: dict[str, float] = {}

    def timed(name: str, step: Callable[[], None]) -> None:
        begun = time.perf_counter()
        step()
        quiet = 0
        while quiet < QUIET_TURNS:
            app.processEvents()
            stall = (time.perf_counter() - begun) * 1000
            longest[name] = max(longest.get(name, 0), stall)
            quiet = quiet + 1 if window.desk.tasks.idle and stall < 1 else 0
            time.sleep(0.005)
            begun = time.perf_counter()

    for entry in (*ENTRIES, *HIDDEN):
        if entry.code == "start":
            continue
        timed(entry.code, partial(window.go, entry.code, {}))
        page = window.page
        assert page is not None
        for tab in page.codes if isinstance(page, TabbedPage) else ():
            timed(f"{entry.code}-{tab}", partial(page.open, tab=tab))
            if words == "other week":
                timed(f"{entry.code}-{tab}", lambda: window.desk.set_week(window.desk.week.shifted(-1)))
                timed(f"{entry.code}-{tab}", lambda: window.desk.set_week(window.desk.week.shifted(1)))
    worst = max(longest.values(), default=0)
    mark = "ok" if worst <= LIMIT_MS else "NOT REACHED"
    print(f"Tour, {words}: longest stall {worst:.0f} ms on {len(longest)} screens (goal <= {LIMIT_MS}) {mark}")
    for screen, length in sorted(longest.items(), key=lambda pair: -pair[1]):
        if length > LIMIT_MS:
            print(f"   {screen}: {length:.0f} ms")
    return worst <= LIMIT_MS


if __name__ == "__main__":
    main()
