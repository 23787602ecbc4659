"""Widths, heights and spans of the entry grid's three tables."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from domain.entry.days import ITEMS
from ui.desk import Desk
from ui.pages.logs.entry_model import WEEKLY, EntryModel, Kind
from ui.pages.logs.entry_view import EntryView

DAYS = (Kind.COUNT, Kind.SCORE)
LONGEST = 50
"""The left column has room for so many of the longest names."""

NARROW, WIDE = 27, 44
"""Least and greatest width of a count column, in px at 100 %."""


class EntrySizes:
    """Fits the tables to their words, their fonts and the room there is."""

    def __init__(self, desk: Desk, model: EntryModel, parts: tuple[EntryView, EntryView, EntryView]) -> None:
        self._desk, self._model, self._parts = desk, model, parts
        self._left, self._days, self._right = parts

    def fit(self) -> None:
        """Widths, heights, spans: after the people or days became others."""
        theme = self._desk.theme
        shown = {self._left: (Kind.NAME,), self._days: DAYS, self._right: WEEKLY}
        for view, kinds in shown.items():
            wanted = set(self._model.columns_of(kinds))
            for place in range(len(self._model.places)):
                view.setColumnHidden(place, place not in wanted)
            view.clearSpans()
        bands = [row for row in range(len(self._model.lines)) if self._model.group(row)]
        height = max(theme.px(25), QFontMetrics(theme.font("body_strong")).height() + theme.px(4))
        for view in self._parts:
            view.verticalHeader().setDefaultSectionSize(self.row_height)
            for row in bands:
                view.setRowHeight(row, height)
        count = len(self._model.columns_of(DAYS))
        for row in bands:
            if count > 1:
                self._days.setSpan(row, 1, 1, count)
        self.fit_widths()

    def fit_widths(self) -> None:
        """Share the room there is now."""
        self._fit_sides()
        self._fit_days()

    @property
    def row_height(self) -> int:
        """A person's row: the design's, or what the font needs."""
        theme = self._desk.theme
        return max(theme.px(27), QFontMetrics(theme.font("body_strong")).height() + theme.px(6))

    def _fit_sides(self) -> None:
        theme = self._desk.theme
        strong, plain = QFontMetrics(theme.font("body_strong")), QFontMetrics(theme.font("body"))
        words = [f"▾ {group.name}" for row in range(len(self._model.lines)) if (group := self._model.group(row))]
        names = {person.name for person in self._model.session.people.values()}
        words += sorted(names, key=len)[-LONGEST:]  # to measure thousands takes as long as to paint them
        words += [self._desk.say("entry.minimum"), self._desk.say("entry.name")]
        least = max((strong.horizontalAdvance(text) for text in words), default=0) + theme.px(22)
        self._left.setColumnWidth(0, min(least, theme.px(240)))
        self._left.setFixedWidth(self._left.columnWidth(0))
        width = 0
        for place in self._model.columns_of(WEEKLY):
            name = self._desk.say(f"entry.{self._model.places[place].kind.name.lower()}")
            wanted = max(theme.px(44), plain.horizontalAdvance(name) + theme.px(12))
            self._right.setColumnWidth(place, wanted)
            width += wanted
        bar = self._right.verticalScrollBar().sizeHint().width() if self._scrolls else 0
        self._right.setFixedWidth(width + bar)

    @property
    def _scrolls(self) -> bool:
        """Whether the rows need more height than there is."""
        return self._days.verticalHeader().length() > self._days.viewport().height()

    def _fit_days(self) -> None:
        """Share the width among the days: a score takes a little more than a count; too narrow, and it scrolls."""
        theme = self._desk.theme
        counts, scores = self._model.columns_of((Kind.COUNT,)), self._model.columns_of((Kind.SCORE,))
        if not counts:
            return
        extra = theme.px(8)
        names = [self._desk.say(f"entry.short_{item.value}") for item in ITEMS]
        caption = QFontMetrics(theme.font("caption"))
        least = max(theme.px(NARROW), max(caption.horizontalAdvance(name) for name in names) + theme.px(6))
        room = self._days.width() - len(scores) * extra
        wide = max(least, min(theme.px(WIDE), room // (len(counts) + len(scores))))
        left = max(0, room - wide * (len(counts) + len(scores)))
        share = min(left // len(scores), theme.px(16))
        for place in counts:
            self._days.setColumnWidth(place, wide)
        for place in scores:
            rest = min(left - share * len(scores), theme.px(48)) if place == scores[-1] else 0
            self._days.setColumnWidth(place, wide + extra + share + rest)
        policy = Qt.ScrollBarPolicy
        fits = len(counts) * wide + len(scores) * (wide + extra) <= self._days.width()
        for view in self._parts:
            view.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn)
