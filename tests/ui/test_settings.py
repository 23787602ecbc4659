"""Settings by real clicks: look, person, folder; backups made, compared and restored; the store checked."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from domain.backups import BackupKind
from domain.services import organising
from domain.services.changing import make
from storage.backups import make_backup
from storage.store import Store
from tests.conftest import TODAY
from tests.contents import contents
from tests.domain.test_organising import UNIT
from tests.ui.conftest import MakeWindow, settle
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Clicker:
    """Counts the clicks somebody needs."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.clicks = qtbot, 0

    def click(self, *place: Any) -> None:
        self.qtbot.mouseClick(place[0], LEFT, *place[1:])
        self.clicks += 1


def said(place: Any) -> str:
    return "\n".join(found.text() for found in place.findChildren(QLabel) if not found.isHidden())


@pytest.fixture
def settings(people: Store, windows: MakeWindow, qtbot: QtBot) -> MainWindow:
    window = windows(people)
    window.go("settings", {})
    settle(qtbot, window.desk)
    return window


def test_language_theme_and_text_size_hold_at_once(settings: MainWindow, qtbot: QtBot) -> None:
    page: Any = settings.page
    qtbot.mouseClick(page.looks.language.buttons["en"], LEFT)
    qtbot.waitUntil(lambda: settings.desk.language == "en")
    page = settings.page
    assert page.looks.title.text() == "Look"
    qtbot.mouseClick(page.looks.theme.buttons["dark"], LEFT)
    qtbot.waitUntil(lambda: settings.desk.theme.dark)
    page = settings.page
    page.looks.zoom.setFocus()
    qtbot.keyClick(page.looks.zoom, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: settings.desk.theme.zoom == 110)
    settle(qtbot, settings.desk)


def test_another_person_sits_down(settings: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(settings.sidebar.face, LEFT)
    page: Any = settings.page
    assert page.person.me.hasFocus()
    page.person.me.setEditText("窦熙平 000006")
    page.person.me.choose("000006")
    qtbot.waitUntil(lambda: settings.desk.me == "000006")
    assert settings.sidebar.who.text() == "窦熙平"
    settle(qtbot, settings.desk)


def test_exports_go_to_a_folder_of_ones_own(settings: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page: Any = settings.page
    settings.desk.ask.folder = lambda title: tmp_path  # type: ignore[method-assign]
    qtbot.mouseClick(page.files.findChildren(QPushButton)[0], LEFT)
    assert settings.desk.ask.save_in == str(tmp_path)
    assert str(tmp_path) in said(page.files)
    qtbot.mouseClick(page.files.usual, LEFT)
    assert settings.desk.ask.save_in == ""


def test_a_backup_is_made_and_the_store_checked(settings: MainWindow, qtbot: QtBot) -> None:
    page: Any = settings.page
    assert page.care.table.empty.isVisible()
    qtbot.mouseClick(page.care.table.empty.button, LEFT)
    qtbot.waitUntil(lambda: page.care.table.model().rowCount() == 1)
    page.care.table.select_place(0)
    settle(qtbot, settings.desk)
    assert "備份之後資料未改動" in said(page.care)
    page.care.check()
    settle(qtbot, settings.desk)
    assert "檔案完好；1 個動作的記錄連續未改" in page.care.result.words.text()


def test_a_store_somebody_meddled_with_is_told(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    with people._writing.begin() as connection:
        connection.exec_driver_sql("UPDATE audit SET by = 'somebody else' WHERE number = 1")
    window = windows(people)
    window.go("settings", {})
    page: Any = window.page
    page.care.check()
    settle(qtbot, window.desk)
    assert "第 1 個動作的記錄與前後不連續" in page.care.result.words.text()
    assert "請先備份現狀" in page.care.result.words.text()


def test_restoring_takes_three_clicks_and_says_what_would_go(
    people: Store, windows: MakeWindow, qtbot: QtBot
) -> None:
    make_backup(people.path, datetime(2026, 11, 22, 9), BackupKind.MANUAL)
    before = contents(people)
    make(people, organising.add_unit(UNIT, TODAY))
    make_backup(people.path, datetime(2026, 11, 23, 9), BackupKind.MANUAL)
    window = windows(people)
    hand = Clicker(qtbot)
    hand.click(window.sidebar.gear)
    settle(qtbot, window.desk)
    page: Any = window.page
    table = page.care.table
    place = table.visualRect(table.model().index(1, 0)).center()
    hand.click(table.viewport(), Qt.KeyboardModifier.NoModifier, place)
    settle(qtbot, window.desk)
    assert "還原到 2026-11-22 09:00，會少掉其後的" in said(page.care)
    assert "單位 新增 1" in said(page.care)
    assert "加入單位 1" in said(page.care)
    hand.click(page.care.restore)
    qtbot.waitUntil(lambda: window.desk.has_store)
    settle(qtbot, window.desk)
    assert hand.clicks <= 4
    store: Any = window.desk.store
    assert contents(store) == before
    assert window.isEnabled()
    assert "B001-D1-R4" not in window.desk.organisation.units
    assert window.status.words.text().startswith("已還原")
    assert [b.kind for b in window.desk.office.backups()].count(BackupKind.BEFORE_RESTORE) == 1
    store.close()


def test_a_file_that_is_no_backup_leaves_everything(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    file = make_backup(people.path, datetime(2026, 11, 22, 9), BackupKind.MANUAL)
    before = contents(people)
    window = windows(people)
    file.write_bytes(b"nothing like a store")
    window.desk.restore(str(file))
    qtbot.waitUntil(lambda: window.desk.has_store)
    settle(qtbot, window.desk)
    store: Any = window.desk.store
    assert contents(store) == before
    assert "不是" in window.status.words.text()
    store.close()
