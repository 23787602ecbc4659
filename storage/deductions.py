"""Proposed deductions with their evidence, read and written (rules 6-1, 6-5, 6-6)."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from domain.deductions import Deduction, DeductionRule, DeductionStatus
from domain.supervision_lists import DeductionAsked, DeductionRow, DeductionTotals
from storage import records as r
from storage.field_sheets import key_by_name
from storage.frozen import read_grounds, write
from storage.supervision_reading import SupervisionReading
from storage.supervision_writing import SupervisionWriting

D, MEMBER, UNIT = r.DeductionRecord, r.MemberRecord, r.UnitRecord
WHOLE = select(D.__table__, func.coalesce(MEMBER.employee_no, "").label("by")).outerjoin(
    MEMBER, MEMBER.id == D.decided_by_id
)


class DeductionReading(SupervisionReading):
    """Proposals, as a part of the store's reader."""

    def deductions(self, first: date, last: date) -> tuple[Deduction, ...]:
        """Every proposal for a month or quarter that begins within these days."""
        rows = self.connection.execute(WHOLE.where(D.first.between(first, last)).order_by(D.id))
        return tuple(_deduction(row) for row in rows)

    def deduction(self, record: str) -> Deduction | None:
        """A proposal; None where it is no more."""
        row = self.connection.execute(WHOLE.where(D.id == bytes.fromhex(record))).first()
        return _deduction(row) if row else None

    def deductions_page(self, asked: DeductionAsked) -> tuple[Sequence[DeductionRow], int]:
        """Proposals by subject and article, one page, and how many there are in all."""
        person, unit, decider = aliased(MEMBER), aliased(UNIT), aliased(MEMBER)
        name = func.coalesce(person.name, unit.name, D.subject)
        query: Select[*tuple[Any, ...]] = (
            select(D.id, D.rule, D.subject, name, D.first, D.last, D.duty, D.article, D.grounds, D.amount)
            .add_columns(D.status, D.reason, D.decided_on, func.coalesce(decider.name, ""))
            .outerjoin(person, person.employee_no == D.subject)
            .outerjoin(unit, unit.code == D.subject)
            .outerjoin(decider, decider.id == D.decided_by_id)
            .where(*_within(asked))
        )
        if asked.state:
            query = query.where(D.status == asked.state)
        columns = {"subject": D.subject, "duty": D.duty, "amount": D.amount, "status": D.status, "first": D.first}
        rows, count = self._page(query, asked, columns, D.rule, D.subject, D.duty, D.id)
        return [_row(row) for row in rows], count

    def deduction_totals(self, asked: DeductionAsked) -> DeductionTotals:
        """How many proposals stand where, whatever state is asked for, and what the accepted ones come to."""
        rows = self.connection.execute(
            select(D.status, func.count(), func.sum(D.amount)).where(*_within(asked)).group_by(D.status)
        )
        found = {status: (count, amount) for status, count, amount in rows}
        proposed, accepted, dropped = (found.get(status.value, (0, None)) for status in DeductionStatus)
        return DeductionTotals(proposed[0], accepted[0], dropped[0], accepted[1] or Decimal(0))


def _within(asked: DeductionAsked) -> list[ColumnElement[bool]]:
    within = [D.first >= asked.first, D.last <= asked.last]
    return within if asked.subjects is None else [*within, D.subject.in_(asked.subjects)]


def _row(row: Any) -> DeductionRow:
    grounds = json.loads(row.grounds)  # not the whole value: a page has hundreds of them
    values: list[Any] = [row[0].hex(), *row[1:8], tuple(grounds["title"]), len(grounds["misses"]), *row[9:]]
    return DeductionRow(*values)


def _deduction(row: Any) -> Deduction:
    return Deduction(
        *(row.id.hex(), DeductionRule(row.rule), row.subject, row.first, row.last, row.duty, row.article),
        *(read_grounds(row.grounds), row.amount, DeductionStatus(row.status), row.reason, row.decided_on, row.by),
    )


class DeductionWriting(SupervisionWriting):
    """The same, written; every row through the action, so undo works."""

    def put_deductions(self, fresh: Sequence[Deduction], changed: Sequence[Deduction], gone: Sequence[str]) -> None:
        """Keep new proposals, other evidence of known ones, and take out what is no longer missed."""
        names = ("subject", "first", "last", "duty", "article", "amount", "reason", "decided_on")
        self._action.insert(
            D,
            {
                **{name: [getattr(one, name) for one in fresh] for name in names},
                "rule": [one.rule.value for one in fresh],
                "grounds": [write(one.grounds) for one in fresh],
                "status": [one.status.value for one in fresh],
                "decided_by_id": [None] * len(fresh),
            },
        )
        self._action.update(D, {bytes.fromhex(one.record): {"grounds": write(one.grounds)} for one in changed})
        self._action.delete(D, [bytes.fromhex(record) for record in gone])

    def decide_deduction(self, deduction: Deduction) -> None:
        """Keep where a proposal stands."""
        by = key_by_name(self.connection, "member", deduction.decided_by) if deduction.decided_by else None
        stand = {
            **{"amount": deduction.amount, "status": deduction.status.value, "reason": deduction.reason},
            **{"decided_on": deduction.decided_on, "decided_by_id": by},
        }
        self._action.update(D, {bytes.fromhex(deduction.record): stand})
