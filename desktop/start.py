"""What `dudao` runs: without words, the window's frame is on screen before anything else is imported."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.shell.window import MainWindow


def main() -> int:
    """The window where nothing is asked for, else the command line."""
    frame = first_frame(habits_file()) if len(sys.argv) == 1 and can_show() else None
    from desktop.command_line import main as command_line

    return command_line(frame=frame)


def can_show() -> bool:
    """Whether there is a display to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def habits_file() -> Path:
    """Where the window keeps what it remembers."""
    from platformdirs import user_data_path

    return user_data_path("dudao", appauthor=False) / "window.ini"


def application() -> QApplication:
    """The application; one a process."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101  nobody else makes one
    app.setApplicationName("dudao")
    return app


def frame_of(habits: Path) -> MainWindow:
    """The window's empty frame, of the size and colour it had last time."""
    from PySide6.QtCore import QSettings

    from ui.shell.window import MainWindow

    kept = QSettings(str(habits), QSettings.Format.IniFormat)
    ground, geometry = (str(kept.value(name, "")).strip('"') for name in ("ground", "window"))
    return MainWindow(ground, geometry)


def first_frame(habits: Path) -> MainWindow:
    """The frame on screen."""
    app = application()
    window = frame_of(habits)
    window.show()
    app.processEvents()
    return window
