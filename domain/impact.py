"""What a new rule version would change: a past week judged by it, nothing stored (rules 3-3 to 3-9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.organisation import Organisation
from domain.rules import RuleVersion
from domain.scores import WeekScore, rules_lookup, week_scores
from domain.weeks import Week
from domain.work_log import WorkLog


@dataclass(frozen=True, slots=True)
class Tally:
    """A week by one set of rules: expected days on which every daily minimum was met, people qualified,
    people who met every weekly minimum."""

    days_met: int
    qualified: int
    weeks_met: int


@dataclass(frozen=True, slots=True)
class Impact:
    """A week as it was judged and as the new version would judge it, out of so many days and people assessed."""

    week: Week
    days: int
    people: int
    before: Tally
    after: Tally

    @property
    def same(self) -> bool:
        """Whether the version changes none of the figures."""
        return self.before == self.after


def impact(
    org: Organisation,
    units: Iterable[str],
    week: Week,
    logs: Mapping[str, Mapping[date, WorkLog]],
    versions: Iterable[RuleVersion],
    new: RuleVersion,
) -> Impact:
    """The client managers' week by the versions as they are, and with `new` in force from its Monday on.

    The new version stands in for every version of its owner in that week.
    """
    versions, units = tuple(versions), tuple(units)
    others = [v for v in versions if v.owner != new.owner or v.effective_from < week.monday]
    tried = (*others, replace(new, effective_from=week.monday, effective_to=None))
    before = _scores(org, units, week, logs, versions)
    after = _scores(org, units, week, logs, tried)
    return Impact(
        week,
        days=sum(score.expected_days for score in before),
        people=sum(score.expected_days > 0 for score in before),
        before=_tally(before),
        after=_tally(after),
    )


def _scores(
    org: Organisation,
    units: Iterable[str],
    week: Week,
    logs: Mapping[str, Mapping[date, WorkLog]],
    versions: tuple[RuleVersion, ...],
) -> list[WeekScore]:
    return week_scores(org, units, week, logs, rules_lookup(org, versions), week.shifted(1).monday)


def _tally(scores: Iterable[WeekScore]) -> Tally:
    assessed = [score for score in scores if score.expected_days]
    return Tally(
        days_met=sum(day.expected and not day.missed_minimums for score in assessed for day in score.days),
        qualified=sum(score.qualified is True for score in assessed),
        weeks_met=sum(not score.missed for score in assessed),
    )
