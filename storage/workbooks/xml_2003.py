"""Spreadsheets in the XML form of 2003, which some systems still write under the name .xls."""

from datetime import datetime
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from domain.problems import Refusal
from domain.sheets.table import Cell, Row, RowsSheet, Sheet

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{NAMESPACE}}}"
MOST_GAP = 100_000


def xml_2003_sheets(text: str, name: str) -> list[Sheet]:
    """The visible worksheets. Refuses `damaged_file` and `unsafe_file`."""
    start = text.find("?>") + 2 if text.lstrip("\ufeff \r\n\t").startswith("<?xml") else 0
    try:
        root = fromstring(text[start:])
    except DefusedXmlException as error:
        raise Refusal("unsafe_file", file=name) from error
    except (ParseError, ValueError) as error:
        raise Refusal("damaged_file", file=name) from error
    return [
        RowsSheet(sheet.get(f"{_SS}Name", ""), _rows(sheet, name))
        for sheet in root.iter(f"{_SS}Worksheet")
        if not sheet.findtext(".//{urn:schemas-microsoft-com:office:excel}Visible")
    ]


def _rows(sheet: Element, name: str) -> list[Row]:
    rows: list[Row] = []
    for element in sheet.iter(f"{_SS}Row"):
        _pad(rows, element.get(f"{_SS}Index"), [], name)
        row: Row = []
        for cell in element.iter(f"{_SS}Cell"):
            _pad(row, cell.get(f"{_SS}Index"), "", name)
            row.append(_value(cell.find(f"{_SS}Data")))
            across = cell.get(f"{_SS}MergeAcross") or "0"
            if not across.isdecimal():
                raise Refusal("damaged_file", file=name)
            row += [""] * min(int(across[:4]), 200)
        rows.append(row)
    return rows


def _pad(places: list[Row] | Row, index: str | None, blank: Row | Cell, name: str) -> None:
    """Blanks up to a place that is said rather than reached."""
    if index is None:
        return
    if not index.isdecimal() or int(index) > len(places) + MOST_GAP:
        raise Refusal("damaged_file", file=name)
    places.extend([blank] * (int(index) - 1 - len(places)))  # type: ignore[list-item]


def _value(data: Element | None) -> Cell:
    if data is None:
        return ""
    text = "".join(data.itertext())
    kind = data.get(f"{_SS}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        return text
    return text == "1" if kind == "Boolean" else text
