"""What a unit's score table says, whether on paper or in cells (rules 4-22, 5-9)."""

from domain.names import short_name
from domain.rules import SCORED, ShortWeek
from domain.scores import DayScore, DayStatus, Minimum, WeekScore
from domain.services.score_board import Board, BoardGroup, BoardRow
from exports.content import Cell, Column, Row, Table, number
from exports.weekly_scores import MARKS
from exports.wording import say


def percent(share: int | None) -> str:
    """Per mille as per cent with one decimal; a dash where there is none."""
    return "–" if share is None else f"{share / 10:.1f}%"


class ScoreContent:
    """A board in the words of a language."""

    def __init__(self, board: Board, unit: str, language: str) -> None:
        self.board, self.language = board, language
        org = board.organisation
        self.unit_name = org.units[unit].name if unit in org.units else ""
        self._above = [held.name for held in org.units.values()]

    def say(self, code: str, **facts: object) -> str:
        """A word in this language."""
        return say(code, self.language, **facts)

    @property
    def title(self) -> str:
        """What the table is; provisional where it is."""
        return self.say("table_provisional" if self.board.provisional.holds else "scores")

    @property
    def subtitle(self) -> str:
        """Unit, week and days."""
        week = self.board.week
        return self.say("table_subtitle", unit=self.unit_name, week=week, first=week.monday, last=week.sunday)

    @property
    def summary(self) -> str:
        """The figures of the strip as a sentence."""
        found = self.board.count
        return self.say(
            "table_summary",
            qualified=found.qualified,
            failed=found.failed,
            assessed=found.assessed,
            missed=self.board.missed_minimums,
            mean=percent(found.attainment),
        )

    @property
    def notes(self) -> list[str]:
        """How the table is to be read."""
        notes = [self.say("score_note"), self.say("attainment_note")]
        if self.board.rules.short_week is ShortWeek.PRORATA:
            notes.append(self.say("prorata_note"))
        if self.board.provisional.holds:
            notes.append(self.say("provisional_note").strip())
        return notes

    def table(self) -> Table:
        """Everybody, region by region, each region closed by its count."""
        say_ = self.say
        columns = [
            Column(say_("number"), 18, "center"),
            Column(say_("name"), 64, "left", fit=True),
            Column(say_("region"), 0, "center", fit=True),
            *(Column(say_(f"weekday_{n}"), 21, "center", fit=True) for n in range(7)),
            Column(say_("total"), 26, "center", fit=True),
            Column(say_("pass_mark"), 30, "center", fit=True),
            Column(say_("result"), 43, "center", fit=True),
            Column(self.say("attained"), 34, "center", fit=True),
            *(Column(say_(item.value), 28, "center", fit=True) for item in SCORED),
        ]
        rows: list[Row] = []
        place = 0
        for group in self.board.groups:
            for row in group.rows:
                place += 1
                rows.append(self._row(place, row, group))
            rows.append(self._sum(group))
        return Table(columns, rows, dense=True)

    def _row(self, place: int, row: BoardRow, group: BoardGroup) -> Row:
        score = row.score
        failed = score.qualified is False
        return Row(
            (
                number(place),
                score.name,
                short_name(group.name, self._above),
                *(self._day(day) for day in score.days),
                Cell(str(score.score), bold=True, value=score.score),
                number(score.pass_mark),
                Cell(self._result(score), bold=failed),
                percent(row.line[-1]),
                *(self._minimum(m) for m in score.minimums),
            )
        )

    def _result(self, score: WeekScore) -> str:
        if score.qualified is None:
            return self.say("not_assessed")
        return self.say("passed") if score.qualified else self.say("failed", gap=score.gap)

    def _day(self, day: DayScore) -> Cell:
        low = day.qualified is False and day.day <= self.board.today
        if day.status is DayStatus.REST or (day.status is DayStatus.MISSING and day.day > self.board.today):
            return Cell("")
        if day.status in MARKS:
            return Cell(self.say(MARKS[day.status]), low, low)
        return Cell(str(day.score), low, low, day.score)

    def _minimum(self, minimum: Minimum) -> Cell:
        missed = minimum.met is False
        return Cell(f"{minimum.done}/{minimum.required}", missed, missed)

    def _sum(self, group: BoardGroup) -> Row:
        found = group.count
        missed = (sum(row.score.minimums[n].met is False for row in group.rows) for n in range(len(SCORED)))
        return Row(
            (
                "",
                self.say("total"),
                short_name(group.name, self._above),
                *(self._passed(group, n) for n in range(7)),
                "",
                "",
                self.say("sum_result", passed=found.qualified, failed=found.failed),
                percent(found.attainment),
                *(self.say("missed_count", count=n) for n in missed),
            ),
            total=True,
        )

    def _passed(self, group: BoardGroup, place: int) -> Cell:
        """How many qualified on a day; nothing on a day nobody was expected."""
        due = [row.score.days[place] for row in group.rows if row.score.days[place].expected]
        return number(sum(bool(day.qualified) for day in due)) if due else Cell("")
