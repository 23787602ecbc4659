"""Line drawings of 16 px, tinted at run time with a colour of the theme."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

FOLDER = Path(__file__).with_name("icons")
DRAWN = "#000000"
"""The colour the drawings are saved in."""


@lru_cache(maxsize=256)
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    content = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace(DRAWN, color)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(content.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A drawing in a colour; `size` in pixels of the window, `ratio` the screen's."""
    return _drawn(name, color.name(), size, ratio)


def icon(name: str, color: QColor, size: int) -> QIcon:
    """A drawing as an icon, sharp up to twice the size."""
    made = QIcon(pixmap(name, color, size))
    made.addPixmap(pixmap(name, color, size, 2.0))
    return made


def app_mark(size: int, ratio: float = 1.0) -> QPixmap:
    """The program's own mark, in its own colours."""
    return pixmap("dudao", QColor(DRAWN), size, ratio)


def app_icon() -> QIcon:
    """The mark as the window's icon."""
    made = QIcon()
    for size in (16, 32, 64, 256):
        made.addPixmap(app_mark(size))
    return made
