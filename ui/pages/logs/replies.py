"""Who has still to be replied to, by whom: the quotas of the week and of the month's end (rules 4-10, 4-24)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from domain.duties.catalogue import BY_KEY
from domain.duties.replying import ReplyLine
from domain.ports import Store
from domain.services.duties import replies_owed
from ui.desk import Desk
from ui.duties.words import article_of, due_of, title_of
from ui.kit.cards import Card
from ui.kit.form import ChoiceField
from ui.kit.looks import Band, Bar, Chip, Chips, Ink, Look
from ui.kit.page import Keys, Tab
from ui.kit.parts import Segments, key_line, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.kit.tasks import Progress
from ui.pages.logs.words import short_day, short_unit

NAMED = 5
"""So many logs that can be replied to are named."""


def _read(store: Store, on: date, unit: str, _progress: Progress) -> list[ReplyLine]:
    """Everybody's quotas; any thread may ask."""
    with store.reading() as reader:
        return replies_owed(reader, on, unit)


def read_replies(desk: Desk, asker: QWidget, done: Callable[[Sequence[ReplyLine]], object]) -> None:
    """Have those of the unit and week in scope read in the background, for as long as somebody waits for it."""
    if not desk.unit:
        return
    unit, week = desk.unit, desk.week
    on = min(desk.today(), week.sunday)

    def finished(lines: list[ReplyLine]) -> None:
        if isValid(asker) and (desk.unit, desk.week) == (unit, week):
            done(lines)

    desk.tasks.run(partial(_read, desk.store, on, unit), finished, words=desk.say("logs.read"))


class RepliesTab(Tab):
    """Signals `opened(person, day)`: the log to reply to; `person_wanted(number)`: all logs of who has none."""

    topics = frozenset(
        {"work_log", "log_reply", "member", "assignment", "unit", "leave", "calendar_day", "rule_version"}
    )
    opened = Signal(str, date)
    person_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say, theme = desk.say, desk.theme
        self.lines: Sequence[ReplyLine] = ()
        self._wanted = ""
        self.view = Segments(
            say("duties.view"), [(code, say(f"duties.view_{code}", count="–")) for code in ("all", "open")], "open"
        )
        self.view.changed.connect(lambda _code: self._show())
        self.giver = ChoiceField([("", say("logs.any_giver"))], "", small=True)
        self.giver.setAccessibleName(say("logs.giver"))
        self.giver.currentIndexChanged.connect(lambda _place: self._show())
        self.table: Table[ReplyLine] = Table(desk, "logs.replies", self._columns(), sortable=False)
        self.table.opened.connect(self._open)
        card = Card(desk)
        card.add(self.table, 1)
        card.add_foot(theme, key_line(theme, [("Enter", say("logs.key_reply"))], say("logs.replies_note")))
        self.setLayout(row(card))
        self.setFocusProxy(self.table)

    def tools(self) -> Sequence[QWidget]:
        return (self.giver, self.view)

    def keys(self) -> Keys:
        return (("Enter", "logs.key_reply"),)

    # showing

    def refresh(self) -> None:
        """Count outside the window's thread."""
        read_replies(self.desk, self, self._take)

    def open(self, **target: Any) -> None:
        """Show the first line of a rule: `key`, and there of `person`."""
        self._wanted = target.get("key", "")
        self._choose_wanted()

    def _take(self, lines: Sequence[ReplyLine]) -> None:
        self.lines = lines
        say = self.desk.say
        givers = {line.by: line.by_name for line in lines}
        self.giver.offer([("", say("logs.any_giver")), *givers.items()])
        self._show()

    def _show(self) -> None:
        say, giver = self.desk.say, self.giver.code
        given = [line for line in self.lines if giver in {"", line.by}]
        found = [line for line in given if self.view.current == "all" or not line.met]
        self.view.set_text("all", say("duties.view_all", count=len(given)))
        self.view.set_text("open", say("duties.view_open", count=sum(not line.met for line in given)))
        rows: list[ReplyLine | Band] = []
        for (_, _, key), some in groupby(sorted(found, key=self._order), key=self._order):
            lines = list(some)
            rows += [self._band(key, lines), *lines]
        self.table.show_rows(rows)
        if not self.lines:
            self.table.set_empty(say("logs.no_replies"))
        else:
            self.table.set_empty(say("logs.all_replied"), say("logs.see_met"), self._show_all)
        self._choose_wanted()

    def _order(self, line: ReplyLine) -> tuple[bool, date, str]:
        """What I owe first, then by deadline and rule."""
        return line.by != self.desk.me, line.due, line.key

    def _show_all(self) -> None:
        self.view.choose("all")
        self._show()

    def _choose_wanted(self) -> None:
        if self.table.select_where(lambda line: self._wanted in {"", line.key}):
            self._wanted = ""

    def _band(self, key: str, lines: Sequence[ReplyLine]) -> Band:
        desk, first = self.desk, lines[0]
        due = due_of(desk, first.due, desk.today())
        note = desk.say("logs.replies_due", count=len(lines), due=due)
        if first.opens and first.opens > desk.today():
            note = desk.say("logs.replies_open", opens=short_day(first.opens, desk.language), note=note)
        return Band(f"{article_of(desk, BY_KEY[key])}　{title_of(desk, BY_KEY[key])}", note)

    def _open(self, line: ReplyLine) -> None:
        if line.logs:
            self.opened.emit(line.number, line.logs[0])
        else:
            self.person_wanted.emit(line.number)

    # what the columns say

    def _columns(self) -> list[Column[ReplyLine]]:
        say = self.desk.say
        return [
            Column("giver", say("logs.giver"), self._giver, look=self._giver_look),
            Column("person", say("logs.person"), lambda x: x.name, look=lambda _: Ink(bold=True)),
            Column(
                *("unit", say("logs.col_unit"), lambda x: short_unit(self.desk.organisation, x.unit)),
                look=lambda _: Ink("text_2"),
            ),
            Column(
                *("bar", say("duties.col_progress"), lambda _: ""),
                look=lambda x: Bar(min(1.0, x.done / x.required), "met" if x.met else "on_track"),
                width=72,
            ),
            Column("figure", "", lambda x: f"{x.done}/{x.required}", figures=True),
            Column("left", say("duties.col_left"), self._left, look=lambda x: Chip(self._status(x), self._left(x))),
            Column("logs", say("logs.to_reply"), self._logs, look=self._log_chips, stretch=True, width=180),
        ]

    def _giver(self, line: ReplyLine) -> str:
        return self.desk.say("logs.giver_me") if line.by == self.desk.me else line.by_name

    def _giver_look(self, line: ReplyLine) -> Look:
        return Ink("text" if line.by == self.desk.me else "text_2")

    def _status(self, line: ReplyLine) -> str:
        """Met, or on the way; pressing on its last day."""
        if line.met:
            return "met"
        return "behind" if line.due <= self.desk.today() else "on_track"

    def _left(self, line: ReplyLine) -> str:
        if line.met:
            return self.desk.say("duties.done")
        return self.desk.say("logs.left_replies", count=line.required - line.done)

    def _logs(self, line: ReplyLine) -> str:
        if line.met:
            return ""
        return "  ".join(chip.text for chip in self._chips(line)) or self.desk.say("logs.none_to_reply")

    def _chips(self, line: ReplyLine) -> tuple[Chip, ...]:
        return tuple(
            Chip("submitted" if day in line.waiting else "approved", short_day(day, self.desk.language))
            for day in line.logs[:NAMED]
        )

    def _log_chips(self, line: ReplyLine) -> Look:
        if line.met or not line.logs:
            return Ink("text_3", kind="caption")
        return Chips(self._chips(line))
