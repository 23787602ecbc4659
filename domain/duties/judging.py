"""A day's duties: every line of the catalogue for everybody who owes it, by its measure (rules 3-2 to 5-12)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.duties import measures as m
from domain.duties import team_measures as t
from domain.duties.catalogue import CATALOGUE, Deadline, Entry, Measure, Period, Who
from domain.duties.facts import Facts
from domain.duties.measures import Case, Tally
from domain.duties.subjects import Subject, subjects_of
from domain.periods import Span, month_of, quarter_of, rolling_months_of, two_months_of
from domain.rules import DutySettings, TwoMonths
from domain.weeks import Week
from domain.workdays import WorkCalendar

MEASURES: Mapping[Measure, Callable[[Case], Tally]] = {
    Measure.LOG_HANDED_IN: t.log_handed_in,
    Measure.DAY_SCORE: t.day_score,
    Measure.WEEK_SCORE: t.week_score,
    Measure.DAY_ITEM: t.day_item,
    Measure.WEEK_ITEM: t.week_item,
    Measure.EVENTS_ATTENDED: m.events_attended,
    Measure.NOTES_WRITTEN: m.notes_written,
    Measure.OUTLETS_INSPECTED: m.outlets_inspected,
    Measure.OUTLETS_COVERED: m.outlets_covered,
    Measure.INSPECTIONS_MADE: m.inspections_made,
    Measure.HEADS_VISITED: m.heads_visited,
    Measure.HEADS_COVERED: m.heads_covered,
    Measure.OFFICES_VISITED: m.offices_visited,
    Measure.OFFICES_COVERED: m.offices_covered,
    Measure.EVENTS_HELD: m.events_held,
    Measure.EVENTS_CHECKED: m.events_checked,
    Measure.TEAM_WORK_RECORDED: t.team_work_recorded,
    Measure.TEAM_WORK_CHECKED: t.team_work_checked,
    Measure.ACCOUNTS_OPENED: t.accounts_opened,
    Measure.MEMBERS_REPLIED: t.members_replied,
    Measure.MEMBERS_REPLIED_AT_END: t.members_replied_at_end,
    Measure.REPORT_ISSUED: t.report_issued,
    Measure.SCORES_REPORTED: t.scores_reported,
    Measure.REPORTS_READ: t.reports_read,
    Measure.LOGS_READ: t.logs_read,
    Measure.PEOPLE_EVALUATED: t.people_evaluated,
    Measure.TASKS_SET: t.tasks_set,
    Measure.SCORES_RECEIVED: t.scores_received,
    Measure.PEOPLE_SAMPLED: t.people_sampled,
    Measure.SAMPLES_WORKED: t.samples_worked,
    Measure.SCORES_HANDED_ON: t.scores_handed_on,
}
"""The function of every measure."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the catalogue that somebody owes in a period, and how far it is.

    `subject` is a number or a unit's code, `name` what it is called, `unit` where it belongs. `number` is
    the one in force (`domain.duties.catalogue.Entry`). `required` and `met`
    are None where the guideline gives no figure. `left` names what is still open, also where only a share of it is
    asked for; `late`, `planned` and `opens` as in `domain.duties.measures.Tally`.
    """

    entry: Entry
    subject: str
    name: str
    unit: str
    first: date
    last: date
    due: date
    number: int
    done: int
    required: int | None
    left: tuple[str, ...] = ()
    late: bool = False
    planned: tuple[str, ...] = ()
    opens: date | None = None

    @property
    def met(self) -> bool | None:
        """Done as much as required, also before the end (decision F23)."""
        return None if self.required is None else self.done >= self.required

    @property
    def outstanding(self) -> int:
        """How many are missing."""
        return max(0, (self.required or 0) - self.done)


def span_of(period: Period, day: date, settings: DutySettings) -> Span:
    """The period of a kind in which a day lies (decisions F2, F12)."""
    match period:
        case Period.DAY:
            return day, day
        case Period.WEEK:
            week = Week.of(day)
            return week.monday, week.sunday
        case Period.MONTH:
            return month_of(day)
        case Period.QUARTER:
            return quarter_of(day)
        case _:  # two months
            rolling = settings.two_months is TwoMonths.ROLLING
            return rolling_months_of(day) if rolling else two_months_of(day)


def due_on(deadline: Deadline, first: date, last: date, calendar: WorkCalendar, settings: DutySettings) -> date:
    """The deadline of a period's duty; on a rest day it moves to the next working day (decision F15).

    What must be recorded within the period is due on its last working day; without any, on its last day.
    """
    match deadline:
        case Deadline.PERIOD_END:
            day = last
            while day > first and not calendar.is_working_day(day):
                day -= timedelta(days=1)
            return day if calendar.is_working_day(day) else last
        case Deadline.NEXT_WORKING_DAY:
            return calendar.cut_off(last)
        case Deadline.MONDAY:
            wanted = first
        case Deadline.MONDAY_AFTER:
            wanted = last + timedelta(days=1)
        case _:  # the fifth
            wanted = first.replace(day=5)
    return calendar.next_working_day(wanted) if settings.move_deadlines else wanted


def cases_of(facts: Facts, units: Iterable[str], entries: Iterable[Entry] = CATALOGUE) -> Iterator[Case]:
    """Every line with everybody of these units who may owe it in the day's periods."""
    units = frozenset(units)
    settings = facts.rules_on("", facts.on).settings
    owing: dict[tuple[Who, Span], list[Subject]] = {}
    for entry in entries:
        first, last = span_of(entry.period, facts.on, settings)
        due = due_on(entry.deadline, first, last, facts.org.calendar, settings)
        key = (entry.who, (first, last))
        if key not in owing:
            owing[key] = subjects_of(facts, entry.who, first, last, units)
        code = entry.code
        for subject in owing[key]:
            rules = facts.rules_on(subject.unit, last)
            yield Case(facts, entry, subject, first, last, rules, due, rules.number(code))


def duties_of(facts: Facts, units: Iterable[str], entries: Iterable[Entry] = CATALOGUE) -> list[Duty]:
    """What these units and their people owe in the periods of the day, in the order of the catalogue, by subject."""
    found = (judged(case) for case in cases_of(facts, units, entries))
    return [duty for duty in found if duty.required != 0]


def judged(case: Case) -> Duty:
    """One case, counted by its measure."""
    tally = MEASURES[case.entry.measure](case)
    owing = case.subject
    name = owing.member.name if owing.member else case.org.units[owing.key].name
    return Duty(case.entry, owing.key, name, owing.unit, case.first, case.last, case.due, case.number, *tally)
