"""P2: weekly scores of 10,000 people out of a year of logs, by stored day scores beside sums over the counts."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from benchmarks.timing import alternate, say_ratio
from domain.weeks import Week
from domain.work_log import Counts, LogText
from storage.store import Store
from storage.week_numbers import week_number

PEOPLE = 10_000
WEEK = Week(2026, 46)
OVER_COUNTS = """
    SELECT member_id, sum(prospects * 1 + appointments * 1 + follow_ups * 2 + client_calls * 2)
    FROM work_log INDEXED BY covering WHERE work_week = ? GROUP BY member_id
"""
BY_DATE = """
    SELECT member_id, sum(prospects * 1 + appointments * 1 + follow_ups * 2 + client_calls * 2)
    FROM work_log INDEXED BY covering_date WHERE work_date BETWEEN ? AND ? GROUP BY member_id
"""
STORED = "SELECT member_id, sum(day_score) FROM work_log WHERE work_week = ? GROUP BY member_id"
COUNTS = "prospects, appointments, follow_ups, client_calls"
COVERING = (
    f"CREATE INDEX covering ON work_log (work_week, member_id, {COUNTS})",
    f"CREATE INDEX covering_date ON work_log (work_date, member_id, {COUNTS})",
)


def log_rows(weeks: int) -> Iterator[tuple[Any, ...]]:
    """Logs of everybody on five days a week, ending with WEEK."""
    number = 0
    for n in range(weeks - 1, -1, -1):
        week = WEEK.shifted(-n)
        for place in range(5):
            day = (week.monday + timedelta(days=place)).isoformat()
            for m in range(PEOPLE):
                number += 1
                a, b, c, d = 3 + m % 3, 1 + place % 2, 3 + m % 4, 3 + (m + place) % 3
                texts = ("00001", "網點駐點，回訪客戶", "繼續駐點", "")
                score = a + b + 2 * c + 2 * d
                key, member = number.to_bytes(16, "big"), m.to_bytes(16, "big")
                head = (key, 1, 1, member, day, week_number(week), "approved", 1)
                yield (*head, 50, a, b, c, d, *texts, score, "base@2000-01-01", 1, "")


def filled(path: Path, weeks: int) -> None:
    """A store with so many weeks of history, filled past the services: only its reading is measured."""
    Store.create(path, lambda: "2026-11-23T00:00:00Z").close()
    with closing(driver.connect(str(path))) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        since = date(2020, 1, 1).isoformat()
        members = ((m.to_bytes(16, "big"), 1, 1, f"{m:06d}", f"員工{m}", since, None, "") for m in range(PEOPLE))
        connection.executemany("INSERT INTO member VALUES (?,?,?,?,?,?,?,?)", members)
        rows = log_rows(weeks)
        while some := list(islice(rows, 50_000)):
            connection.executemany(f"INSERT INTO work_log VALUES ({','.join('?' * 21)})", some)
        connection.commit()
        for index in COVERING:
            connection.execute(index)
        connection.commit()


def main() -> bool:
    """Print the ratios: to the sums over counts, and of a year's history to a week's."""
    with tempfile.TemporaryDirectory() as name:
        year, week = Path(name) / "year.db", Path(name) / "week.db"
        filled(year, 52)
        filled(week, 1)
        with closing(driver.connect(str(year))) as long, closing(driver.connect(str(week))) as short:
            week_of, days = (week_number(WEEK),), (WEEK.monday.isoformat(), WEEK.sunday.isoformat())

            def asked(connection: Any, query: str, parameters: tuple[Any, ...] = week_of) -> Any:
                return lambda: connection.execute(query, parameters).fetchall()

            by_date = asked(long, BY_DATE, days)
            assert sorted(asked(long, STORED)()) == sorted(asked(long, OVER_COUNTS)()) == sorted(by_date())
            stored, dated, counts, brief = alternate(
                asked(long, STORED), by_date, asked(long, OVER_COUNTS), asked(short, STORED), rounds=15
            )
        print(f"P2: {PEOPLE:,} people, {PEOPLE * 260:,} logs")
        reached = say_ratio("P2 stored day scores / counts by date, covering index", stored, dated, 0.6)
        print(f"   beside an index over counts clustered by week as well: {stored / counts:.2f}")
        reached &= say_ratio("P2 a year of history / a week of history", stored, brief, 1.2)
        return reached & _edit_cost(year)


def _edit_cost(path: Path) -> bool:
    """One edited log, without the commit: the score of one day of one person is all that is computed."""
    with closing(Store.open(path, lambda: "2026-11-23T00:00:00Z")) as store, store.reading() as reader:
        day = WEEK.monday
        old = reader.logs(day, day, {"000007"})["000007"][day]
    found = []
    with closing(Store.open(path, lambda: "2026-11-23T00:00:00Z")) as store:
        for _ in range(11):
            with store.action("edit") as writer:
                new = old.reopened(Counts(50, 9, 9, 9, 9), LogText(), "test")
                start = time.perf_counter()
                writer.change_logs([(old, new, 54, "base@2000-01-01")])
                found.append(time.perf_counter() - start)
                writer.roll_back()
    seconds = statistics.median(found)
    mark = "ok" if seconds <= 0.001 else "NOT REACHED"
    print(f"P2 one edit beyond the commit: {seconds * 1000:.2f} ms (goal <= 1) {mark}")
    return seconds <= 0.001


if __name__ == "__main__":
    main()
