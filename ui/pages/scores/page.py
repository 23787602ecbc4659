"""The scores page (interface 6, 05): the week, the month, and sampling."""

from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.pages.scores.month import MonthTab
from ui.pages.scores.sample import SampleTab
from ui.pages.scores.week import WeekTab


class ScoresPage(TabbedPage):
    """Who passes, who does not, what closes the gap."""

    code = "scores"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_tab("week", desk.say("scores.tab_week"), WeekTab)
        self.add_tab("month", desk.say("scores.tab_month"), MonthTab)
        self.add_tab("sample", desk.say("sample.tab"), SampleTab)
