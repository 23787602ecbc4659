"""The page of work logs: its tabs."""

from PySide6.QtCore import QTimer

from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.pages.logs.all_logs import AllLogsTab
from ui.pages.logs.entry import EntryTab
from ui.pages.logs.missing import MissingTab
from ui.pages.logs.review import ReviewTab

REST_MS = 700
"""Who is missing is counted for its tab once the keys rest."""


class LogsPage(TabbedPage):
    """Review, entry, all logs, missing ones."""

    code = "logs"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.review = ReviewTab(desk, lambda: self.open(tab="all"))
        self.all = AllLogsTab(desk, lambda person, day: self.open(tab="review", person=person, day=day))
        self.missing = MissingTab(desk)
        self.add_tab("review", say("logs.tab_review"), self.review)
        self.add_tab("entry", say("logs.tab_entry"), EntryTab(desk))
        self.add_tab("all", say("logs.tab_all"), self.all)
        self.add_tab("missing", say("logs.tab_missing"), self.missing)
        self.review.counted.connect(lambda n: self.set_count("review", say("logs.tab_review"), n or None))
        self.missing.counted.connect(lambda n: self.set_count("missing", say("logs.tab_missing"), n or None))

        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.missing.show_fresh)

    def refresh(self) -> None:
        super().refresh()
        self._rest.start()

    def leave(self) -> None:
        super().leave()
        self._rest.stop()

    def context(self) -> str:
        return self.desk.say("logs.context") if self.shown_code == "review" else ""
