"""Events: planned, held with who attended, cancelled; and their on-site checks (rules 3-10, 4-6, 4-18, 4-19, 5-6)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from domain.field_lists import EventRow, FieldAsked
from domain.ports import Reader
from domain.services.changing import Change
from domain.services.recording import change_event, next_event_code, record_event, take_back_event
from ui.kit.form import ChoiceField, DayField, text_field
from ui.kit.looks import Chip, Ink
from ui.kit.parts import Segments, label
from ui.kit.rows import Column
from ui.kit.tasks import Progress
from ui.pages.outlets.choices import asked_of, name_of, people, short_day, short_unit
from ui.pages.outlets.event_checks import EventChecks
from ui.pages.outlets.record_tab import RecordTab

KINDS = ("outdoor", "full_team", "large")
STATUSES = ("planned", "held", "cancelled")
LOOKS = {"planned": "submitted", "held": "met", "cancelled": "none"}


class EventsTab(RecordTab[EventRow]):
    """The list of events, the form of one, and its checks."""

    name = "event"
    states = (("", "outlets.state_all"), *((status, status) for status in STATUSES))
    topics = frozenset({"event", "attendance", "event_check", "unit", "member", "assignment"})

    def build(self) -> None:
        desk, say, term = self.desk, self.desk.say, self.desk.term
        self.form.add("code", say("outlets.code"), text_field(desk))
        self.form.add("day", say("outlets.day"), DayField(desk, self.day))
        self.form.add("name", say("outlets.name"), text_field(desk))
        self.form.add(
            "kind", say("outlets.event_kind"), Segments(say("outlets.event_kind"), [(k, term(k)) for k in KINDS])
        )
        self.status = Segments(say("outlets.status"), [(s, term(s)) for s in STATUSES])
        self.form.add("status", say("outlets.status"), self.status)
        self.host = ChoiceField(self._units(), desk.unit, search=True)
        self.form.add("host", say("outlets.host"), self.host)
        everybody = people(desk, self.day)
        nobody = ("", say("outlets.nobody"))
        self.form.add("organiser", say("outlets.organiser"), ChoiceField([nobody, *everybody], "", search=True))
        self.form.add("place", say("outlets.place"), text_field(desk))
        self.attending = text_field(desk, hint=say("outlets.attending_hint"))
        self.form.add("attending", say("outlets.attending"), self.attending)
        self.named = label("", "caption", wrap=True)
        self.attending.textChanged.connect(lambda _text: self._name_people())
        self.more = ChoiceField([("", say("outlets.attending_add")), *everybody], "", search=True)
        self.more.setAccessibleName(say("outlets.attending_add"))
        self.more.activated.connect(lambda _place: self._add_person())

    def extras(self) -> Sequence[QWidget]:
        self.checks = EventChecks(self.desk, people(self.desk, self.day))
        return (self.named, self.more, self.checks)

    def _units(self) -> list[tuple[str, str]]:
        org = self.desk.organisation
        wanted = org.below(self.desk.unit) if self.desk.unit else org.units
        return [(code, unit.name) for code, unit in org.units.items() if code in wanted and unit.active_on(self.day)]

    def choices_moved(self) -> None:
        self.host.offer(self._units())
        if self.record:
            self.checks.show_lines()

    def _name_people(self) -> None:
        """Say who the numbers are."""
        numbers = [part.strip() for part in self.attending.text().split("、") if part.strip()]
        names = "、".join(name_of(self.desk, number) for number in numbers)
        said = self.desk.say("outlets.named_people", count=len(numbers), names=names) if numbers else ""
        self.named.setText(said)
        self.named.setVisible(bool(said))

    def _add_person(self) -> None:
        number = self.more.code
        there = [part for part in self.attending.text().split("、") if part.strip()]
        if number and number not in there:
            self.attending.setText("、".join([*there, number]))
        self.more.choose("")

    def columns(self) -> list[Column[EventRow]]:
        desk, say, term, today = self.desk, self.desk.say, self.desk.term, self.desk.today()
        return [
            Column("code", say("outlets.head_code"), lambda r: r.code, look=lambda _r: Ink("text_2")),
            Column("day", say("outlets.head_day"), lambda r: short_day(r.day, today)),
            Column("kind", say("outlets.head_kind"), lambda r: term(r.kind)),
            Column("name", say("outlets.head_name"), lambda r: r.name, stretch=True, width=130),
            Column("host", say("outlets.head_host"), lambda r: short_unit(desk, r.host_name), width=150),
            Column(
                *("status", say("outlets.head_status"), lambda r: term(r.status)),
                look=lambda r: Chip(LOOKS[r.status], term(r.status), glyph=False),
            ),
            Column(
                *("attending", say("outlets.head_attending"), lambda r: say("outlets.people", count=r.attending)),
                figures=True,
            ),
            Column(
                *("checks", say("outlets.head_checks"), lambda r: say("outlets.done_mark") if r.checks else "–"),
                look=lambda r: Ink("met" if r.checks else "text_3"),
                centred=True,
            ),
        ]

    @staticmethod
    def page(reader: Reader, asked: FieldAsked) -> tuple[Sequence[EventRow], int]:
        return reader.events_page(asked)

    def ask(self) -> None:
        super().ask()
        store, asked = self.desk.store, self.asked

        def read(_progress: Progress) -> tuple[int, int]:
            with store.reading() as reader:
                return reader.events_checked(asked)

        self.desk.tasks.run(read, self._show_checked)

    def _show_checked(self, found: tuple[int, int]) -> None:
        """Of the events held in the period how many were checked on site; whether that is enough, a duty says."""
        if isValid(self):
            held, checked = found
            facts = {"held": held, "checked": checked, "share": 100 * checked // held if held else 0}
            self.facts.setText(self.desk.say("outlets.checked_of", **facts) if held else "")

    def blank(self) -> dict[str, str]:
        with self.desk.store.reading() as reader:
            code = next_event_code(reader)
        return {"code": code, "day": self.day.isoformat(), "host": self.desk.unit, "status": "planned"}

    def row_fields(self, found: EventRow) -> dict[str, str] | None:
        with self.desk.store.reading() as reader:
            held = reader.field_record("events", found.code)
        if held is None:
            return None
        return {**{n: str(v) for n, v in held.items()}, "attending": "、".join(held["attending"])}

    def key_of(self, found: EventRow) -> str:
        return found.code

    def shown(self) -> None:
        self.form.fields["code"].setEnabled(not self.record)
        self._name_people()
        self.checks.show_event(self.record)

    def leave(self) -> None:
        super().leave()
        self.checks.form.leave()

    def open(self, **target: Any) -> None:
        """Show an `event` by its code, whatever the list is narrowed to."""
        if "event" in target:
            everything = replace(asked_of(self.desk, "all", str(target["event"])), limit=1)
            with self.desk.store.reading() as reader:
                found = next(iter(self.page(reader, everything)[0]), None)
            if found:
                self.show_row(found)

    def change(self, fields: dict[str, str]) -> Change:
        today = self.desk.today()
        return change_event(self.record, fields, today) if self.record else record_event(fields, today)

    def removal(self) -> Change:
        return take_back_event(self.record)
