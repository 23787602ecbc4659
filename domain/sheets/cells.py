"""What a single cell means. Each reader takes a cell as the file gives it and answers a value or a fault."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from domain.problems import Fault
from domain.sheets.table import Cell
from domain.terms import TERMS
from domain.work_log import HIGHEST_COUNT

Value: TypeAlias = str | int | bool | date | Decimal | tuple[str, ...] | None
Reader: TypeAlias = Callable[[Cell], Value | Fault]

LONGEST_NUMBER = 10**15
"""From 16 digits on a spreadsheet's number has lost digits: a problem, not a guess."""

EXAMPLE_MARKS = ("例：", "例:", "e.g.")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_MONTH = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))")
_PEOPLE = re.compile(r"[、,;，；\s]+")


def plain(text: str) -> str:
    """Text with full-width forms made plain and every blank removed, for comparing words."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def read_text(cell: Cell) -> Value | Fault:
    """Words as they were written, without control characters; a number or date in its usual form."""
    if isinstance(cell, str):
        return _CONTROL.sub("", cell).strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LONGEST_NUMBER:
        return str(int(cell))
    if isinstance(cell, datetime) and cell == datetime(cell.year, cell.month, cell.day, tzinfo=cell.tzinfo):
        return cell.date().isoformat()
    return str(cell)


def read_texts(cells: Sequence[Cell]) -> list[str] | None:
    """A whole column of words at once, as `read_text` reads each; None where a cell needs a closer look."""
    if set(map(type, cells)) != {str}:
        return None
    text = "".join(cells)  # type: ignore[arg-type]
    if not text.isprintable() and _CONTROL.search(text):  # the first is quicker, but takes wide blanks for bad
        return None
    return list(map(str.strip, cells))  # type: ignore[arg-type]


def read_identifier(cell: Cell) -> Value | Fault:
    """A number that is a name: text, leading zeros kept, full-width digits made plain."""
    if isinstance(cell, str):
        text = _CONTROL.sub("", unicodedata.normalize("NFKC", cell)).strip()
        return Fault("example_row") if text.startswith(EXAMPLE_MARKS) else text
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return Fault("bad_identifier", {"value": str(cell)})
    if not abs(cell) < LONGEST_NUMBER:  # nor is what is no number at all
        return Fault("number_too_long", {"value": f"{cell:.0f}"})
    return str(int(cell)) if cell == int(cell) else Fault("bad_identifier", {"value": str(cell)})


def read_count(cell: Cell) -> Value | Fault:
    """A whole number from 0 to 999; an empty cell is None and stands for 0."""
    number = _number(cell)
    if number is None or isinstance(number, Fault):
        return number
    if number != int(number):
        return Fault("not_a_number", {"value": str(cell)})
    if not 0 <= number <= HIGHEST_COUNT:
        return Fault("out_of_range", {"value": str(cell), "least": 0, "most": HIGHEST_COUNT})
    return int(number)


def read_amount(cell: Cell) -> Value | Fault:
    """A decimal number with at most four places."""
    number = _number(cell)
    if number is None or isinstance(number, Fault):
        return number
    if abs(number) >= LONGEST_NUMBER:
        return Fault("number_too_long", {"value": str(cell)})
    return round(number, 4)


def _number(cell: Cell) -> Decimal | Fault | None:
    if cell == "":
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = repr(cell)
    elif isinstance(cell, str):
        text = plain(cell).replace(",", "")
        if not text:
            return None
    else:
        text = ""
    if not re.fullmatch(r"[-+]?[0-9]+(\.[0-9]*)?(e[-+]?[0-9]{1,3})?", text):
        return Fault("not_a_number", {"value": str(cell)})
    return Decimal(text)


def _whole_date(year: str, month: str, day: str, cell: Cell) -> date | Fault:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return Fault("bad_date", {"value": str(cell)})
    return found if 1950 <= found.year < 2200 else Fault("bad_date", {"value": str(cell)})


def _digits(cell: Cell) -> str:
    """A cell as the digits somebody typed: 20261116 may come as a number."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def read_day(cell: Cell) -> Value | Fault:
    """A date in any of the usual forms; an empty cell is None."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _whole_date(str(cell.year), str(cell.month), str(cell.day), cell)
    text = unicodedata.normalize("NFKC", _digits(cell)).strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    if not found:
        return Fault("bad_date", {"value": str(cell)})
    year, month, day, month2, day2 = found.groups()
    return _whole_date(year, month or month2, day or day2, cell)


def read_month(cell: Cell) -> Value | Fault:
    """A month, as its first day; an empty cell is None."""
    if isinstance(cell, date):
        return _whole_date(str(cell.year), str(cell.month), "1", cell)
    text = plain(_digits(cell))
    if not text:
        return None
    found = _MONTH.fullmatch(text)
    if not found:
        return Fault("bad_date", {"value": str(cell)})
    return _whole_date(found[1], found[2] or found[3], "1", cell)


def read_people(cell: Cell) -> Value | Fault:
    """Employee numbers with any of the usual separators between them, each once."""
    text = read_identifier(cell)
    return tuple(dict.fromkeys(filter(None, _PEOPLE.split(text)))) if isinstance(text, str) else text


def choice_reader(codes: tuple[str, ...]) -> Reader:
    """A reader of one word out of a list, in any of the three languages; an empty cell is None."""
    words = {plain(word): code for code in codes for word in (*TERMS[code], code)}
    allowed = "、".join(TERMS[code].zh_TW for code in codes)

    def read_choice(cell: Cell) -> Value | Fault:
        text = plain(str(read_text(cell)))
        if not text:
            return None
        return words.get(text) or Fault("bad_choice", {"value": str(cell), "allowed": allowed})

    return read_choice


_YES = {"是", "y", "yes", "true", "1"}
_NO = {"否", "n", "no", "false", "0"}


def read_yes_no(cell: Cell) -> Value | Fault:
    """是 or 否 in the usual spellings; an empty cell is None."""
    text = plain(str(read_text(cell)))
    if not text:
        return None
    if text in _YES or text in _NO:
        return text in _YES
    return Fault("bad_choice", {"value": str(cell), "allowed": "是、否"})
