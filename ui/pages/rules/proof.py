"""Whether the minimums add up (F8, F9), and what a version would change in the last full week."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from domain.impact import Impact
from domain.rules import SCORED, Rules, SumCheck, sum_check
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.parts import clear, column, label, rule

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
DAYS = 5


class SumCard(Card):
    """What somebody scores who meets every minimum and no more, for several versions side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("rules.sums"), desk.say("rules.sums_note"), padded=True)
        self.desk = desk
        self.body_ = column(gap=desk.theme.px(8))
        self.add(self.body_)

    def show_sums(self, versions: Sequence[tuple[str, Rules]]) -> None:
        """The versions by their short names; the first is the one in force."""
        clear(self.body_)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.desk.theme.px(10))
        grid.setVerticalSpacing(self.desk.theme.px(5))
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(self.desk.say("rules.sum_head"), "caption", wrap=True), 0, 0)
        for place, (name, _) in enumerate(versions, start=1):
            grid.addWidget(label(name, "caption"), 0, place, RIGHT)
        grid.addWidget(rule(), 1, 0, 1, len(versions) + 1)
        line = 2
        for item in SCORED:
            grid.addWidget(label(self.desk.say(f"rules.short_{item}"), "caption"), line, 0)
            for place, (_, rules) in enumerate(versions, start=1):
                count, points = rules.day_minimums.get(item, 0), rules.points.get(item, 0)
                grid.addWidget(label(f"{count}×{points}＝{count * points}", "caption"), line, place, RIGHT)
            line += 1
        grid.addWidget(rule(), line, 0, 1, len(versions) + 1)
        checks = [sum_check(rules) for _, rules in versions]
        self._totals(grid, line + 1, "day", checks)
        self._totals(grid, line + 2, "week", checks)
        self.body_.addLayout(grid)
        self._notes(versions, checks)

    def _totals(self, grid: QGridLayout, line: int, span: str, checks: Sequence[SumCheck]) -> None:
        first = checks[0]
        mark = first.day_pass if span == "day" else first.week_pass
        grid.addWidget(label(self.desk.say(f"rules.total_{span}", mark=mark), "strong"), line, 0)
        for place, check in enumerate(checks, start=1):
            total, needed = (check.day_sum, check.day_pass) if span == "day" else (check.week_sum, check.week_pass)
            met = total >= needed
            shown = label(f"{'✓' if met else '✕'} {total}/{needed}", "strong")
            shown.setStyleSheet(f"color: {self.desk.theme.status('met' if met else 'failed').ink.name()};")
            grid.addWidget(shown, line, place, RIGHT)

    def _notes(self, versions: Sequence[tuple[str, Rules]], checks: Sequence[SumCheck]) -> None:
        """The first version's sums in words, then the daily calls against the weekly ones, version by version."""
        say, check = self.desk.say, checks[0]
        facts = {
            "day": check.day_sum,
            "day_pass": check.day_pass,
            "week": check.week_sum,
            "week_pass": check.week_pass,
        }
        code = "rules.adds_up" if check.adds_up else "rules.adds_not_up"
        self._note("met" if check.adds_up else "behind", say(code, name=versions[0][0], **facts))
        name, rules = versions[1] if len(versions) > 2 else versions[0]
        a_day, a_week = rules.day_minimums.get(Item.CLIENT_CALLS, 0), rules.week_minimums.get(Item.CLIENT_CALLS, 0)
        met = a_day * DAYS >= a_week
        words = {"name": name, "a_day": a_day, "sum": a_day * DAYS, "a_week": a_week, "pace": -(-a_week // DAYS)}
        self._note("met" if met else "behind", say("rules.calls_fit" if met else "rules.calls_short", **words))
        self.body_.addWidget(label(say("rules.five_words"), "caption", wrap=True))

    def _note(self, status: str, sentence: str) -> None:
        self.body_.addWidget(NoteBar(self.desk, status, sentence))


class ImpactCard(Card):
    """The last full week as it was judged and as the shown version would judge it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("rules.impact"), " ", padded=True)
        self.desk = desk
        self.lines = column(gap=desk.theme.px(6))
        self.add(self.lines)
        self.body.addStretch(1)

    def show_words(self, sentence: str) -> None:
        """Say why there is nothing to compare."""
        clear(self.lines)
        self.note.setText("")
        self.lines.addWidget(label(sentence, "caption", wrap=True))

    def show_impact(self, found: Impact) -> None:
        """Before and after, out of how many."""
        clear(self.lines)
        say = self.desk.say
        self.note.setText(say("rules.impact_note", week=found.week))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(self.desk.theme.px(5))
        lines = (
            ("days_met", found.before.days_met, found.after.days_met, found.days),
            ("qualified", found.before.qualified, found.after.qualified, found.people),
            ("weeks_met", found.before.weeks_met, found.after.weeks_met, found.people),
        )
        for place, (code, before, after, total) in enumerate(lines):
            grid.addWidget(label(say(f"rules.impact_{code}"), "caption", wrap=True), place, 0)
            shown = label(f"{before} → {after} / {total}", "" if before == after else "strong")
            grid.addWidget(shown, place, 1, RIGHT)
        self.lines.addLayout(grid)
        self.lines.addWidget(
            label(say("rules.impact_same" if found.same else "rules.impact_stored_not"), "faint", wrap=True)
        )
