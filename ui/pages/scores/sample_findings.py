"""What sampling brought to light, and the cases that follow from it (rule 5-11)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout
from shiboken6 import isValid

from domain.problems import FormRefusal, Refusal
from domain.sampling import FindingCode, SampleFinding
from domain.services.casework import close_case, open_sample_case
from domain.services.changing import Change, make
from domain.services.sampling import SampleBoard
from domain.supervision_lists import CaseRow
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import ChoiceField, DayField, Form, text_field
from ui.kit.parts import button, clear, column, holder, label, link, row, rule
from ui.pages.scores.words import listed

DAYS_TO_ANSWER = 7
"""A case opened here is due so many days later, unless somebody says otherwise."""


class FindingsCard(Card):
    """Findings by who answers for them; each may become a case, and a case is closed with its result."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("sample.findings"))
        self.desk = desk
        self.board: SampleBoard | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._send: Callable[[], Change] | None = None
        theme = desk.theme
        self.lines: QVBoxLayout = column(gap=theme.px(6))
        self.form = Form(desk)
        self.place = column(self.form)
        self.heading = label("", "strong", wrap=True)
        self.send = button(desk, "", self._sent, kind="suggest")
        self.drop = button(desk, desk.say("sample.cancel"), self._close_form, kind="link")
        self.asking = holder(
            column(rule(), self.heading, self.place, row(self.send, self.drop, None), gap=theme.px(6))
        )
        inner = column(self.lines, self.asking, None, gap=theme.px(8))
        inner.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(8))
        self.add(inner, 1)
        self.asking.hide()

    def show_board(self, board: SampleBoard) -> None:
        """Show what there is to answer for, and the cases there are."""
        self.board = board
        clear(self.lines)
        self.buttons = {}
        found = board.sheet.findings if board.sheet else ()
        for subject in dict.fromkeys([*(one.subject for one in found), *board.cases]):
            self._add_subject(subject, [one for one in found if one.subject == subject])
        if not found and not board.cases:
            self.lines.addWidget(label(self.desk.say("sample.nothing"), "caption", wrap=True))

    def _add_subject(self, subject: str, found: list[SampleFinding]) -> None:
        say, case = self.desk.say, self.board.cases.get(subject) if self.board else None
        head = row(label(self.name_of(subject), "strong"), None)
        is_open = case is not None and case.status == "open"
        words = say("sample.close_case" if is_open else "sample.open_case")
        made = link(self.desk, words, lambda: self.ask_close(case) if case and is_open else self.ask_open(subject))
        made.setAccessibleName(f"{words} {self.name_of(subject)}")
        if found or is_open:
            self.buttons[subject] = made
            head.addWidget(made)
        self.lines.addLayout(head)
        for one in found:
            self.lines.addWidget(label(self.sentence(one), "caption", wrap=True))
        if case:
            self.lines.addWidget(label(self._case_words(case), "faint", wrap=True))

    def name_of(self, number: str) -> str:
        """What somebody is called."""
        member = self.desk.organisation.members.get(number)
        return member.name if member else number

    def sentence(self, one: SampleFinding) -> str:
        """A finding in words."""
        days = listed(self.desk, (f"{day:%m-%d}" for day in one.days))
        facts: dict[str, Any] = {"count": len(one.days), "days": days, "about": self.name_of(one.about)}
        words = self.desk.say(f"sample.{one.code.value}", **facts)
        noted = listed(self.desk, dict.fromkeys(note for note in one.notes if note))
        return f"{words}　{noted}" if noted and one.code is FindingCode.LOG_POOR else words

    def _case_words(self, case: CaseRow) -> str:
        if case.status == "closed":
            return self.desk.say("sample.case_closed_line", case=case.code, result=case.result)
        due = f"{case.due:%m-%d}"
        return self.desk.say("sample.case_line", case=case.code, owner=case.owner_name, due=due)

    # asking

    def ask_open(self, subject: str) -> None:
        """Ask who sees to the case, and until when."""
        desk, say = self.desk, self.desk.say
        board, today = self.board, desk.today()
        assert board is not None, "only shown findings are asked about"  # noqa: S101
        assert board.sheet is not None, "findings come from a sheet"  # noqa: S101
        record = board.sheet.draw.record
        owner = ChoiceField(self._people(today), desk.me, search=True)
        due = DayField(desk, today + timedelta(days=DAYS_TO_ANSWER))
        self._ask(
            say("sample.case_of", name=self.name_of(subject)),
            say("sample.do_open"),
            lambda: open_sample_case(record, subject, owner.code, due.day, today),
        )
        self.form.add("owner", say("sample.owner"), owner)
        self.form.add("due", say("sample.due"), due)
        self.send.setFocus()

    def ask_close(self, case: CaseRow) -> None:
        """Ask what came of the case."""
        desk, say, today = self.desk, self.desk.say, self.desk.today()
        result = text_field(desk)
        self._ask(
            say("sample.closing", case=case.code),
            say("sample.do_close"),
            lambda: close_case(case.record, result.text(), today),
        )
        result.returnPressed.connect(self._sent)
        self.form.add("result", say("sample.result"), result)
        result.setFocus()

    def _people(self, day: date) -> list[tuple[str, str]]:
        employed = [m for m in self.desk.organisation.members.values() if m.employed_on(day)]
        return [(m.employee_no, f"{m.name} {m.employee_no}") for m in employed]

    def _ask(self, head: str, words: str, change: Callable[[], Change]) -> None:
        self._close_form()
        self.heading.setText(head)
        self.send.setText(words)
        self.send.setAccessibleName(words)
        self._send = change
        self.send.setEnabled(True)
        self.asking.show()

    def _close_form(self) -> None:
        self._send = None
        self.asking.hide()
        clear(self.place)
        self.form = Form(self.desk)
        self.place.addWidget(self.form)

    def _sent(self) -> None:
        desk, send = self.desk, self._send
        if send is None:
            return
        store, me, change, words = desk.store, desk.me, send(), self.heading.text()

        def done(number: int) -> None:
            desk.tell(words, number)
            if isValid(self):
                self._close_form()

        self.send.setEnabled(False)
        desk.tasks.run(lambda _progress: make(store, change, me), done, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return
        self.send.setEnabled(True)
        if isinstance(refusal, FormRefusal):
            desk = self.desk
            self.form.show_errors(
                {at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()}
            )
        else:
            self.desk.refuse(refusal)
