"""What the queue is narrowed to, and how those that meet everything are chosen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from domain.review import QueueRow
from ui.desk import Desk
from ui.kit.form import ChoiceField
from ui.kit.parts import button
from ui.pages.logs.words import short_unit

MARKS: dict[str, Callable[[QueueRow], bool]] = {
    "meets": lambda row: row.meets,
    "misses": lambda row: not row.meets,
    "again": lambda row: row.log.revision > 1,
    "late": lambda row: row.late,
}
"""What the queue can be narrowed to."""


class Sieve(QObject):
    """Signals `changed()`: other rows pass; `span_changed()`: other logs are asked for."""

    changed = Signal()
    span_changed = Signal()

    def __init__(self, desk: Desk, select: Callable[[], Any]) -> None:
        super().__init__()
        self.desk = desk
        self.region = ChoiceField([("", desk.say("logs.all_regions"))], small=True)
        marks = [("", desk.say("logs.all_marks")), *((c, desk.say(f"logs.mark_{c}")) for c in MARKS)]
        self.mark = ChoiceField(marks, small=True)
        kept = desk.memory.get("logs/span", "all")
        self.span = ChoiceField([(c, desk.say(f"logs.span_{c}")) for c in ("all", "week")], kept, small=True)
        for field, name in ((self.region, "region"), (self.mark, "marks"), (self.span, "span")):
            field.setAccessibleName(desk.say(f"logs.{name}"))
        self.region.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.mark.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.span.currentIndexChanged.connect(lambda _: self._span_chosen())
        self.select = button(desk, desk.say("logs.select_meeting", count=0), select, small=True)

    @property
    def tools(self) -> Sequence[QWidget]:
        """The fields and the button, from the left."""
        return (self.region, self.mark, self.span, self.select)

    def offer(self, rows: Sequence[QueueRow]) -> None:
        """Offer the units of these rows."""
        units = {row.unit: short_unit(self.desk.organisation, row.unit) for row in rows}
        self.region.offer([("", self.desk.say("logs.all_regions")), *sorted(units.items())])

    def passing(self, rows: Sequence[QueueRow]) -> list[QueueRow]:
        """The rows that pass."""
        unit, mark = self.region.code, MARKS.get(self.mark.code)
        return [row for row in rows if unit in {"", row.unit} and (mark is None or mark(row))]

    def count_meeting(self, rows: Sequence[QueueRow]) -> None:
        """Say on the button how many it would choose."""
        meeting = sum(row.meets for row in rows)
        self.select.setText(self.desk.say("logs.select_meeting", count=meeting))
        self.select.setEnabled(meeting > 0)

    def clear(self) -> None:
        """Let everything pass."""
        self.region.choose("")
        self.mark.choose("")

    def _span_chosen(self) -> None:
        self.desk.memory.set("logs/span", self.span.code)
        self.span_changed.emit()
