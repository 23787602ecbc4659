"""The paper beside the editor: the very bytes that are saved, a page at a time, as wide as there is room."""

from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from domain.report import WeeklyReport
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import ChoiceField
from ui.kit.parts import button, icon_button, label
from ui.kit.tasks import Progress
from ui.pages.report.paper import Sheet, draw_sheet, print_report, save_pdf

PAUSE_MS = 400
"""How long typing rests before the paper is made anew."""

A4 = 842 / 595
"""Height of a page by its width."""


class PageView(QWidget):
    """A page on the desk, drawn at the pixels of the screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._image = desk, QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, image: QImage) -> None:
        """Show a picture of a page."""
        self._image = image
        self.update()

    def set_width(self, width: int) -> None:
        """Be so wide, and as high as a page is then."""
        self.setFixedSize(QSize(width, round(width * A4)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image, QRect(0, 0, self._image.width(), self._image.height()))
            painter.setPen(self._desk.theme.color("line"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PageArea(QScrollArea):
    """The desk the page lies on. Page keys turn pages."""

    turned = Signal(int)
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.turned.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.turned.emit(-(10**6) if event.key() == Qt.Key.Key_Home else 10**6)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.resized.emit()


class PreviewCard(Card):
    """A report as paper, with pages to turn, to print and to save. Papers are made in the background."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("report.preview"), desk.say("report.preview_note"))
        self.desk = desk
        self.fill()
        self.report: WeeklyReport | None = None
        self.issued = False
        self.sheet: Sheet | None = None
        self.number = 0
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.draw)
        self.note.hide()
        self._make_tools()
        self.page = PageView(desk)
        self.area = PageArea()
        self.area.setWidget(self.page)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(desk.say("report.preview"))
        self.area.setProperty("kind", "paper")
        self.area.turned.connect(self.turn)
        self.area.resized.connect(self._fit)
        self.add(self.area, 1)
        self.show_report(None)

    def _make_tools(self) -> None:
        desk = self.desk
        self.before = icon_button(desk, "left", desk.say("report.page_before"), lambda: self.turn(-1))
        self.after = icon_button(desk, "right", desk.say("report.page_after"), lambda: self.turn(1))
        self.pages = ChoiceField((), small=True)
        self.pages.setAccessibleName(desk.say("report.page"))
        self.pages.currentIndexChanged.connect(self._go_to)
        self.print = button(desk, desk.say("report.print"), self.print_pages, icon_name="print", small=True)
        self.print.setShortcut("Ctrl+P")
        self.print.setToolTip("Ctrl+P")
        self.save = button(desk, desk.say("report.save_pdf"), self.save_file, small=True)
        self.words = label("", "faint")
        self.add_tool(self.words, self.before, self.pages, self.after, self.print, self.save)

    def show_report(self, report: WeeklyReport | None, *, issued: bool = False) -> None:
        """Show this report as paper at once; None shows an empty desk."""
        is_other = report is None or self.report is None or report.unit != self.report.unit
        if is_other or (report and self.report and report.week != self.report.week):
            self.number = 0
            self.sheet = None
            self.page.show_page(QImage())
        self.report, self.issued = report, issued
        self.page.setVisible(report is not None)
        self.draw()

    def change(self, report: WeeklyReport, *, issued: bool = False) -> None:
        """The report is being typed: make the paper anew once typing rests."""
        self.report, self.issued = report, issued
        self.words.setText(self.desk.say("report.preview_stale"))
        self._pause.start()

    @property
    def is_current(self) -> bool:
        """Whether the page on screen is one of the report at hand."""
        return self.sheet is not None and self.sheet.report is self.report

    def draw(self) -> None:
        """Have the wanted page drawn; one at a time, the last wish wins."""
        self._pause.stop()
        report = self.report
        for tool in (self.before, self.pages, self.after, self.print, self.save):
            tool.setEnabled(report is not None)
        if report is None or self._busy:
            return
        self._busy = True
        office, language, number = self.desk.office, self.desk.language, self.number
        width = self._dots()

        def job(_progress: Progress) -> Sheet:
            return draw_sheet(office, report, language, number, width)

        self.desk.tasks.run(job, lambda sheet: self._drawn(sheet, number, width), self._failed)

    def _dots(self) -> int:
        return max(80, round(self.page.width() * self.devicePixelRatioF()))

    def _drawn(self, sheet: Sheet, number: int, width: int) -> None:
        if not isValid(self):
            return
        self._busy = False
        if (sheet.report is self.report, number, width) != (True, self.number, self._dots()):
            self.draw()
            return
        self.sheet, self.number = sheet, sheet.number
        self.words.setText("")
        self.page.show_page(sheet.image)
        self._show_number()

    def _failed(self, refusal: Any) -> None:
        if isValid(self):
            self._busy = False
            self.desk.refuse(refusal)

    def _show_number(self) -> None:
        count = self.sheet.pages if self.sheet else 0
        if self.pages.count() != count:
            self.pages.offer([(str(n), f"{n + 1} / {count}") for n in range(count)], str(self.number))
        self.pages.blockSignals(True)
        self.pages.setCurrentIndex(self.number)
        self.pages.blockSignals(False)
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number < count - 1)

    def turn(self, steps: int) -> None:
        """Show a page further on, or further back."""
        if self.sheet:
            self._go_to(min(self.sheet.pages - 1, max(0, self.number + steps)))

    def _go_to(self, number: int) -> None:
        if number != self.number and number >= 0:
            self.number = number
            self.area.verticalScrollBar().setValue(0)
            self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        least = self.minimumSizeHint().width()
        title, note = self._room_of(self.title), self._room_of(self.note)
        self.title.setVisible(self.width() >= least + title)
        self.note.setVisible(self.width() >= least + title + note + self.desk.theme.px(60))

    def _room_of(self, words: QWidget) -> int:
        return words.sizeHint().width() + self.head.spacing()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the tools; where there is no more, title and note go without saying."""
        hint = super().minimumSizeHint()
        shown = sum(self._room_of(words) for words in (self.title, self.note) if not words.isHidden())
        return hint - QSize(shown, 0)

    def _fit(self) -> None:
        """As wide as there is room, with a little desk around."""
        margin = self.desk.theme.px(14)
        wanted = max(self.desk.theme.px(120), self.area.width() - 2 * margin)
        if round(wanted * A4) > self.area.height() - 2 * margin:
            wanted -= self.area.verticalScrollBar().sizeHint().width()
        if wanted != self.page.width():
            self.page.set_width(wanted)
            self._pause.start()

    def print_pages(self) -> None:
        """Print what is shown."""
        if self.report and self.sheet:
            print_report(self.desk, self.report, self.sheet.pages)

    def save_file(self) -> None:
        """Save what is shown."""
        if self.report:
            save_pdf(self.desk, self.report, issued=self.issued)
