"""Visits to the heads of outlets and to banks' offices (rules 4-4, 4-5, 4-16, 4-17, 5-4)."""

from collections.abc import Sequence
from typing import Any

from domain.field_lists import FieldAsked, VisitRow
from domain.ports import Reader
from domain.services.changing import Change
from domain.services.recording import change, record, take_back
from ui.kit.form import ChoiceField, DayField, text_area, text_field
from ui.kit.looks import Ink
from ui.kit.parts import Segments
from ui.kit.rows import Column
from ui.pages.outlets.choices import offer_outlets, people, short_day
from ui.pages.outlets.record_tab import RecordTab

OUTLET, BANK = "visits", "bank_visits"


class VisitsTab(RecordTab[VisitRow]):
    """The list of visits, and the form of one."""

    name = "visit"
    topics = frozenset({"visit", "bank_visit", "outlet", "outlet_assignment", "member", "assignment"})

    def build(self) -> None:
        desk, say = self.desk, self.desk.say
        self.kind = Segments(
            say("outlets.visit_to"),
            [(OUTLET, say("outlets.visit_outlet")), (BANK, say("outlets.visit_bank"))],
            OUTLET,
        )
        self.form.add("sheet", say("outlets.visit_to"), self.kind)
        self.form.add("day", say("outlets.day"), DayField(desk, self.day))
        self.outlet = ChoiceField([], search=True)
        self.form.add("outlet", say("outlets.outlet"), self.outlet)
        for name in ("bank", "office"):
            self.form.add(name, say(f"outlets.{name}"), text_field(desk))
        self.visitor = ChoiceField(people(desk, self.day), desk.me, search=True)
        self.form.add("visitor", say("outlets.visitor"), self.visitor)
        self.form.add("counterpart", say("outlets.counterpart"), text_field(desk))
        self.form.add("content", say("outlets.content"), text_area(desk))
        self.form.add("result", say("outlets.result"), text_field(desk))
        self.kind.changed.connect(lambda _kind: self.shown())

    def choices_moved(self) -> None:
        offer_outlets(self.desk, self.outlet)

    def shown(self) -> None:
        """Only the fields of this kind of visit are shown; a recorded one keeps its kind."""
        to_outlet = self.kind.current != BANK
        for name, needed in (("outlet", to_outlet), ("bank", not to_outlet), ("office", not to_outlet)):
            self.show_field(name, needed)
        self.show_field("result", to_outlet)
        self.kind.setEnabled(not self.record)

    def columns(self) -> list[Column[VisitRow]]:
        say, today = self.desk.say, self.desk.today()
        return [
            Column("day", say("outlets.head_day"), lambda r: short_day(r.day, today)),
            Column("place", say("outlets.head_place"), lambda r: r.place_name, width=210),
            Column("visitor", say("outlets.head_visitor"), lambda r: r.visitor_name),
            Column("counterpart", say("outlets.head_counterpart"), lambda r: r.counterpart),
            Column("content", say("outlets.head_content"), lambda r: r.content, stretch=True, width=140),
            Column("result", say("outlets.head_result"), lambda r: r.result, look=lambda _r: Ink("text_2")),
        ]

    @staticmethod
    def page(reader: Reader, asked: FieldAsked) -> tuple[Sequence[VisitRow], int]:
        return reader.visits_page(asked)

    def blank(self) -> dict[str, str]:
        return {"sheet": OUTLET, "day": self.day.isoformat(), "visitor": self.desk.me}

    def row_fields(self, found: VisitRow) -> dict[str, str] | None:
        with self.desk.store.reading() as reader:
            held = reader.field_record(found.sheet, found.record)
        return None if held is None else {"sheet": found.sheet, **{k: str(v) for k, v in held.items()}}

    def key_of(self, found: VisitRow) -> str:
        return found.record

    def change(self, fields: dict[str, str]) -> Change:
        sheet, today = fields["sheet"] or OUTLET, self.desk.today()
        return change(sheet, self.record, fields, today) if self.record else record(sheet, fields, today)

    def removal(self) -> Change:
        return take_back(self.kind.current or OUTLET, self.record)

    def open(self, **target: Any) -> None:
        self.choices_moved()
        if "outlet" in target:
            day, person = target.get("day", self.day), target.get("person", self.desk.me)
            self.start_with(sheet=OUTLET, outlet=str(target["outlet"]), day=day.isoformat(), visitor=str(person))
            self.shown()
            self.form.fields["counterpart"].setFocus()
