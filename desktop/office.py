"""The office behind the window: where the screens' wishes meet files, paper and the machine."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop.app import Workplace
from desktop.wording import fault_sentence, refusal_sentence
from domain.problems import Fault, Refusal


class DesktopOffice:
    """Answers `ui.office.Office` on this machine, for the store of a workplace."""

    def __init__(self, place: Workplace) -> None:
        self.place = place
        self.language = place.language
        self.is_demo = False

    @property
    def store_name(self) -> str:
        return self.place.path.stem

    def moment(self) -> datetime:
        """Now, in UTC."""
        return self.place.clock.moment()

    def system_is_dark(self) -> bool:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication

        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def explain(self, refusal: Refusal, language: str) -> str:
        return refusal_sentence(refusal, language)

    def explain_fault(self, fault: Fault, language: str) -> str:
        return fault_sentence(fault, language)

    def open_path(self, path: str) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path))))
