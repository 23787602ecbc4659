"""The smallest window, by real clicks on the real store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Clock, Desk
from desktop.window import make_window
from domain.terms import LANGUAGES
from storage.store import Store
from ui.main_window import MainWindow
from ui.scores_model import ScoresModel

DAY = date(2026, 11, 13)


@pytest.fixture
def window(branch: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(Desk(str(branch.path), Clock(DAY), "zh_TW"), branch)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_it_opens_on_this_weeks_scores(window: MainWindow) -> None:
    assert window.windowTitle() == "督導台"
    assert "2026-W46" in window.week_label.text()
    window.unit.setCurrentText("北辰中山路營業部市場二部")
    assert window.model.rowCount() == 15
    names = {window.model.index(row, 1).data() for row in range(15)}
    assert {"黃犇", "李珺", "王䶮", "阿不都熱西提·艾力"} <= names
    assert "15 人" in window.statusBar().currentMessage()


def test_weeks_move_by_clicks(window: MainWindow, qtbot: Any) -> None:
    qtbot.mouseClick(window.earlier, Qt.MouseButton.LeftButton)
    assert "2026-W45" in window.week_label.text()
    for _ in range(3):
        qtbot.mouseClick(window.later, Qt.MouseButton.LeftButton)
    assert "2026-W48" in window.week_label.text()


def test_figures_sort_as_figures(window: MainWindow) -> None:
    window.unit.setCurrentText("北辰中山路營業部市場二部")
    window.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    model = window.table.model()
    found = [int(model.index(row, 3).data()) for row in range(model.rowCount())]
    assert found == sorted(found, reverse=True)


def test_the_report_is_written(window: MainWindow, tmp_path: Path) -> None:
    window.unit.setCurrentText("北辰中山路營業部市場二部")
    window.write_report(tmp_path / "w.pdf")
    assert (tmp_path / "w.pdf").read_bytes().startswith(b"%PDF")
    assert "校驗碼" in window.statusBar().currentMessage()
    window.write_report(tmp_path / "none" / "w.pdf")
    assert "不存在" in window.statusBar().currentMessage()


def test_an_empty_store_says_what_to_do(empty: Store, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        made = make_window(Desk(str(empty.path), Clock(DAY), language), empty)
        qtbot.addWidget(made)
        made.show()
        assert made.empty.isVisible()
        assert "dudao" in made.empty.text()
        assert not made.report.isEnabled()


def test_every_control_has_a_name(window: MainWindow) -> None:
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not isinstance(widget, QLabel):
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget


def test_the_model_behaves(qtmodeltester: Any, window: MainWindow) -> None:
    qtmodeltester.check(window.model)
    assert ScoresModel("en").headerData(0, Qt.Orientation.Vertical) is None


def test_many_calls_do_not_wear_the_binding_out(qtbot: QtBot) -> None:
    """Some releases of the binding lose a reference at every call that returns nothing."""
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(20_000):
        label.setText("x")
    assert label.text() == "x"
