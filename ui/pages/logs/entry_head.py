"""The head of the entry grid in three lines: the day above its columns, the columns' names, the daily minimums."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.desk import Desk

LINES = 3
CENTER = int(Qt.AlignmentFlag.AlignCenter)
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head: the group above it, its name, the minimum under it; whether the group is today's."""

    group: str
    name: str
    minimum: str = ""
    today: bool = False
    ends: bool = False


class EntryHead(QHeaderView):
    """Paints the heads given for each column of the model."""

    def __init__(self, desk: Desk, words: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = desk.theme
        self.heads: list[Head] = []
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(desk.theme.px(20))
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        line = max(self._theme.px(26), self.fontMetrics().height() + self._theme.px(4))
        return QSize(super().sizeHint().width(), LINES * line)

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:  # noqa: N802  Qt's name
        if place >= len(self.heads):
            return
        theme, head = self._theme, self.heads[place]
        painter.save()
        line = rect.height() // LINES
        painter.fillRect(rect, theme.color("surface_alt"))
        painter.setPen(theme.color("line_soft"))
        painter.drawLine(rect.left(), rect.top() + line, rect.right(), rect.top() + line)
        painter.drawLine(rect.left(), rect.top() + 2 * line, rect.right(), rect.top() + 2 * line)
        painter.drawLine(rect.right(), rect.top() + line, rect.right(), rect.bottom())
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("caption"))
        how, inner = CENTER, rect
        if not head.group:
            how, inner = LEFT, rect.adjusted(theme.px(12), 0, 0, 0)
        painter.setPen(theme.color("text_2"))
        painter.drawText(QRect(inner.left(), rect.top() + line, inner.width(), line), how, head.name)
        painter.setPen(theme.color("text_3"))
        painter.drawText(QRect(inner.left(), rect.top() + 2 * line, inner.width(), line), how, head.minimum)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for first, last in self._groups():
            self._paint_group(painter, first, last)
        painter.end()

    def _groups(self) -> list[tuple[int, int]]:
        """First and last column of each group that is shown."""
        found: list[tuple[int, int]] = []
        for place, head in enumerate(self.heads):
            if self.isSectionHidden(place) or not head.group:
                continue
            if found and self.heads[found[-1][0]].group == head.group:
                found[-1] = (found[-1][0], place)
            else:
                found.append((place, place))
        return found

    def _paint_group(self, painter: QPainter, first: int, last: int) -> None:
        theme, head = self._theme, self.heads[first]
        line = self.viewport().height() // LINES
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        area = QRect(left, 0, right - left, line)
        if head.today:
            painter.fillRect(area, theme.color("selection"))
        painter.setPen(theme.color("control_line"))
        painter.drawLine(right - 1, 0, right - 1, self.viewport().height() - 2)
        painter.setFont(theme.font("body_strong"))
        painter.setPen(theme.color("selection_text" if head.today else "text"))
        shown = area.intersected(self.viewport().rect())
        painter.drawText(shown if shown.width() > area.width() // 2 else area, CENTER, head.group)
