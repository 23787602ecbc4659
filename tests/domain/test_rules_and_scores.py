"""Rule versions and scores (rules 3-3 to 3-12, decisions F4 to F9)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.organisation import Organisation, Unit, UnitKind
from domain.problems import Refusal
from domain.rules import (
    Rules,
    RuleVersion,
    ShortWeek,
    base_version,
    check_new_version,
    five_point_version,
    raised_version,
    rules_in_force,
    sum_check,
)
from domain.scores import DayStatus, WeekScore, day_score, week_score
from domain.weeks import Week
from domain.work_log import Counts, Decision, Item, LogStatus, LogText, WorkLog
from tests.domain.test_calendar import CM, START, UNITS, member

BRANCH = Unit("B", "營業部", UnitKind.BRANCH)
CHAIN = (Unit("M", "管理部", UnitKind.MANAGEMENT_DEPARTMENT), BRANCH)
WEEK = Week(2026, 46)
MONDAY = WEEK.monday
BASE = rules_in_force([], (), MONDAY)


def test_the_base_version_is_literal() -> None:
    assert BASE.version == "base@2000-01-01"
    assert [BASE.points[item] for item in Item] == [0, 1, 1, 2, 2]
    assert (BASE.day_pass, BASE.week_pass, BASE.short_week) == (20, 100, ShortWeek.PRORATA)


def test_the_sum_check_shows_that_the_guideline_does_not_add_up() -> None:
    check = sum_check(BASE)
    assert (check.day_sum, check.day_pass, check.week_sum, check.week_pass) == (16, 20, 90, 100)
    assert check.calls_a_day == 4
    assert not check.adds_up
    ready = sum_check(rules_in_force([base_version(), five_point_version(MONDAY)], (), MONDAY))
    assert (ready.day_sum, ready.week_sum) == (20, 110)
    assert ready.adds_up


def test_the_version_of_the_day_holds() -> None:
    versions = [base_version(), five_point_version(date(2026, 11, 11))]
    assert rules_in_force(versions, (), date(2026, 11, 10)).points[Item.APPOINTMENTS] == 1
    after = rules_in_force(versions, (), date(2026, 11, 11))
    assert after.points[Item.APPOINTMENTS] == 5
    assert after.version == "five-points@2026-11-11"


def test_layers_raise_and_are_named() -> None:
    versions = [
        base_version(),
        RuleVersion("m", date(2026, 1, 1), "M", day_minimums={Item.PROSPECTS: 4}, week_pass=105),
        RuleVersion("b", date(2026, 2, 1), "B", day_minimums={Item.PROSPECTS: 5}, day_pass=22),
        RuleVersion("b2", date(2027, 2, 1), "B", day_minimums={Item.PROSPECTS: 9}),
    ]
    rules = rules_in_force(versions, CHAIN, MONDAY)
    assert rules.version == "base@2000-01-01+m@2026-01-01+b@2026-02-01"
    assert rules.day_minimums[Item.PROSPECTS] == 5
    assert (rules.day_pass, rules.week_pass) == (22, 105)
    assert rules_in_force(versions, CHAIN[:1], MONDAY).day_minimums[Item.PROSPECTS] == 4


@pytest.mark.parametrize(
    ("version", "owner", "code"),
    [
        (RuleVersion("x", MONDAY, "R"), UNITS["R"], "rules_layer"),
        (RuleVersion("x", MONDAY, "B", points={Item.PROSPECTS: 2}), BRANCH, "points_belong_to_top"),
        (RuleVersion("x", MONDAY, "B", short_week=ShortWeek.LITERAL), BRANCH, "points_belong_to_top"),
        (RuleVersion("x", MONDAY, "B", day_minimums={Item.PROSPECTS: 2}), BRANCH, "below_layer_above"),
        (RuleVersion("x", MONDAY, "B", week_minimums={Item.PROSPECTS: 14}), BRANCH, "below_layer_above"),
        (RuleVersion("x", MONDAY, "B", day_pass=19), BRANCH, "below_layer_above"),
        (RuleVersion("x", MONDAY, "B", week_pass=99), BRANCH, "below_layer_above"),
        (RuleVersion("x", MONDAY), None, "version_without_points"),
    ],
)
def test_lower_layers_only_raise(version: RuleVersion, owner: Unit | None, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_new_version(version, owner, BASE)
    assert caught.value.code == code


def test_raising_and_whole_versions_are_taken() -> None:
    check_new_version(five_point_version(MONDAY), None, BASE)
    words = ["day.prospects=4", "week.client_calls=25", "day_pass=20", "week_pass=110"]
    version = raised_version("B", MONDAY, words)
    check_new_version(version, BRANCH, BASE)
    assert version.day_minimums == {Item.PROSPECTS: 4}
    assert version.week_minimums == {Item.CLIENT_CALLS: 25}
    assert (version.day_pass, version.week_pass) == (20, 110)


@pytest.mark.parametrize("words", ["day.prospects", "day.x=3", "week.leaflets=3", "month=3", "day_pass=x"])
def test_what_is_no_rule_is_refused(words: str) -> None:
    with pytest.raises(Refusal, match="bad_rule"):
        raised_version("B", MONDAY, [words])
    with pytest.raises(Refusal, match="bad_rule"):
        raised_version("", MONDAY, ["day_pass=30"])


@pytest.mark.parametrize(
    ("expected", "mark"), [(0, 0), (1, 20), (2, 40), (3, 60), (4, 80), (5, 100), (6, 100), (7, 100)]
)
def test_short_weeks_are_judged_pro_rata(expected: int, mark: int) -> None:
    assert BASE.share_of_week(100, expected) == mark
    assert BASE.share_of_week(7, 1) == 2, "rounded up"
    literal = replace(BASE, short_week=ShortWeek.LITERAL)
    assert literal.share_of_week(100, expected) == (100 if expected else 0)


counts = st.builds(Counts, *[st.integers(0, 999)] * 5)


@given(counts)
def test_the_day_score_is_the_sum_of_its_lines(found: Counts) -> None:
    log = WorkLog("1", MONDAY, found, status=LogStatus.APPROVED)
    org = Organisation(UNITS, {"1": member("1", CM, (START, "R"))})
    week = week_score(org, org.members["1"], WEEK, {MONDAY: log}, lambda unit, day: BASE, date(2026, 12, 1))
    day = week.days[0]
    assert sum(line.product for line in day.lines) == day.score == week.score == day_score(found, BASE.points)
    assert [line.count for line in day.lines] == [found.of(item) for item in Item]


def scored(
    logs: dict[date, WorkLog], today: date = date(2026, 12, 1), rules: Rules = BASE, first: date = START
) -> WeekScore:
    org = Organisation(UNITS, {"1": member("1", CM, (START, "R"), first=first)})
    return week_score(org, org.members["1"], WEEK, logs, lambda unit, day: rules, today)


def log_on(day: int, status: LogStatus = LogStatus.APPROVED, *c: int) -> tuple[date, WorkLog]:
    found = date(2026, 11, day)
    return found, WorkLog("1", found, Counts(*(c or (50, 4, 2, 3, 4))), status=status)


def test_drafts_and_returned_logs_count_nothing() -> None:
    logs = dict(
        [log_on(9, LogStatus.DRAFT), log_on(10, LogStatus.RETURNED), log_on(11, LogStatus.SUBMITTED), log_on(12)]
    )
    week = scored(logs)
    assert [day.score for day in week.days] == [0, 0, 20, 20, 0, 0, 0]
    assert [day.qualified for day in week.days][:5] == [False, False, True, True, False]
    assert week.days[4].status is DayStatus.MISSING
    assert week.days[5].status is DayStatus.REST
    assert week.days[4].lines == ()
    assert week.minimums[0].done == 8
    assert week.provisional


def test_rest_day_logs_count_towards_the_week() -> None:
    week = scored(dict([log_on(14)]))
    assert (week.score, week.days[5].qualified) == (20, None)
    assert week.days[5].missed_minimums == ()


def test_the_gap_and_what_is_missing_are_named() -> None:
    week = scored(dict(log_on(day) for day in range(9, 14)))
    assert (week.score, week.qualified, week.gap, week.provisional) == (100, True, 0, False)
    short = scored(dict(log_on(day) for day in range(9, 13)))
    assert (short.qualified, short.gap) == (False, 20)
    assert [(m.item, m.short) for m in short.missed] == [("follow_ups", 3), ("client_calls", 4)]
    assert short.days[4].missed_minimums == tuple(Item)
    assert short.days[0].missed_minimums == ()


def test_nobody_expected_is_not_assessed() -> None:
    week = scored(dict([log_on(14)]), first=date(2026, 11, 14))
    assert (week.expected_days, week.pass_mark, week.qualified, week.score) == (0, 0, None, 20)
    assert {(m.required, m.met) for m in week.minimums} == {(0, None)}


def test_a_running_week_is_provisional() -> None:
    assert scored(dict([log_on(9)]), today=WEEK.sunday).provisional
    assert not scored(dict([log_on(9)]), today=date(2026, 11, 16)).provisional


def test_a_log_on_its_way() -> None:
    log = WorkLog("1", MONDAY, Counts(), status=LogStatus.SUBMITTED)
    assert log.decided(Decision.COMMENT) is log
    assert log.decided(Decision.APPROVE).status is LogStatus.APPROVED
    returned = log.decided(Decision.RETURN, "補充")
    assert returned.status is LogStatus.RETURNED
    again = returned.rewritten(Counts(prospects=3), LogText(done="x"))
    assert (again.status, again.revision, again.counts.prospects) == (LogStatus.SUBMITTED, 2, 3)
    reopened = log.decided(Decision.APPROVE).reopened(Counts(prospects=1), LogText(), "更正")
    assert (reopened.status, reopened.revision) == (LogStatus.SUBMITTED, 2)


@pytest.mark.parametrize(
    ("status", "decision", "comment", "code"),
    [
        (LogStatus.DRAFT, Decision.APPROVE, "", "log_draft"),
        (LogStatus.DRAFT, Decision.COMMENT, "x", "log_draft"),
        (LogStatus.APPROVED, Decision.APPROVE, "", "log_decided"),
        (LogStatus.APPROVED, Decision.RETURN, "x", "log_decided"),
        (LogStatus.RETURNED, Decision.APPROVE, "", "log_returned"),
        (LogStatus.SUBMITTED, Decision.RETURN, " ", "reason_required"),
    ],
)
def test_what_a_log_refuses(status: LogStatus, decision: Decision, comment: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        WorkLog("1", MONDAY, Counts(), status=status).decided(decision, comment)
    assert caught.value.code == code


def test_what_rewriting_and_reopening_refuse() -> None:
    approved = WorkLog("1", MONDAY, Counts(), status=LogStatus.APPROVED)
    with pytest.raises(Refusal, match="log_decided"):
        approved.rewritten(Counts(), LogText())
    with pytest.raises(Refusal, match="reason_required"):
        approved.reopened(Counts(), LogText(), " ")
    with pytest.raises(Refusal, match="log_not_decided"):
        replace(approved, status=LogStatus.SUBMITTED).reopened(Counts(), LogText(), "x")
