"""Findings, those due soonest first, and what was done about one (rules 4-2, 4-13)."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from domain.checklist import WORDS
from domain.field_lists import FieldAsked, FindingRow
from domain.ports import Reader
from ui.desk import Desk
from ui.kit.asked import AskedTable
from ui.kit.cards import Card
from ui.kit.looks import Chip, Ink
from ui.kit.page import Keys, Tab
from ui.kit.parts import Segments, holder, key_line, row
from ui.kit.rows import Column
from ui.pages.outlets.choices import asked_of, find_field, find_records, short_day
from ui.pages.outlets.finding_card import FindingCard

STATES = ("unverified", "open", "fixed", "verified", "all")
LOOKS = {"open": "behind", "fixed": "submitted", "verified": "met"}


class FindingsTab(Tab):
    """The list, and the chosen finding."""

    topics = frozenset({"finding", "finding_step", "inspection", "outlet", "outlet_assignment", "member"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say, theme = desk.say, desk.theme
        self.finder = find_field(desk, "outlets.find_findings")
        words = [(code, say(f"outlets.state_{code}")) for code in STATES]
        self.state = Segments(say("outlets.state"), words, STATES[0])
        self.list: AskedTable[FindingRow] = AskedTable(desk, "outlets.findings", self._columns())
        bar = row(self.state, self.finder, None)
        bar.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        left = Card(desk)
        left.add(holder(bar))
        left.add(self.list, 1)
        left.add_foot(theme, key_line(theme, [("Ctrl+F", say("outlets.find_key"))]))
        self.card = FindingCard(desk)
        both = row(left, self.card, gap=theme.px(12))
        both.setStretch(0, 784)
        both.setStretch(1, 404)
        self.setLayout(both)
        self.state.changed.connect(lambda _code: self.ask())
        self.finder.textChanged.connect(lambda _text: self.ask())
        self.list.picked.connect(self._picked)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.finder.setFocus)

    def _columns(self) -> list[Column[FindingRow]]:
        say, today = self.desk.say, self.desk.today()

        def due(found: FindingRow) -> str:
            day = short_day(found.fix_by, today)
            return f"{day} {say('outlets.overdue')}" if found.overdue(today) else day or "–"

        def grave(found: FindingRow) -> str:
            return say(f"outlets.severity_{found.severity}") if found.severity else say("outlets.no_severity")

        return [
            Column("outlet", say("outlets.outlet"), lambda r: r.outlet_name, width=210, tip=lambda r: r.outlet_name),
            Column("description", say("outlets.head_finding"), self._words, stretch=True, width=150),
            Column(
                *("severity", say("outlets.head_severity"), grave),
                look=lambda r: Ink("failed", bold=True) if r.severity == "serious" else Ink("text_2"),
            ),
            Column(
                *("fix_by", say("outlets.head_fix_by"), due),
                look=lambda r: Ink("failed", bold=True) if r.overdue(today) else None,
            ),
            Column("responsible", say("outlets.head_responsible"), lambda r: r.responsible_name or "–"),
            Column(
                *("status", say("outlets.head_status"), lambda r: say(f"outlets.state_{r.status}")),
                look=lambda r: Chip(LOOKS[r.status], say(f"outlets.state_{r.status}")),
            ),
        ]

    def _words(self, found: FindingRow) -> str:
        item = WORDS.get(found.item)
        return f"{getattr(item, self.desk.language)}：{found.description}" if item else found.description

    # the list

    @property
    def asked(self) -> FieldAsked:
        """Findings of any day in the wanted state."""
        state = self.state.current or STATES[0]
        return asked_of(self.desk, "all", self.finder.text(), "" if state == "all" else state)

    def refresh(self) -> None:
        self.ask()
        followed = self.card.followed
        self.card.show_finding(followed.record if followed else None)

    def ask(self) -> None:
        """Read the list anew."""
        find = partial(find_records, self.desk.store, _page, self.asked)
        self.list.ask(find, self._found, self.desk.say("outlets.reading"))

    def _found(self, _count: int) -> None:
        say = self.desk.say
        if self.finder.text():
            self.list.set_empty(say("outlets.no_match"), say("outlets.clear_filter"), self.finder.clear)
        else:
            self.list.set_empty(say("outlets.no_findings"))

    def _picked(self, found: FindingRow | None) -> None:
        if found is not None:
            self.card.show_finding(found.record)

    def leave(self) -> None:
        self.card.leave()

    def open(self, **target: Any) -> None:
        if "finding" in target:
            self.card.show_finding(str(target["finding"]))

    def keys(self) -> Keys:
        return (("Ctrl+F", "outlets.find_key"), ("Ctrl+Enter", "outlets.save"))


def _page(reader: Reader, asked: FieldAsked) -> tuple[Sequence[FindingRow], int]:
    return reader.findings_page(asked)
