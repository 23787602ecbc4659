"""The page of work logs: its tabs."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer

from domain.duties.replying import ReplyLine
from domain.review import MissingRow
from ui.desk import Desk
from ui.kit.page import TabbedPage
from ui.pages.logs.all_logs import AllLogsTab
from ui.pages.logs.entry import EntryTab
from ui.pages.logs.missing import MissingTab, read_missing
from ui.pages.logs.replies import RepliesTab, read_replies
from ui.pages.logs.review import ReviewTab

REST_MS = 700
"""Who is missing, and who is to be replied to, is counted for the tabs once the keys rest."""


class LogsPage(TabbedPage):
    """Review, entry, all logs, missing ones, replies owed."""

    code = "logs"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.add_tab("review", say("logs.tab_review"), ReviewTab, self._join_review)
        self.add_tab("entry", say("logs.tab_entry"), EntryTab)
        self.add_tab("all", say("logs.tab_all"), AllLogsTab, self._join_all)
        self.add_tab("missing", say("logs.tab_missing"), MissingTab)
        self.add_tab("replies", say("logs.tab_replies"), RepliesTab, self._join_replies)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._count)

    def _join_review(self, tab: ReviewTab) -> None:
        tab.all_wanted.connect(lambda: self.open(tab="all"))
        tab.counted.connect(lambda n: self.set_count("review", self.desk.say("logs.tab_review"), n or None))

    def _join_all(self, tab: AllLogsTab) -> None:
        tab.opened.connect(self._review)

    def _review(self, person: str, day: date) -> None:
        """Show a log, ready to be decided by a key."""
        self.open(tab="review", person=person, day=day)
        self.shown.setFocus()

    def _join_replies(self, tab: RepliesTab) -> None:
        tab.opened.connect(self._review)
        tab.person_wanted.connect(lambda person: self.open(tab="all", person=person))

    def _count(self) -> None:
        read_missing(self.desk, self, self._missing_counted)
        read_replies(self.desk, self, self._replies_counted)

    def _replies_counted(self, lines: Sequence[ReplyLine]) -> None:
        """How many I have still to reply to by now; where I owe no reply, how many others have."""
        today, me = self.desk.today(), self.desk.me
        owed = [line for line in lines if line.by == me] or lines
        count = sum(not line.met and (line.opens or today) <= today for line in owed)
        self.set_count("replies", self.desk.say("logs.tab_replies"), count or None)

    def _missing_counted(self, rows: Sequence[MissingRow]) -> None:
        self.set_count("missing", self.desk.say("logs.tab_missing"), len(rows) or None)

    def refresh(self) -> None:
        super().refresh()
        self._rest.start()

    def leave(self) -> None:
        super().leave()
        self._rest.stop()

    def context(self) -> str:
        return self.desk.say("logs.context") if self.shown_code == "review" else ""
