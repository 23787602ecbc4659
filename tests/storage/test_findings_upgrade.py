"""Abnormal inspections of an older store have findings after its upgrade (schema 0007)."""

from datetime import date
from pathlib import Path

from domain.field_lists import FieldAsked
from domain.services.undoing import undo
from storage import sqlite
from storage.schema import migrate
from storage.store import Store
from tests.conftest import NOW

OLD_ROWS = (
    "INSERT INTO audit VALUES (1, '{now}', '', 'import_field', '{{}}', NULL, '', '')",
    "INSERT INTO audit VALUES (2, '{now}', '', 'import_field', '{{}}', NULL, '', 'x')",
    "INSERT INTO unit VALUES (x'01', 1, 1, 'R', '區', 'region', NULL, NULL, NULL, NULL)",
    "INSERT INTO member VALUES (x'02', 1, 1, '7', '甲', '2020-01-01', NULL, '')",
    "INSERT INTO outlet VALUES (x'03', 1, 1, 'O', '網點', '', '', '', 1, 0, '', '', NULL, NULL)",
    "INSERT INTO outlet_assignment VALUES (x'04', 1, 1, x'03', x'01', '2020-01-01')",
    "INSERT INTO inspection VALUES (x'05', 2, 2, '2026-11-02', x'03', x'02', 'routine', 'abnormal', '缺料', '2026-11-09')",
    "INSERT INTO inspection VALUES (x'06', 2, 2, '2026-11-03', x'03', x'02', 'routine', 'normal', '', NULL)",
)


def test_earlier_abnormal_inspections_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = sqlite.engine(path, writing=True)
    with engine.begin() as connection:
        migrate(connection, "0006")
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement.format(now=NOW))
    engine.dispose()
    store = Store.open(path, lambda: NOW)
    with store.reading() as reader:
        rows, count = reader.findings_page(FieldAsked(date(2026, 1, 1), date(2026, 12, 31)))
    assert (count, rows[0].description, rows[0].fix_by, rows[0].status) == (1, "缺料", date(2026, 11, 9), "open")
    done = undo(store, 2)
    assert (done.removed, done.kept) == (3, ())
    store.close()
