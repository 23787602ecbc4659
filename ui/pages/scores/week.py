"""The tab of one week: strip, heat table, what is missing, who fails."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from domain.catching_up import Shortfall
from domain.services.score_board import Board, BoardRow, board_of_week
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.page import Keys, Tab
from ui.kit.parts import button, column, label, row
from ui.kit.tasks import Progress
from ui.pages.scores.explain_sheet import ExplainSheet
from ui.pages.scores.failing import FailingCard
from ui.pages.scores.gap_card import Fitting, GapCard, Side
from ui.pages.scores.heat import HeatTable
from ui.pages.scores.legend import legend
from ui.pages.scores.strip import ROOMY, ScoreStrip
from ui.pages.scores.words import day_of, short_unit, weekdays


class WeekTab(Tab):
    """Who passes, who does not, what closes the gap (rules 3-3 to 3-9)."""

    topics = frozenset(
        {"work_log", "unit", "member", "assignment", "leave", "calendar_day", "rule_version"},
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board: Board | None = None
        self.sheet: ExplainSheet | None = None
        self._asked = 0
        self._wanted = str(desk.memory.get("scores/person", ""))
        theme = desk.theme
        self.provisional = label("", "faint")
        self.regions = QComboBox()
        self.regions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.regions.setAccessibleName(desk.say("scores.region_filter"))
        self.regions.currentIndexChanged.connect(lambda _: self._show_rows())
        self.pdf = button(desk, desk.say("scores.pdf"), lambda: self._save("pdf"), icon_name="print", small=True)
        self.xlsx = button(desk, desk.say("scores.xlsx"), lambda: self._save("xlsx"), small=True)
        self.copy = button(desk, desk.say("scores.copy"), self._copy, shown_key="Ctrl+C", small=True)
        self.strip = ScoreStrip(desk)
        self.table: HeatTable | None = None
        self.card = Card(desk)
        self.gap = GapCard(desk)
        self.failing = FailingCard(desk)
        self.failing.list.picked.connect(self._pick)
        self.fitting = Fitting(self.gap)
        side = column(self.fitting, self.failing, gap=theme.px(10))
        side.setStretch(1, 1)
        self.side = Side(side)
        self.side.setFixedWidth(theme.px(340 if desk.language == "en" else 300))
        lower = row(self.card, self.side, gap=theme.px(12))
        lower.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.strip)
        if theme.zoom > ROOMY:
            whole.addWidget(self.strip.note)
        whole.addLayout(lower, 1)

    def tools(self) -> Sequence[QWidget]:
        return self.provisional, self.regions, self.copy, self.pdf, self.xlsx

    def keys(self) -> Keys:
        return (("Enter", "scores.key_explain"), ("Ctrl+C", "scores.key_copy"))

    # reading

    def refresh(self) -> None:
        desk, week, unit, today = self.desk, self.desk.week, self.desk.unit, self.desk.today()
        self._asked += 1
        asked = self._asked

        def job(_progress: Progress) -> Board:
            with desk.store.reading() as reader:
                return board_of_week(reader, week, unit, today)

        def done(board: Board) -> None:
            if asked == self._asked:  # an older answer than the one waited for is of no use
                self.show_board(board)

        desk.tasks.run(job, done)

    def show_board(self, board: Board) -> None:
        """Show a week."""
        first = self.table is None
        self.board = board
        if self.table is None:
            self._make_table(board)
        self._show_regions(board)
        self._show_provisional(board)
        self._show_rows()
        self.failing.list.blockSignals(True)
        self.failing.show_failing(board.failing)
        self.failing.list.blockSignals(False)
        self._show_empty(board)
        if first and self.table and not self._wanted and board.failing:
            self._wanted = board.failing[0].score.employee_no
        self._choose(self._wanted)
        for tool in (self.pdf, self.xlsx, self.copy):
            tool.setEnabled(bool(board.rows))

    def _make_table(self, board: Board) -> None:
        self.table = HeatTable(self.desk, board)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _row: self._explain())
        self.card.add(self.table, 1)
        self.card.add_foot(self.desk.theme, legend(self.desk, board.rules.day_pass))

    def _show_regions(self, board: Board) -> None:
        before = self.regions.currentData()
        self.regions.blockSignals(True)
        self.regions.clear()
        self.regions.addItem(self.desk.say("scores.all_regions"), "")
        for group in board.groups:
            self.regions.addItem(short_unit(board.organisation, group.unit), group.unit)
        self.regions.setCurrentIndex(max(0, self.regions.findData(before)))
        self.regions.blockSignals(False)
        self.regions.setVisible(len(board.groups) > 1)

    def _show_provisional(self, board: Board) -> None:
        reasons = provisional_words(self.desk, board)
        roomy = self.desk.theme.zoom <= ROOMY
        first = reasons[0] if reasons else ""
        self.provisional.setText(first if roomy else "")
        self.provisional.setToolTip("\n".join(reasons))
        self.strip.show_board(board, "" if roomy else first)

    def _show_rows(self) -> None:
        if self.table and self.board:
            self.table.show_board(self.board, str(self.regions.currentData() or ""))

    def _show_empty(self, board: Board) -> None:
        if self.table is None or board.rows:
            return
        self.table.set_empty(self.desk.say("scores.nobody"), self.desk.say("scores.empty_action"), self._import)
        self.gap.show_nobody()

    def _import(self) -> None:
        self.desk.go("imports")

    # choosing

    def _choose(self, employee_no: str) -> None:
        if self.table and not (employee_no and self.table.select_where(lambda r: r.score.employee_no == employee_no)):
            self.table.select_place(0)
        if self.table:
            self._picked(self.table.current())

    def _picked(self, found: BoardRow | None) -> None:
        if found is None or self.board is None:
            return
        self._wanted = found.score.employee_no
        self.desk.memory.set("scores/person", self._wanted)
        short = self.board.shortfall_of(self._wanted)
        if short:
            self.gap.show_person(self.board, short)

    def _pick(self, found: Shortfall | None) -> None:
        if found is None:
            return
        if self.regions.currentData() not in {"", None, found.score.unit}:
            self.regions.setCurrentIndex(0)
        self._choose(found.score.employee_no)

    def open(self, **target: Any) -> None:
        person = target.get("person")
        if person:
            self._wanted = str(person)
            self.desk.memory.set("scores/person", self._wanted)
            self._choose(self._wanted)

    # explaining, copying, saving

    def _explain(self) -> None:
        spot = self.table.spot() if self.table else None
        if spot and self.board:
            self.sheet = ExplainSheet(self.desk, self.board, spot, self.window())
            self.sheet.open()

    def _copy(self) -> None:
        if self.table is None:
            return
        if len(self.table.selected()) < 2:
            self.table.selectAll()
        self.table.copy()
        self.desk.tell(self.desk.say("scores.copied", count=len(self.table.selected())))

    def _save(self, kind: str) -> None:
        desk, board = self.desk, self.board
        if board is None:
            return
        unit, language = desk.unit, desk.language
        name = board.organisation.units[unit].name if unit in board.organisation.units else ""
        proposed = desk.say("scores.save_name", unit=name, week=board.week) + f".{kind}"
        target = desk.ask.save_file(desk.say("scores.save_title"), proposed, desk.say(f"scores.{kind}_kind"))
        if target is None:
            return
        file = target if target.suffix else target.with_suffix(f".{kind}")
        make = desk.office.score_table_pdf if kind == "pdf" else desk.office.score_table_xlsx

        def job(_progress: Progress) -> Path:
            desk.office.write_file(file, make(board, unit, language))
            return file

        def done(written: Path) -> None:
            desk.tell(desk.say("scores.saved", file=written.name), path=str(written))

        desk.tasks.run(job, done, words=desk.say("scores.saving"))


def provisional_words(desk: Desk, board: Board) -> list[str]:
    """Why the week may still change and until when, the latest end first."""
    found = board.provisional
    if not found.holds:
        return []
    said = []
    if found.fill:
        days: list[date] = [day for day, _, _ in found.fill]
        until = day_of(desk, max(last for _, last, _ in found.fill))
        said.append(desk.say("scores.provisional_fill", day=weekdays(desk, days), until=until))
    if found.running:
        said.append(desk.say("scores.provisional_running", day=day_of(desk, found.until)))
    for code in ("waiting", "returned", "drafts"):
        number = getattr(found, code)
        if number:
            said.append(desk.say(f"scores.provisional_{code}", count=number))
    return said
