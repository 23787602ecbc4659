"""Looking at a sampled day: what its log says, and whether that is filled properly (rule 5-11)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel

from domain.work_log import Item, WorkLog
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import text_area
from ui.kit.parts import button, column, holder, label, link, row
from ui.pages.scores.gap_card import Fitting
from ui.pages.scores.sample_table import DayLine
from ui.pages.scores.words import day_of

Logs = Mapping[str, Mapping[date, WorkLog]]
TEXTS = {"outlet": "sample.outlet", "done": "sample.done_text", "plan": "sample.plan", "trouble": "sample.trouble"}


class CheckCard(Card):
    """The chosen day's log, a remark, and the two answers. `answer(filled, note)` is told of them."""

    def __init__(self, desk: Desk, answer: Callable[[bool], Any]) -> None:
        super().__init__(desk, desk.say("sample.check"))
        self.desk = desk
        self.lines: Sequence[DayLine] = ()
        say, theme = desk.say, desk.theme
        self.title_line = label("", "strong", wrap=True)
        self.counts = label("", "caption", wrap=True)
        self.texts: dict[str, QLabel] = {}
        parts: list[Any] = [self.title_line, self.counts]
        for name, words in TEXTS.items():
            self.texts[name] = label("", wrap=True)
            parts.append(holder(column(label(say(words), "caption"), self.texts[name], gap=theme.px(1))))
        self.written = holder(column(*parts[1:], gap=theme.px(6)))
        self.none = label(say("sample.no_log"), "caption", wrap=True)
        self.remark = text_area(desk, hint=say("sample.note_hint"), lines=2)
        self.remark.setMaximumHeight(self.remark.minimumHeight())
        self.remark.setAccessibleName(say("sample.note"))
        self.remark.textChanged.connect(lambda: self.show_error(""))
        self.error = label("", "error", wrap=True)
        self.checked = label("", "faint", wrap=True)
        self.proper = button(
            desk, say("sample.proper"), lambda: answer(True), shown_key="1", icon_name="check", kind="primary"
        )
        self.improper = button(desk, say("sample.improper"), lambda: answer(False), shown_key="2")
        self.log = link(desk, say("sample.open_log"), self._open_log)
        upper = column(self.title_line, self.written, self.none, self.checked, None, gap=theme.px(6))
        upper.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(6))
        lower = column(self.remark, self.error, row(self.proper, self.improper, None), gap=theme.px(6))
        lower.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(2))
        self.add_tool(self.log)
        self.add(Fitting(holder(upper)), 1)
        self.add(lower)
        self.show_lines((), {}, {})

    @property
    def remark_text(self) -> str:
        """The remark typed."""
        return self.remark.toPlainText()

    def show_error(self, sentence: str) -> None:
        """Say under the remark what is wrong with it."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            self.remark.setFocus()

    def show_lines(self, lines: Sequence[DayLine], logs: Logs, outlets: Mapping[str, str]) -> None:
        """Show one day with its log, or how many are chosen."""
        before, self.lines = [line.key for line in self.lines], lines
        one = lines[0] if len(lines) == 1 else None
        log = logs.get(one.person.employee_no, {}).get(one.row.day) if one else None
        self.title_line.setText(self._title(lines))
        self._show_log(log, outlets)
        self.written.setVisible(log is not None)
        self.none.setVisible(one is not None and log is None)
        self.log.setVisible(one is not None)
        check = one.row.check if one else None
        self.checked.setText(self._checked(one))
        self.checked.setVisible(check is not None)
        for part in (self.remark, self.proper, self.improper):
            part.setEnabled(bool(lines))
        if [line.key for line in lines] != before:
            self.remark.setPlainText(check.note if check else "")
        self.show_error("")

    def _title(self, lines: Sequence[DayLine]) -> str:
        say = self.desk.say
        if not lines:
            return say("sample.choose")
        if len(lines) > 1:
            return say("sample.several", count=len(lines))
        return say("sample.title", name=lines[0].person.name, day=day_of(self.desk, lines[0].row.day))

    def _checked(self, line: DayLine | None) -> str:
        check = line.row.check if line else None
        if check is None:
            return ""
        member = self.desk.organisation.members.get(check.by)
        return self.desk.say("sample.checked_by", name=member.name if member else check.by, day=f"{check.on:%m-%d}")

    def _show_log(self, log: WorkLog | None, outlets: Mapping[str, str]) -> None:
        if log is None:
            return
        self.counts.setText("　".join(f"{self.desk.term(item.value)} {log.counts.of(item)}" for item in Item))
        for name, shown in self.texts.items():
            written = getattr(log.text, name).strip()
            shown.setText(outlets.get(written, written) or self.desk.say("sample.nothing_written"))

    def _open_log(self) -> None:
        line = self.lines[0]
        self.desk.go("logs", tab="all", person=line.person.employee_no, day=line.row.day)
