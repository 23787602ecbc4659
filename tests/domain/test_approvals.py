"""What a person who decides logs sees, and decisions on exactly what was seen, on the real store (rules 3-2, F25)."""

from dataclasses import replace
from datetime import UTC, date, timedelta, timezone

import pytest

from domain.log_list import LogFilter, PassMark, pass_marks
from domain.organisation import Organisation, Unit, UnitKind
from domain.problems import Refusal
from domain.review import Chosen, Handed, Pace, changes, is_late, local_day
from domain.rules import RuleVersion, base_version
from domain.scores import DayStatus
from domain.services.approvals import log_detail, log_filter, missing_logs, waiting_logs
from domain.services.deciding import decide_chosen, decide_logs
from domain.services.scoring import scores_of_week
from domain.services.undoing import undo
from domain.weeks import Week
from domain.work_log import Counts, Decision, Item, LogStatus, LogText, WorkLog
from domain.workdays import WorkCalendar
from storage.store import Store
from tests.conftest import SAMPLES, TODAY, take
from tests.contents import contents

WEEK = Week(2026, 47)
SPAN = (WEEK.monday, WEEK.sunday)
RM, MM, CM = "000007", "000005", "000008"
DEPARTMENT, REGION = "B001-D2", "B001-D2-R1"


@pytest.fixture
def written(people: Store) -> Store:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    return people


def queue(store: Store, me: str, unit: str) -> list[Chosen]:
    with store.reading() as reader:
        return [row.chosen for row in waiting_logs(reader, me, unit, SPAN, UTC)]


def test_the_queue_holds_what_i_may_decide_and_no_more(written: Store) -> None:
    with written.reading() as reader:
        org = reader.organisation()
        logs = reader.logs(*SPAN)
        rows = waiting_logs(reader, MM, DEPARTMENT, SPAN, UTC)
    wanted = {
        Chosen(number, day, 1)
        for number, days in logs.items()
        for day in days
        if org.may_decide(MM, number, day) and org.members[number].assignment_on(day).unit in org.below(DEPARTMENT)
    }
    assert {row.chosen for row in rows} == wanted
    assert len(rows) > 20
    assert [(r.log.day, r.log.employee_no) for r in rows] == sorted((r.log.day, r.log.employee_no) for r in rows)
    assert all(row.imported and not row.late and row.at == "2026-11-23T12:00:00Z" for row in rows)
    assert queue(written, CM, REGION) == []
    with written.reading() as reader, pytest.raises(Refusal, match="unknown_unit"):
        waiting_logs(reader, MM, "X", SPAN)


def test_a_row_says_what_the_score_says(written: Store) -> None:
    with written.reading() as reader:
        rows = waiting_logs(reader, MM, DEPARTMENT, SPAN, UTC)
        days = {(s.employee_no, d.day): d for s in scores_of_week(reader, WEEK, DEPARTMENT, TODAY) for d in s.days}
    for row in rows:
        day = days[row.log.employee_no, row.log.day]
        assert (row.score, row.pass_mark) == (day.score, 20)
        assert tuple(m.item for m in row.missed) == day.missed_minimums
        assert all(m.count < m.minimum == day.rules.day_minimums[m.item] for m in row.missed)
        assert row.meets is (day.score >= 20 and not day.missed_minimums)
    assert {row.meets for row in rows} == {True, False}


def test_the_cut_off_is_the_end_of_the_next_working_day() -> None:
    calendar = WorkCalendar()
    friday = date(2026, 11, 20)
    assert calendar.cut_off(friday) == date(2026, 11, 23)
    assert local_day("2026-11-23T17:00:00Z", timezone(timedelta(hours=8))) == date(2026, 11, 24)
    log = WorkLog("1", friday, Counts())
    late = Handed(log, "2026-11-23T17:00:00Z", "entry")
    assert is_late(calendar, late, timezone(timedelta(hours=8)))
    assert not is_late(calendar, late, UTC)
    assert not is_late(calendar, replace(late, at=""), UTC)
    assert not is_late(calendar, replace(late, kind="import_logs"), timezone(timedelta(hours=8)))


def test_exactly_the_chosen_logs_are_decided_as_one_action(written: Store) -> None:
    before = contents(written, keys=True)
    chosen = queue(written, RM, REGION)
    some = chosen[::3]
    done = decide_chosen(written, Decision.APPROVE, RM, "", some, TODAY)
    assert (done.taken, done.refused) == (tuple(some), ())
    assert queue(written, RM, REGION) == [one for one in chosen if one not in some]
    assert done.action is not None
    undo(written, done.action)
    assert contents(written, keys=True) == before


def test_what_changed_since_it_was_seen_is_refused_and_the_rest_decided(written: Store) -> None:
    chosen = queue(written, RM, REGION)
    first, second, third = chosen[:3]
    decide_chosen(written, Decision.RETURN, RM, "請補充", [first], TODAY)
    with written.action("entry") as writer:
        old = writer.logs_on({first.day}, {first.employee_no})[first.employee_no][first.day]
        writer.change_logs([(old, old.rewritten(Counts(60, 9, 9, 9, 9), old.text), 54, "base@2000-01-01")])
    decide_chosen(written, Decision.APPROVE, RM, "", [second], TODAY)
    gone = Chosen(third.employee_no, date(2026, 11, 22), 1)
    other = next(one for one in queue(written, MM, DEPARTMENT) if one.employee_no == "000027")
    done = decide_chosen(written, Decision.APPROVE, RM, "", [first, second, third, gone, other], TODAY)
    assert done.taken == (third,)
    assert {one: refusal.code for one, refusal in done.refused} == {
        first: "log_changed",
        second: "log_decided",
        gone: "log_missing",
        other: "not_above",
    }
    assert done.refused[0][1].facts["revision"] == 2


@pytest.mark.parametrize(
    ("by", "decision", "comment", "chosen", "code"),
    [
        (RM, Decision.RETURN, " ", [Chosen(CM, WEEK.monday, 1)], "reason_required"),
        ("999999", Decision.APPROVE, "", [Chosen(CM, WEEK.monday, 1)], "unknown_member"),
        (RM, Decision.APPROVE, "", [], "nothing_to_decide"),
    ],
)
def test_what_a_decision_on_chosen_logs_refuses(
    written: Store, by: str, decision: Decision, comment: str, chosen: list[Chosen], code: str
) -> None:
    before = contents(written, keys=True)
    with pytest.raises(Refusal, match=code):
        decide_chosen(written, decision, by, comment, chosen, TODAY)
    assert contents(written, keys=True) == before


def test_hundreds_are_one_action_and_one_undo(branch: Store) -> None:
    """P3 in small: the sample branch's whole backlog at once, well within a second."""
    before = contents(branch, keys=True)
    with branch.reading() as reader:
        rows = waiting_logs(reader, "000002", "B001", (date(2026, 9, 1), TODAY), UTC)
    chosen = [row.chosen for row in rows]
    assert len(chosen) > 450
    done = decide_chosen(branch, Decision.APPROVE, "000002", "已閱", chosen, TODAY)
    assert done.decided == len(chosen)
    with branch.reading() as reader:
        given = reader.replies_given("000002", TODAY)
    assert {(reply.action, reply.together) for reply in given} == {(done.action, len(chosen))}
    assert {reply.status for reply in given} == {LogStatus.APPROVED}
    undo(branch, done.action or 0)
    assert contents(branch, keys=True) == before


def test_one_log_in_full(written: Store) -> None:
    day = date(2026, 11, 18)
    with written.reading() as reader:
        detail = log_detail(reader, reader.organisation(), (CM, day), RM, day, UTC)
        [score] = [s for s in scores_of_week(reader, WEEK, REGION, day) if s.employee_no == CM]
        outlet = reader.outlet_name(detail.handed.log.text.outlet)
    assert detail.week == score
    assert detail.scored == score.days[2]
    assert detail.points == score.days[2].score
    assert [line.item for line in detail.scored.lines] == list(Item)
    assert detail.outlet_name == outlet != ""
    assert (detail.hindrance, detail.late, detail.replies, len(detail.versions)) == ("", False, (), 1)
    assert detail.weeks == ()
    assert detail.chosen == Chosen(CM, day, 1)
    assert detail.pace == Pace(score.gap, 0)  # all five days are written already
    with written.reading() as reader:
        assert log_detail(reader, reader.organisation(), (CM, day), CM, TODAY).hindrance == "own_log"
        assert log_detail(reader, reader.organisation(), (CM, day), "000016", TODAY).hindrance == "not_above"
        with pytest.raises(Refusal, match="log_missing"):
            log_detail(reader, reader.organisation(), (CM, date(2026, 11, 22)), RM, TODAY)


def test_the_pace_counts_the_days_that_are_left(written: Store) -> None:
    wednesday, thursday, friday = (date(2026, 11, n) for n in (18, 19, 20))
    decide_logs(written, Decision.RETURN, RM, "重寫", (thursday, friday), TODAY, people=[CM])
    with written.reading() as reader:
        pace = log_detail(reader, reader.organisation(), (CM, wednesday), RM, thursday, UTC).pace
        last = log_detail(reader, reader.organisation(), (CM, wednesday), RM, TODAY, UTC).pace
    assert pace.days == 2
    assert pace.a_day == -(-pace.points // 2) > 0
    assert (last.points, last.days, last.a_day) == (pace.points, 0, None)


def test_a_log_tells_its_story(branch: Store) -> None:
    """Returned and written anew: versions with what changed, replies with who and when."""
    with branch.reading() as reader:
        found = next(
            (number, day)
            for number, days in reader.logs(date(2026, 9, 1), TODAY).items()
            for day, log in days.items()
            if log.revision == 2
        )
        detail = log_detail(reader, reader.organisation(), found, MM, TODAY, UTC)
    assert [w.week for w in detail.weeks] == [Week.of(found[1]).shifted(-n) for n in range(len(detail.weeks), 0, -1)]
    first, second = detail.versions
    assert (first.revision, second.revision) == (1, 2)
    assert (first.at, first.imported) == ("2026-11-23T12:00:00Z", True)
    assert detail.points_of(second) == detail.points
    told = changes(first, second)
    assert told
    for change in told:
        assert change.before != change.after
    [reply] = [reply for reply in detail.replies if reply.decision is Decision.RETURN]
    assert reply.revision == 1
    assert reply.content
    assert detail.roles[reply.reviewer]
    assert reply.at == "2026-11-23T12:00:00Z"


def test_changes_are_told_field_by_field(written: Store) -> None:
    with written.reading() as reader:
        version = log_detail(reader, reader.organisation(), (CM, WEEK.monday), RM, TODAY).versions[0]
    after = replace(version, counts=replace(version.counts, client_calls=99), text=LogText("", "改", "", ""))
    assert {c.field for c in changes(version, after)} >= {"client_calls", "done", "outlet"}
    assert changes(version, version) == ()


def test_others_records_of_the_outlet_stand_beside_the_log(branch: Store) -> None:
    with branch.reading() as reader:
        inspection = next(
            (log, i)
            for i in reader.inspections(date(2026, 10, 1), TODAY)
            for days in reader.logs(i.day, i.day).values()
            for log in days.values()
            if log.text.outlet == i.outlet
        )
        log, found = inspection
        records = log_detail(reader, reader.organisation(), (log.employee_no, log.day), MM, TODAY).records
        visit = reader.visits(date(2026, 10, 1), TODAY)[0]
        visited = reader.outlet_records(visit.outlet, visit.day)
        nowhere = reader.outlet_records("某處", visit.day)
    assert ("inspection", found.inspector, found.result) in {(r.kind, r.employee_no, r.result) for r in records}
    assert ("visit", visit.visitor, visit.content) in {(r.kind, r.employee_no, r.remark) for r in visited}
    assert nowhere == ()


def test_who_has_not_submitted(written: Store) -> None:
    with written.reading() as reader:
        rows = missing_logs(reader, WEEK, "B001", TODAY)
        scores = scores_of_week(reader, WEEK, "B001", TODAY)
        early = missing_logs(reader, WEEK, "B001", date(2026, 11, 17))
        future = missing_logs(reader, WEEK.shifted(2), "B001", TODAY)
    wanted = {s.employee_no: [d.day for d in s.days if d.expected and d.status is DayStatus.MISSING] for s in scores}
    assert {row.employee_no: [d.day for d in row.days] for row in rows} == {n: d for n, d in wanted.items() if d}
    assert all(row.unit_name and row.name and row.unit for row in rows)
    assert all(d.day <= date(2026, 11, 17) for row in early for d in row.days)
    assert future == ()
    friday = next(d for row in rows for d in row.days if d.day == date(2026, 11, 20))
    assert (friday.due, friday.overdue) == (TODAY, False)
    assert next(d for row in rows for d in row.days if d.day < date(2026, 11, 20)).overdue
    decide_logs(written, Decision.RETURN, RM, "重寫", SPAN, TODAY, people=[CM])
    with written.reading() as reader:
        [mine] = [row for row in missing_logs(reader, WEEK, REGION, TODAY) if row.employee_no == CM]
    assert {d.status for d in mine.days} == {DayStatus.RETURNED}


def test_pass_marks_by_time_and_unit() -> None:
    units = {
        "H": Unit("H", "H", UnitKind.MANAGEMENT_DEPARTMENT),
        "B": Unit("B", "B", UnitKind.BRANCH, "H"),
        "R": Unit("R", "R", UnitKind.REGION, "B"),
    }
    org = Organisation(units, {})
    base = base_version()
    assert pass_marks(org, [base]) == (PassMark(None, None, None, 20),)
    later = replace(base, effective_from=date(2026, 1, 1), day_pass=24)
    same = replace(base, effective_from=date(2025, 1, 1))
    assert pass_marks(org, [base, same, later]) == (
        PassMark(None, None, date(2025, 12, 31), 20),
        PassMark(None, date(2026, 1, 1), None, 24),
    )
    raised = RuleVersion("raise-B", date(2026, 6, 1), "B", day_pass=30)
    found = pass_marks(org, [base, raised])
    assert set(found) == {
        PassMark(frozenset({"H"}), None, None, 20),
        PassMark(frozenset({"B", "R"}), None, date(2026, 5, 31), 20),
        PassMark(frozenset({"B", "R"}), date(2026, 6, 1), None, 30),
    }


def test_a_filter_speaks_of_a_unit_and_its_marks(written: Store) -> None:
    with written.reading() as reader:
        everybody = log_filter(reader, LogFilter(person="林"), "B001", below=False)
        department = log_filter(reader, LogFilter(), DEPARTMENT, below=True)
    assert everybody == LogFilter(person="林")
    assert department.units is not None
    assert REGION in department.units
    assert department.below == (PassMark(None, None, None, 20),)
