"""The scores of a week as a table: text to read, raw values to sort by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from domain.scores import WeekScore
from domain.terms import term
from ui.wording import say

SORT_ROLE = Qt.ItemDataRole.UserRole
NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """A column: its head, what it shows, what it sorts by, and whether it holds figures."""

    head: str
    text: Callable[[WeekScore], str]
    sort: Callable[[WeekScore], Any]
    figures: bool = False


def columns(language: str) -> list[Column]:
    """The columns of the table in a language."""

    def result(score: WeekScore) -> str:
        if score.qualified is None:
            words = say("not_assessed", language)
        else:
            words = say("qualified", language) if score.qualified else say("short", language, gap=score.gap)
        return f"{words} · {say('provisional', language)}" if score.provisional else words

    def missed(score: WeekScore) -> str:
        return "、".join(f"{term(m.item, language)} {m.done}/{m.required}" for m in score.missed)

    return [
        Column(say("number", language), lambda s: s.employee_no, lambda s: s.employee_no),
        Column(say("name", language), lambda s: s.name, lambda s: s.name),
        Column(say("expected", language), lambda s: str(s.expected_days), lambda s: s.expected_days, figures=True),
        Column(say("total", language), lambda s: str(s.score), lambda s: s.score, figures=True),
        Column(say("pass_mark", language), lambda s: str(s.pass_mark), lambda s: s.pass_mark, figures=True),
        Column(say("result", language), result, lambda s: s.score - s.pass_mark),
        Column(say("missed", language), missed, lambda s: len(s.missed)),
    ]


class ScoresModel(QAbstractTableModel):
    """Rows of week scores; nothing can be edited."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._columns = columns(language)
        self._scores: Sequence[WeekScore] = ()

    def show(self, scores: Sequence[WeekScore]) -> None:
        self.beginResetModel()
        self._scores = scores
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._scores)

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802  Qt's name
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].head
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, score = self._columns[index.column()], self._scores[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column.text(score)
        if role == SORT_ROLE:
            return column.sort(score)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.figures:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None
