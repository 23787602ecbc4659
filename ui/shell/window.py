"""The window: frame and pages.

It shows at once, as an empty frame in the right colours; `furnish` fills it, then the store is opened, then the
first page is imported. So nothing but Qt's widgets is imported at the top of this file.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QWheelEvent

    from domain.today import Today
    from ui.desk import Desk
    from ui.kit.page import Page
    from ui.kit.tasks import Task


class MainWindow(QMainWindow):
    """Side navigation, header, the page, status bar. A change of language, theme or text size builds it anew."""

    desk: Desk

    def __init__(self, ground: str, geometry: str) -> None:
        super().__init__()
        self.pages: dict[str, Page] = {}
        self.shown = ""
        self._furnished = self._peeking = False
        self.resize(1440, 900)
        if geometry:
            from PySide6.QtCore import QByteArray

            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if ground:
            self.setStyleSheet(f"background: {ground};")

    def glance(self, desk: Desk, day: Today) -> None:
        """Show the day's numbers in the empty frame."""
        from ui.shell.glance import show_glance

        show_glance(self, desk, day)

    def furnish(self, desk: Desk) -> None:
        """Fill the frame."""
        from ui.shell.keys import make_keys

        self.setAcceptDrops(True)
        self.desk = desk
        desk.window = self
        desk.ask.parent = self
        self._build()
        self._furnished = True
        make_keys(self)
        desk.scope_changed.connect(self._scope_moved)
        desk.changed.connect(self._tables_changed)
        desk.tasks.started.connect(self._task_started)
        desk.tasks.ended.connect(self._task_ended)

    # building

    def _build(self) -> None:
        from ui.shell.frame import build_frame

        self.sidebar, self.header, self.stack, self.status = build_frame(self, self.desk)
        self._show_usable()
        self._show_title()
        self._fit_sidebar()

    def _show_usable(self) -> None:
        """Without a store there is nothing to choose but how to start."""
        usable = self.desk.has_store
        self.header.set_usable(usable=usable)
        self.sidebar.view.setEnabled(usable)
        if not usable:
            self.sidebar.show_person(self.desk.say("shell.no_store"), "")

    def rebuild(self) -> None:
        """Build everything anew in the present language, theme and text size, on the same page."""
        from ui.kit.page import TabbedPage

        shown, page = self.shown, self.pages.get(self.shown)
        tab = page.shown_code if isinstance(page, TabbedPage) else None
        self.drop_pages()
        self._build()
        if self.desk.has_store:
            self._show_scope()
        if shown:
            self.go(shown, {"tab": tab} if tab else {})

    def drop_pages(self) -> None:
        """Let every page keep what was typed, then forget them all."""
        for page in self.pages.values():
            page.leave()
            page.hide()
            page.deleteLater()
        self.pages = {}
        self.shown = ""

    # pages

    def pause(self) -> None:
        """Let go of every page while the store is changed for another; `start` goes on."""
        self.drop_pages()
        self.setEnabled(False)

    def start(self) -> None:
        """Show the first page of the store that is open now; without one, the start page."""
        from ui.pages import import_ahead

        self.setEnabled(True)
        self.look_away()
        self._show_usable()
        if not self.desk.has_store:
            self.go("start", {})
            return
        self._show_scope()
        self.go("start" if self.desk.is_empty else "today", {})
        import_ahead(self)

    def peek(self, day: Today) -> None:
        """Show the day's work while the store is still being opened; it leads nowhere yet."""
        from PySide6.QtCore import Qt

        from ui.pages.today.page import TodayPage

        self._peeking = True
        made = TodayPage(self.desk)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.show_today(day)
        self.pages["today"] = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        self.shown = "today"
        self.sidebar.choose("today")
        self.sidebar.show_person("", "")
        self._show_title()

    def look_away(self) -> None:
        """Take the first look down: the store can't be opened."""
        self._peeking = False
        self.drop_pages()

    def go(self, page: str, target: dict[str, Any]) -> None:
        """Open a page, perhaps at something on it."""
        from ui.pages import entry_of

        if self._peeking:
            return

        entry = entry_of(page)
        if entry is None:
            return
        if page not in self.pages:
            made = entry.kind()(self.desk)
            made.context_changed.connect(self._show_title)
            self.pages[page] = made
            self.stack.addWidget(made)
        self.shown = page
        found = self.pages[page]
        found.turn_to(target.get("tab", ""))
        self.sidebar.choose(page)  # before the focus moves: a list without a current entry would choose its first
        self.stack.setCurrentWidget(found)
        found.show_fresh()
        if target:
            found.open(**target)
        self._show_title()

    @property
    def page(self) -> Page | None:
        """The page on screen."""
        return self.pages.get(self.shown)

    def refresh(self) -> None:
        """Read everything anew."""
        for page in self.pages.values():
            page.stale = True
        if self.page:
            self.page.show_fresh()
        self._show_title()

    def _scope_moved(self) -> None:
        self.header.picker.show_week()
        self.header.unit.choose(self.desk.unit)
        self.refresh()

    def _tables_changed(self, tables: frozenset[str]) -> None:
        for page in self.pages.values():
            if page.topics & tables:
                page.stale = True
        if tables & {"unit", "member", "assignment", "rule_version"}:
            self._show_scope()
        if self.page:
            self.page.show_fresh()
        self._show_title()

    # the frame's own words

    def _show_title(self) -> None:
        page = self.page
        title = self.desk.say(f"shell.page_{self.shown}") if self.shown else self.desk.say("shell.product")
        self.header.show_page(title, page.context() if page else "")
        unit = self.desk.organisation.units.get(self.desk.unit) if self.desk.has_store else None
        words = self.desk.say("shell.title", unit=unit.name) if unit else self.desk.say("shell.product")
        self.setWindowTitle(words)
        self.header.demo.setVisible(self.desk.has_store and self.desk.office.is_demo)

    def _show_scope(self) -> None:
        from ui.shell.scope import show_scope

        show_scope(self, self.desk)

    def is_rest_day(self, day: date) -> bool:
        """Whether the office rests on a day."""
        return self.desk.has_store and not self.desk.organisation.calendar.is_working_day(day)

    def _task_started(self, task: Task) -> None:
        self.status.follow(task)

    def _task_ended(self, task: Task) -> None:
        self.status.task_ended(task)

    def tell(self, sentence: str, undo: int | None, path: str) -> None:
        """A quiet line in the status bar."""
        self.status.tell(sentence, undo, path)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        from PySide6.QtCore import Qt

        if self._furnished and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            from ui.shell.keys import zoom

            zoom(self.desk, 1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def search(self) -> None:
        """Open the search box under its button."""
        if not self.desk.has_store:
            return
        from ui.shell.finding import everything
        from ui.shell.search import SearchBox

        box = SearchBox(self.desk, everything(self.desk), self)
        place = self.header.search.mapToGlobal(self.header.search.rect().bottomRight())
        box.move(place.x() - box.width(), place.y() + 4)
        box.show()
        box.line.setFocus()
        self.box = box

    def show_help(self) -> None:
        """Help for the shown page."""
        from ui.shell.sheets import help_sheet

        self.sheet = help_sheet(self.desk, self.shown or "start", self.page.keys() if self.page else (), self)
        self.sheet.open()

    def show_keys(self) -> None:
        """The sheet of keys."""
        from ui.shell.sheets import key_sheet

        self.sheet = key_sheet(self.desk, self.page.keys() if self.page else (), self)
        self.sheet.open()

    # the window itself

    def _fit_sidebar(self) -> None:
        from ui.kit.theme import tokens

        least = self.desk.theme.px(tokens()["size"]["min_window"][0])
        self.sidebar.set_narrow(narrow=self.width() < least)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        if self._furnished:
            self._fit_sidebar()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if self._furnished and self.desk.has_store and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        from PySide6.QtCore import QTimer

        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.go("imports", {"files": files}))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        if self._furnished:
            for page in self.pages.values():
                page.leave()
            self.desk.tasks.close()
            self.desk.memory.set("window", bytes(self.saveGeometry().toBase64().data()).decode())
            self.desk.memory.save()
        super().closeEvent(event)
