"""Starts the window: shown at once, then the store is opened, then the first page."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop.app import Workplace, data_folder
from desktop.demo_place import chosen_place
from desktop.start import application, can_show, first_frame, frame_of
from domain.problems import Refusal

if TYPE_CHECKING:
    from domain.today import Today
    from storage.store import Store
    from ui.desk import Desk
    from ui.shell.window import MainWindow


def open_window(place: Workplace, window: MainWindow | None = None) -> int:
    """Show the window until it is closed; one may be on screen already. Refuses `no_display`.

    Where a window on the same store is open already, that one comes to the front instead.
    """
    if not can_show():
        raise Refusal("no_display")
    app = application()
    from PySide6.QtCore import QTimer

    from desktop.single_instance import SingleInstance

    alone = SingleInstance(place.path)
    if not alone.claim():
        return 0
    shown = window or first_frame(place.habits)
    alone.called.connect(lambda: bring_to_front(shown))
    sys.excepthook = lambda kind, error, trace: confess(shown, kind, error, trace)
    QTimer.singleShot(0, shown, lambda: begin(shown, place))
    try:
        return app.exec()
    finally:
        if shown.desk.has_store:
            close_store(shown.desk)
            with suppress(Refusal):  # the next start tries again, and says why it can't
                shown.desk.office.back_up(automatic=True)


@cache
def load_fonts() -> None:
    """The program's own fonts, for machines without a Chinese one and for rare names; once a process."""
    from PySide6.QtGui import QFontDatabase

    folder = Path(__file__).parent.parent / "exports" / "fonts"
    for file in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "HanFallback.ttf"):
        QFontDatabase.addApplicationFont(str(folder / file))


def make_desk(place: Workplace, habits: Path) -> Desk:
    """The person's place at a workplace, without a store yet."""
    from desktop.office import DesktopOffice
    from ui.desk import Desk
    from ui.kit.memory import Memory

    load_fonts()
    return Desk(DesktopOffice(place), Memory(habits), place.clock.today)


def furnish(window: MainWindow, desk: Desk) -> None:
    """Fill the frame."""
    from ui.kit.icons import app_icon

    window.setWindowIcon(app_icon())
    window.furnish(desk)


def begin(window: MainWindow, place: Workplace) -> None:
    """What follows the first paint: the day's numbers, the frame's contents, the day's lists, then the store."""
    desk = make_desk(place, place.habits)
    place = desk.office.place = chosen_place(place, demo=desk.memory.get("demo", False))  # type: ignore[attr-defined]
    found = look(desk, place)
    if found:
        window.glance(desk, found)
        show_now()
    furnish(window, desk)
    open_store(window, place, found)


def make_window(place: Workplace, habits: Path) -> MainWindow:
    """The furnished window, without a store yet."""
    window = frame_of(habits)
    furnish(window, make_desk(place, habits))
    return window


def look(desk: Desk, place: Workplace) -> Today | None:
    """The day's work as far as the file can be read before the store is open."""
    if not place.path.exists():
        return None
    from storage.first_look import first_look

    unit = desk.memory.get(f"unit/{desk.office.store_name}", "")
    return first_look(place.path, unit, desk.me, desk.today())


def show_now() -> None:
    """Have everything painted before the next work takes the machine."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def open_store(window: MainWindow, place: Workplace, found: Today | None) -> None:
    """Open the store in the background, then show the first page; without a store, the start page.

    What was found at a first look is shown meanwhile.
    """
    desk = window.desk
    if not place.path.exists():
        window.start()
        return
    if found:
        window.peek(found)
        show_now()

    def opened(store: Store) -> None:
        use_store(window, store)
        desk.tasks.run(
            lambda _progress: desk.office.back_up(automatic=True),
            lambda _made: window.status.show_backup(desk.office.last_backup()),
        )

    def failed(refusal: Refusal) -> None:
        window.look_away()
        desk.refuse(refusal)

    desk.tasks.run(lambda _progress: place.open(), opened, failed, desk.say("shell.opening"))


def use_store(window: MainWindow, store: Store) -> None:
    """Let the window work on an open store."""
    desk = window.desk
    with store.reading() as reader:
        desk.office.is_demo = reader.first_action() == "demo"  # type: ignore[misc]
    desk.use(store)
    window.start()


def close_store(desk: Desk) -> None:
    """Let go of the store's file."""
    desk.store.close()  # type: ignore[attr-defined]


def bring_to_front(window: MainWindow) -> None:
    """Answer a second start."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def confess(
    window: MainWindow, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """The last net: a program error is saved and shown as a report; the window stays."""
    from desktop.crash import save_report

    if issubclass(kind, KeyboardInterrupt):
        window.close()
        return
    report = save_report(error, data_folder() / "crashes")
    from ui.shell.sheets import crash_sheet

    window.sheet = crash_sheet(window.desk, report.read_text(encoding="utf-8"), window)
    window.sheet.open()
