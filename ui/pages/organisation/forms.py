"""A change as a form: fields, what the change would bring about while one types, and saving as one action."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.problems import FormRefusal, Refusal
from domain.services.changing import Change, Foreseen, foresee, make
from domain.sheets.table import Cell
from ui.desk import Desk
from ui.kit.cards import NoteBar
from ui.kit.chip_label import ChipLabel
from ui.kit.form import ChoiceField, DayField, Form, text_field
from ui.kit.parts import button, clear, column, label, row

PAUSE_MS = 300
"""The consequences are worked out so long after the last key."""

NAMED = 4


class ChangeForm(QWidget):
    """Fields of one change. `typed` tells that a field was changed; `closed` that the form is no longer needed."""

    typed = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, title: str, save_words: str, done_words: str) -> None:
        super().__init__()
        self.desk, self.done_words = desk, done_words
        self.tried = False
        self.change: Callable[[Mapping[str, Cell]], Change] | None = None
        self.form = Form(desk)
        self.notes = column(gap=desk.theme.px(6))
        self.error = NoteBar(desk, "failed")
        self.save = button(desk, save_words, self._save, key="Ctrl+Return", kind="primary")
        self.cancel = button(desk, desk.say("org.cancel"), self.closed.emit, shown_key="Esc")
        QShortcut(QKeySequence("Esc"), self, self.closed.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.extra = column(gap=desk.theme.px(6))
        self.chip = ChipLabel(desk.theme, "draft", desk.say("org.draft"))
        self.chip.hide()
        head = row(label(title, "section", wrap=True), self.chip)
        head.setStretch(0, 1)
        layout = column(
            head,
            self.form,
            self.extra,
            self.notes,
            self.error,
            row(self.save, self.cancel, None),
            None,
            gap=desk.theme.px(10),
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self._foresee)
        self._asked = 0

    def add_text(self, code: str, text: str = "", hint: str = "", words: str = "") -> QLineEdit:
        """A line of text."""
        made = text_field(self.desk, text, hint)
        made.textEdited.connect(self.touch)
        self.form.add(code, words or self.desk.say(f"org.field_{code}"), made)
        return made

    def add_optional_day(self, code: str, day: Any = "") -> QLineEdit:
        """A day that may stay blank."""
        shown = day.isoformat() if isinstance(day, date) else str(day or "")
        return self.add_text(code, shown, self.desk.say("org.day_hint"))

    def add_day(self, code: str, day: date, words: str = "") -> DayField:
        """A day there must be."""
        made = DayField(self.desk, day)
        made.dateChanged.connect(self.touch)
        self.form.add(code, words or self.desk.say(f"org.field_{code}"), made)
        return made

    def add_choice(
        self,
        code: str,
        choices: Sequence[tuple[str, str]],
        current: str | None = None,
        *,
        search: bool = False,
        words: str = "",
    ) -> ChoiceField:
        """One of a list."""
        made = ChoiceField(choices, current, search=search)
        made.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(8)
        made.currentIndexChanged.connect(self.touch)
        self.form.add(code, words or self.desk.say(f"org.field_{code}"), made)
        return made

    def cells(self) -> dict[str, Cell]:
        """What stands in the fields, by code."""
        found: dict[str, Cell] = {}
        for code, field in self.form.fields.items():
            if isinstance(field, DayField):
                found[code] = field.day
            elif isinstance(field, ChoiceField):
                found[code] = field.code
            elif isinstance(field, QLineEdit):
                found[code] = field.text()
        return found

    def fill(self, cells: Mapping[str, Cell]) -> None:
        """Put into the fields what was typed before."""
        self.chip.show()
        for code, value in cells.items():
            field = self.form.fields.get(code)
            if isinstance(field, DayField) and isinstance(value, date):
                field.set_day(value)
            elif isinstance(field, ChoiceField):
                field.choose(str(value))
            elif isinstance(field, QLineEdit):
                field.setText(str(value))

    def touch(self, *_: Any) -> None:
        """Something was typed: what would come of it is worked out after a pause."""
        self.chip.show()
        self.typed.emit()
        self._wait.start()

    def start(self) -> None:
        """The form is shown: the cursor stands in its first field."""
        first = next((field for field in self.form.fields.values() if field.isEnabled()), None)
        if first:
            first.setFocus()
        self._wait.start()

    def _foresee(self) -> None:
        if self.change is None:
            return
        change, store = self.change(self.cells()), self.desk.store
        self._asked += 1
        asked = self._asked

        def seen(found: Foreseen) -> None:
            if asked == self._asked and _alive(self):
                self._clear_errors()
                self.show_foreseen(found)

        def refused(refusal: Refusal) -> None:
            if asked == self._asked and _alive(self):
                self.show_foreseen(Foreseen((), ()))
                if self.tried:
                    self.show_refusal(refusal)

        self.desk.tasks.run(lambda _progress: foresee(store, change), seen, refused)

    def show_foreseen(self, found: Foreseen) -> None:
        """What would come of saving: issued reports that would say something else, and what one should know."""
        clear(self.notes)
        for sentence in foreseen_sentences(self.desk, found):
            self.notes.addWidget(NoteBar(self.desk, "behind", sentence))

    def show_refusal(self, refusal: Refusal) -> None:
        """Why it can't be saved: under each field, and what belongs to no field above the buttons."""
        office, language = self.desk.office, self.desk.language
        faults = refusal.faults if isinstance(refusal, FormRefusal) else {}
        sentences = {at: office.explain_fault(fault, language) for at, fault in faults.items()}
        self.form.show_errors(sentences)
        others = [words for at, words in sentences.items() if at not in self.form.fields]
        if not faults:
            others = [office.explain(refusal, language)]
        self.error.show_note("failed", "\n".join(others))

    def _clear_errors(self) -> None:
        self.form.show_errors({})
        self.error.show_note("failed", "")

    def _save(self) -> None:
        if self.change is None:
            return
        self.tried = True
        try:
            number = make(self.desk.store, self.change(self.cells()), self.desk.me)
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        self._wait.stop()
        self._asked += 1
        self.desk.tell(self.done_words, undo=number)
        self.closed.emit()


def _alive(widget: QWidget) -> bool:
    """Whether a widget is still there when a background answer comes back."""
    from shiboken6 import isValid

    return isValid(widget)


def foreseen_sentences(desk: Desk, found: Foreseen) -> list[str]:
    """Notices and touched reports as sentences."""
    sentences = [desk.say(f"org.notice_{notice.code}", **notice.facts) for notice in found.notices]
    org = desk.organisation
    for touched in found.reports:
        report = touched.report
        unit = org.units[report.unit].name if report.unit in org.units else report.unit
        names = [org.members[n].name if n in org.members else n for n in touched.people]
        facts = {"unit": unit, "week": report.week, "revision": report.revision}
        if names:
            more = "…" if len(names) > NAMED else ""
            people = "、".join(names[:NAMED]) + more
            sentences.append(desk.say("org.touched_people", **facts, names=people, count=len(names)))
        if touched.outlets:
            sentences.append(desk.say("org.touched_outlets", **facts, count=touched.outlets))
    return sentences
