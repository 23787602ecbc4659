"""The first numbers: the day's strip where it will stand, before anything around it is built (promise P5)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton

from domain.today import Today
from ui.desk import Desk
from ui.kit.dress import dress_window
from ui.kit.parts import column, holder
from ui.pages.today.strip import DayStrip


def show_glance(window: QMainWindow, desk: Desk, day: Today) -> None:
    """Fill the empty frame with the day's numbers; they lead nowhere yet."""
    dress_window(window, desk)
    theme = desk.theme
    strip = DayStrip(desk)
    strip.show_today(day)
    strip.show_first(day, day.first_things())
    for link in strip.findChildren(QPushButton):
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    place = column(strip, None)
    place.setContentsMargins(theme.size("sidebar") + 1 + theme.px(20), theme.size("header"), theme.px(20), 0)
    strip.fit(window.width() - theme.size("sidebar") - 1 - 2 * theme.px(20))
    ground = holder(place, "window")
    ground.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    window.setCentralWidget(ground)
