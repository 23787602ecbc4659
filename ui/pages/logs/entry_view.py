"""One of the three tables the entry grid is made of: how it takes keys and the mouse."""

from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLineEdit, QTableView

from ui.pages.logs.entry_cells import EntryCells

OWN_KEYS = {Qt.Key.Key_Z, Qt.Key.Key_D, Qt.Key.Key_L, Qt.Key.Key_G, Qt.Key.Key_V}
"""With Ctrl, these are the grid's, not the window's, while it has the keyboard."""


class Owner(Protocol):
    """The grid a table belongs to."""

    def press(self, event: QKeyEvent) -> bool: ...
    def pressed(self, index: QModelIndex) -> bool: ...
    def explain_closed(self, index: QModelIndex) -> None: ...


class EntryView(QTableView):
    """One of the three parts. Bands are pressed to fold; keys go to the grid first."""

    def __init__(self, owner: Owner, words: str, *, main: bool) -> None:
        super().__init__()
        self.owner = owner
        self.setAccessibleName(words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(main)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        if main:
            self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        else:
            self.setEditTriggers(triggers.NoEditTriggers)
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.horizontalScrollBar().setStyleSheet("QScrollBar::handle { background: transparent; }")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and Qt.Key(event.key()) in OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if self.owner.press(event):
            return
        delegate, typing = self.itemDelegate(), bool(event.text()) and event.text().isprintable()
        if isinstance(delegate, EntryCells):
            delegate.free = not typing
        if typing and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.owner.explain_closed(self.currentIndex())
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  Qt's name
        """Digits that an input method hands over whole open the cell; Qt alone would lose them."""
        index = self.currentIndex()
        whole = bool(event.commitString()) and self.state() is not QAbstractItemView.State.EditingState
        if not whole or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            super().inputMethodEvent(event)
            return
        self.edit(index)
        line = self.indexWidget(index)
        if isinstance(line, QLineEdit):
            line.selectAll()
            QApplication.sendEvent(line, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if not self.owner.pressed(self.indexAt(event.position().toPoint())):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        delegate = self.itemDelegate()
        if isinstance(delegate, EntryCells):
            delegate.free = True
        super().mouseDoubleClickEvent(event)
