"""A workbook of plain rows: text, figures and days as they are."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from math import inf
from pathlib import Path
from typing import Any

import xlsxwriter

from exports.files import atomic_write

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text stays text, whatever it begins with."""

LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]")
"""What no sheet's name may hold; the last are the bytes of a file's name that are no text."""


def write_plain_workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], target: Path) -> None:
    """Write rows to the sheets of a workbook, the first row of each as its head."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, SAFE)
    bold, dated = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(sheet_name(name))
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                write_cell(sheet, line, place, value, dated, bold if line == 0 else None)
        sheet.set_column(0, 20, 14)
        sheet.freeze_panes(1, 0)
    book.close()
    atomic_write(target, content.getvalue())


def sheet_name(name: str) -> str:
    """A name as a sheet may bear it: 31 characters, none that a workbook forbids there."""
    return FORBIDDEN.sub(" ", name)[:LONGEST_NAME].strip(" '") or "-"


def write_cell(sheet: Any, line: int, place: int, value: Any, dated: Any, shape: Any = None) -> None:
    """A cell by the kind of its value; text is never taken for a formula, a link or a number, and NaN is text."""
    match value:
        case bool():
            sheet.write_boolean(line, place, value, shape)
        case int() | float() if -inf < value < inf:
            sheet.write_number(line, place, value, shape)
        case datetime():
            sheet.write_datetime(line, place, value.replace(tzinfo=None), dated)
        case date():
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), dated)  # noqa: DTZ001  a day has no zone
        case _:
            sheet.write_string(line, place, str(value), shape)
