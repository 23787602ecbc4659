"""Everything owed in a scope on a day, read once and then narrowed and sorted as often as asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.duties.watching import Watched
from domain.ports import Store
from domain.services.duties import watched


@dataclass(frozen=True)
class Narrowed:
    """What a list is narrowed to; empty lets everything pass. `words` must all stand in a duty's own words."""

    view: str = ""
    rule: str = ""
    period: str = ""
    words: tuple[str, ...] = ()


@dataclass
class DutyBook:
    """A day's duties of a unit, read by the first who asks: a background job, never the window's thread."""

    store: Store
    unit: str
    on: date
    afternoon: bool
    spoken: Callable[[Watched], str]
    _all: list[tuple[Watched, str]] | None = field(default=None, init=False)

    def everything(self) -> list[tuple[Watched, str]]:
        """Every duty with the words it is found by, by deadline, then as the guideline orders them."""
        if self._all is None:
            with self.store.reading() as reader:
                found = watched(reader, self.on, self.unit, afternoon=self.afternoon)
            found.sort(key=lambda one: one.duty.due)
            self._all = [(one, self.spoken(one).lower()) for one in found]
        return self._all

    def narrowed(self, wanted: Narrowed, keys: Mapping[str, Callable[[Watched], Any]]) -> "FoundDuties":
        """Those that pass."""
        passing = [one for one, words in self.everything() if _passes(one, words, wanted)]
        views = {"": len(passing), "open": sum(one.is_open for one in passing)}
        views["met"] = sum(one.duty.met is True for one in passing)
        rows = [one for one in passing if _seen(one, wanted.view)]
        return FoundDuties(tuple(rows), views, keys)


def _passes(one: Watched, words: str, wanted: Narrowed) -> bool:
    entry = one.duty.entry
    return (
        wanted.rule in {"", entry.key}
        and wanted.period in {"", one.band.value}
        and all(word in words for word in wanted.words)
    )


def _seen(one: Watched, view: str) -> bool:
    return view == "" or (one.is_open if view == "open" else one.duty.met is True)


@dataclass(frozen=True)
class FoundDuties:
    """Duties that pass, how many of each view there are, and by what they are sorted."""

    rows: tuple[Watched, ...]
    views: Mapping[str, int]
    keys: Mapping[str, Callable[[Watched], Any]]

    @property
    def count(self) -> int:
        return len(self.rows)

    def ordered(self, sort: str, descending: bool) -> Sequence[Watched]:
        """All of them, by a column; without one, by deadline."""
        if sort not in self.keys:
            return self.rows
        return sorted(self.rows, key=self.keys[sort], reverse=descending)

    def page(self, offset: int, limit: int, sort: str, descending: bool, /) -> Sequence[Watched]:
        """Some of them."""
        return self.ordered(sort, descending)[offset : offset + limit]
