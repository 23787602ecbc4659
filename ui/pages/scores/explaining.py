"""Where a number comes from: line by line, with source log and rule version (interface 1, point 3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.rules import DAYS_OF_A_FULL_WEEK, SCORED, Rules, ShortWeek
from domain.scores import DayScore, WeekScore
from domain.services.score_board import Board
from domain.work_log import Item
from ui.desk import Desk
from ui.pages.scores.heat import Spot, day_text, result_of
from ui.pages.scores.words import day_of, percent


@dataclass(frozen=True)
class Line:
    """A row of the explanation; `opens` is the spot behind it."""

    cells: tuple[str, ...]
    opens: Spot | None = None
    total: bool = False


@dataclass(frozen=True)
class Explanation:
    """What a number is made of: head, lines, facts beside it, and the days whose logs it rests on."""

    title: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    facts: tuple[tuple[str, str], ...]
    employee_no: str
    day: date | None = None


def explain(desk: Desk, board: Board, spot: Spot) -> Explanation:
    """The explanation of a cell."""
    words = _Words(desk, board, spot)
    if spot.day:
        return words.of_day(next(day for day in spot.row.score.days if day.day == spot.day))
    if spot.item:
        return words.of_minimum(spot.item)
    return words.of_line() if spot.line else words.of_week()


class _Words:
    """One person's explanations in a language."""

    def __init__(self, desk: Desk, board: Board, spot: Spot) -> None:
        self.desk, self.board, self.spot = desk, board, spot
        self.say: Callable[..., str] = desk.say
        self.row = spot.row
        self.score: WeekScore = spot.row.score

    def of_day(self, day: DayScore) -> Explanation:
        say, rules = self.say, day.rules
        lines = [
            Line(
                (
                    self.desk.term(line.item.value),
                    str(line.count),
                    str(rules.day_minimums.get(line.item, 0)),
                    str(line.points),
                    str(line.product),
                )
            )
            for line in day.lines
        ]
        if lines:
            total = sum(line.product for line in day.lines)
            lines.append(Line((say("scores.sum"), "", "", "", str(total)), total=True))
        return self._made(
            say("scores.explain_day", name=self.score.name, day=day_of(self.desk, day.day)),
            ("scores.item", "scores.count", "scores.least_head", "scores.points", "scores.product"),
            lines,
            [(say("scores.fact_result"), self._day_result(day)), *self._log_facts(day), self._rules_fact(rules)],
            day.day,
        )

    def _day_result(self, day: DayScore) -> str:
        if day.log and not day.log.status.counts:
            return self.say("scores.fact_not_counting", status=self.desk.term(day.log.status.value))
        if day.qualified is None:
            return self.say("scores.fact_day_free", score=day.score)
        mark = day.rules.day_pass
        code = "scores.fact_day_met" if day.qualified else "scores.fact_day_short"
        return self.say(code, score=day.score, mark=mark, gap=mark - day.score)

    def _log_facts(self, day: DayScore) -> list[tuple[str, str]]:
        say, log = self.say, day.log
        if log is None:
            return [(say("scores.fact_log"), f"{say('scores.fact_no_log')}・{self.desk.term(day.status.value)}")]
        status = self.desk.term(log.status.value)
        source = say("scores.fact_revision", revision=log.revision, status=status)
        if day.day in self.row.late:
            source = say("scores.fact_late", source=source)
        facts = [(say("scores.fact_log"), source)]
        if log.text.outlet:
            facts.append((say("scores.fact_outlet"), log.text.outlet))
        if log.text.done:
            facts.append((say("scores.fact_done"), log.text.done))
        return facts

    def _rules_fact(self, rules: Rules) -> tuple[str, str]:
        return self.say("scores.fact_rules"), self._version(rules.version)

    def _version(self, version: str) -> str:
        """The base version by its name, with the day from which it holds."""
        return version.replace("base@", self.say("shell.rules_base") + " ")

    def of_week(self) -> Explanation:
        say, score = self.say, self.score
        lines = [
            Line(
                (day_of(self.desk, day.day), self._state(day), str(day.score), str(day.rules.day_pass)),
                Spot(self.row, day=day.day),
            )
            for day in score.days
        ]
        lines.append(Line((say("scores.sum"), "", str(score.score), ""), total=True))
        facts = [
            (say("scores.fact_expected"), say("scores.fact_days", count=score.expected_days)),
            (say("scores.fact_pass"), self._pass_mark()),
            (say("scores.fact_result"), result_of(self.desk, score)),
            (say("scores.fact_rules"), self._version(score.rule_version)),
        ]
        title = say("scores.explain_week", name=score.name, week=score.week)
        head = ("scores.day_name", "scores.status", "scores.product", "scores.fact_pass")
        return self._made(title, head, lines, facts)

    def _state(self, day: DayScore) -> str:
        if day.log:
            return self.desk.term(day.log.status.value)
        return day_text(self.desk, self.row, day, self.board.today) or self.say("scores.expected")

    def _is_short(self, rules: Rules) -> bool:
        return 0 < self.score.expected_days < DAYS_OF_A_FULL_WEEK and rules.short_week is ShortWeek.PRORATA

    @property
    def _week_rules(self) -> Rules:
        """The rules the week is judged by: those named with it."""
        named = (day.rules for day in self.score.days if day.rules.version == self.score.rule_version)
        return next(named, self.score.days[-1].rules)

    def _pass_mark(self) -> str:
        rules, score = self._week_rules, self.score
        if self._is_short(rules):
            return self.say(
                "scores.fact_pass_short", mark=score.pass_mark, days=score.expected_days, full=rules.week_pass
            )
        return str(score.pass_mark)

    def of_minimum(self, item: Item) -> Explanation:
        say, score = self.say, self.score
        minimum = score.minimums[SCORED.index(item)]
        lines = []
        for day in score.days:
            counted = day.log.counts.of(item) if day.log and day.log.status.counts else 0
            least = str(day.rules.day_minimums.get(item, 0)) if day.expected else "–"
            cells = (day_of(self.desk, day.day), self._state(day), str(counted), least)
            lines.append(Line(cells, Spot(self.row, day=day.day)))
        lines.append(Line((say("scores.sum"), "", str(minimum.done), ""), total=True))
        rules, required = self._week_rules, str(minimum.required)
        if self._is_short(rules):
            required = say(
                "scores.fact_required_short",
                required=minimum.required,
                days=score.expected_days,
                full=rules.week_minimums.get(item, 0),
            )
        met = say("scores.gap", gap=minimum.short) if minimum.met is False else say("scores.verdict_ok")
        facts = [
            (say("scores.fact_required"), required),
            (say("scores.fact_result"), met if minimum.met is not None else say("scores.not_assessed")),
            (say("scores.fact_rules"), self._version(score.rule_version)),
        ]
        title = say("scores.explain_minimum", name=score.name, week=score.week, item=self.desk.term(item.value))
        head = ("scores.day_name", "scores.status", "scores.count", "scores.least_head")
        return self._made(title, head, lines, facts)

    def of_line(self) -> Explanation:
        lines = [
            Line((str(week), percent(share) + ("%" if share is not None else "")))
            for week, share in zip(self.board.weeks, self.row.line, strict=True)
        ]
        title = self.say("scores.explain_line", name=self.score.name)
        return self._made(title, ("scores.week_name", "scores.attainment"), lines, [])

    def _made(
        self,
        title: str,
        head: Sequence[str],
        lines: Sequence[Line],
        facts: Sequence[tuple[str, str]],
        day: date | None = None,
    ) -> Explanation:
        heads = tuple(self.say(code) for code in head)
        return Explanation(title, heads, tuple(lines), tuple(facts), self.score.employee_no, day)
