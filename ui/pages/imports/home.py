"""The import page without a file: where to drop one, what was just done, and every import so far."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from domain.services.importing import ImportResult
from domain.services.reviewing import KINDS
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.flow import Flow
from ui.kit.parts import button, clear, column, icon_label, label, link, row
from ui.pages.imports.batches import BatchesCard, KeptCard
from ui.pages.imports.session import Session


class Home(QWidget):
    """Choose, look back, take back."""

    def __init__(
        self,
        desk: Desk,
        choose: Callable[[], Any],
        save_template: Callable[[str], Any],
        export: Callable[[ImportResult], Any],
    ) -> None:
        super().__init__()
        self.desk, self._export = desk, export
        theme = desk.theme
        self.note = NoteBar(desk, "met")
        self.kept = KeptCard(desk, self._close_kept)
        self.batches = BatchesCard(desk, self._undo)
        self.choose = button(
            desk, desk.say("imports.choose"), choose, key="Ctrl+O", icon_name="import", kind="primary"
        )
        drop = Card(desk, desk.say("imports.drop_title"), desk.say("imports.drop_note"), padded=True)
        words = label(desk.say("imports.drop"), "caption", wrap=True)
        picture = icon_label(theme, "drop", "text_3")
        line = row(picture, words, gap=theme.px(12))
        line.setStretch(1, 1)
        drop.add(line)
        templates = [
            link(desk, desk.say(f"imports.template_{kind}"), lambda kind=kind: save_template(kind))  # type: ignore[misc]
            for kind in KINDS
        ]
        drop.add(Flow([self.choose, *templates], theme.px(10)))
        drop.add(self._waiting())
        layout = column(self.note, drop, self.kept, self.batches, gap=theme.px(10))
        layout.setStretch(2, 1)
        layout.setStretch(3, 2)
        self.setLayout(layout)

    def _waiting(self) -> QWidget:
        """What says that a file is being read, and stops it."""
        self.reading = label("", "caption")
        self.stop = button(self.desk, self.desk.say("imports.stop"), lambda: None, shown_key="Esc", small=True)
        self.wait = Flow([self.reading, self.stop], self.desk.theme.px(10))
        self.wait.hide()
        return self.wait

    def show_session(self, session: Session) -> None:
        """What was just written or taken back, and what is being read."""
        self._session = session
        reading = session.state == "reading"
        self.wait.setVisible(reading)
        if reading:
            self.reading.setText(self.desk.say("imports.reading", file=session.file))
        self.choose.setEnabled(not session.busy)
        clear(self.note.tools)
        undone = session.undone
        self.kept.setVisible(undone is not None and bool(undone.kept))
        if session.result is not None:
            self._show_result(session, session.result)
        elif undone is not None:
            if undone.kept:
                self.kept.show_kept(undone)
                self.note.show_note("met", "")
            else:
                facts = {"removed": undone.removed, "restored": undone.restored}
                self.note.show_note("met", self.desk.say("imports.undone", **facts))
        else:
            self.note.show_note("met", "")

    def _show_result(self, session: Session, result: ImportResult) -> None:
        desk, tools = self.desk, self.note.tools
        self.note.show_note("behind" if result.refused else "met", session.written(result))
        if session.queue:
            words = desk.say("imports.next_file", count=len(session.queue))
            tools.addWidget(button(desk, words, session.next_file, small=True))
        if result.refused:
            tools.addWidget(button(desk, desk.say("imports.export"), lambda: self._export(result), small=True))
        batch = result.batch
        if batch is not None:
            self.undo = button(desk, desk.say("imports.undo"), lambda: session.undo_batch(batch), small=True)
            tools.addWidget(self.undo)

    def _undo(self, number: int) -> None:
        self._session.undo_batch(number)

    def _close_kept(self) -> None:
        self._session.undone = None
        self.show_session(self._session)
        self.batches.table.setFocus(Qt.FocusReason.OtherFocusReason)
