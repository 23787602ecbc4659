"""A file under review: its facts, the counts, its rows, its problems, and the way to write it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from domain.ports import ImportBatch
from domain.services.proposing import Problem, step_for
from domain.services.reviewing import Reviewed
from domain.sheets.overlay import Step
from domain.sheets.review import ReviewRow, RowOutcome, SheetReview
from ui.desk import Desk
from ui.kit.cards import Card, Figure, NoteBar, Strip
from ui.kit.parts import Segments, button, clear, column, key_line, label, link, row
from ui.pages.imports.batches import day_of
from ui.pages.imports.file_card import FileCard
from ui.pages.imports.problems import ProblemsCard
from ui.pages.imports.rows_table import FILTERS, ReviewTable
from ui.pages.imports.session import Session

COUNTS = (
    ("read", ""),
    ("new", "met"),
    ("updated", "behind"),
    ("same", ""),
    ("skipped", ""),
    ("refused", "failed"),
)


class ReviewView(QWidget):
    """Three columns: file and facts, counts and rows, problems and writing."""

    def __init__(
        self, desk: Desk, session: Session, other_file: Callable[[], Any], export: Callable[[], Any]
    ) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self.wanted = "changed"
        self.shown: SheetReview | None = None
        self._seen: Reviewed | None = None
        self.table: ReviewTable | None = None
        self.batches: list[ImportBatch] = []
        theme = desk.theme
        self.file = FileCard(desk)
        self.file.kind_chosen.connect(session.set_kind)
        self.file.sheet_chosen.connect(self.show_sheet)
        self.file.setFixedWidth(theme.px(248))
        self.figures = {name: Figure(desk, self._figure_words(name)) for name, _ in COUNTS}
        for figure in self.figures.values():
            figure.setProperty("wide", "true")
        self.strip = Strip(*self.figures.values())
        self._make_rows(export)
        self._make_refusal(other_file)
        middle = column(self.strip, self.rows, self.refused, gap=theme.px(10))
        middle.setStretch(1, 1)
        middle.setStretch(2, 1)
        self.problems = ProblemsCard(desk)
        self.problems.chosen.connect(self.show_problem)
        self.problems.edit.connect(self.edit_problem)
        self.problems.fixed.connect(self.apply)
        self._make_right()
        right = column(self.problems, self.recent, self.commit_card, gap=theme.px(10))
        right.setStretch(0, 1)
        self.right = QWidget()
        self.right.setLayout(right)
        self.right.setFixedWidth(theme.px(296))
        whole = row(self.file, middle, self.right, gap=theme.px(12))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _figure_words(self, name: str) -> str:
        return self.desk.say("imports.count_read" if name == "read" else f"imports.outcome_{name}")

    # building

    def _make_rows(self, export: Callable[[], Any]) -> None:
        desk, theme = self.desk, self.desk.theme
        self.rows = Card(desk, desk.say("imports.table"))
        choices = [(name, desk.say(f"imports.filter_{name}", count=0)) for name in FILTERS]
        self.filter = Segments(desk.say("imports.filter"), choices, "changed")
        self.filter.changed.connect(self.show_filter)
        self.rows.add_tool(self.filter)
        self.room = column(gap=0)
        self.rows.add(self.room, 1)
        self.alike = NoteBar(desk, "submitted")
        self.alike.hide()
        self.rows.add(self.alike)
        self.export = link(desk, desk.say("imports.export"), export)
        keys = [
            ("F2", desk.say("imports.key_edit")),
            ("F8", desk.say("imports.key_next")),
            ("Ctrl+Z", desk.say("imports.key_undo")),
        ]
        line = key_line(theme, keys)
        line.addWidget(self.export)
        self.rows.add_foot(theme, line)

    def _make_refusal(self, other_file: Callable[[], Any]) -> None:
        desk = self.desk
        self.refused = Card(desk, padded=True)
        self.refusal = NoteBar(desk, "failed")
        self.other = button(desk, desk.say("imports.other_file"), other_file)
        again = button(desk, desk.say("imports.retry"), self.session.retry)
        self.refused.add(self.refusal)
        self.refused.add(row(self.other, again, None))
        self.refused.body.addStretch(1)

    def _make_right(self) -> None:
        desk, theme = self.desk, self.desk.theme
        self.recent = Card(desk, desk.say("imports.batches"), padded=True)
        self.recent_list = column(gap=theme.px(2))
        self.recent.add(self.recent_list)
        self.recent.add(NoteBar(desk, "submitted", desk.say("imports.untouched")))
        self.commit_card = Card(desk, padded=True)
        self.commit_words, self.commit_note = label("", "strong"), label("", "faint", wrap=True)
        self.commit = button(
            desk, desk.say("imports.commit"), self.session.commit, shown_key="Ctrl+Enter", kind="primary"
        )
        self.leave = button(desk, desk.say("imports.leave"), self.session.close, shown_key="Esc")
        line = row(self.commit, self.leave)
        line.setStretch(0, 1)
        self.commit_card.add(self.commit_words)
        self.commit_card.add(self.commit_note)
        self.commit_card.add(line)

    # showing

    def show_session(self) -> None:
        """Everything as the last dry run left it."""
        session, reviewed = self.session, self.session.reviewed
        refused = session.state == "refused"
        self.refused.setVisible(refused)
        self.right.setVisible(not refused)
        for widget in (self.strip, self.rows):
            widget.setVisible(not refused)
        if refused and session.refusal is not None:
            self.refusal.show_note("failed", self.desk.office.explain(session.refusal, self.desk.language))
        if reviewed is not None and reviewed is not self._seen:
            self._show_reviewed(reviewed)
        self._seen = reviewed
        self.commit.setEnabled(bool(reviewed and _writable(reviewed)) and not session.busy)
        self._show_file()

    def _show_reviewed(self, reviewed: Reviewed) -> None:
        counts = reviewed.result.counts
        for name, status in COUNTS:
            figure = getattr(counts, name)
            self.figures[name].show_figure(f"{figure:,}", status=status if figure else "")
        sheets = reviewed.review.sheets
        name = self.shown.name if self.shown else ""
        best = max(sheets, key=lambda sheet: (bool(sheet.refused), len(sheet.numbers) - sheet.count(RowOutcome.SAME)))
        self.shown = next((sheet for sheet in sheets if sheet.name == name), best)
        self._show_rows()
        self.problems.show_review(reviewed)
        self.export.setVisible(bool(reviewed.problems))
        write = _writable(reviewed)
        self.commit_words.setText(
            self.desk.say("imports.commit_title", count=f"{write:,}")
            if write
            else self.desk.say("imports.commit_none")
        )
        code = "imports.commit_left" if counts.refused else "imports.commit_note"
        facts = {"new": counts.new, "updated": counts.updated, "refused": counts.refused}
        self.commit_note.setText(self.desk.say(code, **facts))

    def _show_file(self) -> None:
        sha256 = self.session.workbook.sha256 if self.session.workbook else ""
        same = (batch for batch in self.batches if batch.sha256 == sha256 and not batch.undone)
        self.file.show_session(self.session, self.shown if self.session.reviewed else None, next(same, None))

    def show_batches(self, batches: list[ImportBatch]) -> None:
        """What was imported before: the last two can be taken back here."""
        self.batches = batches
        clear(self.recent_list)
        for batch in [batch for batch in self.batches if not batch.undone][:2]:
            words = f"{day_of(batch)}　{batch.file}"
            line = label(words, "caption")
            line.setToolTip(words)
            line.setText(line.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, self.desk.theme.px(190)))
            undo = link(
                self.desk,
                self.desk.say("imports.undo"),
                lambda number=batch.number: self.session.undo_batch(number),  # type: ignore[misc]
            )
            undo.setAccessibleName(f"{undo.text()} {words}")
            self.recent_list.addLayout(row(line, None, undo))

    def show_sheet(self, name: str) -> None:
        """Show another sheet of the file."""
        if self.session.reviewed:
            self.shown = self.session.reviewed.review.sheet(name)
            self._show_rows()
            self._show_file()

    def show_filter(self, wanted: str) -> None:
        """Show the rows of these outcomes."""
        self.wanted = wanted
        self.filter.choose(wanted)
        self._show_rows()

    def _show_rows(self) -> None:
        sheet = self.shown
        if sheet is None:
            return
        for name, outcomes in FILTERS.items():
            count = sum(map(sheet.count, outcomes))
            self.filter.set_text(name, self.desk.say(f"imports.filter_{name}", count=f"{count:,}"))
        heads = self.table.sheet.heads if self.table else None
        number = current.number if self.table and (current := self.table.current()) else 0
        if self.table is None or heads != sheet.heads or self.table.sheet.name != sheet.name:
            clear(self.room)
            self.table = ReviewTable(self.desk, sheet)
            self.table.edited.connect(self._edited)
            self.room.addWidget(self.table)
            number = 0
        say = self.desk.say
        equal = self.wanted == "changed" and sheet.count(RowOutcome.SAME) == len(sheet.numbers)
        words = say("imports.empty_same" if equal else "imports.empty_filter")
        self.table.set_empty(words, say("imports.show_all"), lambda: self.show_filter("all"))
        self.table.show_sheet(sheet, self.wanted)
        if not (number and self.table.select_number(number)):
            self.table.select_place(0)

    # problems

    def apply(self, step: Step) -> None:
        """Lay a change over the file."""
        self.alike.hide()
        self.session.apply(step)

    def show_problem(self, problem: Problem) -> None:
        """Show a problem's row, at its cell."""
        if self.shown is None or self.shown.name != problem.row.sheet:
            self.show_sheet(problem.row.sheet)
        if RowOutcome.REFUSED not in FILTERS[self.wanted]:
            self.show_filter("changed")
        assert self.table is not None  # noqa: S101  a problem has a sheet
        self.table.select_number(problem.row.row, max(0, problem.place))
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_problem(self) -> None:
        """Go to the next problem of the file; after the last one, to the first."""
        reviewed = self.session.reviewed
        if reviewed is None or not reviewed.problems:
            self.desk.tell(self.desk.say("imports.no_more"))
            return
        order = [sheet.name for sheet in reviewed.review.sheets]
        row_ = self.table.current() if self.table else None
        here = (order.index(row_.sheet), row_.number) if row_ else (0, 0)
        if row_ is not None and row_.outcome is not RowOutcome.REFUSED:
            here = (0, 0)
        later = [p for p in reviewed.problems if (order.index(p.row.sheet), p.row.row) > here]
        self.show_problem((later or reviewed.problems)[0])

    def edit_problem(self, problem: Problem) -> None:
        """Show a problem and let the person type."""
        self.show_problem(problem)
        self.edit()

    def edit(self) -> None:
        """Let the person type into the current cell of a problem row."""
        if self.table is None or not self.table.edit_cell():
            self.desk.tell(self.desk.say("imports.only_problems"))

    def _edited(self, row_: ReviewRow, place: int, text: str) -> None:
        """A cell got another content; other problem cells that hold the same may follow."""
        reviewed = self.session.reviewed
        if reviewed is None:
            return
        held = {p.row.row: p for p in reviewed.problems if p.row.sheet == row_.sheet}
        problem = held.get(row_.number)
        if problem is None:
            return
        cell = row_.cells[place] if place < len(row_.cells) else ""
        others = [
            Problem(p.row, p.code, p.fault, place)
            for number, p in held.items()
            if number != row_.number and p.place == place and p.cell == str(problem.row.cells[place]) and cell
        ]
        self.apply(step_for(Problem(problem.row, problem.code, problem.fault, place), text))
        if others:
            self._offer_alike(others, cell, text)

    def _offer_alike(self, others: list[Problem], cell: str, text: str) -> None:
        step = tuple(change for other in others for change in step_for(other, text))
        clear(self.alike.tools)
        self.alike.show_note("submitted", self.desk.say("imports.alike", count=len(others), cell=cell))
        words = self.desk.say("imports.alike_all")
        self.alike_button = button(self.desk, words, lambda: self.apply(step), small=True)
        self.alike.tools.addWidget(self.alike_button)


def _writable(reviewed: Reviewed) -> int:
    """How many rows writing would store."""
    return reviewed.result.counts.new + reviewed.result.counts.updated
