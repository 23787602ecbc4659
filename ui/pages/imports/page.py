"""The import page: no file, a file being read, or a file under review."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from domain.ports import ImportBatch
from domain.services.importing import ImportResult
from ui.desk import Desk
from ui.kit.page import Keys, Page
from ui.kit.parts import button, column, row
from ui.pages.imports.home import Home
from ui.pages.imports.review_view import ReviewView
from ui.pages.imports.session import session_of
from ui.pages.imports.steps import StepsLine

TOPICS = (
    *("unit", "member", "assignment", "outlet", "outlet_assignment", "leave", "calendar_day", "target"),
    *("work_log", "log_reply", "inspection", "visit", "bank_visit", "event", "attendance", "event_check"),
    *("market_note", "rule_version"),
)
STEP_OF = {"home": 0, "reading": 1, "review": 2, "refused": 1, "writing": 3}


class ImportsPage(Page):
    """Drop or choose a file, look at every row, put problems right, write, take back."""

    code = "imports"
    topics = frozenset(TOPICS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.session = session_of(desk)
        self.looking_back = False
        self.batches: list[ImportBatch] = []
        self.steps = StepsLine(desk)
        self.other = button(desk, desk.say("imports.other_file"), self.choose, small=True)
        self.back = button(desk, "", self._look_back, small=True)
        self.home = Home(desk, self.choose, self.save_template, self.export)
        self.home.stop.clicked.connect(self.session.stop)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.home)
        layout = column(row(self.steps, None, self.other, self.back), self.stack, gap=desk.theme.px(10))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._make_keys()
        self.session.changed.connect(self.show_session)
        self.session.counted.connect(self._show_rows_read)

    @cached_property
    def view(self) -> ReviewView:
        """What shows a file under review; built with the first file."""
        made = ReviewView(self.desk, self.session, self.choose, self._export_review)
        self.stack.addWidget(made)
        self._make_key("F2", made.edit)
        self._make_key("F8", made.next_problem)
        return made

    def _make_keys(self) -> None:
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            self._make_key(key, self.session.commit)
        self._make_key("Esc", self.escape)

    def _make_key(self, key: str, action: Callable[[], Any]) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(action)

    def keys(self) -> Keys:
        return (
            ("Ctrl+O", "imports.choose"),
            ("F2", "imports.key_edit"),
            ("F8", "imports.key_next"),
            ("Ctrl+Z", "imports.key_undo"),
            ("Ctrl+Enter", "imports.key_write"),
            ("Esc", "imports.key_leave"),
        )

    def context(self) -> str:
        session = self.session
        if session.state == "home":
            return ""
        kind = self.desk.say(f"imports.kind_{session.kind}") if session.kind else ""
        return self.desk.say("imports.context", kind=kind, file=session.file).strip("　")

    # showing

    def refresh(self) -> None:
        with self.desk.store.reading() as reader:
            self.batches = reader.imports()
        self.home.batches.show_batches(self.batches)
        self.session.store_changed()
        self.show_session()

    def show_session(self) -> None:
        """Show what the import is at."""
        session = self.session
        reviewing = session.state in {"review", "refused", "writing"} or (
            session.state == "reading" and session.reviewed is not None
        )
        if session.state == "home":
            self.looking_back = False
        shown: QWidget = self.view if reviewing and not self.looking_back else self.home
        number = STEP_OF[session.state] if session.result is None else 4
        self.steps.show_step(number)
        self.home.show_session(session)
        if reviewing:
            if self.view.batches is not self.batches:
                self.view.show_batches(self.batches)
            self.view.show_session()
        self.back.setVisible(reviewing)
        words = self.desk.say("imports.back" if self.looking_back else "imports.batches")
        self.back.setText(words)
        self.back.setAccessibleName(words)
        self.other.setVisible(reviewing)
        self.stack.setCurrentWidget(shown)
        self.context_changed.emit()
        if reviewing and not self.looking_back and not self.stack.hasFocus():
            self._take_focus()

    def _take_focus(self) -> None:
        """The rows have the keys, unless somebody is typing."""
        table = self.view.table
        focus = self.window().focusWidget()
        if table is not None and self.isVisible() and not self._is_ours(focus):
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_ours(self, widget: Any) -> bool:
        return widget is not None and widget.isVisible() and self.view.isAncestorOf(widget)

    def _show_rows_read(self, rows: int) -> None:
        if self.session.state == "reading":
            self.home.reading.setText(self.desk.say("imports.busy_rows", rows=f"{rows:,}"))

    def _look_back(self) -> None:
        self.looking_back = not self.looking_back
        self.show_session()

    # doing

    def open(self, **target: Any) -> None:
        files = target.get("files")
        if files:
            self.looking_back = False
            self.session.take([str(file) for file in files])

    def choose(self) -> None:
        """Let the person choose files."""
        files = self.desk.ask.open_files(self.desk.say("imports.drop_title"), self.desk.say("imports.files"))
        if files:
            self.open(files=files)

    def undo(self) -> bool:
        return self.session.undo()

    def escape(self) -> None:
        """Stop what runs, else leave the file; nothing was written."""
        if self.session.busy:
            self.session.stop()
        elif self.looking_back:
            self._look_back()
        else:
            self.session.close()

    def save_template(self, kind: str) -> None:
        """Save the blank workbook of a kind."""
        desk = self.desk
        name = f"{desk.say(f'imports.kind_{kind}')}.xlsx"
        target = desk.ask.save_file(desk.say("imports.templates"), name, desk.say("imports.workbook"))
        if target:
            language = desk.language
            desk.tasks.run(
                lambda _progress: desk.office.write_template(kind, language, target),
                lambda _: desk.tell(desk.say("imports.template_saved", file=target.name), path=str(target)),
            )

    def _export_review(self) -> None:
        if self.session.reviewed is not None:
            self.export(self.session.reviewed.result)

    def export(self, result: ImportResult) -> None:
        """Save the refused rows as a workbook to be put right."""
        desk, language, refused = self.desk, self.desk.language, result.refused
        name = desk.say("imports.export_name", file=f"{Path(result.file).stem}.xlsx")
        target = desk.ask.save_file(desk.say("imports.export"), name, desk.say("imports.workbook"))
        if target:
            desk.tasks.run(
                lambda _progress: desk.office.write_repair(refused, language, target),
                lambda _: desk.tell(desk.say("imports.exported", file=target.name), path=str(target)),
            )
