"""Issued weekly reports: one of them whole, and lists of them without their contents."""

from collections.abc import Collection

from sqlalchemy import Connection, Select, func, select

from domain.ports import IssuedReport
from domain.report import WeeklyReport
from domain.weeks import Week
from storage import records as r
from storage.frozen import read_report
from storage.week_numbers import week_number, week_of

W, UNIT, AUDIT = r.WeeklyReportRecord, r.UnitRecord, r.AuditRecord

SORTS = {
    "week": W.week,
    "unit": UNIT.code,
    "revision": W.revision,
    "code": W.code,
    "issued_on": W.issued_on,
    "at": AUDIT.number,
    "by": AUDIT.by,
}
"""What a list of reports may be sorted by."""


def report(connection: Connection, unit: str, week: Week, revision: int | None = None) -> WeeklyReport | None:
    """An issued revision of a unit's week, the last one where none is named; None where there is none."""
    query = select(W.content).join(UNIT, UNIT.id == W.unit_id).where(UNIT.code == unit, W.week == week_number(week))
    if revision is not None:
        query = query.where(W.revision == revision)
    text = connection.scalar(query.order_by(W.revision.desc()).limit(1))
    return read_report(text) if text else None


def within(connection: Connection, units: Collection[str], first: Week, last: Week) -> tuple[IssuedReport, ...]:
    """Reports of these units and weeks, by unit, week and revision."""
    weeks = W.week.between(week_number(first), week_number(last))
    query = _listed(units).where(weeks).order_by(UNIT.code, W.week, W.revision)
    return _rows(connection, query)


def first_week(connection: Connection) -> Week | None:
    """The first week that any report was issued of."""
    number = connection.scalar(select(func.min(W.week)))
    return week_of(number) if number else None


def page(
    connection: Connection, units: Collection[str], sort: str, descending: bool, offset: int, limit: int
) -> tuple[tuple[IssuedReport, ...], int]:
    """A page of the reports of these units, and how many there are."""
    query = _listed(units)
    count = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    by = SORTS[sort].desc() if descending else SORTS[sort].asc()
    query = query.order_by(by, W.week.desc(), UNIT.code, W.revision.desc()).offset(offset).limit(limit)
    return _rows(connection, query), count


def _listed(units: Collection[str]) -> Select[str, str, int, int, str, object, str, str]:
    return (
        select(UNIT.code, UNIT.name, W.week, W.revision, W.code.label("letters"), W.issued_on, AUDIT.at, AUDIT.by)
        .join(UNIT, UNIT.id == W.unit_id)
        .join(AUDIT, AUDIT.number == W.created_in)
        .where(UNIT.code.in_(units))
    )


def _rows(
    connection: Connection, query: Select[str, str, int, int, str, object, str, str]
) -> tuple[IssuedReport, ...]:
    return tuple(
        IssuedReport(x.code, x.name, week_of(x.week), x.revision, x.letters, x.issued_on, x.at, x.by)
        for x in connection.execute(query)
    )
