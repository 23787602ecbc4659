"""The form of an inspection: when, by whom, the checklist, and what was found wrong."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from domain.field_lists import BoardRow, Side
from domain.inspecting import InspectionForm
from domain.problems import FormRefusal, Refusal
from domain.services.changing import make
from domain.services.inspecting import change_inspection, record_inspection, take_back_inspection
from ui import form_drafts
from ui.desk import Desk
from ui.kit.cards import Card, Empty, NoteBar
from ui.kit.chip_label import ChipLabel
from ui.kit.form import Autosave, ChoiceField, DayField, text_field
from ui.kit.parts import Segments, button, column, holder, key_line, label, link, row, rule
from ui.pages.outlets import drafts
from ui.pages.outlets.checklist import Checklist
from ui.pages.outlets.choices import as_of, finish_keys, people

KINDS = ("spot_check", "routine")


class ItemsArea(QScrollArea):
    """The checklist: it takes the height that is left, and keeps what has the keyboard in sight."""

    def __init__(self) -> None:
        super().__init__()
        running = QApplication.instance()
        if isinstance(running, QApplication):
            running.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """A few items at least; a page that must not scroll asks for no more."""
        return QSize(super().sizeHint().width(), 4 * self.fontMetrics().lineSpacing())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)


class InspectionCard(Card):
    """One outlet's inspection, new or already recorded. `visit_wanted` carries outlet, day and person."""

    visit_wanted = Signal(str, object, str)
    finished = Signal()

    def __init__(self, desk: Desk, side: Callable[[], Side]) -> None:
        super().__init__(desk, desk.say("outlets.inspection"))
        self.desk, self._side = desk, side
        self.outlet, self.record = "", ""
        self._name, self._resident, self._loading = "", "", False
        self._open_items = 0
        say = desk.say
        self.chip = ChipLabel(desk.theme, "draft", say("outlets.draft"))
        self.kind = Segments(say("outlets.kind"), [(kind, desk.term(kind)) for kind in KINDS])
        self.head.insertWidget(1, self.chip)
        self.add_tool(self.kind)
        self.empty = Empty(desk, say("outlets.choose_outlet"))
        self.told = NoteBar(desk)
        self.elsewhere = button(desk, say("outlets.record_elsewhere"), self._save_elsewhere, small=True)
        self.told.tools.addWidget(self.elsewhere)
        self.top = self._top()
        self.list = Checklist(desk, people(desk, as_of(desk)), as_of(desk))
        self.area = ItemsArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.list)
        self.list.setProperty("kind", "clear")
        self.form = holder(column(self.top, rule(), self.told, self.area, self._foot(), gap=0))
        self.add(self.empty, 1)
        self.add(self.form, 1)
        self.autosave = Autosave(self._keep, self)
        self._wire()
        self.show_nothing()

    def _top(self) -> QWidget:
        """Day, times, inspector, resident."""
        desk, say, theme = self.desk, self.desk.say, self.desk.theme
        self.day = DayField(desk, as_of(desk), small=True)
        self.arrived, self.left = (text_field(desk, hint=say("outlets.time_hint"), small=True) for _ in range(2))
        for field, word in ((self.day, "day"), (self.arrived, "arrived"), (self.left, "left")):
            field.setAccessibleName(say(f"outlets.{word}"))
        for clock in (self.arrived, self.left):
            clock.setMinimumWidth(theme.px(52))
            clock.setMaximumWidth(clock.fontMetrics().horizontalAdvance("00:00") + theme.px(24))
        self.inspector = ChoiceField(people(desk, as_of(desk)), desk.me, search=True, small=True)
        self.inspector.setAccessibleName(say("outlets.inspector"))
        self.inspector.setMinimumWidth(theme.px(96))
        present = [("yes", say("outlets.present_yes")), ("no", say("outlets.present_no"))]
        self.present = Segments(say("outlets.resident_present"), present)
        first = row(self.day, label(say("outlets.arrived"), "caption"), self.arrived)
        first.addWidget(label(say("outlets.left"), "caption"))
        first.addWidget(self.left)
        first.addStretch(1)
        second = row(label(say("outlets.inspector"), "caption"), self.inspector)
        second.setStretch(1, 1)
        second.addWidget(self.present)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.place = label("", "strong", wrap=True)
        whole = column(self.place, first, second, self.error, gap=theme.px(6))
        whole.setContentsMargins(theme.px(14), theme.px(7), theme.px(12), theme.px(7))
        return holder(whole)

    def _foot(self) -> QWidget:
        desk, say, theme = self.desk, self.desk.say, self.desk.theme
        self.save_button = button(desk, say("outlets.save"), self.save, shown_key="Ctrl+Enter", kind="primary")
        finish_keys(self, self.save)
        self.visit_button = button(desk, say("outlets.save_and_visit"), self.save_and_visit)
        self.discard = link(desk, say("outlets.discard"), self.clear)
        self.take_back = link(desk, say("outlets.take_back"), self._take_back)
        buttons = row(self.save_button, self.visit_button, None, self.discard, self.take_back)
        keys = key_line(theme, [("1 2 3", say("outlets.answer_keys"))])
        whole = column(buttons, keys, gap=theme.px(6))
        foot = QFrame()
        foot.setProperty("kind", "desk")
        whole.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(4))
        foot.setLayout(whole)
        return foot

    def _wire(self) -> None:
        self.list.changed.connect(self._touched)
        self.list.done.connect(self.save_button.setFocus)
        self.kind.changed.connect(lambda _kind: self._touched())
        self.present.changed.connect(lambda _said: self._touched())
        self.arrived.textEdited.connect(lambda _text: self._touched())
        self.left.textEdited.connect(lambda _text: self._touched())
        self.day.dateChanged.connect(lambda _day: self._touched())
        self.inspector.currentTextChanged.connect(lambda _text: self._touched())

    # showing

    def show_nothing(self) -> None:
        """No outlet is chosen."""
        self.outlet, self.record = "", ""
        self.title.setText(self.desk.say("outlets.inspection"))
        for part in (self.form, self.chip, self.kind):
            part.hide()
        self.empty.show()

    def show_outlet(self, found: BoardRow) -> None:
        """A new inspection of an outlet; what was typed of it before is there again."""
        if found.code == self.outlet and not self.record:
            return
        self.leave()
        self.outlet, self.record, self._name = found.code, "", found.name
        self._resident = self._number_of(found.resident)
        self._open_items = found.open_findings
        self._show_over(self._blank())
        self.title.setText(self.desk.say("outlets.inspection"))

    def show_record(self, record: str, name: str) -> None:
        """An inspection that was recorded, to look at or to put right."""
        self.leave()
        with self.desk.store.reading() as reader:
            form = reader.inspection_form(record)
        if form is None:
            self.desk.refuse(Refusal("record_gone"))
            return
        self.outlet, self.record, self._name, self._resident = form.outlet, record, name, ""
        self._open_items = 0
        self._show_over(form)
        self.title.setText(self.desk.say("outlets.inspection_changed"))

    @property
    def draft(self) -> str:
        """The name under which what is typed is kept."""
        return f"inspected/{self.record}" if self.record else f"inspection/{self.outlet}"

    def _show_over(self, stored: InspectionForm) -> None:
        """Show what is stored, or in its place what was typed of it before."""
        text = form_drafts.kept(self.desk, self.draft)
        self._show(drafts.text_inspection(text) if text else stored)
        self._show_draft(is_there=bool(text))

    def _show_draft(self, *, is_there: bool) -> None:
        self.chip.setVisible(is_there)
        self.discard.setVisible(is_there)

    def _blank(self) -> InspectionForm:
        kind = KINDS[0] if self._side() is Side.MARKET_DEPARTMENT else KINDS[1]
        return InspectionForm(as_of(self.desk), self.outlet, self.desk.me, kind)

    def _show(self, form: InspectionForm) -> None:
        self._loading = True
        day = form.day or as_of(self.desk)
        self.day.set_day(day)
        self.kind.choose(form.kind)
        self.arrived.setText(form.arrived)
        self.left.setText(form.left)
        self.inspector.offer(people(self.desk, day), form.inspector)
        self.present.choose(None if form.resident_present is None else "yes" if form.resident_present else "no")
        self.place.setText(self._name)
        self.list.resident = self._resident
        self.list.near = day
        self.list.show_earlier(self._open_items)
        self.list.show_answers(form.answers, form.findings)
        self.say_errors({})
        self.empty.hide()
        for part in (self.form, self.kind):
            part.show()
        self.visit_button.setVisible(not self.record)
        self.take_back.setVisible(bool(self.record))
        self.area.verticalScrollBar().setValue(0)
        self._loading = False

    def _number_of(self, names: str) -> str:
        """The one person resident there, by number."""
        members = self.desk.organisation.members.values()
        found = [m.employee_no for m in members if m.name == names and m.employed_on(as_of(self.desk))]
        return found[0] if len(found) == 1 else ""

    # typing

    @property
    def typed(self) -> InspectionForm:
        """The form as it is typed."""
        present = self.present.current
        return InspectionForm(
            *(self.day.day, self.outlet, self.inspector.code, self.kind.current or ""),
            *(self.arrived.text().strip(), self.left.text().strip(), None if present is None else present == "yes"),
            self.list.answers,
            self.list.findings,
        )

    def _touched(self) -> None:
        if not self._loading:
            self._show_draft(is_there=True)
            self.autosave.touch()

    def _keep(self) -> None:
        if self.outlet:
            form_drafts.keep(self.desk, self.draft, drafts.inspection_text(self.typed))

    def leave(self) -> None:
        """Keep what was typed."""
        self.autosave.flush()

    def begin(self) -> None:
        """Put the keyboard on the first open item."""
        if self.outlet:
            self.list.begin()

    def clear(self) -> None:
        """Show again what is stored, or begin the form anew."""
        self._forget()
        if self.record:
            self.show_record(self.record, self._name)
        else:
            self._show_over(self._blank())

    def _forget(self) -> None:
        self.autosave.drop()
        form_drafts.keep(self.desk, self.draft, "")

    # saving

    def save(self) -> bool:
        """Record the inspection; whether it was."""
        return self._save(self.typed)

    def _save_elsewhere(self) -> None:
        self._save(replace(self.typed, elsewhere=True))

    def save_and_visit(self) -> None:
        """Record it, and open the form of a visit to the same outlet."""
        typed = self.typed
        if self.save():
            self.visit_wanted.emit(typed.outlet, typed.day, typed.inspector)

    def _save(self, form: InspectionForm) -> bool:
        desk = self.desk
        if not self.outlet:
            return False
        today = desk.today()
        change = change_inspection(self.record, form, today) if self.record else record_inspection(form, today)
        try:
            number = make(desk.store, change, desk.me)
        except FormRefusal as refusal:
            sentences = {at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()}
            self.say_errors(sentences)
            return False
        except Refusal as refusal:
            desk.refuse(refusal)
            return False
        self._saved(number)
        return True

    def _saved(self, number: int) -> None:
        desk, name = self.desk, self._name
        self._forget()
        self.show_nothing()
        desk.tell(desk.say("outlets.saved_inspection", outlet=name), number)
        self.finished.emit()

    def _take_back(self) -> None:
        desk = self.desk
        number = desk.attempt(lambda: make(desk.store, take_back_inspection(self.record), desk.me))
        if number is not None:
            self._forget()
            self.show_nothing()
            desk.tell(desk.say("outlets.taken_back"), number)
            self.finished.emit()

    def say_errors(self, sentences: dict[str, str]) -> None:
        """Say what is wrong: unanswered items by name on top, the rest beside its field."""
        say = self.desk.say
        open_items = [at.removeprefix("item/") for at in sentences if at.startswith("item/")]
        told = say("outlets.unanswered", items=self.list.unanswered(open_items)) if open_items else ""
        outlet = sentences.get("outlet", "")
        self.told.show_note("behind", outlet or told)
        self.elsewhere.setVisible(bool(outlet) and len(sentences) == 1)
        tops = ("day", "arrived", "left", "inspector", "kind")
        lines = [f"{say(f'outlets.{name}')}：{sentences[name]}" for name in tops if name in sentences]
        self.error.setText("；".join(lines))
        self.error.setVisible(bool(lines))
        self.list.show_errors(sentences, self.area.ensureWidgetVisible)
