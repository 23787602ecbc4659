"""Text files: which encoding, which delimiter, which cells."""

import codecs
import csv
from io import StringIO

from domain.problems import Refusal
from domain.sheets.table import Row, RowsSheet, Sheet

LONGEST_CELL = 32_767
DELIMITERS = (",", "\t", ";")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030, with or without a mark; refuses `bad_encoding`."""
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("bad_encoding", file=name)


def _encodings(content: bytes) -> tuple[str, ...]:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return (encoding,)
    nuls = content[:4096].count(0), content[1:4096:2].count(0)
    if nuls[0]:
        return ("utf-16-le",) if nuls[1] * 2 > nuls[0] else ("utf-16-be",)
    return ("utf-8", "gb18030")


def text_sheet(text: str, title: str, name: str) -> Sheet:
    """The lines of a text file as rows. Refuses `damaged_file` where a cell never ends."""
    text = text.replace("\x00", "")
    rows: list[Row] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)):
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise Refusal("damaged_file", file=name)
            rows.append(list(row))
    except csv.Error as error:
        raise Refusal("damaged_file", file=name) from error
    return RowsSheet(title, rows)


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the most cells, quotes honoured."""
    lines = text[:20_000].splitlines()[:20]

    def cells(delimiter: str) -> int:
        return sum(len(row) - 1 for row in csv.reader(lines, delimiter=delimiter))

    return max(DELIMITERS, key=cells)
