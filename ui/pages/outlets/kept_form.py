"""A form whose fields are kept as a draft, as far as they differ from what is stored, until saved or discarded."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import form_drafts
from ui.desk import Desk
from ui.kit.form import Autosave, ChoiceField, Form
from ui.pages.outlets import drafts
from ui.pages.outlets.fields import put, signal_of, value_of


class KeptForm(Form):
    """Fields about one thing at a time. `drafted` tells that something was typed, or that a draft was found."""

    drafted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.draft = ""
        self._begun: dict[str, str] = {}
        self._loading = False
        self.autosave = Autosave(self._keep, self)

    def add(self, code: str, words: str, field: QWidget) -> QWidget:
        super().add(code, words, field)
        signal_of(field).connect(lambda *_: self._touched())  # type: ignore[attr-defined]
        return field

    def show_fields(self, draft: str, fields: Mapping[str, str]) -> None:
        """Show what is stored, and over it what was typed before; `draft` names what the form is about."""
        self.leave()
        self.draft = draft
        self._put({name: fields.get(name, "") for name in self.fields})
        self._begun = self.typed
        text = form_drafts.kept(self.desk, draft)
        if text:
            self._put(drafts.text_fields(text))
            self.drafted.emit()

    def fill(self, fields: Mapping[str, str]) -> None:
        """Put values into some fields, as if they were typed."""
        self._put(fields)
        self._touched()

    def _put(self, fields: Mapping[str, str]) -> None:
        self._loading = True
        for name, value in fields.items():
            field = self.fields.get(name)
            if isinstance(field, ChoiceField) and value and field.findData(value) < 0:
                field.addItem(value, value)  # its words are on their way
            if field is not None:
                put(field, value)
        self.show_errors({})
        self._loading = False

    @property
    def typed(self) -> dict[str, str]:
        """The fields as they stand."""
        return {name: value_of(field) for name, field in self.fields.items()}

    @property
    def changed(self) -> dict[str, str]:
        """The fields that differ from what they began with."""
        return {name: value for name, value in self.typed.items() if value != self._begun.get(name)}

    def _touched(self) -> None:
        if not self._loading:
            self.autosave.touch()
            self.drafted.emit()

    def _keep(self) -> None:
        changed = self.changed
        form_drafts.keep(self.desk, self.draft, drafts.fields_text(changed) if changed else "")

    def leave(self) -> None:
        """Keep now what was typed."""
        self.autosave.flush()

    def forget(self) -> None:
        """What was typed is saved, or not wanted any more."""
        self.autosave.drop()
        form_drafts.keep(self.desk, self.draft, "")
