"""Handing a weekly report out: its files, written while the report is being issued."""

from dataclasses import dataclass
from pathlib import Path

from domain.report import WeeklyReport


@dataclass
class Delivery:
    """Where a report's files go, in which language, and how many pages they came to."""

    language: str
    pdf: Path
    xlsx: Path | None = None
    pages: int = 0

    def write(self, report: WeeklyReport) -> None:
        """Write the files; refuses what hinders the writing of a file."""
        from exports.weekly_report import write_weekly_pdf

        self.pages = write_weekly_pdf(report, self.language, self.pdf)
        if self.xlsx:
            from exports.weekly_workbook import write_weekly_xlsx

            write_weekly_xlsx(report, self.language, self.xlsx)
