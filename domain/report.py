"""The weekly report as a value: all that is handed upward, frozen when it is issued (rules 4-11, 4-21, 4-22).

Nothing in it is a sentence of the program: names, figures and codes, and what people typed. The words around
them are chosen when it is printed, so one report prints alike in three languages.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain.duties.reported import DutyRow, with_evaluation
from domain.organisation import Role, UnitKind
from domain.scores import DayStatus
from domain.verification import LATER, code_of
from domain.weeks import Week
from domain.work_log import Item


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as it is named on paper."""

    code: str
    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named on paper."""

    employee_no: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the score table. `low` marks a day under the pass mark, missing, or returned."""

    status: DayStatus
    score: int
    expected: bool
    low: bool


@dataclass(frozen=True, slots=True)
class MinimumCell:
    """A weekly minimum of the score table: done of required."""

    item: Item
    done: int
    required: int
    met: bool | None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A client manager's week. `last_week` is None for somebody not employed then; seven days, Monday first."""

    employee_no: str
    name: str
    unit: str
    unit_name: str
    days: tuple[DayCell, ...]
    expected_days: int
    score: int
    pass_mark: int
    qualified: bool | None
    provisional: bool
    last_week: int | None
    minimums: tuple[MinimumCell, ...]

    @property
    def gap(self) -> int:
        """Points missing to pass."""
        return max(0, self.pass_mark - self.score)

    @property
    def missed(self) -> tuple[MinimumCell, ...]:
        return tuple(m for m in self.minimums if m.met is False)

    @property
    def falls_short(self) -> bool:
        """Failed the week, or passed it with a minimum missed."""
        return self.qualified is False or bool(self.missed)


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """Logs and replies of one region, or of the people directly below the reporting unit.

    `expected` person-days with a log due, `handed` of them with a counting log, `missing`, `returned` and
    not written anew; `waiting` submitted and undecided. `required` members to be replied to, `replied` those
    with the replies of rule 4-10; None where the unit has no regional manager.
    """

    unit: str
    unit_name: str
    manager: str
    expected: int
    handed: int
    missing: int
    returned: int
    waiting: int
    replied: int | None
    required: int | None


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One inspection. `result` is `normal` or `abnormal`, `kind` `routine` or `spot_check`."""

    day: date
    outlet: str
    inspector: str
    kind: str
    result: str
    finding: str
    fix_by: date | None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit to the head of an outlet, or to a bank's office."""

    day: date
    place: str
    visitor: str
    partner: str
    content: str
    result: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of the week. `kind` outdoor, full_team, large; `status` planned, held, cancelled."""

    day: date
    name: str
    place: str
    kind: str
    host: str
    organiser: str
    attending: int
    status: str
    checked_by: tuple[str, ...]


class PlanResult(StrEnum):
    """What became of a planned task."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A task of the next week; carried into the next report with its result and, if not done, the reason."""

    task: str
    owner: str = ""
    due: date | None = None
    measure: str = ""
    result: PlanResult = PlanResult.OPEN
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the manager says of one person or of several alike, and what they are to do next (rule 4-23)."""

    people: tuple[Person, ...]
    sentence: str = ""
    task: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Whom it is about."""
        return tuple(person.name for person in self.people)


@dataclass(frozen=True, slots=True)
class TypedParts:
    """What a person writes: summary, last week's plan with results, the next plan, evaluation, requests, notes.

    `evaluation` is what is said of nobody in particular.
    """

    summary: str = ""
    last_plan: tuple[PlanTask, ...] = ()
    next_plan: tuple[PlanTask, ...] = ()
    evaluation: str = ""
    requests: str = ""
    notes: str = ""
    evaluations: tuple[Evaluation, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures on top. `attainment` is the mean of score / pass mark over assessed people, in per mille."""

    people: int
    assessed: int
    qualified: int
    attainment: int | None
    logs_expected: int
    logs_handed: int
    replied: int
    reply_required: int
    outlets: int
    outlets_inspected: int
    heads_visited: int
    findings: int
    events_held: int
    events_planned: int


@dataclass(frozen=True)
class WeeklyReport:
    """A unit's week, whole. `chain` names the units above it from the top; `recipients` get the report.

    `duties` are None in reports issued before duties were watched.
    """

    unit: UnitLine
    chain: tuple[str, ...]
    recipients: tuple[str, ...]
    author: Person | None
    week: Week
    issued_on: date
    revision: int
    due_on: date
    logs_through: date | None
    rule_version: str
    appointment_points: int
    day_pass: int
    week_pass: int
    short_week: str
    sum_of_day_minimums: int
    sum_of_week_minimums: int
    calendar_published: bool
    summary: Summary
    scores: tuple[ScoreRow, ...]
    replies: tuple[ReplyRow, ...]
    inspections: tuple[InspectionRow, ...]
    visits: tuple[VisitRow, ...]
    events: tuple[EventRow, ...]
    typed: TypedParts
    duties: tuple[DutyRow, ...] | None = field(default=None, metadata=LATER)

    @property
    def duty_rows(self) -> tuple[DutyRow, ...]:
        """The duties, those of rule 4-23 by the evaluation in this very report."""
        lines = self.typed.evaluations
        people = frozenset(person.employee_no for line in lines if line.sentence.strip() for person in line.people)
        tasks = sum(bool(line.task.strip()) for line in lines)
        return tuple(with_evaluation(row, people, tasks) for row in self.duties or ())

    @property
    def falling_short(self) -> tuple[ScoreRow, ...]:
        """Who failed, and who passed with a minimum missed; the largest gap first."""
        return tuple(sorted((r for r in self.scores if r.falls_short), key=lambda r: (-r.gap, r.employee_no)))

    @property
    def provisional(self) -> bool:
        """Whether any figure may still change."""
        return any(row.provisional for row in self.scores)

    @cached_property
    def verification_code(self) -> str:
        """Twelve letters computed from every figure and word of the report, `XXXX-XXXX-XXXX`."""
        return code_of(self)

    def same_content(self, other: "WeeklyReport") -> bool:
        """Whether two reports differ at most in their revision and the day they were issued."""
        return replace(self, revision=other.revision, issued_on=other.issued_on) == other

    def after(self, latest: "WeeklyReport | None") -> "WeeklyReport":
        """As it is issued after the latest revision: that one where nothing changed, else the next."""
        if latest is None or self.same_content(latest):
            return latest or self
        return replace(self, revision=latest.revision + 1)
