"""The page of outlets and events, with its tabs."""

from datetime import date
from typing import Any

from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.pages.outlets.events_tab import EventsTab
from ui.pages.outlets.findings_tab import FindingsTab
from ui.pages.outlets.inspections_tab import InspectionsTab
from ui.pages.outlets.notes_tab import NotesTab
from ui.pages.outlets.visits_tab import VisitsTab


class OutletsPage(TabbedPage):
    """Inspections, visits, events, market notes, findings."""

    code = "outlets"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.inspections, self.visits, self.events = InspectionsTab(desk), VisitsTab(desk), EventsTab(desk)
        self.notes, self.findings = NotesTab(desk), FindingsTab(desk)
        for code, tab in (
            ("inspections", self.inspections),
            ("visits", self.visits),
            ("events", self.events),
            ("notes", self.notes),
            ("findings", self.findings),
        ):
            self.add_tab(code, desk.say(f"outlets.tab_{code}"), tab)
        self.inspections.form.visit_wanted.connect(self._visit)

    def refresh(self) -> None:
        super().refresh()
        self.set_count("findings", self.desk.say("outlets.tab_findings"), self.findings.unverified() or None)

    def _visit(self, outlet: str, day: date, person: str) -> None:
        self.open(tab="visits", outlet=outlet, day=day, person=person)

    def open(self, **target: Any) -> None:
        if "outlet" in target and "tab" not in target:
            target["tab"] = "inspections"
        super().open(**target)
