"""Reviewing: the queue at the left, the log at the right, one key a decision (rules 4-10, 4-24, decision F25)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from domain.review import Chosen, GivenReply, QueueRow
from domain.services.approvals import QUEUE, log_detail
from domain.services.deciding import Decided, decide_chosen
from domain.work_log import Decision, LogStatus
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.flow import key_flow
from ui.kit.page import Keys, Tab
from ui.kit.parts import column, link, row
from ui.pages.logs.answer import KEY_SHEET, SEVERAL, Answer, form_of
from ui.pages.logs.detail import Detail
from ui.pages.logs.queue import Line, QueueTable, is_same, key_of
from ui.pages.logs.sieve import Sieve
from ui.pages.logs.waiting import Waiting
from ui.pages.logs.words import short_day

NAMED = 16
"""So many of several chosen logs are named."""


class ReviewTab(Tab):
    """Signals `counted(n)`: how many logs wait, and `all_wanted()`: another tab shows the rest."""

    topics = frozenset(
        {"work_log", "log_reply", "log_revision", "member", "assignment", "unit", "rule_version", "leave"}
    )
    counted = Signal(int)
    all_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: Chosen | None = desk.drafts.pop("logs.review", None)
        self.sieve = Sieve(desk, self.select_meeting)
        self.waiting = Waiting(desk, self.sieve, self)
        self.waiting.read.connect(self._show)
        self.sieve.changed.connect(self._show)
        self.sieve.span_changed.connect(self.waiting.ask)
        self._lay_out()
        self._make_keys()

    # building

    def _lay_out(self) -> None:
        desk, theme = self.desk, self.desk.theme
        self.table = QueueTable(desk)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.refusals = NoteBar(desk)
        self.refusals.tools.addWidget(
            link(desk, desk.say("logs.hide"), lambda: self.refusals.show_note("behind", ""))
        )
        left = Card(desk)
        self.first = NoteBar(desk)
        left.add(self.first)
        left.add(self.refusals)
        left.add(self.table, 1)
        keys = [("↑ ↓", desk.say("logs.key_move")), ("Shift", desk.say("logs.key_many"))]
        left.add_foot(theme, row(key_flow(theme, keys, desk.say("logs.keys_only_here"))))
        self.detail = Detail(desk, self._step)
        self.answer = Answer(desk, self.skip, desk.undo_last)
        self.answer.decide.connect(self.decide)
        self.answer.left.connect(self.table.setFocus)
        self.back = link(desk, desk.say("logs.undo_action"), self._undo_shown)
        self.back.hide()
        right = QFrame()
        right.setProperty("kind", "card")
        inner = column(self.detail, self.back, self.answer, gap=0)
        inner.setStretch(0, 1)
        inner.setContentsMargins(1, 1, 1, 1)
        right.setLayout(inner)
        whole = row(left, right, gap=theme.px(12))
        whole.setStretch(0, 37)
        whole.setStretch(1, 57)
        self.setLayout(whole)
        self.setFocusProxy(self.table)

    def _make_keys(self) -> None:
        """Single keys live on the list alone: in a text field they do not exist (interface §3)."""
        pressed: dict[str, Callable[[], Any]] = {
            "A": lambda: self.decide(Decision.APPROVE),
            "R": lambda: self.answer.write(Decision.RETURN),
            "C": lambda: self.answer.write(Decision.COMMENT),
            "S": self.skip,
            "H": self.detail.compare,
            "Space": self.detail.scroll_on,
        }
        for key, work in pressed.items():
            made = QShortcut(QKeySequence(key), self.table)
            made.setContext(Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(work)

    def tools(self) -> Sequence[QWidget]:
        return self.sieve.tools

    def keys(self) -> Keys:
        return KEY_SHEET

    # showing

    def refresh(self) -> None:
        self.waiting.ask_soon()

    def leave(self) -> None:
        """Keep what is typed, and where one is for the time the window is built anew."""
        self.waiting.stop()
        self.answer.keep()
        if self.detail.shown:
            self.desk.drafts["logs.review"] = self.detail.shown.chosen

    def open(self, **target: Any) -> None:
        """Show one log, waiting or not: `person` and `day`."""
        if "person" in target and "day" in target:
            self._wanted = Chosen(target["person"], target["day"], 0)
            if not self._select(self._wanted):
                self._show_apart(self._wanted)

    def _show(self, following: Chosen | None = None) -> None:
        """Show what passes the filters; `following` (or the log that was current) becomes current."""
        rows, line = self.waiting.passing, self.table.current()
        before = following or self._wanted or (key_of(line) if line else None)
        quiet = QSignalBlocker(self.table), QSignalBlocker(self.table.selectionModel())
        self._set_empty()
        self.table.show_queue(rows, self.waiting.given, fit=following is None)
        found = before is not None and self._select(before)
        if not found and not self._wanted:
            self.table.select_place(max(0, self.table.current_place()))
        del quiet
        self.table.viewport().update()
        self.sieve.count_meeting(rows)
        many = len(self.waiting.rows) >= QUEUE
        self.first.show_note("submitted", self.desk.say("logs.only_first", count=QUEUE) if many else "")
        self.counted.emit(len(self.waiting.rows))
        if self._wanted and not found:
            self._show_apart(self._wanted)
        else:
            self._selected()

    def _set_empty(self) -> None:
        say, desk = self.desk.say, self.desk
        if not desk.me:
            self.table.set_empty(say("logs.nobody"), say("logs.choose_me"), lambda: desk.go("settings", field="me"))
        elif self.waiting.rows:
            self.table.set_empty(say("logs.no_queue_filtered"), say("logs.clear_filter"), self._clear_filter)
        else:
            self.table.set_empty(say("logs.no_queue"), say("logs.see_all"), self.all_wanted.emit)

    def _clear_filter(self) -> None:
        self.sieve.clear()
        self._show()

    # choosing

    def _select(self, wanted: Chosen) -> bool:
        return self.table.select_where(lambda line: is_same(line, wanted))

    def chosen_rows(self) -> list[QueueRow]:
        """The waiting logs that are selected."""
        return [line for line in self.table.selected() if isinstance(line, QueueRow)]

    def select_meeting(self) -> None:
        """Select every shown log that meets pass mark and minimums; nothing is decided yet."""
        self.table.choose_all([row.chosen for row in self.waiting.passing if row.meets])
        self.table.setFocus()

    def _selected(self) -> None:
        """Show what is chosen: one log, or how many."""
        rows, line = self.chosen_rows(), self.table.current()
        self._wanted = None
        if line is not None and len(rows) <= 1:
            self._show_detail(key_of(line), self._place(line))
            return
        self.detail.show_sentence(self._several(rows) if rows else self.desk.say("logs.nothing_chosen"))
        self.back.hide()
        self.answer.show_many(SEVERAL if rows else "", len(rows), "", decided=False)

    def _several(self, rows: Sequence[QueueRow]) -> str:
        """How many are chosen, how many of them meet everything, and the first of them by name."""
        say, language = self.desk.say, self.desk.language
        count = len(rows)
        names = [
            say("logs.line", name=x.name, day=short_day(x.log.day, language), score=x.score) for x in rows[:NAMED]
        ]
        if count > NAMED:
            names.append(say("logs.more", count=count - NAMED))
        note = say("logs.several_note", count=count, meets=sum(row.meets for row in rows))
        return "\n".join([say("logs.several", count=count), note, "", *names])

    def _show_apart(self, wanted: Chosen) -> None:
        """Show a log that stands on no line here; then no line is current."""
        quiet = QSignalBlocker(self.table.selectionModel())
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        del quiet
        self.table.viewport().update()
        self._show_detail(wanted, "")

    def _place(self, line: Line) -> str:
        rows = self.waiting.passing
        place = next((n for n, row in enumerate(rows, 1) if row is line), 0)
        return self.desk.say("logs.place", place=place, count=len(rows)) if place else ""

    def _show_detail(self, wanted: Chosen, place: str) -> None:
        desk, org = self.desk, self.desk.organisation

        def read() -> None:
            with desk.store.reading() as reader:
                found = log_detail(reader, org, (wanted.employee_no, wanted.day), desk.me, desk.today())
            self.detail.show_log(found, place)
            decided = found.handed.log.status is not LogStatus.SUBMITTED
            hindrance = desk.say(f"logs.{found.hindrance}") if found.hindrance else ""
            self.answer.show_many(form_of(found.chosen), 1, hindrance, decided=decided)
            if decided and not hindrance:
                status = desk.term(found.handed.log.status.value)
                self.answer.rule.setText(desk.say("logs.already", status=status))

        desk.attempt(read)
        line = self.table.current()
        self.back.setVisible(isinstance(line, GivenReply))
        if isinstance(line, GivenReply):
            code = "logs.undo_together" if line.together > 1 else "logs.undo_action"
            self.back.setText(desk.say(code, count=line.together))

    def _step(self, steps: int) -> None:
        place = self.table.current_place() + steps
        while 0 <= place < self.table.rows_model.rowCount():
            if self.table.row_at(place) is not None:
                self.table.select_place(place)
                return
            place += steps

    def skip(self) -> None:
        """Leave the log undecided and go on to the next."""
        self._step(1)
        self.table.setFocus()

    # deciding

    def decide(self, decision: Decision) -> None:
        """Decide what is chosen, say what was refused, and show the next log at once."""
        shown, rows = self.detail.shown, [row.chosen for row in self.chosen_rows()]
        chosen = rows if len(rows) > 1 else [shown.chosen] if shown else []
        if not chosen or not self.answer.buttons[decision].isEnabled():
            return
        words = self.answer.text
        if decision is not Decision.APPROVE and not words:
            code = "logs.reason_needed" if decision is Decision.RETURN else "logs.comment_needed"
            self.answer.write(decision)
            self.answer.show_error(self.desk.say(code))
            return
        desk = self.desk
        following = self.waiting.following(chosen)
        done = desk.attempt(lambda: decide_chosen(desk.store, decision, desk.me, words, chosen, desk.today()))
        if done is not None:
            self._decided(decision, done, following)

    def _decided(self, decision: Decision, done: Decided, following: Chosen | None) -> None:
        self._wanted = None
        self.waiting.decided(decision, done)
        self._say_refused(done)
        if done.action is not None:
            self.answer.clear()
            self.desk.tell(self.desk.say(f"logs.done_{decision.value}", count=done.decided), undo=done.action)
        self._show(following)
        self.table.setFocus()

    def _say_refused(self, done: Decided) -> None:
        """One line for each log that was not decided."""
        desk = self.desk
        lines = [desk.say("logs.refused", count=len(done.refused))] if done.refused else []
        for one, refusal in done.refused:
            lines.append(f"{one.employee_no} {one.day:%m-%d}　{desk.office.explain(refusal, desk.language)}")
        self.refusals.show_note("behind", "\n".join(lines))

    def _undo_shown(self) -> None:
        line = self.table.current()
        if isinstance(line, GivenReply):
            self.desk.undo(line.action)
