"""規則與組織: what counts from when, and who belongs where."""

from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.pages.organisation.calendar import CalendarTab
from ui.pages.organisation.leaves import LeavesTab
from ui.pages.organisation.outlets import OutletsTab
from ui.pages.organisation.people import PeopleTab
from ui.pages.organisation.units import UnitsTab
from ui.pages.rules.versions_tab import VersionsTab


class RulesPage(TabbedPage):
    """Rule versions, people, units, outlets in charge, leave, calendar."""

    code = "rules"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_tab("versions", desk.say("rules.tab"), VersionsTab)
        self.add_tab("people", desk.say("org.tab_people"), PeopleTab)
        self.add_tab("units", desk.say("org.tab_units"), UnitsTab)
        self.add_tab("outlets", desk.say("org.tab_outlets"), OutletsTab)
        self.add_tab("leaves", desk.say("org.tab_leaves"), LeavesTab)
        self.add_tab("calendar", desk.say("org.tab_calendar"), CalendarTab)

    def context(self) -> str:
        """What this tab promises."""
        return self.desk.say(f"rules.context_{self.shown_code}")
