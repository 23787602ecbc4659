"""The sheets of the product's workbooks: columns, what they hold, and what makes a row the same one."""

from dataclasses import dataclass

from domain.organisation import Role, UnitKind
from domain.sheets.cells import (
    Reader,
    choice_reader,
    plain,
    read_amount,
    read_count,
    read_day,
    read_identifier,
    read_month,
    read_people,
    read_text,
    read_yes_no,
)
from domain.terms import TERMS
from domain.work_log import Item


@dataclass(frozen=True)
class Column:
    """A column. `code` is its name in the program; `term` its word where that differs; `choices` its words."""

    code: str
    reader: Reader
    required: bool = False
    term: str = ""
    choices: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """The code of the term that heads the column."""
        return self.term or self.code

    @property
    def headers(self) -> frozenset[str]:
        """Every header the column is known by, made plain."""
        return frozenset(plain(word) for word in TERMS[self.word])


@dataclass(frozen=True)
class SheetSpec:
    """A sheet: its columns, and the columns that identify a row (`key`; all columns where empty)."""

    code: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """What the sheet may be called, made plain."""
        return frozenset(plain(word) for word in TERMS[self.code])

    def column(self, code: str) -> Column:
        return next(column for column in self.columns if column.code == code)


def _number(code: str, *, required: bool = True, term: str = "") -> Column:
    return Column(code, read_identifier, required, term)


def _text(code: str, *, required: bool = False, term: str = "") -> Column:
    return Column(code, read_text, required, term)


def _day(code: str = "day", *, required: bool = True, term: str = "") -> Column:
    return Column(code, read_day, required, term)


def _choice(code: str, *choices: str, required: bool = True) -> Column:
    return Column(code, choice_reader(choices), required, choices=choices)


def _yes_no(code: str, *, required: bool = False) -> Column:
    return Column(code, read_yes_no, required, choices=("yes", "no"))


UNITS = SheetSpec(
    "units",
    (
        _number("code"),
        _text("name", required=True),
        _choice("kind", *UnitKind),
        _number("parent", required=False),
        _yes_no("same_city"),
        _day("first", required=False),
        _day("last", required=False),
    ),
    key=("code",),
)
MEMBERS = SheetSpec(
    "members",
    (
        _number("employee_no"),
        _text("name", required=True, term="person_name"),
        _choice("role", *Role),
        _number("unit"),
        _day("employed_from"),
        _day("assigned_from", required=False),
        _day("employed_to", required=False),
        _number("phone", required=False),
    ),
    key=("employee_no", "assigned_from"),
)
OUTLETS = SheetSpec(
    "outlets",
    (
        _number("code"),
        _text("name", required=True),
        _text("bank", required=True),
        _text("office"),
        _text("address"),
        _number("unit"),
        _yes_no("partner"),
        _yes_no("key"),
        _text("head"),
        _number("head_phone", required=False),
        _day("opened_on", required=False),
        _day("closed_on", required=False),
    ),
    key=("code",),
)
LEAVES = SheetSpec(
    "leaves",
    (_number("employee_no"), _day("first"), _day("last"), _text("kind")),
    key=("employee_no", "first", "last"),
)
CALENDAR = SheetSpec("calendar", (_day(), _yes_no("working", required=True), _text("remark")), key=("day",))
TARGETS = SheetSpec(
    "targets",
    (
        _number("subject", term="code"),
        Column("month", read_month, required=True),
        _text("metric", required=True),
        Column("target", read_amount, required=True),
    ),
    key=("subject", "month", "metric"),
)
WORK_LOGS = SheetSpec(
    "work_logs",
    (
        _number("employee_no"),
        _text("name", term="person_name"),
        _day(),
        *(Column(item.value, read_count, required=True) for item in Item),
        _text("outlet", term="outlet_of_day"),
        _text("done", term="work_done"),
        _text("plan", term="work_planned"),
        _text("trouble"),
    ),
    key=("employee_no", "day"),
)
INSPECTIONS = SheetSpec(
    "inspections",
    (
        _day(),
        _number("outlet"),
        _number("inspector"),
        _choice("kind", "routine", "spot_check", required=False),
        _choice("result", "normal", "abnormal", required=False),
        _text("finding"),
        _day("fix_by", required=False),
    ),
)
VISITS = SheetSpec(
    "visits",
    (_day(), _number("outlet"), _number("visitor"), _text("counterpart"), _text("content"), _text("result")),
)
BANK_VISITS = SheetSpec(
    "bank_visits",
    (
        _day(),
        _text("bank", required=True),
        _text("office", required=True),
        _number("visitor"),
        _text("counterpart"),
        _text("content"),
    ),
)
EVENTS = SheetSpec(
    "events",
    (
        _number("code"),
        _day(),
        _choice("kind", "outdoor", "full_team", "large"),
        _number("host"),
        _number("organiser", required=False),
        _text("name"),
        _text("place"),
        Column("attending", read_people),
        _choice("status", "planned", "held", "cancelled", required=False),
    ),
    key=("code",),
)
EVENT_CHECKS = SheetSpec("event_checks", (_number("event"), _day(), _number("inspector"), _text("result")))
MARKET_NOTES = SheetSpec("market_notes", (_number("employee_no"), _day(), _number("outlet"), _text("content")))
REPLIES = SheetSpec(
    "replies",
    (
        _number("employee_no"),
        _day(),
        _number("reviewer"),
        _day("replied_on"),
        _choice("decision", "approve", "return", "comment"),
        _text("content"),
    ),
)
TEAM_WORK = SheetSpec(
    "team_work", (_day(), _number("employee_no"), _choice("kind", "recruiting", "culture"), _text("content"))
)
TEAM_CHECKS = SheetSpec("team_checks", (_day(), _number("inspector"), _number("employee_no"), _text("result")))
SCORES_HANDED_ON = SheetSpec(
    "scores_handed_on",
    (_day(), _number("unit"), Column("month", read_month, required=True), _number("employee_no")),
)

WORKBOOKS: dict[str, tuple[SheetSpec, ...]] = {
    "org": (UNITS, MEMBERS, OUTLETS, LEAVES, CALENDAR, TARGETS),
    "logs": (WORK_LOGS,),
    "field": (INSPECTIONS, VISITS, BANK_VISITS, EVENTS, EVENT_CHECKS, MARKET_NOTES, REPLIES),
}
"""The kinds of workbook, each with its sheets in the order in which they build on one another."""
