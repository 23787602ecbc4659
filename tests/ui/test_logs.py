"""Work logs: reviewing by keys, deciding in bulk, the list of all, reminders; on the real window and store."""

import shutil
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from domain.review import Chosen, GivenReply
from domain.services.deciding import decide_chosen
from domain.services.entering import hand_in, team_week
from domain.weeks import Week
from domain.work_log import Counts, Decision, LogStatus
from storage.store import Store
from tests.conftest import NOW, TODAY
from tests.ui.conftest import MANAGER, MakeWindow, settle
from ui.kit.cells import lines_of
from ui.kit.looks import Chips
from ui.pages.logs.all_logs import AllLogsTab
from ui.pages.logs.answer import form_of
from ui.pages.logs.entry import EntryTab
from ui.pages.logs.missing import MissingTab
from ui.pages.logs.page import LogsPage
from ui.pages.logs.queue import key_of
from ui.pages.logs.review import ReviewTab
from ui.shell.window import MainWindow

KEYS, MODIFIERS = Qt.Key, Qt.KeyboardModifier


def logs_page(window: MainWindow, qtbot: QtBot, **target: Any) -> LogsPage:
    window.activateWindow()
    window.go("logs", target)
    settle(qtbot, window.desk)
    assert isinstance(window.page, LogsPage)
    return window.page


@pytest.fixture
def review(window: MainWindow, qtbot: QtBot) -> ReviewTab:
    """The queue of the market manager, with the keyboard on it."""
    found = logs_page(window, qtbot).tab(ReviewTab)
    found.table.setFocus()
    qtbot.waitUntil(found.table.hasFocus)
    return found


def status_of(store: Store, one: Chosen) -> LogStatus:
    with store.reading() as reader:
        return reader.logs_on({one.day}, {one.employee_no})[one.employee_no][one.day].status


def replies_to(store: Store, one: Chosen) -> list[str]:
    with store.reading() as reader:
        return [r.content for r in reader.replies(one.day, one.day) if r.employee_no == one.employee_no]


def test_a_approves_and_the_next_log_stands_there(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    first, second = (row.chosen for row in review.waiting.rows[:2])
    assert review.detail.shown is not None
    assert review.detail.shown.chosen == first
    qtbot.keyClick(review.table, KEYS.Key_A)
    assert status_of(branch, first) is LogStatus.APPROVED
    assert review.detail.shown is not None
    assert review.detail.shown.chosen == second
    assert first not in [row.chosen for row in review.waiting.rows]
    assert review.table.hasFocus()
    qtbot.waitUntil(lambda: any(given.employee_no == first.employee_no for given in review.waiting.given))
    qtbot.keyClick(review.table, KEYS.Key_Z, MODIFIERS.ControlModifier)
    assert status_of(branch, first) is LogStatus.SUBMITTED
    qtbot.waitUntil(lambda: first in [row.chosen for row in review.waiting.rows], timeout=5000)
    assert review.waiting.given == ()


def test_a_return_needs_its_reason(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    first = review.waiting.rows[0].chosen
    qtbot.keyClick(review.table, KEYS.Key_R)
    words = review.answer.words
    assert words.hasFocus()
    qtbot.keyClick(words, KEYS.Key_Return, MODIFIERS.ControlModifier)
    assert review.answer.error.isVisible()
    assert status_of(branch, first) is LogStatus.SUBMITTED
    qtbot.keyClicks(words, "A R C S")
    assert status_of(branch, first) is LogStatus.SUBMITTED
    qtbot.keyClick(words, KEYS.Key_Return, MODIFIERS.ControlModifier)
    assert status_of(branch, first) is LogStatus.RETURNED
    assert replies_to(branch, first)[-1] == "A R C S"
    assert review.answer.text == ""
    assert review.table.hasFocus()


def test_a_comment_leaves_the_log_in_the_queue(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    first = review.waiting.rows[0].chosen
    qtbot.keyClick(review.table, KEYS.Key_C)
    qtbot.keyClick(review.answer.words, KEYS.Key_Return, MODIFIERS.ControlModifier)
    assert review.answer.error.isVisible()
    qtbot.keyClicks(review.answer.words, "ok")
    qtbot.keyClick(review.answer.words, KEYS.Key_Return, MODIFIERS.ControlModifier)
    assert status_of(branch, first) is LogStatus.SUBMITTED
    assert replies_to(branch, first)[-1] == "ok"
    assert first in [row.chosen for row in review.waiting.rows]


def test_skip_escape_phrases_and_history(review: ReviewTab, qtbot: QtBot) -> None:
    second = review.waiting.rows[1].chosen
    qtbot.keyClick(review.table, KEYS.Key_S)
    assert review.detail.shown is not None
    assert review.detail.shown.chosen == second
    qtbot.keyClick(review.table, KEYS.Key_R)
    qtbot.keyClick(review.answer.words, KEYS.Key_Escape)
    assert review.table.hasFocus()
    phrase = review.answer.phrases[0]
    qtbot.mouseClick(phrase, Qt.MouseButton.LeftButton)
    assert review.answer.text == phrase.text()
    again = next(row for row in review.waiting.rows if row.log.revision > 1)
    review.table.select_where(lambda line: line == again)
    review.table.setFocus()
    qtbot.keyClick(review.table, KEYS.Key_H)
    assert review.detail.versions.isVisible()
    review.detail.versions.close()
    assert review.detail.story.compare.isVisible()
    qtbot.keyClick(review.table, KEYS.Key_Space)


def test_those_that_meet_are_chosen_and_approved_as_one(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    meeting = [row.chosen for row in review.waiting.rows if row.meets]
    assert str(len(meeting)) in review.sieve.select.text()
    qtbot.mouseClick(review.sieve.select, Qt.MouseButton.LeftButton)
    assert [row.chosen for row in review.chosen_rows()] == meeting
    button = review.answer.buttons[Decision.APPROVE]
    assert f" {len(meeting)} " in button.text()
    assert {status_of(branch, one) for one in meeting} == {LogStatus.SUBMITTED}
    qtbot.keyClick(review.table, KEYS.Key_A)
    assert {status_of(branch, one) for one in meeting} == {LogStatus.APPROVED}
    qtbot.waitUntil(lambda: len(review.waiting.given) == len(meeting), timeout=5000)
    review.table.select_where(lambda line: isinstance(line, GivenReply))
    assert review.back.isVisible()
    assert str(len(meeting)) in review.back.text()
    qtbot.mouseClick(review.back, Qt.MouseButton.LeftButton)
    assert {status_of(branch, one) for one in meeting} == {LogStatus.SUBMITTED}


def test_shift_and_arrows_choose_several(review: ReviewTab, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(review.table, KEYS.Key_Down, MODIFIERS.ShiftModifier)
    count = len(review.chosen_rows())
    assert count > 1
    assert f" {count} " in review.answer.buttons[Decision.RETURN].text()


def test_a_log_that_changed_meanwhile_is_refused_by_name(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    first, second = review.waiting.rows[0], review.waiting.rows[1]
    review.desk.changed.disconnect()
    with branch.action("entry") as writer:
        changed = first.log.decided(Decision.RETURN, "x").rewritten(Counts(60, 9, 9, 9, 9), first.log.text)
        writer.change_logs([(first.log, changed, 54, "base@2000-01-01")])
    review.table.choose_all([first.chosen, second.chosen])
    qtbot.keyClick(review.table, KEYS.Key_A)
    assert review.refusals.isVisible()
    assert first.log.employee_no in review.refusals.words.text()
    assert len(review.refusals.words.text().splitlines()) == 2
    assert status_of(branch, first.chosen) is LogStatus.SUBMITTED
    assert status_of(branch, second.chosen) is LogStatus.APPROVED


def test_nobody_decides_an_own_log(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch, me="000008")
    page = logs_page(window, qtbot)
    tab = page.tab(ReviewTab)
    assert tab.waiting.rows == ()
    assert tab.table.empty is not None
    day = date(2026, 11, 16)
    page.open(tab="review", person="000008", day=day)
    assert tab.detail.shown is not None
    assert not tab.answer.buttons[Decision.APPROVE].isEnabled()
    assert tab.answer.rule.text() == window.desk.say("logs.own_log")


def test_who_is_unknown_is_asked_who_he_is(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    table = logs_page(windows(branch, me=""), qtbot).tab(ReviewTab).table
    assert table.empty is not None
    assert table.empty.button is not None


def test_filters_narrow_the_queue(review: ReviewTab, qtbot: QtBot) -> None:
    whole = len(review.waiting.rows)
    review.sieve.mark.setCurrentIndex(review.sieve.mark.findData("misses"))
    shown = [row for n in range(review.table.rows_model.rowCount()) if (row := review.table.row_at(n))]
    assert 0 < len(shown) < whole
    review.sieve.mark.setCurrentIndex(review.sieve.mark.findData("late"))
    assert review.table.empty is not None
    assert review.table.empty.button is not None
    qtbot.mouseClick(review.table.empty.button, Qt.MouseButton.LeftButton)
    review.desk.set_week(Week(2026, 47))
    review.sieve.span.setCurrentIndex(review.sieve.span.findData("week"))
    settle(qtbot, review.desk)
    assert {Week.of(row.log.day) for row in review.waiting.rows} == {Week(2026, 47)}


def test_fifty_logs_a_minute_by_keys(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    """U2 and P3: fifty decisions by single keys, with a return, a skip and an undo among them; none keeps one waiting."""
    begun, slowest = time.perf_counter(), []
    for number in range(50):
        before = review.detail.shown
        start = time.perf_counter()
        if number % 10 == 9:
            qtbot.keyClick(review.table, KEYS.Key_R)
            qtbot.keyClicks(review.answer.words, "more")
            start = time.perf_counter()
            qtbot.keyClick(review.answer.words, KEYS.Key_Return, MODIFIERS.ControlModifier)
        else:
            qtbot.keyClick(review.table, KEYS.Key_A)
        review.table.viewport().repaint()
        review.detail.repaint()
        slowest.append(time.perf_counter() - start)
        assert review.detail.shown is not before
    assert time.perf_counter() - begun < 60
    assert sorted(slowest)[25] < 1.0  # the 50 ms of P3 are measured by the benchmark
    with branch.reading() as reader:
        assert len(reader.replies_given(MANAGER, TODAY)) == 50


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_large_letters_leave_everything_in_sight(
    branch: Store, windows: MakeWindow, qtbot: QtBot, language: str
) -> None:
    """At 1440 x 900 and 150 per cent nothing scrolls sideways, and the ways to decide stand on the screen."""
    window = windows(branch, language=language, zoom=150)
    window.resize(1440, 900)
    page = logs_page(window, qtbot)
    tab = page.tab(ReviewTab)
    qtbot.wait(20)
    area = next(area for area in window.findChildren(QScrollArea) if area.widget() is window.stack)
    for scrolled in (area, tab.table, tab.detail.area):
        assert scrolled.horizontalScrollBar().maximum() == 0, scrolled
    assert area.verticalScrollBar().maximum() == 0
    approve = tab.answer.buttons[Decision.APPROVE]
    assert not approve.visibleRegion().isEmpty()
    assert tab.table.isColumnHidden(3)
    again = next(row for row in tab.waiting.rows if row.log.revision > 1)
    look = tab.table.columns[2].look
    assert look is not None
    shown = look(again)
    assert isinstance(shown, Chips)
    assert shown.chips[0].text == window.desk.say("logs.again")
    page.open(tab="entry")
    settle(qtbot, window.desk)
    days = page.tab(EntryTab).grid.days
    assert days.viewport().rect().contains(days.visualRect(days.currentIndex()))  # today, at the end of the week
    assert area.horizontalScrollBar().maximum() == 0
    menu = tab.answer.findChild(QMenu)
    assert menu is not None
    menu.actions()[1].trigger()
    assert tab.answer.text == menu.actions()[1].text()


def test_chips_take_as_many_lines_as_there_are() -> None:
    assert lines_of([50, 50, 50, 50], 120, 2, 4, 30) == [[0, 1], [2, 3]]
    assert lines_of([50, 50, 50, 50, 50], 120, 2, 4, 30) == [[0, 1], [2, -2]]
    assert lines_of([50, 50, 50], 120, 1, 4, 30) == [[0, -2]]
    assert lines_of([500, 50], 120, 1, 4, 30) == [[0, -1]]
    assert lines_of([500, 50], 120, 2, 4, 30) == [[0], [1]]
    assert lines_of([], 120, 2, 4, 30) == [[]]


# words typed and not sent


def draft_of(store: Store, one: Chosen) -> str:
    with store.reading() as reader:
        return reader.form_draft(MANAGER, form_of(one))


def test_words_stay_with_their_log_until_they_are_sent(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    first, second = (row.chosen for row in review.waiting.rows[:2])
    words = review.answer.words
    qtbot.keyClick(review.table, KEYS.Key_R)
    qtbot.keyClicks(words, "call again")
    qtbot.keyClick(words, KEYS.Key_Escape)
    qtbot.keyClick(review.table, KEYS.Key_S)
    assert review.answer.text == ""
    assert draft_of(branch, first) == "call again"
    qtbot.keyClicks(words, "second")
    qtbot.keyClick(words, KEYS.Key_Escape)
    qtbot.keyClick(review.table, KEYS.Key_Down, MODIFIERS.ShiftModifier)
    assert review.answer.text == ""
    assert draft_of(branch, second) == "second"
    review.table.select_where(lambda line: key_of(line) == first)
    assert review.answer.text == "call again"
    qtbot.keyClick(words, KEYS.Key_Return, MODIFIERS.ControlModifier)
    assert replies_to(branch, first)[-1] == "call again"
    assert draft_of(branch, first) == ""
    assert review.detail.shown is not None
    assert (review.detail.shown.chosen, review.answer.text) == (second, "second")
    words.selectAll()
    qtbot.keyClick(words, KEYS.Key_Delete)
    review.leave()
    assert draft_of(branch, second) == ""


def test_words_survive_a_new_look_and_a_kill(
    review: ReviewTab, branch: Store, windows: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    desk, fifth = review.desk, review.waiting.rows[4].chosen
    review.table.select_where(lambda line: key_of(line) == fifth)
    qtbot.keyClicks(review.answer.words, "look")
    review.refresh()  # an answer to a tab that is gone is nobody's
    desk.set_language("en")
    assert desk.window is not None
    window = desk.window
    assert isinstance(window, MainWindow)
    settle(qtbot, desk)
    again = logs_page(window, qtbot).tab(ReviewTab)
    assert again.detail.shown is not None
    assert (again.detail.shown.chosen, again.answer.text) == (fifth, "look")
    qtbot.keyClicks(again.answer.words, "!!")
    typed = again.answer.text
    assert "!!" in typed
    qtbot.waitUntil(lambda: draft_of(branch, fifth) == typed, timeout=2_000)  # nobody left the log
    for file in branch.path.parent.glob(f"{branch.path.name}*"):
        shutil.copy(file, tmp_path / file.name.replace(branch.path.name, "killed.db"))
    killed = Store.open(tmp_path / "killed.db", lambda: NOW)
    other = logs_page(windows(killed), qtbot).tab(ReviewTab)
    other.table.select_where(lambda line: key_of(line) == fifth)
    assert other.answer.text == typed


def test_why_a_log_came_late_is_read_where_it_is_decided(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    day = date(2026, 11, 16)
    with people.reading() as reader:
        team = team_week(reader, reader.organisation(), "B001-D2", Week.of(day), TODAY)
    for number, reason in (("000008", "外出培訓"), ("000009", "")):
        entry = next(p for p in team.people if p.employee_no == number).on(day)
        entry = replace(entry, late=bool(reason)).with_draft(cells=("50", "3", "1", "4", "4"), reason=reason)
        assert hand_in(people, [entry], TODAY if reason else day, "000007").taken
    tab = logs_page(windows(people), qtbot).tab(ReviewTab)
    detail = tab.detail
    assert detail.shown is not None
    assert detail.shown.handed.log.employee_no == "000008"
    assert detail.reason.isVisible()
    assert "外出培訓" in detail.reason.words.text()
    assert "外出培訓" in detail.story.told(detail.shown)[0][2]
    tab.skip()
    assert detail.shown.handed.log.employee_no == "000009"
    assert not detail.reason.isVisible()


# all logs


def test_all_logs_are_filtered_sorted_and_opened(window: MainWindow, qtbot: QtBot) -> None:
    page = logs_page(window, qtbot, tab="all")
    tab, desk = page.tab(AllLogsTab), window.desk
    with desk.store.reading() as reader:
        org = reader.organisation()
        logs = [log for days in reader.logs(date(2026, 1, 1), TODAY).values() for log in days.values()]
    below = org.below(desk.unit)
    mine = [x for x in logs if org.members[x.employee_no].assignment_on(x.day).unit in below]
    assert tab.table.asked.rowCount() == len(mine) > 300
    tab.person.setText("000012")
    qtbot.waitUntil(lambda: tab.table.asked.rowCount() == sum(x.employee_no == "000012" for x in mine))
    tab.table.sortByColumn(8, Qt.SortOrder.DescendingOrder)
    settle(qtbot, desk)
    scores = [line.score for n in range(tab.total) if (line := tab.table.row_at(n))]
    assert scores == sorted(scores, reverse=True)
    tab.score.setCurrentIndex(1)
    settle(qtbot, desk)
    low = [line.score for n in range(tab.total) if (line := tab.table.row_at(n))]
    assert max(low) < 20
    tab.state.setCurrentIndex(tab.state.findData("draft"))
    settle(qtbot, desk)
    assert tab.table.empty is not None
    assert tab.table.empty.button is not None
    qtbot.mouseClick(tab.table.empty.button, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    assert tab.total == len(mine)
    for period in ("week", "month", "quarter", "own"):
        tab.period.setCurrentIndex(tab.period.findData(period))
        settle(qtbot, desk)
        assert 0 <= tab.total <= len(mine)
    tab.period.setCurrentIndex(0)
    settle(qtbot, desk)
    tab.table.select_place(3)
    wanted = tab.table.current()
    assert wanted is not None
    qtbot.keyClick(tab.table, KEYS.Key_Return)
    assert page.shown_code == "review"
    detail = page.tab(ReviewTab).detail
    settle(qtbot, desk)  # it stays when the queue has been read
    assert detail.shown is not None
    assert (detail.shown.handed.log.employee_no, detail.shown.handed.log.day) == (wanted.employee_no, wanted.day)


def test_search_leads_to_a_persons_logs(window: MainWindow, qtbot: QtBot) -> None:
    page = logs_page(window, qtbot, tab="all", person="000012")
    assert page.shown_code == "all"
    assert {
        line.employee_no for n in range(page.tab(AllLogsTab).total) if (line := page.tab(AllLogsTab).table.row_at(n))
    } == {"000012"}


# missing


def test_reminders_are_edited_and_copied(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.set_week(Week(2026, 47))
    page = logs_page(window, qtbot, tab="missing")
    tab = page.tab(MissingTab)
    assert tab.rows
    first = tab.rows[0]
    assert first.name in tab.words.toPlainText()
    tab.words.setPlainText("請補登")
    qtbot.mouseClick(tab.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "請補登"
    tab.whom.choose("all")
    tab.whom.changed.emit("all")
    assert all(row.name in tab.words.toPlainText() for row in tab.rows)
    tab.language.setCurrentIndex(tab.language.findData("en"))
    assert "These colleagues" in tab.words.toPlainText()
    qtbot.waitUntil(lambda: page.bar.tabText(3).endswith(f"　{len(tab.rows)}"), timeout=5_000)


def test_the_queue_shows_a_decision_made_elsewhere(review: ReviewTab, branch: Store, qtbot: QtBot) -> None:
    first = review.waiting.rows[0].chosen
    decide_chosen(branch, Decision.APPROVE, MANAGER, "", [first], TODAY)
    qtbot.waitUntil(lambda: first not in [row.chosen for row in review.waiting.rows], timeout=5000)
