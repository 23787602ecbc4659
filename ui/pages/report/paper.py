"""A report as paper: its pages shown, saved, handed out as a workbook and printed, always from the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from domain.report import WeeklyReport
from ui.desk import Desk
from ui.kit.tasks import Progress
from ui.office import Office, PageImage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
"""Finer than this a page gains nothing on paper and only costs memory."""


@dataclass(frozen=True)
class Sheet:
    """One page as it is shown: the bytes of the whole paper, how many pages it has, and this page's picture."""

    report: WeeklyReport
    pdf: bytes
    pages: int
    number: int
    image: QImage


def as_image(page: PageImage) -> QImage:
    """A page's pixels as a picture of its own."""
    seen = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_BGR888)
    return seen.copy()


def draw_sheet(office: Office, report: WeeklyReport, language: str, number: int, width: int) -> Sheet:
    """A page of a report, so many pixels wide; a number beyond the end gives the last page."""
    pdf = office.report_pdf(report, language)
    pages = len(office.page_sizes(pdf))
    number = min(number, pages - 1)
    return Sheet(report, pdf, pages, number, as_image(office.page_image(pdf, number, width)))


def file_name(desk: Desk, report: WeeklyReport, suffix: str, *, issued: bool) -> str:
    """What a report is called as a file: unit, week, and its revision or that it is a draft."""
    state = desk.say("report.file_revision", revision=report.revision) if issued else desk.say("report.file_draft")
    name = f"{desk.say('report.file')}-{report.unit.name}-{report.week}-{state}.{suffix}"
    return "".join("-" if c in '\\/:*?"<>|' else c for c in name)


def save_pdf(desk: Desk, report: WeeklyReport, *, issued: bool) -> None:
    """Ask where, and write the bytes that are shown."""
    _save(desk, report, "pdf", "report.pdf_files", desk.office.report_pdf, issued=issued)


def save_xlsx(desk: Desk, report: WeeklyReport, *, issued: bool) -> None:
    """Ask where, and write the report as a workbook."""
    _save(desk, report, "xlsx", "report.xlsx_files", desk.office.report_xlsx, issued=issued)


def _save(
    desk: Desk,
    report: WeeklyReport,
    suffix: str,
    kinds: str,
    make: Callable[[WeeklyReport, str], bytes],
    *,
    issued: bool,
) -> None:
    proposed = file_name(desk, report, suffix, issued=issued)
    chosen = desk.ask.save_file(desk.say("report.save_as"), proposed, desk.say(kinds))
    if chosen is None:
        return
    target = chosen if chosen.suffix else chosen.with_suffix(f".{suffix}")
    office, language = desk.office, desk.language

    def write(_progress: Progress) -> Path:
        office.write_file(target, make(report, language))
        return target

    def written(path: Path) -> None:
        desk.tell(desk.say("report.saved", file=path.name), path=str(path))

    desk.tasks.run(write, written, words=desk.say("report.saving"))


def print_report(desk: Desk, report: WeeklyReport, pages: int) -> None:
    """Ask for a printer, and print the pages that are shown."""
    printer = desk.ask.printer(f"{desk.say('report.file')} {report.unit.name} {report.week}", pages)
    if printer is None:
        return
    office, language = desk.office, desk.language

    def job(progress: Progress) -> int:
        return put_on_printer(printer, office, report, language, progress)

    def printed(count: int) -> None:
        desk.tell(desk.say("report.printed", pages=count))

    desk.tasks.run(job, printed, words=desk.say("report.printing"))


def put_on_printer(
    printer: "QPrinter", office: Office, report: WeeklyReport, language: str, progress: Progress
) -> int:
    """Draw the wished pages at the printer's resolution, one at a time; how many they were."""
    pdf = office.report_pdf(report, language)
    sizes = office.page_sizes(pdf)
    first, last = printer.fromPage() or 1, min(printer.toPage() or len(sizes), len(sizes))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number in range(first - 1, last):
        progress.step(number - first + 1, last - first + 1)
        if number >= first:
            printer.newPage()
        paper = QRectF(printer.paperRect(printer.Unit.DevicePixel))
        dots = round(sizes[number][0] / 72 * min(PRINT_DPI, printer.resolution()))
        painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), as_image(office.page_image(pdf, number, dots)))
    painter.end()
    return max(0, last - first + 1)
