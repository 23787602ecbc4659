"""The checklist as rows: an answer a row by 1, 2, 3, and what is wrong where it is abnormal."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from domain.checklist import CHECKLIST, Answer, CheckItem
from domain.findings import Finding, Severity
from ui.desk import Desk
from ui.kit.form import ChoiceField, text_field
from ui.kit.parts import Segments, column, holder, label, mark, row, rule
from ui.pages.outlets.due_field import DueField

TONES = {Answer.ABNORMAL.value: "failed", Answer.NOT_APPLICABLE.value: "none"}


FINDING_FIELDS = ("description", "severity", "fix_by", "responsible")


class FindingFields(QFrame):
    """What is wrong, how grave, until when and by whom it is put right."""

    changed = Signal()
    finished = Signal()

    def __init__(self, desk: Desk, item: str, people: Sequence[tuple[str, str]], near: date) -> None:
        super().__init__()
        self.item, say = item, desk.say
        self.setProperty("kind", "desk")
        self.description: QLineEdit = text_field(desk, hint=say("outlets.description_hint"), small=True)
        words = [(code.value, say(f"outlets.severity_{code.value}")) for code in Severity]
        self.severity = Segments(say("outlets.severity"), words)
        self.fix_by = DueField(desk, near, small=True)
        self.responsible = ChoiceField([("", say("outlets.nobody")), *people], "", search=True, small=True)
        self.responsible.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.responsible.setMinimumWidth(desk.theme.px(96))
        self.fields: dict[str, QWidget] = {
            "description": self.description,
            "severity": self.severity,
            "fix_by": self.fix_by,
            "responsible": self.responsible,
        }
        self.error = label("", "error", wrap=True)
        self.error.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(desk.theme.px(14), desk.theme.px(7), desk.theme.px(12), desk.theme.px(7))
        grid.setHorizontalSpacing(desk.theme.px(8))
        grid.setVerticalSpacing(desk.theme.px(6))
        for name, field in self.fields.items():
            field.setAccessibleName(say(f"outlets.{name}"))
        places = {"description": (0, 0, 3), "severity": (1, 0, 1), "fix_by": (1, 2, 1), "responsible": (2, 0, 3)}
        for name, (line, place, wide) in places.items():
            grid.addWidget(label(say(f"outlets.{name}"), "caption"), line, place)
            grid.addWidget(self.fields[name], line, place + 1, 1, wide)
        grid.addWidget(self.error, 3, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self.description.textEdited.connect(lambda _text: self.changed.emit())
        self.description.returnPressed.connect(self.finished)
        self.severity.changed.connect(lambda _code: self.changed.emit())
        self.fix_by.dateChanged.connect(lambda _day: self.changed.emit())
        self.responsible.currentTextChanged.connect(lambda _text: self.changed.emit())

    def show_finding(self, finding: Finding) -> None:
        """Show a finding; it does not count as typed."""
        self.blockSignals(True)
        self.description.setText(finding.description)
        self.severity.choose(finding.severity or None)
        self.fix_by.choose(finding.fix_by)
        self.responsible.choose(finding.responsible)
        self.blockSignals(False)

    @property
    def finding(self) -> Finding:
        """The finding as typed."""
        return Finding(
            self.item,
            self.description.text(),
            self.severity.current or "",
            self.fix_by.chosen,
            self.responsible.code,
        )

    def show_errors(self, sentences: Mapping[str, str]) -> None:
        """Say what is wrong under the fields; the first wrong one gets the cursor."""
        for name, field in self.fields.items():
            mark(field, wrong="true" if name in sentences else "false")
        self.error.setText("；".join(f"{self.fields[n].accessibleName()}：{s}" for n, s in sentences.items()))
        self.error.setVisible(bool(sentences))

    def focus_on(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self.fields[name]
        if field is self.severity:
            next(iter(self.severity.buttons.values())).setFocus()
        else:
            field.setFocus()


class ItemHead(QWidget):
    """An item's words and its three answers. 1, 2, 3 answer; arrows go up and down. No text is typed here."""

    answered = Signal(str)
    moved = Signal(int)

    def __init__(self, desk: Desk, number: int, item: CheckItem) -> None:
        super().__init__()
        say, theme = desk.say, desk.theme
        self.words = getattr(item.words, desk.language)
        self.setAccessibleName(self.words)
        answers = [(code.value, say(f"outlets.answer_{code.value}")) for code in Answer]
        self.answers = Segments(self.words, answers, tones=TONES)
        self.title = label(self.words, wrap=True)
        place = label(str(number), "caption")
        place.setMinimumWidth(theme.px(12))
        layout = row(place, self.title, self.answers, gap=theme.px(6))
        layout.setStretch(1, 1)
        layout.setContentsMargins(theme.px(14), theme.px(2), theme.px(12), theme.px(2))
        self.setLayout(layout)
        self.answers.changed.connect(self.answered)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        digit = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}.get(Qt.Key(event.key()))
        if digit is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.answers.choose(list(Answer)[digit].value)
            self.answered.emit(list(Answer)[digit].value)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen answer, or on the first."""
        self.answers.buttons[self.answers.current or Answer.NORMAL.value].setFocus()


class Checklist(QWidget):
    """All items in their groups. `changed` tells that something was typed or answered; `done` that the last was."""

    changed = Signal()
    done = Signal()

    def __init__(self, desk: Desk, people: Sequence[tuple[str, str]], near: date) -> None:
        super().__init__()
        self._desk, self._people, self.near = desk, people, near
        self._rooms: dict[str, QVBoxLayout] = {}
        self.heads: dict[str, ItemHead] = {}
        self.fields: dict[str, FindingFields] = {}
        self._order: list[str] = []
        self.resident = ""
        layout = column(gap=0)
        for group in CHECKLIST:
            title = label(getattr(group.words, desk.language), "faint")
            title.setContentsMargins(desk.theme.px(14), desk.theme.px(4), 0, 0)
            layout.addWidget(title)
            for item in group.items:
                self._order.append(item.code)
                head = ItemHead(desk, len(self._order), item)
                self.heads[item.code] = head
                self._rooms[item.code] = column(head, gap=0)
                layout.addWidget(holder(column(self._rooms[item.code], rule(), gap=0)))
                head.answered.connect(partial(self._answered, item.code))
                head.moved.connect(partial(self._go, item.code))
        self.setLayout(layout)

    def _fields_of(self, code: str) -> FindingFields:
        """An item's fields of a finding, made when they are first needed."""
        if code not in self.fields:
            fields = FindingFields(self._desk, code, self._people, self.near)
            fields.changed.connect(self.changed)
            fields.finished.connect(partial(self._go, code, 1))
            self.fields[code] = fields
            self._rooms[code].addWidget(fields)
        return self.fields[code]

    def _answered(self, code: str, answer: str) -> None:
        mark(self.heads[code].title, wrong="false")
        self._unfold(code, answer)
        self.changed.emit()
        if answer == Answer.ABNORMAL.value:
            fields = self._fields_of(code)
            if self.resident and not fields.responsible.code:
                fields.responsible.choose(self.resident)
            fields.description.setFocus()
        else:
            self._go(code, 1)

    def _unfold(self, code: str, answer: str | None) -> None:
        abnormal = answer == Answer.ABNORMAL.value
        if abnormal or code in self.fields:
            self._fields_of(code).setVisible(abnormal)

    def _go(self, code: str, steps: int) -> None:
        place = self._order.index(code) + steps
        if 0 <= place < len(self._order):
            self.heads[self._order[place]].take_focus()
        elif place >= len(self._order):
            self.done.emit()

    def begin(self) -> None:
        """Put the keyboard on the first item without an answer."""
        code = next((code for code in self._order if self.heads[code].answers.current is None), self._order[0])
        self.heads[code].take_focus()

    def show_answers(self, answers: Mapping[str, Answer], findings: Mapping[str, Finding]) -> None:
        """Show what is known of every item; the rest stays unanswered."""
        for code, head in self.heads.items():
            answer = answers.get(code)
            head.answers.choose(answer.value if answer else None)
            if code in findings or code in self.fields:
                fields = self._fields_of(code)
                fields.fix_by.near = self.near
                fields.show_finding(findings.get(code, Finding(code, "")))
            self._unfold(code, answer.value if answer else None)
        self.show_errors({})

    def show_earlier(self, count: int) -> None:
        """Say how many findings of the outlet are still open."""
        head = self.heads["earlier"]
        head.title.setText(self._desk.say("outlets.earlier", words=head.words, count=count) if count else head.words)

    @property
    def answers(self) -> dict[str, Answer]:
        """What was answered so far."""
        found = {code: head.answers.current for code, head in self.heads.items()}
        return {code: Answer(answer) for code, answer in found.items() if answer}

    @property
    def findings(self) -> dict[str, Finding]:
        """What was found at the abnormal items."""
        return {c: self.fields[c].finding for c, answer in self.answers.items() if answer is Answer.ABNORMAL}

    def show_errors(self, sentences: Mapping[str, str], scroll: Callable[[QWidget], None] | None = None) -> None:
        """Say at each item what is wrong, by codes as `item/on_duty` and `description/on_duty`."""
        first: Callable[[], None] | None = None
        for code, head in self.heads.items():
            missing = f"item/{code}" in sentences
            mark(head.title, kind="error" if missing else "")
            found = self.fields.get(code)
            mine = {n: sentences[f"{n}/{code}"] for n in FINDING_FIELDS if f"{n}/{code}" in sentences}
            if found:
                found.show_errors(mine)
            if first is None and (missing or mine):
                first = partial(found.focus_on, next(iter(mine))) if found and mine else head.take_focus
                if scroll:
                    scroll(head)
        if first:
            first()

    def unanswered(self, codes: Sequence[str]) -> str:
        """The words of items, for a sentence."""
        return "、".join(self.heads[code].words for code in codes)
