"""The today page by real clicks and keys on the real store."""

from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import Clock, Workplace
from desktop.start import application, frame_of
from desktop.window import close_store, furnish, look, make_desk, open_store
from domain.services.today import todays_work
from domain.today import Task
from domain.weeks import Week
from storage.store import Store
from tests.ui.conftest import MakeWindow, settle
from ui.pages.today.page import TodayPage
from ui.pages.today.strip import DayStrip
from ui.shell.window import MainWindow

FRIDAY = date(2026, 11, 20)


def page_of(window: MainWindow) -> TodayPage:
    assert isinstance(window.page, TodayPage)
    return window.page


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """Where the page led: pages and targets, in order, without going there."""
    places: list[tuple[str, dict[str, Any]]] = []
    go = MainWindow.go

    def noted(window: MainWindow, page: str, target: dict[str, Any]) -> None:
        if page == "today":
            go(window, page, target)
        else:
            places.append((page, target))

    monkeypatch.setattr(MainWindow, "go", noted)
    return places


def test_the_page_is_the_first_and_shows_what_the_store_says(branch: Store, windows: MakeWindow) -> None:
    window = windows(branch, today=FRIDAY)
    page, desk = page_of(window), window.desk
    with branch.reading() as reader:
        found = todays_work(reader.todays_rows(), desk.unit, desk.me, FRIDAY)
    assert page.today == found
    assert page.strip.waiting.figure.text() == str(found.waiting_count)
    assert page.strip.missing.figure.text() == str(found.missing_before)
    assert page.review_card.lines.model().rowCount() == len(found.waiting)
    assert page.outlet_card.lines.model().rowCount() == len(found.outlets)
    assert "2026-11-20" in page.context()
    times = []
    for _ in range(5):
        start = process_time()
        page.refresh()
        times.append(process_time() - start)
    assert min(times) < 0.1


def test_everything_leads_to_its_list(
    branch: Store, windows: MakeWindow, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    """Figures, first things, lines and links, in one window."""
    window = windows(branch, today=FRIDAY)
    every_number_leads_to_its_list(page_of(window), qtbot, gone)
    gone.clear()
    the_first_things_are_links(page_of(window), qtbot, gone)
    gone.clear()
    lines_open_by_enter_and_double_click(window, qtbot, gone)


def every_number_leads_to_its_list(page: TodayPage, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]) -> None:
    for figure in (page.strip.waiting, page.strip.missing, page.strip.handed, page.strip.reports, page.strip.idle):
        assert figure.opener is not None
        qtbot.mouseClick(figure.opener, Qt.MouseButton.LeftButton)
    assert [place for place, _ in gone] == ["logs", "logs", "logs", "report", "outlets"]
    assert gone[0][1] == {"tab": "review"}
    assert gone[1][1] == {"tab": "missing"}


def the_first_things_are_links(page: TodayPage, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]) -> None:
    assert page.today is not None
    tasks = [thing.task for thing in page.today.first_things()]
    assert len(tasks) == 3

    def shown() -> list[QPushButton]:
        return [found for found in page.strip.first.findChildren(QPushButton) if found.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == len(tasks), timeout=2_000)
    links = shown()
    for found in links:
        qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    pages = {Task.REMIND: "logs", Task.REVIEW: "logs", Task.REPORT: "report", Task.OUTLET: "outlets"}
    assert [place for place, _ in gone] == [pages[task] for task in tasks]


def lines_open_by_enter_and_double_click(
    window: MainWindow, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    page = page_of(window)
    assert page.today is not None
    for card in (page.review_card, page.missing_card, page.report_card, page.outlet_card, page.event_card):
        card.lines.select_place(0)
        qtbot.keyClick(card.lines, Qt.Key.Key_Return)
    assert [place for place, _ in gone] == ["logs", "logs", "report", "outlets", "outlets"]
    missing, report = page.today.missing[0], page.today.reports[0]
    assert gone[1][1] == {"tab": "missing", "person": missing.employee_no}
    assert gone[2][1] == {"unit": report.unit}
    assert gone[4][1]["event"] == page.today.events[0].code
    assert window.desk.week == report.week
    view = page.outlet_card.lines
    where = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert gone[-1] == ("outlets", {"outlet": page.today.outlets[1].code})
    for card in (page.review_card, page.missing_card, page.report_card, page.outlet_card, page.event_card):
        qtbot.mouseClick(card.all, Qt.MouseButton.LeftButton)
    assert len(gone) == 11


def test_on_a_monday_the_missing_are_those_of_last_week(
    branch: Store, windows: MakeWindow, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    window = windows(branch)
    page = page_of(window)
    assert page.strip.missing.opener is not None
    qtbot.mouseClick(page.strip.missing.opener, Qt.MouseButton.LeftButton)
    assert window.desk.week == Week(2026, 47)
    assert gone == [("logs", {"tab": "missing"})]


def test_a_store_without_people_is_all_done(empty: Store, windows: MakeWindow) -> None:
    window = windows(empty, me="")
    window.go("today", {})
    page = page_of(window)
    assert page.strip.first.title.text() == window.desk.say("today.all_done")
    for card in (page.review_card, page.missing_card, page.report_card, page.outlet_card, page.event_card):
        assert card.nothing.isVisible()
        assert not card.lines.isVisible()


def test_what_comes_next_once_all_is_done(branch: Store, windows: MakeWindow) -> None:
    from dataclasses import replace

    window = windows(branch, today=FRIDAY)
    page = page_of(window)
    assert page.today is not None
    done = replace(page.today, waiting=(), missing=(), reports=page.today.reports[-1:])
    for state in (done, replace(done, handed=done.expected), replace(done, handed=done.expected, reports=())):
        page.show_today(state)
        assert page.strip.first.title.text() == window.desk.say("today.all_done")
    page.show_today(replace(done, handed=done.expected, reports=(), events=()))


def test_the_page_follows_what_is_done_elsewhere(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    from domain.services.deciding import decide_logs
    from domain.work_log import Decision

    window = windows(branch, today=FRIDAY)
    page, desk = page_of(window), window.desk
    assert int(page.strip.waiting.figure.text()) > 0
    span = (date(2026, 1, 1), FRIDAY)
    decide_logs(branch, Decision.APPROVE, desk.me, "", span, FRIDAY, unit=desk.unit)
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.strip.waiting.figure.text() == "0", timeout=5_000)


def test_a_first_look_is_shown_while_the_store_is_opened(
    branch: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Promise P5: the day is on screen first; it leads nowhere until the store is open, then everywhere."""
    window = windows(None)
    place = Workplace(str(branch.path), Clock(FRIDAY), "zh_TW")
    window.desk.today = place.clock.today
    open_store(window, place, look(window.desk, place))
    first = page_of(window)
    assert first.today is not None
    assert int(first.strip.waiting.figure.text()) == first.today.waiting_count > 0
    assert not window.desk.has_store
    window.go("scores", {})
    window.refresh()
    assert page_of(window) is first
    qtbot.waitUntil(lambda: window.desk.has_store, timeout=20_000)
    settle(qtbot, window.desk)
    assert page_of(window) is not first
    close_store(window.desk)


def test_the_days_numbers_are_shown_before_anything_else_and_stay_in_place(
    branch: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    """Promise P5: nothing jumps when the rest of the window is built around them."""
    place = Workplace(str(branch.path), Clock(FRIDAY), "zh_TW")
    application()
    window = frame_of(tmp_path / "window.ini")
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    desk = make_desk(place, tmp_path / "window.ini")
    found = look(desk, place)
    assert found is not None
    window.glance(desk, found)
    qtbot.wait(1)
    (early,) = window.findChildren(DayStrip)
    assert early.waiting.figure.text() == str(found.waiting_count)
    placed = QRect(early.mapTo(window, QPoint()), early.size())
    furnish(window, desk)
    window.peek(found)
    qtbot.wait(1)
    strip = page_of(window).strip
    assert QRect(strip.mapTo(window, QPoint()), strip.size()) == placed
    desk.tasks.close()


def test_a_store_that_can_not_be_opened_is_not_looked_at(windows: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = windows(None)
    broken = tmp_path / "broken.db"
    broken.write_text("no store", encoding="utf-8")
    place = Workplace(str(broken), Clock(FRIDAY), "zh_TW")
    found = look(window.desk, place)
    assert found is None
    open_store(window, place, found)
    settle(qtbot, window.desk)
    assert not window.desk.has_store
    assert window.page is None
