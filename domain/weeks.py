"""ISO weeks, the unit of scores and reports (decision F2)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from domain.problems import Refusal

YEARS = (1950, 2199)
"""Weeks before and after are typing errors."""


@lru_cache(maxsize=512)
def _days(monday: date) -> tuple[date, ...]:
    """Asked for once a person and week, so made once."""
    return tuple(monday + timedelta(days=n) for n in range(7))


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """An ISO week, Monday to Sunday, written `2026-W47`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Week":
        """The week a day lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Read `2026-W47`; refuses anything else with `bad_week`."""
        found = re.fullmatch(r"(\d{4})-W(\d{1,2})", text.strip().upper())
        if found and YEARS[0] <= int(found[1]) <= YEARS[1]:
            try:
                return cls.of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
            except ValueError:
                pass
        raise Refusal("bad_week", value=text)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days, Monday first."""
        return _days(self.monday)

    @property
    def month(self) -> date:
        """The first day of the month the week belongs to: that of its Sunday (F2)."""
        return self.sunday.replace(day=1)

    def shifted(self, weeks: int) -> "Week":
        """The week so many weeks later (earlier when negative)."""
        return Week.of(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"
