"""P7: all duties of a department on a date, and of a company of 2,000 people, out of a quarter of records."""

import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from benchmarks.timing import alternate
from domain.services.duties import duties
from domain.weeks import Week
from storage.keys import new_keys
from storage.store import Store
from storage.week_numbers import week_number

ON = date(2026, 11, 18)
FIRST = date(2026, 10, 1)
REGIONS, MEMBERS, OUTLETS = 160, 11, 9
"""160 regions of a manager, eleven client managers and nine outlets; two regions a department, four a branch."""

START = "2020-01-01"


class _Company:
    """Fills a store past the services: only its reading and judging is measured."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.keys, self.chance = new_keys(), random.Random(7)
        self.days = [FIRST + timedelta(days=n) for n in range((ON - FIRST).days + 1)]
        self.working = [day for day in self.days if day.weekday() < 5]
        self.numbers = iter(range(1, 1_000_000))

    def insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Rows of a table (perhaps with its columns), each with a key and the first action."""
        found = [(next(self.keys), 1, 1, *row) for row in rows]
        if found:
            self.connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(found[0]))})", found)

    def unit(self, code: str, kind: str, parent: bytes | None, same_city: bool | None = None) -> bytes:
        key = next(self.keys)
        row = (key, 1, 1, code, code, kind, parent, same_city, None, None)
        self.connection.execute("INSERT INTO unit VALUES (?,?,?,?,?,?,?,?,?,?)", row)
        return key

    def person(self, unit: bytes, role: str) -> bytes:
        key, number = next(self.keys), next(self.numbers)
        row = (key, 1, 1, f"{number:06d}", f"員工{number}", START, None, "")
        self.connection.execute("INSERT INTO member VALUES (?,?,?,?,?,?,?,?)", row)
        self.insert("assignment", [(key, unit, role, START)])
        return key

    def outlets(self, unit: bytes, name: str, count: int) -> list[bytes]:
        keys = []
        for n in range(count):
            keys.append(next(self.keys))
            row = (keys[-1], 1, 1, f"{name}-{n}", f"網點{name}-{n}", f"行{n % 4}", f"{name[:2]}分行", "路", 1, n == 0)
            self.connection.execute(f"INSERT INTO outlet VALUES ({','.join('?' * 14)})", (*row, "", "", None, None))
        self.insert("outlet_assignment", ((key, unit, START) for key in keys))
        return keys

    def inspections(self, by: bytes, where: list[bytes], a_day: int) -> None:
        rows = ((str(day), o, by) for day in self.working for o in self.chance.sample(where, a_day))
        self.insert("inspection", ((*row, "routine", "normal", "", None, None, None, None) for row in rows))

    def visits(self, by: bytes, where: list[bytes]) -> None:
        self.insert("visit", ((str(d), self.chance.choice(where), by, "", "", "") for d in self.working))

    def logs(self, people: list[bytes], manager: bytes) -> None:
        logs, replies = [], []
        for member in people:
            for day in self.working:
                key, score = next(self.keys), 20
                head = (key, 1, 1, member, str(day), week_number(Week.of(day)), "approved", 1)
                logs.append((*head, 50, 4, 2, 3, 4, "", "", "", "", score, "base@2000-01-01", 1, ""))
                if day.weekday() < 2:
                    replies.append((key, manager, str(day), "approve", "", 1))
        self.connection.executemany(f"INSERT INTO work_log VALUES ({','.join('?' * 21)})", logs)
        self.insert("log_reply", replies)

    def events(self, region: bytes, code: str, people: list[bytes], by: bytes) -> None:
        for n, day in enumerate(self.working[::5]):
            key = next(self.keys)
            row = (key, 1, 1, f"{code}-{n}", str(day), "outdoor", region, people[0], "", "", "held")
            self.connection.execute(f"INSERT INTO event VALUES ({','.join('?' * 11)})", row)
            self.insert("attendance", ((key, member) for member in people))
            self.insert("event_check", [(key, str(day), by, "")])

    def report(self, unit: bytes, week: Week, people: int) -> None:
        scores = [{"employee_no": f"{n:06d}", "days": [{"score": 20, "low": False}] * 7} for n in range(people)]
        content = json.dumps({"scores": scores, "replies": [], "texts": "字" * 2000})
        columns = "(id, created_in, changed_in, unit_id, week, revision, code, issued_on, content)"
        self.insert(f"weekly_report {columns}", [(unit, week_number(week), 1, "", str(ON), content)])

    def region(self, code: str, department: bytes, staff: bytes) -> list[bytes]:
        unit = self.unit(code, "region", department)
        manager = self.person(unit, "regional_manager")
        people = [self.person(unit, "account_manager") for _ in range(MEMBERS)]
        outlets = self.outlets(unit, code, OUTLETS)
        self.inspections(manager, outlets, 2)
        self.visits(manager, outlets)
        self.logs(people, manager)
        self.events(unit, code, people, staff)
        self.insert("market_note", ((member, str(ON), outlets[0], "") for member in people))
        for week in (Week.of(ON), Week.of(ON).shifted(-1)):
            self.report(unit, week, MEMBERS)
        return outlets

    def department(self, code: str, branch: bytes, regions: int) -> list[bytes]:
        unit = self.unit(code, "market_department", branch)
        manager = self.person(unit, "market_manager")
        staff = [self.person(unit, "market_staff") for _ in range(1)]
        outlets = [o for n in range(regions) for o in self.region(f"{code}R{n}", unit, staff[0])]
        self.inspections(staff[0], outlets, 2)
        self.visits(manager, outlets)
        for week in (Week.of(ON), Week.of(ON).shifted(-1)):
            self.report(unit, week, MEMBERS * regions)
        return outlets

    def fill(self) -> None:
        top = self.unit("H", "head_office", None)
        for m in range(4):
            management = self.unit(f"M{m}", "management_department", top)
            staff = [self.person(management, "management_staff") for _ in range(4)]
            for b in range(REGIONS // 16):
                branch = self.unit(f"M{m}B{b}", "branch", management, b % 2 == 0)
                outlets = [o for d in range(2) for o in self.department(f"M{m}B{b}D{d}", branch, 2)]
                self.inspections(staff[b % 4], outlets, 1)


def filled(path: Path) -> int:
    """A store of some 2,000 people with the records of seven weeks; how many people."""
    Store.create(path, lambda: "2026-11-23T00:00:00Z").close()
    with closing(driver.connect(str(path))) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        _Company(connection).fill()
        connection.commit()
        ((people,),) = connection.execute("SELECT count(*) FROM member").fetchall()
    return int(people)


def main() -> bool:
    """Print both times beside their limits."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "company.db"
        people = filled(path)
        with closing(Store.open(path, lambda: "2026-11-23T00:00:00Z")) as store:
            found: dict[str, int] = {}

            def asked(unit: str | None) -> Callable[[], object]:
                def ask() -> None:
                    with store.reading() as reader:
                        found[unit or ""] = len(duties(reader, ON, unit))

                return ask

            asked("M0B0D0")()
            department, company = alternate(asked("M0B0D0"), asked(None))
            worked = [_worked(asked(unit)) for unit in ("M0B0D0", None)]
        print(f"P7: {people:,} people, {found['']:,} duties, {found['M0B0D0']} of them a department's")
        figures = zip(("a department", "the company"), (department, company), worked, (0.1, 3.0), strict=True)
        reached = [_said(*figure) for figure in figures]
        return all(reached)


def _worked(ask: Callable[[], object]) -> float:
    """The processor's own seconds: what a machine nobody else uses takes."""
    start = time.process_time()
    ask()
    return time.process_time() - start


def _said(name: str, seconds: float, worked: float, limit: float) -> bool:
    mark = "ok" if seconds <= limit else "NOT REACHED"
    print(f"P7 {name}: {seconds * 1000:.0f} ms, {worked * 1000:.0f} CPU (goal <= {limit * 1000:.0f}) {mark}")
    return seconds <= limit


if __name__ == "__main__":
    main()
