"""The office behind the window: where the screens' wishes meet files, paper and the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import store_care
from desktop.app import Workplace
from desktop.demo_place import demo_place, throw_away
from desktop.papers import Papers

if TYPE_CHECKING:
    from domain.backups import Backup, Losses
    from domain.ports import Store
    from domain.problems import Fault, Refusal
    from domain.report import WeeklyReport
    from domain.sampling import Sheet
    from domain.services.score_board import Board
    from domain.sheets.reading import RefusedRow
    from domain.sheets.table import Workbook
    from ui.office import PageImage


class DesktopOffice:
    """Answers `ui.office.Office` on this machine, for the store of a workplace."""

    def __init__(self, place: Workplace) -> None:
        self.home = self.place = place
        self.language = place.language
        self.is_demo = False
        self._papers = Papers()

    @property
    def store_name(self) -> str:
        return self.place.path.stem

    def moment(self) -> datetime:
        """Now, in UTC."""
        return self.place.clock.moment()

    def explain(self, refusal: Refusal, language: str) -> str:
        from desktop.wording import refusal_sentence  # not needed for the first paint

        return refusal_sentence(refusal, language)

    def explain_fault(self, fault: Fault, language: str) -> str:
        from desktop.wording import fault_sentence

        return fault_sentence(fault, language)

    def open_path(self, path: str) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path))))

    def now(self) -> datetime:
        return self.place.clock.moment().astimezone()

    def report_pdf(self, report: WeeklyReport, language: str) -> bytes:
        return self._papers.pdf(report, language)

    def report_xlsx(self, report: WeeklyReport, language: str) -> bytes:
        return self._papers.xlsx(report, language)

    def score_table_pdf(self, board: Board, unit: str, language: str) -> bytes:
        from exports.score_table import score_table_pdf

        return score_table_pdf(board, unit, language)

    def score_table_xlsx(self, board: Board, unit: str, language: str) -> bytes:
        from exports.score_table import score_table_xlsx

        return score_table_xlsx(board, unit, language)

    def sample_sheet_pdf(self, sheet: Sheet, language: str) -> bytes:
        from exports.sample_sheet import sample_sheet_pdf

        return sample_sheet_pdf(sheet, language)

    def page_sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        from exports.page_images import page_sizes

        return page_sizes(pdf)

    def page_image(self, pdf: bytes, number: int, width: int) -> PageImage:
        from exports.page_images import page_image

        return page_image(pdf, number, width)

    def write_list(self, name: str, rows: Sequence[Sequence[object]], target: Path) -> None:
        from exports.plain_workbook import write_plain_workbook

        write_plain_workbook({name: rows}, self.place.target(target))

    def write_file(self, target: Path, content: bytes) -> None:
        from exports.files import atomic_write

        atomic_write(self.place.target(target), content)

    def backups(self) -> tuple[Backup, ...]:
        return store_care.backups(self.place)

    def back_up(self, *, automatic: bool = False) -> datetime | None:
        return store_care.back_up(self.place, automatic=automatic)

    def last_backup(self) -> datetime | None:
        return store_care.last_backup(self.place)

    def losses(self, file: str) -> Losses:
        return store_care.losses(self.place, file)

    def restore(self, present: Store | None, file: str) -> Store:
        store_care.restore(self.place, present, file)
        return self.reopen()

    def reopen(self) -> Store:
        store = self.place.open()
        with store.reading() as reader:
            self.is_demo = reader.first_action() == "demo"
        return store

    def check_store(self) -> tuple[int, list[str]]:
        return store_care.check(self.place)

    @property
    def own_name(self) -> str:
        return self.home.path.stem

    def open_own(self, present: Store | None, first: Callable[[Store], object] | None = None) -> Store:
        store_care.close(present)
        self.place = self.home
        if not self.place.path.exists():
            self.place.create().close()
        store = self.reopen()
        try:
            if first:
                first(store)
        except Refusal:
            store_care.close(store)
            raise
        return store

    @property
    def demo_size(self) -> tuple[int, int, int]:
        from desktop import demo

        return len(demo.LEADERS) + len(demo.MARKETERS), len(demo.STREETS), demo.WEEKS

    def make_demo(self, language: str, step: Callable[[int, int], None]) -> None:
        from desktop.demo import make_demo

        place = replace(demo_place(self.home), language=language)
        make_demo(place, place.path.parent, step)

    def open_demo(self, present: Store | None) -> Store:
        store_care.close(present)
        self.place = demo_place(self.home)
        return self.reopen()

    def clear_demo(self, present: Store | None) -> Store | None:
        store_care.close(present)
        if self.is_demo and self.place == self.home:  # `dudao demo` was asked for, and is what the window is on
            self.home = replace(self.home, location="")
            throw_away(self.place)
        else:
            throw_away(demo_place(self.home))
        self.place, self.is_demo = self.home, False
        return self.reopen() if self.place.path.exists() else None

    def open_workbook(self, path: str) -> Workbook:
        from storage.workbooks import open_workbook

        return open_workbook(Path(path))

    def write_repair(self, refused: Sequence[RefusedRow], language: str, target: Path) -> None:
        from exports.repair import write_repair_workbook

        def sentence(fault: Fault) -> str:
            return self.explain_fault(fault, language)

        write_repair_workbook(refused, sentence, language, self.place.target(target))

    def write_template(self, kind: str, language: str, target: Path) -> None:
        from exports.templates import write_template

        write_template(kind, language, self.place.target(target))
