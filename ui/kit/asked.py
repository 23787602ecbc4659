"""Lists of any length that never keep the window waiting: what they show is read in the background.

The old rows stay until the new ones are there; rows scrolled to before they are read show as dots. Of several
wishes the latest counts.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from shiboken6 import isValid

from domain.problems import Refusal
from ui.desk import Desk
from ui.kit.paged import PAGE, Index, PagedModel
from ui.kit.rows import Column, cell_data
from ui.kit.table import Table
from ui.kit.tasks import Progress, Task

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)

DOTS = "…"


class Rows(Protocol[Row_co]):
    """Rows the store has found. Holds no widget: any thread may read them."""

    @property
    def count(self) -> int: ...
    def page(self, offset: int, limit: int, sort: str, descending: bool, /) -> Sequence[Row_co]: ...


class AskedModel(PagedModel[Row]):
    """Found rows, a page at a time as they come into sight."""

    def __init__(self, desk: Desk, columns: Sequence[Column[Row]]) -> None:
        super().__init__(columns, lambda *_: ())
        self._desk = desk
        self._found: Rows[Row] | None = None
        self._wanted: deque[int] = deque(maxlen=2)  # what is in sight touches two pages at most
        self._running = self._stale = False
        self._turn = 0

    @property
    def order(self) -> tuple[str, bool]:
        """The column sorted by, and whether descending."""
        return self._order

    def show_found(self, found: Rows[Row], order: tuple[str, bool], first: Sequence[Row]) -> None:
        """Show other rows; the first page was read in an order that may be another one by now."""
        self._turn += 1
        self._found, self._stale = found, False
        self._wanted.clear()
        self.show(found.count, first if order == self._order else ())

    def _miss(self, number: int) -> None:
        if number not in self._wanted:
            self._wanted.append(number)
        self._read_next()

    def _reorder(self) -> None:
        """Read the page looked at last in the new order; until it is there, the rows stay as they are."""
        if self._count:
            self._turn += 1
            self._stale = True
            self._wanted.clear()
            self._miss(next(reversed(self._pages), 0))

    def _read_next(self) -> None:
        if self._running or self._found is None or not self._wanted:
            return
        found, order, turn, number = self._found, self._order, self._turn, self._wanted.pop()
        self._running = True
        self._desk.tasks.run(
            lambda _: found.page(number * PAGE, PAGE, *order),
            lambda rows: self._have(turn, number, rows),
            self._failed,
        )

    def _have(self, turn: int, number: int, rows: Sequence[Row]) -> None:
        self._running = False
        if not isValid(self):
            return
        if turn == self._turn:
            if self._stale:
                self._pages.clear()
                self._stale = False
            self._put(number, rows)
            self._wanted.clear()  # what is in sight still is painted again, and asks again
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))
        self._read_next()

    def _failed(self, refusal: Refusal) -> None:
        self._running = False
        self._desk.refuse(refusal)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return DOTS if role == Qt.ItemDataRole.DisplayRole else None
        return cell_data(self.columns[index.column()], row, role)


class AskedTable(Table[Row]):
    """A table of rows that are asked for."""

    def __init__(self, desk: Desk, name: str, columns: Sequence[Column[Row]]) -> None:
        super().__init__(desk, name, columns)
        self.asked: AskedModel[Row] = AskedModel(desk, columns)
        self._task: Task | None = None
        self.use_model(self.asked)

    def ask(self, find: Callable[[], Rows[Row]], then: Callable[[int], Any], words: str) -> None:
        """Find other rows and show them; `then` hears how many. `find` holds no widget, a later wish replaces it."""
        order = self.asked.order

        def read(progress: Progress) -> tuple[Rows[Row], Sequence[Row]]:
            progress.step(0)
            found = find()
            progress.step(0)
            return found, found.page(0, PAGE, *order)

        def show(answer: tuple[Rows[Row], Sequence[Row]]) -> None:
            if isValid(self) and self._task is task:
                self.asked.show_found(answer[0], order, answer[1])
                self.fit()
                self._place_empty()
                then(answer[0].count)

        if self._task:
            self._task.cancel()
        task = self._task = self.desk.tasks.run(read, show, words=words)

    def row_at(self, place: int) -> Row | None:
        return self.asked.row_at(place)

    def select_place(self, place: int) -> None:
        """Make the row at a number current, read or not."""
        if 0 <= place < self.asked.rowCount():
            self.selectRow(place)
