"""After a program error: the window stays, and the report tells nothing about anybody."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop import window as starting
from storage.store import Store
from tests.ui.conftest import MakeWindow


def test_a_bug_is_shown_as_a_report_to_copy(
    branch: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "data_folder", lambda: tmp_path)
    window = windows(branch)
    try:
        raise RuntimeError("黃犇 13800138000")  # noqa: TRY301  as a slot would
    except RuntimeError as error:
        starting.confess(window, type(error), error, error.__traceback__)
    assert window.sheet.isVisible()
    report = window.sheet.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "RuntimeError" in report
    assert "test_crash_sheet.py" in report
    assert "黃犇" not in report
    assert "138" not in report
    copied = next(b for b in window.sheet.findChildren(QPushButton) if b.accessibleName() == "複製")
    copied.click()
    assert QGuiApplication.clipboard().text() == report
    window.sheet.close()
    assert window.isVisible()
