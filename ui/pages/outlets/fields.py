"""The fields of plain forms as text, whatever widget holds them."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.kit.form import ChoiceField, DayField
from ui.kit.parts import Segments
from ui.pages.outlets.due_field import DueField


def value_of(field: QWidget) -> str:
    """What a field holds: a day as 2026-11-16, a choice by its code."""
    match field:
        case DueField():
            return field.chosen.isoformat() if field.chosen else ""
        case DayField():
            return field.day.isoformat()
        case ChoiceField():
            return field.code
        case Segments():
            return field.current or ""
        case QPlainTextEdit():
            return field.toPlainText()
        case QLineEdit():
            return field.text()
    raise TypeError(field)


def put(field: QWidget, value: str) -> None:
    """Put a value into a field, without telling anybody."""
    before = field.blockSignals(True)
    match field:
        case DueField():
            field.choose(date.fromisoformat(value) if value else None)
        case DayField():
            field.set_day(date.fromisoformat(value))
        case ChoiceField():
            field.choose(value)
        case Segments():
            field.choose(value or None)
        case QPlainTextEdit():
            field.setPlainText(value)
        case QLineEdit():
            field.setText(value)
    field.blockSignals(before)


def signal_of(field: QWidget) -> object:
    """The signal that a field was changed."""
    match field:
        case DayField():
            return field.dateChanged
        case ChoiceField():
            return field.currentTextChanged
        case Segments():
            return field.changed
        case _:
            return field.textChanged  # type: ignore[attr-defined]
