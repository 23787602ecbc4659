"""All duties of the unit in scope: who owes what by when, to narrow, sort, copy and export (articles 3 to 5)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from domain.duties.catalogue import CATALOGUE, Entry
from domain.duties.watching import Band, Watched
from ui.desk import Desk
from ui.duties.columns import duty_columns
from ui.duties.places import open_duty
from ui.duties.words import article_of, short_name_of, title_of
from ui.kit.asked import AskedTable
from ui.kit.cards import Card
from ui.kit.form import ChoiceField, text_field
from ui.kit.looks import Ink
from ui.kit.page import Keys, Page
from ui.kit.parts import Segments, button, holder, key_line, label, link, row
from ui.kit.rows import Column
from ui.kit.tasks import Progress
from ui.pages.duties.found import DutyBook, FoundDuties, Narrowed
from ui.pages.logs.words import short_unit
from ui.pages.today.page import NOON, TodayPage

TYPING_MS = 250
VIEWS = ("", "open", "met")
WIDTHS = {"left": 116, "due": 92, "figure": 84}
"""Of what is not in sight yet, too."""


class DutiesPage(Page):
    """One list. Enter opens what a duty counts."""

    code = "duties"
    topics = TodayPage.topics

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.book: DutyBook | None = None
        self.found: FoundDuties | None = None
        self._make_tools()
        self.columns = self._columns()
        self.table: AskedTable[Watched] = AskedTable(desk, "duties.all", self.columns)
        self.table.opened.connect(lambda one: open_duty(desk, one))
        self.count = label("", "faint")
        say, theme = desk.say, desk.theme
        bar = row(self.view, self.finder, self.period, self.rule, None, self.export)
        bar.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        card = Card(desk)
        card.add(holder(bar))
        card.add(self.table, 1)
        foot = key_line(theme, [("Enter", say("duties.key_open")), ("Ctrl+F", say("duties.key_find"))])
        foot.addWidget(self.count)
        card.add_foot(theme, foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(6))
        whole.addLayout(row(link(desk, say("duties.back"), lambda: desk.go("today")), None))
        whole.addWidget(card, 1)
        self.setFocusProxy(self.table)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.finder.setFocus)

    def _make_tools(self) -> None:
        desk, say = self.desk, self.desk.say
        views = [(code, say(f"duties.view_{code or 'all'}", count="–")) for code in VIEWS]
        self.view = Segments(say("duties.view"), views, "")
        self.view.changed.connect(lambda _code: self._narrow())
        self.finder = text_field(desk, "", say("duties.find"), small=True)
        self.finder.setAccessibleName(say("duties.find"))
        self.finder.setMinimumWidth(desk.theme.px(200))
        self.finder.setClearButtonEnabled(True)
        periods = [("", say("duties.any_period")), *((band.value, say(f"duties.band_{band}")) for band in Band)]
        self.period = ChoiceField(periods, "", small=True)
        self.period.setAccessibleName(say("duties.col_period"))
        rules = [(entry.key, self._rule_words(entry)) for entry in CATALOGUE]
        self.rule = ChoiceField([("", say("duties.any_rule")), *rules], "", small=True)
        self.rule.setAccessibleName(say("duties.rule"))
        self.rule.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rule.setMinimumContentsLength(18)
        self.export = button(desk, say("duties.export"), self.export_list, small=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._narrow)
        self.finder.textChanged.connect(lambda _text: self._typing.start())
        self.period.currentIndexChanged.connect(lambda _place: self._narrow())
        self.rule.currentIndexChanged.connect(lambda _place: self._narrow())

    def _rule_words(self, entry: Entry) -> str:
        return f"{article_of(self.desk, entry)}　{title_of(self.desk, entry)}"

    def _columns(self) -> list[Column[Watched]]:
        say, desk = self.desk.say, self.desk
        article, duty, *others = (replace(c, width=WIDTHS.get(c.code, c.width)) for c in duty_columns(desk))
        return [
            article,
            duty,
            Column(
                *(
                    "who",
                    say("duties.col_who"),
                    lambda one: short_name_of(desk, one),
                    lambda one: (one.duty.name, one.duty.subject),
                ),
                look=lambda _: Ink(bold=True),
                tip=lambda one: one.duty.subject,
            ),
            Column(
                *("unit", say("duties.col_unit"), lambda one: short_unit(desk.organisation, one.duty.unit)),
                look=lambda _: Ink("text_2"),
            ),
            *others,
        ]

    # reading

    def refresh(self) -> None:
        desk, now = self.desk, self.desk.office.now()
        if not desk.unit:
            return
        on = min(desk.today(), desk.week.sunday)
        afternoon = now.date() == on and now.hour >= NOON
        self.book = DutyBook(desk.store, desk.unit, on, afternoon, self._spoken)
        self._narrow()
        self.context_changed.emit()

    def _spoken(self, one: Watched) -> str:
        """The words a duty is found by."""
        duty = one.duty
        return f"{duty.entry.article} {title_of(self.desk, duty.entry)} {duty.name} {duty.subject} {self._unit(one)}"

    def _unit(self, one: Watched) -> str:
        unit = self.desk.organisation.units.get(one.duty.unit)
        return unit.name if unit else one.duty.unit

    def _narrow(self) -> None:
        """Ask for what passes; the old rows stay until it is there."""
        if self.book is None:
            return
        wanted = Narrowed(
            self.view.current or "", self.rule.code, self.period.code, tuple(self.finder.text().lower().split())
        )
        keys = {column.code: column.sort or column.text for column in self.columns}
        self.table.ask(partial(self._find, self.book, wanted, keys), self._show, self.desk.say("duties.read"))

    def _find(self, book: DutyBook, wanted: Narrowed, keys: dict[str, Any]) -> FoundDuties:
        self.found = book.narrowed(wanted, keys)
        return self.found

    def _show(self, _count: int) -> None:
        say, found = self.desk.say, self.found
        assert found is not None, "told once it is found"  # noqa: S101
        for code in VIEWS:
            self.view.set_text(code, say(f"duties.view_{code or 'all'}", count=found.views[code]))
        self.count.setText(say("duties.count", count=found.views[""], open=found.views["open"]))
        if self.view.current or self.rule.code or self.period.code or self.finder.text():
            self.table.set_empty(say("duties.no_match"), say("duties.clear_filter"), self._clear)
        else:
            self.table.set_empty(say("duties.none_here"))

    def _clear(self) -> None:
        self._choose("", "", "", "")
        self._narrow()

    def _choose(self, view: str, rule: str, period: str, text: str) -> None:
        """Set the filter without asking for each part of it."""
        for field in (self.rule, self.period, self.finder):
            field.blockSignals(True)
        self.view.choose(view)
        self.rule.choose(rule)
        self.period.choose(period)
        self.finder.setText(text)
        for field in (self.rule, self.period, self.finder):
            field.blockSignals(False)

    def open(self, **target: Any) -> None:
        """Show those of a `period` (day, week, month, across), of a `rule` or with a `text` in their words."""
        self._choose("", target.get("rule", ""), target.get("period", ""), target.get("text", ""))
        self._narrow()

    def context(self) -> str:
        return self.desk.say("duties.context", day=self.book.on.isoformat()) if self.book else ""

    def keys(self) -> Keys:
        return (("Enter", "duties.key_open"), ("Ctrl+F", "duties.key_find"))

    # exporting

    def export_list(self) -> None:
        """Hand the list out as a workbook, in the order of the screen."""
        desk, say = self.desk, self.desk.say
        if self.found is None or self.book is None:
            return
        proposed = say("duties.export_name", day=self.book.on.isoformat())
        target = desk.ask.save_file(say("duties.export_title"), proposed, "Excel (*.xlsx)")
        if target is None:
            return
        rows = self.found.ordered(*self.table.asked.order)
        columns = [column for column in self.columns if column.code != "bar"]
        heads = {"figure": say("duties.col_progress")}
        cells: list[list[object]] = [[heads.get(column.code, column.head) for column in columns]]
        cells += [self._exported(columns, one) for one in rows]

        def write(_progress: Progress) -> int:
            desk.office.write_list(say("duties.all"), cells, target)
            return len(rows)

        def written(count: int) -> None:
            desk.tell(say("duties.exported", count=count), path=str(target))

        desk.tasks.run(write, written, words=say("duties.export"))

    def _exported(self, columns: Sequence[Column[Watched]], one: Watched) -> list[object]:
        """A line for a workbook: the deadline as a day, the rest as it is read."""
        plain: dict[str, object] = {"due": one.duty.due}
        return [plain.get(column.code, column.text(one)) for column in columns]
