"""The smallest window: a week's scores, and the weekly report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from domain.organisation import Unit
from domain.problems import Refusal
from domain.scores import WeekScore
from domain.weeks import Week
from ui.scores_model import SORT_ROLE, ScoresModel
from ui.wording import say


@dataclass(frozen=True)
class Services:
    """What the window asks of the program."""

    units: Callable[[], Sequence[Unit]]
    scores: Callable[[Week, str], Sequence[WeekScore]]
    write_report: Callable[[str, Week, Path], str]
    explain: Callable[[Refusal], str]


class MainWindow(QMainWindow):
    """Week and unit on top, the scores below, one button for the report."""

    def __init__(self, services: Services, week: Week, language: str, *, demo: bool) -> None:
        super().__init__()
        self._services, self._week, self._language = services, week, language
        self.setWindowTitle(say("demo" if demo else "title", language))
        self.resize(980, 640)
        self.model = ScoresModel(language)
        self.unit = QComboBox()
        self.week_label = QLabel()
        self.earlier, self.later = QToolButton(), QToolButton()
        self.report = QPushButton(say("write_report", language))
        self.table = self._make_table()
        self._lay_out()
        for unit in services.units():
            self.unit.addItem(unit.name, unit.code)
        self.unit.currentIndexChanged.connect(self.refresh)
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later.clicked.connect(lambda: self._move(1))
        self.report.clicked.connect(self._ask_and_write)
        self.refresh()

    def _make_table(self) -> QTableView:
        sorted_model = QSortFilterProxyModel(self)
        sorted_model.setSourceModel(self.model)
        sorted_model.setSortRole(SORT_ROLE)
        table = QTableView()
        table.setModel(sorted_model)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setAccessibleName(say("scores", self._language))
        return table

    def _lay_out(self) -> None:
        for button, text, code in ((self.earlier, "‹", "previous"), (self.later, "›", "next")):
            button.setText(text)
            button.setAccessibleName(say(code, self._language))
            button.setToolTip(say(code, self._language))
        self.unit.setAccessibleName(say("unit", self._language))
        self.report.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        top = QHBoxLayout()
        for widget in (self.earlier, self.week_label, self.later, self.unit):
            top.addWidget(widget)
        top.addStretch()
        top.addWidget(self.report)
        self.empty = QLabel(say("empty", self._language))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.stack = QStackedLayout()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout()
        whole.addLayout(top)
        whole.addLayout(self.stack)
        centre = QWidget()
        centre.setLayout(whole)
        self.setCentralWidget(centre)

    def _move(self, weeks: int) -> None:
        self._week = self._week.shifted(weeks)
        self.refresh()

    def refresh(self) -> None:
        """Show the week and unit at hand."""
        code = self.unit.currentData()
        scores = self._services.scores(self._week, code) if code else ()
        self.model.show(scores)
        self.table.resizeColumnsToContents()
        self.stack.setCurrentWidget(self.table if scores else self.empty)
        days = f"{self._week.monday:%m-%d} – {self._week.sunday:%m-%d}"
        self.week_label.setText(f"{self._week}　{days}")
        self.report.setEnabled(bool(scores))
        qualified = sum(score.qualified is True for score in scores)
        counts = say("counts", self._language, people=len(scores), qualified=qualified) if scores else ""
        self.statusBar().showMessage(counts)

    def _ask_and_write(self) -> None:
        proposed = f"{say('title', self._language)}-{self.unit.currentText()}-{self._week}.pdf"
        kinds = say("pdf_files", self._language)
        name, _ = QFileDialog.getSaveFileName(self, say("save_as", self._language), proposed, kinds)
        if name:
            self.write_report(Path(name))

    def write_report(self, target: Path) -> None:
        """Issue the report of the week and unit at hand and say where it is, or why not."""
        try:
            code = self._services.write_report(self.unit.currentData(), self._week, target)
        except Refusal as refusal:
            self.statusBar().showMessage(self._services.explain(refusal))
        else:
            self.statusBar().showMessage(say("written", self._language, file=str(target), code=code))
