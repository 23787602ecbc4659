"""A tab with a pane at the right that tells of the chosen thing, or holds the form of a change."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ui import form_drafts
from ui.desk import Desk
from ui.kit.form import Autosave
from ui.kit.page import Tab
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.pane import Pane

DAY = "_day"


class FormTab(Tab):
    """One form at a time; what is typed into it outlives a refresh, another look, and a crash."""

    code = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opening: tuple[str, Any, ChangeForm] | None = None
        self.pane = Pane(desk)
        self.autosave = Autosave(self._keep, self)
        kinds = [name.removeprefix(self._draft("")) for name in form_drafts.kept_forms(desk, self._draft(""))]
        self.left_open: tuple[str, Any] | None = (kinds[0], self._held(kinds[0])["key"]) if kinds else None

    def make_form(self, kind: str, key: Any) -> ChangeForm:
        """The form of a change of this kind to what `key` names. Refuses `record_gone`."""
        raise NotImplementedError

    def tell_chosen(self) -> None:
        """Tell of what is chosen, in the pane."""
        raise NotImplementedError

    def home(self) -> QWidget:
        """Where the cursor goes when a form closes."""
        raise NotImplementedError

    def open_form(self, kind: str, key: Any = None) -> None:
        """Put a form into the pane, with what was typed into it before; when it closes, what is chosen is told."""
        self.autosave.flush()
        form = self.desk.attempt(lambda: self.make_form(kind, key))
        if form is None:
            form_drafts.keep(self.desk, self._draft(kind), "")
            self.tell_chosen()
            return
        self.opening = (kind, key, form)
        form.closed.connect(self._closed)
        held = self._held(kind)
        if held and _written(held["key"]) == _written(key):
            form.fill(held["cells"])
        form.typed.connect(self.autosave.touch)
        self.pane.show_widget(form)
        form.start()

    def _closed(self) -> None:
        if self.opening:
            self.autosave.drop()
            form_drafts.keep(self.desk, self._draft(self.opening[0]), "")
        self.opening = None
        self.tell_chosen()
        self.home().setFocus()

    def show_chosen(self) -> None:
        """Tell of what is chosen, unless a form is open; one that was left open is opened again."""
        left_open, self.left_open = self.left_open, None
        if left_open:
            self.open_form(*left_open)
        elif self.opening is None:
            self.tell_chosen()

    def leave(self) -> None:
        self.autosave.flush()

    # what is typed

    def _draft(self, kind: str) -> str:
        return f"org/{self.code}/{kind}"

    def _held(self, kind: str) -> Mapping[str, Any]:
        """What was typed into a form of this kind: `key` and `cells`; nothing where there is no draft."""
        text = form_drafts.kept(self.desk, self._draft(kind))
        return _read(text) if text else {}

    def _keep(self) -> None:
        if self.opening:
            kind, key, form = self.opening
            form_drafts.keep(self.desk, self._draft(kind), _written({"key": key, "cells": form.cells()}))


def _written(held: Any) -> str:
    """What a draft holds, as text; days are told from words."""
    return json.dumps(held, ensure_ascii=False, default=lambda day: {DAY: day.isoformat()})


def _read(text: str) -> Mapping[str, Any]:
    """The same, back again; tuples as lists."""
    found: Mapping[str, Any] = json.loads(
        text, object_hook=lambda held: date.fromisoformat(held[DAY]) if DAY in held else held
    )
    return found
