"""Last week's plan in the editor: its tasks as they were, each with a result, and a reason where it was not done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from domain.report import PlanResult, PlanTask, TypedParts
from domain.report_draft import UNDONE, answer, carry_on, is_carried_on, let_go
from ui.desk import Desk
from ui.kit.form import text_field
from ui.kit.parts import Segments, clear, column, label, mark, row

TONES = {PlanResult.DONE.value: "met", PlanResult.PARTLY.value: "behind", PlanResult.NOT_DONE.value: "failed"}
GLYPHS = {PlanResult.DONE.value: "✓", PlanResult.PARTLY.value: "△", PlanResult.NOT_DONE.value: "✕"}


class TaskRow(QFrame):
    """One task: its words, the result, who and when, whether it goes on, and the remark."""

    def __init__(
        self,
        desk: Desk,
        place: int,
        answered: Callable[[int, PlanResult], Any],
        remarked: Callable[[int, str], Any],
        carried: Callable[[int, bool], Any],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        self.desk, theme, say = desk, desk.theme, desk.say
        self.number = label(str(place + 1), "faint")
        self.number.setMinimumWidth(theme.px(14))
        self.task, self.who = label("", wrap=True), label("", "faint")
        choices = [(code, say(f"report.result_{code}")) for code in TONES]
        self.result = Segments(say("report.result", place=place + 1), choices, tones=TONES)
        self.result.changed.connect(lambda code: answered(place, PlanResult(code)))
        self.goes_on = QCheckBox(say("report.carry_on"))
        self.goes_on.setAccessibleName(say("report.carry_on_of", place=place + 1))
        self.goes_on.clicked.connect(lambda checked: carried(place, checked))
        self.remark = text_field(desk, small=True)
        self.remark.setAccessibleName(say("report.reason", place=place + 1))
        self.remark.textEdited.connect(lambda text: remarked(place, text))
        top = row(self.number, self.task, self.result, gap=theme.px(6))
        top.setStretch(1, 1)
        below = column(row(self.who, None, self.goes_on), self.remark, gap=theme.px(3))
        below.setContentsMargins(theme.px(20), 0, 0, 0)
        whole = column(top, below, gap=theme.px(2))
        whole.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(9))
        self.setLayout(whole)

    def show_task(self, typed: TypedParts, task: PlanTask) -> None:
        """Show a task with its answer."""
        say = self.desk.say
        self.task.setText(task.task)
        due = f"{task.due:%m-%d}" if task.due else ""
        self.who.setText("　".join(part for part in (task.owner, due, task.measure) if part))
        self.result.choose(None if task.result is PlanResult.OPEN else task.result.value)
        for code, glyph in GLYPHS.items():
            words = say(f"report.result_{code}")
            self.result.set_text(code, f"{glyph} {words}" if code == task.result.value else words)
        self.goes_on.setVisible(task.result in UNDONE)
        self.goes_on.setChecked(is_carried_on(typed, task))
        if self.remark.text() != task.remark:
            self.remark.setText(task.remark)
        wanted = task.result in UNDONE
        self.remark.setPlaceholderText(say("report.reason_wanted" if wanted else "report.reason_hint"))
        mark(self.remark, wrong="true" if wanted and not task.remark.strip() else "false")


class LastPlan(QWidget):
    """All tasks of last week. `changed` is called with what is typed now."""

    def __init__(self, desk: Desk, changed: Callable[[TypedParts], Any], due: Callable[[], Any]) -> None:
        super().__init__()
        self.desk, self._changed, self._due = desk, changed, due
        self.typed = TypedParts()
        self.rows: list[TaskRow] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def show_typed(self, typed: TypedParts) -> None:
        """Show the tasks and their answers."""
        self.typed = typed
        if len(self.rows) != len(typed.last_plan):
            clear(self._lines)
            self.rows = [
                TaskRow(self.desk, place, self._answer, self._remark, self._carry)
                for place in range(len(typed.last_plan))
            ]
            for made in self.rows:
                self._lines.addWidget(made)
        for made, task in zip(self.rows, typed.last_plan, strict=True):
            made.show_task(typed, task)

    def _tell(self, typed: TypedParts) -> None:
        self.show_typed(typed)
        self._changed(typed)

    def _answer(self, place: int, result: PlanResult) -> None:
        self._tell(answer(self.typed, place, result, self._due()))
        if result in UNDONE and not self.typed.last_plan[place].remark:
            self.rows[place].remark.setFocus()

    def _remark(self, place: int, text: str) -> None:
        tasks: Sequence[PlanTask] = self.typed.last_plan
        changed = replace(tasks[place], remark=text)
        self._tell(replace(self.typed, last_plan=(*tasks[:place], changed, *tasks[place + 1 :])))

    def _carry(self, place: int, wanted: bool) -> None:
        task = self.typed.last_plan[place]
        self._tell(carry_on(self.typed, task, self._due()) if wanted else let_go(self.typed, task))
