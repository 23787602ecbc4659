"""A week along the suggested routes: kept to, the regional manager's coverages are met."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.checklist import ITEMS, Answer
from domain.duties.route import INSPECT, VISIT
from domain.inspecting import InspectionForm
from domain.problems import Refusal
from domain.services import recording
from domain.services.changing import make
from domain.services.duties import duties
from domain.services.inspecting import record_inspection
from domain.services.routing import route_of_day
from storage.store import Store
from tests.conftest import take
from tests.walks.test_duty_records import OFFICE, workbook

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=n) for n in range(5)]


def go(store: Store, who: str, day: date) -> tuple[int, int]:
    """Make every stop of the day's route; how many inspections and visits."""
    with store.reading() as reader:
        route = route_of_day(reader, day, who)
    for stop in route.stops:
        if INSPECT in stop.work:
            answers = {item.code: Answer.NORMAL for item in ITEMS}
            form = InspectionForm(day, stop.place.code, who, "routine", answers=answers, elsewhere=True)
            make(store, record_inspection(form, day))
        if VISIT in stop.work:
            cells: dict[str, date | str] = {
                "day": day,
                "outlet": stop.place.code,
                "visitor": who,
                "counterpart": "主任",
            }
            make(store, recording.record("visits", cells, day))
    return sum(INSPECT in stop.work for stop in route.stops), sum(VISIT in stop.work for stop in route.stops)


def test_a_week_of_routes_covers_twelve_outlets(branch: Store) -> None:
    """Two a day can't (rule 4-3 above 10 outlets); the route says how many can."""
    paces = []
    for day in WEEK:
        paces.append(go(branch, "000007", day)[0])
        assert go(branch, "000007", day) == (0, 0), "the day's share is done"
        with branch.reading() as reader:
            found = {duty.entry.key: duty for duty in duties(reader, day, member="000007")}
        assert found["4-2"].met
        assert found["4-4"].met
    assert (found["4-3"].done, found["4-3"].required) == (12, 12)
    assert paces == [3, 3, 2, 2, 2]
    with branch.reading() as reader:
        month = {duty.entry.key: duty for duty in duties(reader, date(2026, 11, 23), member="000007")}
    assert month["4-5"].met


def test_a_market_manager_goes_for_the_department_and_himself(branch: Store) -> None:
    for day in WEEK:
        go(branch, "000005", day)
    with branch.reading() as reader:
        found = {duty.entry.key: duty for duty in duties(reader, WEEK[-1], "B001-D2")}
        assert all(found[key].met for key in ("4-13", "4-14", "4-16"))
        assert route_of_day(reader, WEEK[-1], "000005").stops == ()
        saturday = route_of_day(reader, date(2026, 11, 28), "000007")
    assert len([stop for stop in saturday.stops if INSPECT in stop.work]) == 12, "no day is left but this one"


def test_the_management_department_goes_to_both_cities(branch: Store, tmp_path: Path) -> None:
    take(branch, "org", workbook(tmp_path, OFFICE))
    assert go(branch, "900001", MONDAY) == (2, 0)
    with branch.reading() as reader:
        december = route_of_day(reader, date(2026, 12, 30), "900001")
    assert "70001" in {stop.place.code for stop in december.stops if "5-3" in stop.rules}
    for day in WEEK[1:]:
        go(branch, "900001", day)
    with branch.reading() as reader:
        found = {duty.entry.key: duty for duty in duties(reader, WEEK[-1])}
    assert found["5-1"].met
    assert found["5-2"].met


def test_who_owes_no_outlet_has_no_route(branch: Store) -> None:
    with branch.reading() as reader:
        assert route_of_day(reader, MONDAY, "000008").stops == ()
        with pytest.raises(Refusal, match="unknown_member"):
            route_of_day(reader, MONDAY, "999999")
