"""Verifying a store: the file itself, the audit chain, and every stored score."""

from pathlib import Path

from sqlalchemy import select

from domain.rules import rules_in_force
from domain.scores import day_score
from domain.work_log import Counts, Item, LogStatus
from storage import records as r
from storage import sqlite
from storage.actions import AUDIT, audit_hash
from storage.reading import Reader


def check_store(path: Path, reader: Reader) -> tuple[int, list[str]]:
    """How many actions the audit holds, and everything that is wrong."""
    problems = sqlite.faults(path)
    if problems:
        return 0, problems
    actions, broken = _broken_links(reader)
    return actions, broken + _wrong_scores(reader)


def _broken_links(reader: Reader) -> tuple[int, list[str]]:
    """Entries of the audit whose hash or number does not follow from the one before."""
    problems, previous, expected = [], "", 1
    for row in reader.connection.execute(select(AUDIT).order_by(AUDIT.c.number)):
        entry = (row.number, row.at, row.by, row.kind, row.details, row.undoes)
        if row.number != expected or row.previous_hash != previous or row.hash != audit_hash(previous, entry):
            problems.append(f"audit {row.number}")
        previous, expected = row.hash, row.number + 1
    return expected - 1, problems


def _wrong_scores(reader: Reader) -> list[str]:
    """Logs whose stored day score is not what their counts and the rules of the day give."""
    log = r.WorkLogRecord
    versions = reader.rule_versions()
    points: dict[object, dict[Item, int]] = {}
    problems = []
    columns = (log.leaflets, log.prospects, log.appointments, log.follow_ups, log.client_calls)
    rows = reader.connection.execute(
        select(r.MemberRecord.employee_no, log.work_date, log.status, log.day_score, *columns).join(
            r.MemberRecord, r.MemberRecord.id == log.member_id
        )
    )
    for number, day, status, stored, *counts in rows:
        if day not in points:
            points[day] = dict(rules_in_force(versions, (), day).points)
        score = day_score(Counts(*counts), points[day]) if LogStatus(status).counts else 0
        if score != stored:
            problems.append(f"work_log {number} {day}")
    return problems
