"""The first cell of the strip: what to do first, as numbered links."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from domain.today import FirstThing, Task, Today
from ui.desk import Desk
from ui.kit.parts import clear, column, label, link, row
from ui.pages.today.words import day_of


class FirstThings(QWidget):
    """Up to three sentences that open what they speak of; where all is done, what comes next."""

    def __init__(self, desk: Desk, opened: Callable[[FirstThing], None]) -> None:
        super().__init__()
        self.desk, self._opened = desk, opened
        self.setProperty("wide", True)
        theme = desk.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(9))
        whole.setSpacing(theme.px(4))
        self.title = label(desk.say("today.first"), "strong")
        whole.addWidget(self.title)
        self._shown: tuple[Today, Sequence[FirstThing]] | None = None
        self.in_line = False
        self.things = column(gap=theme.px(2))
        whole.addLayout(self.things)
        whole.addStretch(1)

    def show_things(self, today: Today, things: Sequence[FirstThing]) -> None:
        """Say what to do first; without anything, what comes next."""
        self._shown = (today, things)
        clear(self.things)
        self.title.setText(self.desk.say("today.first" if things else "today.all_done"))
        for number, thing in enumerate(things, start=1):
            words = sentence(self.desk, thing)
            made = link(self.desk, words, lambda found=thing: self._opened(found))  # type: ignore[misc]
            self.things.addLayout(row(self._badge(number), made, *([] if self.in_line else [None]), gap=0))
        if not things:
            self.things.addWidget(label(next_words(self.desk, today), "caption"))
        self.things.addStretch(1)

    def stand(self, *, in_line: bool) -> None:
        """Side by side, where there is room, or one below the other."""
        if in_line == self.in_line:
            return
        self.in_line = in_line
        directions = QBoxLayout.Direction
        self.things.setDirection(directions.LeftToRight if in_line else directions.TopToBottom)
        self.things.setSpacing(self.desk.theme.px(6 if in_line else 2))
        if self._shown:
            self.show_things(*self._shown)

    def _badge(self, number: int) -> QLabel:
        theme = self.desk.theme
        made = label(str(number), "strong")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setFixedSize(theme.px(20), theme.px(20))
        made.setStyleSheet(
            f"background: {theme.color('selection').name()}; color: {theme.color('link').name()};"
            f" border-radius: {theme.px(20) // 2}px; font-size: {theme.px(12)}px;"
        )
        return made


def sentence(desk: Desk, thing: FirstThing) -> str:
    """One thing to do, in words."""
    if thing.task is Task.DUTY:
        return _duty_sentence(desk, thing)
    day = day_of(desk, thing.day) if thing.day else ""
    if thing.task is Task.OUTLET:
        code = "today.outlet" if thing.day else "today.outlet_never"
    else:
        single = thing.count == 1 and thing.task is not Task.REVIEW
        code = f"today.{thing.task}_one" if single else f"today.{thing.task}"
    return desk.say(code, count=thing.count, day=day, name=thing.name)


def _duty_sentence(desk: Desk, thing: FirstThing) -> str:
    """A duty of mine, or one of which somebody is to be reminded."""
    from domain.duties.catalogue import BY_KEY  # the first look knows no duties, and does without
    from ui.duties.words import title_of, unit_of

    entry = BY_KEY[thing.key]
    code = "duties.first_theirs" if thing.name else "duties.first"
    unit = unit_of(desk, entry)
    return desk.say(code, title=title_of(desk, entry), count=thing.count, unit=unit, name=thing.name)


def next_words(desk: Desk, today: Today) -> str:
    """What comes after today's work."""
    if today.workday and today.handed < today.expected:
        return desk.say("today.next_logs", day=day_of(desk, today.day_until))
    if open_ := today.reports_open:
        return desk.say("today.next_report", name=open_[0].unit_name, day=day_of(desk, open_[0].due_on))
    if today.events:
        return desk.say("today.next_event", name=today.events[0].name, day=day_of(desk, today.events[0].day))
    return ""
