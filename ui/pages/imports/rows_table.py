"""The sheet as it is, row by row, with what an import makes of each; cells of problem rows can be edited."""

from array import array

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from domain.sheets.cells import read_amount, read_count
from domain.sheets.review import ReviewRow, RowOutcome, SheetReview
from ui.desk import Desk
from ui.kit.looks import Chip, Ink, Look, Mark
from ui.kit.paged import PagedModel
from ui.kit.rows import Column
from ui.kit.table import Table

CHIPS = {
    RowOutcome.REFUSED: ("failed", "✕"),
    RowOutcome.UPDATED: ("behind", "≠"),
    RowOutcome.NEW: ("met", "＋"),
    RowOutcome.SAME: ("none", "＝"),
    RowOutcome.SKIPPED: ("none", "–"),
}
FIXED = 2
"""So many columns stand before those of the sheet."""

FIGURES = (read_count, read_amount)
"""Columns read so stand right."""

FILTERS: dict[str, tuple[RowOutcome, ...]] = {
    "changed": (RowOutcome.REFUSED, RowOutcome.UPDATED, RowOutcome.NEW, RowOutcome.SKIPPED),
    "refused": (RowOutcome.REFUSED,),
    "new": (RowOutcome.NEW,),
    "updated": (RowOutcome.UPDATED,),
    "skipped": (RowOutcome.SKIPPED,),
    "all": tuple(RowOutcome),
}


class CellEditor(QLineEdit):
    """The new content of one cell: Enter takes it, Esc leaves the cell as it is."""

    taken = Signal(str)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter from the page's own keys while a cell is edited."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            text = self.text()
            self._end()
            self.taken.emit(text)
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self.hide()
        self.deleteLater()
        self.left.emit()


class ReviewTable(Table[ReviewRow]):
    """One sheet's rows, read as they come into sight. `edited` tells a cell's row, place and new content."""

    edited = Signal(object, int, str)
    chooses_cells = True

    def __init__(self, desk: Desk, sheet: SheetReview) -> None:
        self.sheet = sheet
        places = sheet.header.places if sheet.header else {}
        figures = {at for code, at in places.items() if sheet.spec.column(code).reader in FIGURES}
        own = (_column(desk, place, word, place in figures) for place, word in enumerate(sheet.heads))
        columns = [*_fixed_columns(desk), *own]
        super().__init__(desk, "imports.table", columns, sortable=False)
        self._places = array("L")
        self._fitted = False
        self.lines: PagedModel[ReviewRow] = PagedModel(columns, self._fetch)
        self.use_model(self.lines)
        self.editor: CellEditor | None = None

    def show_sheet(self, sheet: SheetReview, wanted: str) -> None:
        """Show the rows of these outcomes; the sheet has the same headers as before."""
        self.sheet = sheet
        self._places = sheet.places(FILTERS[wanted])
        self.lines.show(len(self._places))
        if self._places and not self._fitted:
            self._fitted = True
            self.fit()
        self._place_empty()

    def _fetch(self, offset: int, limit: int, _sort: str, _descending: bool) -> list[ReviewRow]:
        language = self.desk.language
        return [self.sheet.row(place, language) for place in self._places[offset : offset + limit]]

    def row_at(self, place: int) -> ReviewRow | None:
        return self.lines.row_at(place)

    def select_place(self, place: int) -> None:
        """Make the row at a line current."""
        if 0 <= place < len(self._places):
            self.selectRow(place)

    def select_number(self, number: int, column: int | None = None) -> bool:
        """Make the row of this number current, at a cell of the sheet; whether it is shown."""
        wanted = self.sheet.place_of(number)
        try:
            line = self._places.index(wanted)
        except ValueError:
            return False
        self.setCurrentIndex(self.model().index(line, 0 if column is None else column + FIXED))
        self.selectRow(line)
        if column is not None:
            self.setCurrentIndex(self.model().index(line, column + FIXED))
        self.scrollTo(self.currentIndex())
        return True

    def edit_cell(self) -> bool:
        """Give the current cell of a problem row another content; from the first columns, its first wrong cell."""
        row, index = self.current(), self.currentIndex()
        if row is None or row.outcome is not RowOutcome.REFUSED:
            return False
        place = index.column() - FIXED
        if place < 0:
            place = min(row.faults, default=0)
            index = self.model().index(index.row(), place + FIXED)
            self.setCurrentIndex(index)
        self.scrollTo(index)
        editor = CellEditor(row.cells[place] if place < len(row.cells) else "", self.viewport())
        editor.setProperty("small", "true")
        editor.setAccessibleName(self.desk.say("imports.editor"))
        area = self.visualRect(index)
        editor.setGeometry(area.x(), area.y(), max(area.width(), self.desk.theme.px(120)), area.height())
        editor.left.connect(self.setFocus)
        editor.taken.connect(lambda text: self.edited.emit(row, place, text))
        editor.show()
        editor.selectAll()
        editor.setFocus()
        self.editor = editor
        return True


def _fixed_columns(desk: Desk) -> list[Column[ReviewRow]]:
    """The row's number and its outcome."""

    def chip(row: ReviewRow) -> Look:
        status, glyph = CHIPS[row.outcome]
        return Chip(status, f"{glyph} {desk.say(f'imports.outcome_{row.outcome}')}", glyph=False)

    return [
        Column(
            "row", desk.say("imports.row"), lambda row: str(row.number), figures=True, look=lambda _: Ink("text_3")
        ),
        Column(
            "outcome",
            desk.say("imports.outcome"),
            lambda row: desk.say(f"imports.outcome_{row.outcome}"),
            look=chip,
            tip=lambda row: _sentences(desk, row),
        ),
    ]


def _column(desk: Desk, place: int, word: str, figures: bool) -> Column[ReviewRow]:
    """A column of the sheet, under the sheet's own word."""

    def text(row: ReviewRow) -> str:
        cell = row.cells[place] if place < len(row.cells) else ""
        if place in row.before:
            return desk.say("imports.change", old=row.before[place] or desk.say("imports.blank"), new=cell)
        return cell

    def look(row: ReviewRow) -> Look | None:
        if place in row.faults:
            return Mark("failed", framed=True)
        if place in row.before:
            return Mark("behind")
        return Ink("text_3") if row.outcome is RowOutcome.SKIPPED else None

    def tip(row: ReviewRow) -> str:
        faults = row.faults.get(place, ())
        return "\n".join(desk.office.explain_fault(fault, desk.language) for fault in faults) or text(row)

    return Column(
        f"c{place}", word or desk.say("imports.column", number=place + 1), text, look=look, tip=tip, figures=figures
    )


def _sentences(desk: Desk, row: ReviewRow) -> str:
    faults = [fault for place in sorted(row.faults) for fault in row.faults[place]]
    return "\n".join(desk.office.explain_fault(fault, desk.language) for fault in faults)
