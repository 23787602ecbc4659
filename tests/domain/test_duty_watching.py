"""Duties as somebody watches them: mine, by band, the managers below, what comes first, who is to be replied to."""

from dataclasses import replace
from datetime import date

from domain.duties.facts import Facts, Records, ReplyMark
from domain.duties.judging import duties_of
from domain.duties.outlook import State
from domain.duties.replying import ReplyLine, reply_lines
from domain.duties.watching import Band, ManagerLine, Watched, due_today, managers_of, own_of, pressing, watch
from domain.services.duties import replies_owed, watched
from domain.today import Task
from domain.work_log import LogStatus
from storage.store import Store
from tests.domain.duty_office import DAY, day, event, facts, log, logs, marks

FRIDAY = date(2026, 11, 20)


def seen(unit: str, found: Facts | None = None, *, afternoon: bool = False) -> list[Watched]:
    """Everything owed in a unit and below it."""
    found = found or facts()
    return watch(found, duties_of(found, found.org.below(unit)), afternoon=afternoon)


def keys(found: list[Watched]) -> set[str]:
    return {one.duty.entry.key for one in found}


def subjects(found: list[Watched]) -> set[str]:
    return {one.duty.subject for one in found}


def test_a_person_sees_what_they_and_their_unit_owe() -> None:
    manager = own_of(seen("D1"), "D1", "100")
    assert subjects(manager) == {"100", "D1"}
    assert {"4-13", "4-16", "4-23.people"} <= keys(manager)
    assert [one.duty.entry.key for one in manager if one.band is Band.DAY] == ["4-13"]
    assert {one.duty.entry.key for one in manager if one.band is Band.ACROSS} == {"4-15", "4-17"}
    assert {one.band for one in manager} == set(Band)
    assert subjects(own_of(seen("R1"), "R1", "111")) == {"111"}, "a client manager sees no duty of the region"


def test_without_duties_of_ones_own_those_of_the_leader_are_seen() -> None:
    assert subjects(own_of(seen("R1"), "R1", "100")) == {"110"}
    assert subjects(own_of(seen("D1"), "D1", "")) == {"100", "D1"}
    assert subjects(own_of(seen("B1"), "B1", "")) == {"100", "D1"}, "a branch sees its departments"
    assert subjects(own_of(seen("H"), "H", "")) == {"M", "B2"}
    assert own_of([], "B1", "") == []


def test_the_management_department_answers_for_branches_of_other_cities() -> None:
    found = own_of(seen("M"), "M", "900")
    assert subjects(found) == {"M", "B2"}
    assert [one.duty.subject for one in found if one.duty.entry.key == "5-3"] == ["B2"]
    assert subjects(own_of(seen("B2"), "B2", "")) == {"B2"}


def test_regional_managers_stand_in_a_line_with_what_presses() -> None:
    found = seen("D1", facts(on=FRIDAY))
    lines = managers_of(found, "D1", "100")
    assert [(line.number, line.unit) for line in lines] == [("110", "R1"), ("120", "R2")]
    assert list(lines[0].cells) == ["4-2", "4-3", "4-4", "4-5", "4-6", "4-10"]
    assert [one.duty.entry.key for one in lines[0].pressing] == ["4-3", "4-10"]
    assert managers_of(found, "R1", "110") != lines
    assert managers_of(seen("R1"), "R1", "110") == []


def test_due_today_comes_first_then_what_presses() -> None:
    found = seen("D1", facts(on=FRIDAY))
    own, lines = own_of(found, "D1", "100"), managers_of(found, "D1", "100")
    due = due_today(own, FRIDAY, "D1")
    assert due[0].key == "4-13", "what is owed every day, before the week's"
    assert due[0].task is Task.DUTY
    assert (due[0].count, due[0].day, due[0].subject, due[0].name) == (1, FRIDAY, "D1", "")
    assert {thing.key for thing in due[1:]} >= {"4-14", "4-16", "4-23.people"}
    later = pressing(own, lines, FRIDAY, "D1")
    assert [thing.day for thing in later] == sorted(thing.day for thing in later if thing.day)
    assert {thing.name for thing in later if thing.key == "4-10"} == {"員工110"}
    assert not {thing.key for thing in later if not thing.name} & {thing.key for thing in due}


def test_what_is_done_or_lost_is_not_put_first() -> None:
    done = Records(inspections=marks("101", (18, "R1-0")))
    assert "4-13" not in {thing.key for thing in due_today(own_of(seen("D1", facts(done)), "D1", "100"), DAY, "D1")}
    lost = replace(seen("D1")[0], outlook=replace(seen("D1")[0].outlook, state=State.FAILED))
    assert due_today([lost], lost.duty.due, "D1") == []
    assert lost.is_open
    none = ManagerLine("1", "", "", {})
    assert pressing([], [none], DAY, "D1") == []


def test_who_stands_below_the_unit_in_scope_is_to_be_reminded() -> None:
    branch = due_today(own_of(seen("B1", facts(on=FRIDAY)), "B1", ""), FRIDAY, "B1")
    assert {thing.name for thing in branch} == {"市場一部", "員工100"}
    last = date(2026, 12, 31)
    office = due_today(own_of(seen("M", facts(on=last)), "M", "900"), last, "M")
    assert {thing.name for thing in office if thing.key == "5-3"} == {""}, "it is inspected by the office itself"


def lines_of(found: Facts, key: str = "4-10") -> dict[str, ReplyLine]:
    """The region's lines by member."""
    return {line.number: line for line in reply_lines(found, ["R1", "D1"]) if line.key == key}


def test_a_member_is_replied_to_on_two_days_of_the_week() -> None:
    handed = logs(
        log("111", day(16)),
        log("111", day(17)),
        log("111", day(18), status=LogStatus.SUBMITTED),
        log("111", day(20)),
        log("112", day(16), status=LogStatus.RETURNED),
    )
    given = (ReplyMark(day(16), "111", "110", day(17)), ReplyMark(day(16), "112", "110", day(17)))
    found = lines_of(facts(Records(logs=handed, replies=given)))
    one = found["111"]
    assert (one.by, one.by_name, one.done, one.required, one.met) == ("110", "員工110", 1, 2, False)
    assert one.logs == (day(18), day(17)), "what waits first; nothing replied to, nothing of tomorrow"
    assert found["112"].logs == (), "a log that was returned does not count"
    both = (*given, ReplyMark(day(17), "111", "110", day(18)))
    assert lines_of(facts(Records(logs=handed, replies=both)))["111"].met
    order = reply_lines(facts(Records(logs=handed, replies=both)), ["R1"])
    assert [line.met for line in order] == [False, True]


def test_at_month_end_any_log_will_do() -> None:
    handed = logs(log("111", day(16)))
    given = (ReplyMark(day(16), "111", "100", day(17)),)
    early = lines_of(facts(Records(logs=handed, replies=given)), "4-24")["111"]
    assert (early.done, early.required, early.opens, early.logs) == (0, 1, day(26), (day(16),))


def test_the_store_says_the_same(branch: Store) -> None:
    with branch.reading() as reader:
        found = watched(reader, FRIDAY, "B001-D2")
        lines = replies_owed(reader, FRIDAY, "B001-D2")
    left = {(one.duty.subject, number) for one in found if one.duty.entry.key == "4-10" for number in one.duty.left}
    assert {(line.by, line.number) for line in lines if line.key == "4-10" and not line.met} == left
    assert all(line.logs for line in lines if not line.met and line.key == "4-10")


def test_events_that_are_planned_are_no_work_done() -> None:
    planned = seen("R1", facts(Records(events=(event("1", day(21), status="planned"),))))
    assert next(one for one in planned if one.duty.entry.key == "4-6").is_open
