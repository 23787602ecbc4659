"""Lists of the organisation as they are shown: rows read straight from the store, page by page."""

from dataclasses import dataclass
from datetime import date

from domain.organisation import Role


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list should hold: words in it, units (None: all), how things stood on a day, in which state, in order.

    States: `current`, `coming`, `past`, or empty for all. `sort` is a column of the row.
    """

    day: date
    text: str = ""
    units: frozenset[str] | None = None
    state: str = ""
    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person where they belong on the day asked for; `since` is when that began, `next` when it ends."""

    employee_no: str
    name: str
    role: Role
    unit: str
    unit_name: str
    since: date
    next: date | None
    employed_from: date
    employed_to: date | None
    phone: str


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """An outlet and the unit in charge on the day asked for; `next` is when another unit takes over."""

    code: str
    name: str
    bank: str
    office: str
    unit: str
    unit_name: str
    since: date
    next: date | None
    partner: bool
    key: bool
    opened_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """Approved leave of a person, who belongs to a unit on its first day."""

    employee_no: str
    name: str
    unit: str
    unit_name: str
    first: date
    last: date
    kind: str
