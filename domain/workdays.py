"""Working days: the official calendar, overridden by the office's own rows (decision F1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


def days_between(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def weekdays_only(day: date) -> bool | None:
    """An official calendar that has published nothing."""
    return None


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked. `official` answers None for a day of a year not yet published."""

    official: Callable[[date], bool | None] = weekdays_only
    office: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Office row, else the official calendar, else Monday to Friday (F1)."""
        if day in self.office:
            return self.office[day]
        official = self.official(day)
        return day.weekday() < 5 if official is None else official

    def is_published(self, day: date) -> bool:
        """False where Monday to Friday stands in for a calendar that is not out yet."""
        return day in self.office or self.official(day) is not None

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it (decision F15)."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def working_day_before(self, day: date) -> date:
        """The last working day before a day."""
        day -= timedelta(days=1)
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def cut_off(self, day: date) -> date:
        """The last day on which the log of a day is in time: the next working day (rule 3-2)."""
        return self.next_working_day(day + timedelta(days=1))
