"""Importing from the command line, and what was imported."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.answers import batch_answer, import_answer
from desktop.app import Workplace
from desktop.outcome import DONE, REFUSED, SOME_REFUSED, Outcome
from desktop.progress import counting
from desktop.wording import fault_sentence, refusal_sentence, say
from domain.problems import Fault, Refusal
from domain.services.importing import ImportResult, import_workbook

if TYPE_CHECKING:
    from storage.store import Store


def import_files(place: Workplace, options: Namespace) -> Outcome:
    """One transaction a file; a refused file does not stop the others, and the worst status is the answer's."""
    if options.kind == "ocrm":
        raise Refusal("not_yet", command="import ocrm")
    target = _repair_target(place, options)
    answers: list[dict[str, Any]] = []
    lines: list[str] = []
    results: list[ImportResult] = []
    worst = DONE
    with closing(place.open()) as store:
        for name in options.files:
            try:
                result = _import_one(place, store, options, Path(name))
            except Refusal as refusal:
                if len(options.files) == 1:
                    raise
                _tell(refusal, name, place.language, answers, lines)
                worst = REFUSED
            else:
                results.append(result)
                answers.append(import_answer(name, result, place.language))
                lines += _import_lines(result, options, place.language)
                if result.refused:
                    worst = max(worst, REFUSED if options.strict else SOME_REFUSED)
    if target:
        try:
            lines += _write_repair(place, results, target)
        except Refusal as refusal:  # the rows are in the store by now: the answer keeps their batch
            _tell(refusal, str(target), place.language, answers, lines)
    return Outcome(answers, lines, worst)


def _repair_target(place: Workplace, options: Namespace) -> Path | None:
    """Where refused rows go. Refuses `file_is_store`, `folder_missing`, `file_is_source`, before anything is kept."""
    if not options.repair:
        return None
    target = place.target(options.repair)
    if not target.parent.is_dir():
        raise Refusal("folder_missing", file=str(target), folder=str(target.parent))
    if target.exists() and any(Path(name).exists() and target.samefile(name) for name in options.files):
        raise Refusal("file_is_source", file=str(target))
    return target


def _tell(refusal: Refusal, name: str, language: str, answers: list[dict[str, Any]], lines: list[str]) -> None:
    sentence = refusal_sentence(refusal, language)
    answers.append({"file": name, "error": {"code": refusal.code, "message": sentence, "where": name}})
    lines.append(sentence)


def _import_one(place: Workplace, store: Store, options: Namespace, path: Path) -> ImportResult:
    from storage.workbooks import open_workbook

    workbook = open_workbook(path)
    with counting(say("reading_rows", place.language), quiet=options.quiet or options.json) as progress:
        return import_workbook(
            store,
            options.kind,
            workbook,
            place.clock.today(),
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


def _write_repair(place: Workplace, results: list[ImportResult], target: Path) -> list[str]:
    from exports.repair import write_repair_workbook

    refused = [row for result in results for row in result.refused]
    if not refused:
        return []

    def sentence(fault: Fault) -> str:
        return fault_sentence(fault, place.language)

    write_repair_workbook(refused, sentence, place.language, target)
    return [say("repair_done", place.language, file=str(target))]


def imports(place: Workplace, options: Namespace) -> Outcome:
    """The imports there were, by the number that takes each back."""
    with closing(place.open()) as store, store.reading() as reader:
        batches = reader.imports()
    lines = [
        say(
            "imports_line",
            place.language,
            batch=b.number,
            at=b.at,
            kind=b.kind,
            file=b.file,
            new=b.new,
            updated=b.updated,
            undone=say("imports_undone", place.language) if b.undone else "",
        )
        for b in batches
    ]
    return Outcome([batch_answer(b) for b in batches], lines or [say("imports_none", place.language)])
