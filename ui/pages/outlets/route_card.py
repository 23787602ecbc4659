"""Where to go today: the fewest stops that keep every deadline, each opening the form of its outlet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.duties.route import INSPECT, VISIT, Route, Stop
from domain.field_lists import BoardRow
from domain.services.fielding import FieldPlan
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.flow import Flow
from ui.kit.form import ChoiceField
from ui.kit.parts import clear, column, label, link, row
from ui.pages.outlets.choices import named_day

MOST = 4
"""So many stops are shown at once; the others unfold."""


@dataclass(frozen=True)
class Walk:
    """A route as it is shown: whose, on which day, and the board's rows by outlet."""

    name: str
    route: Route
    day: date
    rows: Mapping[str, BoardRow]


class RouteCard(Card):
    """The stops in their order. `walker_chosen` tells that somebody else's route is wanted."""

    walker_chosen = Signal(str)

    def __init__(self, desk: Desk, go: Callable[[Stop], object]) -> None:
        super().__init__(desk, desk.say("outlets.route"))
        self.desk, self._go = desk, go
        self.walk: Walk | None = None
        self.walkers = ChoiceField((), small=True)
        self.walkers.setAccessibleName(desk.say("outlets.route_of"))
        self.walkers.activated.connect(lambda _place: self.walker_chosen.emit(self.walkers.code))
        self.copy = link(desk, desk.say("outlets.route_copy"), self.copy_text)
        self.add_tool(self.walkers, self.copy)
        self.pace = label("", "faint", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(desk.theme.px(4))
        whole = column(self.lines, self.pace, gap=desk.theme.px(6))
        whole.setContentsMargins(desk.theme.px(14), desk.theme.px(8), desk.theme.px(12), desk.theme.px(2))
        self.add(whole)
        self.hide()

    def show_plan(self, plan: FieldPlan | None, rows: Sequence[BoardRow], day: date) -> None:
        """Show the chosen one's route; nothing where nobody goes, or on another day than today."""
        self.setVisible(plan is not None and bool(plan.walker))
        if plan is None or not plan.walker:
            return
        names = {member.employee_no: member.name for member in plan.walkers}
        self.walkers.offer(list(names.items()), plan.walker)
        self.walkers.setVisible(len(names) > 1)
        self.walk = Walk(names[plan.walker], plan.route, day, {found.code: found for found in rows})
        self.pace.setText(pace_of(self.desk, plan.route))
        self.pace.setVisible(bool(plan.route.stops))
        self.copy.setVisible(bool(plan.route.stops))
        self._show(self.walk, MOST)

    def _show(self, walk: Walk, most: int) -> None:
        clear(self.lines)
        stops = walk.route.stops
        if not stops:
            self.lines.addWidget(label(nothing_of(self.desk, walk), "caption", wrap=True))
        for number, stop in enumerate(stops[:most], 1):
            self.lines.addWidget(self._line(number, stop, walk))
        if len(stops) > most:
            words = self.desk.say("outlets.route_more", count=len(stops) - most)
            more = link(self.desk, words, lambda: self._show(walk, len(stops)))
            self.lines.addLayout(row(more, None))

    def _line(self, number: int, stop: Stop, walk: Walk) -> QWidget:
        """A stop: its number, its outlet to be opened, and why it is on the route."""
        name = link(self.desk, stop.place.name.replace("&", "&&"), partial(self._go, stop))
        name.setToolTip(stop.place.address)
        why = label(reason_of(self.desk, stop, walk), "caption")
        return Flow((label(str(number), "number"), name, why), self.desk.theme.px(6))

    def copy_text(self) -> None:
        """Put the route on the clipboard, as it would be sent to somebody."""
        if self.walk:
            QGuiApplication.clipboard().setText(text_of(self.desk, self.walk))
            self.desk.tell(self.desk.say("outlets.route_copied", count=len(self.walk.route.stops)))


def pace_of(desk: Desk, route: Route) -> str:
    """How many inspections and visits a day keep every deadline."""
    kinds = {"inspections": route.inspections, "visits": route.visits}
    said = [desk.say(f"outlets.route_{kind}", count=count) for kind, count in kinds.items() if count]
    mark = desk.say("outlets.route_and")
    return desk.say("outlets.route_pace", work=mark.join(said)) if said else ""


def reason_of(desk: Desk, stop: Stop, walk: Walk) -> str:
    """Why an outlet is on the route: how long unseen, the head, by when."""
    said = []
    if INSPECT in stop.work:
        found = walk.rows.get(stop.place.code)
        last = found.last if found else stop.place.inspected
        code = "outlets.route_days" if last else "outlets.route_never"
        said.append(desk.say(code, days=(walk.day - last).days if last else 0))
    if VISIT in stop.work:
        said.append(desk.say("outlets.route_head"))
    due = stop.by > walk.day
    said.append(
        desk.say("outlets.route_by", day=named_day(desk, stop.by)) if due else desk.say("outlets.route_today")
    )
    return desk.say("outlets.route_dot").join(said)


def nothing_of(desk: Desk, walk: Walk) -> str:
    """That nobody need go today, and which outlet has waited longest."""
    longest = next(iter(walk.rows.values()), None)
    if longest is None:
        return desk.say("outlets.route_none")
    why = desk.say("outlets.route_never" if longest.days is None else "outlets.route_days", days=longest.days)
    return desk.say("outlets.route_none_longest", outlet=longest.name, why=why)


def text_of(desk: Desk, walk: Walk) -> str:
    """The route as text: whose, of which day, a line a stop."""
    lines = [desk.say("outlets.route_text", name=walk.name, day=named_day(desk, walk.day))]
    for number, stop in enumerate(walk.route.stops, 1):
        code = "outlets.route_line_at" if stop.place.address else "outlets.route_line"
        facts = {"name": stop.place.name, "address": stop.place.address, "why": reason_of(desk, stop, walk)}
        lines.append(desk.say(code, number=number, **facts))
    return "\n".join(lines)
