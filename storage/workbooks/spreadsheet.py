"""Spreadsheets proper (.xlsx, .xls, .ods) through calamine."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from typing import TypeVar
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from domain.problems import Refusal
from domain.sheets.table import Row, Sheet
from storage.workbooks.cell_faults import cell_faults

Answer = TypeVar("Answer")


def spreadsheet_sheets(content: bytes, name: str) -> list[Sheet]:
    """The visible sheets of a spreadsheet. Refuses `encrypted` and `damaged_file`.

    The first one is parsed ahead, beside whatever else an import has to look up before it reads rows.
    """
    workbook = _asked(lambda: CalamineWorkbook.from_filelike(BytesIO(content)), name)
    visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    if not visible:
        return []
    worker = ThreadPoolExecutor(1, "parse")
    ahead = worker.submit(workbook.get_sheet_by_name, visible[0])
    worker.shutdown(wait=False)
    first, *others = visible
    return [SpreadsheetSheet(first, content, name, ahead), *(SpreadsheetSheet(o, content, name) for o in others)]


def _asked(question: Callable[[], Answer], name: str) -> Answer:
    """What calamine answers; on a damaged file it fails in many ways, a panic of its own among them."""
    try:
        return question()
    except PasswordError as error:
        raise Refusal("encrypted", file=name) from error
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic is no Exception
        raise Refusal("damaged_file", file=name) from error


class SpreadsheetSheet:
    """A sheet of a spreadsheet, parsed when its rows are asked for unless that has begun already.

    Of what was parsed nothing is held longer than its rows are read: it is several times as large as the file.
    """

    def __init__(self, name: str, content: bytes, file_name: str, ahead: Future[CalamineSheet] | None = None) -> None:
        self._name, self._content, self._file_name = name, content, file_name
        self._ahead = ahead

    @property
    def name(self) -> str:
        return self._name

    def rows(self) -> Iterator[Row]:
        """Every row from A1 on."""
        ahead, self._ahead = self._ahead, None
        sheet = _asked(ahead.result if ahead else self._parsed, self._file_name)
        left = sheet.start[1] if sheet.start else 0  # rows are given from the first one, but not columns
        rows = iter(sheet.iter_rows())
        return ([""] * left + row for row in rows) if left else rows

    def _parsed(self) -> CalamineSheet:
        return CalamineWorkbook.from_filelike(BytesIO(self._content)).get_sheet_by_name(self._name)

    def faults(self) -> Mapping[tuple[int, int], str]:
        """Cells that only look empty. Old .xls files do not tell."""
        if not self._content.startswith(b"PK"):
            return {}
        try:
            return cell_faults(self._content, self._name)
        except (ParseError, KeyError, DefusedXmlException) as error:  # parts that the reader itself could do without
            raise Refusal("damaged_file", file=self._file_name) from error
