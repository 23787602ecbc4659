"""A tab with a pane at the right that tells of the chosen thing, or holds the form of a change."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from domain.sheets.table import Cell
from ui.desk import Desk
from ui.kit.page import Tab
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.pane import Pane


class FormTab(Tab):
    """One form at a time; it outlives a refresh, and a change of language, theme or text size."""

    code = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opening: tuple[str, Any, ChangeForm] | None = None
        self.pane = Pane(desk)

    def make_form(self, kind: str, key: Any) -> ChangeForm:
        """The form of a change of this kind to what `key` names."""
        raise NotImplementedError

    def tell_chosen(self) -> None:
        """Tell of what is chosen, in the pane."""
        raise NotImplementedError

    def home(self) -> QWidget:
        """Where the cursor goes when a form closes."""
        raise NotImplementedError

    def open_form(self, kind: str, key: Any = None, cells: Mapping[str, Cell] | None = None) -> None:
        """Put a form into the pane; when it closes, what is chosen is told again."""
        form = self.make_form(kind, key)
        self.opening = (kind, key, form)
        form.closed.connect(self._closed)
        if cells:
            form.fill(cells)
        self.pane.show_widget(form)
        form.start()

    def _closed(self) -> None:
        self.opening = None
        self.tell_chosen()
        self.home().setFocus()

    def show_chosen(self) -> None:
        """Tell of what is chosen, unless a form is open; one that was open before a rebuild is opened again."""
        kept = self.desk.drafts.pop(f"org/{self.code}", None)
        if kept:
            self.open_form(*kept)
        elif self.opening is None:
            self.tell_chosen()

    def leave(self) -> None:
        if self.opening:
            kind, key, form = self.opening
            self.desk.drafts[f"org/{self.code}"] = (kind, key, form.cells())
