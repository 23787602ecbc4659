"""A way to begin, as a card: a drawing, a title, three points, a button."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.kit.icons import pixmap
from ui.kit.parts import button, column, label, row


class Way(QFrame):
    """One of the ways; the first carries the page's filled button."""

    def __init__(
        self,
        desk: Desk,
        drawing: str,
        title: str,
        points: Sequence[str],
        words: str,
        key: str,
        clicked: Callable[[], Any],
    ) -> None:
        super().__init__()
        theme = desk.theme
        self.setProperty("kind", "card")
        picture, side = QLabel(), theme.px(40)
        picture.setFixedSize(side, side)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(pixmap(drawing, theme.color("link"), theme.px(22), 2.0))
        picture.setStyleSheet(
            f"background: {theme.color('selection').name()}; border-radius: {theme.px(8)}px; border: 0;"
        )
        kind = "primary" if key == "1" else ""
        self.button: QPushButton = button(desk, words, clicked, shown_key=key, kind=kind)
        self.points = QVBoxLayout()
        self.points.setSpacing(theme.px(6))
        for point in points:
            dot = label("•", "faint")
            text = label(point, "caption", wrap=True)
            line = row(dot, text, gap=theme.px(7))
            line.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            self.points.addLayout(line)
        self.extra = column(gap=theme.px(4))
        layout = column(picture, label(title, "section", wrap=True), self.points, self.extra, None, self.button)
        layout.setSpacing(theme.px(10))
        layout.setContentsMargins(theme.px(20), theme.px(20), theme.px(20), theme.px(18))
        self.setLayout(layout)
        self.setMinimumHeight(theme.px(264))

    def add_link(self, made: QWidget) -> None:
        """A link under the points."""
        self.extra.addLayout(row(made, None))

    def add_bar(self, bar: QProgressBar) -> None:
        """A progress bar above the button, shown while the way is being made ready."""
        bar.hide()
        self.extra.addWidget(bar)
