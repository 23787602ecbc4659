"""What is counted for a duty, of logs, replies, reports and the work with the team (decisions F5, F13, F14)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from domain.duties.catalogue import Of
from domain.duties.facts import Evaluated, Issued, Sampled, days_of
from domain.duties.measures import Case, Tally, coverage, share_of
from domain.duties.subjects import branches_below
from domain.organisation import Member, Role, UnitKind
from domain.weeks import Week
from domain.work_log import Counts, Item

LEADERS = (Role.REGIONAL_MANAGER, Role.MARKET_MANAGER)


def log_handed_in(case: Case) -> Tally:
    """A counting log of the day (rule 3-2, decision F5); late when it came after the cut-off."""
    key = case.subject.key
    log = case.facts.records.logs.get(key, {}).get(case.first)
    done = log is not None and log.status.counts
    return Tally(int(done), case.number, late=done and (key, case.first) in case.facts.records.late)


def day_score(case: Case) -> Tally:
    """The score of the day beside its pass mark (rule 3-3)."""
    day = next(day for day in case.facts.week_of(case.subject.key).days if day.day == case.first)
    return Tally(day.score, day.rules.day_pass)


def week_score(case: Case) -> Tally:
    """The score of the week beside its pass mark (rule 3-4, decision F6)."""
    week = case.facts.week_of(case.subject.key)
    return Tally(week.score, week.pass_mark)


def day_item(case: Case) -> Tally:
    """A count of the day's log beside its daily minimum (rules 3-5 to 3-9)."""
    log = case.facts.records.logs.get(case.subject.key, {}).get(case.first)
    counts = log.counts if log and log.status.counts else Counts()
    return Tally(counts.of(Item(case.entry.of)), case.number)


def week_item(case: Case) -> Tally:
    """A count of the week's logs beside its weekly minimum (rules 3-6 to 3-9)."""
    found = next(m for m in case.facts.week_of(case.subject.key).minimums if m.item is case.entry.of)
    return Tally(found.done, found.required)


class Quota(NamedTuple):
    """How many days' logs of a member were replied to, of so many required."""

    member: Member
    done: int
    required: int

    @property
    def met(self) -> bool:
        return self.done >= self.required


def replies_of_week(case: Case) -> list[Quota]:
    """Every member of the region, with the log days of the week replied to in person (rule 4-10, decision F13)."""
    days: dict[str, set[date]] = {}
    for reply in case.facts.replies.get(case.subject.key, ()):
        if case.first <= reply.day <= case.last:
            days.setdefault(reply.author, set()).add(reply.day)
    return [
        Quota(member, len(days.get(member.employee_no, ())), min(case.number, _expected_days(case, member)))
        for member in _expected(case, {case.subject.unit}, (Role.ACCOUNT_MANAGER,))
    ]


def replies_at_end(case: Case) -> list[Quota]:
    """Everybody, and whether a log of the month was replied to at its end in person (rule 4-24, decision F14)."""
    since = month_end(case)
    replied = {
        reply.author
        for reply in case.facts.replies.get(case.subject.key, ())
        if since <= reply.replied_on <= case.last and case.first <= reply.day <= case.last
    }
    members = _expected(case, case.units, (Role.ACCOUNT_MANAGER,))
    return [Quota(member, int(member.employee_no in replied), case.number) for member in members]


def month_end(case: Case) -> date:
    """The first of the month's last working days (decision F14)."""
    days = [day for day in days_of(case.first, case.last) if case.org.calendar.is_working_day(day)]
    return days[-case.rules.settings.month_end_days :][0]


def _met(quotas: Sequence[Quota]) -> Tally:
    left = tuple(quota.member.employee_no for quota in quotas if not quota.met)
    return Tally(len(quotas) - len(left), len(quotas), left)


def members_replied(case: Case) -> Tally:
    """Members of the region replied to in person on enough log days of the week (rule 4-10)."""
    return _met(replies_of_week(case))


def members_replied_at_end(case: Case) -> Tally:
    """Everybody's log of the month replied to in person in its last working days (rule 4-24)."""
    return _met(replies_at_end(case))._replace(opens=month_end(case))


def report_issued(case: Case) -> Tally:
    """The unit's weekly report of the week (rules 4-11, 4-21)."""
    report = _report(case, case.subject.unit, Week.of(case.first))
    return Tally(int(report is not None), case.number, late=report is not None and report.on > case.due)


def scores_reported(case: Case) -> Tally:
    """The marketers whose scores stand in the department's weekly report (rule 4-22)."""
    report = _report(case, case.subject.unit, Week.of(case.first))
    people = sorted(number for unit in case.units for number in case.facts.marketers.get(unit, ()))
    tally = coverage(case, people, report.people if report else ())
    return tally._replace(late=report is not None and report.on > case.due)


def reports_read(case: Case) -> Tally:
    """Regions whose report of last week, with its replies, the market manager looked at (rule 4-23)."""
    week = Week.of(case.first).shifted(-1)
    regions = [
        code
        for code in sorted(case.units)
        if _is(case, code, UnitKind.REGION) and case.org.units[code].active_on(week.sunday)
    ]
    found = case.facts.records.reports_read
    return coverage(case, regions, (one.unit for one in found if one.by == case.subject.key and one.week == week))


def logs_read(case: Case) -> Tally:
    """Logs of the week that the market manager opened or replied to (rule 4-23); the authors whose logs are left."""
    number, facts = case.subject.key, case.facts
    seen = {(m.author, m.day) for m in (*facts.logs_read.get(number, ()), *facts.replies.get(number, ()))}
    wanted = [
        (member.employee_no, day)
        for member in _expected(case, case.units, (Role.ACCOUNT_MANAGER,))
        for day, log in sorted(facts.records.logs.get(member.employee_no, {}).items())
        if log.status.counts and case.first <= day <= case.last
    ]
    left = [log for log in wanted if log not in seen]
    return Tally(
        len(wanted) - len(left),
        share_of(case.number, len(wanted)),
        tuple(dict.fromkeys(author for author, _ in left)),
    )


def people_evaluated(case: Case) -> Tally:
    """Regional and client managers evaluated for the week (rule 4-23)."""
    people = _expected(case, case.units, (Role.REGIONAL_MANAGER, Role.ACCOUNT_MANAGER))
    done = {number for found in _evaluations(case) for number in found.people}
    return coverage(case, (m.employee_no for m in people), done)


def tasks_set(case: Case) -> Tally:
    """Tasks of the next stage (rule 4-23)."""
    return Tally(sum(found.tasks for found in _evaluations(case)), case.number)


def team_work_recorded(case: Case) -> Tally:
    """Recruiting and culture records; the guideline gives no figure (rules 4-8, 4-20)."""
    return Tally(len(case.recorded(case.facts.team_work)), None)


def team_work_checked(case: Case) -> Tally:
    """Market and regional managers whose recruiting and culture work was checked in the month (rule 5-8)."""
    leaders = _expected(case, case.units, LEADERS)
    return coverage(
        case, (m.employee_no for m in leaders), {mark.place for mark in case.recorded(case.facts.team_checks)}
    )


def accounts_opened(case: Case) -> Tally:
    """Own accounts opened in the month beside the target (rule 4-9); no duty without results or target."""
    opened = case.facts.records.opened
    if opened is None:
        return Tally(0, 0)
    return Tally(opened.get(case.subject.key, 0), case.facts.records.targets.get(case.subject.key, 0))


def scores_received(case: Case) -> Tally:
    """Market departments whose report of last week has come (rule 5-9)."""
    week = Week.of(case.first).shifted(-1)
    departments = [
        code
        for code in sorted(case.units)
        if _is(case, code, UnitKind.MARKET_DEPARTMENT) and case.org.units[code].active_on(week.sunday)
    ]
    reports = [report for code in departments if (report := _report(case, code, week))]
    tally = coverage(case, departments, (report.unit for report in reports))
    return tally._replace(late=any(report.on > case.due for report in reports))


def people_sampled(case: Case) -> Tally:
    """People drawn for a check of their logs, of the client managers of each branch (rule 5-10, decision F19)."""
    same_city = case.entry.of is Of.SAME_CITY
    teams = branches_below(case.facts, case.subject.key, case.last, same_city=same_city)
    sizes = [len(_expected(case, case.facts.below(team), (Role.ACCOUNT_MANAGER,))) for team in teams]
    drawn = {sample.author for sample in _samples(case)}
    return Tally(len(drawn), sum(share_of(case.number, size) for size in sizes))


def samples_worked(case: Case) -> Tally:
    """People drawn whose logs, replies and score were looked at (rule 5-11)."""
    samples = _samples(case)
    return coverage(
        case,
        sorted(sample.author for sample in samples),
        {sample.author for sample in samples if sample.worked},
    )


def scores_handed_on(case: Case) -> Tally:
    """Branches whose scores of last month went to head office (rule 5-12)."""
    month = date.fromordinal(case.first.toordinal() - 1).replace(day=1)
    branches = [
        code
        for code in sorted(case.units)
        if _is(case, code, UnitKind.BRANCH) and case.org.units[code].active_on(case.first)
    ]
    handed = {one.branch: one.on for one in case.facts.records.handed_on if one.month == month}
    tally = coverage(case, branches, handed)
    return tally._replace(late=any(handed[code] > case.due for code in branches if code in handed))


def _expected(case: Case, units: Iterable[str], roles: tuple[Role, ...]) -> list[Member]:
    """People in these roles at the period's end who have an expected day in it, but the subject."""
    return [
        member
        for member in case.facts.people_in(units, case.last)
        if member.assignment_on(case.last).role in roles
        and member.employee_no != case.subject.key
        and case.facts.expects(member, case.first, case.last)
    ]


def _expected_days(case: Case, member: Member) -> int:
    return sum(case.org.is_expected(member, day) for day in days_of(case.first, case.last))


def _is(case: Case, code: str, kind: UnitKind) -> bool:
    """Whether a unit is of a kind and there on the period's last day."""
    unit = case.org.units[code]
    return unit.kind is kind and unit.active_on(case.last)


def _report(case: Case, unit: str, week: Week) -> Issued | None:
    return next((found for found in case.facts.records.reports if (found.unit, found.week) == (unit, week)), None)


def _evaluations(case: Case) -> list[Evaluated]:
    week = Week.of(case.first)
    found = case.facts.records.evaluations
    return [one for one in found if one.unit == case.subject.unit and one.week == week]


def _samples(case: Case) -> list[Sampled]:
    """What the unit drew for the period out of the units looked at."""
    members = case.org.members
    return [
        sample
        for sample in case.facts.records.samples
        if sample.unit == case.subject.key
        and case.first <= sample.first
        and sample.last <= case.last
        and (member := members.get(sample.author))
        and member.assignment_on(sample.last).unit in case.units
    ]
