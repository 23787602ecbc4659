"""The window over a store of one's own, and ways to drive it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Clock, Workplace
from desktop.start import application
from desktop.window import make_window, use_store
from domain.services.importing import import_workbook
from domain.sheets.table import Row, RowsSheet
from storage.store import Store
from storage.workbooks.opening import FileWorkbook
from tests.conftest import NOW, TODAY, open_copy
from ui.desk import Desk
from ui.shell.window import MainWindow

MakeWindow = Callable[..., MainWindow]
MANAGER = "000005"
"""The market manager of the samples' second department."""


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until everything told has been heard, no background job runs, and what it told has been shown."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    qtbot.wait(1)


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeWindow]:
    """Makes windows over a store: `windows(store, language="zh_TW", me=MANAGER, today=TODAY, dark=False, zoom=100)`."""
    made: list[MainWindow] = []
    application()

    def make(
        store: Store | None,
        *,
        language: str = "zh_TW",
        me: str = MANAGER,
        today: object = TODAY,
        dark: bool = False,
        zoom: int = 100,
    ) -> MainWindow:
        path = store.path if store else tmp_path / "none.db"
        window = make_window(Workplace(str(path), Clock(today), language), tmp_path / "window.ini")  # type: ignore[arg-type]
        qtbot.addWidget(window)
        desk = window.desk
        desk.memory.set("theme", "dark" if dark else "light")
        desk.memory.set("zoom", zoom)
        desk.memory.set("language", language)
        desk.memory.set(f"me/{desk.office.store_name}", me)
        desk.set_language(language)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)  # keys reach only the window that is active
        if store:
            use_store(window, store)
        else:
            window.start()
        settle(qtbot, desk)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)  # keys go to the active window alone
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(branch: Store, windows: MakeWindow) -> MainWindow:
    """The window over the sample branch, as its market manager sees it."""
    return windows(branch)


@pytest.fixture(scope="session")
def latin_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small branch whose every name is in Latin letters, so that foreign words on a screen stand out."""
    path = tmp_path_factory.mktemp("latin") / "latin.db"
    store = Store.create(path, lambda: NOW)
    for kind, sheets in latin_workbooks():
        workbook = FileWorkbook(f"{kind}.xlsx", kind, [RowsSheet(name, rows) for name, rows in sheets.items()])
        result = import_workbook(store, kind, workbook, TODAY)
        assert not result.refused, result.refused
    store.close()
    return path


@pytest.fixture
def latin(latin_template: Path, tmp_path: Path) -> Iterator[Store]:
    """The small Latin branch in a store of one's own."""
    store = open_copy(latin_template, tmp_path)
    yield store
    store.close()


def latin_workbooks() -> Iterator[tuple[str, dict[str, list[Row]]]]:
    """Its organisation, three weeks of logs, and its field records."""
    since, first = date(2020, 1, 1), date(2026, 11, 2)
    people = [("P1", "Person One"), ("P2", "Person Two"), ("P3", "Person Three")]
    units: list[Row] = [
        ["編號", "名稱", "類型", "上級"],
        ["B", "Branch North", "營業部", ""],
        ["D", "Department One", "市場部", "B"],
        ["R", "Region East", "區域", "D"],
    ]
    members: list[Row] = [["工號", "姓名", "角色", "單位", "入職日期"]]
    members += [["M1", "Person Lead", "市場部經理", "D", since], ["M2", "Person Chief", "區域經理", "R", since]]
    members += [[number, name, "客戶經理", "R", since] for number, name in people]
    outlets: list[Row] = [["編號", "名稱", "銀行", "單位", "負責人"]]
    outlets += [[f"O{n}", f"Outlet {n} Road", "Bank A", "R", "Person Head"] for n in range(1, 5)]
    yield "org", {"單位": units, "人員": members, "網點": outlets}
    head: Row = ["工號", "日期", "派發宣傳資料", "獲取準客戶電話", "有效約訪", "準客戶回訪", "老客戶回訪", "駐點網點"]
    logs: list[Row] = [[*head, "今日工作內容", "明日工作計劃", "遇到問題"]]
    for n in range(19):
        day = first + timedelta(days=n)
        if day.weekday() < 5:
            logs += [[p, day, 50, 3, 1, 3 + n % 3, 4, "O1", "note", "note", "note"] for p, _ in people]
    yield "logs", {"工作日誌": logs}
    inspections: list[Row] = [["日期", "網點", "檢查人", "類型", "結果", "問題", "整改期限"]]
    inspections.append([date(2026, 11, 17), "O1", "M1", "抽查", "異常", "note", date(2026, 11, 27)])
    visits: list[Row] = [["日期", "網點", "拜訪人", "對象", "內容", "結果"]]
    visits.append([date(2026, 11, 18), "O2", "M2", "Person Head", "note", "note"])
    events: list[Row] = [["編號", "日期", "類型", "主辦", "組織人", "名稱", "地點", "參加人", "狀態"]]
    events.append(["E1", date(2026, 11, 21), "戶外", "R", "M2", "Event One", "Road", "P1;P2", "已辦"])
    events.append(["E2", date(2026, 11, 28), "戶外", "R", "M2", "Event Two", "Road", "P1", "計劃"])
    yield "field", {"網點檢查": inspections, "網點拜訪": visits, "活動": events}
