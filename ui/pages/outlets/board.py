"""The board of outlets: all of them, one region's, or each region's under a band; longest uninspected first."""

from collections.abc import Sequence

from domain.duties.route import Route
from domain.field_lists import BoardAsked, BoardRow
from ui.desk import Desk
from ui.kit.form import ChoiceField
from ui.kit.looks import Band
from ui.kit.rows import Column
from ui.kit.table import Table
from ui.pages.outlets.board_columns import board_columns
from ui.pages.outlets.choices import short_unit

EVERY, GROUPED = "", "*"
"""No region chosen: every outlet in one list, or under its region's band."""


class Board(Table[BoardRow]):
    """The outlets of the scope as last read, and which of them are shown."""

    def __init__(self, desk: Desk, asked: BoardAsked) -> None:
        self.asked = asked
        self.found: tuple[BoardRow, ...] = ()
        self.stops: dict[str, int] = {}
        super().__init__(desk, "outlets.board", board_columns(desk, asked, 0, {}, {}))

    def take(self, asked: BoardAsked, found: tuple[BoardRow, ...]) -> None:
        """Other outlets were read; they are shown by `show_region`."""
        self.asked, self.found = asked, found

    def mark_route(self, route: Route | None) -> bool:
        """Number the outlets of a route; whether that changes what `show_region` shows."""
        before, stops = self.stops, route.stops if route else ()
        self.stops = {stop.place.code: number for number, stop in enumerate(stops, 1)}
        return self.stops != before

    @property
    def regions(self) -> dict[str, str]:
        """The units in charge of some outlet, by code, with their short names."""
        units = {row.unit: row.unit_name for row in self.found}
        return {code: short_unit(self.desk, units[code]) for code in sorted(units)}

    def of_region(self, region: str) -> tuple[BoardRow, ...]:
        """The outlets of a region, or all."""
        return tuple(row for row in self.found if region in {EVERY, GROUPED, row.unit})

    def show_region(self, region: str, text: str) -> None:
        """Show the outlets of a region, or all, that hold these words."""
        words, rows = text.lower().split(), self.of_region(region)
        columns = board_columns(self.desk, self.asked, len(rows), self.regions, self.stops)
        self.columns = self.rows_model.columns = columns
        at = next(place for place, column in enumerate(columns) if column.code == "region")
        self.setColumnHidden(at, region != EVERY)  # the choice or the band says it
        passing = [r for r in rows if all(w in f"{r.name} {r.code} {r.bank}".lower() for w in words)]
        self.show_rows(self._banded(passing) if region == GROUPED else passing)

    def _banded(self, rows: Sequence[BoardRow]) -> list[BoardRow | Band]:
        found: list[BoardRow | Band] = []
        for code, name in self.regions.items():
            here = [row for row in rows if row.unit == code]
            if here:
                week = sum(row.this_week for row in here)
                found += [Band(name, self.desk.say("outlets.region_note", count=len(here), week=week)), *here]
        return found

    @property
    def shown(self) -> list[BoardRow]:
        """The outlets on screen, in their order."""
        return [row for row in self.rows_model.rows if isinstance(row, BoardRow)]

    def exported(self) -> list[list[object]]:
        """Heads and rows for a workbook: figures and days as such, the rest as it is read."""
        head: list[object] = [column.head for column in self.columns]
        return [head, *(_exported(self.columns, row) for row in self.shown)]


class RegionField(ChoiceField):
    """Which region's outlets are shown: all, all in groups, or one; not asked where there is but one."""

    def __init__(self, desk: Desk) -> None:
        self._all = [(EVERY, desk.say("outlets.all_regions")), (GROUPED, desk.say("outlets.by_region"))]
        super().__init__(self._all, EVERY, small=True)
        self.setAccessibleName(desk.say("outlets.region"))

    def offer_regions(self, regions: dict[str, str], wanted: str) -> None:
        """Offer these; the wanted one is chosen if it is among them."""
        self.offer([*self._all, *regions.items()], wanted)
        self.setVisible(len(regions) > 1)


def _exported(columns: Sequence[Column[BoardRow]], row: BoardRow) -> list[object]:
    plain: dict[str, object] = {"outlet": row.name, "days": row.days, "day": row.last, "open": row.open_findings}
    values = [plain.get(column.code, column.text(row)) for column in columns]
    return ["" if value is None else value for value in values]
