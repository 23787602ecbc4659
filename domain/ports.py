"""What the services ask of the store, and what it answers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from domain.field import Event, Inspection, Outlet, Reply, Visit
from domain.organisation import Organisation
from domain.report import TypedParts, WeeklyReport
from domain.rules import RuleVersion
from domain.weeks import Week
from domain.work_log import Item, LogStatus, WorkLog


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """What became of the rows of a file: read = new + updated + same + skipped + refused."""

    read: int
    new: int
    updated: int
    same: int
    skipped: int
    refused: int


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """An import in the list of imports. `number` takes it back; `at` is UTC."""

    number: int
    file: str
    kind: str
    at: str
    new: int
    updated: int
    undone: bool


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row that an undo left alone: its table, and its number, code or day."""

    table: str
    name: str


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What an undo took away and gave back, the rows somebody changed or used since, and the tables it touched."""

    removed: int
    restored: int
    kept: tuple[KeptRow, ...]
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """An issued weekly report in the list of them. `at` is UTC, `issued_on` the day printed on it, `by` a number."""

    unit: str
    unit_name: str
    week: Week
    revision: int
    code: str
    issued_on: date
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Committed:
    """An action that was written: its number, by which it can be taken back, its kind, and the tables it changed."""

    number: int
    kind: str
    tables: frozenset[str]


class Reader(Protocol):
    """One consistent view of what is kept."""

    def organisation(self) -> Organisation: ...
    def rule_versions(self) -> tuple[RuleVersion, ...]: ...
    def logs(
        self, first: date, last: date, people: Collection[str] | None = None
    ) -> dict[str, dict[date, WorkLog]]: ...
    def week_totals(self, week: Week) -> dict[str, int]: ...
    def last_log_day(self, first: date, last: date) -> date | None: ...
    def outlets(self) -> tuple[Outlet, ...]: ...
    def inspections(self, first: date, last: date) -> tuple[Inspection, ...]: ...
    def visits(self, first: date, last: date) -> tuple[Visit, ...]: ...
    def events(self, first: date, last: date) -> tuple[Event, ...]: ...
    def replies(self, first: date, last: date) -> tuple[Reply, ...]: ...
    def typed_parts(self, unit: str, week: Week) -> TypedParts | None: ...
    def latest_report(self, unit: str, week: Week) -> WeeklyReport | None: ...
    def issued_report(self, unit: str, week: Week, revision: int) -> WeeklyReport | None: ...
    def issued_within(self, units: Collection[str], first: Week, last: Week) -> tuple[IssuedReport, ...]: ...
    def issued_page(
        self, units: Collection[str], sort: str, descending: bool, offset: int, limit: int
    ) -> tuple[tuple[IssuedReport, ...], int]: ...


class Writer(Reader, Protocol):
    """The same, within one action that may change it."""

    @property
    def number(self) -> int: ...
    def note(self, **details: Any) -> None: ...
    def roll_back(self) -> None: ...
    def merge(self, sheet: str, rows: Sequence[dict[str, Any]], today: date, absent: frozenset[str]) -> list[str]: ...
    def days_with_earlier_logs(self, days: Collection[date]) -> set[date]: ...
    def earlier_logs(self, days: Collection[date], people: Collection[str]) -> dict[str, dict[date, WorkLog]]: ...
    def add_logs(self, columns: Mapping[str, Sequence[Any]], status: LogStatus) -> None: ...
    def change_logs(self, changes: Sequence[tuple[WorkLog, WorkLog, int, str]]) -> None: ...
    def add_replies(self, replies: Sequence[tuple[Reply, WorkLog]]) -> None: ...
    def add_rule_version(self, version: RuleVersion) -> None: ...
    def rescore(self, points: Mapping[Item, int], version: str, first: date, last: date | None) -> int: ...
    def save_typed(self, unit: str, week: Week, typed: TypedParts) -> None: ...
    def add_report(self, report: WeeklyReport) -> None: ...
    def record_batch(self, file_name: str, sha256: str, kind: str, counts: BatchCounts) -> None: ...
    def undo(self, number: int) -> UndoResult: ...


class Store(Protocol):
    """The store: views to read, and actions that are written whole or not at all."""

    told: Callable[[Committed], object] | None
    """Is told of every action once it is written; perhaps from another thread."""

    def reading(self) -> AbstractContextManager[Reader]: ...
    def action(self, kind: str, by: str = "") -> AbstractContextManager[Writer]: ...
