"""The scores page by real clicks and keys on the real store."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from domain.rules import SCORED
from domain.weeks import Week
from domain.work_log import Decision
from storage.store import Store
from tests.ui.conftest import MakeWindow, settle
from ui.pages.scores.heat import HeatTable
from ui.pages.scores.month import MonthTab
from ui.pages.scores.page import ScoresPage
from ui.pages.scores.sentences import why
from ui.pages.scores.week import WeekTab
from ui.shell.window import MainWindow

FRIDAY = date(2026, 11, 20)
SHORT = "000014"
"""Somebody with two logs missing for good and one still due."""


@pytest.fixture
def page(branch: Store, windows: MakeWindow, qtbot: QtBot) -> ScoresPage:
    """The scores page of the sample branch on a Friday."""
    return scores_page(windows(branch, today=FRIDAY), qtbot)


def scores_page(window: MainWindow, qtbot: QtBot) -> ScoresPage:
    window.go("scores", {})
    settle(qtbot, window.desk)
    assert isinstance(window.page, ScoresPage)
    return window.page


def table_of(page: ScoresPage) -> HeatTable:
    table = page.tab(WeekTab).table
    assert table is not None
    return table


def text_at(table: HeatTable, code: str) -> str:
    place = next(n for n, column in enumerate(table.columns) if column.code == code)
    return str(table.model().index(table.current_place(), place).data())


def choose(page: ScoresPage, employee_no: str, code: str = "total") -> HeatTable:
    table = table_of(page)
    assert table.select_where(lambda row: row.score.employee_no == employee_no)
    place = next(n for n, column in enumerate(table.columns) if column.code == code)
    table.setCurrentIndex(table.model().index(table.current_place(), place))
    return table


def the_table_says_in_words_what_a_day_is(page: ScoresPage) -> None:
    table = choose(page, SHORT)
    assert [text_at(table, f"day:{n}") for n in range(7)] == ["未交", "未交", "23", "31", "待交", "–", "–"]
    assert text_at(table, "result") == "差 46"
    returned = [row for row in page.tab(WeekTab).board.rows if "returned" in {d.status for d in row.score.days}]  # type: ignore[union-attr]
    table = choose(page, returned[0].score.employee_no)
    assert any(text_at(table, f"day:{n}").startswith("↩") for n in range(7))


def the_strip_counts_what_the_table_shows(page: ScoresPage) -> None:
    board = page.tab(WeekTab).board
    assert board is not None
    strip = page.tab(WeekTab).strip
    assert strip.qualified.figure.text() == str(sum(bool(row.score.qualified) for row in board.rows))
    assert strip.failed.figure.text() == str(len(board.failing))
    assert strip.mean.figure.text() == f"{(board.count.attainment or 0) / 10:.1f}"
    assert "11-23" in page.tab(WeekTab).provisional.text()


def every_number_opens_its_explanation(page: ScoresPage, qtbot: QtBot) -> None:
    for code in [column.code for column in table_of(page).columns]:
        table = choose(page, SHORT, code)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        sheet = page.tab(WeekTab).sheet
        assert sheet is not None
        assert sheet.isVisible()
        assert sheet.table is not None
        assert sheet.found.title
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()


def a_day_is_explained_line_by_line_and_leads_to_its_log(
    page: ScoresPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = choose(page, SHORT, "total")
    where = table.visualRect(table.currentIndex()).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    sheet = page.tab(WeekTab).sheet
    assert sheet is not None
    assert sheet.table is not None
    assert [line.cells[2] for line in sheet.found.lines] == ["0", "0", "23", "31", "0", "0", "0", "54"]
    sheet.table.select_place(2)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert sheet.found.day == date(2026, 11, 18)
    counts = [tuple(map(int, (line.cells[1], line.cells[3], line.cells[4]))) for line in sheet.found.lines[:-1]]
    assert all(count * points == product for count, points, product in counts)
    assert sum(product for *_, product in counts) == 23
    assert "基準版 2000-01-01" in {value for _, value in sheet.found.facts}
    gone: list[object] = []
    monkeypatch.setattr(page.desk, "go", lambda place, **target: gone.append((place, target)))
    qtbot.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)
    assert "\t" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(sheet.open_log, Qt.MouseButton.LeftButton)
    assert gone == [("logs", {"tab": "all", "person": SHORT, "day": date(2026, 11, 18)})]


def test_the_week_is_read_and_explained(page: ScoresPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """One window, several journeys: a window costs more than a journey."""
    the_table_says_in_words_what_a_day_is(page)
    the_strip_counts_what_the_table_shows(page)
    every_number_opens_its_explanation(page, qtbot)
    what_is_missing_is_worked_out_for_the_chosen_person(page, qtbot)
    who_fails_is_listed_and_leads_to_the_table(page, qtbot)
    a_region_can_be_shown_alone(page, qtbot)
    sorting_keeps_people_in_their_groups(page, qtbot)
    a_day_is_explained_line_by_line_and_leads_to_its_log(page, qtbot, monkeypatch)


def test_the_week_is_handed_on(
    page: ScoresPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copied, saved as PDF and as workbook, or not."""
    rows_are_copied_as_cells(page, qtbot)
    for kind in ("pdf", "xlsx"):
        the_table_is_saved(page, qtbot, tmp_path, monkeypatch, kind)
    no_file_chosen_no_file_made(page, qtbot, monkeypatch)


def test_the_page_follows_what_happens(page: ScoresPage, branch: Store, qtbot: QtBot) -> None:
    """Month, week, decisions, language."""
    the_month_adds_the_weeks_up_and_leads_to_them(page, qtbot)
    page.desk.set_week(Week(2026, 47))
    settle(qtbot, page.desk)
    the_page_follows_decisions(page, branch, qtbot)
    the_chosen_person_stays_chosen(page, qtbot)


def test_short_weeks_say_how_the_marks_were_reduced(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    page = scores_page(windows(branch, today=FRIDAY), qtbot)
    page.desk.set_week(Week(2026, 44))
    settle(qtbot, page.desk)
    board = page.tab(WeekTab).board
    assert board is not None
    short = board.short_weeks[0]
    for code in ("total", f"minimum:{SCORED[0]}"):
        table = choose(page, short.employee_no, code)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        sheet = page.tab(WeekTab).sheet
        assert sheet is not None
        assert any(f"× {short.expected_days}/5" in value for _, value in sheet.found.facts)
        sheet.close()


def what_is_missing_is_worked_out_for_the_chosen_person(page: ScoresPage, qtbot: QtBot) -> None:
    choose(page, SHORT)
    gap = page.tab(WeekTab).gap
    assert gap.figure.text() == "54"
    assert gap.found is not None
    assert gap.found.suggestion.possible
    assert "101" in gap.advice.words.text()
    qtbot.mouseClick(gap.remind, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert gap.found.score.name in text
    assert "54/100" in text


def who_fails_is_listed_and_leads_to_the_table(page: ScoresPage, qtbot: QtBot) -> None:
    board = page.tab(WeekTab).board
    assert board is not None
    view = page.tab(WeekTab).failing.list
    assert view.model().rowCount() == len(board.failing)
    assert all(why(page.desk, found) for found in board.failing)
    place = next(n for n, found in enumerate(board.failing) if found.score.employee_no == SHORT)
    view.scrollTo(view.model().index(place, 0))
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(place, 0)).center()
    )
    current = table_of(page).current()
    assert current is not None
    assert current.score.employee_no == SHORT
    assert page.tab(WeekTab).gap.figure.text() == "54"


def a_region_can_be_shown_alone(page: ScoresPage, qtbot: QtBot) -> None:
    table = table_of(page)
    everybody = table.model().rowCount()
    page.tab(WeekTab).regions.setFocus()
    qtbot.keyClick(page.tab(WeekTab).regions, Qt.Key.Key_Down)
    assert table.model().rowCount() < everybody
    board = page.tab(WeekTab).board
    assert board is not None
    other = next(f for f in board.failing if f.score.unit != page.tab(WeekTab).regions.currentData())
    page.tab(WeekTab).failing.list.select_where(lambda found: found is other)
    assert page.tab(WeekTab).regions.currentIndex() == 0


def rows_are_copied_as_cells(page: ScoresPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.tab(WeekTab).copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    board = page.tab(WeekTab).board
    assert board is not None
    assert len(lines) == len(board.rows)
    assert all(line.count("\t") == len(table_of(page).columns) - 1 for line in lines)
    table = choose(page, SHORT)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().count("\n") == 0


def the_table_is_saved(
    page: ScoresPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    target = tmp_path / f"scores.{kind}"
    monkeypatch.setattr(page.desk.ask, "save_file", lambda *_: target)
    qtbot.mouseClick(page.tab(WeekTab).pdf if kind == "pdf" else page.tab(WeekTab).xlsx, Qt.MouseButton.LeftButton)
    settle(qtbot, page.desk)
    board = page.tab(WeekTab).board
    assert board is not None
    row = next(row for row in board.rows if row.score.employee_no == SHORT)
    if kind == "pdf":
        text = "\n".join(found.extract_text() for found in PdfReader(target).pages)
        assert row.score.name in text
        assert "2026-W47" in text
    else:
        sheet = openpyxl.load_workbook(target).active
        assert sheet is not None
        cells = next(r for r in sheet.iter_rows(values_only=True) if r[1] == row.score.name)
        assert 54 in cells
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def no_file_chosen_no_file_made(page: ScoresPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.desk.ask, "save_file", lambda *_: None)
    qtbot.mouseClick(page.tab(WeekTab).pdf, Qt.MouseButton.LeftButton)
    assert page.desk.tasks.idle


def the_month_adds_the_weeks_up_and_leads_to_them(page: ScoresPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar, Qt.MouseButton.LeftButton, pos=page.bar.tabRect(1).center())
    settle(qtbot, page.desk)
    month = page.shown
    assert isinstance(month, MonthTab)
    assert month.board is not None
    assert month.table is not None
    assert [str(week) for week in month.board.weeks] == ["2026-W44", "2026-W45", "2026-W46"]
    passed = sum(row.qualified for row in month.board.rows)
    assert month.passed.figure.text() == str(passed)
    month.table.select_where(lambda row: row.employee_no == SHORT)
    month.table.setCurrentIndex(month.table.model().index(month.table.current_place(), 2))
    qtbot.keyClick(month.table, Qt.Key.Key_Return)
    settle(qtbot, page.desk)
    assert page.desk.week == Week(2026, 45)
    assert page.shown_code == "week"
    current = table_of(page).current()
    assert current is not None
    assert current.score.employee_no == SHORT


def the_chosen_person_stays_chosen(page: ScoresPage, qtbot: QtBot) -> None:
    choose(page, SHORT)
    page.desk.set_week(Week(2026, 46))
    settle(qtbot, page.desk)
    current = table_of(page).current()
    assert current is not None
    assert current.score.employee_no == SHORT
    page.desk.set_language("en")
    settle(qtbot, page.desk)


def the_page_follows_decisions(page: ScoresPage, branch: Store, qtbot: QtBot) -> None:
    from domain.services.deciding import decide_logs

    before = page.tab(WeekTab).provisional.toolTip()
    decide_logs(branch, Decision.APPROVE, page.desk.me, "", (date(2026, 11, 16), FRIDAY), FRIDAY, unit=page.desk.unit)
    qtbot.waitUntil(lambda: page.tab(WeekTab).provisional.toolTip() != before, timeout=5_000)


def sorting_keeps_people_in_their_groups(page: ScoresPage, qtbot: QtBot) -> None:
    table = table_of(page)
    head = table.horizontalHeader()
    place = next(n for n, column in enumerate(table.columns) if column.code == "total")
    where = head.viewport().rect().center()
    where.setX(head.sectionViewportPosition(place) + head.sectionSize(place) // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    board = page.tab(WeekTab).board
    assert board is not None
    first = table.row_at(1)
    assert first is not None
    assert first.score.score in {
        min(row.score.score for row in board.groups[0].rows),
        max(row.score.score for row in board.groups[0].rows),
    }


def test_nobody_there(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    page = scores_page(windows(people, today=FRIDAY), qtbot)
    board = page.tab(WeekTab).board
    assert board is not None
    assert board.count.qualified == 0
    page.desk.set_week(Week(2010, 1))
    settle(qtbot, page.desk)
    table = table_of(page)
    assert table.empty is not None
    assert table.empty.isVisible()
    assert not page.tab(WeekTab).pdf.isEnabled()


def test_every_sentence_can_be_said(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    page = scores_page(windows(branch, today=date(2026, 11, 23)), qtbot)
    for week in (Week(2026, 40), Week(2026, 47)):
        page.desk.set_week(week)
        settle(qtbot, page.desk)
        board = page.tab(WeekTab).board
        assert board is not None
        for language in ("zh_CN", "en", "zh_TW"):
            page.desk.language = language
            for row in board.rows:
                found = board.shortfall_of(row.score.employee_no)
                assert found is not None
                page.tab(WeekTab).gap.show_person(board, found)
                assert page.tab(WeekTab).gap.advice.words.text()
                assert page.tab(WeekTab).gap.reminder()
                assert why(page.desk, found) or found.score.qualified is not False
