"""What was recognised of a file: kind, sheet, header, rows, and whether it was imported before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from domain.ports import ImportBatch
from domain.services.reviewing import KINDS, Reviewed
from domain.sheets.review import RowOutcome, SheetReview
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import ChoiceField
from ui.kit.parts import label
from ui.pages.imports.session import Session

LINES = ("file_name", "kind", "sheet", "header", "rows", "ignored", "changed", "print")


class FileCard(Card):
    """Facts of the file; the kind and the shown sheet are chosen here."""

    sheet_chosen = Signal(str)
    kind_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("imports.file"), padded=True)
        self.desk = desk
        theme = desk.theme
        self.kind = ChoiceField([(kind, desk.say(f"imports.kind_{kind}")) for kind in KINDS], small=True)
        self.kind.setAccessibleName(desk.say("imports.kind"))
        self.kind.activated.connect(lambda _place: self.kind_chosen.emit(self.kind.code))
        self.sheet = ChoiceField([], small=True)
        self.sheet.setAccessibleName(desk.say("imports.sheet"))
        self.sheet.activated.connect(lambda _place: self.sheet_chosen.emit(self.sheet.code))
        for field in (self.kind, self.sheet):
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(8)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(8))
        self.grid.setVerticalSpacing(theme.px(7))
        self.grid.setColumnStretch(1, 1)
        self.facts: dict[str, QLabel] = {}
        for place, line in enumerate(LINES):
            name = label(desk.say(f"imports.{line}"), "faint")
            chosen = line in {"kind", "sheet"}
            at = Qt.AlignmentFlag.AlignVCenter if chosen else Qt.AlignmentFlag.AlignTop
            self.grid.addWidget(name, place, 0, at)
            self.facts[f"{line}_name"] = name
            if chosen:
                self.grid.addWidget(self.kind if line == "kind" else self.sheet, place, 1)
            else:
                self.facts[line] = label("", "caption", wrap=True)
                self.grid.addWidget(self.facts[line], place, 1)
        self.body.addLayout(self.grid)
        self.queue = label("", "faint", wrap=True)
        self.add(self.queue)
        self.body.addStretch(1)
        self.add(label(desk.say("imports.file_foot"), "faint", wrap=True))

    def show_session(self, session: Session, shown: SheetReview | None, before: ImportBatch | None) -> None:
        """The facts as they are now; `before` is an earlier import of the very same file."""
        desk = self.desk
        self._say("file_name", _breakable(session.file))
        self.kind.choose(session.kind)
        self.kind.setEnabled(session.workbook is not None)
        self._show_sheets(session.reviewed, shown)
        self._say(
            "changed", desk.say("imports.changed_count", count=session.overlay.count) if session.overlay else ""
        )
        known = ""
        if session.workbook:
            known = desk.say("imports.print_known", day=before.at[:10]) if before else desk.say("imports.print_new")
        self._say("print", known)
        count = len(session.queue)
        self.queue.setText(desk.say("imports.queue", count=count) if count else "")
        self.queue.setVisible(bool(count))
        names = [sheet.name for sheet in session.workbook.sheets] if session.workbook else []
        read = [sheet.name for sheet in session.reviewed.review.sheets] if session.reviewed else names
        self._say("ignored", "、".join(name for name in names if name not in read))

    def _show_sheets(self, reviewed: Reviewed | None, shown: SheetReview | None) -> None:
        desk = self.desk
        sheets = reviewed.review.sheets if reviewed else []
        words = []
        for sheet in sheets:
            problems = sheet.count(RowOutcome.REFUSED)
            code = "imports.sheet_problems" if problems else "imports.sheet_of"
            words.append((sheet.name, desk.say(code, name=sheet.name, rows=len(sheet.numbers), problems=problems)))
        self.sheet.offer(words, shown.name if shown else None)
        self.sheet.setToolTip(self.sheet.currentText())
        self.sheet.setEnabled(len(sheets) > 1)
        self.sheet.setVisible(bool(sheets))
        self.facts["sheet_name"].setVisible(bool(sheets))
        header = desk.say("imports.header_none")
        rows = ""
        if shown and shown.header:
            header = desk.say("imports.header_at", row=shown.header.row + 1)
            first, last = shown.header.row + 2, shown.numbers[-1]
            rows = desk.say("imports.rows_at", first=first, last=last, count=last - first + 1)
        self._say("header", header)
        self._say("rows", rows)

    def _say(self, line: str, words: str) -> None:
        self.facts[line].setText(words)
        self.facts[line].setVisible(bool(words))
        self.facts[f"{line}_name"].setVisible(bool(words))


def _breakable(name: str) -> str:
    """A file's name that may go on in the next line after any mark in it."""
    return "".join(f"{sign}\u200b" if not sign.isalnum() else sign for sign in name)
