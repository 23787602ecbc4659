"""A month as the office's calendar shows it: official days, the office's own, and what holds (decision F1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.weeks import Week
from domain.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day. `official` is None for a year not yet published, `office` None where the office says nothing."""

    day: date
    in_month: bool
    working: bool
    official: bool | None
    office: bool | None
    remark: str

    @property
    def ordinary(self) -> bool:
        """What the day would be without the office's row."""
        return self.day.weekday() < 5 if self.official is None else self.official


def month_days(calendar: WorkCalendar, remarks: Mapping[date, str], month: date) -> tuple[CalendarDay, ...]:
    """The whole weeks, Monday first, that a month (its first day) touches."""
    first = Week.of(month.replace(day=1)).monday
    after = (month.replace(day=1) + timedelta(days=31)).replace(day=1)
    last = Week.of(after - timedelta(days=1)).sunday
    return tuple(
        CalendarDay(
            day,
            day.month == month.month,
            calendar.is_working_day(day),
            calendar.official(day),
            calendar.office.get(day),
            remarks.get(day, ""),
        )
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    )
