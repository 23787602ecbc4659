"""Fields of the report: text that grows with what is written, a day that may be open, words that are clicked."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy

from ui.desk import Desk
from ui.kit.form import DayField
from ui.kit.parts import label, row

NO_DAY = date(2000, 1, 1)
"""Stands for a day that is still open."""


class GrowingText(QPlainTextEdit):
    """A text area as high as its text, so that a page of fields scrolls as one. Tab leaves it."""

    def __init__(self, desk: Desk, words: str, hint: str, lines: int = 2) -> None:
        super().__init__()
        self._least, self._pad = lines, desk.theme.px(14)
        self.setAccessibleName(words)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())

    def fit(self) -> None:
        """Be as high as the text, but never lower than the least."""
        lines = max(self._least, round(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + self._pad
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self.fit()

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text without telling that it was typed."""
        if text != self.text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self.fit()

    def replace_text(self, text: str) -> None:
        """Put another text in place as if typed, so that Ctrl+Z brings the old one back."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)


class OpenDayField(DayField):
    """A day that may still be open. The wheel changes it only while it has the focus."""

    def __init__(self, desk: Desk, day: date | None) -> None:
        super().__init__(desk, day or NO_DAY, small=True)
        self.setProperty("quiet", "true")
        self.setDisplayFormat("MM-dd")
        self.setMinimumDate(QDate(NO_DAY.year, NO_DAY.month, NO_DAY.day))
        self.setSpecialValueText(desk.say("report.no_day"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def chosen(self) -> date | None:
        """The day, None while it is open."""
        return None if self.day == NO_DAY else self.day

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class PlanLine(QLineEdit):
    """A line of the plan: Enter tells that it is finished."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class PointButton(QPushButton):
    """A sentence that leads somewhere; it wraps, which an ordinary button can't."""

    def __init__(self, desk: Desk, text: str, status: str, clicked: Callable[[], Any] | None) -> None:
        super().__init__()
        theme = desk.theme
        self.setProperty("kind", "point")
        self.setAccessibleName(text)
        look = theme.status(status)
        self.words = label(text, "caption", wrap=True)
        mark = label(look.glyph, "caption")
        for part in (self.words, mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setStyleSheet(f"color: {(look.ink if status == 'behind' else theme.color('text_2')).name()};")
        mark.setMinimumWidth(theme.px(12))
        layout = row(mark, self.words, gap=theme.px(4))
        layout.setStretch(1, 1)
        self.words.setMinimumWidth(theme.px(40))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        pad = theme.px(3)
        layout.setContentsMargins(pad, pad, pad, pad)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFlat(True)
        self.setStyleSheet(
            f"QPushButton {{ background: transparent; border: 1px solid transparent; padding: 0;"
            f" min-height: 0; max-height: 9999px; border-radius: {theme.px(4)}px; }}"
            f" QPushButton:focus {{ border: 2px solid {theme.color('focus').name()}; padding: 0;"
            f" min-height: 0; max-height: 9999px; }}"
            f" QPushButton:hover:enabled {{ background: {theme.color('hover').name()}; }}"
        )
        if clicked:
            self.clicked.connect(lambda _checked: clicked())
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else 0

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self.update()


def chapter_head(desk: Desk, title: QLabel) -> tuple[QFrame, QLabel, Any]:
    """The head of a chapter in the editor: its frame, its note, and the row its tools go to."""
    theme = desk.theme
    head = QFrame()
    head.setProperty("kind", "head")
    head.setMinimumHeight(theme.px(36))
    note = label("", "faint", wrap=True)
    tools = row(gap=theme.px(6))
    layout = row(title, note, tools, gap=theme.px(8))
    layout.setStretch(1, 1)
    layout.setContentsMargins(theme.px(14), 0, theme.px(12), 0)
    head.setLayout(layout)
    return head, note, tools
