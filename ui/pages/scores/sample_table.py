"""The work-through sheet on screen: whoever was drawn, and under them every day to look at (rule 5-11)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from domain.sampling import Sheet, SheetPerson, SheetRow
from ui.desk import Desk
from ui.kit.looks import Band, Chip, Ink, Look
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.scores.words import day_of, listed

BLANKS = {"outlet": "sample.outlet", "done": "sample.done_text", "plan": "sample.plan"}


@dataclass(frozen=True)
class DayLine:
    """A day of somebody drawn."""

    person: SheetPerson
    row: SheetRow

    @property
    def key(self) -> tuple[str, Any]:
        """Whose day it is."""
        return self.person.employee_no, self.row.day

    @property
    def written(self) -> bool:
        """Whether there is a log at all."""
        return self.row.facts.stored is not None


def filled(desk: Desk, line: DayLine) -> Chip:
    """Properly, not, or still to be looked at."""
    check = line.row.check
    if check is None:
        return Chip("submitted", desk.say("sample.open"))
    if not line.written:
        return Chip("approved", desk.say("sample.seen"))
    return Chip(*("met", desk.say("sample.proper")) if check.filled else ("failed", desk.say("sample.improper")))


def remark(desk: Desk, line: DayLine) -> str:
    """What the author left blank, what the score should be, and what was noted."""
    facts, check = line.row.facts, line.row.check
    said = []
    if facts.blank:
        said.append(desk.say("sample.blank", fields=listed(desk, (desk.say(BLANKS[name]) for name in facts.blank))))
    if facts.score_differs:
        said.append(desk.say("sample.differs", score=facts.recomputed))
    if check and check.note:
        said.append(check.note)
    return "　".join(said)


class SheetTable(Table[DayLine]):
    """Days under their people. Keys on this list alone: 1 filled properly, 2 not."""

    def __init__(self, desk: Desk, answer: Callable[[bool], Any]) -> None:
        super().__init__(desk, "sample.table", _columns(desk), many=True)
        self.set_row_height("row_compact")
        for key, proper in (("1", True), ("2", False)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda p=proper: answer(p) and None)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show everybody drawn; the chosen day stays chosen."""
        desk, now = self.desk, self.current()
        rows: list[Band | DayLine] = []
        for person in sheet.people if sheet else ():
            names = {} if sheet is None else sheet.names
            led = desk.say(
                "sample.led_by",
                manager=names.get(person.manager, "–"),
                market=names.get(person.market_manager, "–"),
            )
            rows += [Band(person.name, led), *(DayLine(person, row) for row in person.rows)]
        self.show_rows(rows)
        if not (now and self.select_where(lambda line: line.key == now.key)):
            self.select_place(0)

    def select_next_open(self) -> None:
        """Go on to the next day nobody looked at, from the current one on; stay where there is none."""
        places = range(self.model().rowCount())
        here = self.current_place()
        for place in (*places[here + 1 :], *places[: here + 1]):
            line = self.row_at(place)
            if line is not None and line.row.check is None:
                self.clearSelection()
                self.select_place(place)
                return


def _columns(desk: Desk) -> list[Column[DayLine]]:
    say = desk.say

    def replied(line: DayLine, given: bool) -> str:
        return say("sample.yes" if given else "sample.no") if line.written else ""

    def score(value: int | None) -> str:
        return "–" if value is None else str(value)

    def differs(line: DayLine) -> Look | None:
        return Ink("failed", bold=True) if line.row.facts.score_differs else None

    return [
        Column("day", say("sample.person"), lambda x: day_of(desk, x.row.day), sort=lambda x: x.row.day),
        Column(
            *("log", say("sample.log"), lambda x: desk.term(x.row.facts.status.value)),
            look=lambda x: Chip(_tone(x), desk.term(x.row.facts.status.value)),
        ),
        Column("filled", say("sample.filled"), lambda x: filled(desk, x).text, look=lambda x: filled(desk, x)),
        Column("rm", say("sample.rm"), lambda x: replied(x, x.row.facts.rm_replied), centred=True),
        Column("mm", say("sample.mm"), lambda x: replied(x, x.row.facts.mm_replied), centred=True),
        Column(
            *("stored", say("sample.stored"), lambda x: score(x.row.facts.stored)),
            sort=lambda x: x.row.facts.stored,
            figures=True,
        ),
        Column(
            *("recomputed", say("sample.recomputed"), lambda x: score(x.row.facts.recomputed)),
            sort=lambda x: x.row.facts.recomputed,
            figures=True,
            look=differs,
        ),
        Column(
            *("remark", say("sample.remark"), lambda x: remark(desk, x)),
            stretch=True,
            look=lambda _: Ink("text_2"),
            tip=lambda x: remark(desk, x),
        ),
    ]


def _tone(line: DayLine) -> str:
    status = line.row.facts.status.value
    return status if status not in {"rest", "missing"} else "missing" if line.row.facts.expected else "draft"
