"""Building the frame: side navigation, header, room for the pages, status bar, all in one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

from ui.desk import Desk
from ui.kit.dress import dress_window
from ui.kit.page import Shown
from ui.kit.parts import column, holder, row
from ui.kit.theme import tokens
from ui.pages import ENTRIES
from ui.shell.badges import Badges
from ui.shell.header import Header
from ui.shell.sidebar import Sidebar
from ui.shell.status import StatusLine

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def build_frame(window: MainWindow, desk: Desk) -> tuple[Sidebar, Header, QStackedWidget, StatusLine]:
    """Put a new frame into the window; pages that are larger than their room scroll."""
    theme = desk.theme
    least = tokens()["size"]["min_window"]
    window.setMinimumSize(least[0] * 3 // 4, least[1] * 3 // 4)
    dress_window(window, desk)
    sidebar = Sidebar(desk, ENTRIES, lambda: window.go("settings", {}))
    sidebar.chosen.connect(lambda code: window.go(code, {}))
    Badges(desk, sidebar)
    sidebar.face.clicked.connect(lambda: window.go("settings", {"field": "me"}))
    header = Header(desk, window.is_rest_day, window.search)
    stack = Shown()
    stack.setProperty("kind", "clear")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(stack)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    main = column(header, area, gap=0)
    main.setContentsMargins(theme.px(20), 0, theme.px(20), theme.px(14))
    line = QFrame()
    line.setProperty("kind", "upright")
    whole = row(sidebar, line, holder(main), gap=0)
    whole.setStretch(2, 1)
    window.setCentralWidget(holder(whole, "window"))
    status = StatusLine(desk)
    window.setStatusBar(status)
    return sidebar, header, stack, status
