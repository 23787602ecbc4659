"""People, units, outlets, leave and calendar by real clicks and keys."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from domain.organisation import Role
from domain.services.reporting import issue_weekly_report
from domain.weeks import Week
from storage.store import Store
from tests.conftest import TODAY
from tests.domain.test_organising import R1, R3
from tests.ui.conftest import MakeWindow, settle
from ui.kit.cards import NoteBar
from ui.pages.organisation.people import PeopleTab
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
HEAD = "000002"
"""The head of the samples' branch: sees all of it."""


@pytest.fixture
def house(people: Store, windows: MakeWindow) -> MainWindow:
    """The window over the sample organisation, as the head of the branch sees it."""
    return windows(people, me=HEAD)


def tab_of(window: MainWindow, code: str) -> Any:
    """A tab of the page, shown."""
    window.go("rules", {"tab": code})
    return window.page.shown  # type: ignore[union-attr]


def press(qtbot: QtBot, place: QWidget, words: str) -> None:
    """Click the visible button that says this."""
    qtbot.wait(1)
    found = [b for b in place.findChildren(QPushButton) if b.accessibleName() == words and not b.isHidden()]
    assert found, [b.accessibleName() for b in place.findChildren(QPushButton)]
    qtbot.mouseClick(found[-1], LEFT)


def type_words(field: QLineEdit, text: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def fill(qtbot: QtBot, tab: Any, **texts: str) -> None:
    """Type into fields of the open form."""
    for code, text in texts.items():
        field = tab.opening[2].form.fields[code]
        if isinstance(field, QLineEdit):
            field.clear()
            type_words(field, text)
        elif hasattr(field, "choose"):
            field.choose(text)
        else:
            field.set_day(date.fromisoformat(text))


def foreseen(qtbot: QtBot, window: MainWindow, tab: Any) -> list[str]:
    """What the open form says would come of it, once that is worked out."""
    form = tab.opening[2]
    asked = form._asked
    qtbot.waitUntil(lambda: form._asked > asked or not form._wait.isActive(), timeout=20_000)
    settle(qtbot, window.desk)
    return [bar.words.text() for bar in form.findChildren(NoteBar) if bar.words.text()]


def save(qtbot: QtBot, window: MainWindow, tab: Any) -> None:
    """Ctrl+Enter, and wait until the page has heard of it."""
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window.desk)
    qtbot.wait(5)


def errors(tab: Any) -> dict[str, str]:
    """What stands under the fields of the open form."""
    return {code: error.text() for code, error in tab.opening[2].form.errors.items() if error.text()}


def told(tab: Any) -> str:
    """Everything the pane says."""
    return "\n".join(found.text() for found in tab.pane.findChildren(QLabel) if not found.isHidden())


def test_a_person_is_added_found_and_undone(house: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(house, "people")
    count = tab.table.model().rowCount()
    qtbot.keyClick(house, Qt.Key.Key_N, CTRL)
    save(qtbot, house, tab)
    assert errors(tab) == {"employee_no": "不可留空", "name": "不可留空"}
    fill(qtbot, tab, employee_no="000099", name="林堃", unit=R1)
    save(qtbot, house, tab)
    assert tab.opening is None
    assert tab.table.model().rowCount() == count + 1
    tab.finder.setText("林堃")
    qtbot.waitUntil(lambda: tab.table.model().rowCount() == 1)
    assert "000099" in told(tab)
    assert house.status.words.text() == "已加入人員"
    qtbot.mouseClick(house.status.undo, LEFT)
    qtbot.waitUntil(lambda: tab.table.model().rowCount() == 0)
    assert tab.table.empty.isVisible()
    qtbot.mouseClick(tab.table.empty.button, LEFT)
    assert tab.table.model().rowCount() == count + 3  # those who left, too


def test_a_promotion_is_dated_corrected_and_withdrawn(house: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(house, "people")
    tab.open(person="000008")
    press(qtbot, tab.pane, "調動或升任")
    fill(qtbot, tab, role="regional_manager", first="2026-11-30")
    assert foreseen(qtbot, house, tab) == ["北辰中山路營業部市場二部第1區域 已有主管：孔燕怡"]
    save(qtbot, house, tab)
    assert "2026-11-30 起" in told(tab)
    press(qtbot, tab.pane, "更正 2026-11-30")
    fill(qtbot, tab, first="2026-12-07")
    save(qtbot, house, tab)
    assert "2026-12-07 起" in told(tab)
    org = house.desk.organisation
    assert org.members["000008"].assignment_on(date(2026, 12, 7)).role is Role.REGIONAL_MANAGER
    press(qtbot, tab.pane, "撤回 2026-12-07")
    settle(qtbot, house.desk)
    qtbot.waitUntil(lambda: "2026-12-07" not in told(tab))
    qtbot.keyClick(house, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "2026-12-07 起" in told(tab))


def test_who_leaves_names_what_is_open_and_hands_over(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch, me=HEAD)
    tab = tab_of(window, "people")
    tab.open(person="000007")
    press(qtbot, tab.pane, "離職")
    words = told(tab)
    assert "單位負責 12 個網點" in words
    assert "待批覆日誌" in words
    assert foreseen(qtbot, window, tab) == ["北辰中山路營業部市場二部第1區域 之後沒有主管"]
    fill(qtbot, tab, successor="000008", outlets_to=R3)
    assert foreseen(qtbot, window, tab) == []
    save(qtbot, window, tab)
    org, after = window.desk.organisation, TODAY + timedelta(days=1)
    assert org.members["000007"].employed_to == TODAY
    assert org.members["000008"].assignment_on(after).role is Role.REGIONAL_MANAGER
    with branch.reading() as reader:
        assert sum(o.active_on(after) and o.unit_on(after) == R3 for o in reader.outlets()) == 18


def test_a_change_under_an_issued_report_says_so(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    week = Week(2026, 47)
    issue_weekly_report(branch, R1, week, TODAY)
    window = windows(branch, me=HEAD)
    tab = tab_of(window, "leaves")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    fill(qtbot, tab, employee_no="000008", first="2026-11-17", last="2026-11-18", kind="年假")
    (sentence,) = foreseen(qtbot, window, tab)
    assert "2026-W47 週報（第 1 版）已出具：司馬皓然 共 1 人" in sentence
    save(qtbot, window, tab)
    assert tab.table.model().rowCount() == 25
    tab.finder.setText("年假 000008")
    qtbot.waitUntil(lambda: tab.table.model().rowCount() == 1)
    press(qtbot, tab.pane, "修改")
    fill(qtbot, tab, last="2026-11-16")
    save(qtbot, window, tab)
    assert errors(tab) == {"last": "2026-11-16 早於 2026-11-17"}
    qtbot.keyClick(tab.opening[2], Qt.Key.Key_Escape)
    assert tab.opening is None
    press(qtbot, tab.pane, "銷假")
    qtbot.waitUntil(lambda: tab.table.model().rowCount() == 0)


def test_a_unit_with_people_says_who(house: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(house, "units")
    tab.table.select_where(lambda row: row.unit.code == R1)
    assert "孔燕怡" in told(tab)
    press(qtbot, tab.pane, "結束單位")
    save(qtbot, house, tab)
    assert "仍有 8 人：孔燕怡" in errors(tab)["last"]
    qtbot.keyClick(tab.opening[2], Qt.Key.Key_Escape)
    press(qtbot, tab.pane, "修改")
    fill(qtbot, tab, name="城東區域")
    save(qtbot, house, tab)
    assert "城東區域" in told(tab)
    qtbot.keyClick(house, Qt.Key.Key_N, CTRL)
    fill(qtbot, tab, code="B001-D2-R9", name="新區域", parent="B001-D2")
    save(qtbot, house, tab)
    assert "B001-D2-R9" in house.desk.organisation.units


def test_chosen_outlets_are_handed_over_and_taken_back(house: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(house, "outlets")
    view = tab.table.viewport()
    for place, modifier in ((3, Qt.KeyboardModifier.NoModifier), (5, Qt.KeyboardModifier.ShiftModifier)):
        middle = tab.table.visualRect(tab.table.model().index(place, 1)).center()
        qtbot.mouseClick(view, LEFT, modifier, QPoint(middle))
    codes = [row.code for row in tab.table.selected()]
    assert len(codes) == 3
    assert "選了 3 個網點" in told(tab)
    press(qtbot, tab.pane, "轉交")
    fill(qtbot, tab, unit=R3, first="2026-11-30")
    save(qtbot, house, tab)
    store: Any = house.desk.store
    with store.reading() as reader:
        moved = [o for o in reader.outlets() if o.code in codes]
    assert {o.unit_on(date(2026, 11, 30)) for o in moved} == {R3}
    tab.open(outlet=codes[0])
    press(qtbot, tab.pane, "撤回 2026-11-30")
    qtbot.waitUntil(lambda: "2026-11-30" not in told(tab))
    press(qtbot, tab.pane, "修改")
    fill(qtbot, tab, closed_on="2026-13-01")
    save(qtbot, house, tab)
    assert "不是日期" in errors(tab)["closed_on"]
    fill(qtbot, tab, closed_on="2026-12-31")
    save(qtbot, house, tab)
    assert "2026-12-31" in told(tab)


def test_the_office_sets_a_day_by_keys(house: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(house, "calendar")
    assert "工作日 22 日" in tab.summary.text()
    tab.home().setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(tab.grid, key)
    assert tab.grid.day == date(2026, 11, 24)
    press(qtbot, tab.pane, "改為休息日")
    fill(qtbot, tab, remark="颱風停工")
    save(qtbot, house, tab)
    assert "本部設定：休息日（颱風停工）。官方日曆：工作日" in told(tab)
    assert "工作日 21 日" in tab.summary.text()
    press(qtbot, tab.pane, "恢復官方日曆")
    qtbot.waitUntil(lambda: "工作日 22 日" in tab.summary.text())
    tab.open(day=date(2031, 5, 5))
    assert "2031 年無官方日曆" in tab.unpublished.words.text()
    qtbot.mouseClick(next(c for c in tab.grid.cells if c.shown.day == date(2031, 5, 8)), LEFT)
    assert "按星期：工作日" in told(tab)


def test_an_open_form_outlives_a_change_of_language(house: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(house, "people")
    qtbot.keyClick(house, Qt.Key.Key_N, CTRL)
    fill(qtbot, tab, name="林堃")
    house.desk.set_language("en")
    again: Any = house.page.tab(PeopleTab)  # type: ignore[union-attr]
    assert again.opening[2].cells()["name"] == "林堃"


def left_open(store: Store) -> set[str]:
    """The organisation's forms somebody has typed into and neither saved nor discarded."""
    with store.reading() as reader:
        return set(reader.form_drafts(HEAD, "org/"))


def test_open_forms_outlive_a_crash(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people, me=HEAD)
    typed = {"people": "name", "units": "name", "outlets": "name", "leaves": "kind", "calendar": "remark"}
    for code, field in typed.items():
        tab = tab_of(window, code)
        match code:
            case "calendar":
                tab.choose(date(2026, 12, 24))
                tab.open_form("set", date(2026, 12, 24))
            case "leaves":
                row = tab.table.row_at(0)
                tab.open_form("edit", (row.employee_no, row.first, row.last, row.kind))
            case _:
                tab.open_form("add")
        assert not tab.opening[2].chip.isVisible()
        fill(qtbot, tab, **{field: f"typed in {code}"})
        assert tab.opening[2].chip.isVisible()
    qtbot.waitUntil(lambda: len(left_open(people)) == len(typed), timeout=2000)
    window.desk.tasks.close()  # nothing else of it gets a chance
    again = windows(people, me=HEAD)
    for code, field in typed.items():
        tab = tab_of(again, code)
        assert tab.opening[2].cells()[field] == f"typed in {code}"
        assert tab.opening[2].chip.isVisible()
    assert tab.grid.day == date(2026, 12, 24)
    save(qtbot, again, tab)
    assert left_open(people) == {"org/people/add", "org/units/add", "org/outlets/add", "org/leaves/edit"}
    for code in ("people", "units", "outlets", "leaves"):
        qtbot.keyClick(tab_of(again, code).opening[2], Qt.Key.Key_Escape)
    assert left_open(people) == set()


def test_a_draft_about_what_is_gone_says_so(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people, me=HEAD)
    gone = {"people": ("edit", "no such"), "units": ("close", "no such"), "outlets": ("edit", "no such")}
    gone["leaves"] = ("edit", ["000008", TODAY, TODAY, "no such"])  # type: ignore[assignment]
    for code, (kind, key) in gone.items():
        tab = tab_of(window, code)
        tab.open_form(kind, key)
        assert tab.opening is None
        assert window.status.words.text().startswith("此紀錄已不在")
        window.status.words.clear()


def test_a_phone_number_is_masked_until_asked_for(house: MainWindow, qtbot: QtBot) -> None:
    tab = tab_of(house, "people")
    tab.open(person="000008")
    assert "199****08" in told(tab)
    press(qtbot, tab.pane, "顯示")
    assert "19900000008" in told(tab)
