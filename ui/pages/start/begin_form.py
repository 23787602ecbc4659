"""The form of an empty start: the unit, one's name and role."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from domain.ports import Store
from domain.problems import FormRefusal
from domain.services.beginning import ROLES, Beginning, begin
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import ChoiceField, Form, text_field
from ui.kit.parts import button, label, row


class BeginForm(Card):
    """Asks for as little as can be; everything else can be added later."""

    def __init__(self, desk: Desk, back: Callable[[], Any]) -> None:
        super().__init__(desk, desk.say("start.form_title"), padded=True)
        self.desk = desk
        self.form = Form(desk)
        self.branch = text_field(desk)
        self.department = text_field(desk, desk.say("start.department_default"))
        self.name, self.number = text_field(desk), text_field(desk)
        self.role = ChoiceField([(role.value, desk.term(role.value)) for role in ROLES])
        for code, field in (
            ("branch", self.branch),
            ("department", self.department),
            ("name", self.name),
            ("number", self.number),
            ("role", self.role),
        ):
            self.form.add(code, desk.say(f"start.{code}"), field)
        self.done = button(desk, desk.say("start.form_done"), self.finish, shown_key="Ctrl+Enter", kind="primary")
        self.back = button(desk, desk.say("start.form_back"), back, shown_key="Esc")
        self.add(label(desk.say("start.form_note"), "faint", wrap=True))
        self.add(self.form)
        self.add(row(self.done, self.back, None))
        self.body.addStretch(1)
        for key, action in (("Ctrl+Return", self.finish), ("Ctrl+Enter", self.finish), ("Esc", back)):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(action)

    def begin(self) -> None:
        """The cursor stands in the first field."""
        self.branch.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> Beginning:
        """What was typed."""
        return Beginning(
            self.branch.text(), self.department.text(), self.name.text(), self.number.text(), self.role.code
        )

    def finish(self) -> None:
        """Check what was typed, make the store, and begin."""
        desk, typed, today = self.desk, self.typed, self.desk.today()
        try:
            typed.check()
        except FormRefusal as refusal:
            faults = refusal.faults
            self.form.show_errors({c: desk.office.explain_fault(f, desk.language) for c, f in faults.items()})
            return
        self.form.show_errors({})

        def make(present: Store | None) -> Store:
            return desk.office.open_own(present, lambda store: begin(store, typed, today))

        desk.memory.set(f"me/{desk.office.own_name}", typed.employee_no)
        words = desk.say("start.begun", unit=typed.branch.strip())
        desk.switch(make, desk.say("start.opening"), lambda: desk.tell(words))
