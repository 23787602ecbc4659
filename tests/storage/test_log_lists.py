"""The list of all logs: every filter, order and page beside the same done by hand (promise P6)."""

from collections.abc import Callable, Iterator
from datetime import UTC, date
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from domain.log_list import LogColumn, LogFilter, LogOrder, LogRow
from domain.ports import Reader
from domain.rules import RuleVersion
from domain.scores import day_score, rules_lookup
from domain.services.approvals import log_filter, waiting_logs
from domain.services.deciding import decide_chosen, decide_logs
from domain.services.ruling import put_in_force
from domain.work_log import Decision, Item, LogStatus
from storage import log_lists
from storage.store import Store
from tests.conftest import TODAY, open_copy

SPAN = (date(2026, 9, 1), TODAY)
NEVER = LogFilter(person="沒有這個人")


@pytest.fixture(scope="module")
def decided(branch_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample branch with logs in every state but draft, and a branch that raised its pass mark in November."""
    branch = open_copy(branch_template, tmp_path_factory.mktemp("decided"))
    decide_logs(branch, Decision.APPROVE, "000005", "", (SPAN[0], date(2026, 10, 30)), TODAY, unit="B001-D2")
    decide_logs(branch, Decision.RETURN, "000003", "請補充", (date(2026, 11, 2),) * 2, TODAY, unit="B001-D1-R2")
    put_in_force(branch, RuleVersion("raise", date(2026, 11, 9), "B001", day_pass=23))
    yield branch
    branch.close()


def by_hand(reader: Reader, wanted: LogFilter, unit: str, *, below: bool) -> list[tuple[str, date]]:
    """The number and day of every log wanted, in no order."""
    org = reader.organisation()
    rules_on = rules_lookup(org, reader.rule_versions())
    found = []
    for number, days in reader.logs(*SPAN).items():
        for day, log in days.items():
            held = org.members[number].assignment_on(day).unit
            rules = rules_on(held, day)
            score = day_score(log.counts, rules.points) if log.status.counts else 0
            alike = wanted.person in org.members[number].name or wanted.person in number
            in_time = (wanted.first or SPAN[0]) <= day <= (wanted.last or SPAN[1])
            if (
                held in org.below(unit)
                and alike
                and in_time
                and wanted.status in {None, log.status}
                and (score < rules.day_pass or not below)
            ):
                found.append((number, day))
    return found


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("unit", ["B001", "B001-D2", "B001-D1-R2"])
@pytest.mark.parametrize(
    "wanted",
    [
        LogFilter(),
        LogFilter(person="吳"),
        LogFilter(person="0002", status=LogStatus.SUBMITTED),
        LogFilter(status=LogStatus.RETURNED),
        LogFilter(first=date(2026, 10, 12), last=date(2026, 11, 12)),
        LogFilter(person="%"),
        LogFilter(status=LogStatus.APPROVED, person="00", first=date(2026, 10, 12)),
    ],
)
def test_every_filter_finds_what_looking_finds(decided: Store, wanted: LogFilter, unit: str, below: bool) -> None:
    with decided.reading() as reader:
        asked = log_filter(reader, wanted, unit, below=below)
        expected = by_hand(reader, wanted, unit, below=below)
        rows = reader.log_page(asked, LogOrder(), 0, 5000)
        count = reader.log_count(asked)
    assert sorted((row.employee_no, row.day) for row in rows) == sorted(expected)
    assert count == len(expected)


VALUES: dict[LogColumn, Callable[[LogRow], Any]] = {
    LogColumn.DAY: lambda row: row.day,
    LogColumn.PERSON: lambda row: row.employee_no,
    LogColumn.UNIT: lambda row: row.unit_code,
    LogColumn.SCORE: lambda row: row.score,
    LogColumn.STATUS: lambda row: row.status.value,
    LogColumn.SUBMITTED: lambda row: row.at,
    **{LogColumn(item.value): partial(lambda item, row: row.counts.of(item), item) for item in Item},
}


@pytest.mark.parametrize(("column", "descending"), list(product(LogColumn, [False, True])))
def test_pages_in_any_order_are_the_whole_once(
    decided: Store, column: LogColumn, descending: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the front, from the back and across the middle; with and without the shortcut of large stores."""
    order, unit = LogOrder(column, descending), "B001" if descending else "B001-D2"
    with decided.reading() as reader:
        asked = log_filter(reader, LogFilter(), unit, below=False)
        total = reader.log_count(asked)
        whole = reader.log_page(asked, order, 0, total)
        for sample, few in ((5000, 50_000), (200, 10)):
            monkeypatch.setattr(log_lists, "SAMPLE", sample)
            monkeypatch.setattr(log_lists, "FAR", min(sample, log_lists.FAR))
            monkeypatch.setattr(log_lists, "FEW", few)
            paged = [row for start in range(0, total, 97) for row in reader.log_page(asked, order, start, 97, total)]
            assert paged == whole
            assert reader.log_page(asked, order, 0, 30) == whole[:30]
        assert reader.log_page(asked, order, total, 50, total) == []
    values = [VALUES[column](row) for row in whole]
    assert values == sorted(values, reverse=descending)
    assert len({(row.employee_no, row.day) for row in whole}) == total > 200


def test_a_row_shows_the_log(decided: Store) -> None:
    with decided.reading() as reader:
        org = reader.organisation()
        rows = reader.log_page(LogFilter(person="000020"), LogOrder(), 0, 100)
        logs = reader.logs(*SPAN, {"000020"})["000020"]
        assert reader.log_page(NEVER, LogOrder(), 0, 10) == []
        assert reader.log_count(NEVER) == 0
    assert len({row.unit_code for row in rows}) == 2  # moved in the middle
    for row in rows:
        log = logs[row.day]
        unit = org.units[org.members["000020"].assignment_on(row.day).unit]
        assert (row.unit_code, row.unit_name) == (unit.code, unit.name)
        assert (row.counts, row.status, row.revision) == (log.counts, log.status, log.revision)
        assert (row.name, row.at) == ("司馬皓然", "2026-11-23T12:00:00Z")


def test_the_queue_is_counted_and_bounded(branch: Store) -> None:
    with branch.reading() as reader:
        units = reader.organisation().below("B001")
        count = reader.handed_count(LogStatus.SUBMITTED, SPAN, units)
        some = reader.handed_logs(LogStatus.SUBMITTED, SPAN, units, 10)
    assert count > 450
    assert len(some) == 10


def test_todays_replies_are_mine_and_made_here(branch: Store) -> None:
    with branch.reading() as reader:
        imported = {(r.reviewer, r.replied_on) for r in reader.replies(*SPAN)}
        assert all(reader.replies_given(*one) == () for one in imported)
        chosen = [row.chosen for row in waiting_logs(reader, "000005", "B001-D2", SPAN, UTC)]
    decide_chosen(branch, Decision.COMMENT, "000005", "留意", chosen[:1], TODAY)
    decide_chosen(branch, Decision.APPROVE, "000005", "", chosen[:3], TODAY)
    with branch.reading() as reader:
        given = reader.replies_given("000005", TODAY)
        assert reader.replies_given("000007", TODAY) == ()
    assert [(g.decision, g.together) for g in given] == [(Decision.APPROVE, 3)] * 3 + [(Decision.COMMENT, 1)]
    assert [(g.employee_no, g.day, g.revision) for g in given[:3]] == [
        (c.employee_no, c.day, c.revision) for c in chosen[:3]
    ]
