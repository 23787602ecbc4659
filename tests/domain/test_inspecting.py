"""Inspections with checklist and findings, and findings followed until verified (rules 4-2, 4-13)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.checklist import CHECKLIST, ITEMS, WORDS, Answer
from domain.field_lists import FieldAsked
from domain.findings import Finding, FindingStatus, StepKind
from domain.inspecting import InspectionForm
from domain.periods import month_of, quarter_of, two_months_of
from domain.problems import Refusal
from domain.services.changing import make
from domain.services.following import change_finding, take_step
from domain.services.inspecting import change_inspection, record_inspection, take_back_inspection
from storage.store import Store
from tests.conftest import SAMPLES, TODAY, take
from tests.contents import contents
from tests.domain.test_recording import done_and_taken_back, faults_of

NORMAL = {item.code: Answer.NORMAL for item in ITEMS}
BAD = Finding("leaflets", "展架仍放舊單張", "moderate", TODAY + timedelta(days=4), "000008")
FORM = InspectionForm(TODAY, "00004", "000007", "routine", "15:05", "15:30", True, NORMAL)
ABNORMAL = replace(FORM, answers={**NORMAL, "leaflets": Answer.ABNORMAL}, findings={"leaflets": BAD})
ALL = FieldAsked(date(2000, 1, 1), date(2100, 1, 1))


def only(store: Store) -> str:
    """The latest inspection's key."""
    with store.reading() as reader:
        return reader.inspections_page(ALL)[0][0].record


def only_finding(store: Store) -> str:
    """The only finding's key."""
    with store.reading() as reader:
        rows, count = reader.findings_page(ALL)
    assert count == 1
    return rows[0].record


def test_the_checklist_is_complete_in_three_languages() -> None:
    assert len({item.code for item in ITEMS}) == len(ITEMS) == 9
    assert all(all(words) for words in WORDS.values())
    assert all(all(group.words) and group.items for group in CHECKLIST)


def test_an_inspection_keeps_form_and_sheet_alike(people: Store) -> None:
    done_and_taken_back(people, record_inspection(ABNORMAL, TODAY))
    with people.reading() as reader:
        kept = reader.inspections(TODAY, TODAY)[0]
        assert (kept.result, kept.finding, kept.fix_by) == ("abnormal", BAD.description, BAD.fix_by)
        assert reader.inspection_form(only(people)) == ABNORMAL
        row = reader.inspections_page(ALL)[0][0]
        assert reader.inspection_form("00" * 16) is None
    assert (row.answered, row.unverified) == (9, 1)


def test_a_change_follows_the_answers(people: Store) -> None:
    make(people, record_inspection(FORM, TODAY))
    key = only(people)
    done_and_taken_back(people, change_inspection(key, ABNORMAL, TODAY))
    worse = replace(BAD, severity="serious")
    done_and_taken_back(people, change_inspection(key, replace(ABNORMAL, findings={"leaflets": worse}), TODAY))
    done_and_taken_back(people, change_inspection(key, FORM, TODAY))
    with people.reading() as reader:
        assert reader.followed_of(key) == ()
    make(people, change_inspection(key, ABNORMAL, TODAY))
    make(people, take_step(only_finding(people), StepKind.FIXED, "000008", TODAY, "已更換", TODAY))
    for refused in (change_inspection(key, FORM, TODAY), take_back_inspection(key)):
        with pytest.raises(Refusal, match="finding_followed"):
            make(people, refused)
    make(people, change_inspection(key, replace(ABNORMAL, left="15:40"), TODAY))


def test_an_inspection_is_taken_back(people: Store) -> None:
    make(people, record_inspection(ABNORMAL, TODAY))
    key = only(people)
    done_and_taken_back(people, take_back_inspection(key))
    for gone in (take_back_inspection(key), change_inspection(key, FORM, TODAY)):
        with pytest.raises(Refusal, match="record_gone"):
            make(people, gone)


def test_what_is_missing_is_named(people: Store) -> None:
    empty = InspectionForm(TODAY, "00004", "000007", "")
    faults = faults_of(people, record_inspection(empty, TODAY))
    assert faults == {**{f"item/{item.code}": "unanswered" for item in ITEMS}, "kind": "missing_value"}
    bare = replace(ABNORMAL, findings={})
    assert faults_of(people, record_inspection(bare, TODAY)) == {
        "description/leaflets": "missing_value",
        "severity/leaflets": "missing_value",
        "fix_by/leaflets": "missing_value",
    }


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"arrived": "25:00"}, {"arrived": "bad_time"}),
        ({"left": "3"}, {"left": "bad_time"}),
        ({"left": "14:00"}, {"left": "left_too_early"}),
        ({"day": TODAY + timedelta(days=1)}, {"day": "date_in_future"}),
        ({"day": None}, {"day": "missing_value"}),
        ({"inspector": "x"}, {"inspector": "unknown_member"}),
        ({"outlet": "x"}, {"outlet": "unknown_outlet"}),
        ({"findings": {"leaflets": replace(BAD, responsible="x")}}, {"responsible/leaflets": "unknown_member"}),
        ({"findings": {"leaflets": replace(BAD, responsible="")}, "arrived": "", "left": "", "kind": ""}, None),
        ({"findings": {"leaflets": replace(BAD, fix_by=date(2026, 11, 2))}}, {"fix_by/leaflets": "fix_before_day"}),
    ],
)
def test_each_field_says_what_is_wrong(people: Store, change: dict[str, Any], faults: dict[str, str] | None) -> None:
    found = faults_of(people, record_inspection(replace(ABNORMAL, **change), TODAY))
    assert found == (faults or {"kind": "missing_value"})


def test_whoever_puts_it_right_is_employed(branch: Store) -> None:
    with branch.reading() as reader:
        gone = next(m for m in reader.organisation().members.values() if m.employed_to and m.employed_to < TODAY)
    found = replace(BAD, responsible=gone.employee_no)
    form = replace(ABNORMAL, findings={"leaflets": found})
    assert faults_of(branch, record_inspection(form, TODAY)) == {"responsible/leaflets": "not_employed"}
    assert faults_of(branch, record_inspection(replace(form, day=None), TODAY)) == {"day": "missing_value"}


def test_an_outlet_of_another_region_is_told_and_may_be_meant(people: Store) -> None:
    with people.reading() as reader:
        other = next(o for o in reader.outlets() if o.unit_on(TODAY) == "B001-D2-R3" and o.active_on(TODAY))
    form = replace(FORM, outlet=other.code)
    assert faults_of(people, record_inspection(form, TODAY)) == {"outlet": "outlet_elsewhere"}
    make(people, record_inspection(replace(form, elsewhere=True), TODAY))
    make(people, record_inspection(replace(form, inspector="000005"), TODAY))  # the department stands above it


def test_a_finding_is_followed_until_verified_and_each_step_undone(people: Store) -> None:
    make(people, record_inspection(ABNORMAL, TODAY - timedelta(days=0)))
    key = only_finding(people)

    def step(kind: StepKind, note: str = "", day: date = TODAY, by: str = "000007") -> Any:
        return take_step(key, kind, by, day, note, TODAY)

    with pytest.raises(Refusal, match="step_impossible"):
        make(people, step(StepKind.VERIFIED))
    assert faults_of(people, step(StepKind.FIXED, day=TODAY + timedelta(days=1))) == {"day": "date_in_future"}
    assert faults_of(people, step(StepKind.FIXED, day=TODAY - timedelta(days=1))) == {"day": "step_too_early"}
    assert faults_of(people, step(StepKind.FIXED, by="x")) == {"by": "unknown_member"}
    done_and_taken_back(people, step(StepKind.FIXED, "已換新單張", by="000008"))
    assert faults_of(people, step(StepKind.REOPENED)) == {"note": "missing_value"}
    done_and_taken_back(people, step(StepKind.REOPENED, "仍有舊單張"))
    done_and_taken_back(people, step(StepKind.FIXED, by="000008"))
    done_and_taken_back(people, step(StepKind.VERIFIED))
    with people.reading() as reader:
        followed = reader.followed(key)
        row = reader.findings_page(replace(ALL, state="verified"))[0][0]
        assert reader.findings_page(replace(ALL, state="unverified"))[1] == 0
    assert followed is not None
    assert followed.status is FindingStatus.VERIFIED
    assert [s.kind for s in followed.steps] == ["fixed", "reopened", "fixed", "verified"]
    assert (row.steps, row.last, row.overdue(date(2027, 1, 1))) == (4, TODAY, False)
    make(people, step(StepKind.REOPENED, "又發現"))
    with pytest.raises(Refusal, match="record_gone"):
        make(people, take_step("00" * 16, StepKind.FIXED, "000007", TODAY, "", TODAY))


def test_a_step_lies_within_employment(branch: Store) -> None:
    with branch.reading() as reader:
        gone = next(m for m in reader.organisation().members.values() if m.employed_to and m.employed_to < TODAY)
        key = reader.findings_page(ALL)[0][0].record
    change = take_step(key, StepKind.FIXED, gone.employee_no, TODAY, "", TODAY)
    assert faults_of(branch, change) == {"day": "not_employed"}


def test_an_imported_finding_is_followed_and_said_anew(people: Store) -> None:
    before = contents(people, keys=True)
    done = take(people, "field", SAMPLES / "field.xlsx")
    with people.reading() as reader:
        rows, count = reader.findings_page(ALL)
        abnormal = [i for i in reader.inspections(date.min, date.max) if i.result == "abnormal" and i.finding]
    assert count == len(abnormal) > 10
    assert {row.status for row in rows} == {"open"}
    assert any(row.overdue(TODAY) for row in rows)
    key = rows[0].record
    content = Finding("", "宣傳品不足", "minor", rows[0].day, "000008")
    done_and_taken_back(people, change_finding(key, content))
    faults = faults_of(people, change_finding(key, Finding("", " ", "", date(2026, 1, 1), "x")))
    assert faults == {"description": "missing_value", "fix_by": "fix_before_day", "responsible": "unknown_member"}
    with pytest.raises(Refusal, match="record_gone"):
        make(people, change_finding("00" * 16, content))
    from domain.services.undoing import undo

    assert done.batch is not None
    kept = undo(people, done.batch).kept
    assert {row.table for row in kept} == {"finding", "inspection"}
    with people.reading() as reader:
        assert reader.findings_page(ALL)[1] == 1
    make(people, change_finding(key, replace(content, description="x")))
    assert contents(people, keys=True) != before


def test_an_untouched_import_goes_with_its_findings(people: Store) -> None:
    from domain.services.undoing import undo

    before = contents(people, keys=True)
    done = take(people, "field", SAMPLES / "field.xlsx")
    assert done.batch is not None
    undo(people, done.batch)
    assert contents(people, keys=True) == before


def test_spans() -> None:
    day = date(2026, 12, 31)
    assert month_of(day) == (date(2026, 12, 1), day)
    assert two_months_of(day) == (date(2026, 11, 1), day)
    assert quarter_of(date(2026, 2, 3)) == (date(2026, 1, 1), date(2026, 3, 31))
    assert two_months_of(date(2026, 2, 3)) == (date(2026, 1, 1), date(2026, 2, 28))
