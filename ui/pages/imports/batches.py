"""The list of imports: what was imported when, and taking it back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain.ports import ImportBatch, KeptRow, UndoResult
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.looks import Chip, Ink, Look
from ui.kit.parts import button, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.wording.imports import WORDS


def local_time(at: str) -> str:
    """A moment of the audit as the wall clock showed it."""
    return f"{datetime.fromisoformat(at.replace('Z', '+00:00')).astimezone():%Y-%m-%d %H:%M}"


def day_of(batch: ImportBatch) -> str:
    """The day of an import, without the year where it is this one."""
    return local_time(batch.at)[5:10]


class BatchesCard(Card):
    """Every import, the latest first; the chosen one can be taken back."""

    def __init__(self, desk: Desk, undo: Callable[[int], Any]) -> None:
        super().__init__(desk, desk.say("imports.list"))
        self.desk, self._undo = desk, undo
        self.table: Table[ImportBatch] = Table(desk, "imports.list", _columns(desk))
        self.table.set_empty(desk.say("imports.list_none"))
        self.button = button(desk, desk.say("imports.undo_chosen"), self._undo_chosen, icon_name="undo", small=True)
        self.add_tool(self.button)
        self.add(self.table, 1)
        self.table.picked.connect(lambda _batch: self._show_button())

    def show_batches(self, batches: list[ImportBatch]) -> None:
        """Show these imports."""
        self.table.show_rows(batches)
        if batches and self.table.current() is None:
            self.table.select_place(0)
        self._show_button()

    def _show_button(self) -> None:
        batch = self.table.current()
        self.button.setEnabled(batch is not None and not batch.undone)

    def _undo_chosen(self) -> None:
        batch = self.table.current()
        if batch is not None and not batch.undone:
            self._undo(batch.number)


def _columns(desk: Desk) -> list[Column[ImportBatch]]:
    def state(batch: ImportBatch) -> str:
        return desk.say("imports.state_undone" if batch.undone else "imports.state_written")

    def chip(batch: ImportBatch) -> Look:
        return Chip("none" if batch.undone else "met", state(batch))

    return [
        Column(
            "number", desk.say("imports.list_number"), lambda b: str(b.number), sort=lambda b: b.number, figures=True
        ),
        Column("at", desk.say("imports.list_at"), lambda b: local_time(b.at), sort=lambda b: b.number),
        Column("kind", desk.say("imports.kind"), lambda b: desk.say(f"imports.kind_{b.kind}")),
        Column("file", desk.say("imports.file_name"), lambda b: b.file, stretch=True, width=160),
        *(
            Column(
                name,
                desk.say("imports.count_read" if name == "read" else f"imports.outcome_{name}"),
                lambda b, name=name: str(getattr(b, name)),  # type: ignore[misc]
                sort=lambda b, name=name: getattr(b, name),  # type: ignore[misc]
                look=lambda b, name=name: Ink("text" if getattr(b, name) else "text_3"),  # type: ignore[misc]
                figures=True,
            )
            for name in ("read", "new", "updated", "same", "skipped", "refused")
        ),
        Column("state", desk.say("imports.list_state"), state, look=chip),
    ]


class KeptCard(Card):
    """What an undo left alone, because somebody used or changed it since."""

    def __init__(self, desk: Desk, close: Callable[[], Any]) -> None:
        super().__init__(desk, desk.say("imports.kept_list"))
        self.desk = desk
        self.told = NoteBar(desk, "behind")
        self.add_tool(button(desk, desk.say("shell.close"), close, small=True))
        columns = [
            Column[KeptRow]("table", desk.say("imports.kept_table"), lambda kept: _table_words(desk, kept.table)),
            Column[KeptRow]("name", desk.say("imports.kept_name"), lambda kept: kept.name, stretch=True),
        ]
        self.table: Table[KeptRow] = Table(desk, "imports.kept_list", columns)
        layout = row(self.told)
        layout.setContentsMargins(*(desk.theme.px(10),) * 4)
        self.add(layout)
        self.add(self.table, 1)

    def show_kept(self, undone: UndoResult) -> None:
        """List the rows kept."""
        self.told.show_note("behind", self.desk.say("imports.kept", count=len(undone.kept)))
        self.table.show_rows(list(undone.kept))


def _table_words(desk: Desk, table: str) -> str:
    code = f"imports.table_{table}"
    return desk.say(code if code in WORDS else "imports.table_other")
