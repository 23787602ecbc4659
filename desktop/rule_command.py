"""The command `rules`: the versions in force with their sum check, and putting one in force."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING, Any

from desktop.app import Workplace
from desktop.outcome import Outcome
from desktop.wording import say
from domain.rules import RuleVersion, five_point_version, raised_version, rules_in_force, sum_check
from domain.services.ruling import put_in_force

if TYPE_CHECKING:
    from storage.store import Store


def rules(place: Workplace, options: Namespace) -> Outcome:
    """List the versions with their sum check, or put one in force."""
    with closing(place.open()) as store:
        if options.five_points:
            return _put(place, store, five_point_version(options.five_points))
        if options.raised:
            return _put(place, store, raised_version(options.unit or "", options.since, options.raised))
        with store.reading() as reader:
            versions = reader.rule_versions()
            units = reader.organisation().units
    answers, lines = [], []
    for version in versions:
        owner = units[version.owner].name if version.owner else say("rules_company", place.language)
        since = version.effective_from.isoformat()
        lines.append(say("rules_line", place.language, code=version.code, day=since, owner=owner))
        answer: dict[str, Any] = {"code": version.code, "from": since, "unit": version.owner or None}
        if not version.owner:
            sums = sum_check(rules_in_force([version], (), version.effective_from))
            facts = {"day_sum": sums.day_sum, "day_pass": sums.day_pass, "calls": sums.calls_a_day}
            facts |= {"week_sum": sums.week_sum, "week_pass": sums.week_pass}
            lines.append(say("rules_sum", place.language, **facts))
            answer |= {**facts, "adds_up": sums.adds_up}
        answers.append(answer)
    return Outcome(answers, lines)


def _put(place: Workplace, store: Store, version: RuleVersion) -> Outcome:
    number, count = put_in_force(store, version)
    since = version.effective_from.isoformat()
    lines = [say("rules_done", place.language, code=version.code, day=since, count=count, action=number)]
    return Outcome({"code": version.code, "from": since, "action": number, "rescored": count}, lines)
