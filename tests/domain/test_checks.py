"""What must hold between a row and everything known already."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from domain.services.importing import ImportResult, import_workbook
from domain.sheets.table import RowsSheet
from domain.work_log import Item, LogStatus
from storage.store import Store
from storage.workbooks.opening import FileWorkbook
from tests.conftest import SAMPLES, TODAY, take


def given(store: Store, kind: str, sheet: str, head: str, *rows: Sequence[Any]) -> ImportResult:
    cells = [head.split(), *([*row] for row in rows)]
    return import_workbook(store, kind, FileWorkbook("made.xlsx", "0", [RowsSheet(sheet, cells)]), TODAY)


def codes(result: ImportResult) -> list[tuple[int, str, str]]:
    found = [(problem.row, problem.column, problem.fault.code) for problem in result.problems]
    assert [row for row, _, _ in found] == sorted(row for row, _, _ in found), (
        "problems come in the order of the sheet"
    )
    return found


def test_units(empty: Store) -> None:
    result = given(
        empty, "org", "單位", "編號 名稱 類型 上級 起 迄",
        ("R", "區", "區域", "D"), ("D", "部", "市場部", "B"), ("B", "營", "營業部", ""),
        ("X", "x", "區域", "nowhere"), ("Y", "y", "部門", ""), ("Z", "z", "市場部", "R"), ("V", "v", "區域", "Z"),
        ("W", "w", "營業部", "", "2026-02-01", "2026-01-01"), ("B", "改名", "營業部", ""), ("B", "營", "營業部", ""),
    )  # fmt: skip
    assert (result.counts.new, result.counts.same) == (3, 1)
    assert codes(result) == sorted([
        (6, "類型", "bad_choice"), (5, "上級", "unknown_unit"), (7, "上級", "bad_parent"), (8, "上級", "unknown_unit"),
        (9, "迄", "bad_period"), (10, "編號", "duplicate_row"),
    ])  # fmt: skip


def test_members(people: Store) -> None:
    result = given(
        people, "org", "人員", "工號 姓名 角色 單位 入職日期 調入日期 離職日期",
        ("900", "甲", "客戶經理", "nowhere", "2026-01-01"), ("901", "乙", "客戶經理", "B001-D1", "2026-01-01", "2025-01-01"),
        ("902", "丙", "客戶經理", "B001-D1", "2026-01-01", "", "2025-01-01"), ("903", "丁", "客戶經理", "B001-D1", "2026-01-01"),
        ("903", "丁丁", "客戶經理", "B001-D2", "2026-01-01", "2026-03-01"), ("903", "丁", "區域經理", "B001-D2-R1", "2026-01-01", "2026-05-01"),
        ("", "戊", "客戶經理", "B001-D1", "2026-01-01"),
    )  # fmt: skip
    assert result.counts.new == 2
    assert codes(result) == sorted([
        (8, "工號", "missing_value"), (2, "單位", "unknown_unit"), (3, "調入日期", "bad_period"), (4, "離職日期", "bad_period"), (6, "工號", "duplicate_row"),
    ])  # fmt: skip
    with people.reading() as reader:
        assert [a.role for a in reader.organisation().members["903"].assignments] == [
            "account_manager",
            "regional_manager",
        ]


def test_a_renamed_person_is_updated_and_a_transfer_is_new(people: Store) -> None:
    head = "工號 姓名 角色 單位 入職日期 調入日期 電話"
    renamed = given(
        people, "org", "人員", head, ("000008", "司馬浩然", "客戶經理", "B001-D2-R1", "2022-10-21", "", "19900000008")
    )
    assert (renamed.counts.updated, renamed.counts.new) == (1, 0)
    moved = given(
        people,
        "org",
        "人員",
        head,
        ("000008", "司馬浩然", "客戶經理", "B001-D2-R3", "2022-10-21", "2026-11-20", "19900000008"),
    )
    assert (moved.counts.updated, moved.counts.new) == (0, 1)


def test_an_outlet_handed_over_keeps_who_was_in_charge(people: Store) -> None:
    with people.reading() as reader:
        before = next(outlet for outlet in reader.outlets() if outlet.code == "00004")
    head = "編號 名稱 銀行 分行 地址 單位 合作 重點 負責人 負責人電話 啟用日期"
    row = (
        "00004",
        "恆瑞銀行臨川金融街支行",
        "恆瑞銀行",
        "南屏分行",
        "臨川金融街4號",
        "B001-D2-R3",
        "是",
        "否",
        "俞行長",
        "020-80000004",
        "2020-03-01",
    )
    assert given(people, "org", "網點", head, row).counts.updated == 1
    with people.reading() as reader:
        after = next(outlet for outlet in reader.outlets() if outlet.code == "00004")
    assert after.charges == (*before.charges, (TODAY, "B001-D2-R3"))
    assert after.unit_on(before.charges[0][0]) == "B001-D2-R1"
    assert after.unit_on(TODAY) == "B001-D2-R3"


def test_leave_calendar_and_targets(people: Store) -> None:
    leave = given(
        people,
        "org",
        "請假",
        "工號 起 迄",
        ("999999", "2026-11-01", "2026-11-02"),
        ("000008", "2026-11-03", "2026-11-02"),
    )
    assert codes(leave) == sorted([(2, "工號", "unknown_member"), (3, "迄", "bad_period")])
    days = given(people, "org", "日曆", "日期 工作日", ("2026-12-31", "否"), ("2026-12-30", "也許"))
    assert codes(days) == sorted([(3, "工作日", "bad_choice")])
    targets = given(
        people,
        "org",
        "目標",
        "編號 月份 指標 目標值",
        ("B001", "2026-12", "開戶數", 12),
        ("X", "2026-12", "開戶數", 1),
        ("000008", "2026-12", "開戶數", "多"),
    )
    assert codes(targets) == sorted([(4, "目標值", "not_a_number"), (3, "編號", "unknown_subject")])


def test_field_records(people: Store) -> None:
    result = given(
        people, "field", "網點檢查", "日期 網點 檢查人 類型 結果",
        ("2026-11-16", "00004", "000007"), ("2026-11-16", "恆瑞銀行臨川金融街支行", "000007", "例行", "正常"), ("2026-11-16", "無此網點", "000007"),
        ("2099-01-01", "00004", "000007"), ("2026-11-16", "00004", "999999"), ("2026-11-16", "00004", "000016"),
    )  # fmt: skip
    assert (result.counts.new, result.counts.same) == (1, 1), "blank kind and result are routine and normal"
    assert codes(result) == sorted([
        (4, "網點", "unknown_outlet"), (5, "日期", "date_in_future"), (6, "檢查人", "unknown_member"), (7, "日期", "not_employed"),
    ])  # fmt: skip


def test_a_name_of_two_outlets_is_not_guessed(people: Store) -> None:
    head = "編號 名稱 銀行 單位"
    given(people, "org", "網點", head, ("A1", "同名支行", "甲", "B001-D1"), ("A2", "同名支行", "乙", "B001-D1"))
    result = given(
        people,
        "field",
        "網點拜訪",
        "日期 網點 拜訪人",
        ("2026-11-16", "同名支行", "000003"),
        ("2026-11-16", "A2", "000003"),
    )
    assert (result.counts.new, codes(result)) == (1, [(2, "網點", "ambiguous_outlet")])


def test_events_checks_and_bank_visits(people: Store) -> None:
    head = "編號 日期 類型 主辦 組織人 參加人 狀態"
    events = given(
        people, "field", "活動", head,
        ("E1", "2026-11-16", "戶外", "B001-D2-R1", "000007", "000008、000009"), ("E2", "2026-12-16", "全員", "B001-D2", "", "", "計劃"),
        ("E3", "2026-12-16", "全員", "B001-D2", "", "", "已辦"), ("E4", "2026-11-16", "戶外", "X", "", ""),
        ("E5", "2026-11-16", "戶外", "B001-D2", "999999", ""), ("E6", "2026-11-16", "戶外", "B001-D2", "", "000008、888888"),
    )  # fmt: skip
    assert events.counts.new == 2
    assert codes(events) == sorted(
        [
            (4, "日期", "date_in_future"),
            (5, "主辦", "unknown_unit"),
            (6, "組織人", "unknown_member"),
            (7, "參加人", "unknown_member"),
        ]
    )
    changed = given(
        people, "field", "活動", head, ("E1", "2026-11-16", "戶外", "B001-D2-R1", "000007", "000009、000010")
    )
    assert changed.counts.updated == 1
    with people.reading() as reader:
        (event,) = reader.events(TODAY.replace(day=16), TODAY.replace(day=16))
    assert (event.attending, event.status) == (("000009", "000010"), "held")
    checks = given(
        people,
        "field",
        "活動檢查",
        "活動 日期 檢查人 結果",
        ("E1", "2026-11-16", "000005", "正常"),
        ("E9", "2026-11-16", "000005", ""),
    )
    assert codes(checks) == sorted([(3, "活動", "unknown_event")])
    visits = given(
        people, "field", "銀行拜訪", "日期 銀行 分行 拜訪人", ("2026-11-16", "恆瑞銀行", "南屏分行", "000002")
    )
    assert visits.counts.new == 1
    notes = given(
        people, "field", "市場資訊", "工號 日期 網點 內容", ("000008", "2026-11-16", "00004", "同業費率下調")
    )
    assert notes.counts.new == 1


@pytest.mark.parametrize("order", [1, -1])
def test_replies_take_effect_by_their_dates(people: Store, order: int) -> None:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    rows = [
        ("000008", "2026-11-16", "000007", "2026-11-17", "通過", ""),
        ("000008", "2026-11-16", "000005", "2026-11-18", "點評", "好"),
        ("000008", "2026-11-16", "000005", "2026-11-19", "退回", "遲了"),
        ("000009", "2026-11-16", "000007", "2026-11-17", "退回", ""),
        ("000009", "2026-11-16", "000016", "2026-11-17", "通過", ""),
        ("000009", "2026-11-15", "000007", "2026-11-17", "通過", ""),
        ("000009", "2026-11-16", "000009", "2026-11-17", "點評", ""),
        ("000009", "2026-11-16", "999999", "2026-11-17", "點評", ""),
        ("000009", "2026-11-16", "000007", "2099-11-17", "點評", ""),
    ][::order]
    result = given(people, "field", "日誌批覆", "工號 日期 批覆人 批覆日期 意見 內容", *rows)
    assert result.counts.new == 2
    found = {problem.fault.code for problem in result.problems}
    assert found == {
        "log_decided",
        "reason_required",
        "not_above",
        "log_missing",
        "own_log",
        "unknown_member",
        "date_in_future",
    }


def test_only_refused_replies(people: Store) -> None:
    result = given(
        people,
        "field",
        "日誌批覆",
        "工號 日期 批覆人 批覆日期 意見",
        ("X", "2026-11-16", "000007", "2026-11-17", "通過"),
    )
    assert (result.counts.new, result.counts.refused) == (0, 1)


def test_logs_only_of_strangers(people: Store) -> None:
    head = "工號 日期 派發宣傳資料 獲取準客戶電話 有效約訪 準客戶回訪 老客戶回訪"
    result = given(
        people, "logs", "日誌", head, ("X", "2026-11-16", 1, 1, 1, 1, 1), ("000016", "2026-11-16", 1, 1, 1, 1, 1)
    )
    assert [code for _, _, code in codes(result)] == ["unknown_member", "not_employed"]


def test_a_unit_below_a_refused_one_is_refused_too(empty: Store) -> None:
    result = given(
        empty, "org", "單位", "編號 名稱 類型 上級 起 迄",
        ("B", "營", "營業部", ""), ("P", "部", "市場部", "B", "2026-10-01", "2026-01-01"), ("R", "區", "區域", "P"),
    )  # fmt: skip
    assert result.counts.new == 1
    assert codes(result) == [(3, "迄", "bad_period"), (4, "上級", "unknown_unit")]


LEFT = "000016"
"""Somebody whose employment ended on 2026-10-27."""


def test_nobody_replies_before_the_day(branch: Store) -> None:
    line = ("000008", "2026-11-16", "000007", "2026-11-02", "點評", "好")
    result = given(branch, "field", "日誌批覆", "工號 日期 批覆人 批覆日期 意見 內容", line)
    assert codes(result) == [(2, "批覆日期", "bad_period")]


def test_who_has_left_neither_holds_nor_attends_events(branch: Store) -> None:
    events = given(
        branch, "field", "活動", "編號 日期 類型 主辦 組織人 參加人",
        ("E901", "2026-11-20", "戶外", "B001-D2-R1", LEFT, ""),
        ("E902", "2026-11-20", "戶外", "B001-D2-R1", "000007", f"000008、{LEFT}"),
    )  # fmt: skip
    assert codes(events) == [(2, "日期", "not_employed"), (3, "參加人", "not_employed")]


HEAD = "工號 日期 派發宣傳資料 獲取準客戶電話 有效約訪 準客戶回訪 老客戶回訪"


def test_a_total_that_reads_like_a_row_is_skipped(people: Store) -> None:
    day = "2026-11-20"
    result = given(
        people, "logs", "工作日誌", HEAD, ("000008", day, 50, 3, 1, 3, 3), ("小計", day, 50, 3, 1, 3, 3)
    )  # fmt: skip
    assert (result.counts.new, result.counts.skipped, result.counts.refused) == (1, 1, 0)


def test_equal_rows_of_a_sheet_without_texts_are_the_same(branch: Store) -> None:
    with branch.reading() as reader:
        logs = reader.logs(date(2026, 11, 16), date(2026, 11, 22), status=LogStatus.SUBMITTED)
    (number, days), *_ = logs.items()
    (day, log), *_ = days.items()
    line = (number, day.isoformat(), *(log.counts.of(item) for item in Item))
    result = given(branch, "logs", "工作日誌", HEAD, line, line)
    assert (result.counts.same, result.counts.refused) == (2, 0)
