"""Lists of any length: the database filters, sorts and pages; memory holds a few pages of rows."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.desk import Desk
from ui.kit.rows import NO_INDEX, Column, cell_data
from ui.kit.table import Table

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
PAGE, PAGES = 200, 24

Fetch = Callable[[int, int, str, bool], Sequence[Row]]
"""Rows from an offset, at most so many, by a column's code, perhaps descending."""


class PagedModel(QAbstractTableModel, Generic[Row]):
    """So many rows, read a page at a time as they come into sight."""

    def __init__(self, columns: Sequence[Column[Row]], fetch: Fetch[Row]) -> None:
        super().__init__()
        self.columns = list(columns)
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._count = 0
        self._order = ("", False)

    def show(self, count: int, first: Sequence[Row] = ()) -> None:
        """There are so many rows now, the first of them perhaps known; what was read is forgotten."""
        self.beginResetModel()
        self._count = count
        self._pages.clear()
        if first:
            self._pages[0] = first
        self.endResetModel()

    def row_at(self, place: int) -> Row | None:
        """The row at a place, read if need be."""
        if not 0 <= place < self._count:
            return None
        number = place // PAGE
        if number not in self._pages:
            self._miss(number)
        rows = self._pages.get(number, ())
        if rows:
            self._pages.move_to_end(number)
        return rows[place % PAGE] if place % PAGE < len(rows) else None

    def _miss(self, number: int) -> None:
        """Get a page that is not there yet."""
        self._put(number, self._fetch(number * PAGE, PAGE, *self._order))

    def _put(self, number: int, rows: Sequence[Row]) -> None:
        self._pages[number] = rows
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802  Qt's name
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].head
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].alignment
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        return None if row is None else cell_data(self.columns[index.column()], row, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = (self.columns[column].code if column >= 0 else "", order is Qt.SortOrder.DescendingOrder)
        if wanted != self._order:
            self._order = wanted
            self._reorder()

    def _reorder(self) -> None:
        """The rows come in another order from now on."""
        self.layoutAboutToBeChanged.emit()
        self._pages.clear()
        self.layoutChanged.emit()


class PagedTable(Table[Row]):
    """A table over a paged model."""

    def __init__(
        self, desk: Desk, name: str, columns: Sequence[Column[Row]], fetch: Fetch[Row], *, many: bool = False
    ) -> None:
        super().__init__(desk, name, columns, many=many)
        self.paged: PagedModel[Row] = PagedModel(columns, fetch)
        self.use_model(self.paged)

    def show_count(self, count: int) -> None:
        """There are so many rows now."""
        self.paged.show(count)
        self.fit()
        self._place_empty()

    def row_at(self, place: int) -> Row | None:
        return self.paged.row_at(place)
