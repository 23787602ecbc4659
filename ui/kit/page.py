"""What a page is: something the window shows, refreshes when its topics change, and can open at a place."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

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

    def turn_to(self, tab: str) -> None:
        """Turn to one of its tabs before it is shown; a page without tabs has nothing to turn to."""

    def context(self) -> str:
        """The line beside the title."""
        return ""


class Tab(Surface):
    """One tab of a page."""

    def tools(self) -> Sequence[QWidget]:
        """What stands at the right of the tabs while this one is shown; asked once."""
        return ()


T = TypeVar("T", bound=Tab)


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
    """A page of tabs. A tab is built when it is first shown, and refreshed when it is next shown after a change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.codes: list[str] = []
        self._kinds: list[type[Tab]] = []
        self._joined: dict[type[Tab], Callable[[Any], object]] = {}
        self._built: dict[type[Tab], Tab] = {}
        self._tools: dict[Tab, QWidget] = {}
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

    def add_tab(self, code: str, words: str, kind: type[T], joined: Callable[[T], object] | None = None) -> None:
        """Add a tab; `joined` is told once it is built, to connect it with its page."""
        self.codes.append(code)
        self._kinds.append(kind)
        if joined:
            self._joined[kind] = joined
        self.bar.blockSignals(True)  # the first of all becomes the current one, and is not asked for yet
        self.bar.addTab(words)
        self.bar.blockSignals(False)
        self.bar.setAccessibleName("、".join(self.bar.tabText(n) for n in range(self.bar.count())))

    def tab(self, kind: type[T]) -> T:
        """The tab of a kind, built now if it was not shown yet."""
        found = self._built.get(kind)
        if found is None:
            found = self._built[kind] = kind(self.desk)
            self._tools[found] = holder(row(*found.tools()))
            self._ends.addWidget(self._tools[found])
            self.stack.addWidget(found)
            if kind in self._joined:
                self._joined[kind](found)
        assert isinstance(found, kind)  # noqa: S101  for the type checker
        return found

    def set_count(self, code: str, words: str, count: int | str | None) -> None:
        """A tab's words with a count behind them."""
        self.bar.setTabText(self.codes.index(code), words if count is None else f"{words}　{count}")

    @property
    def topics(self) -> frozenset[str]:  # type: ignore[override]
        """Everything any tab shows."""
        return frozenset().union(*(kind.topics for kind in self._kinds))

    @property
    def shown(self) -> Tab:
        """The tab on screen."""
        return self.tab(self._kinds[self.bar.currentIndex()])

    @property
    def shown_code(self) -> str:
        """Its code."""
        return self.codes[self.bar.currentIndex()]

    def _shown(self) -> None:
        if self.stale:
            return  # the page is not shown yet: what is not seen is not built
        shown = self.shown
        for tab, tools in self._tools.items():
            tools.setVisible(tab is shown)
        self.bar.updateGeometry()  # the chosen tab is bold, and wider than it was
        self.stack.setCurrentWidget(shown)
        shown.show_fresh()
        self.context_changed.emit()

    def refresh(self) -> None:
        for tab in self._built.values():
            tab.stale = True
        self._shown()

    def turn_to(self, tab: str) -> None:
        if tab in self.codes:
            self.bar.setCurrentIndex(self.codes.index(tab))

    def open(self, **target: Any) -> None:
        self.turn_to(target.pop("tab", ""))
        if target:
            self.shown.open(**target)

    def leave(self) -> None:
        for tab in self._built.values():
            tab.leave()

    def undo(self) -> bool:
        return self.shown.undo()

    def keys(self) -> Keys:
        return (("Ctrl+Tab", "shell.next_tab"), *self.shown.keys())

    def turn(self, steps: int) -> None:
        """Show the next tab, or the one before."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + steps) % self.bar.count())
