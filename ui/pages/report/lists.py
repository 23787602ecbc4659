"""Issued reports, and the on-time register."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget
from shiboken6 import isValid

from domain.names import short_name
from domain.ports import IssuedReport
from domain.report import WeeklyReport
from domain.report_draft import Handing
from domain.services.drafting import RegisterRow, issued_page, issued_report, on_time_register
from domain.weeks import Week
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.looks import Chip, Ink, Look
from ui.kit.page import Keys, Tab
from ui.kit.paged import PagedTable
from ui.kit.parts import button, column, label
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.kit.tasks import Progress
from ui.pages.report.paper import save_xlsx
from ui.pages.report.preview import PreviewCard

STATUS = {Handing.ON_TIME: "met", Handing.LATE: "behind", Handing.DUE: "none", Handing.MISSING: "failed"}


def at_home(moment: str) -> str:
    """A stored moment on the clock of the machine."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def short(desk: Desk, name: str) -> str:
    """A unit's name without those of the units around it that stand on top of the page."""
    return short_name(name, (upper.name for upper in desk.organisation.chain(desk.unit)))


def state_text(desk: Desk, row: RegisterRow) -> str:
    """How a unit stands, with how many days late."""
    if row.state is Handing.LATE and row.issued_on:
        return desk.say("report.late_by", count=(row.issued_on - row.due_on).days)
    return desk.say(f"report.handing_{row.state.value}")


def read_register(desk: Desk, asker: QWidget, done: Callable[[Sequence[RegisterRow]], object]) -> None:
    """Have the register of the unit and week in scope read in the background."""
    store, unit, week, today = desk.store, desk.unit, desk.week, desk.today()

    def finished(rows: Sequence[RegisterRow]) -> None:
        if isValid(asker) and (desk.unit, desk.week) == (unit, week):
            done(rows)

    desk.tasks.run(lambda _progress: on_time_register(store, unit, week, today), finished)


class ReportView(QWidget):
    """A list at the left, the chosen report as paper at the right."""

    def __init__(self, desk: Desk, table: QWidget) -> None:
        super().__init__()
        self.desk = desk
        card = Card(desk)
        card.add(table, 1)
        card.setMinimumWidth(desk.theme.px(140))
        self.preview = PreviewCard(desk)
        self.xlsx = button(desk, desk.say("report.xlsx"), self._export, small=True)
        self.xlsx.setEnabled(False)
        self.preview.add_tool(self.xlsx)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(desk.theme.px(12))
        split.addWidget(card)
        split.addWidget(self.preview)
        split.setSizes([desk.theme.px(740), desk.theme.px(460)])
        self.setLayout(column(split))

    def show_revision(self, unit: str, week: Week, revision: int) -> None:
        """Show an issued revision as paper; revision 0 is none."""
        if not revision:
            self._show(None)
            return
        store = self.desk.store

        def job(_progress: Progress) -> WeeklyReport:
            return issued_report(store, unit, week, revision)

        self.desk.tasks.run(job, self._show)

    def _show(self, report: WeeklyReport | None) -> None:
        if isValid(self):
            self.preview.show_report(report, issued=True)
            self.xlsx.setEnabled(report is not None)

    def _export(self) -> None:
        if self.preview.report:
            save_xlsx(self.desk, self.preview.report, issued=True)


class IssuedTab(Tab):
    """Every issued revision of the unit in scope and all below it, the latest week first."""

    topics = frozenset({"weekly_report", "unit"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.count = 0
        say, people = desk.say, desk.organisation.members
        columns: tuple[Column[IssuedReport], ...] = (
            Column("week", say("report.head_week"), lambda row: str(row.week), width=86),
            Column("unit", say("report.head_unit"), lambda row: short(desk, row.unit_name), stretch=True),
            Column(
                "revision",
                say("report.head_revision"),
                lambda row: say("report.revision", revision=row.revision),
                width=72,
            ),
            Column("code", say("report.head_code"), lambda row: row.code, width=132),
            Column("at", say("report.head_at"), lambda row: at_home(row.at), look=_faint, width=126),
            Column(
                "by",
                say("report.head_by"),
                lambda row: people[row.by].name if row.by in people else row.by or "–",
                width=80,
            ),
        )
        self.table: PagedTable[IssuedReport] = PagedTable(desk, "report.list_issued", columns, self._fetch)
        self.table.set_empty(say("report.no_issued"), say("report.go_write"), lambda: desk.go("report", tab="write"))
        self.view = ReportView(desk, self.table)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _row: self.view.preview.area.setFocus())
        self.setLayout(column(self.view))

    def _fetch(self, offset: int, limit: int, sort: str, descending: bool) -> Sequence[IssuedReport]:
        by = (sort, descending) if sort else ("week", True)
        units = self.desk.organisation.below(self.desk.unit)
        return issued_page(self.desk.store, units, by[0], descending=by[1], offset=offset, limit=limit)[0]

    def refresh(self) -> None:
        units = self.desk.organisation.below(self.desk.unit)
        self.count = issued_page(self.desk.store, units, limit=0)[1]
        self.table.show_count(self.count)
        if self.count:
            self.table.select_place(0)
        self._pick(self.table.current())

    def _pick(self, row: IssuedReport | None) -> None:
        if row:
            self.view.show_revision(row.unit, row.week, row.revision)
        else:
            self.view.show_revision("", self.desk.week, 0)

    def open(self, **target: object) -> None:
        code = target.get("code")
        for place in range(self.count):
            row = self.table.row_at(place)
            if row and row.code == code:
                self.table.select_place(place)
                return

    def keys(self) -> Keys:
        return (("Enter", "report.preview"), ("Ctrl+P", "report.key_print"), ("PgUp PgDn", "report.key_pages"))


def _faint(_row: IssuedReport) -> Look:
    return Ink("text_3")


def state_columns(desk: Desk) -> tuple[Column[RegisterRow], ...]:
    """A unit, who leads it, and how it stands with its report."""
    say = desk.say
    return (
        Column("unit", say("report.head_unit"), lambda row: short(desk, row.unit_name), stretch=True),
        Column("manager", say("report.head_manager"), lambda row: row.manager or "–", width=84),
        Column("due", say("report.head_due"), lambda row: f"{row.due_on:%m-%d}", width=64),
        Column(
            "issued_on",
            say("report.head_issued_on"),
            lambda row: f"{row.issued_on:%m-%d}" if row.issued_on else "–",
            width=76,
        ),
        Column(
            "state",
            say("report.head_state"),
            lambda row: state_text(desk, row),
            look=lambda row: Chip(STATUS[row.state], state_text(desk, row)),
            width=100,
        ),
        Column(
            "revision",
            say("report.head_revision"),
            lambda row: say("report.revision", revision=row.revision) if row.revision else "–",
            width=76,
        ),
    )


class RegisterTab(Tab):
    """Which units handed in their report of the week by the due day, and how the weeks before were."""

    topics = frozenset({"weekly_report", "unit", "assignment", "calendar_day"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.counts = label("", "faint")
        self.table: Table[RegisterRow] | None = None
        self.card = Card(desk)
        note = label(desk.say("report.register_note"), "faint", wrap=True)
        self.setLayout(column(self.card, note))
        self.week: Week | None = None

    def tools(self) -> Sequence[QWidget]:
        return (self.counts,)

    def _make_table(self) -> Table[RegisterRow]:
        desk, week = self.desk, self.desk.week
        weeks = [week.shifted(-n) for n in range(8, 0, -1)]
        before = [_week_column(desk, f"W{found.number:02d}", n) for n, found in enumerate(weeks)]
        return Table(desk, "report.list_register", (*state_columns(desk), *before))

    def refresh(self) -> None:
        if self.table is None or self.week != self.desk.week:
            if self.table:
                self.table.deleteLater()
            self.week, self.table = self.desk.week, self._make_table()
            self.table.set_empty(self.desk.say("report.no_register"))
            self.table.opened.connect(self._open)
            self.card.add(self.table, 1)
        read_register(self.desk, self, self._show)

    def _show(self, rows: Sequence[RegisterRow]) -> None:
        if self.table:
            self.table.show_rows(rows)
        counts = {state: sum(row.state is state for row in rows) for state in Handing}
        self.counts.setText(
            self.desk.say(
                "report.register_counts",
                week=self.desk.week,
                on_time=counts[Handing.ON_TIME],
                late=counts[Handing.LATE],
                missing=counts[Handing.MISSING],
            )
            if rows
            else ""
        )

    def _open(self, row: RegisterRow) -> None:
        """An issued report is shown; one that is not is written."""
        if row.revision:
            self.desk.go("report", tab="issued", code=row.code)
        else:
            self.desk.set_unit(row.unit)
            self.desk.go("report", tab="write")


def _week_column(desk: Desk, head: str, place: int) -> Column[RegisterRow]:
    def words(row: RegisterRow) -> str:
        state = row.earlier[place]
        return desk.say(f"report.handing_{state.value}") if state else "–"

    def look(row: RegisterRow) -> Look | None:
        state = row.earlier[place]
        return Chip(STATUS[state], words(row)) if state else Ink("text_3")

    return Column(head, head, words, look=look)
