"""Painting cells: one delegate for every table, so that all tables wear the same dress."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.looks import Band, Bar, Cell, Chip, Chips, Heat, Ink, Mark, Spark, TwoLines
from ui.kit.theme import Theme

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""All that is painted of a cell at once, a `Cell` or a band: each question to a model costs more than its answer."""

NOTHING = Cell("", None, 0)
"""What is painted of a row that is not read yet."""

Index = QModelIndex | QPersistentModelIndex
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_chip(painter: QPainter, theme: Theme, area: QRect, chip: Chip) -> int:
    """Paint a chip at the left of an area, vertically centred; its width."""
    look, font = theme.status(chip.status), theme.font("caption")
    words = f"{look.glyph} {chip.text}" if chip.glyph else chip.text
    width = QFontMetrics(font).horizontalAdvance(words) + theme.px(14)
    height = theme.px(20)
    box = QRectF(area.left(), area.center().y() - height / 2 + 0.5, min(width, area.width()), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ground)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setFont(font)
    painter.setPen(look.ink)
    inner = box.adjusted(theme.px(7), 0, -theme.px(5), 0).toRect()
    elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width() + theme.px(2))
    painter.drawText(inner, int(MIDDLE), elided)
    return round(box.width())


def chip_size(theme: Theme, chip: Chip) -> QSize:
    """What a chip needs."""
    words = f"{theme.status(chip.status).glyph} {chip.text}" if chip.glyph else chip.text
    return QSize(QFontMetrics(theme.font("caption")).horizontalAdvance(words) + theme.px(15), theme.px(20))


def lines_of(widths: Sequence[int], room: int, lines: int, gap: int, more: int) -> list[list[int]]:
    """The places of chips, line by line in the room there is; -n at the end counts the n that do not fit."""
    found: list[list[int]] = [[]]
    left, count = room, len(widths)
    for place, width in enumerate(widths):
        kept = more if len(found) == lines and place < count - 1 else 0  # the last line may have to end in a count
        if found[-1] and width > left - kept:
            if len(found) == lines:
                found[-1].append(place - count)
                break
            found.append([])
            left = room
        found[-1].append(place)
        left -= width + gap
    return found


def paint_bar(painter: QPainter, theme: Theme, area: QRectF, share: float, status: str) -> None:
    """Paint a progress bar filling the width of an area."""
    height = theme.size("progress")
    track = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, height / 2, height / 2)
    if share > 0:
        painter.setBrush(theme.status(status).bar)
        track.setWidth(max(height, track.width() * min(1.0, share)))
        painter.drawRoundedRect(track, height / 2, height / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_spark(painter: QPainter, theme: Theme, area: QRectF, spark: Spark) -> None:
    """Paint a line of values with its end marked, and the dotted line they are held against."""
    known = [value for value in spark.values if value is not None] + ([spark.line] if spark.line is not None else [])
    if not known:
        return
    low, high = min(known), max(known)
    reach = (high - low) or 1.0
    inner = area.adjusted(theme.px(3), theme.px(4), -theme.px(4), -theme.px(4))

    def height(value: float) -> float:
        return inner.bottom() - (value - low) / reach * inner.height()

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if spark.line is not None:
        painter.setPen(QPen(theme.color("text_3"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(inner.left(), height(spark.line)), QPointF(inner.right(), height(spark.line)))
    step = inner.width() / max(1, len(spark.values) - 1)
    places = [(inner.left() + n * step, v) for n, v in enumerate(spark.values) if v is not None]
    points = [QPointF(x, height(value)) for x, value in places]
    painter.setPen(QPen(theme.chart(0), theme.px(1.5)))
    painter.drawPolyline(QPolygonF(points))
    if points:
        painter.setBrush(theme.chart(0))
        painter.drawEllipse(points[-1], theme.px(2), theme.px(2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class CellDelegate(QStyledItemDelegate):
    """Ground, hairline, then the cell by its look."""

    def __init__(self, theme: Theme, parent: Any = None, pad: int = 8) -> None:
        super().__init__(parent)
        self.theme, self.pad = theme, theme.px(pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area: QRect = option.rect
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Band):
            self._paint_band(painter, area, cell)
        else:
            self._paint_cell(painter, area, option, cell or NOTHING, first=index.column() == 0)
        painter.restore()

    def _paint_band(self, painter: QPainter, area: QRect, band: Band) -> None:
        theme = self.theme
        painter.fillRect(area, theme.color("surface_alt"))
        self._hairline(painter, area, "line")
        strong = theme.font("body_strong")
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        inner = area.adjusted(theme.px(14), 0, -theme.px(8), 0)
        painter.drawText(inner, int(MIDDLE), band.text)
        if band.note:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text_2"))
            start = QFontMetrics(strong).horizontalAdvance(band.text) + theme.px(12)
            painter.drawText(inner.adjusted(start, 0, 0, 0), int(MIDDLE), band.note)

    def _hairline(self, painter: QPainter, area: QRect, role: str = "line_soft") -> None:
        painter.setPen(self.theme.color(role))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_cell(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, cell: Cell, *, first: bool
    ) -> None:
        theme, look = self.theme, cell.look
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, theme.color("selection" if selected else "surface"))
        self._hairline(painter, area)
        inner = area.adjusted(theme.px(14) if first else self.pad, 0, -self.pad, -1)
        if isinstance(look, Heat):
            self._paint_heat(painter, area, look, cell.text)
        elif isinstance(look, Mark):
            self._paint_mark(painter, area, inner, look, cell)
        else:
            self._paint_look(painter, inner, cell, selected=selected)
        if selected and first:
            painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.color("accent"))
        if option.state & QStyle.StateFlag.State_HasFocus and self._marks_cell(option):
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _marks_cell(self, option: QStyleOptionViewItem) -> bool:
        """Where single cells are chosen, the current one is framed; where rows are, the row is mark enough."""
        view = option.widget
        return getattr(view, "chooses_cells", False)

    def _paint_look(self, painter: QPainter, inner: QRect, cell: Cell, *, selected: bool) -> None:
        text, look = cell.text, cell.look
        match look:
            case Chip():
                paint_chip(painter, self.theme, inner, look)
            case Chips():
                self._paint_chips(painter, inner, look.chips)
            case Bar():
                self._paint_bar(painter, inner, look, text, selected=selected)
            case Spark():
                paint_spark(painter, self.theme, QRectF(inner), look)
            case TwoLines():
                self._paint_two_lines(painter, inner, text, look, selected=selected)
            case _:
                ink = look if isinstance(look, Ink) else Ink()
                self._paint_text(painter, inner, text, ink, cell.alignment, selected)

    def _paint_mark(self, painter: QPainter, area: QRect, inner: QRect, mark: Mark, cell: Cell) -> None:
        status = self.theme.status(mark.status)
        painter.fillRect(area.adjusted(0, 0, 0, -1), status.ground)
        self._paint_text(painter, inner, cell.text, Ink(mark.status), cell.alignment, selected=False)
        if mark.framed:
            painter.setPen(status.bar)
            painter.drawRect(area.adjusted(0, 0, -1, -2))

    def _paint_chips(self, painter: QPainter, inner: QRect, chips: Sequence[Chip]) -> None:
        """As many as fit whole, in as many lines as the row has room for; the others are counted."""
        theme, gap, line = self.theme, self.theme.px(4), self.theme.px(22)
        widths = [chip_size(theme, chip).width() for chip in chips]
        lines = lines_of(widths, inner.width(), max(1, (inner.height() + 2) // line), gap, theme.px(30))
        top = inner.top() + (inner.height() - line * len(lines)) // 2
        for number, places in enumerate(lines):
            area = QRect(inner.left(), top + number * line, inner.width(), line)
            for place in places:
                shown = chips[place] if place >= 0 else Chip(chips[place].status, f"+{-place}", glyph=False)
                area = area.adjusted(paint_chip(painter, theme, area, shown) + gap, 0, 0, 0)

    def _ink(self, role: str, selected: bool) -> QColor:
        if role == "text" and selected:
            return self.theme.color("selection_text")
        try:
            return self.theme.color(role)
        except KeyError:
            return self.theme.status(role).ink

    def _paint_text(
        self, painter: QPainter, inner: QRect, text: str, ink: Ink, alignment: Any, selected: bool
    ) -> None:
        font = self.theme.font(ink.kind or ("body_strong" if ink.bold else "body"))
        painter.setFont(font)
        painter.setPen(self._ink(ink.role, selected))
        elided = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(alignment or MIDDLE), elided)

    def _paint_two_lines(self, painter: QPainter, inner: QRect, text: str, look: TwoLines, *, selected: bool) -> None:
        half = inner.height() // 2
        upper = inner.adjusted(0, self.theme.px(3), 0, -half)
        lower = inner.adjusted(0, half, 0, -self.theme.px(3))
        self._paint_text(painter, upper, text, Ink(look.status or "text", bold=True), None, selected)
        self._paint_text(painter, lower, look.second, Ink("text_2", kind="caption"), None, selected)

    def _paint_bar(self, painter: QPainter, inner: QRect, bar: Bar, text: str, *, selected: bool) -> None:
        width = self._bar_text_width(text)
        at = MIDDLE | (Qt.AlignmentFlag.AlignRight if not bar.text_after else Qt.AlignmentFlag.AlignLeft)
        gap = self.theme.px(6)
        if bar.text_after:
            words, track = inner.adjusted(inner.width() - width, 0, 0, 0), inner.adjusted(0, 0, -width - gap, 0)
        else:
            words, track = inner.adjusted(0, 0, width - inner.width(), 0), inner.adjusted(width + gap, 0, 0, 0)
        if text:
            self._paint_text(painter, words, text, Ink("text"), int(at), selected)
        paint_bar(painter, self.theme, QRectF(track if text else inner), bar.share, bar.status)

    def _bar_text_width(self, text: str) -> int:
        metrics = QFontMetrics(self.theme.font())
        widest = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance("000"))
        return widest + self.theme.px(2) if text else 0

    def _paint_heat(self, painter: QPainter, area: QRect, heat: Heat, text: str) -> None:
        theme = self.theme
        cell = area.adjusted(0, 0, -2, -2)
        look = theme.status(heat.status) if heat.status else None
        painter.fillRect(cell, look.ground if look else theme.heat(heat.share))
        if heat.low:
            size = theme.px(7)
            corner = QPolygonF(
                [
                    QPointF(cell.right() + 1 - size, cell.top()),
                    QPointF(cell.right() + 1, cell.top()),
                    QPointF(cell.right() + 1, cell.top() + size),
                ]
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.notch)
            painter.drawPolygon(corner)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        font: QFont = theme.font("body_strong" if heat.status == "missing" else "body")
        painter.setFont(font)
        painter.setPen(look.ink if look else theme.color("text"))
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        theme, cell = self.theme, index.data(CELL_ROLE)
        if isinstance(cell, Band):
            return QSize(0, theme.px(27))
        cell = cell or NOTHING
        metrics, text, look = QFontMetrics(theme.font("body_strong")), cell.text, cell.look
        width = metrics.horizontalAdvance(text)
        match look:
            case Chip():
                width = chip_size(theme, look).width()
            case Chips():
                width = sum(chip_size(theme, chip).width() + theme.px(4) for chip in look.chips)
            case Bar():
                width = self._bar_text_width(text) + theme.px(64)
            case Spark():
                width = theme.px(70)
            case TwoLines():
                width = max(width, QFontMetrics(theme.font("caption")).horizontalAdvance(look.second))
        left = theme.px(14) if index.column() == 0 else self.pad
        return QSize(width + left + self.pad + theme.px(2), theme.size("row"))
