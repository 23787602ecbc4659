"""The demo branch: invented people and outlets, three weeks of work, made through the ordinary imports."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

from desktop.app import Workplace, data_folder
from desktop.delivery import Delivery
from domain.organisation import Organisation
from domain.problems import Refusal
from domain.report import PlanResult, PlanTask, TypedParts
from domain.services.deciding import decide_logs
from domain.services.importing import import_workbook
from domain.services.reporting import issue_weekly_report, save_typed_parts
from domain.weeks import Week
from domain.work_log import Decision, Item
from domain.workdays import WorkCalendar
from storage.official_days import official_day

WEEKS = 3
STEPS = 7
"""So many steps are told while the demo is made."""

DEPARTMENT = "D100-M1"
REGIONS = ("D100-M1-R1", "D100-M1-R2")
UNITS = (
    ("D1", "江城營銷管理部", "營銷管理部", ""),
    ("D100", "臨江路營業部", "營業部", "D1"),
    (DEPARTMENT, "臨江路營業部市場部", "市場部", "D100"),
    (REGIONS[0], "臨江路營業部城東區域", "區域", DEPARTMENT),
    (REGIONS[1], "臨江路營業部城西區域", "區域", DEPARTMENT),
)
LEADERS = (
    ("000101", "秦望舒", "營業部負責人", "D100"),
    ("000102", "許知遠", "市場部經理", DEPARTMENT),
    ("000103", "沈若蘭", "市場部員工", DEPARTMENT),
    ("000104", "方景行", "區域經理", REGIONS[0]),
    ("000105", "溫書瑤", "區域經理", REGIONS[1]),
)
MARKETERS = (
    *("林堃", "張喆", "陳犇", "周珺", "李䶮", "吳𠮷"),
    *("阿依古麗·艾山", "歐陽晴川", "趙明軒", "孫雨桐", "馬曉彤", "鄭宇航"),
)
BANKS = ("江灣銀行", "楓林銀行", "海晏農商銀行")
STREETS = ("臨江路", "學府路", "和平路", "朝陽路", "濱河路", "東風路", "解放路", "人民路", "建設路", "文化路")


@dataclass(frozen=True)
class Demo:
    """What was made, as the command answers it."""

    answer: dict[str, Any]


def make_demo(place: Workplace, folder: Path | None, step: Callable[[int, int], None] | None = None) -> Demo:
    """Make the demo branch in a store of its own and write last week's report beside it.

    `step` is told how far that is. A demo there is made anew; any other store there is refused with `demo_exists`.
    """
    steps = count()

    def tell() -> None:
        if step:
            step(next(steps), STEPS)

    tell()
    out = folder or data_folder() / "demo"
    path = Path(place.location) if place.location else out / "demo.db"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", file=str(out), reason=error.strerror or "") from error
    demo = Workplace(str(path), place.clock, place.language)
    _clear(demo)
    today = place.clock.today()
    week = Week.of(today).shifted(-1)
    rows = DemoRows(today)
    files = [(kind, _write(out / name, sheets)) for kind, name, sheets in rows.workbooks()]
    with closing(demo.create()) as store:
        from storage.workbooks import open_workbook

        with store.action("demo"):
            pass
        for kind, file in files:
            tell()
            import_workbook(store, kind, open_workbook(file), today)
        for week_before in (week.shifted(-1), week):
            tell()
            span = (week_before.monday, week_before.sunday)
            decide_logs(store, Decision.APPROVE, "000102", "已閱", span, today, unit=DEPARTMENT)
        _type_parts(store, week)
        tell()
        pdf, xlsx = out / f"weekly-{week}.pdf", out / f"weekly-{week}.xlsx"
        issue_weekly_report(store, DEPARTMENT, week, today, Delivery(place.language, pdf, xlsx).write)
        with store.reading() as reader:
            members, logs = reader.row_count("member"), reader.row_count("work_log")
    tell()
    answer = {"store": str(path), "report": str(pdf), "xlsx": str(xlsx), "members": members, "logs": logs}
    return Demo({**answer, "week": str(week)})


def _clear(demo: Workplace) -> None:
    """Throw an earlier demo away; anything else stays and is refused."""
    if not demo.path.exists():
        return
    with closing(demo.open()) as store, store.reading() as reader:
        is_demo = reader.first_action() == "demo"
    if not is_demo:
        raise Refusal("demo_exists", file=str(demo.path))
    from storage.store import writing_alone

    with writing_alone(demo.path):
        demo.path.unlink()


def _write(target: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    from exports.plain_workbook import write_plain_workbook

    write_plain_workbook(sheets, target)
    return target


def _type_parts(store: Any, week: Week) -> None:
    friday = week.monday + timedelta(days=4)
    tasks = (
        PlanTask("抽查江灣銀行臨江路支行等 3 個網點", "沈若蘭", friday, "3/3"),
        PlanTask("陪訪新人，每人不少於 1 次", "方景行、溫書瑤", friday, "不合格者減少"),
    )
    save_typed_parts(store, DEPARTMENT, week.shifted(-1), TypedParts(next_plan=tasks))
    answered = (
        PlanTask(tasks[0].task, result=PlanResult.DONE, remark="發現 1 項，已限期整改"),
        PlanTask(tasks[1].task, result=PlanResult.PARTLY, remark="城西區域 1 人改期，轉入下週"),
    )
    following = (PlanTask("逐人輔導本週不合格者", "方景行、溫書瑤", friday + timedelta(days=7), "下週全員合格"),)
    typed = TypedParts(last_plan=answered, next_plan=following, evaluation="兩區域日誌如實完整；檢查宜分散到各日。")
    save_typed_parts(store, DEPARTMENT, week, typed)


class DemoRows:
    """The rows of the demo's workbooks, ending on the day before `today`."""

    def __init__(self, today: date) -> None:
        self.chance = random.Random(20)  # noqa: S311  the same demo each time
        self.weeks = [Week.of(today).shifted(-n) for n in range(WEEKS, 0, -1)]
        org = Organisation({}, {}, calendar=WorkCalendar(official_day))
        self.days = [d for week in self.weeks for d in week.days if org.calendar.is_working_day(d)]
        self.people = [(f"{n:06d}", name) for n, name in enumerate(MARKETERS, 111)]
        self.outlets = [
            (f"{n + 1:05d}", f"{BANKS[n % 3]}{street}支行", BANKS[n % 3], REGIONS[n % 2])
            for n, street in enumerate(STREETS)
        ]

    def workbooks(self) -> Iterator[tuple[str, str, dict[str, Sequence[Sequence[Any]]]]]:
        """Kind, file name and sheets of each workbook, in the order of import."""
        yield "org", "demo-org.xlsx", self.organisation()
        yield "logs", "demo-logs.xlsx", {"工作日誌": self.logs}
        yield "field", "demo-field.xlsx", self.field()

    def organisation(self) -> dict[str, Sequence[Sequence[Any]]]:
        hired = self.days[0] - timedelta(days=400)
        people = [(*leader, hired, "19900000000") for leader in LEADERS]
        for n, (number, name) in enumerate(self.people):
            people.append((number, name, "客戶經理", REGIONS[n % 2], hired, "19900000000"))
        leave = [(self.people[3][0], self.weeks[-1].monday, self.weeks[-1].monday, "年假")]
        outlets = [(code, name, bank, "臨江分行", unit, "是", hired) for code, name, bank, unit in self.outlets]
        return {
            "單位": [("編號", "名稱", "類型", "上級"), *UNITS],
            "人員": [("工號", "姓名", "角色", "單位", "入職日期", "電話"), *people],
            "網點": [("編號", "名稱", "銀行", "分行", "單位", "合作", "啟用日期"), *outlets],
            "請假": [("工號", "起", "迄", "類型"), *leave],
        }

    @cached_property
    def logs(self) -> Sequence[Sequence[Any]]:
        """A log a person and day; some are weak, a few are missing."""
        head = (
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
        )
        rows: list[Sequence[Any]] = [head]
        for day in self.days:
            for place, (number, name) in enumerate(self.people):
                if self.chance.random() < 0.03:
                    continue
                weak = 2 if place in {4, 9} else 0
                lowest = {
                    Item.LEAFLETS: 50,
                    Item.PROSPECTS: 4,
                    Item.APPOINTMENTS: 1,
                    Item.FOLLOW_UPS: 4,
                    Item.CLIENT_CALLS: 4,
                }
                counts = [max(0, least - weak + self.chance.randint(0, 2)) for least in lowest.values()]
                rows.append((number, name, day, *counts, self.chance.choice(self.outlets)[0], "網點駐點，回訪客戶"))
        return rows

    def field(self) -> dict[str, Sequence[Sequence[Any]]]:
        inspections: list[Sequence[Any]] = [("日期", "網點", "檢查人", "類型", "結果", "問題", "整改期限")]
        visits: list[Sequence[Any]] = [("日期", "網點", "拜訪人", "對象", "內容", "結果")]
        for n, day in enumerate(self.days):
            for who, unit in (("000104", REGIONS[0]), ("000105", REGIONS[1])):
                mine = [outlet for outlet in self.outlets if outlet[3] == unit]
                for k in (0, 1):
                    odd = (n + k) % 9 == 4
                    found = ("異常", "宣傳架陳舊", day + timedelta(days=5)) if odd else ("正常", "", "")
                    inspections.append((day, mine[(2 * n + k) % len(mine)][0], who, "例行", *found))
                visits.append((day, mine[n % len(mine)][1], who, "網點負責人", "商談駐點安排", "同意"))
            inspections.append((day, self.outlets[n % len(self.outlets)][0], "000103", "抽查", "正常", "", ""))
        events: list[Sequence[Any]] = [("編號", "日期", "類型", "主辦", "組織人", "名稱", "地點", "參加人", "狀態")]
        checks: list[Sequence[Any]] = [("活動", "日期", "檢查人", "結果")]
        for n, week in enumerate(self.weeks):
            day = max(d for d in self.days if d <= week.sunday)
            people = "、".join(number for number, _ in self.people[n % 2 :: 2])
            events.append(
                (
                    f"A{n + 1:03d}",
                    day,
                    "戶外",
                    REGIONS[n % 2],
                    LEADERS[3 + n % 2][0],
                    "社區投資者講堂",
                    "濱河公園",
                    people,
                    "已辦",
                )
            )
            checks.append((f"A{n + 1:03d}", day, "000102", "正常"))
        return {
            "網點檢查": inspections,
            "網點拜訪": visits,
            "活動": events,
            "活動檢查": checks,
            "日誌批覆": self.replies(),
        }

    def replies(self) -> Sequence[Sequence[Any]]:
        """The regional managers comment on most people's logs of two days a week."""
        rows: list[Sequence[Any]] = [("工號", "日期", "批覆人", "批覆日期", "意見", "內容")]
        written = {(row[0], row[2]) for row in self.logs[1:]}
        for week in self.weeks:
            days = [day for day in week.days if day in self.days][:2]
            for place, (number, _) in enumerate(self.people):
                if place % 5 == 3:
                    continue
                who = LEADERS[3 + place % 2][0]
                rows += [(number, day, who, day, "點評", "已閱") for day in days if (number, day) in written]
        return rows
