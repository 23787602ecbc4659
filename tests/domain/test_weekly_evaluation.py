"""A week read, evaluated, and its tasks carried into the next report (rule 4-23)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.pdf_speed import report_of
from domain.evaluation import proposed_evaluations, stage_tasks, unevaluated
from domain.organisation import Role
from domain.problems import Refusal
from domain.report import Evaluation, Person, PlanTask, TypedParts
from domain.report_draft import Chapter, ChapterState, chapter_states, open_points
from domain.services.deciding import decide_logs
from domain.services.drafting import issue, open_week, save_draft
from domain.services.reporting import issue_weekly_report, typed_parts_of
from domain.services.undoing import undo
from domain.services.weekly_reading import logs_to_read, open_logs, read_report, week_read
from domain.weeks import Week
from domain.work_log import Decision
from storage.store import Store
from tests.conftest import TODAY
from tests.contents import contents

WEEK = Week(2026, 46)
UNIT, REGION, MANAGER = "B001-D2", "B001-D2-R1", "000005"
RM = Person("R1", "何俊豪", Role.REGIONAL_MANAGER)
HIM = Evaluation((RM,), "檢查及時。", "每日先檢查後其他")


def test_old_reports_keep_their_code() -> None:
    report = replace(report_of(40), duties=None)
    assert report.verification_code == replace(report, typed=replace(report.typed, evaluations=())).verification_code
    changed = replace(report, typed=replace(report.typed, evaluations=(HIM,)))
    assert changed.verification_code != report.verification_code
    assert report.verification_code == "VEJW-6WCH-FSCW"


def test_nobody_is_left_out_and_nobody_stands_twice() -> None:
    report = report_of(40)
    people = (RM, *(Person(row.employee_no, row.name, Role.ACCOUNT_MANAGER) for row in report.scores))
    lines = proposed_evaluations(report, people)
    named = [person.employee_no for line in lines for person in line.people]
    assert sorted(named) == sorted(person.employee_no for person in people)
    failed = [row.employee_no for row in report.scores if row.qualified is False]
    assert [line.people[0].employee_no for line in lines[:-1]] == ["R1", *failed]
    assert not any(line.sentence or line.task for line in lines)
    cells = tuple(replace(m, met=False) for m in report.scores[-1].minimums)
    short = replace(report, scores=(*report.scores[:-1], replace(report.scores[-1], minimums=cells)))
    assert [len(line.people) for line in proposed_evaluations(short, people)][-2] == 1, "who missed a minimum"
    new = Person("N", "新人", Role.ACCOUNT_MANAGER)
    done = replace(report, typed=TypedParts(evaluations=lines))
    assert proposed_evaluations(done, (*people, new)) == (Evaluation((new,)),)
    assert unevaluated(done.typed, (*people, new)) == (new,)


def test_a_line_without_a_sentence_is_open() -> None:
    report = replace(report_of(40), typed=TypedParts(evaluations=(HIM, Evaluation((RM,), " "))))
    after = report.week.sunday + timedelta(days=1)
    points = {p.code: p.names for p in open_points(report, after) if p.chapter is Chapter.EVALUATION}
    assert points == {"not_evaluated": ("何俊豪",)}
    written = replace(report, typed=TypedParts(evaluations=(HIM,)))
    open_ = open_points(written, after)
    assert not any(p.chapter is Chapter.EVALUATION for p in open_)
    assert chapter_states(written, open_)[Chapter.EVALUATION] is ChapterState.WRITTEN


def test_tasks_set_are_carried_by_the_next_report(branch: Store) -> None:
    due = date(2026, 11, 20)
    typed = TypedParts(
        next_plan=(PlanTask("陪訪新人", "何熙", due),),
        evaluations=(HIM, replace(HIM, people=(RM, RM), task=" 補兩次批覆 "), replace(HIM, task=" ")),
    )
    carried = (
        PlanTask("陪訪新人", "何熙", due),
        PlanTask("每日先檢查後其他", "何俊豪", due),
        PlanTask("補兩次批覆", "何俊豪、何俊豪", due),
    )
    assert stage_tasks(typed, due) == carried[1:]
    save_draft(branch, UNIT, WEEK, typed)
    with branch.reading() as reader:
        assert typed_parts_of(reader, UNIT, WEEK.shifted(1)).last_plan == carried
    issue(branch, open_week(branch, UNIT, WEEK, TODAY), TODAY)
    with branch.reading() as reader:
        kept = reader.latest_report(UNIT, WEEK)
        assert typed_parts_of(reader, UNIT, WEEK.shifted(1)).last_plan == carried
    assert kept is not None
    assert kept.typed.evaluations == typed.evaluations


def test_a_department_has_people_to_evaluate_a_region_none(branch: Store) -> None:
    people = open_week(branch, UNIT, WEEK, TODAY).people
    assert [p.role for p in people[:3]] == [Role.REGIONAL_MANAGER, Role.REGIONAL_MANAGER, Role.ACCOUNT_MANAGER]
    assert open_week(branch, REGION, WEEK, TODAY).people == ()


def test_what_was_opened_is_read_and_what_was_not_is_named(branch: Store) -> None:
    with branch.reading() as reader:
        before = week_read(reader, UNIT, WEEK, MANAGER)
    assert before.logs > before.unread - 1 > 0
    assert before.replies >= before.unseen > 0
    author = next(a for a in before.authors if a.unread and a.replies)
    contents_before = contents(branch, keys=True)
    logs = [(author.employee_no, day) for day in author.unread]
    number = open_logs(branch, logs, MANAGER, TODAY)
    assert number is not None
    undo(branch, number)
    assert contents(branch, keys=True) == contents_before
    assert open_logs(branch, logs[:1], MANAGER, TODAY - timedelta(days=1))
    assert open_logs(branch, logs, MANAGER, TODAY)
    assert open_logs(branch, logs, MANAGER, TODAY) is None, "known already"
    assert open_logs(branch, logs, "000007", TODAY) is None, "a regional manager replies instead"
    assert open_logs(branch, logs, "x", TODAY) is None
    assert open_logs(branch, (), MANAGER, TODAY) is None
    with branch.reading() as reader:
        after = week_read(reader, UNIT, WEEK, MANAGER)
        assert reader.logs_opened(MANAGER, WEEK.monday, WEEK.sunday)[logs[0]] == TODAY
        assert week_read(reader, UNIT, WEEK, "000003").unread == before.logs
    mine = next(a for a in after.authors if a.employee_no == author.employee_no)
    assert (mine.unread, mine.unseen) == ((), ())
    assert after.unread == before.unread - len(logs)
    assert set(after.to_open) == set(before.to_open) - set(logs)


def test_a_log_replied_to_was_read_and_a_later_reply_was_not_seen(branch: Store) -> None:
    with branch.reading() as reader:
        before = week_read(reader, UNIT, WEEK, MANAGER)
    number = before.authors[0].employee_no
    days = (WEEK.monday, WEEK.sunday)
    decide_logs(branch, Decision.COMMENT, MANAGER, "已閱", days, TODAY, people=[number])
    decide_logs(branch, Decision.COMMENT, "000007", "補充", days, TODAY + timedelta(days=1), people=[number])
    with branch.reading() as reader:
        after = next(a for a in week_read(reader, UNIT, WEEK, MANAGER).authors if a.employee_no == number)
    assert len(after.unread) < len(next(a for a in before.authors if a.employee_no == number).unread)
    assert after.unseen
    assert set(after.unseen) <= set(after.to_open)
    with branch.reading() as reader:
        pile = logs_to_read(reader, UNIT, WEEK, MANAGER)
        known = {outlet.code: outlet.name for outlet in reader.outlets()}
        assert all(one.outlet == known.get(one.log.text.outlet, one.log.text.outlet) for one in pile)
        assert [one.key for one in pile] == list(week_read(reader, UNIT, WEEK, MANAGER).to_open)
    replied = next(one for one in pile if ("孔燕怡", "補充") in one.replies)
    assert replied.unit_name == "北辰中山路營業部市場二部第1區域"


def test_a_regions_report_is_read_in_its_last_revision(branch: Store) -> None:
    with branch.reading() as reader:
        regions = week_read(reader, UNIT, WEEK, MANAGER).regions
    assert [(one.unit, one.issued, one.is_read) for one in regions] == [
        ("B001-D2-R1", None, False),
        ("B001-D2-R3", None, False),
    ]
    assert read_report(branch, REGION, WEEK, MANAGER, TODAY) is None, "there is none yet"
    issue_weekly_report(branch, REGION, WEEK, TODAY)
    before = contents(branch, keys=True)
    number = read_report(branch, REGION, WEEK, MANAGER, TODAY)
    assert number is not None
    undo(branch, number)
    assert contents(branch, keys=True) == before
    assert read_report(branch, REGION, WEEK, MANAGER, TODAY)
    assert read_report(branch, REGION, WEEK, MANAGER, TODAY) is None
    save_draft(branch, REGION, WEEK, TypedParts(notes="更正"))
    issue_weekly_report(branch, REGION, WEEK, TODAY)
    with branch.reading() as reader:
        assert not week_read(reader, UNIT, WEEK, MANAGER).regions[0].is_read, "there is a newer one"
    assert read_report(branch, REGION, WEEK, MANAGER, TODAY)
    with branch.reading() as reader:
        assert week_read(reader, UNIT, WEEK, MANAGER).regions[0].is_read
        with pytest.raises(Refusal, match="unknown_unit"):
            week_read(reader, "x", WEEK, MANAGER)
    with pytest.raises(Refusal, match="unknown_member"):
        read_report(branch, REGION, WEEK, "x", TODAY)
