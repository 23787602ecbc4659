"""What the forms of this page offer to choose from, and the days and words they share."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from domain.field import Outlet
from domain.field_lists import FieldAsked
from domain.periods import month_of, quarter_of
from ui.desk import Desk
from ui.kit.form import text_field

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


def periods(desk: Desk) -> Choices:
    """Spans to choose from."""
    return [(code, desk.say(f"outlets.period_{code}")) for code in PERIODS]


def people(desk: Desk, day: date) -> Choices:
    """Everybody employed on a day: of the scope first, each by name and number."""
    scope = units_in_scope(desk)
    employed = [m for m in desk.organisation.members.values() if m.employed_on(day)]

    def place(number: str) -> bool:
        return scope is not None and desk.organisation.members[number].assignment_on(day).unit not in scope

    employed.sort(key=lambda m: (place(m.employee_no), m.employee_no))
    return [(m.employee_no, f"{m.name} {m.employee_no}") for m in employed]


def outlets(desk: Desk, known: Sequence[Outlet], day: date) -> Choices:
    """Outlets active on a day: of the scope first, each by name and code."""
    scope = units_in_scope(desk)
    active = [o for o in known if o.active_on(day)]
    active.sort(key=lambda o: (scope is not None and o.unit_on(day) not in scope, o.code))
    return [(o.code, f"{o.name} {o.code}") for o in active]


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
