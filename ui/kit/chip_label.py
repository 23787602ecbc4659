"""A chip that stands by itself."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.cells import chip_size, paint_chip
from ui.kit.looks import Chip
from ui.kit.theme import Theme


class ChipLabel(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, theme: Theme, status: str = "none", text: str = "") -> None:
        super().__init__()
        self._theme, self._chip = theme, Chip(status, text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(status, text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._chip.text

    def show_chip(self, status: str, text: str, *, glyph: bool = True) -> None:
        """Say something else."""
        self._chip = Chip(status, text, glyph)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return chip_size(self._theme, self._chip)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        paint_chip(painter, self._theme, self.rect(), self._chip)
        painter.end()
