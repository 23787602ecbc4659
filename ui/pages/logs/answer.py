"""The reply box under a log: words, often used phrases, and the four ways to go on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from domain.review import Chosen
from domain.work_log import Decision
from ui import form_drafts
from ui.desk import Desk
from ui.kit.flow import Flow
from ui.kit.form import Autosave, text_area
from ui.kit.parts import button, column, label, row, show_key

PHRASES = ("logs.phrase_1", "logs.phrase_2", "logs.phrase_3", "logs.phrase_4")
KEYS = {Decision.APPROVE: "A", Decision.RETURN: "R", Decision.COMMENT: "C"}

KEY_SHEET = (
    ("A", "logs.key_approve"),
    ("R", "logs.key_return"),
    ("C", "logs.key_comment"),
    ("S", "logs.key_skip"),
    ("H", "logs.key_history"),
    ("Space", "logs.key_scroll"),
    ("Shift+↑ Shift+↓", "logs.key_select"),
    ("Ctrl+Enter", "logs.key_send"),
    ("Esc", "logs.key_escape"),
)
"""The keys of reviewing, for the key sheet."""


ROOMY = 125
"""Up to this text size, in per cent, the phrases and the signs on the buttons have room."""

SEVERAL = "reply"
"""The draft of a reply to several logs at once."""


def form_of(log: Chosen) -> str:
    """The draft of a reply to one log, whichever revision of it was read."""
    return f"{SEVERAL}/{log.employee_no}/{log.day}"


class Answer(QFrame):
    """Signals `decide(decision)` and `left()`: back to the list.

    What is typed belongs to the log it was typed under, and is kept there until a decision is made.
    """

    decide = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, skip: Callable[[], Any], undo: Callable[[], Any]) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("kind", "desk")
        self.pending = Decision.RETURN
        self._form = self._kept = ""
        self._autosave = Autosave(self.keep, self)
        theme = desk.theme
        self.words = text_area(desk, lines=2)
        self.words.setMaximumHeight(self.words.minimumHeight())
        self.words.setAccessibleName(desk.say("logs.reply"))
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._typed)
        self.error = label("", "error", wrap=True)
        self.rule = label(desk.say("logs.never_own"), "faint")
        self.phrases = [self._phrase(desk.say(code)) for code in PHRASES]
        head = row(label(desk.say("logs.reply"), "strong"), label(desk.say("logs.reply_note"), "faint", wrap=True))
        head.setStretch(1, 1)
        phrases = Flow([label(desk.say("logs.phrases"), "faint"), *self.phrases], theme.px(6))
        if theme.zoom > ROOMY:
            head.addWidget(self._menu())
            phrases.hide()
        self.buttons: dict[Decision, QPushButton] = {
            Decision.APPROVE: self._button(Decision.APPROVE, "check", "primary"),
            Decision.RETURN: self._button(Decision.RETURN, "undo"),
            Decision.COMMENT: self._button(Decision.COMMENT, "talk"),
        }
        self.skip = button(desk, desk.say("logs.skip"), skip, shown_key="S", kind="link")
        self.undo = button(desk, desk.say("logs.undo"), undo, shown_key="Ctrl+Z", kind="link")
        self.sends = label("", "faint")
        back = label(desk.say("logs.back_to_list"), "faint")
        hint = Flow([label("Ctrl+Enter", "key"), self.sends, label("Esc", "key"), back, self.rule], theme.px(5))
        foot = Flow([*self.buttons.values(), self.skip, self.undo], theme.px(8))
        whole = column(head, phrases, self.words, self.error, foot, hint, gap=theme.px(6))
        whole.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(8))
        self.setLayout(whole)
        self.error.hide()
        self.turn_to(Decision.RETURN)

    def _button(self, decision: Decision, icon: str, kind: str = "") -> QPushButton:
        desk, words = self.desk, self.desk.say(f"logs.{decision.value}")
        sign = icon if desk.theme.zoom <= ROOMY else ""
        return button(
            desk, words, lambda: self.decide.emit(decision), shown_key=KEYS[decision], icon_name=sign, kind=kind
        )

    def _phrase(self, words: str) -> QPushButton:
        made = button(self.desk, words, lambda: self._add(words), small=True)
        made.setAccessibleDescription(self.desk.say("logs.phrases"))
        return made

    def _menu(self) -> QPushButton:
        """The phrases where large letters leave no room for them."""
        made = button(self.desk, self.desk.say("logs.phrases"), lambda: None, small=True)
        menu = QMenu(made)
        for code in PHRASES:
            words = self.desk.say(code)
            menu.addAction(words, partial(self._add, words))
        made.setMenu(menu)
        return made

    def _add(self, phrase: str) -> None:
        said = self.text
        self.words.setPlainText(
            f"{said}；{phrase}" if said and self.desk.language != "en" else f"{said} {phrase}".strip()
        )
        self.words.setFocus()
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.words.toPlainText().strip()

    def turn_to(self, decision: Decision) -> None:
        """What Ctrl+Enter sends from now on."""
        self.pending = decision
        self.sends.setText(self.desk.say(f"logs.send_{decision.value}"))

    def write(self, decision: Decision) -> None:
        """Put the cursor into the words for a return or a comment."""
        self.turn_to(decision)
        self.words.setFocus()

    def clear(self) -> None:
        """The words were sent: there is nothing to keep any more."""
        self.words.clear()
        self.keep()
        self.turn_to(Decision.RETURN)

    def _typed(self) -> None:
        self.show_error("")
        self._autosave.touch()

    def keep(self) -> None:
        """Keep what is typed, as the draft of its log."""
        self._autosave.drop()
        words = self.words.toPlainText()
        if self._form and words != self._kept:
            form_drafts.keep(self.desk, self._form, words)
            self._kept = words

    def _open(self, form: str) -> None:
        """Keep what was typed under another log, and show what was typed under this one."""
        if form == self._form:
            return
        self.keep()
        self._form = form
        self._kept = form_drafts.kept(self.desk, form) if form else ""
        self.words.setPlainText(self._kept)
        self._autosave.drop()
        self.turn_to(Decision.RETURN)

    def show_error(self, sentence: str) -> None:
        """What is wrong, under the words."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def show_many(self, form: str, count: int, hindrance: str, *, decided: bool) -> None:
        """Show the words of a draft; say on the buttons how many logs they decide, or under them why they can't."""
        self._open(form)
        for decision, made in self.buttons.items():
            code = f"logs.{decision.value}"
            words = self.desk.say(f"{code}_many", count=count) if count > 1 else self.desk.say(code)
            show_key(made, words, KEYS[decision])
            usable = count > 0 and not hindrance and (not decided or decision is Decision.COMMENT)
            made.setEnabled(usable)
            made.setToolTip("" if usable else hindrance)
        self.words.setEnabled(count > 0 and not hindrance)
        self.skip.setEnabled(count > 0)
        self.rule.setText(hindrance or self.desk.say("logs.never_own"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Ctrl+Enter sends and Esc goes back; while the input method composes, it gets both itself."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
                self.decide.emit(self.pending)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
