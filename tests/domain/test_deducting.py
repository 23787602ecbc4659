"""Deductions: proposed from missed duties, amounts by the office alone, decided with a reason (rules 6-1, 6-5, 6-6)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.deductions import (
    RULES,
    Deduction,
    DeductionRule,
    DeductionStatus,
    answerable,
    is_missed,
    proposals,
    read_amount,
    rule_of,
    subjects_in,
)
from domain.duties.catalogue import CATALOGUE
from domain.duties.judging import Duty
from domain.organisation import Organisation
from domain.problems import Fault, FormRefusal, Refusal
from domain.services.changing import make
from domain.services.deducting import (
    accept_deduction,
    drop_deduction,
    duties_ended,
    propose_deductions,
    reconsider_deduction,
)
from domain.services.duties import duties
from domain.services.undoing import undo
from domain.supervision_lists import DeductionAsked
from storage.store import Store
from tests.conftest import TODAY, open_copy
from tests.domain.test_recording import done_and_taken_back
from tests.domain.test_sampling import CITY

ENTRIES = {entry.key: entry for entry in CATALOGUE}
REGION = "B001-D2-R1"
OCTOBER = date(2026, 10, 15)
YEAR = DeductionAsked(date(2026, 1, 1), date(2026, 12, 31))
ORG = Organisation(CITY, {})


def duty(key: str, subject: str = "7", unit: str = "B1", done: int = 1, required: int | None = 2) -> Duty:
    """A duty of a day or week in October."""
    first = OCTOBER - timedelta(days=3)
    last = first + timedelta(days=6)
    return Duty(
        ENTRIES[key],
        subject,
        subject,
        unit,
        first,
        last,
        last,
        number=2,
        done=done,
        required=required,
        left=("00004",),
    )


def test_whose_misses_go_where() -> None:
    manager = next(key for key in ENTRIES if key.startswith("4-3"))
    assert rule_of(duty("3-3")) is DeductionRule.COMPLIANCE
    assert rule_of(duty(manager)) is DeductionRule.PERFORMANCE
    assert rule_of(duty("4-14")) is rule_of(duty("5-7")) is DeductionRule.EXECUTION
    assert answerable(ORG, duty("3-3")) == "7"
    assert answerable(ORG, duty("4-14", "B1")) == "M"
    assert answerable(ORG, duty("4-14", "H", unit="H")) == "", "nobody stands above"
    assert DeductionRule.EXECUTION.span(OCTOBER) == (date(2026, 10, 1), date(2026, 12, 31))
    assert DeductionRule.COMPLIANCE.span(OCTOBER) == (date(2026, 10, 1), date(2026, 10, 31))


def test_only_what_is_over_and_not_met_is_missed() -> None:
    assert is_missed(duty("3-3"), TODAY)
    assert not is_missed(duty("3-3", done=2), TODAY)
    assert not is_missed(duty("3-3", required=None), TODAY)
    assert not is_missed(duty("3-3"), OCTOBER)


def test_misses_of_one_line_make_one_proposal() -> None:
    early = duty("3-3")
    late = replace(early, first=early.first + timedelta(days=7), last=early.last + timedelta(days=7))
    above = duty("5-7", "H", unit="H")
    found = proposals(ORG, [late, early, early, duty("3-4", done=2), above, duty("4-14", "B1")], TODAY)
    assert {key[3]: one is None for key, one in found.items()} == {"3-3": False, "3-4": True, "4-14": False}
    one = found[DeductionRule.COMPLIANCE, "7", date(2026, 10, 1), "3-3"]
    assert one is not None
    assert [(miss.first, miss.done, miss.required, miss.left) for miss in one.grounds.misses] == [
        (early.first, 1, 2, ("00004",)),
        (late.first, 1, 2, ("00004",)),
    ]
    assert one.grounds.title == tuple(ENTRIES["3-3"].title)
    assert (one.amount, one.status, one.article) == (None, DeductionStatus.PROPOSED, ENTRIES["3-3"].article)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2", Decimal(2)),
        (" 0.5 ", Decimal("0.5")),
        ("１．２５", Decimal("1.25")),
        ("", "missing_value"),
        ("0", "bad_amount"),
        ("-1", "bad_amount"),
        ("1.234", "bad_amount"),
        ("10000", "bad_amount"),
        ("兩分", "bad_amount"),
    ],
)
def test_an_amount_is_typed_by_the_office(text: str, read: Decimal | str) -> None:
    found = read_amount(text)
    assert (found.code if isinstance(found, Fault) else found) == read


def proposed(store: Store) -> tuple[Deduction, ...]:
    with store.reading() as reader:
        return reader.deductions(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture(scope="module")
def month(branch_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Duty, ...]:
    """What the people of a region of the sample branch owed in November."""
    store = open_copy(branch_template, tmp_path_factory.mktemp("month"))
    with store.reading() as reader:
        found = duties_ended(reader, REGION, False, TODAY)
    store.close()
    return found


def test_the_weeks_facts_judge_as_the_days_do(branch: Store, month: tuple[Duty, ...]) -> None:
    for day in (date(2026, 11, 1), date(2026, 11, 12), date(2026, 11, 15), date(2026, 11, 30)):
        with branch.reading() as reader:
            judged = [d for d in duties(reader, day, REGION) if d.last == day and d.entry.who in RULES]
        ended = {(d.entry.key, d.subject): replace(d, late=False) for d in month if d.last == day}
        assert ended == {(d.entry.key, d.subject): replace(d, late=False) for d in judged}
    assert {d.entry.who for d in month} == set(RULES)


def test_a_month_is_proposed_brought_up_to_date_and_left_alone_once_decided(
    branch: Store, month: tuple[Duty, ...]
) -> None:
    done_and_taken_back(branch, propose_deductions(month, TODAY))
    found = proposed(branch)
    assert {one.rule for one in found} == {DeductionRule.PERFORMANCE, DeductionRule.COMPLIANCE}
    assert {one.subject for one in found if one.rule is DeductionRule.PERFORMANCE} == {"000007"}
    assert all(one.amount is None and one.grounds.misses for one in found)
    assert max(miss.last for one in found for miss in one.grounds.misses) <= TODAY
    assert {"3-2", "3-3", "3-4", "4-3"} <= {one.duty for one in found}
    make(branch, propose_deductions(month, TODAY))
    assert proposed(branch) == found, "the same again is the same"
    dropped, changed, fresh = (next(one for one in found if one.duty == line) for line in ("3-2", "3-3", "3-4"))
    make(branch, drop_deduction(dropped.record, "新人，已輔導", "000005", TODAY))
    with branch.action("older") as writer:
        fewer = replace(changed.grounds, misses=changed.grounds.misses[:-1])
        writer.put_deductions(
            [replace(fresh, duty="3-10")], [replace(dropped, grounds=fewer), replace(changed, grounds=fewer)], []
        )
    assert len(proposed(branch)) == len(found) + 1
    done_and_taken_back(branch, propose_deductions(month, TODAY))
    after = {one.key: one for one in proposed(branch)}
    assert len(after) == len(found), "the month's events are not over yet"
    assert after[dropped.key].grounds == fewer, "what was decided stays as it was"
    assert after[changed.key].grounds == changed.grounds
    done_and_taken_back(branch, propose_deductions((), TODAY))
    assert len(proposed(branch)) == len(found), "nothing is known, nothing goes"


def test_a_quarter_is_the_management_departments(branch: Store) -> None:
    with branch.reading() as reader:
        assert duties_ended(reader, "B001", True, TODAY) == (), "there is none above this branch"
        with pytest.raises(Refusal, match="unknown_unit"):
            duties_ended(reader, "x", True, TODAY)
    unit = {"code": "M001", "name": "北辰營銷管理部", "kind": "management_department", "parent": None}
    with branch.action("units") as writer:
        rows = [dict(row) for row in writer.stored_rows("units").values()]
        above = [{**row, "parent": "M001"} for row in rows if row["code"] == "B001"]
        fields = ("code", "name", "kind", "parent", "same_city", "first", "last")
        for row in ({**dict.fromkeys(fields), **unit}, *above):
            writer.merge("units", [{name: row[name] for name in fields}], TODAY, frozenset())
    with branch.reading() as reader:
        found = duties_ended(reader, "B001-D1", True, date(2026, 1, 1))
    assert {one.entry.rule[:2] for one in found} == {"4-", "5-"}
    make(branch, propose_deductions(found, TODAY))
    with branch.reading() as reader:
        kept = reader.deductions(date(2026, 1, 1), date(2026, 1, 1))
    assert {(one.rule, one.subject, one.last) for one in kept} == {
        (DeductionRule.EXECUTION, "M001", date(2026, 3, 31))
    }


def test_a_proposal_is_accepted_with_an_amount_dropped_or_opened_again(
    branch: Store, month: tuple[Duty, ...]
) -> None:
    make(branch, propose_deductions(month, TODAY))
    one, other = proposed(branch)[:2]
    with pytest.raises(FormRefusal) as caught:
        make(branch, accept_deduction(one.record, "", "", "000005", TODAY))
    assert caught.value.faults["amount"].code == "missing_value"
    done_and_taken_back(branch, accept_deduction(one.record, "1.5", " 屬實 ", "000005", TODAY))
    with branch.reading() as reader:
        kept = reader.deduction(one.record)
        rows, count = reader.deductions_page(replace(YEAR, state="accepted", sort="amount"))
        mine = reader.deductions_page(replace(YEAR, subjects=frozenset({one.subject}), limit=1))
        assert reader.deduction("00" * 16) is None
        totals = reader.deduction_totals(YEAR)
        alone = reader.deduction_totals(replace(YEAR, subjects=frozenset({"x"})))
        people = subjects_in(reader.organisation(), "B001-D2-R1", TODAY)
    assert kept is not None
    assert (kept.amount, kept.reason, kept.decided_by) == (Decimal("1.5"), "屬實", "000005")
    assert (count, rows[0].amount, rows[0].decided_by_name) == (1, Decimal("1.5"), "嚴宇嘉")
    assert (totals.accepted, totals.dropped, totals.amount) == (1, 0, Decimal("1.5"))
    assert (alone.proposed, alone.amount) == (0, Decimal(0))
    assert {"000007", "000008", "B001-D2-R1"} <= people
    assert "000018" not in people
    assert (rows[0].title, rows[0].misses) == (one.grounds.title, len(one.grounds.misses))
    assert mine[1] >= 1
    assert len(mine[0]) == 1
    for change, code in (
        (accept_deduction(one.record, "1", "", "000005", TODAY), "deduction_decided"),
        (drop_deduction(one.record, "x", "000005", TODAY), "deduction_decided"),
        (reconsider_deduction(other.record, "x"), "deduction_open"),
        (accept_deduction("00" * 16, "1", "", "000005", TODAY), "record_gone"),
        (accept_deduction(other.record, "1", "", "x", TODAY), "unknown_member"),
        (drop_deduction(other.record, " ", "000005", TODAY), "form_refused"),
        (reconsider_deduction(one.record, " "), "form_refused"),
    ):
        with pytest.raises(Refusal) as refused:
            make(branch, change)
        assert refused.value.code == code
    done_and_taken_back(branch, reconsider_deduction(one.record, "複核"))
    number = make(branch, drop_deduction(one.record, "誤列", "000005", TODAY))
    undo(branch, number)
    with branch.reading() as reader:
        again = reader.deduction(one.record)
    assert again is not None
    assert (again.status, again.amount, again.reason) == (DeductionStatus.PROPOSED, None, "複核")
