"""Rows and columns of a list, and the model that shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.kit.cells import CELL_ROLE
from ui.kit.looks import Band, Cell, Look

Row = TypeVar("Row")
NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: what it shows, sorts by and looks like. `width` in px at 100 % (0: as wide as its contents)."""

    code: str
    head: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    figures: bool = False
    look: Callable[[Row], Look | None] | None = None
    tip: Callable[[Row], str] | None = None
    width: int = 0
    stretch: bool = False
    centred: bool = False

    @property
    def alignment(self) -> int:
        """Figures stand right, marks in the middle, words left."""
        return RIGHT if self.figures else CENTRE if self.centred else LEFT


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows and bands; sorted within their bands by raw values, blanks last."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = list(columns)
        self.rows: list[Row | Band] = []
        self._order: tuple[int, bool] | None = None

    def show(self, rows: Sequence[Row | Band]) -> None:
        """Put these rows in place of the old ones."""
        self.beginResetModel()
        self.rows = list(rows)
        if self._order:
            self._arrange(*self._order)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self.rows)

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
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if isinstance(row, Band):
            return self._band_data(row, index.column(), role)
        return cell_data(self.columns[index.column()], row, role)

    def _band_data(self, band: Band, column: int, role: int) -> Any:
        if role == CELL_ROLE:
            return band
        if column == 0 and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{band.text} {band.note}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Band):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if self._order:
            self.layoutAboutToBeChanged.emit()
            self._arrange(*self._order)
            self.layoutChanged.emit()

    def _arrange(self, column: int, descending: bool) -> None:
        key = self.columns[column].sort or self.columns[column].text
        groups: list[tuple[Band | None, list[Row]]] = [(None, [])]
        for row in self.rows:
            if isinstance(row, Band):
                groups.append((row, []))
            else:
                groups[-1][1].append(row)
        self.rows = []
        for band, members in groups:
            known = [(value, row) for row in members if (value := key(row)) is not None]
            known.sort(key=lambda pair: pair[0], reverse=descending)
            blank = [row for row in members if key(row) is None]
            self.rows += [*([band] if band else []), *(row for _, row in known), *blank]


def cell_data(column: Column[Row], row: Row, role: int) -> Any:
    """What a column says of a row in one of Qt's roles."""
    if role == CELL_ROLE:
        return Cell(column.text(row) or "", column.look(row) if column.look else None, column.alignment)
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
        return column.text(row)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return column.alignment
    if role == Qt.ItemDataRole.ToolTipRole:
        return column.tip(row) if column.tip else None
    return None
