"""Promises U12, U13 and U14: on every screen no label is clipped, every control has a name, no word is foreign."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from domain.terms import LANGUAGES
from storage.store import Store
from tests.ui.conftest import MakeWindow
from tests.ui.walking import controls, screens, settle_window, shown
from ui.kit.chip_label import ChipLabel
from ui.shell.window import MainWindow

OWN_NAMES = re.compile("繁體中文|简体中文|English")
HAN = re.compile(r"[\u3400-\u9fff]")


def clipped(window: MainWindow) -> Iterator[str]:  # noqa: PLR0912  one a kind of widget
    """Every text on the screen that has less room than it needs."""
    for widget in shown(window):
        room = widget.contentsRect()
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                needed = widget.heightForWidth(widget.width())
                if needed > widget.height() + 1:
                    yield f"{widget.text()!r} needs {needed} px of height, has {widget.height()}"
            elif (needed := widget.fontMetrics().horizontalAdvance(max(widget.text().split("\n"), key=len))) > (
                room.width() + 1
            ):
                yield f"{widget.text()!r} needs {needed} px, has {room.width()}"
        elif isinstance(widget, QAbstractButton) and widget.text():
            if widget.minimumSizeHint().width() > widget.width() + 1:
                yield f"button {widget.text()!r} needs {widget.minimumSizeHint().width()}, has {widget.width()}"
        elif isinstance(widget, ChipLabel):
            if widget.sizeHint().width() > widget.width() + 1:
                yield f"chip {widget.text!r}"
        elif isinstance(widget, QTabBar):
            for place in range(widget.count()):
                needed = QFontMetrics(widget.font()).horizontalAdvance(widget.tabText(place))
                if needed > widget.tabRect(place).width() or widget.tabRect(place).right() > widget.width():
                    yield f"tab {widget.tabText(place)!r}"
        elif isinstance(widget, QComboBox):
            needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
            if needed > widget.width():
                yield f"choice {widget.currentText()!r} needs {needed}, has {widget.width()}"
        elif type(widget) is QHeaderView and widget.orientation() is Qt.Orientation.Horizontal:
            yield from clipped_heads(widget)


def clipped_heads(header: QHeaderView) -> Iterator[str]:
    """Heads of columns that are cut."""
    model = header.model()
    for place in range(header.count()):
        if header.isSectionHidden(place) or model is None:
            continue
        words = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
        needed = header.fontMetrics().horizontalAdvance(words)
        if words and needed > header.sectionSize(place):
            yield f"column {words!r} needs {needed}, has {header.sectionSize(place)}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_no_label_is_clipped(branch: Store, windows: MakeWindow, language: str, zoom: int) -> None:
    """U12, at 1440 x 900 and 100, 150 and 200 %."""
    window = windows(branch, language=language, zoom=zoom)
    window.resize(1440, 900)
    found = []
    for screen in screens(window):
        if list(clipped(window)):
            settle_window(window)  # a count that has just come in may still be laid out
            found += [f"{screen}: {text}" for text in clipped(window)]
    assert not found, "\n".join(found)


def test_every_control_has_a_name_and_is_reached_by_tab(window: MainWindow) -> None:
    """U13."""
    window.resize(1440, 900)
    nameless, lost = [], []
    for screen in screens(window):
        chain = set()
        widget: QWidget | None = window
        while widget is not None and widget not in chain:
            chain.add(widget)
            widget = widget.nextInFocusChain()
        for control in controls(window):
            text = getattr(control, "text", str)()
            if not (control.accessibleName() or text):
                nameless.append(f"{screen}: {control}")
            if control not in chain:
                lost.append(f"{screen}: {control}")
    assert not nameless, "\n".join(nameless)
    assert not lost, "\n".join(lost)


def test_focus_can_be_seen(window: MainWindow) -> None:
    """U13: a control with the keyboard looks different from one without."""
    window.resize(1440, 900)
    window.activateWindow()
    unseen = []
    for screen in screens(window):
        for control in list(controls(window)):
            if isinstance(control, QAbstractItemView | QLineEdit | QPlainTextEdit):
                continue  # the current row, the cursor
            window.setFocus()
            before = control.grab().toImage()
            control.setFocus(Qt.FocusReason.TabFocusReason)
            if control.hasFocus() and control.grab().toImage() == before:
                unseen.append(f"{screen}: {control.accessibleName()} {type(control).__name__}")
    assert not unseen, "\n".join(unseen)


def words_on(window: MainWindow) -> Iterator[str]:
    """Every text a person can read or hear on the screen; the languages' own names are no foreign words."""
    for text in texts_on(window):
        yield OWN_NAMES.sub("", text)


def texts_on(window: MainWindow) -> Iterator[str]:
    """Every text of every widget."""
    for widget in shown(window):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield from (widget.text(), widget.placeholderText())
        elif isinstance(widget, QPlainTextEdit):
            yield from (widget.toPlainText(), widget.placeholderText())
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(n) for n in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(n) for n in range(widget.count()))
        elif isinstance(widget, QTableView):
            yield from cells_of(widget)


def cells_of(table: QTableView) -> Iterator[str]:
    """Heads, cells and tips of a table, as far as they can be seen."""
    model = table.model()
    if model is None:
        return
    for place in range(model.columnCount()):
        yield str(model.headerData(place, Qt.Orientation.Horizontal) or "")
    for row in range(min(model.rowCount(), 60)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            yield str(index.data() or "")
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def test_english_screens_have_no_chinese(latin: Store, windows: MakeWindow) -> None:
    """U14: with data in Latin letters, every Chinese character on an English screen is a foreign word."""
    window = windows(latin, language="en", me="M1")
    found = {f"{s}: {text}" for s in screens(window) for text in words_on(window) if HAN.search(text)}
    assert not found, "\n".join(sorted(found))


def test_simplified_screens_have_no_traditional(latin: Store, windows: MakeWindow) -> None:
    """U14."""
    import opencc

    simplify = opencc.OpenCC("t2s").convert
    window = windows(latin, language="zh_CN", me="M1")
    found = {f"{s}: {text}" for s in screens(window) for text in words_on(window) if simplify(text) != text}
    assert not found, "\n".join(sorted(found))


def test_traditional_screens_have_no_english(latin: Store, windows: MakeWindow) -> None:
    """U14: but for keys, formats and names of programs."""
    known = re.compile(
        r"(Ctrl|Shift|Enter|Esc|Tab|PgUp|PgDn|Home|Alt|Del|Delete|Space|F\d+|PDF|Excel|WPS|xlsx|OCRM|CSV|W\d+|[A-Z]\b|\d)"
    )
    window = windows(latin, language="zh_TW", me="M1")
    data = re.compile(
        r"(?<![A-Za-z])(Branch|Department|Region|Person|Bank|Outlet|Road|note|Event)\b.*|\w+\.xlsx|規則 base"
    )
    found = set()
    for screen in screens(window):
        for text in words_on(window):
            if re.search(r"[A-Za-z]{3,}", known.sub("", data.sub("", text))):
                found.add(f"{screen}: {text}")
    assert not found, "\n".join(sorted(found))
