"""The status bar: ready or one running task, the last quiet line with its way back, rules and the day."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QMenu, QProgressBar, QStatusBar, QToolButton

from ui.desk import Desk
from ui.kit.parts import holder, label, link, row
from ui.kit.tasks import Task

SHOWN_MS, PATIENCE_MS, REMEMBERED = 10_000, 500, 20


class StatusLine(QStatusBar):
    """One line: what just happened or is going on at the left, standing facts at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self.setSizeGripEnabled(False)
        self.dot = QToolButton()
        self.dot.setText("●")
        self.dot.setAccessibleName(desk.say("shell.recent"))
        self.dot.setToolTip(desk.say("shell.recent"))
        ink, ring = theme.status("met").ink.name(), theme.color("focus").name()
        self.dot.setStyleSheet(
            f"QToolButton {{ color: {ink}; border: 2px solid transparent; }}"
            f" QToolButton:focus {{ border-color: {ring}; }}"
        )
        self.dot.clicked.connect(self._show_recent)
        self.words = label(desk.say("shell.ready"))
        self.bar = QProgressBar()
        self.bar.setFixedWidth(theme.px(120))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(desk.say("shell.busy"))
        self.share = label()
        self.cancel = link(desk, desk.say("shell.cancel"), self._cancel)
        self.undo = link(desk, desk.say("shell.undo"), self._undo)
        self.open = link(desk, desk.say("shell.open"), self._open)
        self.rules, self.backup, self.day = label(), label(), label()
        left = row(self.dot, self.words, self.bar, self.share, self.cancel, self.undo, self.open, None)
        left.setContentsMargins(theme.px(8), 0, 0, 0)
        self.addWidget(holder(left), 1)
        self.facts: list[QLabel] = [self.rules, self.backup, self.day]
        for fact in self.facts:
            fact.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
            self.addPermanentWidget(fact)
        self._recent: list[str] = []
        self._number: int | None = None
        self._path = ""
        self._task: Task | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SHOWN_MS)
        self._rest.timeout.connect(self.show_ready)
        self.show_ready()

    def show_facts(self, rules: str, day: str) -> None:
        """The rules in force and the day."""
        self.rules.setText(rules)
        self.day.setText(day)

    def show_backup(self, made: datetime | None) -> None:
        """When the last proven backup was made."""
        self.backup.setText(
            self.desk.say("shell.backup", when=f"{made:%m-%d %H:%M}") if made else self.desk.say("shell.no_backup")
        )

    def show_ready(self) -> None:
        """Nothing to say."""
        self._say(self.desk.say("shell.ready"))

    def _say(self, sentence: str, number: int | None = None, path: str = "") -> None:
        self.words.setText(sentence)
        self.words.setToolTip(sentence)
        self._number, self._path = number, path
        self.undo.setVisible(number is not None)
        self.open.setVisible(bool(path))
        for widget in (self.bar, self.share, self.cancel):
            widget.hide()

    def tell(self, sentence: str, number: int | None, path: str) -> None:
        """A quiet line for ten seconds; it stays among the recent ones."""
        self._recent = [sentence, *self._recent][:REMEMBERED]
        self._say(sentence, number, path)
        self._rest.start()

    def follow(self, task: Task) -> None:
        """Show a task once it has taken half a second."""
        if not task.words:
            return
        self._task = task
        task.moved.connect(self._moved, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._show_task(task))

    def _show_task(self, task: Task) -> None:
        if self._task is task:
            self._rest.stop()
            self._say(task.words)
            for widget in (self.bar, self.share, self.cancel):
                widget.show()
            self.bar.setRange(0, 0)

    def _moved(self, done: int, total: int) -> None:
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.share.setText(f"{done * 100 // total} %")
        else:
            self.share.setText(f"{done:,}" if done else "")

    def task_ended(self, task: Task) -> None:
        """The task is over; what it has to say comes by `tell`."""
        if self._task is task:
            self._task = None
            if not self.bar.isHidden():
                self.show_ready()

    def _cancel(self) -> None:
        if self._task:
            self._task.cancel()
            self.tell(self.desk.say("shell.cancelled"), None, "")

    def _undo(self) -> None:
        if self._number is not None:
            self.desk.undo(self._number)

    def _open(self) -> None:
        self.desk.office.open_path(self._path)

    def _show_recent(self) -> None:
        menu = QMenu(self)
        for sentence in self._recent or [self.desk.say("shell.nothing_yet")]:
            menu.addAction(sentence).setEnabled(False)
        menu.popup(self.dot.mapToGlobal(self.dot.rect().topLeft()))
