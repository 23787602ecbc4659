"""Small parts that pages are built from. Each knows its dress by the property `kind` (see dress.py)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.kit.icons import icon, pixmap
from ui.kit.theme import Theme


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and wear them at once."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A text; `kind`: title, figure, section, strong, caption, faint, error, key."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def button(
    desk: Desk,
    text: str,
    clicked: Callable[[], Any],
    *,
    key: str = "",
    shown_key: str = "",
    icon_name: str = "",
    kind: str = "",
    small: bool = False,
) -> QPushButton:
    """A button; `key` is its shortcut in the window and is shown on it. `shown_key` is only shown.

    `kind`: primary (one a screen), suggest, link.
    """
    made = QPushButton(text)
    made.setProperty("kind", kind)
    if small:
        made.setProperty("small", "true")
    if icon_name:
        role = "on_accent" if kind == "primary" else "link" if kind in {"link", "suggest"} else "text_2"
        made.setIcon(icon(icon_name, desk.theme.color(role), desk.theme.size("icon")))
        made.setIconSize(QSize(desk.theme.size("icon"), desk.theme.size("icon")))
    made.clicked.connect(lambda _checked: clicked())
    made.setAccessibleName(text)
    show_key(made, text, key or shown_key)
    if key:
        QShortcut(QKeySequence(key), made, made.click)  # a button's own shortcut waits a tenth of a second
    return made


def show_key(made: QPushButton, text: str, key: str) -> None:
    """A button's words with its key behind them; new words would make Qt forget its shortcut."""
    held = made.shortcut()
    made.setText(f"{text}  {key.replace('Return', 'Enter')}" if key else text)
    made.setAccessibleName(text)
    if not held.isEmpty():
        made.setShortcut(held)


def link(desk: Desk, text: str, clicked: Callable[[], Any], key: str = "") -> QPushButton:
    """A button that looks like a link."""
    return button(desk, text, clicked, kind="link", key=key)


def icon_button(desk: Desk, name: str, words: str, clicked: Callable[[], Any]) -> QToolButton:
    """A small button with a drawing; its words are its tooltip and accessible name."""
    made = QToolButton()
    made.setIcon(icon(name, desk.theme.color("text_2"), desk.theme.size("icon")))
    made.setIconSize(QSize(desk.theme.size("icon"), desk.theme.size("icon")))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setMinimumSize(desk.theme.size("min_click"), desk.theme.size("min_click"))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda _checked: clicked())
    return made


def icon_label(theme: Theme, name: str, role: str = "text_2") -> QLabel:
    """A drawing beside words that say the same."""
    made = QLabel()
    color = theme.status(role).ink if role in {"met", "behind", "failed", "submitted"} else theme.color(role)
    made.setPixmap(pixmap(name, color, theme.size("icon"), 2.0))
    return made


def row(*items: QWidget | QLayout | int | None, gap: int = 8) -> QHBoxLayout:
    """A row without margins: widgets, layouts, spaces in px, None for what stretches."""
    made = QHBoxLayout()
    _fill(made, items, gap)
    return made


def column(*items: QWidget | QLayout | int | None, gap: int = 8) -> QVBoxLayout:
    """The same, downwards."""
    made = QVBoxLayout()
    _fill(made, items, gap)
    return made


def _fill(layout: QBoxLayout, items: Sequence[QWidget | QLayout | int | None], gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def holder(layout: QLayout, kind: str = "") -> QWidget:
    """A widget that only holds a layout."""
    made = QWidget()
    made.setLayout(layout)
    if kind:
        made.setProperty("kind", kind)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def rule(*, upright: bool = False) -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("kind", "upright" if upright else "rule")
    return made


class Segments(QWidget):
    """A segmented choice: arrows move, the chosen one is filled."""

    changed = Signal(str)

    def __init__(
        self,
        words: str,
        choices: Sequence[tuple[str, str]],
        current: str | None = None,
        tones: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "group")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = row(gap=0)
        layout.setContentsMargins(1, 1, 1, 1)
        for number, (code, text) in enumerate(choices):
            made = QToolButton()
            made.setCheckable(True)
            made.setText(text)
            made.setAccessibleName(f"{words}: {text}")
            made.setProperty("kind", "segment")
            made.setProperty("tone", (tones or {}).get(code, ""))
            made.setProperty("first", "true" if number == 0 else "false")
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.clicked.connect(lambda _=False, c=code: self.changed.emit(c))
            self._group.addButton(made)
            self.buttons[code] = made
            layout.addWidget(made)
        self.setLayout(layout)
        if current is not None:
            self.choose(current)

    def choose(self, code: str | None) -> None:
        """Choose without telling; None chooses nothing."""
        self._group.setExclusive(code is not None)
        for name, made in self.buttons.items():
            made.setChecked(name == code)
        self._group.setExclusive(True)

    @property
    def current(self) -> str | None:
        """What is chosen."""
        return next((code for code, made in self.buttons.items() if made.isChecked()), None)

    def set_text(self, code: str, text: str) -> None:
        """Change a segment's words, a count for instance."""
        self.buttons[code].setText(text)


def key_line(theme: Theme, keys: Sequence[tuple[str, str]], end: str = "") -> QHBoxLayout:
    """Keys and what they do, as a line under a list; `end` stands at the right."""
    layout = row(gap=theme.px(6))
    for key, words in keys:
        for part in key.split(" "):
            layout.addWidget(label(part, "key"))
        layout.addWidget(label(words, "faint"))
        layout.addSpacing(theme.px(6))
    layout.addStretch(1)
    if end:
        layout.addWidget(label(end, "faint"))
    return layout
