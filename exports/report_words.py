"""A report in the words of a language: what every section needs to speak."""

from collections.abc import Iterable, Sequence

from domain.names import short_name
from domain.organisation import UnitKind
from domain.report import WeeklyReport
from domain.terms import term
from exports.content import Align, Column
from exports.wording import say


class ReportWords:
    """A report and a language."""

    def __init__(self, report: WeeklyReport, language: str) -> None:
        self.report, self.language = report, language
        chinese = language != "en"
        if report.unit.kind is UnitKind.REGION:
            self.article = "四(一)" if chinese else "4(1)"
        else:
            self.article = "四(二)" if chinese else "4(2)"

    def say(self, code: str, **facts: object) -> str:
        return say(code, self.language, **facts)

    def term(self, code: str) -> str:
        return term(code, self.language)

    def columns(self, *columns: tuple[str, float], align: Align = "left") -> list[Column]:
        return [Column(self.say(code), width, align) for code, width in columns]

    def short(self, name: str) -> str:
        """A region's name without the names of the units it lies in, as a narrow column has it."""
        return short_name(name, (self.report.unit.name, *self.report.chain))

    def listed(self, words: Iterable[str]) -> str:
        """Words one after another."""
        return (", " if self.language == "en" else "、").join(words)

    def days(self, days: Sequence[int]) -> str:
        """Days of the week; three and more in a row as a span."""
        spans: list[list[int]] = []
        for n in days:
            if spans and spans[-1][-1] == n - 1:
                spans[-1].append(n)
            else:
                spans.append([n])
        said: list[str] = []
        for span in spans:
            if len(span) > 2:
                said.append(self.say("day_span", first=self.weekday(span[0]), last=self.weekday(span[-1])))
            else:
                said += map(self.weekday, span)
        return self.listed(said)

    def weekday(self, n: int) -> str:
        return ("" if self.language == "en" else "週" if self.language == "zh_TW" else "周") + self.say(
            f"weekday_{n}"
        )
