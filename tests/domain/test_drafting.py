"""Writing a weekly report over the real store: drafted, seen, issued, corrected, registered."""

from dataclasses import replace
from datetime import date

import pytest

from domain.organisation import UnitKind
from domain.problems import Refusal
from domain.report import PlanResult, PlanTask, TypedParts
from domain.report_draft import Handing
from domain.services.deciding import decide_logs
from domain.services.drafting import (
    issue,
    issued_page,
    issued_report,
    on_time_register,
    open_week,
    save_draft,
)
from domain.services.reporting import issue_weekly_report
from domain.services.undoing import undo
from domain.weeks import Week
from domain.work_log import Decision
from storage.store import Store
from tests.conftest import TODAY

WEEK = Week(2026, 46)
UNIT, REGION = "B001-D2", "B001-D2-R1"
TYPED = TypedParts(
    summary="本週平穩。",
    next_plan=(PlanTask("陪訪新人", "何熙", date(2026, 11, 20)),),
    evaluation="檢查及時。",
)


def audit_entries(store: Store) -> int:
    with store.reading() as reader:
        return reader.row_count("audit")


def test_a_draft_is_kept_and_only_what_is_new_is_an_action(branch: Store) -> None:
    before = open_week(branch, UNIT, WEEK, TODAY)
    assert (before.started, before.latest, before.is_issued, before.report.revision) == (False, None, False, 1)
    assert (before.regions, len(before.missing_regions)) == (2, 2)
    first = save_draft(branch, UNIT, WEEK, TYPED)
    entries = audit_entries(branch)
    assert save_draft(branch, UNIT, WEEK, replace(TYPED, next_plan=(*TYPED.next_plan, PlanTask("")))) is None
    assert audit_entries(branch) == entries
    second = save_draft(branch, UNIT, WEEK, replace(TYPED, notes="附註。"))
    assert open_week(branch, UNIT, WEEK, TODAY).report.typed.notes == "附註。"
    assert first is not None
    assert second is not None
    undo(branch, second)
    opened = open_week(branch, UNIT, WEEK, TODAY)
    assert (opened.report.typed, opened.started) == (TYPED, True)
    undo(branch, first)
    assert not open_week(branch, UNIT, WEEK, TODAY).started


def test_what_is_seen_is_what_is_issued(branch: Store) -> None:
    save_draft(branch, UNIT, WEEK, TYPED)
    drafted = open_week(branch, UNIT, WEEK, TODAY)
    assert drafted.with_typed(TYPED).report == drafted.report
    assert issue(branch, drafted, TODAY, "000002") == drafted.report
    again = open_week(branch, UNIT, WEEK, date(2026, 11, 25))
    assert again.is_issued
    assert again.report == drafted.report, "as it was issued, whatever the day"
    assert issued_report(branch, UNIT, WEEK, 1) == drafted.report


def test_a_correction_is_the_next_revision_and_the_first_one_stays(branch: Store) -> None:
    save_draft(branch, UNIT, WEEK, TYPED)
    first = issue(branch, open_week(branch, UNIT, WEEK, TODAY), TODAY)
    later = date(2026, 11, 25)
    corrected = replace(TYPED, notes="更正一處。")
    drafted = open_week(branch, UNIT, WEEK, later).with_typed(corrected)
    assert (drafted.is_issued, drafted.report.revision, drafted.report.issued_on) == (False, 2, later)
    save_draft(branch, UNIT, WEEK, corrected)
    assert issue(branch, drafted, later) == drafted.report
    assert issued_report(branch, UNIT, WEEK, 1) == first
    assert issued_report(branch, UNIT, WEEK, 2) == drafted.report
    with pytest.raises(Refusal, match="report_unknown"):
        issued_report(branch, UNIT, WEEK, 3)


def test_what_is_refused(branch: Store) -> None:
    with pytest.raises(Refusal) as caught:
        issue(branch, open_week(branch, UNIT, WEEK, TODAY), TODAY)
    assert (caught.value.code, caught.value.facts) == ("report_incomplete", {"count": 2})
    save_draft(branch, UNIT, WEEK, TYPED)
    seen = open_week(branch, UNIT, WEEK, TODAY)
    decide_logs(branch, Decision.RETURN, "000005", "重寫", (WEEK.monday, WEEK.sunday), TODAY, unit=UNIT)
    entries = audit_entries(branch)
    with pytest.raises(Refusal, match="report_changed"):
        issue(branch, seen, TODAY)
    assert audit_entries(branch) == entries


def test_the_plan_is_carried_in_as_it_was_issued(branch: Store) -> None:
    save_draft(branch, UNIT, WEEK, TYPED)
    issue(branch, open_week(branch, UNIT, WEEK, TODAY), TODAY)
    reworded = replace(TYPED, next_plan=(PlanTask("改寫了的計劃"),))
    save_draft(branch, UNIT, WEEK, reworded)
    carried = open_week(branch, UNIT, WEEK.shifted(1), TODAY).report.typed.last_plan
    assert carried == (replace(TYPED.next_plan[0], result=PlanResult.OPEN),)


def test_issued_reports_are_listed_with_every_revision(branch: Store) -> None:
    first = issue_weekly_report(branch, UNIT, WEEK, TODAY, by="000002")
    save_draft(branch, UNIT, WEEK, TYPED)
    second = issue_weekly_report(branch, UNIT, WEEK, TODAY)
    region = issue_weekly_report(branch, REGION, WEEK.shifted(-1), TODAY)
    with branch.reading() as reader:
        units = reader.organisation().below(UNIT)
    rows, count = issued_page(branch, units)
    assert count == 3
    assert [(row.unit, row.week, row.revision, row.code) for row in rows] == [
        (UNIT, WEEK, 2, second.verification_code),
        (UNIT, WEEK, 1, first.verification_code),
        (REGION, WEEK.shifted(-1), 1, region.verification_code),
    ]
    assert (rows[1].unit_name, rows[1].issued_on, rows[1].by) == ("北辰中山路營業部市場二部", TODAY, "000002")
    assert rows[1].at.endswith("Z")
    rows, count = issued_page(branch, units, "at", descending=False, offset=1, limit=1)
    assert ([row.revision for row in rows], count) == ([2], 3)
    assert issued_page(branch, ["B001-D1"]) == ((), 0)


def test_the_register_says_who_handed_in_when(branch: Store) -> None:
    issue_weekly_report(branch, UNIT, WEEK, date(2026, 11, 16))
    issue_weekly_report(branch, REGION, WEEK, TODAY)
    issue_weekly_report(branch, REGION, WEEK.shifted(-1), date(2026, 11, 9))
    rows = {row.unit: row for row in on_time_register(branch, UNIT, WEEK, TODAY)}
    assert rows[UNIT].kind is UnitKind.MARKET_DEPARTMENT
    assert (rows[UNIT].state, rows[UNIT].manager, rows[UNIT].due_on) == (
        Handing.ON_TIME,
        "嚴宇嘉",
        date(2026, 11, 16),
    )
    assert (rows[REGION].state, rows[REGION].revision, rows[REGION].issued_on) == (Handing.LATE, 1, TODAY)
    assert rows[REGION].earlier[-2:] == (None, Handing.ON_TIME), "nobody reported before that week"
    others = [row for row in rows.values() if row.unit not in {UNIT, REGION}]
    assert others
    for row in others:
        assert (row.state, row.revision, row.code, row.issued_on) == (Handing.MISSING, 0, "", None)
    assert {row.state for row in on_time_register(branch, UNIT, Week.of(TODAY), TODAY)} == {Handing.DUE}


def test_a_closed_unit_is_not_in_the_register(branch: Store) -> None:
    assert on_time_register(branch, "B900", WEEK, TODAY) == ()
    with branch.reading() as reader:
        closed = [u for u in reader.organisation().units.values() if u.last and u.kind is UnitKind.REGION]
    for unit in closed:
        assert unit.last is not None
        rows = on_time_register(branch, unit.code, Week.of(unit.last).shifted(-1), TODAY)
        assert [row.unit for row in rows] == [unit.code]
