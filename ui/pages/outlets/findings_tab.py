"""Findings, those due soonest first, and what was done about one (rules 4-2, 4-13)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from domain.checklist import WORDS
from domain.field_lists import FieldAsked, FindingRow
from domain.findings import NEXT, Finding, Followed, Severity, StepKind
from domain.problems import FormRefusal, Refusal
from domain.services.changing import Change, make
from domain.services.following import change_finding, take_step
from ui.desk import Desk
from ui.kit.cards import Card, Empty
from ui.kit.form import ChoiceField, DayField, Form, text_area, text_field
from ui.kit.looks import Chip, Ink
from ui.kit.page import Keys, Tab
from ui.kit.paged import PagedTable
from ui.kit.parts import Segments, button, clear, column, holder, key_line, label, row, rule
from ui.kit.rows import Column
from ui.pages.outlets.choices import as_of, asked_of, find_field, finish_keys, name_of, people, short_day
from ui.pages.outlets.due_field import DueField
from ui.pages.outlets.fields import put

STATES = ("unverified", "open", "fixed", "verified", "all")
LOOKS = {"open": "behind", "fixed": "submitted", "verified": "met"}


class FindingsTab(Tab):
    """The list, what the chosen finding says, its history, and the next steps."""

    topics = frozenset({"finding", "finding_step", "inspection", "outlet", "outlet_assignment", "member"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        say, theme = desk.say, desk.theme
        self.followed: Followed | None = None
        self._showing = False
        self.finder = find_field(desk, "outlets.find_findings")
        words = [(code, say(f"outlets.state_{code}")) for code in STATES]
        self.state = Segments(say("outlets.state"), words, STATES[0])
        self.list: PagedTable[FindingRow] = PagedTable(desk, "outlets.findings", self._columns(), self._fetch)
        self.list.set_empty(say("outlets.no_findings"))
        bar = row(self.state, self.finder, None)
        bar.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        left = Card(desk)
        left.add(holder(bar))
        left.add(self.list, 1)
        left.add_foot(theme, key_line(theme, [("Ctrl+F", say("outlets.find_key"))]))
        both = row(left, self._card(), gap=theme.px(12))
        both.setStretch(0, 784)
        both.setStretch(1, 404)
        self.setLayout(both)
        self.state.changed.connect(lambda _code: self.refresh())
        self.finder.textChanged.connect(lambda _text: self.refresh())
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda found: self._show(found.record))
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.finder.setFocus)
        self._show(None)

    def _card(self) -> QWidget:
        desk, say, theme = self.desk, self.desk.say, self.desk.theme
        self.card = Card(desk, say("outlets.finding"))
        self.place = label("", "strong", wrap=True)
        self.empty = Empty(desk, say("outlets.choose_finding"))
        self.content = self._content_form()
        self.history = column(gap=theme.px(4))
        self.step = Form(desk)
        self.step.add("day", say("outlets.day"), DayField(desk, as_of(desk)))
        self.step.add("by", say("outlets.by"), ChoiceField(people(desk, as_of(desk)), desk.me, search=True))
        note = text_area(desk, hint=say("outlets.note_hint"), lines=2)
        note.setMaximumHeight(2 * note.minimumHeight())
        self.step.add("note", say("outlets.note"), note)
        self.ways = {
            kind: button(desk, say(f"outlets.do_{kind.value}"), lambda k=kind: self.take(k))  # type: ignore[misc]
            for kind in StepKind
        }
        self.save_button = button(desk, say("outlets.save"), self.save, shown_key="Ctrl+Enter")
        finish_keys(self, self.save)
        inner = column(
            *(
                self.place,
                self.content,
                row(None, self.save_button),
                rule(),
                label(say("outlets.history"), "section"),
            ),
            *(self.history, rule(), self.step, None),
            gap=theme.px(8),
        )
        inner.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(8))
        self.inner = holder(inner)
        self.foot = holder(row(*self.ways.values(), None))
        self.card.add(self.empty, 1)
        self.card.add(self.inner, 1)
        foot = row(self.foot)
        self.card.add_foot(theme, foot)
        self.card.setMinimumWidth(theme.px(380))
        return self.card

    def _content_form(self) -> Form:
        desk, say = self.desk, self.desk.say
        form = Form(desk)
        form.add("description", say("outlets.head_finding"), text_field(desk))
        words = [(code.value, say(f"outlets.severity_{code.value}")) for code in Severity]
        form.add("severity", say("outlets.severity"), Segments(say("outlets.severity"), words))
        form.add("fix_by", say("outlets.fix_by"), DueField(desk, as_of(desk)))
        nobody = ("", say("outlets.nobody"))
        choices = [nobody, *people(desk, as_of(desk))]
        form.add("responsible", say("outlets.responsible"), ChoiceField(choices, "", search=True))
        return form

    def _columns(self) -> list[Column[FindingRow]]:
        say, today = self.desk.say, self.desk.today()

        def due(found: FindingRow) -> str:
            day = short_day(found.fix_by, today)
            return f"{day} {say('outlets.overdue')}" if found.overdue(today) else day or "–"

        def grave(found: FindingRow) -> str:
            return say(f"outlets.severity_{found.severity}") if found.severity else say("outlets.no_severity")

        return [
            Column("outlet", say("outlets.outlet"), lambda r: r.outlet_name, width=180),
            Column("description", say("outlets.head_finding"), self._words, stretch=True, width=150),
            Column(
                *("severity", say("outlets.head_severity"), grave),
                look=lambda r: Ink("failed", bold=True) if r.severity == "serious" else Ink("text_2"),
            ),
            Column(
                *("fix_by", say("outlets.head_fix_by"), due),
                look=lambda r: Ink("failed", bold=True) if r.overdue(today) else None,
            ),
            Column("responsible", say("outlets.head_responsible"), lambda r: r.responsible_name or "–"),
            Column(
                *("status", say("outlets.head_status"), lambda r: say(f"outlets.state_{r.status}")),
                look=lambda r: Chip(LOOKS[r.status], say(f"outlets.state_{r.status}")),
            ),
        ]

    def _words(self, found: FindingRow) -> str:
        item = WORDS.get(found.item)
        return f"{getattr(item, self.desk.language)}：{found.description}" if item else found.description

    # the list

    @property
    def asked(self) -> FieldAsked:
        """Findings of any day in the wanted state."""
        state = self.state.current or STATES[0]
        return asked_of(self.desk, "all", self.finder.text(), "" if state == "all" else state)

    def refresh(self) -> None:
        self._showing = True
        with self.desk.store.reading() as reader:
            self.list.show_count(reader.findings_page(replace(self.asked, limit=0))[1])
        self._showing = False
        self._show(self.followed.record if self.followed else None)

    def _fetch(self, offset: int, limit: int, sort: str, descending: bool) -> Sequence[FindingRow]:
        asked = replace(self.asked, offset=offset, limit=limit, sort=sort, descending=descending)
        with self.desk.store.reading() as reader:
            return reader.findings_page(asked)[0]

    def _picked(self, found: FindingRow | None) -> None:
        if found is not None and not self._showing:
            self._show(found.record)

    # one finding

    def _show(self, record: str | None) -> None:
        self.followed = None
        if record:
            with self.desk.store.reading() as reader:
                self.followed = reader.followed(record)
        found = self.followed
        self.empty.setVisible(found is None)
        self.inner.setVisible(found is not None)
        self.foot.setVisible(found is not None)
        if found is None:
            return
        self.place.setText(self._outlet_name(found.outlet))
        content = found.finding
        due = self.content.fields["fix_by"]
        assert isinstance(due, DueField)  # noqa: S101  this tab made it
        due.near = found.day
        put(self.content.fields["description"], content.description)
        put(self.content.fields["severity"], content.severity)
        put(due, content.fix_by.isoformat() if content.fix_by else "")
        put(self.content.fields["responsible"], content.responsible)
        put(self.step.fields["day"], as_of(self.desk).isoformat())
        put(self.step.fields["note"], "")
        for form in (self.content, self.step):
            form.show_errors({})
        for kind, way in self.ways.items():
            way.setVisible(kind in NEXT[found.status])
        self._show_history(found)

    def ways_shown(self) -> list[str]:
        """The steps that are possible now."""
        return [kind.value for kind, way in self.ways.items() if not way.isHidden()]

    def _outlet_name(self, code: str) -> str:
        with self.desk.store.reading() as reader:
            return next((o.name for o in reader.outlets() if o.code == code), code)

    def _show_history(self, found: Followed) -> None:
        say, today = self.desk.say, self.desk.today()
        clear(self.history)
        first = say("outlets.found_line", day=short_day(found.day, today), name=name_of(self.desk, found.inspector))
        self.history.addWidget(label(first, wrap=True))
        for step in found.steps:
            words = say(
                f"outlets.step_{step.kind.value}", day=short_day(step.day, today), name=name_of(self.desk, step.by)
            )
            self.history.addWidget(label(words, wrap=True))
            if step.note:
                self.history.addWidget(label(step.note, "caption", wrap=True))

    def take(self, kind: StepKind) -> None:
        """Report it fixed, verify it, or open it again."""
        found = self.followed
        if found is None:
            return
        day, by, note = (self.step.fields[name] for name in ("day", "by", "note"))
        assert isinstance(day, DayField)  # noqa: S101  this tab made them
        assert isinstance(by, ChoiceField)  # noqa: S101
        text = note.toPlainText()  # type: ignore[attr-defined]
        self._make(take_step(found.record, kind, by.code, day.day, text, self.desk.today()), self.step)

    def save(self) -> None:
        """Keep what the finding says now."""
        found = self.followed
        if found is None:
            return
        description, severity, due, responsible = self.content.fields.values()
        content = Finding(
            found.finding.item,
            description.text(),  # type: ignore[attr-defined]
            severity.current or "",  # type: ignore[attr-defined]
            due.chosen,  # type: ignore[attr-defined]
            responsible.code,  # type: ignore[attr-defined]
        )
        self._make(change_finding(found.record, content), self.content)

    def _make(self, change: Change, form: Form) -> None:
        desk = self.desk
        try:
            number = make(desk.store, change, desk.me)
        except FormRefusal as refusal:
            form.show_errors({at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()})
            return
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        desk.tell(desk.say("outlets.saved"), number)

    def open(self, **target: Any) -> None:
        if "finding" in target:
            self._show(str(target["finding"]))

    def keys(self) -> Keys:
        return (("Ctrl+F", "outlets.find_key"), ("Ctrl+Enter", "outlets.save"))
