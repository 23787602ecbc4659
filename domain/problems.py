"""What can be put right: refusals of a whole action, and problems of a single cell.

Both carry a code and the facts of the case; the sentences live in the wording modules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Fact: TypeAlias = str | int | float
"""A detail a sentence is made with: a name, a figure, an ISO date."""


class Refusal(Exception):  # noqa: N818  it is an answer, not an error of the program
    """The action was refused and nothing changed. `facts` fill the sentence of `code`."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one cell (or one record) can't be taken as it is."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault with its place in a workbook. `row` counts from 1 as the sheet does; `column` is the header."""

    sheet: str
    row: int
    column: str
    fault: Fault


class FormRefusal(Refusal):
    """What was typed into a form can't be kept as it is: `faults` by the field's code, each a sentence there."""

    def __init__(self, faults: Mapping[str, Fault]) -> None:
        super().__init__("form_refused", count=len(faults))
        self.faults = dict(faults)
