"""The official working days of the mainland, as far as they are published (decision F1)."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=4096)
def official_day(day: date) -> bool | None:
    """Whether a day is worked by the official calendar; None for years it does not cover."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
