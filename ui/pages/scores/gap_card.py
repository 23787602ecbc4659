"""What the selected person lacks, with a worked suggestion for the days still open."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QScrollArea, QSizePolicy, QWidget

from domain.catching_up import OpenDay, Shortfall
from domain.rules import SCORED
from domain.services.score_board import Board
from domain.work_log import Counts
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.chip_label import ChipLabel
from ui.kit.parts import button, clear, column, holder, label, row, rule
from ui.pages.scores.sentences import plan_note, why
from ui.pages.scores.words import day_of, short_unit, weekdays


class GapCard(Card):
    """The card 還差什麼."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("scores.gap_card"), " ", padded=True)
        self.desk = desk
        self.found: Shortfall | None = None
        self.board: Board | None = None
        theme = desk.theme
        self.figure, self.of = label("", "figure"), label("", "caption")
        self.chips = column(gap=theme.px(6))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(8))
        self.grid.setVerticalSpacing(theme.px(5))
        self.line = rule()
        self.plan = holder(column(self.line, self.grid, gap=theme.px(9)))
        self.advice = NoteBar(desk, "met")
        self.remind = button(desk, desk.say("scores.remind"), self._remind, small=True)
        self.open_log = button(desk, desk.say("scores.open_log"), self._open_log, small=True)
        head = row(self.figure, self.of, gap=theme.px(6))
        head.addStretch(1)
        head.setAlignment(self.of, Qt.AlignmentFlag.AlignBottom)
        self.body.setSpacing(theme.px(9))
        self.add(head)
        self.add(self.chips)
        self.add(self.plan)
        self.add(self.advice)
        self.add(row(self.remind, self.open_log, None, gap=theme.px(8)))
        self.show_nobody()

    def show_nobody(self) -> None:
        """Nobody is selected."""
        self.found = None
        self.note.setText(self.desk.say("scores.choose"))
        for part in (self.figure, self.of, self.plan, self.advice, self.remind, self.open_log):
            part.hide()
        clear(self.chips)

    def show_person(self, board: Board, found: Shortfall) -> None:
        """Show what somebody lacks."""
        self.found, self.board = found, board
        say, score = self.desk.say, found.score
        self.note.setText(say("scores.gap_who", name=score.name, unit=short_unit(board.organisation, score.unit)))
        self.figure.setText(str(score.score))
        if score.qualified is None:
            self.of.setText(say("scores.of_mark_none"))
        else:
            code = "scores.of_mark_met" if score.qualified else "scores.of_mark"
            self.of.setText(say(code, mark=score.pass_mark, gap=score.gap))
        self._show_chips(found)
        self._show_plan(found)
        self.advice.show_note(*plan_note(self.desk, found))
        for part in (self.figure, self.of, self.remind, self.open_log):
            part.show()

    def _show_chips(self, found: Shortfall) -> None:
        clear(self.chips)
        say = self.desk.say
        until = {day.day: day.until for day in found.suggestion.days}
        late = [day for day in found.missing if day not in until]
        if late:
            self._add_chip("missing", say("scores.missing_day", day=weekdays(self.desk, late)), "")
        in_time = [day for day in found.missing if day in until]
        chips: list[tuple[str, str, date | None]] = [
            ("missing", say("scores.missing_day", day=day_of(self.desk, d)), until[d]) for d in in_time
        ]
        chips += [
            ("returned", say("scores.returned_day", day=day_of(self.desk, d), points=points), None)
            for d, points in found.returned
        ]
        chips += [("draft", say("scores.draft_day", day=day_of(self.desk, d)), until.get(d)) for d in found.drafts]
        for status, text, last in chips:
            note = say("scores.fill_until", day=day_of(self.desk, last)) if last else ""
            self._add_chip(status, text, note)
        for m in found.score.missed:
            item = self.desk.term(m.item.value)
            text = say("scores.minimum_short", item=item, done=m.done, required=m.required)
            self._add_chip("failed", text, say("scores.gap", gap=m.short))

    def _add_chip(self, status: str, text: str, note: str) -> None:
        self.chips.addLayout(row(ChipLabel(self.desk.theme, status, text), label(note, "caption"), None))

    def _show_plan(self, found: Shortfall) -> None:
        clear(self.grid)
        days = found.suggestion.days
        self.plan.setVisible(bool(days))
        if not days:
            return
        say = self.desk.say
        self._cells(0, say("scores.day_column"), [say(f"scores.short_{i}") for i in SCORED], "faint")
        least = next((day.floor for day in days if day.expected), Counts())
        line = 1
        if any(day.expected for day in days):
            self._cells(line, say("scores.least_head"), [str(least.of(i)) for i in SCORED], "caption")
            line += 1
        for day, counts in zip(days, found.suggestion.counts, strict=True):
            self._cells(line, self._day_words(day), [str(counts.of(i)) for i in SCORED], "strong")
            line += 1
        self.grid.setColumnStretch(0, 1)

    def _day_words(self, day: OpenDay) -> str:
        return f"{self.desk.say('scores.suggested')} {day_of(self.desk, day.day)}"

    def _cells(self, line: int, words: str, cells: list[str], kind: str) -> None:
        self.grid.addWidget(label(words, "caption" if kind == "strong" else kind), line, 0)
        for place, text in enumerate(cells, 1):
            made = label(text, kind)
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            made.setMinimumWidth(self.desk.theme.px(34))
            self.grid.addWidget(made, line, place)

    def reminder(self) -> str:
        """A text to send, with what is missing."""
        assert self.found is not None  # noqa: S101  the button shows with somebody only
        assert self.board is not None  # noqa: S101
        score = self.found.score
        sentence = why(self.desk, self.found) if score.qualified is False else ""
        _, note = plan_note(self.desk, self.found)
        end = ". " if self.desk.language == "en" else "。"
        sentence = (sentence + end if sentence else "") + note
        return self.desk.say(
            "scores.reminder",
            name=score.name,
            week=score.week,
            score=score.score,
            mark=score.pass_mark,
            sentence=sentence,
        )

    def _remind(self) -> None:
        QGuiApplication.clipboard().setText(self.reminder())
        self.desk.tell(self.desk.say("scores.reminded"))

    def _open_log(self) -> None:
        if self.found:
            self.desk.go("logs", tab="all", person=self.found.score.employee_no)


class Fitting(QScrollArea):
    """As tall as what it holds, as far as there is room; beyond that it scrolls."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._held = holder(column(held, None, gap=0), "clear")
        self._held.installEventFilter(self)
        self.setWidget(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        width = self.width() or self._held.sizeHint().width()
        return QSize(width, max(self._held.heightForWidth(width), self._held.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(0, min(self.sizeHint().height(), 160))


class Side(QWidget):
    """A column whose parts scroll where there is little room, instead of making the page taller."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        return False

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())
