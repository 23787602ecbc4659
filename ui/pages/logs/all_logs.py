"""All logs, however many: filtered, sorted and paged by the store (promise P6)."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from domain.log_list import LogColumn, LogFilter, LogOrder, LogRow
from domain.ports import Store
from domain.services.approvals import log_filter
from domain.work_log import Item, LogStatus
from ui.desk import Desk
from ui.kit.asked import AskedTable
from ui.kit.cards import Card
from ui.kit.form import ChoiceField, DayField, text_field
from ui.kit.looks import Chip, Ink
from ui.kit.page import Keys, Tab
from ui.kit.parts import label, row
from ui.kit.rows import Column
from ui.pages.logs.words import short_day, short_time, short_unit

PERIODS = ("all", "week", "month", "quarter", "own")
TYPING_MS = 250


@dataclass(frozen=True)
class FoundLogs:
    """The logs that pass a filter."""

    store: Store
    wanted: LogFilter
    count: int

    def page(self, offset: int, limit: int, sort: str, descending: bool, /) -> Sequence[LogRow]:
        """Some of them, by a column of the list."""
        order = LogOrder(LogColumn(sort), descending) if sort else LogOrder()
        with self.store.reading() as reader:
            return reader.log_page(self.wanted, order, offset, limit, self.count)


def find_logs(store: Store, wanted: LogFilter, unit: str, *, below: bool) -> FoundLogs:
    """Ask the store for the logs of a unit that pass a filter."""
    with store.reading() as reader:
        asked = log_filter(reader, wanted, unit, below=below)
        return FoundLogs(store, asked, reader.log_count(asked))


class AllLogsTab(Tab):
    """A list of any length. Enter opens a log on the review tab."""

    topics = frozenset({"work_log", "member", "assignment", "unit", "rule_version"})

    opened = Signal(str, date)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.total = 0
        self._make_tools()
        self.table: AskedTable[LogRow] = AskedTable(desk, "logs.all", self._columns())
        self.table.opened.connect(lambda line: self.opened.emit(line.employee_no, line.day))
        self.count = label("", "faint")
        card = Card(desk)
        card.add(self.table, 1)
        foot = row(label("Enter", "key"), label(desk.say("logs.key_open"), "faint"), None, self.count)
        card.add_foot(desk.theme, foot)
        self.setLayout(row(card))
        self.setFocusProxy(self.table)

    def _make_tools(self) -> None:
        desk = self.desk
        self.person = text_field(desk, "", desk.say("logs.find_person"), small=True)
        self.person.setAccessibleName(desk.say("logs.find_person"))
        states = [(s.value, desk.term(s.value)) for s in LogStatus]
        self.state = ChoiceField([("", desk.say("logs.any_state")), *states], small=True)
        self.state.setAccessibleName(desk.say("logs.state"))
        self.period = ChoiceField([(c, desk.say(f"logs.period_{c}")) for c in PERIODS], "all", small=True)
        self.period.setAccessibleName(desk.say("logs.period"))
        self.first = DayField(desk, desk.today().replace(day=1), small=True)
        self.last = DayField(desk, desk.today(), small=True)
        self.first.setAccessibleName(desk.say("logs.from"))
        self.last.setAccessibleName(desk.say("logs.to"))
        self.score = ChoiceField([(c, desk.say(f"logs.score_{c}")) for c in ("any", "below")], "any", small=True)
        self.score.setAccessibleName(desk.say("logs.scores"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self.person.textChanged.connect(lambda _: self._typing.start())
        self.state.currentIndexChanged.connect(lambda _: self.refresh())
        self.period.currentIndexChanged.connect(lambda _: self._period_chosen())
        self.first.dateChanged.connect(lambda _: self._typing.start())
        self.last.dateChanged.connect(lambda _: self._typing.start())
        self.score.currentIndexChanged.connect(lambda _: self.refresh())
        self._show_days()

    def tools(self) -> Sequence[QWidget]:
        return (self.person, self.state, self.period, self.first, self.last, self.score)

    def keys(self) -> Keys:
        return (("Enter", "logs.key_open"),)

    def open(self, **target: Any) -> None:
        """Show the logs of a `person`."""
        if "person" in target:
            self.person.setText(target["person"])
            self.period.choose("all")
            self.refresh()

    # asking

    def _period_chosen(self) -> None:
        self._show_days()
        self.refresh()

    def _show_days(self) -> None:
        own = self.period.code == "own"
        self.first.setVisible(own)
        self.last.setVisible(own)

    def _days(self) -> tuple[date | None, date | None]:
        week, sunday = self.desk.week, self.desk.week.sunday
        match self.period.code:
            case "week":
                return week.monday, sunday
            case "month":
                return sunday.replace(day=1), sunday.replace(day=monthrange(sunday.year, sunday.month)[1])
            case "quarter":
                return sunday - timedelta(days=91), sunday
            case "own":
                return self.first.day, self.last.day
        return None, None

    def refresh(self) -> None:
        """Ask for what passes the filter; the old rows stay until the answer is there."""
        desk = self.desk
        if not desk.unit:
            return
        status = LogStatus(self.state.code) if self.state.code else None
        wanted = LogFilter(self.person.text().strip(), None, status, *self._days())
        find = partial(find_logs, desk.store, wanted, desk.unit, below=self._below)
        self.table.ask(find, self._found, desk.say("logs.read"))

    def _found(self, total: int) -> None:
        self.total = total
        say = self.desk.say
        if self._filtered():
            self.table.set_empty(say("logs.no_queue_filtered"), say("logs.clear_filter"), self._clear_filter)
        else:
            self.table.set_empty(say("logs.no_logs"), say("logs.import_logs"), lambda: self.desk.go("imports"))
        self.count.setText(say("logs.count_of", count=total))

    @property
    def _below(self) -> bool:
        return self.score.code == "below"

    def _filtered(self) -> bool:
        return bool(self.person.text() or self.state.code or self.period.code != "all" or self._below)

    def _clear_filter(self) -> None:
        self.person.clear()
        self.state.choose("")
        self.period.choose("all")
        self.score.choose("any")
        self.refresh()

    # what the columns say

    def _columns(self) -> list[Column[LogRow]]:
        desk = self.desk
        return [
            Column(LogColumn.DAY, desk.say("logs.col_day"), self._day, width=120),
            Column(LogColumn.PERSON, desk.say("logs.person"), lambda x: f"{x.employee_no} {x.name}", width=170),
            Column(LogColumn.UNIT, desk.say("logs.col_unit"), self._unit, stretch=True, width=120),
            *(self._count(item) for item in Item),
            Column(
                LogColumn.SCORE,
                desk.say("logs.score"),
                lambda x: str(x.score),
                figures=True,
                look=self._score,
                width=70,
            ),
            Column(LogColumn.STATUS, desk.say("logs.state"), self._state, look=self._chip, width=140),
            Column(LogColumn.SUBMITTED, desk.say("logs.col_submitted"), lambda x: short_time(x.at), width=120),
        ]

    def _count(self, item: Item) -> Column[LogRow]:
        words, tip = self.desk.say(f"logs.short_{item}"), self.desk.term(item.value)
        return Column(
            LogColumn(item.value),
            words,
            lambda line: str(line.counts.of(item)),
            figures=True,
            tip=lambda _line: tip,
            width=64,
        )

    def _day(self, line: LogRow) -> str:
        return f"{line.day:%Y}-{short_day(line.day, self.desk.language)}"

    def _unit(self, line: LogRow) -> str:
        return short_unit(self.desk.organisation, line.unit_code)

    def _score(self, line: LogRow) -> Ink:
        return Ink("text", bold=True)

    def _state(self, line: LogRow) -> str:
        words = self.desk.term(line.status.value)
        return self.desk.say("logs.version", status=words, revision=line.revision) if line.revision > 1 else words

    def _chip(self, line: LogRow) -> Chip:
        return Chip(line.status.value, self._state(line))
