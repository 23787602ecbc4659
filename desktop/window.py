"""Opens the window on a store."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app import Desk
from desktop.delivery import Delivery
from desktop.wording import refusal_sentence
from domain.organisation import Unit, UnitKind
from domain.problems import Refusal
from domain.scores import WeekScore
from domain.services.reporting import issue_weekly_report
from domain.services.scoring import scores_of_week
from domain.weeks import Week

if TYPE_CHECKING:
    from storage.store import Store
    from ui.main_window import MainWindow


def can_show() -> bool:
    """Whether there is a display to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(desk: Desk) -> int:
    """Show the window until it is closed; a store that is not there yet is made. Refuses `no_display`."""
    if not can_show():
        raise Refusal("no_display")
    store = desk.open() if desk.path.exists() else desk.create()
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from exports.fonts import FILES, FOLDER

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101  nobody else makes one
    if sys.platform.startswith("linux"):
        for file in FILES.values():
            QFontDatabase.addApplicationFont(str(FOLDER / file))
        app.setFont(QFont("Noto Sans SC", 10))
    window = make_window(desk, store)
    window.show()
    try:
        return app.exec()
    finally:
        store.close()


def make_window(desk: Desk, store: Store) -> MainWindow:
    """The window over an open store, on the week of today."""
    from ui.main_window import MainWindow, Services

    def units() -> Sequence[Unit]:
        with store.reading() as reader:
            found = reader.organisation().units.values()
        return [u for u in found if u.kind in {UnitKind.REGION, UnitKind.MARKET_DEPARTMENT}]

    def scores(week: Week, unit: str) -> Sequence[WeekScore]:
        with store.reading() as reader:
            return scores_of_week(reader, week, unit, desk.clock.today())

    def write_report(unit: str, week: Week, target: Path) -> str:
        delivery = Delivery(desk.language, target)
        report = issue_weekly_report(store, unit, week, desk.clock.today(), delivery.write)
        return report.verification_code

    with store.reading() as reader:
        demo = reader.first_action() == "demo"
    services = Services(units, scores, write_report, lambda refusal: refusal_sentence(refusal, desk.language))
    return MainWindow(services, Week.of(desk.clock.today()), desk.language, demo=demo)
