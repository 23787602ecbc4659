"""One cell of the entry grid: the count that was meant, or what is wrong with it and what was probably meant."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from domain.problems import Fault
from domain.sheets.cells import plain, read_count
from domain.work_log import HIGHEST_COUNT


class Wrong(StrEnum):
    """Why a cell counts nowhere."""

    LETTERS = "letters"
    """Letters that look like digits: 5O."""
    NOT_WHOLE = "not_whole"
    """Anything else that is no whole number: 4個, 2.5, abc."""
    OUT_OF_RANGE = "out_of_range"
    """Less than 0 or more than 999."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell as typed. `count` is None where it is blank or wrong; `fix` what was clearly meant, or empty."""

    text: str
    count: int | None = None
    wrong: Wrong | None = None
    fix: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.text


BLANK = Typed("")
LOOKS_LIKE = str.maketrans("oO〇○lI|", "0000111")
WIDE = {ord("０") + digit: str(digit) for digit in range(10)}
UNITS = "個个位份張张次通人場场家條条件名户戶"
CHINESE = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"兩": 2, "两": 2}
_ENDED = re.compile(rf"(.*?)[{UNITS}、，。,;；!]+")


def plain_digits(text: str) -> str:
    """Full-width digits as plain ones, everything else as it was typed."""
    return text.translate(WIDE)


@lru_cache(maxsize=4096)
def read_cell(text: str) -> Typed:
    """What a cell says: blank, a whole number from 0 to 999, or something wrong that is kept as it was typed."""
    kept = plain_digits(text).strip()
    found = read_count(kept)
    if found is None:
        return BLANK
    if isinstance(found, int):
        return Typed(str(found), found)
    if isinstance(found, Fault) and found.code == "out_of_range":
        return Typed(kept, wrong=Wrong.OUT_OF_RANGE)
    return _wrong(kept)


def _wrong(text: str) -> Typed:
    bare = plain(unicodedata.normalize("NFKC", text))
    fix = _number(bare.translate(LOOKS_LIKE))
    if fix:
        return Typed(text, wrong=Wrong.LETTERS, fix=fix)
    ended = _ENDED.fullmatch(bare)
    word = (ended[1] if ended else bare).translate(LOOKS_LIKE)
    return Typed(text, wrong=Wrong.NOT_WHOLE, fix=_number(str(CHINESE.get(word, word))))


def _number(text: str) -> str:
    """A whole number in range as text, else nothing."""
    return str(int(text)) if re.fullmatch(r"[0-9]{1,3}", text) and int(text) <= HIGHEST_COUNT else ""
