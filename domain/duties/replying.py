"""Who has still to be replied to, by whom, and which log to take for it (rules 4-10, 4-24)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.duties.catalogue import CATALOGUE, Measure
from domain.duties.facts import Facts
from domain.duties.judging import cases_of
from domain.duties.measures import Case
from domain.duties.team_measures import Quota, month_end, replies_at_end, replies_of_week
from domain.work_log import LogStatus

QUOTAS: Mapping[Measure, Callable[[Case], list[Quota]]] = {
    Measure.MEMBERS_REPLIED: replies_of_week,
    Measure.MEMBERS_REPLIED_AT_END: replies_at_end,
}
"""The measures that count replies person by person."""


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """One person to be replied to by another: `done` log days of `required`.

    `logs` are the week's logs that count and that the other one has not replied to: first those `waiting` for a
    decision, then the latest. `opens`: the day from which a reply counts, where it is not the period's first.
    """

    key: str
    by: str
    by_name: str
    number: str
    name: str
    unit: str
    done: int
    required: int
    due: date
    opens: date | None
    logs: tuple[date, ...]
    waiting: frozenset[date]

    @property
    def met(self) -> bool:
        return self.done >= self.required


def reply_lines(facts: Facts, units: Iterable[str]) -> list[ReplyLine]:
    """Every person's quota in the week and month of the day: what is open first, by deadline and giver."""
    entries = [entry for entry in CATALOGUE if entry.measure in QUOTAS]
    found = [
        _line(case, quota) for case in cases_of(facts, units, entries) for quota in QUOTAS[case.entry.measure](case)
    ]
    return sorted(found, key=lambda line: (line.met, line.due, line.by, line.number))


def _line(case: Case, quota: Quota) -> ReplyLine:
    member, giver = quota.member, case.subject
    number = member.employee_no
    at_end = case.entry.measure is Measure.MEMBERS_REPLIED_AT_END
    replied = {reply.day for reply in case.facts.replies.get(giver.key, ()) if reply.author == number}
    logs = [
        (log.status is not LogStatus.SUBMITTED, -day.toordinal())
        for day, log in case.facts.records.logs.get(number, {}).items()
        if log.status.counts and day <= case.facts.on and (at_end or day not in replied)
    ]
    return ReplyLine(
        key=case.entry.key,
        by=giver.key,
        by_name=giver.member.name if giver.member else giver.key,
        number=number,
        name=member.name,
        unit=member.assignment_on(case.last).unit,
        done=quota.done,
        required=quota.required,
        due=case.due,
        opens=month_end(case) if at_end else None,
        logs=tuple(date.fromordinal(-place) for _, place in sorted(logs)),
        waiting=frozenset(date.fromordinal(-place) for decided, place in logs if not decided),
    )
