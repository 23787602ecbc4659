"""What a page is: something the window shows, refreshes when its topics change, and can open at a place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.kit.parts import holder, row, rule

Keys = Sequence[tuple[str, str]]
"""Keys and the word codes of what they do, for the key sheet."""


class Surface(QWidget):
    """What a page and a tab have in common. `topics` names the tables it shows."""

    topics: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stale = True

    def refresh(self) -> None:
        """Show what the store and the scope now say."""

    def open(self, **target: Any) -> None:
        """Go to something on it."""

    def leave(self) -> None:
        """Keep what was typed: it may be gone after this."""

    def undo(self) -> bool:
        """Take back the last step of what is not stored yet; whether there was one. Else Undo is for the store."""
        return False

    def keys(self) -> Keys:
        """Its own keys."""
        return ()

    def show_fresh(self) -> None:
        """Refresh if something changed since the last time."""
        if self.stale:
            self.stale = False
            self.refresh()


class Page(Surface):
    """A page of the window."""

    code = ""
    context_changed = Signal()

    def context(self) -> str:
        """The line beside the title."""
        return ""


class Tab(Surface):
    """One tab of a page."""

    def tools(self) -> Sequence[QWidget]:
        """What stands at the right of the tabs while this one is shown; asked once."""
        return ()


class Shown(QStackedWidget):
    """Pages on top of each other that ask for the room of the one on top, not of the widest below."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def _top(self) -> QWidget:
        return self.currentWidget() or QWidget()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._top().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self._top().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        return self._top().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        return self._top().heightForWidth(width)


class TabbedPage(Page):
    """A page of tabs; only the shown tab is refreshed, the others when they are next shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs: dict[str, Tab] = {}
        self._tools: dict[str, QWidget] = {}
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stack = Shown()
        self._ends: QHBoxLayout = row()
        self._ends.setContentsMargins(0, 0, 0, desk.theme.px(5))
        top = row(self.bar, None, self._ends, gap=desk.theme.px(12))
        top.setAlignment(self.bar, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(rule())
        whole.addSpacing(desk.theme.px(10))
        whole.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._shown)

    def add_tab(self, code: str, words: str, tab: Tab) -> None:
        """Add a tab; its tools appear with it."""
        self.tabs[code] = tab
        tools = holder(row(*tab.tools()))
        tools.hide()
        self._tools[code] = tools
        self._ends.addWidget(tools)
        self.stack.addWidget(tab)
        self.bar.addTab(words)
        self.bar.setTabData(self.bar.count() - 1, code)
        self.bar.setAccessibleName("、".join(self.bar.tabText(n) for n in range(self.bar.count())))
        if self.bar.count() == 1:
            self._shown(0)

    def set_count(self, code: str, words: str, count: int | str | None) -> None:
        """A tab's words with a count behind them."""
        for place in range(self.bar.count()):
            if self.bar.tabData(place) == code:
                self.bar.setTabText(place, words if count is None else f"{words}　{count}")

    @property
    def topics(self) -> frozenset[str]:  # type: ignore[override]
        """Everything any tab shows."""
        return frozenset().union(*(tab.topics for tab in self.tabs.values()))

    @property
    def shown(self) -> Tab:
        """The tab on screen."""
        return self.tabs[self.shown_code]

    @property
    def shown_code(self) -> str:
        """Its code."""
        return str(self.bar.tabData(self.bar.currentIndex()))

    def _shown(self, place: int) -> None:
        code = str(self.bar.tabData(place))
        if code not in self.tabs:
            return
        for name, tools in self._tools.items():
            tools.setVisible(name == code)
        self.bar.updateGeometry()  # the chosen tab is bold, and wider than it was
        self.stack.setCurrentWidget(self.tabs[code])
        if not self.stale:
            self.tabs[code].show_fresh()
        self.context_changed.emit()

    def refresh(self) -> None:
        for tab in self.tabs.values():
            tab.stale = True
        self.shown.show_fresh()

    def open(self, **target: Any) -> None:
        code = target.pop("tab", None)
        if code in self.tabs:
            place = next(n for n in range(self.bar.count()) if self.bar.tabData(n) == code)
            self.bar.setCurrentIndex(place)
        if target:
            self.shown.open(**target)

    def leave(self) -> None:
        for tab in self.tabs.values():
            tab.leave()

    def undo(self) -> bool:
        return self.shown.undo()

    def keys(self) -> Keys:
        return (("Ctrl+Tab", "shell.next_tab"), *self.shown.keys())

    def turn(self, steps: int) -> None:
        """Show the next tab, or the one before."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + steps) % self.bar.count())
