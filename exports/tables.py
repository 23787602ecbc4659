"""Tables that break between rows and repeat their header."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports import fonts
from exports.content import Cell, Column, Row
from exports.lines import wrapped
from exports.pages import BAND, BOTTOM, HAIR, INK, LEFT, MARK, TOP, WIDTH, Box, Flow


@dataclass(frozen=True, slots=True)
class Dress:
    """How a table looks: type size, padding, and whether its columns are ruled."""

    size: float = 8.0
    across: float = 3.75
    down: float = 2.1
    ruled: bool = False

    @property
    def leading(self) -> float:
        return self.size * 1.4


SMALLEST = 5.0
"""No cell is set smaller; one that still does not fit is broken into lines."""

PLAIN = Dress()
SCORES = Dress(across=2.0, down=2.4, ruled=True)


class TableLayout:
    """A table on its way onto the pages."""

    def __init__(self, flow: Flow, columns: Sequence[Column], dress: Dress = PLAIN) -> None:
        self.flow, self.columns, self.dress = flow, columns, dress
        left = WIDTH - sum(column.width for column in columns)
        shared = left / max(1, sum(not column.width for column in columns))
        self.widths = [column.width or shared for column in columns]
        self.edges = [LEFT]
        for width in self.widths:
            self.edges.append(self.edges[-1] + width)

    def draw(self, rows: Sequence[Row], trail: float = 0.0) -> None:
        """The header and every row, on as many pages as it takes; `trail` is the room its notes need below it."""
        head = Row(tuple(column.title for column in self.columns), total=True)
        first = self._measure(rows[0])[1] if rows else 0.0
        head_lines, head_height = self._measure(head)
        self.flow.claim(head_height + first)
        top = self._open(head, head_lines, head_height)
        fresh = True
        for row in rows:
            kept = trail if row is rows[-1] else 0.0
            for lines, height in self._slices(*self._measure(row)):
                if self.flow.y - height - kept < BOTTOM and not (fresh and kept):
                    self._close(top)
                    self.flow.new_page()
                    top = self._open(head, head_lines, head_height)
                    fresh = True
                self._draw_row(row, lines, height, above=INK if fresh or row.parted else HAIR)
                fresh = False
        self._close(top)

    def _slices(self, lines: list[tuple[str, ...]], height: float) -> list[tuple[list[tuple[str, ...]], float]]:
        """A row as it is; only one taller than a page is cut into slices."""
        most = int((TOP - BOTTOM) * 0.8 / self.dress.leading)
        tallest = max(len(cut) for cut in lines)
        if tallest <= most:
            return [(lines, height)]
        slices = []
        for start in range(0, tallest, most):
            cut = [found[start : start + most] for found in lines]
            slices.append((cut, max(map(len, cut)) * self.dress.leading + 2 * self.dress.down))
        return slices

    def _measure(self, row: Row) -> tuple[list[tuple[str, ...]], float]:
        """Each cell's lines, and the height of the row."""
        lines = []
        tallest = 1
        for place, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True)):
            text, bold = (cell.text, cell.bold or row.total) if isinstance(cell, Cell) else (cell, row.total)
            room = width - 2 * self.dress.across
            cut = wrapped(text, room, self._size(place, text, bold=bold), bold=bold)
            tallest = max(tallest, len(cut))
            lines.append(cut)
        return lines, tallest * self.dress.leading + 2 * self.dress.down

    def _open(self, head: Row, lines: list[tuple[str, ...]], height: float) -> float:
        top = self.flow.y
        self.flow.rule(LEFT, top, self.edges[-1], top, 0.9)
        self._draw_row(head, lines, height, above=None)
        self.flow.rule(LEFT, self.flow.y, self.edges[-1], self.flow.y, 0.56)
        return top

    def _close(self, top: float) -> None:
        bottom = self.flow.y
        self.flow.rule(LEFT, bottom, self.edges[-1], bottom, 0.9)
        if self.dress.ruled:
            for edge in self.edges[1:-1]:
                self.flow.rule(edge, top, edge, bottom, 0.38, HAIR)

    def _draw_row(self, row: Row, lines: list[tuple[str, ...]], height: float, above: float | None) -> None:
        flow, dress = self.flow, self.dress
        top, bottom = flow.y, flow.y - height
        if row.total:
            flow.page.boxes.append(Box(LEFT, bottom, self.edges[-1] - LEFT, height, BAND))
        if above is not None:
            flow.rule(LEFT, top, self.edges[-1], top, 0.75 if above == INK and row.parted else 0.38, above)
        first = top - dress.down - dress.size * 1.06
        for place, (cell, cut) in enumerate(zip(row.cells, lines, strict=True)):
            bold = row.total
            if isinstance(cell, Cell):
                bold = bold or cell.bold
                if cell.low:
                    flow.page.boxes.append(Box(self.edges[place], bottom, self.widths[place], height, MARK))
            for number, line in enumerate(cut):
                if line:
                    size = self._size(place, line, bold=bold)
                    x = self._start(place, line, size, bold=bold)
                    flow.text(x, first - number * dress.leading, line, size, bold=bold)
        flow.y = bottom

    def _size(self, place: int, text: str, *, bold: bool) -> float:
        """The type size of a cell: smaller where its column keeps cells on one line."""
        size = self.dress.size
        if not self.columns[place].fit:
            return size
        room = self.widths[place] - 2 * self.dress.across
        drawn = fonts.width(text, size, bold=bold)
        return size if drawn <= room else max(SMALLEST, size * room / drawn * 0.999)

    def _start(self, place: int, line: str, size: float, *, bold: bool) -> float:
        align, left, room = self.columns[place].align, self.edges[place], self.widths[place]
        if align == "left":
            return left + self.dress.across
        drawn = fonts.width(line, size, bold=bold)
        return left + ((room - drawn) / 2 if align == "center" else room - drawn - self.dress.across)
