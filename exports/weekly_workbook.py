"""The weekly report as a workbook: the same sections, with figures as figures and days as days."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from domain.report import WeeklyReport
from exports.content import Cell, Row, Section, Table
from exports.files import atomic_write
from exports.plain_workbook import SAFE, write_cell
from exports.weekly_content import WeeklyContent

GREY, LIGHT = "#DADADA", "#EDEDED"


def write_weekly_xlsx(report: WeeklyReport, language: str, target: Path) -> None:
    """Write the report to a workbook, whole or not at all. The same report gives the same bytes."""
    atomic_write(target, weekly_report_xlsx(report, language))


def weekly_report_xlsx(report: WeeklyReport, language: str) -> bytes:
    """The report as .xlsx."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, SAFE)
    words = WeeklyContent(report, language)
    day = report.issued_on
    book.set_properties(
        {
            "title": f"{words.say('title')} {report.unit.name} {report.week}",
            "author": report.author.name if report.author else report.unit.name,
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001  a day has no zone
        }
    )
    pen = _Pen(book)
    _summary(pen, words)
    sheets: dict[str, list[Section]] = {}
    for part in words.sections():
        sheets.setdefault(words.say(part.sheet), []).append(part)
    for name, parts in sheets.items():
        _sections(pen, name, parts, words)
    book.close()
    return target.getvalue()


class _Pen:
    """Writes downwards on the sheet at hand."""

    def __init__(self, book: Any) -> None:
        self.book = book
        dated = {"num_format": "yyyy-mm-dd", "border": 1, "border_color": "#BFBFBF", "align": "left"}
        self.dated = book.add_format(dated)
        self.formats: dict[tuple[bool, bool, bool], Any] = {}
        self.sheet: Any = None
        self.line = 0

    def begin(self, name: str, title: str) -> None:
        self.sheet = self.book.add_worksheet(name)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&L" + title.replace("&", "&&") + "&R&P / &N")
        self.sheet.hide_gridlines(2)
        self.line = 0

    def shape(self, *, bold: bool = False, low: bool = False, total: bool = False) -> Any:
        """The format of a cell, made once."""
        key = (bold, low, total)
        if key not in self.formats:
            look: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF", "valign": "top", "text_wrap": True}
            if bold or total:
                look["bold"] = True
            if low or total:
                look["bg_color"] = GREY if low else LIGHT
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]

    def head(self, text: str, note: str = "") -> None:
        """A line that heads what comes below."""
        self.sheet.write_string(self.line, 0, f"{text}　{note}".rstrip("　"), self.book.add_format({"bold": True}))
        self.line += 1

    def row(self, row: Row) -> None:
        for place, cell in enumerate(row.cells):
            found = cell if isinstance(cell, Cell) else Cell(cell)
            shape = self.shape(bold=found.bold, low=found.low, total=row.total)
            value = found.text if found.value is None else found.value
            write_cell(self.sheet, self.line, place, value, self.dated, shape)
        self.line += 1


def _summary(pen: _Pen, words: WeeklyContent) -> None:
    pen.begin(words.say("sheet_summary"), words.say("sheet_title", week=words.report.week))
    pen.sheet.set_column(0, 0, 26)
    pen.sheet.set_column(1, 1, 64)
    pen.head(words.say("title"))
    pairs = [*words.title_block(), (words.say("code"), words.report.verification_code)]
    pairs += [(words.say("sheet_title", week="").strip(), str(words.report.week))]
    for name, text in pairs:
        pen.row(Row((Cell(name, bold=True), text)))
    pen.line += 1
    pen.head(words.say("summary"))
    for name, figure, rest in words.figures():
        pen.row(Row((name, Cell(figure + rest, bold=True))))
    pen.row(Row(("", words.sentence())))


def _sections(pen: _Pen, name: str, parts: Sequence[Section], words: WeeklyContent) -> None:
    pen.begin(name, words.say("sheet_title", week=words.report.week) + "　" + words.report.unit.name)
    widest: dict[int, float] = {}
    for part in parts:
        pen.head(part.title, part.note)
        if not part.tables and not part.texts:
            pen.head(words.say("nothing"))
        for table in part.tables:
            _table(pen, table, alone=len(parts) == 1 and len(part.tables) == 1)
            for place, column in enumerate(table.columns):
                widest[place] = max(widest.get(place, 0), (column.width or 110) / 5)
        for title, text in part.texts:
            pen.head(title, text)
        for note in part.notes:
            pen.sheet.write_string(pen.line, 0, note)
            pen.line += 1
        pen.line += 1
    for place, width in widest.items():
        pen.sheet.set_column(place, place, max(6, width))


def _table(pen: _Pen, table: Table, *, alone: bool) -> None:
    """A table; the head of one that has the sheet to itself stays in view and is printed on every page."""
    if table.title:
        pen.head(table.title)
    pen.row(Row(tuple(column.title for column in table.columns), total=True))
    if alone:
        pen.sheet.freeze_panes(pen.line, 2)
        pen.sheet.repeat_rows(pen.line - 1)
    for row in table.rows:
        pen.row(row)
