"""Scores as people ask for them: a unit's week (rules 3-3 to 3-9)."""

from datetime import date

from domain.ports import Reader
from domain.problems import Refusal
from domain.scores import WeekScore, rules_lookup, week_scores
from domain.weeks import Week


def scores_of_week(reader: Reader, week: Week, unit: str | None, today: date) -> list[WeekScore]:
    """The week of every client manager of a unit and all below it, or of everybody; refuses `unknown_unit`."""
    org = reader.organisation()
    if unit is not None and unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    units = org.below(unit) if unit is not None else org.units
    logs = reader.logs(week.monday, week.sunday)
    return week_scores(org, units, week, logs, rules_lookup(org, reader.rule_versions()), today)
