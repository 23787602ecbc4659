"""The strip above the table: counts, mean attainment, its trend, and how to read them."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from domain.rules import ShortWeek, sum_check
from domain.services.score_board import Board
from ui.desk import Desk
from ui.kit.cards import Figure, Strip
from ui.kit.cells import paint_spark
from ui.kit.looks import Spark
from ui.kit.parts import column, holder, label, row
from ui.pages.scores.heat import PASSED
from ui.pages.scores.words import percent

ROOMY = 110
"""Up to this text size there is room for sentences beside figures and tabs."""


class TrendLine(QWidget):
    """A line of mean attainments, against the pass mark."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.theme
        self._spark = Spark((), PASSED)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_values(self, values: tuple[int | None, ...], words: str) -> None:
        """Show these, in per mille; the words are what a screen reader says."""
        self._spark = Spark(tuple(None if v is None else float(v) for v in values), PASSED)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self._theme.px(150), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self._theme.px(70), self._theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        paint_spark(painter, self._theme, QRectF(self.rect()), self._spark)
        painter.end()


class ScoreStrip(Strip):
    """Qualified, not, minimums missed, mean attainment, trend, and a note."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        theme = desk.theme
        self.qualified = Figure(desk, desk.say("scores.qualified"))
        self.failed = Figure(desk, desk.say("scores.failed"))
        self.missed = Figure(desk, desk.say("scores.missed"))
        self.mean = Figure(desk, desk.say("scores.mean"))
        self.trend_words = label("", "caption")
        self.trend = TrendLine(desk)
        words = holder(
            column(None, self.trend_words, label(desk.say("scores.trend_line"), "faint"), None, gap=theme.px(2))
        )
        words.setVisible(theme.zoom <= ROOMY)  # the line's tooltip has each week
        trend = row(words, self.trend, gap=theme.px(12))
        trend.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        wide = holder(trend)
        wide.setProperty("wide", True)
        self.note = label("", "caption", wrap=True)
        super().__init__(self.qualified, self.failed, self.missed, self.mean, wide, *self._beside())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _beside(self) -> list[QWidget]:
        """The note's cell; in a large text size the note stands under the strip instead."""
        theme = self.desk.theme
        if theme.zoom > ROOMY:
            return []
        note = row(self.note)
        note.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        beside = holder(note)
        beside.setMinimumWidth(theme.px(250))
        beside.setMaximumWidth(theme.px(380))
        beside.setProperty("wide", True)
        return [beside]

    def show_board(self, board: Board, lead: str = "") -> None:
        """Show a week's figures; `lead` heads the note."""
        say, found = self.desk.say, board.count
        self.qualified.show_figure(found.qualified, say("scores.of_people", count=found.assessed))
        self.failed.show_figure(found.failed, say("scores.people"), "failed" if found.failed else "")
        self.missed.show_figure(board.missed_minimums, say("scores.people"))
        self.mean.show_figure(percent(found.attainment), say("scores.percent"))
        first, last = (f"W{week.number:02d}" for week in (board.weeks[0], board.weeks[-1]))
        self.trend_words.setText(say("scores.trend", first=first, last=last))
        said = (f"{week} {percent(share)}%" for week, share in zip(board.weeks, board.trend, strict=True))
        self.trend.show_values(board.trend, "  ".join(said))
        english = self.desk.language == "en"
        notes = [*([lead + (". " if english else "。")] if lead else []), *self._notes(board)]
        self.note.setText((" " if english else "").join(notes))

    def _notes(self, board: Board) -> list[str]:
        say, rules = self.desk.say, board.rules
        notes = [say("scores.note")]
        if board.short_weeks:
            code = "scores.note_prorata" if rules.short_week is ShortWeek.PRORATA else "scores.note_literal"
            notes.append(say(code, count=len(board.short_weeks)))
        if not board.adds_up:
            notes.append(say("scores.note_sum", day_sum=sum_check(rules).day_sum, day_pass=rules.day_pass))
        if not board.published:
            notes.append(say("scores.note_calendar"))
        return notes
