"""The duties of a week as the report of a unit states them (rules 4-2 to 4-24)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from domain.duties.facts import Issued, Records
from domain.duties.reported import DutyRow, until, week_duties
from domain.ports import Reader
from domain.services.duties import facts_of_day
from domain.weeks import Week


def duties_of_week(
    reader: Reader, unit: str, week: Week, today: date, people: Collection[str]
) -> tuple[DutyRow, ...]:
    """What a region or market department and its people owed, as its report of today states it.

    `people` are those whose scores stand in it: the report itself meets the duties of handing it in.
    """
    facts, _ = facts_of_day(reader, week.sunday, unit, None, None)
    records = _with_report(until(facts.records, week), unit, week, today, frozenset(people))
    return week_duties(replace(facts, records=records), unit, week, today)


def _with_report(records: Records, unit: str, week: Week, today: date, people: frozenset[str]) -> Records:
    """The records with the report at hand among those issued: today, if no revision was issued before."""
    others = [issued for issued in records.reports if (issued.unit, issued.week) != (unit, week)]
    first = next((issued.on for issued in records.reports if (issued.unit, issued.week) == (unit, week)), today)
    return replace(records, reports=(*others, Issued(unit, week, first, people)))
