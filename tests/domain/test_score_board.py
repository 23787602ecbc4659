"""The scores page's figures on the sample branch (rules 3-3 to 3-9, decisions F2, F6)."""

from datetime import UTC, date
from time import process_time

import pytest

from domain.attainment import Standing
from domain.problems import Refusal
from domain.scores import DayStatus
from domain.services.score_board import board_of_month, board_of_week
from domain.services.scoring import scores_of_week
from domain.weeks import Week
from domain.work_log import LogStatus
from storage.store import Store
from tests.conftest import TODAY

WEEK = Week(2026, 47)
FRIDAY = date(2026, 11, 20)


def test_a_week_is_grouped_and_counted(branch: Store) -> None:
    with branch.reading() as reader:
        board = board_of_week(reader, WEEK, "B001", FRIDAY)
        scores = scores_of_week(reader, WEEK, "B001", FRIDAY)
    assert sorted((row.score for row in board.rows), key=lambda s: s.employee_no) == scores
    assert sum(group.count.people for group in board.groups) == board.count.people == len(scores)
    assert board.count.qualified == sum(bool(s.qualified) for s in scores)
    assert board.missed_minimums == sum(bool(s.missed) for s in scores)
    assert [g.unit for g in board.groups] == sorted(g.unit for g in board.groups)
    assert board.provisional.running
    assert board.published
    assert not board.adds_up, "the guideline as written"


def test_who_fails_comes_smallest_gap_first(branch: Store) -> None:
    with branch.reading() as reader:
        board = board_of_week(reader, WEEK, "", FRIDAY)
    gaps = [found.score.gap for found in board.failing]
    assert gaps == sorted(gaps)
    assert len(gaps) == board.count.failed
    first = board.failing[0].score.employee_no
    assert board.shortfall_of(first) == board.failing[0]
    assert board.shortfall_of("nobody") is None
    with_leave = [row.score for row in board.rows if any(d.status is DayStatus.LEAVE for d in row.score.days)]
    assert {s.employee_no for s in with_leave if s.expected_days} <= {s.employee_no for s in board.short_weeks}


def test_the_line_agrees_with_the_weeks_in_full(branch: Store) -> None:
    with branch.reading() as reader:
        board = board_of_week(reader, WEEK, "B001-D2", TODAY)
        for n, week in enumerate(board.weeks):
            whole = {s.employee_no: s for s in scores_of_week(reader, week, None, TODAY)}
            for row in board.rows:
                found = whole.get(row.score.employee_no)
                assert row.line[n] == (Standing.of(found).attainment if found else None)


def test_a_month_agrees_with_its_weeks(branch: Store) -> None:
    with branch.reading() as reader:
        month = board_of_month(reader, date(2026, 11, 15), "B001", TODAY)
        assert [str(week) for week in month.weeks] == ["2026-W44", "2026-W45", "2026-W46", "2026-W47"]
        for n, week in enumerate(month.weeks):
            whole = {s.employee_no: Standing.of(s) for s in scores_of_week(reader, week, "B001", TODAY)}
            found = {row.employee_no: row.weeks[n] for row in month.rows if row.weeks[n]}
            assert found == whole
            assert month.counts[n].qualified == sum(bool(s.qualified) for s in whole.values())
    assert sum(len(group.rows) for group in month.groups) == len(month.rows)


def test_a_month_without_a_week_that_is_over(branch: Store) -> None:
    with branch.reading() as reader:
        month = board_of_month(reader, date(2026, 12, 1), "", TODAY)
    assert (month.weeks, month.groups, month.counts) == ((), (), ())


def test_nobody_and_nowhere(empty: Store) -> None:
    with empty.reading() as reader:
        board = board_of_week(reader, WEEK, "", TODAY)
        assert (board.groups, board.count.people, board.short_weeks) == ((), 0, ())
        with pytest.raises(Refusal, match="unknown_unit"):
            board_of_week(reader, WEEK, "X", TODAY)


def test_both_are_quick_on_the_branch(branch: Store) -> None:
    with branch.reading() as reader:
        board_of_week(reader, WEEK, "", TODAY)
        start = process_time()
        board_of_week(reader, WEEK, "", TODAY)
        board_of_month(reader, date(2026, 11, 1), "", TODAY)
        assert process_time() - start < 0.5


def test_logs_handed_in_after_their_cut_off_are_late(branch: Store) -> None:
    """An import says nothing of when its authors wrote; a log handed in here does."""
    with branch.reading() as reader:
        board = board_of_week(reader, WEEK, "", TODAY, UTC)
        held = reader.logs(WEEK.monday, WEEK.sunday)
    assert not any(row.late for row in board.rows)
    number, days = next((n, days) for n, days in held.items() if len(days) == 5)
    monday, friday = days[WEEK.monday], days[FRIDAY]
    with branch.action("entry") as writer:
        writer.change_logs(
            [
                (old, old.reopened(old.counts, old.text, "x"), 1, "base")
                for old in (monday, friday)
                if old.status.counts
            ]
            if monday.status is LogStatus.APPROVED
            else [(old, old.rewritten(old.counts, old.text), 1, "base") for old in (monday, friday)]
        )
    with branch.reading() as reader:
        board = board_of_week(reader, WEEK, "", TODAY, UTC)
    (late,) = [row for row in board.rows if row.late]
    assert late.score.employee_no == number
    assert late.late == {WEEK.monday}, "Friday's log is in time until Monday"
