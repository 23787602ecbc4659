"""The list of the work with the team: recruiting and culture, their checks, scores handed to head office."""

from typing import Any

from sqlalchemy import Date, Select, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import aliased

from domain.field_lists import FieldAsked
from storage import records as r

COLUMNS = ("day", "person", "kind", "about", "content")
"""What the list may be sorted by."""


def team_records(asked: FieldAsked) -> Any:
    """Records of these days of all three tables, with who made them, as one subquery."""
    work, check, handed = r.TeamWorkRecord, r.TeamCheckRecord, r.ScoresHandedOnRecord
    person, unit = aliased(r.MemberRecord), r.UnitRecord
    blank, no_day = literal(""), type_coerce(null(), Date)
    by_work = _made_by(work, "team_work", work.member_id)
    by_check = _made_by(check, "team_checks", check.inspector_id).join(person, person.id == check.member_id)
    by_handed = _made_by(handed, "scores_handed_on", handed.member_id).join(unit, unit.id == handed.unit_id)
    return union_all(
        by_work.add_columns(
            work.kind.label("kind"), blank.label("about"), no_day.label("month"), work.content.label("content")
        ).where(work.day.between(asked.first, asked.last)),
        by_check.add_columns(blank, person.name, no_day, check.result).where(
            check.day.between(asked.first, asked.last)
        ),
        by_handed.add_columns(blank, unit.name, handed.month, blank).where(
            handed.day.between(asked.first, asked.last)
        ),
    ).subquery()


def _made_by(record: Any, sheet: str, by: Any) -> Select[*tuple[Any, ...]]:
    m = r.MemberRecord
    return (
        select(record.id.label("id"), literal(sheet).label("sheet"), record.day.label("day"))
        .add_columns(m.employee_no.label("employee_no"), m.name.label("person"))
        .select_from(record)
        .join(m, m.id == by)
    )
