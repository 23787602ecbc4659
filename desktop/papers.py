"""Weekly reports as bytes: made once for each content, so that what is shown is what is saved and printed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.report import WeeklyReport


KEPT = 12
"""How many papers are kept: the one being written, in a few states, and the one being looked at."""


class Papers:
    """PDFs and workbooks by the report's code, which covers every figure and word of it, and by language."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()
        self._making = Lock()

    def pdf(self, report: WeeklyReport, language: str) -> bytes:
        """The report on paper."""

        def make() -> bytes:
            from exports.weekly_report import weekly_report_pdf

            return weekly_report_pdf(report, language)[0]

        return self._once(("pdf", report.verification_code, language), make)

    def xlsx(self, report: WeeklyReport, language: str) -> bytes:
        """The report as a workbook."""

        def make() -> bytes:
            from exports.weekly_workbook import weekly_report_xlsx

            return weekly_report_xlsx(report, language)

        return self._once(("xlsx", report.verification_code, language), make)

    def _once(self, key: tuple[str, str, str], make: Callable[[], bytes]) -> bytes:
        """Made by whoever asks first; one at a time, because the fonts remember what a document used."""
        with self._making:
            if key not in self._made:
                self._made[key] = make()
                if len(self._made) > KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(key)
            return self._made[key]
