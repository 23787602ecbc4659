"""The heat table: people x days, each cell a word or a number, none a colour alone."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from domain.rules import SCORED
from domain.scores import DayScore, DayStatus, Minimum, WeekScore, day_score
from domain.services.score_board import Board, BoardRow
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.looks import Band, Bar, Chip, Heat, Ink, Look, Spark
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.scores.words import day_of, percent, short_unit

PASSED = 1000.0
"""Attainment in per mille at the pass mark."""


@dataclass(frozen=True)
class Spot:
    """What a cell is about: a `day`, a minimum (`item`), the six weeks (`line`), or the week as a whole."""

    row: BoardRow
    day: date | None = None
    item: Item | None = None
    line: bool = False


class HeatTable(Table[BoardRow]):
    """Everybody's week; arrows move from number to number."""

    chooses_cells = True

    def __init__(self, desk: Desk, board: Board) -> None:
        self.board = board
        super().__init__(desk, "scores.table", columns(desk, board), sortable=True, many=True)
        self.set_row_height("row_compact")
        self.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self.fit())

    def fit(self) -> None:
        """As narrow as heads and cells allow, so that a week fits; the sorted column has room for its mark."""
        theme, head = self.desk.theme, self.horizontalHeader()
        kept = self.desk.memory.get(f"table/{self.name}/widths", {})
        metrics, strong = QFontMetrics(theme.font("caption")), QFontMetrics(theme.font("body_strong"))
        head.blockSignals(True)
        for place, column in enumerate(self.columns[:-1]):
            sign = theme.px(16) if head.sortIndicatorSection() == place else 0
            least = metrics.horizontalAdvance(column.head) + theme.px(16) + sign
            if column.code.startswith("day:"):
                wanted = max(map(strong.horizontalAdvance, self._cells(place)), default=0) + theme.px(10)
            elif column.code.startswith("minimum:"):
                wanted = max(map(strong.horizontalAdvance, self._cells(place)), default=0) + theme.px(17)
            else:
                wanted = theme.px(column.width) if column.width else self.sizeHintForColumn(place)
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(place, theme.px(kept[column.code]) if column.code in kept else max(least, wanted))
        self._stretch()
        head.blockSignals(False)
        self.updateGeometries()

    def _cells(self, place: int) -> list[str]:
        return [self.columns[place].text(row) for row in self.rows_model.rows if isinstance(row, BoardRow)]

    def show_board(self, board: Board, unit: str = "") -> None:
        """Show the people of a week, or of one unit of it, in their groups."""
        self.board = board
        self.columns = columns(self.desk, board)
        self.rows_model.columns = self.columns
        rows: list[BoardRow | Band] = []
        for group in board.groups:
            if unit in {"", group.unit}:
                found = group.count
                note = self.desk.say(
                    "scores.band",
                    qualified=found.qualified,
                    assessed=found.assessed,
                    mean=percent(found.attainment) + "%",
                )
                rows += [Band(short_unit(board.organisation, group.unit), note), *group.rows]
        self.show_rows(rows)

    def spot(self) -> Spot | None:
        """What the current cell is about."""
        row = self.current()
        if row is None:
            return None
        code = self.columns[max(0, self.currentIndex().column())].code
        kind, _, name = code.partition(":")
        if kind == "day":
            return Spot(row, day=row.score.days[int(name)].day)
        if kind == "minimum":
            return Spot(row, item=Item(name))
        return Spot(row, line=kind == "line")


def columns(desk: Desk, board: Board) -> list[Column[BoardRow]]:
    """The columns of a week."""
    say = desk.say
    return [
        Column(
            *("person", say("scores.person"), lambda r: r.score.name),
            look=lambda _: Ink(bold=True),
            tip=lambda r: r.score.employee_no,
        ),
        *(_day_column(desk, board, n) for n in range(7)),
        Column(
            *("total", say("scores.total"), lambda r: str(r.score.score)),
            sort=lambda r: r.score.score,
            figures=True,
            look=lambda _: Ink(bold=True),
        ),
        Column(
            *("mark", say("scores.pass_mark"), lambda r: str(r.score.pass_mark)),
            sort=lambda r: r.line[-1],
            look=_bar,
            width=84,
        ),
        Column(
            *("result", say("scores.result"), lambda r: result_of(desk, r.score)),
            sort=lambda r: r.score.score - r.score.pass_mark,
            look=lambda r: result_chip(desk, r.score),
        ),
        *(_minimum_column(desk, board, n) for n in range(len(SCORED))),
        Column(
            *("line", say("scores.six_weeks"), _line_text),
            sort=lambda r: r.line[-1],
            look=lambda r: Spark(tuple(None if v is None else float(v) for v in r.line), PASSED),
            stretch=True,
            width=64,
            centred=True,
        ),
    ]


def _line_text(row: BoardRow) -> str:
    return " ".join("–" if share is None else percent(share) for share in row.line)


def _bar(row: BoardRow) -> Look:
    score = row.score
    status = "none" if score.qualified is None else "met" if score.qualified else "failed"
    return Bar(score.score / score.pass_mark if score.pass_mark else 0.0, status, text_after=True)


def result_of(desk: Desk, score: WeekScore) -> str:
    """Qualified, so many short, or not assessed."""
    if score.qualified is None:
        return desk.say("scores.not_assessed")
    return desk.say("scores.passed") if score.qualified else desk.say("scores.gap", gap=score.gap)


def result_chip(desk: Desk, score: WeekScore) -> Chip:
    """The same as a chip."""
    status = "none" if score.qualified is None else "met" if score.qualified else "failed"
    return Chip(status, result_of(desk, score))


def _day_column(desk: Desk, board: Board, place: int) -> Column[BoardRow]:
    day = board.week.days[place]
    head = desk.say("scores.day_head", weekday=desk.say(f"shell.weekday_{place}"), day=day.day)
    return Column(
        f"day:{place}",
        head,
        lambda r: day_text(desk, r, r.score.days[place], board.today),
        sort=lambda r: r.score.days[place].score,
        look=lambda r: _day_look(r.score.days[place], board.today),
        tip=lambda r: day_of(desk, day),
        centred=True,
    )


def day_text(desk: Desk, row: BoardRow, day: DayScore, today: date) -> str:
    """A day in its cell: the score, or the word for what it is."""
    points = day_score(day.log.counts, day.rules.points) if day.log else 0
    match day.status:
        case DayStatus.LEAVE:
            return desk.say("scores.leave")
        case DayStatus.REST:
            return "–"
        case DayStatus.MISSING:
            return desk.say("scores.missing" if day.day < today else "scores.expected") if day.day <= today else ""
        case DayStatus.DRAFT:
            return desk.say("scores.draft", points=points)
        case DayStatus.RETURNED:
            return f"↩ {points}"
        case _:
            return desk.say("scores.late", points=points) if day.day in row.late else str(day.score)


def _day_look(day: DayScore, today: date) -> Look:
    match day.status:
        case DayStatus.LEAVE | DayStatus.RETURNED | DayStatus.DRAFT:
            return Heat(status=day.status.value)
        case DayStatus.MISSING:
            return Heat(status="missing") if day.day < today else Ink("text_3")
        case DayStatus.REST:
            return Ink("text_3")
        case _:
            mark = day.rules.day_pass
            return Heat(day.score / mark if mark else 1.0, low=day.qualified is False)


def _minimum_column(desk: Desk, board: Board, place: int) -> Column[BoardRow]:
    item = SCORED[place]
    short = desk.say(f"scores.short_{item}")
    required = board.rules.week_minimums.get(item, 0)

    def text(row: BoardRow) -> str:
        minimum = row.score.minimums[place]
        return f"✕ {minimum.done}" if minimum.met is False else str(minimum.done)

    def tip(row: BoardRow) -> str:
        minimum = row.score.minimums[place]
        return minimum_words(desk, minimum)

    return Column(
        f"minimum:{item}",
        f"{short} {required}",
        text,
        sort=lambda r: r.score.minimums[place].done,
        figures=True,
        look=lambda r: Ink("failed", bold=True) if r.score.minimums[place].met is False else Ink("text_2"),
        tip=tip,
    )


def minimum_words(desk: Desk, minimum: Minimum) -> str:
    """老客戶回訪 16/20."""
    return desk.say(
        "scores.minimum_tip", item=desk.term(minimum.item.value), done=minimum.done, required=minimum.required
    )
