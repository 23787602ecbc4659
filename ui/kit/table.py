"""Every list of the window: columns, rows, bands, sorting, copying, an empty state, and a memory."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.desk import Desk
from ui.kit.cards import Empty
from ui.kit.cells import CELL_ROLE, CellDelegate
from ui.kit.clipboard import as_cells
from ui.kit.looks import Band, Cell, TwoLines
from ui.kit.rows import Column, Row, RowsModel

SAMPLED = 40
"""A column is as wide as its contents: those in sight and so many rows more. Qt's own thousand take a second."""


class Table(QTableView, Generic[Row]):
    """A list nobody edits in place. `name` is the word code of its accessible name, and how it is remembered."""

    opened = Signal(object)
    picked = Signal(object)
    chooses_cells = False

    def __init__(
        self, desk: Desk, name: str, columns: Sequence[Column[Row]], *, sortable: bool = True, many: bool = False
    ) -> None:
        super().__init__()
        self.desk, self.name = desk, name
        self.columns = list(columns)
        self.empty: Empty | None = None
        self.rows_model: RowsModel[Row] = RowsModel(columns)
        self._dress(desk, name, sortable, many)
        self.use_model(self.rows_model)
        self.doubleClicked.connect(lambda index: self._open_row(index.row()))

    def _dress(self, desk: Desk, name: str, sortable: bool, many: bool) -> None:
        self.setItemDelegate(CellDelegate(desk.theme, self))
        self.setAccessibleName(desk.say(name))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.set_row_height("row")
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setResizeContentsPrecision(SAMPLED)
        head.setMinimumSectionSize(desk.theme.px(24))
        head.setSectionsClickable(sortable)
        self._sortable = sortable

    def use_model(self, model: QAbstractTableModel) -> None:
        """Show another model of the same columns."""
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.picked.emit(self.current()))
        if self._sortable:
            self._restore_order()
            self.setSortingEnabled(True)
            self.horizontalHeader().sortIndicatorChanged.connect(self._keep_order)
        self.horizontalHeader().sectionResized.connect(self._keep_width)

    def set_row_height(self, size: str) -> None:
        """row, row_compact or row_two_lines."""
        self.verticalHeader().setDefaultSectionSize(self.desk.theme.size(size))

    def set_empty(self, sentence: str, button: str = "", action: Callable[[], Any] | None = None) -> None:
        """What stands in place of the rows when there are none: why, and the next step."""
        if self.empty:
            self.empty.deleteLater()
        self.empty = Empty(self.desk, sentence, button, action, self.viewport())
        self._place_empty()

    def show_rows(self, rows: Sequence[Row | Band]) -> None:
        """Show these rows; the one that was current stays current where it is still there."""
        before = self.current_place()
        self.clearSpans()
        self.rows_model.show(rows)
        self._span_bands()
        self.fit()
        self._place_empty()
        if rows and before >= 0:
            self.select_place(min(before, len(rows) - 1))

    def _span_bands(self) -> None:
        height = self.desk.theme.px(27)
        for place, row in enumerate(self.rows_model.rows):
            if isinstance(row, Band):
                if len(self.columns) > 1:
                    self.setSpan(place, 0, 1, len(self.columns))
                self.setRowHeight(place, height)
            elif self.rowHeight(place) != self.verticalHeader().defaultSectionSize():
                self.setRowHeight(place, self.verticalHeader().defaultSectionSize())

    def fit(self) -> None:
        """Give each column its width: remembered, named, or that of its contents; the rest stretches."""
        theme, head = self.desk.theme, self.horizontalHeader()
        kept = self.desk.memory.get(f"table/{self.name}/widths", {})
        metrics = QFontMetrics(theme.font("caption"))
        head.blockSignals(True)
        for place, column in enumerate(self.columns):
            if column.stretch:
                continue
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            least = metrics.horizontalAdvance(column.head) + self._head_room
            wanted = theme.px(column.width) if column.width else min(self.sizeHintForColumn(place), theme.px(420))
            self.setColumnWidth(place, theme.px(kept[column.code]) if column.code in kept else max(least, wanted))
        self._stretch()
        head.blockSignals(False)
        self.updateGeometries()

    @property
    def _head_room(self) -> int:
        """What a head needs beside its words: its sides, and the arrow of the order."""
        return self.desk.theme.px(30 if self._sortable else 20)

    def _stretch(self) -> None:
        """What stretches takes the room that is left, but never less than its words need: then the list scrolls."""
        head, theme = self.horizontalHeader(), self.desk.theme
        places = [n for n, column in enumerate(self.columns) if column.stretch]
        if not places:
            return
        taken = sum(self.columnWidth(n) for n in range(len(self.columns)) if n not in places)
        share = (self.viewport().width() - taken) // len(places)
        for place in places:
            words = head.fontMetrics().horizontalAdvance(self.columns[place].head) + self._head_room
            least = max(words, min(self.sizeHintForColumn(place), theme.px(self.columns[place].width or 220)))
            narrow = share < least
            head.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Interactive if narrow else QHeaderView.ResizeMode.Stretch
            )
            if narrow:
                self.setColumnWidth(place, least)

    def current_place(self) -> int:
        """The row's number on screen, -1 if none."""
        return self.currentIndex().row()

    def row_at(self, place: int) -> Row | None:
        """The row at a number on screen; None for a band."""
        if 0 <= place < len(self.rows_model.rows):
            row = self.rows_model.rows[place]
            return None if isinstance(row, Band) else row
        return None

    def current(self) -> Row | None:
        """The current row."""
        return self.row_at(self.current_place())

    def selected(self) -> list[Row]:
        """The chosen rows, in the order of the screen."""
        places = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [row for place in places if (row := self.row_at(place)) is not None]

    def select_place(self, place: int) -> None:
        """Make the row at a number current; from a band, the first row after it (or the last before)."""
        for found in chain(range(place, self.model().rowCount()), range(place - 1, -1, -1)):
            if self.row_at(found) is not None:
                self.selectRow(found)
                self.setCurrentIndex(self.model().index(found, max(0, self.currentIndex().column())))
                return

    def select_where(self, wanted: Callable[[Row], bool]) -> bool:
        """Make the first row current that is wanted; whether there is one."""
        for place in range(len(self.rows_model.rows)):
            row = self.row_at(place)
            if row is not None and wanted(row):
                self.select_place(place)
                self.scrollTo(self.model().index(place, 0))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open_row(self.current_place())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _open_row(self, place: int) -> None:
        row = self.row_at(place)
        if row is not None:
            self.opened.emit(row)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as a workbook takes them; no cell becomes a formula."""
        places = sorted({(index.row(), index.column()) for index in self.selectionModel().selectedIndexes()})
        lines: dict[int, list[str]] = {}
        for row, column in places:
            index = self.model().index(row, column)
            lines.setdefault(row, []).append(_copied(index.data(CELL_ROLE)))
        QGuiApplication.clipboard().setText(as_cells([*lines.values()]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self.horizontalHeader().blockSignals(True)
        self._stretch()
        self.horizontalHeader().blockSignals(False)
        self._place_empty()

    def _place_empty(self) -> None:
        if self.empty:
            self.empty.setGeometry(self.viewport().rect())
            self.empty.setVisible(self.model().rowCount() == 0)

    def _keep_order(self, column: int, order: Qt.SortOrder) -> None:
        code = self.columns[column].code if 0 <= column < len(self.columns) else ""
        self.desk.memory.set(f"table/{self.name}/order", [code, order is Qt.SortOrder.DescendingOrder])
        if self.model() is self.rows_model:
            self.clearSpans()
            self._span_bands()

    def _restore_order(self) -> None:
        code, descending = self.desk.memory.get(f"table/{self.name}/order", ["", False])
        place = next((n for n, column in enumerate(self.columns) if column.code == code), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(place, order)

    def _keep_width(self, place: int, _old: int, new: int) -> None:
        column = self.columns[place]
        if not column.stretch:
            kept = self.desk.memory.get(f"table/{self.name}/widths", {})
            kept[column.code] = round(new * 100 / self.desk.theme.zoom)
            self.desk.memory.set(f"table/{self.name}/widths", kept)


def _copied(cell: Cell | Band | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Band):
        return f"{cell.text} {cell.note}".strip()
    return f"{cell.text} {cell.look.second}" if isinstance(cell.look, TwoLines) else cell.text
