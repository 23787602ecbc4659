"""The strip over the board: the four duties of the side, with what is left of each and by when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QProgressBar, QWidget

from domain.duties.catalogue import Entry, Measure, Period, Who
from domain.duties.field_lines import FieldLine
from domain.duties.outlook import State
from ui.desk import Desk
from ui.kit.cards import Strip
from ui.kit.chip_label import ChipLabel
from ui.kit.parts import column, label, mark, row
from ui.pages.outlets.choices import named_day
from ui.wording import article

HEADS = frozenset({Measure.HEADS_VISITED, Measure.HEADS_COVERED})


class DutyPart(QWidget):
    """One duty: words, article and deadline; a bar, done of required, and what is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("wide", "true")
        theme = desk.theme
        self.desk = desk
        self.words, self.article = label("", "strong"), label("", "caption")
        self.due, self.figure = label("", "caption"), label("", "strong")
        self.chip = ChipLabel(theme)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(theme.px(40))
        layout = column(
            row(self.words, self.article, None, self.due, gap=theme.px(6)),
            row(self.bar, self.figure, self.chip, gap=theme.px(8)),
            gap=theme.px(5),
        )
        layout.setContentsMargins(theme.px(14), theme.px(7), theme.px(12), theme.px(8))
        self.setLayout(layout)

    def show_line(self, line: FieldLine, day: date) -> None:
        """Say how a duty stands on a day."""
        say = self.desk.say
        self.words.setText(words_of(self.desk, line, day))
        self.article.setText(article(line.entry.article, self.desk.language))
        self.due.setText(self._due(line, day))
        self.bar.setRange(0, max(1, line.required))
        self.bar.setValue(min(line.done, line.required))
        self.bar.setAccessibleName(self.words.text())
        status = "none" if line.state is State.NO_FIGURE else line.state.value
        mark(self.bar, tone=status)
        owed = bool(line.owed)
        self.figure.setText(say("outlets.done_of", done=line.done, required=line.required) if owed else "–")
        unit = say("outlets.unit_heads" if line.entry.measure in HEADS else "outlets.unit_outlets")
        code = {State.MET: "met", State.FAILED: "short", State.NO_FIGURE: "not_owed"}.get(line.state, "left")
        self.chip.show_chip(status, say(f"outlets.duty_{code}", count=line.outstanding, unit=unit))
        self.setToolTip(self._tip(line, unit))

    def _due(self, line: FieldLine, day: date) -> str:
        """The deadline: today, a day of the week, or how many working days are left."""
        if not line.owed:
            return ""
        duty, days = line.owed[0].duty, max(one.outlook.days_left for one in line.owed)
        if duty.due == day:
            return self.desk.say("outlets.due_today")
        if line.entry.period is Period.WEEK:
            return named_day(self.desk, duty.due)
        return self.desk.say("outlets.days_left", days=days)

    def _tip(self, line: FieldLine, unit: str) -> str:
        """Of everybody who owes it: how far they are, and the pace that still works."""
        return "\n".join(
            self.desk.say(
                "outlets.duty_tip" if one.duty.outstanding else "outlets.duty_tip_met",
                name=one.duty.name,
                done=one.duty.done,
                required=one.duty.required,
                days=one.outlook.days_left,
                pace=one.outlook.pace,
                unit=unit,
            )
            for one in line.owed
        )


class DutyStrip(Strip):
    """The four duties side by side."""

    def __init__(self, desk: Desk) -> None:
        self.parts = [DutyPart(desk) for _ in range(4)]
        super().__init__(*self.parts)

    def show_lines(self, lines: Sequence[FieldLine], day: date) -> None:
        """Show the duties of a side on a day."""
        for part, line in zip(self.parts, lines, strict=True):
            part.show_line(line, day)


def words_of(desk: Desk, line: FieldLine, day: date) -> str:
    """What the duty is called here, with the number in force."""
    facts = {"number": line.owed[0].duty.number if line.owed else line.entry.number}
    if line.owed:
        facts |= {"first": line.owed[0].duty.first.month, "last": line.owed[0].duty.last.month}
    code = _code(line.entry)
    if code == "pair" and not line.owed:
        return desk.say("outlets.duty_pair_none")
    if code.startswith("day_") and day != desk.today():
        code += "_then"
    return desk.say(f"outlets.duty_{code}", **facts)


def _code(entry: Entry) -> str:
    heads = "heads" if entry.measure in HEADS else "outlets"
    match entry.period:
        case Period.DAY if entry.who is Who.MARKET_DEPARTMENT:
            return "day_checks"
        case Period.DAY:
            return f"day_{heads}"
        case Period.TWO_MONTHS:
            return "pair"
        case _:
            return f"{entry.period.value}_{heads}"
