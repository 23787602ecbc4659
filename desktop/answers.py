"""Answers in JSON, as scripts and other offices rely on them."""

from dataclasses import asdict
from typing import Any

from desktop.wording import fault_sentence, refusal_sentence
from domain.duties.judging import Duty
from domain.ports import ImportBatch, KeptRow
from domain.scores import DayStatus, WeekScore
from domain.services.deciding import Decided
from domain.services.importing import ImportResult


def score_answer(score: WeekScore) -> dict[str, Any]:
    """A person's week; leave shows as `rest`."""
    return {
        "employee_no": score.employee_no,
        "name": score.name,
        "unit": score.unit,
        "week": str(score.week),
        "expected_days": score.expected_days,
        "score": score.score,
        "pass_mark": score.pass_mark,
        "qualified": score.qualified,
        "provisional": score.provisional,
        "rule_version": score.rule_version,
        "days": [
            {
                "date": day.day.isoformat(),
                "expected": day.expected,
                "score": day.score,
                "qualified": day.qualified,
                "status": "rest" if day.status is DayStatus.LEAVE else day.status.value,
            }
            for day in score.days
        ],
        "minimums": [
            {"item": m.item.value, "done": m.done, "required": m.required, "met": m.met} for m in score.minimums
        ],
    }


def duty_answer(duty: Duty) -> dict[str, Any]:
    """A duty with a figure; `outstanding` says how many are missing and what is left: outlets, people, events."""
    return {
        "rule": duty.entry.rule,
        "article": duty.entry.article,
        "subject": duty.subject,
        "period": {"from": duty.first.isoformat(), "to": duty.last.isoformat()},
        "done": duty.done,
        "required": duty.required,
        "met": duty.met,
        "outstanding": {"count": duty.outstanding, "left": list(duty.left)},
    }


def import_answer(name: str, result: ImportResult, language: str) -> dict[str, Any]:
    """What an import did with a file; `batch` is None when nothing was stored."""
    return {
        "file": name,
        "batch": result.batch,
        **asdict(result.counts),
        "notices": result.notices,
        "problems": [
            {
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "code": problem.fault.code,
                "message": fault_sentence(problem.fault, language),
            }
            for problem in result.problems
        ],
    }


def batch_answer(batch: ImportBatch) -> dict[str, Any]:
    """An import in the list of imports."""
    return {
        "batch": batch.number,
        "file": batch.file,
        "kind": batch.kind,
        "at": batch.at,
        "new": batch.new,
        "updated": batch.updated,
        "undone": batch.undone,
    }


def kept_answer(row: KeptRow) -> dict[str, str]:
    """A row that an undo left alone."""
    return {"table": row.table, "name": row.name}


def decided_answer(done: Decided, language: str) -> dict[str, Any]:
    """What a decision did; `action` takes it back."""
    return {
        "decided": done.decided,
        "refused": [
            {
                "log": f"{log.employee_no} {log.day.isoformat()}",
                "code": refusal.code,
                "message": refusal_sentence(refusal, language),
            }
            for log, refusal in done.refused
        ],
        "action": done.action,
    }
