"""P5: a cold start to the first paint, and to the first data, beside a bare window of the same toolkit."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.timing import say_ratio

TODAY = date(2026, 11, 20)
ROUNDS = 9


def _when_painted(window: object, told: Callable[[], None]) -> object:
    """Calls `told` once, when the window has been painted for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        """Sees the window's events."""

        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
            if event.type() == QEvent.Type.Paint and not self.seen:
                self.seen = True
                QTimer.singleShot(0, self, told)
            return False

    watch = Watch()
    window.installEventFilter(watch)  # type: ignore[attr-defined]
    return watch


def bare(begun: float) -> None:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)

    def painted() -> None:
        print(time.time() - begun, flush=True)
        os._exit(0)

    watch = _when_painted(window, painted)
    window.show()
    app.exec()
    assert watch


def ours(begun: float, store: Path) -> None:
    """The program's window: first the frame, then the first page with its data."""
    from PySide6.QtCore import QTimer

    from desktop.app import Clock, Workplace
    from desktop.start import application, frame_of

    app = application()
    habits = store.with_name("habits.ini")
    window = frame_of(habits)
    marks: list[float] = []

    def data() -> None:
        print(*marks, time.time() - begun, flush=True)
        os._exit(0)

    def painted() -> None:
        marks.append(time.time() - begun)
        looked()

    def looked() -> None:
        if window.page is None:
            QTimer.singleShot(1, looked)
        else:
            window.page.repaint()
            data()

    watch = _when_painted(window, painted)
    window.show()
    app.processEvents()

    def begin() -> None:
        from desktop.window import furnish, open_store

        place = Workplace(str(store), Clock(TODAY), "zh_TW")
        furnish(window, place, habits)
        open_store(window, place)

    QTimer.singleShot(0, window, begin)
    app.exec()
    assert watch


def _timed(*arguments: str) -> list[float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.window_speed", *arguments, str(time.time())]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=60)
    return [float(word) for word in done.stdout.split()]


def main() -> bool:
    """Print both ratios; medians of alternating starts."""
    with tempfile.TemporaryDirectory() as name:
        store = _demo(Path(name))
        rounds = [(_timed("bare"), _timed("ours", str(store))) for _ in range(ROUNDS + 1)][1:]
    middle = len(rounds) // 2
    alone = sorted(first[0] for first, _ in rounds)[middle]
    frame, data = (sorted(second[n] for _, second in rounds)[middle] for n in (0, 1))
    reached = say_ratio("P5 first paint / bare window", frame, alone, 1.15)
    return say_ratio("P5 first data / bare window", data, alone, 2.0) and reached


def _demo(folder: Path) -> Path:
    from desktop.app import Clock, Workplace
    from desktop.demo import make_demo

    made = make_demo(Workplace(str(folder / "demo.db"), Clock(TODAY), "zh_TW"), folder)
    path = Path(str(made.answer["store"]))
    from storage.store import Store

    with closing(Store.open(path, lambda: "2026-11-20T00:00:00Z")):
        return path


if __name__ == "__main__":
    if len(sys.argv) < 2:
        main()
    elif sys.argv[1] == "bare":
        bare(float(sys.argv[2]))
    else:
        ours(float(sys.argv[3]), Path(sys.argv[2]))
