"""The day's work (rules 3-2, 4-11, decisions F15, F25)."""

from datetime import date, timedelta

from domain.ports import Reader
from domain.report import TypedParts
from domain.scores import DayStatus
from domain.services.deciding import decide_logs
from domain.services.reporting import issue_weekly_report, save_typed_parts
from domain.services.scoring import scores_of_week
from domain.services.today import todays_work
from domain.today import FirstThing, ReportState, Task, Today
from domain.weeks import Week
from domain.work_log import Decision, LogStatus
from storage.store import Store
from tests.conftest import TODAY

DEPARTMENT, REGION = "B001-D2", "B001-D2-R1"
THURSDAY = date(2026, 11, 19)


def today_of(store: Store, unit: str = "", me: str = "", day: date = TODAY) -> Today:
    with store.reading() as reader:
        return todays_work(reader.todays_rows(), unit, me, day)


def managers(reader: Reader) -> dict[str, str]:
    org = reader.organisation()
    return {
        m.assignment_on(TODAY).unit: m.employee_no
        for m in org.members.values()
        if m.employed_on(TODAY) and m.assignment_on(TODAY).role in {"regional_manager", "market_manager"}
    }


def test_what_waits_is_what_i_may_decide(branch: Store) -> None:
    with branch.reading() as reader:
        org, leaders = reader.organisation(), managers(reader)
        logs = [log for own in reader.logs(date(2026, 1, 1), TODAY).values() for log in own.values()]
    waiting = [log for log in logs if log.status is LogStatus.SUBMITTED]
    for unit in ("B001", DEPARTMENT, REGION):
        for me in (leaders[DEPARTMENT], leaders[REGION]):
            mine = [
                log
                for log in waiting
                if org.may_decide(me, log.employee_no, log.day)
                and org.members[log.employee_no].assignment_on(log.day).unit in org.below(unit)
            ]
            found = today_of(branch, unit, me)
            assert found.waiting_count == len(mine)
            assert min((w.oldest for w in found.waiting), default=None) == min((x.day for x in mine), default=None)
    assert today_of(branch).waiting_count == len(waiting)
    assert today_of(branch, me="nobody").waiting == ()


def test_what_is_missing_is_what_the_scores_say(branch: Store) -> None:
    found = today_of(branch, "B001", day=THURSDAY)
    with branch.reading() as reader:
        scores = scores_of_week(reader, Week.of(THURSDAY), "B001", THURSDAY)
    missing = {
        (score.employee_no, day.day)
        for score in scores
        for day in score.days
        if day.status is DayStatus.MISSING and day.day < THURSDAY
    }
    assert {(log.employee_no, log.day) for log in found.missing} == missing
    assert all(log.overdue is (log.until < THURSDAY) for log in found.missing)
    assert [log.day for log in found.missing] == sorted((log.day for log in found.missing), reverse=True)


def test_the_day_itself(branch: Store) -> None:
    found = today_of(branch, day=THURSDAY)
    assert (found.workday, found.last_workday) == (4, date(2026, 11, 18))
    assert 0 < found.handed <= found.expected
    assert found.missing_before == sum(log.day == date(2026, 11, 18) for log in found.missing)
    sunday = today_of(branch, day=date(2026, 11, 22))
    assert (sunday.workday, sunday.expected, sunday.last_workday) == (0, 0, date(2026, 11, 20))
    assert all(thing.task is not Task.OUTLET for thing in sunday.first_things())


def test_reports_are_due_on_the_monday_moved_by_rest_days(branch: Store) -> None:
    monday = today_of(branch, DEPARTMENT)
    assert {report.due_on for report in monday.reports if not report.overdue} == {TODAY}
    assert {report.week for report in monday.reports if report.overdue} == {Week(2026, 46)}
    assert all(report.author for report in monday.reports)
    golden = today_of(branch, DEPARTMENT, day=date(2026, 10, 2))
    assert {report.due_on for report in golden.reports if not report.overdue} == {date(2026, 10, 8)}
    own = today_of(branch, REGION, day=THURSDAY)
    assert {report.unit for report in own.reports} == {REGION}


def test_a_report_is_begun_and_issued(branch: Store) -> None:
    week = Week(2026, 47)

    def state() -> ReportState:
        (found,) = [r for r in today_of(branch, DEPARTMENT).reports if r.unit == REGION and r.week == week]
        return found.state

    assert state() is ReportState.NOT_BEGUN
    save_typed_parts(branch, REGION, week, TypedParts(evaluation="x"))
    assert state() is ReportState.DRAFT
    issue_weekly_report(branch, REGION, week, TODAY)
    assert state() is ReportState.ISSUED
    issue_weekly_report(branch, REGION, Week(2026, 46), TODAY)
    late = [r.unit for r in today_of(branch, DEPARTMENT).reports if r.overdue]
    assert REGION not in late, "an old report that is issued is no work"


def test_outlets_and_events(branch: Store) -> None:
    found = today_of(branch, day=THURSDAY)
    days = [outlet.days for outlet in found.outlets]
    assert days == sorted(days, reverse=True)
    with branch.reading() as reader:
        inspections = reader.inspections(date(2020, 1, 1), THURSDAY)
        events = reader.events(THURSDAY, THURSDAY + timedelta(days=13))
    for outlet in found.outlets:
        own = [x.day for x in inspections if x.outlet == outlet.code]
        assert outlet.last == max(own, default=None)
        assert not own or outlet.days == (THURSDAY - max(own)).days
    assert [event.code for event in found.events] == [x.code for x in events if x.status != "cancelled"]


def test_what_to_do_first(branch: Store) -> None:
    first = today_of(branch).first_things()
    assert [thing.task for thing in first] == [Task.REMIND, Task.REPORT, Task.REVIEW]
    assert first[0].day == date(2026, 11, 20)


def test_nothing_to_do(empty: Store) -> None:
    found = today_of(empty)
    assert found.done
    assert found.first_things() == ()
    duty = FirstThing(Task.DUTY, 1, TODAY, key="4-13")
    assert found.first_things([duty], [duty]) == (duty, duty)
    assert (found.waiting, found.missing, found.reports, found.outlets, found.events) == ((), (), (), (), ())


def test_deciding_empties_the_queue(branch: Store) -> None:
    with branch.reading() as reader:
        leader = managers(reader)[DEPARTMENT]
    before = today_of(branch, DEPARTMENT, leader).waiting_count
    assert before
    decide_logs(branch, Decision.APPROVE, leader, "", (date(2026, 1, 1), TODAY), TODAY, unit=DEPARTMENT)
    assert today_of(branch, DEPARTMENT, leader).waiting_count == 0


def test_everybody_is_missing_before_the_first_log(people: Store) -> None:
    saturday = today_of(people, day=date(2026, 11, 21))
    assert saturday.waiting == ()
    assert not saturday.done
    assert saturday.missing_before == 20
    assert len({log.day for log in saturday.missing}) == 5
