"""How days, times and units are said on the pages of work logs."""

from datetime import date, datetime

from domain.organisation import Organisation
from ui.desk import Desk
from ui.wording import say


def short_day(day: date, language: str) -> str:
    """11-18 三."""
    return f"{day:%m-%d} {say(f'shell.weekday_{day.weekday()}', language)}"


def long_day(desk: Desk, day: date) -> str:
    """2026-11-18（三）."""
    return desk.say("logs.day", day=day, weekday=desk.say(f"shell.weekday_{day.weekday()}"))


def moment(at: str) -> datetime | None:
    """A UTC time on the machine's clock; None where it is not known."""
    return datetime.fromisoformat(at).astimezone() if at else None


def short_time(at: str, day: date | None = None) -> str:
    """11:20 on the day itself, 11-19 11:20 on any other."""
    when = moment(at)
    if when is None:
        return ""
    return f"{when:%H:%M}" if when.date() == day else f"{when:%m-%d %H:%M}"


def short_unit(org: Organisation, code: str) -> str:
    """A unit's name without the names of the units above it: what tells it from its neighbours."""
    unit = org.units.get(code)
    if unit is None:
        return code
    above = org.units.get(unit.parent or "")
    return unit.name.removeprefix(above.name) or unit.name if above else unit.name
