"""The evaluation in the editor: a line for each person or for several alike, with what they are to do next (4-23)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from domain.evaluation import proposed_evaluations, unevaluated
from domain.report import Evaluation, Person, TypedParts, WeeklyReport
from ui.desk import Desk
from ui.kit.parts import button, column, icon_button, label, link, row
from ui.pages.report.fields import PlanLine
from ui.pages.report.sentences import listed


class EvaluationRow(QFrame):
    """Whom it is about, the sentence, and the next stage's task."""

    def __init__(self, desk: Desk, line: Evaluation, changed: Callable[[], Any], removed: Callable[[], Any]) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        self._desk, self._line = desk, line
        say, px, names = desk.say, desk.theme.px, listed(desk, line.names)
        self.names = label(names, "strong", wrap=True)
        self.names.setToolTip("、".join(line.names) if len(line.names) > 1 else "")
        self.sentence = self._field(line.sentence, say("report.sentence_of", name=names), "report.sentence_hint")
        self.task = self._field(line.task, say("report.stage_of", name=names), "report.stage_hint")
        for field in (self.sentence, self.task):
            field.textEdited.connect(lambda _text: changed())
        self.remove = icon_button(desk, "cross", say("report.remove_line", name=names), removed)
        first = row(self.names, self.remove, gap=px(2))
        first.setStretch(0, 1)
        second = row(self.sentence, self.task, px(28), gap=px(4))
        second.setStretch(0, 6)
        second.setStretch(1, 5)
        whole = column(first, second, gap=0)
        whole.setContentsMargins(px(14), px(3), px(12), px(4))
        self.setLayout(whole)

    def _field(self, text: str, words: str, hint: str) -> PlanLine:
        made = PlanLine(text)
        made.setProperty("small", "true")
        made.setProperty("quiet", "true")
        made.setAccessibleName(words)
        made.setPlaceholderText(self._desk.say(hint))
        made.setToolTip(text)
        made.setMinimumWidth(self._desk.theme.px(56))
        made.setCursorPosition(0)
        return made

    @property
    def value(self) -> Evaluation:
        """The line as it is written now."""
        return replace(self._line, sentence=self.sentence.text(), task=self.task.text())


class Evaluations(QWidget):
    """The lines. `changed` is called with what is typed now. Regions evaluate nobody: then there is nothing."""

    def __init__(self, desk: Desk, changed: Callable[[TypedParts], Any]) -> None:
        super().__init__()
        self.desk, self._changed = desk, changed
        self.typed = TypedParts()
        self.report: WeeklyReport | None = None
        self.people: Sequence[Person] = ()
        self.rows: list[EvaluationRow] = []
        self._removed: tuple[int, Evaluation] | None = None
        px = desk.theme.px
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.bring = button(desk, desk.say("report.names"), self._bring, icon_name="plus", small=True)
        self.left = label("", "faint", wrap=True)
        self.put_back = link(desk, desk.say("report.put_back"), self._put_back)
        tools = row(self.bring, self.put_back, self.left, gap=px(8))
        tools.setStretch(2, 1)
        tools.setContentsMargins(px(14), px(8), px(12), px(8))
        self.setLayout(column(self._lines, tools, gap=0))
        self.put_back.hide()

    def show_people(self, report: WeeklyReport, people: Sequence[Person]) -> None:
        """Show whom there is to evaluate."""
        self.report, self.people = report, people
        self.setVisible(bool(people))
        self._show_left()

    def show_typed(self, typed: TypedParts) -> None:
        """Show the lines; fields somebody is typing into stay as they are."""
        self.typed = typed
        if tuple(made.value for made in self.rows) != typed.evaluations:
            self._build(typed.evaluations)
        self._show_left()

    def _build(self, lines: Sequence[Evaluation]) -> None:
        for gone in self.rows:
            gone.hide()
            self._lines.removeWidget(gone)
            gone.deleteLater()
        self.rows = [
            EvaluationRow(self.desk, line, self._edited, partial(self._remove, place))
            for place, line in enumerate(lines)
        ]
        for place, made in enumerate(self.rows):
            for field in (made.sentence, made.task):
                field.finished.connect(partial(self._finish, place, made.sentence is field))
            self._lines.addWidget(made)

    def _finish(self, place: int, is_sentence: bool) -> None:
        """Enter: on to the same field of the next line."""
        if place + 1 < len(self.rows):
            following = self.rows[place + 1]
            (following.sentence if is_sentence else following.task).setFocus()

    def _edited(self) -> None:
        self.typed = replace(self.typed, evaluations=tuple(made.value for made in self.rows))
        self._show_left()
        self._changed(self.typed)

    def _set(self, lines: Sequence[Evaluation]) -> None:
        self._build(lines)
        self._edited()

    def _bring(self) -> None:
        """Lines for everybody of whom nothing is said yet."""
        if self.report is None:
            return
        found = proposed_evaluations(replace(self.report, typed=self.typed), self.people)
        first = len(self.rows)
        self._set((*self.typed.evaluations, *found))
        if found:
            self.rows[first].sentence.setFocus()

    def _remove(self, place: int) -> None:
        values = list(self.typed.evaluations)
        self._removed = (place, values.pop(place))
        self._set(values)
        self.put_back.show()
        self.put_back.setFocus()

    def _put_back(self) -> None:
        if self._removed:
            place, line = self._removed
            values = list(self.typed.evaluations)
            values.insert(place, line)
            self._removed = None
            self.put_back.hide()
            self._set(values)

    def _show_left(self) -> None:
        """Of whom nothing is said yet."""
        left = unevaluated(self.typed, self.people)
        words = listed(self.desk, [person.name for person in left[:4]])
        self.left.setText(self.desk.say("report.people_left", count=len(left), names=words) if left else "")
        self.bring.setVisible(bool(left))

    def first_open(self) -> QWidget:
        """Where something is to be written: the first line without a sentence, else the way to get lines."""
        return next((made.sentence for made in self.rows if not made.sentence.text().strip()), self.bring)
