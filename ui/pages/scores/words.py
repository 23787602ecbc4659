"""Days, shares and lists as this page writes them."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.names import short_name
from domain.organisation import Organisation
from ui.desk import Desk


def day_of(desk: Desk, day: date) -> str:
    """11-20 五."""
    return desk.say("scores.day", day=f"{day:%m-%d}", weekday=desk.say(f"shell.weekday_{day.weekday()}"))


def weekday_of(desk: Desk, day: date) -> str:
    """週五."""
    return desk.say("scores.weekday", day=desk.say(f"shell.weekday_{day.weekday()}"))


def weekdays(desk: Desk, days: Sequence[date]) -> str:
    """週一、週三; three and more in a row as a span."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        if len(run) > 2:
            said.append(desk.say("scores.days_span", first=weekday_of(desk, run[0]), last=weekday_of(desk, run[-1])))
        else:
            said += [weekday_of(desk, day) for day in run]
    return listed(desk, said)


def listed(desk: Desk, words: Iterable[str]) -> str:
    """Words one after another."""
    return (", " if desk.language == "en" else "、").join(words)


def percent(share: int | None) -> str:
    """Per mille as per cent with one decimal."""
    return "–" if share is None else f"{share / 10:.1f}"


def short_unit(org: Organisation, code: str) -> str:
    """A unit's name without those of the units it lies in."""
    return short_name(org.units[code].name, (unit.name for unit in org.chain(code)[:-1]))
