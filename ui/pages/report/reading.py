"""What the market manager read of the week and what not, and reading it: log after log in one sheet (rule 4-23)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from domain.evaluation import LogToRead, WeekRead
from domain.organisation import Role
from domain.services.weekly_reading import logs_to_read, open_logs, week_read
from domain.weeks import Week
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.looks import Chip
from ui.kit.parts import button, column, holder, key_line, label, link, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.kit.tasks import Progress

TEXTS = ("outlet", "done", "plan", "trouble")


def reads_for_the_unit(desk: Desk) -> bool:
    """Whether the person sitting here is a market manager: the guideline asks nobody else to read everything."""
    member = desk.organisation.members.get(desk.me)
    return member is not None and member.assignment_on(desk.today()).role is Role.MARKET_MANAGER


class ReadLine(QWidget):
    """One sentence: reports, logs and replies read of so many; and the ways to read the rest.

    Signals `read_on`: somebody read, so figures may be others.
    """

    read_on = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found: WeekRead | None = None
        self.sheet: ReadingSheet | None = None
        self._scope: tuple[str, Week] | None = None
        self.words = label("", "caption", wrap=True)
        self.reports = link(desk, desk.say("report.read_reports"), lambda: desk.go("report", tab="received"))
        self.logs = link(desk, desk.say("report.read_logs", count=0), self._read)
        tools = row(self.logs, self.reports, None, gap=desk.theme.px(4))
        self.setLayout(column(self.words, tools, gap=desk.theme.px(2)))

    def show_week(self, unit: str, week: Week) -> None:
        """Have it read what the person sitting here read of a unit's week."""
        desk, self._scope = self.desk, (unit, week)
        store, me = desk.store, desk.me

        def job(_progress: Progress) -> WeekRead:
            with store.reading() as reader:
                return week_read(reader, unit, week, me)

        def done(found: WeekRead) -> None:
            if isValid(self) and self._scope == (unit, week):
                self._show(found)

        desk.tasks.run(job, done)

    def _show(self, found: WeekRead) -> None:
        self.found = found
        say = self.desk.say
        read = sum(region.is_read for region in found.regions)
        self.words.setText(
            say(
                "report.was_read",
                reports=read,
                regions=len(found.regions),
                logs=found.logs - found.unread,
                all=found.logs,
                replies=found.replies - found.unseen,
                given=found.replies,
            )
        )
        left = len(found.to_open)
        self.logs.setText(say("report.read_logs", count=left))
        self.logs.setAccessibleName(self.logs.text())
        self.logs.setVisible(left > 0)
        self.reports.setVisible(any(region.issued and not region.is_read for region in found.regions))

    def _read(self) -> None:
        if self._scope is None:
            return
        (unit, week), desk = self._scope, self.desk
        store, me = desk.store, desk.me

        def job(_progress: Progress) -> Sequence[LogToRead]:
            with store.reading() as reader:
                return logs_to_read(reader, unit, week, me)

        def done(logs: Sequence[LogToRead]) -> None:
            if isValid(self) and logs:
                self.sheet = ReadingSheet(desk, logs, self.window())
                self.sheet.finished.connect(lambda _code: self.read_on.emit())
                self.sheet.open()

        desk.tasks.run(job, done)


class ReadingSheet(QDialog):
    """Logs to be read, one after another; a log that was shown was opened, and that is kept."""

    def __init__(self, desk: Desk, logs: Sequence[LogToRead], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.opened: set[tuple[str, Any]] = set()
        say, theme = desk.say, desk.theme
        self.setWindowTitle(say("report.reading"))
        self.table: Table[LogToRead] = Table(desk, "report.reading_list", self._columns(), sortable=False)
        self.table.set_row_height("row_compact")
        self.table.picked.connect(self._picked)
        self.heading = label("", "section", wrap=True)
        self.counts = label("", "caption", wrap=True)
        self.texts = {name: label("", wrap=True) for name in TEXTS}
        self.replies = label("", "caption", wrap=True)
        parts: list[Any] = [self.heading, self.counts]
        for name, shown in self.texts.items():
            parts.append(column(label(say(f"report.log_{name}"), "caption"), shown, gap=theme.px(1)))
        pane = column(*parts, self.replies, None, gap=theme.px(8))
        pane.setContentsMargins(theme.px(14), 0, 0, 0)
        both = row(self.table, holder(pane), gap=0)
        both.setStretch(0, 5)
        both.setStretch(1, 6)
        shut = button(desk, say("shell.close"), self.accept, shown_key="Esc")
        foot = key_line(theme, [("↑↓", say("report.key_next_log"))])
        foot.addWidget(shut)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(18), theme.px(16), theme.px(18), theme.px(14))
        whole.setSpacing(theme.px(10))
        whole.addWidget(label(say("report.reading_note"), "caption", wrap=True))
        whole.addLayout(both, 1)
        whole.addLayout(foot)
        self.resize(theme.px(860), theme.px(560))
        self.table.show_rows(logs)
        self.table.select_place(0)
        self.table.setFocus()

    def _columns(self) -> Sequence[Column[LogToRead]]:
        say = self.desk.say

        def state(one: LogToRead) -> str:
            return say("report.was_opened" if one.key in self.opened else "report.not_opened")

        return (
            Column("name", say("report.head_name"), lambda one: one.name, stretch=True, width=90),
            Column("day", say("report.head_day"), lambda one: f"{one.log.day:%m-%d}"),
            Column(
                *("state", say("report.head_read"), state),
                look=lambda one: Chip("met" if one.key in self.opened else "submitted", state(one)),
                width=92,
            ),
        )

    def _picked(self, one: LogToRead | None) -> None:
        if one is None:
            return
        say, desk = self.desk.say, self.desk
        self.heading.setText(say("report.log_of", name=one.name, day=f"{one.log.day:%m-%d}"))
        self.counts.setText("　".join(f"{desk.term(item.value)} {one.log.counts.of(item)}" for item in Item))
        for name, shown in self.texts.items():
            written = one.outlet if name == "outlet" else getattr(one.log.text, name)
            shown.setText(written.strip() or say("report.nothing_written"))
        said = [say("report.reply_of", name=name, words=words) for name, words in one.replies]
        self.replies.setText("\n".join(said))
        if one.key not in self.opened:
            self.opened.add(one.key)
            self._keep(one)
        self.table.viewport().update()

    def _keep(self, one: LogToRead) -> None:
        """Keep in the background that it was opened."""
        desk = self.desk
        store, me, today = desk.store, desk.me, desk.today()
        desk.tasks.run(lambda _progress: open_logs(store, [one.key], me, today), lambda _number: None)
