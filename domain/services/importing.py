"""Importing a workbook: parse, check, one transaction a file. The dry run is the real run, rolled back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from domain.ports import BatchCounts, Store, Writer
from domain.problems import Problem, Refusal
from domain.services.importing_logs import LogImport
from domain.services.importing_replies import import_replies
from domain.sheets.cells import plain
from domain.sheets.checks import Known, Seen, check
from domain.sheets.headers import SEARCHED_ROWS, likeness
from domain.sheets.reading import Chunk, RefusedRow, read_sheet
from domain.sheets.review import Review
from domain.sheets.specs import REPLIES, WORK_LOGS, WORKBOOKS, SheetSpec
from domain.sheets.table import Sheet, Workbook

Progress = Callable[[int], None]
"""Is told how many rows have been read so far."""


@dataclass
class Tally:
    """What became of the rows so far."""

    new: int = 0
    updated: int = 0
    same: int = 0
    skipped: int = 0
    notices: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    def take(self, chunk: Chunk, outcomes: list[str]) -> None:
        """Count a chunk and the outcome of each row that was kept."""
        self.skipped += chunk.skipped
        self.notices += chunk.notices
        self.refused += sorted(chunk.refused, key=lambda row: row.row)
        self.new += outcomes.count("new")
        self.updated += outcomes.count("updated")
        self.same += outcomes.count("same")

    @property
    def counts(self) -> BatchCounts:
        refused = len(self.refused)
        read = self.new + self.updated + self.same + self.skipped + refused
        return BatchCounts(read, self.new, self.updated, self.same, self.skipped, refused)


@dataclass(frozen=True)
class ImportResult:
    """What an import did. `batch` is the action to take back, None after a dry run.

    `notices` counts blank figures that were read as 0.
    """

    file: str
    batch: int | None
    counts: BatchCounts
    notices: int
    refused: tuple[RefusedRow, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every refused row, in the order of the sheets."""
        return tuple(
            Problem(row.sheet, row.row, column, fault) for row in self.refused for column, fault in row.problems
        )


def import_workbook(
    store: Store,
    kind: str,
    workbook: Workbook,
    today: date,
    *,
    by: str = "",
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
    review: Review | None = None,
    fixed: int = 0,
) -> ImportResult:
    """Import a file of kind `org`, `logs` or `field` in one action.

    Good rows are stored, refused ones listed. A dry run stores nothing; a strict run stores nothing if any row
    is refused. A `review` is told what became of every row; `fixed` cells were put right since the file was read.
    Refuses `no_header`, `missing_column`, `sheet_missing`.
    """
    pairs = match_sheets(workbook, WORKBOOKS[kind])
    with store.action(f"import_{kind}", by) as writer:
        tally = Tally()
        known = _known_now(writer, today, {})
        for sheet, spec in pairs:
            _import_sheet(writer, sheet, spec, known, tally, progress, review)
            if kind != "logs":
                known = _known_now(writer, today, known.seen)
        counts = tally.counts
        stored = not dry_run and not (strict and tally.refused)
        if stored:
            writer.record_batch(workbook.file_name, workbook.sha256, kind, counts)
            writer.note(file_sha256=workbook.sha256, new=counts.new, updated=counts.updated, refused=counts.refused)
            if fixed:
                writer.note(fixed=fixed)
        else:
            writer.roll_back()
        batch = writer.number if stored else None
    return ImportResult(workbook.file_name, batch, counts, tally.notices, tuple(tally.refused))


def _known_now(writer: Writer, today: date, seen: Seen) -> Known:
    """What the next sheet of the file is checked against: with the rows just stored."""
    events = frozenset(event.code for event in writer.events(date.min, date.max))
    return Known(today, writer.organisation(), writer.outlets(), events, seen)


def match_sheets(workbook: Workbook, specs: tuple[SheetSpec, ...]) -> list[tuple[Sheet, SheetSpec]]:
    """The sheets to read, in the order in which they build on one another.

    By name; a sheet alone in its file, or one among sheets of other names, by its header.
    """
    sheets = list(workbook.sheets)
    if not sheets:
        raise Refusal("no_header", sheet=workbook.file_name, rows=SEARCHED_ROWS)
    named = [(sheet, spec) for spec in specs for sheet in sheets if plain(sheet.name) in spec.names]
    if named:
        return named
    if len(sheets) == len(specs) == 1:
        return [(sheets[0], specs[0])]
    alike = [(sheet, *_most_alike(sheet, specs)) for sheet in sheets]
    complete = [(sheet, spec) for sheet, spec, whole in alike if whole]
    if complete:
        return sorted(complete, key=lambda pair: specs.index(pair[1]))
    if len(sheets) == 1:
        return [(sheet, spec) for sheet, spec, _ in alike]
    raise Refusal("sheet_missing", file=workbook.file_name, sheets="、".join(sheet.name for sheet in sheets))


def _most_alike(sheet: Sheet, specs: tuple[SheetSpec, ...]) -> tuple[SheetSpec, bool]:
    """The spec whose header the sheet comes nearest to, and whether nothing required is missing."""
    top = list(islice(sheet.rows(), SEARCHED_ROWS))
    whole, _, place = max((*likeness(top, spec), -place) for place, spec in enumerate(specs))
    return specs[-place], whole


def _import_sheet(
    writer: Writer,
    sheet: Sheet,
    spec: SheetSpec,
    known: Known,
    tally: Tally,
    progress: Progress | None,
    review: Review | None,
) -> None:
    """Check and store a sheet chunk by chunk; replies wait for one another, as they take effect by date."""
    chunks = _told(read_sheet(sheet, spec), tally, progress)
    if review:
        review.begin(sheet.name, spec, writer.stored_rows(spec.code) if spec.key and spec is not WORK_LOGS else {})
    if spec is REPLIES:
        for chunk, outcomes in import_replies(writer, list(chunks), known):
            tally.take(chunk, outcomes)
            if review:
                review.take(chunk, outcomes)
        return
    logs = LogImport(writer, known)
    for chunk in chunks:
        if spec is WORK_LOGS:
            outcomes = logs.take(chunk)
        else:
            check(chunk, spec, known)
            outcomes = writer.merge(spec.code, list(chunk.records()), known.today, chunk.absent)
        tally.take(chunk, outcomes)
        if review:
            review.take(chunk, outcomes)


def _told(chunks: Iterator[Chunk], tally: Tally, progress: Progress | None) -> Iterator[Chunk]:
    for chunk in chunks:
        yield chunk
        if progress:
            progress(tally.counts.read)
