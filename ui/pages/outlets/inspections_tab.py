"""Outlets, longest uninspected first, and beside them the form of an inspection; or the inspections made."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from domain.duties.field_lines import field_lines
from domain.duties.route import INSPECT, Stop
from domain.field_lists import BoardAsked, BoardRow, InspectionRow, Side
from domain.organisation import Role
from domain.services.fielding import FieldAim, FieldPlan, field_plan
from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.page import Keys, Tab
from ui.kit.parts import Segments, button, column, holder, key_line, row
from ui.pages.outlets.board import EVERY, GROUPED, Board, RegionField
from ui.pages.outlets.choices import as_of, find_field, periods, units_in_scope
from ui.pages.outlets.duty_strip import DutyStrip
from ui.pages.outlets.inspection_card import InspectionCard
from ui.pages.outlets.inspection_list import InspectionList
from ui.pages.outlets.route_card import RouteCard

SIDE, REGION = "outlets/side", "outlets/region"
NOON = 12
"""From this hour on, what is due today presses."""


class InspectionsTab(Tab):
    """The board and the form."""

    topics = frozenset(
        {"inspection", "visit", "finding", "outlet", "outlet_assignment", "unit", "member", "assignment", "work_log"}
        | {"leave", "calendar_day", "rule_version"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted, self._showing, self._walker = "", False, ""
        say, theme = desk.say, desk.theme
        self.strip = DutyStrip(desk)
        self.finder = find_field(desk, "outlets.find")
        self.region = RegionField(desk)
        self.view = Segments(
            say("outlets.view"),
            [("board", say("outlets.view_board")), ("records", say("outlets.view_records"))],
            "board",
        )
        self.period = Segments(say("outlets.period"), periods(desk), "quarter")
        self.period.hide()
        self.board, self.records = Board(desk, self.asked), InspectionList(desk)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.board)
        self.lists.addWidget(self.records)
        self.form = InspectionCard(desk, lambda: self.side)
        self.route = RouteCard(desk, self._go)
        bar = row(self.view, self.finder, None, self.period)
        bar.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        keys = [("Enter", say("outlets.board_keys")), ("Ctrl+F", say("outlets.find_key"))]
        left = Card(desk)
        left.add(holder(bar))
        left.add(self.lists, 1)
        left.add_foot(theme, key_line(theme, keys))
        left.setMinimumWidth(theme.px(560))
        self.form.setMinimumWidth(theme.px(388))
        right = column(self.route, self.form, gap=theme.px(12))
        right.setStretch(1, 1)
        both = row(left, right, gap=theme.px(12))
        both.setStretch(0, 810)
        both.setStretch(1, 388)
        self.setLayout(column(self.strip, both, gap=theme.px(12)))
        self._wire()

    def _wire(self) -> None:
        self.view.changed.connect(self._view_chosen)
        self.period.changed.connect(lambda _code: self._show_records())
        self.finder.textChanged.connect(lambda _text: self._filter())
        self.board.picked.connect(self._picked)
        self.board.opened.connect(self._begin)
        self.records.picked.connect(self._record_picked)
        self.form.finished.connect(self._after_saving)
        self.route.walker_chosen.connect(self._walker_chosen)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.finder.setFocus)

    def tools(self) -> Sequence[QWidget]:
        desk, say = self.desk, self.desk.say
        sides = [(side.value, say(f"outlets.side_{side.value}")) for side in Side]
        self.side_choice = Segments(say("outlets.side"), sides, self.side.value)
        self.side_choice.changed.connect(self._side_chosen)
        self.region.activated.connect(lambda _place: self._region_chosen(self.region.code))
        self.export = button(desk, say("outlets.export"), self.export_board, small=True)
        self.new = button(
            desk, say("outlets.new_inspection"), self.new_inspection, key="Ctrl+N", icon_name="plus", small=True
        )
        return (self.side_choice, self.region, self.export, self.new)

    @property
    def side(self) -> Side:
        """Whose inspections count: as chosen, or as the person's own role has it."""
        kept = self.desk.memory.get(SIDE)
        if kept:
            return Side(kept)
        member = self.desk.organisation.members.get(self.desk.me)
        role = member.assignment_on(self.desk.today()).role if member else None
        return Side.REGIONAL_MANAGER if role is Role.REGIONAL_MANAGER else Side.MARKET_DEPARTMENT

    @property
    def asked(self) -> BoardAsked:
        """The board that is shown."""
        return BoardAsked(as_of(self.desk), self.side, units_in_scope(self.desk))

    # showing

    def refresh(self) -> None:
        asked, store = self.asked, self.desk.store

        def read(_progress: Any) -> tuple[BoardRow, ...]:
            with store.reading() as reader:
                return reader.outlet_board(asked)

        self.desk.tasks.run(read, partial(self._show, asked))
        self._plan()

    def _show(self, asked: BoardAsked, rows: tuple[BoardRow, ...]) -> None:
        if not isValid(self):
            return  # the page was built anew meanwhile
        self.board.take(asked, rows)
        self.region.offer_regions(self.board.regions, self.desk.memory.get(REGION, EVERY))
        self._filter()
        if self._wanted:
            self.board.select_where(lambda found: found.code == self._wanted)
            self._wanted = ""

    def _filter(self) -> None:
        """Show what passes region and words."""
        if self.view.current == "records":
            self._show_records()
            return
        board, say, region = self.board, self.desk.say, self.region.code
        if board.found:
            board.set_empty(say("outlets.no_match"), say("outlets.clear_filter"), self._clear_filter)
        else:
            board.set_empty(say("outlets.no_outlets"), say("outlets.to_import"), lambda: self.desk.go("imports"))
        self._showing = True
        board.show_region(region, self.finder.text())
        chosen = "" if self.form.record else self.form.outlet
        if not board.select_where(lambda found: found.code == chosen):
            board.clearSelection()
        self._showing = False

    def _plan(self) -> None:
        """Have the duties of the side and the day's route worked out in the background."""
        desk, store, region = self.desk, self.desk.store, self.region.code.removeprefix(GROUPED)
        day, side = as_of(desk), self.side
        unit = region if region and side is Side.REGIONAL_MANAGER else desk.unit
        afternoon = day == desk.today() and desk.office.now().hour >= NOON
        aim = FieldAim(day, side, unit, desk.me, self._walker, afternoon)

        def read(_progress: Any) -> FieldPlan:
            with store.reading() as reader:
                return field_plan(reader, aim)

        desk.tasks.run(read, partial(self._show_plan, aim))

    def _show_plan(self, aim: FieldAim, plan: FieldPlan) -> None:
        if not isValid(self):
            return
        self.strip.show_lines(field_lines(aim.side, plan.found), aim.day)
        is_today = aim.day == self.desk.today()
        self.route.show_plan(plan if is_today else None, self.board.found, aim.day)
        if self.board.mark_route(plan.route if is_today else None) and self.view.current == "board":
            self._filter()

    def _walker_chosen(self, number: str) -> None:
        self._walker = number
        self._plan()

    def _go(self, stop: Stop) -> None:
        """Open the form of a stop: the inspection, else the visit."""
        if INSPECT not in stop.work:
            self.form.visit_wanted.emit(stop.place.code, as_of(self.desk), self.route.walkers.code)
            return
        self.open(outlet=stop.place.code)
        if self._wanted:  # beyond the scope: shown with the unit whose outlet it is
            walker = self.desk.organisation.members[self.route.walkers.code]
            self.desk.set_unit(walker.assignment_on(as_of(self.desk)).unit)
        self.form.begin()

    def _clear_filter(self) -> None:
        self.finder.clear()
        self._region_chosen(EVERY)

    def _region_chosen(self, region: str) -> None:
        self.desk.memory.set(REGION, region)
        self.region.choose(region)
        self._filter()
        self._plan()

    def _picked(self, found: BoardRow | None) -> None:
        if found and not self._showing:
            self.form.show_outlet(found)

    def _record_picked(self, found: InspectionRow | None) -> None:
        if found is not None:
            self.form.show_record(found.record, found.outlet_name)

    def _side_chosen(self, code: str) -> None:
        self.desk.memory.set(SIDE, code)
        self.refresh()

    def _view_chosen(self, code: str) -> None:
        board = code == "board"
        self.form.leave()
        self.lists.setCurrentWidget(self.board if board else self.records)
        self.period.setVisible(not board)
        self.finder.setPlaceholderText(self.desk.say("outlets.find" if board else "outlets.find_records"))
        self.form.show_nothing()
        self._filter()

    def _show_records(self) -> None:
        region = self.region.code.removeprefix(GROUPED)
        self.records.show_period(self.period.current or "quarter", self.finder.text(), region)

    # doing

    def _begin(self, found: BoardRow) -> None:
        self.form.show_outlet(found)
        self.form.begin()

    def new_inspection(self) -> None:
        """Inspect the chosen outlet, or the one longest uninspected."""
        if self.view.current != "board":
            self.view.choose("board")
            self._view_chosen("board")
        found = self.board.current() or next(iter(self.board.shown), None)
        if found:
            self.board.select_where(lambda other: other.code == found.code)
            self._begin(found)

    def _after_saving(self) -> None:
        self.board.clearSelection()
        self.board.setFocus()

    def open(self, **target: Any) -> None:
        outlet = target.get("outlet")
        if outlet:
            if self.view.current != "board":
                self.view.choose("board")
                self._view_chosen("board")
            self.finder.clear()
            if self.region.code != GROUPED:
                self._region_chosen(EVERY)
            self._wanted = str(outlet)
            if self.board.select_where(lambda found: found.code == outlet):
                self._wanted = ""

    def leave(self) -> None:
        self.form.leave()

    def keys(self) -> Keys:
        return (
            ("Ctrl+N", "outlets.new_inspection"),
            ("Ctrl+F", "outlets.find_key"),
            ("Enter", "outlets.board_keys"),
            ("1 2 3", "outlets.answer_keys"),
            ("Ctrl+Enter", "outlets.save"),
        )

    def export_board(self) -> None:
        """Hand the board out as a workbook."""
        desk, say = self.desk, self.desk.say
        proposed = say("outlets.export_name", day=as_of(desk).isoformat())
        target = desk.ask.save_file(say("outlets.export_title"), proposed, "Excel (*.xlsx)")
        if target is None:
            return
        rows, office = self.board.exported(), desk.office

        def write(_progress: Any) -> int:
            office.write_list(say("outlets.board"), rows, target)
            return len(rows) - 1

        desk.tasks.run(
            write,
            lambda count: desk.tell(say("outlets.exported", count=count), path=str(target)),
            words=say("outlets.export"),
        )
