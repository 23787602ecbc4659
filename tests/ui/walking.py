"""Walks every page and tab of the window, as the tests and the screenshots do."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui.kit.page import TabbedPage
from ui.pages import ENTRIES, HIDDEN
from ui.shell.window import MainWindow


def settle_window(window: MainWindow) -> None:
    """Let background jobs end and everything be laid out."""
    app = QApplication.instance()
    assert app is not None
    for _ in range(400):
        app.processEvents()
        if window.desk.tasks.idle:
            break
        app.thread().msleep(5)
    for _ in range(3):
        app.processEvents()


def screens(window: MainWindow) -> Iterator[str]:
    """Show every page, and every tab of it, one after another; the name of each."""
    for entry in (*ENTRIES, *HIDDEN):
        if entry.code == "start":
            continue
        window.go(entry.code, {})
        settle_window(window)
        page = window.page
        if not isinstance(page, TabbedPage):
            yield entry.code
            continue
        for tab in page.codes:
            page.open(tab=tab)
            settle_window(window)
            yield f"{entry.code}-{tab}"


def shown(window: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """The widgets of a kind that can be seen."""
    for widget in window.findChildren(kind):
        if widget.isVisible() and widget.width() > 1 and not widget.visibleRegion().isEmpty():
            yield widget


def controls(window: QWidget) -> Iterator[QWidget]:
    """What can take the keyboard."""
    for widget in shown(window):
        inner = isinstance(widget.parent(), QAbstractItemView) or widget.objectName().startswith("qt_")
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not inner:
            yield widget
