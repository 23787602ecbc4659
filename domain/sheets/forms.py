"""One record typed into a form, read and checked as a row of its sheet is (contracts, section 2)."""

from collections.abc import Mapping
from typing import Any

from domain.problems import Fault, FormRefusal
from domain.sheets.checks import Known, check
from domain.sheets.headers import Header
from domain.sheets.reading import Chunk
from domain.sheets.specs import SheetSpec
from domain.sheets.table import Cell

TYPED_ROW = 1


def read_form(spec: SheetSpec, cells: Mapping[str, Cell], known: Known) -> dict[str, Any]:
    """The record by column code, ready to be kept. What is not given is blank.

    Refuses with a `FormRefusal` that names the fault of every field.
    """
    raw = [cells.get(column.code, "") for column in spec.columns]
    values = [column.reader(cell) for column, cell in zip(spec.columns, raw, strict=True)]
    faults: dict[str, Fault] = {}
    for column, value in zip(spec.columns, values, strict=True):
        if isinstance(value, Fault):
            faults[column.code] = value
        elif column.required and value in {"", None}:
            faults[column.code] = Fault("missing_value")
    if faults:
        raise FormRefusal(faults)
    codes = [column.code for column in spec.columns]
    header = Header(0, {code: place for place, code in enumerate(codes)}, {})
    columns = {code: [value] for code, value in zip(codes, values, strict=True)}
    chunk = Chunk(spec.code, header, [TYPED_ROW], [raw], columns)
    check(chunk, spec, known)
    if chunk.refused:
        raise FormRefusal(dict(chunk.refused[0].faults))
    return next(chunk.records())
