"""The repair workbook: whatever the files were called and held, it can be written, mended and imported again."""

from pathlib import Path

import openpyxl

from desktop.wording import fault_sentence
from domain.services.importing import import_workbook
from domain.sheets.reading import RefusedRow
from domain.sheets.table import Cell, RowsSheet
from exports.plain_workbook import sheet_name
from exports.repair import write_repair_workbook
from storage.store import Store
from storage.workbooks.opening import FileWorkbook
from tests.conftest import TODAY, take

HEAD: list[Cell] = ["工號", "日期", "派發宣傳資料", "獲取準客戶電話", "有效約訪", "準客戶回訪", "老客戶回訪"]


def refused_of(people: Store, name: str, *rows: list[Cell]) -> tuple[RefusedRow, ...]:
    """What an import of these rows, the header among them, refuses."""
    book = FileWorkbook("made.xlsx", "0", [RowsSheet(name, list(rows))])
    return import_workbook(people, "logs", book, TODAY, dry_run=True).refused


def written(people: Store, target: Path, *refused: RefusedRow) -> dict[str, list[list[object]]]:
    """The repair workbook of refused rows, by sheet."""
    write_repair_workbook(refused, lambda fault: fault_sentence(fault, "zh_TW"), "zh_TW", target)
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in openpyxl.load_workbook(target)}


def test_any_file_name_gives_a_sheet(people: Store, tmp_path: Path) -> None:
    bad: list[Cell] = ["000008", "2026-11-16", "兩個", 1, 1, 1, 1]
    names = ["logs[1]", "'x'/y:z?*", "長" * 40, "\udcff\x01", "LOGS 1", "logs[1]"]
    refused = [row for name in names for row in refused_of(people, name, HEAD, bad)]
    found = written(people, tmp_path / "r.xlsx", *refused)
    assert list(found) == ["1 logs 1", "2 'x' y z", "3 " + "長" * 29, "4", "5 LOGS 1"]
    assert sheet_name("\udcff") == "-"
    assert take(people, "logs", tmp_path / "r.xlsx", dry_run=True).counts.refused == 6, "every sheet is read again"


def test_a_number_that_is_none_is_written_as_text(people: Store, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["000008", "2026-11-16", float(n), 1, 1, 1, 1] for n in ("nan", "inf", "-inf")]
    found = written(people, tmp_path / "r.xlsx", *refused_of(people, "工作日誌", HEAD, *rows))
    assert [row[2] for row in found["工作日誌"][1:]] == ["nan", "inf", "-inf"]


def test_columns_in_another_order_stay_under_their_heads(people: Store, tmp_path: Path) -> None:
    """Several files of one import share the workbook."""
    first: list[Cell] = ["000008", "2026-11-16", "兩個", 1, 2, 3, 4]
    turned = HEAD[::-1]
    other: list[Cell] = [4, 3, 2, 1, "三個", "2026-11-17", "000009"]
    wide = [*HEAD, "遇到問題"]
    third: list[Cell] = ["000008", "2026-11-18", "四個", 1, 2, 3, 4, "下雨"]
    refused = refused_of(people, "工作日誌", HEAD, first) + refused_of(people, "工作日誌", turned, other)
    found = written(people, tmp_path / "r.xlsx", *refused)
    why = "「{}」不是整數"
    assert found == {
        "工作日誌": [
            [*HEAD[:3], "問題：派發宣傳資料", *HEAD[3:]],
            ["000008", "2026-11-16", "兩個", why.format("兩個"), 1, 2, 3, 4],
            ["000009", "2026-11-17", "三個", why.format("三個"), 1, 2, 3, 4],
        ]
    }
    found = written(people, tmp_path / "r.xlsx", *refused, *refused_of(people, "工作日誌", wide, third))
    assert [len(rows) for rows in found.values()] == [3, 2]
    assert take(people, "logs", tmp_path / "r.xlsx", dry_run=True).counts.refused == 3
