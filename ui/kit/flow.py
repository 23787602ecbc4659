"""Widgets side by side that go on in the next line where the room ends."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.kit.parts import label
from ui.kit.theme import Theme


class FlowLayout(QLayout):
    """Lays widgets out like words of a text."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:  # noqa: N802  Qt's name
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # noqa: N802  Qt's name
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        if width not in self._heights:  # asked for many times while a page is laid out
            self._heights[width] = self._lay(QRect(0, 0, width, 0), only_measure=True)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:  # noqa: N802  Qt's name
        super().setGeometry(area)
        self._lay(area, only_measure=False)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  Qt's name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items line by line."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            needed = item.sizeHint().width()
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self._gap
        return lines

    def _lay(self, area: QRect, *, only_measure: bool) -> int:
        """Place the items, each in the middle of its line, or only find out how high they get; the height."""
        top = area.y()
        for line in self._lines(area.width()):
            height = max(item.sizeHint().height() for item in line)
            left = area.x()
            for item in line:
                size = item.sizeHint()
                if not only_measure:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._gap
        return max(0, top - self._gap - area.y())


class Flow(QWidget):
    """Holds widgets like words of a text. It asks for one line at least: how many more, its width will tell."""

    def __init__(self, widgets: Sequence[QWidget], gap: int) -> None:
        super().__init__()
        layout = FlowLayout(gap)
        for widget in widgets:
            layout.addWidget(widget)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layout = layout

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._layout.minimumSize()


def key_flow(theme: Theme, keys: Sequence[tuple[str, str]], end: str = "") -> QWidget:
    """Keys and what they do, and a note on them, in as many lines as they need."""
    parts = []
    for key, words in keys:
        parts += [*(label(part, "key") for part in key.split(" ")), label(words, "faint")]
    return Flow([*parts, label(end, "faint")], theme.px(6))
