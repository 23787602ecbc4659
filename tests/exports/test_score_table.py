"""The score table on its own: paper and cells say the same, and no cell runs anything (promise R13)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from domain.services.score_board import Board, board_of_week
from domain.terms import LANGUAGES
from domain.weeks import Week
from exports.score_table import score_table_pdf, score_table_xlsx
from storage.store import Store

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def board(branch: Store) -> Board:
    """The sample branch's week, on its Friday."""
    with branch.reading() as reader:
        return board_of_week(reader, Week(2026, 47), "B001", FRIDAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_hold_everybody(board: Board, language: str) -> None:
    pages = PdfReader(BytesIO(score_table_pdf(board, "B001", language))).pages
    text = "\n".join(page.extract_text() for page in pages)
    sheet = openpyxl.load_workbook(BytesIO(score_table_xlsx(board, "B001", language))).active
    assert sheet is not None
    lines = [line for line in sheet.iter_rows(values_only=True) if line[0] and isinstance(line[0], int)]
    assert len(lines) == len(board.rows)
    for row, line in zip(board.rows, lines, strict=True):
        assert row.score.name in text
        assert line[1] == row.score.name
        assert (line[10], line[11]) == (row.score.score, row.score.pass_mark)


def test_the_same_board_gives_the_same_bytes(board: Board) -> None:
    assert score_table_pdf(board, "B001", "zh_TW") == score_table_pdf(board, "B001", "zh_TW")
    assert score_table_xlsx(board, "B001", "zh_TW") == score_table_xlsx(board, "B001", "zh_TW")


@pytest.mark.parametrize("name", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "http://x.example"])
def test_no_cell_is_a_formula(board: Board, name: str) -> None:
    group = board.groups[0]
    rows = tuple(replace(row, score=replace(row.score, name=name)) for row in group.rows)
    found = replace(board, groups=(replace(group, name=name, rows=rows), *board.groups[1:]))
    sheet = openpyxl.load_workbook(BytesIO(score_table_xlsx(found, "B001", "en"))).active
    assert sheet is not None
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert name in {cell.value for cell in cells}
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


def test_a_long_table_breaks_between_rows_and_repeats_its_head(board: Board) -> None:
    long = replace(board, groups=board.groups * 6)
    pages = PdfReader(BytesIO(score_table_pdf(long, "B001", "zh_TW"))).pages
    assert len(pages) > 2
    assert all("合格線" in page.extract_text() for page in pages)
    assert f"共 {len(pages)} 頁" in pages[-1].extract_text()
