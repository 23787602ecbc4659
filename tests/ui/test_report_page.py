"""The weekly report's page: journeys by real clicks and keys, and the paper that is what is saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from domain.problems import Refusal
from domain.report import PlanResult, PlanTask, TypedParts
from domain.report_draft import Chapter
from domain.services.deciding import decide_logs
from domain.services.drafting import open_week, save_draft
from domain.services.reporting import issue_weekly_report
from domain.terms import LANGUAGES
from domain.weeks import Week
from domain.work_log import Decision
from exports.wording import WORDS as PAPER_WORDS
from exports.wording import section
from storage.frozen import write as write_whole
from storage.records import WeeklyReportRecord
from storage.store import Store
from tests.conftest import TODAY
from tests.ui.conftest import MANAGER, MakeWindow, settle
from tests.ui.test_walk import clipped
from tests.ui.walking import controls
from ui.pages.report.chapters import ChapterRow
from ui.pages.report.composer import ComposeTab
from ui.pages.report.lists import IssuedTab, RegisterTab
from ui.pages.report.page import ReportPage
from ui.pages.report.received import ReceivedTab
from ui.pages.report.sentences import chapter_title
from ui.shell.window import MainWindow
from ui.wording import say

WEEK = Week(2026, 47)
UNIT = "B001-D2"
REGIONS = ("B001-D2-R1", "B001-D2-R3")
PLAN = (
    PlanTask("抽查三個網點", "嚴宇嘉", date(2026, 11, 20), "3/3"),
    PlanTask("陪訪新人，每人一次", "何熙", date(2026, 11, 20)),
)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
COMPLETE = TypedParts(next_plan=(PlanTask("陪訪新人", "何熙", date(2026, 11, 27)),), evaluation="檢查及時。")

Open = Callable[..., ReportPage]


def compose(page: ReportPage) -> ComposeTab:
    return page.tab(ComposeTab)


def write(widget: QWidget, text: str) -> None:
    """Type as an input method does: Chinese comes as a committed composition."""
    widget.setFocus()
    if isinstance(widget, QPlainTextEdit):
        widget.moveCursor(QTextCursor.MoveOperation.End)
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def opened(branch: Store, windows: MakeWindow, qtbot: QtBot) -> Open:
    """Opens the page of the department's week."""

    def make(week: Week = WEEK, unit: str = UNIT, language: str = "zh_TW", me: str = MANAGER) -> ReportPage:
        window = windows(branch, language=language, me=me)
        window.resize(1440, 900)
        window.desk.set_unit(unit)
        window.desk.set_week(week)
        window.desk.go("report")
        settle(qtbot, window.desk)
        page = window.page
        assert isinstance(page, ReportPage)
        return page

    return make


def seen_paper(page: ReportPage, qtbot: QtBot) -> bytes:
    """The bytes of the paper on screen, once it is that of the report at hand."""
    preview = compose(page).bench.preview
    qtbot.waitUntil(lambda: preview.is_current and page.desk.tasks.idle, timeout=10_000)
    assert preview.sheet is not None
    return preview.sheet.pdf


def planned(tab: ComposeTab) -> tuple[PlanTask, ...]:
    """The next plan of the report at hand."""
    return tab.session.report.typed.next_plan if tab.session else ()


def save_as(page: ReportPage, monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(page.desk.ask, "save_file", lambda *_: target)


def audit(store: Store, kind: str) -> int:
    with store.reading() as reader:
        rows: Any = reader.connection.exec_driver_sql("SELECT count(*) FROM audit WHERE kind = ?", (kind,))
        return int(rows.scalar())


def test_from_opening_to_a_saved_report_with_only_the_written_chapters_typed(
    branch: Store, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_draft(branch, UNIT, WEEK.shifted(-1), TypedParts(next_plan=PLAN))
    page = opened()
    tab, bench, editor = compose(page), compose(page).bench, compose(page).bench.editor
    assert tab.nothing.button is not None
    qtbot.mouseClick(tab.nothing.button, LEFT)
    settle(qtbot, page.desk)
    assert "不合格" in editor.summary.text, "the figures write the summary"
    assert [made.task.text() for made in editor.last_plan.rows] == [task.task for task in PLAN]
    qtbot.mouseClick(editor.last_plan.rows[0].result.buttons["done"], LEFT)
    qtbot.mouseClick(editor.last_plan.rows[1].result.buttons["partly"], LEFT)
    assert editor.last_plan.rows[1].goes_on.isChecked(), "what is not done goes on into next week"
    assert editor.next_plan.rows[-1].task.text() == PLAN[1].task
    qtbot.keyClick(editor, Qt.Key.Key_F8)
    write(editor.last_plan.rows[1].remark, "一人改期")
    assert len(editor.evaluations.rows) > 2, "managers and who failed alone, the others together"
    for made in editor.evaluations.rows:
        write(made.sentence, "檢查及時。")
    write(editor.evaluations.rows[0].task, "批覆補兩次")
    write(editor.evaluation, "整體平穩。")
    before = seen_paper(page, qtbot)
    qtbot.keyClick(editor.evaluation, Qt.Key.Key_Return, CONTROL)
    assert bench.foot.is_asking
    code = tab.session.report.verification_code if tab.session else ""
    assert code in bench.foot.question.text()
    qtbot.keyClick(bench.foot.agree, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, page.desk)
    assert tab.session is not None
    assert tab.session.is_issued
    assert seen_paper(page, qtbot) == before, "the paper seen before is the one that was issued"
    target = tmp_path / "週報.pdf"
    save_as(page, monkeypatch, target)
    qtbot.mouseClick(bench.preview.save, LEFT)
    settle(qtbot, page.desk)
    assert target.read_bytes() == before
    assert code in pypdf.PdfReader(target).pages[0].extract_text()
    page.open(tab="issued")
    settle(qtbot, page.desk)
    again = tmp_path / "again.pdf"
    save_as(page, monkeypatch, again)
    qtbot.mouseClick(page.tab(IssuedTab).view.preview.save, LEFT)
    settle(qtbot, page.desk)
    assert again.read_bytes() == before, "exported again from what was frozen"


def test_a_draft_survives_closing_and_is_one_action_a_pause(
    branch: Store, opened: Open, windows: MakeWindow, qtbot: QtBot
) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    editor = compose(page).bench.editor
    before = audit(branch, "draft")
    for letter in "abc":
        qtbot.keyClick(editor.requests, letter)
    assert audit(branch, "draft") == before, "nothing is kept while somebody types"
    qtbot.waitUntil(lambda: audit(branch, "draft") == before + 1, timeout=4000)
    qtbot.keyClick(editor.requests, "d")
    page.desk.window.close()  # type: ignore[union-attr]
    assert audit(branch, "draft") == before + 2
    assert open_week(branch, UNIT, WEEK, TODAY).report.typed.requests == "abcd"


def test_typed_text_survives_a_change_of_language_and_of_week(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    desk = page.desk
    write(compose(page).bench.editor.notes_text, "附註一則")
    desk.set_language("en")
    settle(qtbot, desk)
    window: Any = desk.window
    rebuilt = window.page
    assert rebuilt is not page
    assert rebuilt.tab(ComposeTab).bench.editor.notes_text.text == "附註一則"
    write(rebuilt.tab(ComposeTab).bench.editor.notes_text, "，再補")
    desk.set_week(WEEK.shifted(-1))
    settle(qtbot, desk)
    assert open_week(branch, UNIT, WEEK, TODAY).report.typed.notes == "附註一則，再補"


def test_revision_two_keeps_revision_one(
    branch: Store, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    first = issue_weekly_report(branch, UNIT, WEEK, TODAY)
    page = opened()
    tab, bench = compose(page), compose(page).bench
    frozen = seen_paper(page, qtbot)
    assert not bench.foot.submit.isEnabled()
    assert bench.editor.notes_text.isReadOnly()
    assert first.verification_code in bench.note.words.text()
    qtbot.mouseClick(bench.correct, LEFT)
    assert not bench.editor.notes_text.isReadOnly()
    assert not bench.foot.submit.isEnabled(), "nothing has changed yet"
    write(bench.editor.notes_text, "更正一處")
    assert bench.foot.submit.isEnabled()
    second = seen_paper(page, qtbot)
    assert second != frozen
    qtbot.mouseClick(bench.foot.submit, LEFT)
    qtbot.keyClick(bench.foot.agree, Qt.Key.Key_Escape)
    assert not bench.foot.is_asking
    qtbot.mouseClick(bench.foot.submit, LEFT)
    qtbot.mouseClick(bench.foot.agree, LEFT)
    settle(qtbot, page.desk)
    assert tab.session is not None
    assert tab.session.report.revision == 2
    assert seen_paper(page, qtbot) == second
    page.open(tab="issued")
    settle(qtbot, page.desk)
    assert [page.tab(IssuedTab).table.row_at(n).revision for n in range(2)] == [2, 1]  # type: ignore[union-attr]
    page.tab(IssuedTab).table.select_place(1)
    settle(qtbot, page.desk)
    target = tmp_path / "one.pdf"
    save_as(page, monkeypatch, target)
    qtbot.mouseClick(page.tab(IssuedTab).view.preview.save, LEFT)
    settle(qtbot, page.desk)
    assert target.read_bytes() == frozen


def test_figures_that_changed_are_told_and_taken_in_without_touching_text(
    branch: Store, opened: Open, qtbot: QtBot
) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    tab, bench = compose(page), compose(page).bench
    write(bench.editor.requests, "請補宣傳資料。")
    span = (WEEK.monday, WEEK.sunday)
    decide_logs(branch, Decision.APPROVE, "000005", "", span, TODAY, unit=UNIT)
    qtbot.waitUntil(lambda: bool(tab.session and tab.session.stale), timeout=5000)
    settle(qtbot, page.desk)
    assert "變更" in bench.points.buttons[0].words.text()
    qtbot.keyClick(bench.editor.requests, Qt.Key.Key_Return, CONTROL)
    qtbot.mouseClick(bench.foot.agree, LEFT)
    settle(qtbot, page.desk)
    assert audit(branch, "report") == 0, "what was seen is no longer what the store says"
    qtbot.mouseClick(tab.refigure, LEFT)
    settle(qtbot, page.desk)
    assert tab.session is not None
    assert not tab.session.stale
    assert bench.editor.requests.text == "請補宣傳資料。"
    qtbot.keyClick(bench.editor.requests, Qt.Key.Key_Return, CONTROL)
    qtbot.mouseClick(bench.foot.agree, LEFT)
    settle(qtbot, page.desk)
    assert audit(branch, "report") == 1


def test_what_blocks_is_shown_and_leads_to_its_field(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK.shifted(-1), TypedParts(next_plan=PLAN))
    save_draft(branch, UNIT, WEEK, TypedParts(evaluation="孔燕怡：", next_plan=(PlanTask("", owner="何熙"),)))
    page = opened()
    bench = compose(page).bench
    said = [made.words.text() for made in bench.points.buttons]
    assert said[0] == "第八節第 1 項缺結果"
    assert "第九節第 1 項未寫內容" in said
    assert any("缺 1 人評估：孔燕怡" in text for text in said)
    assert any("2 份區域週報未收" in text for text in said)
    qtbot.mouseClick(bench.foot.submit, LEFT)
    assert not bench.foot.is_asking
    assert bench.editor.last_plan.rows[0].result.buttons["done"].hasFocus()
    places = {"未寫內容": bench.editor.next_plan.rows[0].task, "人評估": bench.editor.evaluation}
    places |= {"仍可提交": bench.editor.notes_text}
    for text, field in places.items():
        found = next(made for made in bench.points.buttons if text in made.words.text())
        qtbot.mouseClick(found, LEFT)
        assert field.hasFocus(), text
    qtbot.mouseClick(bench.editor.last_plan.rows[1].result.buttons["not_done"], LEFT)
    assert bench.editor.last_plan.rows[1].remark.hasFocus()
    assert "第八節第 2 項缺原因" in [made.words.text() for made in bench.points.buttons]


def test_the_next_plan_is_a_short_list(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    tab, plan = compose(page), compose(page).bench.editor.next_plan
    qtbot.keyClick(plan.rows[0].task, Qt.Key.Key_Return)
    assert len(plan.rows) == 2
    assert plan.rows[1].task.hasFocus()
    assert plan.rows[1].due.chosen == date(2026, 11, 27)
    assert len(plan.typed.next_plan) == 2
    assert len(planned(tab)) == 1, "an empty row is no task"
    write(plan.rows[1].task, "補查網點")
    write(plan.rows[1].owner, "孔燕怡")
    write(plan.rows[1].measure, "2/2")
    plan.rows[1].due.set_day(date(2026, 11, 25))
    assert planned(tab)[1] == PlanTask("補查網點", "孔燕怡", date(2026, 11, 25), "2/2")
    qtbot.mouseClick(plan.rows[0].remove, LEFT)
    assert [made.task.text() for made in plan.rows] == ["補查網點"]
    qtbot.mouseClick(plan.put_back, LEFT)
    assert [made.task.text() for made in plan.rows] == ["陪訪新人", "補查網點"]
    qtbot.mouseClick(plan.offer, LEFT)
    offered = len(plan.rows)
    assert offered > 2
    qtbot.mouseClick(plan.offer, LEFT)
    assert len(plan.rows) == offered, "no gap is proposed twice"
    qtbot.keyClick(plan.rows[0].task, Qt.Key.Key_S, CONTROL)
    settle(qtbot, page.desk)
    assert len(open_week(branch, UNIT, WEEK, TODAY).report.typed.next_plan) == offered


def test_the_summary_and_the_names_are_brought_in_without_losing_what_was_written(
    branch: Store, opened: Open, qtbot: QtBot
) -> None:
    save_draft(branch, UNIT, WEEK, TypedParts(summary="自己寫的", evaluation="孔燕怡：好。"))
    page = opened()
    editor = compose(page).bench.editor
    qtbot.mouseClick(editor.again, LEFT)
    assert editor.summary.text.startswith("本週")
    assert not editor.again.isVisible()
    qtbot.keyClick(editor.summary, Qt.Key.Key_Z, CONTROL)
    assert editor.summary.text == "自己寫的", "text is undone in its own field"
    assert "孔燕怡" in editor.evaluations.left.text()
    qtbot.mouseClick(editor.evaluations.bring, LEFT)
    assert editor.evaluations.rows[0].sentence.hasFocus()
    assert not editor.evaluations.bring.isVisible(), "everybody stands in a line"
    assert editor.evaluation.text == "孔燕怡：好。"


def test_a_line_of_the_evaluation_goes_and_comes_back(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    editor = compose(page).bench.editor
    lines = editor.evaluations
    qtbot.mouseClick(lines.bring, LEFT)
    everybody = len(lines.rows)
    write(lines.rows[0].sentence, "檢查及時。")
    qtbot.keyClick(lines.rows[0].sentence, Qt.Key.Key_Return)
    assert lines.rows[1].sentence.hasFocus()
    qtbot.keyClick(lines.rows[-1].task, Qt.Key.Key_Return)
    qtbot.mouseClick(lines.rows[0].remove, LEFT)
    assert len(lines.rows) == everybody - 1
    assert lines.bring.isVisible()
    qtbot.mouseClick(lines.put_back, LEFT)
    assert lines.rows[0].sentence.text() == "檢查及時。"
    found = next(made for made in compose(page).bench.points.buttons if "人評估" in made.words.text())
    qtbot.mouseClick(found, LEFT)
    assert lines.rows[1].sentence.hasFocus()


def test_what_was_read_is_told_and_the_rest_read_one_by_one(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    issue_weekly_report(branch, REGIONS[0], WEEK, TODAY)
    page = opened()
    read = compose(page).bench.editor.read
    settle(qtbot, page.desk)
    assert read.found is not None
    left = len(read.found.to_open)
    assert str(left) in read.logs.text()
    qtbot.mouseClick(read.logs, LEFT)
    settle(qtbot, page.desk)
    sheet = read.sheet
    assert sheet is not None
    assert sheet.isVisible()
    qtbot.keyClick(sheet.table, Qt.Key.Key_Down)
    second = sheet.table.current()
    assert second is not None
    assert second.name in sheet.heading.text()
    settle(qtbot, page.desk)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.wait(1)
    settle(qtbot, page.desk)
    assert len(read.found.to_open) == left - 2
    qtbot.mouseClick(read.reports, LEFT)
    settle(qtbot, page.desk)
    tab = page.tab(ReceivedTab)
    assert tab.isVisible()
    row = tab.table.current()
    assert row is not None
    settle(qtbot, page.desk)
    with branch.reading() as reader:
        assert reader.reports_read("000005", WEEK) == {REGIONS[0]: 1}


def test_who_is_no_market_manager_is_not_asked_to_read(branch: Store, opened: Open) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened(me="000007")
    assert not compose(page).bench.editor.read.isVisible()


def test_pages_are_turned_printed_and_handed_out_as_workbook(
    branch: Store, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    tab, preview = compose(page), compose(page).bench.preview
    seen_paper(page, qtbot)
    assert preview.sheet is not None
    count = preview.sheet.pages
    assert preview.pages.currentText() == f"1 / {count}"
    qtbot.mouseClick(preview.after, LEFT)
    qtbot.waitUntil(lambda: preview.pages.currentText() == f"2 / {count}", timeout=5000)
    qtbot.keyClick(preview.area, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: preview.pages.currentText() == f"{count} / {count}", timeout=5000)
    assert not preview.after.isEnabled()
    qtbot.keyClick(preview.area, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: preview.number == count - 2, timeout=5000)
    preview.pages.setCurrentIndex(0)
    qtbot.waitUntil(lambda: preview.is_current and not preview.before.isEnabled(), timeout=5000)
    printed = tmp_path / "printed.pdf"

    def printer(*_: object) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(printed))
        made.setFromTo(1, 2)
        return made

    monkeypatch.setattr(page.desk.ask, "printer", printer)
    qtbot.mouseClick(preview.print, LEFT)
    settle(qtbot, page.desk)
    assert len(pypdf.PdfReader(printed).pages) == 2
    book = tmp_path / "週報"
    save_as(page, monkeypatch, book)
    qtbot.mouseClick(tab.xlsx, LEFT)
    settle(qtbot, page.desk)
    assert book.with_suffix(".xlsx").read_bytes()[:2] == b"PK"


def test_a_file_that_cannot_be_written_is_told(
    branch: Store, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    told: list[Refusal] = []
    monkeypatch.setattr(page.desk.tasks, "_refused", told.append)
    save_as(page, monkeypatch, tmp_path / "none" / "x.pdf")
    qtbot.mouseClick(compose(page).bench.preview.save, LEFT)
    settle(qtbot, page.desk)
    assert [refusal.code for refusal in told] == ["folder_missing"]


def test_a_department_sees_what_its_regions_handed_in(branch: Store, opened: Open, qtbot: QtBot) -> None:
    region = issue_weekly_report(branch, REGIONS[0], WEEK, TODAY)
    page = opened()
    place = page.codes.index("received")
    assert page.bar.tabText(place).endswith("1/2")
    page.open(tab="received")
    settle(qtbot, page.desk)
    rows: list[Any] = page.tab(ReceivedTab).table.rows_model.rows
    assert [(row.unit, bool(row.revision)) for row in rows] == [(REGIONS[0], True), (REGIONS[1], False)]
    preview = page.tab(ReceivedTab).view.preview
    qtbot.waitUntil(lambda: preview.is_current, timeout=5000)
    assert preview.report == region
    page.tab(ReceivedTab).table.select_place(1)
    settle(qtbot, page.desk)
    assert preview.report is None
    page.desk.set_unit(REGIONS[0])
    settle(qtbot, page.desk)
    assert page.shown_code == "write"
    assert not page.bar.isTabVisible(place)


def test_the_register_leads_to_the_report_or_to_writing_it(branch: Store, opened: Open, qtbot: QtBot) -> None:
    report = issue_weekly_report(branch, REGIONS[0], WEEK, TODAY)
    page = opened()
    page.open(tab="register")
    settle(qtbot, page.desk)
    table = page.tab(RegisterTab).table
    assert table is not None
    words = [table.rows_model.data(table.rows_model.index(n, 4)) for n in range(3)]
    assert words == ["待交", "準時", "待交"]
    table.select_place(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, page.desk)
    assert page.shown_code == "issued"
    assert page.tab(IssuedTab).view.preview.report == report
    page.open(tab="register")
    table.select_place(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, page.desk)
    assert (page.shown_code, page.desk.unit) == ("write", REGIONS[1])


def test_what_there_is_to_do_where_no_report_can_be_written(branch: Store, opened: Open, qtbot: QtBot) -> None:
    page = opened(unit="B001")
    tab = compose(page)
    assert tab.nothing.button is not None
    assert tab.nothing.button.text().endswith("市場一部")
    qtbot.mouseClick(tab.nothing.button, LEFT)
    settle(qtbot, page.desk)
    assert page.desk.unit == "B001-D1"
    page.desk.set_week(Week(2026, 49))
    settle(qtbot, page.desk)
    assert "尚未開始" in tab.nothing.sentence.text()
    qtbot.mouseClick(tab.nothing.button, LEFT)
    assert page.desk.week == Week.of(TODAY)


def test_chapters_are_called_as_on_the_paper(opened: Open) -> None:
    for place, language in enumerate(LANGUAGES):
        for chapter in Chapter:
            printed: tuple[str, ...] = PAPER_WORDS[chapter.value]
            assert say(f"report.title_{chapter.value}", language) == printed[place]
    desk = opened().desk
    for number, chapter in enumerate(Chapter, 1):
        assert chapter_title(desk, chapter).startswith(section(number, "zh_TW"))


def test_the_duties_are_told_beside_the_other_figures(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    editor = compose(page).bench.editor
    about = editor.abouts[Chapter.DUTIES].text()
    assert about.startswith("達標 13 項、進行中 10 項、未達 9 項。未達：四(一)2 拜訪合作網點負責人 孔燕怡 4/5；")
    assert about.endswith(" 等 9 項。")
    save_draft(branch, REGIONS[0], WEEK, COMPLETE)
    region = opened(unit=REGIONS[0])
    about = compose(region).bench.editor.abouts[Chapter.DUTIES].text()
    assert "未達：" in about
    assert "等" not in about.split("未達：")[1]


def test_a_report_issued_before_duties_is_shown_as_it_was(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    old = replace(issue_weekly_report(branch, UNIT, WEEK, TODAY), duties=None)
    with branch.action("test") as writer:
        writer.connection.execute(update(WeeklyReportRecord).values(content=write_whole(old)))
    page = opened()
    bench = compose(page).bench
    assert old.verification_code in bench.note.words.text()
    states = [row.chapter for row in bench.chapters.table.rows_model.rows if isinstance(row, ChapterRow)]
    assert states == [chapter for chapter in Chapter if chapter is not Chapter.DUTIES]
    assert bench.editor.titles[Chapter.REPLIES].text().startswith("四、")
    assert not bench.editor.heads[Chapter.DUTIES].isVisible()
    assert "職責" not in "".join(
        found.extract_text() for found in pypdf.PdfReader(BytesIO(seen_paper(page, qtbot))).pages
    )
    qtbot.mouseClick(bench.correct, LEFT)
    settle(qtbot, page.desk)
    assert bench.editor.titles[Chapter.REPLIES].text().startswith("五、"), "what is written anew has them"
    assert bench.editor.heads[Chapter.DUTIES].isVisible()


def test_every_word_has_room_and_every_control_a_name(branch: Store, opened: Open, qtbot: QtBot) -> None:
    """U12 and U13 for what the walk over all screens does not see: a report being written, and one to be issued."""
    save_draft(branch, UNIT, WEEK.shifted(-1), TypedParts(next_plan=PLAN))
    answers = (PlanTask(PLAN[0].task, result=PlanResult.DONE), PlanTask(PLAN[1].task, result=PlanResult.PARTLY))
    typed = TypedParts(last_plan=answers, next_plan=COMPLETE.next_plan, evaluation="好。", summary="本週平穩。")
    save_draft(branch, UNIT, WEEK, typed)
    window: Any = opened().desk.window
    for zoom, language in ((100, "zh_TW"), (150, "zh_CN"), (200, "en")):
        window.desk.memory.set("zoom", zoom)
        window.desk.set_language(language)
        settle(qtbot, window.desk)
        bench = window.page.tab(ComposeTab).bench
        for chapter in (Chapter.SUMMARY, Chapter.LAST_PLAN, Chapter.EVALUATION):
            bench.editor.go_to(chapter)
            settle(qtbot, window.desk)
            assert not list(clipped(window)), f"{language} {zoom} {chapter}"
        assert all(made.accessibleName() for made in controls(window))
        assert window.page.minimumSizeHint().width() <= window.width(), "the page need not be moved sideways"
    write(bench.editor.last_plan.rows[1].remark, "改期")
    qtbot.keyClick(bench.editor.summary, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, window.desk)
    assert bench.foot.is_asking
    assert not list(clipped(window))


def test_choosing_a_chapter_scrolls_to_it(branch: Store, opened: Open, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    page = opened()
    bench = compose(page).bench
    table = bench.chapters.table
    index = table.model().index(len(Chapter) - 1, 1)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
    qtbot.waitUntil(lambda: bench.editor.verticalScrollBar().value() > 0, timeout=2000)
    assert bench.chapters.count.text() == "10 / 10"


def test_a_narrow_window_shows_editor_or_paper(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    save_draft(branch, UNIT, WEEK, COMPLETE)
    desk = window.desk
    desk.set_zoom(150)
    window.resize(1180, 800)
    desk.set_unit(UNIT)
    desk.set_week(WEEK)
    desk.go("report")
    settle(qtbot, desk)
    page: Any = window.page
    bench = page.tab(ComposeTab).bench
    assert (bench.card.isVisible(), bench.preview.isVisible()) == (True, False)
    qtbot.mouseClick(bench.turn, LEFT)
    assert (bench.card.isVisible(), bench.preview.isVisible()) == (False, True)
    window.resize(2400, 900)
    qtbot.waitUntil(lambda: bench.card.isVisible() and bench.preview.isVisible(), timeout=2000)


def test_an_answered_task_shows_its_result(branch: Store, opened: Open) -> None:
    save_draft(branch, UNIT, WEEK.shifted(-1), TypedParts(next_plan=PLAN[:1]))
    answered = PlanTask(PLAN[0].task, result=PlanResult.DONE, remark="11-19 完成")
    save_draft(branch, UNIT, WEEK, TypedParts(last_plan=(answered,), next_plan=COMPLETE.next_plan))
    made = compose(opened()).bench.editor.last_plan.rows[0]
    assert (made.result.current, made.remark.text()) == ("done", "11-19 完成")
    assert made.result.buttons["done"].text() == "✓ 完成"
    assert not made.goes_on.isVisible()
