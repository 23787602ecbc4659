"""Cases and deductions by real clicks and keys: closed with a result; proposed, accepted, dropped, undone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.sampling import Rhythm
from domain.services.casework import open_sample_case
from domain.services.changing import make
from domain.services.sampling import check_days, draw_sample, sheet_of
from domain.weeks import Week
from storage.store import Store
from tests.conftest import TODAY
from tests.ui.conftest import MANAGER, MakeWindow
from tests.ui.test_sample import settle
from ui.pages.cases.cases_tab import CasesTab
from ui.pages.cases.deductions_tab import DeductionsTab
from ui.pages.cases.page import CasesPage
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
REGION = "B001-D2-R1"


def shown_page(window: MainWindow, qtbot: QtBot, tab: str) -> CasesPage:
    """The page on a tab, with everything read."""
    window.resize(1440, 900)
    window.go("cases", {"tab": tab})
    settle(qtbot, window.desk)
    assert isinstance(window.page, CasesPage)
    return window.page


def open_a_case(store: Store) -> str:
    """A case from a sample of last week; whose it is."""
    day = Week(2026, 47).sunday
    make(store, draw_sample("B001-D2", Rhythm.WEEK, day, "1", MANAGER, TODAY))
    with store.reading() as reader:
        sheet = sheet_of(reader, reader.draws(day, day)[0].record)
    person = sheet.people[0]
    days = [(person.employee_no, row.day) for row in person.rows[:1]]
    make(store, check_days(sheet.draw.record, days, False, "空泛", MANAGER, TODAY))
    make(store, open_sample_case(sheet.draw.record, person.employee_no, MANAGER, TODAY, TODAY))
    return person.name


def test_a_case_is_closed_with_its_result(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    name = open_a_case(branch)
    window = windows(branch)
    tab = shown_page(window, qtbot, "cases").tab(CasesTab)
    assert name in tab.heading.text()
    assert "五4" in tab.about.text()
    assert tab.evidence.count() == 1
    qtbot.mouseClick(tab.close_button, LEFT)
    assert tab.form.errors["result"].isVisible()
    qtbot.keyClicks(tab.form.fields["result"], "coached")
    qtbot.mouseClick(tab.close_button, LEFT)
    settle(qtbot, window.desk)
    assert tab.empty.isVisible()
    qtbot.mouseClick(tab.state.buttons["closed"], LEFT)
    assert "coached" in tab.closed.text()
    assert not tab.closing.isVisible()
    window.desk.undo_last()
    settle(qtbot, window.desk)
    qtbot.mouseClick(tab.state.buttons["open"], LEFT)
    assert tab.case is not None
    window.go("cases", {"tab": "cases", "case": tab.case.record})
    assert tab.case.code == "D26-001"


def test_no_case_leads_to_sampling(window: MainWindow, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot, "cases").tab(CasesTab)
    assert tab.list.empty is not None
    assert tab.list.empty.button is not None
    qtbot.mouseClick(tab.list.empty.button, LEFT)
    assert window.page is not None
    assert window.page.code == "scores"


def test_deductions_are_proposed_and_decided(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.set_unit(REGION)
    tab = shown_page(window, qtbot, "deductions").tab(DeductionsTab)
    assert tab.list.empty is not None
    assert tab.list.empty.isVisible()
    qtbot.mouseClick(tab.propose, LEFT)
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    proposed = int(tab.proposed.figure.text())
    assert proposed > 5
    card, first = tab.card, tab.list.current()
    assert first is not None
    assert first.amount is None
    assert card.amount.text() == ""
    assert card.misses.count() == first.misses
    qtbot.mouseClick(card.accept, LEFT)
    assert card.form.errors["amount"].isVisible(), "no amount is filled in for the office"
    qtbot.keyClicks(card.amount, "1.5")
    qtbot.keyClick(card.amount, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window.desk)
    assert tab.accepted.figure.text() == "1"
    assert "1.5" in tab.accepted.unit.text()
    assert int(tab.proposed.figure.text()) == proposed - 1

    qtbot.mouseClick(card.drop, LEFT)
    assert card.form.errors["reason"].isVisible()
    qtbot.keyClicks(card.reason, "explained")
    qtbot.mouseClick(card.drop, LEFT)
    settle(qtbot, window.desk)
    assert tab.dropped.figure.text() == "1"
    qtbot.mouseClick(tab.state.buttons["accepted"], LEFT)
    assert card.again.isVisible()
    assert not card.amount.isEnabled()
    assert "嚴宇嘉" in card.decided.text()
    qtbot.mouseClick(card.again, LEFT)
    assert card.form.errors["reason"].isVisible()
    qtbot.keyClicks(card.reason, "again")
    qtbot.mouseClick(card.again, LEFT)
    settle(qtbot, window.desk)
    assert tab.accepted.figure.text() == "0"
    for _ in range(4):
        window.desk.undo_last()
        settle(qtbot, window.desk)
    assert tab.proposed.figure.text() == "0", "decisions and proposals are taken back one by one"


def test_a_quarter_needs_a_management_department(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = shown_page(window, qtbot, "deductions").tab(DeductionsTab)
    qtbot.mouseClick(tab.span.buttons["quarter"], LEFT)
    told: list[str] = []
    monkeypatch.setattr(window.desk, "tell", lambda sentence, *_: told.append(sentence))
    qtbot.mouseClick(tab.propose, LEFT)
    settle(qtbot, window.desk)
    assert told == ["已依職責核對：待定 0 項"]
    assert tab.propose.isEnabled()
    assert tab.list.empty is not None
    assert "營銷管理部" in tab.list.empty.sentence.text()
