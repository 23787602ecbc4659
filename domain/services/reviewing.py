"""Reviewing a file before it is imported: what it is, what each row would do, and how problems are put right.

The dry run is the import itself, rolled back, over the file's sheets with the person's changes laid over them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from domain.ports import Store
from domain.problems import Fault
from domain.services.importing import ImportResult, Progress, import_workbook
from domain.sheets.cells import plain
from domain.sheets.fixes import Fix, Hints, likely_fixes
from domain.sheets.headers import SEARCHED_ROWS, likeness
from domain.sheets.overlay import CellFix, Overlay, RowSkip, Step, overlaid
from domain.sheets.reading import RefusedRow
from domain.sheets.review import Review, SheetReview
from domain.sheets.specs import WORKBOOKS
from domain.sheets.table import Cell, Sheet, Workbook

KINDS = tuple(WORKBOOKS)


@dataclass(frozen=True)
class Problem:
    """A refused row with its first faulty cell. `place` is -1 where the sheet does not have the column."""

    row: RefusedRow
    code: str
    fault: Fault
    place: int

    @property
    def cell(self) -> str:
        """What the cell holds."""
        return str(self.row.cells[self.place]) if self.place >= 0 else ""


@dataclass(frozen=True)
class Reviewed:
    """A dry run: the counts and refused rows of the import, every row's outcome, and what fixes are made from."""

    kind: str
    result: ImportResult
    review: Review
    hints: Hints
    problems: tuple[Problem, ...]


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
    return Reviewed(kind, result, review, hints, tuple(map(_problem, review.problems)))


def _problem(row: RefusedRow) -> Problem:
    code, fault = row.faults[0]
    return Problem(row, code, fault, row.header.places.get(code, -1))


def fixes_for(reviewed: Reviewed, problem: Problem) -> tuple[Fix, ...]:
    """Likely fixes of a problem's cell."""
    above = ""
    if problem.fault.code == "missing_value" and problem.place >= 0:
        above = _above(reviewed.review.sheet(problem.row.sheet), problem)
    return likely_fixes(problem.row, problem.code, problem.fault, reviewed.hints, above)


def _above(sheet: SheetReview, problem: Problem) -> str:
    """What the next filled cell above holds: a cell merged over several rows fills only its first."""
    for place in range(sheet.place_of(problem.row.row) - 1, -1, -1):
        number = sheet.numbers[place]
        cells = sheet.cells(place)
        if number <= problem.row.header.row:
            return ""
        if problem.place < len(cells) and cells[problem.place].strip():
            return cells[problem.place]
    return ""


def alike(reviewed: Reviewed, problem: Problem) -> list[Problem]:
    """The problems of the same kind in the same column of the sheet, itself among them."""
    return [
        other
        for other in reviewed.problems
        if (other.row.sheet, other.code, other.fault.code) == (problem.row.sheet, problem.code, problem.fault.code)
    ]


def step_for(problem: Problem, value: Cell) -> Step:
    """Another value for the problem's cell."""
    return (CellFix(problem.row.sheet, problem.row.row, problem.place, value),)


def step_for_all(reviewed: Reviewed, problem: Problem, fix: Fix) -> Step:
    """The same fix for all cells alike: equal cells get the same value, others their own fix of the same kind."""
    step: Step = ()
    for other in alike(reviewed, problem):
        if other.cell == problem.cell and fix.kind != "above":
            step += step_for(other, fix.value)
        else:
            own = [found for found in fixes_for(reviewed, other) if found.kind == fix.kind]
            step += step_for(other, own[0].value) if own else ()
    return step


def skip_for(problems: Sequence[Problem]) -> Step:
    """Leave these rows out."""
    return tuple(RowSkip(found.row.sheet, found.row.row, found.row.cells) for found in problems)
