"""Reading draws of people whose logs are sampled, what was found, and cases (rules 5-10, 5-11)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import aliased

from domain.cases import Case, CaseStatus
from domain.sampling import Candidate, Check, Draw, SampledDay
from domain.supervision_lists import CaseAsked, CaseRow, DrawRow
from storage import records as r
from storage.frozen import read_evidence, read_log_facts
from storage.rosters import RosterReading

DRAW, PERSON, DAY, CASE = r.SampleDrawRecord, r.SamplePersonRecord, r.SampleDayRecord, r.SupervisionCaseRecord
MEMBER, UNIT, LOG = r.MemberRecord, r.UnitRecord, r.WorkLogRecord


class SupervisionReading(RosterReading):
    """What is supervised, as a part of the store's reader."""

    def draws(self, first: date, last: date, units: Collection[str] | None = None) -> tuple[DrawRow, ...]:
        """Draws for periods that touch these days, of these units (None: any), the latest first."""
        query = (
            select(DRAW.id, UNIT.code, UNIT.name, DRAW.first, DRAW.last, DRAW.seed, DRAW.drawn_on)
            .add_columns(MEMBER.employee_no, MEMBER.name.label("by"))
            .add_columns(_of_draw(PERSON, func.count()), _of_draw(PERSON, func.sum(case((PERSON.drawn, 1), else_=0))))
            .add_columns(_of_draw(DAY, func.count()), _of_draw(DAY, func.count(DAY.checked_on)))
            .join(UNIT, UNIT.id == DRAW.unit_id)
            .join(MEMBER, MEMBER.id == DRAW.drawn_by_id)
            .where(DRAW.first <= last, DRAW.last >= first)
            .order_by(DRAW.last.desc(), DRAW.first.desc(), DRAW.id.desc())
        )
        if units is not None:
            query = query.where(UNIT.code.in_(units))
        return tuple(DrawRow(row[0].hex(), *row[1:]) for row in self.connection.execute(query))

    def draw(self, record: str) -> Draw | None:
        """A draw with its whole population, by number; None where it is no more."""
        key, team = bytes.fromhex(record), aliased(UNIT)
        row = self.connection.execute(
            select(UNIT.code, DRAW.first, DRAW.last, DRAW.seed, DRAW.percent, DRAW.drawn_on, MEMBER.employee_no)
            .join(UNIT, UNIT.id == DRAW.unit_id)
            .join(MEMBER, MEMBER.id == DRAW.drawn_by_id)
            .where(DRAW.id == key)
        ).first()
        if row is None:
            return None
        people = self.connection.execute(
            select(MEMBER.employee_no, team.code, PERSON.drawn)
            .join(MEMBER, MEMBER.id == PERSON.member_id)
            .join(team, team.id == PERSON.team_id)
            .where(PERSON.draw_id == key)
            .order_by(MEMBER.employee_no)
        )
        return Draw(record, *row, tuple(Candidate(*person) for person in people))

    def sampled_days(self, draw: str) -> tuple[SampledDay, ...]:
        """The days of those drawn, by number and day."""
        checker = aliased(MEMBER)
        rows = self.connection.execute(
            select(MEMBER.employee_no, DAY.work_date, DAY.filled, DAY.note, DAY.checked_on, DAY.facts)
            .add_columns(checker.employee_no.label("by"))
            .join(MEMBER, MEMBER.id == DAY.member_id)
            .outerjoin(checker, checker.id == DAY.checked_by_id)
            .where(DAY.draw_id == bytes.fromhex(draw))
            .order_by(MEMBER.employee_no, DAY.work_date)
        )
        return tuple(SampledDay(row.employee_no, row.work_date, _check_of(row)) for row in rows)

    def stored_scores(self, first: date, last: date, people: Collection[str]) -> dict[tuple[str, date], int]:
        """The day scores of these people as they are kept, by number and day."""
        rows = self.connection.execute(
            select(MEMBER.employee_no, LOG.work_date, LOG.day_score)
            .join(MEMBER, MEMBER.id == LOG.member_id)
            .where(LOG.work_date.between(first, last), MEMBER.employee_no.in_(people))
        )
        return {(number, day): score for number, day, score in rows}

    def cases_page(self, asked: CaseAsked) -> tuple[Sequence[CaseRow], int]:
        """Cases, those due soonest first, and how many there are in all."""
        person, unit, owner = aliased(MEMBER), aliased(UNIT), aliased(MEMBER)
        name = func.coalesce(person.name, unit.name, CASE.subject)
        query: Select[*tuple[Any, ...]] = (
            select(CASE.id, CASE.code, CASE.rule, CASE.subject, name, CASE.first, CASE.last)
            .add_columns(owner.employee_no, owner.name.label("owner_name"))
            .add_columns(CASE.opened_on, CASE.due, CASE.status, CASE.result)
            .outerjoin(person, person.employee_no == CASE.subject)
            .outerjoin(unit, unit.code == CASE.subject)
            .join(owner, owner.id == CASE.owner_id)
        )
        wanted = {CASE.status: asked.state, CASE.rule: asked.rule, CASE.subject: asked.subject}
        query = query.where(*(column == value for column, value in wanted.items() if value))
        columns = {"code": CASE.code, "subject": name, "owner": owner.employee_no, "due": CASE.due}
        rows, count = self._page(query, asked, columns, CASE.due, CASE.code)
        return [CaseRow(row[0].hex(), *row[1:]) for row in rows], count

    def case(self, record: str) -> Case | None:
        """A case; None where it is no more."""
        row = self.connection.execute(
            select(CASE.__table__, MEMBER.employee_no)
            .join(MEMBER, MEMBER.id == CASE.owner_id)
            .where(CASE.id == bytes.fromhex(record))
        ).first()
        if row is None:
            return None
        return Case(
            *(record, row.code, row.rule, row.subject, row.first, row.last, read_evidence(row.evidence)),
            *(row.employee_no, row.opened_on, row.due, CaseStatus(row.status), row.result, row.closed_on),
        )

    def case_codes(self) -> frozenset[str]:
        """The numbers of all cases."""
        return frozenset(self.connection.scalars(select(CASE.code)))


def _of_draw(record: Any, counted: Any) -> Any:
    return select(func.coalesce(counted, 0)).where(record.draw_id == DRAW.id).correlate(DRAW).scalar_subquery()


def _check_of(row: Any) -> Check | None:
    if row.checked_on is None:
        return None
    return Check(row.filled, row.note, row.by, row.checked_on, read_log_facts(row.facts))
