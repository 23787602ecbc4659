"""Surfaces: cards, strips of figures, notes, and what stands where nothing is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.kit.icons import pixmap
from ui.kit.parts import button, column, icon_label, label, link, row, rule
from ui.kit.theme import Theme


class Card(QFrame):
    """A bordered surface with a head (title, note, tools at the right) and a body."""

    def __init__(self, desk: Desk, title: str = "", note: str = "", *, padded: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        theme = desk.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, theme.px(7) if not padded else 1)
        whole.setSpacing(0)
        self.title, self.note = label(title, "section"), label(note, "faint")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(theme.px(14), 0, theme.px(12), 0)
        self.head.setSpacing(theme.px(8))
        self.head.addWidget(self.title)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        if title:
            head = QFrame()
            head.setProperty("kind", "head")
            head.setLayout(self.head)
            head.setMinimumHeight(theme.px(38))
            whole.addWidget(head)
        self.body = QVBoxLayout()
        pad = theme.px(12) if padded else 0
        self.body.setContentsMargins(pad and theme.px(14), pad, pad and theme.px(14), pad)
        self.body.setSpacing(theme.px(8) if padded else 0)
        whole.addLayout(self.body, 1)

    def add_tool(self, *widgets: QWidget) -> None:
        """Put something at the right of the head."""
        for widget in widgets:
            self.head.addWidget(widget)

    def add(self, item: QWidget | QBoxLayout, stretch: int = 0) -> None:
        """Put something into the body."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def fill(self) -> None:
        """Let the body reach to the lower edge: it ends in a surface of its own."""
        layout = self.layout()
        assert layout is not None, "made with the card"  # noqa: S101
        layout.setContentsMargins(1, 1, 1, 1)

    def add_foot(self, theme: Theme, layout: QLayout) -> None:
        """Put a line at the bottom, under a hairline."""
        foot = QFrame()
        foot.setProperty("kind", "foot")
        layout.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), 0)
        foot.setLayout(layout)
        self.body.addWidget(foot)


class Figure(QWidget):
    """One number of a strip: what it is, the number, its unit; as a link if it leads somewhere."""

    def __init__(self, desk: Desk, words: str, clicked: Callable[[], Any] | None = None) -> None:
        super().__init__()
        theme = desk.theme
        self._theme = theme
        self.words, self.figure, self.unit = label(words, "caption"), label("–", "figure"), label("", "caption")
        self.opener = link(desk, words, clicked) if clicked else None
        head = self.opener or self.words
        lower = row(self.figure, self.unit, None, gap=theme.px(4))
        lower.setAlignment(self.unit, Qt.AlignmentFlag.AlignBottom)
        if self.opener:  # its words stand a little inside of it
            lower.setContentsMargins(theme.px(4) + 1, 0, 0, 0)
        layout = column(head, lower, None, gap=theme.px(2))
        layout.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(9))
        self.setLayout(layout)

    def reserve(self, figure: str, unit: str) -> None:
        """Keep room for a number that is not known yet, so that nothing moves when it is."""
        theme = self._theme
        parts = ((theme.font("figure"), figure), (theme.font("caption"), unit))
        needed = sum(QFontMetrics(font).horizontalAdvance(words) for font, words in parts)
        self.setMinimumWidth(max(self.sizeHint().width(), needed + theme.px(38)))

    def show_figure(self, figure: object, unit: str = "", status: str = "") -> None:
        """Show a number; `status` inks it (failed, behind, met)."""
        self.figure.setText(str(figure))
        self.unit.setText(unit)
        ink = self._theme.status(status).ink if status else self._theme.color("text")
        self.figure.setStyleSheet(f"color: {ink.name()};")


class Strip(QFrame):
    """Figures side by side on one card."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._line = row(gap=0)
        self._line.setContentsMargins(1, 1, 1, 1)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.add(*parts)

    def add(self, *parts: QWidget) -> None:
        """Put parts at the end, with hairlines between."""
        for part in parts:
            if self._line.count():
                self._line.addWidget(rule(upright=True))
            self._line.addWidget(part, 1 if part.property("wide") else 0)


class NoteBar(QFrame):
    """A tinted note: info (submitted), behind, failed, met; with at most one button."""

    def __init__(self, desk: Desk, status: str = "submitted", text: str = "") -> None:
        super().__init__()
        self._theme = desk.theme
        self.words = label(text, wrap=True)
        self.tools = row()
        self._icon = QLabel()
        layout = row(self._icon, self.words, self.tools)
        layout.setStretch(1, 1)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.setContentsMargins(self._theme.px(10), self._theme.px(7), self._theme.px(10), self._theme.px(7))
        self.setLayout(layout)
        self.show_note(status, text)

    def show_note(self, status: str, text: str) -> None:
        """Say something else; nothing hides it."""
        look = self._theme.status(status)
        self.words.setText(text)
        name = {"met": "check", "behind": "warn", "failed": "warn"}.get(status, "info")
        self._icon.setPixmap(pixmap(name, look.ink, self._theme.size("icon"), 2.0))
        self.setStyleSheet(
            f"NoteBar {{ background: {look.ground.name()}; border: 0; border-radius: {self._theme.px(5)}px; }}"
            f" QLabel {{ color: {look.ink.name()}; font-size: {self._theme.px(12)}px; }}"
        )
        if not text:
            self.hide()
        elif self.parentWidget() is not None:  # without a parent it would show as a window of its own
            self.show()


class Empty(QWidget):
    """What stands where nothing is: why, and the next step."""

    def __init__(
        self,
        desk: Desk,
        sentence: str,
        button_text: str = "",
        action: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        drawing = icon_label(desk.theme, "empty", "text_3")
        self.sentence = label(sentence, "caption", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(None, drawing, self.sentence, gap=desk.theme.px(8))
        self.button = button(desk, button_text, action) if button_text and action else None
        if self.button:
            layout.addLayout(row(None, self.button, None))
        layout.addStretch(1)
        layout.setContentsMargins(desk.theme.px(16), 0, desk.theme.px(16), 0)
        self.setLayout(layout)
