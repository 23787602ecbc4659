"""A list of records and beside it the form of one: new, looked at, put right, or taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from domain.field import Outlet
from domain.field_lists import FieldAsked
from domain.problems import FormRefusal, Refusal
from domain.services.changing import Change, make
from ui import form_drafts
from ui.desk import Desk
from ui.kit.cards import Card, ChipLabel
from ui.kit.form import Autosave, Form
from ui.kit.page import Keys, Tab
from ui.kit.paged import PagedTable
from ui.kit.parts import Segments, button, column, holder, key_line, link, row
from ui.kit.rows import Column
from ui.pages.outlets import drafts
from ui.pages.outlets.choices import as_of, asked_of, find_field, finish_keys, periods
from ui.pages.outlets.fields import put, signal_of, value_of

Row = TypeVar("Row")


class RecordTab(Tab, Generic[Row]):
    """What the tabs of visits, events and market notes share. `name` heads their words: visit, event, note."""

    name = ""
    states: Sequence[tuple[str, str]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say, theme = desk.say, desk.theme
        self.record = ""
        self._loading = False
        self.finder = find_field(desk, f"outlets.find_{self.name}s")
        self.period = Segments(say("outlets.period"), periods(desk), "quarter")
        self.state = Segments(say("outlets.state"), self._states(), self._states()[0][0] if self._states() else None)
        if not self._states():
            self.state.hide()
        self.list: PagedTable[Row] = PagedTable(desk, f"outlets.{self.name}s", self.columns(), self._fetch)
        self.list.set_empty(say(f"outlets.no_{self.name}s"), say(f"outlets.new_{self.name}"), self.new_record)
        self.form = Form(desk)
        self.autosave = Autosave(self._keep, self)
        self.build()
        bar = row(self.state, self.finder, None, self.period)
        bar.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        left = Card(desk)
        left.add(holder(bar))
        left.add(self.list, 1)
        left.add_foot(theme, key_line(theme, [("Ctrl+F", say("outlets.find_key"))]))
        both = row(left, self._card(), gap=theme.px(12))
        both.setStretch(0, 784)
        both.setStretch(1, 404)
        self.setLayout(both)
        self._wire()
        self.show_blank()

    def _card(self) -> Card:
        desk, say, theme = self.desk, self.desk.say, self.desk.theme
        self.card = Card(desk, say(f"outlets.{self.name}_form"))
        self.chip = ChipLabel(theme, "draft", say("outlets.draft"))
        self.card.head.insertWidget(1, self.chip)
        inner = column(self.form, *self.extras(), None, gap=theme.px(12))
        inner.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(8))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder(inner, "clear"))
        self.card.add(area, 1)
        self.save_button = button(desk, say("outlets.save"), self.save, shown_key="Ctrl+Enter", kind="primary")
        finish_keys(self, self.save)
        self.discard = link(desk, say("outlets.discard"), self.clear)
        self.take_back = link(desk, say("outlets.take_back"), self._take_back)
        self.card.add_foot(theme, row(self.save_button, None, self.discard, self.take_back))
        self.card.setMinimumWidth(theme.px(380))
        return self.card

    def _wire(self) -> None:
        self.period.changed.connect(lambda _code: self.refresh())
        self.state.changed.connect(lambda _code: self.refresh())
        self.finder.textChanged.connect(lambda _text: self.refresh())
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self._open_row)
        for field in self.form.fields.values():
            signal_of(field).connect(lambda *_: self._touched())  # type: ignore[attr-defined]
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.finder.setFocus)

    def tools(self) -> Sequence[QWidget]:
        words = self.desk.say(f"outlets.new_{self.name}")
        self.new = button(self.desk, words, self.new_record, key="Ctrl+N", icon_name="plus", small=True)
        return (self.new,)

    # what each tab says of itself

    def build(self) -> None:
        """Put the fields into the form."""
        raise NotImplementedError

    def extras(self) -> Sequence[QWidget]:
        """What stands under the fields."""
        return ()

    def columns(self) -> list[Column[Row]]:
        """The columns of the list."""
        raise NotImplementedError

    def page(self, asked: FieldAsked) -> tuple[Sequence[Row], int]:
        """A page of the list, and how many there are."""
        raise NotImplementedError

    def blank(self) -> dict[str, str]:
        """The fields of a new record."""
        raise NotImplementedError

    def row_fields(self, found: Row) -> dict[str, str] | None:
        """The fields of a recorded one; None where it is no more."""
        raise NotImplementedError

    def key_of(self, found: Row) -> str:
        """What names the record."""
        raise NotImplementedError

    def change(self, fields: dict[str, str]) -> Change:
        """What saving does."""
        raise NotImplementedError

    def removal(self) -> Change:
        """What taking back does."""
        raise NotImplementedError

    def choices_moved(self) -> None:
        """People and outlets may have changed: offer what there is now."""

    def _states(self) -> Sequence[tuple[str, str]]:
        return [(code, self.desk.say(word) if "." in word else self.desk.term(word)) for code, word in self.states]

    # the list

    @property
    def asked(self) -> FieldAsked:
        """What the list holds."""
        return asked_of(self.desk, self.period.current or "quarter", self.finder.text(), self.state.current or "")

    def refresh(self) -> None:
        self.choices_moved()
        self.list.show_count(self.page(replace(self.asked, limit=0))[1])

    def _fetch(self, offset: int, limit: int, sort: str, descending: bool) -> Sequence[Row]:
        asked = replace(self.asked, offset=offset, limit=limit, sort=sort, descending=descending)
        return self.page(asked)[0]

    def known_outlets(self) -> tuple[Outlet, ...]:
        """Every outlet."""
        with self.desk.store.reading() as reader:
            return reader.outlets()

    # the form

    def _put_all(self, fields: dict[str, str]) -> None:
        self._loading = True
        for name, field in self.form.fields.items():
            put(field, fields.get(name, ""))
        self.form.show_errors({})
        self.shown()
        self._loading = False

    def shown(self) -> None:
        """The form shows something else."""

    def show_blank(self) -> None:
        """A new record; what was typed before is there again."""
        self.leave()
        self.record = ""
        text = form_drafts.kept(self.desk, self.name)
        self._put_all({**self.blank(), **(drafts.text_fields(text) if text else {})})
        self.chip.setVisible(bool(text))
        self._show_ways()

    def show_row(self, found: Row) -> None:
        """A recorded one."""
        self.leave()
        fields = self.row_fields(found)
        if fields is None:
            self.desk.refuse(Refusal("record_gone"))
            return
        self.record = self.key_of(found)
        self._put_all(fields)
        self.chip.hide()
        self._show_ways()

    def _picked(self, found: Row | None) -> None:
        if found is not None:
            self.show_row(found)

    def _show_ways(self) -> None:
        self.discard.setVisible(not self.record)
        self.take_back.setVisible(bool(self.record))

    def _open_row(self, found: Row) -> None:
        self.show_row(found)
        self._first_field()

    def _first_field(self) -> None:
        next(f for f in self.form.fields.values() if f.isVisible()).setFocus()

    def new_record(self) -> None:
        """Begin a new one."""
        self.list.clearSelection()
        self.show_blank()
        self._first_field()

    def start_with(self, **fields: str) -> None:
        """Begin a new one with some of its fields filled in."""
        self.show_blank()
        for name, value in fields.items():
            put(self.form.fields[name], value)
        self._first_field()
        self._touched()

    @property
    def typed(self) -> dict[str, str]:
        """The fields as typed."""
        return {name: value_of(field) for name, field in self.form.fields.items()}

    def _touched(self) -> None:
        if not self._loading and not self.record:
            self.chip.show()
            self.autosave.touch()

    def _keep(self) -> None:
        if not self.record:
            form_drafts.keep(self.desk, self.name, drafts.fields_text(self.typed))

    def leave(self) -> None:
        self.autosave.flush()

    def clear(self) -> None:
        """Begin anew."""
        self.autosave.drop()
        form_drafts.keep(self.desk, self.name, "")
        self.show_blank()

    def save(self) -> bool:
        """Keep the record; whether it was."""
        new = not self.record
        if not self.done(self.change(self.typed), "outlets.saved"):
            return False
        self.autosave.drop()
        if new:
            form_drafts.keep(self.desk, self.name, "")
        self.show_blank()
        return True

    def _take_back(self) -> None:
        if self.done(self.removal(), "outlets.taken_back"):
            self.list.clearSelection()
            self.show_blank()

    def done(self, change: Change, words: str) -> bool:
        """Make a change and say so, or say at the fields what is wrong."""
        desk = self.desk
        try:
            number = make(desk.store, change, desk.me)
        except FormRefusal as refusal:
            self.form.show_errors(
                {at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()}
            )
            return False
        except Refusal as refusal:
            desk.refuse(refusal)
            return False
        desk.tell(desk.say(words), number)
        return True

    def keys(self) -> Keys:
        return (
            ("Ctrl+N", f"outlets.new_{self.name}"),
            ("Ctrl+F", "outlets.find_key"),
            ("Ctrl+Enter", "outlets.save"),
        )

    @property
    def day(self) -> date:
        """The day new records are of."""
        return as_of(self.desk)
