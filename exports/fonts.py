"""The shipped fonts for PDF: every name shows, is found, and can be copied."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD, RARE = "SupervisionSans", "SupervisionSansBold", "SupervisionRare"
FILES = {REGULAR: "NotoSansSC-Regular.ttf", BOLD: "NotoSansSC-Bold.ttf", RARE: "HanFallback.ttf"}
NO_GLYPH = "〓"
"""Drawn for a character that no shipped font has."""

UNSEEN: dict[int, str] = {**dict.fromkeys(range(32), ""), ord("\t"): "　", ord("\n"): " "}
"""What control characters, which have no look of their own, are drawn as."""


class RememberingFont(ttfonts.TTFont):
    """A TrueType font that splits each string into its subsets once a document: tables repeat themselves."""

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802  reportlab's name
        memory: dict[str, list[tuple[int, bytes]]] = doc.__dict__.setdefault(f"_split_{self.fontName}", {})
        if text not in memory:
            memory[text] = super().splitString(text, doc, encoding)
        return memory[text]


def _to_unicode_map(font_name: str, subset: list[int]) -> str:
    """The table by which a viewer searches and copies.

    reportlab writes characters above U+FFFF as five digits, which viewers read as another character; the
    standard asks for UTF-16.
    """
    entries = [f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for place, code in enumerate(subset)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            f"{len(entries)} beginbfchar",
            *entries,
            "endbfchar",
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


@cache
def register() -> None:
    """Make the fonts known to reportlab, once a process."""
    setattr(ttfonts, "makeToUnicodeCMap", _to_unicode_map)  # noqa: B010  a repair of the library, not an interface of it
    for name, file in FILES.items():
        pdfmetrics.registerFont(RememberingFont(name, str(FOLDER / file)))


@cache
def _glyphs(name: str) -> frozenset[int]:
    register()
    font: Any = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph)


@lru_cache(maxsize=65536)
def runs(text: str, *, bold: bool) -> tuple[tuple[str, str], ...]:
    """A text cut into pieces of one font each, as (font, piece)."""
    text = text.translate(UNSEEN)
    main = BOLD if bold else REGULAR
    known = _glyphs(main)
    if all(ord(c) in known for c in text):
        return ((main, text),) if text else ()
    pieces: list[tuple[str, str]] = []
    for c in text:
        rare = ord(c) not in known and ord(c) in _glyphs(RARE)
        shown = c if rare or ord(c) in known else NO_GLYPH
        font = RARE if rare else main
        if pieces and pieces[-1][0] == font:
            pieces[-1] = (font, pieces[-1][1] + shown)
        else:
            pieces.append((font, shown))
    return tuple(pieces)


@lru_cache(maxsize=65536)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is drawn, in points."""
    return sum(pdfmetrics.stringWidth(piece, font, size) for font, piece in runs(text, bold=bold))
