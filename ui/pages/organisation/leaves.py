"""Approved leave: full days, overlaps counted once, taken back when it was not taken (rule 3-1)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QWidget

from domain.organisation import Leave
from domain.ports import Reader
from domain.problems import Refusal
from domain.rosters import Asked, LeaveRow
from domain.services import absences
from ui.desk import Desk
from ui.kit.looks import Ink
from ui.kit.page import Keys
from ui.kit.parts import button, column, holder, label, row
from ui.kit.rows import Column
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.pane import facts_grid
from ui.pages.organisation.roster import RosterTab
from ui.pages.organisation.saying import attempt_change, day_words, people_choices


class LeavesTab(RosterTab[LeaveRow]):
    """The list of leave, and the one chosen."""

    code = "leaves"
    first_state = "all"
    topics = frozenset({"leave", "member", "assignment", "calendar_day"})

    def __init__(self, desk: Desk) -> None:
        columns = (
            Column[LeaveRow]("employee_no", desk.term("employee_no"), lambda x: x.employee_no),
            Column[LeaveRow]("name", desk.term("person_name"), lambda x: x.name, look=lambda _: Ink(bold=True)),
            Column[LeaveRow]("unit", desk.term("unit"), lambda x: x.unit_name, stretch=True),
            Column[LeaveRow]("first", desk.term("first"), lambda x: day_words(x.first)),
            Column[LeaveRow]("last", desk.term("last"), lambda x: day_words(x.last)),
            Column[LeaveRow]("days", desk.say("org.working_days"), self._days, figures=True),
            Column[LeaveRow]("kind", desk.say("org.leave_kind"), lambda x: x.kind),
        )
        super().__init__(desk, columns)

    def _days(self, found: LeaveRow) -> str:
        return str(absences.working_days(self.desk.organisation, _leave(found)))

    def tools(self) -> Sequence[QWidget]:
        words = self.desk.say("org.leaves_add")
        return (button(self.desk, words, lambda: self.open_form("add"), key="Ctrl+N", icon_name="plus", small=True),)

    def keys(self) -> Keys:
        return (("Ctrl+N", "org.leaves_add"), ("Ctrl+F", "org.key_find"))

    def page(self, reader: Reader, asked: Asked) -> tuple[Sequence[LeaveRow], int]:
        return reader.leaves_page(asked)

    def key_of(self, row: LeaveRow) -> Any:
        return _leave(row)

    def open(self, **target: Any) -> None:
        if "person" in target:
            self.find_row(str(target["person"]))
            self.open_form("add", str(target["person"]))

    def show_row(self, row_: LeaveRow | None) -> None:
        if row_ is None:
            self.pane.show_words(self.desk.say("org.leaves_none"))
        else:
            self.pane.show_widget(holder(self._told(row_)))

    def _told(self, found: LeaveRow) -> QBoxLayout:
        desk, say, leave = self.desk, self.desk.say, _leave(found)
        facts = [
            (desk.term("employee_no"), found.employee_no),
            (desk.term("unit"), found.unit_name),
            (say("org.leave_span"), f"{day_words(found.first)} – {day_words(found.last)}"),
            (say("org.working_days"), self._days(found)),
            (say("org.leave_kind"), found.kind or say("org.blank")),
        ]
        parts = (found.employee_no, found.first, found.last, found.kind)
        edit = button(desk, say("org.edit"), lambda: self.open_form("edit", parts), small=True)
        back = button(desk, say("org.take_back"), lambda: self._take_back(leave), shown_key="Del", small=True)
        return column(
            label(found.name, "title"), facts_grid(desk, facts), row(edit, back, None), None, gap=desk.theme.px(10)
        )

    def _take_back(self, leave: Leave) -> None:
        attempt_change(self.desk, absences.take_back_leave(leave), self.desk.say("org.done_take_back"))

    def make_form(self, kind: str, key: Any) -> ChangeForm:
        """add (perhaps for a person's number), edit (what a leave is made of). Refuses `record_gone`."""
        desk, say, today = self.desk, self.desk.say, self.desk.today()
        org = desk.organisation
        if kind == "edit":
            old = Leave(*key)
            if old not in org.leaves:
                raise Refusal("record_gone")
            form = ChangeForm(
                desk,
                say("org.leave_edit", name=org.members[old.employee_no].name),
                say("org.save"),
                say("org.done_leave_edit"),
            )
            form.add_day("first", old.first, desk.term("first"))
            form.add_day("last", old.last, desk.term("last"))
            form.add_text("kind", old.kind, words=say("org.leave_kind"))
            form.change = lambda cells: absences.change_leave(old, cells, today)
            return form
        form = ChangeForm(desk, say("org.leaves_add"), say("org.save"), say("org.done_leave_add"))
        form.add_choice(
            "employee_no", people_choices(org, today), str(key or ""), search=True, words=desk.term("person_name")
        )
        first = form.add_day("first", today, desk.term("first"))
        last = form.add_day("last", today, desk.term("last"))
        first.dateChanged.connect(lambda _: last.set_day(max(first.day, last.day)))
        form.add_text("kind", hint=say("org.leave_kind_hint"), words=say("org.leave_kind"))
        form.change = lambda cells: absences.add_leave(cells, today)
        return form


def _leave(found: LeaveRow) -> Leave:
    return Leave(found.employee_no, found.first, found.last, found.kind)
