"""A list of records and beside it the form of one: new, looked at, put right, or taken back."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from domain.field_lists import FieldAsked
from domain.ports import Reader
from domain.problems import FormRefusal, Refusal
from domain.services.changing import Change, make
from ui.desk import Desk
from ui.kit.asked import AskedTable
from ui.kit.cards import Card
from ui.kit.chip_label import ChipLabel
from ui.kit.page import Keys, Tab
from ui.kit.parts import Segments, button, column, holder, key_line, label, link, row
from ui.kit.rows import Column
from ui.pages.outlets.choices import as_of, asked_of, find_field, find_records, finish_keys, periods
from ui.pages.outlets.kept_form import KeptForm

Row = TypeVar("Row")


class RecordTab(Tab, Generic[Row]):
    """What the tabs of visits, events and market notes share. `name` heads their words: visit, event, note."""

    name = ""
    states: Sequence[tuple[str, str]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say, theme = desk.say, desk.theme
        self.record = ""
        self.found: Row | None = None
        self.finder = find_field(desk, f"outlets.find_{self.name}s")
        self.period = Segments(say("outlets.period"), periods(desk), "quarter")
        self.state = Segments(say("outlets.state"), self._states(), self._states()[0][0] if self._states() else None)
        if not self._states():
            self.state.hide()
        self.list: AskedTable[Row] = AskedTable(desk, f"outlets.{self.name}s", self.columns())
        self.form = KeptForm(desk)
        self.build()
        bar = row(self.state, self.finder, None, self.period)
        bar.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        left = Card(desk)
        left.add(holder(bar))
        left.add(self.list, 1)
        self.facts = label("", "faint")
        foot = key_line(theme, [("Ctrl+F", say("outlets.find_key"))])
        foot.addWidget(self.facts)
        left.add_foot(theme, foot)
        both = row(left, self._card(), gap=theme.px(12))
        both.setStretch(0, 784)
        both.setStretch(1, 404)
        self.setLayout(both)
        self._wire()

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
        self.period.changed.connect(lambda _code: self.ask())
        self.state.changed.connect(lambda _code: self.ask())
        self.finder.textChanged.connect(lambda _text: self.ask())
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self._open_row)
        self.form.drafted.connect(lambda: self._show_draft(is_there=True))
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

    @staticmethod
    def page(reader: Reader, asked: FieldAsked) -> tuple[Sequence[Row], int]:
        """A page of the list, and how many there are; any thread may ask."""
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
        if not self.form.draft:
            self.show_blank()
        self.ask()

    def ask(self) -> None:
        """Read the list anew."""
        find = partial(find_records, self.desk.store, self.page, self.asked)
        self.list.ask(find, self._found_some, self.desk.say("outlets.reading"))

    def _found_some(self, _count: int) -> None:
        say = self.desk.say
        if self.finder.text():
            self.list.set_empty(say("outlets.no_match"), say("outlets.clear_filter"), self.finder.clear)
        else:
            self.list.set_empty(say(f"outlets.no_{self.name}s"), say(f"outlets.new_{self.name}"), self.new_record)

    # the form

    @property
    def draft(self) -> str:
        """The name under which what is typed is kept: of a new record, or of a recorded one that is put right."""
        return f"{self.name}/{self.record}" if self.record else self.name

    def shown(self) -> None:
        """The form shows something else."""

    def show_field(self, name: str, needed: bool) -> None:
        """Show a field with its label, or neither."""
        field = self.form.fields[name]
        field.setVisible(needed)
        place = self.form.grid.getItemPosition(self.form.grid.indexOf(field))
        head = self.form.grid.itemAtPosition(place[0], 0)  # type: ignore[index]
        name_label = head.widget() if head else None
        if name_label:
            name_label.setVisible(needed)

    def show_blank(self) -> None:
        """A new record; what was typed before is there again."""
        self._show(None, "", self.blank())

    def show_row(self, found: Row) -> None:
        """A recorded one, with what was typed to put it right."""
        fields = self.row_fields(found)
        if fields is None:
            self.desk.refuse(Refusal("record_gone"))
            return
        self._show(found, self.key_of(found), fields)

    def _show(self, found: Row | None, record: str, fields: dict[str, str]) -> None:
        self.form.leave()
        self.found, self.record = found, record
        self.take_back.setVisible(bool(record))
        self._show_draft(is_there=False)
        self.form.show_fields(self.draft, fields)
        self.shown()

    def _show_draft(self, *, is_there: bool) -> None:
        self.chip.setVisible(is_there)
        self.discard.setVisible(is_there)

    def _picked(self, found: Row | None) -> None:
        if found is not None:
            self.show_row(found)

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
        self.form.fill(fields)
        self.shown()
        self._first_field()

    def leave(self) -> None:
        self.form.leave()

    def clear(self) -> None:
        """Show again what is stored, or begin anew."""
        self.form.forget()
        if self.found is None:
            self.show_blank()
        else:
            self.show_row(self.found)

    def save(self) -> bool:
        """Keep the record; whether it was."""
        if not self.done(self.change(self.form.typed), "outlets.saved"):
            return False
        self.form.forget()
        self.show_blank()
        return True

    def _take_back(self) -> None:
        if self.done(self.removal(), "outlets.taken_back"):
            self.form.forget()
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
