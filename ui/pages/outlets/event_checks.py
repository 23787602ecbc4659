"""An event's on-site checks (rules 4-19, 5-6): recorded, put right, or taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from domain.field_lists import EventCheckRow
from domain.problems import FormRefusal, Refusal
from domain.services.changing import Change, make
from domain.services.recording import change, record, take_back
from domain.sheets.table import Cell
from ui.desk import Desk
from ui.kit.form import ChoiceField, DayField, text_field
from ui.kit.parts import button, clear, column, label, link, row
from ui.pages.outlets.choices import Choices, as_of, short_day
from ui.pages.outlets.kept_form import KeptForm

SHEET = "event_checks"


class EventChecks(QWidget):
    """The checks of one event line by line, and the form of one: a new one, or one that is put right."""

    def __init__(self, desk: Desk, people: Choices) -> None:
        super().__init__()
        self.desk, self.code = desk, ""
        self.record = ""
        say = desk.say
        self.lines = column(gap=desk.theme.px(4))
        self.form = KeptForm(desk)
        self.form.add("day", say("outlets.day"), DayField(desk, as_of(desk)))
        self.form.add("inspector", say("outlets.inspector"), ChoiceField(people, desk.me, search=True))
        self.result = text_field(desk)
        self.form.add("result", say("outlets.check_result"), self.result)
        self.save = button(desk, say("outlets.add_check"), self._save)
        self.leave_it = button(desk, say("outlets.leave_check"), self._leave_it)
        self.result.returnPressed.connect(self._save)
        ways = row(self.save, self.leave_it, None)
        self.setLayout(column(label(say("outlets.checks"), "section"), self.lines, self.form, ways))
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]

    def show_event(self, event: str) -> None:
        """Show the checks of an event, and what was typed of a new one; hidden without an event."""
        self.setVisible(bool(event))
        self.code = event
        if event:
            self.show_lines()
            self._begin()

    def show_lines(self) -> None:
        """Show the checks as they are stored, also when the store says that they changed; what is typed stays."""
        with self.desk.store.reading() as reader:
            found = reader.event_checks(self.code)
        clear(self.lines)
        for one in found:
            self.lines.addWidget(self._line(one))
        if not found:
            self.lines.addWidget(label(self.desk.say("outlets.no_checks"), "faint"))

    def _line(self, check: EventCheckRow) -> QWidget:
        desk, say = self.desk, self.desk.say
        day = short_day(check.day, desk.today())
        words = say("outlets.check_line", day=day, name=check.inspector_name, result=check.result)
        line = QWidget()
        parts: list[QWidget] = [label(words, wrap=True)]
        doings: dict[str, Callable[[], object]] = {
            "change_check": partial(self.put_right, check),
            "remove_check": partial(self.take_back, check.record),
        }
        for word, doing in doings.items():
            made = link(desk, say(f"outlets.{word}"), doing)
            made.setAccessibleName(f"{say(f'outlets.{word}')} {day} {check.inspector_name}")
            parts.append(made)
        layout = row(*parts)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        return line

    # doing

    def _begin(self) -> None:
        """A new check by the person sitting here."""
        self.record = ""
        today = as_of(self.desk).isoformat()
        self._show(f"event_check/{self.code}", {"day": today, "inspector": self.desk.me})

    def put_right(self, check: EventCheckRow) -> None:
        """Put a recorded check right."""
        self.record = check.record
        fields = {"day": check.day.isoformat(), "inspector": check.inspector, "result": check.result}
        self._show(f"event_check/{self.code}/{check.record}", fields)
        self.result.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, draft: str, fields: dict[str, str]) -> None:
        self.form.show_fields(draft, fields)
        self.save.setText(self.desk.say("outlets.keep_check" if self.record else "outlets.add_check"))
        self.leave_it.setVisible(bool(self.record))

    def _leave_it(self) -> None:
        self.form.forget()
        self._begin()

    def _save(self) -> None:
        cells: dict[str, Cell] = {"event": self.code, **self.form.typed}
        today = self.desk.today()
        self._make(change(SHEET, self.record, cells, today) if self.record else record(SHEET, cells, today))

    def take_back(self, check: str) -> None:
        """Take a recorded check out."""
        desk = self.desk
        number = desk.attempt(lambda: make(desk.store, take_back(SHEET, check), desk.me))
        if number is not None:
            desk.tell(desk.say("outlets.taken_back"), number)
            if self.record == check:
                self._leave_it()

    def _make(self, change: Change) -> None:
        desk = self.desk
        try:
            number = make(desk.store, change, desk.me)
        except FormRefusal as refusal:
            faults = {at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()}
            self.form.show_errors(faults)
            return
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        desk.tell(desk.say("outlets.saved"), number)
        self.form.forget()
        self._begin()
