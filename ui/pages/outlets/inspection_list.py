"""The inspections made, the latest first."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from domain.field_lists import FieldAsked, InspectionRow
from domain.ports import Reader
from ui.desk import Desk
from ui.kit.asked import AskedTable
from ui.kit.looks import Chip, Ink
from ui.kit.rows import Column
from ui.pages.outlets.choices import asked_of, find_records, short_day


class InspectionList(AskedTable[InspectionRow]):
    """A list that the store filters, sorts and pages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "outlets.records", _columns(desk))

    def show_period(self, period: str, text: str, region: str) -> None:
        """Show the inspections of a period, in a region or (empty) the whole scope, that hold these words."""
        asked = asked_of(self.desk, period, text)
        if region:
            asked = replace(asked, units=frozenset({region}))
        find = partial(find_records, self.desk.store, _page, asked)
        self.ask(find, self._found, self.desk.say("outlets.reading"))

    def _found(self, _count: int) -> None:
        self.set_empty(self.desk.say("outlets.no_records"))


def _page(reader: Reader, asked: FieldAsked) -> tuple[Sequence[InspectionRow], int]:
    return reader.inspections_page(asked)


def _columns(desk: Desk) -> list[Column[InspectionRow]]:
    say, term, today = desk.say, desk.term, desk.today()
    return [
        Column("day", say("outlets.head_day"), lambda r: short_day(r.day, today)),
        Column("outlet", say("outlets.outlet"), lambda r: r.outlet_name, width=210, tip=lambda r: r.outlet_name),
        Column("inspector", say("outlets.head_inspector"), lambda r: r.inspector_name),
        Column("kind", say("outlets.head_kind"), lambda r: term(r.kind), look=lambda _r: Ink("text_2")),
        Column(
            *("result", say("outlets.head_result"), lambda r: term(r.result)),
            look=lambda r: Chip("failed" if r.result == "abnormal" else "met", term(r.result)),
        ),
        Column("finding", say("outlets.head_finding"), lambda r: r.finding, stretch=True, width=140),
        Column("fix_by", say("outlets.head_fix_by"), lambda r: short_day(r.fix_by, today)),
    ]
