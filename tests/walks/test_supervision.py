"""A week of supervision over the real store: sampling, reading, evaluating, and the duties that count them."""

from dataclasses import replace
from datetime import date

from domain.evaluation import proposed_evaluations
from domain.sampling import Rhythm
from domain.services.changing import make
from domain.services.drafting import open_week, save_draft
from domain.services.duties import duties
from domain.services.reporting import issue_weekly_report
from domain.services.sampling import check_days, draw_sample, sheet_of
from domain.services.undoing import undo
from domain.services.weekly_reading import logs_to_read, open_logs, read_report
from domain.weeks import Week
from storage.store import Store
from tests.conftest import TODAY

WEEK = Week(2026, 46)
ABOVE = "M001"
UNIT, MANAGER = "B001-D2", "000005"
FIELDS = ("code", "name", "kind", "parent", "same_city", "first", "last")


def add_management_department(store: Store) -> None:
    """A management department above the sample branch, in the same city."""
    above = {**dict.fromkeys(FIELDS), "code": ABOVE, "name": "北辰營銷管理部", "kind": "management_department"}
    with store.action("units") as writer:
        branch = {name: writer.stored_rows("units")[("B001",)][name] for name in FIELDS}
        for row in (above, {**branch, "parent": ABOVE, "same_city": True}):
            writer.merge("units", [row], TODAY, frozenset())


def figures(store: Store, rule: str, on: date = WEEK.sunday) -> dict[str, tuple[int, int | None]]:
    """Done and required of a rule's lines, by line and subject."""
    with store.reading() as reader:
        found = duties(reader, on, ABOVE)
    return {f"{d.entry.key}/{d.subject}": (d.done, d.required) for d in found if d.entry.rule == rule}


def test_a_sample_of_the_management_department_meets_its_duties(branch: Store) -> None:
    add_management_department(branch)
    drawn, worked = f"5-10.same_city/{ABOVE}", f"5-11.same_city/{ABOVE}"
    assert figures(branch, "5-10") == {drawn: (0, 3)}
    number = make(branch, draw_sample(ABOVE, Rhythm.WEEK, WEEK.sunday, "7", MANAGER, TODAY))
    assert figures(branch, "5-10") == {drawn: (3, 3)}
    assert figures(branch, "5-11") == {worked: (0, 3)}
    with branch.reading() as reader:
        sheet = sheet_of(reader, reader.draws(WEEK.monday, WEEK.sunday, {ABOVE})[0].record)
    for person in sheet.people:
        days = [(person.employee_no, row.day) for row in person.rows]
        last = make(branch, check_days(sheet.draw.record, days, True, "", MANAGER, TODAY))
    assert figures(branch, "5-11") == {worked: (3, 3)}
    undo(branch, last)
    assert figures(branch, "5-11") == {worked: (2, 3)}
    assert undo(branch, number).kept, "what was looked at keeps its draw"


def test_reading_and_evaluating_meet_the_market_managers_week(branch: Store) -> None:
    add_management_department(branch)
    before = figures(branch, "4-23")
    for region in ("B001-D2-R1", "B001-D2-R3"):
        for week in (WEEK.shifted(-1), WEEK):
            issue_weekly_report(branch, region, week, TODAY)
            read_report(branch, region, week, MANAGER, TODAY)
    with branch.reading() as reader:
        logs = [one.key for one in logs_to_read(reader, UNIT, WEEK, MANAGER)]
    open_logs(branch, logs, MANAGER, TODAY)
    drafted = open_week(branch, UNIT, WEEK, TODAY)
    lines = proposed_evaluations(drafted.composed, drafted.people)
    said = tuple(replace(line, sentence="穩定。", task="保持。") for line in lines)
    save_draft(branch, UNIT, WEEK, replace(drafted.composed.typed, evaluations=said), MANAGER)
    after = figures(branch, "4-23")
    for part in ("reports", "logs", "people", "tasks"):
        key = f"4-23.{part}/{MANAGER}"
        done, required = after[key]
        assert required is not None
        assert before[key][0] < required <= done, part
    assert after["4-23.logs/000003"] == before["4-23.logs/000003"], "the other department's is untouched"
