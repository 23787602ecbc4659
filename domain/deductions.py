"""Deductions: proposed from missed duties with their evidence, decided by the office, which enters every amount
(rules 6-1, 6-5, 6-6, decision F22).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from domain.duties.catalogue import Who
from domain.duties.judging import Duty
from domain.organisation import Organisation, UnitKind
from domain.periods import Span, month_of, quarter_of
from domain.problems import Fault

HIGHEST_AMOUNT = Decimal(9999)


class DeductionRule(StrEnum):
    """From which score something is deducted, by the rule that says so."""

    EXECUTION = "6-1"
    PERFORMANCE = "6-5"
    COMPLIANCE = "6-6"

    @property
    def quarterly(self) -> bool:
        """The execution score is a quarter's, the others are a month's."""
        return self is DeductionRule.EXECUTION

    def span(self, day: date) -> Span:
        """The month or quarter of a day."""
        return quarter_of(day) if self.quarterly else month_of(day)


RULES = {Who.ACCOUNT_MANAGER: DeductionRule.COMPLIANCE, Who.REGIONAL_MANAGER: DeductionRule.PERFORMANCE}
"""Whose misses are deducted by which rule; everybody else's go to the management department above (rule 6-1)."""


ProposalKey: TypeAlias = tuple[DeductionRule, str, date, str]
"""What there is one proposal of: rule, subject, first day of the month or quarter, line of the duties."""


class DeductionStatus(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Miss:
    """A duty that was not met, frozen: `subject` a number or a unit's code, what was left by number, code or day."""

    subject: str
    first: date
    last: date
    done: int
    required: int
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a proposal rests on: the duty's title in the three languages as it was, and every miss."""

    title: tuple[str, str, str]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Deduction:
    """A proposal for a subject's month or quarter about one line of the duties. `amount` None: not entered."""

    record: str
    rule: DeductionRule
    subject: str
    first: date
    last: date
    duty: str
    article: str
    grounds: Grounds
    amount: Decimal | None = None
    status: DeductionStatus = DeductionStatus.PROPOSED
    reason: str = ""
    decided_on: date | None = None
    decided_by: str = ""

    @property
    def key(self) -> ProposalKey:
        """What there is one proposal of."""
        return self.rule, self.subject, self.first, self.duty


def rule_of(duty: Duty) -> DeductionRule:
    """By which rule a duty that was missed is deducted."""
    return RULES.get(duty.entry.who, DeductionRule.EXECUTION)


def answerable(org: Organisation, duty: Duty) -> str:
    """Who answers for a missed duty: the person, or the management department above; empty where there is none."""
    if not rule_of(duty).quarterly:
        return duty.subject
    kind = UnitKind.MANAGEMENT_DEPARTMENT
    return next((unit.code for unit in reversed(org.chain(duty.unit)) if unit.kind is kind), "")


def is_missed(duty: Duty, today: date) -> bool:
    """Not met although its deadline is over; a duty without a figure is not judged."""
    return duty.met is False and duty.due < today


def proposals(org: Organisation, duties: Iterable[Duty], today: date) -> dict[ProposalKey, Deduction | None]:
    """What the duties of a period come to; None where nothing was missed. The same duty given twice counts once."""
    judged: dict[ProposalKey, dict[tuple[str, date], Duty]] = {}
    for duty in duties:
        rule, subject = rule_of(duty), answerable(org, duty)
        if subject:
            key = (rule, subject, rule.span(duty.last)[0], duty.entry.key)
            judged.setdefault(key, {})[duty.subject, duty.first] = duty
    return {key: _proposal(key, [d for d in found.values() if is_missed(d, today)]) for key, found in judged.items()}


def _proposal(key: ProposalKey, missed: list[Duty]) -> Deduction | None:
    if not missed:
        return None
    rule, subject, first, duty = key
    entry = missed[0].entry
    misses = (Miss(d.subject, d.first, d.last, d.done, d.required or 0, d.left) for d in missed)
    grounds = Grounds(
        (entry.title.zh_TW, entry.title.zh_CN, entry.title.en),
        tuple(sorted(misses, key=lambda miss: (miss.first, miss.subject))),
    )
    return Deduction("", rule, subject, first, rule.span(first)[1], duty, entry.article, grounds)


def read_amount(text: str) -> Decimal | Fault:
    """An amount as the office types it: more than nothing, at most two decimals; never a default (F22)."""
    word = text.strip().translate(str.maketrans("０１２３４５６７８９．", "0123456789."))
    if not word:
        return Fault("missing_value")
    if not re.fullmatch(r"\d{1,6}(\.\d{1,2})?", word) or not 0 < Decimal(word) <= HIGHEST_AMOUNT:
        return Fault("bad_amount", {"value": text, "most": str(HIGHEST_AMOUNT)})
    return Decimal(word)


def subjects_in(org: Organisation, unit: str, day: date) -> frozenset[str]:
    """Everybody and every unit of a unit and all below it on a day, and the management departments above it."""
    units = org.below(unit)
    people = {m.employee_no for m in org.members.values() if m.assignment_on(day).unit in units}
    above = {one.code for one in org.chain(unit) if one.kind is UnitKind.MANAGEMENT_DEPARTMENT}
    return frozenset(people | units | above)
