"""Reading the queue outside the window's thread."""

from dataclasses import dataclass
from datetime import date

from domain.ports import Store
from domain.review import GivenReply, QueueRow
from domain.services.approvals import waiting_logs


@dataclass(frozen=True)
class Read:
    """What a reading of the store gave, and after how many decisions it was asked for."""

    turn: int
    waiting: tuple[QueueRow, ...]
    given: tuple[GivenReply, ...]


@dataclass(frozen=True)
class Asked:
    """A question to the store that holds no widget, so that any thread may put it."""

    store: Store
    me: str
    unit: str
    days: tuple[date, date]
    today: date

    def read(self, turn: int) -> Read:
        """The queue and today's decisions."""
        with self.store.reading() as reader:
            waiting = waiting_logs(reader, self.me, self.unit, self.days)
            return Read(turn, waiting, reader.replies_given(self.me, self.today))
