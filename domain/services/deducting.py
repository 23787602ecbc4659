"""Proposing deductions from the duties missed in a month or quarter, and deciding them (rules 6-1, 6-5, 6-6).

Each function that changes something answers a `Change`, which `changing.make` makes as one action.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from domain.deductions import RULES, Deduction, DeductionStatus, proposals, read_amount
from domain.duties.catalogue import CATALOGUE, Entry, Period
from domain.duties.judging import Duty, duties_of, span_of
from domain.organisation import Organisation, UnitKind
from domain.periods import Span, month_of, quarter_of
from domain.ports import Reader, Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.rules import DutySettings
from domain.services.changing import Change, Notices
from domain.services.duties import facts_of_day
from domain.weeks import Week
from domain.workdays import days_between


def nobody_waits(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


def duties_ended(
    reader: Reader, unit: str, quarterly: bool, day: date, step: Callable[[int, int], object] = nobody_waits
) -> tuple[Duty, ...]:
    """Every duty whose period ends in the day's month (quarterly: quarter), of a unit and all below it.

    A month's are those of client and regional managers, a quarter's all others, and these of whole management
    departments. `step` is told how many of how many days are done. Refuses `unknown_unit`.
    """
    org = reader.organisation()
    if unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    units = _managements(org, unit) if quarterly else [unit]
    entries = [entry for entry in CATALOGUE if (entry.who not in RULES) is quarterly]
    days = days_between(*span_deducted(quarterly, day))
    found: list[Duty] = []
    for week, grouped in groupby(days, Week.of):
        within = tuple(grouped)
        step((within[0] - days[0]).days, len(days))
        for one in units:
            found += _ended_in(reader, one, week, within, entries)
    return tuple(found)


SHORT = (Period.DAY, Period.WEEK)
"""Periods that lie within a week: one reading of the store judges all of them."""


def _ended_in(reader: Reader, unit: str, week: Week, days: Sequence[date], entries: Sequence[Entry]) -> list[Duty]:
    """The duties whose period ends on one of these days of a week: the short ones by the week's facts."""
    facts, below = facts_of_day(reader, week.sunday, unit, None, None)
    found: list[Duty] = []
    for day in days:
        ending = [entry for entry in entries if span_of(entry.period, day, DutySettings())[1] == day]
        found += duties_of(replace(facts, on=day), below, [entry for entry in ending if entry.period in SHORT])
        if longer := [entry for entry in ending if entry.period not in SHORT]:
            found += duties_of(facts_of_day(reader, day, unit, None, None)[0], below, longer)
    return found


def span_deducted(quarterly: bool, day: date) -> Span:
    """The month or quarter of a day."""
    return quarter_of(day) if quarterly else month_of(day)


def _managements(org: Organisation, unit: str) -> list[str]:
    """The management departments at, below and above a unit: a quarter's score is that of a whole one."""
    codes = {*org.below(unit), *(above.code for above in org.chain(unit))}
    return sorted(code for code in codes if org.units[code].kind is UnitKind.MANAGEMENT_DEPARTMENT)


def propose_deductions(duties: Iterable[Duty], today: date) -> Change:
    """Propose what missed duties call for.

    What is proposed already and not decided is brought up to date, or goes where nothing is missed any more; what
    was decided stays, and so does what is proposed of duties that are not among these.
    """
    judged = tuple(duties)

    def apply(writer: Writer) -> Notices:
        found = proposals(writer.organisation(), judged, today)
        firsts = [first for _, _, first, _ in found]
        held = {one.key: one for one in writer.deductions(min(firsts), max(firsts))} if firsts else {}
        fresh, changed, gone = [], [], []
        for key, proposal in found.items():
            before = held.get(key)
            if before is None:
                fresh += [proposal] if proposal else []
            elif before.status is DeductionStatus.PROPOSED and proposal is None:
                gone.append(before.record)
            elif before.status is DeductionStatus.PROPOSED and proposal and proposal.grounds != before.grounds:
                changed.append(replace(before, grounds=proposal.grounds))
        writer.put_deductions(fresh, changed, gone)
        writer.note(new=len(fresh), changed=len(changed), gone=len(gone))
        return []

    return Change("deductions_proposed", apply)


def accept_deduction(record: str, amount: str, reason: str, by: str, today: date) -> Change:
    """Accept a proposal with the amount the office typed.

    Refuses `record_gone`, `deduction_decided`, `unknown_member`, and at its field an amount that is none.
    """

    def apply(writer: Writer) -> Notices:
        deduction = _open(writer, record, by)
        read = read_amount(amount)
        if isinstance(read, Fault):
            raise FormRefusal({"amount": read})
        decided = replace(deduction, amount=read, status=DeductionStatus.ACCEPTED, reason=reason.strip())
        return _decide(writer, replace(decided, decided_on=today, decided_by=by))

    return Change("deduction_accepted", apply)


def drop_deduction(record: str, reason: str, by: str, today: date) -> Change:
    """Drop a proposal. Refuses `record_gone`, `deduction_decided`, `unknown_member`, and a missing reason."""

    def apply(writer: Writer) -> Notices:
        deduction = _open(writer, record, by)
        _reason_given(reason)
        dropped = replace(deduction, amount=None, status=DeductionStatus.DROPPED, reason=reason.strip())
        return _decide(writer, replace(dropped, decided_on=today, decided_by=by))

    return Change("deduction_dropped", apply)


def reconsider_deduction(record: str, reason: str) -> Change:
    """Open a decided proposal again. Refuses `record_gone`, `deduction_open`, and at its field a missing reason."""

    def apply(writer: Writer) -> Notices:
        deduction = _held(writer, record)
        if deduction.status is DeductionStatus.PROPOSED:
            raise Refusal("deduction_open")
        _reason_given(reason)
        again = replace(deduction, amount=None, status=DeductionStatus.PROPOSED, reason=reason.strip())
        return _decide(writer, replace(again, decided_on=None, decided_by=""))

    return Change("deduction_reconsidered", apply)


def _held(reader: Reader, record: str) -> Deduction:
    found = reader.deduction(record)
    if found is None:
        raise Refusal("record_gone")
    return found


def _open(writer: Writer, record: str, by: str) -> Deduction:
    found = _held(writer, record)
    if by not in writer.organisation().members:
        raise Refusal("unknown_member", value=by)
    if found.status is not DeductionStatus.PROPOSED:
        raise Refusal("deduction_decided")
    return found


def _reason_given(reason: str) -> None:
    if not reason.strip():
        raise FormRefusal({"reason": Fault("missing_value")})


def _decide(writer: Writer, deduction: Deduction) -> Notices:
    writer.decide_deduction(deduction)
    writer.note(rule=deduction.rule.value, subject=deduction.subject, duty=deduction.duty)
    return []
