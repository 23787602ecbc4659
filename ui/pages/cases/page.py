"""The page of supervision (interface 6, 07): cases from a breach to a checked result, and proposed deductions."""

from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.pages.cases.cases_tab import CasesTab
from ui.pages.cases.deductions_tab import DeductionsTab


class CasesPage(TabbedPage):
    """What somebody has to answer for."""

    code = "cases"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add_tab("cases", desk.say("cases.tab_cases"), CasesTab)
        self.add_tab("deductions", desk.say("cases.tab_deductions"), DeductionsTab)
