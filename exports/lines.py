"""Breaking text into lines as Chinese is set: between any two characters, but not before 。 nor after （."""

import re
from functools import lru_cache

from exports.fonts import width

NOT_FIRST = set("，。、；：？！）」』》〉】％%,.;:?!)]}·…")
NOT_LAST = set("（「『《〈【([{")
_PIECES = re.compile(r"[A-Za-z0-9.,:/%+\-_@#=]+|\s|.", re.DOTALL)


@lru_cache(maxsize=65536)
def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text within so many points; there is at least one."""
    if "\n" not in text and width(text, size, bold=bold) <= room:
        return (text,)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _broken(paragraph, room, size, bold=bold)
    return tuple(lines)


def _broken(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _units(text, room, size, bold=bold):
        if line and width(line + piece.rstrip(), size, bold=bold) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _units(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """What must stay together: words, and a mark with the character it belongs to."""
    units: list[str] = []
    for piece in _PIECES.findall(text):
        joins = units and (piece[0] in NOT_FIRST or units[-1][-1] in NOT_LAST)
        if joins and width(units[-1] + piece, size, bold=bold) <= room:
            units[-1] += piece
        elif width(piece, size, bold=bold) > room:
            units += piece
        else:
            units.append(piece)
    return units
