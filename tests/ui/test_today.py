"""The today page by real clicks and keys on the real store."""

from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import Clock, Workplace
from desktop.start import application, frame_of
from desktop.window import close_store, furnish, look, make_desk, open_store
from domain.duties.watching import Watched, due_today
from domain.services.changing import make
from domain.services.duties import todays_duties
from domain.services.recording import record
from domain.services.today import todays_work
from domain.today import Task
from domain.weeks import Week
from storage.store import Store
from tests.ui.conftest import MakeWindow, settle
from ui.kit.looks import Band
from ui.pages.today.page import MISSING_SHOWN, TodayPage
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
    assert page.missing_card.lines.model().rowCount() == min(len(found.missing), MISSING_SHOWN)
    assert page.report_card.lines.model().rowCount() == len(found.reports)
    assert "2026-11-20" in page.context()
    times = []
    for _ in range(5):
        start = process_time()
        page.refresh()
        times.append(process_time() - start)
    assert min(times) < 0.1


def owed(store: Store, unit: str, me: str, day: date = FRIDAY) -> list[Watched]:
    """What the store says somebody owes."""
    with store.reading() as reader:
        return todays_duties(reader, day, unit, me)[0]


def shown(page: TodayPage) -> list[Watched]:
    """The duties on screen, in their order."""
    assert page.duties_card.lines is not None
    return [row for row in page.duties_card.lines.rows_model.rows if not isinstance(row, Band)]


def text_of(page: TodayPage, one: Watched, column: str) -> str:
    """What a duty's line says in a column."""
    lines = page.duties_card.lines
    assert lines is not None
    return next(c.text(one) for c in lines.columns if c.code == column)


def line_of(page: TodayPage, key: str) -> Watched:
    return next(one for one in shown(page) if one.duty.entry.key == key)


def test_my_duties_stand_in_their_bands(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch, today=FRIDAY)
    page, desk = page_of(window), window.desk
    found = owed(branch, desk.unit, desk.me)
    assert {one.duty for one in shown(page)} == {one.duty for one in found}
    lines, card = page.duties_card.lines, page.duties_card
    assert lines is not None
    bands = [row for row in lines.rows_model.rows if isinstance(row, Band)]
    assert [band.text for band in bands] == ["今日", "本週", "本月", "跨月"]
    assert bands[1].note == "W47・含今日餘 1 個工作日"
    assert bands[3].note == "11–12 月與第 4 季・含今日餘 30 個工作日"
    assert (card.title.text(), card.note.text()) == ("我的職責", "第四條(二)")
    done = line_of(page, "4-14")
    assert [text_of(page, done, c) for c in ("article", "figure", "left", "due")] == [
        "四(二)2",
        "6/4",
        "已完成",
        "今日",
    ]
    two_months = line_of(page, "4-15")
    assert (text_of(page, two_months, "left"), text_of(page, two_months, "due")) == ("還差 4 個", "12-31 四")
    assert text_of(page, two_months, "how") == "每 7 個工作日 1 個即可"
    assert text_of(page, line_of(page, "4-20"), "left") == "無定額"
    assert text_of(page, line_of(page, "4-24"), "how") == "檢查期 11-26 四 起"
    day = [one for one in found if one.band == "day"]
    assert page.strip.day_duties.figure.text() == str(sum(one.duty.met is True for one in day))
    assert page.strip.week_duties.unit.text() == "/ 8 完成"
    qtbot.mouseClick(card.view.buttons["open"], Qt.MouseButton.LeftButton)
    assert all(one.is_open for one in shown(page))
    qtbot.mouseClick(card.view.buttons["all"], Qt.MouseButton.LeftButton)
    assert len(shown(page)) == len(found)


def test_everything_leads_to_its_list(
    branch: Store, windows: MakeWindow, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    """Figures, first things, lines and links, in one window."""
    window = windows(branch, today=FRIDAY)
    for walk in (every_number, the_first_things, lines_by_enter_and_double_click, duties_by_enter, managers_by_cell):
        gone.clear()
        walk(page_of(window), qtbot, gone)


def every_number(page: TodayPage, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]) -> None:
    for figure in (page.strip.waiting, page.strip.missing, page.strip.reports):
        assert figure.opener is not None
        qtbot.mouseClick(figure.opener, Qt.MouseButton.LeftButton)
    assert [place for place, _ in gone] == ["logs", "logs", "report"]
    assert gone[0][1] == {"tab": "review"}
    assert gone[1][1] == {"tab": "missing"}
    lines = page.duties_card.lines
    assert lines is not None
    for figure, band in ((page.strip.day_duties, "day"), (page.strip.week_duties, "week")):
        assert figure.opener is not None
        qtbot.mouseClick(figure.opener, Qt.MouseButton.LeftButton)
        current = lines.current()
        assert current is not None
        assert current.band == band
        assert lines.hasFocus()


def the_first_things(page: TodayPage, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]) -> None:
    """By rule: missing logs and duties that are due today come before what waits."""

    def links() -> list[QPushButton]:
        return [found for found in page.strip.first.findChildren(QPushButton) if found.isVisible()]

    qtbot.waitUntil(lambda: len(links()) == 3, timeout=2_000)
    assert page.today is not None
    things = page.today.first_things(due_today(page.duties, FRIDAY, page.desk.unit))
    assert Task.DUTY in {thing.task for thing in things}
    for found in links():
        qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    assert len(gone) == 3
    pages = {Task.REMIND: {"logs"}, Task.REPORT: {"report"}, Task.DUTY: {"outlets", "report", "logs"}}
    assert all(place in pages[thing.task] for thing, (place, _) in zip(things, gone, strict=True))


def lines_by_enter_and_double_click(page: TodayPage, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]) -> None:
    assert page.today is not None
    cards = (page.missing_card, page.report_card, page.event_card)
    for card in cards:
        card.lines.select_place(0)
        qtbot.keyClick(card.lines, Qt.Key.Key_Return)
    missing, report = page.today.missing[0], page.today.reports[0]
    assert gone == [
        ("logs", {"tab": "missing", "person": missing.employee_no}),
        ("report", {"unit": report.unit}),
        ("outlets", {"tab": "events", "event": page.today.events[0].code}),
    ]
    assert page.desk.week == report.week
    view = page.report_card.lines
    where = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert gone[-1] == ("report", {"unit": page.today.reports[1].unit})
    for card in cards:
        qtbot.mouseClick(card.all, Qt.MouseButton.LeftButton)
    assert len(gone) == 7


def duties_by_enter(page: TodayPage, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]) -> None:
    lines = page.duties_card.lines
    assert lines is not None
    for key in ("4-15", "4-17", "4-18", "4-21", "4-23.logs", "4-23.reports", "4-24"):
        assert lines.select_where(lambda one, wanted=key: one.duty.entry.key == wanted)  # type: ignore[misc]
        qtbot.keyClick(lines, Qt.Key.Key_Return)
        last_week = key == "4-23.reports"  # last week's reports are read in this one
        assert page.desk.week == Week.of(FRIDAY).shifted(-int(last_week))
    outlet, head = line_of(page, "4-15").duty.left[0], line_of(page, "4-17").duty.left[0]
    assert gone == [
        ("outlets", {"tab": "inspections", "outlet": outlet}),
        ("outlets", {"tab": "visits", "outlet": head}),
        ("outlets", {"tab": "events"}),
        ("report", {"tab": "write"}),
        ("report", {"tab": "write", "chapter": "evaluation"}),
        ("report", {"tab": "received"}),
        ("logs", {"tab": "replies", "key": "4-24"}),
    ]
    qtbot.mouseClick(page.duties_card.all, Qt.MouseButton.LeftButton)
    assert gone[-1] == ("duties", {})


def managers_by_cell(page: TodayPage, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]) -> None:
    card = page.managers_card
    assert [line.name for line in card.managers] == ["孔燕怡", "何熙"]
    for column in (0, 5):
        where = card.lines.visualRect(card.lines.model().index(0, column)).center()
        qtbot.mouseClick(card.lines.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseDClick(card.lines.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseClick(card.all, Qt.MouseButton.LeftButton)
    assert gone == [
        ("duties", {"text": "000007"}),
        ("logs", {"tab": "replies", "key": "4-10"}),
        ("duties", {"text": "四(一)"}),
    ]
    qtbot.mouseClick(card.remind, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "孔燕怡：每位成員日誌批覆二次還差 3 人，今日到期，今日須 3 人" in copied


def test_on_a_monday_the_missing_are_those_of_last_week(
    branch: Store, windows: MakeWindow, qtbot: QtBot, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    window = windows(branch)
    page = page_of(window)
    assert page.strip.missing.opener is not None
    qtbot.mouseClick(page.strip.missing.opener, Qt.MouseButton.LeftButton)
    assert window.desk.week == Week(2026, 47)
    assert gone == [("logs", {"tab": "missing"})]


def test_everybody_sees_the_duties_of_their_role(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch, today=FRIDAY)
    for me, title, article in (
        ("000007", "我的職責", "第四條(一)"),
        ("000008", "我的職責", "第三條(二)"),
        ("000002", "下屬部門的職責", "第四條(二)"),
        ("000006", "嚴宇嘉的職責", "第四條(二)"),
    ):
        window.desk.unit = ""
        window.desk.sit(me)
        settle(qtbot, window.desk)
        page = page_of(window)
        assert (page.duties_card.title.text(), page.duties_card.note.text()) == (title, article)
        assert shown(page)
        assert page.managers_card.isVisible() is (me in {"000002", "000006"})


def test_a_store_without_people_is_all_done(empty: Store, windows: MakeWindow) -> None:
    window = windows(empty, me="")
    window.go("today", {})
    page = page_of(window)
    assert page.strip.first.title.text() == window.desk.say("today.all_done")
    for card in (page.missing_card, page.report_card, page.event_card):
        assert card.nothing.isVisible()
        assert not card.lines.isVisible()
    assert not page.managers_card.isVisible()


def test_what_comes_next_once_all_is_done(branch: Store, windows: MakeWindow) -> None:
    from dataclasses import replace

    window = windows(branch, today=FRIDAY)
    page = page_of(window)
    page.show_duties([], [])
    assert page.duties_card.nothing.isVisible()
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
    a_duty_follows_what_is_recorded_and_taken_back(page, branch, qtbot)


def a_duty_follows_what_is_recorded_and_taken_back(page: TodayPage, branch: Store, qtbot: QtBot) -> None:
    """A visit, then Ctrl+Z."""
    desk = page.desk
    before = line_of(page, "4-17").duty
    head = {"counterpart": "行長", "content": "例行", "result": "順利"}
    cells: dict[str, Any] = {"day": FRIDAY, "outlet": before.left[0], "visitor": desk.me, **head}
    make(branch, record("visits", cells, FRIDAY), desk.me)
    qtbot.waitUntil(lambda: line_of(page, "4-17").duty.done == before.done + 1, timeout=5_000)
    assert text_of(page, line_of(page, "4-17"), "figure") == f"{before.done + 1}/{before.required}"
    desk.undo_last()
    qtbot.waitUntil(lambda: line_of(page, "4-17").duty == before, timeout=5_000)


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
