"""Units, outlets and people changed one action at a time; every change can be looked at first and taken back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from domain.field import Outlet
from domain.organisation import Assignment, Role, Unit, UnitKind
from domain.problems import FormRefusal, Refusal
from domain.services import organising, staffing
from domain.services.changing import Change, Notice, foresee, make
from domain.services.reporting import issue_weekly_report
from domain.services.staffing import HandOver
from domain.services.undoing import undo
from domain.sheets.table import Cell
from domain.weeks import Week
from storage.store import Store
from tests.conftest import TODAY
from tests.contents import contents

R1, R2, R3, D1, D2 = "B001-D2-R1", "B001-D1-R2", "B001-D2-R3", "B001-D1", "B001-D2"
TOMORROW = TODAY + timedelta(days=1)
UNIT: dict[str, Cell] = {"code": "B001-D1-R4", "name": "第4區域", "kind": "區域", "parent": D1}
MEMBER: dict[str, Cell] = {
    "employee_no": "000099",
    "name": "林堃",
    "role": "account_manager",
    "unit": R1,
    "employed_from": TODAY,
}
OUTLET: dict[str, Cell] = {"code": "00999", "name": "新網點", "bank": "濱港銀行", "unit": R1, "opened_on": TODAY}


def done_and_taken_back(store: Store, change: Change) -> tuple[Notice, ...]:
    """Look at a change, make it, take it back: looking leaves no trace, and taking back gives everything back."""
    before = contents(store, keys=True)
    notices = foresee(store, change).notices
    assert contents(store, keys=True) == before
    number = make(store, change, by="000001")
    assert contents(store, keys=True) != before
    assert undo(store, number).kept == ()
    assert contents(store, keys=True) == before
    make(store, change, by="000001")
    return notices


def faults_of(store: Store, change: Change) -> dict[str, str]:
    """The codes a change is refused with, by field; nothing may have changed."""
    before = contents(store, keys=True)
    with pytest.raises(FormRefusal) as refused:
        make(store, change)
    assert contents(store, keys=True) == before
    assert refused.value.facts["count"] == len(refused.value.faults)
    return {at: fault.code for at, fault in refused.value.faults.items()}


def member(store: Store, number: str) -> tuple[Assignment, ...]:
    with store.reading() as reader:
        return reader.organisation().members[number].assignments


def outlet(store: Store, code: str) -> Outlet:
    with store.reading() as reader:
        return next(o for o in reader.outlets() if o.code == code)


# --- units


def test_a_unit_is_added_changed_and_closed(people: Store) -> None:
    done_and_taken_back(people, organising.add_unit(UNIT, TODAY))
    done_and_taken_back(people, organising.change_unit("B001-D1-R4", {**UNIT, "name": "城東區域"}, TODAY))
    done_and_taken_back(people, organising.close_unit("B001-D1-R4", TODAY, "", TODAY))
    with people.reading() as reader:
        unit = reader.organisation().units["B001-D1-R4"]
        assert unit == Unit("B001-D1-R4", "城東區域", UnitKind.REGION, D1, None, None, TODAY)
    done_and_taken_back(people, organising.change_unit(unit.code, {**organising.unit_cells(unit), "last": ""}, TODAY))


def test_a_branch_may_be_of_the_same_city(people: Store) -> None:
    with people.reading() as reader:
        branch = reader.organisation().units["B001"]
    done_and_taken_back(
        people, organising.change_unit("B001", {**organising.unit_cells(branch), "same_city": "是"}, TODAY)
    )
    with people.reading() as reader:
        cells = organising.unit_cells(reader.organisation().units["B001"])
    assert cells["same_city"] is True


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({}, {"code": "missing_value", "name": "missing_value", "kind": "missing_value"}),
        ({**UNIT, "code": R1}, {"code": "unit_exists"}),
        ({**UNIT, "parent": R1}, {"parent": "bad_parent"}),
        ({**UNIT, "parent": "nowhere"}, {"parent": "unknown_unit"}),
        ({**UNIT, "kind": "小組", "first": "昨天"}, {"kind": "bad_choice", "first": "bad_date"}),
        ({**UNIT, "first": "2026-02-01", "last": "2026-01-01"}, {"last": "bad_period"}),
    ],
)
def test_what_is_wrong_with_a_unit_is_said_at_its_field(
    people: Store, cells: dict[str, Cell], codes: dict[str, str]
) -> None:
    assert faults_of(people, organising.add_unit(cells, TODAY)) == codes


def test_a_unit_stays_above_those_below_it(people: Store) -> None:
    cells: dict[str, Cell] = {"name": "一部", "kind": "region", "parent": "B001"}
    assert faults_of(people, organising.change_unit(D1, cells, TODAY)) == {"kind": "bad_kind"}
    ended: dict[str, Cell] = {"name": "一部", "kind": "market_department", "parent": "B001", "last": TODAY}
    assert faults_of(people, organising.change_unit(D1, ended, TODAY)) == {"last": "unit_has_people"}


def test_a_unit_with_people_units_or_outlets_is_not_closed(people: Store) -> None:
    refusal = None
    try:
        make(people, organising.close_unit(R1, TODAY, "", TODAY))
    except FormRefusal as found:
        refusal = found.faults["last"]
    assert refusal is not None
    assert refusal.code == "unit_has_people"
    assert str(refusal.facts["names"]).startswith("孔燕怡、司馬皓然")
    assert str(refusal.facts["names"]).endswith("…")
    assert refusal.facts["count"] == 8
    assert faults_of(people, organising.close_unit(R1, None, "", TODAY)) == {"last": "missing_value"}
    make(people, organising.add_unit(UNIT, TODAY))
    make(
        people,
        organising.add_unit(
            {**UNIT, "code": "U5", "parent": "B001-D1-R4", "first": TOMORROW, "kind": "區域"} | {"parent": D1}, TODAY
        ),
    )
    make(people, organising.add_outlet({**OUTLET, "unit": "B001-D1-R4"}, TODAY))
    close = organising.close_unit("B001-D1-R4", TODAY, "", TODAY)
    assert faults_of(people, close) == {"last": "unit_has_outlets"}
    assert faults_of(people, organising.close_unit("B001-D1-R4", TODAY, "B900", TODAY)) == {
        "outlets_to": "unit_closed"
    }
    done_and_taken_back(people, organising.close_unit("B001-D1-R4", TODAY, R2, TODAY))
    assert outlet(people, "00999").charges == ((TODAY, "B001-D1-R4"), (TOMORROW, R2))
    assert faults_of(
        people, staffing.add_member({**MEMBER, "unit": "B001-D1-R4", "employed_from": TOMORROW}, TODAY)
    ) == {"unit": "unit_closed"}


def test_units_below_keep_a_unit_open(people: Store) -> None:
    make(people, organising.add_unit({"code": "M9", "name": "三部", "kind": "市場部", "parent": "B001"}, TODAY))
    make(people, organising.add_unit({**UNIT, "parent": "M9", "first": TODAY + timedelta(days=5)}, TODAY))
    assert faults_of(people, organising.close_unit("M9", TODAY, "", TODAY)) == {"last": "unit_has_units"}


def test_who_belongs_to_a_unit_later_keeps_it_open(people: Store) -> None:
    make(people, organising.add_unit(UNIT, TODAY))
    make(people, staffing.transfer("000008", "B001-D1-R4", "account_manager", TODAY + timedelta(days=30)))
    close = organising.close_unit("B001-D1-R4", TODAY + timedelta(days=5), "", TODAY)
    assert faults_of(people, close) == {"last": "unit_has_people"}


# --- outlets


def test_an_outlet_is_added_changed_handed_over_and_closed(people: Store) -> None:
    done_and_taken_back(people, organising.add_outlet(OUTLET, TODAY))
    done_and_taken_back(people, organising.transfer_outlets(["00999", "00001"], R2, TOMORROW))
    assert outlet(people, "00999").charges == ((TODAY, R1), (TOMORROW, R2))
    done_and_taken_back(
        people, organising.change_outlet("00999", {**OUTLET, "head": "水行長", "closed_on": "2026-12-31"}, TODAY)
    )
    assert outlet(people, "00999").closed_on == date(2026, 12, 31)
    assert outlet(people, "00999").charges == ((TODAY, R1), (TOMORROW, R2))
    with people.reading() as reader:
        facts = reader.facts("outlets", "00999")
        assert (facts["head"], facts["unit"], facts["address"]) == ("水行長", R2, "")
    done_and_taken_back(people, organising.withdraw_charge("00999", TOMORROW))
    assert outlet(people, "00999").charges == ((TODAY, R1),)
    with pytest.raises(Refusal, match="first_charge"):
        make(people, organising.withdraw_charge("00999", TODAY))


def test_a_hand_over_is_dated_and_later_ones_stay(people: Store) -> None:
    make(people, organising.add_outlet(OUTLET, TODAY))
    later = TODAY + timedelta(days=9)
    make(people, organising.transfer_outlets(["00999"], R2, later))
    notices = done_and_taken_back(people, organising.transfer_outlets(["00999"], R3, TOMORROW))
    assert notices == (Notice("later_charge", {"names": "新網點", "count": 1}),)
    assert outlet(people, "00999").charges == ((TODAY, R1), (TOMORROW, R3), (later, R2))
    make(people, organising.transfer_outlets(["00999"], D1, TOMORROW))  # put right on the very day
    assert outlet(people, "00999").unit_on(TOMORROW) == D1
    make(people, organising.transfer_outlets(["00999"], R1, TOMORROW))  # as it was: no charge of its own
    assert outlet(people, "00999").charges == ((TODAY, R1), (later, R2))


def test_what_is_wrong_with_an_outlet_is_said_at_its_field(people: Store) -> None:
    assert faults_of(people, organising.add_outlet({**OUTLET, "code": "00001"}, TODAY)) == {"code": "outlet_exists"}
    assert faults_of(people, organising.add_outlet({**OUTLET, "unit": "nowhere"}, TODAY)) == {"unit": "unknown_unit"}
    assert faults_of(people, organising.add_outlet({**OUTLET, "unit": "B900"}, TODAY)) == {"unit": "unit_closed"}
    assert faults_of(people, organising.transfer_outlets(["00001"], "", None)) == {
        "unit": "missing_value",
        "first": "missing_value",
    }
    assert faults_of(people, organising.transfer_outlets(["00001"], "nowhere", TODAY)) == {"unit": "unknown_unit"}
    assert faults_of(people, organising.transfer_outlets(["none"], R1, TODAY)) == {"code": "unknown_outlet"}


# --- people


def test_a_person_is_taken_on_and_changed(people: Store) -> None:
    assert done_and_taken_back(people, staffing.add_member(MEMBER, TODAY)) == ()
    done_and_taken_back(people, staffing.change_member("000099", {**MEMBER, "phone": "１３９０００"}, TODAY))
    earlier = TODAY - timedelta(days=3)
    done_and_taken_back(people, staffing.change_member("000099", {**MEMBER, "employed_from": earlier}, TODAY))
    assert member(people, "000099") == (Assignment(earlier, R1, Role.ACCOUNT_MANAGER),)
    with people.reading() as reader:
        assert reader.facts("members", "000099") == {
            **{"employee_no": "000099", "name": "林堃", "role": "account_manager", "unit": R1},
            **{"employed_from": earlier, "employed_to": "", "phone": "", "assigned_from": earlier},
        }


def test_an_employment_may_begin_before_the_first_assignment(people: Store) -> None:
    """An import may say so; then the assignment's day stays."""
    make(people, staffing.add_member({**MEMBER, "assigned_from": TOMORROW}, TODAY))
    make(people, staffing.change_member("000099", {**MEMBER, "name": "林森"}, TODAY))
    assert member(people, "000099")[0].first == TOMORROW


def test_what_is_wrong_with_a_person_is_said_at_its_field(people: Store) -> None:
    assert faults_of(people, staffing.add_member({**MEMBER, "employee_no": "000001"}, TODAY)) == {
        "employee_no": "member_exists"
    }
    assert faults_of(people, staffing.add_member({**MEMBER, "unit": "nowhere"}, TODAY)) == {"unit": "unknown_unit"}
    late = {**MEMBER, "employed_from": date(2026, 10, 8)}
    assert faults_of(people, staffing.change_member("000013", late, TODAY)) == {"employed_from": "assignment_before"}


def test_an_employment_holds_its_logs(branch: Store) -> None:
    with branch.reading() as reader:
        facts = reader.facts("members", "000008")
        days = sorted(reader.logs(date.min, date.max, ["000008"])["000008"])
    late = staffing.change_member("000008", {**facts, "employed_from": days[3]}, TODAY)
    assert faults_of(branch, late) == {"employed_from": "logs_outside"}
    early = staffing.leave_company("000008", days[-2], HandOver(), TODAY)
    assert faults_of(branch, early) == {"employed_to": "logs_outside"}


def test_a_transfer_is_dated_and_a_promotion_is_a_new_role(people: Store) -> None:
    done_and_taken_back(people, staffing.transfer("000008", R3, "account_manager", TODAY))
    notices = done_and_taken_back(people, staffing.transfer("000008", R3, "regional_manager", TOMORROW))
    assert [notice.code for notice in notices] == ["second_leader"]
    assert member(people, "000008")[1:] == (
        Assignment(TODAY, R3, Role.ACCOUNT_MANAGER),
        Assignment(TOMORROW, R3, Role.REGIONAL_MANAGER),
    )
    wrong = staffing.correct_transfer("000008", TOMORROW, R1, "account_manager", TODAY + timedelta(days=2))
    done_and_taken_back(people, wrong)
    done_and_taken_back(people, staffing.withdraw_transfer("000008", TODAY))
    assert [a.unit for a in member(people, "000008")] == [R1, R1]


def test_a_region_without_its_manager_is_told(people: Store) -> None:
    notices = done_and_taken_back(people, staffing.transfer("000007", D2, "market_staff", TODAY))
    assert notices == (Notice("without_leader", {"unit": "北辰中山路營業部市場二部第1區域"}),)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda: staffing.transfer("000008", "", "", None), {"unit", "role", "first"}),
        (lambda: staffing.transfer("000008", R1, "account_manager", TODAY), {"unit"}),
        (lambda: staffing.transfer("000013", R1, "account_manager", date(2026, 10, 8)), {"first"}),
        (lambda: staffing.transfer("000022", R1, "account_manager", TODAY), {"first"}),
        (lambda: staffing.transfer("000008", R3, "account_manager", date(2000, 1, 1)), {"first"}),
        (lambda: staffing.transfer("000008", "B900", "account_manager", TODAY), {"unit"}),
        (
            lambda: staffing.correct_transfer("000013", date(2026, 10, 8), R1, "account_manager", date(2023, 3, 5)),
            {"first"},
        ),
    ],
)
def test_a_transfer_that_cannot_be_is_said_at_its_field(
    people: Store, change: Callable[[], Change], codes: set[str]
) -> None:
    assert faults_of(people, change()).keys() == codes


def test_there_is_always_an_assignment(people: Store) -> None:
    for change, code in (
        (staffing.withdraw_transfer("000008", TODAY), "no_assignment"),
        (staffing.withdraw_transfer("000008", date(2022, 10, 21)), "only_assignment"),
        (staffing.correct_transfer("000008", TODAY, R1, "account_manager", TODAY), "no_assignment"),
    ):
        with pytest.raises(Refusal, match=code):
            make(people, change)


# --- leaving


def test_who_leaves_hands_over_what_was_held(branch: Store) -> None:
    with branch.reading() as reader:
        held = staffing.holdings(reader, "000007", TODAY)
        plain = staffing.holdings(reader, "000008", TODAY)
        returned = max(staffing.holdings(reader, number, TODAY).returned for number in reader.organisation().members)
        waiting = sum(
            log.status == "submitted"
            for number, logs in reader.logs(date.min, date.max).items()
            for log in logs.values()
            if reader.organisation().members[number].assignment_on(TODAY).unit == R1
        )
    assert held.any
    assert held.leads == R1
    assert len(held.outlets) > 5
    assert held.waiting == waiting > 0
    assert (plain.leads, plain.outlets, plain.waiting) == ("", (), 0)
    assert returned >= 0
    leave = staffing.leave_company("000007", TODAY, HandOver("000008", R3, (held.outlets[0].code,)), TODAY)
    assert done_and_taken_back(branch, leave) == ()
    with branch.reading() as reader:
        org = reader.organisation()
        assert org.members["000007"].employed_to == TODAY
        assert org.members["000008"].assignment_on(TODAY).role is Role.ACCOUNT_MANAGER
        assert org.members["000008"].assignment_on(TOMORROW) == Assignment(TOMORROW, R1, Role.REGIONAL_MANAGER)
        assert [m.employee_no for m in staffing.leaders(org, R1, TOMORROW)] == ["000008"]
    assert outlet(branch, held.outlets[0].code).unit_on(TOMORROW) == R3
    assert outlet(branch, held.outlets[1].code).unit_on(TOMORROW) == R1


def test_planned_events_are_open_when_their_organiser_leaves(branch: Store) -> None:
    with branch.reading() as reader:
        event = next(e for e in reader.events(date.min, date.max) if e.organiser and e.status == "planned")
        held = staffing.holdings(reader, event.organiser, event.day - timedelta(days=1))
    assert event in held.events


def test_all_outlets_go_where_none_is_chosen(people: Store) -> None:
    with people.reading() as reader:
        codes = [o.code for o in staffing.holdings(reader, "000007", TODAY).outlets]
    notices = done_and_taken_back(people, staffing.leave_company("000007", TODAY, HandOver("", R3), TODAY))
    assert [notice.code for notice in notices] == ["without_leader"]
    assert {outlet(people, code).unit_on(TOMORROW) for code in codes} == {R3}


def test_what_is_wrong_with_a_leaving_is_said_at_its_field(people: Store) -> None:
    for number, last, hand_over, codes in (
        ("000008", None, HandOver(), {"employed_to": "missing_value"}),
        ("000008", date(2000, 1, 1), HandOver(), {"employed_to": "bad_period"}),
        ("000013", date(2026, 10, 1), HandOver(), {"employed_to": "assignment_after"}),
        ("000007", TODAY, HandOver("nobody"), {"successor": "unknown_member"}),
        ("000007", TODAY, HandOver("000022"), {"successor": "not_employed"}),
        ("000007", TODAY, HandOver("000008", "B900"), {"outlets_to": "unit_closed"}),
    ):
        assert faults_of(people, staffing.leave_company(number, last, hand_over, TODAY)) == codes


def test_somebody_without_a_team_leaves_quietly(people: Store) -> None:
    assert done_and_taken_back(people, staffing.leave_company("000008", TODAY, HandOver(), TODAY)) == ()
    with people.reading() as reader:
        assert not staffing.holdings(reader, "000008", TODAY).any


# --- consequences


def test_a_change_says_which_issued_reports_it_touches(branch: Store) -> None:
    week = Week(2026, 47)
    issue_weekly_report(branch, R1, week, TODAY)
    issue_weekly_report(branch, D2, week, TODAY)
    issue_weekly_report(branch, R2, week, TODAY)
    issue_weekly_report(branch, R2, week.shifted(-1), TODAY)
    move = staffing.transfer("000008", R3, "account_manager", week.days[2])
    touched = foresee(branch, move).reports
    assert [(t.report.unit, str(t.report.week), t.people, t.outlets) for t in touched] == [
        (D2, "2026-W47", ("000008",), 0),
        (R1, "2026-W47", ("000008",), 0),
    ]
    assert foresee(branch, staffing.transfer("000008", R3, "account_manager", TODAY)).reports == ()
    outlets = organising.transfer_outlets(["00001"], R2, week.days[0])
    assert [(t.report.unit, t.people, t.outlets) for t in foresee(branch, outlets).reports] == [(R2, (), 1)]
    new = organising.add_outlet({**OUTLET, "opened_on": week.days[0], "unit": R1}, TODAY)
    assert foresee(branch, new).reports == ()  # it bears on today and later only where it says so


def test_a_unit_whose_last_person_left_may_be_closed(people: Store) -> None:
    make(people, organising.add_unit(UNIT, TODAY))
    make(people, staffing.add_member({**MEMBER, "unit": "B001-D1-R4"}, TODAY))
    make(people, staffing.leave_company("000099", TODAY, HandOver(), TODAY))
    done_and_taken_back(people, organising.close_unit("B001-D1-R4", TODAY, "", TODAY))
