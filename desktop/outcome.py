"""What a command says, and the exit statuses of the contract."""

from dataclasses import dataclass, field
from typing import Any

DONE, BUG, WRONG_USE, SOME_REFUSED, REFUSED = 0, 1, 2, 3, 4


@dataclass(frozen=True)
class Outcome:
    """A command's answer: in JSON, in lines, and as exit status."""

    answer: Any
    lines: list[str] = field(default_factory=list)
    status: int = DONE
