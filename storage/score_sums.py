"""Week scores of many weeks at once, out of the stored day scores (promise P2)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, func, select

from domain.weeks import Week
from storage import records as r
from storage.connected import FEW
from storage.week_numbers import week_number, week_of


def week_sums(
    connection: Connection, first: Week, last: Week, people: Collection[str] | None
) -> dict[str, dict[Week, int]]:
    """Week scores by employee number and week; weeks without a log are absent."""
    log, member = r.WorkLogRecord, r.MemberRecord
    span = log.work_week.between(week_number(first), week_number(last))
    query = select(log.member_id, log.work_week, func.sum(log.day_score)).where(span)
    names = select(member.id, member.employee_no)
    if people is not None and len(people) <= FEW:
        query = query.where(log.member_id.in_(select(member.id).where(member.employee_no.in_(people))))
        names = names.where(member.employee_no.in_(people))
    numbers = {row.id: row.employee_no for row in connection.execute(names)}
    found: dict[str, dict[Week, int]] = {}
    for key, week, score in connection.execute(query.group_by(log.member_id, log.work_week)):
        found.setdefault(numbers[key], {})[week_of(week)] = int(score)
    return found


def entered_logs(
    connection: Connection, first: date, last: date, people: Collection[str]
) -> list[tuple[str, date, str]]:
    """The logs of these days that came by no import: number, day, and when they were handed in (UTC)."""
    log, member, audit = r.WorkLogRecord, r.MemberRecord, r.AuditRecord
    query = (
        select(member.employee_no, log.work_date, audit.at)
        .join(member, member.id == log.member_id)
        .join(audit, audit.number == log.submitted_in)
        .where(log.work_date.between(first, last), audit.kind.not_like("import_%"))
    )
    if len(people) <= FEW:
        query = query.where(member.employee_no.in_(people))
    return [(number, day, at) for number, day, at in connection.execute(query)]
