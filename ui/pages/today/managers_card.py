"""The regional managers: one row a person, six duties (article 4(1)). Their names stand there before their duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from domain.today import SHOWN, Leader
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.cells import CellDelegate
from ui.kit.looks import Chip, Ink, Look
from ui.kit.parts import link
from ui.kit.rows import Column
from ui.pages.today.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.duties.watching import ManagerLine, Watched

    Line = ManagerLine | Leader

RULES = ("4-2", "4-3", "4-4", "4-5", "4-10", "4-6")
GLYPHS = ("met", "behind", "failed")
"""What is on its way needs no sign of its own among so many."""


class ManagersCard(Card):
    """Signals `opened(duty)`, `person_wanted(number)` and `all_wanted()`. Hidden where there is no manager."""

    opened = Signal(object)
    person_wanted = Signal(str)
    all_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("duties.managers"), desk.say("duties.managers_note"))
        self.desk = desk
        self.managers: Sequence[ManagerLine] = ()
        self.remind = link(desk, desk.say("duties.remind"), self._remind)
        kept = self.remind.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing moves when there is somebody to remind
        self.remind.setSizePolicy(kept)
        self.remind.hide()
        self.all = link(desk, desk.say("duties.managers_all"), self.all_wanted.emit)
        self.add_tool(self.remind, self.all)
        self.lines: Lines[Line] = Lines(desk, "duties.managers", self._columns())
        self.lines.setItemDelegate(CellDelegate(desk.theme, self.lines, pad=4))  # six duties side by side
        self.lines.opened.connect(self._open)
        self.add(self.lines)

    def _columns(self) -> list[Column[Line]]:
        def column(key: str) -> Column[Line]:
            return Column(
                *(key, self.desk.say(f"duties.head_{key}"), lambda line: self._words(line, key)),
                look=lambda line: self._look(line, key),
                tip=lambda line: self._tip(line, key),
            )

        return [
            Column(
                *("name", "", lambda line: line.name),
                look=lambda _: Ink(bold=True),
                stretch=True,
                width=56,
            ),
            *(column(key) for key in RULES),
        ]

    def show_names(self, leaders: Sequence[Leader]) -> None:
        """Show who they are; what they have done follows."""
        if not self.managers:
            self._show(leaders)

    def show_managers(self, managers: Sequence[ManagerLine]) -> None:
        """Show how they stand."""
        self.managers = managers
        self.remind.setVisible(any(line.pressing for line in managers))
        self._show(managers)

    def _show(self, lines: Sequence[Line]) -> None:
        self.lines.show_rows(lines[:SHOWN])
        self.setVisible(bool(lines))

    # what the cells say

    def _cell(self, line: Line, key: str) -> Watched | None:
        return None if isinstance(line, Leader) else line.cells.get(key)

    def _words(self, line: Line, key: str) -> str:
        found = self._cell(line, key)
        return f"{found.duty.done}/{found.duty.required}" if found else ""

    def _look(self, line: Line, key: str) -> Look:
        found = self._cell(line, key)
        if found is None:
            return Ink("text_3")
        return Chip(found.state.value, self._words(line, key), glyph=found.state.value in GLYPHS)

    def _tip(self, line: Line, key: str) -> str:
        from ui.duties.words import tip_of

        found = self._cell(line, key)
        return tip_of(self.desk, found) if found else ""

    # what they lead to

    def _open(self, line: Line) -> None:
        """The duty of the cell that is current; from the name, everything that person owes."""
        place = self.lines.currentIndex().column()
        found = self._cell(line, RULES[place - 1]) if place else None
        if found:
            self.opened.emit(found)
        elif not isinstance(line, Leader):
            self.person_wanted.emit(line.number)

    def _remind(self) -> None:
        """Copy a line for each of them that is only met above the ordinary pace; the program sends nothing."""
        from ui.duties.words import due_of, how_of, title_of, unit_of

        desk = self.desk
        pressing = [(line, one) for line in self.managers for one in line.pressing]
        words = [
            desk.say(
                "duties.remind_line",
                name=line.name,
                title=title_of(desk, one.duty.entry),
                count=one.duty.outstanding,
                unit=unit_of(desk, one.duty.entry),
                due=due_of(desk, one.duty.due, desk.today()),
                how=how_of(desk, one),
            )
            for line, one in pressing
        ]
        QGuiApplication.clipboard().setText("\n".join(words))
        desk.tell(desk.say("duties.reminded", count=len({line.number for line, _ in pressing})))
