"""The requirements with a column a layer, the value in force, and what one of an item gives (rule 3-12)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from domain.problems import Fault
from domain.requirements import LAYERS, Requirement, RequirementRow, number_of, read_number, with_number
from domain.rules import RuleVersion, ShortWeek
from ui.desk import Desk
from ui.kit.form import ChoiceField, text_field
from ui.kit.parts import label, mark, rule
from ui.wording import article

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = 7


class RequirementTable(QScrollArea):
    """One version's column can be typed into where it is a draft; `typed` tells that it was."""

    typed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cells: dict[str, QLineEdit] = {}
        self.errors: dict[str, QLabel] = {}
        self.values: dict[str, QLabel] = {}
        self.short: ChoiceField | None = None

    def show_table(
        self, version: RuleVersion, rows: Sequence[RequirementRow], owners: Sequence[str | None], *, draft: bool
    ) -> None:
        """Show the table as it is with a version in force; `owners` are the codes of the layers' units."""
        desk, px = self.desk, self.desk.theme.px
        self.cells, self.errors, self.values, self.short = {}, {}, {}, None
        self._version, self._owners, self._draft = version, owners, draft
        body = QWidget()
        body.setProperty("kind", "clear")
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(px(14), 0, px(14), px(8))
        self._grid.setHorizontalSpacing(px(11))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._place = 0
        self._heads()
        band = ""
        for found in rows:
            if found.requirement.band != band:
                band = found.requirement.band
                self._band(band_words(desk, band))
            self._line(found)
        if not version.owner:
            self._short_week()
        self._grid.setRowStretch(self._place, 1)
        old = self.takeWidget()
        self.setWidget(body)
        self.setMinimumWidth(body.minimumSizeHint().width() + px(12))
        if old is not None:
            old.hide()
            old.deleteLater()

    def _heads(self) -> None:
        say, layers = self.desk.say, [f"rules.column_{kind or 'company'}" for kind in LAYERS]
        codes = ["rules.requirement", "rules.article", *layers, "rules.in_force", "rules.points"]
        for place, code in enumerate(codes):
            head = label(say(code), "caption")
            head.setContentsMargins(0, self.desk.theme.px(6), 0, self.desk.theme.px(6))
            self._grid.addWidget(head, 0, place, RIGHT if place > 1 else Qt.AlignmentFlag.AlignLeft)
        self._place = 1

    def _band(self, text: str) -> None:
        words = label(text, "strong")
        words.setContentsMargins(0, self.desk.theme.px(8), 0, self.desk.theme.px(4))
        self._grid.addWidget(words, self._place, 0, 1, COLUMNS)
        self._grid.addWidget(rule(), self._place + 1, 0, 1, COLUMNS)
        self._place += 2

    def _line(self, found: RequirementRow) -> None:
        desk, requirement, at = self.desk, found.requirement, self._place
        words = line_words(desk, requirement)
        self._grid.addWidget(label(words, wrap=requirement.duty is not None), at, 0)
        self._grid.addWidget(label(article(requirement.article, desk.language), "faint"), at, 1)
        error = self._error_line(at)
        for place, (owner, number) in enumerate(zip(self._owners, found.layers, strict=True), start=2):
            if self._draft and owner == self._version.owner:
                self._grid.addWidget(self._cell(requirement.code, words, error), at, place, RIGHT)
            else:
                shown = _number_label(number, raised=place > 2, share=requirement.share)
                self._grid.addWidget(shown, at, place, RIGHT)
        value = label(_number_words(found.value, share=requirement.share), "strong")
        self.values[requirement.code] = value
        self._grid.addWidget(value, at, 5, RIGHT)
        if requirement.item and requirement.span == "day":
            self._grid.addWidget(self._points(found, words, error), at, 6, RIGHT)
        self._grid.setRowMinimumHeight(at, desk.theme.size("row"))

    def _points(self, found: RequirementRow, words: str, error: QLabel) -> QWidget:
        """What one of the item gives; the company's draft may change it."""
        say = self.desk.say
        if self._draft and not self._version.owner:
            return self._cell(f"points.{found.requirement.item}", say("rules.points_of", item=words), error)
        return label(
            say("rules.points_each", points=found.points) if found.points else say("rules.no_points"), "caption"
        )

    def _error_line(self, at: int) -> QLabel:
        error = label("", "error", wrap=True)
        error.hide()
        self._grid.addWidget(error, at + 1, 0, 1, COLUMNS)
        error.setAlignment(RIGHT)
        self._grid.addWidget(rule(), at + 2, 0, 1, COLUMNS)
        self._place = at + 3
        return error

    def _cell(self, code: str, words: str, error: QLabel) -> QLineEdit:
        number = number_of(self._version, code)
        made = text_field(self.desk, "" if number is None else str(number), small=True)
        made.setMinimumWidth(self.desk.theme.px(52))
        made.setMaximumWidth(self.desk.theme.px(64))
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setAccessibleName(f"{words} {self.desk.say('rules.this_version')}")
        made.textEdited.connect(lambda _: self.typed.emit())
        self.cells[code], self.errors[code] = made, error
        return made

    def _short_week(self) -> None:
        """How a week with fewer than five expected days is judged: the company's to say (F6)."""
        desk = self.desk
        words = label(desk.say("rules.short_week"))
        self._grid.addWidget(words, self._place, 0, 1, 2)
        choices = [(way.value, desk.say(f"rules.short_{way.value}")) for way in ShortWeek]
        current = (self._version.short_week or ShortWeek.PRORATA).value
        shown: QWidget = label(dict(choices)[current], "strong")
        if self._draft:
            self.short = ChoiceField(choices, current, small=True)
            self.short.setAccessibleName(words.text())
            self.short.currentIndexChanged.connect(lambda _: self.typed.emit())
            shown = self.short
        self._grid.addWidget(shown, self._place, 2, 1, COLUMNS - 2, RIGHT)
        self._grid.setRowMinimumHeight(self._place, desk.theme.size("row"))
        self._place += 1

    def numbers_into(self, version: RuleVersion) -> tuple[RuleVersion, dict[str, Fault]]:
        """The version with the numbers as typed; a cell that is no number changes nothing and is told."""
        wrong: dict[str, Fault] = {}
        for code, cell in self.cells.items():
            number = read_number(cell.text())
            if isinstance(number, Fault):
                wrong[code] = number
            else:
                version = with_number(version, code, number)
        return version, wrong

    def show_values(self, rows: Sequence[RequirementRow]) -> None:
        """The values in force, as they follow from what is typed."""
        for found in rows:
            words = _number_words(found.value, share=found.requirement.share)
            self.values[found.requirement.code].setText(words)

    def show_errors(self, sentences: Mapping[str, str]) -> None:
        """Say under a line what is wrong with its cells."""
        said: dict[QLabel, list[str]] = {error: [] for error in self.errors.values()}
        for code, cell in self.cells.items():
            sentence = sentences.get(code, "")
            mark(cell, wrong="true" if sentence else "false")
            cell.setToolTip(sentence)
            if sentence:
                said[self.errors[code]].append(sentence)
        for error, found in said.items():
            error.setText("；".join(found))
            error.setVisible(bool(found))


def band_words(desk: Desk, band: str) -> str:
    """What a group of lines is headed with: the scores' day or week, or whose duties they are."""
    scores = band in {"day", "week"}
    return desk.say(f"rules.band_{band}") if scores else desk.say("rules.band_duties", who=desk.term(band))


def line_words(desk: Desk, requirement: Requirement) -> str:
    """What a line is called: an item, a pass mark, or a duty with its period."""
    if requirement.duty:
        title: str = getattr(requirement.duty.title, desk.language)
        return desk.say("rules.duty_line", title=title, span=desk.say(f"rules.span_{requirement.span}"))
    return desk.term(requirement.item) if requirement.item else desk.say(f"rules.{requirement.code}")


def _number_words(number: int, *, share: bool) -> str:
    return f"{number} %" if share else str(number)


def _number_label(number: int | None, *, raised: bool, share: bool) -> QLabel:
    """A layer's number: an arrow where it raises the one above, a dash where it says nothing."""
    if number is None:
        return label("–", "faint")
    words = _number_words(number, share=share)
    return label(f"↑ {words}", "strong") if raised else label(words)
