"""What the forms of this page offer to choose from, and the days and words they share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from domain.field import Outlet
from domain.field_lists import FieldAsked
from domain.organisation import Member
from domain.periods import month_of, quarter_of
from domain.ports import Reader, Store
from ui.desk import Desk
from ui.kit.form import ChoiceField, text_field
from ui.kit.tasks import Progress

Row = TypeVar("Row")
Page = Callable[[Reader, FieldAsked], tuple[Sequence[Row], int]]
"""The rows asked for, and how many there are in all."""

Choices = Sequence[tuple[str, str]]
PERIODS = ("week", "month", "quarter", "all")


def as_of(desk: Desk) -> date:
    """The day the page shows: today, or the last day of an earlier week."""
    return min(desk.today(), desk.week.sunday)


def units_in_scope(desk: Desk) -> frozenset[str] | None:
    """The codes of the chosen unit and all below it; None without a unit."""
    return desk.organisation.below(desk.unit) if desk.unit else None


def asked_of(desk: Desk, period: str, text: str, state: str = "") -> FieldAsked:
    """What a list of this page should hold. A period is that of the chosen week's Sunday."""
    day = desk.week.sunday
    first, last = {
        "week": (desk.week.monday, day),
        "month": month_of(day),
        "quarter": quarter_of(day),
        "all": (date.min, date(9999, 12, 31)),
    }[period]
    return FieldAsked(first, last, units_in_scope(desk), text, state)


@dataclass(frozen=True)
class FoundRecords(Generic[Row]):
    """The records a list asked for."""

    store: Store
    read: Page[Row]
    asked: FieldAsked
    count: int

    def page(self, offset: int, limit: int, sort: str, descending: bool, /) -> Sequence[Row]:
        """Some of them, by a column of the list."""
        asked = replace(self.asked, offset=offset, limit=limit, sort=sort, descending=descending)
        with self.store.reading() as reader:
            return self.read(reader, asked)[0]


def find_records(store: Store, read: Page[Row], asked: FieldAsked) -> FoundRecords[Row]:
    """Ask the store for the records of a list. Any thread may ask."""
    with store.reading() as reader:
        return FoundRecords(store, read, asked, read(reader, replace(asked, limit=0))[1])


def periods(desk: Desk) -> Choices:
    """Spans to choose from."""
    return [(code, desk.say(f"outlets.period_{code}")) for code in PERIODS]


def people(desk: Desk, day: date) -> Choices:
    """Everybody by name and number: those employed on a day first, of the scope before others."""
    org, scope = desk.organisation, units_in_scope(desk)
    gone = desk.say("outlets.not_employed")

    def place(member: Member) -> tuple[bool, bool, str]:
        elsewhere = scope is not None and member.assignment_on(day).unit not in scope
        return (not member.employed_on(day), elsewhere, member.employee_no)

    found = sorted(org.members.values(), key=place)
    return [(m.employee_no, f"{m.name} {m.employee_no}{'' if m.employed_on(day) else gone}") for m in found]


def outlets(known: Sequence[Outlet], day: date, scope: frozenset[str] | None, gone: str) -> Choices:
    """Every outlet by name and code: those active on a day first, of the scope before others; `gone` marks others."""

    def place(outlet: Outlet) -> tuple[bool, bool, str]:
        return (not outlet.active_on(day), scope is not None and outlet.unit_on(day) not in scope, outlet.code)

    return [(o.code, f"{o.name} {o.code}{'' if o.active_on(day) else gone}") for o in sorted(known, key=place)]


def offer_outlets(desk: Desk, field: ChoiceField) -> None:
    """Let a field offer every outlet, read in the background, or none; what is chosen stays."""
    store, asked = desk.store, (as_of(desk), units_in_scope(desk), desk.say("outlets.not_active"))

    def read(_progress: Progress) -> Choices:
        with store.reading() as reader:
            return [("", ""), *outlets(reader.outlets(), *asked)]

    desk.tasks.run(read, lambda found: field.offer(found) if isValid(field) else None)


def name_of(desk: Desk, number: str) -> str:
    """A person's name by number."""
    member = desk.organisation.members.get(number)
    return member.name if member else number


def short_unit(desk: Desk, name: str) -> str:
    """A unit's name without that of the chosen unit, where it begins so; the chosen unit itself by its kind."""
    unit = desk.organisation.units.get(desk.unit)
    if unit is None:
        return name
    return name.removeprefix(unit.name) or desk.term(unit.kind.value)


def find_field(desk: Desk, code: str) -> QLineEdit:
    """The line that filters a list."""
    made = text_field(desk, hint=desk.say(code), small=True)
    made.setAccessibleName(desk.say(code))
    made.setMinimumWidth(made.fontMetrics().horizontalAdvance(desk.say(code)) + desk.theme.px(40))
    return made


def finish_keys(part: QWidget, finish: Callable[[], object]) -> None:
    """Ctrl+Enter of either block finishes a form, at once, while the form can be seen."""
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(key), part).activated.connect(lambda: finish() and None)


def short_day(day: date | None, near: date) -> str:
    """A day without its year where that is plain; nothing for no day."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == near.year else f"{day:%Y-%m-%d}"


def named_day(desk: Desk, day: date) -> str:
    """A day with its weekday: 11-20 五."""
    weekday = desk.say(f"shell.weekday_{day.weekday()}")
    return desk.say("outlets.named_day", day=short_day(day, desk.today()), weekday=weekday)
