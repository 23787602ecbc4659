"""People: who belongs where since when; taken on, moved, promoted, leaving (rule 3-1, decision F3)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QWidget

from domain.organisation import Assignment, Member
from domain.ports import Reader
from domain.rosters import Asked, PersonRow
from domain.services.absences import leaves_of
from domain.services.changing import Change
from domain.services.staffing import withdraw_transfer
from ui.desk import Desk
from ui.kit.chip_label import ChipLabel
from ui.kit.looks import Chip, Ink, Look
from ui.kit.page import Keys
from ui.kit.parts import button, column, holder, label, link, row, rule
from ui.kit.rows import Column
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.pane import facts_grid
from ui.pages.organisation.people_forms import PeopleForms
from ui.pages.organisation.roster import RosterTab
from ui.pages.organisation.saying import attempt_change, day_words


class PeopleTab(RosterTab[PersonRow]):
    """The list of people, and the person chosen."""

    code = "people"
    topics = frozenset({"member", "assignment", "unit", "leave"})

    def __init__(self, desk: Desk) -> None:
        self.phone_shown = False
        super().__init__(desk, self._columns(desk))
        self.forms = PeopleForms(desk)

    def _columns(self, desk: Desk) -> Sequence[Column[PersonRow]]:
        return (
            Column("employee_no", desk.term("employee_no"), lambda x: x.employee_no),
            Column("name", desk.term("person_name"), lambda x: x.name, look=lambda _: Ink(bold=True)),
            Column("role", desk.term("role"), lambda x: desk.term(x.role.value)),
            Column(
                "unit_name",
                desk.term("unit"),
                lambda x: x.unit_name,
                stretch=True,
                width=150,
                tip=lambda x: x.unit_name,
            ),
            Column("since", desk.say("org.since"), lambda x: day_words(x.since)),
            Column("next", desk.say("org.next"), lambda x: day_words(x.next), look=self._next),
            Column("employed_to", desk.term("employed_to"), lambda x: day_words(x.employed_to)),
        )

    def _next(self, person: PersonRow) -> Look | None:
        return Chip("submitted", day_words(person.next)) if person.next else None

    def tools(self) -> Sequence[QWidget]:
        words = self.desk.say("org.people_add")
        return (button(self.desk, words, lambda: self.open_form("add"), key="Ctrl+N", icon_name="plus", small=True),)

    def keys(self) -> Keys:
        return (("Ctrl+N", "org.people_add"), ("Ctrl+F", "org.key_find"), ("Enter", "org.key_transfer"))

    def page(self, reader: Reader, asked: Asked) -> tuple[Sequence[PersonRow], int]:
        return reader.people_page(asked)

    def key_of(self, row: PersonRow) -> Any:
        return row.employee_no

    def open(self, **target: Any) -> None:
        if "person" in target:
            self.find_row(str(target["person"]))
        if target.get("form"):
            self.open_form(str(target["form"]), target.get("person"))

    def make_form(self, kind: str, key: Any) -> ChangeForm:
        return self.forms.make(kind, key)

    def show_row(self, row_: PersonRow | None) -> None:
        member = self.desk.organisation.members.get(row_.employee_no) if row_ else None
        if row_ is None or member is None:
            self.pane.show_words(self.desk.say("org.people_none"))
            return
        self.pane.show_widget(holder(self._told(row_, member)))

    def _told(self, person: PersonRow, member: Member) -> QBoxLayout:
        desk, number = self.desk, person.employee_no
        left = person.employed_to is not None and person.employed_to < self.day
        chip = ChipLabel(desk.theme)
        chip.show_chip("none", desk.say("org.left") if left else desk.term(person.role.value), glyph=False)
        head = row(label(person.name, "title"), chip, None)
        employed = f"{day_words(person.employed_from)} – {day_words(person.employed_to)}"
        facts = [
            (desk.term("employee_no"), number),
            (desk.term("unit"), person.unit_name),
            (desk.say("org.employed"), employed),
        ]
        transfer = button(desk, desk.say("org.transfer"), lambda: self.open_form("transfer", number), small=True)
        edit = button(desk, desk.say("org.edit"), lambda: self.open_form("edit", number), small=True)
        leave = button(desk, desk.say("org.leave"), lambda: desk.go("rules", tab="leaves", person=number), small=True)
        quit_ = button(desk, desk.say("org.quit"), lambda: self.open_form("leave", number), small=True)
        quit_.setEnabled(person.employed_to is None or person.employed_to >= self.day)
        return column(
            head,
            facts_grid(desk, facts),
            self._phone(person),
            row(transfer, edit, leave, quit_, None, gap=desk.theme.px(6)),
            rule(),
            self._history(member),
            self._leave(member),
            None,
            gap=desk.theme.px(10),
        )

    def _phone(self, person: PersonRow) -> QBoxLayout:
        """A telephone number is masked until asked for (promise U21)."""
        desk, phone = self.desk, person.phone
        if not phone:
            return row(label(desk.term("phone"), "caption"), label(desk.say("org.blank"), "faint"), None)
        shown = label(masked(phone))

        def show() -> None:
            shown.setText(phone)
            opener.hide()

        opener = link(desk, desk.say("org.show_phone"), show)
        return row(label(desk.term("phone"), "caption"), shown, opener, None)

    def _history(self, member: Member) -> QBoxLayout:
        """Every assignment, the latest first, each with its ways to be put right."""
        lines = column(label(self.desk.say("org.history"), "section"), gap=self.desk.theme.px(6))
        for held in reversed(member.assignments):
            lines.addLayout(self._assignment(member, held))
        return lines

    def _assignment(self, member: Member, held: Assignment) -> QBoxLayout:
        desk, number = self.desk, member.employee_no
        unit = desk.organisation.units[held.unit].name
        words = label(f"{desk.say('org.from_day', day=day_words(held.first))}　{unit}", wrap=True)
        role = label(desk.term(held.role.value), "caption")
        key = (number, held.first)
        correct = link(desk, desk.say("org.correct"), lambda: self.open_form("correct", key))
        parts: list[QWidget | None] = [role, correct]
        if len(member.assignments) > 1 and held is not member.assignments[0]:
            parts.append(link(desk, desk.say("org.withdraw"), lambda: self._withdraw(withdraw_transfer(*key))))
        for part in parts[1:]:
            if part:
                part.setAccessibleName(f"{part.accessibleName()} {day_words(held.first)}")
        return column(words, row(*parts, None), gap=0)

    def _withdraw(self, change: Change) -> None:
        attempt_change(self.desk, change, self.desk.say("org.withdrawn"))

    def _leave(self, member: Member) -> QBoxLayout:
        desk, soon = self.desk, self.day - timedelta(days=30)
        lines = column(gap=desk.theme.px(4))
        held = [x for x in leaves_of(desk.organisation, member) if x.last >= soon]
        if held:
            lines.addWidget(rule())
            lines.addWidget(label(desk.say("org.leave_soon"), "section"))
        for leave in held:
            lines.addWidget(label(f"{day_words(leave.first)} – {day_words(leave.last)}　{leave.kind}"))
        return lines


def masked(phone: str) -> str:
    """A telephone number with its middle hidden."""
    return f"{phone[:3]}****{phone[-2:]}" if len(phone) > 6 else "****"
