"""What is reported about the market around an outlet, once a month by each account manager (rule 3-11)."""

from collections.abc import Sequence

from domain.field_lists import FieldAsked, NoteRow
from domain.ports import Reader
from domain.services.changing import Change
from domain.services.recording import change, record, take_back
from ui.kit.form import ChoiceField, DayField, text_area
from ui.kit.rows import Column
from ui.pages.outlets.choices import offer_outlets, people, short_day
from ui.pages.outlets.record_tab import RecordTab

SHEET = "market_notes"


class NotesTab(RecordTab[NoteRow]):
    """The list of market notes, and the form of one."""

    name = "note"
    topics = frozenset({"market_note", "outlet", "outlet_assignment", "member", "assignment"})

    def build(self) -> None:
        desk, say = self.desk, self.desk.say
        self.form.add("day", say("outlets.day"), DayField(desk, self.day))
        self.form.add("employee_no", say("outlets.person"), ChoiceField(people(desk, self.day), desk.me, search=True))
        self.outlet = ChoiceField([], search=True)
        self.form.add("outlet", say("outlets.outlet"), self.outlet)
        self.form.add("content", say("outlets.content"), text_area(desk, lines=6))

    def choices_moved(self) -> None:
        offer_outlets(self.desk, self.outlet)

    def columns(self) -> list[Column[NoteRow]]:
        say, today = self.desk.say, self.desk.today()
        return [
            Column("day", say("outlets.head_day"), lambda r: short_day(r.day, today)),
            Column("person", say("outlets.head_person"), lambda r: r.name),
            Column("outlet", say("outlets.outlet"), lambda r: r.outlet_name, width=210),
            Column("content", say("outlets.head_content"), lambda r: r.content, stretch=True, width=200),
        ]

    @staticmethod
    def page(reader: Reader, asked: FieldAsked) -> tuple[Sequence[NoteRow], int]:
        return reader.notes_page(asked)

    def blank(self) -> dict[str, str]:
        return {"day": self.day.isoformat(), "employee_no": self.desk.me}

    def row_fields(self, found: NoteRow) -> dict[str, str] | None:
        with self.desk.store.reading() as reader:
            held = reader.field_record(SHEET, found.record)
        return None if held is None else {name: str(value) for name, value in held.items()}

    def key_of(self, found: NoteRow) -> str:
        return found.record

    def change(self, fields: dict[str, str]) -> Change:
        today = self.desk.today()
        return change(SHEET, self.record, fields, today) if self.record else record(SHEET, fields, today)

    def removal(self) -> Change:
        return take_back(SHEET, self.record)
