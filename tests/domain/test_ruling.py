"""Putting rules in force: dated, layered, and only the days they cover are scored anew."""

from dataclasses import replace
from datetime import date

import pytest

from domain.problems import Refusal
from domain.rules import DutySettings, RuleVersion, TwoMonths, five_point_version, raised_version, rules_in_force
from domain.scores import day_score
from domain.services.deciding import decide_logs
from domain.services.duties import duties
from domain.services.ruling import put_in_force
from domain.services.scoring import scores_of_week
from domain.services.undoing import undo
from domain.weeks import Week
from domain.work_log import Decision
from storage.checking import check_store
from storage.store import Store
from tests.conftest import TODAY
from tests.contents import contents


def approve_week(store: Store, week: Week) -> int:
    """Approve what a manager may of a week's logs; the action."""
    done = decide_logs(store, Decision.APPROVE, "000007", "", (week.monday, week.sunday), TODAY)
    assert done.action is not None
    return done.action


def stored(store: Store) -> dict[tuple[str, date], tuple[int, str]]:
    with store.reading() as reader:
        rows = reader.connection.exec_driver_sql(
            "SELECT m.employee_no, l.work_date, l.day_score, l.rule_version FROM work_log l JOIN member m ON m.id = l.member_id"
        )
        return {(row[0], date.fromisoformat(row[1])): (row[2], row[3]) for row in rows}


def test_a_version_scores_only_the_days_it_covers_anew(branch: Store) -> None:
    before = stored(branch)
    put_in_force(branch, five_point_version(date(2026, 11, 20)))
    number, count = put_in_force(branch, five_point_version(date(2026, 11, 11)))
    after = stored(branch)
    changed = {key for key, value in after.items() if value != before[key]}
    assert changed
    assert min(day for _, day in changed) == date(2026, 11, 11)
    assert count == sum(date(2026, 11, 11) <= day < date(2026, 11, 20) for _, day in before)
    with branch.reading() as reader:
        versions = reader.rule_versions()
        assert check_store(branch.path, reader)[1] == []
        logs = reader.logs(date(2026, 11, 11), date(2026, 11, 11))
        points = five_point_version(TODAY).points
        for employee_no, found in logs.items():
            for day, log in found.items():
                assert after[employee_no, day] == (
                    day_score(log.counts, points) if log.status.counts else 0,
                    "five-points@2026-11-11",
                )
        week = scores_of_week(reader, Week(2026, 46), None, TODAY)
    assert len(versions) == 3
    assert {score.rule_version for score in week} >= {"five-points@2026-11-11"}
    undo(branch, number)
    rest = stored(branch)
    assert all(rest[key] == before[key] for key in before if key[1] < date(2026, 11, 20))


def test_a_decision_taken_back_after_the_rules_changed_is_scored_by_the_rules_of_now(branch: Store) -> None:
    """Also after the change of rules was itself taken back: the images hold the scores of then."""
    week = Week(2026, 47)
    first = approve_week(branch, week)
    number, _ = put_in_force(branch, five_point_version(date(2026, 9, 28)))
    undo(branch, first)
    now = stored(branch)
    assert {version for (_, day), (_, version) in now.items() if day >= week.monday} == {"five-points@2026-09-28"}
    with branch.reading() as reader:
        assert check_store(branch.path, reader)[1] == []
    second = approve_week(branch, week)
    undo(branch, number)
    undo(branch, second)
    with branch.reading() as reader:
        assert check_store(branch.path, reader)[1] == []


def test_a_layer_raises_the_numbers_of_duties(branch: Store) -> None:
    raised = raised_version("B001", date(2026, 11, 16), ["duty.4-2=3", "duty.4-14=50"])
    number, _ = put_in_force(branch, raised)
    with branch.reading() as reader:
        found = duties(reader, date(2026, 11, 18))
        earlier = duties(reader, date(2026, 11, 13))
    assert {duty.required for duty in found if duty.entry.key == "4-2"} == {3}
    assert {duty.required for duty in found if duty.entry.key == "4-14"} == {5, 10}
    assert {duty.required for duty in earlier if duty.entry.key == "4-2"} == {2}
    undo(branch, number)
    with pytest.raises(Refusal, match="below_layer_above"):
        put_in_force(branch, raised_version("B001", TODAY, ["duty.4-2=1"]))
    with pytest.raises(Refusal, match="bad_rule"):
        raised_version("B001", TODAY, ["duty.9-9=1"])


def test_the_dating_of_duties_belongs_to_the_top(branch: Store) -> None:
    with pytest.raises(Refusal, match="points_belong_to_top"):
        put_in_force(branch, RuleVersion("x", TODAY, "B001", duty_settings=DutySettings(month_end_days=5)))
    rolling = replace(
        five_point_version(date(2026, 11, 20)),
        duties={"4-2": 1},
        duty_settings=DutySettings(TwoMonths.ROLLING, 5, move_deadlines=False),
    )
    put_in_force(branch, rolling)
    with branch.reading() as reader:
        assert rolling in reader.rule_versions()
        rules = rules_in_force(reader.rule_versions(), (), TODAY)
    assert (rules.settings, rules.number("duty.4-2"), rules.number("duty.4-3")) == (rolling.duty_settings, 1, 100)


def test_a_layer_raises_what_its_people_need(branch: Store) -> None:
    number, count = put_in_force(
        branch, raised_version("B001", date(2026, 11, 1), ["week_pass=130", "week.appointments=9"])
    )
    assert count == 0
    with branch.reading() as reader:
        full = [s for s in scores_of_week(reader, Week(2026, 46), None, TODAY) if s.expected_days >= 5]
        earlier = scores_of_week(reader, Week(2026, 43), None, TODAY)
    assert {score.pass_mark for score in full} == {130}
    assert {score.minimums[1].required for score in full} == {9}
    assert {score.pass_mark for score in earlier if score.expected_days >= 5} == {100}
    undo(branch, number)


@pytest.mark.parametrize(
    ("version", "code"),
    [
        (RuleVersion("x", TODAY, "nowhere", day_pass=30), "unknown_unit"),
        (RuleVersion("x", TODAY, "B001-D1", day_pass=30), "rules_layer"),
        (RuleVersion("x", TODAY, "B001", day_pass=10), "below_layer_above"),
        (five_point_version(date(2000, 1, 1)), "version_exists"),
    ],
)
def test_what_is_refused_leaves_no_trace(branch: Store, version: RuleVersion, code: str) -> None:
    before = contents(branch, keys=True)
    with pytest.raises(Refusal) as caught:
        put_in_force(branch, version)
    assert caught.value.code == code
    assert contents(branch, keys=True) == before


def test_scores_of_an_unknown_unit_are_refused(branch: Store) -> None:
    with branch.reading() as reader, pytest.raises(Refusal, match="unknown_unit"):
        scores_of_week(reader, Week(2026, 46), "X", TODAY)
    with branch.reading() as reader:
        some = scores_of_week(reader, Week(2026, 46), "B001-D2-R1", TODAY)
    assert {score.unit for score in some} == {"B001-D2-R1"}
