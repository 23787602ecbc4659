"""How the problems of a file may be put right: proposals for each, and for all cells alike at once.

A cell that occurs a thousand times is thought about once, and no file is thought about longer than a person waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.problems import Fault
from domain.sheets.fixes import Fix, Hints, likely_fixes
from domain.sheets.overlay import CellFix, RowSkip, Step
from domain.sheets.reading import RefusedRow
from domain.sheets.review import Review, SheetReview
from domain.sheets.table import Cell

PROPOSED = 10
"""So many problems, the first of the file, get proposals; once they are put right, the next ones do."""

THOUGHTS = 100
"""So many different cells of a file are thought about: the nearest of 2,000 names takes 10 ms to find."""

Kind = tuple[str, str, str]
"""Sheet, column and fault: problems of one kind are alike."""


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

    @property
    def kind(self) -> Kind:
        """What it has in common with problems alike."""
        return (self.row.sheet, self.code, self.fault.code)

    @property
    def name(self) -> str:
        """The name that stands in the row, by which a number is proposed."""
        place = self.row.header.places.get("name", -1)
        return str(self.row.cells[place]) if place >= 0 else ""


@dataclass(frozen=True)
class Proposal:
    """Likely fixes of a problem, the likeliest first, and the first one for all cells alike; empty where it is alone.

    Equal cells get the same value, others their own fix of the same kind.
    """

    fixes: tuple[Fix, ...]
    for_all: Step


def propose(problems: Sequence[Problem], review: Review, hints: Hints) -> tuple[Proposal, ...]:
    """Proposals for the first problems of a file."""
    thinking = _Thinking(problems, review, hints)
    shown = [(problem, thinking.fixes(problem)) for problem in problems[:PROPOSED]]
    return tuple(Proposal(fixes, thinking.for_all(problem, fixes[0]) if fixes else ()) for problem, fixes in shown)


class _Thinking:
    """What was thought out so far."""

    def __init__(self, problems: Sequence[Problem], review: Review, hints: Hints) -> None:
        self._review, self._hints = review, hints
        self._alike: dict[Kind, list[Problem]] = {}
        for problem in problems:
            self._alike.setdefault(problem.kind, []).append(problem)
        self._fixes: dict[tuple[Kind, str, object], tuple[Fix, ...]] = {}

    def fixes(self, problem: Problem) -> tuple[Fix, ...]:
        """Likely fixes of a problem's cell; none once enough was thought about."""
        if problem.place < 0:
            return ()
        blank = problem.fault.code == "missing_value"
        key = (problem.kind, problem.cell, problem.row.row if blank else problem.name)
        if key not in self._fixes and len(self._fixes) < THOUGHTS:
            above = _above(self._review.sheet(problem.row.sheet), problem) if blank else ""
            self._fixes[key] = likely_fixes(problem.row, problem.code, problem.fault, self._hints, above)
        return self._fixes.get(key, ())

    def for_all(self, problem: Problem, fix: Fix) -> Step:
        """The fix for all cells alike; empty where it would change but one."""
        changes = (
            change
            for other in self._alike[problem.kind]
            for change in self._same(other, fix, equal=other.cell == problem.cell)
        )
        step = tuple(changes)
        return step if len(step) > 1 else ()

    def _same(self, other: Problem, fix: Fix, *, equal: bool) -> Step:
        if equal and fix.kind != "above":
            return step_for(other, fix.value)
        own = [found for found in self.fixes(other) if found.kind == fix.kind]
        return step_for(other, own[0].value) if own else ()


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


def step_for(problem: Problem, value: Cell) -> Step:
    """Another value for the problem's cell."""
    return (CellFix(problem.row.sheet, problem.row.row, problem.place, value),)


def skip_for(problems: Sequence[Problem]) -> Step:
    """Leave these rows out."""
    return tuple(RowSkip(found.row.sheet, found.row.row, found.row.cells) for found in problems)
