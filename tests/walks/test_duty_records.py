"""What is recorded closes duties: by forms as by workbooks, one record at a time, and gone again when taken back."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from domain.checklist import ITEMS, Answer
from domain.duties.judging import Duty
from domain.inspecting import InspectionForm
from domain.organisation import Role
from domain.problems import FormRefusal
from domain.report import Evaluation, Person, TypedParts
from domain.sampling import Rhythm
from domain.services import recording
from domain.services.changing import Change, make
from domain.services.deciding import decide_logs
from domain.services.duties import duties
from domain.services.inspecting import record_inspection
from domain.services.reporting import issue_weekly_report, save_typed_parts
from domain.services.sampling import check_days, draw_sample
from domain.services.undoing import undo
from domain.services.weekly_reading import open_logs, read_report
from domain.sheets.specs import WORKBOOKS
from domain.terms import term
from domain.weeks import Week
from domain.work_log import Decision
from storage.store import Store
from tests.conftest import TODAY, open_copy, take

FRIDAY = date(2026, 11, 20)
OFFICE: dict[str, list[list[object]]] = {
    "單位": [
        ["編號", "名稱", "類型", "上級", "同城", "起"],
        ["M001", "南區營銷管理部", "營銷管理部", "", "", ""],
        ["B001", "北辰中山路營業部", "營業部", "M001", "是", "2020-01-01"],
        ["B002", "北辰外地營業部", "營業部", "M001", "否", ""],
    ],
    "人員": [
        ["工號", "姓名", "角色", "單位", "入職日期"],
        ["900001", "管理員甲", "營銷管理部員工", "M001", "2020-01-01"],
    ],
    "網點": [
        ["編號", "名稱", "銀行", "分行", "單位", "重點"],
        ["70001", "外地網點", "恆瑞銀行", "外地分行", "B002", "是"],
        ["70002", "本地重點", "恆瑞銀行", "南屏分行", "B001-D1", "是"],
    ],
}
"""A management department above the sample branch, with a second branch in another city."""

ROWS: list[tuple[str, dict[str, Any], set[str]]] = [
    (
        "inspections",
        {"day": FRIDAY, "outlet": "00019", "inspector": "000017", "kind": "routine", "result": "normal"},
        {"4-2", "4-3"},
    ),
    (
        "inspections",
        {"day": FRIDAY, "outlet": "00005", "inspector": "000005", "kind": "spot_check", "result": "normal"},
        {"4-13"},
    ),
    (
        "inspections",
        {"day": FRIDAY, "outlet": "70001", "inspector": "900001", "kind": "spot_check", "result": "normal"},
        {"5-3"},
    ),
    (
        "inspections",
        {"day": FRIDAY, "outlet": "70002", "inspector": "900001", "kind": "routine", "result": "normal"},
        {"5-1", "5-2"},
    ),
    ("visits", {"day": FRIDAY, "outlet": "00019", "visitor": "000017", "counterpart": "陳主任"}, {"4-4", "4-5"}),
    ("visits", {"day": FRIDAY, "outlet": "70002", "visitor": "000003", "counterpart": "陳主任"}, {"4-16", "4-17"}),
    (
        "bank_visits",
        {"day": FRIDAY, "bank": "恆瑞銀行", "office": "南屏分行", "visitor": "900001", "counterpart": "王處長"},
        {"5-4"},
    ),
    (
        "events",
        {
            **{"code": "E0900", "day": FRIDAY, "kind": "outdoor", "host": "B001-D1-R2", "name": "講堂"},
            **{"attending": "000018、000019", "status": "held"},
        },
        {"3-10", "4-6", "4-7"},
    ),
    ("events", {"code": "E0901", "day": FRIDAY, "kind": "full_team", "host": "B001-D1", "name": "全員"}, {"4-18"}),
    ("events", {"code": "E0902", "day": FRIDAY, "kind": "large", "host": "M001", "name": "大型"}, {"5-7"}),
    ("event_checks", {"event": "E0900", "day": FRIDAY, "inspector": "000003", "result": "正常"}, {"4-19"}),
    ("event_checks", {"event": "E0901", "day": FRIDAY, "inspector": "900001", "result": "正常"}, {"5-6"}),
    ("market_notes", {"employee_no": "000020", "day": FRIDAY, "outlet": "00025", "content": "同業"}, {"3-11"}),
    (
        "replies",
        {
            **{"employee_no": "000025", "day": date(2026, 11, 16), "reviewer": "000017", "replied_on": TODAY},
            **{"decision": "comment", "content": "看過"},
        },
        {"4-10"},
    ),
]
"""A record of every sheet, and the rules it is counted by."""


def workbook(folder: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """A workbook of these rows, the header first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "book.xlsx"
    book.save(path)
    return path


def as_sheets(rows: list[tuple[str, dict[str, Any], set[str]]]) -> dict[str, list[list[object]]]:
    """The records as a person fills them into the blank workbook."""
    sheets: dict[str, list[list[object]]] = {}
    for spec in WORKBOOKS["field"]:
        header: list[object] = [term(column.word, "zh_TW") for column in spec.columns]
        found = [row for code, row, _ in rows if code == spec.code]
        cells = [[_cell(column.choices, row.get(column.code, "")) for column in spec.columns] for row in found]
        sheets[term(spec.code, "zh_TW")] = [header, *cells]
    return sheets


def _cell(choices: tuple[str, ...], value: Any) -> Any:
    return term(value, "zh_TW") if choices and value else value


def by_form(store: Store, code: str, cells: dict[str, Any]) -> int:
    """The same record through its form; the action's number."""
    if code == "replies":
        decision = Decision(cells["decision"])
        days = (cells["day"], cells["day"])
        done = decide_logs(
            store, decision, cells["reviewer"], cells["content"], days, TODAY, people=(cells["employee_no"],)
        )
        assert done.action is not None
        return done.action
    change: Change
    if code == "inspections":
        answers = {item.code: Answer.NORMAL for item in ITEMS}
        form = InspectionForm(
            cells["day"], cells["outlet"], cells["inspector"], cells["kind"], answers=answers, elsewhere=True
        )
        change = record_inspection(form, TODAY)
    elif code == "events":
        change = recording.record_event(cells, TODAY)
    else:
        change = recording.record(code, cells, TODAY)
    return make(store, change)


def judged(store: Store, on: date = FRIDAY) -> list[Duty]:
    with store.reading() as reader:
        return duties(reader, on)


def raised(before: list[Duty], after: list[Duty]) -> set[str]:
    """The rules of which more is done than before; nothing is ever undone by recording."""
    then = {(d.entry.key, d.subject): d.done for d in before}
    assert all(d.done >= then.get((d.entry.key, d.subject), 0) for d in after)
    return {d.entry.rule for d in after if d.done > then.get((d.entry.key, d.subject), 0)}


@pytest.fixture
def company(branch: Store, tmp_path: Path) -> Store:
    assert take(branch, "org", workbook(tmp_path, OFFICE)).counts.refused == 0
    return branch


def test_forms_and_workbooks_feed_the_duties_alike(company: Store, branch_template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = open_copy(branch_template, folder)
    take(other, "org", workbook(folder, OFFICE))
    before = judged(company)
    assert judged(other) == before
    result = take(company, "field", workbook(tmp_path, as_sheets(ROWS)))
    assert (result.counts.new, result.counts.refused) == (len(ROWS), 0)
    for code, cells, _ in ROWS:
        by_form(other, code, cells)
    for on in (FRIDAY, TODAY):
        assert judged(other, on) == judged(company, on)
    assert raised(before, judged(company)) == set().union(*(rules for _, _, rules in ROWS))
    assert result.batch is not None
    undo(company, result.batch)
    assert judged(company) == before
    other.close()


def test_every_record_closes_its_duties_and_opens_them_again(company: Store) -> None:
    found = judged(company)
    for code, cells, rules in ROWS:
        action = by_form(company, code, cells)
        after = judged(company)
        assert raised(found, after) >= rules, code
        undo(company, action)
        assert judged(company) == found, code
        by_form(company, code, cells)
        found = judged(company)
        assert found == after, code


TEAM: list[tuple[str, dict[str, Any], str]] = [
    ("team_work", {"day": FRIDAY, "employee_no": "000017", "kind": "recruiting", "content": "面試二人"}, "4-8"),
    ("team_work", {"day": FRIDAY, "employee_no": "000003", "kind": "culture", "content": "團建"}, "4-20"),
    ("team_checks", {"day": FRIDAY, "inspector": "900001", "employee_no": "000017", "result": "有計劃"}, "5-8"),
    (
        "scores_handed_on",
        {"day": date(2026, 11, 6), "unit": "B001", "month": date(2026, 10, 1), "employee_no": "900001"},
        "5-12",
    ),
]


@pytest.mark.parametrize(("code", "cells", "rule"), TEAM)
def test_the_work_with_the_team_is_recorded(company: Store, code: str, cells: dict[str, Any], rule: str) -> None:
    before = judged(company)
    action = by_form(company, code, cells)
    after = judged(company)
    assert raised(before, after) == {rule}
    undo(company, action)
    assert judged(company) == before
    again = by_form(company, code, cells)
    assert judged(company) == after
    with pytest.raises(FormRefusal):
        make(company, recording.record(code, {**cells, "day": date(2026, 11, 24)}, TODAY))
    with company.reading() as reader:
        assert (reader.organisation().units["M001"].name, again > action) == ("南區營銷管理部", True)


def test_scores_of_a_month_that_runs_are_not_handed_on(company: Store) -> None:
    cells = {**TEAM[3][1], "month": date(2026, 11, 1), "unit": "nowhere"}
    with pytest.raises(FormRefusal) as caught:
        make(company, recording.record("scores_handed_on", cells, TODAY))
    assert {name: fault.code for name, fault in caught.value.faults.items()} == {
        "month": "date_in_future",
        "unit": "unknown_unit",
    }
    late = {duty.late for duty in judged(company) if duty.entry.rule == "5-12"}
    make(company, recording.record("scores_handed_on", TEAM[3][1], TODAY))
    assert late | {duty.late for duty in judged(company) if duty.entry.rule == "5-12"} == {False, True}


def keys(before: list[Duty], after: list[Duty]) -> set[str]:
    """The lines of the catalogue of which more is done than before."""
    then = {(d.entry.key, d.subject): d.done for d in before}
    return {d.entry.key for d in after if d.done > then.get((d.entry.key, d.subject), 0)}


def test_reports_and_what_is_read_of_them(company: Store) -> None:
    week = Week.of(FRIDAY)
    found = judged(company)
    issue_weekly_report(company, "B001-D1-R2", week.shifted(-1), TODAY)
    assert keys(found, judged(company)) == set()
    issue_weekly_report(company, "B001-D1", week.shifted(-1), TODAY)
    new = judged(company)
    assert keys(found, new) == {"5-9"}
    found = new
    assert [duty.late for duty in found if duty.entry.key == "5-9"] == [True]
    issue_weekly_report(company, "B001-D1", week, TODAY)
    new = judged(company)
    assert keys(found, new) == {"4-21", "4-22"}
    found = new
    issue_weekly_report(company, "B001-D1-R2", week, TODAY)
    new = judged(company)
    assert keys(found, new) == {"4-11"}
    found = new
    assert not any(duty.late for duty in found if duty.entry.key in {"4-11", "4-21", "4-22"} and duty.done)
    action = read_report(company, "B001-D1-R2", week.shifted(-1), "000003", TODAY)
    after = judged(company)
    assert keys(found, after) == {"4-23.reports"}
    assert action is not None
    undo(company, action)
    assert judged(company) == found != after


def test_logs_opened_and_people_evaluated(company: Store) -> None:
    week = Week.of(FRIDAY)
    found = judged(company)
    (duty,) = (d for d in found if d.entry.key == "4-23.logs" and d.subject == "000003")
    with company.reading() as reader:
        days = list(reader.logs(week.monday, week.sunday, {duty.left[0]})[duty.left[0]])
    open_logs(company, [(duty.left[0], day) for day in days], "000003", TODAY)
    new = judged(company)
    assert keys(found, new) == {"4-23.logs"}
    found = new
    people = (Person("000017", "趙然琪", Role.REGIONAL_MANAGER), Person("000018", "吳𠮷", Role.ACCOUNT_MANAGER))
    typed = TypedParts(evaluations=(Evaluation(people[:1], "勤", ""), Evaluation(people[1:], "", "補檢")))
    action = save_typed_parts(company, "B001-D1", week, typed)
    after = judged(company)
    assert keys(found, after) == {"4-23.people", "4-23.tasks"}
    (evaluated,) = (d for d in after if d.entry.key == "4-23.people" and d.subject == "000003")
    assert (evaluated.done, "000017" in evaluated.left, "000018" in evaluated.left) == (1, False, True)
    assert action is not None
    undo(company, action)
    assert judged(company) == found


def test_samples_are_drawn_and_worked_through(company: Store) -> None:
    found = judged(company)
    make(company, draw_sample("M001", Rhythm.WEEK, FRIDAY, "春", "900001", TODAY))
    after = judged(company)
    assert keys(found, after) == {"5-10.same_city"}
    (duty,) = (d for d in after if d.entry.key == "5-11.same_city")
    assert duty.done == 0 < len(duty.left) == (duty.required or 0)
    with company.reading() as reader:
        (draw,) = reader.draws(FRIDAY, FRIDAY)
        days = [(one.employee_no, one.day) for one in reader.sampled_days(draw.record)]
    make(company, check_days(draw.record, days[:-1], True, "", "900001", TODAY))
    half = judged(company)
    assert keys(after, half) <= {"5-11.same_city"}
    make(company, check_days(draw.record, days[-1:], True, "", "900001", TODAY))
    whole = judged(company)
    assert keys(half, whole) == {"5-11.same_city"}
    assert all(d.met for d in whole if d.entry.rule in {"5-10", "5-11"})
