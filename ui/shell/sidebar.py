"""The side navigation: pages in groups, what waits, and who sits here."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolButton

from ui.desk import Desk
from ui.kit.icons import pixmap
from ui.kit.parts import column, holder, icon_button, label, row
from ui.kit.theme import Theme
from ui.pages import Entry

CODE, ICON, BADGE, HOT = (int(Qt.ItemDataRole.UserRole) + n for n in range(1, 5))


class EntryDelegate(QStyledItemDelegate):
    """Paints groups and entries; narrow, only the icons."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self.narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802  Qt's name
        if index.data(CODE):
            return QSize(self.theme.px(40), self.theme.px(36))
        return QSize(self.theme.px(40), self.theme.px(8 if self.narrow else 34))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, area = self.theme, option.rect
        painter.save()
        if index.data(CODE):
            self._paint_entry(painter, area.adjusted(0, 0, 0, -theme.px(2)), option, index)
        elif not self.narrow:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text_3"))
            inner = area.adjusted(theme.px(10), theme.px(10), 0, 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        painter.restore()

    def _paint_entry(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Any) -> None:
        theme = self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if (chosen or hover) and enabled:
            painter.setBrush(theme.color("surface" if chosen else "hover"))
            painter.drawRoundedRect(area, theme.px(6), theme.px(6))
        if chosen:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(
                QRectF(area.left(), area.top() + theme.px(9), theme.px(3), area.height() - theme.px(18)), 2, 2
            )
        size = theme.size("icon")
        role = "link" if chosen else "text_2" if enabled else "text_disabled"
        left = area.left() + (area.width() - size) // 2 if self.narrow else area.left() + theme.px(10)
        painter.drawPixmap(
            QRect(left, area.center().y() - size // 2 + 1, size, size),
            pixmap(index.data(ICON), theme.color(role), size, 2.0),
        )
        if not self.narrow:
            painter.setFont(theme.font("body_strong" if chosen else "body"))
            painter.setPen(theme.color("text" if chosen else "text_2" if enabled else "text_disabled"))
            painter.drawText(
                area.adjusted(theme.px(36), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), str(index.data())
            )
        if index.data(BADGE) and enabled:
            self._paint_badge(painter, area, index)

    def _paint_badge(self, painter: QPainter, area: QRect, index: Any) -> None:
        theme, text, hot = self.theme, str(index.data(BADGE)), bool(index.data(HOT))
        font = theme.font("caption")
        width = max(theme.px(22), QFontMetrics(font).horizontalAdvance(text) + theme.px(12))
        height = theme.px(18)
        if self.narrow:
            painter.setBrush(theme.color("accent" if hot else "control_line"))
            painter.drawEllipse(area.right() - theme.px(10), area.top() + theme.px(5), theme.px(7), theme.px(7))
            return
        box = QRectF(area.right() - theme.px(8) - width, area.center().y() - height / 2 + 1, width, height)
        painter.setBrush(theme.color("accent" if hot else "surface_sunken"))
        painter.setPen(Qt.PenStyle.NoPen if hot else theme.color("line"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.color("on_accent" if hot else "text_2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class EntryView(QListView):
    """The list of pages; getting the focus chooses none, where Qt would choose the first."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        self.selectionModel().blockSignals(True)
        super().focusInEvent(event)
        self.selectionModel().blockSignals(False)


class Sidebar(QFrame):
    """Pages at the top, the person at the bottom. Narrow, it shows icons with tooltips."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, entries: Sequence[Entry], settings: Callable[[], Any]) -> None:
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self.setProperty("kind", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = EntryView()
        self.view.setAccessibleName(desk.say("shell.navigation"))
        self.view.setStyleSheet("QListView { background: transparent; }")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.delegate = EntryDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.model = QStandardItemModel()
        self._fill(entries)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.gear = icon_button(desk, "settings", desk.say("shell.settings"), settings)
        self.face, self.who, self.role = QToolButton(), label("", "strong"), label("", "faint")
        self._make_person()
        whole = column(self.view, self._person, gap=0)
        whole.setContentsMargins(theme.px(8), theme.px(6), theme.px(8), theme.px(6))
        self.setLayout(whole)
        self.set_narrow(narrow=False)

    def _fill(self, entries: Sequence[Entry]) -> None:
        group = ""
        for number, entry in enumerate(entries, start=1):
            if entry.group and entry.group != group:
                head = QStandardItem(self.desk.say(f"shell.group_{entry.group}"))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.model.appendRow(head)
                group = entry.group
            item = QStandardItem(self.desk.say(f"shell.page_{entry.code}"))
            item.setData(entry.code, CODE)
            item.setData(entry.icon, ICON)
            item.setToolTip(f"{item.text()}  Ctrl+{number}")
            self.model.appendRow(item)

    def _make_person(self) -> None:
        theme = self.desk.theme
        side = theme.px(28)
        self.face.setFixedSize(side, side)
        self.face.setAccessibleName(self.desk.say("shell.who"))
        self.face.setToolTip(self.desk.say("shell.who"))
        self.face.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.face.setStyleSheet(
            f"QToolButton {{ background: {theme.color('selection').name()}; color: {theme.color('link').name()};"
            f" border: 1px solid transparent; border-radius: {side // 2}px; font-weight: 700; }}"
            f" QToolButton:focus {{ border: 2px solid {theme.color('focus').name()}; }}"
        )
        self._names = holder(column(self.who, self.role, gap=0))
        self._person = QFrame()
        layout = row(self.face, self._names, None, self.gear, gap=theme.px(8))
        layout.setContentsMargins(theme.px(2), theme.px(8), 0, theme.px(2))
        self._person.setLayout(layout)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.data(CODE):
            self.chosen.emit(str(now.data(CODE)))

    def show_person(self, name: str, role: str) -> None:
        """Who sits here."""
        self.who.setText(name)
        self.role.setText(role)
        self.face.setText(name[:1])
        self.face.setToolTip(f"{name} {role}")

    def choose(self, code: str) -> None:
        """Mark a page as the shown one, without telling."""
        self.view.selectionModel().blockSignals(True)
        self.view.clearSelection()
        for place in range(self.model.rowCount()):
            index = self.model.index(place, 0)
            if index.data(CODE) == code:
                self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def set_badge(self, code: str, count: int, *, hot: bool = False) -> None:
        """What waits on a page; 0 shows nothing."""
        for place in range(self.model.rowCount()):
            item = self.model.item(place)
            if item.data(CODE) == code:
                item.setData(str(count) if count else "", BADGE)
                item.setData(hot, HOT)

    def badge(self, code: str) -> str:
        """What a page's badge says."""
        items = (self.model.item(place) for place in range(self.model.rowCount()))
        return next((str(item.data(BADGE) or "") for item in items if item.data(CODE) == code), "")

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, or icons with words."""
        theme = self.desk.theme
        self.delegate.narrow = narrow
        self._names.setVisible(not narrow)
        self.face.setVisible(not narrow)
        if narrow:
            self.setFixedWidth(theme.size("sidebar_narrow"))
        else:
            needed = (
                max(
                    QFontMetrics(theme.font("body_strong")).horizontalAdvance(self.model.item(n).text())
                    for n in range(self.model.rowCount())
                )
                if self.model.rowCount()
                else 0
            )
            self.setFixedWidth(max(theme.size("sidebar"), needed + theme.px(96)))
        self.view.scheduleDelayedItemsLayout()
