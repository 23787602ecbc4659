"""Which logs and reports were opened by whom, read and written (rule 4-23)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from domain.evaluation import LogDay
from domain.weeks import Week
from storage import records as r
from storage.actions import Action
from storage.connected import Connected
from storage.field_sheets import key_by_name
from storage.week_numbers import week_number

LOG, REPORT, MEMBER, UNIT = r.LogReadingRecord, r.ReportReadingRecord, r.MemberRecord, r.UnitRecord
AUTHOR = aliased(r.MemberRecord)


class WeeklyReading(Connected):
    """What was read, as a part of the store's reader."""

    def logs_opened(self, reader: str, first: date, last: date) -> dict[LogDay, date]:
        """The logs of these days that somebody opened, and when last."""
        rows = self.connection.execute(
            select(AUTHOR.employee_no, LOG.work_date, LOG.read_on)
            .join(AUTHOR, AUTHOR.id == LOG.author_id)
            .join(MEMBER, MEMBER.id == LOG.reader_id)
            .where(MEMBER.employee_no == reader, LOG.work_date.between(first, last))
        )
        return {(number, day): on for number, day, on in rows}

    def reports_read(self, reader: str, week: Week) -> dict[str, int]:
        """The units whose report of a week somebody read, with the revision."""
        rows = self.connection.execute(
            select(UNIT.code, REPORT.revision)
            .join(UNIT, UNIT.id == REPORT.unit_id)
            .join(MEMBER, MEMBER.id == REPORT.reader_id)
            .where(MEMBER.employee_no == reader, REPORT.week == week_number(week))
        )
        return {row.code: row.revision for row in rows}


class WeeklyReadingWriting(Connected):
    """The same, written; every row through the action, so undo works."""

    _action: Action

    def keep_opened(self, reader: str, logs: Collection[LogDay], on: date) -> None:
        """Keep that somebody opened these logs on a day."""
        me = key_by_name(self.connection, "member", reader)
        numbers = {number for number, _ in logs}
        people = self.connection.execute(select(MEMBER.employee_no, MEMBER.id).where(MEMBER.employee_no.in_(numbers)))
        authors = {row.employee_no: row.id for row in people}
        rows = self.connection.execute(
            select(LOG.id, LOG.author_id, LOG.work_date).where(
                LOG.reader_id == me, LOG.work_date.in_({day for _, day in logs})
            )
        )
        held = {(row.author_id, row.work_date): row.id for row in rows}
        places = [(authors[number], day) for number, day in logs]
        self._action.update(LOG, {held[place]: {"read_on": on} for place in places if place in held})
        fresh = [place for place in places if place not in held]
        self._action.insert(
            LOG,
            {
                "reader_id": [me] * len(fresh),
                "author_id": [author for author, _ in fresh],
                "work_date": [day for _, day in fresh],
                "read_on": [on] * len(fresh),
            },
        )

    def keep_report_read(self, reader: str, unit: str, week: Week, revision: int, on: date) -> None:
        """Keep which revision of a unit's report somebody read."""
        me = key_by_name(self.connection, "member", reader)
        place = key_by_name(self.connection, "unit", unit)
        mine = (REPORT.reader_id == me, REPORT.unit_id == place, REPORT.week == week_number(week))
        held = self.connection.scalar(select(REPORT.id).where(*mine))
        stand = {"revision": revision, "read_on": on}
        if held:
            self._action.update(REPORT, {held: stand})
        else:
            row = {"reader_id": me, "unit_id": place, "week": week_number(week), **stand}
            self._action.insert(REPORT, {name: [value] for name, value in row.items()})
