"""The page of outlets and events, with its tabs."""

from dataclasses import replace
from datetime import date
from typing import Any

from shiboken6 import isValid

from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.kit.tasks import Progress
from ui.pages.outlets.choices import asked_of
from ui.pages.outlets.events_tab import EventsTab
from ui.pages.outlets.findings_tab import FindingsTab
from ui.pages.outlets.inspections_tab import InspectionsTab
from ui.pages.outlets.notes_tab import NotesTab
from ui.pages.outlets.team_tab import TeamTab
from ui.pages.outlets.visits_tab import VisitsTab


class OutletsPage(TabbedPage):
    """Inspections, visits, events, market notes, findings."""

    code = "outlets"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_tab("inspections", desk.say("outlets.tab_inspections"), InspectionsTab, self._join_inspections)
        self.add_tab("visits", desk.say("outlets.tab_visits"), VisitsTab)
        self.add_tab("events", desk.say("outlets.tab_events"), EventsTab)
        self.add_tab("notes", desk.say("outlets.tab_notes"), NotesTab)
        self.add_tab("team", desk.say("outlets.tab_team"), TeamTab)
        self.add_tab("findings", desk.say("outlets.tab_findings"), FindingsTab)

    def _join_inspections(self, tab: InspectionsTab) -> None:
        tab.form.visit_wanted.connect(self._visit)

    def refresh(self) -> None:
        super().refresh()
        store, asked = self.desk.store, replace(asked_of(self.desk, "all", "", "unverified"), limit=0)

        def unverified(_progress: Progress) -> int:
            with store.reading() as reader:
                return reader.findings_page(asked)[1]

        self.desk.tasks.run(unverified, self._findings_counted)

    def _findings_counted(self, count: int) -> None:
        if isValid(self):
            self.set_count("findings", self.desk.say("outlets.tab_findings"), count or None)

    def _visit(self, outlet: str, day: date, person: str) -> None:
        self.open(tab="visits", outlet=outlet, day=day, person=person)

    def open(self, **target: Any) -> None:
        if "outlet" in target and "tab" not in target:
            target["tab"] = "inspections"
        super().open(**target)
