"""Under the grid: what the last paste did and what is to be put right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy

from domain.entry.pasting import Unplaced
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.parts import button, clear, column, holder, label, link, mark, row, rule
from ui.pages.logs.entry_pasted import Facts
from ui.pages.logs.entry_session import CellOf, EntrySession

MOST = 30
"""So many wrong cells are listed; the rest is counted."""


class PasteCard(Card):
    """Counts of the paste, then each wrong cell with its fix, then what was left out and why."""

    def __init__(self, desk: Desk, session: EntrySession) -> None:
        super().__init__(desk, desk.say("entry.paste_title"), " ")
        self.desk, self.session = desk, session
        theme = desk.theme
        self.undo = button(
            desk, desk.say("entry.undo_paste"), session.undo, icon_name="undo", shown_key="Ctrl+Z", kind="link"
        )
        self.add_tool(self.undo)
        self.filled, self.to_fix, self.skipped = label("", "caption"), label("", "caption"), label("", "caption")
        self._large = theme.zoom > 110
        roomy = not self._large and desk.language != "en"
        self.matched = label("", "faint", wrap=not roomy)
        counts = row(self.filled, self.to_fix, self.skipped, None, gap=theme.px(16))
        if roomy:
            counts.addWidget(self.matched)
        else:
            counts = row(column(counts, self.matched, gap=theme.px(2)))
        counts.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(6))
        self.add(counts)
        self.list = QGridLayout()
        self.list.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        self.list.setHorizontalSpacing(theme.px(10))
        self.list.setVerticalSpacing(theme.px(3))
        self.list.setColumnStretch(2, 1)
        self.hint = label(desk.say("entry.paste_hint"), "faint", wrap=True)
        self.hint.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), 0)
        whole = column(self.list, None, gap=0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(holder(whole, "clear"))
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.area.setMinimumHeight(theme.px(72))
        self.add(self.hint)
        self.add(self.area, 1)
        self.foot = label(desk.say("entry.paste_foot"), "faint", wrap=True)
        self.foot.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(2))
        self.add(self.foot)
        self._shown: object = None
        self.refresh()

    def refresh(self) -> None:
        """Show the session as it is; rebuilt only when what is wrong became something else."""
        session, say = self.session, self.desk.say
        wrong, facts = session.wrong, session.facts
        state = (facts, [(cell, session.entry(cell[0], cell[1]).of(cell[2]).text) for cell in wrong])
        if state == self._shown:
            return
        self._shown = state
        self.title.setText(say("entry.paste_title" if facts else "entry.fix_title"))
        self.note.setText(self._note(facts))
        self.undo.setVisible(facts is not None)
        self._count(facts, len(wrong))
        clear(self.list)
        self.hint.setVisible(not wrong and facts is None)
        if wrong:
            self._heads()
        for cell in wrong[:MOST]:
            self._wrong(cell)
        if len(wrong) > MOST:
            self._sentence(say("entry.more", count=len(wrong) - MOST))
        for sentence in self._left_out(facts):
            self._sentence(sentence)

    def _note(self, facts: Facts | None) -> str:
        if facts is None:
            return " "
        cells = facts.rows * facts.columns
        return self.desk.say(
            "entry.paste_note", at=f"{facts.at:%H:%M}", rows=facts.rows, columns=facts.columns, cells=cells
        )

    def _count(self, facts: Facts | None, wrong: int) -> None:
        say = self.desk.say
        self.filled.setText(say("entry.filled", count=facts.filled) if facts else "")
        self.to_fix.setText(say("entry.to_fix", count=wrong))
        mark(self.to_fix, kind="error" if wrong else "caption")
        self.skipped.setText(say("entry.skipped", count=len(self._left_out(facts))) if facts else "")
        self.matched.setText(say(f"entry.matched_{facts.matched.value}") if facts else "")
        for part in (self.filled, self.skipped, self.matched):
            part.setVisible(facts is not None)
        self.to_fix.setVisible(bool(wrong) or facts is not None)

    def _heads(self) -> None:
        heads = ("entry.place", "entry.read") if self._large else ("entry.place", "entry.read", "entry.why")
        for place, word in enumerate(heads):
            self.list.addWidget(label(self.desk.say(word), "faint"), 0, place)
        self.list.addWidget(rule(), 1, 0, 1, 4)

    def _wrong(self, cell: CellOf) -> None:
        desk, session = self.desk, self.session
        number, day, item = cell
        typed = session.entry(number, day).of(item)
        name = session.people[number].name
        place = f"{name}・{day:%m-%d} {desk.say(f'entry.short_{item.value}')}"
        why = desk.say(f"entry.wrong_{typed.wrong.value}") if typed.wrong else ""
        at = self.list.rowCount()
        self.list.addWidget(label(place, "caption"), at, 0)
        self.list.addWidget(label(typed.text, "error"), at, 1)
        if self._large:
            self.list.addWidget(label(why, "faint", wrap=True), at + 1, 0, 1, 4)
        else:
            self.list.addWidget(label(why, "caption", wrap=True), at, 2)
        tools = row(None, gap=desk.theme.px(4))
        if typed.fix:
            words = desk.say("entry.fix", fix=typed.fix)
            fix = button(desk, words, lambda: session.type(*cell, typed.fix), small=True)
            fix.setAccessibleName(f"{place} {words}")
            tools.addWidget(fix)
        wipe = link(desk, desk.say("entry.clear"), lambda: session.type(*cell, ""))
        wipe.setAccessibleName(f"{place} {desk.say('entry.clear')}")
        tools.addWidget(wipe)
        self.list.addWidget(holder(tools), at, 3)

    def _sentence(self, text: str) -> None:
        self.list.addWidget(label(text, "caption", wrap=True), self.list.rowCount(), 0, 1, 4)

    def _left_out(self, facts: Facts | None) -> list[str]:
        """What was not pasted, each as a sentence."""
        if facts is None:
            return []
        say = self.desk.say
        found = [self._why(one) for one in facts.unplaced]
        if facts.extra_columns:
            found.append(say("entry.extra_columns", count=facts.extra_columns))
        if facts.extra_rows:
            found.append(say("entry.extra_rows", count=facts.extra_rows))
        return found

    def _why(self, one: Unplaced) -> str:
        day = f"{one.day:%m-%d}" if one.day else ""
        return self.desk.say(f"entry.skip_{one.why.value}", row=one.row, name=one.name, day=day, count=one.namesakes)
