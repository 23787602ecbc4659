"""Sheets over the window: help for a page, the keys, and what to do after a program error."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QLayout, QPlainTextEdit, QScrollArea, QWidget

from ui.desk import Desk
from ui.kit.parts import button, column, holder, label, row
from ui.wording.help import WORDS as HELP

GLOBAL_KEYS = (
    ("Ctrl+1…9", "shell.key_pages"),
    ("Ctrl+Tab", "shell.next_tab"),
    ("Ctrl+PgUp Ctrl+PgDn", "shell.key_week"),
    ("Ctrl+Home", "shell.key_this_week"),
    ("Ctrl+K", "shell.key_search"),
    ("Ctrl+Z", "shell.key_undo"),
    ("Ctrl+C", "shell.key_copy"),
    ("Enter", "shell.key_enter"),
    ("F1", "shell.key_help"),
    ("F5", "shell.key_refresh"),
    ("Ctrl+/", "shell.key_sheet"),
    ("Ctrl++ Ctrl+-", "shell.key_zoom"),
    ("Ctrl+0", "shell.key_zoom_reset"),
)
"""Keys that work on every page, with the words of what they do."""


class Sheet(QDialog):
    """A calm dialog: title, contents that scroll, and a way out by Esc or the button."""

    def __init__(self, desk: Desk, title: str, contents: QLayout, parent: QWidget | None, *, wide: int = 560) -> None:
        super().__init__(parent)
        theme = desk.theme
        self.setWindowTitle(title)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(holder(contents, "clear"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = row(None, button(desk, desk.say("shell.close"), self.accept, shown_key="Esc"))
        layout = column(label(title, "title"), self.area, self.buttons, gap=theme.px(12))
        layout.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self.setLayout(layout)
        self.resize(theme.px(wide), theme.px(520))


def help_sheet(desk: Desk, page: str, keys: Sequence[tuple[str, str]], parent: QWidget | None) -> Sheet:
    """What a page is for, how it is used, and its keys."""
    theme = desk.theme
    contents = column(gap=theme.px(10))
    code = f"help.{page}"
    for paragraph in desk.say(code if code in HELP else "help.window").split("\n"):
        contents.addWidget(label(paragraph, wrap=True))
    if keys:
        contents.addWidget(label(desk.say("shell.keys_here"), "section"))
        contents.addLayout(_key_grid(desk, keys))
    contents.addStretch(1)
    title = desk.say("shell.help_of", page=desk.say(f"shell.page_{page}"))
    return Sheet(desk, title, contents, parent)


def key_sheet(desk: Desk, keys: Sequence[tuple[str, str]], parent: QWidget | None) -> Sheet:
    """The keys of the shown page and those that work everywhere."""
    contents = column(gap=desk.theme.px(10))
    for words, some in (("shell.keys_here", keys), ("shell.keys_everywhere", GLOBAL_KEYS)):
        if some:
            contents.addWidget(label(desk.say(words), "section"))
            contents.addLayout(_key_grid(desk, some))
    contents.addStretch(1)
    return Sheet(desk, desk.say("shell.keys"), contents, parent)


def _key_grid(desk: Desk, keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(desk.theme.px(16))
    grid.setColumnStretch(1, 1)
    for place, (key, words) in enumerate(keys):
        grid.addLayout(row(*(label(part, "key") for part in key.split(" ")), None, gap=4), place, 0)
        grid.addWidget(label(desk.say(words)), place, 1)
    return grid


def crash_sheet(desk: Desk, report: str, parent: QWidget | None) -> Sheet:
    """After a program error: what it means for the data, and a report to copy, without personal data."""
    text = QPlainTextEdit(report)
    text.setReadOnly(True)
    text.setAccessibleName(desk.say("shell.crash"))
    contents = column(label(desk.say("shell.crash_detail"), wrap=True), text)
    made = Sheet(desk, desk.say("shell.crash"), contents, parent)
    copied = button(desk, desk.say("shell.copy"), lambda: QGuiApplication.clipboard().setText(report))
    made.buttons.insertWidget(1, copied)
    return made


def shortcut(key: str, parent: QWidget, pressed: object) -> QShortcut:
    """A key that works in the whole window."""
    made = QShortcut(QKeySequence(key), parent)
    made.setContext(Qt.ShortcutContext.WindowShortcut)
    made.activated.connect(pressed)
    return made
