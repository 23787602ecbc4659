"""The cells of the entry grid: how they are painted, and the line that edits them."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from domain.entry.cells import plain_digits
from domain.entry.days import DayEntry, DayState
from domain.entry.weeks import PersonWeek
from domain.work_log import Item
from ui.desk import Desk
from ui.pages.logs.entry_model import EntryModel, Index, Kind

CENTER = int(Qt.AlignmentFlag.AlignCenter)
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
LONGEST = 12
"""Characters a cell takes; a count has at most three."""

STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
ACROSS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class EntryCells(QStyledItemDelegate):
    """Paints from the day itself. While a cell is edited every change goes into the session at once."""

    stepped = Signal(int, int)

    def __init__(self, desk: Desk, model: EntryModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.desk, self.theme, self.model = desk, desk.theme, model
        self.free = False
        self.row = -1
        self._before: dict[QLineEdit, str] = {}

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        person = self.model.person(index.row())
        place = self.model.places[index.column()]
        if person is None:
            self._band(painter, option.rect, index, place.kind)
        elif place.kind is Kind.COUNT and place.day and place.item:
            view = option.widget
            current = isinstance(view, QAbstractItemView) and view.currentIndex() == index
            self._count(painter, option, person.on(place.day), place.item, current=current)
        elif place.kind is Kind.SCORE and place.day:
            self._score(painter, option.rect, person.on(place.day))
        else:
            self._week(painter, option, index, person, place.kind)
        painter.restore()

    def _lines(self, painter: QPainter, area: QRect, *, ends: bool = False) -> None:
        painter.setPen(self.theme.color("line_soft"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(self.theme.color("control_line" if ends else "line_soft"))
        painter.drawLine(area.topRight(), area.bottomRight())

    def _band(self, painter: QPainter, area: QRect, index: Index, kind: Kind) -> None:
        theme, group = self.theme, self.model.group(index.row())
        painter.fillRect(area, theme.color("surface_alt"))
        painter.setPen(theme.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if group is None:
            return
        if kind is Kind.NAME:
            painter.setFont(theme.font("body_strong"))
            painter.setPen(theme.color("text"))
            fold = "▸" if group.unit in self.model.folded else "▾"
            inner = area.adjusted(theme.px(12), 0, 0, 0)
            painter.drawText(inner, LEFT, f"{fold} {group.name}")
        elif index.column() == 1:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text_2"))
            painter.drawText(area.adjusted(theme.px(8), 0, 0, 0), LEFT, self.band_note(index.row()))

    def band_note(self, row: int) -> str:
        """What stands behind a unit's name: who leads it, how many people, how far they are."""
        group, today, say = self.model.group(row), self.desk.today(), self.desk.say
        if group is None:
            return ""
        parts = [say("entry.manager", name=group.manager)] if group.manager else []
        parts.append(say("entry.people", count=len(group.people)))
        missing = group.missing(today)
        parts.append(say("entry.band_missing", count=missing) if missing else say("entry.band_complete"))
        if today in self.model.session.days:
            parts.append(say("entry.band_today", count=group.handed_in(today)))
        return "・".join(parts) if self.desk.language != "en" else " · ".join(parts)

    def _ground(self, entry: DayEntry, item: Item, *, selected: bool) -> QColor:
        theme = self.theme
        if entry.of(item).wrong:
            return theme.status("failed").ground
        if selected:
            return theme.color("selection")
        if (entry.employee_no, entry.day, item) in self.model.session.pasted:
            return theme.status("submitted").ground
        if entry.state is DayState.LEAVE:
            return theme.status("leave").ground
        if entry.state.closed:
            return theme.color("surface_sunken")
        decided = entry.state is DayState.APPROVED and entry.draft is None
        return theme.color("surface_alt" if decided else "surface")

    def _count(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: DayEntry, item: Item, *, current: bool
    ) -> None:
        theme, area = self.theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and not current
        typed = entry.of(item)
        painter.fillRect(area, self._ground(entry, item, selected=selected))
        self._lines(painter, area)
        low, decided = item in entry.low, entry.state is DayState.APPROVED and entry.draft is None
        painter.setFont(theme.font("body_strong" if low or typed.wrong else "body"))
        failed = theme.status("failed")
        painter.setPen(failed.ink if low or typed.wrong else theme.color("text_3" if decided else "text"))
        painter.drawText(area.adjusted(1, 0, -1, 0), CENTER, typed.text)
        if typed.wrong:
            painter.setPen(QPen(failed.bar, 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        if current:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _score(self, painter: QPainter, area: QRect, entry: DayEntry) -> None:
        theme = self.theme
        text = self.model.score_text(entry)
        ink, strong, inner = theme.color("text"), True, area.adjusted(0, 0, -1, -1)
        painter.fillRect(area, theme.color("surface_sunken" if entry.state.closed else "surface"))
        if entry.state is DayState.LEAVE and not entry.begun:
            painter.fillRect(inner, theme.status("leave").ground)
            ink, strong = theme.status("leave").ink, False
        elif entry.state is DayState.RETURNED and entry.draft is None:
            painter.fillRect(inner, theme.status("returned").ground)
            ink, text = theme.status("returned").ink, f"{theme.status('returned').glyph}{text}"
        elif entry.score is not None:
            painter.fillRect(inner, theme.heat(entry.score / max(1, entry.rules.day_pass)))
        elif text and not entry.wrong:
            painter.fillRect(inner, theme.status("missing").ground)
            ink, strong = theme.status("missing").ink, False
        self._lines(painter, area, ends=True)
        if entry.score is not None and entry.complete and entry.expected and entry.score < entry.rules.day_pass:
            self._notch(painter, inner)
        painter.setFont(theme.font("body_strong" if strong else "caption"))
        painter.setPen(ink)
        painter.drawText(inner, CENTER, text)
        if entry.draft is not None:
            self._draft_mark(painter, inner)

    def _notch(self, painter: QPainter, area: QRect) -> None:
        size, right, top = self.theme.px(7), area.right() + 1, area.top()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.notch)
        painter.drawPolygon(QPolygonF([QPointF(right - size, top), QPointF(right, top), QPointF(right, top + size)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draft_mark(self, painter: QPainter, area: QRect) -> None:
        """A small ring: typed, not handed in."""
        size = self.theme.px(5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("text_3"), 1.2))
        painter.drawEllipse(area.left() + self.theme.px(2), area.top() + self.theme.px(3), size, size)

    def _week(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, person: PersonWeek, kind: Kind
    ) -> None:
        theme, area = self.theme, option.rect
        here = self.row == index.row()
        painter.fillRect(area, theme.color("selection" if here and kind is Kind.NAME else "surface"))
        self._lines(painter, area, ends=kind is Kind.NAME)
        strong = kind in {Kind.NAME, Kind.TOTAL}
        ink = theme.color("text")
        if kind is Kind.PACE and (person.lost or person.hard):
            ink = theme.status("failed" if person.lost else "behind").ink
            strong = person.hard
        painter.setFont(theme.font("body_strong" if strong else "body"))
        painter.setPen(ink)
        inner = area.adjusted(theme.px(12), 0, 0, 0) if kind is Kind.NAME else area
        painter.drawText(inner, LEFT if kind is Kind.NAME else CENTER, str(index.data() or ""))

    # editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setMaxLength(LONGEST)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setProperty("kind", "cell")
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        kept = QPersistentModelIndex(index)
        self._before[line] = str(index.data() or "")
        line.destroyed.connect(lambda: self._before.pop(line, None))
        line.textEdited.connect(lambda text: self._edited(line, kept, text))
        return line

    def _edited(self, line: QLineEdit, index: QPersistentModelIndex, text: str) -> None:
        plain = plain_digits(text)
        if plain != text:
            at = line.cursorPosition()
            line.setText(plain)
            line.setCursorPosition(at)
        if index.isValid():
            self.model.setData(index, plain)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  Qt's name
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:  # noqa: N802  Qt's name
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:  # noqa: N802
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            key = Qt.Key(event.key())
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            step = STEPS.get(key) or (None if self.free else ACROSS.get(key))
            if key == Qt.Key.Key_Escape:
                self._give_up(editor)
                return True
            if step:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                self.stepped.emit(*step)
                return True
            return False
        return bool(super().eventFilter(editor, event))

    def _give_up(self, line: QLineEdit) -> None:
        """Put back what stood in the cell."""
        line.setText(self._before.get(line, ""))
        self.commitData.emit(line)
        self.closeEditor.emit(line)
