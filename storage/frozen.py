"""Values kept whole as JSON: rule versions, reports with what was typed for them, and evidence."""

import json
from datetime import date
from functools import cache
from typing import TypeVar

from cattrs import Converter

from domain.cases import Evidence
from domain.deductions import Grounds
from domain.report import TypedParts, WeeklyReport
from domain.rules import RuleVersion
from domain.sampling import LogFacts

Whole = TypeVar("Whole")


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter


def write(value: object) -> str:
    """A value as JSON text."""
    return json.dumps(_converter().unstructure(value), ensure_ascii=False, sort_keys=True)


def _read(text: str, kind: type[Whole]) -> Whole:
    return _converter().structure(json.loads(text), kind)


def read_version(text: str) -> RuleVersion:
    return _read(text, RuleVersion)


def read_typed(text: str) -> TypedParts:
    return _read(text, TypedParts)


def read_report(text: str) -> WeeklyReport:
    return _read(text, WeeklyReport)


def read_log_facts(text: str) -> LogFacts:
    return _read(text, LogFacts)


def read_evidence(text: str) -> tuple[Evidence, ...]:
    return _read(text, tuple[Evidence, ...])


def read_grounds(text: str) -> Grounds:
    return _read(text, Grounds)
