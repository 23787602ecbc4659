"""One proposed deduction: what it rests on, the amount the office enters, and the decision (decision F22)."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtGui import QKeySequence, QShortcut

from domain.problems import FormRefusal, Refusal
from domain.services.changing import Change, make
from domain.services.deducting import accept_deduction, drop_deduction, reconsider_deduction
from domain.supervision_lists import DeductionRow
from ui.desk import Desk
from ui.kit.cards import Card, Empty
from ui.kit.chip_label import ChipLabel
from ui.kit.form import Form, text_field
from ui.kit.parts import button, clear, column, holder, label, row
from ui.pages.cases.words import article_of, miss_words, span
from ui.pages.scores.gap_card import Fitting
from ui.wording import article

LOOKS = {"proposed": "submitted", "accepted": "approved", "dropped": "none"}
MOST = 40
"""So many misses are written out; the others are counted."""


def amount_words(desk: Desk, amount: Decimal | None) -> str:
    """An amount without needless noughts; one that was not entered is said to be so."""
    if amount is None:
        return desk.say("cases.not_entered")
    return f"{amount.normalize():f}"


class DeductionCard(Card):
    """The chosen proposal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("cases.one"))
        self.desk = desk
        self.row: DeductionRow | None = None
        self._outlets: Mapping[str, str] | None = None
        theme, say = desk.theme, desk.say
        self.chip = ChipLabel(theme)
        self.add_tool(self.chip)
        self.empty = Empty(desk, say("cases.choose_one"))
        self.heading = label("", "strong", wrap=True)
        self.about = label("", "caption", wrap=True)
        self.misses = column(gap=theme.px(3))
        upper = column(
            self.heading,
            self.about,
            label(say("cases.rests_on"), "section"),
            self.misses,
            None,
            gap=theme.px(6),
        )
        upper.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(6))
        self.form = Form(desk)
        self.amount = text_field(desk, hint=say("cases.amount_hint"))
        self.reason = text_field(desk, hint=say("cases.reason_hint"))
        self.form.add("amount", say("cases.amount"), self.amount)
        self.form.add("reason", say("cases.reason"), self.reason)
        self.decided = label("", "faint", wrap=True)
        self.accept = button(desk, say("cases.accept"), self._accept, shown_key="Ctrl+Enter", kind="suggest")
        self.drop = button(desk, say("cases.drop"), self._drop)
        self.again = button(desk, say("cases.again"), self._again)
        lower = column(self.decided, self.form, row(self.accept, self.drop, self.again, None), gap=theme.px(8))
        lower.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(2))
        self.content = holder(column(Fitting(holder(upper)), None, holder(lower), gap=0))
        self.add(self.empty, 1)
        self.add(self.content, 1)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._accept)
        self.setFixedWidth(theme.px(400))
        self.show_row(None)

    def show_row(self, found: DeductionRow | None) -> None:
        """Show a proposal, or that none is chosen."""
        say, desk = self.desk.say, self.desk
        kept = found is not None and self.row is not None and found.record == self.row.record
        typed = (self.amount.text(), self.reason.text())
        before, self.row = self.row, found
        self.empty.setVisible(found is None)
        self.content.setVisible(found is not None)
        self.chip.setVisible(found is not None)
        if found is None:
            return
        is_open = found.status == "proposed"
        self.chip.show_chip(LOOKS[found.status], say(f"cases.{found.status}"))
        self.heading.setText(f"{found.name}　{found.title[self._language]}")
        articles = f"{article(article_of(found.rule), desk.language)} ← {article(found.article, desk.language)}"
        self.about.setText(f"{articles}　{span(found.first, found.last)}")
        self._show_misses(found)
        self.decided.setVisible(found.decided_on is not None)
        if found.decided_on:
            facts = {"name": found.decided_by_name, "day": f"{found.decided_on:%m-%d}"}
            self.decided.setText(say("cases.decided", status=say(f"cases.{found.status}"), **facts))
        same = kept and before is not None and before.status == found.status
        self.amount.setText(typed[0] if same else amount_words(desk, found.amount) if found.amount else "")
        self.reason.setText(typed[1] if same else found.reason)
        self.amount.setEnabled(is_open)
        self.accept.setVisible(is_open)
        self.drop.setVisible(is_open)
        self.again.setVisible(not is_open)
        self.form.show_errors({})

    @property
    def _language(self) -> int:
        return ("zh_TW", "zh_CN", "en").index(self.desk.language)

    def _show_misses(self, found: DeductionRow) -> None:
        clear(self.misses)
        with self.desk.store.reading() as reader:
            whole = reader.deduction(found.record)
            misses = whole.grounds.misses if whole else ()
            if self._outlets is None and any(miss.left for miss in misses):
                self._outlets = {outlet.code: outlet.name for outlet in reader.outlets()}
        for miss in misses[:MOST]:
            self.misses.addWidget(label(miss_words(self.desk, miss, found.subject, self._outlets or {}), wrap=True))
        more = len(misses) - MOST
        if more > 0:
            self.misses.addWidget(label(self.desk.say("cases.more", count=more), "faint"))

    # deciding

    def _accept(self) -> None:
        me, today = self.desk.me, self.desk.today()
        amount, reason = self.amount.text(), self.reason.text()
        self._decide(lambda record: accept_deduction(record, amount, reason, me, today), "accepted")

    def _drop(self) -> None:
        me, today, reason = self.desk.me, self.desk.today(), self.reason.text()
        self._decide(lambda record: drop_deduction(record, reason, me, today), "dropped")

    def _again(self) -> None:
        reason = self.reason.text()
        self._decide(lambda record: reconsider_deduction(record, reason), "proposed")

    def _decide(self, change: Callable[[str], Change], status: str) -> None:
        desk, found = self.desk, self.row
        if found is None:
            return
        try:
            number = make(desk.store, change(found.record), desk.me)
        except FormRefusal as refusal:
            self.form.show_errors(
                {at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()}
            )
            return
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        desk.tell(desk.say("cases.kept", status=desk.say(f"cases.{status}")), number)
