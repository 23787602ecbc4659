"""What waits for a decision, one log in full, who has not submitted (rules 3-2, 4-10, decision F25)."""

from dataclasses import replace
from datetime import date, tzinfo
from itertools import dropwhile

from domain.log_list import LogFilter, pass_marks
from domain.organisation import Organisation
from domain.ports import Reader
from domain.problems import Refusal
from domain.review import (
    LogDetail,
    LogStory,
    MissingRow,
    QueueRow,
    is_late,
    missing_days,
    pace_of,
    shortfalls,
)
from domain.scores import rules_lookup, scored_day, week_score, week_scores
from domain.weeks import Week
from domain.work_log import LogStatus

WEEKS_OF_TREND = 5
QUEUE = 1_000
"""More logs than that nobody reads in a sitting; a longer queue only costs."""


def waiting_logs(
    reader: Reader, me: str, unit: str, days: tuple[date, date], zone: tzinfo | None = None
) -> tuple[QueueRow, ...]:
    """The submitted logs of some days that I may decide, of a unit and all below it (decision F25).

    Oldest first, from the first QUEUE logs of the unit: what comes later moves up as these are decided.
    """
    org = reader.organisation()
    rules_on = rules_lookup(org, reader.rule_versions())
    units = _units(org, unit)
    rows = []
    for handed in reader.handed_logs(LogStatus.SUBMITTED, days, units, QUEUE):
        log = handed.log
        member = org.members[log.employee_no]
        held = member.assignment_on(log.day).unit
        if held not in units or not org.may_decide(me, log.employee_no, log.day):
            continue
        scored = scored_day(org, member, log.day, log, rules_on(held, log.day))
        rows.append(
            QueueRow(
                log=log,
                name=member.name,
                unit=held,
                unit_name=org.units[held].name,
                score=scored.score,
                pass_mark=scored.rules.day_pass,
                missed=shortfalls(scored),
                at=handed.at,
                imported=handed.imported,
                late=is_late(org.calendar, handed, zone),
            )
        )
    return tuple(rows)


def log_detail(
    reader: Reader, org: Organisation, log: tuple[str, date], me: str, today: date, zone: tzinfo | None = None
) -> LogDetail:
    """One log, by number and day, with its arithmetic, week, trend, story, and what others recorded that day.

    Refuses `log_missing`.
    """
    employee_no, day = log
    story = reader.log_story(employee_no, day)
    if story is None:
        raise Refusal("log_missing", employee_no=employee_no, day=day.isoformat())
    reviewers = {reply.reviewer for reply in story.replies}
    rules_on = rules_lookup(org, reader.rule_versions())
    member = org.members[employee_no]
    week = Week.of(day)
    weeks = [week.shifted(-n) for n in range(WEEKS_OF_TREND, -1, -1)]
    logs = reader.logs_on([d for one in weeks for d in one.days], {employee_no}).get(employee_no, {})
    scores = [week_score(org, member, one, logs, rules_on, today) for one in weeks]
    held = member.assignment_on(day)
    written = story.handed.log
    return LogDetail(
        handed=story.handed,
        name=member.name,
        role=held.role,
        unit=held.unit,
        outlet_name=reader.outlet_name(written.text.outlet) or written.text.outlet,
        scored=scored_day(org, member, day, written, rules_on(held.unit, day)),
        week=scores[-1],
        pace=pace_of(scores[-1], today),
        weeks=tuple(dropwhile(lambda s: not any(d.log for d in s.days), scores[:-1])),
        versions=story.versions,
        replies=story.replies,
        roles={number: org.members[number].assignment_on(day).role for number in reviewers},
        records=reader.outlet_records(written.text.outlet, day),
        late=is_late(org.calendar, story.handed, zone),
        hindrance=_hindrance(org, story, me),
    )


def _hindrance(org: Organisation, story: LogStory, me: str) -> str:
    """Why I may not decide a log, as a code; empty where I may."""
    log = story.handed.log
    if me == log.employee_no:
        return "own_log"
    if not org.may_decide(me, log.employee_no, log.day):
        return "not_above"
    return ""


def missing_logs(reader: Reader, week: Week, unit: str, today: date) -> tuple[MissingRow, ...]:
    """The client managers of a unit and all below it with a log missing in the week up to today (rule 3-2)."""
    org = reader.organisation()
    rules_on = rules_lookup(org, reader.rule_versions())
    logs = reader.logs(week.monday, min(week.sunday, max(week.monday, today)))
    found = []
    for score in week_scores(org, _units(org, unit), week, logs, rules_on, today):
        days = missing_days(score.days, org.calendar, today)
        if days:
            unit_name = org.units[score.unit].name
            found.append(MissingRow(score.employee_no, score.name, score.unit, unit_name, days))
    return tuple(found)


def log_filter(reader: Reader, wanted: LogFilter, unit: str, *, below: bool) -> LogFilter:
    """A filter for a unit and all below it; `below` the pass mark of the log's day and unit (rules 3-3, 3-12)."""
    org = reader.organisation(())
    units = _units(org, unit)
    marks = pass_marks(org, reader.rule_versions()) if below else ()
    return replace(wanted, units=None if len(units) == len(org.units) else units, below=marks)


def _units(org: Organisation, unit: str) -> frozenset[str]:
    """A unit and all below it; refuses `unknown_unit`."""
    if unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    return org.below(unit)
