"""Outlets and the units in charge of them, handed over on a date (decisions F3, F10)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QWidget

from domain.field import Outlet
from domain.ports import Reader
from domain.problems import Refusal
from domain.rosters import Asked, ChargeRow
from domain.services import organising
from ui.desk import Desk
from ui.kit.looks import Chip, Chips, Ink, Look
from ui.kit.page import Keys
from ui.kit.parts import button, column, holder, label, link, row, rule
from ui.kit.rows import Column
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.pane import facts_grid
from ui.pages.organisation.roster import RosterTab
from ui.pages.organisation.saying import attempt_change, day_words, unit_choices

TEXTS = ("name", "bank", "office", "address")


class OutletsTab(RosterTab[ChargeRow]):
    """The list of outlets, and what is in whose charge since when."""

    code = "outlets"
    topics = frozenset({"outlet", "outlet_assignment", "unit"})

    def __init__(self, desk: Desk) -> None:
        columns = (
            Column[ChargeRow]("code", desk.term("code"), lambda x: x.code),
            Column[ChargeRow](
                "name",
                desk.term("outlet"),
                lambda x: x.name,
                look=lambda _: Ink(bold=True),
                tip=lambda x: x.name,
                width=180,
            ),
            Column[ChargeRow]("bank", desk.term("bank"), lambda x: x.bank),
            Column[ChargeRow](
                "unit_name",
                desk.say("org.in_charge"),
                lambda x: x.unit_name,
                stretch=True,
                width=130,
                tip=lambda x: x.unit_name,
            ),
            Column[ChargeRow]("since", desk.say("org.since"), lambda x: day_words(x.since)),
            Column[ChargeRow]("next", desk.say("org.next"), lambda x: day_words(x.next), look=self._next),
            Column[ChargeRow]("marks", desk.say("org.marks"), self._marks, look=self._mark_chips),
        )
        super().__init__(desk, columns, many=True)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.show_chosen())

    def _next(self, outlet: ChargeRow) -> Look | None:
        return Chip("submitted", day_words(outlet.next)) if outlet.next else None

    def _marks(self, outlet: ChargeRow) -> str:
        words = [self.desk.term(name) for name in ("partner", "key") if getattr(outlet, name)]
        return "、".join(words)

    def _mark_chips(self, outlet: ChargeRow) -> Chips:
        found = [
            Chip(status, self.desk.term(name), glyph=False)
            for name, status in (("partner", "none"), ("key", "submitted"))
            if getattr(outlet, name)
        ]
        return Chips(tuple(found))

    def tools(self) -> Sequence[QWidget]:
        words = self.desk.say("org.outlets_add")
        return (button(self.desk, words, lambda: self.open_form("add"), key="Ctrl+N", icon_name="plus", small=True),)

    def keys(self) -> Keys:
        return (("Ctrl+N", "org.outlets_add"), ("Ctrl+F", "org.key_find"), ("Shift+↑↓", "org.key_several"))

    def page(self, reader: Reader, asked: Asked) -> tuple[Sequence[ChargeRow], int]:
        return reader.outlets_page(asked)

    def key_of(self, row: ChargeRow) -> Any:
        return row.code

    def open(self, **target: Any) -> None:
        if "outlet" in target:
            self.find_row(str(target["outlet"]))

    # the pane

    def show_row(self, row_: ChargeRow | None) -> None:
        chosen = self.table.selected()
        if len(chosen) > 1:
            self.pane.show_widget(holder(self._several(chosen)))
        elif row_ is None:
            self.pane.show_words(self.desk.say("org.outlets_none_chosen"))
        else:
            with self.desk.store.reading() as reader:
                outlet = next(found for found in reader.outlets() if found.code == row_.code)
                facts = reader.facts("outlets", row_.code)
            self.pane.show_widget(holder(self._told(outlet, facts)))

    def _several(self, chosen: Sequence[ChargeRow]) -> QBoxLayout:
        desk = self.desk
        codes = tuple(outlet.code for outlet in chosen)
        move = button(desk, desk.say("org.hand_over"), lambda: self.open_form("move", codes))
        return column(
            label(desk.say("org.outlets_chosen", count=len(codes)), "title"),
            label("、".join(outlet.name for outlet in chosen[:12]), "caption", wrap=True),
            row(move, None),
            None,
            gap=desk.theme.px(10),
        )

    def _told(self, outlet: Outlet, facts: dict[str, Any]) -> QBoxLayout:
        desk = self.desk
        lines = [(desk.term("code"), outlet.code), (desk.term("bank"), f"{outlet.bank} {outlet.office}".strip())]
        lines += [
            (desk.term(name), str(facts[name]))
            for name in ("address", "head", "opened_on", "closed_on")
            if facts[name]
        ]
        move = button(desk, desk.say("org.hand_over"), lambda: self.open_form("move", (outlet.code,)), small=True)
        edit = button(desk, desk.say("org.edit"), lambda: self.open_form("edit", outlet.code), small=True)
        see = button(desk, desk.say("org.see_outlet"), lambda: desk.go("outlets", outlet=outlet.code), small=True)
        return column(
            label(outlet.name, "title", wrap=True),
            facts_grid(desk, lines),
            row(move, edit, see, None, gap=desk.theme.px(6)),
            rule(),
            self._history(outlet),
            None,
            gap=desk.theme.px(10),
        )

    def _history(self, outlet: Outlet) -> QBoxLayout:
        desk, units = self.desk, self.desk.organisation.units
        lines = column(label(desk.say("org.charges"), "section"), gap=desk.theme.px(6))
        for place, (first, code) in reversed(list(enumerate(outlet.charges))):
            words = label(f"{desk.say('org.from_day', day=day_words(first))}　{units[code].name}", wrap=True)
            parts: list[QWidget | None] = [words]
            if place:
                withdraw = link(desk, desk.say("org.withdraw"), lambda day=first: self._withdraw(outlet.code, day))  # type: ignore[misc]
                withdraw.setAccessibleName(f"{desk.say('org.withdraw')} {day_words(first)}")
                parts.append(withdraw)
            lines.addLayout(row(*parts, None))
        return lines

    def _withdraw(self, code: str, first: date) -> None:
        attempt_change(self.desk, organising.withdraw_charge(code, first), self.desk.say("org.withdrawn"))

    # forms

    def make_form(self, kind: str, key: Any) -> ChangeForm:
        """add, edit (a code), move (codes). Refuses `record_gone`."""
        return self._move_form(tuple(key)) if kind == "move" else self._facts_form(str(key or ""))

    def _move_form(self, codes: tuple[str, ...]) -> ChangeForm:
        desk, say = self.desk, self.desk.say
        form = ChangeForm(
            desk, say("org.move_of", count=len(codes)), say("org.save"), say("org.done_move", count=len(codes))
        )
        first = form.add_day("first", desk.today(), say("org.field_from"))
        form.add_choice("unit", unit_choices(desk.organisation, desk.today()), desk.unit, search=True)
        form.change = lambda cells: organising.transfer_outlets(codes, str(cells["unit"]), first.day)
        return form

    def _facts_form(self, code: str) -> ChangeForm:
        desk, say, today = self.desk, self.desk.say, self.desk.today()
        facts: dict[str, Any] = {}
        if code:
            with desk.store.reading() as reader:
                if all(code != outlet.code for outlet in reader.outlets()):
                    raise Refusal("record_gone")
                facts = reader.facts("outlets", code)
        title = say("org.edit_of", name=facts["name"]) if code else say("org.outlets_add")
        form = ChangeForm(desk, title, say("org.save"), say("org.done_outlet"))
        if not code:
            form.add_text("code")
        for name in TEXTS:
            form.add_text(name, str(facts.get(name, "")), words=desk.term(name))
        if not code:
            form.add_choice("unit", unit_choices(desk.organisation, today), desk.unit, search=True)
        yes_no = [("是", say("org.yes")), ("否", say("org.no"))]
        for name, usual in (("partner", True), ("key", False)):
            form.add_choice(name, yes_no, "是" if facts.get(name, usual) else "否", words=desk.term(name))
        form.add_text("head", str(facts.get("head", "")), words=desk.term("head"))
        form.add_text("head_phone", str(facts.get("head_phone", "")), words=desk.term("head_phone"))
        form.add_optional_day("opened_on", facts.get("opened_on", ""))
        form.add_optional_day("closed_on", facts.get("closed_on", ""))
        if code:
            form.change = lambda cells: organising.change_outlet(code, cells, today)
        else:
            form.change = lambda cells: organising.add_outlet(cells, today)
        return form
