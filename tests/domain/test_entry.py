"""Cells, days and weeks of the entry grid: what is typed and what it comes to (rules 3-2 to 3-9, F3 to F6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.entry.cells import Wrong, plain_digits, read_cell
from domain.entry.days import DayEntry, DayState, LogDraft, Reason, standing
from domain.entry.weeks import Group, PersonWeek, TeamWeek
from domain.rules import Rules, base_version, rules_in_force
from domain.weeks import Week
from domain.work_log import Counts, Item, LogStatus, LogText, WorkLog

MONDAY = date(2026, 11, 16)
RULES = rules_in_force((base_version(),), (), MONDAY)
FULL = ("50", "3", "1", "4", "4")  # 3 + 1 + 8 + 8 = 20 points


def entry(
    cells: tuple[str, ...] | None = None, *, day: int = 0, state: DayState = DayState.OPEN, **more: object
) -> DayEntry:
    made = DayEntry("7", MONDAY + timedelta(days=day), state, day < 5, RULES, MONDAY + timedelta(days=day + 1))
    made = replace(made, **more)  # type: ignore[arg-type]
    return made.with_draft(cells=cells) if cells else made


def log(counts: Counts, status: LogStatus, revision: int = 1) -> WorkLog:
    return WorkLog("7", MONDAY, counts, LogText(), status, revision)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", None),
        ("  ", None),
        ("50", 50),
        ("０５０", 50),
        ("１２", 12),
        ("3.0", 3),
        ("0", 0),
        ("999", 999),
        (" 7 ", 7),
    ],
)
def test_what_a_cell_says(text: str, count: int | None) -> None:
    found = read_cell(text)
    assert (found.count, found.wrong) == (count, None)
    assert found.text == ("" if count is None else str(count))
    assert found.blank is (count is None)


@pytest.mark.parametrize(
    ("text", "wrong", "fix"),
    [
        ("5O", Wrong.LETTERS, "50"),
        ("l2", Wrong.LETTERS, "12"),
        ("4個", Wrong.NOT_WHOLE, "4"),
        ("5O份", Wrong.NOT_WHOLE, "50"),
        ("１２通。", Wrong.NOT_WHOLE, "12"),
        ("三", Wrong.NOT_WHOLE, "3"),
        ("2.5", Wrong.NOT_WHOLE, ""),
        ("abc", Wrong.NOT_WHOLE, ""),
        ("個", Wrong.NOT_WHOLE, ""),
        ("1000個", Wrong.NOT_WHOLE, ""),
        ("1000", Wrong.OUT_OF_RANGE, ""),
        ("-1", Wrong.OUT_OF_RANGE, ""),
    ],
)
def test_what_is_wrong_with_a_cell_and_what_was_meant(text: str, wrong: Wrong, fix: str) -> None:
    found = read_cell(text)
    assert (found.count, found.wrong, found.fix) == (None, wrong, fix)
    assert found.text == plain_digits(text)


def test_a_blank_day() -> None:
    day = entry()
    assert (day.begun, day.complete, day.score, day.counting, day.ready) == (False, False, None, 0, False)
    assert day.text == LogText()
    assert day.asks is None


def test_a_day_scores_while_it_is_typed() -> None:
    day = entry(("50", "3", "1", "4", ""))
    assert (day.score, day.blank, day.complete, day.ready) == (12, (Item.CLIENT_CALLS,), False, False)
    assert day.completion is not None
    assert (day.completion.item, day.completion.count) == (Item.CLIENT_CALLS, 4)
    assert [(line.count, line.points) for line in day.lines] == [(3, 1), (1, 1), (4, 2), (0, 2)]
    full = day.with_cell(Item.CLIENT_CALLS, "４")
    assert (full.score, full.complete, full.ready, full.completion) == (20, True, True, None)
    assert full.of(Item.CLIENT_CALLS).text == "4"


def test_a_wrong_cell_is_kept_and_counts_nowhere() -> None:
    day = entry(("5O", "3", "1", "4", "4"))
    assert (day.cells[0], day.wrong, day.score, day.counting, day.ready) == ("5O", (Item.LEAFLETS,), None, 0, False)


def test_what_completes_a_full_day_that_is_low() -> None:
    low = entry(("40", "3", "0", "3", "3"))  # 15 points
    assert low.low == (Item.LEAFLETS, Item.APPOINTMENTS)
    assert low.completion is not None
    assert (low.completion.item, low.completion.count) == (Item.APPOINTMENTS, 5)
    nothing_low = entry(("50", "3", "1", "3", "3"))  # 16 points: the minimums do not add up (F8)
    assert nothing_low.completion is not None
    assert (nothing_low.completion.item, nothing_low.completion.count) == (Item.FOLLOW_UPS, 2)
    assert entry(("50", "3", "0", "3", "3"), day=5).low == ()


def test_what_no_number_completes() -> None:
    nothing = Rules("x", dict.fromkeys(Item, 0), {}, {})
    assert entry(FULL, rules=nothing).completion is None
    assert entry(("0", "999", "0", "0", "0"), rules=replace(RULES, day_pass=9999)).completion is None


def test_a_draft_that_says_what_is_kept_is_none() -> None:
    kept = log(Counts(50, 3, 1, 4, 4), LogStatus.SUBMITTED, 2)
    day = entry(state=DayState.SUBMITTED, log=kept)
    assert day.cells == FULL
    changed = day.with_cell(Item.PROSPECTS, "5")
    assert changed.draft == LogDraft("7", MONDAY, ("50", "5", "1", "4", "4"), base=2)
    assert changed.ready
    assert changed.with_cell(Item.PROSPECTS, "3").draft is None
    worded = day.with_draft(text=LogText(done="走訪"))
    assert worded.ready
    assert worded.text.done == "走訪"


def test_an_approved_day_reopens_for_a_reason() -> None:
    day = entry(state=DayState.APPROVED, log=log(Counts(50, 3, 1, 4, 4), LogStatus.APPROVED), late=True)
    assert day.asks is Reason.REOPEN
    only_reason = day.with_draft(reason="漏記")
    assert only_reason.draft is not None
    assert not only_reason.ready
    changed = day.with_cell(Item.PROSPECTS, "5")
    assert (changed.ready, changed.lacks_reason) == (False, True)
    again = changed.with_draft(reason="漏記")
    assert (again.ready, again.lacks_reason) == (True, False)
    assert again.with_cell(Item.PROSPECTS, "6").draft == replace(again.draft, cells=("50", "6", "1", "4", "4"))  # type: ignore[type-var]


def test_a_late_day_asks_for_a_reason_only_while_there_is_no_log() -> None:
    late = entry(FULL, late=True)
    assert (late.asks, late.ready) == (Reason.LATE, False)
    assert late.with_draft(reason="外出培訓").ready
    assert entry(late=True, state=DayState.RETURNED, log=log(Counts(), LogStatus.RETURNED)).asks is None


def test_a_returned_log_counts_only_once_it_is_written_anew() -> None:
    day = entry(state=DayState.RETURNED, log=log(Counts(50, 3, 1, 4, 4), LogStatus.RETURNED))
    assert (day.score, day.counting) == (20, 0)
    assert day.with_cell(Item.PROSPECTS, "4").counting == 21


def test_a_closed_day_is_never_ready() -> None:
    assert not entry(FULL, state=DayState.FUTURE).ready


def test_drafts_typed_over_another_revision_are_out_of_date() -> None:
    kept = log(Counts(), LogStatus.SUBMITTED, 2)
    draft = LogDraft("7", MONDAY, base=1)
    assert standing(kept, draft) == (kept, None)
    assert standing(kept, replace(draft, base=2)) == (kept, replace(draft, base=2))
    assert standing(log(Counts(), LogStatus.DRAFT), replace(draft, base=0)) == (None, replace(draft, base=0))
    assert standing(None, None) == (None, None)


def person(*cells: tuple[str, ...] | None, **more: object) -> PersonWeek:
    days = tuple(entry(cells[n] if n < len(cells) else None, day=n) for n in range(7))
    return replace(PersonWeek("7", "羅永康", "R", days, RULES), **more)  # type: ignore[arg-type]


def test_a_week_says_what_is_needed_on_the_days_left() -> None:
    week = person(FULL, FULL, ("50", "3", "1", "4", ""), FULL)
    assert (week.total, week.pass_mark, week.gap, week.open_days, week.pace, week.hard) == (72, 100, 28, 1, 28, True)
    done = week.completing(MONDAY + timedelta(days=2))
    assert (done.total, done.pace, done.hard) == (80, 20, False)
    assert done.completing(MONDAY) is done
    assert [(m.done, m.required, m.met) for m in week.minimums] == [
        (12, 15, False),
        (4, 5, False),
        (16, 15, True),
        (12, 20, False),
    ]


def test_a_wrong_day_is_not_completed_by_a_guess() -> None:
    week = person(("5O", "3", "1", "1", ""))
    assert week.completing(MONDAY) is week


def test_a_week_that_passes_or_can_no_longer() -> None:
    rich = ("50", "9", "9", "9", "9")
    passing = person(*[rich] * 3)
    assert (passing.gap, passing.pace, passing.lost, passing.hard) == (0, None, False, False)
    poor = person(*[("50", "3", "1", "3", "3")] * 5)
    assert (poor.total, poor.pace, poor.lost) == (80, None, True)


def test_a_week_without_expected_days_is_not_assessed() -> None:
    week = person()
    week = replace(week, days=tuple(replace(day, expected=False) for day in week.days))
    assert (week.pass_mark, week.pace, week.lost) == (0, None, False)
    assert {m.met for m in week.minimums} == {None}


def test_the_day_before_is_the_last_complete_one() -> None:
    earlier = Counts(1, 1, 1, 1, 1)
    week = person(FULL, ("50", "", "", "", ""), earlier=earlier)
    assert week.before(MONDAY + timedelta(days=2)) == Counts(50, 3, 1, 4, 4)
    assert week.before(MONDAY) is earlier


def test_a_group_counts_what_is_missing_and_handed_in() -> None:
    kept = log(Counts(), LogStatus.SUBMITTED)
    first = person().with_day(entry(state=DayState.SUBMITTED, log=kept))
    group = Group("R", "蛇口", "何俊豪", (first, person()))
    assert group.missing(MONDAY + timedelta(days=2)) == 3
    assert group.handed_in(MONDAY) == 1


def test_a_team_lists_everybody_in_the_order_of_the_grid() -> None:
    groups = tuple(Group(code, code, "", (person(employee_no=code),)) for code in ("a", "b"))
    team = TeamWeek(Week.of(MONDAY), MONDAY, groups, (MONDAY,), {MONDAY: RULES})
    assert [found.employee_no for found in team.people] == ["a", "b"]
