"""The suggested route: earliest deadline first, longest unseen first, near together (rules 4-2 to 4-5, 4-13 to 4-17)."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.duties.route import INSPECT, VISIT, Need, Place, Route, suggested_route

TODAY = date(2026, 11, 16)
WEEK = tuple(TODAY + timedelta(days=n) for n in range(5))


def place(code: str, bank: str = "工行", address: str = "", inspected: date | None = None) -> Place:
    return Place(code, f"網點{code}", bank, address, inspected=inspected)


def codes(route: Route) -> list[str]:
    return [stop.place.code for stop in route.stops]


def test_nothing_needed_no_route() -> None:
    assert suggested_route([place("A")], []) == Route((), 0, 0)
    assert suggested_route([place("A")], [Need(INSPECT, "4-3", 1, ("A",), ())]) == Route((), 0, 0)


def test_the_pace_that_meets_the_week() -> None:
    places = [place(f"{n:02d}", inspected=TODAY - timedelta(days=n)) for n in range(12)]
    need = Need(INSPECT, "4-3", 12, tuple(p.code for p in places), WEEK)
    route = suggested_route(places, [need])
    assert route.inspections == 3
    assert sorted(codes(route)) == ["09", "10", "11"]
    assert route.stops[0].work == (INSPECT,)
    assert (route.stops[0].rules, route.stops[0].by) == (("4-3",), WEEK[-1])


def test_what_was_done_today_counts_towards_todays_share() -> None:
    places = [place(f"{n:02d}") for n in range(12)]
    codes_left = tuple(p.code for p in places[3:])
    week = Need(INSPECT, "4-3", 9, codes_left, WEEK, done=3)
    assert suggested_route(places, [week]) == Route((), 3, 0)
    daily = Need(INSPECT, "4-2", 1, codes_left, WEEK[:1], done=1)
    assert len(suggested_route(places, [daily, Need(INSPECT, "4-3", 9, codes_left, WEEK, done=1)]).stops) == 1


def test_a_share_takes_the_longest_unseen_and_those_due_anyway() -> None:
    places = [place(c, inspected=d) for c, d in (("A", TODAY), ("B", None), ("C", date(2026, 10, 1)))]
    share = Need(INSPECT, "4-14", 1, ("A", "B", "C"), WEEK[:1])
    assert codes(suggested_route(places, [share])) == ["B"]
    later = Need(INSPECT, "4-15", 1, ("C",), WEEK)
    assert codes(suggested_route(places, [share, later])) == ["C"]


def test_an_outlet_nobody_knows_is_left_out() -> None:
    assert codes(suggested_route([place("A")], [Need(INSPECT, "4-3", 2, ("A", "Z"), WEEK[:1])])) == ["A"]


def test_visits_go_where_one_inspects_anyway() -> None:
    places = [place(c) for c in "ABC"]
    needs = [
        Need(INSPECT, "4-2", 1, ("C",), WEEK[:1]),
        Need(VISIT, "4-5", 3, ("A", "B", "C"), WEEK),
        Need(VISIT, "4-4", 1, ("A", "B", "C"), WEEK[:1]),
    ]
    route = suggested_route(places, needs)
    assert (route.inspections, route.visits) == (1, 1)
    (stop,) = [stop for stop in route.stops if INSPECT in stop.work]
    assert stop.place.code == "C"
    both = suggested_route(places, [needs[0], needs[1]])
    assert [(s.place.code, s.work, s.rules) for s in both.stops] == [("C", (INSPECT, VISIT), ("4-2", "4-5"))]


def test_stops_lie_together_by_bank_and_address() -> None:
    places = [
        place("A", "建行", "二路", date(2026, 11, 1)),
        place("B", "工行", "一路", date(2026, 10, 1)),
        place("C", "建行", "一路", date(2026, 11, 2)),
        place("D", "工行", "三路", date(2026, 11, 9)),
    ]
    need = Need(INSPECT, "4-3", 4, ("A", "B", "C", "D"), WEEK[:1])
    assert codes(suggested_route(places, [need])) == ["B", "D", "C", "A"]


@st.composite
def offices(draw: st.DrawFn) -> tuple[list[Place], int, int]:
    """Outlets with their last inspections, a weekly minimum in per cent, and days in the long period."""
    count = draw(st.integers(1, 25))
    ages = draw(st.lists(st.one_of(st.none(), st.integers(0, 90)), min_size=count, max_size=count))
    places = [
        place(f"{n:02d}", f"行{n % 3}", f"路{n % 5}", None if age is None else TODAY - timedelta(days=age))
        for n, age in enumerate(ages)
    ]
    return places, draw(st.sampled_from([20, 50, 100])), draw(st.integers(5, 20))


@settings(deadline=None)
@given(offices(), st.integers(0, 3))
def test_kept_to_every_coverage_is_met_at_no_more_than_the_first_days_pace(
    office: tuple[list[Place], int, int], minimum: int
) -> None:
    """Week by week a share of the outlets, all of them in the long period, and a daily minimum of anybody's."""
    places, percent, length = office
    everything = tuple(p.code for p in places)
    days = [TODAY + timedelta(days=n) for n in range(length)]
    weekly = max(1, -(-percent * len(places) // 100))
    seen: set[str] = set()
    this_week: set[str] = set()
    paces = []
    for n, today in enumerate(days):
        if n % 5 == 0:
            this_week = set()
        week = days[n : n - n % 5 + 5]
        needs = [
            Need(INSPECT, "4-13", min(minimum, len(places)), everything, (today,)),
            Need(
                INSPECT,
                "4-14",
                max(0, weekly - len(this_week)),
                tuple(c for c in everything if c not in this_week),
                tuple(week),
            ),
            Need(
                INSPECT,
                "4-15",
                len(places) - len(seen),
                tuple(c for c in everything if c not in seen),
                tuple(days[n:]),
            ),
        ]
        route = suggested_route(places, needs)
        paces.append(route.inspections)
        found = codes(route)
        assert len(set(found)) == len(found) >= min(minimum, len(places))
        seen |= set(found)
        this_week |= set(found)
        places = [replace(p, inspected=today) if p.code in found else p for p in places]
        if n % 5 == 4:
            assert len(this_week) >= weekly
    assert seen == set(everything)
    assert max(paces) <= max(paces[0], minimum, *(-(-weekly // len(days[n : n + 5])) for n in range(0, length, 5)))
