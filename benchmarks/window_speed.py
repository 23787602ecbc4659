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

from benchmarks.timing import compile_program, say_ratio

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


def _paints(app: object) -> dict[str, float]:
    """When the day's numbers, and the whole first page, were last painted."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QWidget

    times: dict[str, float] = {}

    class Watch(QObject):
        """Sees every event of the program."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                names: set[str] = set()
                place: QWidget | None = watched
                while place is not None:
                    names.add(type(place).__name__)
                    place = place.parentWidget()
                name = "page" if "TodayPage" in names else "numbers" if "DayStrip" in names else "frame"
                times[name] = time.time()
            return False

    app.watch = Watch()  # type: ignore[attr-defined]
    app.installEventFilter(app.watch)  # type: ignore[attr-defined]
    return times


def ours(begun: float, store: Path) -> None:
    """The program's window: the frame, then the day's numbers, then the first page with its lists."""
    from PySide6.QtCore import QTimer

    from desktop.app import Clock, Workplace
    from desktop.start import application, frame_of, habits_file

    app = application()
    window = frame_of(habits_file())
    marks: list[float] = []
    watch = _when_painted(window, lambda: marks.append(time.time() - begun))
    window.show()
    app.processEvents()

    def go_on() -> None:
        from desktop.window import begin

        times = _paints(app)
        begin(window, Workplace(str(store), Clock(TODAY), "zh_TW"))
        print(*marks, times["numbers"] - begun, times["page"] - begun, flush=True)
        os._exit(0)

    QTimer.singleShot(0, window, go_on)
    app.exec()
    assert watch


def _timed(home: str, *arguments: str) -> list[float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": home}
    command = [sys.executable, "-m", "benchmarks.window_speed", *arguments, str(time.time())]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=60)
    return [float(word) for word in done.stdout.split()]


def main() -> bool:
    """Print both ratios; medians of alternating starts."""
    compile_program()
    with tempfile.TemporaryDirectory() as name:
        store = _demo(Path(name))
        rounds = [(_timed(name, "bare"), _timed(name, "ours", str(store))) for _ in range(ROUNDS + 1)][1:]
    middle = len(rounds) // 2
    alone = sorted(first[0] for first, _ in rounds)[middle]
    frame, data, page = (sorted(second[n] for _, second in rounds)[middle] for n in (0, 1, 2))
    reached = say_ratio("P5 first paint / bare window", frame, alone, 1.15)
    reached = say_ratio("P5 first data (the day's numbers) / bare window", data, alone, 2.0) and reached
    print(f"   the whole first page: {page * 1000:.0f} ms, {page / alone:.2f}")
    return reached


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
