"""The day's strip: what to do first, and five numbers, each a way to the list it counts (interface 6, 01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from domain.today import FirstThing, Today
from ui.desk import Desk
from ui.kit.cards import Figure, Strip
from ui.pages.today.first import FirstThings
from ui.pages.today.words import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.duties.watching import Watched


ROOMY = 110
ROOM = 1150
"""So wide, at 100 %, is the strip where what to do first stands side by side."""
NARROW = 150
"""Up to these text sizes there is room for five figures, or four, beside what to do first."""


class DayStrip(Strip):
    """Signals `opened(list)`: day, week, review, missing or report; `first_opened(thing)`.

    The duties are known a moment later than the rest: their numbers have their room from the beginning.
    """

    opened = Signal(str)
    first_opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.first = FirstThings(desk, self.first_opened.emit)
        self.day_duties = self._figure("day_duties", "day")
        self.week_duties = self._figure("week_duties", "week")
        self.waiting = self._figure("waiting", "review")
        self.missing = self._figure("missing", "missing")
        self.reports = self._figure("reports", "report")
        for figure, widest in ((self.day_duties, "0"), (self.week_duties, "00")):
            figure.reserve(widest, desk.say("today.of_duties", count=widest))
        self.add(self.first, self.day_duties, self.week_duties, self.waiting, self.missing, self.reports)
        self.reports.setVisible(desk.theme.zoom <= ROOMY)  # the cards below say it as well
        self.missing.setVisible(desk.theme.zoom <= NARROW)

    def _figure(self, words: str, leads_to: str) -> Figure:
        return Figure(self.desk, self.desk.say(f"today.{words}"), lambda: self.opened.emit(leads_to))

    def fit(self, width: int) -> None:
        """Stand in so much room: what to do first side by side or below each other. English takes more of it."""
        wide = width >= self.desk.theme.px(ROOM) and self.desk.language != "en"
        self.first.stand(in_line=wide)

    def show_today(self, found: Today) -> None:
        """Show a day's numbers."""
        say = self.desk.say
        self.waiting.show_figure(found.waiting_count, say("today.logs_unit"))
        before, late = found.missing_before, "failed" if found.missing_before else ""
        self._name(self.missing, say("today.missing_before", day=day_of(self.desk, found.last_workday)))
        self.missing.show_figure(before, say("today.people_unit"), late)
        open_ = found.reports_open
        late = "failed" if any(report.overdue for report in open_) else ""
        self.reports.show_figure(len(open_), say("today.reports_unit"), late)

    def show_first(self, found: Today, things: Sequence[FirstThing]) -> None:
        """Say what to do first."""
        self.first.show_things(found, things)

    def show_duties(self, day: Sequence[Watched], week: Sequence[Watched]) -> None:
        """How many of the day's and of the week's duties are met."""
        for figure, duties in ((self.day_duties, day), (self.week_duties, week)):
            counted = [one for one in duties if one.duty.met is not None]
            met = sum(one.duty.met is True for one in counted)
            figure.show_figure(met, self.desk.say("today.of_duties", count=len(counted)))

    def _name(self, figure: Figure, words: str) -> None:
        assert figure.opener is not None, "every figure of this strip opens a list"  # noqa: S101
        figure.opener.setText(words)
        figure.opener.setAccessibleName(words)


class Shelf(QScrollArea):
    """Holds the strip: as high as it is, and where the window is narrower, it scrolls sideways."""

    def __init__(self, strip: DayStrip) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self._strip = strip
        self.setWidget(strip)
        strip.installEventFilter(self)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self.updateGeometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._strip.fit(self.width())
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        wanted = self._strip.sizeHint()
        return QSize(wanted.width(), wanted.height() + below)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(0, self.sizeHint().height())
