"""Backups: proven copies by day, what restoring one would lose, and checking the store (promises R16, R17)."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from shiboken6 import isValid

from domain.backups import Backup, Losses
from domain.problems import Refusal
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.looks import Ink
from ui.kit.parts import button, clear, column, label, row
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.wording.settings import WORDS

TABLES = ("work_log", "log_reply", "inspection", "visit", "event", "weekly_report", "member", "outlet", "leave")
"""What people count in, in this order; what else there is comes after."""


def size_words(size: int) -> str:
    """A file's size."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{size / 1024:.0f} KB"


class CareCard(Card):
    """The list of backups, what the chosen one lacks, and the buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("settings.backups"), desk.say("settings.backups_note"))
        self.desk = desk
        columns: list[Column[Backup]] = [
            Column(
                "made",
                desk.say("settings.made"),
                lambda x: f"{x.made:%Y-%m-%d %H:%M}",
                look=lambda _: Ink(bold=True),
                width=150,
            ),
            Column("kind", desk.say("settings.kind"), lambda x: desk.say(f"settings.kind_{x.kind}"), stretch=True),
            Column("size", desk.say("settings.size"), lambda x: size_words(x.size), lambda x: x.size, figures=True),
            Column("rows", desk.say("settings.rows"), lambda x: f"{x.rows:,}", lambda x: x.rows, figures=True),
            Column(
                "actions", desk.say("settings.actions"), lambda x: f"{x.actions:,}", lambda x: x.actions, figures=True
            ),
        ]
        self.table: Table[Backup] = Table(desk, "settings.backups", columns)
        self.table.picked.connect(self._picked)
        self.table.set_empty(desk.say("settings.no_backup"), desk.say("settings.back_up"), self.back_up)
        self.add_tool(
            button(desk, desk.say("settings.back_up"), self.back_up, small=True),
            button(desk, desk.say("settings.check"), self.check, small=True),
        )
        self.add(self.table, 1)
        self.result = NoteBar(desk)
        self.lost = column(gap=desk.theme.px(4))
        self.lost.setContentsMargins(desk.theme.px(14), desk.theme.px(8), desk.theme.px(14), desk.theme.px(8))
        note = row(self.result)
        note.setContentsMargins(desk.theme.px(14), desk.theme.px(8), desk.theme.px(14), 0)
        self.add(note)
        self.add(self.lost)
        self.restore = button(desk, desk.say("settings.restore"), self._restore, kind="primary")
        self.restore.setEnabled(False)
        keeps = label(desk.say("settings.restore_keeps"), "faint", wrap=True)
        foot = row(self.restore, keeps)
        foot.setStretch(1, 1)
        self.add_foot(desk.theme, foot)
        self._asked = 0

    def refresh(self) -> None:
        """Read the list in the background: each backup is opened and its rows are counted."""
        office = self.desk.office

        def read(found: tuple[Backup, ...]) -> None:
            if isValid(self):
                self.table.show_rows(found)

        self.desk.tasks.run(lambda _progress: office.backups(), read)

    # what would be lost

    def _picked(self, chosen: Backup | None) -> None:
        self._asked += 1
        asked, office = self._asked, self.desk.office
        self.restore.setEnabled(False)
        clear(self.lost)
        if chosen is None:
            return

        def told(found: Losses) -> None:
            if isValid(self) and asked == self._asked:
                self._show_lost(chosen, found)

        self.desk.tasks.run(lambda _progress: office.losses(chosen.file), told)

    def _show_lost(self, chosen: Backup, found: Losses) -> None:
        clear(self.lost)
        say = self.desk.say
        title = say("settings.lost", made=f"{chosen.made:%Y-%m-%d %H:%M}")
        self.lost.addWidget(label(title, "section", wrap=True))
        if found.gains:
            self.lost.addWidget(NoteBar(self.desk, "behind", say("settings.other_history", count=found.gains)))
        if found.nothing:
            self.lost.addWidget(label(say("settings.lost_nothing"), "caption", wrap=True))
        else:
            self.lost.addLayout(self._lost_grid(found))
        self.restore.setEnabled(True)

    def _lost_grid(self, found: Losses) -> QGridLayout:
        """By kind of record, then by kind of action: what came after the backup."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.desk.theme.px(12))
        grid.setVerticalSpacing(self.desk.theme.px(3))
        grid.setColumnStretch(1, 1)
        say, top = self.desk.say, Qt.AlignmentFlag.AlignTop
        order = {name: place for place, name in enumerate(TABLES)}
        rows = sorted(found.rows, key=lambda line: order.get(line[0], len(order)))
        records = say("settings.comma").join(self._row_words(*line) for line in rows) or say("settings.no_rows")
        actions = say("settings.comma").join(f"{self._word('action', kind)} {count}" for kind, count in found.actions)
        for line, (head, words) in enumerate((("settings.lost_rows", records), ("settings.lost_actions", actions))):
            grid.addWidget(label(say(head), "caption"), line, 0, top)
            grid.addWidget(label(words, wrap=True), line, 1, top)
        return grid

    def _row_words(self, table: str, new: int, changed: int) -> str:
        parts = [self.desk.say("settings.new_rows", count=new)] if new else []
        parts += [self.desk.say("settings.changed_rows", count=changed)] if changed else []
        return f"{self._word('table', table)} {self.desk.say('settings.and').join(parts)}"

    def _word(self, group: str, name: str) -> str:
        """A table or a kind of action in words; one nobody named yet is said to be something else."""
        code = f"settings.{group}_{name}"
        return self.desk.say(code if code in WORDS else f"settings.{group}_other")

    # doing

    def back_up(self) -> None:
        """Make a proven backup now."""
        desk, office = self.desk, self.desk.office

        def done(made: datetime | None) -> None:
            if made:
                desk.tell(desk.say("settings.backed_up", when=f"{made:%H:%M}"))
            if isValid(self):
                self.refresh()

        desk.tasks.run(lambda _progress: office.back_up(), done, words=desk.say("settings.backing_up"))

    def _restore(self) -> None:
        chosen = self.table.current()
        if chosen:
            self.desk.restore(chosen.file)

    def check(self) -> None:
        """Verify the file, the audit chain and every stored score."""
        desk, office = self.desk, self.desk.office

        def done(found: tuple[int, list[str]]) -> None:
            if isValid(self):
                actions, problems = found
                words = "\n".join(check_sentences(desk, actions, problems))
                self.result.show_note("failed" if problems else "met", words)

        def failed(refusal: Refusal) -> None:
            if isValid(self):
                self.result.show_note("failed", office.explain(refusal, desk.language))

        desk.tasks.run(lambda _progress: office.check_store(), done, failed, desk.say("settings.checking"))


SHOWN_PROBLEMS = 8


def check_sentences(desk: Desk, actions: int, problems: list[str]) -> list[str]:
    """What the check found, a sentence each."""
    if not problems:
        return [desk.say("settings.check_good", count=f"{actions:,}")]
    found = [desk.say("settings.check_bad", count=len(problems))]
    for problem in problems[:SHOWN_PROBLEMS]:
        kind, _, rest = problem.partition(" ")
        code = {"audit": "settings.bad_audit", "work_log": "settings.bad_score"}.get(kind, "settings.bad_file")
        found.append(desk.say(code, what=rest if code != "settings.bad_file" else problem))
    if len(problems) > SHOWN_PROBLEMS:
        found.append(desk.say("settings.more_problems", count=len(problems) - SHOWN_PROBLEMS))
    found.append(desk.say("settings.check_next"))
    return found
