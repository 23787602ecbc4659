"""The card of the chosen cell's day: the score so far, what completes it, the week, and the reason it may need."""

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from domain.entry.days import ITEMS, DayEntry, DayState, Reason
from domain.entry.weeks import PersonWeek
from domain.scores import Minimum
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.cells import paint_bar
from ui.kit.chip_label import ChipLabel
from ui.kit.form import text_field
from ui.kit.parts import column, key_line, label, row, rule
from ui.kit.theme import Theme
from ui.pages.logs.entry_session import EntrySession

KEYS = (
    ("Tab", "entry.key_tab"),
    ("Enter", "entry.key_enter"),
    ("F2", "entry.key_edit"),
    ("Ctrl+D", "entry.key_before"),
    ("Ctrl+L", "entry.key_leave"),
)


class Meter(QWidget):
    """A progress bar of its own; the figures stand beside it as text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share, self._status = theme, 0.0, "none"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_share(self, share: float, status: str) -> None:
        """How much is done, and how that stands."""
        self._share, self._status = share, status
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self._theme.px(90), self._theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        paint_bar(painter, self._theme, QRectF(self.rect()), self._share, self._status)
        painter.end()


class DayCard(Card):
    """Follows the cursor of the grid, or the form."""

    def __init__(self, desk: Desk, session: EntrySession, *, keys: bool = True) -> None:
        super().__init__(desk, desk.say("entry.no_day"))
        self.desk, self.session = desk, session
        self.place: tuple[str, date] | None = None
        theme = desk.theme
        self.chip = ChipLabel(theme)
        self.head.insertWidget(2, self.chip)
        self.reason_words = label("", "faint")
        self.reason = text_field(desk, small=True)
        self.reason.setMinimumWidth(theme.px(180))
        self.reason.textEdited.connect(self._reason_typed)
        self.roomy = theme.zoom <= 110 and desk.language != "en"
        if self.roomy:
            self.add_tool(self.reason_words, self.reason)
        else:
            why = row(self.reason_words, self.reason, gap=theme.px(8))
            why.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), 0)
            why.setStretch(1, 1)
            self.add(why)
        self.figure, self.sentence = label("", "figure"), label("", "caption", wrap=True)
        self.sum, self.week = label("", "caption", wrap=True), label("", "faint", wrap=True)
        top = row(self.figure, self.sentence, gap=theme.px(8))
        top.setStretch(1, 1)
        left = column(top, self.sum, self.week, None, gap=theme.px(6))
        body = row(left, rule(upright=True), self._minimums(), gap=theme.px(18))
        body.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(8))
        body.setStretch(0, 11)
        body.setStretch(2, 9)
        self.add(body, 1)
        if keys:
            self._add_keys()
        self.show_day(None)

    def _add_keys(self) -> None:
        """The keys under the card: one line where there is room, else words that wrap."""
        theme, say = self.desk.theme, self.desk.say
        words = [(key, say(word)) for key, word in KEYS]
        if self.roomy:
            self.add_foot(theme, key_line(theme, words, say("entry.locked_note")))
            return
        text = "　".join(f"{key} {word}" for key, word in words)
        self.add_foot(theme, row(label(f"{text}　{say('entry.locked_note')}", "faint", wrap=True)))

    def _minimums(self) -> QGridLayout:
        theme = self.desk.theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(5))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(self.desk.say("entry.minimums"), "caption"), 0, 0, 1, 3)
        self.lines = []
        for place in range(1, 5):
            line = (label("", "caption"), Meter(theme), label("", "caption"))
            for at, part in enumerate(line):
                grid.addWidget(part, place, at)
            self.lines.append(line)
        grid.setRowStretch(5, 1)
        return grid

    def show_day(self, place: tuple[str, date] | None) -> None:
        """Show somebody's day."""
        moved = place != self.place
        self.place = place
        person = self.session.people.get(place[0]) if place else None
        if place is None or person is None:
            self.title.setText(self.desk.say("entry.no_day"))
            for part in (self.chip, self.reason_words, self.reason):
                part.hide()
            for text in (self.figure, self.sentence, self.sum, self.week):
                text.setText("")
            return
        entry = person.on(place[1])
        self._show_head(person, entry, moved=moved)
        self._show_score(entry)
        self.week.setText(self._week_words(person, entry))
        for line, minimum in zip(self.lines, person.minimums, strict=True):
            self._show_minimum(line, minimum)

    def _show_head(self, person: PersonWeek, entry: DayEntry, *, moved: bool) -> None:
        say = self.desk.say
        day = say("entry.day", day=f"{entry.day:%m-%d}", weekday=say(f"shell.weekday_{entry.day.weekday()}"))
        self.title.setText(say("entry.day_title", name=person.name, day=day))
        self.chip.show_chip(*self._chip(entry))
        self.chip.show()
        reopening = entry.asks is Reason.REOPEN and (entry.draft is not None)
        filling = entry.state is DayState.OPEN and entry.day < self.desk.today()
        for part in (self.reason_words, self.reason):
            part.setVisible(reopening or filling)
        words = say("entry.reopen_reason" if reopening else "entry.late_reason")
        self.reason_words.setText(words)
        self.reason.setAccessibleName(words)
        self.reason.setPlaceholderText(say("entry.reason_hint" if entry.asks else "entry.reason_hint_soft"))
        if moved or not self.reason.hasFocus():
            self.reason.setText(entry.draft.reason if entry.draft else "")

    def _chip(self, entry: DayEntry) -> tuple[str, str]:
        say, today = self.desk.say, self.desk.today()
        if entry.state is DayState.OPEN:
            if entry.late:
                return "missing", say("entry.late", day=f"{entry.closes:%m-%d}")
            if entry.day < today:
                due = "entry.due_today" if entry.closes == today else "entry.due"
                return "missing", say(due, day=f"{entry.closes:%m-%d}")
            return "draft", say("entry.drafted" if entry.draft else "entry.today_open")
        if entry.draft is not None:
            reopen = entry.asks is Reason.REOPEN
            return "draft", say("entry.reopens" if reopen else "entry.drafted")
        status = entry.state.value
        shown = status if entry.log or entry.state is DayState.LEAVE else "none"
        return shown, say(f"entry.state_{status}")

    def _show_score(self, entry: DayEntry) -> None:
        say, score, todo = self.desk.say, entry.score, entry.completion
        self.figure.setText("–" if score is None else str(score))
        gap = entry.rules.day_pass - (score or 0)
        look = (
            self.desk.theme.status("behind").ink if gap > 0 and score is not None else self.desk.theme.color("text")
        )
        self.figure.setStyleSheet(f"color: {look.name()};")
        if entry.wrong:
            words = say("entry.points_wrong")
        elif score is None:
            words = say("entry.points_none")
        elif entry.state is DayState.RETURNED and entry.draft is None:
            words = say("entry.points_returned")
        elif not entry.expected:
            words = say("entry.points")
        elif gap <= 0:
            words = say("entry.points_pass")
        elif todo is None:
            words = say("entry.points_short", gap=gap)
        else:
            item = self.desk.term(todo.item.value)
            words = say("entry.points_more", count=todo.count, item=item, mark=entry.rules.day_pass)
        self.sentence.setText(words)
        self.sum.setText(self._arithmetic(entry))

    def _arithmetic(self, entry: DayEntry) -> str:
        if not entry.begun:
            return ""
        parts = []
        for line in entry.lines:
            blank = entry.typed[ITEMS.index(line.item)].count is None
            word = f"〔{self.desk.say(f'entry.short_{line.item.value}')}〕" if blank else str(line.count)
            parts.append(f"{word}×{line.points}")
        return (
            " ＋ ".join(parts)
            if self.desk.language != "en"
            else " + ".join(parts).replace("〔", "[").replace("〕", "]")
        )

    def _week_words(self, person: PersonWeek, entry: DayEntry) -> str:
        say = self.desk.say
        done = person.completing(entry.day) if entry.begun and entry.expected else person
        total, mark = person.total, person.pass_mark
        if not person.expected:
            return say("entry.week_none")
        if not done.gap:
            words = say("entry.week_pass", total=total, mark=mark)
        elif done.pace is None:
            words = say("entry.week_lost", total=total, mark=mark, gap=done.gap)
        else:
            words = say("entry.week_pace", total=total, mark=mark, days=done.open_days, pace=done.pace)
        return words if done is person else say("entry.week_with_day", week=words)

    def _show_minimum(self, line: tuple[QWidget, Meter, QWidget], minimum: Minimum) -> None:
        name, meter, figures = line
        name.setText(self.desk.term(minimum.item.value))  # type: ignore[attr-defined]
        figures.setText(f"{minimum.done}/{minimum.required}")  # type: ignore[attr-defined]
        share = minimum.done / minimum.required if minimum.required else 1.0
        meter.show_share(share, "none" if minimum.met is None else "met" if minimum.met else "behind")

    def _reason_typed(self, text: str) -> None:
        if self.place:
            self.session.say_reason(*self.place, text)

    def ask_reason(self) -> None:
        """Put the cursor into the reason."""
        if self.reason.isVisible():
            self.reason.setFocus()
