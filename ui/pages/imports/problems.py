"""The problems of a file, each with its sentence and the ways to put it right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from domain.services.proposing import Problem, Proposal, skip_for, step_for
from domain.services.reviewing import Reviewed
from domain.sheets.fixes import Fix
from domain.sheets.overlay import Step
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.flow import Flow
from ui.kit.parts import button, clear, column, label


class _Entry(QFrame):
    """A problem in the list; a click shows its row, as F8 does by key."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "foot")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self.clicked.emit()
        super().mousePressEvent(event)


class ProblemsCard(Card):
    """Problems in the order of the file. `chosen`: show me; `fixed`: lay this over the file; `edit`: let me type."""

    chosen = Signal(object)
    fixed = Signal(object)
    edit = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("imports.problems", count=0), desk.say("imports.problems_note"))
        self.desk = desk
        self.reviewed: Reviewed | None = None
        self.list = QVBoxLayout()
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(0)
        inner = QWidget()
        inner.setProperty("kind", "clear")
        outer = column(self.list, None)
        inner.setLayout(outer)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.add(self.area, 1)

    def show_review(self, reviewed: Reviewed) -> None:
        """List the problems of a dry run."""
        self.reviewed = reviewed
        clear(self.list)
        problems = reviewed.problems
        self.title.setText(self.desk.say("imports.problems", count=len(problems)))
        self.note.setVisible(bool(problems))
        for problem, proposal in zip(problems, reviewed.proposals, strict=False):
            self.list.addWidget(self._entry(problem, proposal))
        words = ""
        if not problems:
            words = self.desk.say("imports.no_problems")
        elif len(problems) > len(reviewed.proposals):
            words = self.desk.say("imports.more_problems", count=len(problems) - len(reviewed.proposals))
        if words:
            rest = label(words, "faint", wrap=True)
            rest.setContentsMargins(*(self.desk.theme.px(14),) * 4)
            self.list.addWidget(rest)

    def _entry(self, problem: Problem, proposal: Proposal) -> QWidget:
        desk, theme = self.desk, self.desk.theme
        entry = _Entry()
        entry.clicked.connect(lambda: self.chosen.emit(problem))
        title = label(self._title(problem), "strong", wrap=True)
        sentence = label(desk.office.explain_fault(problem.fault, desk.language), "caption", wrap=True)
        layout = column(title, sentence, Flow(self._fixes(problem, proposal), theme.px(6)), gap=theme.px(4))
        layout.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(9))
        entry.setLayout(layout)
        return entry

    def _title(self, problem: Problem) -> str:
        assert self.reviewed is not None  # noqa: S101  there is no entry without
        row, word = problem.row, problem.row.header.words.get(problem.code, "")
        cell = problem.cell if len(problem.cell) <= 12 else f"{problem.cell[:11]}…"
        several = len(self.reviewed.review.sheets) > 1
        code = "imports.problem_sheet" if several else "imports.problem_at"
        return self.desk.say(code, sheet=row.sheet, row=row.row, column=word, cell=cell)

    def _fixes(self, problem: Problem, proposal: Proposal) -> list[QWidget]:
        """The buttons of a problem: its likely fixes, the first one for all cells alike, typing, leaving out."""
        desk = self.desk
        made: list[QWidget] = []
        for number, fix in enumerate(proposal.fixes[:3]):
            kind = "suggest" if number == 0 else ""
            made.append(self._button(self._words(fix), step_for(problem, fix.value), kind))
        if proposal.for_all:
            words = desk.say("imports.fix_all", count=len(proposal.for_all))
            made.append(self._button(words, proposal.for_all))
        if problem.place >= 0:
            made.append(button(desk, desk.say("imports.fix_edit"), lambda: self.edit.emit(problem), small=True))
        made.append(self._button(desk.say("imports.fix_skip"), skip_for([problem])))
        return made

    def _words(self, fix: Fix) -> str:
        value = self.desk.say("imports.fix_named", value=fix.value, name=fix.name) if fix.name else fix.value
        return self.desk.say(f"imports.fix_{fix.kind}", value=value)

    def _button(self, words: str, step: Step, kind: str = "") -> QWidget:
        return button(self.desk, words, lambda: self.fixed.emit(step), kind=kind, small=True)
