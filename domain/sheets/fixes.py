"""Likely ways to put a refused cell right: a lost zero, the nearest known code, another form of a date.

Only proposals: a person chooses one, and the same import judges the cell again.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from domain.field import Outlet
from domain.organisation import Organisation
from domain.problems import Fault
from domain.sheets.cells import plain
from domain.sheets.reading import RefusedRow
from domain.work_log import HIGHEST_COUNT

CLOSE = 0.6
"""How alike a code or name must be to be proposed (share of equal letters)."""

SPREADSHEET_DAY_0 = date(1899, 12, 30)
DIGITS = dict(zip("〇零一二兩两三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposal: its kind (pad, name, near, day, number, above, choice), the value, and whose or what name it is."""

    kind: str
    value: str
    name: str = ""


@dataclass(frozen=True)
class Hints:
    """What proposals are made from: everybody, the outlets, the events, and today."""

    org: Organisation
    outlets: tuple[Outlet, ...]
    events: tuple[str, ...]
    today: date


def likely_fixes(row: RefusedRow, code: str, fault: Fault, hints: Hints, above: str = "") -> tuple[Fix, ...]:
    """Proposals for one faulty cell, the likeliest first. `above` is what the next filled cell above it holds."""
    place = row.header.places.get(code)
    cell = "" if place is None else str(row.cells[place]).strip()
    if fault.code == "missing_value":
        return (Fix("above", above),) if above else ()
    maker = MAKERS.get(fault.code)
    return tuple(dict.fromkeys(maker(cell, row, fault, hints))) if maker else ()


def _members(cell: str, row: RefusedRow, fault: Fault, hints: Hints) -> Iterable[Fix]:
    """A number that lost its zeros, the number of the name in the row, the nearest number."""
    members = hints.org.members
    wrong = _normal(str(fault.facts.get("value", cell)))
    if wrong != _normal(cell):
        return  # one of several in the cell
    said = plain(_said(row, "name"))
    padded = [number for number in members if wrong and number != wrong and number.lstrip("0") == wrong.lstrip("0")]
    yield from (Fix("pad", number, members[number].name) for number in padded if _agree(said, members[number].name))
    named = [number for number, member in members.items() if said and plain(member.name) == said]
    if len(named) == 1 and named[0] not in padded:
        yield Fix("name", named[0], members[named[0]].name)
    if not padded and not named:
        yield from (Fix("near", number, members[number].name) for number in _near(wrong, members))


def _agree(said: str, name: str) -> bool:
    """The row names the same person, or nobody."""
    return not said or plain(name) == said


def _units(cell: str, _row: RefusedRow, _fault: Fault, hints: Hints) -> Iterable[Fix]:
    yield from _coded(cell, {unit.code: unit.name for unit in hints.org.units.values()})


def _subjects(cell: str, row: RefusedRow, fault: Fault, hints: Hints) -> Iterable[Fix]:
    yield from _members(cell, row, fault, hints)
    yield from _units(cell, row, fault, hints)


def _outlets(cell: str, _row: RefusedRow, fault: Fault, hints: Hints) -> Iterable[Fix]:
    names = {outlet.code: outlet.name for outlet in hints.outlets}
    meant = [code for code in str(fault.facts.get("codes", "")).split("、") if code in names]
    if meant:
        return [Fix("near", code, names[code]) for code in meant[:3]]
    return _coded(cell, names)


def _events(cell: str, _row: RefusedRow, _fault: Fault, hints: Hints) -> Iterable[Fix]:
    yield from (Fix("near", code) for code in _near(cell, hints.events))


def _coded(cell: str, names: Mapping[str, str]) -> Iterable[Fix]:
    """The codes that a cell may mean: by code without zeros, by name, by the nearest of either."""
    wrong = _normal(cell)
    bare = [code for code in names if wrong.lstrip("0") and code.lstrip("0") == wrong.lstrip("0")]
    if bare:
        return [Fix("pad", code, names[code]) for code in bare[:1]]
    words = {plain(name): code for code, name in reversed([*names.items()])}
    codes = [words[plain(cell)]] if plain(cell) in words else []
    codes += [words[word] for word in get_close_matches(plain(cell), words, 1, CLOSE)]
    codes += _near(wrong, names)
    return [Fix("near", code, names[code]) for code in dict.fromkeys(codes)][:2]


def _near(wrong: str, known: Iterable[str]) -> list[str]:
    return get_close_matches(wrong, list(known), 1, 0.75)


def _days(cell: str, _row: RefusedRow, _fault: Fault, hints: Hints) -> Iterable[Fix]:
    """Other forms of a day, at the latest today: without a year, day first, a bare number of a spreadsheet."""
    text = re.sub(r"[年月./\s]+", "-", unicodedata.normalize("NFKC", cell).replace("日", "").strip()).strip("-")
    parts = [int(part) for part in text.split("-")] if re.fullmatch(r"\d{1,5}(-\d{1,4}){0,2}", text) else []
    found: list[date | None] = []
    match parts:
        case [number] if number >= 20_000:
            found = [SPREADSHEET_DAY_0 + timedelta(number)]
        case [month, day]:
            found = [_day(hints.today.year, month, day), _day(hints.today.year - 1, month, day)]
        case [year, month, day] if year >= 1000:
            found = [_day(hints.today.year, month, day), _last_day(year, month, day)]
        case [first, month, last]:
            found = [_day(_century(first), month, last), _day(_century(last), month, first)]
            found = [day for day in found if day and day.year >= hints.today.year - 1]
    past = [day for day in found if day and day <= hints.today and day.isoformat() != text]
    yield from (Fix("day", day.isoformat()) for day in past[:2])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(year: int, month: int, day: int) -> date | None:
    """For a 30th of February: the month's last day."""
    if not 29 <= day <= 31 or not 1 <= month <= 12:
        return None
    return next(found for last in range(day, 27, -1) if (found := _day(year, month, last)))


def _century(year: int) -> int:
    return year + 2000 if year < 100 else year


def _numbers(cell: str, _row: RefusedRow, _fault: Fault, _hints: Hints) -> Iterable[Fix]:
    """The number in a cell of words: 兩個, 約 5 位, -3."""
    text = plain(cell).removesuffix(".0")
    digits = re.findall(r"\d+", text.replace(",", ""))
    if len(digits) == 1 and not re.search(r"\d\.\d", text):
        number = int(digits[0])
    elif not digits and (words := re.findall(r"[〇零一二兩两三四五六七八九十]+", text)) and len(words) == 1:
        number = _chinese(words[0])
    else:
        return
    if 0 <= number <= HIGHEST_COUNT:
        yield Fix("number", str(number))


def _chinese(words: str) -> int:
    """Up to 99; -1 for what is no number."""
    tens, ten, ones = words.partition("十")
    if not ten:
        return DIGITS.get(words, -1)
    if (tens and tens not in DIGITS) or (ones and ones not in DIGITS):
        return -1
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)


def _choices(cell: str, _row: RefusedRow, fault: Fault, _hints: Hints) -> Iterable[Fix]:
    allowed = str(fault.facts["allowed"]).split("、")
    near = get_close_matches(cell, allowed, 1, 0.4)
    if near or len(allowed) <= 3:
        yield from (Fix("choice", word) for word in near or allowed)


def _said(row: RefusedRow, code: str) -> str:
    place = row.header.places.get(code)
    return "" if place is None else str(row.cells[place])


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().removesuffix(".0")


Maker = Callable[[str, RefusedRow, Fault, Hints], Iterable[Fix]]

MAKERS: dict[str, Maker] = {
    "unknown_member": _members,
    "unknown_subject": _subjects,
    "unknown_unit": _units,
    "unknown_outlet": _outlets,
    "ambiguous_outlet": _outlets,
    "unknown_event": _events,
    "bad_date": _days,
    "date_in_future": _days,
    "not_a_number": _numbers,
    "out_of_range": _numbers,
    "bad_choice": _choices,
}
