"""The office's calendar: official days, and the office's own working and rest days (decision F1)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QToolButton, QWidget

from domain.office_calendar import CalendarDay, month_days
from domain.services import absences
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.chip_label import ChipLabel
from ui.kit.page import Keys
from ui.kit.parts import button, column, holder, icon_button, label, row
from ui.pages.organisation.form_tab import FormTab
from ui.pages.organisation.forms import ChangeForm
from ui.pages.organisation.saying import attempt_change

WEEKS = 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class DayCell(QToolButton):
    """One day of the month: its number, and a word where the office or a holiday says something."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.shown: CalendarDay | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(desk.theme.px(64), desk.theme.px(48))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_day(self, day: CalendarDay, *, today: bool, chosen: bool) -> None:
        """Show a day; rest days are tinted, the office's own days say so in words."""
        theme = self.desk.theme
        self.shown = day
        words = day_sentence(self.desk, day)
        second = self.desk.say(f"org.day_{'work' if day.working else 'rest'}_short") if day.office is not None else ""
        self.setText(f"{day.day.day}\n{second}{'＊' if day.office is not None and day.remark else ''}")
        self.setToolTip(words)
        self.setAccessibleName(f"{day.day.isoformat()} {words}")
        self.setChecked(chosen)
        ground = theme.color("surface" if day.working else "surface_sunken").name()
        ink = theme.color("text" if day.in_month and day.working else "text_2" if day.in_month else "text_3").name()
        line = theme.color("accent" if chosen else "line").name()
        if day.office is not None:
            look = theme.status("submitted" if day.working else "leave")
            ground, ink = look.ground.name(), look.ink.name()
        width = 2 if chosen else 1
        weight = 700 if today or day.office is not None else 400
        self.setStyleSheet(
            f"QToolButton {{ background: {ground}; color: {ink}; border: {width}px solid {line};"
            f" border-radius: {theme.px(4)}px; font-weight: {weight}; }}"
            f" QToolButton:focus {{ border: 2px solid {theme.color('focus').name()}; }}"
        )


class MonthGrid(QWidget):
    """Six weeks of days; arrows move, the chosen day has the focus."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.day = desk.today()
        grid = QGridLayout(self)
        grid.setSpacing(desk.theme.px(4))
        grid.setContentsMargins(desk.theme.px(12), 0, desk.theme.px(12), desk.theme.px(6))
        for place in range(7):
            head = label(desk.say(f"shell.weekday_{place}"), "caption")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, place)
            grid.setColumnStretch(place, 1)
        self.cells = [DayCell(desk) for _ in range(WEEKS * 7)]
        for place, cell in enumerate(self.cells):
            grid.addWidget(cell, 1 + place // 7, place % 7)
            cell.clicked.connect(lambda _=False, c=cell: self._clicked(c))
        self.cells[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_days(self, days: Sequence[CalendarDay]) -> None:
        """Show a month's weeks."""
        today = self.desk.today()
        for place, cell in enumerate(self.cells):
            cell.setVisible(place < len(days))
            if place < len(days):
                is_chosen = days[place].day == self.day
                cell.show_day(days[place], today=days[place].day == today, chosen=is_chosen)
                policy = Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus
                cell.setFocusPolicy(policy)

    def _clicked(self, cell: DayCell) -> None:
        if cell.shown:
            self.chosen.emit(cell.shown.day)

    def focus_day(self) -> None:
        """The chosen day gets the focus."""
        for cell in self.cells:
            if cell.shown and cell.shown.day == self.day and not cell.isHidden():
                cell.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.chosen.emit(self.day + timedelta(days=step))
        self.focus_day()


class CalendarTab(FormTab):
    """A month, and the chosen day."""

    code = "calendar"
    topics = frozenset({"calendar_day"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.grid = MonthGrid(desk)
        self.grid.chosen.connect(self.choose)
        if self.left_open:
            self.grid.day = self.left_open[1]
        self.days: tuple[CalendarDay, ...] = ()
        self.month = label("", "section")
        self.summary = label("", "faint")
        self.unpublished = NoteBar(desk, "behind")
        before = icon_button(desk, "left", desk.say("org.month_before"), lambda: self._turn(-1))
        after = icon_button(desk, "right", desk.say("org.month_after"), lambda: self._turn(1))
        today = button(desk, desk.say("org.this_month"), lambda: self.choose(desk.today()), small=True)
        head = row(before, self.month, after, today, None, self.summary, gap=theme.px(8))
        head.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        note = row(self.unpublished)
        note.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(6))
        legend = label(desk.say("org.calendar_legend"), "faint", wrap=True)
        foot = row(legend)
        foot.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(4))
        card = Card(desk)
        card.add(head)
        card.add(note)
        card.add(self.grid, 1)
        card.add(foot)
        whole = row(card, self.pane, gap=theme.px(12))
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def keys(self) -> Keys:
        return (("← → ↑ ↓", "org.key_days"),)

    def home(self) -> QWidget:
        return next((c for c in self.grid.cells if c.shown and c.shown.day == self.grid.day), self.grid.cells[0])

    def open(self, **target: Any) -> None:
        if isinstance(target.get("day"), date):
            self.choose(target["day"])

    def _turn(self, months: int) -> None:
        first = self.grid.day.replace(day=1)
        self.choose((first + timedelta(days=32 if months > 0 else -1)).replace(day=1))

    def choose(self, day: date) -> None:
        """Look at a day, and at its month."""
        self.leave()
        self.grid.day = day
        self.opening = None
        self.refresh()

    def refresh(self) -> None:
        desk, day = self.desk, self.grid.day
        with desk.store.reading() as reader:
            remarks = reader.calendar_remarks()
        calendar = desk.organisation.calendar
        self.days = month_days(calendar, remarks, day)
        self.grid.show_days(self.days)
        self.month.setText(f"{day:%Y-%m}")
        working = sum(d.in_month and d.working for d in self.days)
        own = sum(d.in_month and d.office is not None for d in self.days)
        self.summary.setText(desk.say("org.month_summary", working=working, own=own))
        published = any(calendar.official(d.day) is not None for d in self.days if d.in_month)
        self.unpublished.show_note("behind", "" if published else desk.say("org.unpublished", year=day.year))
        self.show_chosen()

    @property
    def shown_day(self) -> CalendarDay:
        """The chosen day."""
        return next(d for d in self.days if d.day == self.grid.day)

    def tell_chosen(self) -> None:
        self.pane.show_widget(holder(self._told(self.shown_day)))

    def _told(self, day: CalendarDay) -> QBoxLayout:
        desk, say = self.desk, self.desk.say
        weekday = say(f"shell.weekday_{day.day.weekday()}")
        chip = ChipLabel(
            desk.theme, "met" if day.working else "none", say("org.day_work" if day.working else "org.day_rest")
        )
        other = "org.make_rest" if day.working else "org.make_work"
        change = button(desk, say(other), lambda: self.open_form("set", day.day))
        parts: list[QWidget | None] = [change]
        if day.office is not None:
            parts.append(button(desk, say("org.clear_day"), lambda: self._clear(day.day)))
        return column(
            row(label(f"{day.day.isoformat()} {weekday}", "title"), chip, None),
            label(day_sentence(desk, day), wrap=True),
            row(*parts, None),
            None,
            gap=desk.theme.px(10),
        )

    def _clear(self, day: date) -> None:
        attempt_change(self.desk, absences.clear_day(day), self.desk.say("org.done_clear_day", day=day.isoformat()))

    def make_form(self, kind: str, key: Any) -> ChangeForm:
        desk, say, day = self.desk, self.desk.say, key
        shown = next((d for d in self.days if d.day == day), None)
        working = bool(shown and shown.working)
        title = say("org.set_of", day=day.isoformat())
        form = ChangeForm(desk, title, say("org.save"), say("org.done_set_day", day=day.isoformat()))
        choices = [("是", say("org.day_work")), ("否", say("org.day_rest"))]
        form.add_choice("working", choices, "否" if working else "是")
        form.add_text("remark", shown.remark if shown else "", say("org.remark_hint"))
        form.change = lambda cells: absences.set_day({**cells, "day": day}, desk.today())
        return form


def day_sentence(desk: Desk, day: CalendarDay) -> str:
    """What a day is and who says so."""
    ordinary = desk.say("org.day_work" if day.ordinary else "org.day_rest")
    source = desk.say("org.by_official" if day.official is not None else "org.by_weekday", what=ordinary)
    if day.office is None:
        return source
    own = desk.say("org.day_work" if day.office else "org.day_rest")
    remark = f"（{day.remark}）" if day.remark else ""
    return desk.say("org.by_office", what=own, remark=remark, ordinary=source)
