"""The entry grid as a table: bands and people down, counts and scores of days across, the week's sums at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from domain.entry.days import ITEMS, DayEntry, DayState
from domain.entry.weeks import Group, PersonWeek
from domain.work_log import Item
from ui.desk import Desk
from ui.pages.logs.entry_session import CellOf, EntrySession

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Kind(Enum):
    """What a column holds."""

    NAME = auto()
    COUNT = auto()
    SCORE = auto()
    TOTAL = auto()
    PASS = auto()
    PACE = auto()


CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TYPED = CHOSEN | Qt.ItemFlag.ItemIsEditable
"""What a count allows. Asked twice a cell painted, so put together once."""

WEEKLY = (Kind.TOTAL, Kind.PASS, Kind.PACE)


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the grid: its kind, and for counts and scores the day and item."""

    kind: Kind
    day: date | None = None
    item: Item | None = None


class EntryModel(QAbstractTableModel):
    """Reads everything from the session; nothing is kept twice. `folded` names units whose people are hidden."""

    def __init__(self, desk: Desk, session: EntrySession) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self.places: list[Place] = []
        self.lines: list[Group | str] = []
        self.folded: set[str] = set(desk.memory.get("entry/folded", []))

    def rebuild(self) -> None:
        """Take the people and days of the session anew."""
        team = self.session.team
        places = [Place(Kind.NAME)]
        for day in self.session.days:
            places += [*(Place(Kind.COUNT, day, item) for item in ITEMS), Place(Kind.SCORE, day)]
        places += [Place(kind) for kind in WEEKLY]
        lines: list[Group | str] = []
        for group in team.groups if team else ():
            lines.append(group)
            if group.unit not in self.folded:
                lines += [person.employee_no for person in group.people]
        if (places, self._shape(lines)) == (self.places, self._shape(self.lines)):
            self.lines = lines
            self.touch_all()
            return
        self.beginResetModel()
        self.places, self.lines = places, lines
        self.endResetModel()

    @staticmethod
    def _shape(lines: Iterable[Group | str]) -> list[str]:
        return [f"#{line.unit}" if isinstance(line, Group) else line for line in lines]

    def fold(self, unit: str) -> None:
        """Hide or show the people of a unit."""
        self.folded ^= {unit}
        self.desk.memory.set("entry/folded", sorted(self.folded))
        self.rebuild()

    # where things are

    @property
    def order(self) -> list[str]:
        """The people shown, from the top down."""
        return [line for line in self.lines if isinstance(line, str)]

    def person(self, row: int) -> PersonWeek | None:
        """Who stands in a row; nobody in a band."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return self.session.people.get(line) if isinstance(line, str) else None

    def group(self, row: int) -> Group | None:
        """The band in a row."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line if isinstance(line, Group) else None

    def cell(self, index: Index) -> CellOf | None:
        """Whose count of which day a cell is."""
        person, place = self.person(index.row()), self.places[index.column()] if index.isValid() else None
        if person is None or place is None or place.day is None or place.item is None:
            return None
        return person.employee_no, place.day, place.item

    def entry(self, index: Index) -> DayEntry | None:
        """The day a cell belongs to."""
        person = self.person(index.row()) if index.isValid() else None
        day = self.places[index.column()].day if person else None
        return person.on(day) if person and day else None

    def index_of(self, number: str, day: date, item: Item) -> QModelIndex:
        """Where a cell is; nowhere if its people are folded away or its day has no column."""
        place = Place(Kind.COUNT, day, item)
        if number in self.lines and place in self.places:
            return self.index(self.lines.index(number), self.places.index(place))
        return QModelIndex()

    def score_of(self, index: QModelIndex) -> QModelIndex:
        """The score of a cell's day, at the day's end."""
        return self.index(index.row(), self.places.index(Place(Kind.SCORE, self.places[index.column()].day)))

    def columns_of(self, kinds: Sequence[Kind]) -> list[int]:
        """The columns of these kinds."""
        return [n for n, place in enumerate(self.places) if place.kind in kinds]

    # Qt's questions

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name
        return len(self.lines)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name
        return len(self.places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        person = self.person(index.row())
        if person is None:
            return Qt.ItemFlag.NoItemFlags
        place = self.places[index.column()]
        if place.day is None or place.item is None:
            return Qt.ItemFlag.ItemIsEnabled
        return TYPED if self.session.takes(person.on(place.day)) else CHOSEN

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in {Role.DisplayRole, Role.EditRole}:
            return self._text(index)
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            return self._spoken(index) or None
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802  Qt's name
        cell = self.cell(index)
        return role == Role.EditRole and cell is not None and self.session.type(*cell, str(value))

    def _text(self, index: Index) -> str:
        person, place = self.person(index.row()), self.places[index.column()]
        if person is None:
            group = self.group(index.row())
            return group.name if group and place.kind is Kind.NAME else ""
        if place.day is not None:
            entry = person.on(place.day)
            return entry.of(place.item).text if place.item else self.score_text(entry)
        weekly = {
            Kind.NAME: person.name,
            Kind.TOTAL: str(person.total),
            Kind.PASS: str(person.pass_mark) if person.expected else "–",
            Kind.PACE: self._pace(person),
        }
        return weekly[place.kind]

    def _pace(self, person: PersonWeek) -> str:
        if person.lost:
            return self.desk.say("entry.lost", gap=person.gap)
        return str(person.pace) if person.pace is not None else "–"

    def score_text(self, entry: DayEntry) -> str:
        """What stands in a score cell: the score, a dash for a wrong day, or why there is none."""
        if entry.wrong:
            return "–"
        if entry.score is not None:
            return str(entry.score)
        if entry.state is DayState.LEAVE:
            return self.desk.say("entry.leave_short")
        missing = entry.expected and entry.state is DayState.OPEN and entry.day < self.desk.today()
        return self.desk.say("entry.missing_short") if missing else ""

    def _spoken(self, index: Index) -> str:
        """A cell for somebody who does not see the grid, and as its tip."""
        person, place = self.person(index.row()), self.places[index.column()]
        text = self._text(index)
        if person is None:
            return text
        say = self.desk.say
        if place.kind is Kind.PACE and person.pace is not None:
            return say("entry.pace_tip", days=person.open_days, pace=person.pace)
        if place.day is None:
            return text
        entry = person.on(place.day)
        state = say(f"entry.state_{entry.state.value}")
        item = self.desk.term(place.item.value) if place.item else say("entry.score")
        spoken = say("entry.cell", name=person.name, day=f"{place.day:%m-%d}", item=item, text=text, state=state)
        if place.item and (wrong := entry.of(place.item).wrong):
            return f"{spoken} {say(f'entry.wrong_{wrong.value}')}"
        return spoken

    def touch(self, numbers: Iterable[str]) -> None:
        """These people's rows show something else."""
        wanted = set(numbers)
        rows = [n for n, line in enumerate(self.lines) if isinstance(line, str) and line in wanted]
        if len(rows) > 12:
            self.touch_all()
            return
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.places) - 1))

    def touch_all(self) -> None:
        """Everything may show something else."""
        if self.lines and self.places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.places) - 1))
