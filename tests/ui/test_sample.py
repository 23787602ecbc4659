"""Sampling by real clicks and keys: drawn, looked through, printed, followed by a case, undone (rules 5-10, 5-11)."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.sampling import Sheet
from domain.weeks import Week
from storage.store import Store
from tests.ui.conftest import MakeWindow
from tests.ui.conftest import settle as idle
from ui.desk import Desk
from ui.pages.scores.page import ScoresPage
from ui.pages.scores.sample import SampleTab
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until what was stored has been told, and what is read anew is shown."""
    qtbot.wait(1)
    idle(qtbot, desk)


def sample_tab(window: MainWindow, qtbot: QtBot) -> SampleTab:
    """The tab, with everything read."""
    window.resize(1440, 900)
    window.desk.set_week(Week(2026, 47))
    window.go("scores", {"tab": "sample"})
    settle(qtbot, window.desk)
    assert isinstance(window.page, ScoresPage)
    return window.page.tab(SampleTab)


def sheet_of(tab: SampleTab) -> Sheet:
    assert tab.board is not None
    assert tab.board.sheet is not None
    return tab.board.sheet


def test_a_sample_from_the_draw_to_the_closed_case(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = sample_tab(window, qtbot)
    assert tab.drawing.isVisible()
    assert not tab.table.isVisible()
    assert len(tab.seed.text()) == 8
    tab.seed.clear()
    qtbot.mouseClick(tab.draw_button, LEFT)
    settle(qtbot, window.desk)
    assert tab.seed_form.errors["seed"].isVisible()
    qtbot.keyClicks(tab.seed, "20261123")
    qtbot.mouseClick(tab.draw_button, LEFT)
    settle(qtbot, window.desk)
    sheet = sheet_of(tab)
    assert tab.table.isVisible()
    assert tab.drawn.figure.text() == str(len(sheet.draw.drawn))
    assert "20261123" in tab.about.text()
    assert sheet.draw.repeats

    first = tab.table.current()
    assert first is not None
    assert first.person.name in tab.check.title_line.text()
    qtbot.keyClick(tab.table, Qt.Key.Key_2)
    settle(qtbot, window.desk)
    assert tab.check.error.isVisible(), "a remark is asked for"
    assert tab.check.remark.hasFocus()
    tab.check.remark.insertPlainText("空泛")
    qtbot.mouseClick(tab.check.improper, LEFT)
    settle(qtbot, window.desk)
    assert tab.table.current() != first, "the next day is shown"
    qtbot.keyClick(tab.table, Qt.Key.Key_1)
    settle(qtbot, window.desk)
    assert sheet_of(tab).checked == 2
    tab.table.selectAll()
    assert str(sheet.days) in tab.check.title_line.text()

    number = first.person.employee_no
    qtbot.mouseClick(tab.findings.buttons[number], LEFT)
    assert tab.findings.asking.isVisible()
    qtbot.mouseClick(tab.findings.drop, LEFT)
    assert not tab.findings.asking.isVisible()
    qtbot.mouseClick(tab.findings.buttons[number], LEFT)
    qtbot.mouseClick(tab.findings.send, LEFT)
    settle(qtbot, window.desk)
    assert tab.board is not None
    assert tab.board.cases[number].code == "D26-001"
    qtbot.mouseClick(tab.findings.buttons[number], LEFT)
    qtbot.mouseClick(tab.findings.send, LEFT)
    settle(qtbot, window.desk)
    assert tab.findings.form.errors["result"].isVisible()
    qtbot.keyClicks(tab.findings.form.fields["result"], "coached")
    qtbot.keyClick(tab.findings.form.fields["result"], Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert tab.board.cases[number].status == "closed"

    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(window.desk.ask, "save_file", lambda *_: target)
    qtbot.mouseClick(tab.pdf, LEFT)
    settle(qtbot, window.desk)
    assert first.person.name in PdfReader(BytesIO(target.read_bytes())).pages[0].extract_text()
    monkeypatch.setattr(window.desk.ask, "save_file", lambda *_: None)
    qtbot.mouseClick(tab.pdf, LEFT)

    for _ in range(5):
        window.desk.undo_last()
        settle(qtbot, window.desk)
    assert tab.board.sheet is None, "case, checks and draw are taken back one by one"
    assert tab.drawing.isVisible()


def test_a_month_is_another_draw_and_a_day_opens_its_log(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = sample_tab(window, qtbot)
    qtbot.mouseClick(tab.rhythm.buttons["month"], LEFT)
    settle(qtbot, window.desk)
    qtbot.mouseClick(tab.draw_button, LEFT)
    settle(qtbot, window.desk)
    assert sheet_of(tab).draw.monthly
    gone: list[object] = []
    monkeypatch.setattr(window.desk, "go", lambda place, **target: gone.append((place, target["tab"])))
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    qtbot.mouseClick(tab.check.log, LEFT)
    assert gone == [("logs", "all"), ("logs", "all")]
    qtbot.mouseClick(tab.rhythm.buttons["week"], LEFT)
    settle(qtbot, window.desk)
    assert tab.drawing.isVisible()


def test_nobody_draws_who_does_not_say_who_sits_there(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    tab = sample_tab(windows(branch, me="", language="en"), qtbot)
    assert not tab.draw_button.isEnabled()


def test_without_a_unit_the_one_above_all_is_sampled(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.set_unit("")
    assert sample_tab(window, qtbot).unit == "B001"
