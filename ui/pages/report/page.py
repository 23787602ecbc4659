"""The page of weekly reports: write, issued, received from the regions, on-time register."""

from collections.abc import Sequence

from shiboken6 import isValid

from domain.organisation import UnitKind
from domain.report_draft import due_day
from domain.services.drafting import REPORTING, RegisterRow, issued_page
from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.pages.report.composer import ComposeTab
from ui.pages.report.lists import IssuedTab, RegisterTab, read_register
from ui.pages.report.received import ReceivedTab


class ReportPage(TabbedPage):
    """Weekly reports of the unit and week in scope."""

    code = "report"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.add_tab("write", say("report.write"), ComposeTab)
        self.add_tab("issued", say("report.issued"), IssuedTab)
        self.add_tab("received", say("report.received"), ReceivedTab)
        self.add_tab("register", say("report.register"), RegisterTab)

    def refresh(self) -> None:
        self._show_counts()
        super().refresh()

    def _show_counts(self) -> None:
        """How many reports there are, and how many of its regions a department has received."""
        desk = self.desk
        unit = desk.organisation.units.get(desk.unit)
        is_department = unit is not None and unit.kind is UnitKind.MARKET_DEPARTMENT
        if not is_department and self.shown_code == "received":
            self.bar.setCurrentIndex(0)
        self.bar.setTabVisible(self.codes.index("received"), is_department)
        store, units = desk.store, desk.organisation.below(desk.unit)
        desk.tasks.run(lambda _progress: issued_page(store, units, limit=0)[1], self._issued_counted)
        if is_department:
            read_register(desk, self, self._regions_counted)

    def _issued_counted(self, count: int) -> None:
        if isValid(self):
            self.set_count("issued", self.desk.say("report.issued"), count)

    def _regions_counted(self, rows: Sequence[RegisterRow]) -> None:
        regions = [row for row in rows if row.kind is UnitKind.REGION]
        received = sum(bool(row.revision) for row in regions)
        self.set_count("received", self.desk.say("report.received"), f"{received}/{len(regions)}")

    def context(self) -> str:
        unit = self.desk.organisation.units.get(self.desk.unit)
        if unit is None or unit.kind not in REPORTING:
            return str(self.desk.week)
        due = due_day(self.desk.week, self.desk.organisation.calendar)
        weekday = self.desk.say(f"shell.weekday_{due.weekday()}")
        return self.desk.say("report.context", number=self.desk.week.number, due=f"{due:%m-%d}", weekday=weekday)
