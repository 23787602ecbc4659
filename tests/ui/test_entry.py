"""Entering logs by real keys on the real store: typing, pasting, leave, reasons, handing in, and every way back (U6)."""

import json
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from domain.entry.days import DayEntry, DayState
from domain.organisation import Organisation
from domain.services.absences import add_leave
from domain.services.changing import make
from domain.services.deciding import decide_logs
from domain.services.entering import team_week
from domain.weeks import Week
from domain.work_log import Counts, Decision, Item, LogStatus, WorkLog
from storage.store import Store
from tests.conftest import SAMPLES, TODAY, take
from tests.contents import contents
from tests.ui.conftest import MakeWindow, settle
from tests.ui.walking import settle_window
from ui.kit.page import TabbedPage
from ui.pages.logs.entry import PERSON, TEAM, EntryTab
from ui.shell.window import MainWindow

THURSDAY = date(2026, 11, 19)
MONDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 18)
CM, RM = "000008", "000007"
FULL = ("50", "3", "1", "4", "4")
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def tab_of(window: MainWindow) -> EntryTab:
    window.go("logs", {"tab": "entry"})
    settle_window(window)
    page = window.page
    assert isinstance(page, TabbedPage)
    return page.tab(EntryTab)


@pytest.fixture
def window(people: Store, windows: MakeWindow) -> MainWindow:
    return windows(people, today=THURSDAY)


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> EntryTab:
    found = tab_of(window)
    settle(qtbot, window.desk)
    found.grid.days.setFocus()
    return found


def at(tab: EntryTab, day: date = THURSDAY, item: Item = Item.LEAFLETS, number: str = CM) -> None:
    tab.grid.stand_at((number, day, item))
    tab.grid.days.setFocus()


def press(qtbot: QtBot, *keys: str | Key) -> None:
    """Press keys on whatever has the keyboard."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str) and not key.isascii():
            typed = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key)
            QApplication.sendEvent(widget, typed)
        else:
            qtbot.keyClick(widget, key)


def write(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Click into a field and type."""
    field.setFocus()
    press(qtbot, *text)


def type_day(qtbot: QtBot, cells: tuple[str, ...]) -> None:
    for cell in cells:
        press(qtbot, *cell, Key.Key_Tab)


def control(qtbot: QtBot, key: Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, CTRL)


def submit(qtbot: QtBot, tab: EntryTab) -> None:
    """Press Ctrl+Enter and wait for the button to go down and up."""
    with qtbot.waitSignal(tab.submit_button.clicked, timeout=2_000):
        control(qtbot, Key.Key_Return)


def stored(store: Store, day: date = THURSDAY, number: str = CM) -> DayEntry:
    with store.reading() as reader:
        team = team_week(reader, reader.organisation(), "B001-D2", Week.of(day), THURSDAY)
    return next(p for p in team.people if p.employee_no == number).on(day)


def log(store: Store, day: date = THURSDAY, number: str = CM) -> WorkLog | None:
    with store.reading() as reader:
        return reader.logs(day, day, {number}).get(number, {}).get(day)


def last_details(store: Store) -> dict[str, object]:
    with store.reading() as reader:
        rows = reader.connection.exec_driver_sql("SELECT details FROM audit ORDER BY number").all()
    found: dict[str, object] = json.loads(rows[-1].details)
    return found


def test_a_day_is_typed_scored_saved_and_submitted_by_keys(
    tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot
) -> None:
    at(tab)
    type_day(qtbot, ("50", "3", "1", "4"))
    person = tab.session.people[CM]
    assert (person.on(THURSDAY).score, person.total) == (12, 12)
    assert not tab.submit_button.isEnabled()
    press(qtbot, "４")
    assert tab.session.entry(CM, THURSDAY).score == 20
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "4"
    assert "20" in tab.day_card.figure.text()
    assert tab.submit_button.text().startswith("提交 1 份")
    qtbot.waitUntil(lambda: stored(people).cells == FULL, timeout=2_500)
    assert log(people) == WorkLog(CM, THURSDAY, Counts(50, 3, 1, 4, 4))
    submit(qtbot, tab)
    found = log(people)
    assert found is not None
    assert found.status is LogStatus.SUBMITTED
    settle(qtbot, window.desk)
    assert tab.session.entry(CM, THURSDAY).state is DayState.SUBMITTED
    assert not tab.submit_button.isEnabled()


def test_what_is_typed_while_the_week_is_read_stays(
    tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot
) -> None:
    at(tab)
    team = tab.session.team
    tab.session.load()
    press(qtbot, "5", Key.Key_Tab, "3", Key.Key_Tab)
    tab.session.save()  # the reading under way may be older than this
    press(qtbot, "1", Key.Key_Tab)
    settle(qtbot, window.desk)
    assert tab.session.team is not team
    assert tab.session.entry(CM, THURSDAY).cells == ("5", "3", "1", "", "")
    read = tab.session.team
    qtbot.waitUntil(lambda: stored(people).cells == ("5", "3", "1", "", ""), timeout=2_500)
    settle(qtbot, window.desk)
    assert tab.session.team is read  # keeping what is typed is no reason to read it all again
    add_leave_for(people, "000009")
    settle(qtbot, window.desk)
    assert tab.session.entry("000009", THURSDAY).state is DayState.LEAVE
    window.desk.set_week(Week.of(THURSDAY).shifted(-1))
    window.desk.set_week(Week.of(THURSDAY))
    settle(qtbot, window.desk)
    assert tab.session.days[0] == MONDAY


def add_leave_for(people: Store, number: str) -> None:
    """Leave from elsewhere."""
    make(people, add_leave({"employee_no": number, "first": THURSDAY, "last": THURSDAY, "kind": ""}, THURSDAY), RM)


def test_enter_goes_down_the_people_and_tab_past_the_end_of_a_week(tab: EntryTab, qtbot: QtBot) -> None:
    order = tab.grid.model.order
    at(tab)
    press(qtbot, "5", Key.Key_Return, "6", Key.Key_Down, "7", Key.Key_Up)
    assert [tab.session.entry(number, THURSDAY).cells[0] for number in order[:3]] == ["5", "6", "7"]
    assert tab.grid.cell == (order[1], THURSDAY, Item.LEAFLETS)
    seventh = order[6]
    at(tab, number=seventh)
    press(qtbot, Key.Key_Down)
    assert tab.grid.cell == (order[7], THURSDAY, Item.LEAFLETS)
    at(tab, THURSDAY + timedelta(days=1), Item.CLIENT_CALLS)
    press(qtbot, Key.Key_Tab)
    assert tab.grid.cell == (order[1], MONDAY, Item.LEAFLETS)
    press(qtbot, Key.Key_Backtab)
    assert tab.grid.cell == (CM, THURSDAY + timedelta(days=1), Item.CLIENT_CALLS)


def test_editing_a_cell_and_giving_it_up(tab: EntryTab, qtbot: QtBot) -> None:
    at(tab)
    press(qtbot, "5", "0", Key.Key_Return)
    at(tab)
    press(qtbot, Key.Key_F2, Key.Key_End, "1", Key.Key_Left)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert tab.session.entry(CM, THURSDAY).cells[0] == "501"
    press(qtbot, Key.Key_Escape)
    assert tab.session.entry(CM, THURSDAY).cells[0] == "50"
    at(tab)
    press(qtbot, "7", Key.Key_Right)
    assert tab.grid.cell == (CM, THURSDAY, Item.PROSPECTS)
    at(tab)
    press(qtbot, Key.Key_Delete)
    assert tab.session.entry(CM, THURSDAY).draft is None


def test_an_input_method_may_commit_wide_digits(tab: EntryTab, qtbot: QtBot) -> None:
    at(tab)
    event = QInputMethodEvent()
    event.setCommitString("１２")
    QApplication.sendEvent(tab.grid.days, event)
    press(qtbot, Key.Key_Return)
    assert tab.session.entry(CM, THURSDAY).cells[0] == "12"


def test_drafts_survive_leaving_the_page_and_a_new_window(
    tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot
) -> None:
    at(tab)
    press(qtbot, "5", "O", Key.Key_Tab, "3")
    window.desk.set_theme("dark")
    settle(qtbot, window.desk)
    again = tab_of(window)
    assert again is not tab
    assert again.session.entry(CM, THURSDAY).cells[:2] == ("5O", "3")
    assert stored(people).cells[:2] == ("5O", "3")
    assert [cell[2] for cell in again.session.wrong] == [Item.LEAFLETS]


def test_undo_takes_back_what_is_not_saved_then_each_pause(
    tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot
) -> None:
    before = contents(people)
    at(tab)
    press(qtbot, "5", Key.Key_Tab)
    tab.session.save()
    settle(qtbot, window.desk)
    press(qtbot, "3", Key.Key_Tab)
    tab.session.save()
    settle(qtbot, window.desk)
    press(qtbot, "9", Key.Key_Tab)
    for cells in (("5", "3", ""), ("5", "", ""), ("", "", "")):
        control(qtbot, Key.Key_Z)
        settle(qtbot, window.desk)
        assert tab.session.entry(CM, THURSDAY).cells[:3] == cells
    assert contents(people) == before


def test_closed_days_take_nothing_and_say_why(tab: EntryTab, window: MainWindow, qtbot: QtBot) -> None:
    at(tab, THURSDAY + timedelta(days=1))
    press(qtbot, "5")
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
    assert "不能登錄未來日期" in window.status.words.text()
    assert tab.session.pending == {}


def test_as_the_day_before(tab: EntryTab, qtbot: QtBot) -> None:
    at(tab, WEDNESDAY)
    type_day(qtbot, FULL)
    at(tab)
    control(qtbot, Key.Key_D)
    assert tab.session.entry(CM, THURSDAY).cells == FULL
    at(tab, number="000009")
    control(qtbot, Key.Key_D)
    assert tab.session.entry("000009", THURSDAY).cells == ("",) * 5


def test_leave_is_given_and_taken_back(tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot) -> None:
    def on_leave() -> bool:
        with people.reading() as reader:
            org: Organisation = reader.organisation()
        return org.on_leave(CM, THURSDAY)

    at(tab)
    control(qtbot, Key.Key_L)
    settle(qtbot, window.desk)
    assert on_leave()
    assert tab.session.entry(CM, THURSDAY).state is DayState.LEAVE
    assert tab.session.people[CM].pass_mark == 80
    at(tab)
    control(qtbot, Key.Key_L)
    settle(qtbot, window.desk)
    assert not on_leave()
    at(tab)
    control(qtbot, Key.Key_L)
    settle(qtbot, window.desk)
    control(qtbot, Key.Key_Z)
    settle(qtbot, window.desk)
    assert not on_leave()


def test_a_late_day_asks_for_its_reason_in_the_card(
    tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot
) -> None:
    at(tab, MONDAY)
    type_day(qtbot, FULL)
    at(tab, MONDAY)
    assert tab.session.ready() == []
    assert len(tab.session.lacking()) == 1
    assert tab.day_card.reason.isVisible()
    write(qtbot, tab.day_card.reason, "外出培訓")
    submit(qtbot, tab)
    settle(qtbot, window.desk)
    assert stored(people, MONDAY).reason == "外出培訓"
    assert "外出培訓" in str(last_details(people))


def test_an_approved_log_reopens_with_a_reason_that_is_in_the_audit(
    people: Store, windows: MakeWindow, qtbot: QtBot
) -> None:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    decide_logs(people, Decision.APPROVE, RM, "", (MONDAY, MONDAY), THURSDAY, people=[CM])
    window = windows(people, today=THURSDAY)
    tab = tab_of(window)
    at(tab, MONDAY, Item.PROSPECTS)
    press(qtbot, "9", Key.Key_Return)
    at(tab, MONDAY, Item.PROSPECTS)
    assert tab.session.ready() == []
    assert tab.day_card.reason.isVisible()
    write(qtbot, tab.day_card.reason, "漏記電話")
    before = contents(people)
    tab.session.save()
    submit(qtbot, tab)
    found = log(people, MONDAY)
    assert found is not None
    assert (found.status, found.revision, found.counts.prospects) == (LogStatus.SUBMITTED, 2, 9)
    assert "漏記電話" in str(last_details(people))
    settle(qtbot, window.desk)
    window.desk.undo_last()
    settle(qtbot, window.desk)
    assert contents(people)["work_log"] == before["work_log"]


def test_a_paste_marks_wrong_cells_offers_fixes_and_is_one_undo(
    tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot
) -> None:
    before = contents(people)
    names = [tab.session.people[number].name for number in tab.grid.model.order[1:3]]
    QGuiApplication.clipboard().setText(f"{names[1]}\t5O\t3\t1\t4\t4\n{names[0]}\t50\t3\t1\t4個\t4\n王五\t1\n")
    at(tab)
    control(qtbot, Key.Key_V)
    settle(qtbot, window.desk)
    first, second = tab.grid.model.order[2], tab.grid.model.order[1]
    assert tab.session.wrong == [(second, THURSDAY, Item.FOLLOW_UPS), (first, THURSDAY, Item.LEAFLETS)]
    assert len(tab.session.pasted) == 8
    assert tab.paste_card.to_fix.text() == "2 格待改"
    assert "不在此處" in tab.paste_card._left_out(tab.session.facts)[0]
    press(qtbot, Key.Key_F8)
    assert tab.grid.cell == (second, THURSDAY, Item.FOLLOW_UPS)
    control(qtbot, Key.Key_Z)
    settle(qtbot, window.desk)
    assert contents(people) == before
    assert tab.session.wrong == []


def test_a_fix_is_one_click(tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("5O\t3\t1\t4\t4個\t9")
    at(tab)
    control(qtbot, Key.Key_V)
    settle(qtbot, window.desk)
    for _ in range(2):
        fix = next(b for b in tab.paste_card.findChildren(type(tab.submit_button)) if "改為" in b.text())
        qtbot.mouseClick(fix, Qt.MouseButton.LeftButton)
        qtbot.wait(1)
    assert tab.session.entry(CM, THURSDAY).cells == FULL
    assert tab.submit_button.isEnabled()
    sentences = tab.paste_card._left_out(tab.session.facts)
    assert len(sentences) == 1
    assert "未來日期" in sentences[0]


def test_a_block_wider_than_the_grid_says_what_was_left_out(tab: EntryTab, window: MainWindow, qtbot: QtBot) -> None:
    last = tab.grid.model.order[-1]
    QGuiApplication.clipboard().setText("1\t2\t3\n4\t5\t6")
    at(tab, THURSDAY + timedelta(days=1), Item.CLIENT_CALLS, last)
    control(qtbot, Key.Key_V)
    settle(qtbot, window.desk)
    left = tab.paste_card._left_out(tab.session.facts)
    assert "多出 2 欄未貼入" in left
    assert "多出 1 列未貼入" in left


def test_the_chosen_cells_are_copied_without_scores(tab: EntryTab, qtbot: QtBot) -> None:
    at(tab, WEDNESDAY)
    type_day(qtbot, (*FULL, "60"))
    at(tab, WEDNESDAY, Item.CLIENT_CALLS)
    qtbot.keyClick(tab.grid.days, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    tab.grid.days.selectRow(tab.grid.days.currentIndex().row())
    control(qtbot, Key.Key_C)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert len(cells) == 25
    assert cells[10:16] == [*FULL, "60"]


def test_a_band_folds(tab: EntryTab, qtbot: QtBot) -> None:
    model = tab.grid.model
    people = len(model.order)
    place = tab.grid.left.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(tab.grid.left.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    assert len(model.order) == people - 7
    tab.grid.days.setFocus()
    qtbot.keyClick(tab.grid.days, Key.Key_G, CTRL)
    assert len(model.order) == 0
    qtbot.keyClick(tab.grid.days, Key.Key_G, CTRL)
    assert len(model.order) == people


def test_one_persons_day_with_its_texts(tab: EntryTab, people: Store, window: MainWindow, qtbot: QtBot) -> None:
    at(tab)
    qtbot.mouseClick(tab.mode.buttons[PERSON], Qt.MouseButton.LeftButton)
    form = tab.form
    assert form.place == (CM, THURSDAY)
    for line, text in zip(form.counts.values(), ("５０", "3", "1", "4", "4"), strict=True):
        write(qtbot, line, text)
    write(qtbot, form.areas["done"], "走訪網點")
    assert form.counts[Item.LEAFLETS].text() == "50"
    assert tab.submit_button.isEnabled()
    submit(qtbot, tab)
    found = log(people)
    assert found is not None
    assert (found.status, found.text.done, found.counts.leaflets) == (LogStatus.SUBMITTED, "走訪網點", 50)
    settle(qtbot, window.desk)
    form.turn(1)
    assert form.place == (tab.grid.model.order[1], THURSDAY)
    assert form.counts[Item.LEAFLETS].text() == ""
    qtbot.mouseClick(tab.mode.buttons[TEAM], Qt.MouseButton.LeftButton)
    assert tab.grid.cell is not None
    assert tab.grid.cell[0] == tab.grid.model.order[1]


def test_the_blank_workbook(
    tab: EntryTab, window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "範本.xlsx"
    monkeypatch.setattr(window.desk.ask, "save_file", lambda *_: target)
    qtbot.mouseClick(tab.template_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window.desk)
    assert target.stat().st_size > 3_000


def test_a_unit_without_people_says_so(empty: Store, windows: MakeWindow) -> None:
    tab = tab_of(windows(empty, me=""))
    assert tab.stack.currentWidget() is tab.empty


def test_two_hundred_people_are_pasted_at_once(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    """U6: 200 x 10 cells, wrong ones marked, one undo."""
    rows = [
        {
            "employee_no": f"9{n:05d}",
            "name": f"人{n}",
            "employed_from": date(2020, 1, 1),
            "employed_to": None,
            "phone": "",
            "unit": "B001-D2-R1",
            "role": "account_manager",
            "assigned_from": date(2020, 1, 1),
        }
        for n in range(200)
    ]
    with people.action("test") as writer:
        writer.merge("members", rows, TODAY)
    before = contents(people)
    window = windows(people, today=THURSDAY)
    tab = tab_of(window)
    settle(qtbot, window.desk)
    lines = ["\t".join([f"9{n:05d}", *FULL, *FULL]) for n in range(200)]
    lines[7] = lines[7].replace("50", "5O", 1)
    QGuiApplication.clipboard().setText("\r\n".join(lines))
    at(tab, WEDNESDAY)
    start, used = time.perf_counter(), time.process_time()
    control(qtbot, Key.Key_V)
    QApplication.processEvents()
    seen = time.perf_counter() - start
    settle(qtbot, window.desk)
    took, used = time.perf_counter() - start, time.process_time() - used
    assert (len(tab.session.pasted), len(tab.session.wrong)) == (1999, 1)
    print(f"U6: on screen after {seen:.2f} s, kept after {took:.2f} s, {used:.2f} s of work")
    assert used < 3.0, (
        f"{used:.2f} s of work until they were kept"
    )  # 0.3 s alone; beside other tests the cores are shared
    assert contents(people) != before
    control(qtbot, Key.Key_Z)
    settle(qtbot, window.desk)
    assert contents(people) == before
    assert tab.session.pasted == set()
