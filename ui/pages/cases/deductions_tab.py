"""Proposed deductions of a month or quarter: proposed from missed duties, accepted with an amount or dropped with a
reason (rules 6-1, 6-5, 6-6).
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from domain.deductions import DeductionStatus, subjects_in
from domain.duties.judging import Duty
from domain.problems import Refusal
from domain.services.changing import make
from domain.services.deducting import duties_ended, propose_deductions, span_deducted
from domain.supervision_lists import DeductionAsked, DeductionRow
from ui.desk import Desk
from ui.kit.cards import Card, Figure, Strip
from ui.kit.looks import Chip, Ink
from ui.kit.page import Tab
from ui.kit.paged import PagedTable
from ui.kit.parts import Segments, button, holder, label, row
from ui.kit.rows import Column
from ui.kit.tasks import Progress
from ui.pages.cases.deduction_card import LOOKS, DeductionCard, amount_words
from ui.pages.cases.words import article_of
from ui.wording import article

SPANS = ("month", "quarter")
STATES = (*(status.value for status in DeductionStatus), "all")


class DeductionsTab(Tab):
    """The list by subject, and the chosen proposal beside it."""

    topics = frozenset({"deduction", "unit", "member", "assignment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, say = desk.theme, desk.say
        self.span = Segments(
            say("cases.span"),
            [(code, say(f"cases.{code}")) for code in SPANS],
            desk.memory.get("cases/span", "month"),
        )
        self.span.changed.connect(self._turn)
        self.propose = button(desk, say("cases.propose"), self._propose, key="Ctrl+N", kind="primary", small=True)
        self.proposed = Figure(desk, say("cases.proposed"))
        self.accepted = Figure(desk, say("cases.accepted"))
        self.dropped = Figure(desk, say("cases.dropped"))
        self.note = label("", "caption", wrap=True)
        about = row(self.note)
        about.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        beside = holder(about)
        beside.setProperty("wide", True)
        self.strip = Strip(self.proposed, self.accepted, self.dropped, beside)
        self.state = Segments(say("cases.state"), [(code, say(f"cases.{code}")) for code in STATES], STATES[0])
        self.state.changed.connect(lambda _code: self.refresh())
        self.list: PagedTable[DeductionRow] = PagedTable(desk, "cases.deductions", self._columns(), self._fetch)
        self.card = DeductionCard(desk)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self.card.amount.setFocus())
        left = Card(desk)
        bar = row(self.state, None)
        bar.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        left.add(holder(bar))
        left.add(self.list, 1)
        both = row(left, self.card, gap=theme.px(12))
        both.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.strip)
        whole.addLayout(both, 1)

    def tools(self) -> Sequence[QWidget]:
        return self.span, self.propose

    def _columns(self) -> list[Column[DeductionRow]]:
        desk, say = self.desk, self.desk.say

        def status(found: DeductionRow) -> str:
            return say(f"cases.{found.status}")

        return [
            Column("subject", say("cases.head_subject"), lambda x: x.name, width=110),
            Column(
                *("rule", say("cases.head_rule"), lambda x: article(article_of(x.rule), desk.language)),
                look=lambda _: Ink("text_2"),
            ),
            Column("duty", say("cases.head_duty"), lambda x: duty_words(desk, x), stretch=True, width=180),
            Column(
                *("times", say("cases.head_times"), lambda x: say("cases.times", count=x.misses)),
                figures=True,
            ),
            Column(
                *("amount", say("cases.head_amount"), lambda x: amount_words(desk, x.amount)),
                figures=True,
                look=lambda x: Ink("text_3") if x.amount is None else Ink(bold=True),
            ),
            Column(
                *("status", say("cases.head_status"), status),
                look=lambda x: Chip(LOOKS[x.status], status(x)),
            ),
        ]

    # the list

    @property
    def quarterly(self) -> bool:
        """Whether the quarter is shown, else the month; that of the chosen week's Sunday."""
        return self.span.current == "quarter"

    @property
    def asked(self) -> DeductionAsked:
        """The proposals of the unit in scope and the period shown."""
        first, last = span_deducted(self.quarterly, self.desk.week.sunday)
        org, unit = self.desk.organisation, self.desk.unit
        subjects = subjects_in(org, unit, last) if unit in org.units else None
        state = self.state.current or STATES[0]
        return DeductionAsked(first, last, subjects, "" if state == "all" else state)

    def _fetch(self, offset: int, limit: int, sort: str, descending: bool) -> Sequence[DeductionRow]:
        asked = replace(self.asked, offset=offset, limit=limit, sort=sort, descending=descending)
        with self.desk.store.reading() as reader:
            return reader.deductions_page(asked)[0]

    def _turn(self, code: str) -> None:
        self.desk.memory.set("cases/span", code)
        self.refresh()

    def refresh(self) -> None:
        say, asked = self.desk.say, self.asked
        before = self.list.current()
        with self.desk.store.reading() as reader:
            count = reader.deductions_page(replace(asked, limit=0))[1]
            totals = reader.deduction_totals(asked)
        self.proposed.show_figure(totals.proposed, say("cases.items"), "behind" if totals.proposed else "")
        self.accepted.show_figure(totals.accepted, say("cases.sum", amount=amount_words(self.desk, totals.amount)))
        self.dropped.show_figure(totals.dropped, say("cases.items"))
        facts = {"month": f"{asked.first:%Y-%m}", "first": asked.first, "last": asked.last}
        self.note.setText(say("cases.quarter_note" if self.quarterly else "cases.month_note", **facts))
        self.list.set_empty(say("cases.none_quarter" if self.quarterly else "cases.none_month"))
        self.list.show_count(count)
        if count and not (before and self._choose(before.record)):
            self.list.select_place(min(max(self.list.current_place(), 0), count - 1))
        self._pick(self.list.current())

    def _choose(self, record: str) -> bool:
        """Make a proposal current again where it still stands among the first ones."""
        for place in range(min(self.list.paged.rowCount(), 200)):
            found = self.list.row_at(place)
            if found and found.record == record:
                self.list.select_place(place)
                return True
        return False

    def _pick(self, found: DeductionRow | None) -> None:
        self.card.show_row(found)

    # proposing

    def _propose(self) -> None:
        """Judge the duties that ended in the period, in the background, and propose what was missed."""
        desk, quarterly, today = self.desk, self.quarterly, self.desk.today()
        org, day = desk.organisation, desk.week.sunday
        unit = desk.unit or next((code for code, held in org.units.items() if held.parent is None), "")
        store = desk.store
        self.propose.setEnabled(False)

        def job(progress: Progress) -> tuple[Duty, ...]:
            with store.reading() as reader:
                return duties_ended(reader, unit, quarterly, day, progress.step)

        def done(duties: tuple[Duty, ...]) -> None:
            number = desk.attempt(lambda: make(store, propose_deductions(duties, today), desk.me))
            if number is not None and isValid(self):
                with store.reading() as reader:
                    count = reader.deduction_totals(self.asked).proposed
                desk.tell(desk.say("cases.proposed_now", count=count), number)
            ended()

        def refused(refusal: Refusal) -> None:
            desk.refuse(refusal)
            ended()

        def ended() -> None:
            if isValid(self):
                self.propose.setEnabled(True)

        desk.tasks.run(job, done, refused, words=desk.say("cases.proposing"))


def duty_words(desk: Desk, found: DeductionRow) -> str:
    """A line of the duties by its article and title, as it was called when it was missed."""
    place = ("zh_TW", "zh_CN", "en").index(desk.language)
    return f"{article(found.article, desk.language)}　{found.title[place]}"
