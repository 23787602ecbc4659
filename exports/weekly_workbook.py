"""The weekly report as a workbook: the same sections, with figures as figures and days as days."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from domain.report import WeeklyReport
from exports.content import Cell, Column, Row, Section, Table
from exports.lines import wrapped
from exports.plain_workbook import SAFE, write_cell
from exports.weekly_content import WeeklyContent

GREY, LIGHT = "#DADADA", "#EDEDED"
LINE_HEIGHT, SHARED_WIDTH, DAY_WIDTH = 15.0, 110.0, 11.5
MOST_LINES = 27
"""No row of a workbook may be taller than 409 points."""

SIZE, CHARACTER = 11, 5.25
"""The points of a letter's height, and of a column's width of one."""


def weekly_report_xlsx(report: WeeklyReport, language: str) -> bytes:
    """The report as .xlsx. The same report gives the same bytes."""
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
        self.formats: dict[tuple[bool, bool, bool, str], Any] = {}
        self.widths: list[float] = []
        self.sheet: Any = None
        self.line = 0

    def begin(self, name: str, title: str, widths: Sequence[float], *, landscape: bool = False) -> None:
        """A new sheet with columns of these widths, set up for A4."""
        self.sheet = self.book.add_worksheet(name)
        self.sheet.set_paper(9)
        if landscape:
            self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&L" + title.replace("&", "&&") + "&R&P / &N")
        self.sheet.hide_gridlines(2)
        self.widths = list(widths)
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, width)
        self.line = 0

    def shape(self, *, bold: bool = False, low: bool = False, total: bool = False, align: str = "left") -> Any:
        """The format of a cell, made once."""
        key = (bold, low, total, align)
        if key not in self.formats:
            look: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF", "valign": "top", "text_wrap": True}
            look["align"] = align
            if bold or total:
                look["bold"] = True
            if low or total:
                look["bg_color"] = GREY if low else LIGHT
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]

    def text(self, text: str, *, bold: bool = False) -> None:
        """A text over the whole width of the sheet, on as many lines as it takes."""
        look = self.book.add_format({"bold": bold, "text_wrap": True, "valign": "top"})
        lines = _lines(text, sum(self.widths) * CHARACTER)
        for start in range(0, len(lines), MOST_LINES):
            some = lines[start : start + MOST_LINES]
            self.sheet.set_row(self.line, LINE_HEIGHT * len(some))
            if len(self.widths) > 1:
                self.sheet.merge_range(self.line, 0, self.line, len(self.widths) - 1, "", look)
            self.sheet.write_string(self.line, 0, "".join(some).rstrip("\n"), look)
            self.line += 1

    def row(self, row: Row, columns: Sequence[Column] = ()) -> None:
        for place, cell in enumerate(row.cells):
            found = cell if isinstance(cell, Cell) else Cell(cell)
            align = columns[place].align if columns else "left"
            shape = self.shape(bold=found.bold, low=found.low, total=row.total, align=align)
            value = found.text if found.value is None else found.value
            write_cell(self.sheet, self.line, place, value, self.dated, shape)
        self.line += 1


def _lines(text: str, room: float) -> list[str]:
    """A text cut where its lines will break within so many points; together they are the text."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest = paragraph
        for line in wrapped(paragraph, room, SIZE):
            end = rest.index(line) + len(line)
            lines.append(rest[:end])
            rest = rest[end:]
        lines[-1] += "\n"
    return lines


def _summary(pen: _Pen, words: WeeklyContent) -> None:
    pen.begin(words.say("sheet_summary"), words.say("sheet_title", week=words.report.week), (26, 64))
    pen.text(words.say("title"), bold=True)
    pairs = [*words.title_block(), (words.say("code"), words.report.verification_code)]
    pairs += [(words.say("sheet_title", week="").strip(), str(words.report.week))]
    for name, text in pairs:
        pen.row(Row((Cell(name, bold=True), text)))
    pen.line += 1
    pen.text(words.say("summary"), bold=True)
    for name, figure, rest in words.figures():
        pen.row(Row((name, Cell(figure + rest, bold=True))))
    pen.text(words.sentence())


def _sections(pen: _Pen, name: str, parts: Sequence[Section], words: WeeklyContent) -> None:
    tables = [table for part in parts for table in part.tables]
    count = max((len(table.columns) for table in tables), default=4)
    widths = [max((_width(table, place) for table in tables), default=20.0) for place in range(count)]
    title = words.say("sheet_title", week=words.report.week) + "　" + words.report.unit.name
    pen.begin(name, title, widths, landscape=any(table.dense for table in tables))
    for part in parts:
        pen.text(f"{part.title}　{part.note}".rstrip("　"), bold=True)
        if not part.tables and not part.texts:
            pen.text(words.say("nothing"))
        for table in part.tables:
            _table(pen, table, alone=len(tables) == 1)
        for heading, text in part.texts:
            if heading:
                pen.text(heading, bold=True)
            pen.text(text)
        for note in part.notes:
            pen.text(note)
        pen.line += 1


def _width(table: Table, place: int) -> float:
    """How many characters wide a column of a table is; a column that shares the page gets a generous part."""
    if place >= len(table.columns):
        return 6.0
    cells = (row.cells[place] for row in table.rows)
    least = DAY_WIDTH if any(isinstance(cell, Cell) and isinstance(cell.value, date) for cell in cells) else 6.0
    return max(least, (table.columns[place].width or SHARED_WIDTH) / 5)


def _table(pen: _Pen, table: Table, *, alone: bool) -> None:
    """A table; the head of one that has the sheet to itself stays in view and is printed on every page."""
    if table.title:
        pen.text(table.title, bold=True)
    pen.row(Row(tuple(column.title for column in table.columns), total=True), table.columns)
    if alone:
        pen.sheet.freeze_panes(pen.line, 2)
        pen.sheet.repeat_rows(pen.line - 1)
    for row in table.rows:
        pen.row(row, table.columns)
