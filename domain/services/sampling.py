"""Sampling logs: drawing people, looking through their days, and what comes of it (rules 5-10, 5-11).

Each function that changes something answers a `Change`, which `changing.make` makes as one action.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.field import Reply
from domain.organisation import Member, Organisation, Role
from domain.ports import Reader, Writer
from domain.problems import Fault, FormRefusal, Refusal
from domain.rules import Rules, rules_in_force
from domain.sampling import (
    Check,
    Draw,
    LogFacts,
    Rhythm,
    SampledDay,
    Sheet,
    SheetPerson,
    SheetRow,
    days_to_look_at,
    drawn_from,
    log_facts,
    population_of,
    teams_of,
)
from domain.scores import RulesOn, rules_lookup
from domain.services.changing import Change, Notices
from domain.supervision_lists import CaseAsked, CaseRow
from domain.work_log import WorkLog

SAMPLING_RULE = "5-11"
"""What a case opened from a sample is opened by."""

RATIO = {Rhythm.WEEK: "duty.5-10.same_city", Rhythm.MONTH: "duty.5-10.other_city"}
"""How many of a hundred are drawn, by the name of the number in the rules; units may raise it (rule 3-12)."""


def draw_sample(unit: str, rhythm: Rhythm, day: date, seed: str, by: str, today: date) -> Change:
    """Draw people of a unit for the week or month of a day, and freeze whose logs of which days are looked at.

    Refuses `unknown_unit`, `unknown_member` (nobody says who draws), `period_not_begun`, `already_drawn`,
    `nobody_to_sample`, and at its field a blank seed.
    """

    def apply(writer: Writer) -> Notices:
        org = writer.organisation()
        _check(org, unit, by, seed)
        first, last = span = rhythm.span(day)
        if first > today:
            raise Refusal("period_not_begun", day=first.isoformat())
        if any((row.first, row.last) == span for row in writer.draws(first, last, {unit})):
            raise Refusal("already_drawn", unit=org.units[unit].name, first=first.isoformat(), last=last.isoformat())
        found = population_of(org, teams_of(org, unit, rhythm, last), span)
        if not found:
            raise Refusal("nobody_to_sample", unit=org.units[unit].name)
        percent = rules_lookup(org, writer.rule_versions())(unit, last).number(RATIO[rhythm])
        people = drawn_from(found, seed.strip(), percent)
        draw = Draw("", unit, first, last, seed.strip(), percent, today, by, people)
        logs = writer.logs(first, last, draw.drawn)
        writer.add_draw(
            draw,
            [
                (number, day)
                for number in draw.drawn
                for day in days_to_look_at(org, number, span, logs.get(number, {}), today)
            ],
        )
        writer.note(unit=unit, first=first.isoformat(), last=last.isoformat(), seed=draw.seed, drawn=len(draw.drawn))
        return []

    return Change("sample_drawn", apply)


def _check(org: Organisation, unit: str, by: str, seed: str) -> None:
    if unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    if by not in org.members:
        raise Refusal("unknown_member", value=by)
    if not seed.strip():
        raise FormRefusal({"seed": Fault("missing_value")})


def check_days(
    draw: str, days: Collection[tuple[str, date]], filled: bool, note: str, by: str, today: date
) -> Change:
    """Say of drawn people's days whether they are filled properly; the figures are kept as they stand now.

    A day looked at before is looked at anew. Refuses `record_gone`, `unknown_member`, and at its field a missing
    note where something is wrong.
    """

    def apply(writer: Writer) -> Notices:
        if not filled and not note.strip():
            raise FormRefusal({"note": Fault("missing_value")})
        drawn = writer.draw(draw)
        if drawn is None or not set(days) <= {(one.employee_no, one.day) for one in writer.sampled_days(draw)}:
            raise Refusal("record_gone")
        facts = _Facts(writer, drawn)
        if by not in facts.org.members:
            raise Refusal("unknown_member", value=by)
        checked = [
            SampledDay(number, day, Check(filled, note.strip(), by, today, facts.of(number, day)))
            for number, day in sorted(days)
        ]
        writer.put_checks(draw, checked)
        writer.note(days=[[number, day.isoformat()] for number, day in sorted(days)], filled=filled)
        return []

    return Change("sample_checked", apply)


def sheet_of(reader: Reader, record: str) -> Sheet:
    """The work-through sheet of a draw as it stands; refuses `record_gone`."""
    draw = reader.draw(record)
    if draw is None:
        raise Refusal("record_gone")
    facts = _Facts(reader, draw)
    rows: dict[str, list[SheetRow]] = {number: [] for number in draw.drawn}
    for one in reader.sampled_days(record):
        now = one.check.facts if one.check else facts.of(one.employee_no, one.day)
        rows[one.employee_no].append(SheetRow(one.day, now, one.check))
    rules_on = rules_lookup(facts.org, reader.rule_versions())
    people = tuple(_person(facts.org, rules_on, draw, number, tuple(found)) for number, found in rows.items())
    names = {member.employee_no: member.name for member in facts.org.members.values()}
    return Sheet(draw, people, {**{unit.code: unit.name for unit in facts.org.units.values()}, **names})


def _person(org: Organisation, rules_on: RulesOn, draw: Draw, number: str, rows: tuple[SheetRow, ...]) -> SheetPerson:
    member = org.members[number]
    unit = member.assignment_on(draw.last).unit
    chain = [one.code for one in org.chain(unit)]
    return SheetPerson(
        employee_no=number,
        name=member.name,
        unit_name=org.units[unit].name,
        manager=_leader(org, [unit], draw, Role.REGIONAL_MANAGER),
        market_manager=_leader(org, chain, draw, Role.MARKET_MANAGER),
        replies_asked=rules_on(unit, draw.last).number("duty.4-10"),
        rows=rows,
    )


def _leader(org: Organisation, units: Iterable[str], draw: Draw, role: Role) -> str:
    """Who leads one of the units in this role at the period's end; empty where nobody does."""
    found: list[Member] = org.members_in(units, (draw.last,), role)
    return found[-1].employee_no if found else ""


class _Facts:
    """The logs, stored scores and replies of those drawn, looked up once."""

    def __init__(self, reader: Reader, draw: Draw) -> None:
        self.org = reader.organisation()
        span = (draw.first, draw.last)
        self._logs = reader.logs(*span, draw.drawn)
        self._stored = reader.stored_scores(*span, draw.drawn)
        self._replies: Mapping[tuple[str, date], list[Reply]] = _by_log(reader.replies(*span))
        self._versions = reader.rule_versions()
        self._rules: dict[date, Rules] = {}

    def of(self, number: str, day: date) -> LogFacts:
        """What the store says of a day."""
        if day not in self._rules:
            self._rules[day] = rules_in_force(self._versions, (), day)
        log, stored = self._logs.get(number, {}).get(day), self._stored.get((number, day))
        return log_facts(self.org, number, day, log, stored, self._rules[day], self._replies.get((number, day), ()))


def _by_log(replies: Iterable[Reply]) -> dict[tuple[str, date], list[Reply]]:
    found: dict[tuple[str, date], list[Reply]] = {}
    for reply in replies:
        found.setdefault((reply.employee_no, reply.day), []).append(reply)
    return found


@dataclass(frozen=True)
class SampleBoard:
    """A unit's sample of a period as somebody works on it: the sheet (None: not drawn yet), the logs of those drawn,
    the cases opened from it by who answers for them, and what outlets are called."""

    unit: str
    first: date
    last: date
    sheet: Sheet | None = None
    logs: Mapping[str, Mapping[date, WorkLog]] = field(default_factory=dict)
    cases: Mapping[str, CaseRow] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)


def sample_board(reader: Reader, unit: str, rhythm: Rhythm, day: date) -> SampleBoard:
    """The sample of a unit for the week or month of a day. Refuses `record_gone` where it goes at this moment."""
    first, last = span = rhythm.span(day)
    drawn = [row for row in reader.draws(first, last, {unit}) if (row.first, row.last) == span]
    if not drawn:
        return SampleBoard(unit, first, last)
    sheet = sheet_of(reader, drawn[0].record)
    rows, _ = reader.cases_page(CaseAsked(rule=SAMPLING_RULE, sort="code", descending=True, limit=10_000))
    cases = {row.subject: row for row in reversed(rows) if (row.first, row.last) == span}
    names = {outlet.code: outlet.name for outlet in reader.outlets()}
    return SampleBoard(unit, first, last, sheet, reader.logs(first, last, sheet.draw.drawn), cases, names)
