"""My duties: the card, filled once they are known (interface 6, 01).

The list is built with the first answer: until then nothing of it is imported (promise P5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.parts import Segments, key_line, label, link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.duties.watching import Watched
    from ui.pages.today.duty_lines import DutyLines


class DutiesCard(Card):
    """Signals `opened(duty)` and `all_wanted()`."""

    opened = Signal(object)
    all_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("duties.mine"), " ")
        say, theme = desk.say, desk.theme
        self.desk = desk
        self.duties: Sequence[Watched] = ()
        self.lines: DutyLines | None = None
        words = [(code, say(f"duties.view_{code}", count="–")) for code in ("all", "open")]
        self.view = Segments(say("duties.view"), words, desk.memory.get("today/duties", "all"))
        self.view.changed.connect(self._view_chosen)
        self.all = link(desk, say("duties.all"), self.all_wanted.emit)
        self.add_tool(self.view, self.all)
        self.nothing = label("", "caption", wrap=True)
        pad = theme.px(14)
        self.nothing.setContentsMargins(pad, theme.px(10), pad, theme.px(10))
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.body.addStretch(1)
        keys = (("Enter", say("today.key_open")), ("F5", say("today.key_refresh")))
        self.add_foot(theme, key_line(theme, keys, say("duties.open_hint")))

    def show_duties(self, duties: Sequence[Watched]) -> None:
        """Show these duties, of me or of the leader of the unit in scope."""
        from ui.duties.words import heading_of
        from ui.pages.today.duty_lines import DutyLines

        desk, self.duties = self.desk, duties
        if self.lines is None:
            self.lines = DutyLines(desk)
            self.lines.opened.connect(self.opened.emit)
            self.body.insertWidget(0, self.lines)
        self.title.setText(self._whose(duties))
        self.note.setText(heading_of(desk, (one.duty.entry for one in duties)))
        self.view.set_text("all", desk.say("duties.view_all", count=len(duties)))
        self.view.set_text("open", desk.say("duties.view_open", count=sum(one.is_open for one in duties)))
        self._fill_lines()

    def _whose(self, duties: Sequence[Watched]) -> str:
        """Mine, those of the leader of the unit in scope, or of the departments below it."""
        desk = self.desk
        people = {one.duty.subject: one.duty.name for one in duties if one.duty.entry.who.personal}
        if desk.me in people or not duties:
            return desk.say("duties.mine")
        if len({one.duty.unit for one in duties}) > 1:
            return desk.say("duties.below")
        name = next(iter(people.values()), duties[0].duty.name)
        return desk.say("duties.theirs", name=name)

    def show_band(self, band: str) -> None:
        """Go to the first duty of a band: day, week, month, across."""
        if self.lines is None:
            return
        self.view.choose("all")
        self._fill_lines()
        if self.lines.select_where(lambda one: one.band == band):
            self.lines.setFocus()

    def _view_chosen(self, code: str) -> None:
        self.desk.memory.set("today/duties", code)
        self._fill_lines()

    def _fill_lines(self) -> None:
        if self.lines is None:
            return
        shown = [one for one in self.duties if one.is_open or self.view.current == "all"]
        self.lines.show_duties(shown)
        self.lines.setVisible(bool(shown))
        self.nothing.setText(self.desk.say("duties.all_met" if self.duties else "duties.none_here"))
        self.nothing.setVisible(not shown)
