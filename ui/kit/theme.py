"""Colours, sizes and type of the window, all from tokens.json. Code names a role, never a colour.

A theme is light or dark at one text size; a change of either makes a new theme and the pages are built anew.
"""

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from ui.kit.memory import Memory

TOKENS = Path(__file__).with_name("tokens.json")
SHIPPED_FAMILIES = ("Noto Sans SC", "HanFallback")
"""Fonts the program brings: the first where a machine has none of the system's, the second for rare names."""

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Text sizes to choose from, in per cent."""


@lru_cache(maxsize=1)
def tokens() -> Any:
    """The design's values as shipped."""
    return json.loads(TOKENS.read_text(encoding="utf-8"))


class StatusLook(NamedTuple):
    """How a status is painted: never by colour alone, always with its glyph."""

    ink: QColor
    ground: QColor
    bar: QColor
    glyph: str


class Theme:
    """Light or dark, at a text size of 80 to 200 per cent, with the fonts of a language."""

    def __init__(self, *, dark: bool = False, zoom: int = 100, language: str = "zh_TW") -> None:
        self.dark, self.zoom, self.language = dark, zoom, language
        self._side = "dark" if dark else "light"

    def px(self, size: float) -> int:
        """A length of the design in pixels at this text size."""
        return max(1, round(size * self.zoom / 100))

    def size(self, name: str) -> int:
        """A named length: row, control, sidebar and so on."""
        return self.px(tokens()["size"][name])

    @cached_property
    def _colors(self) -> dict[str, QColor]:
        return {role: QColor(value) for role, value in tokens()[self._side].items()}

    def color(self, role: str) -> QColor:
        """The colour of a role: window, surface, text_2, accent and so on."""
        return self._colors[role]

    @cached_property
    def _statuses(self) -> dict[str, StatusLook]:
        looks = {}
        for name, parts in tokens()["status"][self._side].items():
            ink = QColor(parts["fg"])
            looks[name] = StatusLook(ink, QColor(parts["bg"]), QColor(parts.get("bar", parts["fg"])), parts["glyph"])
        none = StatusLook(self.color("text_2"), self.color("surface_sunken"), self.color("track"), "–")
        return {**looks, "none": none}

    def status(self, name: str) -> StatusLook:
        """draft, submitted, returned, approved, missing, leave, met, on_track, behind, failed, none."""
        return self._statuses[name]

    @cached_property
    def _heat(self) -> list[QColor]:
        return [QColor(value) for value in tokens()["heat"][self._side]]

    def heat(self, share: float) -> QColor:
        """The ground of a day score; `share` is score / day pass mark."""
        edges = tokens()["heat"]["edges"]
        return self._heat[sum(bool(share >= edge) for edge in edges)]

    @cached_property
    def notch(self) -> QColor:
        """The corner of a cell under the pass mark."""
        return QColor(str(tokens()["heat"]["notch"][self._side]))

    def chart(self, number: int) -> QColor:
        """The colour of a chart's series, from 0; at most five."""
        return QColor(tokens()["chart"][self._side][number])

    @property
    def families(self) -> list[str]:
        """Font families in order of preference."""
        return [*tokens()["type"]["family"][self.language], *SHIPPED_FAMILIES]

    def font(self, kind: str = "body") -> QFont:
        """The font of page_title, figure, section, body, body_strong or caption."""
        return _font(tuple(self.families), self.px(tokens()["type"][kind]["px"]), tokens()["type"][kind]["weight"])

    def palette(self) -> QPalette:
        """The palette of the Fusion style."""
        palette = QPalette()
        for name, role in tokens()["qt"]["palette"].items():
            palette.setColor(getattr(QPalette.ColorRole, name), self.color(role))
        for name, role in tokens()["qt"]["disabled"].items():
            palette.setColor(QPalette.ColorGroup.Disabled, getattr(QPalette.ColorRole, name), self.color(role))
        return palette


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], size: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


def remembered_theme(memory: Memory, language: str) -> Theme:
    """Light or dark as the person wished, else as the machine shows its windows."""
    wish = memory.get("theme", "system")
    machine = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Theme(
        dark=machine if wish == "system" else wish == "dark", zoom=memory.get("zoom", 100), language=language
    )
