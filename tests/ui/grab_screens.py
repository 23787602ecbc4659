"""Takes a picture of every screen: python -m tests.ui.grab_screens FOLDER [page ...].

Light and dark, three languages, 100 and 150 per cent, over the sample branch on a Friday.
"""

import os
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from dataclasses import replace

from desktop.app import Clock, Workplace
from desktop.start import application
from desktop.window import make_window, use_store
from domain.evaluation import proposed_evaluations
from domain.report import PlanTask
from domain.sampling import Rhythm
from domain.services.casework import open_sample_case
from domain.services.changing import make
from domain.services.deducting import accept_deduction, drop_deduction, duties_ended, propose_deductions
from domain.services.drafting import issue, open_week, save_draft
from domain.services.sampling import check_days, draw_sample, sheet_of
from domain.weeks import Week
from storage.store import Store
from tests.conftest import NOW, SAMPLES, WEEKS, take
from tests.ui.conftest import MANAGER
from tests.ui.walking import screens, settle_window

DEPARTMENT = "B001-D2"
FRIDAY = date(2026, 11, 20)
LOOKS = (
    ("zh_TW", False, 100),
    ("zh_TW", True, 100),
    ("zh_TW", False, 150),
    ("zh_CN", False, 100),
    ("en", False, 100),
    ("en", True, 150),
)


def sample_branch(folder: Path) -> Path:
    """The samples imported in their order."""
    with closing(Store.create(folder / "branch.db", lambda: NOW)) as store:
        take(store, "org", SAMPLES / "org.xlsx")
        for name in WEEKS:
            take(store, "logs", SAMPLES / name)
        take(store, "field", SAMPLES / "field.xlsx")
        take(store, "logs", SAMPLES / "resubmitted.xlsx")
        begin_reports(store)
        return store.path


def begin_reports(store: Store) -> None:
    """Last week's report issued with a plan, this week's begun from the data."""
    plan = (
        PlanTask("每日檢查 3 個網點，補足上週缺口", "嚴宇嘉", FRIDAY),
        PlanTask("陪同新人拜訪準客戶 2 次", "嚴宇嘉", FRIDAY),
    )
    week = Week.of(FRIDAY)
    last = open_week(store, DEPARTMENT, week.shifted(-1), FRIDAY)
    typed = replace(last.composed.typed, next_plan=plan, evaluation="兩個區域按時交報，批覆及時。")
    save_draft(store, DEPARTMENT, last.composed.week, typed, MANAGER)
    issue(store, open_week(store, DEPARTMENT, last.composed.week, FRIDAY), FRIDAY, MANAGER)
    drafted = open_week(store, DEPARTMENT, week, FRIDAY)
    lines = proposed_evaluations(drafted.composed, drafted.people)
    said = (replace(lines[0], sentence="批覆及時；檢查未達", task="每日先檢查 2 個網點"), *lines[1:])
    save_draft(store, DEPARTMENT, week, replace(drafted.composed.typed, evaluations=said), MANAGER)
    begin_sample(store)
    begin_deductions(store)


def begin_sample(store: Store) -> None:
    """This week's logs drawn, one person's looked through, with a finding that became a case."""
    make(store, draw_sample(DEPARTMENT, Rhythm.WEEK, FRIDAY, "20261120", MANAGER, FRIDAY), MANAGER)
    with store.reading() as reader:
        sheet = sheet_of(reader, reader.draws(FRIDAY, FRIDAY)[0].record)
    record, person = sheet.draw.record, sheet.people[0]
    days = [(person.employee_no, row.day) for row in person.rows]
    make(store, check_days(record, days[1:], True, "", MANAGER, FRIDAY), MANAGER)
    make(store, check_days(record, days[:1], False, "只寫「拜訪」，未寫對象與結果", MANAGER, FRIDAY), MANAGER)
    make(store, open_sample_case(record, person.employee_no, MANAGER, date(2026, 11, 27), FRIDAY), MANAGER)


def begin_deductions(store: Store) -> None:
    """The month's misses of a region proposed, one accepted and one dropped."""
    with store.reading() as reader:
        duties = duties_ended(reader, "B001-D2-R1", False, FRIDAY)
    make(store, propose_deductions(duties, FRIDAY), MANAGER)
    with store.reading() as reader:
        accepted, dropped = reader.deductions(date(2026, 11, 1), date(2026, 11, 30))[:2]
    make(store, accept_deduction(accepted.record, "1.5", "已當面核對", MANAGER, FRIDAY), MANAGER)
    make(store, drop_deduction(dropped.record, "颱風停工，已說明", MANAGER, FRIDAY), MANAGER)


def grab(target: Path, wanted: list[str]) -> None:
    """Save the pictures, one a screen and look."""
    target.mkdir(parents=True, exist_ok=True)
    application()
    with tempfile.TemporaryDirectory() as name:
        path = sample_branch(Path(name))
        place = Workplace(str(path), Clock(FRIDAY), "zh_TW")
        window = make_window(place, Path(name) / "window.ini")
        desk = window.desk
        desk.memory.set(f"me/{desk.office.store_name}", MANAGER)
        window.resize(1440, 900)
        window.show()
        window.start()
        settle_window(window)
        window.grab().save(str(target / "start-zh_TW-light-100.png"))
        with closing(Store.open(path, lambda: NOW)) as store:
            use_store(window, store)
            for language, dark, zoom in LOOKS:
                desk.memory.set("zoom", zoom)
                desk.memory.set("theme", "dark" if dark else "light")
                desk.set_language(language)
                look = f"{language}-{'dark' if dark else 'light'}-{zoom}"
                for screen in screens(window):
                    if not wanted or screen.split("-")[0] in wanted:
                        settle_window(window)
                        window.grab().save(str(target / f"{screen}-{look}.png"))
            window.close()


if __name__ == "__main__":
    grab(Path(sys.argv[1]), sys.argv[2:])
