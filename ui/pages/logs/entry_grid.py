"""The entry grid: names at the left, days in the middle, the week's sums at the right; one cursor, one scroll."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from domain.entry.days import ITEMS
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.clipboard import as_cells
from ui.pages.logs.entry_cells import EntryCells
from ui.pages.logs.entry_head import EntryHead, Head
from ui.pages.logs.entry_model import WEEKLY, EntryModel, Kind, Place
from ui.pages.logs.entry_session import CellOf, EntrySession
from ui.pages.logs.entry_sizes import EntrySizes
from ui.pages.logs.entry_view import EntryView


class EntryGrid(QWidget):
    """The grid over a session. `moved`: the cursor stands elsewhere; the rest are wishes of the keyboard."""

    moved = Signal()
    wished = Signal(str)

    def __init__(self, desk: Desk, session: EntrySession) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self.model = EntryModel(desk, session)
        say = desk.say
        self.left = EntryView(self, say("entry.names"), main=False)
        self.days = EntryView(self, say("entry.grid"), main=True)
        self.right = EntryView(self, say("entry.week"), main=False)
        self.parts = (self.left, self.days, self.right)
        self.heads: list[EntryHead] = []
        self.delegates: list[EntryCells] = []
        for view in self.parts:
            self._furnish(view)
        self.delegates[1].stepped.connect(self.step)
        self.days.selectionModel().currentChanged.connect(self._current_changed)
        self._layout()
        session.loaded.connect(self.reload)
        session.moved.connect(self.model.touch)
        self.sizes = EntrySizes(desk, self.model, self.parts)
        self.model.modelReset.connect(self.sizes.fit)
        self._wanted: CellOf | None = None

    def _furnish(self, view: EntryView) -> None:
        head = EntryHead(self.desk, view.accessibleName(), view)
        view.setHorizontalHeader(head)
        view.setModel(self.model)
        delegate = EntryCells(self.desk, self.model, view)
        view.setItemDelegate(delegate)
        self.heads.append(head)
        self.delegates.append(delegate)
        bars = Qt.ScrollBarPolicy
        if view is not self.right:
            view.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff)
        view.verticalHeader().setMinimumSectionSize(1)
        view.verticalHeader().setDefaultSectionSize(self.desk.theme.px(27))

    def _layout(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.left)
        layout.addWidget(self.days, 1)
        layout.addWidget(self.right)
        for view in self.parts:
            view.verticalScrollBar().valueChanged.connect(self._scroll)
        self.setFocusProxy(self.days)

    def _scroll(self, value: int) -> None:
        for view in self.parts:
            view.verticalScrollBar().setValue(value)

    # showing

    def reload(self) -> None:
        """The session was read anew; the cursor stays where it was, as far as that is still there."""
        held = self.model.cell(self.days.currentIndex()) or self._wanted
        self.model.rebuild()
        self._name_heads()
        if not self.days.currentIndex().isValid():
            self.stand_at(held)
        self.moved.emit()

    def _name_heads(self) -> None:
        say, today, team = self.desk.say, self.desk.today(), self.session.team
        heads = []
        for place in self.model.places:
            if place.day is None:
                weekly = place.kind in WEEKLY
                minimum = "" if weekly else say("entry.minimum")
                heads.append(
                    Head(say("entry.this_week") if weekly else "", say(f"entry.{place.kind.name.lower()}"), minimum)
                )
                continue
            rules = team.rules[place.day] if team else None
            least = 0
            if rules:
                least = rules.day_minimums.get(place.item, 0) if place.item else rules.day_pass
            day = say("entry.day", day=f"{place.day:%m-%d}", weekday=say(f"shell.weekday_{place.day.weekday()}"))
            if place.day == today:
                day = say("entry.today", day=day)
            name = say(f"entry.short_{place.item.value}" if place.item else "entry.short_score")
            heads.append(Head(day, name, str(least) if least else "", place.day == today))
        for head in self.heads:
            head.heads = heads
            head.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self.sizes.fit_widths()
        self._bring(self.days.currentIndex())

    # the cursor

    @property
    def cell(self) -> CellOf | None:
        """Where the cursor stands."""
        return self.model.cell(self.days.currentIndex())

    def stand_at(self, cell: CellOf | None) -> None:
        """Put the cursor on a cell; without one (or where it is gone) on the first that can be filled."""
        index = self.model.index_of(*cell) if cell else QModelIndex()
        if not index.isValid():
            index = self._first_open()
        self._wanted = cell
        if index.isValid():
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.days.selectionModel().setCurrentIndex(index, how)
            self._bring(index)

    def _bring(self, index: QModelIndex) -> None:
        """Scroll so that a cell is in sight, with the rest of its day where there is room."""
        if index.isValid():
            self.days.scrollTo(self.model.score_of(index))
            self.days.scrollTo(index)

    def _first_open(self) -> QModelIndex:
        today = self.desk.today()
        days = self.session.days
        day = today if today in days else days[0] if days else None
        order = self.model.order
        return self.model.index_of(order[0], day, Item.LEAFLETS) if order and day else QModelIndex()

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        for delegate, view in zip(self.delegates, self.parts, strict=True):
            delegate.row = now.row()
            for row in {now.row(), before.row()}:  # painting every cell again takes a tenth of a second
                view.viewport().update(0, view.rowViewportPosition(row), view.viewport().width(), view.rowHeight(row))
        if (cell := self.model.cell(now)) is not None:
            self._wanted = cell
        self.moved.emit()

    def step(self, down: int, right: int) -> None:
        """Move the cursor over people and counts; past the end of a person's week to the next person."""
        index = self.days.currentIndex()
        rows = [row for row in range(len(self.model.lines)) if self.model.person(row)]
        columns = self.model.columns_of((Kind.COUNT,))
        if not rows or not columns or index.row() not in rows or index.column() not in columns:
            return
        row, column = rows.index(index.row()) + down, columns.index(index.column()) + right
        if not 0 <= column < len(columns):
            row, column = row + (1 if column > 0 else -1), column % len(columns)
        if 0 <= row < len(rows):
            self._go(rows[row], columns[column])
        elif right:
            self.focusNextPrevChild(right > 0)

    def _go(self, row: int, column: int) -> None:
        index = self.model.index(row, column)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.days.selectionModel().setCurrentIndex(index, how)
        self._bring(index)
        self.days.setFocus()

    def pressed(self, index: QModelIndex) -> bool:
        """A press of the mouse: a band folds, a name or sum moves the cursor into its row."""
        group = self.model.group(index.row()) if index.isValid() else None
        if group:
            self.fold(group.unit)
            return True
        if index.isValid() and self.model.cell(index) is None:
            column = self.days.currentIndex().column()
            kind = self.model.places[index.column()]
            if kind.day is not None:
                column = self.model.places.index(Place(Kind.COUNT, kind.day, Item.CLIENT_CALLS))
            if column > 0:
                self._go(index.row(), column)
            return True
        return False

    # keys

    def press(self, event: QKeyEvent) -> bool:
        """A key while no cell is edited; whether it was the grid's."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier:
            return self._with_control(key, event)
        if held not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            return False
        moves: dict[Qt.Key, tuple[int, int]] = {
            Qt.Key.Key_Return: (1, 0),
            Qt.Key.Key_Enter: (1, 0),
            Qt.Key.Key_Tab: (0, 1),
            Qt.Key.Key_Backtab: (0, -1),
        }
        if held == Qt.KeyboardModifier.NoModifier:
            moves |= {
                Qt.Key.Key_Down: (1, 0),
                Qt.Key.Key_Up: (-1, 0),
                Qt.Key.Key_Left: (0, -1),
                Qt.Key.Key_Right: (0, 1),
            }
        if key in moves:
            self.step(*moves[key])
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.session.clear_cells(self.selected())
        elif key == Qt.Key.Key_F8:
            self.wished.emit("next_wrong")
        else:
            return False
        return True

    def _with_control(self, key: Qt.Key, event: QKeyEvent) -> bool:
        wishes = {Qt.Key.Key_V: "paste", Qt.Key.Key_D: "as_before", Qt.Key.Key_L: "leave", Qt.Key.Key_Z: "undo"}
        if key in wishes:
            self.wished.emit(wishes[key])
        elif key == Qt.Key.Key_G:
            self._fold_here()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            return False
        return True

    def fold(self, unit: str) -> None:
        """Hide or show a unit's people; the cursor goes where it still can."""
        self.model.fold(unit)
        self.stand_at(self._wanted)

    def _fold_here(self) -> None:
        """Fold the cursor's unit away; without a cursor, show everybody again."""
        cell = self.cell
        person = self.session.people.get(cell[0]) if cell else None
        for unit in [person.unit] if person else list(self.model.folded):
            self.fold(unit)

    def explain_closed(self, index: QModelIndex) -> None:
        """Say why a cell takes nothing."""
        entry = self.model.entry(index)
        if entry and not self.session.takes(entry):
            self.desk.tell(self.desk.say(f"entry.closed_{entry.state.value}"))

    def selected(self) -> list[CellOf]:
        """The chosen cells."""
        found = (self.model.cell(index) for index in self.days.selectionModel().selectedIndexes())
        return [cell for cell in found if cell is not None]

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as a workbook takes them; scores stay behind."""
        lines: dict[int, dict[int, str]] = {}
        for index in self.days.selectionModel().selectedIndexes():
            if self.model.cell(index):
                lines.setdefault(index.row(), {})[index.column()] = str(index.data() or "")
        rows: Sequence[list[str]] = [[cells[c] for c in sorted(cells)] for _, cells in sorted(lines.items())]
        QGuiApplication.clipboard().setText(as_cells(rows))

    def leave_cell(self) -> None:
        """Close the line that edits a cell; what was typed is in the session already."""
        if self.days.state() == QAbstractItemView.State.EditingState:
            self.days.setFocus()

    def column_of(self, day: date, item: Item) -> int:
        """The number of a count column, counts only, from 0."""
        return self.session.days.index(day) * len(ITEMS) + ITEMS.index(item)
