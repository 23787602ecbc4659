"""Weeks as they are stored: year * 100 + ISO week, so that they sort as they follow one another."""

from domain.weeks import Week


def week_number(week: Week) -> int:
    """A week as stored."""
    return week.year * 100 + week.number


def week_of(number: int) -> Week:
    """A stored week."""
    return Week(*divmod(number, 100))
