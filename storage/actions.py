"""One user action: one transaction, its rows, the images of what it changed, and its entry in the audit.

Every row knows the number of the action that created it and of the one that changed it last. That, and the
images, is all that taking an action back needs (undo.py).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from storage.inserts import Inserts
from storage.keys import new_keys
from storage.records import AuditRecord, BeforeImageRecord, Kept

BATCH = 500
AUDIT: Table = AuditRecord.__table__  # type: ignore[assignment]
IMAGES: Table = BeforeImageRecord.__table__  # type: ignore[assignment]
KEEP_IMAGES = insert(IMAGES)


def table_of(record: type[Kept]) -> Table:
    """The table behind a record."""
    return record.__table__  # type: ignore[return-value]


def audit_hash(previous: str, entry: Sequence[Any]) -> str:
    """The hash of an entry: over the one before it and its own content, in order of the columns."""
    text = json.dumps([previous, *entry], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def as_json(row: dict[str, Any]) -> str:
    """A row as text; bytes, days and decimals marked so that they come back as they were."""
    return json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    match value:
        case bytes():
            return {"hex": value.hex()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
    return value


def from_json(text: str) -> dict[str, Any]:
    """A row from its text."""
    return {name: _lively(value) for name, value in json.loads(text).items()}


def _lively(value: Any) -> Any:
    match value:
        case {"hex": digits}:
            return bytes.fromhex(digits)
        case {"day": day}:
            return date.fromisoformat(day)
        case {"decimal": number}:
            return Decimal(number)
    return value


class Action:
    """The writing side of a transaction. Use through Store.action, which commits or rolls back."""

    def __init__(self, connection: Connection, kind: str, by: str, at: str) -> None:
        self._inserts = Inserts(connection)
        self.kind, self.by, self.at = kind, by, at
        self.number: int = (connection.scalar(select(func.max(AUDIT.c.number))) or 0) + 1
        self.details: dict[str, Any] = {}
        self.undoes: int | None = None
        self.changed: set[str] = set()
        self._keys = new_keys()
        self._imaged: set[tuple[str, bytes]] = set()

    @property
    def connection(self) -> Connection:
        """The transaction's connection, once the rows given so far are added; raises what they ran into."""
        return self._inserts.settled()

    def settle(self) -> None:
        """Wait for rows that are still being added; raises what they ran into."""
        self._inserts.settled()

    def close(self) -> None:
        """Let the connection be committed or rolled back: nothing is under way on it any more."""
        self._inserts.close()

    def insert(self, record: type[Kept], columns: Mapping[str, Sequence[Any]]) -> list[bytes]:
        """Add rows given column by column, all of one length; their new keys in the same order."""
        count = len(next(iter(columns.values())))
        if not count:
            return []
        keys = list(islice(self._keys, count))
        number = [self.number] * count
        self._inserts.add(table_of(record), {"id": keys, "created_in": number, "changed_in": number, **columns})
        self.changed.add(record.__tablename__)
        return keys

    def update(self, record: type[Kept], changes: dict[bytes, dict[str, Any]]) -> None:
        """Change rows by key, keeping what they were before the action. All changes name the same columns."""
        if not changes:
            return
        table = table_of(record)
        self._keep_images(table, changes)
        statement = _update_of(table, tuple(next(iter(changes.values()))))
        values = [
            {"row": key, "_changed_in": self.number, **{f"_{c}": v for c, v in change.items()}}
            for key, change in changes.items()
        ]
        self.connection.execute(statement, values)
        self.changed.add(table.name)

    def delete(self, record: type[Kept], keys: Sequence[bytes]) -> None:
        """Remove rows by key, keeping what they were."""
        if keys:
            table = table_of(record)
            self._keep_images(table, keys)
            for start in range(0, len(keys), BATCH):
                self.connection.execute(delete(table).where(table.c.id.in_(keys[start : start + BATCH])))
            self.changed.add(table.name)

    def _keep_images(self, table: Table, keys: Iterable[bytes]) -> None:
        wanted = iter([key for key in keys if (table.name, key) not in self._imaged])
        while some := list(islice(wanted, BATCH)):
            found = self.connection.execute(_rows_of(table), {"keys": some}).mappings()
            images = [
                {"action": self.number, "table_name": table.name, "row_id": row["id"], "content": as_json(dict(row))}
                for row in found
                if row["created_in"] != self.number
            ]
            if images:
                self.connection.execute(KEEP_IMAGES, images)
            self._imaged.update((table.name, key) for key in some)

    def write_audit(self) -> None:
        """Add the action's entry to the chain, as the last thing it does."""
        previous = self.connection.scalar(select(AUDIT.c.hash).where(AUDIT.c.number == self.number - 1)) or ""
        details = json.dumps(self.details, ensure_ascii=False, sort_keys=True)
        entry = (self.number, self.at, self.by, self.kind, details, self.undoes)
        values = (*entry, previous, audit_hash(previous, entry))
        self.connection.execute(insert(AUDIT).values(dict(zip(AUDIT.c.keys(), values, strict=True))))


@lru_cache(maxsize=64)
def _update_of(table: Table, columns: tuple[str, ...]) -> Update:
    """The update of one row by key. To put a statement together costs an edit more than to run it: it is kept."""
    return (
        update(table)
        .where(table.c.id == bindparam("row"))
        .values({name: bindparam(f"_{name}") for name in (*columns, "changed_in")})
    )


@lru_cache(maxsize=64)
def _rows_of(table: Table) -> Select[Any]:
    """The whole rows of some keys."""
    return select(table).where(table.c.id.in_(bindparam("keys", expanding=True)))
