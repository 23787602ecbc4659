"""Who has not submitted, and words to remind them with (rule 3-2). The program sends nothing: it copies."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from domain.review import MissingDay, MissingRow
from domain.scores import DayStatus
from domain.services.approvals import missing_logs
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.form import ChoiceField, text_area
from ui.kit.looks import Chip, Chips, Ink, TwoLines
from ui.kit.page import Keys, Tab
from ui.kit.parts import Segments, button, label, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.kit.tasks import Progress
from ui.pages.logs.words import short_day, short_unit
from ui.wording import say

LANGUAGES = ("zh_TW", "zh_CN", "en")


def reminder(row_: MissingRow, language: str, today: date) -> str:
    """Words for one person: which days are missing and which were returned, until when, and which are overdue."""
    returned = [d for d in row_.days if d.status is DayStatus.RETURNED]
    missing = [d for d in row_.days if d.status is not DayStatus.RETURNED]
    lines = []
    for code, days in (("remind_person", missing), ("remind_returned", returned)):
        if days:
            due = max(*(d.due for d in days if not d.overdue), today, today)
            overdue = [d for d in days if d.overdue]
            late = say("logs.remind_late", language, days=_days(overdue, language)) if overdue else ""
            facts = {"days": _days(days, language), "due": short_day(due, language), "late": late}
            lines.append(say(f"logs.{code}", language, name=row_.name, **facts))
    return "\n".join(lines)


def reminder_for_all(rows: Sequence[MissingRow], language: str) -> str:
    """Words for everybody at once."""
    lines = [say("logs.remind_line", language, name=x.name, days=_days(x.days, language)) for x in rows]
    return "\n".join([say("logs.remind_all", language), *lines])


def _days(days: Sequence[MissingDay], language: str) -> str:
    return say("logs.between", language).join(short_day(d.day, language) for d in days)


def read_missing(desk: Desk, asker: QWidget, done: Callable[[tuple[MissingRow, ...]], object]) -> None:
    """Have those of the unit and week in scope read in the background, for as long as somebody waits for it."""
    if not desk.unit:
        return
    store, week, unit, today = desk.store, desk.week, desk.unit, desk.today()

    def found(_progress: Progress) -> tuple[MissingRow, ...]:
        with store.reading() as reader:
            return missing_logs(reader, week, unit, today)

    def finished(rows: tuple[MissingRow, ...]) -> None:
        if isValid(asker) and (desk.unit, desk.week) == (unit, week):
            done(rows)

    desk.tasks.run(found, finished, words=desk.say("logs.read"))


class MissingTab(Tab):
    """The list at the left, the words to copy at the right."""

    topics = frozenset({"work_log", "member", "assignment", "unit", "leave", "calendar_day"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: tuple[MissingRow, ...] = ()
        self._wanted = ""
        theme = desk.theme
        columns: list[Column[MissingRow]] = [
            Column("person", desk.say("logs.person"), lambda x: x.name, look=self._person),
            Column("unit", desk.say("logs.col_unit"), self._unit),
            Column("days", desk.say("logs.missing_days"), self._days, look=self._chips, stretch=True),
            Column("count", desk.say("logs.missing_count"), lambda x: str(len(x.days)), lambda x: len(x.days), True),
            Column("due", desk.say("logs.due"), self._due, self._last_due, look=self._due_look),
        ]
        self.table: Table[MissingRow] = Table(desk, "logs.missing", columns)
        self.table.set_row_height("row_two_lines")
        self.table.set_empty(desk.say("logs.nobody_missing"))
        self.table.picked.connect(lambda _row: self._compose())
        left = Card(desk)
        left.add(self.table, 1)
        left.add_foot(theme, row(label(desk.say("logs.due_note"), "faint", wrap=True)))
        self.whom = Segments(
            desk.say("logs.reminder"), [(c, desk.say(f"logs.reminder_{c}")) for c in ("one", "all")], "one"
        )
        self.whom.changed.connect(lambda _code: self._compose())
        self.language = ChoiceField([(c, desk.say(f"logs.in_{c}")) for c in LANGUAGES], desk.language, small=True)
        self.language.setAccessibleName(desk.say("logs.reminder_language"))
        self.language.currentIndexChanged.connect(lambda _: self._compose())
        self.words = text_area(desk, lines=8)
        self.words.setAccessibleName(desk.say("logs.reminder"))
        self.copy = button(
            desk, desk.say("logs.copy"), self._copy, key="Ctrl+Return", icon_name="copy", kind="primary"
        )
        right = Card(desk, desk.say("logs.reminder"), padded=True)
        right.add(row(self.whom, None, self.language))
        right.add(self.words, 1)
        right.add(NoteBar(desk, "submitted", desk.say("logs.reminder_note")))
        right.add(row(None, self.copy))
        whole = row(left, right, gap=theme.px(12))
        whole.setStretch(0, 6)
        whole.setStretch(1, 4)
        self.setLayout(whole)

    def keys(self) -> Keys:
        return (("Ctrl+Enter", "logs.copy"),)

    def open(self, **target: Any) -> None:
        """Show a `person` who is missing: at once, or when it is known who is."""
        self._wanted = str(target.get("person", ""))
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted and self.table.select_where(lambda line: line.employee_no == self._wanted):
            self._wanted = ""

    def refresh(self) -> None:
        """Look who is missing outside the window's thread: it takes everybody's week."""
        read_missing(self.desk, self, self._show)

    def _show(self, rows: tuple[MissingRow, ...]) -> None:
        self.rows = rows
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.select_place(0)
        self._choose_wanted()
        self._compose()

    def _compose(self) -> None:
        """Propose the words anew; what was changed in them was for the former choice."""
        line, language = self.table.current(), self.language.code
        if self.whom.current == "all" and self.rows:
            text = reminder_for_all(self.rows, language)
        else:
            text = reminder(line, language, self.desk.today()) if line else ""
        self.words.setPlainText(text)
        self.copy.setEnabled(bool(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        self.desk.tell(self.desk.say("logs.copied"))

    # what the columns say

    def _person(self, line: MissingRow) -> TwoLines:
        return TwoLines(line.employee_no)

    def _unit(self, line: MissingRow) -> str:
        return short_unit(self.desk.organisation, line.unit)

    def _days(self, line: MissingRow) -> str:
        return "  ".join(chip.text for chip in self._chips(line).chips)

    def _chips(self, line: MissingRow) -> Chips:
        language = self.desk.language
        chips = []
        for found in line.days:
            status = found.status.value
            words = short_day(found.day, language)
            chips.append(Chip(status, words if status == "missing" else f"{words} {self.desk.term(status)}"))
        return Chips(tuple(chips))

    def _last_due(self, line: MissingRow) -> date:
        return min(found.due for found in line.days)

    def _due(self, line: MissingRow) -> str:
        due = short_day(self._last_due(line), self.desk.language)
        return f"{due} {self.desk.say('logs.overdue')}" if line.days[0].overdue else due

    def _due_look(self, line: MissingRow) -> Ink:
        return Ink("failed" if line.days[0].overdue else "text_2")
