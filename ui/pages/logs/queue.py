"""The queue: logs that wait, by day, and what was decided today below them."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QResizeEvent

from domain.review import Chosen, GivenReply, QueueRow
from domain.work_log import Decision
from ui.desk import Desk
from ui.kit.looks import Band, Chip, Chips, Ink, Look, TwoLines
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.logs.words import short_day, short_time, short_unit

Line = QueueRow | GivenReply
PERSON, SCORE, STATE = 0, 1, 3
LEAST = 130
"""Below this width, in px at 100 %, the minimums share their column with the state."""

DECIDED = {Decision.APPROVE: "approved", Decision.RETURN: "returned", Decision.COMMENT: "none"}


def key_of(line: Line) -> Chosen:
    """The log a line stands for, as it is seen there."""
    if isinstance(line, QueueRow):
        return line.chosen
    return Chosen(line.employee_no, line.day, line.revision)


def day_of(line: Line) -> tuple[str, date]:
    """Whose log of which day a line stands for."""
    return (line.log.employee_no, line.log.day) if isinstance(line, QueueRow) else (line.employee_no, line.day)


def is_same(line: Line, wanted: Chosen) -> bool:
    """Whether a line stands for a log, whatever its revision."""
    return day_of(line) == (wanted.employee_no, wanted.day)


class QueueTable(Table[Line]):
    """One line a log; several can be chosen. Nothing is edited here, so single keys are free."""

    def __init__(self, desk: Desk) -> None:
        columns: list[Column[Line]] = [
            Column("person", desk.say("logs.person"), self._name, look=self._person, width=140),
            Column("score", desk.say("logs.score"), lambda x: str(x.score), figures=True, look=self._score, width=52),
            Column(
                "minimums",
                desk.say("logs.minimums"),
                self._minimum_words,
                look=self._minimums,
                tip=self._minimum_words,
                stretch=True,
                width=110,
            ),
            Column("state", desk.say("logs.state"), self._state_words, look=self._state),
        ]
        self._fits = True
        self._narrow, self._taken = False, 0
        super().__init__(desk, "logs.queue", columns, sortable=False, many=True)
        self.set_row_height("row_two_lines")

    def fit(self) -> None:
        if self._fits:
            self.setColumnHidden(STATE, False)
            super().fit()
            self._taken = sum(self.columnWidth(place) for place in (PERSON, SCORE, STATE))
            self._fit_state()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        self._fit_state()
        super().resizeEvent(event)

    def _fit_state(self) -> None:
        """Where there is little room the state stands among the minimums instead of in a column of its own."""
        self._narrow = self.viewport().width() < self._taken + self.desk.theme.px(LEAST)
        self.setColumnHidden(STATE, self._narrow)

    def show_queue(self, waiting: Sequence[QueueRow], given: Sequence[GivenReply], *, fit: bool = True) -> None:
        """Show the logs by day, then today's decisions. A decision leaves the columns as wide as they are."""
        self._fits = fit
        desk, today = self.desk, self.desk.today()
        rows: list[Line | Band] = []
        for day, found in groupby(waiting, key=lambda row: row.log.day):
            logs = list(found)
            words = desk.say(
                "logs.band_today" if day == today else "logs.band_day", day=short_day(day, desk.language)
            )
            rows += [Band(words, desk.say("logs.waiting", count=len(logs))), *logs]
        if given:
            rows += [Band(desk.say("logs.done_today"), desk.say("logs.done_note", count=len(given))), *given]
        self.show_rows(rows)

    def choose_all(self, wanted: Sequence[Chosen]) -> None:
        """Select exactly these logs; the first becomes current."""
        keys, selection = set(wanted), QItemSelection()
        last = len(self.columns) - 1
        first = -1
        for place, row in enumerate(self.rows_model.rows):
            if not isinstance(row, Band) and key_of(row) in keys and isinstance(row, QueueRow):
                first = place if first < 0 else first
                selection.select(self.rows_model.index(place, 0), self.rows_model.index(place, last))
        flags = QItemSelectionModel.SelectionFlag
        if first >= 0:
            self.selectionModel().setCurrentIndex(self.rows_model.index(first, 0), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    # what the columns say

    def _name(self, line: Line) -> str:
        return line.name

    def _person(self, line: Line) -> Look:
        desk = self.desk
        if isinstance(line, GivenReply):
            return TwoLines(f"{short_day(line.day, desk.language)}　{short_time(line.at, desk.today())}", "text_2")
        when = short_time(line.at, line.log.day)
        if line.imported:
            when = desk.say("logs.imported")
        elif line.log.revision > 1:
            when = desk.say("logs.again_at", when=when)
        return TwoLines(f"{short_unit(desk.organisation, line.unit)}　{when}")

    def _score(self, line: Line) -> Look:
        if isinstance(line, GivenReply):
            return Ink("text_2")
        return Ink("failed" if line.score < line.pass_mark else "text", bold=True, kind="section")

    def _minimum_words(self, line: Line) -> str:
        if isinstance(line, GivenReply):
            return line.content
        if not line.missed:
            return self.desk.say("logs.all_met")
        return " ".join(self._missed(line))

    def _missed(self, line: QueueRow, words: str = "short") -> list[str]:
        return [f"{self.desk.say(f'logs.{words}_{m.item}')} {m.count}/{m.minimum}" for m in line.missed]

    def _minimums(self, line: Line) -> Look:
        missed = () if isinstance(line, GivenReply) else tuple(self._missed(line, "chip"))
        chips = tuple(Chip("failed", words) for words in missed)
        if self._narrow and not self._is_plain(line):
            chips = (*self._states(line), *chips)
        return Chips(chips) if chips else Ink("text_3", kind="caption")

    def _is_plain(self, line: Line) -> bool:
        """Whether the band above says the state of a line well enough."""
        return isinstance(line, QueueRow) and line.log.revision == 1 and not line.late

    def _state_words(self, line: Line) -> str:
        if isinstance(line, GivenReply):
            return self.desk.term(line.decision.value)
        words = self.desk.say("logs.again") if line.log.revision > 1 else self.desk.term("submitted")
        return f"{words} {self.desk.say('logs.late')}" if line.late else words

    def _state(self, line: Line) -> Look:
        return Chips(self._states(line))

    def _states(self, line: Line) -> tuple[Chip, ...]:
        if isinstance(line, GivenReply):
            code = {Decision.APPROVE: "approved", Decision.RETURN: "returned"}.get(line.decision)
            return (Chip(DECIDED[line.decision], self.desk.term(code or line.decision.value)),)
        words = self.desk.say("logs.again") if line.log.revision > 1 else self.desk.term("submitted")
        return (Chip("submitted", words), *([Chip("behind", self.desk.say("logs.late"))] if line.late else ()))
