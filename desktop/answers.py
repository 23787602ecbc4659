"""Answers in JSON, as scripts and other offices rely on them."""

from typing import Any

from domain.scores import DayStatus, WeekScore


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
