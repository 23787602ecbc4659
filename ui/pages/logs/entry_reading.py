"""Reading a team's week outside the window's thread, and laying over it what was typed meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.entry.days import DayEntry
from domain.entry.weeks import PersonWeek, TeamWeek
from domain.field import Outlet
from domain.organisation import Organisation
from domain.ports import Store
from domain.services.entering import team_week
from domain.weeks import Week
from ui.kit.tasks import Progress


@dataclass(frozen=True)
class Asked:
    """What a sitting asks the store for. Holds no widget: any thread may put it."""

    store: Store
    org: Organisation
    unit: str
    week: Week
    today: date

    def read(self, progress: Progress) -> tuple[TeamWeek, tuple[Outlet, ...]]:
        """The team's week, and the outlets its days may name; an older question is not put any more."""
        progress.step(0)
        with self.store.reading() as reader:
            return team_week(reader, self.org, self.unit, self.week, self.today), reader.outlets()


def with_typed(team: TeamWeek, typed: Iterable[DayEntry]) -> dict[str, PersonWeek]:
    """The people of a team by number, with these days as they were typed."""
    people = {person.employee_no: person for person in team.people}
    for entry in typed:
        whose = people.get(entry.employee_no)
        if whose and entry.day in team.week.days:
            reason = entry.draft.reason if entry.draft else None
            people[entry.employee_no] = whose.with_day(
                whose.on(entry.day).with_draft(entry.cells, entry.text, reason)
            )
    return people
