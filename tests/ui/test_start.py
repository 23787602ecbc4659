"""The first run by real clicks and keys: demo, workbook, empty; and the demo thrown away."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Clock, Workplace
from desktop.demo_place import chosen_place, demo_place, throw_away
from desktop.window import close_store
from domain.work_log import Decision
from storage.store import Store
from tests.conftest import NOW, SAMPLES, TODAY
from tests.ui.conftest import MakeWindow, settle
from ui.pages.imports.page import ImportsPage
from ui.pages.logs.page import LogsPage
from ui.pages.logs.review import ReviewTab
from ui.pages.start.page import StartPage
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def start(windows: MakeWindow, qtbot: QtBot) -> StartPage:
    """The start page of a machine without a store."""
    window = windows(None, me="")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page
    assert isinstance(page, StartPage)
    return page


def window_of(page: StartPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def files_in(folder: Path) -> set[str]:
    """Everything below a folder but what the window remembers."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.name != "window.ini"}


def opened(qtbot: QtBot, window: MainWindow, *, demo: bool) -> None:
    """Wait until a store is open and shown."""
    qtbot.waitUntil(lambda: window.desk.has_store and window.desk.office.is_demo is demo, timeout=60_000)
    settle(qtbot, window.desk)


def answer(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> Callable[[], int]:
    """Answer a question; how often it was asked."""
    asked: list[object] = []

    def answered(*question: object) -> object:
        asked.append(question)
        return value

    monkeypatch.setattr(window.desk.ask, name, answered)
    return lambda: len(asked)


def test_the_demo_is_opened_worked_on_and_leaves_nothing_behind(
    start: StartPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(start)
    desk = window.desk
    before = files_in(tmp_path)
    qtbot.mouseClick(start.demo.button, LEFT)
    opened(qtbot, window, demo=True)
    assert desk.organisation.members[desk.me].name == "許知遠"
    desk.go("imports")
    assert window.header.demo.isVisible()
    assert desk.unit == "D100-M1"
    assert files_in(tmp_path) - before
    home = Workplace(str(tmp_path / "none.db"), Clock(TODAY), "zh_TW")
    assert chosen_place(home, demo=desk.memory.get("demo")) == demo_place(home)
    refused = answer(window, monkeypatch, "confirm", value=False)
    qtbot.mouseClick(window.header.demo.clear, LEFT)
    assert refused() == 1
    assert desk.has_store
    desk.office.back_up(automatic=True)
    answer(window, monkeypatch, "confirm", value=True)
    qtbot.mouseClick(window.header.demo.clear, LEFT)
    qtbot.waitUntil(lambda: window.shown == "start", timeout=10_000)
    settle(qtbot, desk)
    assert not desk.has_store
    assert files_in(tmp_path) == before
    assert not desk.memory.get("demo")
    assert desk.memory.get("me/demo") is None
    assert not window.header.demo.isVisible()


def test_a_demo_given_up_half_way_leaves_nothing(start: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of(start)
    before = files_in(tmp_path)
    qtbot.keyClick(start.demo.button, Qt.Key.Key_1)
    assert not start.demo.button.isEnabled()
    for task in list(window.desk.tasks._open):
        task.cancel()
    settle(qtbot, window.desk)
    assert start.demo.button.isEnabled()
    assert files_in(tmp_path) == before
    assert window.shown == "start"


def test_start_empty_asks_for_little_and_goes_on(start: StartPage, qtbot: QtBot) -> None:
    window = window_of(start)
    qtbot.keyClick(start.empty.button, Qt.Key.Key_3)
    assert start.form.isVisible()
    qtbot.keyClick(start.form.branch, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert start.form.form.errors["branch"].isVisible()
    assert start.form.form.errors["name"].text()
    qtbot.keyClick(start.form.branch, Qt.Key.Key_Escape)
    assert not start.form.isVisible()
    qtbot.mouseClick(start.empty.button, LEFT)
    start.form.branch.clear()
    qtbot.keyClicks(start.form.branch, "Nanshan")
    qtbot.keyClicks(start.form.name, "Xu Wenbin")
    qtbot.mouseClick(start.form.done, LEFT)
    opened(qtbot, window, demo=False)
    desk = window.desk
    assert desk.me == "000001"
    assert [unit.name for unit in desk.organisation.units.values()] == ["Nanshan", "市場部"]
    assert window.shown != "start"
    close_store(desk)


def test_a_workbook_is_chosen_at_the_start(
    start: StartPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = window_of(start)
    answer(window, monkeypatch, "save_file", tmp_path / "blank.xlsx")
    qtbot.mouseClick(start.template, LEFT)
    settle(qtbot, window.desk)
    assert (tmp_path / "blank.xlsx").exists()
    answer(window, monkeypatch, "open_files", [SAMPLES / "org.xlsx"])
    start.load.button.setFocus()
    qtbot.keyPress(start.load.button, Qt.Key.Key_2)
    opened(qtbot, window, demo=False)
    page = window.page
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(lambda: page.session.state == "review", timeout=10_000)
    settle(qtbot, window.desk)
    qtbot.mouseClick(page.view.commit, LEFT)
    settle(qtbot, window.desk)
    assert not window.desk.is_empty
    close_store(window.desk)


def test_a_backup_is_opened_at_the_start(
    start: StartPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, people: Store
) -> None:
    window = window_of(start)
    people.close()
    answer(window, monkeypatch, "open_files", [people.path])
    qtbot.mouseClick(start.restore, LEFT)
    opened(qtbot, window, demo=False)
    assert window.desk.organisation.members
    close_store(window.desk)


def test_what_is_no_backup_is_refused_at_the_start(
    start: StartPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_of(start)
    answer(window, monkeypatch, "open_files", [SAMPLES / "org.xlsx"])
    qtbot.mouseClick(start.restore, LEFT)
    settle(qtbot, window.desk)
    assert window.shown == "start"
    assert "備份" in window.status.words.text()


def test_the_language_is_chosen_at_the_start(start: StartPage, qtbot: QtBot) -> None:
    window = window_of(start)
    start.language.choose("en")
    start.language.activated.emit(start.language.currentIndex())
    qtbot.waitUntil(lambda: window.page is not start)
    again = window.page
    assert isinstance(again, StartPage)
    assert "Start empty" in {found.text() for found in again.findChildren(QLabel)}


def test_an_empty_store_starts_here_too(empty: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(empty, me="")
    assert window.shown == "start"
    page = window.page
    assert isinstance(page, StartPage)
    page.take_files([str(SAMPLES / "org.xlsx")])
    settle(qtbot, window.desk)
    assert window.shown == "imports"


def test_where_the_window_opens(tmp_path: Path) -> None:
    home = Workplace(str(tmp_path / "own.db"), Clock(TODAY), "zh_TW")
    assert chosen_place(home, demo=True) == home
    demo = demo_place(home)
    Store.create(demo.path, lambda: NOW).close()
    assert chosen_place(home, demo=True) == demo
    assert chosen_place(home, demo=False) == home
    with closing(Store.create(home.path, lambda: NOW)):
        assert chosen_place(home, demo=True) == home


def test_a_demo_among_other_files_leaves_them_alone(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    place = Workplace(str(folder / "demo.db"), Clock(TODAY), "zh_TW")
    Store.create(place.path, lambda: NOW).close()
    (folder / "own.txt").write_text("x")
    throw_away(place)
    assert files_in(tmp_path) == {"demo", "demo/own.txt"}


def test_from_the_start_to_the_first_approved_log_in_six_clicks(start: StartPage, qtbot: QtBot) -> None:
    """U1: real clicks alone, counted."""
    window = window_of(start)
    clicks = 0

    def click(widget: QWidget, at: QPoint | None = None) -> None:
        nonlocal clicks
        clicks += 1
        qtbot.mouseClick(widget, LEFT, pos=at or QPoint(widget.width() // 2, widget.height() // 2))

    click(start.demo.button)
    opened(qtbot, window, demo=True)
    view = window.sidebar.view
    entries = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    logs = next(index for index in entries if index.data() == window.desk.say("shell.page_logs"))
    click(view.viewport(), view.visualRect(logs).center())
    page = window.page
    assert isinstance(page, LogsPage)
    settle(qtbot, window.desk)
    qtbot.waitUntil(page.tab(ReviewTab).answer.buttons[Decision.APPROVE].isEnabled)
    click(page.tab(ReviewTab).answer.buttons[Decision.APPROVE])
    qtbot.waitUntil(lambda: bool(window.desk.undoable), timeout=10_000)
    settle(qtbot, window.desk)
    assert clicks <= 6
    window.desk.undo_last()
    settle(qtbot, window.desk)
    close_store(window.desk)
