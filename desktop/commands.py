"""What each command does: one service each, its answer in JSON and in words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from desktop.answers import decided_answer, kept_answer, score_answer
from desktop.app import Workplace
from desktop.delivery import Delivery
from desktop.duty_command import duties
from desktop.import_commands import import_files, imports
from desktop.outcome import DONE, REFUSED, SOME_REFUSED, Outcome
from desktop.rule_command import rules
from desktop.wording import refusal_sentence, say
from domain.problems import Fact, Refusal
from domain.scores import WeekScore
from domain.services.deciding import decide_logs
from domain.services.reporting import issue_weekly_report
from domain.services.scoring import scores_of_week
from domain.services.undoing import undo
from domain.terms import term
from domain.weeks import Week
from domain.work_log import Decision


def init(place: Workplace, options: Namespace) -> Outcome:
    store = place.create()
    store.close()
    answer = {"store": str(place.path), "schema": store.schema}
    return Outcome(answer, [say("init_done", place.language, store=str(place.path))])


def demo(place: Workplace, options: Namespace) -> Outcome:
    from desktop.demo import make_demo

    made = make_demo(place, Path(options.out) if options.out else None)
    outcome = Outcome(made.answer, [say("demo_done", place.language, **made.answer)])
    if not options.no_window and not options.json:
        from desktop.start import can_show
        from desktop.window import open_window

        if can_show():
            print(outcome.lines[0])
            return Outcome(
                None, status=open_window(Workplace(str(made.answer["store"]), place.clock, place.language))
            )
    return outcome


def templates(place: Workplace, options: Namespace) -> Outcome:
    from exports.templates import write_templates

    folder = Path(options.folder)
    _make_folder(folder)
    files = [str(path) for path in write_templates(folder, place.language)]
    return Outcome({"files": files}, [say("templates_done", place.language, file=name) for name in files])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", file=str(folder), reason=error.strerror or "") from error


def undo_action(place: Workplace, options: Namespace) -> Outcome:
    with closing(place.open()) as store:
        done = undo(store, options.number)
    lines = [say("undo_done", place.language, removed=done.removed, restored=done.restored)]
    lines += [say("undo_kept", place.language, table=row.table, name=row.name) for row in done.kept]
    kept = [kept_answer(row) for row in done.kept]
    return Outcome({"removed": done.removed, "restored": done.restored, "kept": kept}, lines)


def decide(place: Workplace, options: Namespace) -> Outcome:
    """Approve, return or comment on the matching submitted logs; without week and date, on those of any day."""
    decision = Decision(options.command)
    days = (date.min, place.clock.today())
    if options.week:
        week = Week.parse(options.week)
        days = (week.monday, week.sunday)
    if options.date:
        days = (max(days[0], options.date), min(days[1], options.date))
    with closing(place.open()) as store:
        done = decide_logs(
            store,
            decision,
            options.by,
            options.comment,
            days,
            place.clock.today(),
            people=tuple(options.member),
            unit=options.unit,
        )
    lines = [say("decide_done", place.language, count=done.decided, action=done.action or 0)]
    if not done.decided:
        lines = [say("decide_none", place.language)]
    for log, refusal in done.refused:
        message = refusal_sentence(refusal, place.language)
        lines.append(say("decide_refused", place.language, log=f"{log.employee_no} {log.day}", message=message))
    status = DONE if not done.refused else SOME_REFUSED if done.decided else REFUSED
    return Outcome(decided_answer(done, place.language), lines, status)


def scores(place: Workplace, options: Namespace) -> Outcome:
    week = Week.parse(options.week)
    with closing(place.open()) as store, store.reading() as reader:
        found = scores_of_week(reader, week, options.unit, place.clock.today())
    lines = [say("scores_title", place.language, week=str(week))]
    for score in found:
        lines += _score_lines(score, place.language, explain=options.explain)
    if not found:
        lines = [say("scores_none", place.language)]
    return Outcome([score_answer(score) for score in found], lines)


def _score_lines(score: WeekScore, language: str, *, explain: bool) -> list[str]:
    result = say("qualified", language) if score.qualified else say("not_qualified", language, gap=score.gap)
    lines = [
        say(
            "scores_line",
            language,
            employee_no=score.employee_no,
            name=score.name,
            score=score.score,
            pass_mark=score.pass_mark,
            result=say("not_assessed", language) if score.qualified is None else result,
            provisional=say("provisional", language) if score.provisional else "",
        )
    ]
    if score.missed:
        items = "、".join(f"{term(m.item, language)} {m.done}/{m.required}" for m in score.missed)
        lines.append(say("scores_missed", language, items=items))
    if explain:
        lines.append(say("explain_rules", language, version=score.rule_version))
        for day in score.days:
            status = term(day.status, language)
            lines.append(say("explain_day", language, day=day.day.isoformat(), status=status, score=day.score))
            for line in day.lines:
                facts = {"count": line.count, "points": line.points, "product": line.product}
                lines.append(say("explain_line", language, item=term(line.item, language), **facts))
    return lines


def report(place: Workplace, options: Namespace) -> Outcome:
    """Issue the report; it counts as issued only once its files are written."""
    week = Week.parse(options.week)
    pdf, xlsx = place.target(options.out), place.target(options.xlsx) if options.xlsx else None
    with closing(place.open()) as store:
        delivery = Delivery(place.language, pdf, xlsx)
        issued = issue_weekly_report(store, options.unit, week, place.clock.today(), delivery.write)
    facts: dict[str, Fact] = {
        "revision": issued.revision,
        "code": issued.verification_code,
        "pages": delivery.pages,
    }
    lines = [say("report_done", place.language, pdf=options.out, **facts)]
    if options.xlsx:
        lines.append(say("report_xlsx", place.language, xlsx=options.xlsx))
    return Outcome({"pdf": options.out, "xlsx": options.xlsx, **facts}, lines)


def check(place: Workplace, options: Namespace) -> Outcome:
    from storage.checking import check_store

    with closing(place.open()) as store, store.reading() as reader:
        actions, problems = check_store(place.path, reader)
    lines = [say("check_ok", place.language, count=actions)]
    if problems:
        lines = [say("check_bad", place.language, count=len(problems))]
        lines += [say("check_problem", place.language, problem=problem) for problem in problems]
    return Outcome({"ok": not problems, "problems": problems}, lines, REFUSED if problems else DONE)


def back_up(place: Workplace, options: Namespace) -> Outcome:
    from storage import backup

    place.open().close()
    rows = backup.back_up(place.path, Path(options.file))
    lines = [say("backup_done", place.language, file=options.file, rows=rows)]
    return Outcome({"file": options.file, "rows": rows}, lines)


def restore(place: Workplace, options: Namespace) -> Outcome:
    from storage import backup
    from storage.store import writing_alone

    with writing_alone(place.path):
        rows, kept = backup.restore(Path(options.file), place.path, place.clock.moment())
    lines = [say("restore_done", place.language, file=options.file, rows=rows, kept=str(kept or "–"))]
    return Outcome({"file": options.file, "rows": rows, "kept": str(kept) if kept else None}, lines)


def not_yet(place: Workplace, options: Namespace) -> Outcome:
    raise Refusal("not_yet", command=options.command)


COMMANDS: dict[str, Callable[[Workplace, Namespace], Outcome]] = {
    "init": init,
    "demo": demo,
    "templates": templates,
    "import": import_files,
    "imports": imports,
    "undo": undo_action,
    "approve": decide,
    "return": decide,
    "comment": decide,
    "scores": scores,
    "report": report,
    "check": check,
    "backup": back_up,
    "restore": restore,
    "rules": rules,
    "duties": duties,
    "rank": not_yet,
    "cases": not_yet,
}
