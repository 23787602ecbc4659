"""Recruiting and team culture, their checks, and scores handed to head office (rules 4-8, 4-20, 5-8, 5-12)."""

from collections.abc import Sequence
from datetime import timedelta

from domain.field_lists import FieldAsked, TeamRow
from domain.organisation import UnitKind
from domain.ports import Reader
from domain.services.changing import Change
from domain.services.recording import change, record, take_back
from ui.kit.form import ChoiceField, DayField, text_area, text_field
from ui.kit.looks import Ink
from ui.kit.parts import Segments
from ui.kit.rows import Column
from ui.pages.outlets.choices import people, short_day
from ui.pages.outlets.record_tab import RecordTab

WORK, CHECKS, HANDED = "team_work", "team_checks", "scores_handed_on"
OWN = {"kind": WORK, "content": WORK, "inspector": CHECKS, "result": CHECKS, "unit": HANDED, "month": HANDED}
"""The fields that only one sheet has."""


class TeamTab(RecordTab[TeamRow]):
    """The list of the work with the team, and the form of one record."""

    name = "team"
    topics = frozenset({"team_work", "team_check", "scores_handed_on", "member", "assignment", "unit"})

    def build(self) -> None:
        desk, say = self.desk, self.desk.say
        self.sheet = Segments(
            say("outlets.team_sheet"), [(code, say(f"outlets.team_{code}")) for code in (WORK, CHECKS, HANDED)], WORK
        )
        self.form.add("sheet", say("outlets.team_sheet"), self.sheet)
        self.form.add("day", say("outlets.day"), DayField(desk, self.day))
        kinds = [(code, desk.term(code)) for code in ("recruiting", "culture")]
        self.form.add("kind", say("outlets.head_kind"), ChoiceField(kinds, kinds[0][0]))
        for name, words in (("inspector", "outlets.inspector"), ("employee_no", "outlets.team_person")):
            self.form.add(name, say(words), ChoiceField(people(desk, self.day), desk.me, search=True))
        units = desk.organisation.units.values()
        branches = [(unit.code, unit.name) for unit in units if unit.kind is UnitKind.BRANCH]
        self.form.add("unit", say("outlets.team_unit"), ChoiceField(branches, branches[0][0] if branches else ""))
        self.form.add("month", say("outlets.team_month"), text_field(desk))
        self.form.add("content", say("outlets.content"), text_area(desk))
        self.form.add("result", say("outlets.result"), text_area(desk))
        self.sheet.changed.connect(lambda _sheet: self.shown())

    def shown(self) -> None:
        """Only the fields of this sheet are shown; a recorded one keeps its sheet."""
        for name, sheet in OWN.items():
            self.show_field(name, (self.sheet.current or WORK) == sheet)
        self.sheet.setEnabled(not self.record)

    def columns(self) -> list[Column[TeamRow]]:
        desk, say, today = self.desk, self.desk.say, self.desk.today()
        return [
            Column("day", say("outlets.head_day"), lambda r: short_day(r.day, today)),
            Column("kind", say("outlets.head_kind"), lambda r: desk.term(r.kind or r.sheet)),
            Column("person", say("outlets.head_by"), lambda r: r.name),
            Column("about", say("outlets.head_about"), _about, look=lambda _r: Ink("text_2"), width=160),
            Column("content", say("outlets.head_content"), lambda r: r.content, stretch=True, width=160),
        ]

    @staticmethod
    def page(reader: Reader, asked: FieldAsked) -> tuple[Sequence[TeamRow], int]:
        return reader.team_page(asked)

    def blank(self) -> dict[str, str]:
        month = (self.day.replace(day=1) - timedelta(days=1)).isoformat()[:7]
        first = {"sheet": WORK, "day": self.day.isoformat(), "kind": "recruiting", "month": month}
        units = [unit.code for unit in self.desk.organisation.units.values() if unit.kind is UnitKind.BRANCH]
        return {**first, "employee_no": self.desk.me, "inspector": self.desk.me, "unit": units[0] if units else ""}

    def row_fields(self, found: TeamRow) -> dict[str, str] | None:
        with self.desk.store.reading() as reader:
            held = reader.field_record(found.sheet, found.record)
        if held is None:
            return None
        fields = {"sheet": found.sheet, **{name: str(value) for name, value in held.items()}}
        return {**fields, "month": fields.get("month", "")[:7]}

    def key_of(self, found: TeamRow) -> str:
        return found.record

    def change(self, fields: dict[str, str]) -> Change:
        sheet, today = fields["sheet"] or WORK, self.desk.today()
        return change(sheet, self.record, fields, today) if self.record else record(sheet, fields, today)

    def removal(self) -> Change:
        return take_back(self.sheet.current or WORK, self.record)


def _about(found: TeamRow) -> str:
    """Whose work was checked, or whose scores of which month were handed on."""
    return f"{found.about} {found.month:%Y-%m}" if found.month else found.about
