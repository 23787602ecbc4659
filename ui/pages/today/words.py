"""Days as this page writes them."""

from datetime import date

from ui.desk import Desk


def day_of(desk: Desk, day: date) -> str:
    """11-20 五; with the year where it is another one."""
    weekday = desk.say(f"shell.weekday_{day.weekday()}")
    written = f"{day:%m-%d}" if day.year == desk.today().year else f"{day:%Y-%m-%d}"
    return desk.say("today.day", day=written, weekday=weekday)
