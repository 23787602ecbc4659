"""Scores as people ask for them: a unit's week (rules 3-3 to 3-9)."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from domain.organisation import Organisation, Unit
from domain.ports import Reader
from domain.problems import Refusal
from domain.rules import Rules, RuleVersion, rules_in_force
from domain.scores import RulesOn, WeekScore, week_scores
from domain.weeks import Week


def rules_lookup(org: Organisation, versions: Iterable[RuleVersion]) -> RulesOn:
    """The rules for a unit on a day, worked out once for each day and the layers above that say anything."""
    versions = tuple(versions)
    owners = {version.owner for version in versions}

    @cache
    def in_force(layers: tuple[Unit, ...], day: date) -> Rules:
        return rules_in_force(versions, layers, day)

    @cache
    def rules_on(unit: str, day: date) -> Rules:
        return in_force(tuple(above for above in org.chain(unit) if above.code in owners), day)

    return rules_on


def scores_of_week(reader: Reader, week: Week, unit: str | None, today: date) -> list[WeekScore]:
    """The week of every client manager of a unit and all below it, or of everybody; refuses `unknown_unit`."""
    org = reader.organisation()
    if unit is not None and unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    units = org.below(unit) if unit is not None else org.units
    logs = reader.logs(week.monday, week.sunday)
    return week_scores(org, units, week, logs, rules_lookup(org, reader.rule_versions()), today)
