"""P3: one log decided until the next one is on screen; five hundred at once as one action and one undo."""

import os
import statistics
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from benchmarks.list_speed import LAST, filled
from benchmarks.window_of import desk_over
from domain.services.approvals import waiting_logs
from domain.services.deciding import decide_chosen
from domain.services.undoing import undo
from domain.work_log import Decision

ROUNDS = 30
MANY = 500


def main() -> bool:
    """Print both figures over a store of 200,000 logs of 400 people."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "store.db"
        filled(path, 400, 500)
        _add_manager(path)
        return _single(path) & _bulk(path)


def _add_manager(path: Path) -> None:
    """Somebody above all regions, number M."""
    with closing(driver.connect(str(path))) as connection:
        top = connection.execute("SELECT id FROM unit WHERE code = 'B'").fetchone()[0]
        key, held = b"m" * 16, b"h" * 16
        connection.execute("INSERT INTO member VALUES (?,1,1,'M','經理','2020-01-01',NULL,'')", (key,))
        connection.execute("INSERT INTO assignment VALUES (?,1,1,?,?,'branch_head','2020-01-01')", (held, key, top))
        connection.commit()


def _single(path: Path) -> bool:
    from ui.pages.logs.review import ReviewTab
    from ui.pages.logs.waiting import Asked

    with desk_over(path, me="M") as desk:
        tab = ReviewTab(desk)
        tab.resize(1240, 780)
        tab.show()
        asked = Asked(desk.store, "M", "B", (LAST - timedelta(days=8), LAST), LAST)
        tab.waiting._take(0, *asked.read())
        found = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            tab.decide(Decision.APPROVE)
            tab.table.viewport().repaint()
            tab.detail.repaint()
            found.append(time.perf_counter() - start)
        tab.leave()
        tab.close()
    seconds = statistics.median(found)
    mark = "ok" if seconds <= 0.05 else "NOT REACHED"
    print(f"P3 one log decided, the next on screen: {seconds * 1000:.1f} ms (goal <= 50) {mark}")
    return seconds <= 0.05


def _bulk(path: Path) -> bool:
    taken, back = [], []
    with desk_over(path, me="M") as desk:
        store = desk.store
        with store.reading() as reader:
            rows = waiting_logs(reader, "M", "B", (LAST - timedelta(days=8), LAST))
        chosen = [row.chosen for row in rows][:MANY]
        assert len(chosen) == MANY
        for _ in range(5):
            start = time.perf_counter()
            done = decide_chosen(store, Decision.APPROVE, "M", "", chosen, LAST)
            taken.append(time.perf_counter() - start)
            assert done.decided == MANY
            start = time.perf_counter()
            undo(store, done.action or 0)
            back.append(time.perf_counter() - start)
    seconds = statistics.median(taken)
    mark = "ok" if seconds <= 1 else "NOT REACHED"
    undone = statistics.median(back) * 1000
    print(f"P3 {MANY} decided at once: {seconds * 1000:.0f} ms (goal <= 1000) {mark}; undone in {undone:.0f} ms")
    return seconds <= 1


if __name__ == "__main__":
    main()
