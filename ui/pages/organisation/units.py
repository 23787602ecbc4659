"""Units: the house from the top down, with how many people and outlets each has; added, changed, closed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from domain.organisation import Unit, UnitKind
from domain.problems import Refusal
from domain.services import organising
from domain.services.staffing import leaders
from domain.sheets.checks import LAYERS
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import text_field
from ui.kit.looks import Ink
from ui.kit.page import Keys
from ui.kit.parts import Segments, button, column, holder, label, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.organisation.form_tab import FormTab
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.pane import facts_grid
from ui.pages.organisation.saying import day_words, unit_choices


class UnitRow(NamedTuple):
    """A unit in the list: how deep it stands, who leads it, and what it has today."""

    unit: Unit
    depth: int
    leader: str
    people: int
    outlets: int


class UnitsTab(FormTab):
    """The list of units, and the one chosen."""

    code = "units"
    topics = frozenset({"unit", "member", "assignment", "outlet", "outlet_assignment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        columns: list[Column[UnitRow]] = [
            Column(
                "name",
                desk.term("name"),
                lambda x: "　" * x.depth + x.unit.name,
                look=self._name,
                stretch=True,
                width=320,
            ),
            Column("code", desk.term("code"), lambda x: x.unit.code),
            Column("kind", desk.term("kind"), lambda x: desk.term(x.unit.kind.value)),
            Column("leader", desk.say("org.leader"), lambda x: x.leader),
            Column("people", desk.say("org.people"), lambda x: str(x.people or ""), figures=True),
            Column("outlets", desk.term("outlets"), lambda x: str(x.outlets or ""), figures=True),
            Column("first", desk.term("first"), lambda x: day_words(x.unit.first)),
            Column("last", desk.term("last"), lambda x: day_words(x.unit.last)),
        ]
        self.table: Table[UnitRow] = Table(desk, "org.units_list", columns, sortable=False)
        self.table.picked.connect(lambda _: self.show_chosen())
        self.table.set_empty(
            desk.say("org.units_empty"), desk.say("org.import_org"), lambda: desk.go("imports", kind="org")
        )
        self.finder = text_field(desk, "", desk.say("org.units_find"), small=True)
        self.finder.setAccessibleName(desk.say("org.units_find"))
        self.finder.textChanged.connect(lambda _: self.refresh())
        states = [("current", desk.say("org.units_current")), ("all", desk.say("org.units_all"))]
        self.states = Segments(desk.say("org.state"), states, "current")
        self.states.changed.connect(lambda _: self.refresh())
        self.count = label("", "faint")
        filters = row(self.finder, self.states, None, self.count, gap=theme.px(10))
        filters.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        card = Card(desk)
        card.add(filters)
        card.add(self.table, 1)
        whole = row(card, self.pane, gap=theme.px(12))
        whole.setStretch(0, 1)
        self.setLayout(whole)
        QShortcut(QKeySequence("Ctrl+F"), self, self.finder.setFocus)

    def _name(self, found: UnitRow) -> Ink:
        ended = not found.unit.active_on(self.desk.today())
        return Ink("text_3" if ended else "text", bold=not ended and found.depth < 2)

    def tools(self) -> Sequence[QWidget]:
        words = self.desk.say("org.units_add")
        return (button(self.desk, words, lambda: self.open_form("add"), key="Ctrl+N", icon_name="plus", small=True),)

    def keys(self) -> Keys:
        return (("Ctrl+N", "org.units_add"), ("Ctrl+F", "org.key_find"))

    def home(self) -> QWidget:
        return self.table

    def open(self, **target: Any) -> None:
        if "unit" in target:
            self.states.choose("all")
            self.refresh()
            self.table.select_where(lambda found: found.unit.code == target["unit"])

    def refresh(self) -> None:
        rows = self._rows()
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.select_place(0)
        self.count.setText(self.desk.say("org.units_count", count=len(rows)))
        self.show_chosen()

    def _rows(self) -> list[UnitRow]:
        org, today = self.desk.organisation, self.desk.today()
        with self.desk.store.reading() as reader:
            counts = reader.unit_counts(today)
        wanted = self.finder.text().strip().lower()
        leads: dict[str, list[str]] = {}
        for member in org.members.values():
            held = member.assignment_on(today)
            if member.employed_on(today) and held.role.value in {"regional_manager", "market_manager"}:
                leads.setdefault(held.unit, []).append(member.name)
        rows: list[UnitRow] = []

        def add(code: str, depth: int) -> None:
            unit = org.units[code]
            shown = self.states.current == "all" or unit.last is None or unit.last >= today
            if shown and wanted in f"{unit.name} {code}".lower():
                rows.append(UnitRow(unit, depth, "、".join(leads.get(code, ())), *counts.get(code, (0, 0))))
            for child in sorted(u.code for u in org.units.values() if u.parent == code):
                add(child, depth + 1)

        for top in sorted(u.code for u in org.units.values() if u.parent not in org.units):
            add(top, 0)
        return rows

    # the pane

    def tell_chosen(self) -> None:
        found = self.table.current()
        if found is None:
            self.pane.show_words(self.desk.say("org.units_none"))
        else:
            self.pane.show_widget(holder(self._told(found)))

    def _told(self, found: UnitRow) -> QBoxLayout:
        desk, unit, say = self.desk, found.unit, self.desk.say
        org = desk.organisation
        above = "、".join(u.name for u in reversed(org.chain(unit.code)[:-1])) or say("org.blank")
        span = f"{day_words(unit.first)} – {day_words(unit.last)}"
        names = "、".join(m.name for m in leaders(org, unit.code, desk.today())) or say("org.blank")
        facts = [
            (desk.term("code"), unit.code),
            (desk.term("kind"), desk.term(unit.kind.value)),
            (desk.term("parent"), above),
            (say("org.leader"), names),
            (say("org.exists"), span),
            (say("org.people"), str(found.people)),
            (desk.term("outlets"), str(found.outlets)),
        ]
        edit = button(desk, say("org.edit"), lambda: self.open_form("edit", unit.code), small=True)
        close = button(desk, say("org.close_unit"), lambda: self.open_form("close", unit.code), small=True)
        close.setEnabled(unit.last is None)
        return column(
            label(unit.name, "title", wrap=True),
            facts_grid(desk, facts),
            row(edit, close, None),
            None,
            gap=desk.theme.px(10),
        )

    # forms

    def make_form(self, kind: str, key: Any) -> ChangeForm:
        """add, edit, close. Refuses `record_gone`."""
        if kind != "add" and key not in self.desk.organisation.units:
            raise Refusal("record_gone")
        return self._close_form(str(key)) if kind == "close" else self._facts_form(str(key) if key else "")

    def _facts_form(self, code: str) -> ChangeForm:
        desk, today, say = self.desk, self.desk.today(), self.desk.say
        org = desk.organisation
        unit = org.units.get(code) or Unit("", "", UnitKind.REGION, desk.unit or None)
        name = say("org.edit_of", name=unit.name) if code else say("org.units_add")
        done = say("org.done_unit", name=unit.name) if code else say("org.done_unit_add")
        form = ChangeForm(desk, name, say("org.save"), done)
        cells = organising.unit_cells(unit)
        if not code:
            form.add_text("code")
        form.add_text("name", unit.name, words=desk.term("name"))
        kinds = [(kind.value, desk.term(kind.value)) for kind in LAYERS]
        form.add_choice("kind", kinds, unit.kind.value, words=desk.term("kind"))
        parents = unit_choices(org, today, blank=say("org.no_parent"))
        form.add_choice("parent", parents, unit.parent or "", search=True, words=desk.term("parent"))
        cities = [("", say("org.blank")), ("是", say("org.yes")), ("否", say("org.no"))]
        same = {True: "是", False: "否"}.get(bool(unit.same_city), "") if unit.same_city is not None else ""
        form.add_choice("same_city", cities, same)
        form.add_optional_day("first", cells["first"])
        form.add_optional_day("last", cells["last"])
        if code:
            form.change = lambda typed: organising.change_unit(code, typed, today)
        else:
            form.change = lambda typed: organising.add_unit(typed, today)
        return form

    def _close_form(self, code: str) -> ChangeForm:
        desk, say = self.desk, self.desk.say
        org, today = desk.organisation, desk.today()
        name = org.units[code].name
        form = ChangeForm(desk, say("org.close_of", name=name), say("org.save"), say("org.done_close", name=name))
        last = form.add_day("last", today, say("org.field_last_unit_day"))
        others = [c for c in unit_choices(org, today, blank=say("org.outlets_none")) if c[0] != code]
        form.add_choice("outlets_to", others, "", search=True)
        form.change = lambda cells: organising.close_unit(code, last.day, str(cells["outlets_to"]), today)
        return form
