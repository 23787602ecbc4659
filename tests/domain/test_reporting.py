"""The weekly report: composed, carried on, frozen (rules 4-11, 4-21, 4-22)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.problems import Refusal
from domain.report import PlanResult, PlanTask, TypedParts
from domain.scores import DayStatus
from domain.services.deciding import decide_logs
from domain.services.reporting import compose_weekly_report, issue_weekly_report, save_typed_parts
from domain.services.scoring import scores_of_week
from domain.verification import CODE_LETTERS
from domain.weeks import Week
from domain.work_log import Decision
from storage.store import Store
from tests.conftest import TODAY

WEEK = Week(2026, 46)
UNIT = "B001-D2"


def test_every_figure_is_that_of_the_scores_and_records(branch: Store) -> None:
    with branch.reading() as reader:
        report = compose_weekly_report(reader, UNIT, WEEK, TODAY)
        scores = scores_of_week(reader, WEEK, UNIT, TODAY)
        before = reader.week_totals(WEEK.shifted(-1))
        org = reader.organisation()
        inspections = [
            x for x in reader.inspections(WEEK.monday, WEEK.sunday)
            if org.members[x.inspector].assignment_on(x.day).unit in org.below(UNIT)
        ]  # fmt: skip
    by_number = {score.employee_no: score for score in scores}
    assert {row.employee_no for row in report.scores} == set(by_number)
    for row in report.scores:
        score = by_number[row.employee_no]
        assert (row.score, row.pass_mark, row.qualified, row.gap) == (
            score.score,
            score.pass_mark,
            score.qualified,
            score.gap,
        )
        assert row.last_week == before.get(row.employee_no, 0)
        assert [(m.done, m.required) for m in row.minimums] == [(m.done, m.required) for m in score.minimums]
    s = report.summary
    assert (s.people, s.qualified) == (len(scores), sum(score.qualified is True for score in scores))
    assert s.logs_expected == sum(score.expected_days for score in scores)
    assert s.logs_handed == s.logs_expected - sum(
        d.expected and d.status in {DayStatus.MISSING, DayStatus.RETURNED} for score in scores for d in score.days
    )
    assert len(report.inspections) == len(inspections)
    assert s.findings == sum(x.result == "abnormal" for x in inspections)
    assert (report.unit.code, report.author.name if report.author else "") == (UNIT, "嚴宇嘉")
    assert report.recipients == ("北辰中山路營業部",)
    assert report.due_on == date(2026, 11, 16)
    assert [row.unit for row in report.replies] == ["B001-D2-R1", "B001-D2-R3"]
    assert s.reply_required == sum(row.required or 0 for row in report.replies)
    assert report.provisional
    assert all(row.falls_short for row in report.falling_short)
    assert [row.gap for row in report.falling_short] == sorted(
        (row.gap for row in report.falling_short), reverse=True
    )


def test_a_region_reports_to_its_department(branch: Store) -> None:
    with branch.reading() as reader:
        report = compose_weekly_report(reader, "B001-D2-R1", WEEK, TODAY)
    assert report.recipients == ("北辰中山路營業部市場二部",)
    assert {row.unit for row in report.scores} == {"B001-D2-R1"}


def test_an_issued_report_is_frozen_and_only_a_change_makes_a_revision(branch: Store) -> None:
    first = issue_weekly_report(branch, UNIT, WEEK, TODAY)
    assert issue_weekly_report(branch, UNIT, WEEK, date(2026, 11, 24)) == first
    decide_logs(branch, Decision.APPROVE, "000005", "", (WEEK.monday, WEEK.sunday), TODAY, unit=UNIT)
    second = issue_weekly_report(branch, UNIT, WEEK, TODAY)
    assert (first.revision, second.revision) == (1, 2)
    assert first.verification_code != second.verification_code
    with branch.reading() as reader:
        assert reader.latest_report(UNIT, WEEK) == second


def test_the_code_covers_every_figure_and_word(branch: Store) -> None:
    with branch.reading() as reader:
        report = compose_weekly_report(reader, UNIT, WEEK, TODAY)
    code = report.verification_code
    assert len(code) == 14
    assert set(code) - {"-"} <= set(CODE_LETTERS)
    row = replace(report.scores[0], score=report.scores[0].score + 1)
    others = [
        replace(report, scores=(row, *report.scores[1:])),
        replace(report, typed=TypedParts(notes="x")),
        replace(report, revision=2),
        replace(report, inspections=report.inspections[1:]),
    ]
    assert code not in {other.verification_code for other in others}
    assert len({other.verification_code for other in others}) == 4


def test_last_weeks_plan_is_carried_in_and_can_only_be_answered(branch: Store) -> None:
    before, after = WEEK.shifted(-1), WEEK
    plan = (PlanTask("抽查 3 個網點", "嚴宇嘉", date(2026, 11, 13), "3/3"), PlanTask("輔導不合格者"))
    save_typed_parts(branch, UNIT, before, TypedParts(next_plan=plan))
    answer = PlanTask("輔導不合格者", result=PlanResult.NOT_DONE, remark="颱風，轉入下週")
    save_typed_parts(branch, UNIT, after, TypedParts(summary="本週平穩。", last_plan=(answer, PlanTask("自己加的"))))
    with branch.reading() as reader:
        typed = compose_weekly_report(reader, UNIT, WEEK, TODAY).typed
    assert typed.last_plan == (plan[0], replace(plan[1], result=PlanResult.NOT_DONE, remark="颱風，轉入下週"))
    assert typed.summary == "本週平穩。"
    save_typed_parts(branch, UNIT, after, TypedParts(summary="改寫。"))
    with branch.reading() as reader:
        assert compose_weekly_report(reader, UNIT, WEEK, TODAY).typed.summary == "改寫。"


@pytest.mark.parametrize(
    ("unit", "week", "code"),
    [("X", WEEK, "unknown_unit"), ("B001", WEEK, "no_report_of_unit"), (UNIT, Week(2026, 49), "week_not_begun")],
)
def test_what_a_report_refuses(branch: Store, unit: str, week: Week, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        issue_weekly_report(branch, unit, week, TODAY)
    assert caught.value.code == code
    with pytest.raises(Refusal, match="unknown_unit"):
        save_typed_parts(branch, "X", WEEK, TypedParts())


def test_a_closed_region_has_an_empty_report(branch: Store) -> None:
    report = issue_weekly_report(branch, "B900", WEEK, TODAY)
    assert (report.scores, report.replies, report.summary.attainment, report.author) == ((), (), None, None)
    assert report.logs_through is None
    assert not report.provisional
