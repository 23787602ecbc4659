"""What every page works with: the store, the scope, the look, and the ways to speak to the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from domain.problems import Refusal
from domain.weeks import Week
from ui.kit.ask import Ask
from ui.kit.memory import Memory
from ui.kit.tasks import Tasks
from ui.kit.theme import Theme, remembered_theme
from ui.wording import say, term

if TYPE_CHECKING:
    from domain.organisation import Organisation
    from domain.ports import Committed, Store
    from ui.office import Office

T = TypeVar("T")

QUIET = ("draft", "rule_draft", "read")
"""Kinds of action that are no step of their own for Undo: drafts saved while typing, what somebody opened."""

PEOPLE = frozenset({"unit", "member", "assignment", "leave", "calendar_day"})
"""The tables an organisation is read from."""

FINAL = ("undo", "report", "demo")
"""Kinds of action that can't be taken back."""


class Navigator(Protocol):
    """Whoever shows pages and sentences: the window."""

    def go(self, page: str, target: dict[str, Any]) -> None: ...
    def tell(self, sentence: str, undo: int | None, path: str) -> None: ...
    def rebuild(self) -> None: ...
    def start(self) -> None: ...
    def pause(self) -> None: ...


class Desk(QObject):
    """One person's place at one store. Signals: the scope moved; tables changed by a committed action."""

    scope_changed = Signal()
    changed = Signal(object)
    _committed = Signal(object)

    def __init__(self, office: Office, memory: Memory, today: Callable[[], date]) -> None:
        super().__init__()
        self.office, self.memory, self.today = office, memory, today
        self.ask = Ask()
        self.ask.save_in = memory.get("exports/folder", "")
        self.tasks = Tasks(self.refuse)
        self.window: Navigator | None = None
        self._store: Store | None = None
        self._organisation: Organisation | None = None
        self.undoable: list[int] = []
        self.latest = 0
        """The number of the last action the window was told of."""
        self.drafts: dict[str, Any] = {}
        """What is under way while the pages are built anew: an import. Never written to a file."""
        self.language: str = memory.get("language") or office.language
        self.week = Week.of(today())
        self.unit = ""
        self.theme = self._theme()
        self._committed.connect(self._on_committed, Qt.ConnectionType.QueuedConnection)

    @property
    def store(self) -> Store:
        """The open store; pages exist only while there is one."""
        assert self._store is not None, "pages are shown once a store is open"  # noqa: S101
        return self._store

    @property
    def has_store(self) -> bool:
        """Whether a store is open yet."""
        return self._store is not None

    def use(self, store: Store) -> None:
        """Work on this store from now on."""
        self._store = store
        self._organisation = None
        self.undoable.clear()
        self.latest = 0
        store.told = self._committed.emit
        self.unit = self.memory.get(f"unit/{self.office.store_name}", "")

    def restore(self, file: str) -> None:
        """Put a backup in the store's place; the window then opens on it anew. What is refused changes nothing."""
        self.switch(
            lambda present: self.office.restore(present, file),
            self.say("shell.restoring"),
            lambda: self.tell(self.say("shell.restored")),
        )

    def switch(
        self, other: Callable[[Store | None], Store | None], words: str, then: Callable[[], Any] | None = None
    ) -> None:
        """Let the window work on another store, or on none: it opens there anew, and `then` goes on.

        `other` is given the present store, closes it, and runs in the background; where it refuses, the present
        one is opened again.
        """
        if self.window:
            self.window.pause()
        present, self._store = self._store, None

        def opened(store: Store | None) -> None:
            self._open_again(store)
            if then:
                then()

        def failed(refusal: Refusal) -> None:
            self._open_again(self.office.reopen() if present else None)
            self.refuse(refusal)

        self.tasks.run(lambda _progress: other(present), opened, failed, words)

    def _open_again(self, store: Store | None) -> None:
        if store is not None:
            self.use(store)
        self.drafts.clear()
        self.memory.set("demo", self.office.is_demo)
        if self.window:
            self.window.start()

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody and nothing to work with yet: no store, or one without a unit."""
        return not self.has_store or not self.organisation.units

    def _on_committed(self, done: Committed) -> None:
        self.latest = done.number
        if done.kind not in (*QUIET, *FINAL):
            self.undoable.append(done.number)
        if done.tables & PEOPLE:
            self._organisation = None
        self.changed.emit(done.tables)

    @property
    def organisation(self) -> Organisation:
        """Everybody and every unit as last stored; read once until one of its tables changes."""
        if self._organisation is None:
            with self.store.reading() as reader:
                self._organisation = reader.organisation()
        return self._organisation

    def _theme(self) -> Theme:
        return remembered_theme(self.memory, self.language)

    # who sits here

    @property
    def me(self) -> str:
        """The employee number of the person sitting here; empty if unknown."""
        kept: str = self.memory.get(f"me/{self.office.store_name}", "")
        return kept

    def sit(self, employee_no: str) -> None:
        """Another person sits down: the pages are built anew for them."""
        self.memory.set(f"me/{self.office.store_name}", employee_no)
        self._rebuild()

    # scope

    def set_week(self, week: Week) -> None:
        """Look at another week, on every page."""
        if week != self.week:
            self.week = week
            self.scope_changed.emit()

    def set_unit(self, code: str) -> None:
        """Look at another unit and all below it, on every page."""
        if code != self.unit:
            self.unit = code
            self.memory.set(f"unit/{self.office.store_name}", code)
            self.scope_changed.emit()

    # look

    def set_language(self, language: str) -> None:
        """zh_TW, zh_CN or en, at once."""
        self.language = language
        self.memory.set("language", language)
        self._rebuild()

    def set_theme(self, wish: str) -> None:
        """light, dark or system, at once."""
        self.memory.set("theme", wish)
        self._rebuild()

    def set_folder(self, folder: str) -> None:
        """Where exported files are proposed to be saved; empty: the machine's usual place."""
        self.memory.set("exports/folder", folder)
        self.ask.save_in = folder

    def set_zoom(self, zoom: int) -> None:
        """Text size in per cent, 80 to 200."""
        self.memory.set("zoom", min(200, max(80, zoom)))
        self._rebuild()

    def _rebuild(self) -> None:
        self.theme = self._theme()
        if self.window:
            self.window.rebuild()

    # words

    def say(self, code: str, /, **facts: object) -> str:
        """A word or sentence in the person's language."""
        return say(code, self.language, **facts)

    def term(self, code: str) -> str:
        """A standard term of the field in the person's language."""
        return term(code, self.language)

    # speaking to the person

    def go(self, page: str, **target: Any) -> None:
        """Open a page, perhaps at something on it."""
        if self.window:
            self.window.go(page, target)

    def tell(self, sentence: str, undo: int | None = None, path: str = "") -> None:
        """A quiet line in the status bar, with a way to undo an action or to open a file."""
        if self.window:
            self.window.tell(sentence, undo, path)

    def undo(self, number: int) -> None:
        """Take an action back and say what became of it."""
        from domain.services.undoing import undo

        done = self.attempt(lambda: undo(self.store, number, self.me))
        if done is None:
            return
        self.undoable = [other for other in self.undoable if other != number]
        if done.kept:
            self.tell(self.say("shell.undone_kept", kept=len(done.kept)))
        else:
            self.tell(self.say("shell.undone", removed=done.removed, restored=done.restored))

    def undo_last(self) -> None:
        """Take the last action of this sitting back."""
        if self.undoable:
            self.undo(self.undoable[-1])
        else:
            self.tell(self.say("shell.nothing_to_undo"))

    def refuse(self, refusal: Refusal) -> None:
        """Say calmly why something was not done."""
        self.tell(self.office.explain(refusal, self.language))

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Do something that may be refused; a refusal is told and gives None."""
        try:
            return work()
        except Refusal as refusal:
            self.refuse(refusal)
            return None
