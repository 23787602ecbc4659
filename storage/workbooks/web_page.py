"""Web pages saved under a workbook's name: their tables as sheets."""

import re
from html.parser import HTMLParser

from domain.problems import Refusal
from domain.sheets.table import Row, RowsSheet, Sheet

MOST_SPAN = 200
MOST_CELLS = 20_000_000
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|table|meta|!--)", re.IGNORECASE)


def looks_like_web_page(text: str) -> bool:
    """Whether a text is HTML rather than lines of cells."""
    return bool(_PAGE.match(text.lstrip("\ufeff"))) or "<table" in text[:2000].lower()


def web_page_sheets(text: str, title: str, name: str) -> list[Sheet]:
    """Every table of a page as a sheet; none where the page has no table. Refuses `too_large`."""
    reader = _Tables(name)
    reader.feed(text)
    reader.close()
    reader.end_all()
    tables = [table for table in reader.tables if table]
    if len(tables) == 1:
        return [RowsSheet(title, tables[0])]
    return [RowsSheet(f"{title} {number}", table) for number, table in enumerate(tables, 1)]


class _Tables(HTMLParser):
    """Collects the rows of every table. A spanning cell holds its text once, blanks after it."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self._name = name
        self._open: list[list[Row]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._deep: dict[int, dict[int, int]] = {}
        self._rows_down = 1
        self._muted = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            table: list[Row] = []
            self.tables.append(table)
            self._open.append(table)
            self._deep[id(table)] = {}
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].append([])
            self._skip_spanned()
        elif tag in {"td", "th"} and self._open:
            self._start_cell(dict(attrs))
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif tag in {"script", "style"}:
            self._muted += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
        elif tag in {"script", "style"}:
            self._muted = max(0, self._muted - 1)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._muted:
            self._cell.append(data)

    def end_all(self) -> None:
        """Finish what the page left open."""
        self._end_cell()
        self._open.clear()

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._open[-1]:
            self._open[-1].append([])
        self._cell = []
        self._span = _span(attributes.get("colspan"))
        self._rows_down = _span(attributes.get("rowspan"))

    def _end_cell(self) -> None:
        if self._cell is None or not self._open:
            return
        row = self._open[-1][-1]
        deep = self._deep[id(self._open[-1])]
        for place in range(len(row), len(row) + self._span):
            if self._rows_down > 1:
                deep[place] = self._rows_down - 1
        row.append("".join(self._cell).strip())
        row += [""] * (self._span - 1)
        self._cell = None
        self._cells += self._span
        if self._cells > MOST_CELLS:
            raise Refusal("too_large", file=self._name, limit=MOST_CELLS)
        self._skip_spanned()

    def _skip_spanned(self) -> None:
        """Blanks where a cell of a row above reaches down."""
        row = self._open[-1][-1]
        deep = self._deep[id(self._open[-1])]
        while deep.get(len(row), 0) > 0:
            deep[len(row)] -= 1
            row.append("")


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MOST_SPAN) if text and text.strip().isdecimal() else 1
