"""Field records one by one: recorded, changed, taken back, each undone to the letter (contracts, section 2)."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.field_lists import FieldAsked
from domain.problems import FormRefusal, Refusal
from domain.services import recording
from domain.services.changing import Change, make
from domain.services.undoing import undo
from storage.store import Store
from tests.conftest import TODAY
from tests.contents import contents

ALL = FieldAsked(date(2000, 1, 1), date(2100, 1, 1))
VISIT: dict[str, Any] = {
    "day": TODAY,
    "outlet": "00004",
    "visitor": "000007",
    "counterpart": "俞行長",
    "content": "駐點",
}
BANK: dict[str, Any] = {
    "day": TODAY,
    "bank": "恆瑞銀行",
    "office": "南屏分行",
    "visitor": "000002",
    "counterpart": "王處長",
}
NOTE: dict[str, Any] = {"day": TODAY, "outlet": "00004", "employee_no": "000008", "content": "同業降費"}
EVENT: dict[str, Any] = {"code": "E0900", "day": TODAY, "kind": "outdoor", "host": "B001-D2-R1", "name": "社區講堂"}
CHECK: dict[str, Any] = {"event": "E0900", "day": TODAY, "inspector": "000005", "result": "正常"}


def done_and_taken_back(store: Store, change: Change) -> None:
    """Make a change, undo it, and make it again: the undo leaves no trace."""
    before = contents(store, keys=True)
    undo(store, make(store, change, "000005"))
    assert contents(store, keys=True) == before
    make(store, change, "000005")


def faults_of(store: Store, change: Change) -> dict[str, str]:
    """What is wrong, by field; nothing was changed."""
    before = contents(store, keys=True)
    with pytest.raises(FormRefusal) as caught:
        make(store, change)
    assert contents(store, keys=True) == before
    return {field: fault.code for field, fault in caught.value.faults.items()}


def only_record(store: Store, sheet: str) -> str:
    """The key of the latest row of a sheet."""
    pages = {"visits": "visits_page", "bank_visits": "visits_page", "market_notes": "notes_page"}
    with store.reading() as reader:
        if sheet == "event_checks":
            return reader.event_checks("E0900")[-1].record
        rows: Any = getattr(reader, pages[sheet])(ALL)[0]
        return str(rows[0].record)


@pytest.mark.parametrize(
    ("sheet", "cells", "other"),
    [
        ("visits", VISIT, {"result": "同意"}),
        ("bank_visits", BANK, {"content": "渠道合作"}),
        ("market_notes", NOTE, {"content": "對面新開支行"}),
        ("event_checks", CHECK, {"result": "人數不足"}),
    ],
)
def test_each_kind_is_recorded_changed_and_taken_back(
    people: Store, sheet: str, cells: dict[str, Any], other: dict[str, Any]
) -> None:
    if sheet == "event_checks":
        make(people, recording.record_event(EVENT, TODAY))
    done_and_taken_back(people, recording.record(sheet, cells, TODAY))
    with pytest.raises(Refusal, match="already_recorded"):
        make(people, recording.record(sheet, cells, TODAY))
    key = only_record(people, sheet)
    done_and_taken_back(people, recording.change(sheet, key, {**cells, **other}, TODAY))
    with people.reading() as reader:
        shown = reader.field_record(sheet, key)
    assert shown is not None
    assert {name: shown[name] for name in {**cells, **other}} == {**cells, **other}
    done_and_taken_back(people, recording.take_back(sheet, key))
    for gone in (recording.take_back(sheet, key), recording.change(sheet, key, cells, TODAY)):
        with pytest.raises(Refusal, match="record_gone"):
            make(people, gone)


def test_a_record_is_checked_as_a_row_of_its_sheet(people: Store) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert faults_of(people, recording.record("visits", {**VISIT, "day": tomorrow}, TODAY)) == {
        "day": "date_in_future"
    }
    long_ago = date(2021, 1, 4)
    assert faults_of(people, recording.record("visits", {**VISIT, "day": long_ago}, TODAY)) == {"day": "not_employed"}
    assert faults_of(people, recording.record("visits", {**VISIT, "outlet": "x"}, TODAY)) == {
        "outlet": "unknown_outlet"
    }
    assert faults_of(people, recording.record("visits", {**VISIT, "counterpart": " "}, TODAY)) == {
        "counterpart": "missing_value"
    }
    assert faults_of(people, recording.record("market_notes", {**NOTE, "content": ""}, TODAY)) == {
        "content": "missing_value"
    }
    assert faults_of(people, recording.record("event_checks", CHECK, TODAY)) == {"event": "unknown_event"}


def test_an_outlet_must_be_active_that_day(people: Store) -> None:
    early = {**VISIT, "day": date(2020, 2, 1), "visitor": "000007"}
    with people.reading() as reader:
        opened = {o.code: o.opened_on for o in reader.outlets()}["00004"]
        inspector = next(m for m in reader.organisation().members.values() if m.employed_from <= date(2021, 12, 31))
    assert opened is not None
    with people.action("x") as writer:
        writer.connection.exec_driver_sql("UPDATE outlet SET opened_on = '2026-06-01' WHERE code = '00004'")
    visit = {**early, "day": date(2022, 1, 4), "visitor": inspector.employee_no}
    assert faults_of(people, recording.record("visits", visit, TODAY)) == {"outlet": "outlet_inactive"}


def test_an_event_is_planned_held_cancelled_and_taken_back(people: Store) -> None:
    with people.reading() as reader:
        assert recording.next_event_code(reader) == "E0001"
    later = TODAY + timedelta(days=5)
    done_and_taken_back(people, recording.record_event({**EVENT, "day": later, "status": "planned"}, TODAY))
    with people.reading() as reader:
        assert recording.next_event_code(reader) == "E0901"
    assert faults_of(people, recording.record_event(EVENT, TODAY)) == {"code": "event_exists"}
    assert faults_of(people, recording.record_event({**EVENT, "code": "E1", "name": ""}, TODAY)) == {
        "name": "missing_value"
    }
    assert faults_of(people, recording.change_event("E0900", {**EVENT, "day": later, "status": "held"}, TODAY)) == {
        "day": "date_in_future"
    }
    held = {**EVENT, "status": "held", "attending": "000008、000009"}
    done_and_taken_back(people, recording.change_event("E0900", held, TODAY))
    make(people, recording.record("event_checks", CHECK, TODAY))
    done_and_taken_back(people, recording.change_event("E0900", {**held, "attending": "000009"}, TODAY))
    with people.reading() as reader:
        row = reader.events_page(ALL)[0][0]
        shown = reader.field_record("events", "E0900")
    assert (row.status, row.attending, row.checks) == ("held", 1, 1)
    assert shown is not None
    assert shown["attending"] == ("000009",)
    done_and_taken_back(people, recording.take_back_event("E0900"))
    for gone in (recording.take_back_event("E0900"), recording.change_event("E0900", EVENT, TODAY)):
        with pytest.raises(Refusal, match="record_gone"):
            make(people, gone)
