"""The tab of sampling: people drawn by a stored seed, their days looked at one by one, and what comes of it
(rules 5-10, 5-11).
"""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from domain.problems import FormRefusal, Refusal
from domain.sampling import Rhythm
from domain.services.changing import Change, make
from domain.services.sampling import SampleBoard, check_days, draw_sample, sample_board
from ui.desk import Desk
from ui.kit.cards import Card, Figure, Strip
from ui.kit.form import Form, text_field
from ui.kit.page import Keys, Tab
from ui.kit.parts import Segments, button, column, holder, key_line, label, row
from ui.kit.tasks import Progress
from ui.pages.scores.gap_card import Fitting, Side
from ui.pages.scores.sample_check import CheckCard
from ui.pages.scores.sample_findings import FindingsCard
from ui.pages.scores.sample_table import DayLine, SheetTable


class SampleTab(Tab):
    """Draw, work through, print, open cases."""

    topics = frozenset(
        {
            *("sample_draw", "sample_day", "supervision_case", "work_log", "log_reply"),
            *("unit", "member", "assignment", "leave", "calendar_day"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board: SampleBoard | None = None
        self._asked = 0
        theme, say = desk.theme, desk.say
        rhythms = [(rhythm.value, say(f"sample.{rhythm.value}")) for rhythm in Rhythm]
        self.rhythm = Segments(say("sample.rhythm"), rhythms, str(desk.memory.get("sample/rhythm", "week")))
        self.rhythm.changed.connect(self._turn)
        self.pdf = button(desk, say("sample.pdf"), self._save, icon_name="print", small=True)
        self.drawn = Figure(desk, say("sample.drawn"))
        self.checked = Figure(desk, say("sample.checked"))
        self.found = Figure(desk, say("sample.found"))
        self.about = label("", "caption", wrap=True)
        about = row(self.about)
        about.setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(6))
        beside = holder(about)
        beside.setProperty("wide", True)
        self.strip = Strip(self.drawn, self.checked, self.found, beside)
        self.table = SheetTable(desk, self._answer)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen())
        self.table.opened.connect(self._open_log)
        self.drawing = self._drawing()
        self.card = Card(desk)
        self.card.add(self.drawing, 1)
        self.card.add(self.table, 1)
        keys = [("1", say("sample.key_proper")), ("2", say("sample.key_improper"))]
        keys.append(("Shift+↑↓", say("sample.key_several")))
        self.keys_line = holder(key_line(theme, keys, say("sample.keys_only_here") if theme.zoom <= 110 else ""))
        self.card.add_foot(theme, row(self.keys_line))
        self.check = CheckCard(desk, self._answer)
        self.findings = FindingsCard(desk)
        side = column(self.check, Fitting(self.findings), None, gap=theme.px(10))
        self.side = Side(side)
        self.side.setFixedWidth(theme.px(350))
        lower = row(self.card, self.side, gap=theme.px(12))
        lower.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(10))
        whole.addWidget(self.strip)
        whole.addLayout(lower, 1)

    def _drawing(self) -> QWidget:
        """What stands in the sheet's place while nobody is drawn: why, the seed, and the button."""
        desk, theme, say = self.desk, self.desk.theme, self.desk.say
        self.why = label("", "strong", wrap=True)
        self.seed_form = Form(desk)
        self.seed = text_field(desk, new_seed())
        self.seed.returnPressed.connect(self._draw)
        self.seed_form.add("seed", say("sample.seed"), self.seed)
        self.draw_button = button(desk, say("sample.draw"), self._draw, key="Ctrl+N", kind="primary")
        self.draw_button.setEnabled(bool(desk.me))
        parts: list[Any] = [None, self.why, label(say("sample.how"), "caption", wrap=True), self.seed_form]
        if not desk.me:
            parts.append(label(say("sample.nobody_sits"), "error", wrap=True))
        parts += [row(self.draw_button, None), None]
        inner = column(*parts, gap=theme.px(10))
        inner.setContentsMargins(theme.px(40), theme.px(20), theme.px(40), theme.px(20))
        narrow = holder(inner)
        narrow.setMaximumWidth(theme.px(640))
        return holder(row(None, narrow, None))

    def tools(self) -> Sequence[QWidget]:
        return self.rhythm, self.pdf

    def keys(self) -> Keys:
        return (("1", "sample.key_proper"), ("2", "sample.key_improper"), ("Shift+↑↓", "sample.key_several"))

    @property
    def unit(self) -> str:
        """Whose people are drawn: the chosen unit, else the one above all."""
        units = self.desk.organisation.units
        return self.desk.unit or next((code for code, unit in units.items() if unit.parent is None), "")

    def _turn(self, rhythm: str) -> None:
        self.desk.memory.set("sample/rhythm", rhythm)
        self.refresh()

    # reading

    def refresh(self) -> None:
        desk, unit, day = self.desk, self.unit, self.desk.week.sunday
        rhythm = Rhythm(self.rhythm.current or Rhythm.WEEK)
        self._asked += 1
        asked = self._asked

        def job(_progress: Progress) -> SampleBoard:
            with desk.store.reading() as reader:
                return sample_board(reader, unit, rhythm, day)

        def done(board: SampleBoard) -> None:
            if asked == self._asked:
                self.show_board(board)

        desk.tasks.run(job, done)

    def show_board(self, board: SampleBoard) -> None:
        """Show a sample, or how to draw one."""
        say, sheet = self.desk.say, board.sheet
        drawing = self.drawing.isAncestorOf(QApplication.focusWidget() or self)
        self.board = board
        self.drawing.setVisible(sheet is None)
        self.table.setVisible(sheet is not None)
        self.side.setVisible(sheet is not None)
        self.keys_line.setVisible(sheet is not None)
        self.pdf.setEnabled(sheet is not None)
        self.why.setText(say("sample.not_drawn", first=board.first, last=board.last))
        if sheet is None:
            for figure in (self.drawn, self.checked, self.found):
                figure.show_figure("–")
            self.about.setText(say("sample.not_drawn_note"))
            return
        draw = sheet.draw
        self.drawn.show_figure(len(draw.drawn), say("sample.of_people", count=len(draw.population)))
        self.checked.show_figure(sheet.checked, say("sample.of_days", count=sheet.days))
        found = len(sheet.findings)
        self.found.show_figure(found, say("sample.items"), "failed" if found else "")
        by = sheet.names.get(draw.drawn_by, draw.drawn_by)
        self.about.setText(
            say("sample.about", percent=draw.percent, by=by, day=f"{draw.drawn_on:%m-%d}", seed=draw.seed)
        )
        self.table.show_sheet(sheet)
        self.findings.show_board(board)
        self._chosen()
        if drawing:  # the keys go on in the sheet that has taken its place
            self.table.setFocus()

    def _chosen(self) -> None:
        if self.board:
            self.check.show_lines(self.table.selected(), self.board.logs, self.board.outlets)

    def _open_log(self, line: DayLine) -> None:
        self.desk.go("logs", tab="all", person=line.person.employee_no, day=line.row.day)

    # doing

    def _make(self, change: Change, done: Callable[[int], Any], failed: Callable[[Refusal], Any]) -> None:
        """Make a change in the background: it reads many logs."""
        store, me = self.desk.store, self.desk.me

        def made(number: int) -> None:
            if isValid(self):
                done(number)

        def refused(refusal: Refusal) -> None:
            if isValid(self):
                failed(refusal)

        self.desk.tasks.run(lambda _progress: make(store, change, me), made, refused)

    def _draw(self) -> None:
        desk, rhythm = self.desk, Rhythm(self.rhythm.current or Rhythm.WEEK)
        change = draw_sample(self.unit, rhythm, desk.week.sunday, self.seed.text(), desk.me, desk.today())

        def done(number: int) -> None:
            self.seed_form.show_errors({})
            self.seed.setText(new_seed())
            desk.tell(desk.say("sample.draw"), number)

        self._make(change, done, lambda refusal: self._told(refusal, "seed", self._wrong_seed))

    def _answer(self, proper: bool) -> None:
        desk, lines = self.desk, self.table.selected()
        if not lines or self.board is None or self.board.sheet is None:
            return
        record, days = self.board.sheet.draw.record, [line.key for line in lines]
        change = check_days(record, days, proper, self.check.remark_text, desk.me, desk.today())
        if proper or self.check.remark_text.strip():  # nothing will be asked for: on to the next day at once
            self.table.select_next_open()
            self.table.setFocus()
        self._make(
            change,
            lambda number: desk.tell(desk.say("sample.kept", count=len(lines)), number),
            lambda refusal: self._told(refusal, "note", self.check.show_error),
        )

    def _told(self, refusal: Refusal, field: str, say: Callable[[str], Any]) -> None:
        """A refusal at its field, or as a sentence."""
        if isinstance(refusal, FormRefusal) and field in refusal.faults:
            say(self.desk.office.explain_fault(refusal.faults[field], self.desk.language))
        else:
            self.desk.refuse(refusal)

    def _wrong_seed(self, sentence: str) -> None:
        self.seed_form.show_errors({"seed": sentence})

    def _save(self) -> None:
        desk, board = self.desk, self.board
        if board is None or board.sheet is None:
            return
        sheet, language = board.sheet, desk.language
        name = sheet.names.get(board.unit, board.unit)
        proposed = desk.say("sample.save_name", unit=name, first=board.first) + ".pdf"
        target = desk.ask.save_file(desk.say("sample.save_title"), proposed, desk.say("scores.pdf_kind"))
        if target is None:
            return
        file = target if target.suffix else target.with_suffix(".pdf")

        def job(_progress: Progress) -> Path:
            desk.office.write_file(file, desk.office.sample_sheet_pdf(sheet, language))
            return file

        def done(written: Path) -> None:
            desk.tell(desk.say("sample.saved", file=written.name), path=str(written))

        desk.tasks.run(job, done, words=desk.say("sample.saving"))


def new_seed() -> str:
    """A seed nobody chose: eight digits."""
    return f"{secrets.randbelow(10**8):08d}"
