"""The versions of every layer: drafts, scheduled, in force, ended, and the ready one nobody uses yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from domain.organisation import Organisation, Unit
from domain.requirements import LAYERS, REQUIREMENTS, Requirement, number_of, version_lines
from domain.rules import RuleVersion, five_point_version
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.looks import Band, Chip, Look, TwoLines
from ui.kit.parts import label
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.rules.requirement_table import line_words

CHIPS = {"draft": "draft", "scheduled": "submitted", "in_force": "approved", "ended": "none", "spare": "draft"}
"""How each state is tinted."""

SPARE = "five-points"
SHOWN_NUMBERS = 2


@dataclass(frozen=True)
class Listed:
    """A version in the list, and where it stands."""

    version: RuleVersion
    state: str

    @property
    def key(self) -> tuple[str, str, date]:
        """By what it is found again after a change; a layer's draft is one whatever its day."""
        day = date.min if self.state in {"draft", "spare"} else self.version.effective_from
        return self.version.owner, self.state if self.state in {"draft", "spare"} else "kept", day


def layer_owners(org: Organisation, unit: str) -> list[Unit]:
    """The units above and below that may raise, from the top down."""
    kinds = [kind for kind in LAYERS if kind]
    codes = {u.code for u in org.chain(unit)} | org.below(unit) if unit in org.units else set(org.units)
    found = [u for u in org.units.values() if u.code in codes and u.kind in kinds]
    return sorted(found, key=lambda u: (kinds.index(u.kind), u.code))


def version_name(desk: Desk, version: RuleVersion) -> str:
    """What a version is called: those of the program by words, the others as their people named them."""
    if version.code in {"base", SPARE}:
        return desk.say("rules.base" if version.code == "base" else "rules.five")
    if not version.code or version.code.startswith("raise-"):
        return desk.say("rules.unnamed" if not version.code else "rules.raised")
    return version.code


def version_note(desk: Desk, found: Listed) -> str:
    """The line under a version's name: its days and what it says."""
    version = found.version
    if found.state == "spare":
        return desk.say("rules.spare_note")
    days = desk.say("rules.from_day", day=version.effective_from.isoformat())
    if found.state == "draft":
        days = desk.say("rules.planned_from", day=version.effective_from.isoformat())
    if version.effective_to:
        days = f"{version.effective_from.isoformat()} – {version.effective_to.isoformat()}"
    return f"{days}・{_numbers(desk, version)}"


def _numbers(desk: Desk, version: RuleVersion) -> str:
    if not version.owner:
        return desk.say("rules.points_note", points=version.points.get(Item.APPOINTMENTS, 0))
    said = [(r, number_of(version, r.code)) for r in REQUIREMENTS]
    words = [f"{requirement_words(desk, r)} {n}" for r, n in said if n is not None]
    more = "…" if len(words) > SHOWN_NUMBERS else ""
    return "、".join(words[:SHOWN_NUMBERS]) + more or desk.say("rules.says_nothing")


def requirement_words(desk: Desk, requirement: Requirement) -> str:
    """A requirement with its span: 每日老客戶回訪."""
    if requirement.item is None:
        return line_words(desk, requirement)
    return desk.say(f"rules.{requirement.span}_of", item=desk.term(requirement.item))


def state_words(desk: Desk, found: Listed) -> str:
    """Where a version stands; a scheduled one says from when."""
    if found.state == "scheduled":
        return desk.say("rules.state_scheduled", day=f"{found.version.effective_from:%m-%d}")
    return desk.say(f"rules.state_{found.state}")


class VersionList(Card):
    """The list at the left. `chosen` tells the row the person chose."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("rules.versions"), desk.say("rules.only_raise"))
        self.desk = desk
        columns: list[Column[Listed]] = [
            Column(
                "name",
                desk.say("rules.version"),
                lambda x: version_name(desk, x.version),
                look=lambda x: TwoLines(version_note(desk, x)),
                tip=lambda x: version_note(desk, x),
                stretch=True,
                width=110,
            ),
            Column("state", desk.say("rules.state"), lambda x: state_words(desk, x), look=self._chip),
        ]
        self.table: Table[Listed] = Table(desk, "rules.versions", columns, sortable=False)
        self.table.set_row_height("row_two_lines")
        self.table.horizontalHeader().hide()
        self.table.picked.connect(lambda row: self.chosen.emit(row) if row else None)
        self.add(self.table, 1)
        foot = label(desk.say("rules.used_stay"), "faint", wrap=True)
        foot.setContentsMargins(desk.theme.px(14), desk.theme.px(6), desk.theme.px(14), desk.theme.px(4))
        self.add(foot)
        self.setFixedWidth(desk.theme.px(240))

    def _chip(self, found: Listed) -> Look:
        return Chip(CHIPS[found.state], state_words(self.desk, found))

    def show_versions(
        self, org: Organisation, versions: Sequence[RuleVersion], drafts: Sequence[RuleVersion], wanted: object
    ) -> Listed | None:
        """Show every layer's versions; the wanted one stays chosen, else the company's version in force."""
        today = self.desk.today()
        rows: list[Listed | Band] = [Band(self.desk.say("rules.layer_company"))]
        rows += self._layer("", versions, drafts)
        if not any(v.code == SPARE or v.points.get(Item.APPOINTMENTS) == 5 for v in (*versions, *drafts)):
            rows.append(Listed(five_point_version(today), "spare"))
        for unit in layer_owners(org, self.desk.unit):
            found = self._layer(unit.code, versions, drafts)
            rows.append(
                Band(self.desk.say("rules.layer_of", unit=unit.name), "" if found else self.desk.say("rules.none"))
            )
            rows += found
        self.table.blockSignals(True)
        self.table.show_rows(rows)
        listed = [row for row in rows if isinstance(row, Listed)]
        keys = [row.key for row in listed]
        target = listed[keys.index(wanted)] if wanted in keys else next(x for x in listed if x.state == "in_force")
        self.table.select_where(lambda row: row.key == target.key)
        self.table.blockSignals(False)
        return target

    def _layer(self, owner: str, versions: Sequence[RuleVersion], drafts: Sequence[RuleVersion]) -> list[Listed]:
        mine = [Listed(draft, "draft") for draft in drafts if draft.owner == owner]
        return mine + [Listed(x.version, x.state) for x in version_lines(versions, owner, self.desk.today())]

    def choose(self, key: object) -> None:
        """Choose a version by its key."""
        self.table.select_where(lambda row: row.key == key)
