"""What counts, from when, and who said so: versions, requirements, sum check, and what a version would change."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from shiboken6 import isValid

from domain.impact import Impact
from domain.problems import FormRefusal, Refusal
from domain.rules import Rules, RuleVersion, five_point_version, rules_in_force
from domain.services import ruling
from ui.desk import Desk
from ui.kit.form import Autosave
from ui.kit.page import Keys, Tab
from ui.kit.parts import button, column, row
from ui.pages.rules.editor import VersionEditor
from ui.pages.rules.proof import ImpactCard, SumCard
from ui.pages.rules.versions import Listed, VersionList, layer_owners, version_name

PAUSE_MS = 250


class VersionsTab(Tab):
    """List, editor, proofs. A draft is saved by itself; only scheduling makes it count."""

    topics = frozenset({"rule_version", "rule_draft", "unit", "work_log", "weekly_report"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.key: Any = None
        self.versions: tuple[RuleVersion, ...] = ()
        self.list = VersionList(desk)
        self.list.chosen.connect(self._chosen)
        self.editor = VersionEditor(desk)
        self.editor.changed.connect(self._typed)
        self.editor.scheduled.connect(self.schedule)
        self.editor.saved.connect(self._save_told)
        self.editor.discarded.connect(self._discard)
        self.editor.withdrawn.connect(self._withdraw)
        self.editor.copied.connect(lambda: self.draft(self.editor.version.owner, self.editor.version))
        self.sums, self.impact = SumCard(desk), ImpactCard(desk)
        right = column(self.sums, self.impact, gap=desk.theme.px(10))
        right.setStretch(1, 1)
        self.sums.setFixedWidth(desk.theme.px(310))
        self.impact.setFixedWidth(desk.theme.px(310))
        whole = row(self.list, self.editor, right, gap=desk.theme.px(12))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.autosave = Autosave(self.save, self)
        self._trying = QTimer(self)
        self._trying.setSingleShot(True)
        self._trying.setInterval(PAUSE_MS)
        self._trying.timeout.connect(self._try)
        self._tried = 0

    def tools(self) -> Sequence[QWidget]:
        self.new: QPushButton = button(
            self.desk, self.desk.say("rules.new"), self.offer_layers, key="Ctrl+N", icon_name="plus", small=True
        )
        return (self.new,)

    def keys(self) -> Keys:
        return (("Ctrl+N", "rules.new"), ("Ctrl+S", "rules.save_draft"), ("Ctrl+Enter", "rules.schedule"))

    def open(self, **target: Any) -> None:
        if "owner" in target:
            self.draft(str(target["owner"]), None)

    def leave(self) -> None:
        self.autosave.flush()

    def refresh(self) -> None:
        with self.desk.store.reading() as reader:
            org, self.versions, drafts = reader.organisation(), reader.rule_versions(), reader.rule_drafts()
        if self.editor.is_draft and any(d.owner == self.editor.version.owner for d in drafts) and self._is_typing():
            drafts = tuple(self.editor.version if d.owner == self.editor.version.owner else d for d in drafts)
        shown = self.list.show_versions(org, self.versions, drafts, self.key)
        self._drafted = frozenset(draft.owner for draft in drafts)
        if shown:
            self._show(shown)

    def _is_typing(self) -> bool:
        """Whether there is something typed that is not stored yet."""
        return self.autosave.is_waiting

    def _chosen(self, listed: Listed) -> None:
        self.autosave.flush()
        self._show(listed)

    def _show(self, listed: Listed) -> None:
        self.key = listed.key
        self.editor.show_version(listed, self.desk.organisation, self.versions)
        self._prove()

    # proofs

    def _prove(self) -> None:
        """The sum check at once, the week tried in the background after a pause."""
        desk, shown = self.desk, self.editor.version
        chain = desk.organisation.chain(desk.unit if not shown.owner else shown.owner)
        today = desk.today()
        columns: list[tuple[str, Rules]] = [(desk.say("rules.now"), rules_in_force(self.versions, chain, today))]
        listed = self.editor.listed
        if listed and listed.state in {"draft", "scheduled"}:
            others = [v for v in self.versions if v.owner != shown.owner or v.effective_from < shown.effective_from]
            tried = rules_in_force([*others, shown], chain, shown.effective_from)
            columns.append((desk.say("rules.this_version"), tried))
        columns.append((desk.say("rules.five_short"), rules_in_force([five_point_version(today)], (), today)))
        self.sums.show_sums(columns)
        if listed and listed.state in {"in_force", "ended"}:
            self._tried += 1
            self.impact.show_words(desk.say("rules.impact_none"))
        else:
            self._trying.start()

    def _try(self) -> None:
        version, unit, today, store = self.editor.version, self.desk.unit, self.desk.today(), self.desk.store
        unit = version.owner or unit
        self._tried += 1
        asked = self._tried

        def work(_progress: object) -> Impact:
            with store.reading() as reader:
                return ruling.try_draft(reader, version, unit, today)

        def done(found: Impact) -> None:
            if asked == self._tried and isValid(self):
                self.impact.show_impact(found)

        self.desk.tasks.run(work, done)

    # drafts

    def offer_layers(self) -> None:
        """Which layer the new version is for."""
        desk = self.desk
        menu = QMenu(self)
        owners = [("", desk.say("rules.layer_company"))]
        owners += [
            (u.code, desk.say("rules.layer_of", unit=u.name)) for u in layer_owners(desk.organisation, desk.unit)
        ]
        for owner, words in owners:
            menu.addAction(words, lambda code=owner: self.draft(code, None))  # type: ignore[misc]
        self.menu = menu
        menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))

    def draft(self, owner: str, like: RuleVersion | None) -> None:
        """Start a layer's draft, or go on with the one there is."""
        self.autosave.flush()
        self.key = (owner, "draft", Listed(RuleVersion("", self.desk.today(), owner), "draft").key[2])
        if owner in self._drafted:
            self.list.choose(self.key)
            return
        made = ruling.new_draft(self.versions, owner, self.desk.today())
        if like is not None:
            made = replace(like, code="", effective_from=made.effective_from, effective_to=None)
            if like.code == "five-points":
                made = replace(made, code=self.desk.say("rules.five"))
        self.desk.attempt(lambda: ruling.save_draft(self.desk.store, made, self.desk.me))
        self.refresh()
        if self.editor.name:
            self.editor.name.setFocus()

    def _typed(self, _version: RuleVersion) -> None:
        self.autosave.touch()
        self._prove()

    def save(self) -> None:
        """Keep the draft as typed."""
        if self.editor.is_draft:
            version = self.editor.version
            self.desk.attempt(lambda: ruling.save_draft(self.desk.store, version, self.desk.me))

    def _save_told(self) -> None:
        self.autosave.drop()
        self.save()
        self.desk.tell(self.desk.say("rules.saved"))

    def schedule(self) -> None:
        """Put the draft in force from its day; what is wrong is said at its field."""
        self.autosave.drop()
        self.save()
        owner, version = self.editor.version.owner, self.editor.version
        if self.editor.faults:
            self.editor.show_faults(self.editor.faults)
            return
        try:
            number = ruling.schedule(self.desk.store, owner, self.desk.me)
        except FormRefusal as refusal:
            self.editor.show_faults(refusal.faults)
            self.desk.refuse(refusal)
            return
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.key = (owner, "kept", version.effective_from)
        name, day = version_name(self.desk, version), version.effective_from.isoformat()
        self.desk.tell(self.desk.say("rules.done_schedule", name=name, day=day), undo=number)
        self.refresh()

    def _discard(self) -> None:
        self.autosave.drop()
        owner = self.editor.version.owner
        number = self.desk.attempt(lambda: ruling.discard_draft(self.desk.store, owner, self.desk.me))
        if number is not None:
            self.key = None
            self.desk.tell(self.desk.say("rules.done_discard"), undo=number)
            self.refresh()

    def _withdraw(self) -> None:
        version, desk = self.editor.version, self.desk
        number = desk.attempt(
            lambda: ruling.withdraw_version(desk.store, version.owner, version.effective_from, desk.today(), desk.me)
        )
        if number is not None:
            self.key = Listed(version, "draft").key
            desk.tell(desk.say("rules.done_withdraw"), undo=number)
            self.refresh()
