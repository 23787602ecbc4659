"""Cells of an .xlsx that only look empty: formulas never computed, and errors like #DIV/0!."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from posixpath import join, normpath
from xml.parsers import expat

from defusedxml.ElementTree import fromstring

from storage.workbooks.safety import column_number

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PIECE = 1 << 16
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_TELLING = tuple(map(re.compile, (rb"<f[\s>/]", rb":f[\s>/]", rb"""t\s*=\s*["']e["']""")))
"""What opens a formula or marks an error; apart, as a pattern that begins with one certain letter is found faster."""


def cell_faults(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """The codes `formula_without_value` and `error_value` by (row, column) from 0; nothing for other formats."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = _part_of(archive, sheet)
        if part is None:
            return {}
        if not _may_have_faults(_pieces(archive, part)):
            return {}
        finder = _Finder()
        finder.read(_pieces(archive, part))
    return finder.faults


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while piece := stream.read(PIECE):
            yield piece


def _may_have_faults(pieces: Iterable[bytes]) -> bool:
    """Whether formulas or errors are written at all: following every cell of a large sheet takes seconds."""
    tail = b""
    for piece in pieces:
        text = tail + piece
        if b"\x00" in piece or any(telling.search(text) for telling in _TELLING):  # NUL: two bytes a letter
            return True
        tail = piece[-64:]
    return False


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The member that holds a sheet of this name; None in a file that is not .xlsx."""
    if "xl/workbook.xml" not in archive.namelist():
        return None
    workbook = fromstring(archive.read("xl/workbook.xml"))
    wanted = next(
        (e.get(RELATION) for e in workbook.iter() if e.tag.endswith("}sheet") and e.get("name") == sheet), None
    )
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = next((e.get("Target") for e in relations if e.get("Id") == wanted), None)
    if target is None:
        return None
    part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return part if part in archive.namelist() else None


class _Finder:
    """Follows the cells of a sheet's XML."""

    def __init__(self) -> None:
        self.faults: dict[tuple[int, int], str] = {}
        self._reference = self._kind = ""
        self._formula = self._in_value = self._valued = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self, pieces: Iterable[bytes]) -> None:
        with suppress(expat.ExpatError):  # the reader has refused or repaired such a sheet by its own lights
            for piece in pieces:
                self._parser.Parse(piece, False)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c":
            self._reference, self._kind = attributes.get("r", ""), attributes.get("t", "")
            self._formula = self._valued = False
        elif name == "f":
            self._formula = True
        elif name in {"v", "is"}:
            self._in_value = True

    def _text(self, text: str) -> None:
        self._valued = self._valued or (self._in_value and bool(text))

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name in {"v", "is"}:
            self._in_value = False
        elif name == "c":
            code = "error_value" if self._kind == "e" else "formula_without_value" if self._formula else ""
            found = _REFERENCE.fullmatch(self._reference)
            if code and found and (self._kind == "e" or not self._valued):
                self.faults[int(found[2]) - 1, column_number(found[1]) - 1] = code
