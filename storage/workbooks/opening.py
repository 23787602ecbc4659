"""Opening a file: read once, recognised by content, refused with a reason where it can't be read."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from domain.problems import Refusal
from domain.sheets.table import Sheet
from storage.workbooks import safety
from storage.workbooks.spreadsheet import spreadsheet_sheets
from storage.workbooks.text import decoded, text_sheet
from storage.workbooks.web_page import looks_like_web_page, web_page_sheets
from storage.workbooks.xml_2003 import NAMESPACE, xml_2003_sheets

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x05\x06",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"BM",
)


@dataclass(frozen=True)
class FileWorkbook:
    """A file's visible sheets."""

    file_name: str
    sha256: str
    sheets: Sequence[Sheet]


def open_workbook(path: Path) -> FileWorkbook:
    """Read a file whole and recognise its sheets; the file is not held open.

    Refuses `unreadable_file`, `empty_file`, `too_large`, `encrypted`, `damaged_file`, `unsafe_file`,
    `bad_encoding`, `unknown_format`.
    """
    try:
        if path.stat().st_size > safety.LARGEST_FILE:
            raise Refusal("too_large", file=path.name, limit=safety.LARGEST_FILE >> 20)
        content = path.read_bytes()
    except OSError as error:
        raise Refusal("unreadable_file", file=path.name, reason=error.strerror or "") from error
    if not content:
        raise Refusal("empty_file", file=path.name)
    return FileWorkbook(path.name, hashlib.sha256(content).hexdigest(), _sheets(content, path))


def _sheets(content: bytes, path: Path) -> Sequence[Sheet]:
    if content.startswith(ZIP):
        safety.check_zip(content, path.name)
        return spreadsheet_sheets(content, path.name)
    if content.startswith(OLE):
        _refuse_encrypted(content, path.name)
        return spreadsheet_sheets(content, path.name)
    if content.startswith(FOREIGN):
        raise Refusal("unknown_format", file=path.name)
    text = decoded(content, path.name)
    if NAMESPACE in text[:4096]:
        return xml_2003_sheets(text, path.name)
    if looks_like_web_page(text):
        return web_page_sheets(text, path.stem, path.name)
    return [text_sheet(text, path.stem, path.name)]


def _refuse_encrypted(content: bytes, name: str) -> None:
    """An OLE file may be an old .xls, or a new .xlsx behind a password."""
    import msoffcrypto
    from msoffcrypto.exceptions import FileFormatError

    try:
        encrypted = msoffcrypto.OfficeFile(BytesIO(content)).is_encrypted()
    except FileFormatError as error:
        raise Refusal("unknown_format", file=name) from error
    except Exception as error:
        raise Refusal("damaged_file", file=name) from error
    if encrypted:
        raise Refusal("encrypted", file=name)
