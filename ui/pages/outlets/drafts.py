"""Forms as text, so that what is typed can be kept before it is saved."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from domain.checklist import Answer
from domain.findings import Finding
from domain.inspecting import InspectionForm


def fields_text(fields: dict[str, str]) -> str:
    """The fields of a plain form."""
    return json.dumps(fields, ensure_ascii=False)


def text_fields(text: str) -> dict[str, str]:
    """The same, back again."""
    found: dict[str, str] = json.loads(text)
    return found


def inspection_text(form: InspectionForm) -> str:
    """An inspection as far as it is typed."""
    return json.dumps(asdict(form), ensure_ascii=False, default=lambda day: day.isoformat())


def text_inspection(text: str) -> InspectionForm:
    """The same, back again."""
    held: dict[str, Any] = json.loads(text)
    findings = {
        item: Finding(**{**found, "fix_by": _day(found["fix_by"])}) for item, found in held["findings"].items()
    }
    answers = {item: Answer(answer) for item, answer in held["answers"].items()}
    return InspectionForm(**{**held, "day": _day(held["day"]), "answers": answers, "findings": findings})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
