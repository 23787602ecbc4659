"""A unit's score table as PDF and as workbook: black on white, and no cell a formula (promise R13)."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from domain.services.score_board import Board
from exports import fonts
from exports.content import Cell
from exports.lines import wrapped
from exports.pages import BOTTOM, EDGE, LEFT, RIGHT, SOFT, WIDTH, Flow, Text, paint
from exports.plain_workbook import SAFE, write_cell
from exports.score_content import ScoreContent
from exports.tables import SCORES, TableLayout

GREY, LIGHT, LINE = "#DADADA", "#EDEDED", "#BFBFBF"


def score_table_pdf(board: Board, unit: str, language: str) -> bytes:
    """The table on A4; the same board gives the same bytes."""
    content = ScoreContent(board, unit, language)
    flow = Flow()
    flow.y -= 20
    flow.text(LEFT, flow.y, content.title, 15, bold=True)
    flow.y -= 8
    flow.paragraph(wrapped(content.subtitle, WIDTH, 9), 9)
    flow.paragraph(wrapped(content.summary, WIDTH, 8.5), 8.5)
    flow.y -= 6
    table = content.table()
    TableLayout(flow, table.columns, SCORES).draw(table.rows)
    for note in content.notes:
        flow.y -= 2
        flow.paragraph(wrapped(note, WIDTH, 7.5), 7.5, leading=1.5, grey=SOFT)
    _edges(flow, content)
    return paint(flow.pages, content.title, content.unit_name, content.subtitle, language.replace("_", "-"))


def _edges(flow: Flow, content: ScoreContent) -> None:
    """The running head and the footer of every page."""
    made = content.say("table_made_on", day=content.board.today)
    rules = content.say("footer", rules=content.board.rules.version)
    for place, page in enumerate(flow.pages, 1):
        last = content.say("page", page=place, pages=len(flow.pages))
        page.texts += [
            Text(LEFT, EDGE, content.subtitle, 7.5, grey=SOFT),
            Text(RIGHT - fonts.width(made, 7.5), EDGE, made, 7.5, grey=SOFT),
            Text(LEFT, BOTTOM - 20, rules, 7.5, grey=SOFT),
            Text(RIGHT - fonts.width(last, 7.5), BOTTOM - 20, last, 7.5, grey=SOFT),
        ]


def score_table_xlsx(board: Board, unit: str, language: str) -> bytes:
    """The table as .xlsx, figures as figures; the same board gives the same bytes."""
    content, target = ScoreContent(board, unit, language), BytesIO()
    book = xlsxwriter.Workbook(target, SAFE)
    day = board.today
    book.set_properties({"title": content.title, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001  a day has no zone
    sheet = book.add_worksheet(content.say("sheet_table"))
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    strong, plain = book.add_format({"bold": True}), book.add_format({})
    for line, text in enumerate((content.title, content.subtitle, content.summary)):
        sheet.write_string(line, 0, text, strong if line == 0 else plain)
    last = _write_rows(book, sheet, content, 4)
    for line, note in enumerate(content.notes, last + 1):
        sheet.write_string(line, 0, note, plain)
    book.close()
    return target.getvalue()


def _write_rows(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, content: ScoreContent, top: int
) -> int:
    """The head and every row from a line on; the line after the last one."""
    table = content.table()

    def shape(*, bold: bool = False, ground: str = "", align: str = "left") -> xlsxwriter.format.Format:
        look = {"border": 1, "border_color": LINE, "bold": bold, "align": align}
        return book.add_format({**look, "bg_color": ground} if ground else look)

    looks = {
        (total, low, bold, align): shape(
            bold=bold or total, ground=LIGHT if total else GREY if low else "", align=align
        )
        for total in (False, True)
        for low in (False, True)
        for bold in (False, True)
        for align in ("left", "center", "right")
    }
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(6.0, (column.width or 90) / 5))
        sheet.write_string(top, place, column.title, looks[True, False, True, column.align])
    sheet.freeze_panes(top + 1, 2)
    sheet.repeat_rows(top)
    for line, row in enumerate(table.rows, top + 1):
        for place, given in enumerate(row.cells):
            cell = given if isinstance(given, Cell) else Cell(given)
            look = looks[row.total, cell.low, cell.bold, table.columns[place].align]
            value = cell.text if cell.value is None else cell.value
            write_cell(sheet, line, place, value, look, look)
    return top + 1 + len(table.rows)
