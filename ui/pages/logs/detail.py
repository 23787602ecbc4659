"""The log on the right: who, where and when; figures, texts and story. Filled anew for every log, never rebuilt."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from domain.review import LogDetail
from domain.work_log import LogStatus
from ui.desk import Desk
from ui.kit.cards import NoteBar
from ui.kit.chip_label import ChipLabel
from ui.kit.parts import column, holder, icon_button, label, row, rule
from ui.pages.logs.arithmetic import Lines, WeekSoFar
from ui.pages.logs.story import Story, Versions
from ui.pages.logs.words import long_day, short_unit

LEAST = 230
"""The words stand beside the figures where they have so much room, in px at 100 %."""


class Detail(QWidget):
    """One log in full; a sentence where none or several are chosen."""

    def __init__(self, desk: Desk, step: Callable[[int], Any]) -> None:
        super().__init__()
        self.desk = desk
        self.shown: LogDetail | None = None
        theme = desk.theme
        self.name, self.number, self.where = label("", "section"), label("", "faint"), label("", "caption", wrap=True)
        self.state, self.time = ChipLabel(theme), ChipLabel(theme)
        self.place = label("", "faint")
        before = icon_button(desk, "left", desk.say("logs.previous"), lambda: step(-1))
        after = icon_button(desk, "right", desk.say("logs.next"), lambda: step(1))
        who = column(row(self.name, self.number, None), self.where, gap=theme.px(1))
        head = row(who, self.state, self.time, self.place, before, after, gap=theme.px(8))
        head.setStretch(0, 1)
        head.setContentsMargins(theme.px(14), theme.px(7), theme.px(12), theme.px(7))
        frame = QFrame()
        frame.setProperty("kind", "head")
        frame.setLayout(head)
        self.reason = NoteBar(desk)
        self.lines, self.week = Lines(desk), WeekSoFar(desk, self._see_rules)
        self.story, self._rule = Story(desk, self.compare), rule(upright=True)
        self._body = QGridLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.lines, 0, 0)
        self._body.addWidget(rule(), 1, 0)
        self._across: bool | None = None
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(holder(self._body, "clear"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.area.setMinimumHeight(theme.px(150))
        self._arrange(across=True)
        self.area.setAccessibleName(desk.say("logs.story"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sentence = label("", "caption", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(holder(column(None, self.sentence, None)))
        parts = column(frame, self.reason, self.area, gap=0)
        parts.setStretch(2, 1)
        self.stack.addWidget(holder(parts))
        whole = column(self.stack)
        self.setLayout(whole)
        self.show_sentence(desk.say("logs.nothing_chosen"))

    def _arrange(self, *, across: bool) -> None:
        """The words beside the figures, or between them where there is no room at the side."""
        if across == self._across:
            return
        self._across, body = across, self._body
        for part in (self._rule, self.story, self.week):
            body.removeWidget(part)
        if across:
            body.addWidget(self._rule, 0, 1, 3, 1)
            body.addWidget(self.story, 0, 2, 3, 1)
        else:
            body.addWidget(self.story, 2, 0)
        body.addWidget(self.week, 2 if across else 3, 0, Qt.AlignmentFlag.AlignTop)
        self._rule.setVisible(across)
        body.setColumnStretch(0, 6)
        body.setColumnStretch(2, 5 if across else 0)
        body.setRowStretch(2, int(across))
        body.setRowStretch(3, int(not across))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        needed = self.lines.minimumSizeHint().width() + self.desk.theme.px(LEAST)
        self._arrange(across=event.size().width() >= needed)

    def show_sentence(self, sentence: str) -> None:
        """Show words in place of a log."""
        self.shown = None
        self.sentence.setText(sentence)
        self.stack.setCurrentIndex(0)

    def show_log(self, detail: LogDetail, place: str) -> None:
        """Show a log; `place` says which of how many it is."""
        desk, log = self.desk, detail.handed.log
        self.shown = detail
        self.name.setText(detail.name)
        self.number.setText(log.employee_no)
        facts = {"unit": short_unit(desk.organisation, detail.unit), "day": long_day(desk, log.day)}
        if detail.outlet_name:
            self.where.setText(desk.say("logs.where_outlet", outlet=detail.outlet_name, **facts))
        else:
            self.where.setText(desk.say("logs.where", **facts))
        status = desk.term(log.status.value)
        words = desk.say("logs.version", status=status, revision=log.revision) if log.revision > 1 else status
        self.state.show_chip(log.status.value, words)
        known = log.status is not LogStatus.DRAFT and not detail.handed.imported
        self.time.setVisible(known)
        if known:
            late = detail.late
            self.time.show_chip("behind" if late else "met", desk.say("logs.late_long" if late else "logs.on_time"))
        self._show_reason(detail.handed.late_reason)
        self.place.setText(place)
        self.lines.show_log(detail)
        self.week.show_log(detail)
        self.story.show_log(detail)
        self.area.verticalScrollBar().setValue(0)
        self.stack.setCurrentIndex(1)

    def _show_reason(self, reason: str) -> None:
        words = self.desk.say("logs.late_reason", reason=reason) if reason else ""
        if words != self.reason.words.text():
            self.reason.show_note("behind", words)

    def scroll_on(self) -> None:
        """One page further down the text; from its end back to the top."""
        bar = self.area.verticalScrollBar()
        bar.setValue(0 if bar.value() >= bar.maximum() else bar.value() + bar.pageStep())

    def compare(self) -> None:
        """Open the versions side by side, where there are several."""
        if self.shown is None:
            return
        if len(self.shown.versions) < 2:
            self.desk.tell(self.desk.say("logs.compare_none"))
            return
        self.versions = Versions(self.desk, self.shown, self)
        self.versions.open()

    def _see_rules(self) -> None:
        self.desk.go("rules")
