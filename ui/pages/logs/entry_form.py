"""One person's day with its texts: the form beside the grid, over the same session."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from domain.entry.cells import plain_digits
from domain.entry.days import DayEntry
from domain.work_log import Item, LogText
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import ChoiceField, Form, text_area, text_field
from ui.kit.parts import button, holder, label, mark
from ui.pages.logs.entry_session import EntrySession

AREAS = ("done", "plan", "trouble")


class EntryForm(QWidget):
    """Counts and texts of one day. `chosen`: another person or day is shown."""

    chosen = Signal()

    def __init__(self, desk: Desk, session: EntrySession) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self.outlets: dict[str, str] = {}
        say, theme = desk.say, desk.theme
        card = Card(desk, say("entry.form"), padded=True)
        self.person = ChoiceField([], search=True)
        self.day = ChoiceField([])
        self.person.currentIndexChanged.connect(lambda _: self._chose())
        self.day.currentIndexChanged.connect(lambda _: self._chose())
        card.add_tool(
            button(desk, say("entry.previous_person"), lambda: self.turn(-1), key="Alt+Up", small=True),
            button(desk, say("entry.next_person"), lambda: self.turn(1), key="Alt+Down", small=True),
        )
        self.form = Form(desk)
        self.form.add("person", say("entry.person"), self.person)
        self.form.add("day", say("entry.date"), self.day)
        self.form.add("counts", say("entry.counts"), self._counts())
        self.outlet = text_field(desk)
        self.outlet.textEdited.connect(lambda _: self._texts_typed())
        self.form.add("outlet", say("entry.outlet"), self.outlet)
        self.areas: dict[str, QPlainTextEdit] = {}
        for code in AREAS:
            area = text_area(desk, lines=3)
            area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            area.textChanged.connect(self._texts_typed)
            self.form.add(code, say(f"entry.{code}"), area)
            self.areas[code] = area
        card.add(self.form, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self.setMinimumWidth(theme.px(420))
        self._filling = False

    def _counts(self) -> QWidget:
        desk, theme = self.desk, self.desk.theme
        self.counts: dict[Item, QLineEdit] = {}
        self.leasts = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, theme.px(4))
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(2))
        for place, item in enumerate(Item):
            line = text_field(desk)
            line.setMinimumWidth(theme.px(52))
            line.setMaxLength(12)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setAccessibleName(desk.term(item.value))
            line.textEdited.connect(lambda text, i=item: self._count_typed(i, text))
            self.counts[item], self.leasts[item] = line, label("", "faint")
            grid.addWidget(label(desk.term(item.value), "caption", wrap=True), 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(line, 1, place)
            grid.addWidget(self.leasts[item], 2, place)
            grid.setColumnStretch(place, 1)
        made = holder(grid)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return made

    # what is shown

    @property
    def place(self) -> tuple[str, date] | None:
        """Whose day is shown."""
        number, day = self.person.code, self.day.code
        if number not in self.session.people or not day:
            return None
        return number, date.fromisoformat(day)

    def offer(self) -> None:
        """People, days and outlets to choose from."""
        self.outlets = {outlet.code: outlet.name for outlet in self.session.outlets}
        completer = QCompleter(sorted(self.outlets.values()), self.outlet)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self._texts_typed())
        self.outlet.setCompleter(completer)
        people = self.session.people.values()
        self.person.offer([(p.employee_no, f"{p.name}　{p.employee_no}") for p in people])
        self._offer_days()

    def _offer_days(self) -> None:
        say, number = self.desk.say, self.person.code
        person = self.session.people.get(number)
        choices = []
        for entry in person.days if person else ():
            day = say("entry.day", day=f"{entry.day:%m-%d}", weekday=say(f"shell.weekday_{entry.day.weekday()}"))
            state = say(f"entry.state_{entry.state.value}")
            choices.append((entry.day.isoformat(), say("entry.day_choice", day=day, state=state)))
        self.day.offer(choices)

    def show_place(self, number: str, day: date) -> None:
        """Show somebody's day."""
        self.person.blockSignals(True)
        self.person.choose(number)
        self.person.blockSignals(False)
        self._offer_days()
        self.day.blockSignals(True)
        self.day.choose(day.isoformat())
        self.day.blockSignals(False)
        self.refresh()
        self.chosen.emit()

    def _chose(self) -> None:
        if self.place:
            self.show_place(*self.place)

    def turn(self, steps: int) -> None:
        """The next person, the same day."""
        order, place = list(self.session.people), self.place
        if place and order:
            self.show_place(order[(order.index(place[0]) + steps) % len(order)], place[1])
            self.counts[Item.LEAFLETS].setFocus()

    def refresh(self) -> None:
        """Show the day as the session has it; a field that is being typed into is left alone."""
        entry = self._entry()
        if entry is None:
            return
        self._filling = True
        takes = not entry.state.closed
        for item, line in self.counts.items():
            typed = entry.of(item)
            if not line.hasFocus() or plain_digits(line.text()).strip() != typed.text:
                line.setText(typed.text)
            mark(line, wrong="true" if typed.wrong else "false")
            line.setEnabled(takes)
            least = entry.rules.day_minimums.get(item, 0)
            self.leasts[item].setText(self.desk.say("entry.least", count=least) if least else " ")
        self._fill_texts(entry.text, takes=takes)
        self._filling = False

    def _fill_texts(self, text: LogText, *, takes: bool) -> None:
        outlet = self.outlets.get(text.outlet, text.outlet)
        if self.outlet.text() != outlet and not self.outlet.hasFocus():
            self.outlet.setText(outlet)
        self.outlet.setEnabled(takes)
        for code, area in self.areas.items():
            wanted = getattr(text, code)
            if area.toPlainText() != wanted:
                area.setPlainText(wanted)
            area.setEnabled(takes)

    def _entry(self) -> DayEntry | None:
        place = self.place
        return self.session.entry(*place) if place else None

    # what is typed

    def _count_typed(self, item: Item, text: str) -> None:
        plain, line, place = plain_digits(text), self.counts[item], self.place
        if plain != text:
            at = line.cursorPosition()
            line.setText(plain)
            line.setCursorPosition(at)
        if place:
            self.session.put(self.session.entry(*place).with_cell(item, plain))

    def _texts_typed(self) -> None:
        place = self.place
        if self._filling or place is None:
            return
        name = self.outlet.text().strip()
        code = next((code for code, known in self.outlets.items() if known == name), name)
        texts = {area: self.areas[area].toPlainText() for area in AREAS}
        self.session.say_text(*place, LogText(outlet=code, **texts))
