"""Lists that are read in the background: dots until rows are there, old rows until new ones are, the latest wish wins."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow, settle
from ui.desk import Desk
from ui.kit.asked import DOTS, AskedTable
from ui.kit.paged import PAGE
from ui.kit.rows import Column


@dataclass
class Numbers:
    """So many numbers, backwards where descending; a page is read only while the gate is open."""

    count: int
    gate: Event = field(default_factory=Event)
    read: list[int] = field(default_factory=list)

    def page(self, offset: int, limit: int, _sort: str, descending: bool, /) -> Sequence[int]:
        assert self.gate.wait(10)
        self.read.append(offset // PAGE)
        places = range(offset, min(offset + limit, self.count))
        return [self.count - 1 - n if descending else n for n in places]


@pytest.fixture
def desk(windows: MakeWindow) -> Desk:
    return windows(None).desk


def make_table(desk: Desk) -> AskedTable[int]:
    made: AskedTable[int] = AskedTable(desk, "logs.all", [Column("n", "n", str, figures=True, width=90)])
    made.resize(300, 400)
    made.show()
    return made


@pytest.fixture
def table(desk: Desk, qtbot: QtBot) -> AskedTable[int]:
    made = make_table(desk)
    qtbot.addWidget(made)
    return made


def ask(table: AskedTable[int], found: Numbers) -> list[int]:
    """Ask for these; the counts told so far."""
    told: list[int] = []
    table.ask(lambda: found, told.append, "")
    return told


def seen(table: AskedTable[int]) -> list[str]:
    """What stands in the rows in sight."""
    table.viewport().repaint()
    area: QRect = table.viewport().rect()
    first, last = table.rowAt(0), table.rowAt(area.bottom() - 1)
    last = last if last >= 0 else table.model().rowCount() - 1
    return [table.model().index(n, 0).data() for n in range(first, last + 1)]


def open_all(found: Numbers) -> Numbers:
    found.gate.set()
    return found


def test_rows_out_of_sight_show_as_dots_until_they_are_read(table: AskedTable[int], desk: Desk, qtbot: QtBot) -> None:
    found = open_all(Numbers(1_000_000))
    assert ask(table, found) == []  # nothing waits for the answer
    settle(qtbot, desk)
    assert seen(table)[:3] == ["0", "1", "2"]
    found.gate.clear()
    for place in range(100_000, 1_000_000, 90_000):
        table.scrollTo(table.model().index(place, 0))
        assert set(seen(table)) == {DOTS}
    table.scrollToBottom()
    assert set(seen(table)) == {DOTS}
    table.select_place(999_999)
    assert table.current() is None
    found.gate.set()
    settle(qtbot, desk)
    assert seen(table)[-1] == "999999"
    assert table.current() == 999_999
    assert len(found.read) == 3  # the first, the one under way, and what was in sight at last
    table.copy()
    assert QGuiApplication.clipboard().text() == "999999"


def test_rows_that_touch_two_pages_are_both_read(table: AskedTable[int], desk: Desk, qtbot: QtBot) -> None:
    ask(table, open_all(Numbers(5_000)))
    settle(qtbot, desk)
    table.scrollTo(table.model().index(3 * PAGE, 0), table.ScrollHint.PositionAtCenter)
    seen(table)
    settle(qtbot, desk)
    rows = seen(table)
    assert str(3 * PAGE - 1) in rows
    assert str(3 * PAGE) in rows
    assert DOTS not in rows


def test_the_old_order_stays_until_the_new_one_is_read(table: AskedTable[int], desk: Desk, qtbot: QtBot) -> None:
    found = open_all(Numbers(1_000))
    ask(table, found)
    settle(qtbot, desk)
    found.gate.clear()
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert (seen(table)[0], table.row_at(0)) == ("0", 0)
    found.gate.set()
    settle(qtbot, desk)
    assert (seen(table)[0], table.row_at(0)) == ("999", 999)


def test_the_latest_question_is_answered_in_the_order_of_now(
    table: AskedTable[int], desk: Desk, qtbot: QtBot
) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    slow, late, last = Numbers(10), open_all(Numbers(20)), open_all(Numbers(30))
    told = ask(table, slow)
    assert not ask(table, late)
    told_last = ask(table, last)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    slow.gate.set()
    settle(qtbot, desk)
    seen(table)
    settle(qtbot, desk)
    assert (told, late.read, told_last) == ([], [], [30])
    assert seen(table)[0] == "29"
    assert table.row_at(30) is None


def test_an_answer_to_a_table_that_is_gone_is_nobodys(desk: Desk, qtbot: QtBot) -> None:
    table = make_table(desk)
    found = open_all(Numbers(1_000))
    ask(table, found)
    settle(qtbot, desk)
    found.gate.clear()
    table.scrollToBottom()
    seen(table)
    told = ask(table, found)
    table.deleteLater()
    qtbot.wait(1)
    found.gate.set()
    settle(qtbot, desk)
    assert told == []
