"""A store's contents for comparing: rows by natural order, without keys and action numbers."""

from typing import Any

from sqlalchemy import select

from storage.records import Record
from storage.store import Store

AUDITED = {"audit", "before_image", "import_batch"}


def contents(store: Store, *, keys: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the business; with `keys` also keys and action numbers, to the letter."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with store.reading() as reader:
        names: dict[bytes, str] = {}
        for table in Record.metadata.sorted_tables:
            for row in reader.connection.execute(select(table)).mappings():
                if "id" in row:
                    natural = [str(row[c]) for c in ("code", "employee_no", "work_date", "first") if c in row]
                    owner = names.get(row.get("member_id") or row.get("outlet_id") or b"", "")
                    names[row["id"]] = "/".join([table.name, owner, *natural])
        for table in Record.metadata.sorted_tables:
            if table.name in AUDITED:
                continue
            columns = [
                c.name for c in table.c if keys or c.name not in {"id", "created_in", "changed_in", "submitted_in"}
            ]
            rows = reader.connection.execute(select(*(table.c[name] for name in columns)))
            shown = [
                tuple(v if keys else names.get(v, v) if isinstance(v, bytes) else v for v in row) for row in rows
            ]
            found[table.name] = sorted(shown, key=repr)
    return found
