"""Reviewing a file before it is imported: what it is, what each row would do, and how problems are put right.

The dry run is the import itself, rolled back, over the file's sheets with the person's changes laid over them.
"""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from domain.ports import Store
from domain.services.importing import ImportResult, Progress, import_workbook
from domain.services.proposing import Problem, Proposal, propose
from domain.sheets.cells import plain
from domain.sheets.fixes import Hints
from domain.sheets.headers import SEARCHED_ROWS, likeness
from domain.sheets.overlay import Overlay, overlaid
from domain.sheets.reading import RefusedRow
from domain.sheets.review import Review
from domain.sheets.specs import WORKBOOKS
from domain.sheets.table import Sheet, Workbook

KINDS = tuple(WORKBOOKS)


@dataclass(frozen=True)
class Reviewed:
    """A dry run: the counts and refused rows of the import, every row's outcome, proposals for the first problems."""

    kind: str
    result: ImportResult
    review: Review
    problems: tuple[Problem, ...]
    proposals: tuple[Proposal, ...]


def recognise_kind(workbook: Workbook) -> str | None:
    """The kind of workbook: by the names of its sheets, else by their headers; None where nothing tells."""
    sheets = list(workbook.sheets)
    named = {
        kind: sum(plain(sheet.name) in spec.names for sheet in sheets for spec in specs)
        for kind, specs in WORKBOOKS.items()
    }
    best = max(KINDS, key=lambda kind: named[kind])
    if named[best]:
        return best
    alike = dict.fromkeys(KINDS, (0, 0))
    for sheet in sheets:
        for kind, found in _likeness(sheet).items():
            alike[kind] = (alike[kind][0] + found[0], alike[kind][1] + found[1])
    best = max(KINDS, key=lambda kind: alike[kind])
    return best if alike[best][1] > 1 else None


def _likeness(sheet: Sheet) -> dict[str, tuple[bool, int]]:
    """For each kind whether its likest header is whole, and how many columns it names."""
    top = list(islice(sheet.rows(), SEARCHED_ROWS))
    return {kind: max(likeness(top, spec) for spec in specs) for kind, specs in WORKBOOKS.items()}


def review_import(
    store: Store,
    kind: str,
    workbook: Workbook,
    today: date,
    overlay: Overlay,
    progress: Progress | None = None,
) -> Reviewed:
    """Run the import over the file with its changes, store nothing, and say what became of every row."""
    review = Review()
    result = import_workbook(
        store, kind, overlaid(workbook, overlay), today, dry_run=True, progress=progress, review=review
    )
    for sheet in review.sheets:
        sheet.show_left_out(overlay.of(sheet.name)[1])
    with store.reading() as reader:
        events = tuple(event.code for event in reader.events(date.min, date.max))
        hints = Hints(reader.organisation(), reader.outlets(), events, today)
    problems = tuple(map(_problem, review.problems))
    return Reviewed(kind, result, review, problems, propose(problems, review, hints))


def _problem(row: RefusedRow) -> Problem:
    code, fault = row.faults[0]
    return Problem(row, code, fault, row.header.places.get(code, -1))
