"""The list of all logs, filtered, sorted and paged by the database, made for a million rows (promise P6).

A page is found in two steps: the keys of its rows, then what they show. Past the middle the order is read
backwards, so the end of the list is as near as its beginning.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Select, and_, func, not_, or_, select

from domain.log_list import LogColumn, LogFilter, LogOrder, LogRow, PassMark
from domain.work_log import LogStatus
from storage import records as r
from storage.connected import Connected
from storage.log_reading import counts_of

LOG, MEMBER, HELD, UNIT = r.WorkLogRecord, r.MemberRecord, r.AssignmentRecord, r.UnitRecord
Rows = Select[*tuple[Any, ...]]

SCANNED: dict[LogColumn, Any] = {
    LogColumn.LEAFLETS: LOG.leaflets,
    LogColumn.PROSPECTS: LOG.prospects,
    LogColumn.APPOINTMENTS: LOG.appointments,
    LogColumn.FOLLOW_UPS: LOG.follow_ups,
    LogColumn.CLIENT_CALLS: LOG.client_calls,
    LogColumn.SCORE: LOG.day_score,
    LogColumn.SUBMITTED: LOG.submitted_in,
}
"""Figures sorted without an index: seven more would double what storing a log costs."""

SAMPLE, FAR = 5_000, 250
"""Rows looked at to learn a bound for a figure; places from either end within which that pays."""

FEW = 50_000
"""So many logs are better gathered and sorted than walked through."""


class LogLists(Connected):
    """The part of a reader that lists logs."""

    def log_count(self, wanted: LogFilter) -> int:
        """How many logs there are of that kind."""
        return self.connection.scalar(_matching(select(func.count()).select_from(LOG), wanted)) or 0

    def log_page(
        self, wanted: LogFilter, order: LogOrder, offset: int, limit: int, total: int | None = None
    ) -> list[LogRow]:
        """So many rows from a place on. With the `total` known, the second half is read from the end."""
        backwards = total is not None and offset + limit // 2 > total // 2
        if total is not None and backwards:
            limit = max(0, min(limit, total - offset))
            offset = total - offset - limit
        falling = order.descending is not backwards
        if order.column is LogColumn.UNIT:
            keys = self._keys_by_unit(wanted, falling, offset, limit)
        else:
            keys = self._keys(wanted, order.column, falling, offset, limit, total)
        shown = {row.id: _row_of(row) for row in self.connection.execute(_shown(keys))}
        return [shown[key] for key in (reversed(keys) if backwards else keys)]

    def _keys(
        self, wanted: LogFilter, column: LogColumn, falling: bool, offset: int, limit: int, total: int | None = None
    ) -> list[bytes]:
        """The keys of a page, sorted by a column, then by day and person: a total order, no row comes twice."""
        query = _matching(select(LOG.id), wanted)
        columns: list[Any] = [LOG.work_date, LOG.member_id]
        if column is LogColumn.PERSON:
            query = query.select_from(_by_person(few=total is not None and total <= FEW))
            columns = [MEMBER.employee_no, LOG.work_date]
        elif column is LogColumn.STATUS:
            columns.insert(0, LOG.status)
        elif column in SCANNED:
            figure = SCANNED[column]
            columns.insert(0, figure)
            edge = self._edge(wanted, figure, falling, offset + limit) if offset + limit <= FAR else None
            if edge is not None:
                return self._first_by(wanted, figure, edge, falling, offset + limit)[offset:]
            if offset + limit > FAR and total is not None and total > FEW:
                return self._keys_by_value(wanted, figure, falling, offset, limit)
        return list(self.connection.scalars(_sorted(query, columns, falling).limit(limit).offset(offset)))

    def _edge(self, wanted: LogFilter, figure: Any, falling: bool, needed: int) -> int | None:
        """A value that at least so many logs reach, learnt from those of the first days; None where they are few."""
        some = _sorted(_matching(select(figure), wanted), [LOG.work_date], falling).limit(SAMPLE)
        values = sorted(self.connection.scalars(some), reverse=falling)
        return values[needed - 1] if len(values) == SAMPLE else None

    def _first_by(self, wanted: LogFilter, figure: Any, edge: int, falling: bool, needed: int) -> list[bytes]:
        """The first logs by a figure: those beyond a value all reach, few to sort, then those at it, day by day."""
        query = _matching(select(LOG.id), wanted)
        by_day = [LOG.work_date, LOG.member_id]
        beyond = query.where(figure > edge if falling else figure < edge)
        keys = list(self.connection.scalars(_sorted(beyond, [figure, *by_day], falling).limit(needed)))
        at_it = _sorted(query.where(figure == edge), by_day, falling).limit(needed - len(keys))
        return keys + list(self.connection.scalars(at_it))

    def _keys_by_value(self, wanted: LogFilter, figure: Any, falling: bool, offset: int, limit: int) -> list[bytes]:
        """The keys of a page far from either end of many logs: nothing is sorted that is not shown.

        The value whose logs the place falls among is found by halving; then its logs day by day, and those of the
        values after it.
        """
        least, most = self.connection.execute(_matching(select(func.min(figure), func.max(figure)), wanted)).one()
        values = range(least, most + 1)[:: -1 if falling else 1]
        first, last = 0, len(values) - 1
        while first < last:
            middle = (first + last) // 2
            reached = figure >= values[middle] if falling else figure <= values[middle]
            if self._count(wanted, reached) > offset:
                last = middle
            else:
                first = middle + 1
        before = figure > values[first] if falling else figure < values[first]
        offset -= self._count(wanted, before)
        keys: list[bytes] = []
        query, by_day = _matching(select(LOG.id), wanted), [LOG.work_date, LOG.member_id]
        following: int | None = values[first]
        while following is not None and len(keys) < limit:
            found = _sorted(query.where(figure == following), by_day, falling).limit(limit - len(keys)).offset(offset)
            keys += self.connection.scalars(found)
            beyond = select(func.max(figure) if falling else func.min(figure))
            later = figure < following if falling else figure > following
            following, offset = self.connection.scalar(_matching(beyond, wanted).where(later)), 0
        return keys

    def _count(self, wanted: LogFilter, condition: ColumnElement[bool]) -> int:
        query = _matching(select(func.count()).select_from(LOG), wanted).where(condition)
        return self.connection.scalar(query) or 0

    def _keys_by_unit(self, wanted: LogFilter, falling: bool, offset: int, limit: int) -> list[bytes]:
        """The keys of a page sorted by unit: one unit's logs after another's, those before the page only counted."""
        codes = self.connection.scalars(select(UNIT.code).order_by(UNIT.code.desc() if falling else UNIT.code.asc()))
        keys: list[bytes] = []
        for code in codes.all():
            if len(keys) == limit or (wanted.units is not None and code not in wanted.units):
                continue
            of_unit = replace(wanted, units=frozenset({code}))
            count = self.log_count(of_unit) if offset else 0
            if offset and offset >= count:
                offset -= count
                continue
            keys += self._keys(of_unit, LogColumn.DAY, falling, offset, limit - len(keys))
            offset = 0
        return keys


def _by_person(*, few: bool) -> FromClause:
    """Logs with their authors. To walk from author to author the planner must not look these up one by one."""
    people: FromClause = MEMBER.__table__
    return people.join(LOG, LOG.member_id == (MEMBER.id if few else func.nullif(MEMBER.id, b"")))


def _sorted(query: Rows, columns: Sequence[Any], falling: bool) -> Rows:
    return query.order_by(*(column.desc() if falling else column.asc() for column in columns))


def _matching(query: Rows, wanted: LogFilter) -> Rows:
    """A query narrowed to the logs wanted."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.person:
        people = MEMBER.__table__.alias("author")
        alike = [people.c[n].contains(wanted.person, autoescape=True) for n in ("name", "employee_no")]
        conditions.append(LOG.member_id.in_(select(people.c.id).where(or_(*alike))))
    if wanted.units is not None:
        conditions.append(_in_units(wanted.units))
    if wanted.status is not None:
        by_author = bool(wanted.person) or wanted.units is not None  # then the planner must not begin with the status
        conditions.append((func.nullif(LOG.status, "") if by_author else LOG.status) == wanted.status.value)
    if wanted.first:
        conditions.append(LOG.work_date >= wanted.first)
    if wanted.last:
        conditions.append(LOG.work_date <= wanted.last)
    if wanted.below:
        conditions.append(or_(*(_below(mark) for mark in wanted.below)))
    return query.where(*conditions)


def _below(mark: PassMark) -> ColumnElement[bool]:
    """Under a pass mark, while and where it holds."""
    found = [LOG.day_score < mark.mark]
    if mark.first is not None:
        found.append(LOG.work_date >= mark.first)
    if mark.last is not None:
        found.append(LOG.work_date <= mark.last)
    if mark.units is not None:
        found.append(_in_units(mark.units))
    return and_(*found)


def _in_units(units: frozenset[str]) -> ColumnElement[bool]:
    """The author belonged to one of the units that day. Only of those who ever moved the day is asked about."""
    codes = sorted(units)
    ever = select(HELD.member_id).join(UNIT, UNIT.id == HELD.unit_id).where(UNIT.code.in_(codes))
    moved = select(HELD.member_id).group_by(HELD.member_id).having(func.count() > 1)
    return and_(LOG.member_id.in_(ever), or_(not_(LOG.member_id.in_(moved)), _unit_on_the_day(UNIT.code).in_(codes)))


def _unit_on_the_day(fact: Any) -> ColumnElement[Any]:
    """A fact of the author's unit on the day of the log; the first assignment also holds for the time before it."""
    held = select(fact).join(HELD, HELD.unit_id == UNIT.id).where(HELD.member_id == LOG.member_id)
    on_the_day = held.where(HELD.first <= LOG.work_date).order_by(HELD.first.desc()).limit(1)
    at_first: ScalarSelect[Any] = held.order_by(HELD.first).limit(1).scalar_subquery()
    return func.coalesce(on_the_day.scalar_subquery(), at_first)


def _shown(keys: Sequence[bytes]) -> Rows:
    """What the rows with these keys show."""
    return (
        select(
            LOG.__table__,
            MEMBER.employee_no,
            MEMBER.name,
            r.AuditRecord.at,
            _unit_on_the_day(UNIT.code).label("unit_code"),
            _unit_on_the_day(UNIT.name).label("unit_name"),
        )
        .join(MEMBER, MEMBER.id == LOG.member_id)
        .outerjoin(r.AuditRecord, r.AuditRecord.number == LOG.submitted_in)
        .where(LOG.id.in_(keys))
    )


def _row_of(row: Any) -> LogRow:
    return LogRow(
        row.employee_no,
        row.name,
        row.unit_code,
        row.unit_name,
        row.work_date,
        counts_of(row),
        row.day_score,
        LogStatus(row.status),
        row.revision,
        row.at or "",
    )
