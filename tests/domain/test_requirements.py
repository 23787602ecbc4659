"""The rules as a table, drafts, versions by layer, and what a version would change (3-12, F8, F9)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.organisation import Unit, UnitKind
from domain.problems import Fault, FormRefusal, Refusal
from domain.requirements import (
    DUTIES,
    POINTS,
    REQUIREMENTS,
    Floor,
    floor_of,
    number_fault,
    number_of,
    owner_in,
    read_number,
    requirement_rows,
    version_lines,
    with_number,
)
from domain.rules import RuleVersion, base_version, five_point_version, latest_version, raised_version, sum_check
from domain.rules import rules_in_force as in_force
from domain.services import ruling
from domain.services.reporting import issue_weekly_report
from domain.services.scoring import scores_of_week
from domain.services.undoing import undo
from domain.weeks import Week
from domain.work_log import Item
from storage.checking import check_store
from storage.store import Store
from tests.conftest import TODAY
from tests.contents import contents
from tests.domain.test_organising import R1

MONDAY = date(2026, 11, 30)
CHAIN = (
    Unit("M", "深圳營銷管理部", UnitKind.MANAGEMENT_DEPARTMENT),
    Unit("B", "南山營業部", UnitKind.BRANCH, "M"),
    Unit("D", "市場部", UnitKind.MARKET_DEPARTMENT, "B"),
)
YEAR_END = RuleVersion("年末宣傳", MONDAY, "M", day_minimums={Item.LEAFLETS: 60}, effective_to=date(2026, 12, 31))


def draft(**numbers: int) -> RuleVersion:
    version = ruling.new_draft((base_version(),), "B001", TODAY)
    for code, number in numbers.items():
        version = with_number(version, code.replace("__", "."), number)
    return version


def test_a_table_has_a_column_a_layer_and_what_is_in_force() -> None:
    mine = RuleVersion("老客戶每日 4 個", MONDAY, "B", day_minimums={Item.CLIENT_CALLS: 4}, day_pass=22)
    rows = {row.requirement.code: row for row in requirement_rows([base_version(), YEAR_END, mine], CHAIN, MONDAY)}
    assert len(rows) == 11 + len(DUTIES)
    assert (rows["duty.4-2"].layers, rows["duty.4-2"].value, rows["duty.4-2"].points) == ((2, None, None), 2, None)
    assert rows["duty.4-14"].requirement.share
    assert {row.requirement.band for row in rows.values()} == {
        *("day", "week", "account_manager", "regional_manager", "market_department", "management_department"),
    }
    assert (rows["day.leaflets"].layers, rows["day.leaflets"].value, rows["day.leaflets"].points) == (
        (50, 60, None),
        60,
        0,
    )
    assert (rows["day.client_calls"].layers, rows["day.client_calls"].value) == ((3, None, 4), 4)
    assert (rows["day_pass"].layers, rows["day_pass"].value, rows["day_pass"].points) == ((20, None, 22), 22, None)
    assert rows["week_pass"].value == 100
    assert rows["week.client_calls"].value == 20
    assert rows["day.leaflets"].requirement.article == "三(二)1"
    alone = requirement_rows([base_version()], CHAIN[1:], MONDAY)
    assert alone[0].layers == (20, None, None)
    assert owner_in(CHAIN[1:], UnitKind.MANAGEMENT_DEPARTMENT) is None


def test_a_raise_may_end_and_the_one_before_holds_again() -> None:
    standing = RuleVersion("常年", date(2026, 1, 1), "M", day_minimums={Item.LEAFLETS: 55})
    versions = [base_version(), standing, YEAR_END]
    for day, number in (
        (MONDAY - timedelta(days=1), 55),
        (MONDAY, 60),
        (date(2026, 12, 31), 60),
        (date(2027, 1, 1), 55),
    ):
        assert in_force(versions, CHAIN, day).day_minimums[Item.LEAFLETS] == number
    assert latest_version([YEAR_END], "M", date(2027, 1, 1)) is None
    states = {line.version.code: line.state for line in version_lines(versions, "M", MONDAY)}
    assert states == {"年末宣傳": "in_force", "常年": "ended"}
    assert [line.state for line in version_lines(versions, "M", TODAY)] == ["scheduled", "in_force"]


def test_numbers_are_read_and_put_one_by_one() -> None:
    version = RuleVersion("x", MONDAY, "B")
    for requirement in (*REQUIREMENTS, *POINTS):
        assert number_of(version, requirement.code) is None
        assert number_of(base_version(), requirement.code) is not None
        version = with_number(version, requirement.code, 7)
        assert number_of(version, requirement.code) == 7
    for requirement in (*REQUIREMENTS, *POINTS):
        version = with_number(version, requirement.code, None)
    assert version == RuleVersion("x", MONDAY, "B")
    assert read_number(" ４ ") == 4
    assert read_number("") is None
    assert read_number("-4") == Fault("not_a_number", {"value": "-4"})
    assert read_number("12345") == Fault("out_of_range", {"value": "12345", "least": 0, "most": 9999})


def test_a_layer_may_only_raise_and_the_floor_is_named() -> None:
    versions = [base_version(), YEAR_END]
    assert floor_of(versions, CHAIN[:1], MONDAY, "day.leaflets") == Floor(60, "M")
    assert floor_of(versions, CHAIN[:1], TODAY, "day.leaflets") == Floor(50, "")
    version = RuleVersion("x", MONDAY, "B")
    fault = number_fault(version, "day.leaflets", 55, Floor(60, "M"))
    assert fault == Fault("below_floor", {"least": 60, "owner": "M"})
    assert number_fault(version, "day.leaflets", 60, Floor(60, "M")) is None
    assert number_fault(version, "day.leaflets", None, Floor(60, "M")) is None
    assert number_fault(base_version(), "day.leaflets", 0, Floor(0, "")) is None
    assert number_fault(base_version(), "day.leaflets", None, Floor(0, "")) == Fault("missing_value")


def test_the_numbers_of_duties_are_raised_and_no_more_than_all_there_is() -> None:
    assert number_of(base_version(), "duty.4-14") == 20
    top = with_number(base_version(), "duty.4-14", 30)
    assert (number_of(top, "duty.4-14"), number_of(with_number(top, "duty.4-14", None), "duty.4-14")) == (30, 20)
    assert floor_of([top], CHAIN[:1], MONDAY, "duty.4-14") == Floor(30, "")
    version = RuleVersion("x", MONDAY, "B")
    assert number_fault(version, "duty.4-14", 25, Floor(30, "")) == Fault("below_floor", {"least": 30, "owner": ""})
    above = Fault("out_of_range", {"value": "101", "least": 30, "most": 100})
    assert number_fault(version, "duty.4-14", 101, Floor(30, "")) == above
    assert number_fault(version, "duty.4-14", 100, Floor(30, "")) is None
    assert number_fault(version, "duty.4-2", 101, Floor(2, "")) is None
    for word in ("duty.4-14=101", "duty.4-3=120", "duty.4-11=2"):
        with pytest.raises(Refusal, match="bad_rule"):
            raised_version("B", MONDAY, [word])


def test_the_ready_version_adds_up_where_the_literal_one_does_not() -> None:
    literal = sum_check(in_force([base_version()], (), MONDAY))
    ready = sum_check(in_force([five_point_version(MONDAY)], (), MONDAY))
    assert (literal.day_sum, literal.week_sum, literal.calls_a_day) == (16, 90, 4)
    assert (ready.day_sum, ready.week_sum, ready.adds_up) == (20, 110, True)


# --- drafts and versions in the store


def test_a_draft_is_kept_put_in_force_and_taken_back(people: Store) -> None:
    before = contents(people, keys=True)
    first = ruling.save_draft(people, draft(day__client_calls=4))
    undo(people, first)
    assert contents(people, keys=True) == before
    ruling.save_draft(people, draft(day__client_calls=4))
    with pytest.raises(FormRefusal) as refused:
        ruling.schedule(people, "B001")
    assert refused.value.faults == {"code": Fault("missing_value")}
    ruling.save_draft(people, replace(draft(day__client_calls=4), code="老客戶每日 4 個"))
    drafted = contents(people, keys=True)
    number = ruling.schedule(people, "B001", by="000001")
    with people.reading() as reader:
        assert reader.rule_drafts() == ()
        assert [v.code for v in reader.rule_versions()] == ["base", "老客戶每日 4 個"]
    undo(people, number)
    assert contents(people, keys=True) == drafted
    ruling.schedule(people, "B001")
    scheduled = contents(people, keys=True)
    number = ruling.withdraw_version(people, "B001", MONDAY, TODAY)
    with people.reading() as reader:
        assert [v.code for v in reader.rule_drafts()] == ["老客戶每日 4 個"]
    undo(people, number)
    assert contents(people, keys=True) == scheduled
    ruling.withdraw_version(people, "B001", MONDAY, TODAY)
    before = contents(people, keys=True)
    number = ruling.discard_draft(people, "B001")
    with people.reading() as reader:
        assert reader.rule_drafts() == ()
    undo(people, number)
    assert contents(people, keys=True) == before


def test_a_version_in_use_stays(people: Store) -> None:
    version = raised_version("B001", TODAY, ["day.client_calls=4"])
    ruling.put_in_force(people, version)
    ruling.put_in_force(people, raised_version("B001", MONDAY, ["day.client_calls=5"]))
    ruling.save_draft(people, draft())
    for day, code in ((TODAY, "version_used"), (MONDAY, "draft_exists"), (date(2026, 12, 25), "no_version")):
        with pytest.raises(Refusal, match=code):
            ruling.withdraw_version(people, "B001", day, TODAY)
    for work in (ruling.discard_draft, ruling.schedule):
        with pytest.raises(Refusal, match="no_draft"):
            work(people, "B001-D1")
    with people.reading() as reader:
        assert ruling.new_draft(reader.rule_versions(), "B001", TODAY).day_minimums == {Item.CLIENT_CALLS: 4}


def test_the_companys_version_goes_through_a_draft_too(branch: Store) -> None:
    ready = replace(five_point_version(MONDAY), code="五分版")
    ruling.save_draft(branch, ready)
    ruling.schedule(branch, "")
    ruling.withdraw_version(branch, "", MONDAY, TODAY)
    with branch.reading() as reader:
        assert reader.rule_drafts() == (ready,)
        assert check_store(branch.path, reader)[1] == []


def test_what_is_wrong_with_a_draft_is_said_at_its_field(branch: Store) -> None:
    issue_weekly_report(branch, R1, Week(2026, 47), TODAY)
    ruling.put_in_force(branch, raised_version("B001", MONDAY, ["day.client_calls=4"]))
    wrong = replace(
        draft(day__prospects=2), code="a+b", effective_from=date(2026, 11, 18), effective_to=date(2026, 11, 1)
    )
    with branch.reading() as reader:
        faults = ruling.draft_faults(reader, wrong)
        assert {at: fault.code for at, fault in faults.items()} == {
            "code": "bad_rule_name",
            "effective_from": "earliest_day",
            "effective_to": "bad_period",
            "day.prospects": "below_floor",
        }
        assert faults["effective_from"].facts == {"day": "2026-11-23"}
        again = replace(draft(), code="x")
        assert ruling.draft_faults(reader, again) == {
            "effective_from": Fault("version_on_day", {"day": "2026-11-30"})
        }
        top = replace(base_version(), code="x", effective_from=MONDAY, day_pass=None, points={})
        assert ruling.draft_faults(reader, top).keys() == {"day_pass", *(p.code for p in POINTS)}
    with pytest.raises(Refusal, match="week_issued"):
        ruling.put_in_force(branch, five_point_version(date(2026, 11, 20)))
    with pytest.raises(Refusal, match="bad_span"):
        ruling.put_in_force(branch, replace(five_point_version(MONDAY), effective_to=MONDAY))
    with pytest.raises(Refusal, match="bad_span"):
        ruling.put_in_force(branch, replace(draft(), code="x", effective_from=TODAY, effective_to=date(2026, 1, 1)))


def test_a_draft_is_tried_on_the_last_full_week_without_a_trace(branch: Store) -> None:
    before = contents(branch)
    with branch.reading() as reader:
        scores = scores_of_week(reader, Week(2026, 47), "B001", TODAY)
        tried = ruling.try_draft(reader, draft(day__client_calls=4), "B001", TODAY)
        whole = ruling.try_draft(reader, draft(), "", TODAY)
    assert whole.same
    assert whole.before == tried.before
    assert str(tried.week) == "2026-W47"
    assert tried.days == sum(score.expected_days for score in scores)
    assert tried.people == len([score for score in scores if score.expected_days])
    assert tried.before.qualified == sum(score.qualified is True for score in scores)
    assert tried.before.weeks_met == sum(not score.missed for score in scores if score.expected_days)
    assert tried.after.qualified == tried.before.qualified
    assert tried.after.days_met < tried.before.days_met
    assert not tried.same
    assert contents(branch) == before
    with branch.reading() as reader:
        harder = ruling.try_draft(reader, draft(week_pass=150, week__client_calls=60), "B001", TODAY)
    assert harder.after.qualified < harder.before.qualified
    assert harder.after.weeks_met < harder.before.weeks_met
