"""What the window remembers of a person's habits: sizes, sorting, filters, language. Nothing of the business."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings


class Memory:
    """Values by name, kept in one small file of the person's own."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, name: str, default: Any = None) -> Any:
        """The value kept under a name."""
        text = self._settings.value(name)
        return default if text is None else json.loads(str(text))

    def set(self, name: str, value: Any) -> None:
        """Keep a value (anything JSON can say)."""
        self._settings.setValue(name, json.dumps(value))

    def forget(self, prefix: str) -> None:
        """Forget every value whose name begins so: Reset view."""
        for name in self._settings.allKeys():
            if name.startswith(prefix):
                self._settings.remove(name)

    def save(self) -> None:
        """Write it out now."""
        self._settings.sync()
