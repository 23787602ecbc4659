"""Deciding logs, one by one and in bulk, on the real store (decisions F13, F25)."""

from datetime import date

import pytest

from domain.problems import Refusal
from domain.services.deciding import decide_logs
from domain.services.scoring import scores_of_week
from domain.services.undoing import undo
from domain.weeks import Week
from domain.work_log import Decision, LogStatus
from storage.store import Store
from tests.conftest import SAMPLES, TODAY, take
from tests.contents import contents

WEEK = Week(2026, 47)
SPAN = (WEEK.monday, WEEK.sunday)


@pytest.fixture
def written(people: Store) -> Store:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    return people


def statuses(store: Store) -> dict[tuple[str, date], str]:
    with store.reading() as reader:
        return {(n, d): log.status for n, logs in reader.logs(*SPAN).items() for d, log in logs.items()}


def test_a_bulk_decision_is_checked_like_single_ones_and_undone_as_one(written: Store) -> None:
    before = contents(written, keys=True)
    done = decide_logs(written, Decision.APPROVE, "000007", "已閱", SPAN, TODAY)
    with written.reading() as reader:
        org = reader.organisation()
    own = sum(org.members[number].assignment_on(day).unit == "B001-D2-R1" for number, day in statuses(written))
    assert done.decided == own > 20
    assert {refusal.code for _, refusal in done.refused} == {"not_above"}
    assert done.decided + len(done.refused) == 101
    found = statuses(written)
    assert sum(status is LogStatus.APPROVED for status in found.values()) == own
    assert done.action is not None
    undo(written, done.action)
    assert contents(written, keys=True) == before


def test_the_units_above_decide_everybody_below(written: Store) -> None:
    done = decide_logs(written, Decision.APPROVE, "000005", "", SPAN, TODAY, unit="B001-D2")
    assert done.refused == ()
    with written.reading() as reader:
        org = reader.organisation()
    for (number, day), status in statuses(written).items():
        below = org.members[number].assignment_on(day).unit in org.below("B001-D2")
        assert (status is LogStatus.APPROVED) is below


def test_a_return_takes_the_score_away_and_undo_gives_it_back(written: Store) -> None:
    with written.reading() as reader:
        before = {s.employee_no: s.score for s in scores_of_week(reader, WEEK, None, TODAY)}
    done = decide_logs(written, Decision.RETURN, "000007", "請補充", SPAN, TODAY, people=["000008"])
    assert done.decided == 5
    with written.reading() as reader:
        assert reader.week_totals(WEEK)["000008"] == 0
    assert done.action is not None
    undo(written, done.action)
    with written.reading() as reader:
        assert reader.week_totals(WEEK)["000008"] == before["000008"]


def test_a_comment_leaves_the_log_alone(written: Store) -> None:
    before = statuses(written)
    decide_logs(written, Decision.COMMENT, "000005", "注意老客戶回訪", SPAN, TODAY, people=["000008"])
    assert statuses(written) == before
    with written.reading() as reader:
        assert {reply.content for reply in reader.replies(*SPAN)} == {"注意老客戶回訪"}


@pytest.mark.parametrize(
    ("decision", "by", "comment", "authors", "unit", "code"),
    [
        (Decision.RETURN, "000007", " ", [], None, "reason_required"),
        (Decision.APPROVE, "999999", "", [], None, "unknown_member"),
        (Decision.APPROVE, "000007", "", ["999999"], None, "unknown_member"),
        (Decision.APPROVE, "000007", "", [], "X", "unknown_unit"),
        (Decision.APPROVE, "000007", "", [], "B900", "nothing_to_decide"),
    ],
)
def test_what_a_decision_refuses(
    written: Store, decision: Decision, by: str, comment: str, authors: list[str], unit: str | None, code: str
) -> None:
    before = contents(written, keys=True)
    with pytest.raises(Refusal) as caught:
        decide_logs(written, decision, by, comment, SPAN, TODAY, people=authors, unit=unit)
    assert caught.value.code == code
    assert contents(written, keys=True) == before


def test_nobody_decides_an_own_log(written: Store) -> None:
    done = decide_logs(written, Decision.APPROVE, "000008", "", SPAN, TODAY, people=["000008"])
    assert {refusal.code for _, refusal in done.refused} == {"own_log"}
    assert done.action is None


def test_who_has_left_decides_nothing(written: Store) -> None:
    with pytest.raises(Refusal) as caught:
        decide_logs(written, Decision.APPROVE, "000016", "", SPAN, TODAY)
    assert (caught.value.code, caught.value.facts["to"]) == ("not_employed", "2026-10-27")
