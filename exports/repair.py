"""The repair workbook: refused rows as they were, each reason beside its cell, ready to be imported again."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from domain.problems import Fault
from domain.sheets.reading import RefusedRow
from exports.files import atomic_write
from exports.plain_workbook import SAFE, sheet_name, write_cell
from exports.wording import say

NEEDED = "#DADADA"


def write_repair_workbook(
    refused: Sequence[RefusedRow], sentence: Callable[[Fault], str], language: str, target: Path
) -> None:
    """Write the rows that were not taken, a sheet for each sheet and set of columns they come from.

    A column of reasons stands right of every column that has any; an import leaves such columns alone.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    alike: dict[tuple[str, frozenset[str]], list[RefusedRow]] = {}
    for row in refused:
        alike.setdefault((row.sheet, frozenset(row.header.places)), []).append(row)
    names = _names([sheet for sheet, _ in alike])
    for name, rows in zip(names, alike.values(), strict=True):
        _sheet(book.add_worksheet(name), book, rows, sentence, language)
    book.close()
    atomic_write(target, content.getvalue())


def _names(sheets: Sequence[str]) -> list[str]:
    """A name for each sheet. Where two would share one all are numbered: an import then goes by their headers."""
    names = [sheet_name(sheet) for sheet in sheets]
    if len({name.casefold() for name in names}) < len(names):
        return [sheet_name(f"{place} {sheet}") for place, sheet in enumerate(sheets, 1)]
    return names


def _sheet(
    sheet: Any, book: Any, rows: Sequence[RefusedRow], sentence: Callable[[Fault], str], language: str
) -> None:
    header = rows[0].header
    faulty = {code for row in rows for code, _ in row.faults}
    places = sorted(header.places.items(), key=lambda found: found[1])
    bold, wrong = book.add_format({"bold": True}), book.add_format({"bg_color": NEEDED, "text_wrap": True})
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    columns: list[tuple[str, bool]] = []
    for code, _ in places:
        columns += [(code, False), (code, True)] if code in faulty else [(code, False)]
    for column, (code, is_reason) in enumerate(columns):
        word = header.words[code]
        sheet.write_string(0, column, say("problem_beside", language, column=word) if is_reason else word, bold)
        sheet.set_column(column, column, 40 if is_reason else 16)
    for line, row in enumerate(rows, 1):
        reasons: dict[str, list[str]] = {}
        for code, fault in row.faults:
            reasons.setdefault(code, []).append(sentence(fault))
        for column, (code, is_reason) in enumerate(columns):
            if is_reason:
                if code in reasons:
                    sheet.write_string(line, column, "；".join(reasons[code]), wrong)
            else:
                write_cell(sheet, line, column, row.cells[row.header.places[code]], dated)
    sheet.freeze_panes(1, 0)
