"""A day that may be left open."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget

from ui.desk import Desk
from ui.kit.form import DayField

NO_DAY = date(2000, 1, 1)


class DueField(DayField):
    """A day, or none yet; the calendar and the keys begin at a day near the matter."""

    def __init__(self, desk: Desk, near: date, *, small: bool = False) -> None:
        super().__init__(desk, NO_DAY, small=small)
        self.near = near
        self.setMinimumDate(QDate(NO_DAY.year, NO_DAY.month, NO_DAY.day))
        self.setSpecialValueText(desk.say("outlets.no_day"))

    @property
    def chosen(self) -> date | None:
        """The day, if one is chosen."""
        return None if self.day == NO_DAY else self.day

    def choose(self, day: date | None) -> None:
        """Choose a day, or none."""
        self.set_day(day or NO_DAY)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self.calendarWidget().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QCalendarWidget) and self.chosen is None:
            watched.setCurrentPage(self.near.year, self.near.month)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if self.chosen is None and (event.text().isdigit() or event.key() in {0x01000013, 0x01000015}):
            self.set_day(self.near)
            self.setSelectedSection(DayField.Section.DaySection)
        super().keyPressEvent(event)
