"""R1: killed at any moment of an import or a bulk approval, the store holds all or nothing of it."""

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from domain.services.deciding import decide_logs
from domain.work_log import Decision
from storage import sqlite
from storage.checking import check_store
from storage.store import Store
from tests.conftest import NOW, SAMPLES, TODAY, WEEKS, take

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX's")
SPAN = (date(2026, 9, 28), TODAY)


def telling(path: Path, told: int) -> Store:
    """The store, which writes one byte to a pipe for each action as soon as it says that it is written."""
    store = Store.open(path, lambda: NOW)
    store.told = lambda done: os.write(told, bytes([done.number]))
    return store


def importing(path: Path, told: int) -> None:
    store = telling(path, told)
    for name in WEEKS[4:]:
        take(store, "logs", SAMPLES / name)


def approving(path: Path, told: int) -> None:
    store = telling(path, told)
    for unit in ("B001-D1", "B001-D2"):
        by = {"B001-D1": "000003", "B001-D2": "000005"}[unit]
        decide_logs(store, Decision.APPROVE, by, "", SPAN, TODAY, unit=unit)


def state(path: Path) -> tuple[int, int, int, int]:
    """Actions, logs, approved logs and replies: what a whole action moves together."""
    store = Store.open(path, lambda: NOW)
    with store.reading() as reader:
        actions, problems = check_store(path, reader)
        assert problems == []
        connection = reader.connection
        approved = connection.exec_driver_sql("SELECT count(*) FROM work_log WHERE status = 'approved'").scalar()
        found = (actions, reader.row_count("work_log"), approved or 0, reader.row_count("log_reply"))
    store.close()
    return found


def whole_states(
    template: Path, work: Callable[[Path, int], None], folder: Path, steps: int
) -> set[tuple[int, int, int, int]]:
    """The states before, between and after the actions of a work that is left alone."""
    states = set()
    for keep in range(steps + 1):
        path = folder / f"whole{keep}.db"
        shutil.copy(template, path)
        store = Store.open(path, lambda: NOW)
        if work is importing:
            for name in WEEKS[4 : 4 + keep]:
                take(store, "logs", SAMPLES / name)
        else:
            for unit, by in (("B001-D1", "000003"), ("B001-D2", "000005"))[:keep]:
                decide_logs(store, Decision.APPROVE, by, "", SPAN, TODAY, unit=unit)
        store.close()
        states.add(state(path))
    return states


def killed(template: Path, work: Callable[[Path, int], None], folder: Path, kills: int) -> int:
    """Kill the work at random moments; how many of the runs were caught in the middle."""
    steps = 4 if work is importing else 2
    allowed = whole_states(template, work, folder, steps)
    assert len(allowed) == steps + 1
    chance = random.Random(7)
    start = time.monotonic()
    run_and_kill(template, work, folder, None)
    length = time.monotonic() - start
    caught = vouched = 0
    for _ in range(kills):
        path, told, finished = run_and_kill(template, work, folder, chance.uniform(0.02, length))
        caught += not finished
        vouched += not finished and told > 0
        assert sqlite.faults(path) == []
        found = state(path)
        assert found in allowed, "half an action is in the store"
        assert found[0] >= told, "an action that was told to be written is lost"
    assert vouched, "no run was killed after it had written something"
    return caught


def run_and_kill(
    template: Path, work: Callable[[Path, int], None], folder: Path, after: float | None
) -> tuple[Path, int, bool]:
    """Leave the work alone or kill it; its store, the last action it said to be written, and whether it ended."""
    path = folder / "killed.db"
    for old in folder.glob("killed.db*"):
        old.unlink()
    shutil.copy(template, path)
    heard, told = os.pipe()
    process = multiprocessing.get_context("fork").Process(target=work, args=(path, told))
    process.start()
    os.close(told)
    process.join(after)
    finished = not process.is_alive()
    if not finished:
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    with os.fdopen(heard, "rb") as numbers:
        last = max(numbers.read(), default=0)
    return path, last, finished


def test_kills_in_imports(people_template: Path, tmp_path: Path) -> None:
    assert killed(people_template, importing, tmp_path, 30) >= 10


def test_kills_in_bulk_approvals(branch_template: Path, tmp_path: Path) -> None:
    assert killed(branch_template, approving, tmp_path, 30) >= 10


@pytest.mark.nightly
def test_five_hundred_kills(people_template: Path, branch_template: Path, tmp_path: Path) -> None:
    assert (
        killed(people_template, importing, tmp_path, 250) + killed(branch_template, approving, tmp_path, 250) >= 200
    )
