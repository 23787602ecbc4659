"""The duties over the outlets and the day's route beside them, by real clicks on the sample branch (rules 4-2 to 4-17)."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from domain.duties.field_lines import KEYS
from domain.duties.route import Route
from domain.field_lists import Side
from domain.services.duties import duties
from domain.services.routing import route_of_day
from domain.weeks import Week
from storage.store import Store
from tests.conftest import TODAY
from tests.ui.conftest import MakeWindow, settle
from tests.ui.test_outlets_page import answer_all, shown_page
from ui.pages.outlets.duty_strip import DutyPart
from ui.pages.outlets.inspections_tab import InspectionsTab
from ui.pages.outlets.route_card import nothing_of, pace_of
from ui.pages.outlets.visits_tab import VisitsTab
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
WEDNESDAY = date(2026, 11, 18)


def said(part: DutyPart) -> tuple[str, str, str, str, str]:
    """What a part of the strip says."""
    return part.words.text(), part.article.text(), part.due.text(), part.figure.text(), part.chip.text


def strip_of(tab: InspectionsTab) -> list[tuple[str, str, str, str, str]]:
    return [said(part) for part in tab.strip.parts]


def stops_of(tab: InspectionsTab) -> list[QPushButton]:
    """The outlets on the route, to be clicked."""
    assert tab.route.walk is not None
    names = {stop.place.name for stop in tab.route.walk.route.stops}
    return [made for made in tab.route.findChildren(QPushButton) if made.text() in names and made.isVisible()]


def test_the_strip_says_the_duties_of_each_side(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch, today=WEDNESDAY)
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    assert strip_of(tab) == [
        ("今日抽查", "四(二)2", "今日", "1 / 1", "達標"),
        ("本週檢查率 20%", "四(二)2", "11-20 五", "6 / 4", "達標"),
        ("11–12 月檢查率 100%", "四(二)2", "餘 32 個工作日", "15 / 19", "還差 4 個"),
        ("本季負責人拜訪", "四(二)2", "餘 32 個工作日", "16 / 19", "還差 3 位"),
    ]
    qtbot.mouseClick(tab.side_choice.buttons["regional_manager"], LEFT)
    settle(qtbot, window.desk)
    with branch.reading() as reader:
        owed = [d for d in duties(reader, WEDNESDAY, "B001-D2") if d.entry.key in KEYS[Side.REGIONAL_MANAGER]]
    for part, key in zip(tab.strip.parts, KEYS[Side.REGIONAL_MANAGER], strict=True):
        mine = [duty for duty in owed if duty.entry.key == key]
        done = sum(min(duty.done, duty.required or 0) for duty in mine)
        assert part.figure.text() == f"{done} / {sum(duty.required or 0 for duty in mine)}"
        assert part.toolTip().count("\n") == len(mine) - 1, "each manager's own figures"


def test_a_region_sees_its_manager_and_the_department_above(window: MainWindow, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    department = strip_of(tab)
    window.desk.set_unit("B001-D2-R1")
    settle(qtbot, window.desk)
    assert strip_of(tab) == department
    qtbot.mouseClick(tab.side_choice.buttons["regional_manager"], LEFT)
    settle(qtbot, window.desk)
    assert strip_of(tab)[1] == ("本週檢查率 100%", "四(一)2", "11-27 五", "0 / 12", "還差 12 個")
    assert not tab.route.walkers.isVisible(), "there is but one"
    alone = strip_of(tab)
    window.desk.set_unit("B001-D2")
    settle(qtbot, window.desk)
    assert strip_of(tab) != alone
    place = tab.region.findData("B001-D2-R1")
    tab.region.setCurrentIndex(place)
    tab.region.activated.emit(place)
    settle(qtbot, window.desk)
    assert strip_of(tab) == alone, "the region's filter says the same"


def test_a_past_week_has_its_duties_and_no_route(window: MainWindow, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    assert tab.route.isVisible()
    window.desk.set_week(Week(2026, 46))
    settle(qtbot, window.desk)
    assert not tab.route.isVisible()
    assert strip_of(tab)[0] == ("當日抽查", "四(二)2", "", "–", "當日不計"), "a Sunday"
    window.desk.set_week(Week.of(TODAY))
    settle(qtbot, window.desk)
    assert tab.route.isVisible()


def test_a_stop_opens_its_form_and_recording_it_moves_strip_and_route(
    window: MainWindow, branch: Store, qtbot: QtBot
) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    with branch.reading() as reader:
        route = route_of_day(reader, TODAY, "000005")
    assert [made.text() for made in stops_of(tab)] == [stop.place.name for stop in route.stops]
    assert route.stops[0].work == ("inspect",)
    names = [tab.board.columns[0].text(row) for row in tab.board.shown if row.code == route.stops[0].place.code]
    assert names == [f"① {route.stops[0].place.name}"], "numbered on the board too"
    assert f"① {route.stops[0].place.name}" not in [cells[0] for cells in tab.board.exported()]
    tab.finder.setText("nothing")
    qtbot.mouseClick(stops_of(tab)[0], LEFT)
    assert (tab.form.outlet, tab.finder.text()) == (route.stops[0].place.code, "")
    row = tab.board.current()
    assert row is not None
    assert row.code == route.stops[0].place.code
    qtbot.wait(1)
    left = tab.form.save_button.mapTo(window, tab.form.save_button.rect().bottomRight())
    assert left.y() < window.height() - 40, "the form fits below the route"
    before = strip_of(tab)
    assert before[1][3:] == ("0 / 4", "還差 4 個")
    answer_all(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: strip_of(tab)[0][3:] == ("1 / 1", "達標"), timeout=5_000)
    assert strip_of(tab)[1][3:] == ("1 / 4", "還差 3 個")
    assert route.stops[0].place.name not in [made.text() for made in stops_of(tab)]
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: strip_of(tab) == before, timeout=5_000)
    assert [made.text() for made in stops_of(tab)] == [stop.place.name for stop in route.stops]


def test_a_stop_beyond_the_scope_is_shown_with_its_unit(window: MainWindow, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    window.desk.set_unit("B001-D2-R1")
    settle(qtbot, window.desk)
    stop = stops_of(tab)[0]
    name = stop.text()
    assert name not in {row.name for row in tab.board.shown}
    qtbot.mouseClick(stop, LEFT)
    settle(qtbot, window.desk)
    row = tab.board.current()
    assert row is not None
    assert (window.desk.unit, row.name, row.code) == ("B001-D2", name, tab.form.outlet)


def test_a_head_to_visit_opens_the_form_of_a_visit(window: MainWindow, qtbot: QtBot) -> None:
    page = shown_page(window, qtbot)
    tab = page.tab(InspectionsTab)
    assert tab.route.walk is not None
    stop = next(stop for stop in tab.route.walk.route.stops if stop.work == ("visit",))
    qtbot.mouseClick(next(made for made in stops_of(tab) if made.text() == stop.place.name), LEFT)
    settle(qtbot, window.desk)
    visits = page.tab(VisitsTab)
    assert visits.isVisible()
    assert visits.outlet.currentText().startswith(stop.place.name)


def test_anothers_route_is_chosen_and_copied(window: MainWindow, branch: Store, qtbot: QtBot) -> None:
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    qtbot.mouseClick(tab.side_choice.buttons["regional_manager"], LEFT)
    settle(qtbot, window.desk)
    card = tab.route
    assert [card.walkers.itemText(n) for n in range(card.walkers.count())] == ["孔燕怡", "何熙"]
    place = card.walkers.findText("何熙")
    card.walkers.setCurrentIndex(place)
    card.walkers.activated.emit(place)
    settle(qtbot, window.desk)
    with branch.reading() as reader:
        route = route_of_day(reader, TODAY, card.walkers.code)
    assert [made.text() for made in stops_of(tab)] == [stop.place.name for stop in route.stops[:4]]
    qtbot.mouseClick(card.copy, LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "建議路線　何熙　11-23 一"
    assert len(lines) == len(route.stops) + 1
    first = route.stops[0].place
    assert lines[1].startswith(f"1. {first.name}（{first.address}）：")
    assert "未查" in "".join(lines)


def test_a_long_route_unfolds(branch: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(branch, today=date(2026, 11, 27))  # a Friday: everything of the week is left for today
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    qtbot.mouseClick(tab.side_choice.buttons["regional_manager"], LEFT)
    settle(qtbot, window.desk)
    assert tab.route.walk is not None
    stops = tab.route.walk.route.stops
    assert len(stops) > 6
    assert len(stops_of(tab)) == 4
    more = next(made for made in tab.route.findChildren(QPushButton) if made.text() == f"另 {len(stops) - 4} 站")
    qtbot.mouseClick(more, LEFT)
    qtbot.waitUntil(lambda: len(stops_of(tab)) == len(stops), timeout=5_000)


def test_where_nothing_is_left_the_longest_waiting_outlet_is_named(
    branch: Store, windows: MakeWindow, qtbot: QtBot
) -> None:
    window = windows(branch, today=WEDNESDAY)
    tab = shown_page(window, qtbot).tab(InspectionsTab)
    assert tab.route.walk is not None
    calm = replace(tab.route.walk, route=Route((), 0, 0))
    assert nothing_of(window.desk, calm).endswith("最久未查：雲峰農商銀行東江和平路營業所（從未檢查）。")
    later = dict(list(calm.rows.items())[1:])
    assert nothing_of(window.desk, replace(calm, rows=later)).endswith("日未查）。")
    assert nothing_of(window.desk, replace(calm, rows={})) == "今日不必再跑，各項都在進度上。"
    assert pace_of(window.desk, calm.route) == ""
