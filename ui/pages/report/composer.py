"""Writing a unit's weekly report (rules 4-11, 4-21 to 4-23): chapters, editor and paper side by side.

Figures are those of one moment until somebody takes them in anew; what is typed is kept after each pause and is
never overwritten. What is shown as paper is what issuing freezes.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from domain.organisation import UnitKind
from domain.problems import Refusal
from domain.report import TypedParts, WeeklyReport
from domain.report_draft import Chapter, without_blanks
from domain.services.drafting import REPORTING, DraftedWeek, issue, open_week
from domain.weeks import Week
from ui.desk import Desk
from ui.kit.cards import Empty
from ui.kit.form import Autosave
from ui.kit.page import Keys, Tab
from ui.kit.parts import button, column, label
from ui.kit.tasks import Progress
from ui.pages.report.bench import Bench, Wishes
from ui.pages.report.drafts import DraftKeeper
from ui.pages.report.paper import save_xlsx
from ui.pages.report.sentences import first_draft
from ui.pages.report.session import Session

FIGURES = frozenset(
    {"work_log", "log_reply", "inspection", "visit", "bank_visit", "event", "attendance", "event_check", "outlet"}
    | {"outlet_assignment", "unit", "member", "assignment", "leave", "calendar_day", "rule_version"}
    | {"log_reading", "report_reading", "team_work", "target"}
)
"""The tables the figures of a report are read from."""


class ComposeTab(Tab):
    """The composer of the unit and week in scope."""

    topics = FIGURES | {"weekly_report", "report_reading"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.session: Session | None = None
        self._wanted: Chapter | None = None
        self.autosave = Autosave(self._save, self, pause_ms=1900)
        self.keeper = DraftKeeper(desk.store, desk.me)
        self.taken = label("", "faint")
        self.refigure = button(desk, desk.say("report.refresh"), self.take_figures, icon_name="undo", small=True)
        self.xlsx = button(desk, desk.say("report.xlsx"), self._export, small=True)
        self.stack = QStackedWidget()
        self.nothing = Empty(desk, "")
        self.bench = Bench(desk, Wishes(self._typed, self._submit, self._issue, self._correct, self.take_figures))
        self.bench.narrowed.connect(self.taken.setHidden)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.bench)
        self.setLayout(column(self.stack))
        keys = {
            "Ctrl+Return": self._go_on,
            "Ctrl+Enter": self._go_on,
            "Ctrl+S": self._save_now,
            "F8": self.bench.next_point,
        }
        for key, pressed in keys.items():
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(pressed)

    # building

    def tools(self) -> Sequence[QWidget]:
        return (self.taken, self.bench.turn, self.refigure, self.xlsx)

    # what is in scope

    def open(self, **target: Any) -> None:
        """Show a `chapter`: at once, or when the week is on the desk."""
        if "chapter" in target:
            self._wanted = Chapter(target["chapter"])
            if self.session and self.stack.currentWidget() is self.bench:
                self.bench.editor.go_to(self._wanted)

    def refresh(self) -> None:
        scope = (self.desk.unit, self.desk.week)
        if self.session and scope == (self.session.unit, self.session.week):
            self._load(self._compare)
            return
        self.leave()
        self.session = None
        unit = self.desk.organisation.units.get(self.desk.unit)
        if unit is None or unit.kind not in REPORTING:
            self._show_choice()
        elif self.desk.week.monday > self.desk.today():
            words = self.desk.say("report.not_begun", week=self.desk.week)
            this_week = Week.of(self.desk.today())
            self._show_nothing(words, self.desk.say("report.this_week"), lambda: self.desk.set_week(this_week))
        else:
            self._load(self._loaded)

    def _show_nothing(self, sentence: str, words: str = "", action: Callable[[], Any] | None = None) -> None:
        old, self.nothing = self.nothing, Empty(self.desk, sentence, words, action)
        self.stack.addWidget(self.nothing)
        self.stack.setCurrentWidget(self.nothing)
        self.stack.removeWidget(old)
        old.deleteLater()
        self.bench.preview.show_report(None)
        self._show_tools()

    def _show_choice(self) -> None:
        """No unit that reports is in scope: offer the first one below it."""
        org, today, say = self.desk.organisation, self.desk.today(), self.desk.say
        below = org.below(self.desk.unit) if self.desk.unit in org.units else frozenset(org.units)
        found = [org.units[code] for code in sorted(below)]
        found = [unit for unit in found if unit.kind in REPORTING and unit.active_on(today)]
        found.sort(key=lambda unit: unit.kind is not UnitKind.MARKET_DEPARTMENT)
        if not found:
            self._show_nothing(say("report.choose_unit"))
            return
        words = say("report.choose", unit=found[0].name)
        self._show_nothing(say("report.choose_unit"), words, lambda: self.desk.set_unit(found[0].code))

    # figures

    def _load(self, done: Callable[[DraftedWeek], Any]) -> None:
        """Have the scope's week composed in the background."""
        unit, week, store, today = self.desk.unit, self.desk.week, self.desk.store, self.desk.today()

        def job(_progress: Progress) -> DraftedWeek:
            return open_week(store, unit, week, today)

        def finished(drafted: DraftedWeek) -> None:
            if isValid(self) and (self.desk.unit, self.desk.week) == (unit, week):
                done(drafted)

        self.desk.tasks.run(job, finished, self._refused, self.desk.say("report.loading"))

    def _refused(self, refusal: Refusal) -> None:
        if isValid(self):
            self._show_nothing(self.desk.office.explain(refusal, self.desk.language))

    def _loaded(self, drafted: DraftedWeek) -> None:
        """A week comes onto the desk."""
        self.session = Session(self.desk.unit, self.desk.week, drafted, self.desk.office.now())
        if not self.session.is_begun:
            words = self.desk.say("report.not_started", week=self.desk.week)
            self._show_nothing(words, self.desk.say("report.start"), self.start)
            return
        self._show_session()

    def _show_session(self) -> None:
        """Show the bench, then fill it: each for itself is quick enough not to be felt."""
        session = self.session

        def fill() -> None:
            if session and self.session is session:
                self.bench.editor.show_typed(session.drafted.composed.typed)
                self._show_all()
                first = next((point.chapter for point in self.bench.blocking), Chapter.SUMMARY)
                self.bench.editor.go_to(self._wanted or first)
                self._wanted = None

        self.stack.setCurrentWidget(self.bench)
        QTimer.singleShot(0, self, fill)

    def start(self) -> None:
        """Begin the draft from the week's data."""
        if self.session:
            self.session.write(first_draft(self.desk, self.session.drafted))
            self._show_session()
            self._save()

    def take_figures(self) -> None:
        """Take the figures in anew; what is typed stays."""
        if self.session:
            self.autosave.flush()
            self._load(self._figures_taken)

    def _figures_taken(self, drafted: DraftedWeek) -> None:
        if self.session:
            self.session.take(drafted, self.bench.editor.typed, self.desk.office.now())
            self._show_all()
            self.desk.tell(self.desk.say("report.refreshed"))

    def _compare(self, found: DraftedWeek) -> None:
        """Something changed elsewhere: take over what was not typed here, tell of other figures."""
        session = self.session
        if session is None or not session.is_begun:
            self._loaded(found)
            return
        if not self.autosave.is_waiting and found.composed.typed != without_blanks(self.bench.editor.typed):
            self.bench.editor.show_typed(found.composed.typed)
        session.compare(found, self.bench.editor.typed, self.desk.office.now())
        self._show_all()

    # showing

    def _show_all(self) -> None:
        if self.session:
            self.bench.show_session(self.session)
            self._show_tools()

    def _show_tools(self) -> None:
        at_work = self.stack.currentWidget() is self.bench
        time = f"{self.session.taken_at:%H:%M}" if self.session else ""
        words = self.desk.say("report.figures_at", time=time) if at_work else ""
        self.taken.setText(words)
        self.refigure.setToolTip(words)
        for tool in (self.refigure, self.xlsx):
            tool.setEnabled(at_work)

    # typing

    def _typed(self, typed: TypedParts) -> None:
        if self.session:
            self.session.write(typed)
            self.autosave.touch()
            self.bench.show_typing(self.session)

    def _write(self, session: Session) -> Callable[[], int | None]:
        """What is typed now, to be written by any thread."""
        number, typed = self.keeper.hand(), session.drafted.composed.typed
        keeper, unit, week = self.keeper, session.unit, session.week
        return lambda: keeper.write(number, unit, week, typed)

    def _save(self) -> None:
        """Keep the draft in the background."""
        if self.session:
            write = self._write(self.session)
            self.desk.tasks.run(lambda _progress: write(), self._saved)

    def _save_now(self) -> None:
        if self.session and self.session.is_open:
            self.autosave.touch()
            self.autosave.flush()

    def _saved(self, _action: int | None) -> None:
        if isValid(self) and not self.autosave.is_waiting:
            self.bench.foot.show_saved(self.desk.say("report.draft_saved", time=f"{self.desk.office.now():%H:%M}"))

    def leave(self) -> None:
        if self.session and (self.autosave.is_waiting or self.keeper.is_behind):
            self.autosave.drop()
            self.desk.attempt(self._write(self.session))

    # issuing

    def _go_on(self) -> None:
        """The key: asks first, then issues."""
        if self.bench.foot.is_asking:
            self._issue()
        elif self.bench.foot.submit.isEnabled():
            self._submit()

    def _submit(self) -> None:
        """Ask, unless something blocks; then go there."""
        blocking = self.bench.blocking
        if blocking:
            self.desk.tell(self.desk.say("report.blocked", count=len(blocking)))
            self.bench.editor.go_to_point(blocking[0])
        elif self.session:
            self.bench.foot.ask(self.session.report)

    def _issue(self) -> None:
        if self.session is None:
            return
        self.leave()
        held, store, today, me = self.session.drafted, self.desk.store, self.desk.today(), self.desk.me
        self.bench.foot.stop_asking()

        def job(_progress: Progress) -> WeeklyReport:
            return issue(store, held, today, me)

        self.desk.tasks.run(job, self._issued, self._not_issued)

    def _issued(self, report: WeeklyReport) -> None:
        facts = {"week": report.week, "revision": report.revision, "code": report.verification_code}
        self.desk.tell(self.desk.say("report.submitted", unit=report.unit.name, **facts))
        if isValid(self) and self.session:
            self.session.correcting = False
            self._load(self._compare)

    def _not_issued(self, refusal: Refusal) -> None:
        self.desk.refuse(refusal)
        if isValid(self):
            self._load(self._compare)

    def _correct(self) -> None:
        if self.session:
            self.session.correcting = True
            self._show_all()
            self.bench.editor.summary.setFocus()

    def _export(self) -> None:
        if self.session:
            save_xlsx(self.desk, self.session.report, issued=self.session.is_issued)

    def keys(self) -> Keys:
        return (
            ("Ctrl+Enter", "report.key_submit"),
            ("Ctrl+S", "report.key_draft"),
            ("F8", "report.key_next_point"),
            ("Ctrl+P", "report.key_print"),
            ("PgUp PgDn", "report.key_pages"),
        )
