"""A block pasted from a workbook: whose and which day's each cell is, and what has no place (promise U6)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.entry.cells import read_cell
from domain.entry.days import ITEMS, DayState
from domain.entry.weeks import PersonWeek
from domain.terms import TERMS
from domain.work_log import Item

Block = list[list[str]]
"""Rows of cells."""

Column = tuple[date, Item]
"""A column of the grid that takes counts."""

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|$)')
_HEADS = frozenset(word for code in ("employee_no", "person_name") for word in TERMS[code])


def read_block(text: str) -> Block:
    """The cells of a clipboard: tabs and line ends part them, quotes hold cells with line ends or quotes inside."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: Block = [[]]
    place = 0
    while place <= len(text):
        quoted = _QUOTED.match(text, place) if text.startswith('"', place) else None
        if quoted:
            cell, place = quoted[1].replace('""', '"'), quoted.end()
        else:
            end = min((n for n in (text.find("\t", place), text.find("\n", place)) if n >= 0), default=len(text))
            cell, place = text[place:end], end
        rows[-1].append(cell.strip())
        if place < len(text) and text[place] == "\n":
            rows.append([])
        place += 1
    return rows


class Refused(StrEnum):
    """Why a row or cell of the block was not taken."""

    UNKNOWN_PERSON = "unknown_person"
    NAMESAKES = "namesakes"
    TWICE = "twice"
    FUTURE = "future"
    ABSENT = "absent"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something that was not taken: the row of the block (from 1), who or whose day, and why."""

    row: int
    name: str
    why: Refused
    day: date | None = None
    namesakes: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its place in the grid. `row` is its row in the block, from 1."""

    employee_no: str
    day: date
    item: Item
    text: str
    row: int


class Matched(StrEnum):
    """How the rows of the block found their people."""

    NUMBER = "number"
    NAME = "name"
    POSITION = "position"


@dataclass(frozen=True)
class Placing:
    """Where a block goes: its cells, what has no place, and how far it reaches beyond the grid."""

    rows: int
    columns: int
    matched: Matched
    cells: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    extra_rows: int = 0
    extra_columns: int = 0


def place_block(
    block: Block, people: Sequence[PersonWeek], columns: Sequence[Column], person: int, column: int
) -> Placing:
    """Place a block by the people in its first column (and second), else from a row and column of the grid on."""
    rows = [row for row in block if any(row)]
    if rows and len(rows) > 1 and any(unicodedata.normalize("NFKC", cell) in _HEADS for cell in rows[0][:2]):
        rows = rows[1:]
    matched, skipped = _matching(rows, people)
    found, unplaced = _people_of(rows, people, matched, person)
    width = max((len(row) for row in rows), default=0) - skipped
    wanted = columns[column : column + max(0, width)]
    cells = tuple(
        Placed(number, *place, text, index)
        for index, (row, number) in enumerate(zip(rows, found, strict=True), start=1)
        if number is not None
        for place, text in zip(wanted, row[skipped:], strict=False)
    )
    beyond = max(0, person + len(rows) - len(people)) if matched is Matched.POSITION else 0
    return Placing(len(rows), max(0, width), matched, cells, unplaced, beyond, max(0, width - len(wanted)))


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def _matching(rows: Block, people: Sequence[PersonWeek]) -> tuple[Matched, int]:
    """How people are found, and how many leading columns only name them: those where most cells do.

    A number of up to three digits is taken for a count.
    """
    numbers = {p.employee_no for p in people if not (len(p.employee_no) <= 3 and p.employee_no.isdecimal())}
    names = {_plain(p.name) for p in people}

    def mostly(place: int, known: set[str]) -> bool:
        cells = [cell for row in rows if place < len(row) and (cell := _plain(row[place]))]
        return 2 * sum(cell in known for cell in cells) > len(cells)

    if mostly(0, numbers):
        return Matched.NUMBER, 2 if mostly(1, names) else 1
    if mostly(0, names):
        return Matched.NAME, 2 if mostly(1, numbers) else 1
    return Matched.POSITION, 0


def _people_of(
    rows: Block, people: Sequence[PersonWeek], matched: Matched, first: int
) -> tuple[list[str | None], tuple[Unplaced, ...]]:
    """Whose each row is; None where nobody's, with the reason. Rows past the last person are counted elsewhere."""
    if matched is Matched.POSITION:
        numbers = [person.employee_no for person in people[first : first + len(rows)]]
        return [*numbers, *([None] * (len(rows) - len(numbers)))], ()
    by_name: dict[str, list[str]] = {}
    for person in people:
        by_name.setdefault(_plain(person.name), []).append(person.employee_no)
        by_name.setdefault(person.employee_no, []).append(person.employee_no)
    found: list[str | None] = []
    unplaced: list[Unplaced] = []
    for index, row in enumerate(rows, start=1):
        number = _named(row, by_name)
        why = None
        if number is None:
            several = len(by_name.get(_plain(row[0]), ()))
            why = Unplaced(index, row[0], Refused.NAMESAKES if several else Refused.UNKNOWN_PERSON, namesakes=several)
        elif number in found:
            why = Unplaced(index, row[0], Refused.TWICE)
        found.append(None if why else number)
        unplaced += [why] if why else []
    return found, tuple(unplaced)


def _named(row: list[str], by_name: Mapping[str, list[str]]) -> str | None:
    """The one person a row names; namesakes are told apart by a number in the second column."""
    several = by_name.get(_plain(row[0]), [])
    if len(several) > 1 and len(row) > 1:
        several = [number for number in several if number == _plain(row[1])]
    return several[0] if len(several) == 1 else None


@dataclass(frozen=True)
class Pasted:
    """The grid after a paste: the people it changed, cells filled, cells to put right, and what was left out."""

    people: dict[str, PersonWeek]
    filled: tuple[Placed, ...]
    wrong: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]


_CLOSED = {DayState.FUTURE: Refused.FUTURE, DayState.ABSENT: Refused.ABSENT, DayState.LEAVE: Refused.LEAVE}


def paste(placing: Placing, people: Mapping[str, PersonWeek]) -> Pasted:
    """Type the placed cells in. Blank ones leave the grid as it is; days that take none are named once each."""
    changed: dict[str, PersonWeek] = {}
    days: dict[tuple[str, date], dict[Item, str]] = {}
    filled: list[Placed] = []
    wrong: list[Placed] = []
    unplaced = dict.fromkeys(placing.unplaced)
    for cell in placing.cells:
        if not cell.text:
            continue
        whose = people[cell.employee_no]
        why = _CLOSED.get(whose.on(cell.day).state)
        if why:
            unplaced[Unplaced(cell.row, whose.name, why, cell.day)] = None
            continue
        days.setdefault((cell.employee_no, cell.day), {})[cell.item] = cell.text
        (wrong if read_cell(cell.text).wrong else filled).append(cell)
    for (number, day), texts in days.items():
        week = changed.get(number, people[number])
        entry = week.on(day)
        cells = tuple(texts.get(item, old) for item, old in zip(ITEMS, entry.cells, strict=True))
        changed[number] = week.with_day(entry.with_draft(cells=cells))
    return Pasted(changed, tuple(filled), tuple(wrong), tuple(unplaced))
