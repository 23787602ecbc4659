"""The header: the page's title, the week, the unit scope, and the way into search."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QMenu, QPushButton, QWidget, QWidgetAction

from domain.weeks import Week
from ui.desk import Desk
from ui.kit.form import ChoiceField
from ui.kit.icons import icon
from ui.kit.parts import button, icon_button, label, row, show_key
from ui.shell.demo import DemoMark

IsRestDay = Callable[[date], bool]


class WeekPicker(QFrame):
    """‹ week ›, with a month calendar behind the week."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, is_rest_day: IsRestDay) -> None:
        super().__init__()
        self.desk, self._is_rest_day = desk, is_rest_day
        self.setProperty("kind", "group")
        self.before = icon_button(desk, "left", desk.say("shell.week_before"), lambda: self._move(-1))
        self.after = icon_button(desk, "right", desk.say("shell.week_after"), lambda: self._move(1))
        self.week = QPushButton()
        self.week.setProperty("kind", "link")
        self.week.setStyleSheet(f"QPushButton {{ color: {desk.theme.color('text').name()}; text-decoration: none; }}")
        self.week.clicked.connect(self._choose)
        layout = row(self.before, self.week, self.after, gap=0)
        layout.setContentsMargins(1, 0, 1, 0)
        self.setLayout(layout)
        self.setFixedHeight(desk.theme.size("control"))
        self.show_week()

    def show_week(self) -> None:
        """Show the week of the scope."""
        week = self.desk.week
        text = f"{week}　{week.monday:%m-%d} – {week.sunday:%m-%d}"
        self.week.setText(text)
        self.week.setAccessibleName(f"{self.desk.say('shell.week')} {text}")

    def _move(self, weeks: int) -> None:
        self.desk.set_week(self.desk.week.shifted(weeks))

    def _choose(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setAccessibleName(self.desk.say("shell.week_choose"))
        monday = self.desk.week.monday
        calendar.setSelectedDate(QDate(monday.year, monday.month, monday.day))
        self._mark_rest_days(calendar)
        calendar.currentPageChanged.connect(lambda *_: self._mark_rest_days(calendar))

        def taken(day: QDate) -> None:
            menu.close()
            self.desk.set_week(Week.of(date(day.year(), day.month(), day.day())))

        calendar.clicked.connect(taken)
        calendar.activated.connect(taken)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.addAction(self.desk.say("shell.this_week"), lambda: self.desk.set_week(Week.of(self.desk.today())))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _mark_rest_days(self, calendar: QCalendarWidget) -> None:
        rest, work = QTextCharFormat(), QTextCharFormat()
        rest.setForeground(self.desk.theme.color("text_3"))
        work.setForeground(self.desk.theme.color("text"))
        first = QDate(calendar.yearShown(), calendar.monthShown(), 1).addDays(-7)
        for n in range(46):
            day = first.addDays(n)
            is_rest = self._is_rest_day(date(day.year(), day.month(), day.day()))
            calendar.setDateTextFormat(day, rest if is_rest else work)


class Header(QWidget):
    """Title and context at the left; week, unit and search at the right."""

    def __init__(self, desk: Desk, is_rest_day: IsRestDay, search: Callable[[], Any]) -> None:
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self.title, self.context = label("", "title"), label("", "faint")
        self.demo = DemoMark(desk)
        self.demo.hide()
        self.picker = WeekPicker(desk, is_rest_day)
        self.unit = ChoiceField([])
        self.unit.setAccessibleName(desk.say("shell.unit"))
        self.unit.setToolTip(desk.say("shell.unit"))
        self.unit.currentIndexChanged.connect(lambda _: desk.set_unit(self.unit.code))
        self.search = button(desk, desk.say("shell.search"), search, shown_key="Ctrl+K")
        self.search.setIcon(icon("search", theme.color("text_2"), theme.size("icon")))
        self.search.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        layout = row(self.title, self.demo, self.context, None, self.picker, self.unit, self.search, gap=theme.px(10))
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setMinimumHeight(theme.size("header"))

    def show_page(self, title: str, context: str) -> None:
        """The shown page's name and its line."""
        self.title.setText(title)
        self.context.setText(context)
        self._make_room()

    def show_units(self, units: Sequence[tuple[str, str]], current: str) -> None:
        """The units of the scope, each with its words."""
        self.unit.offer(units, current)
        self._make_room()

    def set_usable(self, *, usable: bool) -> None:
        """Without data there is no week, unit or search to choose."""
        for widget in (self.picker, self.unit, self.search):
            widget.setVisible(usable)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where there is little room, search becomes its icon, then the context line goes."""
        words = self.desk.say("shell.search")
        show_key(self.search, words, "Ctrl+K")
        self.context.setVisible(bool(self.context.text()))
        if self._needed() > self.width():
            self.search.setText("")
            self.search.setToolTip(f"{words}  Ctrl+K")
        if self._needed() > self.width():
            self.context.hide()

    def _needed(self) -> int:
        parts = (self.title, self.demo, self.context, self.picker, self.unit, self.search)
        shown = [part for part in parts if not part.isHidden()]
        return sum(part.sizeHint().width() for part in shown) + self.desk.theme.px(10) * len(shown)
