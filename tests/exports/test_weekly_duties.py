"""The duties in the weekly report: article, figure and result of every line, alike on paper and in the workbook."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdf
import pytest

from benchmarks.pdf_speed import report_of
from domain.duties.outlook import State
from domain.duties.reported import DutyRow
from domain.organisation import Role, UnitKind
from domain.report import Evaluation, Person, TypedParts, WeeklyReport
from domain.services.reporting import compose_weekly_report
from domain.terms import LANGUAGES
from domain.weeks import Week
from exports.content import Cell, Table
from exports.weekly_content import WeeklyContent
from exports.weekly_report import weekly_report_pdf
from exports.weekly_workbook import weekly_report_xlsx
from exports.wording import WORDS
from storage.store import Store
from tests.conftest import NOW, TODAY


@pytest.fixture(scope="module")
def report(branch_template: Path) -> WeeklyReport:
    store = Store.open(branch_template, lambda: NOW)
    with store.reading() as reader:
        made = compose_weekly_report(reader, "B001-D2", Week(2026, 47), TODAY)
    store.close()
    return made


def tables(report: WeeklyReport, language: str = "zh_TW") -> list[Table]:
    (section,) = WeeklyContent(report, language).duties()
    return list(section.tables)


def lines(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text if isinstance(cell, Cell) else cell for cell in row.cells) for row in table.rows]


def line(report: WeeklyReport, key: str, language: str = "zh_TW", **changed: object) -> tuple[str, ...]:
    """One of the department's lines, perhaps changed, as it is printed."""
    row = next(row for row in report.duties or () if row.key == key)
    return lines(tables(replace(report, duties=(replace(row, **changed),)), language)[0])[0]  # type: ignore[arg-type]


def test_the_departments_lines_and_the_managers_side_by_side(report: WeeklyReport) -> None:
    own, managers, members = tables(report)
    assert (own.title, managers.title) == ("（一）市場部　指引四(二)", "（二）區域經理　指引四(一)")
    assert members.title == "（三）客戶經理　指引三(二)"
    assert [cells[:4] for cells in lines(members)] == [
        ("三(二)6", "參加戶外營銷活動", "每月 4 場", "7/15 人"),
        ("三(二)6", "匯報駐點網點及周邊市場資訊", "每月 1 則", "12/15 人"),
    ]
    found = lines(own)
    assert ("四(二)2", "每週網點檢查率", "每週 20%，4 個", "31.6%，6/19", "○ 達標", "–") in found
    assert (
        *("四(二)2", "兩個月網點檢查率", "兩月 100%，19 個", "15/19", "△ 進行中"),
        "餘 4 個，至 12-31 餘 29 個工作日",
    ) in found
    assert ("四(二)4", "招聘及團隊文化紀錄", "無定額", "0 項", "– 無定額", "–") in found
    assert [column.title for column in managers.columns][3:] == ["孔燕怡（第1區域）", "何熙（第3區域）"]
    assert ("四(一)2", "拜訪合作網點負責人", "每日 1 位", "× 4/5 日", "× 4/5 日") in lines(managers)
    bold = {cell.text for row in managers.rows for cell in row.cells if isinstance(cell, Cell) and cell.bold}
    assert bold
    assert all(text.startswith("×") for text in bold)


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_and_workbook_say_every_line_alike(report: WeeklyReport, language: str) -> None:
    pdf, _ = weekly_report_pdf(report, language)
    paper = re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages))
    book = openpyxl.load_workbook(BytesIO(weekly_report_xlsx(report, language)))
    sheet = book[WORDS["sheet_duties"][LANGUAGES.index(language)]]
    held = {tuple(str(cell) for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)}
    for table in tables(report, language):
        for cells in lines(table):
            assert cells in held
            for text in cells[2:]:
                assert re.sub(r"\s", "", text) in paper, text
            assert cells[0] in paper
    assert re.sub(r"\s", "", tables(report, language)[0].title) in paper


def test_a_region_states_its_manager_line_by_line(branch_template: Path) -> None:
    store = Store.open(branch_template, lambda: NOW)
    with store.reading() as reader:
        made = compose_weekly_report(reader, "B001-D2-R1", Week(2026, 47), TODAY)
    store.close()
    only, members = tables(made)
    assert members.title == "（二）客戶經理　指引三(二)"
    assert only.title == "（一）區域經理　孔燕怡　指引四(一)"
    found = lines(only)
    assert ("四(一)2", "拜訪合作網點負責人", "每日 1 位", "4/5 日", "× 未達", "週二未達") in found
    assert ("四(一)6", "每位成員日誌批覆二次", "每人每週 2 次", "4/7", "× 未達", "差 3 人") in found
    assert lines(tables(made, "en")[0])[0][:3] == ("4(1)2", "Outlets inspected", "2 a day")


def test_what_is_left_is_said_with_its_deadline_and_pace(report: WeeklyReport) -> None:
    assert line(report, "4-15", state=State.BEHIND, pace=3)[4:] == (
        "△ 落後",
        "餘 4 個，至 12-31 餘 29 個工作日；每日須 3 個",
    )
    assert line(report, "4-14", done=3, state=State.ON_TRACK)[5] == "餘 1 個，期限 11-20"
    assert line(report, "4-21", late=True)[5] == "遲於期限 11-23"
    assert line(report, "4-13", done=4, left=("2026-11-18",), state=State.ON_TRACK)[5] == "週三未完"
    assert line(report, "4-19", done=0, required=0, left=())[3] == "–%，0/0"
    assert line(report, "4-15", "en", state=State.BEHIND, pace=3)[5] == (
        "4 left by 12-31, 29 working days; 3 a day needed"
    )


def test_accounts_are_judged_by_the_target(report: WeeklyReport) -> None:
    row = next(row for row in report.duties or () if row.key == "4-7")
    accounts = replace(row, key="4-9", done=2, required=5, state=State.FAILED)
    both = replace(report, duties=(accounts, replace(accounts, subject="x", name="x", required=6)))
    assert lines(tables(both)[0]) == [("四(一)5", "個人開戶業績", "目標", "× 2/5", "× 2/6")]
    region = replace(both, unit=replace(report.unit, kind=UnitKind.REGION))
    assert [lines(table)[0][2:4] for table in tables(region)] == [("目標 5 戶", "2/5"), ("目標 6 戶", "2/6")]


def test_many_managers_stand_in_several_tables_and_a_gap_is_a_dash(report: WeeklyReport) -> None:
    row = next(row for row in report.duties or () if row.key == "4-2")
    rows = [replace(row, subject=str(n), name=f"經理{n}") for n in range(6)]
    rows.append(replace(rows[5], key="4-6"))
    first, second = tables(replace(report, duties=tuple(rows)))
    assert (len(first.columns), len(second.columns), second.title) == (7, 5, "")
    assert [cells[0] for cells in lines(first)] == ["四(一)2"]
    assert lines(second)[1][3:] == ("–", "○ 5/5")


def test_two_managers_of_a_department_are_named(report: WeeklyReport) -> None:
    row = next(row for row in report.duties or () if row.key == "4-16")
    (table,) = tables(replace(report, duties=(row, replace(row, subject="x", name="新任"))))
    assert [cells[5] for cells in lines(table)] == [row.name, "新任"]


def test_the_evaluation_written_counts_at_once(report: WeeklyReport) -> None:
    row = next(row for row in report.duty_rows if row.key == "4-23.people")
    people = tuple(Person(number, number, Role.ACCOUNT_MANAGER) for number in row.left)
    typed = TypedParts(evaluations=(Evaluation(people, "好。", "再約訪兩位"),))
    found = lines(tables(replace(report, typed=typed))[0])
    assert [cells[3:5] for cells in found if cells[1] in {"評估區域經理及客戶經理", "布置下一階段工作"}] == [
        ("17/17", "○ 達標"),
        ("1/1", "○ 達標"),
    ]


def test_the_code_covers_every_duty(report: WeeklyReport) -> None:
    assert report.duties
    row: DutyRow = report.duties[0]
    for changed in (replace(row, done=99), replace(row, state=State.FAILED), replace(row, days_left=9)):
        other = replace(report, duties=(changed, *report.duties[1:]))
        assert other.verification_code != report.verification_code


def test_an_older_report_keeps_its_code_and_its_chapters() -> None:
    old = replace(report_of(40), duties=None)
    assert old.verification_code == "VEJW-6WCH-FSCW"
    titles = [section.title for section in WeeklyContent(old, "zh_TW").sections()]
    assert "職責完成情況" not in titles
    book = openpyxl.load_workbook(BytesIO(weekly_report_xlsx(old, "zh_TW")))
    assert "職責" not in book.sheetnames
    nobody = WeeklyContent(replace(old, duties=()), "zh_TW").duties()[0]
    assert (nobody.note, list(nobody.tables)) == ("", [])
