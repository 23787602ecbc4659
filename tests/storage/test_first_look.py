"""The day's work before the store is open (promise P5): the same as afterwards, or nothing."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from domain.services.today import todays_work
from storage.first_look import first_look
from storage.store import Store
from tests.conftest import TODAY

MANAGER = "000005"


def test_it_says_what_the_store_says(branch: Store) -> None:
    for unit, me in (("", ""), ("B001", MANAGER), ("B001-D2-R1", "")):
        with branch.reading() as reader:
            whole = todays_work(reader.todays_rows(), unit, me, TODAY)
        assert first_look(branch.path, unit, me, TODAY) == whole


def test_without_a_unit_it_looks_at_ones_own(branch: Store) -> None:
    with branch.reading() as reader:
        own = reader.organisation().members[MANAGER].assignment_on(TODAY).unit
    assert first_look(branch.path, "", MANAGER, TODAY) == first_look(branch.path, own, MANAGER, TODAY)


def test_what_can_not_be_read_is_left_to_the_opening(tmp_path: Path, branch: Store) -> None:
    Store.create(tmp_path / "empty.db", lambda: "2026-11-23T12:00:00Z").close()
    assert first_look(tmp_path / "empty.db", "", "", TODAY) is None
    assert first_look(tmp_path / "none.db", "", "", TODAY) is None
    text = tmp_path / "text.db"
    text.write_text("no store", encoding="utf-8")
    assert first_look(text, "", "", TODAY) is None
    assert first_look(branch.path, "gone", "", date(2026, 11, 20)) is not None


def test_it_needs_neither_toolkit_nor_engine() -> None:
    program = "import sys, storage.first_look; print(sorted({'sqlalchemy', 'alembic', 'PySide6'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
