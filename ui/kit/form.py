"""Forms: labels at the left, fields at the right, and under a field, in words, what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from ui.desk import Desk
from ui.kit.parts import label, mark


class Form(QWidget):
    """Labelled fields in rows. Each field has a code, by which errors find it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.fields: dict[str, QWidget] = {}
        self.errors: dict[str, Any] = {}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(desk.theme.px(12))
        self.grid.setVerticalSpacing(desk.theme.px(4))
        self.grid.setColumnStretch(1, 1)

    def add(self, code: str, words: str, field: QWidget) -> QWidget:
        """A row: the words, the field, and room for its error."""
        place = self.grid.rowCount()
        name = label(words, "caption")
        name.setBuddy(field)
        error = label("", "error", wrap=True)
        error.hide()
        field.setAccessibleName(words)
        if isinstance(field, QComboBox):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line = field.lineEdit()
            if line:
                line.setAccessibleName(words)
        at = Qt.AlignmentFlag.AlignTop if isinstance(field, QPlainTextEdit) else Qt.AlignmentFlag.AlignVCenter
        self.grid.addWidget(name, place, 0, at)
        self.grid.addWidget(field, place, 1)
        self.grid.addWidget(error, place + 1, 1)
        self.fields[code], self.errors[code] = field, error
        return field

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it; the first wrong one gets the cursor."""
        first: QWidget | None = None
        for code, field in self.fields.items():
            sentence = errors.get(code, "")
            self.errors[code].setText(sentence)
            self.errors[code].setVisible(bool(sentence))
            mark(field, wrong="true" if sentence else "false")
            first = first or (field if sentence else None)
        if first:
            first.setFocus()


class DayField(QDateEdit):
    """A day, with a calendar to choose from. The calendar is made when the field is first entered: it is costly."""

    def __init__(self, desk: Desk, day: date, *, small: bool = False) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        if small:
            self.setProperty("small", "true")
        self._least = desk.theme.px(280)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        calendar = self.calendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setMinimumWidth(self._least)
        super().focusInEvent(event)

    @property
    def day(self) -> date:
        """The chosen day."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: date) -> None:
        """Choose a day."""
        self.setDate(QDate(day.year, day.month, day.day))


class ChoiceField(QComboBox):
    """One of a list, by code; with `search`, what is typed finds entries by any part of their words."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        current: str | None = None,
        *,
        search: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__()
        self._offered: Sequence[tuple[str, str]] | None = None
        if small:
            self.setProperty("small", "true")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if search:
            self.setEditable(True)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(self)
            completer.setModel(self.model())
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
        self.offer(choices, current)

    def offer(self, choices: Sequence[tuple[str, str]], current: str | None = None) -> None:
        """Put other entries in place; what was chosen stays chosen if it is still there."""
        wanted = self.code if current is None else current
        if choices == self._offered:
            if wanted != self.code:
                self.choose(wanted)
            return
        self._offered = choices
        self.blockSignals(True)
        self.clear()
        self.addItems([words for _, words in choices])
        for place, (code, _) in enumerate(choices):
            self.setItemData(place, code)
        self.choose(wanted)
        self.blockSignals(False)

    def choose(self, code: str | None) -> None:
        """Choose by code; an unknown one chooses the first entry."""
        place = self.findData(code)
        self.setCurrentIndex(max(0, place) if self.count() else -1)

    @property
    def code(self) -> str:
        """The code of what is chosen; empty where the typed words name nothing."""
        if self.isEditable() and self.currentText() != self.itemText(self.currentIndex()):
            place = self.findText(self.currentText())
            return str(self.itemData(place)) if place >= 0 else ""
        return str(self.currentData() or "")


def text_field(desk: Desk, text: str = "", hint: str = "", *, small: bool = False) -> QLineEdit:
    """A line of text."""
    made = QLineEdit(text)
    made.setPlaceholderText(hint)
    if small:
        made.setProperty("small", "true")
    made.setMinimumWidth(desk.theme.px(80))
    return made


def text_area(desk: Desk, text: str = "", hint: str = "", lines: int = 3) -> QPlainTextEdit:
    """Several lines of text; Tab leaves it."""
    made = QPlainTextEdit(text)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(lines * made.fontMetrics().lineSpacing() + desk.theme.px(14))
    return made


class Autosave:
    """Keeps what is typed: saves after a pause, soon even when somebody types on, at once when asked."""

    LONGEST_MS = 1000
    """A pause is waited for so long; what is typed is kept within two seconds."""

    def __init__(self, save: Callable[[], Any], parent: QWidget, pause_ms: int = 1000) -> None:
        from PySide6.QtCore import QElapsedTimer, QTimer

        self._save = save
        self._since = QElapsedTimer()
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(save)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed is not saved yet."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Something was typed."""
        if not self.is_waiting:
            self._since.start()
        if not self._since.hasExpired(self.LONGEST_MS):
            self._timer.start()

    def flush(self) -> None:
        """Save now what is not saved yet."""
        if self.is_waiting:
            self._timer.stop()
            self._save()

    def drop(self) -> None:
        """There is nothing to save any more."""
        self._timer.stop()
