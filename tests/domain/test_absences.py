"""Leave and the office's calendar: approved full days, overlaps counted once, both taken back (F1, F3)."""

from datetime import date

import pytest

from domain.office_calendar import month_days
from domain.organisation import Leave
from domain.problems import Refusal
from domain.services import absences
from domain.services.changing import Notice, foresee, make
from domain.services.reporting import issue_weekly_report
from domain.sheets.table import Cell
from domain.weeks import Week
from domain.workdays import WorkCalendar
from storage.store import Store
from tests.conftest import TODAY
from tests.domain.test_organising import R1, R2, done_and_taken_back, faults_of

TUESDAY, FRIDAY = date(2026, 12, 1), date(2026, 12, 4)
LEAVE: dict[str, Cell] = {"employee_no": "000008", "first": TUESDAY, "last": FRIDAY, "kind": "年假"}
HELD = Leave("000008", TUESDAY, FRIDAY, "年假")


def test_leave_is_added_changed_and_taken_back(people: Store) -> None:
    assert done_and_taken_back(people, absences.add_leave(LEAVE, TODAY)) == ()
    with people.reading() as reader:
        org = reader.organisation()
        assert HELD in org.leaves
        assert absences.working_days(org, HELD) == 4
    assert done_and_taken_back(people, absences.change_leave(HELD, {**LEAVE, "kind": "病假"}, TODAY)) == ()
    shorter = absences.change_leave(HELD, {**LEAVE, "last": TUESDAY}, TODAY)
    done_and_taken_back(people, shorter)
    done_and_taken_back(people, absences.take_back_leave(Leave("000008", TUESDAY, TUESDAY)))
    with people.reading() as reader:
        assert [
            x.first for x in absences.leaves_of(reader.organisation(), reader.organisation().members["000008"])
        ] == [date(2026, 9, 28)]
    with pytest.raises(Refusal, match="no_leave"):
        make(people, absences.take_back_leave(HELD))


def test_overlapping_leave_counts_once_and_is_told(people: Store) -> None:
    make(people, absences.add_leave(LEAVE, TODAY))
    with people.reading() as reader:
        org = reader.organisation()
        before = sum(org.is_expected(org.members["000008"], day) for day in Week.of(FRIDAY).days)
    notices = done_and_taken_back(people, absences.add_leave({**LEAVE, "first": FRIDAY, "last": "2026-12-06"}, TODAY))
    assert notices == (Notice("leave_overlaps", {"first": "2026-12-01", "last": "2026-12-04", "kind": "年假"}),)
    with people.reading() as reader:
        org = reader.organisation()
        assert sum(org.is_expected(org.members["000008"], day) for day in Week.of(FRIDAY).days) == before
    weekend = {**LEAVE, "first": date(2026, 12, 12), "last": date(2026, 12, 13)}
    assert foresee(people, absences.add_leave(weekend, TODAY)).notices == (Notice("leave_without_working_day"),)


def test_what_is_wrong_with_leave_is_said_at_its_field(people: Store) -> None:
    make(people, absences.add_leave(LEAVE, TODAY))
    for cells, codes in (
        ({}, {"employee_no": "missing_value", "first": "missing_value", "last": "missing_value"}),
        (LEAVE, {"first": "leave_exists"}),
        ({**LEAVE, "employee_no": "nobody"}, {"employee_no": "unknown_member"}),
        ({**LEAVE, "last": TODAY}, {"last": "bad_period"}),
        ({**LEAVE, "last": date(2028, 1, 1)}, {"last": "leave_too_long"}),
        ({**LEAVE, "employee_no": "000022"}, {"first": "not_employed"}),
    ):
        assert faults_of(people, absences.add_leave(cells, TODAY)) == codes


def test_the_office_has_its_own_days(people: Store) -> None:
    day = date(2026, 12, 5)
    done_and_taken_back(people, absences.set_day({"day": day, "working": "是", "remark": "補班"}, TODAY))
    done_and_taken_back(people, absences.set_day({"day": day, "working": "是", "remark": "年終盤點"}, TODAY))
    with people.reading() as reader:
        remarks = reader.calendar_remarks()
        shown = {d.day: d for d in month_days(reader.organisation().calendar, remarks, date(2026, 12, 15))}
    assert (shown[day].working, shown[day].official, shown[day].office) == (True, False, True)
    assert (shown[day].ordinary, shown[day].remark, shown[day].in_month) == (False, "年終盤點", True)
    done_and_taken_back(people, absences.clear_day(day))
    with pytest.raises(Refusal, match="no_office_day"):
        make(people, absences.clear_day(day))
    same = absences.set_day({"day": date(2026, 12, 7), "working": "是"}, TODAY)
    assert foresee(people, same).notices == (Notice("as_official", {"day": "2026-12-07"}),)
    assert faults_of(people, absences.set_day({"day": "那天", "working": "是"}, TODAY)) == {"day": "bad_date"}


def test_a_month_is_shown_in_whole_weeks() -> None:
    days = month_days(WorkCalendar(), {}, date(2026, 12, 31))
    assert (days[0].day, days[-1].day) == (date(2026, 11, 30), date(2027, 1, 3))
    assert not days[0].in_month
    assert [day.ordinary for day in days[:7]] == [True] * 5 + [False] * 2
    assert {day.official for day in days} == {None}


def test_leave_and_calendar_say_which_issued_reports_they_touch(branch: Store) -> None:
    week = Week(2026, 47)
    for unit in (R1, R2):
        issue_weekly_report(branch, unit, week, TODAY)
    leave = absences.add_leave({**LEAVE, "first": week.days[0], "last": week.days[1]}, TODAY)
    assert [(t.report.unit, t.people) for t in foresee(branch, leave).reports] == [(R1, ("000008",))]
    rest = absences.set_day({"day": week.days[3], "working": "否", "remark": "颱風停工"}, TODAY)
    touched = foresee(branch, rest).reports
    assert [t.report.unit for t in touched] == [R2, R1]
    assert all(len(t.people) > 3 for t in touched)
    later = absences.set_day({"day": TODAY, "working": "否"}, TODAY)
    assert foresee(branch, later).reports == ()
