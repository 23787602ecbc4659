"""Outlets and events by real clicks and keys on the real store: every journey of the page."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from domain.checklist import ITEMS
from domain.field_lists import FieldAsked
from storage.store import Store
from storage.workbooks import open_workbook
from tests.ui.conftest import MakeWindow, settle
from ui.pages.outlets.events_tab import EventsTab
from ui.pages.outlets.findings_tab import FindingsTab
from ui.pages.outlets.inspections_tab import InspectionsTab
from ui.pages.outlets.page import OutletsPage
from ui.pages.outlets.visits_tab import VisitsTab
from ui.shell.window import MainWindow

ALL = FieldAsked(date(2000, 1, 1), date(2100, 1, 1))
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def shown_page(window: MainWindow, qtbot: QtBot, tab: str = "inspections") -> OutletsPage:
    """The page on a tab, with everything read."""
    window.resize(1440, 900)
    window.go("outlets", {"tab": tab})
    settle(qtbot, window.desk)
    page = window.page
    assert isinstance(page, OutletsPage)
    return page


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def counted(store: Store, page: str) -> int:
    """How many records a list has."""
    with store.reading() as reader:
        return int(getattr(reader, page)(ALL)[1])


def unverified(qtbot: QtBot, window: MainWindow) -> int:
    """How many findings the page's tab says nobody has verified."""
    settle(qtbot, window.desk)
    page = window.page
    assert isinstance(page, OutletsPage)
    return int(page.bar.tabText(page.codes.index("findings")).split("　")[1])


def answer_all(qtbot: QtBot, but: str = "") -> None:
    """Answer the checklist by keys alone, everything normal but one item."""
    for item in ITEMS:
        qtbot.keyClick(focused(), Qt.Key.Key_2 if item.code == but else Qt.Key.Key_1)
        if item.code == but:
            return


def test_the_board_is_sorted_by_days_and_filters(window: MainWindow, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    rows = [row for n in range(99) if (row := tab.board.row_at(n))]
    days = [10_000 if row.days is None else row.days for row in rows]
    assert days == sorted(days, reverse=True)
    assert {window.desk.organisation.units[row.unit].code for row in rows} <= window.desk.organisation.below(
        "B001-D2"
    )
    assert tab.strip.facts[0].figure.text().endswith(f"/ {len(rows)} 個")
    qtbot.mouseClick(tab.side_choice.buttons["regional_manager"], LEFT)
    settle(qtbot, window.desk)
    others = [row.last for n in range(99) if (row := tab.board.row_at(n))]
    assert others != [row.last for row in rows]
    qtbot.keyClick(tab, Qt.Key.Key_F, CTRL)
    assert focused() is tab.finder
    qtbot.keyClicks(tab.finder, "00007")
    assert tab.board.rows_model.rowCount() == 1
    tab.finder.setText("nothing")
    assert tab.board.empty is not None
    assert tab.board.empty.isVisible()
    assert tab.board.empty.button is not None
    qtbot.mouseClick(tab.board.empty.button, LEFT)
    assert tab.board.rows_model.rowCount() == len(rows)


def test_an_inspection_by_keys_alone(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    before = counted(branch, "inspections_page")
    tab.board.setFocus()
    tab.board.selectRow(2)
    row = tab.board.current()
    assert row is not None
    qtbot.keyClick(tab.board, Qt.Key.Key_Return)
    answer_all(qtbot)
    assert focused() is tab.form.save_button
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window.desk)
    assert counted(branch, "inspections_page") == before + 1
    with branch.reading() as reader:
        made = reader.inspections_page(ALL)[0][0]
    assert (made.outlet, made.inspector, made.result, made.answered) == (row.code, "000005", "normal", 9)
    assert tab.board.row_at(tab.board.rows_model.rowCount() - 1) is not None
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window.desk)
    assert counted(branch, "inspections_page") == before


def test_what_is_not_answered_is_named_and_an_abnormal_item_unfolds(
    window: MainWindow, branch: Store, qtbot: QtBot
) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    before = counted(branch, "findings_page")
    qtbot.mouseClick(tab.new, LEFT)
    answer_all(qtbot, but="leaflets")
    fields = tab.form.list.fields["leaflets"]
    assert fields.isVisible()
    assert focused() is fields.description
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert tab.form.told.isVisible()
    assert "設備可用" in tab.form.told.words.text()
    assert "在崗" not in tab.form.told.words.text()
    assert "說明" in fields.error.text()
    qtbot.keyClicks(fields.description, "old leaflets")
    qtbot.keyClick(fields.description, Qt.Key.Key_Return)
    for _ in range(6):
        qtbot.keyClick(focused(), Qt.Key.Key_3)
    qtbot.mouseClick(fields.severity.buttons["moderate"], LEFT)
    fields.fix_by.setFocus()
    qtbot.keyClick(fields.fix_by, Qt.Key.Key_Up)
    assert fields.fix_by.chosen == date(2026, 11, 24)
    qtbot.mouseClick(tab.form.save_button, LEFT)
    settle(qtbot, window.desk)
    assert not tab.form.form.isVisible()
    assert counted(branch, "findings_page") == before + 1


def test_a_draft_survives_another_outlet_another_language_and_closing(
    window: MainWindow, branch: Store, qtbot: QtBot, windows: MakeWindow
) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    tab.board.selectRow(1)
    row = tab.board.current()
    assert row is not None
    tab.form.begin()
    qtbot.keyClick(focused(), Qt.Key.Key_1)
    qtbot.keyClick(focused(), Qt.Key.Key_2)
    qtbot.keyClicks(focused(), "no badge")
    tab.board.selectRow(3)
    assert not tab.form.list.answers
    window.desk.set_language("en")
    settle(qtbot, window.desk)
    page = window.page
    assert isinstance(page, OutletsPage)
    page.tab(InspectionsTab).board.select_where(lambda found: found.code == row.code)
    assert set(page.tab(InspectionsTab).form.list.answers) == {"on_duty", "dress"}
    qtbot.keyClick(page.tab(InspectionsTab).form.list.heads["leaflets"].answers.buttons["normal"], Qt.Key.Key_1)
    window.close()
    again = windows(branch)
    window.desk.tasks.close()
    other = shown_page(again, qtbot).tab(InspectionsTab)
    other.board.select_where(lambda found: found.code == row.code)
    form = other.form
    assert set(form.list.answers) == {"on_duty", "dress", "leaflets"}
    assert form.list.findings["dress"].description == "no badge"
    assert form.chip.isVisible()
    qtbot.mouseClick(form.discard, LEFT)
    assert not form.list.answers
    assert not form.chip.isVisible()


def test_another_regions_outlet_is_told_and_offered(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch, me="000007")
    window.desk.set_unit("B001-D2-R1")
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    with branch.reading() as reader:
        other = next(o for o in reader.outlets() if o.unit_on(date(2026, 11, 23)) == "B001-D2-R3")
    row = tab.board.row_at(0)
    assert row is not None
    from dataclasses import replace

    tab.form.show_outlet(replace(row, code=other.code, name=other.name))
    tab.form.begin()
    answer_all(qtbot)
    qtbot.mouseClick(tab.form.save_button, LEFT)
    assert "第3區域" in tab.form.told.words.text()
    qtbot.mouseClick(tab.form.elsewhere, LEFT)
    settle(qtbot, window.desk)
    with branch.reading() as reader:
        assert reader.inspections_page(ALL)[0][0].outlet == other.code


def test_save_and_record_a_visit(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    page = shown_page(window, qtbot)
    before = counted(branch, "visits_page")
    page.tab(InspectionsTab).board.selectRow(0)
    row = page.tab(InspectionsTab).board.current()
    assert row is not None
    page.tab(InspectionsTab).form.begin()
    answer_all(qtbot)
    qtbot.mouseClick(page.tab(InspectionsTab).form.visit_button, LEFT)
    settle(qtbot, window.desk)
    assert page.shown_code == "visits"
    assert page.tab(VisitsTab).outlet.code == row.code
    qtbot.keyClicks(focused(), "Wang")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window.desk)
    assert counted(branch, "visits_page") == before + 1


def test_a_recorded_inspection_is_changed_and_taken_back(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    qtbot.mouseClick(tab.view.buttons["records"], LEFT)
    tab.records.selectRow(0)
    before = counted(branch, "inspections_page")
    assert tab.form.take_back.isVisible()
    assert not tab.form.visit_button.isVisible()
    tab.form.begin()
    answer_all(qtbot)
    qtbot.mouseClick(tab.form.save_button, LEFT)
    settle(qtbot, window.desk)
    with branch.reading() as reader:
        assert reader.inspections_page(ALL)[0][0].answered == 9
    tab.records.clearSelection()
    tab.records.selectRow(1)
    tab.records.selectRow(0)
    qtbot.mouseClick(tab.form.take_back, LEFT)
    settle(qtbot, window.desk)
    assert counted(branch, "inspections_page") == before - 1


@pytest.mark.parametrize(
    ("tab", "page", "fields", "missing"),
    [
        ("visits", "visits_page", {"counterpart": "王處長", "bank": "恆瑞銀行", "office": "南屏分行"}, "counterpart"),
        ("notes", "notes_page", {"content": "同業降費"}, "content"),
        ("events", "events_page", {"name": "社區講堂"}, "name"),
    ],
)
def test_records_are_typed_saved_looked_at_and_taken_back(
    window: MainWindow, branch: Store, qtbot: QtBot, tab: str, page: str, fields: dict[str, str], missing: str
) -> None:
    shown: Any = shown_page(window, qtbot, tab).shown
    before = counted(branch, page)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    if tab == "visits":
        qtbot.mouseClick(shown.kind.buttons["bank_visits"], LEFT)
    if tab == "notes":
        shown.form.fields["outlet"].choose("00007")
    if tab == "events":
        qtbot.mouseClick(shown.form.fields["kind"].buttons["outdoor"], LEFT)
    qtbot.mouseClick(shown.save_button, LEFT)
    assert (
        shown.form.errors[missing].isVisible()
        or shown.form.errors.get("bank", shown.form.errors[missing]).isVisible()
    )
    for name, text in fields.items():
        field = shown.form.fields[name]
        field.setFocus()
        field.clear()
        (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(text)
    assert shown.chip.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window.desk)
    assert counted(branch, page) == before + 1
    shown.period.choose("all")
    shown.finder.setText(next(iter(fields.values())))
    settle(qtbot, window.desk)
    shown.list.selectRow(0)
    assert shown.record
    qtbot.mouseClick(shown.take_back, LEFT)
    settle(qtbot, window.desk)
    assert counted(branch, page) == before
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window.desk)
    assert counted(branch, page) == before + 1


def test_an_event_is_held_and_checked_on_site(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot, "events").tab(EventsTab)
    qtbot.mouseClick(tab.state.buttons["held"], LEFT)
    tab.list.selectRow(0)
    code = tab.record
    with branch.reading() as reader:
        checks = len(reader.event_checks(code))
    tab.more.choose("000005")
    tab.more.activated.emit(0)
    assert tab.attending.text().endswith("000005")
    assert "嚴宇嘉" in tab.named.text()
    qtbot.mouseClick(tab.save_button, LEFT)
    settle(qtbot, window.desk)
    tab.list.clearSelection()
    tab.list.selectRow(1)
    tab.list.selectRow(0)
    qtbot.keyClicks(tab.check_result, "30 people")
    qtbot.mouseClick(tab.check_button, LEFT)
    settle(qtbot, window.desk)
    with branch.reading() as reader:
        assert len(reader.event_checks(code)) == checks + 1
        held = reader.field_record("events", code)
    assert held is not None
    assert "000005" in held["attending"]


def test_a_finding_is_followed(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    page = shown_page(window, qtbot, "findings")
    tab, before = page.tab(FindingsTab), unverified(qtbot, window)
    assert page.bar.tabText(4).endswith(str(before))
    tab.list.selectRow(0)
    assert tab.ways_shown() == ["fixed"]
    qtbot.mouseClick(tab.content.fields["severity"].buttons["serious"], LEFT)  # type: ignore[attr-defined]
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window.desk)
    from domain.findings import StepKind

    qtbot.mouseClick(tab.ways[StepKind.FIXED], LEFT)
    settle(qtbot, window.desk)
    assert tab.ways_shown() == ["verified", "reopened"]
    qtbot.mouseClick(tab.ways[StepKind.REOPENED], LEFT)
    assert tab.step.errors["note"].isVisible()
    tab.step.fields["note"].setPlainText("仍有舊單張")  # type: ignore[attr-defined]
    qtbot.mouseClick(tab.ways[StepKind.REOPENED], LEFT)
    settle(qtbot, window.desk)
    for kind in (StepKind.FIXED, StepKind.VERIFIED):
        qtbot.mouseClick(tab.ways[kind], LEFT)
        settle(qtbot, window.desk)
    assert unverified(qtbot, window) == before - 1
    assert tab.followed is not None
    assert tab.followed.finding.severity == "serious"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window.desk)
    assert unverified(qtbot, window) == before


def test_search_opens_an_outlet_and_the_board_is_exported(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown_page(window, qtbot, "notes")
    window.desk.go("outlets", outlet="00007")
    settle(qtbot, window.desk)
    assert page.shown_code == "inspections"
    assert page.tab(InspectionsTab).form.outlet == "00007"
    target = tmp_path / "board.xlsx"
    monkeypatch.setattr(window.desk.ask, "save_file", lambda *_: target)
    qtbot.mouseClick(page.tab(InspectionsTab).export, LEFT)
    settle(qtbot, window.desk)
    rows = list(next(iter(open_workbook(target).sheets)).rows())
    assert len(rows) == page.tab(InspectionsTab).board.rows_model.rowCount() + 1
    assert rows[0][0] == page.tab(InspectionsTab).board.columns[0].head


def test_an_empty_store_says_what_to_do(empty: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(empty)
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    assert tab.board.empty is not None
    assert tab.board.empty.isVisible()
    tab.new_inspection()
    assert tab.form.empty.isVisible()
