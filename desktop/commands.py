"""What each command does: one service each, its answer in JSON and in words."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.answers import batch_answer, decided_answer, import_answer, kept_answer, score_answer
from desktop.app import Desk
from desktop.delivery import Delivery
from desktop.outcome import DONE, REFUSED, SOME_REFUSED, Outcome
from desktop.progress import counting
from desktop.rule_command import rules
from desktop.wording import fault_sentence, refusal_sentence, say
from domain.problems import Fact, Fault, Refusal
from domain.scores import WeekScore
from domain.services.deciding import decide_logs
from domain.services.importing import ImportResult, import_workbook
from domain.services.reporting import issue_weekly_report
from domain.services.scoring import scores_of_week
from domain.services.undoing import undo
from domain.terms import term
from domain.weeks import Week
from domain.work_log import Decision

if TYPE_CHECKING:
    from storage.store import Store


def init(desk: Desk, options: Namespace) -> Outcome:
    store = desk.create()
    store.close()
    answer = {"store": str(desk.path), "schema": store.schema}
    return Outcome(answer, [say("init_done", desk.language, store=str(desk.path))])


def demo(desk: Desk, options: Namespace) -> Outcome:
    from desktop.demo import make_demo

    made = make_demo(desk, Path(options.out) if options.out else None)
    outcome = Outcome(made.answer, [say("demo_done", desk.language, **made.answer)])
    if not options.no_window and not options.json:
        from desktop.window import can_show, open_window

        if can_show():
            print(outcome.lines[0])
            return Outcome(None, status=open_window(Desk(str(made.answer["store"]), desk.clock, desk.language)))
    return outcome


def templates(desk: Desk, options: Namespace) -> Outcome:
    from exports.templates import write_templates

    folder = Path(options.folder)
    _make_folder(folder)
    files = [str(path) for path in write_templates(folder, desk.language)]
    return Outcome({"files": files}, [say("templates_done", desk.language, file=name) for name in files])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", file=str(folder), reason=error.strerror or "") from error


def import_files(desk: Desk, options: Namespace) -> Outcome:
    """One transaction a file; a refused file does not stop the others, and the worst status is the answer's."""
    if options.kind == "ocrm":
        raise Refusal("not_yet", command="import ocrm")
    answers: list[dict[str, Any]] = []
    lines: list[str] = []
    results: list[ImportResult] = []
    worst = DONE
    with closing(desk.open()) as store:
        for name in options.files:
            try:
                result = _import_one(desk, store, options, Path(name))
            except Refusal as refusal:
                if len(options.files) == 1:
                    raise
                sentence = refusal_sentence(refusal, desk.language)
                answers.append({"file": name, "error": {"code": refusal.code, "message": sentence, "where": name}})
                lines.append(sentence)
                worst = REFUSED
            else:
                results.append(result)
                answers.append(import_answer(name, result, desk.language))
                lines += _import_lines(result, options, desk.language)
                if result.refused:
                    worst = max(worst, REFUSED if options.strict else SOME_REFUSED)
    if options.repair:
        lines += _write_repair(desk, results, Path(options.repair))
    return Outcome(answers, lines, worst)


def _import_one(desk: Desk, store: Store, options: Namespace, path: Path) -> ImportResult:
    from storage.workbooks import open_workbook

    workbook = open_workbook(path)
    with counting(say("reading_rows", desk.language), quiet=options.quiet or options.json) as progress:
        return import_workbook(
            store,
            options.kind,
            workbook,
            desk.clock.today(),
            dry_run=options.dry_run,
            strict=options.strict,
            progress=progress,
        )


def _import_lines(result: ImportResult, options: Namespace, language: str) -> list[str]:
    counts = result.counts
    lines = [say("import_done", language, file=result.file, **asdict(counts))]
    for problem in result.problems:
        message = fault_sentence(problem.fault, language)
        sheet, row, column = problem.sheet, problem.row, problem.column
        lines.append(say("problem", language, message=message, sheet=sheet, row=row, column=column))
    if result.notices:
        lines.append(say("import_notices", language, count=result.notices))
    if result.batch is not None:
        lines.append(say("import_batch", language, batch=result.batch))
    else:
        lines.append(say("import_dry" if options.dry_run else "import_strict", language))
    return lines


def _write_repair(desk: Desk, results: list[ImportResult], target: Path) -> list[str]:
    from exports.repair import write_repair_workbook

    refused = [row for result in results for row in result.refused]
    if not refused:
        return []

    def sentence(fault: Fault) -> str:
        return fault_sentence(fault, desk.language)

    write_repair_workbook(refused, sentence, desk.language, target)
    return [say("repair_done", desk.language, file=str(target))]


def imports(desk: Desk, options: Namespace) -> Outcome:
    with closing(desk.open()) as store, store.reading() as reader:
        batches = reader.imports()
    lines = [
        say(
            "imports_line",
            desk.language,
            batch=b.number,
            at=b.at,
            kind=b.kind,
            file=b.file,
            new=b.new,
            updated=b.updated,
            undone=say("imports_undone", desk.language) if b.undone else "",
        )
        for b in batches
    ]
    return Outcome([batch_answer(b) for b in batches], lines or [say("imports_none", desk.language)])


def undo_action(desk: Desk, options: Namespace) -> Outcome:
    with closing(desk.open()) as store:
        done = undo(store, options.number)
    lines = [say("undo_done", desk.language, removed=done.removed, restored=done.restored)]
    lines += [say("undo_kept", desk.language, table=row.table, name=row.name) for row in done.kept]
    kept = [kept_answer(row) for row in done.kept]
    return Outcome({"removed": done.removed, "restored": done.restored, "kept": kept}, lines)


def decide(desk: Desk, options: Namespace) -> Outcome:
    """Approve, return or comment on the matching submitted logs; without week and date, on those of any day."""
    decision = Decision(options.command)
    days = (date.min, desk.clock.today())
    if options.week:
        week = Week.parse(options.week)
        days = (week.monday, week.sunday)
    if options.date:
        days = (max(days[0], options.date), min(days[1], options.date))
    with closing(desk.open()) as store:
        done = decide_logs(
            store,
            decision,
            options.by,
            options.comment,
            days,
            desk.clock.today(),
            people=tuple(options.member),
            unit=options.unit,
        )
    lines = [say("decide_done", desk.language, count=done.decided, action=done.action or 0)]
    if not done.decided:
        lines = [say("decide_none", desk.language)]
    for log, refusal in done.refused:
        message = refusal_sentence(refusal, desk.language)
        lines.append(say("decide_refused", desk.language, log=f"{log.employee_no} {log.day}", message=message))
    status = DONE if not done.refused else SOME_REFUSED if done.decided else REFUSED
    return Outcome(decided_answer(done, desk.language), lines, status)


def scores(desk: Desk, options: Namespace) -> Outcome:
    week = Week.parse(options.week)
    with closing(desk.open()) as store, store.reading() as reader:
        found = scores_of_week(reader, week, options.unit, desk.clock.today())
    lines = [say("scores_title", desk.language, week=str(week))]
    for score in found:
        lines += _score_lines(score, desk.language, explain=options.explain)
    if not found:
        lines = [say("scores_none", desk.language)]
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


def report(desk: Desk, options: Namespace) -> Outcome:
    """Issue the report; it counts as issued only once its files are written."""
    week = Week.parse(options.week)
    with closing(desk.open()) as store:
        delivery = Delivery(desk.language, Path(options.out), Path(options.xlsx) if options.xlsx else None)
        issued = issue_weekly_report(store, options.unit, week, desk.clock.today(), delivery.write)
    facts: dict[str, Fact] = {
        "revision": issued.revision,
        "code": issued.verification_code,
        "pages": delivery.pages,
    }
    lines = [say("report_done", desk.language, pdf=options.out, **facts)]
    if options.xlsx:
        lines.append(say("report_xlsx", desk.language, xlsx=options.xlsx))
    return Outcome({"pdf": options.out, "xlsx": options.xlsx, **facts}, lines)


def check(desk: Desk, options: Namespace) -> Outcome:
    from storage.checking import check_store

    with closing(desk.open()) as store, store.reading() as reader:
        actions, problems = check_store(desk.path, reader)
    lines = [say("check_ok", desk.language, count=actions)]
    if problems:
        lines = [say("check_bad", desk.language, count=len(problems))]
        lines += [say("check_problem", desk.language, problem=problem) for problem in problems]
    return Outcome({"ok": not problems, "problems": problems}, lines, REFUSED if problems else DONE)


def back_up(desk: Desk, options: Namespace) -> Outcome:
    from storage import backup

    desk.open().close()
    rows = backup.back_up(desk.path, Path(options.file))
    lines = [say("backup_done", desk.language, file=options.file, rows=rows)]
    return Outcome({"file": options.file, "rows": rows}, lines)


def restore(desk: Desk, options: Namespace) -> Outcome:
    from storage import backup
    from storage.store import writing_alone

    with writing_alone(desk.path):
        rows, kept = backup.restore(Path(options.file), desk.path, desk.clock.moment())
    lines = [say("restore_done", desk.language, file=options.file, rows=rows, kept=str(kept or "–"))]
    return Outcome({"file": options.file, "rows": rows, "kept": str(kept) if kept else None}, lines)


def not_yet(desk: Desk, options: Namespace) -> Outcome:
    raise Refusal("not_yet", command=options.command)


COMMANDS: dict[str, Callable[[Desk, Namespace], Outcome]] = {
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
    "duties": not_yet,
    "rank": not_yet,
    "cases": not_yet,
}
