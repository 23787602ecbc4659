"""The store: settings, one writer, upgrades, damage, audit, backups."""

import multiprocessing
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from domain.problems import Refusal
from storage import backup, sqlite
from storage.actions import as_json, from_json
from storage.checking import check_store
from storage.keys import new_keys
from storage.records import Record, WorkLogRecord
from storage.schema import HEAD, KNOWN, MIGRATIONS, migrate, revision_of
from storage.store import Store, writing_alone
from tests.conftest import NOW, SAMPLES, take
from tests.contents import contents


def test_every_connection_has_the_promised_settings(empty: Store) -> None:
    """R2: rollback journal, synchronous FULL, foreign keys."""
    with empty.reading() as reader:
        for name, value in sqlite.SETTINGS.items():
            assert reader.connection.scalar(text(f"PRAGMA {name}")) == value
    with empty.action("test") as writer:
        for name, value in sqlite.SETTINGS.items():
            assert writer.connection.scalar(text(f"PRAGMA {name}")) == value
        writer.roll_back()


def test_unsafe_settings_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sqlite.SETTINGS, "journal_mode", "wal2")
    with pytest.raises(Refusal, match="store_unsafe"):
        Store.create(tmp_path / "x.db", lambda: NOW)


def test_without_a_key_the_file_is_ordinary_sqlite(people: Store) -> None:
    with closing(sqlite3.connect(people.path)) as connection:
        assert connection.execute("SELECT count(*) FROM member").fetchone()[0] == 34


def test_with_a_key_it_is_not(tmp_path: Path) -> None:
    key = "ab" * 32
    Store.create(tmp_path / "x.db", lambda: NOW, key).close()
    assert not sqlite.is_store_file(tmp_path / "x.db")
    Store.open(tmp_path / "x.db", lambda: NOW, key).close()
    with pytest.raises(Refusal, match="store_damaged"):
        Store.open(tmp_path / "x.db", lambda: NOW)


def test_a_second_writer_is_refused_and_readers_are_not(people: Store) -> None:
    with people.action("x") as writer:
        writer.roll_back()
    found = multiprocessing.get_context("fork").Queue()

    def other() -> None:
        second = Store.open(people.path, lambda: NOW)
        with second.reading() as reader:
            found.put(len(reader.organisation().members))
        try:
            take(second, "logs", SAMPLES / "logs-2026-W47.xlsx")
        except Refusal as refusal:
            found.put(refusal.code)

    process = multiprocessing.get_context("fork").Process(target=other)
    process.start()
    assert (found.get(timeout=20), found.get(timeout=20)) == (34, "store_busy")
    process.join()
    with pytest.raises(Refusal, match="store_busy"), writing_alone(people.path):
        pass
    people.close()
    with writing_alone(people.path):
        pass


def test_create_and_open_refuse_what_is_wrong(tmp_path: Path, empty: Store) -> None:
    with pytest.raises(Refusal, match="store_exists"):
        Store.create(empty.path, lambda: NOW)
    with pytest.raises(Refusal, match="store_missing"):
        Store.open(tmp_path / "none.db", lambda: NOW)
    (tmp_path / "text.db").write_text("hello" * 1000)
    with pytest.raises(Refusal, match="store_damaged"):
        Store.open(tmp_path / "text.db", lambda: NOW)
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(Refusal, match="not_a_store"):
        Store.open(tmp_path / "other.db", lambda: NOW)
    (tmp_path / "file").write_text("")
    with pytest.raises(Refusal, match="cannot_write"):
        Store.create(tmp_path / "file" / "x.db", lambda: NOW)


def test_a_newer_store_is_refused_by_name(empty: Store) -> None:
    empty.close()
    with closing(sqlite3.connect(empty.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.commit()
    with pytest.raises(Refusal) as caught:
        Store.open(empty.path, lambda: NOW)
    assert (caught.value.code, caught.value.facts["schema"]) == ("store_newer", "0099")


def test_any_thread_of_the_program_may_write(empty: Store) -> None:
    with empty.action("draft"):
        pass

    def act() -> None:
        with empty.action("draft"):
            pass

    with ThreadPoolExecutor(1) as pool:
        pool.submit(act).result()
    with empty.reading() as reader:
        assert reader.row_count("audit") == 2


def older_store(path: Path) -> None:
    engine = sqlite.engine(path, writing=True)
    with engine.begin() as connection:
        migrate(connection, KNOWN[0])
        connection.execute(text("INSERT INTO member VALUES (x'01', 1, 1, '000001', '堃', '2020-01-01', NULL, '')"))
    engine.dispose()


def test_an_older_store_is_upgraded_on_a_copy_and_the_old_one_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    older_store(path)
    before = path.read_bytes()
    store = Store.open(path, lambda: NOW)
    with store.reading() as reader:
        assert reader.row_count("member") == 1
        assert reader.row_count("weekly_report") == 0
        assert reader.connection.scalar(text("SELECT version_num FROM alembic_version")) == HEAD
    store.close()
    assert (tmp_path / f"old.db.before-{HEAD}").read_bytes() == before
    assert not (tmp_path / "old.db.upgrade").exists()


def test_issued_reports_get_their_day_when_an_older_store_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = sqlite.engine(path, writing=True)
    with engine.begin() as connection:
        migrate(connection, "0002")
        connection.execute(
            text("INSERT INTO unit VALUES (x'01', 1, 1, 'R', '城東', 'region', NULL, NULL, NULL, NULL)")
        )
        content = '{"issued_on": "2026-11-23"}'
        connection.execute(
            text("INSERT INTO weekly_report VALUES (x'02', 1, 1, x'01', 202646, 1, 'C', :content)"),
            {"content": content},
        )
    engine.dispose()
    store = Store.open(path, lambda: NOW)
    with store.reading() as reader:
        rows = reader.connection.execute(text("SELECT content, issued_on FROM weekly_report")).all()
    store.close()
    assert [tuple(row) for row in rows] == [(content, "2026-11-23")]


def test_an_upgrade_that_loses_rows_leaves_the_store_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    older_store(path)
    before = path.read_bytes()

    def losing(connection: Any) -> None:
        migrate(connection)
        connection.execute(text("DELETE FROM member"))

    monkeypatch.setattr("storage.store.migrate", losing)
    with pytest.raises(Refusal, match="upgrade_failed"):
        Store.open(path, lambda: NOW)
    assert path.read_bytes() == before


def test_migrations_and_records_agree(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD
    assert [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1] == list(KNOWN)
    engine = sqlite.engine(tmp_path / "x.db", writing=True)
    with engine.begin() as connection:
        migrate(connection)
        config.attributes["connection"] = connection
        command.check(config)
    engine.dispose()


def test_every_row_of_the_business_carries_key_and_actions() -> None:
    for table in Record.metadata.sorted_tables:
        if table.name not in {"audit", "before_image", "import_batch"}:
            assert {"id", "created_in", "changed_in"} <= set(table.c.keys())


def test_keys_are_uuid_version_seven_and_grow() -> None:
    import uuid

    source = new_keys()
    keys = [next(source) for _ in range(1000)]
    assert keys == sorted(set(keys))
    assert {uuid.UUID(bytes=key).version for key in keys} == {7}
    assert {uuid.UUID(bytes=key).variant for key in keys} == {uuid.RFC_4122}


def test_a_row_survives_its_image(branch: Store) -> None:
    with branch.reading() as reader:
        for table in Record.metadata.sorted_tables:
            for row in reader.connection.execute(select(table).limit(20)).mappings():
                assert from_json(as_json(dict(row))) == dict(row)


def test_an_exception_in_an_action_leaves_nothing(people: Store) -> None:
    before = contents(people, keys=True)
    day = date(2026, 12, 31)

    def failing() -> None:
        with people.action("x") as writer:
            writer.merge("calendar", [{"day": day, "working": True, "remark": ""}], day)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert contents(people, keys=True) == before
    with people.reading() as reader:
        assert check_store(people.path, reader) == (1, [])


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE audit SET details = '{}' WHERE number = 3",
        "UPDATE audit SET by = 'x' WHERE number = 3",
        "DELETE FROM audit WHERE number = 3",
        "UPDATE audit SET number = 99 WHERE number = 3",
        "UPDATE work_log SET day_score = day_score + 1 WHERE status = 'approved'",
        "UPDATE work_log SET prospects = prospects + 1 WHERE status = 'approved'",
    ],
)
def test_raw_edits_are_found(branch: Store, edit: str) -> None:
    with branch.reading() as reader:
        actions, problems = check_store(branch.path, reader)
    assert (actions, problems) == (11, [])
    branch.close()
    with closing(sqlite3.connect(branch.path)) as connection:
        connection.execute(edit)
        connection.commit()
    store = Store.open(branch.path, lambda: NOW)
    with store.reading() as reader:
        assert check_store(store.path, reader)[1]
    store.close()


def test_damage_is_found(branch: Store) -> None:
    branch.close()
    content = bytearray(branch.path.read_bytes())
    content[8192 : 8192 + 4096] = bytes(4096)
    branch.path.write_bytes(content)
    assert sqlite.faults(branch.path)


def test_a_backup_is_proven_and_restores_row_for_row(branch: Store, tmp_path: Path) -> None:
    before = contents(branch, keys=True)
    target = tmp_path / "backup.db"
    rows = backup.back_up(branch.path, target)
    assert rows == sum(sqlite.row_counts(branch.path).values())
    take(branch, "logs", SAMPLES / "logs-2026-W47.xlsx")
    branch.close()
    restored, kept = backup.restore(target, branch.path, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert restored == rows
    assert kept is not None
    assert sqlite.faults(kept) == []
    store = Store.open(branch.path, lambda: NOW)
    assert contents(store, keys=True) == before
    store.close()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_backup_and_restore_refuse_what_is_wrong(people: Store, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="file_is_store"):
        backup.back_up(people.path, people.path)
    with pytest.raises(Refusal, match="folder_missing"):
        backup.back_up(people.path, tmp_path / "none" / "b.db")
    now = datetime(2026, 11, 23, tzinfo=UTC)
    for missing in (tmp_path / "none.db", tmp_path):
        with pytest.raises(Refusal, match="unreadable_file") as caught:
            backup.restore(missing, people.path, now)
        assert caught.value.facts["reason"], "the sentence says why"
    with pytest.raises(Refusal, match="file_is_store"):
        backup.restore(people.path, people.path, now)
    before = contents(people, keys=True)
    good = tmp_path / "good.db"
    backup.back_up(people.path, good)
    for name, content in (("text", b"hello"), ("cut", good.read_bytes()[:20000]), ("empty", b"")):
        bad = tmp_path / name
        bad.write_bytes(content)
        with pytest.raises(Refusal, match="not_a_backup"):
            backup.restore(bad, people.path, now)
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(Refusal, match="not_a_backup"):
        backup.restore(tmp_path / "other.db", people.path, now)
    newer = tmp_path / "newer.db"
    shutil.copy(good, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.commit()
    with pytest.raises(Refusal, match="store_newer") as caught:
        backup.restore(newer, people.path, now)
    assert (caught.value.facts["file"], caught.value.facts["schema"]) == (str(newer), "0099")
    assert contents(people, keys=True) == before


def test_a_store_that_is_written_while_it_is_copied_is_copied_again(
    people: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = sqlite.copy
    writes = iter((True, True, False))

    def copy_and_write(source: Path, target: Path) -> None:
        copied(source, target)
        if next(writes):
            with people.action("draft"):
                pass

    monkeypatch.setattr(sqlite, "copy", copy_and_write)
    assert backup.back_up(people.path, tmp_path / "b.db") == sum(sqlite.row_counts(people.path).values())
    writes = iter((True, True, True))
    with pytest.raises(Refusal, match="backup_differs"):
        backup.back_up(people.path, tmp_path / "c.db")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "c"))] == []


def test_a_damaged_store_is_kept_when_a_backup_is_restored(people: Store, tmp_path: Path) -> None:
    good = tmp_path / "good.db"
    backup.back_up(people.path, good)
    people.close()
    people.path.write_bytes(b"damaged")
    _, kept = backup.restore(good, people.path, datetime(2026, 11, 23, tzinfo=UTC))
    assert kept is not None
    assert kept.read_bytes() == b"damaged"


def test_an_open_program_follows_a_restore_by_another(people: Store, tmp_path: Path) -> None:
    people.close()
    good, old = tmp_path / "good.db", tmp_path / "old.db"
    backup.back_up(people.path, good)
    before = contents(people, keys=True)
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    people.close()  # it reads on, and holds no lock
    assert contents(people, keys=True) != before
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    with writing_alone(people.path):
        backup.restore(good, people.path, moment)
    assert contents(people, keys=True) == before
    with people.action("draft"):
        pass
    with closing(sqlite3.connect(people.path)) as connection:
        assert connection.execute("SELECT kind FROM audit").fetchall() == [("import_org",), ("draft",)]
    older_store(old)
    people.close()
    backup.restore(old, people.path, moment)
    with people.reading() as reader:
        assert (reader.row_count("member"), revision_of(reader.connection)) == (1, HEAD)
    people.path.unlink()
    with pytest.raises(Refusal, match="store_missing"), people.action("draft"):
        pass
    assert not people.path.exists()


def test_a_journal_left_behind_never_reaches_the_restored_store(people: Store, tmp_path: Path) -> None:
    """Killed in a large action, then the file moved away: what undoes that action belongs to the old file alone."""
    good = tmp_path / "good.db"
    backup.back_up(people.path, good)
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    people.close()
    journal = people.path.with_name(people.path.name + "-journal")
    with closing(sqlite3.connect(people.path)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # the journal is on the disk before the action ends
        connection.execute("UPDATE member SET name = name || hex(zeroblob(4000))")
        left = journal.read_bytes()
        connection.rollback()
    people.path.unlink()
    journal.write_bytes(left)
    _, kept = backup.restore(good, people.path, datetime(2026, 11, 23, tzinfo=UTC))
    assert sqlite.faults(people.path) == []  # whoever opens the file next plays a journal beside it
    assert people.path.read_bytes() == good.read_bytes()
    aside = people.path.with_name(f"{people.path.name}.20261123-000000.before-restore-journal")
    assert aside.read_bytes() == left, "with the file it belongs to it still mends that file"
    assert kept is None


def test_the_statements_run_on_postgresql_too() -> None:
    """No server here: the tables and the bulk insert must at least compile for it."""
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    dialect: Any = postgresql.psycopg.dialect
    dialect = dialect()
    for table in Record.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
    assert WorkLogRecord.__table__.c.work_date.type.python_type.__name__ == "date"
