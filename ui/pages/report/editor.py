"""The editor: every chapter in the order of the paper, the automatic ones short, the typed ones with their fields."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from domain.report import Person, PlanResult, TypedParts, WeeklyReport
from domain.report_draft import Chapter, OpenPoint, chapters_of, plan_day, unanswered_lines
from ui.desk import Desk
from ui.kit.parts import column, holder, label, link
from ui.pages.report.evaluation import Evaluations
from ui.pages.report.fields import GrowingText, chapter_head
from ui.pages.report.last_plan import LastPlan
from ui.pages.report.next_plan import NextPlan
from ui.pages.report.reading import ReadLine, reads_for_the_unit
from ui.pages.report.sentences import chapter_title, duties_text, proposals, summary_text

SOURCES = {
    Chapter.SCORES: ("scores", "report.open_scores"),
    Chapter.SHORTFALLS: ("scores", "report.open_scores"),
    Chapter.DUTIES: ("today", "report.open_duties"),
    Chapter.REPLIES: ("logs", "report.open_logs"),
    Chapter.FIELD: ("outlets", "report.open_outlets"),
    Chapter.EVENTS: ("outlets", "report.open_outlets"),
}
"""Chapters that fill themselves, and the page where their figures are changed."""


class Editor(QScrollArea):
    """All chapters, scrolling as one. `typed` is told whenever somebody wrote something."""

    def __init__(self, desk: Desk, typed: Callable[[TypedParts], Any]) -> None:
        super().__init__()
        self.desk, self._tell = desk, typed
        self.report: WeeklyReport | None = None
        self.typed = TypedParts()
        self.heads: dict[Chapter, QFrame] = {}
        self.titles: dict[Chapter, QLabel] = {}
        self.notes: dict[Chapter, QLabel] = {}
        self.abouts: dict[Chapter, QLabel] = {}
        self.bodies: dict[Chapter, QWidget] = {}
        self.sources: list[QAbstractButton] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_fields()
        self.lines = QVBoxLayout()
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)
        for chapter in Chapter:
            self._add_chapter(chapter)
        self.lines.addStretch(1)
        self.content = holder(self.lines, "clear")
        self.setWidget(self.content)

    def _make_fields(self) -> None:
        desk, say = self.desk, self.desk.say
        self.summary = GrowingText(desk, say("report.title_summary"), say("report.summary_hint"), 3)
        self.evaluation = GrowingText(desk, say("report.evaluation"), say("report.evaluation_hint"))
        self.evaluations = Evaluations(desk, self._edited)
        self.read = ReadLine(desk)
        self.requests = GrowingText(desk, say("report.requests"), say("report.requests_hint"))
        self.notes_text = GrowingText(desk, say("report.notes"), say("report.notes_hint"))
        self.last_plan = LastPlan(desk, self._edited, self._day)
        self.next_plan = NextPlan(desk, self._edited, self._gaps)
        for name, field in self._texts().items():
            field.textChanged.connect(lambda n=name, f=field: self._wrote(n, f.text))

    def _texts(self) -> dict[str, GrowingText]:
        return {
            "summary": self.summary,
            "evaluation": self.evaluation,
            "requests": self.requests,
            "notes": self.notes_text,
        }

    def _add_chapter(self, chapter: Chapter) -> None:
        desk = self.desk
        self.titles[chapter] = label(chapter_title(desk, chapter), "section")
        head, note, tools = chapter_head(desk, self.titles[chapter])
        self.heads[chapter], self.notes[chapter] = head, note
        self.lines.addWidget(head)
        match chapter:
            case Chapter.SUMMARY:
                self.again = link(desk, desk.say("report.summary_again"), self._rewrite)
                tools.addWidget(self.again)
                self.lines.addWidget(self._padded(self.summary))
            case Chapter.LAST_PLAN:
                self.lines.addWidget(self.last_plan)
            case Chapter.NEXT_PLAN:
                self.lines.addWidget(self.next_plan)
            case Chapter.EVALUATION:
                self.lines.addWidget(self._opinions())
            case _:
                about = label("", "caption", wrap=True)
                page, words = SOURCES[chapter]
                self.abouts[chapter] = about
                source = link(desk, desk.say(words), lambda: desk.go(page))
                self.sources.append(source)
                tools.addWidget(source)
                self.bodies[chapter] = self._padded(about)
                self.lines.addWidget(self.bodies[chapter])

    def _opinions(self) -> QWidget:
        desk, say = self.desk, self.desk.say
        parts: list[Any] = []
        texts = {"evaluation": self.evaluation, "requests": self.requests, "notes": self.notes_text}
        for name, field in texts.items():
            parts += [label(say(f"report.{name}"), "strong"), field]
        lower = self._padded(holder(column(*parts, gap=desk.theme.px(6))))
        return holder(column(self._padded(self.read), self.evaluations, lower, gap=0))

    def _padded(self, widget: QWidget) -> QWidget:
        theme = self.desk.theme
        layout = column(widget)
        layout.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(12))
        return holder(layout)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Never so narrow that a field is cut off."""
        return QSize(self.content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 120)

    # showing

    def show_report(self, report: WeeklyReport, people: Sequence[Person] = ()) -> None:
        """Show the figures of a report and whom there is to evaluate; the fields stay as they are."""
        self.report = report
        self.evaluations.show_people(report, people)
        self.read.setVisible(bool(people) and reads_for_the_unit(self.desk))
        if not self.read.isHidden():
            self.read.show_week(report.unit.code, report.week)
        self.next_plan.day = plan_day(report.week)
        say, s, r = self.desk.say, report.summary, report
        before, after = r.week.shifted(-1), r.week.shifted(1)
        failed = s.assessed - s.qualified
        missed = sum(row_.qualified is True and bool(row_.missed) for row_ in r.scores)
        waiting = sum(reply.waiting for reply in r.replies)
        about = {
            Chapter.SCORES: {"people": s.people, "assessed": s.assessed, "qualified": s.qualified, "failed": failed},
            Chapter.SHORTFALLS: {"failed": failed, "missed": missed},
            Chapter.REPLIES: {"expected": s.logs_expected, "handed": s.logs_handed, "waiting": waiting},
            Chapter.FIELD: {
                "inspections": len(r.inspections),
                "outlets": s.outlets_inspected,
                "all": s.outlets,
                "findings": s.findings,
                "visits": len(r.visits),
            },
            Chapter.EVENTS: {"held": s.events_held, "planned": s.events_planned},
        }
        for chapter, facts in about.items():
            self.abouts[chapter].setText(say(f"report.about_{chapter.value}", **facts))
        self.abouts[Chapter.DUTIES].setText(duties_text(self.desk, report))
        self._show_chapters(chapters_of(report))
        count = len(r.typed.last_plan)
        carried = say("report.carried", week=before, count=count) if count else ""
        self.notes[Chapter.LAST_PLAN].setText(carried or say("report.nothing_carried", week=before))
        span = say("report.plan_span", week=after, first=f"{after.monday:%m-%d}", last=f"{after.sunday:%m-%d}")
        self.notes[Chapter.NEXT_PLAN].setText(span)
        self._show_again()

    def _show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Number the chapters as the report's paper does; one it does not have is not shown."""
        for chapter, title in self.titles.items():
            if chapter in chapters:
                title.setText(chapter_title(self.desk, chapter, chapters))
        for part in (self.heads[Chapter.DUTIES], self.bodies[Chapter.DUTIES]):
            part.setVisible(Chapter.DUTIES in chapters)

    def show_typed(self, typed: TypedParts) -> None:
        """Show what was typed, without telling."""
        self.typed = typed
        for name, field in self._texts().items():
            field.show_text(getattr(typed, name))
        self.last_plan.show_typed(typed)
        self.next_plan.show_typed(typed)
        self.evaluations.show_typed(typed)
        self._show_again()

    def _show_again(self) -> None:
        """Offer to rewrite the summary only where that says something else."""
        shown = self.report is not None and self.summary.text != summary_text(self.desk, self.report)
        self.again.setVisible(shown)

    def set_locked(self, *, locked: bool) -> None:
        """Let nobody type: texts stay readable, choices and buttons rest; the ways to the figures stay open."""
        for line in self.content.findChildren(QLineEdit):
            line.setReadOnly(locked)
        for text in self.content.findChildren(QPlainTextEdit):
            text.setReadOnly(locked)
        for day in self.content.findChildren(QDateEdit):
            day.setReadOnly(locked)
        for made in self.content.findChildren(QAbstractButton):
            if made not in self.sources:
                made.setEnabled(not locked)

    # typing

    def _edited(self, typed: TypedParts) -> None:
        self.show_typed(typed)
        self._tell(typed)

    def _wrote(self, name: str, text: str) -> None:
        written: Any = {name: text}
        self.typed = replace(self.typed, **written)
        self.last_plan.typed = self.next_plan.typed = self.evaluations.typed = self.typed
        if name == "summary":
            self._show_again()
        self._tell(self.typed)

    def _day(self) -> Any:
        assert self.report is not None, "only a shown report is typed into"  # noqa: S101
        return plan_day(self.report.week)

    def _gaps(self) -> Any:
        return proposals(self.desk, replace(self.report, typed=self.typed)) if self.report else ()

    def _rewrite(self) -> None:
        if self.report:
            self.summary.replace_text(summary_text(self.desk, self.report))
            self.summary.setFocus()

    # going

    def go_to(self, chapter: Chapter) -> None:
        """Scroll a chapter to the top."""
        head = self.heads[chapter]
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(head.y()))

    def go_to_point(self, point: OpenPoint) -> None:
        """Put the cursor into the field an open point is about."""
        field = self._field_of(point)
        if field is None:
            self.go_to(point.chapter)
            return
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(field, 0, self.desk.theme.px(80)))

    def _field_of(self, point: OpenPoint) -> QWidget | None:
        place = point.place - 1
        if point.code in {"no_result", "no_reason"}:
            answered = self.last_plan.rows[place]
            return answered.remark if point.code == "no_reason" else answered.result.buttons[PlanResult.DONE.value]
        if point.code in {"no_task", "no_owner", "no_due"}:
            planned = self.next_plan.written[place]
            return {"no_task": planned.task, "no_owner": planned.owner, "no_due": planned.due}[point.code]
        first = self.evaluations.first_open()
        fields = {
            "no_plan": self.next_plan.add,
            "no_evaluation": first,
            "not_evaluated": self.evaluation if unanswered_lines(self.evaluation.text) else first,
            "regions_missing": self.notes_text,
        }
        return fields.get(point.code)
