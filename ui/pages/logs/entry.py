"""登錄: a team's week typed or pasted into a grid, or one person's day as a form (rule 3-2)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from domain.entry.days import DayEntry
from ui.desk import Desk
from ui.kit.cards import Card, Empty
from ui.kit.page import Keys, Shown, Tab
from ui.kit.parts import Segments, button, column, holder, row, show_key
from ui.pages.logs.entry_cards import PasteCard
from ui.pages.logs.entry_day import DayCard
from ui.pages.logs.entry_form import EntryForm
from ui.pages.logs.entry_grid import EntryGrid
from ui.pages.logs.entry_session import EntrySession
from ui.pages.logs.entry_week import WeekCard

TEAM, PERSON = "team", "person"


class EntryTab(Tab):
    """The tab 登錄 of the work logs."""

    topics = frozenset(
        {"work_log", "log_draft", "leave", "member", "assignment", "unit", "rule_version", "calendar_day", "outlet"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.session = EntrySession(desk, self)
        self._make_tools()
        self.grid = EntryGrid(desk, self.session)
        self.paste_card = PasteCard(desk, self.session)
        self.day_card = DayCard(desk, self.session)
        self.form = EntryForm(desk, self.session)
        self.form_card = DayCard(desk, self.session, keys=False)
        self.empty = Empty(
            desk, desk.say("entry.no_people"), desk.say("entry.to_people"), lambda: desk.go("rules", tab="people")
        )
        self._layout()
        self.grid.moved.connect(self._cursor_moved)
        self.grid.wished.connect(self._wished)
        self.form.chosen.connect(self._show_ready)
        self.session.moved.connect(self._typed)
        self.session.loaded.connect(self._loaded)

    def _make_tools(self) -> None:
        desk, say = self.desk, self.desk.say
        modes = [(PERSON, say("entry.mode_person")), (TEAM, say("entry.mode_team"))]
        self.mode = Segments(say("entry.mode"), modes, desk.memory.get("entry/mode", TEAM))
        self.mode.changed.connect(self._change_mode)
        roomy = desk.theme.zoom <= 125
        self.paste_button = button(
            desk,
            say("entry.paste"),
            self.paste,
            shown_key="Ctrl+V" if roomy else "",
            icon_name="copy" if roomy else "",
            small=True,
        )
        self.template_button = button(desk, say("entry.template"), self.save_template, small=True)
        self.submit_button = button(
            desk, say("entry.submit", count=0), self.submit, key="Ctrl+Return", kind="primary", small=True
        )

    def _layout(self) -> None:
        theme = self.desk.theme
        card = Card(self.desk)
        card.body.setContentsMargins(0, 0, 0, 0)
        card.add(self.grid, 1)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.grid.setMinimumHeight(theme.px(180))
        stacked = theme.zoom > 150
        below = (column if stacked else row)(self.paste_card, self.day_card, gap=theme.px(12))
        below.setStretch(0, 4)
        below.setStretch(1, 6)
        team = holder(column(card, below, gap=theme.px(10)))
        team.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.week_card = WeekCard(self.desk, self.session)
        self.week_card.chosen.connect(self.form.show_place)
        side = column(self.form_card, self.week_card, gap=theme.px(10))
        side.setStretch(1, 1)
        one = column(self.form, side) if stacked else row(self.form, side, gap=theme.px(12))
        one.setStretch(0, 6)
        one.setStretch(1, 5)
        self.stack = Shown()
        for part in (team, holder(one), self.empty):
            self.stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    # a tab's duties

    def refresh(self) -> None:
        """Read the team's week anew; what is being typed stays."""
        self.session.refresh()

    def leave(self) -> None:
        """Keep what was typed."""
        self.grid.leave_cell()
        self.session.save()

    def tools(self) -> Sequence[QWidget]:
        return self.mode, self.paste_button, self.template_button, self.submit_button

    def keys(self) -> Keys:
        return (
            ("Tab", "entry.key_tab"),
            ("Enter", "entry.key_enter"),
            ("F2", "entry.key_edit"),
            ("Delete", "entry.key_delete"),
            ("Ctrl+V", "entry.key_paste"),
            ("Ctrl+C", "entry.key_copy"),
            ("Ctrl+D", "entry.key_before"),
            ("Ctrl+L", "entry.key_leave"),
            ("F8", "entry.key_wrong"),
            ("Ctrl+G", "entry.key_fold"),
            ("Ctrl+Enter", "entry.key_submit"),
        )

    # showing

    def _loaded(self) -> None:
        if not self.session.people:
            self.stack.setCurrentIndex(2)
        else:
            self._show_mode()
        self._typed(set())

    def _show_mode(self) -> None:
        """The grid, or the form; who can be chosen in it is offered once it is seen."""
        team = self.mode.current == TEAM
        if not team:
            self.form.offer()
            self.form.refresh()
        self.stack.setCurrentIndex(0 if team else 1)

    def _typed(self, _numbers: object) -> None:
        self.paste_card.refresh()
        self.day_card.show_day(self._place())
        self.form.refresh()
        self._show_ready()

    def _place(self) -> tuple[str, date] | None:
        cell = self.grid.cell
        return (cell[0], cell[1]) if cell else None

    def _cursor_moved(self) -> None:
        self.day_card.show_day(self._place())
        self._show_ready()

    def _to_submit(self) -> list[DayEntry]:
        if self.mode.current == TEAM:
            return self.session.ready()
        place = self.form.place
        entry = self.session.entry(*place) if place else None
        return [entry] if entry and entry.ready else []

    def _show_ready(self) -> None:
        ready, say = self._to_submit(), self.desk.say
        team = self.mode.current == TEAM
        words = say("entry.submit", count=len(ready)) if team else say("entry.submit_this")
        show_key(self.submit_button, words, "Ctrl+Enter")
        self.submit_button.setEnabled(bool(ready))
        self.paste_button.setVisible(team)
        lacking = len(self.session.lacking())
        tip = say("entry.submit_lacking", count=lacking) if lacking else "" if ready else say("entry.submit_none")
        self.submit_button.setToolTip(tip)
        self._show_person()

    def _show_person(self) -> None:
        """The form's person and day in the cards beside it."""
        self.form_card.show_day(self.form.place)
        self.week_card.show_week(self.form.place)

    def _change_mode(self, code: str) -> None:
        self.desk.memory.set("entry/mode", code)
        cell = self.grid.cell
        if self.session.people:
            self._show_mode()
        if code == PERSON and cell:
            self.form.show_place(cell[0], cell[1])
        elif code == TEAM and self.form.place:
            number, day = self.form.place
            if day in self.session.days:
                self.grid.stand_at((number, day, cell[2]) if cell else None)
        self._show_ready()

    # wishes

    def _wished(self, wish: str) -> None:
        cell = self.grid.cell
        match wish:
            case "paste":
                self.paste()
            case "undo":
                self.session.undo()
            case "next_wrong":
                self.next_wrong()
            case "as_before" if cell:
                if not self.session.as_before(cell[0], cell[1]):
                    self.desk.tell(self.desk.say("entry.no_day_before"))
            case "leave" if cell:
                self.session.leave(cell[0], cell[1])

    def paste(self) -> None:
        """Paste the clipboard at the cursor."""
        cell = self.grid.cell
        text = QGuiApplication.clipboard().text()
        if cell is None or not text.strip():
            self.desk.tell(self.desk.say("entry.nothing_to_paste"))
            return
        self.grid.leave_cell()
        column_number = self.grid.column_of(cell[1], cell[2])
        if self.session.paste(text, self.grid.model.order, cell[0], column_number) is None:
            self.desk.tell(self.desk.say("entry.nothing_to_paste"))

    def next_wrong(self) -> None:
        """Put the cursor on the next wrong cell."""
        wrong, cell = self.session.wrong, self.grid.cell
        if not wrong:
            self.desk.tell(self.desk.say("entry.no_wrong"))
            return
        place = wrong.index(cell) + 1 if cell in wrong else 0
        self.grid.stand_at(wrong[place % len(wrong)])

    def submit(self) -> None:
        """Hand in what is complete."""
        self.grid.leave_cell()
        ready = self._to_submit()
        if ready:
            self.session.hand_in(ready)

    def save_template(self) -> None:
        """Write the blank workbook of work logs where the person says."""
        desk, say = self.desk, self.desk.say
        name = f"{say('entry.template_file')}.xlsx"
        target = desk.ask.save_file(say("entry.template"), name, say("entry.workbook"))
        if target is None:
            return
        office, language = desk.office, desk.language

        def told(_: None) -> None:
            desk.tell(say("entry.template_done", file=target.name), path=str(target))

        desk.tasks.run(lambda _: office.write_template("logs", language, target), told, words=say("entry.template"))
