"""The today page: my duties, the regional managers, what is missing, due and planned (interface 6, 01).

Each line is a way to the list it counts. The duties are read once the page is shown, outside the window's thread.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout
from shiboken6 import isValid

from domain.services.today import todays_work
from domain.today import FirstThing, MissingLog, NextEvent, ReportDue, Task, Today
from domain.weeks import Week
from ui.desk import Desk
from ui.kit.page import Keys, Page
from ui.kit.parts import column, holder, row
from ui.pages.today.columns import event_columns, missing_columns, report_columns
from ui.pages.today.duties_card import DutiesCard
from ui.pages.today.lines import LinesCard
from ui.pages.today.managers_card import ManagersCard
from ui.pages.today.strip import DayStrip, Shelf
from ui.pages.today.words import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from domain.duties.watching import ManagerLine, Watched
    from domain.ports import Store
    from ui.kit.tasks import Progress

MISSING_SHOWN = 4
EVENTS_SHOWN = 4
SIDE_BY_SIDE = 1080
"""From this width on, at 100 %, there is room for two columns of cards."""
NOON = 12
"""From this hour on, what is due today presses (interface 4)."""


class TodayPage(Page):
    """The day's work in one look."""

    code = "today"
    topics = frozenset(
        {
            *("unit", "member", "assignment", "leave", "calendar_day", "rule_version", "target"),
            *("work_log", "log_reply", "log_reading", "weekly_draft", "weekly_report", "report_reading"),
            *("outlet", "outlet_assignment", "inspection", "visit", "bank_visit", "market_note"),
            *("event", "attendance", "event_check", "team_work", "team_check"),
            *("sample_draw", "sample_person", "sample_day", "scores_handed_on"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today: Today | None = None
        self.duties: Sequence[Watched] = ()
        self.managers: Sequence[ManagerLine] = ()
        self._turn = 0
        self.strip = DayStrip(desk)
        self.strip.opened.connect(self._open_list)
        self.strip.first_opened.connect(self._do_first)
        self.duties_card = DutiesCard(desk)
        self.duties_card.opened.connect(self._duty)
        self.duties_card.all_wanted.connect(self._all_duties)
        self.managers_card = ManagersCard(desk)
        self.managers_card.opened.connect(self._duty)
        self.managers_card.person_wanted.connect(lambda number: self._all_duties(text=number))
        self.managers_card.all_wanted.connect(lambda: self._all_duties(text="四(一)"))
        self.missing_card = LinesCard(desk, "missing", missing_columns(desk), self._missing, self._missing)
        self.report_card = LinesCard(desk, "report", report_columns(desk), self._report, self._report)
        self.event_card = LinesCard(desk, "event", event_columns(desk), self._event, self._events)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        gap = theme.px(12)
        right = column(self.managers_card, self.missing_card, self.report_card, self.event_card, gap=gap)
        right.setStretch(3, 1)
        self._cards = both = row(gap=gap)
        both.addWidget(self.duties_card, 768)
        both.addLayout(right, 432)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder(both, "clear"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(gap)
        outer.addWidget(Shelf(self.strip))  # it stays in its place, however long the lists below get
        outer.addWidget(area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        directions = QBoxLayout.Direction
        wide = self.width() >= self.desk.theme.px(SIDE_BY_SIDE)
        self._cards.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        super().resizeEvent(event)

    # what is shown

    def refresh(self) -> None:
        if not self.desk.has_store:  # a first look is shown, the store is on its way
            return
        with self.desk.store.reading() as reader:
            found = todays_work(reader.todays_rows(), self.desk.unit, self.desk.me, self.desk.today())
        self.show_today(found)
        self._read_duties()

    def _read_duties(self) -> None:
        """Have the duties read; of several wishes the latest counts."""
        desk = self.desk
        if not desk.unit:
            return
        self._turn += 1
        now = desk.office.now()
        afternoon = now.date() == desk.today() and now.hour >= NOON
        read = partial(_read, desk.store, desk.unit, desk.me, desk.today(), afternoon)
        desk.tasks.run(read, partial(self._have_duties, self._turn))

    def _have_duties(self, turn: int, found: tuple[list[Watched], list[ManagerLine]]) -> None:
        if isValid(self) and turn == self._turn:
            self.show_duties(*found)

    def show_duties(self, duties: Sequence[Watched], managers: Sequence[ManagerLine]) -> None:
        """Show what is owed, and put first what it says."""
        self.duties, self.managers = duties, managers
        self.duties_card.show_duties(duties)
        self.managers_card.show_managers(managers)
        from domain.duties.watching import Band

        self.strip.show_duties(*([one for one in duties if one.band is band] for band in (Band.DAY, Band.WEEK)))
        self._show_first()

    def _show_first(self) -> None:
        if not self.duties and not self.managers:
            self.strip.show_first(self._now, self._now.first_things())
            return
        from domain.duties.watching import due_today, pressing

        day, unit = self._now.day, self.desk.unit
        due, behind = due_today(self.duties, day, unit), pressing(self.duties, self.managers, day, unit)
        self.strip.show_first(self._now, self._now.first_things(due, behind))

    def show_today(self, found: Today) -> None:
        """Show a day's work."""
        self.today = found
        say = self.desk.say
        self.strip.show_today(found)
        self._show_first()
        self.managers_card.show_names(found.managers)
        note = say("today.missing_note", handed=found.handed, expected=found.expected) if found.workday else ""
        self.missing_card.show_lines(found.missing[:MISSING_SHOWN], note)
        more = len(found.missing) > MISSING_SHOWN
        words = say("today.missing_more", count=len(found.missing)) if more else say("today.missing_all")
        self.missing_card.all.setText(words)
        self.report_card.show_lines(found.reports, self._report_note(found))
        self.event_card.show_lines(found.events[:EVENTS_SHOWN])
        self.context_changed.emit()

    def _report_note(self, found: Today) -> str:
        if not found.reports:
            return ""
        last = found.reports[-1]
        return self.desk.say("today.report_note", week=last.week, day=day_of(self.desk, last.due_on))

    def context(self) -> str:
        day = self.desk.today()
        weekday = self.desk.say(f"shell.weekday_{day.weekday()}")
        place = self.today.workday if self.today else 0
        code = "today.context" if place else "today.context_rest"
        return self.desk.say(code, day=day.isoformat(), weekday=weekday, place=place) if self.today else ""

    def keys(self) -> Keys:
        return (("Enter", "today.key_open"), ("F5", "today.key_refresh"))

    # where the lines lead

    def _open_list(self, name: str) -> None:
        lists = {
            "day": lambda: self.duties_card.show_band("day"),
            "week": lambda: self.duties_card.show_band("week"),
            "review": self._review,
            "missing": self._missing,
            "report": self._report,
        }
        lists[name]()

    def _do_first(self, thing: FirstThing) -> None:
        if thing.task is Task.DUTY:
            owed = [*self.duties, *(one for line in self.managers for one in line.cells.values())]
            key = (thing.key, thing.subject)
            self._duty(next(one for one in owed if (one.duty.entry.key, one.duty.subject) == key))
        elif thing.task is Task.REVIEW:
            self._review()
        elif thing.task is Task.REMIND:
            self._missing(next((m for m in self._now.missing if m.day == thing.day), None))
        elif thing.task is Task.REPORT:
            self._report(next((r for r in self._now.reports_due if r.unit == thing.key), None))
        else:
            self.desk.go("outlets", outlet=thing.key)

    def _duty(self, one: Watched) -> None:
        from ui.duties.places import open_duty

        open_duty(self.desk, one)

    def _all_duties(self, **target: Any) -> None:
        self.desk.go("duties", **target)

    @property
    def _now(self) -> Today:
        assert self.today is not None, "links are shown with the day"  # noqa: S101
        return self.today

    def _review(self) -> None:
        self.desk.go("logs", tab="review")

    def _missing(self, log: MissingLog | None = None) -> None:
        chosen = log or next(iter(self._now.missing), None)
        self.desk.set_week(Week.of(chosen.day if chosen else self._now.last_workday))
        self.desk.go("logs", tab="missing", **({"person": log.employee_no} if log else {}))

    def _report(self, report: ReportDue | None = None) -> None:
        chosen = report or next(iter(self._now.reports_open), None) or next(iter(self._now.reports), None)
        if chosen:
            self.desk.set_week(chosen.week)
        self.desk.go("report", **({"unit": chosen.unit} if chosen else {}))

    def _event(self, event: NextEvent) -> None:
        self.desk.go("outlets", tab="events", event=event.code)

    def _events(self) -> None:
        self.desk.go("outlets", tab="events")


def _read(
    store: Store, unit: str, me: str, today: date, afternoon: bool, _progress: Progress
) -> tuple[list[Watched], list[ManagerLine]]:
    """The duties of a unit and a person; any thread may ask."""
    from domain.services.duties import todays_duties  # what it brings along is not needed for the first look

    with store.reading() as reader:
        return todays_duties(reader, today, unit, me, afternoon=afternoon)
