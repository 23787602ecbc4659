"""Spans of days beside the week: months, quarters, and the fixed pairs of months (decision F12)."""

from datetime import date, timedelta

Span = tuple[date, date]
"""The first and the last day."""


def month_of(day: date) -> Span:
    """The month a day lies in."""
    return _months(day.year, day.month, 1)


def two_months_of(day: date) -> Span:
    """January and February, March and April and so on (F12)."""
    return _months(day.year, day.month - (day.month - 1) % 2, 2)


def quarter_of(day: date) -> Span:
    """The quarter a day lies in."""
    return _months(day.year, day.month - (day.month - 1) % 3, 3)


def _months(year: int, first: int, count: int) -> Span:
    after = first + count
    following = date(year + after // 13, after if after < 13 else after - 12, 1)
    return date(year, first, 1), following - timedelta(days=1)


def rolling_months_of(day: date) -> Span:
    """The two months that end with a day (F12, as a setting)."""
    year, month = divmod(day.year * 12 + day.month - 3, 12)
    before, end = _months(year, month + 1, 1)
    return before.replace(day=min(day.day, end.day)) + timedelta(days=1), day
