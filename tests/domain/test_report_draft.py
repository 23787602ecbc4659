"""A report while it is being written: chapters, open points, what the week proposes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.pdf_speed import report_of
from domain.organisation import Role, UnitKind
from domain.report import EventRow, InspectionRow, Person, PlanResult, PlanTask, TypedParts, WeeklyReport
from domain.report_draft import (
    Chapter,
    ChapterState,
    Gap,
    Handing,
    answer,
    carried_in,
    chapter_states,
    due_day,
    gaps,
    handing,
    is_carried_on,
    let_go,
    open_points,
    summary_points,
    unanswered_lines,
    without_blanks,
)
from domain.weeks import Week
from domain.workdays import WorkCalendar

WEEK = Week(2026, 46)
AFTER, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
DONE = PlanTask("抽查三個網點", "許知遠", date(2026, 11, 13), "3/3", PlanResult.DONE)
COMPLETE = TypedParts(
    last_plan=(DONE,),
    next_plan=(PlanTask("陪訪新人", "方景行", date(2026, 11, 20)),),
    evaluation="方景行：檢查及時。",
)


@pytest.fixture
def report() -> WeeklyReport:
    return replace(report_of(40), typed=COMPLETE, replies=())


def codes(report: WeeklyReport, today: date = AFTER, missing: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    return [(point.code, point.blocks) for point in open_points(report, today, missing)]


def test_last_weeks_tasks_are_only_answered() -> None:
    planned = (PlanTask("甲", "許", AFTER), PlanTask("乙"), PlanTask("甲", "沈"))
    answers = (
        PlanTask("甲", "別人", result=PlanResult.DONE, remark="一"),
        PlanTask("甲", result=PlanResult.PARTLY, remark="二"),
        PlanTask("自己加的", result=PlanResult.DONE),
    )
    assert carried_in(planned, answers) == (
        PlanTask("甲", "許", AFTER, result=PlanResult.DONE, remark="一"),
        PlanTask("乙"),
        PlanTask("甲", "沈", result=PlanResult.PARTLY, remark="二"),
    )


def test_what_was_not_finished_goes_on_into_the_next_plan() -> None:
    typed = TypedParts(last_plan=(replace(DONE, result=PlanResult.OPEN), PlanTask("乙")))
    partly = answer(typed, 0, PlanResult.PARTLY, FRIDAY)
    assert partly.last_plan[0].result is PlanResult.PARTLY
    assert partly.next_plan == (PlanTask(DONE.task, DONE.owner, FRIDAY, DONE.measure),)
    let_off = let_go(partly, DONE)
    assert not is_carried_on(let_off, DONE)
    assert answer(let_off, 0, PlanResult.NOT_DONE, FRIDAY).next_plan == (), "once let go it stays out"
    assert answer(partly, 0, PlanResult.NOT_DONE, FRIDAY).next_plan == partly.next_plan
    assert answer(partly, 0, PlanResult.DONE, FRIDAY).next_plan == ()
    held = replace(typed, next_plan=(PlanTask(DONE.task, "改人"),))
    assert answer(held, 0, PlanResult.NOT_DONE, FRIDAY).next_plan == held.next_plan, (
        "what stands there stays as it is"
    )


def test_empty_rows_are_not_kept() -> None:
    owned = PlanTask("", owner="許知遠")
    assert without_blanks(TypedParts(next_plan=(PlanTask(" ", due=AFTER), owned))).next_plan == (owned,)


def test_lines_that_only_name_somebody_are_not_yet_written() -> None:
    assert unanswered_lines("方景行：\n溫書瑤：好。\n Lin : \n") == ("方景行", "Lin")


def test_a_complete_report_has_nothing_open(report: WeeklyReport) -> None:
    assert open_points(report, AFTER) == ()
    states = chapter_states(report, ())
    assert list(states) == list(Chapter)
    before = chapter_states(replace(report, duties=None), ())
    assert list(before) == [chapter for chapter in Chapter if chapter is not Chapter.DUTIES]
    assert states[Chapter.SCORES] is ChapterState.AUTOMATIC
    assert states[Chapter.SUMMARY] is ChapterState.AUTOMATIC
    assert states[Chapter.EVALUATION] is ChapterState.WRITTEN


def test_what_blocks_a_department(report: WeeklyReport) -> None:
    typed = TypedParts(
        last_plan=(
            replace(DONE, result=PlanResult.OPEN),
            replace(DONE, result=PlanResult.PARTLY, remark=" "),
            replace(DONE, result=PlanResult.NOT_DONE, remark="颱風"),
        ),
        next_plan=(PlanTask("", "許知遠"), PlanTask("甲"), PlanTask("乙", "許知遠")),
        evaluation="方景行：",
    )
    report = replace(report, typed=typed)
    assert codes(report) == [
        ("no_result", True),
        ("no_reason", True),
        ("no_task", True),
        ("not_evaluated", True),
        ("no_owner", False),
        ("no_due", False),
    ]
    points = open_points(report, AFTER)
    assert [point.place for point in points] == [1, 2, 1, 0, 2, 3]
    states = chapter_states(report, points)
    assert [c for c, s in states.items() if s is ChapterState.OPEN] == [
        Chapter.LAST_PLAN,
        Chapter.NEXT_PLAN,
        Chapter.EVALUATION,
    ]
    assert codes(replace(report, typed=TypedParts(last_plan=(DONE,)))) == [("no_plan", True), ("no_evaluation", True)]


def test_a_region_may_leave_plan_and_evaluation_out(report: WeeklyReport) -> None:
    region = replace(report, unit=replace(report.unit, kind=UnitKind.REGION), typed=TypedParts(summary="平穩。"))
    assert codes(region) == [("no_plan", False)]
    states = chapter_states(region, open_points(region, AFTER))
    assert states[Chapter.NEXT_PLAN] is states[Chapter.EVALUATION] is ChapterState.OPTIONAL
    assert states[Chapter.LAST_PLAN] is ChapterState.AUTOMATIC
    assert states[Chapter.SUMMARY] is ChapterState.WRITTEN


def test_remarks_do_not_block(report: WeeklyReport) -> None:
    waiting = replace(report, replies=report_of(40).replies)
    sunday = WEEK.sunday
    assert codes(waiting, sunday, ("城東區域",)) == [
        ("regions_missing", False),
        ("week_running", False),
        ("logs_waiting", False),
    ]
    late = [point for point in open_points(report, AFTER + timedelta(days=2)) if point.code == "late"]
    assert [point.count for point in late] == [2]
    assert codes(replace(report, revision=2), AFTER + timedelta(days=2)) == []


def test_the_figures_say_what_the_summary_says(report: WeeklyReport) -> None:
    said = {point.code: point for point in summary_points(report)}
    assert list(said) == ["scores", "failed", "field"]
    assert said["scores"].facts["qualified"] == report.summary.qualified
    assert len(said["failed"].names) == said["failed"].facts["count"]
    row = report.scores[12]
    missed = replace(row, minimums=(replace(row.minimums[0], met=False),))
    said = {point.code: point for point in summary_points(replace(report, scores=(missed,)))}
    assert list(said) == ["scores", "missed", "field"]
    nobody = replace(report, summary=replace(report.summary, assessed=0))
    assert [point.code for point in summary_points(nobody)] == ["nobody_assessed"]


def test_gaps_of_the_week_become_proposals(report: WeeklyReport) -> None:
    monday, friday = date(2026, 11, 16), date(2026, 11, 20)
    found = {gap.code: gap for gap in gaps(replace(report, replies=report_of(40).replies))}
    assert list(found) == ["outlets", "coach", "replies", "event"]
    assert found["outlets"] == Gap("outlets", friday, 2, owners=("何俊豪",))
    assert found["replies"].names == ("何俊豪", "何俊豪")
    fixed = InspectionRow(date(2026, 11, 10), "江灣銀行", "沈若蘭", "routine", "abnormal", "單張過期", monday)
    later = replace(fixed, fix_by=date(2026, 12, 1))
    event = EventRow(WEEK.monday, "路演", "", "outdoor", "城東", "", 5, "held", ())
    quiet = replace(
        report,
        author=Person("1", "許知遠", Role.MARKET_MANAGER),
        inspections=(fixed, later, replace(fixed, fix_by=None), replace(fixed, fix_by=WEEK.sunday)),
        events=(event,),
        scores=(),
        summary=replace(report.summary, outlets=10, outlets_inspected=10, logs_handed=198),
    )
    assert gaps(quiet) == (
        Gap("recheck", monday, names=("江灣銀行",), owners=("沈若蘭",)),
        Gap("logs", monday, 2, owners=("許知遠",)),
    )
    planned = replace(quiet, events=(replace(event, status="planned"), replace(event, kind="large")), author=None)
    assert [gap.code for gap in gaps(planned)] == ["recheck", "logs", "event"]
    assert gaps(planned)[-1].owners == ()


def test_a_report_is_due_on_the_first_working_day_after_its_week() -> None:
    assert due_day(WEEK, WorkCalendar()) == AFTER
    assert due_day(WEEK, WorkCalendar(office={AFTER: False})) == AFTER + timedelta(days=1)


@pytest.mark.parametrize(
    ("issued", "today", "state"),
    [
        (None, AFTER, Handing.DUE),
        (None, AFTER + timedelta(days=1), Handing.MISSING),
        (AFTER, AFTER, Handing.ON_TIME),
        (AFTER + timedelta(days=1), AFTER + timedelta(days=9), Handing.LATE),
    ],
)
def test_how_a_unit_stands_with_its_report(issued: date | None, today: date, state: Handing) -> None:
    assert handing(issued, AFTER, today) is state
