"""Deciding logs: approve, return with a reason, comment; one by one or in bulk (rules 4-10, 4-24, decision F25)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.field import Reply
from domain.organisation import Organisation
from domain.ports import Store, Writer
from domain.problems import Refusal
from domain.rules import rules_in_force
from domain.scores import day_score
from domain.work_log import Counts, Decision, LogStatus, LogText, WorkLog


class Deciding:
    """Replies to the logs of some days on their way into the store, each checked like a single one."""

    def __init__(self, writer: Writer, org: Organisation, days: tuple[date, date]) -> None:
        self._writer = writer
        self._org = org
        self._versions = writer.rule_versions()
        self._before = writer.logs(*days)
        self._now: dict[tuple[str, date], WorkLog] = {}
        self._replies: list[tuple[Reply, WorkLog]] = []

    def log_of(self, reply: Reply) -> WorkLog:
        """The log as the replies taken so far leave it; refuses `log_missing`."""
        key = (reply.employee_no, reply.day)
        found = self._now.get(key) or self._before.get(reply.employee_no, {}).get(reply.day)
        if found is None:
            raise Refusal("log_missing", employee_no=reply.employee_no, day=reply.day.isoformat())
        return found

    def take(self, reply: Reply) -> None:
        """Check a reply and let it take effect.

        Refuses `log_missing`, `own_log`, `not_above` and what the log itself refuses.
        """
        log = self.log_of(reply)
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
    """What a decision did: how many logs, which were refused and why, and the action to take back."""

    decided: int
    refused: tuple[tuple[WorkLog, Refusal], ...]
    action: int | None


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
        _check_names(org, by, people, unit)
        if decision is Decision.RETURN and not comment.strip():
            raise Refusal("reason_required")
        deciding = Deciding(writer, org, days)
        refused = []
        taken = []
        for log in _matching(writer, org, days, people, unit):
            try:
                deciding.take(Reply(log.employee_no, log.day, by, today, decision, comment.strip()))
            except Refusal as refusal:
                refused.append((log, refusal))
            else:
                taken.append(log)
        deciding.store()
        if taken:
            writer.note(logs=[[log.employee_no, log.day.isoformat(), log.revision] for log in taken])
        else:
            writer.roll_back()
            if not refused:
                raise Refusal("nothing_to_decide")
        return Decided(len(taken), tuple(refused), writer.number if taken else None)


def _check_names(org: Organisation, by: str, people: Collection[str], unit: str | None) -> None:
    for number in (by, *people):
        if number not in org.members:
            raise Refusal("unknown_member", value=number)
    if unit is not None and unit not in org.units:
        raise Refusal("unknown_unit", value=unit)


def _matching(
    writer: Writer, org: Organisation, days: tuple[date, date], people: Collection[str], unit: str | None
) -> list[WorkLog]:
    """The submitted logs asked for, by day and number."""
    units = org.below(unit) if unit is not None else None
    logs = [
        log
        for number, found in writer.logs(*days, people or None).items()
        for day, log in found.items()
        if log.status is LogStatus.SUBMITTED
        and (units is None or org.members[number].assignment_on(day).unit in units)
    ]
    return sorted(logs, key=lambda log: (log.day, log.employee_no))


def reopen_log(store: Store, by: str, employee_no: str, day: date, counts: Counts, text: LogText, reason: str) -> int:
    """Change an approved log after all: it is submitted again, and the reason stands in the audit.

    Only someone who may decide the log may reopen it. The action's number; refuses as deciding does.
    """
    with store.action("reopen", by) as writer:
        org = writer.organisation()
        _check_names(org, by, (employee_no,), None)
        old = writer.logs(day, day, {employee_no}).get(employee_no, {}).get(day)
        if old is None:
            raise Refusal("log_missing", employee_no=employee_no, day=day.isoformat())
        if not org.may_decide(by, employee_no, day):
            raise Refusal("not_above", reviewer=by, employee_no=employee_no)
        new = old.reopened(counts, text, reason)
        rules = rules_in_force(writer.rule_versions(), (), day)
        writer.change_logs([(old, new, day_score(counts, rules.points), rules.version)])
        writer.note(employee_no=employee_no, day=day.isoformat(), revision=new.revision, reason=reason.strip())
        return writer.number
