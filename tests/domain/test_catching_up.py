"""What is missing to pass, and the smallest work that makes up for it (rules 3-4 to 3-9)."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catching_up import OpenDay, Shortfall, open_days, shortfall, suggest
from domain.organisation import Leave, Organisation
from domain.rules import SCORED, Rules, base_version, five_point_version, rules_in_force
from domain.scores import DayStatus, WeekScore, week_score
from domain.weeks import Week
from domain.work_log import HIGHEST_COUNT, Counts, Item, LogStatus, WorkLog
from tests.domain.test_calendar import CM, START, UNITS, member

WEEK = Week(2026, 46)
MONDAY, FRIDAY = WEEK.monday, WEEK.monday + timedelta(days=4)
BASE = rules_in_force([], (), MONDAY)
FIVE = rules_in_force([base_version(), five_point_version(MONDAY)], (), MONDAY)
GOOD = (50, 4, 1, 4, 4)
LEAST = (50, 3, 1, 3, 3)
Logs = dict[date, WorkLog]


def org_with(*leaves: Leave, last: date | None = None) -> Organisation:
    return Organisation(UNITS, {"1": member("1", CM, (START, "R"), last=last)}, leaves)


def log(day: int, counts: tuple[int, ...] = GOOD, status: LogStatus = LogStatus.APPROVED) -> tuple[date, WorkLog]:
    at = MONDAY + timedelta(days=day)
    return at, WorkLog("1", at, Counts(*counts), status=status)


def story(logs: Logs, today: date, org: Organisation | None = None, rules: Rules = BASE) -> Shortfall:
    org = org or org_with()
    person = org.members["1"]
    return shortfall(org, person, week_score(org, person, WEEK, logs, lambda unit, day: rules, today), today)


def test_the_picture_of_the_design() -> None:
    """Four good days, the fifth missing: the least passes but leaves a call open, the suggestion meets all."""
    days = [(50, 4, 1, 4, 4), (50, 4, 1, 4, 4), (50, 3, 1, 4, 4), (50, 4, 2, 4, 4)]
    found = story(dict(log(n, c) for n, c in enumerate(days)), FRIDAY)
    assert (found.score.score, found.score.gap, found.missing) == (84, 16, (FRIDAY,))
    plan = found.suggestion
    assert plan.days[0].until == FRIDAY + timedelta(days=3), "the next working day"
    assert plan.by_floor.qualified
    assert plan.by_floor.short == ((Item.CLIENT_CALLS, 1),)
    assert plan.counts == (Counts(50, 3, 1, 3, 4),)
    assert plan.added == ((FRIDAY, Item.CLIENT_CALLS, 1),)
    assert (plan.outcome.score, plan.possible) == (102, True)


def test_a_week_written_in_full_is_mended_on_the_weekend() -> None:
    days = [(50, 3, 1, 3, 4), (50, 3, 1, 4, 4), (45, 4, 1, 4, 4), (50, 4, 1, 4, 3), (55, 4, 1, 4, 4)]
    found = story(dict(log(n, c) for n, c in enumerate(days)), FRIDAY)
    assert found.score.gap == 1
    assert found.suggestion.added == ((FRIDAY + timedelta(days=1), Item.CLIENT_CALLS, 1),)
    assert not found.suggestion.days[0].expected
    assert found.low == (MONDAY, FRIDAY - timedelta(days=1))
    assert (found.counting, found.least_met) == (5, False)


def test_the_least_every_day_is_not_enough_and_is_said() -> None:
    found = story(dict(log(n, LEAST) for n in range(5)), FRIDAY)
    assert (found.least_met, found.least_score, found.score.gap) == (True, 16, 20)


def test_nothing_can_be_done_once_the_week_and_its_cut_off_are_over() -> None:
    logs = dict(log(n) for n in range(4))
    monday_after = FRIDAY + timedelta(days=3)
    assert story(logs, monday_after).suggestion.possible
    found = story(logs, monday_after + timedelta(days=1)).suggestion
    assert (found.days, found.counts, found.possible) == ((), (), False)


def test_a_returned_log_and_a_draft_stay_open_and_keep_what_they_say() -> None:
    logs = dict([log(0), log(1), log(2, (60, 9, 0, 4, 4), LogStatus.RETURNED), log(3, GOOD, LogStatus.DRAFT), log(4)])
    found = story(logs, FRIDAY + timedelta(days=30))
    assert found.returned == ((MONDAY + timedelta(days=2), 25),)
    assert found.drafts == (MONDAY + timedelta(days=3),)
    assert found.after_returned == 63 + 25
    assert [day.floor for day in found.suggestion.days] == [Counts(60, 9, 1, 4, 4), Counts(*GOOD)]
    assert found.suggestion.possible


def test_the_part_of_a_week_that_is_over_is_judged_alone() -> None:
    found = story(dict([log(0)]), MONDAY + timedelta(days=1))
    assert found.missing == (MONDAY + timedelta(days=1),)
    assert len(found.suggestion.days) == 4
    later = [day.day for day in found.suggestion.days]
    assert later == sorted(later)


def test_extra_work_is_laid_on_days_to_come() -> None:
    plan = story(dict([log(0), log(1), log(2)]), FRIDAY).suggestion
    assert [day.over for day in plan.days] == [True, False]
    assert {day for day, _, _ in plan.added} == {FRIDAY}


def test_work_is_not_asked_for_on_days_over_while_days_off_are_ahead() -> None:
    logs = dict([*(log(n) for n in range(4)), log(4, (9, 0, 0, 0, 0), LogStatus.RETURNED)])
    saturday = MONDAY + timedelta(days=5)
    plan = story(logs, saturday).suggestion
    assert [day.day for day in plan.days] == [FRIDAY, saturday]
    assert plan.counts[0] == Counts(50, 3, 1, 3, 3), "no more than the least where the day is over"
    assert plan.possible


def test_a_returned_log_of_a_rest_day_is_open_and_days_off_are_used_last() -> None:
    saturday = MONDAY + timedelta(days=5)
    logs = dict([*(log(n, LEAST) for n in range(5)), log(5, GOOD, LogStatus.RETURNED)])
    after = story(logs, saturday + timedelta(days=9)).suggestion
    assert [day.day for day in after.days] == [saturday]
    assert after.days[0].floor == Counts(*GOOD)
    leaving = org_with(last=saturday)
    found = story(dict(log(n, LEAST) for n in range(5)), FRIDAY, leaving).suggestion
    assert [day.day for day in found.days] == [saturday], "nobody works after leaving"


def test_nobody_expected_nothing_counting() -> None:
    found = story({}, MONDAY, org_with(Leave("1", MONDAY, WEEK.sunday)))
    assert (found.counting, found.least_met, found.score.qualified) == (0, False, None)
    assert found.suggestion.possible, "nothing is asked for"
    assert found.suggestion.any_open
    assert found.suggestion.days == ()


def test_more_points_first() -> None:
    found = story(dict(log(n, (50, 4, 0, 4, 3)) for n in range(5)), FRIDAY, rules=FIVE).suggestion
    added = {(item, number) for _, item, number in found.added}
    assert (Item.APPOINTMENTS, 3) in added or sum(n for i, n in added if i is Item.APPOINTMENTS) == 5


def test_no_points_no_way() -> None:
    worthless = replace(BASE, points={})
    found = story(dict(log(n) for n in range(4)), FRIDAY, rules=worthless).suggestion
    assert not found.possible
    assert found.outcome.short == ()
    assert not found.outcome.qualified


def test_no_count_exceeds_what_a_cell_may_hold() -> None:
    hard = replace(BASE, week_pass=4 * HIGHEST_COUNT)
    found = story(dict(log(n) for n in range(4)), FRIDAY, rules=hard).suggestion
    assert found.possible
    harder = replace(BASE, week_pass=60 * HIGHEST_COUNT)
    beyond = story(dict(log(n) for n in range(4)), FRIDAY, rules=harder).suggestion
    assert not beyond.possible
    assert all(beyond.counts[0].of(item) == HIGHEST_COUNT for item in SCORED)


numbers = st.integers(0, 12)
some_counts = st.builds(Counts, *[numbers] * 5)
statuses = st.sampled_from([None, *LogStatus])
weeks = st.lists(st.tuples(statuses, some_counts), min_size=7, max_size=7)
rule_sets = st.builds(
    lambda points, day, week, mark: Rules("x", points, day, week, 20, mark),
    st.fixed_dictionaries({item: st.integers(0, 5) for item in Item}),
    st.fixed_dictionaries({item: st.integers(0, 6) for item in Item}),
    st.fixed_dictionaries({item: st.integers(0, 30) for item in SCORED}),
    st.integers(0, 180),
)


def in_hand(week: list[tuple[LogStatus | None, Counts]]) -> Logs:
    return {
        day: WorkLog("1", day, counts, status=status)
        for day, (status, counts) in zip(WEEK.days, week, strict=True)
        if status
    }


@settings(max_examples=50, deadline=None)
@given(weeks, st.sampled_from([BASE, FIVE]) | rule_sets, st.integers(0, 9), st.booleans())
def test_a_suggestion_followed_passes_and_meets_every_minimum(
    week: list[tuple[LogStatus | None, Counts]], rules: Rules, day: int, leave: bool
) -> None:
    today, logs = MONDAY + timedelta(days=day), in_hand(week)
    org = org_with(*[Leave("1", MONDAY, MONDAY)] if leave else [])
    person = org.members["1"]

    def judged(found: Logs) -> WeekScore:
        return week_score(org, person, WEEK, found, lambda unit, d: rules, today)

    before = judged(logs)
    days = open_days(org, person, before, today)
    plan = suggest(before, days)
    written = {
        d.day: WorkLog("1", d.day, c, status=LogStatus.SUBMITTED) for d, c in zip(plan.days, plan.counts, strict=True)
    }
    after = judged({**logs, **written})
    assert after.score == plan.outcome.score
    assert {m.item: m.required - m.done for m in after.minimums if m.done < m.required} == dict(plan.outcome.short)
    if plan.possible:
        assert after.qualified is not False
        assert not after.missed
    else:
        assert not days or not any(rules.points[item] for item in SCORED)
    for cell, counts in zip(plan.days, plan.counts, strict=True):
        held = logs[cell.day].counts if cell.day in logs else Counts()
        assert all(counts.of(item) >= held.of(item) for item in Item)
        if cell.expected:
            assert all(counts.of(item) >= rules.day_minimums.get(item, 0) for item in Item)


@settings(max_examples=50, deadline=None)
@given(weeks, st.sampled_from([BASE, FIVE]) | rule_sets, st.integers(0, 6))
def test_no_smaller_counts_would_do(week: list[tuple[LogStatus | None, Counts]], rules: Rules, day: int) -> None:
    """What is added is the least: each item's own shortage, then the gap on the item worth most."""
    today, org = MONDAY + timedelta(days=day), org_with()
    person = org.members["1"]
    score = week_score(org, person, WEEK, in_hand(week), lambda unit, d: rules, today)
    plan = suggest(score, open_days(org, person, score, today))
    if not plan.possible:
        return
    wanted = dict(plan.by_floor.short)
    gap = score.pass_mark - plan.by_floor.score - sum(rules.points[item] * n for item, n in wanted.items())
    best = max(rules.points[item] for item in SCORED)
    least = sum(wanted.values()) + (-(-gap // best) if gap > 0 else 0)
    assert sum(number for *_, number in plan.added) == least


def test_points_that_change_within_a_week_are_used_where_they_are_best() -> None:
    days = [
        OpenDay(MONDAY, True, DayStatus.MISSING, FRIDAY, False, Counts(), BASE),
        OpenDay(FRIDAY, True, DayStatus.MISSING, FRIDAY, False, Counts(), FIVE),
    ]
    org = org_with()
    score = week_score(org, org.members["1"], WEEK, {}, lambda unit, d: BASE, MONDAY)
    plan = suggest(score, days)
    assert plan.possible
    assert plan.counts[0].appointments == 0, "an appointment is worth more on Friday"
