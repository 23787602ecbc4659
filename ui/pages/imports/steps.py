"""The line of steps above an import: what is done, where one is, what comes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.desk import Desk

STEPS = ("choose", "recognise", "check", "write", "undo")


class StepsLine(QWidget):
    """Numbered steps; those that are done carry a check mark."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self._words: Sequence[str] = [desk.say(f"imports.step_{step}") for step in STEPS]
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """The step one is at, from 0."""
        self._now = number
        self.setAccessibleName(self._desk.say("imports.steps", step=self._words[number]))
        self.updateGeometry()
        self.update()

    @property
    def now(self) -> str:
        """The code of the step one is at."""
        return STEPS[self._now]

    def _width(self, number: int) -> int:
        font = self._theme.font("body_strong")
        return self._theme.px(27) + QFontMetrics(font).horizontalAdvance(self._words[number])

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        gaps = self._theme.px(54) * (len(STEPS) - 1)
        return QSize(sum(map(self._width, range(len(STEPS)))) + gaps + 2, self._theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        left = 1
        for number in range(len(STEPS)):
            self._paint_step(painter, left, number)
            left += self._width(number)
            if number + 1 < len(STEPS):
                painter.setPen(self._theme.color("control_line"))
                middle, gap = self.height() // 2, self._theme.px(10)
                painter.drawLine(left + gap, middle, left + self._theme.px(44), middle)
                left += self._theme.px(54)
        painter.end()

    def _paint_step(self, painter: QPainter, left: int, number: int) -> None:
        theme, past, now = self._theme, number < self._now, number == self._now
        side = theme.px(20)
        circle = QRectF(left, (self.height() - side) / 2, side, side)
        ground = theme.status("met").bar if past else theme.color("accent" if now else "surface")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ground if past or now else theme.color("control_line"))
        painter.setBrush(ground)
        painter.drawEllipse(circle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("surface" if past else "on_accent" if now else "text_2"))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), "✓" if past else str(number + 1))
        painter.setFont(theme.font("body_strong" if now else "body"))
        painter.setPen(theme.color("text" if now else "text_2"))
        area = QRectF(left + theme.px(27), 0, self._width(number), self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._words[number])
