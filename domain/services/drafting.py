"""Writing a unit's weekly report: opened, typed into, seen as it would be issued, issued, corrected by the next
revision (rules 4-11, 4-21 to 4-23), and the register of who handed theirs in when.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from domain.evaluation import people_of
from domain.organisation import Organisation, Unit, UnitKind
from domain.ports import IssuedReport, Reader, Store
from domain.problems import Refusal
from domain.report import Person, TypedParts, WeeklyReport
from domain.report_draft import Handing, OpenPoint, due_day, handing, open_points, without_blanks
from domain.services.reporting import compose_weekly_report, issue_weekly_report, manager_of, save_typed_parts
from domain.weeks import Week

REPORTING = frozenset({UnitKind.REGION, UnitKind.MARKET_DEPARTMENT})
"""Kinds of unit that hand in a weekly report."""

WEEKS_BEFORE = 8
"""How many earlier weeks the register looks back on."""


@dataclass(frozen=True)
class DraftedWeek:
    """A unit's week on the desk.

    `composed` is the week as a first revision of today, `latest` the last issued revision. `started` tells
    whether anybody typed anything. `regions` below report to the unit; `missing_regions` have not, by name.
    `people` are those a market manager evaluates (rule 4-23); nobody in a region's report.
    """

    composed: WeeklyReport
    latest: WeeklyReport | None
    started: bool
    regions: int = 0
    missing_regions: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()

    @cached_property
    def report(self) -> WeeklyReport:
        """The report exactly as issuing it now freezes it: revision, day and code included."""
        return self.composed.after(self.latest)

    @property
    def is_issued(self) -> bool:
        """Whether nothing has changed since the last issued revision."""
        return self.report is self.latest

    def with_typed(self, typed: TypedParts) -> "DraftedWeek":
        """The same figures with other words: what the report is while somebody types."""
        return replace(self, composed=replace(self.composed, typed=without_blanks(typed)), started=True)

    def open_points(self, today: date) -> tuple[OpenPoint, ...]:
        """What is still open; where some of it blocks, `issue` refuses."""
        return open_points(self.report, today, self.missing_regions)


def open_week(store: Store, unit: str, week: Week, today: date) -> DraftedWeek:
    """A unit's week as it stands. Refuses what composing a report refuses."""
    with store.reading() as reader:
        composed, org = compose_weekly_report(reader, unit, week, today), reader.organisation()
        regions = _regions_below(org, unit, week)
        department = composed.unit.kind is UnitKind.MARKET_DEPARTMENT
        reported = {row.unit for row in reader.issued_within([region.code for region in regions], week, week)}
        missing = [region.name.removeprefix(composed.unit.name) for region in regions if region.code not in reported]
        return DraftedWeek(
            composed=composed,
            latest=reader.latest_report(unit, week),
            started=reader.typed_parts(unit, week) is not None,
            regions=len(regions),
            missing_regions=tuple(missing),
            people=people_of(org, org.below(unit), week) if department else (),
        )


def save_draft(store: Store, unit: str, week: Week, typed: TypedParts, by: str = "") -> int | None:
    """Keep what was typed; the action's number, or None where nothing is new. Refuses `unknown_unit`."""
    return save_typed_parts(store, unit, week, without_blanks(typed), by)


def issue(store: Store, drafted: DraftedWeek, today: date, by: str = "") -> WeeklyReport:
    """Freeze the report that was seen, and no other, as the unit's next revision.

    Refuses `report_incomplete` while something blocks, `report_changed` where figures or words are no longer
    those seen.
    """
    seen = drafted.report
    blocking = [point for point in drafted.open_points(today) if point.blocks]
    if blocking:
        raise Refusal("report_incomplete", count=len(blocking))
    return issue_weekly_report(store, seen.unit.code, seen.week, today, by=by, seen=seen.verification_code)


def issued_report(store: Store, unit: str, week: Week, revision: int) -> WeeklyReport:
    """A report as it was issued. Refuses `report_unknown`."""
    with store.reading() as reader:
        report = reader.issued_report(unit, week, revision)
    if report is None:
        raise Refusal("report_unknown", week=str(week), revision=revision)
    return report


def issued_page(
    store: Store,
    units: Collection[str],
    sort: str = "week",
    *,
    descending: bool = True,
    offset: int = 0,
    limit: int = 100,
) -> tuple[tuple[IssuedReport, ...], int]:
    """Issued reports of these units, every revision, and how many there are."""
    with store.reading() as reader:
        return reader.issued_page(units, sort, descending, offset, limit)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A unit in the on-time register (準時登記) of a week.

    `issued_on` is the day of its first revision, `revision` and `code` are those of its latest; `earlier` the
    weeks before, the oldest first, None for a week in which the unit did not exist or nobody reported here yet.
    """

    unit: str
    unit_name: str
    kind: UnitKind
    manager: str
    due_on: date
    issued_on: date | None
    revision: int
    code: str
    state: Handing
    earlier: tuple[Handing | None, ...]


def on_time_register(store: Store, unit: str, week: Week, today: date) -> tuple[RegisterRow, ...]:
    """Which units, of this one and all below it, handed in their report of the week by the due date."""
    with store.reading() as reader:
        org = reader.organisation()
        units = [org.units[code] for code in sorted(org.below(unit)) if _reports(org.units[code], week)]
        register = _Register(reader, org, week, today, [found.code for found in units])
    return tuple(register.row(found) for found in units)


class _Register:
    """The reports of some units and weeks, looked up once."""

    def __init__(self, reader: Reader, org: Organisation, week: Week, today: date, units: Iterable[str]) -> None:
        self.org, self.week, self.today = org, week, today
        self.since = reader.first_reported_week() or week
        self.weeks = [week.shifted(-n) for n in range(WEEKS_BEFORE, -1, -1)]
        self.issued: dict[tuple[str, Week], list[IssuedReport]] = {}
        for found in reader.issued_within(tuple(units), self.weeks[0], week):
            self.issued.setdefault((found.unit, found.week), []).append(found)

    def row(self, unit: Unit) -> RegisterRow:
        revisions = self.issued.get((unit.code, self.week), [])
        manager = manager_of(self.org, unit.code, self.week)
        earlier = [
            self._state(unit, before) if before >= self.since and _reports(unit, before) else None
            for before in self.weeks[:-1]
        ]
        return RegisterRow(
            unit=unit.code,
            unit_name=unit.name,
            kind=unit.kind,
            manager=manager.name if manager else "",
            due_on=due_day(self.week, self.org.calendar),
            issued_on=revisions[0].issued_on if revisions else None,
            revision=len(revisions),
            code=revisions[-1].code if revisions else "",
            state=self._state(unit, self.week),
            earlier=tuple(earlier),
        )

    def _state(self, unit: Unit, week: Week) -> Handing:
        revisions = self.issued.get((unit.code, week), [])
        first = revisions[0].issued_on if revisions else None
        return handing(first, due_day(week, self.org.calendar), self.today)


def _reports(unit: Unit, week: Week) -> bool:
    """A region or market department that existed at the week's end."""
    return unit.kind in REPORTING and unit.active_on(week.sunday)


def _regions_below(org: Organisation, unit: str, week: Week) -> list[Unit]:
    """The regions that report to a department, by code."""
    units = (org.units[code] for code in sorted(org.below(unit) - {unit}))
    return [found for found in units if found.kind is UnitKind.REGION and found.active_on(week.sunday)]
