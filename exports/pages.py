"""Pages: what is laid out from top to bottom, then painted.

Laid out first, so that every page knows how many there are; painted straight onto the canvas, because a
general layout engine costs several times as much.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from exports import fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT = 51.0, PAGE_WIDTH - 42.75
TOP, BOTTOM = PAGE_HEIGHT - 58.0, 58.0
WIDTH = RIGHT - LEFT
EDGE = PAGE_HEIGHT - 43.0
"""The baseline of the running head."""
INK, SOFT, RULE, HAIR, BAND, MARK = 0.0, 0.2, 0.55, 0.75, 0.93, 0.855
"""Greys from black to white; nothing else is printed, so a photocopy loses nothing."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at its baseline."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    grey: float = INK
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle by its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    grey: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    grey: float = INK


@dataclass(frozen=True, slots=True)
class Ring:
    """A dashed circle: the place of a seal."""

    x: float
    y: float
    radius: float


@dataclass
class Page:
    """What is drawn on one page, in the order boxes, rules, texts, and the bookmarks that point to it."""

    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    rings: list[Ring] = field(default_factory=list)
    bookmarks: list[tuple[str, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    """A section's head, waiting for the block it must not be parted from."""

    title: str
    note: str
    size: float
    above: float
    bookmark: bool


class Flow:
    """Puts one thing under another and begins a new page where it must."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self.y = TOP
        self._headings: list[Heading] = []

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def new_page(self) -> None:
        self.pages.append(Page())
        self.y = TOP

    def heading(self, title: str, note: str = "", *, size: float = 10.5, bookmark: bool = True) -> None:
        """A head for what comes next; it never stands last on a page."""
        self._headings.append(Heading(title, note, size, 11.0 if bookmark else 5.0, bookmark))

    def claim(self, height: float) -> None:
        """Make sure so much room is left for what comes next, with the heads that wait for it."""
        waiting = sum(head.above + head.size * 1.4 + 4.5 for head in self._headings)
        if self.y - waiting - height < BOTTOM and self.y < TOP:
            self.new_page()
        heads, self._headings = self._headings, []
        for place, head in enumerate(heads):
            self._draw_heading(head, above=head.above if self.y < TOP and place == 0 else 0)

    def _draw_heading(self, head: Heading, above: float) -> None:
        self.y -= above + head.size
        if head.bookmark:
            self.page.bookmarks.append((head.title, self.y + head.size))
        self.text(LEFT, self.y, head.title, head.size, bold=True)
        if head.note:
            after = LEFT + fonts.width(head.title, head.size, bold=True) + 6
            self.text(after, self.y, head.note, 7.5, grey=SOFT)
        self.y -= head.size * 0.4 + 4.5

    def text(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False, grey: float = INK, spread: float = 0
    ) -> None:
        self.page.texts.append(Text(x, y, text, size, bold, grey, spread))

    def rule(self, x1: float, y1: float, x2: float, y2: float, thickness: float, grey: float = INK) -> None:
        self.page.rules.append(Rule(x1, y1, x2, y2, thickness, grey))

    def paragraph(
        self, lines: Sequence[str], size: float, *, leading: float = 1.55, grey: float = INK, x: float = LEFT
    ) -> None:
        """Lines under one another; a page may end between any two of them."""
        for line in lines:
            self.claim(size * leading)
            self.y -= size * leading
            self.text(x, self.y + size * 0.35, line, size, grey=grey)


def paint(pages: Sequence[Page], title: str, author: str, subject: str, language: str) -> bytes:
    """The pages as a PDF whose bytes follow from what is on them."""
    fonts.register()
    target = BytesIO()
    font: Any = fonts.REGULAR  # named, or an unembedded Helvetica is listed
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1, initialFontName=font, lang=language)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("督導台 dudao")
    canvas.showOutline()
    for number, page in enumerate(pages):
        _paint_page(canvas, page, number)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _paint_page(canvas: Canvas, page: Page, number: int) -> None:
    for place, (title, y) in enumerate(page.bookmarks):
        canvas.bookmarkPage(f"{number}.{place}", fit="XYZ", left=0, top=y + 12, zoom=0)
        canvas.addOutlineEntry(title, f"{number}.{place}", 0)
    grey = -1.0
    for box in page.boxes:
        if box.grey != grey:
            canvas.setFillGray(grey := box.grey)
        canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
    _paint_rules(canvas, page.rules)
    for ring in page.rings:
        canvas.saveState()
        canvas.setDash(2, 2)
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.6)
        canvas.circle(ring.x, ring.y, ring.radius)
        canvas.restoreState()
    _paint_texts(canvas, page.texts)


def _paint_rules(canvas: Canvas, rules: Sequence[Rule]) -> None:
    for thickness, grey in dict.fromkeys((rule.thickness, rule.grey) for rule in rules):
        canvas.setLineWidth(thickness)
        canvas.setStrokeGray(grey)
        canvas.lines([(r.x1, r.y1, r.x2, r.y2) for r in rules if (r.thickness, r.grey) == (thickness, grey)])


def _paint_texts(canvas: Canvas, texts: Sequence[Text]) -> None:
    """Text in as few operators as it takes: the font and the grey are named where they change."""
    pen: Any = canvas.beginText()
    now: tuple[object, ...] = ()
    grey = spread = 0.0
    pen.setFillGray(grey)
    for text in texts:
        if text.grey != grey:
            pen.setFillGray(grey := text.grey)
        if text.spread != spread:
            pen.setCharSpace(spread := text.spread)
        pen.setTextOrigin(text.x, text.y)
        for font, piece in fonts.runs(text.text, bold=text.bold):
            if (font, text.size) != now:
                pen.setFont(font, text.size)
                now = (font, text.size)
            pen.textOut(piece)
    canvas.drawText(pen)
