"""One log in figures: counts against minimums line by line, the week so far, the weeks before (rules 3-3 to 3-9)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from domain.review import LogDetail
from domain.rules import Rules, sum_check
from domain.scores import DayScore, DayStatus
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.cards import NoteBar
from ui.kit.cells import paint_spark
from ui.kit.chip_label import ChipLabel
from ui.kit.looks import Spark
from ui.kit.parts import column, label, link, row, rule

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Lines(QWidget):
    """The arithmetic: a line for each item, and the day's sum."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(4))
        self.grid.setHorizontalSpacing(theme.px(10))
        self.grid.setVerticalSpacing(theme.px(4))
        self.grid.setColumnStretch(0, 1)
        heads = ("item", "count", "minimum", "", "sum", "score")
        for place, code in enumerate(heads):
            head = label(desk.say(f"logs.{code}") if code else "", "caption")
            self.grid.addWidget(head, 0, place, RIGHT if place in {1, 2, 4, 5} else Qt.AlignmentFlag.AlignLeft)
        self.cells = {item: self._line(item, place) for place, item in enumerate(Item)}
        self.passed = label("", "caption", wrap=True)
        self.total = label("", "section")
        self.grid.addWidget(rule(), 98, 0, 1, 6)
        self.grid.addLayout(
            row(label(desk.say("logs.day_score"), "strong"), self.passed, gap=theme.px(8)), 99, 0, 1, 5
        )
        self.grid.addWidget(self.total, 99, 5, RIGHT)

    def _line(self, item: Item, place: int) -> tuple[QLabel, QLabel, ChipLabel, QLabel, QLabel]:
        at = 2 * place + 1
        self.grid.addWidget(rule(), at, 0, 1, 6)
        self.grid.addWidget(label(self.desk.term(item.value)), at + 1, 0)
        chip = ChipLabel(self.desk.theme)
        made = (label("", "strong"), label("", "caption"), chip, label("", "caption"), label("", "strong"))
        for column_, widget in enumerate(made, 1):
            self.grid.addWidget(widget, at + 1, column_, RIGHT if widget is not chip else Qt.AlignmentFlag.AlignLeft)
        return made

    def show_log(self, detail: LogDetail) -> None:
        """Show the lines of a log by the rules of its day."""
        desk, scored = self.desk, detail.scored
        for line in scored.lines:
            count, least, chip, sum_, product = self.cells[line.item]
            minimum = scored.rules.day_minimums.get(line.item, 0)
            count.setText(str(line.count))
            least.setText(str(minimum) if scored.expected else "–")
            short = minimum - line.count if scored.expected else 0
            if not scored.expected:
                chip.show_chip("none", desk.term("rest"))
            elif short > 0:
                chip.show_chip("failed", desk.say("logs.short_of", count=short))
            else:
                chip.show_chip("met", desk.say("logs.met"))
            sum_.setText(f"{line.count} × {line.points}" if line.points else desk.say("logs.no_points"))
            product.setText(str(line.product) if line.points else "–")
        self._show_total(detail)

    def _show_total(self, detail: LogDetail) -> None:
        desk, scored = self.desk, detail.scored
        points, mark_ = detail.points, scored.rules.day_pass
        self.total.setText(str(points))
        if not detail.handed.log.status.counts:
            words = desk.say("logs.counts_nothing", status=desk.term(detail.handed.log.status.value))
        elif not scored.expected:
            words = desk.say("logs.not_expected")
        elif points >= mark_:
            words = desk.say("logs.pass_met", mark=mark_)
        else:
            words = desk.say("logs.pass_short", mark=mark_, gap=mark_ - points)
        self.passed.setText(words)
        ink = desk.theme.status("failed").ink if points < mark_ and scored.expected else desk.theme.color("text")
        self.total.setStyleSheet(f"color: {ink.name()};")


class DayStrip(QWidget):
    """The days of a week as boxes, the log's own day framed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._days: tuple[DayScore, ...] = ()
        self._current: Any = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: tuple[DayScore, ...], current: Any) -> None:
        """Show the working days of a week, and any other day with a log."""
        self._days = tuple(d for d in days if d.status is not DayStatus.REST)
        self._current = current
        self.setAccessibleName("  ".join(f"{self._weekday(day)} {self._words(day)}" for day in self._days))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        theme = self.desk.theme
        heights = QFontMetrics(theme.font("caption")).height() + QFontMetrics(theme.font("body_strong")).height()
        return QSize(theme.px(200), heights + theme.px(12))

    def _weekday(self, day: DayScore) -> str:
        return self.desk.say(f"shell.weekday_{day.day.weekday()}")

    def _words(self, day: DayScore) -> str:
        if day.log is not None and day.log.status.counts:
            return str(day.score)
        open_yet = day.status is DayStatus.MISSING and day.day >= self.desk.today()
        return "–" if open_yet else self.desk.term(day.status.value)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        if not self._days:
            return
        theme, painter = self.desk.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.px(6)
        width = (self.width() - gap * (len(self._days) - 1)) / len(self._days)
        for place, day in enumerate(self._days):
            box = QRectF(place * (width + gap), 0, width, self.height()).adjusted(1, 1, -1, -1)
            counting = day.log is not None and day.log.status.counts
            ground = theme.heat(day.score / max(1, day.rules.day_pass)) if counting else theme.color("surface_sunken")
            own = day.day == self._current
            painter.setPen(QPen(theme.color("focus"), 2) if own else Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
            self._paint_words(painter, box.toRect(), day)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRect, day: DayScore) -> None:
        theme = self.desk.theme
        half = box.height() // 2
        painter.setPen(theme.color("text_2"))
        painter.setFont(theme.font("caption"))
        painter.drawText(
            box.adjusted(0, theme.px(3), 0, -half), int(Qt.AlignmentFlag.AlignCenter), self._weekday(day)
        )
        words = self._words(day)
        font = theme.font("body_strong" if words.isdigit() else "caption")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        lower = box.adjusted(0, half, 0, -theme.px(3))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), elided)


class TrendLine(QWidget):
    """Week scores as a line, beside the pass mark."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.theme
        self._spark = Spark(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(desk.theme.px(44))

    def show_line(self, spark: Spark) -> None:
        """Show other values."""
        self._spark = spark
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        paint_spark(painter, self._theme, QRectF(self.rect()), self._spark)
        painter.end()


class WeekSoFar(QWidget):
    """The week's sum and pace, its days, whether the rules add up, and the five weeks before."""

    def __init__(self, desk: Desk, see_rules: Callable[[], Any]) -> None:
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self.sum, self.pace = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.pace.setAlignment(RIGHT)
        self.strip = DayStrip(desk)
        self.note = NoteBar(desk)
        self.note.tools.addWidget(link(desk, desk.say("logs.see_rules"), see_rules))
        self.mark, self.line = label("", "caption"), TrendLine(desk)
        self.ends, self.missed = label("", "caption"), label("", "caption")
        texts = column(self.ends, self.missed, gap=theme.px(2))
        head = row(label(desk.say("logs.trend"), "strong"), None, self.mark)
        week = row(self.sum, self.pace)
        week.setStretch(0, 1)
        trend = row(self.line, texts, gap=theme.px(10))
        trend.setStretch(0, 1)
        whole = column(week, self.strip, self.note, theme.px(4), head, trend, gap=theme.px(8))
        whole.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(12))
        self.setLayout(whole)

    def show_log(self, detail: LogDetail) -> None:
        """Show the week of a log."""
        desk, week = self.desk, detail.week
        if week.qualified is None:
            self.sum.setText(desk.say("logs.week_none", score=week.score))
        else:
            self.sum.setText(desk.say("logs.week_so_far", score=week.score, mark=week.pass_mark))
        self.pace.setText(self._pace(detail))
        self.strip.show_days(week.days, detail.handed.log.day)
        self._show_check(detail.scored.rules)
        self._show_trend(detail)

    def _pace(self, detail: LogDetail) -> str:
        pace = detail.pace
        if detail.week.qualified is None:
            return ""
        if not pace.points:
            return self.desk.say("logs.pace_done")
        if pace.a_day is None:
            return self.desk.say("logs.pace_over", points=pace.points)
        return self.desk.say("logs.pace", days=pace.days, pace=pace.a_day)

    def _show_check(self, rules: Rules) -> None:
        """Decision F8: say where every minimum met still does not pass."""
        check = sum_check(rules)
        gap = check.day_pass - check.day_sum
        parts = "＋".join(
            f"{number}×{rules.points[item]}" for item, number in rules.day_minimums.items() if rules.points.get(item)
        )
        words = self.desk.say("logs.sum_check", sum=check.day_sum, parts=parts, gap=gap) if gap > 0 else ""
        if words != self.note.words.text():
            self.note.show_note("submitted", words)

    def _show_trend(self, detail: LogDetail) -> None:
        desk, weeks = self.desk, detail.weeks
        for part in (self.mark, self.ends, self.missed):
            part.setVisible(bool(weeks))
        self.line.setVisible(len(weeks) > 1)
        if not weeks:
            self.ends.setText(desk.say("logs.trend_none"))
            self.ends.show()
            return
        first, last = weeks[0], weeks[-1]
        self.mark.setText(desk.say("logs.trend_mark", mark=last.pass_mark))
        facts = {"first": f"W{first.week.number}", "last": f"W{last.week.number}"}
        self.ends.setText(desk.say("logs.trend_ends", first_score=first.score, last_score=last.score, **facts))
        self.missed.setText(desk.say("logs.trend_missed", count=len(last.missed)))
        values = tuple(float(week.score) for week in weeks)
        self.line.show_line(Spark(values, float(last.pass_mark)))
        self.line.setAccessibleName("  ".join(f"{w.week} {w.score}/{w.pass_mark}" for w in weeks))
