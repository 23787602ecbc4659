"""Outlets and events by real clicks and keys on the real store: every journey of the page."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from domain.checklist import ITEMS
from domain.field_lists import FieldAsked
from domain.services.changing import make
from domain.services.recording import record
from storage.store import Store
from storage.workbooks import open_workbook
from tests.ui.conftest import MakeWindow, settle
from ui.kit.looks import Band
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
    assert tab.strip.parts[2].figure.text().endswith(f"/ {len(rows)}")
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
    settle(qtbot, window.desk)
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
        ("team", "team_page", {"content": "面試二人"}, "content"),
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


def test_checks_of_the_team_and_scores_handed_on(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    """Rules 5-8 and 5-12 are closed from the same form."""
    tab: Any = shown_page(window, qtbot, "team").shown
    qtbot.mouseClick(tab.sheet.buttons["team_checks"], LEFT)
    assert not tab.form.fields["content"].isVisible()
    tab.form.fields["employee_no"].choose("000026")
    tab.form.fields["result"].setPlainText("有計劃")
    qtbot.mouseClick(tab.save_button, LEFT)
    settle(qtbot, window.desk)
    assert counted(branch, "team_page") == 1
    qtbot.mouseClick(tab.sheet.buttons["scores_handed_on"], LEFT)
    assert tab.form.fields["month"].text() == "2026-10"
    qtbot.mouseClick(tab.save_button, LEFT)
    settle(qtbot, window.desk)
    with branch.reading() as reader:
        rows, count = reader.team_page(ALL)
    assert count == 2
    assert {(row.sheet, row.month) for row in rows} == {
        ("team_checks", None),
        ("scores_handed_on", date(2026, 10, 1)),
    }
    tab.list.selectRow(0)
    assert not tab.sheet.isEnabled()
    assert tab.form.fields["month"].isVisible() == (tab.sheet.current == "scores_handed_on")


def checks_of(store: Store, event: str) -> list[tuple[str, str]]:
    """Who checked an event, and what each said."""
    with store.reading() as reader:
        return [(check.inspector, check.result) for check in reader.event_checks(event)]


def press_link(qtbot: QtBot, place: QWidget, words: str) -> None:
    """Click the first link whose name begins so."""
    found = [b for b in place.findChildren(QPushButton) if b.accessibleName().startswith(words) and b.isVisible()]
    qtbot.mouseClick(found[0], LEFT)


def line_of(qtbot: QtBot, place: QWidget, words: str) -> QWidget:
    """The line that says this, once it is shown."""

    def lines() -> list[QWidget | None]:
        return [w.parentWidget() for w in place.findChildren(QLabel) if words in w.text() and w.isVisible()]

    qtbot.waitUntil(lambda: bool(lines()))
    found = lines()[0]
    assert found is not None
    return found


def test_an_on_site_check_is_put_right_and_taken_back(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot, "events").tab(EventsTab)
    qtbot.mouseClick(tab.state.buttons["held"], LEFT)
    settle(qtbot, window.desk)
    tab.list.selectRow(0)
    event, checks = tab.record, tab.checks
    before = checks_of(branch, event)
    qtbot.keyClicks(checks.result, "20 people")
    qtbot.keyClick(checks.result, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    others = [line for line in before if line != ("000005", "20 people")]
    press_link(qtbot, line_of(qtbot, checks, "20 people"), "更正")
    assert checks.result.text() == "20 people"
    checks.result.selectAll()
    qtbot.keyClicks(checks.result, "12 people")
    checks.form.fields["inspector"].choose("000007")  # type: ignore[attr-defined]
    qtbot.mouseClick(checks.save, LEFT)
    settle(qtbot, window.desk)
    assert checks_of(branch, event) == [*others, ("000007", "12 people")]
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window.desk)
    assert checks_of(branch, event) == [*others, ("000005", "20 people")]
    press_link(qtbot, line_of(qtbot, checks, "20 people"), "撤回")
    settle(qtbot, window.desk)
    assert checks_of(branch, event) == others
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window.desk)
    assert checks_of(branch, event) == [*others, ("000005", "20 people")]


def drafts_of(store: Store) -> set[str]:
    """The forms into which somebody typed something."""
    with store.reading() as reader:
        return set(reader.form_drafts("000005", ""))


def test_what_is_typed_outlives_a_crash(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch)
    page = shown_page(window, qtbot, "findings")
    card = page.tab(FindingsTab).card
    page.tab(FindingsTab).list.selectRow(1)
    assert card.followed is not None
    record = card.followed.record
    card.content.fields["description"].setText("still old leaflets")  # type: ignore[attr-defined]
    card.step.fields["note"].setPlainText("seen again")  # type: ignore[attr-defined]
    tab = shown_page(window, qtbot, "visits").tab(VisitsTab)
    tab.period.choose("all")
    tab.ask()
    settle(qtbot, window.desk)
    tab.list.selectRow(0)
    visit, there = tab.record, tab.form.typed
    tab.form.fields["result"].setText("signed")  # type: ignore[attr-defined]
    assert tab.chip.isVisible()
    typed = {f"finding/{record}", f"finding_step/{record}", f"visit/{visit}"}
    qtbot.waitUntil(lambda: drafts_of(branch) == typed, timeout=2000)
    window.desk.tasks.close()
    again = windows(branch)
    card = shown_page(again, qtbot, "findings").tab(FindingsTab).card
    card.show_finding(record)
    assert card.content.typed["description"] == "still old leaflets"
    assert card.step.typed["note"] == "seen again"
    assert card.chip.isVisible()
    qtbot.keyClick(again, Qt.Key.Key_Return, CTRL)
    settle(qtbot, again.desk)
    assert card.step.typed["note"] == "seen again"
    qtbot.mouseClick(card.discard, LEFT)
    assert drafts_of(branch) == {f"visit/{visit}"}
    assert card.step.typed["note"] == ""
    tab = shown_page(again, qtbot, "visits").tab(VisitsTab)
    tab.period.choose("all")
    tab.ask()
    settle(qtbot, again.desk)
    tab.list.selectRow(0)
    assert tab.form.typed == {**there, "result": "signed"}
    qtbot.mouseClick(tab.discard, LEFT)
    assert tab.form.typed == there
    assert drafts_of(branch) == set()


def test_a_record_keeps_people_and_outlets_that_are_no_more(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    org = window.desk.organisation
    gone = next(m for m in org.members.values() if m.employed_to is not None)
    with branch.reading() as reader:
        outlet = next(o for o in reader.outlets() if o.unit_on(date(2026, 9, 15)).startswith("B001-D2"))
    cells = {"day": "2026-09-15", "outlet": outlet.code, "visitor": gone.employee_no, "counterpart": "王行長"}
    make(branch, record("visits", {**cells, "content": "old", "result": ""}, date(2026, 11, 23)))
    tab = shown_page(window, qtbot, "visits").tab(VisitsTab)
    tab.period.choose("all")
    tab.finder.setText("old")
    settle(qtbot, window.desk)
    tab.list.selectRow(0)
    assert tab.form.typed["visitor"] == gone.employee_no
    assert tab.outlet.currentText().startswith(outlet.name)


def test_the_board_of_a_region_and_in_groups(window: MainWindow, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    whole, region = len(tab.board.shown), tab.region
    assert region.isVisible()
    codes = [str(region.itemData(n)) for n in range(region.count())]
    assert codes[:2] == ["", "*"]
    assert set(codes[2:]) == {row.unit for row in tab.board.shown}
    region.setCurrentIndex(2)
    region.activated.emit(2)
    assert {row.unit for row in tab.board.shown} == {codes[2]}
    assert 0 < len(tab.board.shown) < whole
    qtbot.mouseClick(tab.view.buttons["records"], LEFT)
    settle(qtbot, window.desk)
    made_here = tab.records.asked.rowCount()
    qtbot.mouseClick(tab.view.buttons["board"], LEFT)
    region.setCurrentIndex(1)
    region.activated.emit(1)
    assert tab.board.isColumnHidden([column.code for column in tab.board.columns].index("region"))
    bands = [row for row in tab.board.rows_model.rows if isinstance(row, Band)]
    assert len(bands) == len(codes) - 2
    assert len(tab.board.shown) == whole
    days = [10_000 if row.days is None else row.days for row in tab.board.shown if row.unit == codes[2]]
    assert days == sorted(days, reverse=True)
    qtbot.mouseClick(tab.view.buttons["records"], LEFT)
    settle(qtbot, window.desk)
    assert tab.records.asked.rowCount() > made_here
    window.desk.set_language("en")  # the page is built anew, and remembers
    settle(qtbot, window.desk)
    assert shown_page(window, qtbot).tab(InspectionsTab).region.code == "*"


def test_an_event_is_held_and_checked_on_site(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot, "events").tab(EventsTab)
    qtbot.mouseClick(tab.state.buttons["held"], LEFT)
    settle(qtbot, window.desk)
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
    qtbot.keyClicks(tab.checks.result, "30 people")
    qtbot.mouseClick(tab.checks.save, LEFT)
    settle(qtbot, window.desk)
    with branch.reading() as reader:
        assert len(reader.event_checks(code)) == checks + 1
        rows, number = reader.events_page(replace(tab.asked, state="held"))
        assert reader.events_checked(tab.asked) == (number, sum(row.checks > 0 for row in rows))
        assert tab.facts.text().startswith(f"已辦 {number} 場，現場檢查")
        held = reader.field_record("events", code)
    assert held is not None
    assert "000005" in held["attending"]


def test_a_finding_is_followed(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    page = shown_page(window, qtbot, "findings")
    tab, before = page.tab(FindingsTab), unverified(qtbot, window)
    assert page.bar.tabText(page.codes.index("findings")).endswith(str(before))
    tab.list.selectRow(0)
    assert tab.card.ways_shown() == ["fixed"]
    qtbot.mouseClick(tab.card.content.fields["severity"].buttons["serious"], LEFT)  # type: ignore[attr-defined]
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window.desk)
    from domain.findings import StepKind

    qtbot.mouseClick(tab.card.ways[StepKind.FIXED], LEFT)
    settle(qtbot, window.desk)
    assert tab.card.ways_shown() == ["verified", "reopened"]
    qtbot.mouseClick(tab.card.ways[StepKind.REOPENED], LEFT)
    assert tab.card.step.errors["note"].isVisible()
    tab.card.step.fields["note"].setPlainText("仍有舊單張")  # type: ignore[attr-defined]
    qtbot.mouseClick(tab.card.ways[StepKind.REOPENED], LEFT)
    settle(qtbot, window.desk)
    for kind in (StepKind.FIXED, StepKind.VERIFIED):
        qtbot.mouseClick(tab.card.ways[kind], LEFT)
        settle(qtbot, window.desk)
    assert unverified(qtbot, window) == before - 1
    assert tab.card.followed is not None
    assert tab.card.followed.finding.severity == "serious"
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
