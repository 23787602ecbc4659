"""Entering a team's week on the real store: drafts, handing in, reasons, and every way back (rule 3-2)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.entry.days import DayEntry, DayState
from domain.entry.pasting import paste, place_block
from domain.entry.weeks import TeamWeek
from domain.organisation import Leave
from domain.problems import Refusal
from domain.services.absences import add_leave
from domain.services.changing import make
from domain.services.deciding import decide_logs
from domain.services.entering import PASTED, hand_in, leave_on, save_drafts, team_week
from domain.services.undoing import undo
from domain.weeks import Week
from domain.work_log import Counts, Decision, Item, LogStatus, LogText
from storage.store import Store
from tests.conftest import SAMPLES, take
from tests.contents import contents

WEEK = Week(2026, 47)
TODAY = date(2026, 11, 19)
MONDAY, THURSDAY, FRIDAY = date(2026, 11, 16), TODAY, date(2026, 11, 20)
CM, RM = "000008", "000007"
FULL = ("50", "3", "1", "4", "4")


def team(store: Store, unit: str = "B001-D2", week: Week = WEEK, today: date = TODAY) -> TeamWeek:
    with store.reading() as reader:
        return team_week(reader, reader.organisation(), unit, week, today)


def day_of(store: Store, day: date, number: str = CM, today: date = TODAY) -> DayEntry:
    return next(p for p in team(store, today=today).people if p.employee_no == number).on(day)


def status(store: Store, day: date, number: str = CM) -> tuple[LogStatus, int, Counts] | None:
    with store.reading() as reader:
        log = reader.logs(day, day, {number}).get(number, {}).get(day)
    return (log.status, log.revision, log.counts) if log else None


def test_a_team_week_is_grouped_by_region(people: Store) -> None:
    week = team(people)
    assert [(g.unit, g.name, g.manager, len(g.people)) for g in week.groups] == [
        ("B001-D2-R1", "第1區域", "孔燕怡", 7),
        ("B001-D2-R3", "第3區域", "何熙", 8),
    ]
    assert team(people, unit="B001-D2-R1").groups[0].name.endswith("第1區域")
    assert [day.isoformat() for day in week.days] == [f"2026-11-{n}" for n in range(16, 21)]
    first = week.people[0]
    assert [d.state for d in first.days] == [DayState.OPEN] * 4 + [DayState.FUTURE] * 3
    assert (first.on(MONDAY).late, first.on(date(2026, 11, 18)).late) == (True, False)
    assert week.rules[MONDAY].day_minimums[Item.LEAFLETS] == 50
    assert len(team(people, unit="").people) > len(week.people)


def test_a_week_of_rest_days_shows_all_of_them(people: Store) -> None:
    with people.action("test") as writer:
        rows = [{"day": day, "working": False, "remark": ""} for day in WEEK.days]
        writer.merge("calendar", rows, TODAY)
    assert team(people).days == WEEK.days


def test_states_of_days_with_logs_leave_and_rest(people: Store) -> None:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    decide_logs(people, Decision.APPROVE, RM, "", (MONDAY, MONDAY), TODAY, people=[CM])
    assert day_of(people, MONDAY).state is DayState.APPROVED
    make(people, add_leave({"employee_no": CM, "first": date(2026, 11, 23), "last": date(2026, 11, 23)}, TODAY))
    later = team(people, week=Week(2026, 48), today=date(2026, 11, 29))
    mine = next(p for p in later.people if p.employee_no == CM)
    assert [d.state for d in mine.days] == [DayState.LEAVE, *[DayState.OPEN] * 4, *[DayState.REST] * 2]
    assert mine.earlier is not None


def test_somebody_not_employed_yet_has_no_cells(people: Store) -> None:
    with people.reading() as reader:
        member = reader.organisation().members[CM]
        found = team_week(reader, reader.organisation(), "B001-D2", Week.of(member.employed_from), TODAY)
    states = {
        d.state for d in next(p for p in found.people if p.employee_no == CM).days if d.day < member.employed_from
    }
    assert states <= {DayState.ABSENT}


def test_what_is_typed_is_a_draft_in_every_list_and_survives(people: Store) -> None:
    before = contents(people)
    day = day_of(people, THURSDAY).with_draft(cells=("5O", "3", "", "", ""), text=LogText(done="走訪"))
    first = save_drafts(people, [day], RM)
    assert day_of(people, THURSDAY) == day
    assert status(people, THURSDAY) == (LogStatus.DRAFT, 1, Counts(0, 3))
    assert save_drafts(people, [day], RM) is None
    second = save_drafts(people, [day.with_cell(Item.LEAFLETS, "50")], RM)
    third = save_drafts(people, [day.with_cell(Item.LEAFLETS, "60")], RM)
    assert status(people, THURSDAY) == (LogStatus.DRAFT, 1, Counts(60, 3))
    for number, counts in ((third, Counts(50, 3)), (second, Counts(0, 3))):
        assert number is not None
        assert undo(people, number).kept == ()
        assert status(people, THURSDAY) == (LogStatus.DRAFT, 1, counts)
    assert first is not None
    undo(people, first)
    assert contents(people) == before


def test_an_emptied_day_is_no_draft_any_more(people: Store) -> None:
    before = contents(people)
    day = day_of(people, THURSDAY).with_cell(Item.LEAFLETS, "五十")
    save_drafts(people, [day], RM)
    assert save_drafts(people, [day.with_cell(Item.LEAFLETS, "五0")], RM) is not None
    save_drafts(people, [day.with_cell(Item.LEAFLETS, "")], RM)
    assert contents(people) == before
    assert save_drafts(people, [day_of(people, THURSDAY)], RM) is None


def test_what_was_emptied_returns_unless_it_was_typed_anew(people: Store) -> None:
    day = day_of(people, THURSDAY).with_cell(Item.LEAFLETS, "50")
    save_drafts(people, [day], RM)
    emptied = save_drafts(people, [day.with_cell(Item.LEAFLETS, "")], RM)
    save_drafts(people, [day.with_cell(Item.LEAFLETS, "70")], RM)
    assert emptied is not None
    assert {row.table for row in undo(people, emptied).kept} == {"work_log", "log_draft"}
    assert day_of(people, THURSDAY).cells[0] == "70"


def test_a_draft_for_a_day_to_come_is_refused(people: Store) -> None:
    before = contents(people)
    with pytest.raises(Refusal, match="day_closed"):
        save_drafts(people, [day_of(people, FRIDAY).with_cell(Item.LEAFLETS, "1")], RM)
    assert contents(people) == before


def test_complete_days_are_handed_in_and_taken_back(people: Store) -> None:
    full = [replace_cells(day_of(people, THURSDAY, number)) for number in (CM, "000009")]
    half = day_of(people, THURSDAY, "000010").with_cell(Item.LEAFLETS, "50")
    save_drafts(people, [*full, half], RM)
    before = contents(people)
    done = hand_in(people, [*full, half], TODAY, RM)
    assert done.taken == ((CM, THURSDAY), ("000009", THURSDAY))
    assert [refusal.code for _, refusal in done.refused] == ["entry_incomplete"]
    assert status(people, THURSDAY) == (LogStatus.SUBMITTED, 1, Counts(50, 3, 1, 4, 4))
    with people.reading() as reader:
        assert reader.week_totals(WEEK)[CM] == 20
    assert done.action is not None
    undo(people, done.action)
    assert contents(people) == before


def replace_cells(day: DayEntry) -> DayEntry:
    return day.with_draft(cells=FULL)


def test_an_unsaved_day_can_be_handed_in_at_once(people: Store) -> None:
    before = contents(people)
    done = hand_in(people, [replace_cells(day_of(people, THURSDAY))], TODAY, RM)
    assert status(people, THURSDAY) == (LogStatus.SUBMITTED, 1, Counts(50, 3, 1, 4, 4))
    assert done.action is not None
    undo(people, done.action)
    assert contents(people) == before


def test_taking_back_what_was_decided_since_keeps_it(people: Store) -> None:
    day = replace_cells(day_of(people, THURSDAY))
    save_drafts(people, [day], RM)
    done = hand_in(people, [day], TODAY, RM)
    decide_logs(people, Decision.APPROVE, RM, "", (THURSDAY, THURSDAY), TODAY)
    assert done.action is not None
    assert [row.table for row in undo(people, done.action).kept] == ["work_log"]
    assert status(people, THURSDAY) == (LogStatus.APPROVED, 1, Counts(50, 3, 1, 4, 4))
    assert day_of(people, THURSDAY).draft is None


def test_a_late_day_needs_a_reason_that_is_kept(people: Store) -> None:
    late = replace_cells(day_of(people, MONDAY))
    assert not late.ready
    refused = hand_in(people, [late], TODAY, RM)
    assert (refused.action, [r.code for _, r in refused.refused]) == (None, ["late_reason_required"])
    hand_in(people, [late.with_draft(reason=" 外出培訓 ")], TODAY, RM)
    assert day_of(people, MONDAY).reason == "外出培訓"
    with people.reading() as reader:
        details = [row.details for row in reader.connection.exec_driver_sql("SELECT details FROM audit")]
    assert "外出培訓" in details[-1]
    again = day_of(people, MONDAY).with_cell(Item.LEAFLETS, "60")
    hand_in(people, [again], TODAY, RM)
    assert (day_of(people, MONDAY).reason, status(people, MONDAY)) == (
        "外出培訓",
        (LogStatus.SUBMITTED, 2, Counts(60, 3, 1, 4, 4)),
    )


@pytest.fixture
def written(people: Store) -> Store:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    return people


def test_an_approved_log_reopens_by_somebody_above_with_a_reason_in_the_audit(written: Store) -> None:
    decide_logs(written, Decision.APPROVE, RM, "", (MONDAY, MONDAY), TODAY, people=[CM])
    changed = day_of(written, MONDAY).with_cell(Item.PROSPECTS, "9")
    assert not changed.ready
    assert hand_in(written, [changed], TODAY, RM).refused[0][1].code == "reason_required"
    reasoned = changed.with_draft(reason="漏記電話")
    assert hand_in(written, [reasoned], TODAY, "000016").refused[0][1].code == "not_above"
    before = contents(written)
    done = hand_in(written, [reasoned], TODAY, RM)
    found = status(written, MONDAY)
    assert found is not None
    assert (found[0], found[1], found[2].prospects) == (LogStatus.SUBMITTED, 2, 9)
    with written.reading() as reader:
        details = [row.details for row in reader.connection.exec_driver_sql("SELECT details FROM audit")]
    assert "漏記電話" in details[-1]
    assert done.action is not None
    undo(written, done.action)
    assert contents(written) == before


def test_a_returned_log_becomes_its_next_revision(written: Store) -> None:
    decide_logs(written, Decision.RETURN, RM, "補充", (MONDAY, MONDAY), TODAY, people=[CM])
    day = day_of(written, MONDAY)
    assert day.state is DayState.RETURNED
    hand_in(written, [day.with_cell(Item.PROSPECTS, "9")], TODAY, RM)
    found = status(written, MONDAY)
    assert found is not None
    assert found[:2] == (LogStatus.SUBMITTED, 2)


def test_a_draft_over_a_log_that_changed_meanwhile_is_refused(written: Store) -> None:
    day = day_of(written, MONDAY).with_cell(Item.PROSPECTS, "9")
    save_drafts(written, [day], RM)
    assert status(written, MONDAY) is not None
    hand_in(written, [day_of(written, MONDAY).with_cell(Item.PROSPECTS, "8")], TODAY, RM)
    assert hand_in(written, [day], TODAY, RM).refused[0][1].code == "log_overtaken"
    assert day_of(written, MONDAY).draft is None


def test_what_can_not_be_handed_in(people: Store) -> None:
    day = replace_cells(day_of(people, FRIDAY))
    assert hand_in(people, [day], TODAY, RM).refused[0][1].code == "day_closed"
    stranger = day.draft
    assert stranger is not None
    day = replace(day, employee_no="999999", draft=replace(stranger, employee_no="999999"))
    assert hand_in(people, [day], TODAY, RM).refused[0][1].code == "day_closed"
    assert hand_in(people, [day_of(people, THURSDAY)], TODAY, RM).refused[0][1].code == "entry_incomplete"
    with pytest.raises(Refusal, match="nothing_to_hand_in"):
        hand_in(people, [], TODAY, RM)


def test_a_paste_is_one_action(people: Store) -> None:
    before = contents(people)
    week = team(people)
    columns = [(day, item) for day in week.days for item in Item]
    block = [[p.employee_no, *FULL] for p in week.people]
    done = paste(place_block(block, week.people, columns, 0, 15), {p.employee_no: p for p in week.people})
    number = save_drafts(people, [p.on(THURSDAY) for p in done.people.values()], RM, PASTED)
    assert number is not None
    assert sum(p.on(THURSDAY).ready for p in team(people).people) == len(week.people)
    undo(people, number)
    assert contents(people) == before


def test_the_leave_that_covers_a_day(people: Store) -> None:
    make(people, add_leave({"employee_no": CM, "first": THURSDAY, "last": THURSDAY}, TODAY))
    with people.reading() as reader:
        org = reader.organisation()
    assert leave_on(org, CM, THURSDAY) == Leave(CM, THURSDAY, THURSDAY)
    assert leave_on(org, CM, FRIDAY) is None
