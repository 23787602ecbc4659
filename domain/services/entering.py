"""Entering a team's week: the grid as it stands, drafts kept while somebody types, complete days handed in
(rules 3-2 to 3-9, decisions F3, F4, F25).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.entry.days import ITEMS, DayEntry, DayState, LogDraft, Reason, standing
from domain.entry.weeks import Group, PersonWeek, TeamWeek
from domain.organisation import Leave, Member, Organisation, Role
from domain.ports import Reader, Store, Writer
from domain.problems import Refusal
from domain.rules import rules_in_force
from domain.scores import RulesOn, day_score, rules_lookup
from domain.services.reporting import managers_of
from domain.weeks import Week
from domain.work_log import LogStatus, WorkLog

DayOf = tuple[str, date]
"""An employee number and a day."""

TYPED, PASTED = "log_typed", "log_pasted"
"""The kinds of action that keep drafts: a pause in typing, and a paste."""


def team_week(reader: Reader, org: Organisation, unit: str, week: Week, today: date) -> TeamWeek:
    """The week of the client managers of a unit and all below it (of everybody without one), group by group.

    Days worth a column: working days, and rest days on which somebody wrote; a week without any shows all seven.
    """
    units = org.below(unit) if unit in org.units else frozenset(org.units)
    members = org.members_in(units, week.days, Role.ACCOUNT_MANAGER)
    grid = _Grid(reader, org, week, today, members)
    people = [grid.person(member) for member in members]
    written = {day.day for person in people for day in person.days if day.log or day.draft}
    days = tuple(day for day in week.days if org.calendar.is_working_day(day) or day in written)
    return TeamWeek(
        week,
        today,
        _groups(org, people, week, org.units[unit].name if unit in org.units else ""),
        days or week.days,
        {day: grid.rules_on(unit if unit in org.units else "", day) for day in week.days},
    )


def _groups(org: Organisation, people: Sequence[PersonWeek], week: Week, scope: str) -> tuple[Group, ...]:
    """People by their unit; a unit's name leaves out that of the scope it begins with."""
    found: dict[str, list[PersonWeek]] = {}
    for person in people:
        found.setdefault(person.unit, []).append(person)
    managers = managers_of(org, found, week)
    groups = []
    for code in sorted(found):
        manager = managers.get(code)
        name = org.units[code].name
        short = name.removeprefix(scope) or name
        groups.append(Group(code, short, manager.name if manager else "", tuple(found[code])))
    return tuple(groups)


class _Grid:
    """The logs and drafts of some people's week, read once."""

    def __init__(self, reader: Reader, org: Organisation, week: Week, today: date, members: Sequence[Member]) -> None:
        self.org, self.week, self.today = org, week, today
        numbers = [member.employee_no for member in members]
        self.logs = reader.logs(week.monday, week.sunday, numbers)
        before = week.shifted(-1)
        self.earlier = reader.last_counts(before.monday, before.sunday, numbers)
        self.drafts = reader.log_drafts(week.monday, week.sunday, numbers)
        self.reasons = reader.late_reasons(week.monday, week.sunday, numbers)
        self.rules_on: RulesOn = rules_lookup(org, reader.rule_versions())
        self.closes = {day: org.calendar.cut_off(day) for day in week.days}

    def person(self, member: Member) -> PersonWeek:
        last = member.last_day_within(self.week.days) or self.week.sunday
        unit = member.assignment_on(last).unit
        return PersonWeek(
            member.employee_no,
            member.name,
            unit,
            tuple(self.day(member, day) for day in self.week.days),
            self.rules_on(unit, last),
            self.earlier.get(member.employee_no),
        )

    def day(self, member: Member, day: date) -> DayEntry:
        place = (member.employee_no, day)
        log, draft = standing(self.logs.get(member.employee_no, {}).get(day), self.drafts.get(place))
        return DayEntry(
            member.employee_no,
            day,
            _state(self.org, member, day, log, self.today),
            self.org.is_expected(member, day),
            self.rules_on(member.assignment_on(day).unit, day),
            self.closes[day],
            late=self.today > self.closes[day],
            log=log,
            draft=draft,
            reason=self.reasons.get(place, ""),
        )


def _state(org: Organisation, member: Member, day: date, log: WorkLog | None, today: date) -> DayState:
    if not member.employed_on(day):
        return DayState.ABSENT
    if log:
        return DayState(log.status.value)
    if org.on_leave(member.employee_no, day):
        return DayState.LEAVE
    if day > today:
        return DayState.FUTURE
    return DayState.OPEN if org.calendar.is_working_day(day) else DayState.REST


def save_drafts(store: Store, entries: Collection[DayEntry], by: str, kind: str = TYPED) -> int | None:
    """Keep what was typed for these days; the action's number, or None where nothing is new.

    A day without a log shows as a draft in every list from now on, with the cells that can be read.
    Refuses `day_closed` (a day to come, or outside employment).
    """
    for entry in entries:
        if entry.state.closed and entry.draft:
            raise Refusal("day_closed", employee_no=entry.employee_no, day=entry.day.isoformat())
    with store.action(kind, by) as writer:
        drafts = [entry.draft for entry in entries if entry.draft]
        gone = [(entry.employee_no, entry.day) for entry in entries if entry.draft is None]
        put = writer.put_log_drafts(drafts) if drafts else False
        removed = writer.remove_log_drafts(gone)
        if not put and not removed:
            writer.roll_back()
            return None
        _mirror(writer, entries)
        writer.note(days=[[entry.employee_no, entry.day.isoformat()] for entry in entries])
        return writer.number


def _mirror(writer: Writer, entries: Collection[DayEntry]) -> None:
    """Let a begun day without a log be a draft log, and one that is empty again be none."""
    held = _logs(writer, [(entry.employee_no, entry.day) for entry in entries])
    versions = {day: rules_in_force(writer.rule_versions(), (), day).version for day in {e.day for e in entries}}
    fresh, changes, gone = [], [], []
    for entry in entries:
        old = held.get((entry.employee_no, entry.day))
        if old and old.status is not LogStatus.DRAFT:
            continue
        if entry.draft is None:
            gone.append((entry.employee_no, entry.day))
        elif old is None:
            fresh.append(WorkLog(entry.employee_no, entry.day, entry.counts, entry.text))
        elif (old.counts, old.text) != (entry.counts, entry.text):
            new = replace(old, counts=entry.counts, text=entry.text)
            changes.append((old, new, 0, versions[entry.day]))
    _add(writer, fresh, LogStatus.DRAFT, [0] * len(fresh), [versions[log.day] for log in fresh])
    writer.change_logs(changes)
    writer.remove_draft_logs(gone)


def _logs(writer: Reader, days: Sequence[DayOf]) -> dict[DayOf, WorkLog]:
    found = writer.logs(min(d for _, d in days), max(d for _, d in days), {number for number, _ in days})
    return {(number, day): log for number, logs in found.items() for day, log in logs.items()}


def _add(
    writer: Writer, logs: Sequence[WorkLog], status: LogStatus, scores: Sequence[int], versions: Sequence[str]
) -> None:
    if not logs:
        return
    columns: dict[str, Sequence[object]] = {
        "employee_no": [log.employee_no for log in logs],
        "day": [log.day for log in logs],
        **{item.value: [log.counts.of(item) for log in logs] for item in ITEMS},
        **{name: [getattr(log.text, name) for log in logs] for name in ("outlet", "done", "plan", "trouble")},
        "day_score": scores,
        "rule_version": versions,
    }
    writer.add_logs(columns, status)


@dataclass(frozen=True)
class HandedIn:
    """What handing in did: the days taken, those refused and why, and the action to take back."""

    taken: tuple[DayOf, ...]
    refused: tuple[tuple[DayOf, Refusal], ...]
    action: int | None


def hand_in(store: Store, entries: Iterable[DayEntry], today: date, by: str) -> HandedIn:
    """Submit the days as they were seen; all are one action, and what is refused hinders no other.

    A new day is submitted, a submitted or returned one becomes its next revision, an approved one is reopened by
    somebody above for a reason that stands in the audit. A new day after the cut-off keeps its reason (3-2).
    Refuses for single days `entry_incomplete`, `late_reason_required`, `log_overtaken`, `not_above`, `day_closed`
    and what the log refuses; `nothing_to_hand_in` where there is none.
    """
    entries = list(entries)
    if not entries:
        raise Refusal("nothing_to_hand_in")
    with store.action("submit", by) as writer:
        handing = _Handing(writer, entries, today, by)
        taken, refused = [], []
        for entry in entries:
            place = (entry.employee_no, entry.day)
            try:
                handing.take(entry)
            except Refusal as refusal:
                refused.append((place, refusal))
            else:
                taken.append(place)
        if not taken:
            writer.roll_back()
            return HandedIn((), tuple(refused), None)
        handing.store()
        return HandedIn(tuple(taken), tuple(refused), writer.number)


class _Handing:
    """Days on their way into the store."""

    def __init__(self, writer: Writer, entries: Sequence[DayEntry], today: date, by: str) -> None:
        self.writer, self.today, self.by = writer, today, by
        self.org = writer.organisation()
        self.held = _logs(writer, [(entry.employee_no, entry.day) for entry in entries])
        self.versions = writer.rule_versions()
        self.new: list[WorkLog] = []
        self.changes: list[tuple[WorkLog, WorkLog]] = []
        self.reasons: dict[DayOf, str] = {}
        self.told: list[tuple[DayEntry, WorkLog]] = []

    def take(self, entry: DayEntry) -> None:
        """Check a day and let it take effect."""
        old = self.held.get((entry.employee_no, entry.day))
        facts = {"employee_no": entry.employee_no, "day": entry.day.isoformat()}
        draft = entry.draft
        if draft is None or not entry.complete:
            raise Refusal("entry_incomplete", **facts)
        if standing(old, draft)[1] is None:
            raise Refusal("log_overtaken", **facts, revision=old.revision if old else 0)
        member = self.org.members.get(entry.employee_no)
        if member is None or not member.employed_on(entry.day) or entry.day > self.today:
            raise Refusal("day_closed", **facts)
        new = self._submitted(entry, draft, old)
        self.reasons[entry.employee_no, entry.day] = draft.reason.strip() if entry.asks is Reason.LATE else ""
        self.told.append((entry, new))
        if old is None:
            self.new.append(new)
        else:
            self.changes.append((old, new))

    def _submitted(self, entry: DayEntry, draft: LogDraft, old: WorkLog | None) -> WorkLog:
        """The log as handed in."""
        if old and old.status is LogStatus.APPROVED:
            if not self.org.may_decide(self.by, entry.employee_no, entry.day):
                raise Refusal("not_above", reviewer=self.by, employee_no=entry.employee_no)
            return old.reopened(entry.counts, draft.text, draft.reason)
        if old and old.status is not LogStatus.DRAFT:
            return old.rewritten(entry.counts, draft.text)
        if self.today > self.org.calendar.cut_off(entry.day) and not draft.reason.strip():
            raise Refusal("late_reason_required", employee_no=entry.employee_no, day=entry.day.isoformat())
        return WorkLog(entry.employee_no, entry.day, entry.counts, draft.text, LogStatus.SUBMITTED)

    def store(self) -> None:
        """Write the logs, mark them as handed in now, and throw their drafts away."""
        scored = {log.day: rules_in_force(self.versions, (), log.day) for _, log in self.told}
        rules = [scored[log.day] for log in self.new]
        scores = [day_score(log.counts, one.points) for log, one in zip(self.new, rules, strict=True)]
        _add(self.writer, self.new, LogStatus.SUBMITTED, scores, [one.version for one in rules])
        self.writer.change_logs(
            [
                (old, new, day_score(new.counts, scored[new.day].points), scored[new.day].version)
                for old, new in self.changes
            ]
        )
        self.writer.mark_handed_in(self.reasons)
        self.writer.remove_log_drafts(self.reasons)
        self.writer.note(
            logs=[[log.employee_no, log.day.isoformat(), log.revision] for _, log in self.told],
            reasons={
                f"{entry.employee_no} {entry.day}": entry.draft.reason.strip()
                for entry, _ in self.told
                if entry.draft and entry.asks
            },
        )


def leave_on(org: Organisation, number: str, day: date) -> Leave | None:
    """The approved leave that covers a day."""
    return next((x for x in org.leaves if x.employee_no == number and x.first <= day <= x.last), None)
