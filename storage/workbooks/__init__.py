"""Any workbook file as sheets of rows: the content decides what it is, never the name."""

from storage.workbooks.opening import open_workbook

__all__ = ["open_workbook"]
