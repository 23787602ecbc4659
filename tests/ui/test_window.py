"""The frame, by real clicks and keys on the real store."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.single_instance import SingleInstance
from domain.weeks import Week
from storage.store import Store
from tests.ui.conftest import MakeWindow, settle
from ui.shell.window import MainWindow


def test_weeks_move_by_clicks_and_keys(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk.week == Week(2026, 48)
    qtbot.mouseClick(window.header.picker.before, Qt.MouseButton.LeftButton)
    assert "2026-W47" in window.header.picker.week.text()
    qtbot.keyClick(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.week == Week(2026, 46)
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.week == Week(2026, 48)


def test_the_scope_is_ones_own_unit_and_below(window: MainWindow) -> None:
    codes = [window.header.unit.itemData(n) for n in range(window.header.unit.count())]
    org = window.desk.organisation
    own = org.members[window.desk.me].assignment_on(window.desk.today()).unit
    assert codes[0] == own == window.desk.unit
    assert set(codes) == {code for code in org.below(own) if org.units[code].active_on(window.desk.today())}


def test_languages_switch_live(window: MainWindow) -> None:
    window.desk.set_language("en")
    assert window.header.search.accessibleName().startswith("Search")
    window.desk.set_language("zh_CN")
    assert "搜索" in window.header.search.accessibleName()


def test_text_size_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    height = window.header.search.sizeHint().height()
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.theme.zoom == 110
    assert window.header.search.sizeHint().height() > height
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.theme.zoom == 100


def test_search_finds_by_part_pinyin_and_initials(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for wanted in ("犇", "huangben", "hb"):
        window.box.line.setText(wanted)
        names = {found.words for n in range(99) if (found := window.box.table.row_at(n))}
        assert "黃犇" in names, wanted
    window.box.line.setText("nobody at all")
    assert window.box.table.empty is not None
    assert window.box.table.empty.isVisible()


def test_help_and_key_sheet_open(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.sheet.isVisible()
    window.sheet.close()
    qtbot.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert window.sheet.isVisible()
    texts = {found.text() for found in window.sheet.findChildren(QLabel)}
    assert "Ctrl+K" in texts


def test_a_second_start_calls_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(tmp_path / "a.db"), SingleInstance(tmp_path / "a.db")
    other = SingleInstance(tmp_path / "b.db")
    assert first.claim()
    assert other.claim()
    with qtbot.waitSignal(first.called):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()
    other.release()


def test_habits_are_remembered(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch)
    window.desk.set_unit(str(window.header.unit.itemData(1)))
    chosen = window.desk.unit
    window.close()
    again = windows(branch)
    settle(qtbot, again.desk)
    assert again.desk.unit == chosen


def test_many_calls_do_not_wear_the_binding_out(qtbot: QtBot) -> None:
    """Some releases of the binding lose a reference at every call that returns nothing."""
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(20_000):
        label.setText("x")
    assert label.text() == "x"


def test_ctrl_z_takes_the_last_action_back(window: MainWindow, qtbot: QtBot) -> None:
    store: Any = window.desk.store
    from domain.services.deciding import decide_logs
    from domain.work_log import Decision

    week = Week(2026, 47)
    days = (week.monday, week.sunday)
    done = decide_logs(store, Decision.APPROVE, window.desk.me, "", days, window.desk.today(), unit=window.desk.unit)
    qtbot.waitUntil(lambda: done.action in window.desk.undoable)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.desk.undoable)
    again = decide_logs(store, Decision.APPROVE, window.desk.me, "", days, window.desk.today(), unit=window.desk.unit)
    assert again.decided == done.decided


def test_badges_count_what_waits(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    from datetime import date

    from domain.services.deciding import decide_logs
    from domain.work_log import Decision
    from ui.pages import ENTRIES
    from ui.shell.badges import waiting

    window = windows(branch, today=date(2026, 11, 20))
    desk = window.desk
    logs, _ = waiting(desk.store, desk.unit, desk.me, desk.today())
    assert logs > 0
    week = Week(2026, 47)
    done = decide_logs(
        desk.store, Decision.APPROVE, desk.me, "", (week.monday, week.sunday), desk.today(), unit=desk.unit
    )
    assert waiting(desk.store, desk.unit, desk.me, desk.today())[0] == logs - done.decided
    if any(entry.code == "logs" for entry in ENTRIES):
        qtbot.waitUntil(lambda: window.sidebar.badge("logs") == str(logs - done.decided), timeout=10_000)
