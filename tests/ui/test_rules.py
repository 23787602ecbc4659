"""Rule versions by real clicks and keys: drafted, refused at the cell, tried, scheduled, taken back."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from domain.work_log import Item
from storage.store import Store
from tests.contents import contents
from tests.ui.conftest import MakeWindow, settle
from tests.ui.test_organisation import CTRL, HEAD, LEFT, press, type_words
from ui.pages.rules.versions_tab import VersionsTab
from ui.shell.window import MainWindow


@pytest.fixture
def desk_of_branch(branch: Store, windows: MakeWindow) -> MainWindow:
    """The window over the whole sample branch, on the rules."""
    window = windows(branch, me=HEAD)
    window.go("rules", {"tab": "versions"})
    return window


def rules_tab(window: MainWindow) -> Any:
    return window.page.tab(VersionsTab)  # type: ignore[union-attr]


def words(place: Any) -> str:
    return "\n".join(found.text() for found in place.findChildren(QLabel) if not found.isHidden())


def ctrl(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """A key of the window, once what was just made is shown."""
    qtbot.wait(1)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, CTRL)


def type_into(qtbot: QtBot, cell: Any, text: str) -> None:
    cell.setFocus()
    cell.clear()
    qtbot.keyClicks(cell, text)


def test_the_sum_check_is_always_there(desk_of_branch: MainWindow, qtbot: QtBot) -> None:
    tab = rules_tab(desk_of_branch)
    shown = words(tab.sums)
    assert "✕ 16/20" in shown
    assert "✕ 90/100" in shown
    assert "✓ 20/20" in shown
    assert "3 × 5 日＝15，不足每週最低 20；每日須 4 個" in shown
    assert "基準版" in tab.editor.title.text()


def test_a_branch_drafts_is_refused_and_schedules(desk_of_branch: MainWindow, branch: Store, qtbot: QtBot) -> None:
    window, tab = desk_of_branch, rules_tab(desk_of_branch)
    ctrl(qtbot, window, Qt.Key.Key_N)
    assert [action.text() for action in tab.menu.actions()] == ["公司（基準）", "北辰中山路營業部（上調）"]
    tab.menu.actions()[1].trigger()
    tab.menu.close()
    editor = tab.editor
    assert editor.is_draft
    cell = editor.table.cells["day.client_calls"]
    type_into(qtbot, cell, "2")
    assert editor.table.errors["day.client_calls"].text() == "不得低於 3（公司基準）"
    type_into(qtbot, cell, "x")
    assert "不是整數" in editor.table.errors["day.client_calls"].text()
    type_into(qtbot, cell, "4")
    assert not editor.table.errors["day.client_calls"].text()
    assert editor.table.values["day.client_calls"].text() == "4"
    assert "4 × 5 日＝20，與每週最低 20 相符" in words(tab.sums)
    duty = editor.table.cells["duty.4-14"]
    type_into(qtbot, duty, "10")
    assert editor.table.errors["duty.4-14"].text() == "不得低於 20（公司基準）"
    type_into(qtbot, duty, "101")
    assert "100" in editor.table.errors["duty.4-14"].text()
    type_into(qtbot, duty, "30")
    assert not editor.table.errors["duty.4-14"].text()
    assert editor.table.values["duty.4-14"].text() == "30 %"
    qtbot.waitUntil(lambda: "以 2026-W47 日誌重算，不存檔" in words(tab.impact), timeout=20_000)
    ctrl(qtbot, window, Qt.Key.Key_Return)
    assert editor.errors["code"].text() == "不可留空"
    type_words(editor.name, "老客戶每日 4 個")
    ctrl(qtbot, window, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert window.status.words.text() == "「老客戶每日 4 個」自 2026-11-30 起生效"
    assert editor.chip.text == "11-30 起"
    assert not editor.table.cells
    with branch.reading() as reader:
        (version,) = [v for v in reader.rule_versions() if v.owner]
        assert version.day_minimums == {Item.CLIENT_CALLS: 4}
        assert version.duties == {"4-14": 30}
        assert reader.rule_drafts() == ()
    press(qtbot, editor, "撤回為草稿")
    settle(qtbot, window.desk)
    assert editor.is_draft
    assert editor.name.text() == "老客戶每日 4 個"
    before = contents(branch)
    press(qtbot, editor, "捨棄草稿")
    settle(qtbot, window.desk)
    assert not editor.is_draft
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: contents(branch) == before)


def test_the_ready_version_is_drafted_for_the_company(
    desk_of_branch: MainWindow, branch: Store, qtbot: QtBot
) -> None:
    window, tab = desk_of_branch, rules_tab(desk_of_branch)
    assert tab.list.table.select_where(lambda row: row.state == "spare")
    qtbot.waitUntil(lambda: "只是試算" in words(tab.impact), timeout=20_000)
    press(qtbot, tab.editor, "以此起草新版本")
    assert tab.editor.table.cells["points.appointments"].text() == "5"
    assert tab.editor.name.text() == "五分版"
    tab.editor.first.set_day(date(2026, 12, 7))
    tab.editor.table.short.choose("literal")
    ctrl(qtbot, window, Qt.Key.Key_S)
    with branch.reading() as reader:
        (draft,) = reader.rule_drafts()
    assert (draft.effective_from, draft.points[Item.APPOINTMENTS], draft.short_week) == (
        date(2026, 12, 7),
        5,
        "literal",
    )
    tab.editor.first.set_day(date(2000, 1, 1))
    ctrl(qtbot, window, Qt.Key.Key_Return)
    assert tab.editor.errors["effective_from"].text() == "自 2000-01-01 起已有一個版本"


def test_a_draft_saves_itself_and_outlives_the_page(desk_of_branch: MainWindow, branch: Store, qtbot: QtBot) -> None:
    window, tab = desk_of_branch, rules_tab(desk_of_branch)
    tab.open(owner="B001")
    tab.autosave._timer.setInterval(20)
    type_into(qtbot, tab.editor.table.cells["week_pass"], "110")

    def stored() -> bool:
        with branch.reading() as reader:
            return any(draft.week_pass == 110 for draft in reader.rule_drafts())

    qtbot.waitUntil(stored)
    type_into(qtbot, tab.editor.table.cells["week_pass"], "120")
    window.desk.set_theme("dark")
    with branch.reading() as reader:
        assert [draft.week_pass for draft in reader.rule_drafts()] == [120]
    settle(qtbot, window.desk)
    assert window.desk.undoable == []
    again = rules_tab(window)
    assert again.list.table.select_where(lambda row: row.state == "draft")
    assert again.editor.table.cells["week_pass"].text() == "120"
    again.editor.last.setText("昨天")
    again.editor.table.typed.emit()
    assert "不是日期" in again.editor.errors["effective_to"].text()
    qtbot.mouseClick(again.editor.buttons.itemAt(0).widget(), LEFT)
    with branch.reading() as reader:
        assert len(reader.rule_versions()) == 1
