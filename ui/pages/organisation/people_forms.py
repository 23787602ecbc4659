"""The forms of people: take on, change facts, move or promote, put a move right, leave with a hand-over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QBoxLayout

from domain.organisation import Role
from domain.problems import Refusal
from domain.services import staffing
from domain.services.changing import Change
from domain.services.staffing import HandOver, Holdings
from domain.sheets.table import Cell
from ui.desk import Desk
from ui.kit.parts import clear, column, label
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.saying import people_choices, unit_choices

Cells = Mapping[str, Cell]


class PeopleForms:
    """Makes the forms of one person, or of a new one."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def make(self, kind: str, key: Any) -> ChangeForm:
        """add, edit, transfer, correct (number and first day), leave. Refuses `record_gone`."""
        number = key[0] if kind == "correct" else key
        if kind != "add" and number not in self.desk.organisation.members:
            raise Refusal("record_gone")
        match kind:
            case "add":
                return self._add()
            case "edit":
                return self._edit(key)
            case "transfer":
                return self._transfer(key)
            case "correct":
                return self._correct(*key)
            case _:
                return self._leave(key)

    def _form(self, title: str, done: str, **facts: object) -> ChangeForm:
        say = self.desk.say
        return ChangeForm(self.desk, say(title, **facts), say("org.save"), say(done, **facts))

    def _name(self, number: str) -> str:
        return self.desk.organisation.members[number].name

    def _roles(self) -> list[tuple[str, str]]:
        return [(role.value, self.desk.term(role.value)) for role in Role]

    def _add(self) -> ChangeForm:
        desk, today = self.desk, self.desk.today()
        form = self._form("org.people_add", "org.done_people_add")
        form.add_text("employee_no")
        form.add_text("name")
        form.add_choice("unit", unit_choices(desk.organisation, today), desk.unit, search=True)
        form.add_choice("role", self._roles(), Role.ACCOUNT_MANAGER.value)
        form.add_day("employed_from", today)
        form.add_text("phone")
        form.change = lambda cells: staffing.add_member(cells, today)
        return form

    def _edit(self, number: str) -> ChangeForm:
        with self.desk.store.reading() as reader:
            facts = reader.facts("members", number)
        form = self._form("org.edit_of", "org.done_edit", name=facts["name"])
        form.add_text("name", facts["name"])
        form.add_day("employed_from", facts["employed_from"])
        form.add_optional_day("employed_to", facts["employed_to"])
        form.add_text("phone", facts["phone"])
        form.change = lambda cells: staffing.change_member(number, cells, self.desk.today())
        return form

    def _transfer(self, number: str) -> ChangeForm:
        today = self.desk.today()
        held = self.desk.organisation.members[number].assignment_on(today)
        form = self._form("org.transfer_of", "org.done_transfer", name=self._name(number))
        self._where(form, held.unit, held.role, today)
        form.change = lambda c: staffing.transfer(number, str(c["unit"]), str(c["role"]), _day(c["first"]))
        return form

    def _correct(self, number: str, wrong: date) -> ChangeForm:
        held = self.desk.organisation.members[number].assignment_on(wrong)
        form = self._form("org.correct_of", "org.done_correct", name=self._name(number), day=wrong.isoformat())
        self._where(form, held.unit, held.role, wrong)
        form.change = lambda c: staffing.correct_transfer(
            number, wrong, str(c["unit"]), str(c["role"]), _day(c["first"])
        )
        return form

    def _where(self, form: ChangeForm, unit: str, role: Role, day: date) -> None:
        form.add_day("first", day, self.desk.say("org.field_from"))
        form.add_choice("unit", unit_choices(self.desk.organisation, day), unit, search=True)
        form.add_choice("role", self._roles(), role.value)

    # leaving

    def _leave(self, number: str) -> ChangeForm:
        desk, today = self.desk, self.desk.today()
        form = self._form("org.leave_of", "org.done_leave", name=self._name(number))
        last = form.add_day("employed_to", today, desk.say("org.field_last_day"))
        held = desk.organisation.members[number].assignment_on(today)
        leads = held.role in staffing.LEADERS
        if leads:
            self._hand_over(form, held.unit)
        holdings = column(gap=desk.theme.px(4))
        form.extra.addLayout(holdings)
        last.dateChanged.connect(lambda _: self._show_holdings(number, last.day, holdings))
        self._show_holdings(number, last.day, holdings)

        def change(cells: Cells) -> Change:
            over = HandOver(str(cells.get("successor", "")), str(cells.get("outlets_to", "")))
            return staffing.leave_company(number, _day(cells["employed_to"]), over, today)

        form.change = change
        return form

    def _hand_over(self, form: ChangeForm, unit: str) -> None:
        """Who goes on with a region or department: a person takes the unit, or another unit its outlets."""
        desk, today = self.desk, self.desk.today()
        nobody = desk.say("org.nobody_yet")
        form.add_choice("successor", people_choices(desk.organisation, today, blank=nobody), "", search=True)
        stay = desk.say("org.outlets_stay")
        others = [choice for choice in unit_choices(desk.organisation, today, blank=stay) if choice[0] != unit]
        form.add_choice("outlets_to", others, "", search=True)

    def _show_holdings(self, number: str, day: date, into: QBoxLayout) -> None:
        clear(into)
        with self.desk.store.reading() as reader:
            held = staffing.holdings(reader, number, day)
        into.addWidget(label(self.desk.say("org.holdings"), "section"))
        for sentence in holding_sentences(self.desk, held):
            into.addWidget(label(f"・{sentence}", "caption", wrap=True))


def holding_sentences(desk: Desk, held: Holdings) -> list[str]:
    """What somebody holds, one sentence each; a sentence that there is nothing where there is nothing."""
    if not held.any:
        return [desk.say("org.holds_nothing")]
    found = []
    if held.leads:
        found.append(desk.say("org.holds_unit", unit=desk.organisation.units[held.leads].name))
        found.append(desk.say("org.holds_outlets", count=len(held.outlets)))
    if held.waiting:
        found.append(desk.say("org.holds_waiting", count=held.waiting))
    for event in held.events:
        found.append(desk.say("org.holds_event", day=event.day.isoformat(), name=event.name))
    if held.returned:
        found.append(desk.say("org.holds_returned", count=held.returned))
    return found


def _day(cell: Cell) -> date | None:
    """The day of a day field."""
    return cell if isinstance(cell, date) else None
