"""The blank workbooks: headers, drop-downs, notes, and an example row that imports skip."""

from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from domain.sheets.cells import Reader, read_count, read_day, read_identifier
from domain.sheets.specs import WORKBOOKS, Column, SheetSpec
from domain.terms import term
from exports.files import atomic_write
from exports.plain_workbook import SAFE
from exports.wording import say

ROWS = 2000
LISTS = "_lists"


def write_templates(folder: Path, language: str) -> list[Path]:
    """Write a blank workbook for each kind of import; their paths."""
    files = []
    for kind in WORKBOOKS:
        target = folder / f"{say(f'template_{kind}', language)}.xlsx"
        write_template(kind, language, target)
        files.append(target)
    return files


def write_template(kind: str, language: str, target: Path) -> None:
    """Write the blank workbook of one kind of import."""
    atomic_write(target, _template(WORKBOOKS[kind], language))


def _template(specs: tuple[SheetSpec, ...], language: str) -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    sheets = [book.add_worksheet(term(spec.code, language)) for spec in specs]
    lists = book.add_worksheet(LISTS)
    lists.hide()
    place = 0
    for sheet, spec in zip(sheets, specs, strict=True):
        for column, found in enumerate(spec.columns):
            _column(book, sheet, column, found, language)
            if found.choices:
                words = [term(code, language) for code in found.choices]
                lists.write_column(0, place, words)
                source = f"={LISTS}!${_letters(place)}$1:${_letters(place)}${len(words)}"
                sheet.data_validation(1, column, ROWS, column, {"validate": "list", "source": source})
                place += 1
        sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def _column(book: Any, sheet: Any, place: int, column: Column, language: str) -> None:
    """Header, note and example cell. Text columns are text from the start, so that leading zeros stay."""
    bold = book.add_format({"bold": column.required, "bg_color": "#EDEDED", "border": 1})
    kind = "@" if column.reader is read_identifier else "yyyy-mm-dd" if column.reader is read_day else "General"
    sheet.set_column(place, place, 16, book.add_format({"num_format": kind}))
    sheet.write_string(0, place, term(column.word, language), bold)
    note = say("note_required" if column.required else "note_optional", language)
    sheet.write_comment(0, place, note + say(_note(column), language))
    sheet.write_string(1, place, _example(column, place, language), book.add_format({"italic": True}))


def _note(column: Column) -> str:
    if column.choices:
        return "note_choice"
    notes: dict[Reader, str] = {read_identifier: "note_identifier", read_day: "note_day", read_count: "note_count"}
    return notes.get(column.reader, "note_text")


def _example(column: Column, place: int, language: str) -> str:
    """An example cell; the mark in the first column, which every sheet needs filled, makes imports skip the row."""
    mark = say("example", language) if place == 0 else ""
    if column.choices:
        return mark + term(column.choices[0], language)
    examples: dict[Reader, str] = {read_identifier: "000123", read_day: "2026-11-16", read_count: "3"}
    return mark + examples.get(column.reader, "")


def _letters(place: int) -> str:
    return _letters(place // 26 - 1) + chr(65 + place % 26) if place >= 26 else chr(65 + place)
