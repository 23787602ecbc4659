"""The weekly report of a region or market department: composed, frozen when issued (rules 4-11, 4-21, 4-22)."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from domain.evaluation import stage_tasks
from domain.field import Event, Inspection, Outlet, Reply, Visit
from domain.organisation import Member, Organisation, Role, UnitKind
from domain.ports import Reader, Store
from domain.problems import Refusal
from domain.report import (
    DayCell,
    EventRow,
    InspectionRow,
    MinimumCell,
    Person,
    ReplyRow,
    ScoreRow,
    Summary,
    TypedParts,
    UnitLine,
    VisitRow,
    WeeklyReport,
)
from domain.report_draft import carried_in, due_day, plan_day
from domain.rules import sum_check
from domain.scores import DayStatus, WeekScore, rules_lookup, week_scores
from domain.services.week_duties import duties_of_week
from domain.weeks import Week
from domain.work_log import Item, LogStatus, WorkLog

Deliver = Callable[[WeeklyReport], None]
"""Writes the report's files; what it refuses, refuses the issue."""


def issue_weekly_report(
    store: Store,
    unit: str,
    week: Week,
    today: date,
    deliver: Deliver | None = None,
    by: str = "",
    seen: str | None = None,
) -> WeeklyReport:
    """The unit's report of a week, frozen once it is delivered.

    Issued as the next revision only where something has changed since the last one. `seen` is the code of the
    report somebody looked at: only that one is issued. Refuses `unknown_unit`, `no_report_of_unit` (neither
    region nor market department), `week_not_begun`, `report_changed` (it is no longer what was seen).
    """
    with store.action("report", by) as writer:
        latest = writer.latest_report(unit, week)
        report = compose_weekly_report(writer, unit, week, today).after(latest)
        if seen is not None and seen != report.verification_code:
            raise Refusal("report_changed", week=str(week))
        if deliver:
            deliver(report)
        if report is latest:
            writer.roll_back()
        else:
            writer.add_report(report)
            writer.note(unit=unit, week=str(week), revision=report.revision, code=report.verification_code)
        return report


def save_typed_parts(store: Store, unit: str, week: Week, typed: TypedParts, by: str = "") -> int | None:
    """Keep what somebody typed for a unit's week; the action's number, None where it is kept already.

    Refuses `unknown_unit`.
    """
    with store.action("draft", by) as writer:
        if writer.typed_parts(unit, week) == typed:
            writer.roll_back()
            return None
        writer.save_typed(unit, week, typed)
        writer.note(unit=unit, week=str(week))
        return writer.number


def typed_parts_of(reader: Reader, unit: str, week: Week) -> TypedParts:
    """What was typed for a week, with last week's plan carried in: as it was issued, else as it was drafted.

    The tasks set in last week's evaluation stand in it too (rule 4-23).
    """
    typed = reader.typed_parts(unit, week) or TypedParts()
    earlier = week.shifted(-1)
    issued = reader.latest_report(unit, earlier)
    before = issued.typed if issued else reader.typed_parts(unit, earlier) or TypedParts()
    planned = (*before.next_plan, *stage_tasks(before, plan_day(earlier)))
    return replace(typed, last_plan=carried_in(planned, typed.last_plan))


def compose_weekly_report(reader: Reader, unit: str, week: Week, today: date) -> WeeklyReport:
    """The report as the store stands, as a first revision."""
    org = reader.organisation()
    _check(org, unit, week, today)
    return _Composer(reader, org, unit, week, today).report()


def _check(org: Organisation, unit: str, week: Week, today: date) -> None:
    if unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    if org.units[unit].kind not in {UnitKind.REGION, UnitKind.MARKET_DEPARTMENT}:
        raise Refusal("no_report_of_unit", unit=org.units[unit].name)
    if week.monday > today:
        raise Refusal("week_not_begun", week=str(week), today=today.isoformat())


def manager_of(org: Organisation, unit: str, week: Week) -> Person | None:
    """Who leads a unit in the week: its regional or market manager, the last one where they changed."""
    return managers_of(org, [unit], week).get(unit)


def managers_of(org: Organisation, units: Collection[str], week: Week) -> dict[str, Person]:
    """Who leads each of these units in the week; one look at everybody, however many units."""
    latest: dict[str, tuple[date, Person]] = {}
    for member in org.members_in(units, week.days):
        last = member.last_day_within(week.days) or week.sunday
        held = member.assignment_on(last)
        leads = Role.REGIONAL_MANAGER if org.units[held.unit].kind is UnitKind.REGION else Role.MARKET_MANAGER
        if held.role is leads and (held.unit not in latest or latest[held.unit][0] <= last):
            latest[held.unit] = (last, Person(member.employee_no, member.name, leads))
    return {unit: person for unit, (_, person) in latest.items()}


class _Composer:
    """Gathers one unit's week."""

    def __init__(self, reader: Reader, org: Organisation, unit: str, week: Week, today: date) -> None:
        self.reader, self.org, self.week, self.today = reader, org, week, today
        self.unit = org.units[unit]
        self.units = org.below(unit)
        self.rules_on = rules_lookup(org, reader.rule_versions())
        self.logs = reader.logs(week.monday, week.sunday)
        self.scores = week_scores(org, self.units, week, self.logs, self.rules_on, today)
        self.outlets = {outlet.code: outlet for outlet in reader.outlets()}
        self.inspections = [x for x in reader.inspections(*self.span) if self._is_ours(x.inspector, x.day)]
        self.visits = [x for x in reader.visits(*self.span) if self._is_ours(x.visitor, x.day)]
        self.events = [x for x in reader.events(*self.span) if x.host in self.units]

    @property
    def span(self) -> tuple[date, date]:
        return self.week.monday, self.week.sunday

    def _is_ours(self, number: str, day: date) -> bool:
        """Recorded by somebody whose own unit that day was the reporting unit or one below it."""
        member = self.org.members.get(number)
        return member is not None and member.assignment_on(day).unit in self.units

    def report(self) -> WeeklyReport:
        rules = self.rules_on(self.unit.code, self.week.sunday)
        check = sum_check(rules)
        chain = self.org.chain(self.unit.code)
        replies = self._replies()
        return WeeklyReport(
            unit=UnitLine(self.unit.code, self.unit.name, self.unit.kind),
            chain=tuple(unit.name for unit in chain[:-1]),
            recipients=self._recipients(),
            author=manager_of(self.org, self.unit.code, self.week),
            week=self.week,
            issued_on=self.today,
            revision=1,
            due_on=due_day(self.week, self.org.calendar),
            logs_through=self._last_log_day(),
            rule_version=rules.version,
            appointment_points=rules.points.get(Item.APPOINTMENTS, 0),
            day_pass=rules.day_pass,
            week_pass=rules.week_pass,
            short_week=rules.short_week.value,
            sum_of_day_minimums=check.day_sum,
            sum_of_week_minimums=check.week_sum,
            calendar_published=all(self.org.calendar.is_published(day) for day in self.week.days),
            summary=self._summary(replies),
            scores=self._score_rows(),
            replies=replies,
            inspections=tuple(self._inspection_row(x) for x in self.inspections),
            visits=tuple(self._visit_row(x) for x in self.visits),
            events=tuple(self._event_row(x) for x in self.events),
            typed=typed_parts_of(self.reader, self.unit.code, self.week),
            duties=duties_of_week(
                self.reader, self.unit.code, self.week, self.today, [score.employee_no for score in self.scores]
            ),
        )

    def _recipients(self) -> tuple[str, ...]:
        """A region reports to its department, a department to branch and management department."""
        above = [unit for unit in self.org.chain(self.unit.code)[:-1] if unit.kind is not UnitKind.HEAD_OFFICE]
        if self.unit.kind is UnitKind.REGION:
            return tuple(unit.name for unit in above[-1:])
        return tuple(unit.name for unit in reversed(above[-2:]))

    def _last_log_day(self) -> date | None:
        days = [day for score in self.scores for day in self.logs.get(score.employee_no, {})]
        return max(days, default=None)

    def _score_rows(self) -> tuple[ScoreRow, ...]:
        before = self.week.shifted(-1)
        totals = self.reader.week_totals(before)
        rows = []
        for score in self.scores:
            member = self.org.members[score.employee_no]
            employed = member.last_day_within(before.days) is not None
            rows.append(self._score_row(score, totals.get(score.employee_no, 0) if employed else None))
        return tuple(sorted(rows, key=lambda row: (row.unit, row.employee_no)))

    def _score_row(self, score: WeekScore, last_week: int | None) -> ScoreRow:
        return ScoreRow(
            employee_no=score.employee_no,
            name=score.name,
            unit=score.unit,
            unit_name=self.org.units[score.unit].name,
            days=tuple(
                DayCell(d.status, d.score, d.expected, low=d.qualified is False or d.status is DayStatus.RETURNED)
                for d in score.days
            ),
            expected_days=score.expected_days,
            score=score.score,
            pass_mark=score.pass_mark,
            qualified=score.qualified,
            provisional=score.provisional,
            last_week=last_week,
            minimums=tuple(MinimumCell(m.item, m.done, m.required, m.met) for m in score.minimums),
        )

    def _replies(self) -> tuple[ReplyRow, ...]:
        given = self.reader.replies(*self.span)
        units = sorted({score.unit for score in self.scores})
        return tuple(self._reply_row(unit, given) for unit in units)

    def _reply_row(self, unit: str, given: tuple[Reply, ...]) -> ReplyRow:
        scores = [score for score in self.scores if score.unit == unit]
        days = [day for score in scores for day in score.days]
        due = [day for day in days if day.expected]
        logs = [day.log for day in days if day.log]
        is_region = self.org.units[unit].kind is UnitKind.REGION
        manager = manager_of(self.org, unit, self.week) if is_region else None
        required = [score for score in scores if self._must_be_replied_to(score, unit)]
        return ReplyRow(
            unit=unit,
            unit_name=self.org.units[unit].name,
            manager=manager.name if manager else "",
            expected=len(due),
            handed=sum(day.log is not None and day.log.status.counts for day in due),
            missing=sum(day.status is DayStatus.MISSING for day in due),
            returned=_count(logs, LogStatus.RETURNED),
            waiting=_count(logs, LogStatus.SUBMITTED),
            replied=sum(self._is_replied_to(score, unit, manager, given) for score in required) if manager else None,
            required=len(required) if manager else None,
        )

    def _must_be_replied_to(self, score: WeekScore, unit: str) -> bool:
        """Members of the region at the week's end with an expected day (F13)."""
        member = self.org.members[score.employee_no]
        at_the_end = member.employed_on(self.week.sunday) and member.assignment_on(self.week.sunday).unit == unit
        return at_the_end and score.expected_days > 0

    def _is_replied_to(self, score: WeekScore, unit: str, manager: Person | None, given: tuple[Reply, ...]) -> bool:
        """Whether the manager replied on as many log days as the rules ask for (rule 4-10)."""
        replied = {
            reply.day
            for reply in given
            if manager and reply.employee_no == score.employee_no and reply.reviewer == manager.employee_no
        }
        asked = self.rules_on(unit, self.week.sunday).number("duty.4-10")
        return len(replied) >= min(asked, score.expected_days)

    def _summary(self, replies: tuple[ReplyRow, ...]) -> Summary:
        assessed = [score for score in self.scores if score.qualified is not None]
        shares = [1000 * score.score / score.pass_mark for score in assessed if score.pass_mark]
        in_charge = {code for code, outlet in self.outlets.items() if self._in_charge(outlet)}
        return Summary(
            people=len(self.scores),
            assessed=len(assessed),
            qualified=sum(score.qualified is True for score in assessed),
            attainment=round(sum(shares) / len(shares)) if shares else None,
            logs_expected=sum(row.expected for row in replies),
            logs_handed=sum(row.handed for row in replies),
            replied=sum(row.replied or 0 for row in replies),
            reply_required=sum(row.required or 0 for row in replies),
            outlets=len(in_charge),
            outlets_inspected=len({x.outlet for x in self.inspections} & in_charge),
            heads_visited=len({x.outlet for x in self.visits if x.outlet}),
            findings=sum(x.result == "abnormal" for x in self.inspections),
            events_held=sum(x.status == "held" for x in self.events),
            events_planned=sum(x.status == "planned" for x in self.events),
        )

    def _in_charge(self, outlet: Outlet) -> bool:
        """Active and assigned to the unit or below on the week's last day (F10)."""
        return outlet.active_on(self.week.sunday) and outlet.unit_on(self.week.sunday) in self.units

    def _name(self, number: str) -> str:
        member: Member | None = self.org.members.get(number)
        return member.name if member else number

    def _inspection_row(self, x: Inspection) -> InspectionRow:
        name = self.outlets[x.outlet].name
        return InspectionRow(x.day, name, self._name(x.inspector), x.kind, x.result, x.finding, x.fix_by)

    def _visit_row(self, x: Visit) -> VisitRow:
        place = self.outlets[x.outlet].name if x.outlet else f"{x.bank}{x.office}"
        return VisitRow(x.day, place, self._name(x.visitor), x.counterpart, x.content, x.result)

    def _event_row(self, x: Event) -> EventRow:
        host = self.org.units[x.host].name
        checked = tuple(dict.fromkeys(self._name(number) for _, number in x.checks))
        organiser = self._name(x.organiser) if x.organiser else ""
        return EventRow(x.day, x.name, x.place, x.kind, host, organiser, len(x.attending), x.status, checked)


def _count(logs: list[WorkLog], status: LogStatus) -> int:
    return sum(log.status is status for log in logs)
