"""The duties a weekly report states: of whose, as of when, met, open or missed (rules 4-2 to 4-24)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.duties.facts import Facts, Issued, Records, ReplyMark
from domain.duties.outlook import State
from domain.duties.reported import DutyRow, until, week_duties, with_evaluation
from domain.organisation import Leave, Role
from domain.rules import raised_version
from domain.services.duties import duties
from domain.services.reporting import compose_weekly_report, issue_weekly_report
from domain.services.ruling import put_in_force
from domain.weeks import Week
from storage.frozen import read_report, write
from storage.store import Store
from tests.conftest import TODAY
from tests.domain.duty_office import DAY, START, day, event, facts, marks, organisation, person

WEEK = Week.of(DAY)
MONDAY, TUESDAY = day(23), day(24)


def stated(found: Facts, unit: str = "D1", today: date = MONDAY) -> dict[tuple[str, str], DutyRow]:
    """The lines by key and subject."""
    rows = week_duties(replace(found, on=WEEK.sunday), unit, WEEK, today)
    return {(row.key, row.subject): row for row in rows}


def test_a_department_states_its_own_and_its_regional_managers_a_region_its_own() -> None:
    department = stated(facts())
    assert {subject for _, subject in department} == {"D1", "100", "110", "120"}
    assert {key for key, subject in department if subject == "D1"} >= {"4-13", "4-14", "4-15", "4-18", "4-20", "4-21"}
    region = stated(facts(), "R1")
    assert {subject for key, subject in region if key.startswith("4-")} == {"110"}
    assert {key for key, subject in region if subject == "R1"} == {"3-10", "3-11"}
    assert region["4-8", "110"].state is State.NO_FIGURE
    assert region["4-3", "110"].unit_name == "一區"


def test_a_daily_duty_is_counted_in_days() -> None:
    done = marks("110", *((n, f"R1-{m}") for n in (16, 17, 19) for m in range(2)), (18, "R1-0"))
    found = facts(Records(inspections=done), organisation(leaves=[Leave("110", day(20), day(20))]))
    row = stated(found, "R1")["4-2", "110"]
    assert (row.done, row.required, row.left, row.state) == (3, 4, ("2026-11-18",), State.FAILED)
    assert (row.first, row.last, row.number) == (day(16), day(22), 2)
    assert stated(found, "R1", day(18))["4-2", "110"].state is State.ON_TRACK, "the day is not over"
    assert stated(found, "R1", day(19))["4-2", "110"].state is State.FAILED
    full = Records(inspections=done + marks("110", (18, "R1-1")))
    assert stated(facts(full, found.org), "R1")["4-2", "110"].state is State.MET


def test_what_the_week_asked_for_is_missed_once_it_is_over() -> None:
    assert stated(facts(), today=day(20))["4-14", "D1"].state is State.ON_TRACK
    assert stated(facts(), today=MONDAY)["4-14", "D1"].state is State.FAILED
    assert stated(facts(), today=MONDAY)["4-11", "110"].state is State.ON_TRACK, "due on Monday"
    assert stated(facts(), today=TUESDAY)["4-11", "110"].state is State.FAILED
    late = Records(reports=(Issued("R1", WEEK, TUESDAY, frozenset()),))
    row = stated(facts(late))["4-11", "110"]
    assert (row.state, row.late, row.due) == (State.MET, True, MONDAY)


def test_longer_periods_are_seen_from_the_end_of_the_week() -> None:
    row = stated(facts())["4-15", "D1"]
    assert (row.state, row.days_left, row.pace, row.outstanding) == (State.ON_TRACK, 29, 1, 6)
    assert len(row.left) == 6
    heads = stated(facts())["4-24", "100"]
    assert (heads.days_left, heads.outstanding, heads.pace, heads.state) == (3, 3, 1, State.ON_TRACK)
    everybody = stated(
        facts(org=organisation(*(person(f"3{n}", (START, "R1", Role.ACCOUNT_MANAGER)) for n in range(9))))
    )
    assert everybody["4-24", "100"].pace == 4
    behind = stated(facts(on=day(18)))["4-5", "110"]
    assert behind.state is State.ON_TRACK
    assert stated(facts(), today=day(18))["4-15", "D1"] == row, "on any day of the week"


def test_client_managers_monthly_duties_are_counted_in_people() -> None:
    notes = marks("111", (9, "R1-0")) + marks("112", (23, "R1-1"))
    row = stated(facts(Records(notes=notes[:1])))["3-11", "D1"]
    assert (row.done, row.required, row.left, row.state, row.days_left) == (1, 3, ("112", "121"), State.ON_TRACK, 6)
    everybody = facts(Records(notes=notes + marks("121", (2, "R2-0"))))
    assert stated(everybody)["3-11", "D1"].state is State.MET
    month = Week.of(day(29))
    ends = replace(facts(org=organisation(office_days={day(30): False})), on=month.sunday)
    assert {row.state for row in week_duties(ends, "R1", month, day(30)) if row.key == "3-11"} == {State.ON_TRACK}
    january = Week.of(date(2027, 1, 31))
    over = replace(facts(), on=january.sunday)
    rows = [row for row in week_duties(over, "R1", january, date(2027, 2, 1)) if row.key == "3-11"]
    assert [(row.state, row.days_left) for row in rows] == [(State.FAILED, 0)]
    nobody = organisation(*(person(n, (START, "R3", Role.ACCOUNT_MANAGER)) for n in ("111", "112")))
    assert ("3-11", "R1") not in stated(facts(org=nobody), "R1")


def test_nothing_recorded_later_changes_what_the_report_states() -> None:
    now = Records(
        inspections=marks("101", (16, "R1-0")),
        visits=marks("100", (17, "R1-0")),
        events=(event("E1", day(18)),),
        notes=marks("111", (18, "R1-0")),
        team_work=marks("100", (18, "recruiting")),
        replies=(ReplyMark(day(17), "111", "110", day(17)),),
    )
    later = replace(
        now,
        inspections=now.inspections + marks("101", (23, "R1-1")),
        visits=now.visits + marks("100", (24, "R1-1")),
        events=(*now.events, event("E2", day(25))),
        notes=now.notes + marks("112", (23, "R1-0")),
        team_work=now.team_work + marks("100", (26, "culture")),
        replies=(*now.replies, ReplyMark(day(9), "111", "110", day(30))),
    )
    assert until(later, WEEK) == until(now, WEEK) == now
    reply = ReplyMark(day(18), "111", "110", day(23))
    assert until(replace(now, replies=(reply,)), WEEK).replies == (reply,), "said later about the week itself"


def test_the_evaluation_of_the_report_counts_in_it() -> None:
    rows = stated(facts())
    people = rows["4-23.people", "100"]
    assert (people.done, people.required, people.state) == (0, 5, State.FAILED)
    some = with_evaluation(people, frozenset({"110", "111", "999"}), 0)
    assert (some.done, some.left, some.state) == (2, ("112", "120", "121"), State.FAILED)
    assert with_evaluation(people, frozenset(people.left), 0).state is State.MET
    assert with_evaluation(rows["4-23.tasks", "100"], frozenset(), 2).state is State.MET
    assert with_evaluation(rows["4-13", "D1"], frozenset({"110"}), 2) == rows["4-13", "D1"]


def test_the_sample_branch_states_its_week(branch: Store) -> None:
    with branch.reading() as reader:
        report = compose_weekly_report(reader, "B001-D2", Week(2026, 47), TODAY)
    found = {(row.key, row.name): (row.done, row.required, row.state.value) for row in report.duty_rows}
    assert found["4-14", "北辰中山路營業部市場二部"] == (6, 4, "met")
    assert found["4-4", "何熙"] == (4, 5, "failed")
    assert found["4-5", "孔燕怡"] == (10, 12, "on_track")
    assert found["4-22", "北辰中山路營業部市場二部"] == (15, 15, "met"), "with this very report"
    assert found["4-11", "何熙"] == (0, 1, "on_track")


def test_replies_are_judged_alike_where_a_branch_asks_for_more(branch: Store) -> None:
    """Rule 4-10 stands in the table of replies and among the duties; both go by the numbers in force."""
    put_in_force(branch, raised_version("B001", date(2026, 9, 28), ["duty.4-10=5"]))
    with branch.reading() as reader:
        report = compose_weekly_report(reader, "B001-D2", Week(2026, 46), TODAY)
        owed = [duty for duty in duties(reader, date(2026, 11, 15), unit="B001-D2") if duty.entry.rule == "4-10"]
    table = sorted((row.replied, row.required) for row in report.replies if row.required is not None)
    assert table == sorted((duty.done, duty.required) for duty in owed)
    assert sum(done or 0 for done, _ in table) < sum(required or 0 for _, required in table)


def test_issuing_and_later_days_change_nothing_in_it(branch: Store) -> None:
    week = Week(2026, 46)
    first = issue_weekly_report(branch, "B001-D2", week, TODAY)
    assert first.duties
    assert issue_weekly_report(branch, "B001-D2", week, date(2026, 12, 9)) == first
    own = next(row for row in first.duty_rows if row.key == "4-21")
    assert (own.state, own.late) == (State.MET, True), "W46 was due on the 16th"


def test_a_report_issued_before_duties_is_read_and_keeps_its_code(branch: Store) -> None:
    report = issue_weekly_report(branch, "B001-D2", Week(2026, 46), TODAY)
    old = replace(report, duties=None)
    text = write(old).replace('"duties": null, ', "")
    assert '"duties"' not in text
    assert read_report(text) == old
    assert read_report(text).verification_code == old.verification_code != report.verification_code
    assert read_report(write(report)) == report
    assert old.duty_rows == ()


@pytest.mark.parametrize("unit", ["B900", "B001-D2-R1"])
def test_a_report_says_so_where_nobody_owes_anything(branch: Store, unit: str) -> None:
    with branch.reading() as reader:
        report = compose_weekly_report(reader, unit, Week(2026, 46), TODAY)
    assert report.duties is not None
    assert bool(report.duties) is (unit != "B900")
