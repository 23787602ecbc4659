"""The today page: what waits, is missing, due and idle, each a way to the list it counts (interface 6, 01)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from domain.services.today import todays_work
from domain.today import (
    FirstThing,
    IdleOutlet,
    MissingLog,
    NextEvent,
    ReportDue,
    ReportState,
    Task,
    Today,
    Waiting,
)
from domain.weeks import Week
from ui.desk import Desk
from ui.kit.looks import Chip, Ink
from ui.kit.page import Keys, Page
from ui.kit.parts import column, holder, key_line, row
from ui.kit.rows import Column
from ui.pages.today.lines import LinesCard
from ui.pages.today.strip import DayStrip
from ui.pages.today.words import day_of

MISSING_SHOWN = 8


class TodayPage(Page):
    """The day's work in one look."""

    code = "today"
    topics = frozenset(
        {
            *("unit", "member", "assignment", "leave", "calendar_day", "work_log", "log_reply"),
            *("weekly_draft", "weekly_report", "outlet", "outlet_assignment", "inspection", "event"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.today: Today | None = None
        self.strip = DayStrip(desk)
        self.strip.opened.connect(self._open_list)
        self.strip.first_opened.connect(self._do_first)
        self.review_card = LinesCard(desk, "review", self._review_columns(), lambda _: self._review(), self._review)
        self.missing_card = LinesCard(desk, "missing", self._missing_columns(), self._missing, self._missing)
        self.report_card = LinesCard(desk, "report", self._report_columns(), self._report, self._report)
        self.outlet_card = LinesCard(desk, "outlet", self._outlet_columns(), self._outlet, self._outlets)
        self.event_card = LinesCard(desk, "event", self._event_columns(), self._event, self._events)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        gap = theme.px(12)
        left = column(self.review_card, self.missing_card, self.event_card, gap=gap)
        left.setStretch(2, 1)
        right = column(self.report_card, self.outlet_card, gap=gap)
        right.setStretch(1, 1)
        both = row(left, right, gap=gap)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        whole = column(gap=gap)
        whole.addWidget(self.strip)
        whole.addLayout(both, 1)
        keys = (("Enter", self.desk.say("today.key_open")), ("F5", self.desk.say("today.key_refresh")))
        whole.addLayout(key_line(theme, keys, self.desk.say("today.open_hint")))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder(whole, "clear"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    # columns

    def _review_columns(self) -> list[Column[Waiting]]:
        say = self.desk.say
        return [
            Column("region", say("today.region"), lambda w: w.unit_name, look=lambda _: Ink(bold=True), stretch=True),
            Column("count", say("today.count"), lambda w: str(w.count), figures=True),
            Column("oldest", say("today.oldest"), lambda w: day_of(self.desk, w.oldest), look=_quiet),
        ]

    def _missing_columns(self) -> list[Column[MissingLog]]:
        say = self.desk.say
        columns: list[Column[MissingLog]] = [
            Column("person", say("today.person"), lambda m: m.name, look=lambda _: Ink(bold=True)),
            Column("region", say("today.region"), lambda m: m.unit_name, look=_quiet, stretch=True),
            Column("date", say("today.date"), lambda m: day_of(self.desk, m.day)),
            Column("deadline", say("today.deadline"), self._deadline, look=_quiet),
        ]
        state: Column[MissingLog] = Column(
            *("state", say("today.state"), lambda _: say("today.missing")),
            look=lambda _: Chip("missing", say("today.missing")),
        )
        return [*columns, state] if self.strip.first.roomy else columns

    def _deadline(self, log: MissingLog) -> str:
        if log.overdue:
            return self.desk.say("today.overdue")
        if log.until == self.desk.today():
            return self.desk.say("today.until_today")
        return self.desk.say("today.until", day=day_of(self.desk, log.until))

    def _report_columns(self) -> list[Column[ReportDue]]:
        say = self.desk.say
        return [
            Column(
                "name", say("today.report_name"), lambda r: r.unit_name, look=lambda _: Ink(bold=True), stretch=True
            ),
            Column("week", say("today.week"), lambda r: f"W{r.week.number:02d}", look=_quiet),
            Column("author", say("today.author"), lambda r: r.author or "–", look=_quiet),
            Column("due", say("today.due"), lambda r: day_of(self.desk, r.due_on), look=_quiet),
            Column("state", say("today.state"), lambda r: say(_report_words(r)), look=self._report_look),
        ]

    def _report_look(self, report: ReportDue) -> Chip:
        issued = report.state is ReportState.ISSUED
        status = "met" if issued else "failed" if report.overdue else "draft"
        return Chip(status, self.desk.say(_report_words(report)))

    def _outlet_columns(self) -> list[Column[IdleOutlet]]:
        say = self.desk.say

        def last(outlet: IdleOutlet) -> str:
            return day_of(self.desk, outlet.last) if outlet.last else say("today.never")

        return [
            Column("name", say("today.outlet_name"), lambda o: o.name, look=lambda _: Ink(bold=True), stretch=True),
            Column("region", say("today.region"), lambda o: o.unit_name, look=_quiet),
            Column("last", say("today.last"), last, look=_quiet),
            Column("days", say("today.days_head"), lambda o: say("today.days", count=o.days), figures=True),
        ]

    def _event_columns(self) -> list[Column[NextEvent]]:
        say = self.desk.say
        return [
            Column("date", say("today.date"), lambda e: day_of(self.desk, e.day), look=_quiet),
            Column("name", say("today.event_name"), lambda e: e.name, look=lambda _: Ink(bold=True), stretch=True),
            Column("host", say("today.host"), lambda e: e.host_name, look=_quiet),
            Column("author", say("today.author"), lambda e: e.organiser or "–", look=_quiet),
        ]

    # what is shown

    def refresh(self) -> None:
        if not self.desk.has_store:  # a first look is shown, the store is on its way
            return
        with self.desk.store.reading() as reader:
            found = todays_work(reader.todays_rows(), self.desk.unit, self.desk.me, self.desk.today())
        self.show_today(found)

    def show_today(self, found: Today) -> None:
        """Show a day's work."""
        self.today = found
        say = self.desk.say
        self.strip.show_today(found)
        self.review_card.show_lines(found.waiting)
        note = say("today.missing_note", handed=found.handed, expected=found.expected) if found.workday else ""
        self.missing_card.show_lines(found.missing[:MISSING_SHOWN], note)
        more = len(found.missing) > MISSING_SHOWN
        words = say("today.missing_more", count=len(found.missing)) if more else say("today.missing_all")
        self.missing_card.all.setText(words)
        self.report_card.show_lines(found.reports, self._report_note(found))
        self.outlet_card.show_lines(found.outlets)
        self.event_card.show_lines(found.events)
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
            "review": self._review,
            "missing": self._missing,
            "handed": self._todays_logs,
            "report": self._report,
            "outlet": self._outlet,
        }
        lists[name]()

    def _do_first(self, thing: FirstThing) -> None:
        if thing.task is Task.REVIEW:
            self._review()
        elif thing.task is Task.REMIND:
            self._missing(next((m for m in self._now.missing if m.day == thing.day), None))
        elif thing.task is Task.REPORT:
            self._report(next((r for r in self._now.reports_due if r.unit == thing.key), None))
        else:
            self._outlet(next((o for o in self._now.outlets if o.code == thing.key), None))

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

    def _todays_logs(self) -> None:
        self.desk.set_week(Week.of(self._now.day))
        self.desk.go("logs", tab="missing")

    def _report(self, report: ReportDue | None = None) -> None:
        chosen = report or next(iter(self._now.reports_open), None) or next(iter(self._now.reports), None)
        if chosen:
            self.desk.set_week(chosen.week)
        self.desk.go("report", **({"unit": chosen.unit} if chosen else {}))

    def _outlet(self, outlet: IdleOutlet | None = None) -> None:
        chosen = outlet or next(iter(self._now.outlets), None)
        self.desk.go("outlets", **({"outlet": chosen.code} if chosen else {}))

    def _outlets(self) -> None:
        self.desk.go("outlets")

    def _event(self, event: NextEvent) -> None:
        self.desk.go("outlets", tab="events", event=event.code)

    def _events(self) -> None:
        self.desk.go("outlets", tab="events")


def _quiet(_row: object) -> Ink:
    return Ink("text_2")


def _report_words(report: ReportDue) -> str:
    if report.overdue:
        return "today.late_draft" if report.state is ReportState.DRAFT else "today.late"
    return f"today.{report.state}"
