"""P1: 100,000 work logs from xlsx, checked and stored, beside the fastest parse and a raw insert of the same rows."""

import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.timing import alternate, peak_mib, say_ratio
from domain.services.importing import import_workbook
from domain.sheets.table import Row, RowsSheet
from storage.store import Store
from storage.workbooks import open_workbook
from storage.workbooks.opening import FileWorkbook

PEOPLE, DAYS = 2000, 50
TODAY = date(2026, 11, 23)
KEYS = (
    "CREATE UNIQUE INDEX a ON log (c2, c0)",
    "CREATE INDEX b ON log (c2, c0, c4)",
    "CREATE UNIQUE INDEX c ON log (c0, c2, c1)",
)
HEAD = [
    "工號",
    "姓名",
    "日期",
    "派發宣傳資料",
    "獲取準客戶電話",
    "有效約訪",
    "準客戶回訪",
    "老客戶回訪",
    "駐點網點",
    "今日工作內容",
    "明日工作計劃",
    "遇到問題",
]
WORK = (
    "上午在網點駐點，協助櫃檯引導客戶",
    "電話回訪老客戶，介紹新產品",
    "社區宣傳，派發資料並登記準客戶",
    "陪同客戶到營業部辦理開戶",
    "參加晨會與合規培訓",
)
SURNAMES = "王李張劉陳楊黃趙周吳徐孫朱馬胡郭林何高梁鄭羅宋謝唐韓曹許鄧蕭"
GIVEN = (
    "建國",
    "曉彤",
    "宇航",
    "建文",
    "子晴",
    "志強",
    "嘉慧",
    "佩珊",
    "靜雯",
    "俊傑",
    "麗娜",
    "文彬",
    "敏華",
    "思琪",
    "天佑",
    "立峰",
)
PLAN = ("繼續駐點，重點跟進昨日登記的準客戶", "回訪老客戶並邀約面談", "準備週末的投資者教育講座")
TROUBLE = ("", "客戶擔心費率", "同業正在做活動，客流較少", "網點缺少宣傳架，已報區域經理")


def log_rows() -> list[list[object]]:
    """A hundred thousand rows such as people write: what was done with whom, what comes next; no two alike."""
    chance = random.Random(1)
    first = TODAY - timedelta(days=DAYS)
    rows: list[list[object]] = []
    for n in range(DAYS):
        for m in range(PEOPLE):
            counts = [50 + chance.randint(0, 9), *(chance.randint(0, 9) for _ in range(4))]
            met = "、".join(
                f"{chance.choice(SURNAMES)}{chance.choice(GIVEN)}（尾號 {chance.randint(0, 9999):04d}）"
                for _ in range(3)
            )
            done = f"{chance.choice(WORK)}，{chance.choice(WORK)}；回訪 {met}"
            next_one = f"{chance.choice(SURNAMES)}{chance.choice(GIVEN)} {chance.randint(9, 17)} 時面談"
            plan = f"{chance.choice(PLAN)}，約 {next_one}"
            texts = [f"{m % 300:05d}", done, plan, chance.choice(TROUBLE)]
            rows.append([f"{m:06d}", f"員工{m}", first + timedelta(days=n), *counts, *texts])
    return rows


def organisation() -> FileWorkbook:
    """Two thousand people in one region."""
    since = date(2020, 1, 1)
    units: list[Row] = [["編號", "名稱", "類型"], ["B", "營業部", "營業部"]]
    people: list[Row] = [["工號", "姓名", "角色", "單位", "入職日期"]]
    people += [[f"{m:06d}", f"員工{m}", "客戶經理", "B", since] for m in range(PEOPLE)]
    return FileWorkbook("org", "0", [RowsSheet("單位", units), RowsSheet("人員", people)])


def prepared(folder: Path) -> Path:
    """An empty store with the people."""
    path = folder / "people.db"
    store = Store.create(path, lambda: "2026-11-23T00:00:00Z")
    import_workbook(store, "org", organisation(), TODAY)
    store.close()
    return path


def ours(file: Path, template: Path, target: Path) -> None:
    """The product: recognised, checked, scored, stored with its audit."""
    target.write_bytes(template.read_bytes())
    with closing(Store.open(target, lambda: "2026-11-23T00:00:00Z")) as store:
        result = import_workbook(store, "logs", open_workbook(file), TODAY)
        assert result.counts.new == PEOPLE * DAYS


def limit(file: Path, target: Path, indexes: Sequence[str] = ()) -> None:
    """The fastest parse, and the rows as they are into a bare table; with indexes, into what any store must keep."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"CREATE TABLE log ({', '.join(f'c{n}' for n in range(len(HEAD)))})")
        for index in indexes:
            connection.execute(index)
        rows = iter(CalamineWorkbook.from_path(str(file)).get_sheet_by_name("工作日誌").iter_rows())
        next(rows)
        places = ", ".join("?" * len(HEAD))
        values = ([*row[:2], row[2].isoformat(), *row[3:]] for row in rows)  # type: ignore[union-attr]
        connection.executemany(f"INSERT INTO log VALUES ({places})", values)
        connection.commit()


def main() -> bool:
    """Print the ratio and the memory."""
    from exports.plain_workbook import write_plain_workbook  # not in the process whose memory is measured

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "logs.xlsx"
        write_plain_workbook({"工作日誌": [HEAD, *log_rows()]}, file)
        template = prepared(folder)
        print(f"P1: {PEOPLE * DAYS:,} work logs, {file.stat().st_size >> 20} MB of xlsx")
        ours_s, limit_s, keyed_s = alternate(
            lambda: ours(file, template, folder / "ours.db"),
            lambda: limit(file, folder / "limit.db"),
            lambda: limit(file, folder / "keyed.db", KEYS),
        )
        reached = say_ratio("P1 import / (fastest parse + raw insert)", ours_s, limit_s, 1.3)
        print(f"   beside the same with a store's three keys: {keyed_s * 1000:.1f} ms, {ours_s / keyed_s:.2f}")
        command = [sys.executable, "-m", "benchmarks.import_speed", str(file), str(template), str(folder / "m.db")]
        peak = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(f"P1 memory of one import: {peak:.0f} MiB (goal <= 200) {'ok' if peak <= 200 else 'NOT REACHED'}")
    return reached and peak <= 200


if __name__ == "__main__":
    if len(sys.argv) > 1:
        ours(*map(Path, sys.argv[1:]))
        print(peak_mib())
    else:
        main()
