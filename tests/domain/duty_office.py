"""A small company on paper, for the tests of duties: two branches under one management department.

H  head office
└ M  management department: 900, 901
  ├ B1  branch of the same city
  │ └ D1  market department: 100 (manager), 101 (staff)
  │   ├ R1  region: 110 (manager), 111, 112
  │   └ R2  region: 120 (manager), 121
  └ B2  branch of another city
    └ D2  market department: 200 (manager)
      └ R3  region: 210 (manager), 211
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.duties.catalogue import BY_KEY
from domain.duties.facts import Facts, Mark, Records
from domain.duties.judging import Duty, duties_of
from domain.field import Event, Outlet
from domain.organisation import Assignment, Leave, Member, Organisation, Role, Unit, UnitKind
from domain.rules import RuleVersion
from domain.scores import rules_lookup
from domain.work_log import Counts, LogStatus, WorkLog
from domain.workdays import WorkCalendar

START = date(2020, 1, 1)
DAY = date(2026, 11, 18)
"""A Wednesday: the week is 11-16 to 11-22, the two months are November and December."""

K, R = UnitKind, Role
UNITS = {
    unit.code: unit
    for unit in (
        Unit("H", "公司", K.HEAD_OFFICE),
        Unit("M", "營銷管理部", K.MANAGEMENT_DEPARTMENT, "H"),
        Unit("B1", "同城營業部", K.BRANCH, "M", same_city=True),
        Unit("B2", "外地營業部", K.BRANCH, "M", same_city=False),
        Unit("D1", "市場一部", K.MARKET_DEPARTMENT, "B1"),
        Unit("D2", "市場二部", K.MARKET_DEPARTMENT, "B2"),
        Unit("R1", "一區", K.REGION, "D1"),
        Unit("R2", "二區", K.REGION, "D1"),
        Unit("R3", "三區", K.REGION, "D2"),
    )
}
PEOPLE = {
    **{"900": ("M", R.MANAGEMENT_STAFF), "901": ("M", R.MANAGEMENT_STAFF)},
    **{"100": ("D1", R.MARKET_MANAGER), "101": ("D1", R.MARKET_STAFF), "200": ("D2", R.MARKET_MANAGER)},
    **{"110": ("R1", R.REGIONAL_MANAGER), "120": ("R2", R.REGIONAL_MANAGER), "210": ("R3", R.REGIONAL_MANAGER)},
    **dict.fromkeys(("111", "112"), ("R1", R.ACCOUNT_MANAGER)),
    **{"121": ("R2", R.ACCOUNT_MANAGER), "211": ("R3", R.ACCOUNT_MANAGER)},
}


def person(
    number: str,
    *held: tuple[date, str, Role],
    first: date = START,
    last: date | None = None,
) -> Member:
    """Somebody with assignments."""
    return Member(number, f"員工{number}", first, last, tuple(Assignment(*one) for one in held))


def organisation(
    *changed: Member,
    leaves: Iterable[Leave] = (),
    units: Iterable[Unit] = (),
    office_days: dict[date, bool] | None = None,
) -> Organisation:
    """The company, with some people and units changed or added."""
    members = {number: person(number, (START, *held)) for number, held in PEOPLE.items()}
    members |= {member.employee_no: member for member in changed}
    calendar = WorkCalendar(office=office_days or {})
    return Organisation({**UNITS, **{unit.code: unit for unit in units}}, members, tuple(leaves), calendar)


def outlet(code: str, unit: str, bank: str = "工行", office: str = "", *, key: bool = False) -> Outlet:
    """An active partner outlet in charge of a unit."""
    return Outlet(code, f"網點{code}", bank, office, True, key, None, None, ((START, unit),))


OUTLETS = (
    *(outlet(f"R1-{n}", "R1", "工行", "深圳分行", key=True) for n in range(3)),
    *(outlet(f"R2-{n}", "R2", "建行", "深圳分行", key=n == 0) for n in range(2)),
    outlet("D1-0", "D1", "中行", "深圳分行"),
    *(outlet(f"R3-{n}", "R3", "工行", "廣州分行", key=True) for n in range(2)),
)


def event(code: str, day: date, host: str = "R1", kind: str = "outdoor", status: str = "held") -> Event:
    """An event nobody attended or checked yet."""
    return Event(code, day, kind, host, "", "", "", status)


def attended(one: Event, *people: str) -> Event:
    """With these people there."""
    return replace(one, attending=people)


def checked(one: Event, by: str, day: date | None = None) -> Event:
    """Checked on site by somebody."""
    return replace(one, checks=(*one.checks, (day or one.day, by)))


def day(n: int) -> date:
    """A day of November."""
    return date(2026, 11, n)


def marks(by: str, *where: tuple[int, str]) -> tuple[Mark, ...]:
    """What somebody did on days of November, at which places."""
    return tuple(Mark(day(n), place, by) for n, place in where)


def log(number: str, on: date, *counts: int, status: LogStatus = LogStatus.APPROVED) -> WorkLog:
    """A log; of 20 points where no counts are given."""
    return WorkLog(number, on, Counts(*(counts or (50, 4, 2, 3, 4))), status=status)


def logs(*found: WorkLog) -> dict[str, dict[date, WorkLog]]:
    """Logs by person and day."""
    by_person: dict[str, dict[date, WorkLog]] = {}
    for one in found:
        by_person.setdefault(one.employee_no, {})[one.day] = one
    return by_person


def facts(
    records: Records | None = None,
    org: Organisation | None = None,
    on: date = DAY,
    versions: Iterable[RuleVersion] = (),
) -> Facts:
    """The company's facts of a day; its outlets unless others are given."""
    org = org or organisation()
    records = records or Records()
    if not records.outlets:
        records = replace(records, outlets=OUTLETS)
    return Facts(org, rules_lookup(org, versions), records, on)


def owed(key: str, found: Facts) -> dict[str, Duty]:
    """Everybody's duty of one line, by subject."""
    return {duty.subject: duty for duty in duties_of(found, found.org.units, [BY_KEY[key]])}


def figures(key: str, found: Facts) -> dict[str, tuple[int, int | None]]:
    """Done and required of one line, by subject."""
    return {subject: (duty.done, duty.required) for subject, duty in owed(key, found).items()}
