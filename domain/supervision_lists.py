"""Lists of what is supervised, as they are shown: frozen rows read straight from the store."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DrawRow:
    """A draw in the list: how many of how many people, how many of how many days looked at."""

    record: str
    unit: str
    unit_name: str
    first: date
    last: date
    seed: str
    drawn_on: date
    drawn_by: str
    drawn_by_name: str
    population: int
    drawn: int
    days: int
    checked: int

    @property
    def worked(self) -> bool:
        """Whether every day was looked at (rule 5-11)."""
        return self.checked == self.days


@dataclass(frozen=True, slots=True)
class CaseAsked:
    """Which cases: of a rule, of a subject (empty: any), in a state, in which order."""

    state: str = ""
    rule: str = ""
    subject: str = ""
    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list; names are those of people, or of units."""

    record: str
    code: str
    rule: str
    subject: str
    subject_name: str
    first: date
    last: date
    owner: str
    owner_name: str
    opened_on: date
    due: date
    status: str
    result: str

    def overdue(self, today: date) -> bool:
        """Whether it should have been closed by now."""
        return self.status == "open" and self.due < today


@dataclass(frozen=True, slots=True)
class DeductionAsked:
    """Which proposals: for months and quarters within these days, of these subjects (None: any), in a state."""

    first: date
    last: date
    subjects: frozenset[str] | None = None
    state: str = ""
    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class DeductionRow:
    """A proposal in the list. `name` is the subject's, `title` the duty's in the three languages as it was called,
    `misses` how often it was missed; `amount` None: not entered."""

    record: str
    rule: str
    subject: str
    name: str
    first: date
    last: date
    duty: str
    article: str
    title: tuple[str, str, str]
    misses: int
    amount: Decimal | None
    status: str
    reason: str
    decided_on: date | None
    decided_by_name: str


@dataclass(frozen=True, slots=True)
class DeductionTotals:
    """How many proposals stand where, and what the accepted ones come to."""

    proposed: int
    accepted: int
    dropped: int
    amount: Decimal
