"""The records of duties that are supervision: samples, logs and reports read, the work with the team."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from domain.duties.asking import Asked
from domain.duties.facts import Evaluated, Mark, ReplyMark, ReportRead, Sampled, ScoresHandedOn
from domain.organisation import UnitKind
from storage import records as r
from storage.frozen import read_typed
from storage.week_numbers import week_number, week_of

OfPeople = Callable[[Any], ColumnElement[bool]]
"""Keeps the rows whose person (a column) is asked about."""

Numbers = Mapping[bytes, str]
"""Employee numbers by key."""


def samples(connection: Connection, asked: Asked, numbers: Numbers) -> tuple[Sampled, ...]:
    """Who was drawn for the week or the month, and whether every day of theirs was looked at (rules 5-10, 5-11)."""
    draw, person, day, unit = r.SampleDrawRecord, r.SamplePersonRecord, r.SampleDayRecord, r.UnitRecord
    waiting = (
        select(func.count())
        .where(day.draw_id == draw.id, day.member_id == person.member_id, day.checked_on.is_(None))
        .correlate(draw, person)
        .scalar_subquery()
    )
    query = (
        select(unit.code, draw.first, draw.last, person.member_id, waiting)
        .join(unit, unit.id == draw.unit_id)
        .join(person, person.draw_id == draw.id)
        .where(person.drawn, draw.first >= asked.month[0], draw.last <= asked.month[1])
    )
    if asked.units is not None:
        query = query.where(unit.code.in_(sorted(asked.units)))
    rows = connection.execute(query)
    return tuple(Sampled(code, first, last, numbers[key], worked=not left) for code, first, last, key, left in rows)


def logs_read(connection: Connection, asked: Asked, numbers: Numbers, of_people: OfPeople) -> tuple[ReplyMark, ...]:
    """Logs of the week that somebody opened (rule 4-23)."""
    read = r.LogReadingRecord
    rows = connection.execute(
        select(read.work_date, read.author_id, read.reader_id, read.read_on).where(
            read.work_date.between(asked.week.monday, asked.week.sunday), of_people(read.reader_id)
        )
    )
    return tuple(ReplyMark(day, numbers[author], numbers[by], on) for day, author, by, on in rows)


def reports_read(
    connection: Connection, asked: Asked, numbers: Numbers, of_people: OfPeople
) -> tuple[ReportRead, ...]:
    """Last week's weekly reports that somebody read (rule 4-23)."""
    read, unit = r.ReportReadingRecord, r.UnitRecord
    rows = connection.execute(
        select(read.reader_id, unit.code, read.week)
        .join(unit, unit.id == read.unit_id)
        .where(read.week == week_number(asked.week.shifted(-1)), of_people(read.reader_id))
    )
    return tuple(ReportRead(numbers[by], code, week_of(week)) for by, code, week in rows)


def evaluations(connection: Connection, asked: Asked) -> tuple[Evaluated, ...]:
    """Whom the week's draft of each department evaluates, and how many tasks it sets (rule 4-23)."""
    draft, unit = r.WeeklyDraftRecord, r.UnitRecord
    query = (
        select(unit.code, draft.typed)
        .join(unit, unit.id == draft.unit_id)
        .where(draft.week == week_number(asked.week), unit.kind == UnitKind.MARKET_DEPARTMENT.value)
    )
    found = []
    for code, text in connection.execute(query):
        said = read_typed(text).evaluations
        people = frozenset(person.employee_no for one in said if one.sentence.strip() for person in one.people)
        found.append(Evaluated(code, asked.week, people, sum(bool(one.task.strip()) for one in said)))
    return tuple(found)


def team_work(connection: Connection, asked: Asked, numbers: Numbers, of_people: OfPeople) -> tuple[Mark, ...]:
    """Recruiting and culture records of the month (rules 4-8, 4-20)."""
    work = r.TeamWorkRecord
    query = select(work.day, work.kind, work.member_id).where(
        work.day.between(*asked.month), of_people(work.member_id)
    )
    return tuple(Mark(day, kind, numbers[key]) for day, kind, key in connection.execute(query))


def team_checks(connection: Connection, asked: Asked, numbers: Numbers, of_people: OfPeople) -> tuple[Mark, ...]:
    """Whose recruiting and culture work was checked in the month (rule 5-8)."""
    check = r.TeamCheckRecord
    query = select(check.day, check.member_id, check.inspector_id).where(
        check.day.between(*asked.month), of_people(check.inspector_id)
    )
    return tuple(Mark(day, numbers[about], numbers[by]) for day, about, by in connection.execute(query))


def handed_on(connection: Connection, asked: Asked) -> tuple[ScoresHandedOn, ...]:
    """The branches whose scores of last month went to head office, each when first (rule 5-12)."""
    handed, unit = r.ScoresHandedOnRecord, r.UnitRecord
    rows = connection.execute(
        select(unit.code, handed.month, func.min(handed.day))
        .join(unit, unit.id == handed.unit_id)
        .where(handed.month == asked.last_month)
        .group_by(unit.code, handed.month)
    )
    return tuple(ScoresHandedOn(*row) for row in rows)
