"""A day that may be left open."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject
from PySide6.QtGui import QKeyEvent

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
        self.calendarWidget().installEventFilter(self)

    @property
    def chosen(self) -> date | None:
        """The day, if one is chosen."""
        return None if self.day == NO_DAY else self.day

    def choose(self, day: date | None) -> None:
        """Choose a day, or none."""
        self.set_day(day or NO_DAY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Show and watched is self.calendarWidget() and self.chosen is None:
            self.calendarWidget().setCurrentPage(self.near.year, self.near.month)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if self.chosen is None and (event.text().isdigit() or event.key() in {0x01000013, 0x01000015}):
            self.set_day(self.near)
            self.setSelectedSection(DayField.Section.DaySection)
        super().keyPressEvent(event)
