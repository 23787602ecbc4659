"""The day's strip: what to do first, and five numbers, each a way to the list it counts (interface 6, 01)."""

from PySide6.QtCore import Signal

from domain.today import Today
from ui.desk import Desk
from ui.kit.cards import Figure, Strip
from ui.pages.today.first import FirstThings
from ui.pages.today.words import day_of


class DayStrip(Strip):
    """Signals `opened(list)`: review, missing, handed, report or outlet; `first_opened(thing)`."""

    opened = Signal(str)
    first_opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.first = FirstThings(desk, self.first_opened.emit)
        self.waiting = self._figure("waiting", "review")
        self.missing = self._figure("missing", "missing")
        self.handed = self._figure("handed", "handed")
        self.reports = self._figure("reports", "report")
        self.idle = self._figure("idle", "outlet")
        self.add(self.first, self.waiting, self.missing, self.handed, self.reports, self.idle)
        if not self.first.roomy:
            self.handed.hide()  # the card of missing logs says it as well

    def _figure(self, words: str, leads_to: str) -> Figure:
        return Figure(self.desk, self.desk.say(f"today.{words}"), lambda: self.opened.emit(leads_to))

    def show_today(self, found: Today) -> None:
        """Show a day's numbers."""
        say = self.desk.say
        self.first.show_things(found)
        self.waiting.show_figure(found.waiting_count, say("today.logs_unit"))
        before, late = found.missing_before, "failed" if found.missing_before else ""
        self._name(self.missing, say("today.missing_before", day=day_of(self.desk, found.last_workday)))
        self.missing.show_figure(before, say("today.people_unit"), late)
        self.handed.show_figure(found.handed, say("today.of_unit", count=found.expected))
        open_ = found.reports_open
        late = "failed" if any(report.overdue for report in open_) else ""
        self.reports.show_figure(len(open_), say("today.reports_unit"), late)
        self.idle.show_figure(found.outlets[0].days if found.outlets else "–", say("today.days_unit"))

    def _name(self, figure: Figure, words: str) -> None:
        assert figure.opener is not None, "every figure of this strip opens a list"  # noqa: S101
        figure.opener.setText(words)
        figure.opener.setAccessibleName(words)
