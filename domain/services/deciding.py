"""Deciding logs: approve, return with a reason, comment; one by one or in bulk (rules 4-10, 4-24, decision F25)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.field import Reply
from domain.organisation import Organisation, not_employed
from domain.ports import Store, Writer
from domain.problems import Refusal
from domain.review import Chosen
from domain.rules import rules_in_force
from domain.scores import day_score
from domain.work_log import Decision, LogStatus, WorkLog


class Deciding:
    """Replies to logs on their way into the store, each checked like a single one. `before` are the logs as kept."""

    def __init__(self, writer: Writer, org: Organisation, before: Mapping[str, Mapping[date, WorkLog]]) -> None:
        self._writer = writer
        self._org = org
        self._versions = writer.rule_versions()
        self._before = before
        self._now: dict[tuple[str, date], WorkLog] = {}
        self._replies: list[tuple[Reply, WorkLog]] = []

    def log_of(self, reply: Reply) -> WorkLog:
        """The log as the replies taken so far leave it; refuses `log_missing`."""
        key = (reply.employee_no, reply.day)
        found = self._now.get(key) or self._before.get(reply.employee_no, {}).get(reply.day)
        if found is None:
            raise Refusal("log_missing", employee_no=reply.employee_no, day=reply.day.isoformat())
        return found

    def take(self, reply: Reply, seen: int | None = None) -> None:
        """Check a reply and let it take effect. `seen` is the revision the reviewer has read, where that is known.

        Refuses `log_missing`, `log_changed` (another revision), `own_log`, `not_above` and what the log refuses.
        """
        log = self.log_of(reply)
        if seen not in {None, log.revision}:
            raise Refusal(
                "log_changed", employee_no=reply.employee_no, day=reply.day.isoformat(), revision=log.revision
            )
        if reply.reviewer == reply.employee_no:
            raise Refusal("own_log", employee_no=reply.employee_no)
        if not self._org.may_decide(reply.reviewer, reply.employee_no, reply.day):
            raise Refusal("not_above", reviewer=reply.reviewer, employee_no=reply.employee_no)
        self._now[reply.employee_no, reply.day] = log.decided(reply.decision, reply.content)
        self._replies.append((reply, log))

    def store(self) -> None:
        """Write the replies and the logs they changed."""
        changes = []
        for (employee_no, day), log in self._now.items():
            old = self._before[employee_no][day]
            if log != old:
                rules = rules_in_force(self._versions, (), day)
                score = day_score(log.counts, rules.points) if log.status.counts else 0
                changes.append((old, log, score, rules.version))
        self._writer.change_logs(changes)
        self._writer.add_replies(self._replies)


@dataclass(frozen=True)
class Decided:
    """What a decision did: which logs, which were refused and why, and the action to take back."""

    taken: tuple[Chosen, ...]
    refused: tuple[tuple[Chosen, Refusal], ...]
    action: int | None

    @property
    def decided(self) -> int:
        return len(self.taken)


def decide_logs(
    store: Store,
    decision: Decision,
    by: str,
    comment: str,
    days: tuple[date, date],
    today: date,
    *,
    people: Collection[str] = (),
    unit: str | None = None,
) -> Decided:
    """Decide every submitted log of these days, of these people, or of a unit and all below it.

    Each is checked like a single one, all are one action. Refuses `unknown_member`, `unknown_unit`,
    `reason_required`; `nothing_to_decide` where no submitted log matches.
    """
    with store.action(decision.value, by) as writer:
        org = writer.organisation()
        _check_names(org, by, today, people, unit)
        logs = writer.logs(*days, people or None, LogStatus.SUBMITTED)
        chosen = [Chosen.of(log) for log in _submitted(org, logs, unit)]
        return _decide(writer, Deciding(writer, org, logs), chosen, Reply("", today, by, today, decision, comment))


def decide_chosen(
    store: Store, decision: Decision, by: str, comment: str, chosen: Collection[Chosen], today: date
) -> Decided:
    """Decide exactly these logs as they were seen, as one action; each is checked like a single one.

    A log that has changed since is refused with `log_changed`. Refuses as `decide_logs` does.
    """
    with store.action(decision.value, by) as writer:
        authors = {one.employee_no for one in chosen}
        org = writer.organisation({by, *authors})
        _check_names(org, by, today)
        logs = writer.logs_on({one.day for one in chosen}, authors)
        return _decide(writer, Deciding(writer, org, logs), chosen, Reply("", today, by, today, decision, comment))


def _decide(writer: Writer, deciding: Deciding, chosen: Iterable[Chosen], reply: Reply) -> Decided:
    """Give each of the logs the same reply; what is refused is listed and hinders no other."""
    content = reply.content.strip()
    if reply.decision is Decision.RETURN and not content:
        raise Refusal("reason_required")
    taken, refused = [], []
    for one in chosen:
        try:
            deciding.take(replace(reply, employee_no=one.employee_no, day=one.day, content=content), one.revision)
        except Refusal as refusal:
            refused.append((one, refusal))
        else:
            taken.append(one)
    deciding.store()
    if taken:
        writer.note(logs=[[one.employee_no, one.day.isoformat(), one.revision] for one in taken])
    else:
        writer.roll_back()
        if not refused:
            raise Refusal("nothing_to_decide")
    return Decided(tuple(taken), tuple(refused), writer.number if taken else None)


def _check_names(
    org: Organisation, by: str, today: date, people: Collection[str] = (), unit: str | None = None
) -> None:
    for number in (by, *people):
        if number not in org.members:
            raise Refusal("unknown_member", value=number)
    if not org.members[by].employed_on(today):
        fault = not_employed(org.members[by], today)
        raise Refusal(fault.code, **fault.facts)
    if unit is not None and unit not in org.units:
        raise Refusal("unknown_unit", value=unit)


def _submitted(org: Organisation, logs: Mapping[str, Mapping[date, WorkLog]], unit: str | None) -> list[WorkLog]:
    """Those of a unit and all below it or of any, by day and number."""
    units = org.below(unit) if unit is not None else None
    found = [
        log
        for number, days in logs.items()
        for day, log in days.items()
        if units is None or org.members[number].assignment_on(day).unit in units
    ]
    return sorted(found, key=lambda log: (log.day, log.employee_no))
