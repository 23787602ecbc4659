"""The tab of one month: each week's score, pass mark and result, out of the stored day scores (decision F2)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.attainment import Count, MonthRow, Standing, mean_attainment
from domain.services.score_board import MonthBoard, board_of_month
from domain.weeks import Week
from ui.desk import Desk
from ui.kit.cards import Card, Figure, Strip
from ui.kit.looks import Band, Chip, Ink, Look
from ui.kit.page import Tab
from ui.kit.parts import holder, label, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.kit.tasks import Progress
from ui.pages.scores.words import percent, short_unit


class MonthTable(Table[MonthRow]):
    """People x weeks."""

    chooses_cells = True


class MonthTab(Tab):
    """The weeks of the month of the chosen week's Sunday."""

    topics = frozenset({"work_log", "unit", "member", "assignment", "leave", "calendar_day", "rule_version"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board: MonthBoard | None = None
        self.table: MonthTable | None = None
        self._asked = 0
        theme = desk.theme
        self.period = label("", "strong")
        self.passed = Figure(desk, desk.say("scores.month_pass"))
        self.mean = Figure(desk, desk.say("scores.mean"))
        self.weeks = Figure(desk, desk.say("scores.month_weeks"))
        note = row(label(desk.say("scores.month_note"), "caption", wrap=True))
        note.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        beside = holder(note)
        beside.setProperty("wide", True)
        self.strip = Strip(self.weeks, self.passed, self.mean, beside)
        self.card = Card(desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.strip)
        whole.addWidget(self.card, 1)

    def tools(self) -> Sequence[QWidget]:
        return (self.period,)

    def refresh(self) -> None:
        desk, month, unit, today = self.desk, self.desk.week.month, self.desk.unit, self.desk.today()
        self._asked += 1
        asked = self._asked

        def job(_progress: Progress) -> MonthBoard:
            with desk.store.reading() as reader:
                return board_of_month(reader, month, unit, today)

        def done(board: MonthBoard) -> None:
            if asked == self._asked:
                self.show_board(board)

        desk.tasks.run(job, done)

    def show_board(self, board: MonthBoard) -> None:
        """Show a month."""
        say = self.desk.say
        self.board = board
        self.period.setText(say("scores.month_title", year=board.month.year, month=board.month.month))
        everyone = [week for row_ in board.rows for week in row_.weeks]
        assessed = [week for week in everyone if week and week.qualified is not None]
        self.weeks.show_figure(len(board.weeks))
        passed = sum(bool(week.qualified) for week in assessed)
        self.passed.show_figure(passed, say("scores.month_of", count=len(assessed)))
        self.mean.show_figure(percent(mean_attainment(assessed)), say("scores.percent"))
        self._show_table(board)

    def _show_table(self, board: MonthBoard) -> None:
        if self.table:
            self.card.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = MonthTable(self.desk, "scores.month_table", self._columns(board), many=True)
        self.table.set_row_height("row_compact")
        self.table.set_empty(self.desk.say("scores.month_empty"))
        self.table.opened.connect(self._open)
        self.card.add(self.table, 1)
        org = self.desk.organisation
        rows: list[Band | MonthRow] = []
        for group in board.groups:
            found = zip(board.weeks, group.counts, strict=True)
            note = "　".join(self._count_words(week, count) for week, count in found)
            rows += [Band(short_unit(org, group.unit), note), *group.rows]
        self.table.show_rows(rows)

    def _count_words(self, week: Week, found: Count) -> str:
        return self.desk.say(
            "scores.month_week_count",
            week=f"W{week.number:02d}",
            qualified=found.qualified,
            assessed=found.assessed,
        )

    def _columns(self, board: MonthBoard) -> list[Column[MonthRow]]:
        say = self.desk.say
        return [
            Column("person", say("scores.person"), lambda r: r.name, look=lambda _: Ink(bold=True)),
            *(self._week_column(week, n) for n, week in enumerate(board.weeks)),
            Column(
                *("passed", say("scores.month_qualified"), lambda r: f"{r.qualified}/{r.assessed}"),
                sort=lambda r: r.qualified,
                figures=True,
            ),
            Column(
                *("mean", say("scores.month_mean"), lambda r: _share(r.attainment)),
                sort=lambda r: r.attainment,
                figures=True,
                look=lambda _: Ink(bold=True),
            ),
            Column("rest", "", lambda _: "", stretch=True),
        ]

    def _week_column(self, week: Week, place: int) -> Column[MonthRow]:
        def text(found: MonthRow) -> str:
            return self._cell(found.weeks[place])

        def look(found: MonthRow) -> Look:
            held = found.weeks[place]
            if held is None or held.qualified is None:
                return Ink("text_3")
            return Chip("met" if held.qualified else "failed", self._cell(held))

        head = f"W{week.number:02d}　{week.monday:%m-%d} – {week.sunday:%m-%d}"
        return Column(
            f"week:{week}",
            head,
            text,
            sort=lambda r: held.attainment if (held := r.weeks[place]) else None,
            look=look,
        )

    def _cell(self, held: Standing | None) -> str:
        if held is None:
            return "–"
        if held.qualified is None:
            return self.desk.say("scores.not_assessed")
        cell = self.desk.say("scores.month_cell", score=held.score, mark=held.pass_mark)
        return cell if held.qualified else f"{cell}  {self.desk.say('scores.gap', gap=held.gap)}"

    def _open(self, found: MonthRow) -> None:
        """Go to the week of the current cell, at the person."""
        assert self.table is not None, "opened by the table"  # noqa: S101
        place = self.table.currentIndex().column() - 1
        weeks = self.board.weeks if self.board else ()
        if 0 <= place < len(weeks):
            self.desk.set_week(weeks[place])
        self.desk.go("scores", tab="week", person=found.employee_no)

    def open(self, **target: Any) -> None:
        if self.table and "person" in target:
            self.table.select_where(lambda r: r.employee_no == target["person"])


def _share(share: int | None) -> str:
    return percent(share) + ("" if share is None else "%")
