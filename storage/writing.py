"""Writing within one action: what services may ask the store to keep."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, insert, literal, select, update

from domain.field import Reply
from domain.ports import BatchCounts, UndoResult
from domain.problems import Refusal
from domain.report import TypedParts, WeeklyReport
from domain.rules import RuleVersion
from domain.weeks import Week
from domain.work_log import Item, LogStatus, WorkLog
from storage import records as r
from storage.actions import Action, table_of
from storage.deductions import DeductionWriting
from storage.entering import EntryWriting
from storage.field_writing import FieldWriting
from storage.frozen import write
from storage.merging import merge
from storage.organisation_reading import FEW
from storage.organising import OrganisationWriting
from storage.reading import Reader
from storage.stored_rows import Stored, stored_rows
from storage.undo import describe, take_back
from storage.week_numbers import week_number
from storage.weekly_reading import WeeklyReadingWriting

LOG_KEYS = (
    select(r.MemberRecord.employee_no, r.WorkLogRecord.work_date, r.WorkLogRecord.id)
    .join(r.MemberRecord, r.MemberRecord.id == r.WorkLogRecord.member_id)
    .where(r.WorkLogRecord.work_date.in_(bindparam("days", expanding=True)))
)
LOG_KEYS_OF_PEOPLE = LOG_KEYS.where(r.MemberRecord.employee_no.in_(bindparam("people", expanding=True)))
ANY_LOG_OF = (
    select(r.WorkLogRecord.id)
    .where(r.WorkLogRecord.work_date == bindparam("day"), r.WorkLogRecord.created_in < bindparam("number"))
    .limit(1)
)
"""Put together once: to do so costs an edit more than to ask."""

LOG_TEXTS = ("outlet", "done", "plan", "trouble")


class Writer(FieldWriting, OrganisationWriting, EntryWriting, DeductionWriting, WeeklyReadingWriting, Reader):
    """The store as seen and changed by one action."""

    def __init__(self, connection: Connection, kind: str, by: str, at: str) -> None:
        super().__init__(connection)
        self._action = Action(connection, kind, by, at)
        self.rolled_back = False

    @property
    def connection(self) -> Connection:
        return self._action.connection

    @property
    def number(self) -> int:
        """The action's number, by which it can be taken back."""
        return self._action.number

    @property
    def changed(self) -> frozenset[str]:
        """The tables changed so far: what a visible page may have to show anew."""
        return frozenset(self._action.changed)

    def roll_back(self) -> None:
        """Let the action end without a trace, once its block is done."""
        self.rolled_back = True

    def note(self, **details: Any) -> None:
        """Details for the audit entry."""
        self._action.details.update(details)

    def finish(self) -> None:
        """Let what was added arrive, and enter the action into the audit unless it is to leave no trace."""
        self._action.settle()
        if not self.rolled_back:
            self._action.write_audit()

    def close(self) -> None:
        self._action.close()

    def merge(
        self, sheet: str, rows: Sequence[dict[str, Any]], today: date, absent: frozenset[str] = frozenset()
    ) -> list[str]:
        """Store checked rows of a sheet; `new`, `updated` or `same` for each. `absent` columns change nothing."""
        return merge(self._action, sheet, rows, today, absent)

    def stored_rows(self, sheet: str) -> Stored:
        """What is stored of a sheet, by the natural key of its rows."""
        return stored_rows(self.connection, sheet)

    @cached_property
    def _member_keys(self) -> dict[str, bytes]:
        rows = self.connection.execute(select(r.MemberRecord.employee_no, r.MemberRecord.id))
        return {row.employee_no: row.id for row in rows}

    def _keys_of(self, numbers: Collection[str]) -> dict[str, bytes]:
        """Keys of people by number: of these where they are few, of everybody where they are many."""
        if len(numbers) > FEW:
            return self._member_keys
        people = r.MemberRecord
        rows = self.connection.execute(select(people.employee_no, people.id).where(people.employee_no.in_(numbers)))
        return {row.employee_no: row.id for row in rows}

    def _log_keys(self, logs: Sequence[WorkLog]) -> dict[tuple[str, date], bytes]:
        """Keys of logs by number and day: of those people where they are few, of those days where they are many."""
        days, people = {log.day for log in logs}, {log.employee_no for log in logs}
        few = len(people) <= FEW
        asked = {"days": list(days), **({"people": list(people)} if few else {})}
        rows = self.connection.execute(LOG_KEYS_OF_PEOPLE if few else LOG_KEYS, asked)
        return {(number, day): key for number, day, key in rows}

    def days_with_earlier_logs(self, days: Collection[date]) -> set[date]:
        """Those of the days that had any log before this action."""
        connection = self.connection
        return {day for day in days if connection.scalar(ANY_LOG_OF, {"day": day, "number": self.number}) is not None}

    def earlier_logs(self, days: Collection[date], people: Collection[str]) -> dict[str, dict[date, WorkLog]]:
        """The logs of these people and days that were there before this action."""
        log = r.WorkLogRecord
        return self._logs_found(
            and_(log.work_date.in_(days), r.MemberRecord.employee_no.in_(people), log.created_in < self.number)
        )

    def add_logs(self, columns: Mapping[str, Sequence[Any]], status: LogStatus) -> None:
        """Add logs given column by column: employee_no, day, the counts, the texts, day_score, rule_version."""
        days = columns["day"]
        count = len(days)
        weeks = {day: week_number(Week.of(day)) for day in set(days)}
        member = self._member_keys
        self._action.insert(
            r.WorkLogRecord,
            {
                "member_id": [member[number] for number in columns["employee_no"]],
                "work_date": days,
                "work_week": [weeks[day] for day in days],
                "status": [status.value] * count,
                "revision": [1] * count,
                **{name: columns[name] for name in (*(item.value for item in Item), *LOG_TEXTS)},
                "day_score": columns["day_score"],
                "rule_version": columns["rule_version"],
                "submitted_in": [self.number] * count,
            },
        )

    def change_logs(self, changes: Sequence[tuple[WorkLog, WorkLog, int, str]]) -> None:
        """Put new contents or states in place of old ones: old log, new log, its day score and rule version.

        What a log said before a new revision stays among its revisions.
        """
        if not changes:
            return
        keys = self._log_keys([old for old, *_ in changes])
        earlier = [(keys[old.employee_no, old.day], old) for old, new, *_ in changes if new.revision != old.revision]
        if earlier:
            self._action.insert(
                r.LogRevisionRecord,
                {
                    "log_id": [key for key, _ in earlier],
                    "revision": [old.revision for _, old in earlier],
                    "status": [old.status.value for _, old in earlier],
                    "content": [
                        write({"counts": asdict(old.counts), "text": asdict(old.text)}) for _, old in earlier
                    ],
                },
            )
        rewritten = {"submitted_in": self.number}
        for anew in (True, False):
            self._action.update(
                r.WorkLogRecord,
                {
                    keys[old.employee_no, old.day]: {
                        "status": new.status.value,
                        "revision": new.revision,
                        **asdict(new.counts),
                        **asdict(new.text),
                        "day_score": score,
                        "rule_version": version,
                        **(rewritten if anew else {}),
                    }
                    for old, new, score, version in changes
                    if (new.revision != old.revision) is anew
                },
            )

    def add_replies(self, replies: Sequence[tuple[Reply, WorkLog]]) -> None:
        """Keep replies, each with the log it was given to."""
        if not replies:
            return
        keys = self._log_keys([log for _, log in replies])
        reviewers = self._keys_of({reply.reviewer for reply, _ in replies})
        self._action.insert(
            r.LogReplyRecord,
            {
                "log_id": [keys[log.employee_no, log.day] for _, log in replies],
                "reviewer_id": [reviewers[reply.reviewer] for reply, _ in replies],
                "replied_on": [reply.replied_on for reply, _ in replies],
                "decision": [reply.decision.value for reply, _ in replies],
                "content": [reply.content for reply, _ in replies],
                "revision": [log.revision for _, log in replies],
            },
        )

    def add_rule_version(self, version: RuleVersion) -> None:
        """Keep a version of the rules."""
        self._action.insert(
            r.RuleVersionRecord,
            {
                "code": [version.code],
                "owner": [version.owner],
                "effective_from": [version.effective_from],
                "numbers": [write(version)],
            },
        )

    def rescore(self, points: Mapping[Item, int], version: str, first: date, last: date | None) -> int:
        """Compute the day scores from `first` to `last` (open: None) anew; how many logs that were.

        Scores follow from counts and points, so the rows do not count as changed by anybody.
        """
        log = table_of(r.WorkLogRecord)
        score: Any = literal(0)
        for item in Item:
            score = score + log.c[item.value] * points.get(item, 0)
        counting = [status.value for status in LogStatus if status.counts]
        within = log.c.work_date >= first if last is None else log.c.work_date.between(first, last)
        done = self.connection.execute(
            update(log)
            .where(within)
            .values(day_score=case((log.c.status.in_(counting), score), else_=0), rule_version=version)
        )
        return done.rowcount

    def save_typed(self, unit: str, week: Week, typed: TypedParts) -> None:
        """Keep what was typed for a unit's week; refuses `unknown_unit`."""
        draft = table_of(r.WeeklyDraftRecord)
        unit_id = self._unit_key(unit)
        mine = and_(draft.c.unit_id == unit_id, draft.c.week == week_number(week))
        held = self.connection.scalar(select(draft.c.id).where(mine))
        if held:
            self._action.update(r.WeeklyDraftRecord, {held: {"typed": write(typed)}})
        else:
            columns: dict[str, list[Any]] = {
                "unit_id": [unit_id],
                "week": [week_number(week)],
                "typed": [write(typed)],
            }
            self._action.insert(r.WeeklyDraftRecord, columns)

    def add_report(self, report: WeeklyReport) -> None:
        """Freeze an issued report."""
        self._action.insert(
            r.WeeklyReportRecord,
            {
                "unit_id": [self._unit_key(report.unit.code)],
                "week": [week_number(report.week)],
                "revision": [report.revision],
                "code": [report.verification_code],
                "issued_on": [report.issued_on],
                "content": [write(report)],
            },
        )

    def _unit_key(self, code: str) -> bytes:
        key = self.connection.scalar(select(r.UnitRecord.id).where(r.UnitRecord.code == code))
        if key is None:
            raise Refusal("unknown_unit", value=code)
        return key

    def record_batch(self, file_name: str, sha256: str, kind: str, counts: BatchCounts) -> None:
        """Enter an import into the list of imports."""
        batch = r.ImportBatchRecord
        self.connection.execute(
            insert(batch).values(action=self.number, file_name=file_name, sha256=sha256, kind=kind, **asdict(counts))
        )

    def undo(self, number: int) -> UndoResult:
        """Take an earlier action back."""
        done = take_back(self._action, number)
        kept = tuple(describe(self.connection, *row) for row in done.kept)
        return UndoResult(done.removed, done.restored, kept, self.changed)
