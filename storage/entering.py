"""What is typed into the entry grid: drafts in and out, and the reasons of logs that came late (rule 3-2)."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.orm import aliased

from domain.entry.days import LogDraft
from domain.work_log import Counts, LogStatus, LogText
from storage import records as r
from storage.actions import Action, table_of
from storage.connected import FEW, Connected
from storage.log_reading import counts_of
from storage.records import Kept

DayOf = tuple[str, date]
"""An employee number and a day."""


class EntryReading(Connected):
    """Drafts and late reasons, as a part of the store's reader."""

    def log_drafts(self, first: date, last: date, people: Collection[str]) -> dict[DayOf, LogDraft]:
        """What is typed for these people and days."""
        rows = self._typed_rows(r.LogDraftRecord, first, last, people)
        return {
            (row.employee_no, row.work_date): LogDraft(
                row.employee_no,
                row.work_date,
                tuple(json.loads(row.cells)),
                LogText(row.outlet, row.done, row.plan, row.trouble),
                row.reason,
                row.base,
            )
            for row in rows
        }

    def late_reasons(self, first: date, last: date, people: Collection[str]) -> dict[DayOf, str]:
        """Why logs of these days were handed in after the cut-off; only those with a reason."""
        rows = self._typed_rows(r.WorkLogRecord, first, last, people, r.WorkLogRecord.late_reason != "")
        return {(row.employee_no, row.work_date): row.late_reason for row in rows}

    def last_counts(self, first: date, last: date, people: Collection[str]) -> dict[str, Counts]:
        """What the last log of each person within these days says; drafts are no logs yet."""
        log = aliased(r.WorkLogRecord)
        latest = (
            select(func.max(log.work_date))
            .where(
                log.member_id == r.WorkLogRecord.member_id,
                log.work_date.between(first, last),
                log.status != LogStatus.DRAFT.value,
            )
            .scalar_subquery()
        )
        rows = self._typed_rows(r.WorkLogRecord, first, last, people, r.WorkLogRecord.work_date == latest)
        return {row.employee_no: counts_of(row) for row in rows}

    def _typed_rows(
        self, record: Any, first: date, last: date, people: Collection[str], *which: ColumnElement[bool]
    ) -> Sequence[Any]:
        query = (
            select(record.__table__, r.MemberRecord.employee_no)
            .join(r.MemberRecord, r.MemberRecord.id == record.member_id)
            .where(record.work_date.between(first, last), *which)
        )
        if len(people) <= FEW:
            query = query.where(r.MemberRecord.employee_no.in_(people))
        return self.connection.execute(query).all()


class EntryWriting(Connected):
    """What the entry grid keeps, as a part of the store's writer."""

    _action: Action

    def put_log_drafts(self, drafts: Sequence[LogDraft]) -> bool:
        """Keep drafts in place of those before; whether anything is new."""
        members = self._keys_by_number({draft.employee_no for draft in drafts})
        held = self._rows(r.LogDraftRecord, [(draft.employee_no, draft.day) for draft in drafts])
        fresh: list[dict[str, Any]] = []
        changes: dict[bytes, dict[str, Any]] = {}
        for draft in drafts:
            values = _stored(draft)
            old = held.get((draft.employee_no, draft.day))
            if old is None:
                fresh.append({"member_id": members[draft.employee_no], "work_date": draft.day, **values})
            elif any(old[name] != value for name, value in values.items()):
                changes[old["id"]] = values
        if fresh:
            self._action.insert(r.LogDraftRecord, {name: [row[name] for row in fresh] for name in fresh[0]})
        self._action.update(r.LogDraftRecord, changes)
        return bool(fresh or changes)

    def remove_log_drafts(self, days: Collection[DayOf]) -> bool:
        """Throw drafts away; whether there were any."""
        keys = [row["id"] for row in self._rows(r.LogDraftRecord, days).values()]
        self._action.delete(r.LogDraftRecord, keys)
        return bool(keys)

    def remove_draft_logs(self, days: Collection[DayOf]) -> None:
        """Remove the logs of these days that are only drafts."""
        rows = self._rows(r.WorkLogRecord, days).values()
        draft = LogStatus.DRAFT.value
        self._action.delete(r.WorkLogRecord, [row["id"] for row in rows if row["status"] == draft])

    def mark_handed_in(self, reasons: Mapping[DayOf, str]) -> None:
        """This action handed the logs of these days in; a reason, where there is one, says why only now."""
        rows = self._rows(r.WorkLogRecord, reasons)
        self._action.update(
            r.WorkLogRecord,
            {
                row["id"]: {"submitted_in": self._action.number, "late_reason": reasons[day] or row["late_reason"]}
                for day, row in rows.items()
            },
        )

    def _keys_by_number(self, numbers: Collection[str]) -> dict[str, bytes]:
        people = r.MemberRecord
        query = select(people.employee_no, people.id)
        if len(numbers) <= FEW:
            query = query.where(people.employee_no.in_(numbers))
        return {row.employee_no: row.id for row in self.connection.execute(query)}

    def _rows(self, record: type[Kept], days: Collection[DayOf]) -> dict[DayOf, RowMapping]:
        """The rows of these people and days."""
        if not days:
            return {}
        table = table_of(record)
        numbers = {key: number for number, key in self._keys_by_number({number for number, _ in days}).items()}
        query = select(table).where(table.c.work_date.in_({day for _, day in days}))
        if len(numbers) <= FEW:
            query = query.where(table.c.member_id.in_(numbers))
        wanted = set(days)
        rows = {
            (numbers.get(row["member_id"], ""), row["work_date"]): row
            for row in self.connection.execute(query).mappings()
        }
        return {place: row for place, row in rows.items() if place in wanted}


def _stored(draft: LogDraft) -> dict[str, Any]:
    return {
        "cells": json.dumps(draft.cells, ensure_ascii=False),
        "outlet": draft.text.outlet,
        "done": draft.text.done,
        "plan": draft.text.plan,
        "trouble": draft.text.trouble,
        "reason": draft.reason,
        "base": draft.base,
    }
