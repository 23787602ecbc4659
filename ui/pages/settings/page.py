"""設定: how the window looks, who sits here, and the care of the data."""

from typing import Any

from ui.desk import Desk
from ui.kit.page import Page
from ui.kit.parts import column, holder, row
from ui.pages.settings.care import CareCard
from ui.pages.settings.looks import FilesCard, LooksCard, PersonCard


class SettingsPage(Page):
    """Cards at the left for the person, the backups at the right."""

    code = "settings"
    topics = frozenset({"member", "unit", "assignment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.looks, self.person, self.files = LooksCard(desk), PersonCard(desk), FilesCard(desk)
        self.care = CareCard(desk)
        left = holder(column(self.looks, self.person, self.files, None, gap=desk.theme.px(12)))
        left.setFixedWidth(desk.theme.px(420))
        whole = row(left, self.care, gap=desk.theme.px(12))
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, desk.theme.px(4), 0, 0)
        self.setLayout(whole)

    def refresh(self) -> None:
        self.care.refresh()

    def context(self) -> str:
        """What they are."""
        return self.desk.say("settings.context")

    def open(self, **target: Any) -> None:
        if target.get("field") == "me":
            self.person.me.setFocus()
        if target.get("part") == "backups":
            self.care.table.setFocus()
