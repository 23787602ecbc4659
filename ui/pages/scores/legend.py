"""What the colours of the heat table mean."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.desk import Desk
from ui.kit.parts import column, label, row
from ui.kit.theme import Theme, tokens
from ui.pages.scores.strip import ROOMY


class Swatch(QWidget):
    """One colour of the table, with the notch where it means under the pass mark."""

    def __init__(self, theme: Theme, share: float) -> None:
        super().__init__()
        self._theme, self._share = theme, share
        self.setFixedSize(theme.px(22), theme.px(14))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.heat(self._share))
        if self._share < 1:
            size, right = self._theme.px(6), self.width()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.notch)
            painter.drawPolygon(QPolygonF([QPointF(right - size, 0), QPointF(right, 0), QPointF(right, size)]))
        painter.end()


def legend(desk: Desk, mark: int) -> QBoxLayout:
    """The steps in points of a day pass mark."""
    theme = desk.theme
    edges = [0.0, *tokens()["heat"]["edges"]]
    starts = [-(-round(edge * mark * 10) // 10) for edge in edges]
    words, hint = label(desk.say("scores.legend", mark=mark), "faint"), label(desk.say("scores.open_hint"), "faint")
    steps = row(gap=theme.px(6))
    for place, edge in enumerate(edges):
        last = starts[place + 1] - 1 if place + 1 < len(starts) else None
        span = f"≥{starts[place]}" if last is None else f"<{last + 1}" if place == 0 else f"{starts[place]}–{last}"
        steps.addWidget(Swatch(theme, edge))
        steps.addWidget(label(span, "faint"))
        steps.addSpacing(theme.px(4))
    if theme.zoom <= ROOMY:
        return row(words, steps, None, hint, gap=theme.px(10))
    return column(row(words, None, hint), row(steps, None), gap=theme.px(2))
