"""One version: its name, its days and its numbers. A draft can be typed into; the others are shown (rule 3-12)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from domain.organisation import Organisation, Unit
from domain.problems import Fault
from domain.requirements import (
    LAYERS,
    POINTS,
    REQUIREMENTS,
    RequirementRow,
    floor_of,
    number_fault,
    number_of,
    owner_in,
    requirement_rows,
)
from domain.rules import RuleVersion, ShortWeek
from domain.sheets.cells import read_day
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.chip_label import ChipLabel
from ui.kit.form import DayField, text_field
from ui.kit.parts import button, clear, column, holder, label, mark, row
from ui.pages.rules.requirement_table import RequirementTable
from ui.pages.rules.versions import CHIPS, Listed, state_words, version_name


class VersionEditor(Card):
    """The middle card. `changed` tells a draft as typed; the other signals are its buttons."""

    changed = Signal(object)
    scheduled = Signal()
    saved = Signal()
    discarded = Signal()
    withdrawn = Signal()
    copied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, " ")
        self.desk = desk
        self.listed: Listed | None = None
        self.version = RuleVersion("", desk.today())
        self.org = Organisation({}, {})
        self.versions: tuple[RuleVersion, ...] = ()
        self.faults: dict[str, Fault] = {}
        self.errors: dict[str, QLabel] = {}
        self.chip = ChipLabel(desk.theme)
        self.head.insertWidget(1, self.chip)
        self.fields = row(gap=desk.theme.px(10))
        self.add(holder(self.fields))
        self.table = RequirementTable(desk)
        self.table.typed.connect(self._typed)
        self.add(self.table, 1)
        self.buttons = row(gap=desk.theme.px(8))
        self.foot = label("", "faint", wrap=True)
        self.add_foot(desk.theme, column(self.foot, self.buttons, gap=desk.theme.px(6)))
        self.name: QLineEdit | None = None
        self.first: DayField | None = None
        self.last: QLineEdit | None = None

    @property
    def is_draft(self) -> bool:
        """Whether what is shown may be typed into."""
        return self.listed is not None and self.listed.state == "draft"

    def show_version(self, listed: Listed, org: Organisation, versions: Sequence[RuleVersion]) -> None:
        """Show a version; a draft that is stored as it is typed here is left alone."""
        same = self.listed is not None and self.listed.key == listed.key and self.version == listed.version
        self.org, self.versions = org, tuple(versions)
        if same and self.is_draft and listed.state == "draft":
            return
        self.listed, self.version, self.faults = listed, listed.version, {}
        self.title.setText(version_name(self.desk, self.version))
        self.chip.show_chip(CHIPS[listed.state], state_words(self.desk, listed))
        self._make_fields()
        owners = [owner_in(self._chain(), kind) for kind in LAYERS]
        self.table.show_table(self.version, self._rows(), owners, draft=self.is_draft)
        self._make_buttons()
        self._check()

    # name and days

    def _make_fields(self) -> None:
        clear(self.fields)
        desk, px = self.desk, self.desk.theme.px
        self.fields.setContentsMargins(px(14), px(8), px(14), px(8))
        self.errors = {}
        self.name = self.first = self.last = None
        if not self.is_draft:
            last = self.version.effective_to
            days = f"{self.version.effective_from.isoformat()} – {last.isoformat() if last else ''}"
            spare = self.listed is not None and self.listed.state == "spare"
            words = desk.say("rules.not_in_force") if spare else desk.say("rules.days_of", days=days)
            self.fields.addWidget(label(words, "caption"))
            self.fields.addStretch(1)
            return
        self.name = text_field(desk, self.version.code, desk.say("rules.name_hint"), small=True)
        self.first = DayField(desk, self.version.effective_from, small=True)
        self._field("code", desk.say("rules.name"), self.name, 1)
        self._field("effective_from", desk.say("rules.from"), self.first)
        if self.version.owner:
            shown = self.version.effective_to.isoformat() if self.version.effective_to else ""
            self.last = text_field(desk, shown, desk.say("rules.no_end"), small=True)
            self._field("effective_to", desk.say("rules.to"), self.last)
            self.last.textEdited.connect(self._typed)
        self.name.textEdited.connect(self._typed)
        self.first.dateChanged.connect(self._typed)

    def _field(self, code: str, words: str, field: QWidget, stretch: int = 0) -> None:
        """A field with its words, and its error under it."""
        error = label("", "error", wrap=True)
        error.hide()
        field.setAccessibleName(words)
        self.errors[code] = error
        self.fields.addLayout(column(row(label(words, "caption"), field), error, gap=0), stretch)

    # what is in force with it

    def _chain(self) -> tuple[Unit, ...]:
        """The layers to show: those above the scope's unit, unless the version belongs to others."""
        chain, owner = self.org.chain(self.desk.unit), self.version.owner
        return chain if not owner or owner in {unit.code for unit in chain} else self.org.chain(owner)

    def _rows(self) -> tuple[RequirementRow, ...]:
        """The table with the shown version in force: today where it is, else on its first day."""
        version, day = self.version, self.version.effective_from
        if self.listed and self.listed.state == "in_force":
            day = self.desk.today()
        others = [v for v in self.versions if (v.owner, v.effective_from) != (version.owner, version.effective_from)]
        return requirement_rows([*others, version], self._chain(), day)

    # typing

    def _typed(self, *_: Any) -> None:
        version, wrong = self.table.numbers_into(self.version)
        if self.name and self.first:
            version = replace(version, code=self.name.text().strip(), effective_from=self.first.day)
        if self.last:
            day = read_day(self.last.text())
            if isinstance(day, Fault):
                wrong["effective_to"] = day
            else:
                version = replace(version, effective_to=day if isinstance(day, date) else None)
        if self.table.short:
            version = replace(version, short_week=ShortWeek(self.table.short.code))
        self.version, self.faults = version, wrong
        self.listed = Listed(version, "draft")
        self.title.setText(version_name(self.desk, version))
        self._check()
        self.changed.emit(version)

    def _check(self) -> None:
        """What is wrong is said at its cell; the values in force follow what is typed."""
        self.table.show_values(self._rows())
        if self.is_draft:
            self.show_faults({**self._floors(), **self.faults})

    def _floors(self) -> dict[str, Fault]:
        version, found = self.version, {}
        above = self.org.chain(version.owner)[:-1] if version.owner else ()
        for requirement in (*REQUIREMENTS, *(() if version.owner else POINTS)):
            floor = floor_of(self.versions, above, version.effective_from, requirement.code)
            fault = number_fault(version, requirement.code, number_of(version, requirement.code), floor)
            if fault:
                found[requirement.code] = fault
        return found

    def show_faults(self, faults: Mapping[str, Fault]) -> None:
        """Say at each field and cell what is wrong with it."""
        sentences = {code: self._sentence(fault) for code, fault in faults.items()}
        self.table.show_errors(sentences)
        fields: dict[str, QWidget | None] = {
            "code": self.name,
            "effective_from": self.first,
            "effective_to": self.last,
        }
        for code, field in fields.items():
            if field is not None:
                sentence = sentences.get(code, "")
                mark(field, wrong="true" if sentence else "false")
                self.errors[code].setText(sentence)
                self.errors[code].setVisible(bool(sentence))

    def _sentence(self, fault: Fault) -> str:
        """A fault in words; the layer that sets a floor is named as people call it."""
        facts = dict(fault.facts)
        if fault.code == "below_floor":
            owner = str(facts["owner"])
            facts["owner"] = self.org.units[owner].name if owner else self.desk.say("rules.company_base")
        return self.desk.office.explain_fault(Fault(fault.code, facts), self.desk.language)

    # buttons

    def _make_buttons(self) -> None:
        clear(self.buttons)
        desk, say, state = self.desk, self.desk.say, self.listed.state if self.listed else ""
        match state:
            case "draft":
                words = say("rules.schedule")
                made = [
                    button(desk, words, self.scheduled.emit, key="Ctrl+Return", kind="primary"),
                    button(desk, say("rules.save_draft"), self.saved.emit, key="Ctrl+S"),
                    button(desk, say("rules.discard"), self.discarded.emit),
                ]
            case "scheduled":
                made = [button(desk, say("rules.withdraw"), self.withdrawn.emit)]
            case _:
                made = [button(desk, say("rules.copy"), self.copied.emit)]
        for found in made:
            self.buttons.addWidget(found)
        self.buttons.addStretch(1)
        self.foot.setText(say(f"rules.foot_{state if state in {'draft', 'scheduled', 'spare'} else 'used'}"))
