"""Beginning with an empty store: one branch with its market department, and the person who sits here."""

from dataclasses import dataclass
from datetime import date

from domain.organisation import Role, UnitKind
from domain.ports import Store
from domain.problems import Fault, FormRefusal
from domain.services.organising import NOTHING_ABSENT, known_now
from domain.sheets.forms import read_form
from domain.sheets.specs import MEMBERS, UNITS
from domain.sheets.table import Cell

BRANCH, DEPARTMENT, FIRST_NUMBER = "B001", "B001-D1", "000001"

ROLES = (Role.MARKET_MANAGER, Role.BRANCH_HEAD, Role.REGIONAL_MANAGER, Role.MARKET_STAFF, Role.ADMINISTRATOR)
"""Who may begin a store of a branch."""


@dataclass(frozen=True)
class Beginning:
    """What is asked of the person: names of the two units, their own name, number (may be blank) and role."""

    branch: str
    department: str
    name: str
    number: str
    role: str

    @property
    def employee_no(self) -> str:
        """The number as it will be kept."""
        return self.number.strip() or FIRST_NUMBER

    def check(self) -> None:
        """Refuses with a `FormRefusal` what was left blank."""
        asked = {"branch": self.branch, "department": self.department, "name": self.name}
        blank = {code: Fault("missing_value") for code, text in asked.items() if not text.strip()}
        if blank:
            raise FormRefusal(blank)


def begin(store: Store, typed: Beginning, today: date) -> int:
    """Keep the units and the person in one action; its number. Employment counts from this year's first day.

    Refuses what `Beginning.check` and the sheets of units and people refuse.
    """
    typed.check()
    since = date(today.year, 1, 1)
    units = (
        {"code": BRANCH, "name": typed.branch, "kind": UnitKind.BRANCH.value},
        {"code": DEPARTMENT, "name": typed.department, "kind": UnitKind.MARKET_DEPARTMENT.value, "parent": BRANCH},
    )
    person: dict[str, Cell] = {
        "employee_no": typed.employee_no,
        "name": typed.name,
        "role": typed.role,
        "unit": BRANCH if typed.role == Role.BRANCH_HEAD else DEPARTMENT,
        "employed_from": since,
    }
    with store.action("begin", typed.employee_no) as writer:
        for unit in units:
            writer.merge(UNITS.code, [read_form(UNITS, unit, known_now(writer, today))], today, NOTHING_ABSENT)
        writer.merge(MEMBERS.code, [read_form(MEMBERS, person, known_now(writer, today))], today, NOTHING_ABSENT)
        return writer.number
