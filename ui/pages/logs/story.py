"""What a log says and how it came about: its texts, versions with what changed, replies, what others recorded."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QWidget

from domain.review import TEXTS, Change, GivenReply, LogDetail, LogVersion, changes
from domain.work_log import Decision, Item
from ui.desk import Desk
from ui.kit.parts import button, column, holder, label, link, row
from ui.pages.logs.words import long_day, short_time

TEXT_TERMS = {"outlet": "outlet_of_day", "done": "work_done", "plan": "work_planned", "trouble": "trouble"}
DOTS = {Decision.APPROVE: "approved", Decision.RETURN: "returned", Decision.COMMENT: "submitted"}
LINES = 12
"""So many lines of the story have a place; a log with more shows the latest."""


def field_name(desk: Desk, field: str) -> str:
    """The term of a count or a text."""
    return desk.term(TEXT_TERMS.get(field, field))


def said(desk: Desk, found: Sequence[Change]) -> str:
    """What changed, in a line: counts with both figures, texts by name."""
    parts = [
        desk.say("logs.change_text", field=field_name(desk, one.field))
        if one.field in TEXTS
        else desk.say("logs.change", field=field_name(desk, one.field), before=one.before, after=one.after)
        for one in found
    ]
    return desk.say("logs.changed", changes=desk.say("logs.between").join(parts)) if parts else ""


class Story(QWidget):
    """The right side of a log. Its labels are made once and filled anew for every log."""

    def __init__(self, desk: Desk, compare: Callable[[], Any]) -> None:
        super().__init__()
        self.desk = desk
        theme = desk.theme
        self.texts: dict[str, QLabel] = {}
        whole = column(gap=theme.px(2))
        for name in TEXTS[1:]:
            whole.addWidget(label(desk.term(TEXT_TERMS[name]), "caption"))
            self.texts[name] = label("", wrap=True)
            self.texts[name].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            whole.addWidget(self.texts[name])
            whole.addSpacing(theme.px(8))
        self.compare = link(desk, desk.say("logs.compare"), compare, key="")
        whole.addLayout(row(label(desk.say("logs.story"), "strong"), None, self.compare))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(6))
        self.grid.setVerticalSpacing(theme.px(5))
        self.grid.setColumnStretch(2, 1)
        self.lines = [self._line(place) for place in range(LINES)]
        whole.addLayout(self.grid)
        whole.addSpacing(theme.px(10))
        whole.addWidget(label(desk.say("logs.others"), "strong"))
        self.records = label("", "caption", wrap=True)
        whole.addWidget(self.records)
        whole.addStretch(1)
        whole.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        self.setLayout(whole)

    def _line(self, place: int) -> tuple[QLabel, QLabel, QLabel]:
        made = (label("●", "caption"), label("", "faint"), label("", "caption", wrap=True))
        for column_, part in enumerate(made):
            self.grid.addWidget(part, place, column_, Qt.AlignmentFlag.AlignTop)
            part.hide()
        return made

    def show_log(self, detail: LogDetail) -> None:
        """Show the texts and the story of a log."""
        desk, text = self.desk, detail.handed.log.text
        for name, field in self.texts.items():
            field.setText(getattr(text, name) or desk.say("logs.nothing_written"))
        self.compare.setVisible(len(detail.versions) > 1)
        told = self.told(detail)[-LINES:]
        for place, (dot, when, words) in enumerate(self.lines):
            for part in (dot, when, words):
                part.setVisible(place < len(told))
            if place < len(told):
                status, time, sentence = told[place]
                dot.setStyleSheet(f"color: {desk.theme.status(status).ink.name()};")
                when.setText(time)
                words.setText(sentence)
        records = [
            desk.say(f"logs.record_{r.kind}", name=r.name, result=self._result(r.result, r.remark))
            for r in detail.records
        ]
        self.records.setText("\n".join(records) or desk.say("logs.others_none"))

    def _result(self, result: str, remark: str) -> str:
        words = self.desk.term(result) if result in {"normal", "abnormal"} else result
        return self.desk.say("logs.between").join(part for part in (words, remark) if part)

    def told(self, detail: LogDetail) -> list[tuple[str, str, str]]:
        """The story as lines: a status for the dot, when, and what; in the order it happened."""
        lines: list[tuple[str, str, str]] = []
        replies = list(detail.replies)
        for place, version in enumerate(detail.versions):
            before = detail.versions[place - 1] if place else None
            lines.append(("none", short_time(version.at), self._handed(detail, version, before)))
            mine = [reply for reply in replies if reply.revision == version.revision]
            lines += [(DOTS[reply.decision], short_time(reply.at), self._reply(detail, reply)) for reply in mine]
        return lines

    def _handed(self, detail: LogDetail, version: LogVersion, before: LogVersion | None) -> str:
        code = "logs.rewritten" if before else "logs.handed"
        code += "_import" if version.imported else ""
        words = self.desk.say(code, revision=version.revision, points=detail.points_of(version))
        if before:
            return words + said(self.desk, changes(before, version))
        reason = detail.handed.late_reason
        return words + (self.desk.say("logs.handed_late", reason=reason) if reason else "")

    def _reply(self, detail: LogDetail, reply: GivenReply) -> str:
        role = self.desk.term(detail.roles[reply.reviewer].value)
        words = self.desk.say(f"logs.reply_{reply.decision.value}", name=reply.reviewer_name, role=role)
        return words + (self.desk.say("logs.quoted", content=reply.content) if reply.content else "")


class Versions(QDialog):
    """All versions of a log side by side, what differs from the one before in bold."""

    def __init__(self, desk: Desk, detail: LogDetail, parent: QWidget) -> None:
        super().__init__(parent)
        theme, log = desk.theme, detail.handed.log
        title = desk.say("logs.compare_title", name=detail.name, day=long_day(desk, log.day))
        self.setWindowTitle(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        before: LogVersion | None = None
        for place, version in enumerate(detail.versions, 1):
            head = desk.say("logs.version_head", revision=version.revision)
            grid.addWidget(label(f"{head}　{short_time(version.at)}", "strong"), 0, place)
            changed = {one.field for one in changes(before, version)} if before else set()
            for line, field in enumerate([*(item.value for item in Item), *TEXTS], 1):
                if place == 1:
                    grid.addWidget(label(field_name(desk, field), "caption"), line, 0, Qt.AlignmentFlag.AlignTop)
                kind = "strong" if field in changed else ""
                cell = label(self._value(version, field) or "–", kind, wrap=True)
                grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
            before = version
        grid.setRowStretch(99, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder(grid, "clear"))
        area.setAccessibleName(title)
        close = row(None, button(desk, desk.say("logs.close"), self.accept, shown_key="Esc"))
        layout = column(label(title, "title"), area, close, gap=theme.px(12))
        layout.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self.setLayout(layout)
        self.resize(theme.px(300 + 220 * len(detail.versions)), theme.px(480))

    def _value(self, version: LogVersion, field: str) -> str:
        if field in TEXTS:
            return str(getattr(version.text, field))
        return str(version.counts.of(Item(field)))
