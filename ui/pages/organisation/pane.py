"""The right side of a tab: what is known of the chosen thing, or the form of a change to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.parts import label

WIDTH = 384


class Pane(Card):
    """A card that holds one widget at a time and scrolls it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(self.area, 1)
        self.setFixedWidth(desk.theme.px(WIDTH))
        self._pad = desk.theme.px(14)

    def show_widget(self, widget: QWidget) -> None:
        """Show something else; what was there goes."""
        holder = QWidget()
        holder.setProperty("kind", "clear")
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(self._pad, self._pad, self._pad, self._pad)
        layout.addWidget(widget)
        old = self.area.takeWidget()
        self.area.setWidget(holder)
        if old is not None:
            old.hide()
            old.deleteLater()  # a button of it may be what was just clicked
        widget.show()

    def show_words(self, sentence: str) -> None:
        """Nothing is chosen: why, and what to do."""
        words = label(sentence, "caption", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.show_widget(words)


def facts_grid(desk: Desk, facts: Sequence[tuple[str, str]]) -> QGridLayout:
    """What something is, line by line: words left, values right."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(desk.theme.px(12))
    grid.setVerticalSpacing(desk.theme.px(4))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for place, (words, value) in enumerate(facts):
        grid.addWidget(label(words, "caption"), place, 0, top)
        grid.addWidget(label(value, wrap=True), place, 1, top)
    return grid
