"""One finding: what it says, what was done about it, and the next step (rules 4-2, 4-13)."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from domain.findings import NEXT, Finding, Followed, Severity, StepKind
from domain.problems import FormRefusal, Refusal
from domain.services.changing import Change, make
from domain.services.following import change_finding, take_step
from ui.desk import Desk
from ui.kit.cards import Card, Empty
from ui.kit.chip_label import ChipLabel
from ui.kit.form import ChoiceField, DayField, text_area, text_field
from ui.kit.parts import Segments, button, clear, column, holder, label, link, row, rule
from ui.pages.outlets.choices import as_of, finish_keys, name_of, people, short_day
from ui.pages.outlets.due_field import DueField
from ui.pages.outlets.kept_form import KeptForm


class FindingCard(Card):
    """The chosen finding. What is typed over it, and of its next step, are two drafts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("outlets.finding"))
        self.desk = desk
        self.followed: Followed | None = None
        say, theme = desk.say, desk.theme
        self.chip = ChipLabel(theme, "draft", say("outlets.draft"))
        self.head.insertWidget(1, self.chip)
        self.place = label("", "strong", wrap=True)
        self.empty = Empty(desk, say("outlets.choose_finding"))
        self.content, self.step = self._content_form(), self._step_form()
        self.history = column(gap=theme.px(4))
        self.ways = {
            kind: button(desk, say(f"outlets.do_{kind.value}"), lambda k=kind: self.take(k))  # type: ignore[misc]
            for kind in StepKind
        }
        self.save_button = button(desk, say("outlets.save"), self.save, shown_key="Ctrl+Enter")
        finish_keys(self, self.save)
        self.discard = link(desk, say("outlets.discard"), self.clear)
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
        self.inner = QScrollArea()
        self.inner.setWidgetResizable(True)
        self.inner.setFrameShape(QFrame.Shape.NoFrame)
        self.inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner.setWidget(holder(inner, "clear"))
        self.foot = holder(row(*self.ways.values(), None, self.discard))
        self.add(self.empty, 1)
        self.add(self.inner, 1)
        self.add_foot(theme, row(self.foot))
        self.setMinimumWidth(theme.px(380))
        for form in (self.content, self.step):
            form.drafted.connect(lambda: self._show_draft(is_there=True))
        self.show_finding(None)

    def _content_form(self) -> KeptForm:
        desk, say = self.desk, self.desk.say
        form = KeptForm(desk)
        form.add("description", say("outlets.head_finding"), text_field(desk))
        words = [(code.value, say(f"outlets.severity_{code.value}")) for code in Severity]
        form.add("severity", say("outlets.severity"), Segments(say("outlets.severity"), words))
        self.due = DueField(desk, as_of(desk))
        form.add("fix_by", say("outlets.fix_by"), self.due)
        choices = [("", say("outlets.nobody")), *people(desk, as_of(desk))]
        form.add("responsible", say("outlets.responsible"), ChoiceField(choices, "", search=True))
        return form

    def _step_form(self) -> KeptForm:
        desk, say = self.desk, self.desk.say
        form = KeptForm(desk)
        form.add("day", say("outlets.day"), DayField(desk, as_of(desk)))
        form.add("by", say("outlets.by"), ChoiceField(people(desk, as_of(desk)), desk.me, search=True))
        note = text_area(desk, hint=say("outlets.note_hint"), lines=2)
        note.setMaximumHeight(2 * note.minimumHeight())
        form.add("note", say("outlets.note"), note)
        return form

    # showing

    def show_finding(self, record: str | None) -> None:
        """Show a finding as it stands, under what was typed of it before; or that none is chosen."""
        self.leave()
        self.followed = self._read(record) if record else None
        found = self.followed
        for part, there in ((self.empty, not found), (self.inner, found), (self.foot, found)):
            part.setVisible(bool(there))
        self._show_draft(is_there=False)
        if found is None:
            return
        self.place.setText(self._outlet_name(found.outlet))
        self.due.near = found.day
        self.content.show_fields(f"finding/{found.record}", _fields(found.finding))
        self.step.show_fields(
            f"finding_step/{found.record}", {"day": as_of(self.desk).isoformat(), "by": self.desk.me}
        )
        for kind, way in self.ways.items():
            way.setVisible(kind in NEXT[found.status])
        self._show_history(found)

    def _read(self, record: str) -> Followed | None:
        with self.desk.store.reading() as reader:
            return reader.followed(record)

    def _show_draft(self, *, is_there: bool) -> None:
        self.chip.setVisible(is_there)
        self.discard.setVisible(is_there)

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

    # doing

    def leave(self) -> None:
        """Keep what was typed."""
        self.content.leave()
        self.step.leave()

    def clear(self) -> None:
        """Show the finding as it is stored."""
        self.content.forget()
        self.step.forget()
        if self.followed:
            self.show_finding(self.followed.record)

    def take(self, kind: StepKind) -> None:
        """Report it fixed, verify it, or open it again."""
        found, typed = self.followed, self.step.typed
        if found:
            day, today = date.fromisoformat(typed["day"]), self.desk.today()
            self._make(take_step(found.record, kind, typed["by"], day, typed["note"], today), self.step)

    def save(self) -> None:
        """Keep what the finding says now."""
        found, typed = self.followed, self.content.typed
        if found:
            content = Finding(
                found.finding.item,
                typed["description"],
                typed["severity"],
                date.fromisoformat(typed["fix_by"]) if typed["fix_by"] else None,
                typed["responsible"],
            )
            self._make(change_finding(found.record, content), self.content)

    def _make(self, change: Change, form: KeptForm) -> None:
        desk = self.desk
        try:
            number = make(desk.store, change, desk.me)
        except FormRefusal as refusal:
            form.show_errors({at: desk.office.explain_fault(x, desk.language) for at, x in refusal.faults.items()})
            return
        except Refusal as refusal:
            desk.refuse(refusal)
            return
        form.forget()
        desk.tell(desk.say("outlets.saved"), number)


def _fields(finding: Finding) -> dict[str, str]:
    due = finding.fix_by.isoformat() if finding.fix_by else ""
    return {
        "description": finding.description,
        "severity": finding.severity,
        "fix_by": due,
        "responsible": finding.responsible,
    }
