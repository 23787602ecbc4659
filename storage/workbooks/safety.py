"""What a zipped workbook must not do: unpack without end, or bring entities along."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from domain.problems import Refusal

LARGEST_FILE = 50 << 20
LARGEST_UNPACKED = 512 << 20
LARGEST_RATIO = 200
"""Caps of a file, of all it unpacks to, and of one member's unpacked to packed size."""

SMALL = 1 << 20
"""Members up to this size may unpack at any ratio: blank sheets and themes do."""

MOST_MEMBERS = 10_000
MOST_CELLS = 40_000_000
"""The used area a reader may lay out in memory."""

PIECE = 1 << 16
"""What is unpacked at a time: small enough to stay in the processor's cache while it is searched."""

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_zip(content: bytes, name: str) -> None:
    """Refuses `too_large`, `unsafe_file`, `damaged_file` and `unknown_format` before anything is unpacked whole.

    Every member is unpacked once in a stream, so that sizes the directory only claims are not believed.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            _check_kind({member.filename for member in members}, name)
            _check_sizes(members, name)
            for member in members:
                _check_member(archive, member, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        # RuntimeError and NotImplementedError: a password or a packing that the library does not know
        raise Refusal("damaged_file", file=name) from error


def _check_kind(names: set[str], name: str) -> None:
    if "xl/workbook.bin" in names or not ("xl/workbook.xml" in names or "content.xml" in names):
        raise Refusal("unknown_format", file=name)


def _check_sizes(members: list[zipfile.ZipInfo], name: str) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED:
        raise Refusal("too_large", file=name, limit=LARGEST_UNPACKED >> 20)
    for member in members:
        if member.file_size > SMALL and member.file_size > LARGEST_RATIO * max(member.compress_size, 1):
            raise Refusal("too_large", file=name, limit=LARGEST_UNPACKED >> 20)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    """Unpack a member in a stream: not larger than it claims, no declarations, no area nobody can lay out."""
    is_xml = member.filename.endswith((".xml", ".rels", ".vml"))
    area: SheetArea | RepeatedArea | None = None
    if is_xml and member.filename.startswith("xl/worksheets/"):
        area = SheetArea()
    elif member.filename == "content.xml":
        area = RepeatedArea()
    size, tail = 0, b""
    for piece in _unpacked(archive, member):
        size += len(piece)
        if size > member.file_size:
            raise Refusal("too_large", file=name, limit=LARGEST_UNPACKED >> 20)
        if is_xml and not tail and _DOCTYPE.search(piece.replace(b"\x00", b"") if b"\x00" in piece else piece):
            raise Refusal("unsafe_file", file=name)
        if isinstance(area, SheetArea):
            area.take(tail + piece)
        elif area:
            area.take(piece)
        tail = piece[-64:]
    if isinstance(area, SheetArea) and area.is_wide:
        tail = b""
        for piece in _unpacked(archive, member):
            area.measure(tail + piece)
            tail = piece[-64:]
    if area and area.too_large:
        raise Refusal("too_large", file=name, limit=LARGEST_UNPACKED >> 20)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member's bytes in pieces, as long as it really is: the library itself stops where the directory says."""
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or member.flag_bits & 1:
        raise zipfile.BadZipFile
    with archive.open(member) as part:
        start = part._orig_compress_start  # type: ignore[attr-defined]
    packed = archive.fp
    assert packed is not None  # noqa: S101  the archive is open
    packed.seek(start)
    inflate = zlib.decompressobj(-15) if member.compress_type == zipfile.ZIP_DEFLATED else None
    left = member.compress_size
    while left > 0 and (piece := packed.read(min(left, PIECE))):
        left -= len(piece)
        while piece and inflate:
            yield inflate.decompress(piece, PIECE * 4)
            piece = inflate.unconsumed_tail
        if piece:
            yield piece


class SheetArea:
    """The used area of a sheet, seen from its XML as it streams by: a reader lays out every cell of it.

    Up to column Z even a stray cell at the very bottom can be laid out. Only where a reference goes beyond are
    all of them looked at, in a second pass.
    """

    _BEYOND_Z = re.compile(rb"""r=["'][A-Z]{2}""")
    _REFERENCE = re.compile(rb"""r=["']([A-Z]{0,3})(\d{1,7})["']""")

    def __init__(self) -> None:
        self.is_wide = False
        self._bytes = 0
        self._columns = self._rows = 1

    def take(self, piece: bytes) -> None:
        """Look at the next piece of the first pass."""
        self.is_wide = self.is_wide or self._BEYOND_Z.search(piece) is not None

    def measure(self, piece: bytes) -> None:
        """Look at the next piece of the second pass."""
        self._bytes += len(piece)
        found = self._REFERENCE.findall(piece)
        for letters in {letters for letters, _ in found}:
            self._columns = max(self._columns, column_number(letters.decode()))
        self._rows = max([self._rows, *(int(row) for _, row in found)])

    @property
    def too_large(self) -> bool:
        """Whether the area is beyond any use and far more than what is written could fill."""
        area = self._rows * self._columns
        return area > MOST_CELLS and area > 3 * self._bytes


class RepeatedArea:
    """The cells of an OpenDocument sheet, which says "this row a million times" in one line."""

    _MOST_UNWRITTEN = 1_000_000

    def __init__(self) -> None:
        self._written = self._laid_out = self._row = self._rows = 0
        self._parser: expat.XMLParserType | None = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def take(self, piece: bytes) -> None:
        """Follow the next piece; a broken one is the reader's to refuse."""
        if self._parser:
            try:
                self._parser.Parse(piece, False)
            except expat.ExpatError:
                self._parser = None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table-row":
            self._row, self._rows = 0, _times(attributes.get("table:number-rows-repeated"))
        elif tag == "table:table-cell" and "office:value-type" in attributes:
            self._written += 1
            self._row += _times(attributes.get("table:number-columns-repeated"))

    def _end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._laid_out += self._row * self._rows

    @property
    def too_large(self) -> bool:
        """Whether repetition makes far more cells than are written."""
        return self._laid_out > self._MOST_UNWRITTEN and self._laid_out > 20 * self._written


def _times(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 1


def column_number(letters: str) -> int:
    """A column's place from its letters, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
