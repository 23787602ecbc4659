"""Spreadsheets proper (.xlsx, .xls, .ods) through calamine."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

from domain.problems import Refusal
from domain.sheets.table import Row, Sheet
from storage.workbooks.cell_faults import cell_faults

Answer = TypeVar("Answer")


def spreadsheet_sheets(content: bytes, name: str) -> list[Sheet]:
    """The visible sheets of a spreadsheet. Refuses `encrypted` and `damaged_file`."""
    workbook = _asked(lambda: CalamineWorkbook.from_filelike(BytesIO(content)), name)
    visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    return [CalamineSheet(sheet, workbook, content, name) for sheet in visible]


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


@dataclass(frozen=True)
class CalamineSheet:
    """A sheet of a spreadsheet, parsed when its rows are asked for."""

    name: str
    workbook: CalamineWorkbook
    content: bytes
    file_name: str

    def rows(self) -> Iterator[Row]:
        """Every row from A1 on."""
        sheet = _asked(lambda: self.workbook.get_sheet_by_name(self.name), self.file_name)
        left = sheet.start[1] if sheet.start else 0  # rows are given from the first one, but not columns
        rows = iter(sheet.iter_rows())
        return ([""] * left + row for row in rows) if left else rows

    def faults(self) -> Mapping[tuple[int, int], str]:
        """Cells that only look empty. Old .xls files do not tell."""
        if not self.content.startswith(b"PK"):
            return {}
        try:
            return cell_faults(self.content, self.name)
        except (ParseError, KeyError, DefusedXmlException) as error:  # parts that the reader itself could do without
            raise Refusal("damaged_file", file=self.file_name) from error
