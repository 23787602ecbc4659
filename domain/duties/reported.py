"""A week's duties as its report states them: who owed what, how much was done, what is open (rules 4-2 to 4-24)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from domain.duties.catalogue import BY_KEY, CATALOGUE, Entry, Measure, Period, Who
from domain.duties.facts import Facts, Mark, Records
from domain.duties.judging import Duty, duties_of
from domain.duties.outlook import State, outlook
from domain.organisation import UnitKind
from domain.weeks import Week

OF_THE_DEPARTMENT = frozenset({Who.MARKET_DEPARTMENT, Who.MARKET_MANAGER})


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A line of the catalogue somebody owes in the week, or in the longer period in which its Sunday lies.

    `key` names the line (`domain.duties.catalogue.BY_KEY`), `subject` a person by number or a unit by code,
    `unit_name` where they belong. `number` is the one in force. A daily duty is counted in days: met on `done` of
    the `required` days it was owed; `left` are the days it was missed, else what is still open. `required` None:
    the guideline gives no figure. A client manager's monthly duty is counted in people: `done` of the `required` who
    owe it have met theirs, `left` have not, and the `subject` is their unit. `days_left` are the days worked after
    the week until the period ends, `pace` how many a day are needed on them.
    """

    key: str
    subject: str
    name: str
    unit_name: str
    first: date
    last: date
    due: date
    number: int
    done: int
    required: int | None
    state: State
    left: tuple[str, ...] = ()
    late: bool = False
    days_left: int = 0
    pace: int = 0

    @property
    def entry(self) -> Entry:
        """Its line of the catalogue."""
        return BY_KEY[self.key]

    @property
    def outstanding(self) -> int:
        """How many are missing."""
        return max(0, (self.required or 0) - self.done)


def until(records: Records, week: Week) -> Records:
    """What is recorded up to the week's end, and what was said later about the week itself.

    A report made or looked at later says the same. What the report's own evaluation makes (rule 4-23) is left to it.
    """
    day = week.sunday

    def kept(marks: Iterable[Mark]) -> tuple[Mark, ...]:
        return tuple(mark for mark in marks if mark.day <= day)

    return replace(
        records,
        inspections=kept(records.inspections),
        visits=kept(records.visits),
        notes=kept(records.notes),
        events=tuple(event for event in records.events if event.day <= day),
        replies=tuple(reply for reply in records.replies if reply.replied_on <= day or reply.day in week.days),
        team_work=kept(records.team_work),
        evaluations=(),
    )


def week_duties(facts: Facts, unit: str, week: Week, today: date) -> tuple[DutyRow, ...]:
    """The duties a unit's report speaks of, in the order of the catalogue, by subject.

    A department's are its own, its manager's and its regional managers'; a region's those of its regional manager
    alone; both name what their client managers owe in a month. The facts are those of the week's Sunday, which also
    says which month, two months and quarter are meant. While the week runs, nothing of it has failed that can still
    be done.
    """
    department = facts.org.units[unit].kind is UnitKind.MARKET_DEPARTMENT
    own = [entry for entry in CATALOGUE if department and entry.who in OF_THE_DEPARTMENT]
    regions = [entry for entry in CATALOGUE if entry.who is Who.REGIONAL_MANAGER]
    found: list[DutyRow] = []
    for units, entries in ((frozenset({unit}), own), (facts.below(unit), regions)):
        found += _of_days(facts, units, [e for e in entries if e.period is Period.DAY], week, today)
        found += _of_periods(facts, units, [e for e in entries if e.period is not Period.DAY], week, today)
    found += _of_people(facts, unit, week, today)
    order = {entry.key: place for place, entry in enumerate(CATALOGUE)}
    return tuple(sorted(found, key=lambda row: (order[row.key], row.unit_name, row.subject)))


def _of_days(
    facts: Facts, units: frozenset[str], entries: Sequence[Entry], week: Week, today: date
) -> Iterable[DutyRow]:
    """Daily duties, counted in days."""
    judged = [duty for day in week.days for duty in duties_of(replace(facts, on=day), units, entries)]

    def line(duty: Duty) -> tuple[str, str]:
        return duty.entry.key, duty.subject

    for _, group in groupby(sorted(judged, key=line), line):
        days = list(group)
        missed = [duty.first for duty in days if not duty.met]
        state = State.MET if not missed else State.FAILED if missed[0] < today else State.ON_TRACK
        yield replace(
            _row(facts, days[-1], state),
            first=week.monday,
            last=week.sunday,
            done=len(days) - len(missed),
            required=len(days),
            left=tuple(day.isoformat() for day in missed),
        )


def _of_periods(
    facts: Facts, units: frozenset[str], entries: Sequence[Entry], week: Week, today: date
) -> Iterable[DutyRow]:
    """Duties of the week and of longer periods, seen from the end of the week."""
    after = replace(facts, on=week.sunday + timedelta(days=1))
    for duty in duties_of(facts, units, entries):
        seen = outlook(after, duty)
        row = replace(_row(facts, duty, State.ON_TRACK), left=duty.left, late=duty.late)
        if duty.met is not False:
            yield replace(row, state=State.MET if duty.met else State.NO_FIGURE)
        elif duty.last <= week.sunday:
            yield replace(row, state=State.FAILED if today > max(duty.last, duty.due) else State.ON_TRACK)
        else:
            state = State.BEHIND if seen.pace > seen.ordinary else State.ON_TRACK
            yield replace(row, state=state, days_left=seen.days_left, pace=seen.pace)


def _of_people(facts: Facts, unit: str, week: Week, today: date) -> Iterable[DutyRow]:
    """What the client managers owe in a month, counted in people (rules 3-10, 3-11)."""
    after = replace(facts, on=week.sunday + timedelta(days=1))
    of_month = (e for e in CATALOGUE if e.who is Who.ACCOUNT_MANAGER and e.period is Period.MONTH)
    for entry in of_month:
        owed = duties_of(facts, facts.below(unit), [entry])
        if not owed:
            continue
        left = tuple(duty.subject for duty in owed if not duty.met)
        failed = owed[0].last <= week.sunday and today > owed[0].last
        state = State.MET if not left else State.FAILED if failed else State.ON_TRACK
        name = facts.org.units[unit].name
        yield replace(
            _row(facts, owed[0], state),
            subject=unit,
            name=name,
            unit_name=name,
            done=len(owed) - len(left),
            required=len(owed),
            left=left,
            days_left=max(outlook(after, duty).days_left for duty in owed) if left else 0,
        )


def _row(facts: Facts, duty: Duty, state: State) -> DutyRow:
    return DutyRow(
        key=duty.entry.key,
        subject=duty.subject,
        name=duty.name,
        unit_name=facts.org.units[duty.unit].name,
        first=duty.first,
        last=duty.last,
        due=duty.due,
        number=duty.number,
        done=duty.done,
        required=duty.required,
        state=state,
    )


def with_evaluation(row: DutyRow, people: frozenset[str], tasks: int) -> DutyRow:
    """A line on the report's own evaluation (rule 4-23), by who is evaluated in it and how many tasks it sets."""
    match row.entry.measure:
        case Measure.PEOPLE_EVALUATED:
            left = tuple(number for number in row.left if number not in people)
            row = replace(row, done=len(row.left) - len(left), left=left)
        case Measure.TASKS_SET:
            row = replace(row, done=tasks)
        case _:
            return row
    return replace(row, state=row.state if row.outstanding else State.MET)
