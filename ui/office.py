"""What the window asks of the rest of the program: files, paper, machines. Answered in desktop/office.py."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from domain.backups import Backup, Losses
from domain.ports import Store
from domain.problems import Fault, Refusal
from domain.report import WeeklyReport
from domain.sampling import Sheet
from domain.services.score_board import Board
from domain.sheets.reading import RefusedRow
from domain.sheets.table import Workbook


class PageImage(Protocol):
    """A page of paper in pixels: rows of `stride` bytes from the top down; blue, green and red a byte each."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


class Office(Protocol):
    """Everything that is neither the business nor the screen."""

    language: str
    """The machine's language."""

    @property
    def store_name(self) -> str:
        """The open store's name, by which habits that belong to it are remembered."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether the open store is the invented branch."""
        ...

    def explain(self, refusal: Refusal, language: str) -> str:
        """A refusal as a sentence with what to do next."""
        ...

    def explain_fault(self, fault: Fault, language: str) -> str:
        """Why a cell can't be taken, as a sentence."""
        ...

    def open_path(self, path: str) -> None:
        """Open a file or folder with the machine's own program."""
        ...

    def now(self) -> datetime:
        """The present moment on the clock of the machine."""
        ...

    def report_pdf(self, report: WeeklyReport, language: str) -> bytes:
        """A weekly report on paper; the same report is made once and gives the same bytes. Any thread may ask."""
        ...

    def report_xlsx(self, report: WeeklyReport, language: str) -> bytes:
        """A weekly report as a workbook; the same report gives the same bytes. Any thread may ask."""
        ...

    def score_table_pdf(self, board: Board, unit: str, language: str) -> bytes:
        """A unit's score table on paper. Any thread may ask."""
        ...

    def score_table_xlsx(self, board: Board, unit: str, language: str) -> bytes:
        """A unit's score table as a workbook. Any thread may ask."""
        ...

    def sample_sheet_pdf(self, sheet: Sheet, language: str) -> bytes:
        """The work-through sheet of sampled logs on paper. Any thread may ask."""
        ...

    def page_sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        """Width and height of every page, in points. Any thread may ask."""
        ...

    def page_image(self, pdf: bytes, number: int, width: int) -> PageImage:
        """A page, counted from 0, drawn so many pixels wide. Any thread may ask."""
        ...

    def write_list(self, name: str, rows: Sequence[Sequence[object]], target: Path) -> None:
        """Write a list as a workbook, its first row as the head; text stays text. Any thread may ask."""
        ...

    def write_file(self, target: Path, content: bytes) -> None:
        """Put the content in place of a file, whole or not at all; refuses what hinders the writing of a file."""
        ...

    def backups(self) -> tuple[Backup, ...]:
        """The store's backups, the newest first."""
        ...

    def back_up(self, *, automatic: bool = False) -> datetime | None:
        """Make a proven backup; when it was made. An automatic one once a day: None where it is there."""
        ...

    def last_backup(self) -> datetime | None:
        """When the newest backup was made."""
        ...

    def losses(self, file: str) -> Losses:
        """What the store has that a backup lacks."""
        ...

    def restore(self, present: Store | None, file: str) -> Store:
        """Put a backup in the place of the open store, keep the present state beside it, and open it."""
        ...

    def reopen(self) -> Store:
        """Open the store of this place again."""
        ...

    def check_store(self) -> tuple[int, list[str]]:
        """How many actions the store holds, and everything that is wrong with it."""
        ...

    @property
    def own_name(self) -> str:
        """The name of the person's own store, open or not."""
        ...

    def open_own(self, present: Store | None, first: Callable[[Store], object] | None = None) -> Store:
        """Close the open store and open the person's own, made where it is not there yet; `first` is done with it."""
        ...

    @property
    def demo_size(self) -> tuple[int, int, int]:
        """How many people, outlets and weeks the invented branch has."""
        ...

    def make_demo(self, language: str, step: Callable[[int, int], None]) -> None:
        """Make the invented branch in a store of its own; `step` is told how far that is."""
        ...

    def open_demo(self, present: Store | None) -> Store:
        """Close the open store and open the invented branch."""
        ...

    def clear_demo(self, present: Store | None) -> Store | None:
        """Throw the invented branch away, with everything made beside it; the person's own store, if there is one."""
        ...

    def open_workbook(self, path: str) -> Workbook:
        """The sheets of a file; refuses what can't be read."""
        ...

    def write_repair(self, refused: Sequence[RefusedRow], language: str, target: Path) -> None:
        """Write refused rows as a workbook, each reason beside its cell, ready to be put right and imported."""
        ...

    def write_template(self, kind: str, language: str, target: Path) -> None:
        """Write the blank workbook of a kind of import."""
        ...
