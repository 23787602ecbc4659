"""The day's work before the store is open: what the window shows first (promise P5).

A bare connection answers in milliseconds what the whole store needs a second to be loaded for.
"""

from datetime import date
from functools import partial
from pathlib import Path

from domain.services.today import todays_work
from domain.today import Today
from storage.sqlite import DriverError, asked, looking
from storage.todays_rows import TodaysRows


def first_look(path: Path, unit: str, me: str, today: date) -> Today | None:
    """The day's work as the file has it; None where it can't be read just now, and the store's opening will say why.

    Without a unit, that of the person sitting here; without a person, everybody's.
    """
    try:
        with looking(path) as connection:
            rows = TodaysRows(partial(asked, connection))
            if not rows.units():  # an empty store begins with another page
                return None
            place = rows.place_of(me, today) if me and not unit else None
            return todays_work(rows, place[0] if place else unit, me, today)
    except (DriverError, KeyError, ValueError):
        return None
