"""Lists of what is done in the field, as they are shown: frozen rows read straight from the store."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.periods import Span, month_of, quarter_of, two_months_of
from domain.weeks import Week


class Side(StrEnum):
    """Whose inspections and visits a board counts (decision F11)."""

    MARKET_DEPARTMENT = "market_department"
    REGIONAL_MANAGER = "regional_manager"


@dataclass(frozen=True)
class BoardAsked:
    """A board of outlets as of the end of `day`, for the week it lies in. `units` are codes (None: all)."""

    day: date
    side: Side
    units: frozenset[str] | None = None
    text: str = ""

    @property
    def week(self) -> Week:
        return Week.of(self.day)

    @property
    def pair(self) -> Span:
        """The two months the day lies in (F12)."""
        return two_months_of(self.day)

    @property
    def visit_span(self) -> Span:
        """The span in which every head is visited: the quarter (4-17), for a regional manager the month (4-5)."""
        return quarter_of(self.day) if self.side is Side.MARKET_DEPARTMENT else month_of(self.day)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An outlet on the board. `last` is the side's last inspection, `days` since then; None: never.

    `other` is the other side's last inspection, `head` the side's last visit to the outlet's head.
    """

    code: str
    name: str
    bank: str
    unit: str
    unit_name: str
    partner: bool
    resident: str
    last: date | None
    days: int | None
    other: date | None
    head: date | None
    open_findings: int
    this_week: bool
    this_pair: bool
    other_this_week: bool
    head_in_span: bool


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """What a list should hold: days, units in charge (None: all), words, a state, one outlet, in which order.

    `state` is the list's own: an inspection's result, an event's status, a finding's status, or `unverified`.
    """

    first: date
    last: date
    units: frozenset[str] | None = None
    text: str = ""
    state: str = ""
    outlet: str = ""
    sort: str = ""
    descending: bool = False
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """An inspection in the list. `answered` counts the items of its checklist: 0 for an imported one."""

    record: str
    day: date
    outlet: str
    outlet_name: str
    unit_name: str
    inspector: str
    inspector_name: str
    kind: str
    result: str
    finding: str
    fix_by: date | None
    answered: int
    unverified: int


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit to an outlet's head (`sheet` visits) or to a bank's office (`bank_visits`, without an outlet)."""

    record: str
    sheet: str
    day: date
    outlet: str
    place_name: str
    visitor: str
    visitor_name: str
    counterpart: str
    content: str
    result: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in the list, with how many attended and how many on-site checks it has."""

    code: str
    day: date
    kind: str
    host: str
    host_name: str
    organiser: str
    organiser_name: str
    name: str
    place: str
    status: str
    attending: int
    checks: int


@dataclass(frozen=True, slots=True)
class EventCheckRow:
    """An on-site check of an event."""

    record: str
    event: str
    day: date
    inspector: str
    inspector_name: str
    result: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A report on the market around an outlet (rule 3-11)."""

    record: str
    day: date
    employee_no: str
    name: str
    outlet: str
    outlet_name: str
    content: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A record of the work with the team (rules 4-8, 4-20), of its check (5-8), or of scores handed on (5-12).

    `sheet` tells which. `about` is whose work was checked, or whose scores of which `month` were handed on.
    """

    record: str
    sheet: str
    day: date
    employee_no: str
    name: str
    kind: str
    about: str
    month: date | None
    content: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in the list; `steps` counts what was done about it, `last` is the day of the latest."""

    record: str
    day: date
    outlet: str
    outlet_name: str
    unit_name: str
    item: str
    description: str
    severity: str
    fix_by: date | None
    responsible: str
    responsible_name: str
    status: str
    steps: int
    last: date | None

    def overdue(self, today: date) -> bool:
        """Whether it should have been put right by now and nobody has said it is."""
        return self.status == "open" and self.fix_by is not None and self.fix_by < today
