"""The regions' reports as a department receives them, and which of them its manager has read (rule 4-23)."""

from collections.abc import Sequence

from shiboken6 import isValid

from domain.organisation import UnitKind
from domain.services.drafting import RegisterRow
from domain.services.weekly_reading import read_report
from ui.desk import Desk
from ui.kit.looks import Chip
from ui.kit.page import Tab
from ui.kit.parts import column
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.kit.tasks import Progress
from ui.pages.report.lists import ReportView, read_register, state_columns
from ui.pages.report.reading import reads_for_the_unit


class ReceivedTab(Tab):
    """The regions' reports of the week, as a department receives them."""

    topics = frozenset({"weekly_report", "unit", "assignment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.read: dict[str, int] = {}
        read = Column[RegisterRow](
            *("read", desk.say("report.head_read"), self._read_words),
            look=lambda row: Chip("met" if self._is_read(row) else "none", self._read_words(row)),
            width=76,
        )
        self.table: Table[RegisterRow] = Table(desk, "report.list_received", (*state_columns(desk), read))
        self.table.set_empty(desk.say("report.no_register"))
        self.view = ReportView(desk, self.table)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _row: self.view.preview.area.setFocus())
        self.setLayout(column(self.view))

    def _is_read(self, row: RegisterRow) -> bool:
        return bool(row.revision) and self.read.get(row.unit) == row.revision

    def _read_words(self, row: RegisterRow) -> str:
        if not row.revision:
            return "–"
        return self.desk.say("report.was_opened" if self._is_read(row) else "report.not_opened")

    def refresh(self) -> None:
        store, me, week = self.desk.store, self.desk.me, self.desk.week

        def job(_progress: Progress) -> dict[str, int]:
            with store.reading() as reader:
                return reader.reports_read(me, week)

        def done(read: dict[str, int]) -> None:
            if isValid(self):
                self.read = read
                self.table.viewport().update()

        self.desk.tasks.run(job, done)
        read_register(self.desk, self, self._show)

    def _keep_read(self, row: RegisterRow) -> None:
        """The report is shown to the market manager: it is read (rule 4-23)."""
        store, me, today, week = self.desk.store, self.desk.me, self.desk.today(), self.desk.week
        self.read[row.unit] = row.revision
        self.desk.tasks.run(lambda _progress: read_report(store, row.unit, week, me, today), lambda _number: None)

    def _show(self, rows: Sequence[RegisterRow]) -> None:
        regions = [row for row in rows if row.kind is UnitKind.REGION]
        self.table.show_rows(regions)
        if regions and self.table.current() is None:
            self.table.select_place(0)
        self._pick(self.table.current())

    def _pick(self, row: RegisterRow | None) -> None:
        self.view.show_revision(row.unit if row else "", self.desk.week, row.revision if row else 0)
        if row and row.revision and not self._is_read(row) and reads_for_the_unit(self.desk):
            self._keep_read(row)
