"""The pages of a PDF as pictures, for the window and the printer."""

import threading
from dataclasses import dataclass
from typing import Any

import pypdfium2

POINTS = 72
"""Points an inch: the unit a PDF measures its pages in."""

_DRAWING = threading.Lock()
"""PDFium draws one page at a time, whoever asks."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in pixels: rows of `stride` bytes from the top down, blue, green and red a byte each."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page, in points."""
    with _DRAWING, _opened(content) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_image(content: bytes, number: int, width: int) -> PageImage:
    """A page, counted from 0, drawn so many pixels wide."""
    with _DRAWING, _opened(content) as document:
        page = document[number]
        bitmap = page.render(scale=width / page.get_width(), may_draw_forms=False)
        try:
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()


def _opened(content: bytes) -> Any:
    return pypdfium2.PdfDocument(content)
