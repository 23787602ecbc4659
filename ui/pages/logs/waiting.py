"""The logs that wait for a decision: read outside the window's thread, and what decisions leave of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from domain.ports import Store
from domain.review import Chosen, GivenReply, QueueRow
from domain.services.approvals import waiting_logs
from domain.services.deciding import Decided
from domain.work_log import Decision
from ui.desk import Desk
from ui.pages.logs.queue import day_of
from ui.pages.logs.sieve import Sieve

AFTER_DECISION_MS = 400
"""A decision changes the list at once; the store is read again only when the keys rest."""

EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Asked:
    """A question to the store that holds no widget, so that any thread may put it."""

    store: Store
    me: str
    unit: str
    days: tuple[date, date]
    today: date

    def read(self) -> tuple[tuple[QueueRow, ...], tuple[GivenReply, ...]]:
        """The queue and today's decisions."""
        with self.store.reading() as reader:
            waiting = waiting_logs(reader, self.me, self.unit, self.days)
            return waiting, reader.replies_given(self.me, self.today)


class Waiting(QObject):
    """`rows` that wait and the replies `given` today. `read`: they were read anew."""

    read = Signal()

    def __init__(self, desk: Desk, sieve: Sieve, owner: QWidget) -> None:
        super().__init__(owner)
        self.desk, self.sieve = desk, sieve
        self.rows: tuple[QueueRow, ...] = ()
        self.given: tuple[GivenReply, ...] = ()
        self._turn = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_DECISION_MS)
        self._later.timeout.connect(self.ask)

    def ask_soon(self) -> None:
        """Read them anew: at once, or when the keys rest."""
        if not self._later.isActive():
            self.ask()

    def ask(self) -> None:
        """Read them anew now; nobody in particular has none."""
        desk, turn = self.desk, self._turn
        if not desk.me:
            self._take(turn, (), ())
            return
        first = EARLIEST if self.sieve.span.code == "all" else desk.week.monday
        asked = Asked(desk.store, desk.me, desk.unit, (first, desk.week.sunday), desk.today())
        desk.tasks.run(lambda _: asked.read(), lambda found: self._take(turn, *found), words=desk.say("logs.read"))

    def _take(self, turn: int, rows: tuple[QueueRow, ...], given: tuple[GivenReply, ...]) -> None:
        """Take a reading over, unless a decision was made meanwhile: then the next one counts."""
        if isValid(self) and turn == self._turn:
            self.rows, self.given = rows, given
            self.sieve.offer(rows)
            self.read.emit()

    def stop(self) -> None:
        """Read nothing later on."""
        self._later.stop()

    @property
    def passing(self) -> list[QueueRow]:
        """The rows that pass the filters."""
        return self.sieve.passing(self.rows)

    def following(self, chosen: Collection[Chosen]) -> Chosen | None:
        """The log to show after these: the next one that still waits, else the one before."""
        rows, gone = self.passing, {(one.employee_no, one.day) for one in chosen}
        places = [place for place, row in enumerate(rows) if day_of(row) in gone]
        if not places:
            return None
        left: Sequence[QueueRow] = [row for row in (*rows[max(places) :], *reversed(rows)) if day_of(row) not in gone]
        return left[0].chosen if left else None

    def decided(self, decision: Decision, done: Decided) -> None:
        """Take out what waits no longer, and read all of it anew when the keys rest."""
        self._turn += 1
        self._later.start()
        gone = {(one.employee_no, one.day) for one in done.taken}
        if decision is not Decision.COMMENT:
            self.rows = tuple(row for row in self.rows if day_of(row) not in gone)
