"""A weekly report while it is being written: its chapters, what is still open, and what the week itself proposes
(rules 4-11, 4-21 to 4-23).

Everything here is worked out from the report's value; the sentences are chosen where they are shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from domain.organisation import UnitKind
from domain.problems import Fact
from domain.report import PlanResult, PlanTask, TypedParts, WeeklyReport
from domain.weeks import Week
from domain.workdays import WorkCalendar

UNDONE = frozenset({PlanResult.PARTLY, PlanResult.NOT_DONE})
"""Results that ask for a reason, and whose task usually goes on into the next week."""


class Chapter(StrEnum):
    """The chapters in the order of the paper, by the code of their title."""

    SUMMARY = "summary"
    SCORES = "scores"
    SHORTFALLS = "shortfalls"
    DUTIES = "duties"
    REPLIES = "replies"
    FIELD = "inspections"
    EVENTS = "events"
    LAST_PLAN = "last_plan"
    NEXT_PLAN = "next_plan"
    EVALUATION = "evaluation"


def chapters_of(report: WeeklyReport) -> tuple[Chapter, ...]:
    """The chapters a report has: one issued before duties were watched says nothing of them."""
    return tuple(chapter for chapter in Chapter if chapter is not Chapter.DUTIES or report.duties is not None)


class ChapterState(StrEnum):
    """Whether a chapter fills itself, was written, waits to be, or may stay empty."""

    AUTOMATIC = "automatic"
    WRITTEN = "written"
    OPEN = "open"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something still open. `blocks` keeps the report from being issued; any other point is only a remark.

    `place` counts tasks of a plan from 1; `names` are people or units the point is about.
    """

    code: str
    chapter: Chapter
    blocks: bool = False
    place: int = 0
    names: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A thing the figures say, for a sentence of the summary: `facts` fill the sentence of `code`."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What the week left open and the next plan may take up. `owners` are names, `due` lies in the next week."""

    code: str
    due: date
    count: int = 0
    names: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


def carried_in(planned: Sequence[PlanTask], answered: Iterable[PlanTask]) -> tuple[PlanTask, ...]:
    """Last week's plan with this week's answers: tasks can't be reworded, added or dropped, only answered."""
    waiting: dict[str, list[PlanTask]] = {}
    for answer in answered:
        waiting.setdefault(answer.task, []).append(answer)
    carried = []
    for task in planned:
        answers = waiting.get(task.task)
        answer = answers.pop(0) if answers else PlanTask(task.task)
        carried.append(replace(task, result=answer.result, remark=answer.remark))
    return tuple(carried)


def is_carried_on(typed: TypedParts, task: PlanTask) -> bool:
    """Whether a task of last week stands in the next plan too (轉入下週)."""
    return any(task.task == planned.task for planned in typed.next_plan)


def plan_day(week: Week) -> date:
    """When a task of the next plan is due unless somebody says otherwise: that week's Friday."""
    return week.shifted(1).days[4]


def carry_on(typed: TypedParts, task: PlanTask, due: date) -> TypedParts:
    """The next plan with a task of last week in it, due on another day."""
    if is_carried_on(typed, task):
        return typed
    anew = PlanTask(task.task, task.owner, due, task.measure)
    return replace(typed, next_plan=(*typed.next_plan, anew))


def let_go(typed: TypedParts, task: PlanTask) -> TypedParts:
    """The next plan without a task of last week."""
    return replace(typed, next_plan=tuple(planned for planned in typed.next_plan if planned.task != task.task))


def answer(typed: TypedParts, place: int, result: PlanResult, due: date) -> TypedParts:
    """Last week's task at a place (from 0) with its result. What was not finished goes on into the next plan."""
    task = typed.last_plan[place]
    tasks = (*typed.last_plan[:place], replace(task, result=result), *typed.last_plan[place + 1 :])
    answered = replace(typed, last_plan=tasks)
    if result not in UNDONE:
        return let_go(answered, task)
    return carry_on(answered, task, due) if task.result not in UNDONE else answered


def without_blanks(typed: TypedParts) -> TypedParts:
    """What was typed without the rows of the next plan in which nothing stands but perhaps a day."""
    written = (task for task in typed.next_plan if (task.task + task.owner + task.measure).strip())
    return replace(typed, next_plan=tuple(written))


def unanswered_lines(text: str) -> tuple[str, ...]:
    """The names at the start of lines of an evaluation behind whose colon nothing was written."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line[:-1].strip() for line in lines if line.endswith(("：", ":")))


def open_points(report: WeeklyReport, today: date, missing_regions: Sequence[str] = ()) -> tuple[OpenPoint, ...]:
    """All that is still open, in the order of the chapters; remarks last. `missing_regions` have not reported."""
    points = [*_last_plan(report.typed), *_next_plan(report), *_evaluation(report)]
    remarks = [*(p for p in points if not p.blocks), *_remarks(report, today, missing_regions)]
    return (*(p for p in points if p.blocks), *remarks)


def _last_plan(typed: TypedParts) -> Iterable[OpenPoint]:
    for place, task in enumerate(typed.last_plan, 1):
        if task.result is PlanResult.OPEN:
            yield OpenPoint("no_result", Chapter.LAST_PLAN, blocks=True, place=place)
        elif task.result in UNDONE and not task.remark.strip():
            yield OpenPoint("no_reason", Chapter.LAST_PLAN, blocks=True, place=place)


def _next_plan(report: WeeklyReport) -> Iterable[OpenPoint]:
    tasks = report.typed.next_plan
    if not tasks:
        yield OpenPoint("no_plan", Chapter.NEXT_PLAN, blocks=_is_department(report))
    for place, task in enumerate(tasks, 1):
        if not task.task.strip():
            yield OpenPoint("no_task", Chapter.NEXT_PLAN, blocks=True, place=place)
        elif not task.owner.strip() or task.due is None:
            code = "no_due" if task.owner.strip() else "no_owner"
            yield OpenPoint(code, Chapter.NEXT_PLAN, place=place)


def _evaluation(report: WeeklyReport) -> Iterable[OpenPoint]:
    """A department evaluates its managers and people every week (rule 4-23)."""
    typed = report.typed
    if not typed.evaluation.strip() and not typed.evaluations:
        if _is_department(report):
            yield OpenPoint("no_evaluation", Chapter.EVALUATION, blocks=True)
        return
    blank = (name for one in typed.evaluations if not one.sentence.strip() for name in one.names)
    if names := (*unanswered_lines(typed.evaluation), *blank):
        yield OpenPoint("not_evaluated", Chapter.EVALUATION, blocks=True, names=names, count=len(names))


def _remarks(report: WeeklyReport, today: date, missing_regions: Sequence[str]) -> Iterable[OpenPoint]:
    """What a reader may ask about; none of it keeps the report from being issued."""
    if missing_regions:
        names = tuple(missing_regions)
        yield OpenPoint("regions_missing", Chapter.EVALUATION, names=names, count=len(names))
    if today <= report.week.sunday:
        yield OpenPoint("week_running", Chapter.SCORES)
    if waiting := sum(row.waiting for row in report.replies):
        yield OpenPoint("logs_waiting", Chapter.REPLIES, count=waiting)
    if report.revision == 1 and today > report.due_on:
        yield OpenPoint("late", Chapter.SUMMARY, count=(today - report.due_on).days)


def _is_department(report: WeeklyReport) -> bool:
    return report.unit.kind is UnitKind.MARKET_DEPARTMENT


def chapter_states(report: WeeklyReport, points: Iterable[OpenPoint]) -> dict[Chapter, ChapterState]:
    """Every chapter's state, in the order of the paper."""
    blocked = {point.chapter for point in points if point.blocks}
    typed = report.typed
    written = {
        Chapter.SUMMARY: bool(typed.summary.strip()),
        Chapter.LAST_PLAN: bool(typed.last_plan),
        Chapter.NEXT_PLAN: bool(typed.next_plan),
        Chapter.EVALUATION: bool(typed.evaluations)
        or any(text.strip() for text in (typed.evaluation, typed.requests, typed.notes)),
    }
    states = {}
    for chapter in chapters_of(report):
        if chapter in blocked:
            states[chapter] = ChapterState.OPEN
        elif written.get(chapter):
            states[chapter] = ChapterState.WRITTEN
        else:
            optional = chapter in {Chapter.NEXT_PLAN, Chapter.EVALUATION}
            states[chapter] = ChapterState.OPTIONAL if optional else ChapterState.AUTOMATIC
    return states


def summary_points(report: WeeklyReport) -> tuple[Point, ...]:
    """What the figures say in three sentences: the scores, who fell short, the field."""
    s = report.summary
    if not s.assessed:
        return (Point("nobody_assessed"),)
    failed = [row for row in report.falling_short if row.qualified is False]
    missed = [row for row in report.falling_short if row.qualified]
    points = [
        Point(
            "scores",
            {
                "qualified": s.qualified,
                "failed": s.assessed - s.qualified,
                "handed": s.logs_handed,
                "expected": s.logs_expected,
            },
        )
    ]
    if failed:
        points.append(Point("failed", {"count": len(failed)}, tuple(row.name for row in failed)))
    if missed:
        points.append(Point("missed", {"count": len(missed)}, tuple(row.name for row in missed)))
    field_facts: dict[str, Fact] = {
        "inspected": s.outlets_inspected,
        "outlets": s.outlets,
        "heads": s.heads_visited,
        "findings": s.findings,
        "events": s.events_held,
    }
    return (*points, Point("field", field_facts))


def gaps(report: WeeklyReport) -> tuple[Gap, ...]:
    """What the week left open, as proposals for the next plan."""
    s, due = report.summary, plan_day(report.week)
    owners = _managers(report) or ((report.author.name,) if report.author else ())
    found = []
    if s.outlets > s.outlets_inspected:
        found.append(Gap("outlets", due, s.outlets - s.outlets_inspected, owners=owners))
    for row in report.inspections:
        if row.fix_by and report.week.sunday < row.fix_by <= report.week.shifted(1).sunday:
            found.append(Gap("recheck", row.fix_by, names=(row.outlet,), owners=(row.inspector,)))
    if failed := tuple(row.name for row in report.falling_short if row.qualified is False):
        found.append(Gap("coach", due, len(failed), failed, owners))
    if s.logs_expected > s.logs_handed:
        found.append(Gap("logs", report.week.shifted(1).monday, s.logs_expected - s.logs_handed, owners=owners))
    behind = tuple(row.manager for row in report.replies if (row.replied or 0) < (row.required or 0))
    if behind:
        found.append(Gap("replies", due, len(behind), behind, behind))
    if not any(event.kind == "outdoor" and event.status == "held" for event in report.events):
        found.append(Gap("event", due, 1, owners=owners))
    return tuple(found)


def _managers(report: WeeklyReport) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.manager for row in report.replies if row.manager))


class Handing(StrEnum):
    """How a unit stands with its report of a week."""

    ON_TIME = "on_time"
    LATE = "late"
    DUE = "due"
    MISSING = "missing"


def due_day(week: Week, calendar: WorkCalendar) -> date:
    """When a week's report is due: the Monday after it, or the first working day from then on (rule 5-9, F15)."""
    return calendar.next_working_day(week.sunday + timedelta(days=1))


def handing(first_issued: date | None, due_on: date, today: date) -> Handing:
    """By the day the first revision was issued; a report not issued is due until its day is over."""
    if first_issued is None:
        return Handing.DUE if today <= due_on else Handing.MISSING
    return Handing.ON_TIME if first_issued <= due_on else Handing.LATE
