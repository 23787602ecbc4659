"""Sampling of logs: the draw, the work-through sheet, what it finds, and the case that follows (rules 5-10, 5-11)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from domain.cases import CaseStatus, next_case_code
from domain.field import Reply
from domain.organisation import Assignment, Member, Organisation, Role, Unit, UnitKind
from domain.problems import FormRefusal, Refusal
from domain.rules import RuleVersion
from domain.sampling import (
    Candidate,
    Check,
    Draw,
    FindingCode,
    LogFacts,
    Rhythm,
    SheetPerson,
    SheetRow,
    drawn_from,
    findings,
    log_facts,
    population_of,
    quota,
    teams_of,
)
from domain.scores import DayStatus
from domain.services.casework import close_case, open_sample_case
from domain.services.changing import make
from domain.services.sampling import check_days, draw_sample, sample_board, sheet_of
from domain.services.undoing import undo
from domain.supervision_lists import CaseAsked
from domain.weeks import Week
from domain.work_log import Counts, Decision, LogStatus, LogText, WorkLog
from storage import records as r
from storage.actions import table_of
from storage.store import Store
from tests.conftest import TODAY
from tests.domain.test_recording import done_and_taken_back
from tests.domain.test_rules_and_scores import BASE

WEEK = Week(2026, 46)
LAST = WEEK.sunday
GOOD = LogFacts(DayStatus.APPROVED, True, 1, 20, 20, (), True, True)
CITY = {
    "H": Unit("H", "公司", UnitKind.HEAD_OFFICE),
    "M": Unit("M", "管理部", UnitKind.MANAGEMENT_DEPARTMENT, "H"),
    "B1": Unit("B1", "同城", UnitKind.BRANCH, "M", same_city=True),
    "B2": Unit("B2", "外埠", UnitKind.BRANCH, "M", same_city=False),
    "B3": Unit("B3", "已撤", UnitKind.BRANCH, "M", same_city=True, last=date(2026, 1, 1)),
}


def draw_of(population: list[str], **facts: object) -> Draw:
    people = tuple(Candidate(number, "T", drawn=True) for number in population)
    draw = Draw("", "T", WEEK.monday, LAST, "s", 10, LAST, "1", people)
    return replace(draw, **facts)  # type: ignore[arg-type]


@given(
    st.dictionaries(st.integers(0, 999_999).map(str), st.sampled_from("XYZ"), max_size=60),
    st.integers(0, 10**8).map(str),
    st.integers(1, 100),
    st.randoms(),
)
def test_a_draw_can_be_repeated_whatever_the_order_of_rows(
    teams: dict[str, str], seed: str, percent: int, random: object
) -> None:
    people = [Candidate(number, team) for number, team in teams.items()]
    first = drawn_from(people, seed, percent)
    random.shuffle(people)  # type: ignore[attr-defined]
    assert drawn_from(people, seed, percent) == first
    assert drawn_from(first, seed, percent) == first
    assert [one.employee_no for one in first] == sorted(teams)
    for team in "XYZ":
        size = sum(held == team for held in teams.values())
        assert sum(one.drawn for one in first if one.team == team) == quota(percent, size)


@pytest.mark.parametrize(("size", "drawn"), [(0, 0), (1, 1), (10, 1), (11, 2), (24, 3), (2000, 200)])
def test_at_least_a_tenth_is_drawn(size: int, drawn: int) -> None:
    assert quota(10, size) == drawn


def test_another_seed_draws_others() -> None:
    people = [Candidate(f"{n:04}", "T") for n in range(500)]
    drawn = [{one.employee_no for one in drawn_from(people, seed, 10) if one.drawn} for seed in ("1", "2", "3")]
    assert all(len(found) == 50 for found in drawn)
    assert len(drawn[0] | drawn[1] | drawn[2]) > 100
    assert len({one for one in drawn[0] if one < "0250"}) in range(12, 39), "no half is favoured"


def test_weekly_the_own_city_monthly_the_others() -> None:
    org = Organisation(CITY, {})
    for unit in ("H", "M"):
        assert teams_of(org, unit, Rhythm.WEEK, LAST) == ("B1",)
        assert teams_of(org, unit, Rhythm.MONTH, LAST) == ("B2",)
    assert teams_of(org, "B2", Rhythm.WEEK, LAST) == ("B2",), "a branch samples its own"
    assert Rhythm.WEEK.span(date(2026, 11, 12)) == (WEEK.monday, LAST)
    assert Rhythm.MONTH.span(date(2026, 11, 12)) == (date(2026, 11, 1), date(2026, 11, 30))


def test_the_population_is_who_is_there_at_the_end_and_expected() -> None:
    def cm(number: str, unit: str, role: Role = Role.ACCOUNT_MANAGER, last: date | None = None) -> Member:
        return Member(number, number, date(2026, 1, 1), last, (Assignment(date(2026, 1, 1), unit, role),))

    people = [cm("3", "B1"), cm("1", "B1"), cm("2", "B2"), cm("4", "B1", Role.REGIONAL_MANAGER)]
    people.append(cm("5", "B1", last=LAST - timedelta(days=1)))
    org = Organisation(CITY, {m.employee_no: m for m in people})
    assert population_of(org, ("B1",), (WEEK.monday, LAST)) == (Candidate("1", "B1"), Candidate("3", "B1"))
    saturday = LAST - timedelta(days=1)
    assert population_of(org, ("B1",), (saturday, LAST)) == (), "nobody is expected"


def test_what_the_store_says_of_a_day() -> None:
    def person(number: str, role: Role) -> Member:
        return Member(number, number, date(2026, 1, 1), None, (Assignment(date(2026, 1, 1), "B1", role),))

    roles = {"1": Role.ACCOUNT_MANAGER, "2": Role.REGIONAL_MANAGER, "3": Role.MARKET_MANAGER}
    org = Organisation(CITY, {number: person(number, role) for number, role in roles.items()})
    log = WorkLog("1", WEEK.monday, Counts(0, 3, 1, 2, 2), LogText("", "拜訪", " "), LogStatus.APPROVED)
    reply = Reply("1", WEEK.monday, "2", LAST, Decision.APPROVE)
    facts = log_facts(org, "1", WEEK.monday, log, 11, BASE, [reply])
    assert facts == LogFacts(DayStatus.APPROVED, True, 1, 11, 12, ("outlet", "plan"), True, False)
    assert facts.score_differs
    returned = replace(log, status=LogStatus.RETURNED)
    assert log_facts(org, "1", WEEK.monday, returned, 0, BASE, [replace(reply, reviewer="3")]).mm_replied
    assert log_facts(org, "1", WEEK.monday, returned, 0, BASE, []).recomputed == 0
    assert log_facts(org, "1", WEEK.monday, None, None, BASE, []) == LogFacts(DayStatus.MISSING, True)


def rows(*facts: LogFacts, on: date = TODAY, filled: bool = True) -> tuple[SheetRow, ...]:
    """Days of the week from Monday on, all looked at."""
    return tuple(
        SheetRow(day, fact, Check(filled, "" if filled else "空泛", "9", on, fact))
        for day, fact in zip(WEEK.days, facts, strict=False)
    )


def test_what_days_bring_to_light() -> None:
    person = SheetPerson("1", "甲", "區", "2", "3", 2, rows(GOOD, GOOD))
    assert findings(draw_of(["1"]), person) == ()
    missing = LogFacts(DayStatus.MISSING, True)
    wrong = replace(GOOD, stored=19)
    found = findings(draw_of(["1"]), replace(person, rows=rows(missing, wrong, GOOD, filled=False)))
    assert [(one.code, one.subject, len(one.days)) for one in found] == [
        (FindingCode.LOG_MISSING, "1", 1),
        (FindingCode.LOG_POOR, "1", 2),
        (FindingCode.SCORE_DIFFERS, "1", 1),
    ]
    assert found[1].notes == ("空泛", "空泛")
    rest = replace(missing, status=DayStatus.REST, expected=False)
    assert findings(draw_of(["1"]), replace(person, rows=rows(rest, GOOD, GOOD))) == ()


def test_replies_are_judged_once_all_days_were_looked_at_and_the_period_is_over() -> None:
    alone = replace(GOOD, rm_replied=False, mm_replied=False)
    person = SheetPerson("1", "甲", "區", "2", "3", 2, rows(alone, GOOD, alone))
    short = findings(draw_of(["1"]), person)
    assert [(one.code, one.subject, one.about, one.days) for one in short] == [
        (FindingCode.RM_REPLIES_SHORT, "2", "1", (WEEK.monday,))
    ]
    assert findings(draw_of(["1"]), replace(person, replies_asked=1)) == (), "as many as the rules ask for"
    assert findings(draw_of(["1"]), replace(person, rows=rows(alone, alone, on=LAST))) == (), "the week still runs"
    assert findings(draw_of(["1"]), replace(person, manager="")) == ()
    unseen = (*person.rows, SheetRow(WEEK.days[3], alone, None))
    assert findings(draw_of(["1"]), replace(person, rows=unseen)) == ()
    month = draw_of(["1"], first=date(2026, 10, 1), last=date(2026, 11, 18))
    silent = replace(person, manager="", rows=rows(alone, alone))
    assert [one.code for one in findings(month, silent)] == [FindingCode.MM_REPLIES_SHORT]
    assert findings(month, replace(silent, market_manager="")) == ()
    assert findings(month, replace(silent, rows=())) == ()
    assert findings(month, replace(silent, rows=rows(alone, on=month.last))) == ()
    assert findings(month, person)[0].code is FindingCode.RM_REPLIES_SHORT
    cut = draw_of(["1"], first=WEEK.days[1])
    assert findings(cut, person) == (), "only whole weeks"


def draw(store: Store, unit: str = "B001", rhythm: Rhythm = Rhythm.WEEK, day: date = LAST) -> str:
    """Draw and take back and draw again; the draw's key."""
    done_and_taken_back(store, draw_sample(unit, rhythm, day, "20261123", "000005", TODAY))
    with store.reading() as reader:
        return reader.draws(day, day, {unit})[0].record


def test_a_draw_is_frozen_and_repeats(branch: Store) -> None:
    record = draw(branch)
    with branch.reading() as reader:
        found, row = reader.draw(record), reader.draws(WEEK.monday, LAST)[0]
        days = reader.sampled_days(record)
        assert reader.draw("00" * 16) is None
        assert reader.draws(TODAY, TODAY) == ()
        assert reader.draws(LAST, LAST, {"B001-D1"}) == ()
    assert found is not None
    assert (row.population, row.drawn, row.days, row.checked) == (len(found.population), 3, len(days), 0)
    assert (row.unit_name, row.drawn_by, row.seed) == ("北辰中山路營業部", "000005", "20261123")
    assert found.repeats
    assert not found.monthly
    assert not row.worked
    assert {one.team for one in found.population} == {"B001"}
    assert {one.employee_no for one in days} == set(found.drawn)
    assert not replace(found, seed="7").repeats or found.drawn == replace(found, seed="7").drawn


def test_what_a_draw_refuses(branch: Store) -> None:
    draw(branch)

    def refused(code: str, unit: str = "B001", day: date = LAST, seed: str = "1", by: str = "000005") -> None:
        with pytest.raises(Refusal) as caught:
            make(branch, draw_sample(unit, Rhythm.WEEK, day, seed, by, TODAY))
        assert caught.value.code == code

    refused("already_drawn")
    refused("unknown_unit", unit="x")
    refused("unknown_member", by="x")
    refused("form_refused", seed=" ")
    refused("period_not_begun", day=TODAY + timedelta(days=7))
    refused("nobody_to_sample", unit="B900")


def test_a_branch_that_raised_the_ratio_draws_more(branch: Store) -> None:
    raised = RuleVersion("raised", date(2026, 1, 1), "B001", duties={"5-10.same_city": 50})
    with branch.action("rules") as writer:
        writer.add_rule_version(raised)
    with branch.reading() as reader:
        found = reader.draw(draw(branch))
    assert found is not None
    assert found.percent == 50
    assert len(found.drawn) == 11


def test_the_sheet_knows_how_many_replies_the_rules_ask_for(branch: Store) -> None:
    record = draw(branch)
    for number in (2, 3):
        if number > 2:
            with branch.action("rules") as writer:
                writer.add_rule_version(RuleVersion("x", date(2026, 1, 1), owner="B001", duties={"4-10": number}))
        with branch.reading() as reader:
            assert {person.replies_asked for person in sheet_of(reader, record).people} == {number}


def test_days_are_looked_at_one_by_one_or_together(branch: Store) -> None:
    record = draw(branch)
    with branch.reading() as reader:
        sheet = sheet_of(reader, record)
    assert (sheet.checked, len(sheet.people)) == (0, 3)
    assert sheet.findings == ()
    person = sheet.people[0]
    assert person.manager
    assert person.market_manager
    assert sheet.names[person.employee_no] == person.name
    day = person.rows[0].day
    with pytest.raises(FormRefusal):
        make(branch, check_days(record, [(person.employee_no, day)], False, " ", "000005", TODAY))
    done_and_taken_back(branch, check_days(record, [(person.employee_no, day)], False, "空泛", "000005", TODAY))
    everything = [(p.employee_no, row.day) for p in sheet.people for row in p.rows]
    done_and_taken_back(branch, check_days(record, everything, True, "", "000005", TODAY))
    with branch.reading() as reader:
        worked = sheet_of(reader, record)
        assert reader.draws(LAST, LAST)[0].worked
    assert worked.checked == worked.days == len(everything)
    assert all(row.check and row.check.facts == row.facts for p in worked.people for row in p.rows)
    for code, change in {
        "record_gone": check_days("00" * 16, everything, True, "", "000005", TODAY),
        "unknown_member": check_days(record, everything, True, "", "x", TODAY),
    }.items():
        with pytest.raises(Refusal) as caught:
            make(branch, change)
        assert caught.value.code == code
    with pytest.raises(Refusal, match="record_gone"):
        make(branch, check_days(record, [("000001", day)], True, "", "000005", TODAY))
    with branch.reading() as reader, pytest.raises(Refusal, match="record_gone"):
        sheet_of(reader, "00" * 16)


def test_a_day_looked_at_keeps_its_figures(branch: Store) -> None:
    record = draw(branch)
    with branch.reading() as reader:
        person = next(p for p in sheet_of(reader, record).people if any(row.facts.stored for row in p.rows))
    day = next(row.day for row in person.rows if row.facts.stored)
    table = table_of(r.WorkLogRecord)
    with branch.action("tamper") as writer:
        writer.connection.execute(update(table).where(table.c.work_date == day).values(day_score=99))
    make(branch, check_days(record, [(person.employee_no, day)], True, "", "000005", TODAY))
    with branch.action("mend") as writer:
        writer.connection.execute(update(table).where(table.c.work_date == day).values(day_score=0))
    with branch.reading() as reader:
        found = sheet_of(reader, record).findings
    assert [(one.code, one.days) for one in found] == [(FindingCode.SCORE_DIFFERS, (day,))]


def test_a_draw_that_was_worked_on_stays(branch: Store) -> None:
    number = make(branch, draw_sample("B001", Rhythm.MONTH, LAST, "1", "000005", TODAY))
    with branch.reading() as reader:
        row = reader.draws(LAST, LAST)[0]
        sheet = sheet_of(reader, row.record)
    assert sheet.draw.monthly
    assert max(r.day for p in sheet.people for r in p.rows) <= TODAY
    person = sheet.people[0]
    make(branch, check_days(row.record, [(person.employee_no, person.rows[0].day)], True, "", "000005", TODAY))
    assert undo(branch, number).kept
    with branch.reading() as reader:
        assert reader.draw(row.record) is not None


def test_a_finding_becomes_a_case_and_is_closed(branch: Store) -> None:
    record = draw(branch)
    with branch.reading() as reader:
        person = sheet_of(reader, record).people[0]
    number, due = person.employee_no, TODAY + timedelta(days=7)
    with pytest.raises(Refusal, match="nothing_found"):
        make(branch, open_sample_case(record, number, "000005", due, TODAY))
    make(branch, check_days(record, [(number, person.rows[0].day)], False, "空泛", "000005", TODAY))
    for owner, day, fault in (("x", due, "owner"), ("000005", TODAY - timedelta(days=1), "due")):
        with pytest.raises(FormRefusal) as caught:
            make(branch, open_sample_case(record, number, owner, day, TODAY))
        assert list(caught.value.faults) == [fault]
    done_and_taken_back(branch, open_sample_case(record, number, "000005", due, TODAY))
    with pytest.raises(Refusal, match="case_open"):
        make(branch, open_sample_case(record, number, "000005", due, TODAY))
    with branch.reading() as reader:
        rows, count = reader.cases_page(CaseAsked("open", sort="due", descending=True))
        case = reader.case(rows[0].record)
        assert reader.case("00" * 16) is None
    assert case is not None
    assert (count, rows[0].code, rows[0].subject_name) == (1, "D26-001", person.name)
    assert (case.evidence[0].code, case.evidence[0].notes) == ("log_poor", ("空泛",))
    assert (rows[0].overdue(due), rows[0].overdue(due + timedelta(days=1))) == (False, True)
    assert (case.overdue(due), case.overdue(due + timedelta(days=1))) == (False, True)
    with pytest.raises(FormRefusal):
        make(branch, close_case(case.record, " ", TODAY))
    done_and_taken_back(branch, close_case(case.record, "已輔導並補正", TODAY))
    for key, code in ((case.record, "case_closed"), ("00" * 16, "record_gone")):
        with pytest.raises(Refusal, match=code):
            make(branch, close_case(key, "x", TODAY))
    with branch.reading() as reader:
        closed = reader.case(case.record)
    assert closed is not None
    assert (closed.status, closed.result, closed.overdue(date.max)) == (CaseStatus.CLOSED, "已輔導並補正", False)
    with branch.action("case_opened") as writer:
        writer.add_case(replace(case, code="D26-002", first=case.first - timedelta(days=7)))
    make(branch, open_sample_case(record, number, "000005", due, TODAY))  # another period, and one that is closed


def test_a_board_holds_sheet_logs_and_cases(branch: Store) -> None:
    with branch.reading() as reader:
        assert sample_board(reader, "B001", Rhythm.WEEK, LAST).sheet is None
    record = draw(branch)
    with branch.reading() as reader:
        person = sheet_of(reader, record).people[0]
    number = person.employee_no
    make(branch, check_days(record, [(number, person.rows[0].day)], False, "空泛", "000005", TODAY))
    make(branch, open_sample_case(record, number, "000005", TODAY, TODAY))
    with branch.reading() as reader:
        board = sample_board(reader, "B001", Rhythm.WEEK, LAST)
        assert sample_board(reader, "B001", Rhythm.MONTH, LAST).sheet is None
    assert board.sheet is not None
    assert board.cases[number].code == "D26-001"
    assert set(board.logs) <= set(board.sheet.draw.drawn)


def test_cases_are_numbered_by_year() -> None:
    assert next_case_code([], TODAY) == "D26-001"
    assert next_case_code(["D26-009", "D25-120", "X"], TODAY) == "D26-010"


def test_a_leaderless_region_has_no_manager(people: Store) -> None:
    make(people, draw_sample("B001-D1-R2", Rhythm.WEEK, date(2026, 10, 28), "1", "000005", TODAY))
    with people.reading() as reader:
        row = reader.draws(date(2026, 10, 28), date(2026, 10, 28))[0]
        assert sheet_of(reader, row.record).people[0].manager == "000017"
