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
        """Write all of the files, or none of them; refuses what hinders the writing of a file."""
        from exports.files import write_together
        from exports.weekly_report import weekly_report_pdf

        content, self.pages = weekly_report_pdf(report, self.language)
        files = {self.pdf: content}
        if self.xlsx:
            from exports.weekly_workbook import weekly_report_xlsx

            files[self.xlsx] = weekly_report_xlsx(report, self.language)
        write_together(files)
