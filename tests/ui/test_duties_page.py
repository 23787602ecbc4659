"""All duties of a scope, and the replies owed, by real clicks and keys on the real store."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from domain.duties.catalogue import Measure
from domain.duties.facts import Records
from domain.duties.judging import duties_of
from domain.duties.replying import ReplyLine
from domain.duties.watching import Watched, watch
from domain.services.duties import replies_owed, watched
from domain.terms import LANGUAGES
from domain.weeks import Week
from storage.store import Store
from tests.domain.duty_office import event, facts
from tests.ui.conftest import MakeWindow, settle
from ui.duties.places import PLACES
from ui.duties.words import full_title_of, how_of, left_of, tip_of
from ui.kit.looks import Band
from ui.kit.page import TabbedPage
from ui.pages.duties.page import DutiesPage
from ui.pages.logs.missing import MissingTab
from ui.pages.logs.page import LogsPage
from ui.pages.logs.replies import RepliesTab
from ui.pages.logs.review import ReviewTab
from ui.pages.outlets.events_tab import EventsTab
from ui.pages.outlets.page import OutletsPage
from ui.shell.window import MainWindow

FRIDAY = date(2026, 11, 20)
UNIT = "B001-D2"


@pytest.fixture
def window(branch: Store, windows: MakeWindow) -> MainWindow:
    """The market manager's window on the samples' Friday."""
    return windows(branch, today=FRIDAY)


def duties_page(window: MainWindow, qtbot: QtBot) -> DutiesPage:
    window.go("duties", {})
    settle(qtbot, window.desk)
    assert isinstance(window.page, DutiesPage)
    return window.page


def listed(page: DutiesPage) -> list[Watched]:
    """The first page of the list, in its order."""
    found = (page.table.row_at(n) for n in range(page.table.model().rowCount()))
    return [one for one in found if one is not None]


def test_all_duties_stand_by_deadline(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    page = duties_page(window, qtbot)
    with branch.reading() as reader:
        found = watched(reader, FRIDAY, UNIT)
    assert page.table.model().rowCount() == len(found)
    dues = [one.duty.due for one in listed(page)]
    assert dues == sorted(dues)
    opened = sum(one.is_open for one in found)
    assert page.count.text() == f"{len(found)} 項職責，{opened} 項未完成"
    assert "2026-11-20" in page.context()
    qtbot.mouseClick(page.view.buttons["met"], Qt.MouseButton.LeftButton)
    settle(qtbot, window.desk)
    assert page.table.model().rowCount() == sum(one.duty.met is True for one in found)
    qtbot.mouseClick(page.view.buttons["open"], Qt.MouseButton.LeftButton)
    settle(qtbot, window.desk)
    assert page.table.model().rowCount() == opened


def test_the_list_is_narrowed_sorted_and_handed_out(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    """In one window: filter, order, clipboard, workbook, another week, and on to what a line counts."""
    the_list_is_narrowed_and_cleared(window, qtbot)
    it_is_sorted_copied_and_exported(window, qtbot, tmp_path)
    an_earlier_week_is_seen_from_its_end(window, qtbot)
    a_line_opens_what_it_counts(window, qtbot)


def the_list_is_narrowed_and_cleared(window: MainWindow, qtbot: QtBot) -> None:
    page = duties_page(window, qtbot)
    everything = page.table.model().rowCount()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.finder, "000007")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 9, timeout=5_000)
    assert {one.duty.subject for one in listed(page)} == {"000007"}
    page.finder.clear()
    page.rule.setCurrentIndex(page.rule.findData("4-10"))
    settle(qtbot, window.desk)
    assert [one.duty.subject for one in listed(page)] == ["000007", "000026"]
    page.period.setCurrentIndex(page.period.findData("day"))
    settle(qtbot, window.desk)
    assert page.table.model().rowCount() == 0
    assert page.table.empty is not None
    assert page.table.empty.button is not None
    qtbot.mouseClick(page.table.empty.button, Qt.MouseButton.LeftButton)
    settle(qtbot, window.desk)
    assert page.table.model().rowCount() == everything
    window.go("duties", {"text": "四(二)"})
    settle(qtbot, window.desk)
    assert {one.duty.entry.article[:4] for one in listed(page)} == {"四(二)"}


def a_line_opens_what_it_counts(window: MainWindow, qtbot: QtBot) -> None:
    page = duties_page(window, qtbot)
    window.go("duties", {"rule": "4-10"})
    settle(qtbot, window.desk)
    page.table.select_place(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert isinstance(window.page, LogsPage)
    assert window.page.shown_code == "replies"
    line = window.page.tab(RepliesTab).table.current()
    assert line is not None
    assert line.key == "4-10"


def it_is_sorted_copied_and_exported(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page, desk = duties_page(window, qtbot), window.desk
    window.go("duties", {"rule": "4-3"})
    settle(qtbot, desk)
    place = next(n for n, column in enumerate(page.columns) if column.code == "who")
    page.table.sortByColumn(place, Qt.SortOrder.DescendingOrder)
    settle(qtbot, desk)
    names = [one.duty.name for one in listed(page)]
    assert names == sorted(names, reverse=True)
    page.table.select_place(0)
    page.table.copy()
    assert names[0] in QGuiApplication.clipboard().text()
    target = tmp_path / "duties.xlsx"
    desk.ask.save_file = lambda *_: None  # type: ignore[method-assign]
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    desk.ask.save_file = lambda *_: target  # type: ignore[method-assign]
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    settle(qtbot, desk)
    rows = list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:3] == ("條文", "職責", "負責")
    assert [row[2] for row in rows[1:]] == names
    due = rows[1][rows[0].index("期限")]
    assert isinstance(due, datetime)
    assert due.date() == FRIDAY


def an_earlier_week_is_seen_from_its_end(window: MainWindow, qtbot: QtBot) -> None:
    page = duties_page(window, qtbot)
    window.desk.set_week(Week(2026, 46))
    settle(qtbot, window.desk)
    assert "2026-11-15" in page.context()
    assert all(one.on == date(2026, 11, 15) for one in listed(page))


def replies_tab(window: MainWindow, qtbot: QtBot) -> RepliesTab:
    window.go("logs", {"tab": "replies"})
    settle(qtbot, window.desk)
    assert isinstance(window.page, LogsPage)
    return window.page.tab(RepliesTab)


def lines_of(tab: RepliesTab) -> list[ReplyLine]:
    return [row for row in tab.table.rows_model.rows if not isinstance(row, Band)]


def test_replies_owed_stand_by_who_owes_them(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    tab = replies_tab(window, qtbot)
    with branch.reading() as reader:
        owed = replies_owed(reader, FRIDAY, UNIT)
    assert set(lines_of(tab)) == {line for line in owed if not line.met}
    bands = [row for row in tab.table.rows_model.rows if isinstance(row, Band)]
    assert [band.text for band in bands] == ["四(二)6　月末批覆全部營銷人員日誌", "四(一)6　每位成員日誌批覆二次"]
    assert bands[0].note == "15 人，期限 11-30 一；11-26 四 起批覆才計"
    qtbot.mouseClick(tab.view.buttons["all"], Qt.MouseButton.LeftButton)
    assert len(lines_of(tab)) == len(owed)
    tab.giver.setCurrentIndex(tab.giver.findData("000007"))
    assert {line.by for line in lines_of(tab)} == {"000007"}
    window.desk.set_unit("B900")
    settle(qtbot, window.desk)
    assert lines_of(tab) == []
    assert tab.table.empty is not None
    assert tab.table.empty.sentence.text() == "此範圍沒有須批覆的成員。"


def test_a_line_opens_the_log_to_reply_to(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    """From the quota to the log, a comment, and the quota is closer to being met; then all of it is taken back."""
    window = windows(branch, today=FRIDAY, me="000007")
    tab = replies_tab(window, qtbot)
    line = lines_of(tab)[0]
    assert (line.by, line.met) == ("000007", False)
    page = window.page
    assert isinstance(page, LogsPage)
    page._count()
    settle(qtbot, window.desk)
    assert page.bar.tabText(page.codes.index("replies")) == f"批覆職責　{len(lines_of(tab))}"
    tab.table.select_place(0)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert page.shown_code == "review"
    review = page.tab(ReviewTab)
    assert review.detail.shown is not None
    shown = review.detail.shown.chosen
    assert (shown.employee_no, shown.day) == (line.number, line.logs[0])
    qtbot.keyClick(review.table, Qt.Key.Key_A)
    settle(qtbot, window.desk)

    def done() -> int:
        return next(x.done for x in tab.lines if (x.key, x.number) == (line.key, line.number))

    replies_tab(window, qtbot)
    qtbot.waitUntil(lambda: done() == line.done + 1, timeout=5_000)
    window.desk.undo_last()
    qtbot.waitUntil(lambda: done() == line.done, timeout=5_000)


def test_every_duty_has_its_words_and_its_place(window: MainWindow) -> None:
    """All lines of the catalogue, early, late and over, with events to come and without, in three languages."""
    desk = window.desk
    planned = tuple(event(f"P{n}", date(2026, 11, 27), status="planned") for n in range(2))
    held = event("H", date(2026, 11, 5))
    records = (Records(), Records(events=(held, *planned)), Records(events=(held, event("I", date(2026, 11, 6)))))
    said = set()
    for day in (date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 30)):
        for recorded in records:
            found = facts(recorded, on=day)
            for one in watch(found, duties_of(found, found.org.units), afternoon=True):
                for desk.language in LANGUAGES:
                    words = (how_of(desk, one), left_of(desk, one), tip_of(desk, one), full_title_of(desk, one.duty))
                    assert all(words[1:]), one
                    assert "{" not in "".join(words)
                    said.add(words[0])
                assert one.duty.entry.measure in PLACES
    desk.language = "zh_TW"
    assert {
        "尚未排活動，須排 1 場",
        "已排 2 場，再排 2 場",
        "指引未訂數字，只記不判",
        "期內已無工作日",
    } - said == set()
    assert set(PLACES) == set(Measure)


def test_lists_stand_at_what_was_asked_for(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    """The event, the missing person, wherever the page was before."""
    with branch.reading() as reader:
        code = reader.events(date(2026, 10, 1), FRIDAY)[0].code
    window.go("outlets", {"tab": "events", "event": code})
    settle(qtbot, window.desk)
    assert isinstance(window.page, OutletsPage)
    assert window.page.tab(EventsTab).record == code
    window.go("logs", {"tab": "missing", "person": "000032"})
    settle(qtbot, window.desk)
    assert isinstance(window.page, LogsPage)
    line = window.page.tab(MissingTab).table.current()
    assert line is not None
    assert line.employee_no == "000032"


def test_every_place_is_a_tab_there_is(window: MainWindow, qtbot: QtBot) -> None:
    for page, tab in sorted(set(PLACES.values())):
        window.go(page, {"tab": tab} if tab else {})
        settle(qtbot, window.desk)
        assert window.shown == page
        if tab:
            assert isinstance(window.page, TabbedPage)
            assert window.page.shown_code == tab
