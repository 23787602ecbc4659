"""Rows added in bulk arrive on a thread of their own: nobody sees the store without them, and a failure is whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.problems import Refusal
from domain.work_log import Item, LogStatus
from storage.inserts import FEW_ROWS
from storage.store import Store
from storage.writing import Writer

MANY = 4 * FEW_ROWS


def add(writer: Writer, first: date = date(2020, 1, 1), text: str = "x") -> None:
    """One person's logs of many days."""
    columns: dict[str, list[Any]] = {
        "employee_no": ["000007"] * MANY,
        "day": [first + timedelta(n) for n in range(MANY)],
        **{item.value: [1] * MANY for item in Item},
        **{name: [text] * MANY for name in ("outlet", "done", "plan", "trouble")},
        "day_score": [5] * MANY,
        "rule_version": ["base@2000-01-01"] * MANY,
    }
    writer.add_logs(columns, LogStatus.SUBMITTED)


def stored(store: Store) -> tuple[int, int]:
    """The logs and the entries of the audit."""
    with store.reading() as reader:
        return reader.row_count("work_log"), reader.row_count("audit")


def test_a_read_in_the_same_action_sees_the_rows_just_added(people: Store) -> None:
    with people.action("test") as writer:
        add(writer)
        assert writer.row_count("work_log") == MANY
        add(writer, date(2023, 1, 1))
        days = writer.logs(date(2023, 1, 1), date(2023, 1, 2), {"000007"})["000007"]
        assert len(days) == 2
        add(writer, date(2010, 1, 1))  # still under way where the block ends
    assert stored(people)[0] == 3 * MANY


def test_a_rolled_back_action_leaves_nothing(people: Store) -> None:
    before = stored(people)
    with people.action("test") as writer:
        add(writer)
        writer.roll_back()
    assert stored(people) == before


def clash(store: Store, *, asked: bool) -> None:
    """The same rows twice; perhaps the connection is asked for while the second ones are under way."""
    with store.action("test") as writer:
        add(writer, date(2023, 1, 1))
        add(writer, date(2023, 1, 1))
        if asked:
            writer.row_count("work_log")
            pytest.fail("the failure surfaces where the connection is asked for")


def fill_disk(store: Store, *, dry: bool) -> None:
    """More rows than there is room for; a dry run finds the same."""
    with store.action("test") as writer:
        pages = writer.connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        writer.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        add(writer, text="x" * 500)
        if dry:
            writer.roll_back()


def interrupt(store: Store) -> None:
    """Ctrl+C while rows are under way."""
    with store.action("test") as writer:
        add(writer)
        raise KeyboardInterrupt


@pytest.mark.parametrize("asked", [False, True])
def test_rows_that_clash_take_the_whole_action_back(people: Store, *, asked: bool) -> None:
    before = stored(people)
    with pytest.raises(IntegrityError):
        clash(people, asked=asked)
    assert stored(people) == before
    with people.action("test") as writer:
        add(writer)
    assert stored(people)[0] == MANY


@pytest.mark.parametrize("dry", [False, True])
def test_a_full_disk_is_told_and_nothing_is_kept(people: Store, *, dry: bool) -> None:
    before = stored(people)
    with pytest.raises(Refusal, match="disk_full"):
        fill_disk(people, dry=dry)
    assert stored(people) == before


def test_an_interruption_waits_for_the_rows_under_way(people: Store) -> None:
    before = stored(people)
    with pytest.raises(KeyboardInterrupt):
        interrupt(people)
    assert stored(people) == before
