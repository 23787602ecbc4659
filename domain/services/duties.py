"""A day's duties as people ask for them: of everybody, of a unit, of one person (rules 3-2 to 5-12)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, tzinfo

from domain.duties.asking import Asked
from domain.duties.catalogue import CATALOGUE, Deadline, Entry, Period, Who
from domain.duties.facts import Facts
from domain.duties.judging import Duty, duties_of, span_of
from domain.duties.replying import ReplyLine, reply_lines
from domain.duties.watching import ManagerLine, Watched, managers_of, own_of, watch
from domain.organisation import Organisation, Role, UnitKind
from domain.ports import Reader
from domain.problems import Refusal
from domain.review import local_day
from domain.rules import DutySettings
from domain.scores import rules_lookup
from domain.weeks import Week


def duties(
    reader: Reader, on: date, unit: str | None = None, member: str | None = None, zone: tzinfo | None = None
) -> list[Duty]:
    """Every duty whose period contains the day, in the order of the catalogue, by subject.

    Of a unit and all below it, of one person alone, or of everybody. `zone` is where the days of handing in are
    counted; without it, the machine's. Refuses `unknown_unit`, `unknown_member`.
    """
    facts, units = facts_of_day(reader, on, unit, member, zone)
    entries = CATALOGUE if member is None else [entry for entry in CATALOGUE if entry.who.personal]
    found = duties_of(facts, units, entries)
    return found if member is None else [duty for duty in found if duty.subject == member]


def still_due(
    reader: Reader, on: date, unit: str | None = None, member: str | None = None, zone: tzinfo | None = None
) -> list[Duty]:
    """What periods over before the day leave to be handed in, on time or late: logs of the last working day, last
    week's reports and scores (rules 3-2, 4-11, 4-21, 4-22). Refuses as `duties`."""
    calendar = reader.organisation(()).calendar
    before = calendar.working_day_before(on)
    sunday = Week.of(on).shifted(-1).sunday
    found = []
    for deadline, day in ((Deadline.NEXT_WORKING_DAY, before), (Deadline.MONDAY_AFTER, sunday)):
        entries = [entry for entry in CATALOGUE if entry.deadline is deadline]
        facts, units = facts_of_day(reader, day, unit, member, zone)
        found += [duty for duty in duties_of(facts, units, entries) if not duty.met]
    return found if member is None else [duty for duty in found if duty.subject == member]


def watched(
    reader: Reader,
    on: date,
    unit: str | None,
    zone: tzinfo | None = None,
    *,
    afternoon: bool = False,
    entries: Iterable[Entry] = CATALOGUE,
) -> list[Watched]:
    """The duties of a unit and all below it, or of everybody, with how they can still be met. Refuses as `duties`."""
    facts, units = facts_of_day(reader, on, unit, None, zone)
    return watch(facts, duties_of(facts, units, entries), afternoon=afternoon)


def todays_duties(
    reader: Reader, on: date, unit: str | None, me: str, zone: tzinfo | None = None, *, afternoon: bool = False
) -> tuple[list[Watched], list[ManagerLine]]:
    """What I and the unit in scope owe on a day, and how its regional managers stand. Refuses as `duties`."""
    facts, units = facts_of_day(reader, on, unit, None, zone)
    member = facts.org.members.get(me)
    writes_logs = member is not None and member.assignment_on(on).role is Role.ACCOUNT_MANAGER
    entries = [entry for entry in CATALOGUE if writes_logs or entry.who is not Who.ACCOUNT_MANAGER]
    found = watch(facts, duties_of(facts, units, entries), afternoon=afternoon)
    return own_of(found, unit or "", me), managers_of(found, unit or "", me)


def replies_owed(reader: Reader, on: date, unit: str | None, zone: tzinfo | None = None) -> list[ReplyLine]:
    """Who of a unit and all below it is to be replied to by whom (rules 4-10, 4-24). Refuses as `duties`."""
    return reply_lines(*facts_of_day(reader, on, unit, None, zone))


def facts_of_day(
    reader: Reader, on: date, unit: str | None, member: str | None, zone: tzinfo | None
) -> tuple[Facts, frozenset[str]]:
    """The facts of a day's periods, and the units asked about."""
    org = reader.organisation([member] if member else ())
    units = _units_asked(org, on, unit, member)
    if units == org.units.keys():
        people, counted = None, None
        org = reader.organisation()
    else:
        counted = frozenset(code for top in units for code in org.below(top)) | _management_above(org, units)
        people = reader.people_ever_in(counted)
        org = reader.organisation(people)
    rules_on = rules_lookup(org, reader.rule_versions())
    records = reader.duty_records(Asked(on, counted))
    entered = reader.entered_logs(on, on, org.members if people is None else people)
    late = frozenset((number, day) for number, day, at in entered if local_day(at, zone) > org.calendar.cut_off(day))
    return Facts(org, rules_on, replace(records, late=late), on), units


def _units_asked(org: Organisation, on: date, unit: str | None, member: str | None) -> frozenset[str]:
    if unit is not None and unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    units = org.below(unit) if unit is not None else frozenset(org.units)
    if member is None:
        return units
    if member not in org.members:
        raise Refusal("unknown_member", value=member)
    lasts = (span_of(period, on, DutySettings())[1] for period in Period)
    return units & {org.members[member].assignment_on(last).unit for last in lasts}


def _management_above(org: Organisation, units: Iterable[str]) -> frozenset[str]:
    """The management departments whose people's inspections count for these units (rule 5-3)."""
    kind = UnitKind.MANAGEMENT_DEPARTMENT
    return frozenset(above.code for unit in units for above in org.chain(unit) if above.kind is kind)
