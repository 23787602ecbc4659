"""Supervision cases: the list, and the file of one with its frozen evidence, closed with a result."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from domain.cases import Case, CaseStatus
from domain.problems import FormRefusal, Refusal
from domain.services.casework import close_case
from domain.services.changing import make
from domain.supervision_lists import CaseAsked, CaseRow
from ui.desk import Desk
from ui.kit.cards import Card, Empty
from ui.kit.form import Form, text_area
from ui.kit.looks import Ink
from ui.kit.page import Keys, Tab
from ui.kit.paged import PagedTable
from ui.kit.parts import Segments, button, clear, column, holder, label, row
from ui.kit.rows import Column
from ui.pages.cases.words import article_of, evidence_words, name_of, span
from ui.wording import article


class CasesTab(Tab):
    """Open cases, those due first; closed ones by choice."""

    topics = frozenset({"supervision_case", "member", "unit"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say = desk.say
        self.case: Case | None = None
        self._asked = 0
        states = [(status.value, say(f"cases.state_{status.value}")) for status in CaseStatus]
        self.state = Segments(say("cases.state"), states, CaseStatus.OPEN.value)
        self.state.changed.connect(lambda _code: self.refresh())
        self.list: PagedTable[CaseRow] = PagedTable(desk, "cases.list", self._columns(), self._fetch)
        self.list.picked.connect(lambda found: self._show(found.record if found else None))
        left = Card(desk)
        left.add(self.list, 1)
        both = row(left, self._file(), gap=desk.theme.px(12))
        both.setStretch(0, 700)
        both.setStretch(1, 440)
        self.setLayout(both)

    def _file(self) -> QWidget:
        desk, theme, say = self.desk, self.desk.theme, self.desk.say
        self.card = Card(desk, say("cases.file"))
        self.empty = Empty(desk, say("cases.choose"))
        self.heading = label("", "strong", wrap=True)
        self.about = label("", "caption", wrap=True)
        self.evidence = column(gap=theme.px(4))
        self.closed = label("", wrap=True)
        self.form = Form(desk)
        result = text_area(desk, lines=2)
        result.setMaximumHeight(2 * result.minimumHeight())
        self.form.add("result", say("cases.result"), result)
        self.close_button = button(desk, say("cases.close"), self.close_it, kind="primary")
        self.closing = holder(column(self.form, row(self.close_button, None), gap=theme.px(6)))
        head = label(say("cases.evidence"), "section")
        inner = column(
            *(self.heading, self.about, head, self.evidence, self.closed, self.closing, None), gap=theme.px(8)
        )
        inner.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(8))
        self.inner = holder(inner)
        self.card.add(self.empty, 1)
        self.card.add(self.inner, 1)
        self.card.setMinimumWidth(theme.px(300))
        return self.card

    def tools(self) -> Sequence[QWidget]:
        return (self.state,)

    def keys(self) -> Keys:
        return ()

    def _columns(self) -> list[Column[CaseRow]]:
        say, today, language = self.desk.say, self.desk.today(), self.desk.language

        def due(found: CaseRow) -> str:
            return say("cases.overdue", day=f"{found.due:%m-%d}") if found.overdue(today) else f"{found.due:%m-%d}"

        return [
            Column("code", say("cases.head_code"), lambda x: x.code),
            Column("subject", say("cases.head_subject"), lambda x: x.subject_name, stretch=True),
            Column("rule", say("cases.head_rule"), lambda x: article(article_of(x.rule), language)),
            Column("period", say("cases.head_period"), lambda x: span(x.first, x.last)),
            Column("owner", say("cases.head_owner"), lambda x: x.owner_name),
            Column(
                *("due", say("cases.head_due"), due),
                look=lambda x: Ink("failed", bold=True) if x.overdue(today) else None,
            ),
        ]

    # the list

    @property
    def asked(self) -> CaseAsked:
        """The cases in the chosen state."""
        return CaseAsked(self.state.current or CaseStatus.OPEN.value)

    def _fetch(self, offset: int, limit: int, sort: str, descending: bool) -> Sequence[CaseRow]:
        asked = replace(self.asked, offset=offset, limit=limit, sort=sort, descending=descending)
        with self.desk.store.reading() as reader:
            return reader.cases_page(asked)[0]

    def refresh(self) -> None:
        say, state = self.desk.say, self.asked.state
        if state == CaseStatus.OPEN:
            self.list.set_empty(
                say("cases.none_open"), say("cases.to_sample"), lambda: self.desk.go("scores", tab="sample")
            )
        else:
            self.list.set_empty(say("cases.none_closed"))
        with self.desk.store.reading() as reader:
            count = reader.cases_page(replace(self.asked, limit=0))[1]
        self.list.show_count(count)
        if count:
            self.list.select_place(0)
        found = self.list.current()
        self._show(found.record if found else None)

    # one case

    def _show(self, record: str | None) -> None:
        self.case = None
        if record:
            with self.desk.store.reading() as reader:
                self.case = reader.case(record)
        case, say = self.case, self.desk.say
        self.empty.setVisible(case is None)
        self.inner.setVisible(case is not None)
        if case is None:
            return
        self.heading.setText(say("cases.title", code=case.code, name=name_of(self.desk, case.subject)))
        facts: dict[str, Any] = {
            "article": article(article_of(case.rule), self.desk.language),
            "first": f"{case.first:%m-%d}",
            "last": f"{case.last:%m-%d}",
            "opened": f"{case.opened_on:%m-%d}",
            "owner": name_of(self.desk, case.owner),
            "due": f"{case.due:%m-%d}",
        }
        self.about.setText(say("cases.about", **facts))
        clear(self.evidence)
        for one in case.evidence:
            self.evidence.addWidget(label(evidence_words(self.desk, one), wrap=True))
        self.closed.setVisible(case.closed_on is not None)
        self.closing.setVisible(case.closed_on is None)
        if case.closed_on:
            self.closed.setText(say("cases.was_closed", day=f"{case.closed_on:%m-%d}", result=case.result))
        self.form.fields["result"].setPlainText("")  # type: ignore[attr-defined]
        self.form.show_errors({})

    def close_it(self) -> None:
        """Close the case with what is typed."""
        desk, case = self.desk, self.case
        if case is None:
            return
        result: str = self.form.fields["result"].toPlainText()  # type: ignore[attr-defined]
        try:
            number = make(desk.store, close_case(case.record, result, desk.today()), desk.me)
        except FormRefusal as refusal:
            self.form.show_errors(
                {at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()}
            )
            return
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        desk.tell(desk.say("cases.closed", code=case.code), number)

    def open(self, **target: Any) -> None:
        if "case" in target:
            self._show(str(target["case"]))
