"""The board's columns: how long ago, whether this week and these two months, whether the head was seen."""

from collections.abc import Mapping
from datetime import date

from domain.field_lists import BoardAsked, BoardRow, Side
from ui.desk import Desk
from ui.kit.looks import Bar, Ink, Look
from ui.kit.rows import Column
from ui.pages.outlets.choices import short_day

LONG = 45
"""So many days fill the bar; it is a scale, not a limit."""

FIGURE_SPACE = "\u2007"
"""As wide as a digit, so that the bars begin at one line."""

LONG_AGO = date.max.toordinal()


def board_columns(
    desk: Desk, asked: BoardAsked, count: int, names: dict[str, str], stops: Mapping[str, int]
) -> list[Column[BoardRow]]:
    """The columns for a side of the house on a day; `stops` numbers the outlets on the day's route."""
    say, side = desk.say, asked.side.value
    first, last = asked.pair[0].month, asked.pair[1].month

    def named(row: BoardRow) -> str:
        number = stops.get(row.code)
        return row.name if number is None else f"{circled(number)} {row.name}"

    def reached(done: bool, day: date | None) -> str:
        return short_day(day, asked.day) if done else say("outlets.not_inspected")

    def days(row: BoardRow) -> str:
        return (
            say("outlets.never")
            if row.days is None
            else say("outlets.days", count=str(row.days).rjust(3, FIGURE_SPACE))
        )

    def visited(row: BoardRow) -> str:
        return short_day(row.head, asked.day) if row.head_in_span else say("outlets.not_visited")

    def mark(done: bool) -> str:
        return say("outlets.done_mark" if done else "outlets.open_mark")

    def in_pair(row: BoardRow) -> str:
        return say("outlets.done_mark") if row.this_pair else say("outlets.not_inspected")

    return [
        Column("outlet", say("outlets.head_outlet", count=count), named, stretch=True, width=130, tip=_tip),
        Column(
            "region",
            say("outlets.head_region"),
            lambda r: names.get(r.unit, r.unit_name),
            look=_faint,
            width=72,
        ),
        Column(
            "resident", say("outlets.head_resident"), lambda r: r.resident or "–", tip=lambda r: r.resident, width=80
        ),
        Column(
            *("days", say(f"outlets.head_days_{side}"), days),
            sort=lambda r: LONG_AGO if r.days is None else r.days,
            look=_ago,
            width=104,
        ),
        Column(
            *("day", say("outlets.head_day"), lambda r: short_day(r.last, asked.day) or "–"),
            sort=lambda r: r.last or date.min,
            look=_faint,
        ),
        Column(
            *("week", say("outlets.head_week"), lambda r: mark(r.this_week)),
            look=lambda r: _done(r.this_week),
            centred=True,
        ),
        Column(
            *("pair", say("outlets.head_pair", first=first, last=last), in_pair),
            look=lambda r: _due(r.this_pair),
            centred=True,
        ),
        Column(
            *("other", say(f"outlets.head_other_{side}"), lambda r: reached(r.other_this_week, r.other)),
            sort=lambda r: r.other or date.min,
            look=lambda r: (
                _due(r.other_this_week) if asked.side is Side.MARKET_DEPARTMENT else _done(r.other_this_week)
            ),
            centred=True,
        ),
        Column(
            *("head", say("outlets.head_head"), visited),
            sort=lambda r: r.head or date.min,
            look=lambda r: _done(r.head_in_span),
            centred=True,
        ),
        Column(
            *("open", say("outlets.head_open"), lambda r: str(r.open_findings or "–")),
            sort=lambda r: r.open_findings,
            look=lambda r: Ink("failed", bold=True) if r.open_findings else Ink("text_3"),
            centred=True,
        ),
    ]


def circled(number: int) -> str:
    """①, ② and so on as far as there are such signs."""
    return chr(0x245F + number) if number <= 20 else f"({number})"


def _tip(row: BoardRow) -> str:
    return f"{row.code} {row.name}"


def _faint(_row: BoardRow) -> Look:
    return Ink("text_2")


def _ago(row: BoardRow) -> Look:
    return Ink("text_2") if row.days is None else Bar(min(1.0, row.days / LONG))


def _done(done: bool) -> Look:
    return Ink("met") if done else Ink("text_3")


def _due(done: bool) -> Look:
    return Ink("met") if done else Ink("behind", bold=True)
