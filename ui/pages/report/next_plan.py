"""Next week's plan in the editor: a short list of tasks, each with owner, day and measure under it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from domain.report import PlanTask, TypedParts
from domain.report_draft import without_blanks
from ui.desk import Desk
from ui.kit.parts import button, column, holder, icon_button, label, link, row
from ui.pages.report.fields import OpenDayField, PlanLine


class PlanRow(QFrame):
    """The fields of one task: what, and under it who, until when and how it is measured."""

    def __init__(
        self, desk: Desk, place: int, task: PlanTask, changed: Callable[[], Any], removed: Callable[[], Any]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        say, px, number = desk.say, desk.theme.px, place + 1
        self._desk, self._task, self._changed = desk, task, changed
        self.task = self._line(task.task, say("report.task", place=number), say("report.task_hint"))
        self.owner = self._line(task.owner, say("report.owner", place=number), say("report.owner_hint"))
        self.measure = self._line(task.measure, say("report.measure", place=number), say("report.measure_hint"))
        self.due = OpenDayField(desk, task.due)
        self.due.setAccessibleName(say("report.due", place=number))
        self.due.dateChanged.connect(lambda _day: changed())
        self.remove = icon_button(desk, "cross", say("report.remove", place=number), removed)
        count = label(str(number), "faint")
        count.setMinimumWidth(px(14))
        first = row(count, self.task, self.remove, gap=px(2))
        second = row(px(20), self.owner, self.due, self.measure, px(28), gap=px(2))
        for layout, stretches in ((first, {1: 1}), (second, {1: 5, 3: 6})):
            for item, stretch in stretches.items():
                layout.setStretch(item, stretch)
        whole = column(first, second, gap=0)
        whole.setContentsMargins(px(14), px(2), px(12), px(3))
        self.setLayout(whole)

    def _line(self, text: str, words: str, hint: str) -> PlanLine:
        made = PlanLine(text)
        made.setProperty("small", "true")
        made.setProperty("quiet", "true")
        made.setAccessibleName(words)
        made.setPlaceholderText(hint)
        made.setToolTip(text)
        made.setMinimumWidth(self._desk.theme.px(56))
        made.setCursorPosition(0)
        made.textEdited.connect(self._edited)
        return made

    def _edited(self, _text: str) -> None:
        self._changed()

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """The fields of text."""
        return self.task, self.owner, self.measure

    @property
    def value(self) -> PlanTask:
        """The task as it is written now."""
        written = replace(self._task, task=self.task.text(), owner=self.owner.text(), measure=self.measure.text())
        return replace(written, due=self.due.chosen)


class NextPlan(QWidget):
    """The tasks. `changed` is called with what is typed now; a row in which nothing stands is no task yet."""

    def __init__(
        self, desk: Desk, changed: Callable[[TypedParts], Any], propose: Callable[[], tuple[PlanTask, ...]]
    ) -> None:
        super().__init__()
        self.desk, self._changed, self._propose = desk, changed, propose
        self.typed = TypedParts()
        self.day: date | None = None
        self.rows: list[PlanRow] = []
        self._removed: tuple[int, PlanTask] | None = None
        px = desk.theme.px
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.add = button(desk, desk.say("report.add_task"), self._add, icon_name="plus", small=True)
        self.offer = button(desk, desk.say("report.propose"), self._offer, small=True)
        self.gone = label("", "faint", wrap=True)
        self.put_back = link(desk, desk.say("report.put_back"), self._put_back)
        undo = row(self.gone, self.put_back, None)
        undo.setStretch(0, 1)
        self.undo = holder(undo)
        tools = column(row(self.add, self.offer, None), label(desk.say("report.enter_adds"), "faint"), self.undo)
        tools.setContentsMargins(px(14), px(8), px(12), px(10))
        whole = column(self._lines, tools, gap=0)
        self.setLayout(whole)
        self._show_removed()

    def show_typed(self, typed: TypedParts) -> None:
        """Show the tasks; fields somebody is typing into stay as they are."""
        written = replace(typed, next_plan=tuple(made.value for made in self.rows))
        self.typed = typed
        if without_blanks(written) != without_blanks(typed):
            self._build(typed.next_plan)

    @property
    def written(self) -> list[PlanRow]:
        """The rows in which something stands."""
        return [made for made in self.rows if without_blanks(TypedParts(next_plan=(made.value,))).next_plan]

    def _build(self, tasks: tuple[PlanTask, ...]) -> None:
        """Show these tasks; rows from the top that already say so stay."""
        kept = 0
        while kept < min(len(self.rows), len(tasks)) and self.rows[kept].value == tasks[kept]:
            kept += 1
        for gone in self.rows[kept:]:
            gone.hide()
            self._lines.removeWidget(gone)
            gone.deleteLater()
        del self.rows[kept:]
        for place, task in enumerate(tasks[kept:], kept):
            made = PlanRow(self.desk, place, task, self._typed, partial(self._remove, place))
            for line in made.lines:
                line.finished.connect(partial(self._finish, place))
            self._lines.addWidget(made)
            self.rows.append(made)

    def _typed(self) -> None:
        self.typed = replace(self.typed, next_plan=tuple(made.value for made in self.rows))
        self._changed(self.typed)

    def _set(self, tasks: tuple[PlanTask, ...]) -> None:
        self._build(tasks)
        self._typed()

    def _finish(self, place: int) -> None:
        """Enter: on to the next task, or to a new one."""
        if place == len(self.rows) - 1:
            self._add()
        else:
            self.rows[place + 1].task.setFocus()

    def _add(self) -> None:
        self._set((*(made.value for made in self.rows), PlanTask("", due=self.day)))
        self.rows[-1].task.setFocus()

    def _offer(self) -> None:
        found = self._propose()
        if not found:
            self.desk.tell(self.desk.say("report.no_gaps"))
            return
        self._set((*(made.value for made in self.rows), *found))

    def _remove(self, place: int) -> None:
        values = [made.value for made in self.rows]
        self._removed = (place, values.pop(place))
        self._set(tuple(values))
        self._show_removed()
        self.put_back.setFocus()

    def _put_back(self) -> None:
        if self._removed:
            place, task = self._removed
            values = [made.value for made in self.rows]
            values.insert(place, task)
            self._removed = None
            self._set(tuple(values))
            self._show_removed()
            self.rows[min(place, len(self.rows) - 1)].task.setFocus()

    def _show_removed(self) -> None:
        task = self._removed[1].task if self._removed else ""
        self.gone.setText(self.desk.say("report.removed", task=task))
        self.undo.setVisible(self._removed is not None)
