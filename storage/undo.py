"""Taking an action back: what it created goes, what it changed or removed returns, as far as nobody built on it."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, UniqueConstraint, insert, or_, select

from domain.ports import KeptRow
from domain.problems import Refusal
from storage.actions import AUDIT, BATCH, IMAGES, Action, from_json
from storage.records import Record

KEPT_TABLES = [table for table in Record.metadata.sorted_tables if "created_in" in table.c]
"""Tables of the business, each after those it points to."""


PARTS = {
    "assignment": "member_id",
    "outlet_assignment": "outlet_id",
    "attendance": "event_id",
    "log_revision": "log_id",
    "inspection_item": "inspection_id",
    "finding": "inspection_id",
    "finding_step": "finding_id",
    "sample_person": "draw_id",
    "sample_day": "draw_id",
}
"""Tables whose rows are part of another row, by the column that points to it: they stay or go together."""


FINAL = ("undo", "report", "demo")
"""Kinds of action that are not taken back: an issued report is corrected by its next revision."""


@dataclass
class TakenBack:
    """What an undo did. `kept` names the rows that somebody changed or used since, by table and key."""

    removed: int = 0
    restored: int = 0
    kept: list[tuple[str, bytes]] = field(default_factory=list)


def take_back(action: Action, number: int) -> TakenBack:
    """Undo the action of that number within this one. Refuses `action_unknown`, `action_final`, `action_undone`."""
    connection = action.connection
    kind = connection.scalar(select(AUDIT.c.kind).where(AUDIT.c.number == number))
    if kind is None:
        raise Refusal("action_unknown", number=number)
    if kind in FINAL:
        raise Refusal("action_final", number=number)
    if connection.scalar(select(AUDIT.c.number).where(AUDIT.c.undoes == number)) is not None:
        raise Refusal("action_undone", number=number)
    action.undoes = number
    done = TakenBack()
    for table in reversed(KEPT_TABLES):
        _remove_created(action, table, number, done)
    for table in KEPT_TABLES:
        _restore_images(action, table, number, done)
    return done


def _remove_created(action: Action, table: Table, number: int, done: TakenBack) -> None:
    rows = action.connection.execute(
        select(table.c.id, table.c.changed_in).where(table.c.created_in == number).order_by(table.c.id)
    ).all()
    if not rows:
        return
    action.changed.add(table.name)
    untouched = [row.id for row in rows if row.changed_in == number]
    used = _used(action, table, untouched) | _parts_of_kept(action, table, number)
    while going := [key for key in untouched if key not in used]:
        for start in range(0, len(going), BATCH):
            action.connection.execute(table.delete().where(table.c.id.in_(going[start : start + BATCH])))
        done.removed += len(going)
        if not used or not _points_to_itself(table):
            break
        untouched = [key for key in untouched if key in used]  # a unit whose lower units are gone now goes too
        used = _used(action, table, untouched)
    done.kept += [(table.name, row.id) for row in rows if row.changed_in != number or row.id in used]


def _points_to_itself(table: Table) -> bool:
    return any(foreign.column.table is table for foreign in table.foreign_keys)


def _parts_of_kept(action: Action, table: Table, number: int) -> set[bytes]:
    """Rows that are part of another row of the same action which has to stay."""
    if table.name not in PARTS:
        return set()
    column = table.c[PARTS[table.name]]
    owner = next(iter(column.foreign_keys)).column.table
    owners = action.connection.execute(
        select(owner.c.id, owner.c.changed_in).where(owner.c.created_in == number)
    ).all()
    kept = {row.id for row in owners if row.changed_in != number}
    kept |= _used(action, owner, [row.id for row in owners], going=number)
    parts = action.connection.execute(select(table.c.id, column.label("owner")).where(table.c.created_in == number))
    return {row.id for row in parts if row.owner in kept}


def _used(action: Action, table: Table, keys: list[bytes], going: int | None = None) -> set[bytes]:
    """Those of the rows that other rows still point to, but for their own parts that go with the action `going`."""
    used: set[bytes] = set()
    for other in KEPT_TABLES:
        for column in other.c:
            if any(foreign.column.table is table for foreign in column.foreign_keys):
                staying = _staying(other, column.name, going)
                for start in range(0, len(keys), BATCH):
                    some = keys[start : start + BATCH]
                    query = select(column).distinct().where(column.in_(some), *staying)
                    used.update(action.connection.scalars(query))
    return used


def _staying(other: Table, column: str, going: int | None) -> list[ColumnElement[bool]]:
    """Parts that an action made and nobody changed since go with it."""
    if going is None or PARTS.get(other.name) != column:
        return []
    return [or_(other.c.created_in != going, other.c.changed_in != going)]


def _restore_images(action: Action, table: Table, number: int, done: TakenBack) -> None:
    images = action.connection.execute(
        select(IMAGES.c.row_id, IMAGES.c.content).where(IMAGES.c.action == number, IMAGES.c.table_name == table.name)
    ).all()
    if not images:
        return
    action.changed.add(table.name)
    undone = select(AUDIT.c.undoes).where(AUDIT.c.undoes.is_not(None))
    for start in range(0, len(images), BATCH):
        some = {row.row_id: from_json(row.content) for row in images[start : start + BATCH]}
        now = {
            row.id: row.changed_in
            for row in action.connection.execute(select(table.c.id, table.c.changed_in).where(table.c.id.in_(some)))
        }
        later = set(
            action.connection.scalars(
                select(IMAGES.c.row_id).where(
                    IMAGES.c.action > number,
                    IMAGES.c.action.not_in(undone),
                    IMAGES.c.table_name == table.name,
                    IMAGES.c.row_id.in_(some),
                )
            )
        )
        restorable = {
            key: image
            for key, image in some.items()
            if now.get(key) in {None, number}
            and key not in later
            and (key in now or not _taken(action.connection, table, image))
        }
        _drop_dangling(action.connection, table, restorable)
        _write_back(action, table, restorable, now)
        done.restored += len(restorable)
        done.kept += [(table.name, key) for key in some if key not in restorable]


def _taken(connection: Connection, table: Table, image: dict[str, Any]) -> bool:
    """Whether another row has taken the natural key of a removed one meanwhile."""
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint):
            same = [column == image[column.name] for column in rule.columns]
            if connection.scalar(select(table.c.id).where(*same).limit(1)) is not None:
                return True
    return False


def _drop_dangling(connection: Connection, table: Table, images: dict[bytes, dict[str, Any]]) -> None:
    """Leave out what would point to a row that was taken back meanwhile, and what would point to that."""
    for column in table.c:
        for foreign in column.foreign_keys:
            aims = {image[column.name] for image in images.values()} - {None}
            other = foreign.column.table
            there = set(connection.scalars(select(other.c.id).where(other.c.id.in_(aims)))) if aims else set()
            while True:
                known = there | images.keys() if other is table else there
                lost = [key for key, image in images.items() if image[column.name] not in {None, *known}]
                if not lost:
                    break
                for key in lost:
                    del images[key]


def _write_back(action: Action, table: Table, images: dict[bytes, dict[str, Any]], now: dict[bytes, int]) -> None:
    for key, image in images.items():
        if key in now:
            action.connection.execute(table.update().where(table.c.id == key).values(image))
        else:
            action.connection.execute(insert(table).values(image))


def describe(connection: Connection, table_name: str, key: bytes) -> KeptRow:
    """A kept row as people know it: the table, and its number, code or day."""
    table = Record.metadata.tables[table_name]
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    if row is None:
        return KeptRow(table_name, key.hex())
    people = Record.metadata.tables["member"]
    words = [str(row[name]) for name in ("code", "employee_no", "work_date", "day") if name in table.c]
    owner = next((row[n] for n in ("member_id", "inspector_id", "visitor_id", "reviewer_id") if n in table.c), None)
    if owner is not None:
        words.insert(0, str(connection.scalar(select(people.c.employee_no).where(people.c.id == owner))))
    return KeptRow(table_name, " ".join(words) or key.hex())
