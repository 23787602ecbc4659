"""The duties over the outlets and whose route is shown (rules 4-2 to 4-5, 4-13 to 4-17)."""

from datetime import date

from domain.duties.field_lines import KEYS, field_lines
from domain.duties.outlook import State
from domain.duties.route import Route
from domain.field_lists import Side
from domain.services.fielding import FieldAim, FieldPlan, field_plan
from domain.services.routing import route_of_day
from storage.store import Store

DAY = date(2026, 11, 18)
DEPARTMENT, REGIONS = Side.MARKET_DEPARTMENT, Side.REGIONAL_MANAGER


def planned(store: Store, aim: FieldAim) -> FieldPlan:
    with store.reading() as reader:
        return field_plan(reader, aim)


def walkers(found: FieldPlan) -> list[str]:
    return [member.employee_no for member in found.walkers]


def test_several_managers_are_added_up_without_making_up_for_each_other(branch: Store) -> None:
    found = planned(branch, FieldAim(DAY, REGIONS, "B001-D2")).found
    lines = {line.entry.key: line for line in field_lines(REGIONS, found)}
    assert tuple(lines) == KEYS[REGIONS]
    own = [one.duty for one in found if one.duty.entry.key == "4-2"]
    assert [(duty.done, duty.required) for duty in own] == [(3, 2), (3, 2)]
    assert (lines["4-2"].done, lines["4-2"].required, lines["4-2"].outstanding) == (4, 4, 0)
    assert lines["4-2"].state is State.MET
    assert lines["4-4"].state is State.ON_TRACK, "one of the two has not been there yet"
    region = planned(branch, FieldAim(DAY, REGIONS, "B001-D2-R1")).found
    assert field_lines(REGIONS, region)[0].done == 3, "alone, what is done is done"


def test_the_afternoon_presses_and_a_rest_day_asks_for_nothing(branch: Store) -> None:
    aim = FieldAim(DAY, REGIONS, "B001-D2", afternoon=True)
    assert {line.entry.key: line.state for line in field_lines(REGIONS, planned(branch, aim).found)}["4-4"] is (
        State.BEHIND
    )
    sunday = field_lines(DEPARTMENT, planned(branch, FieldAim(date(2026, 11, 22), DEPARTMENT, "B001-D2")).found)
    assert (sunday[0].owed, sunday[0].state, sunday[0].required) == ((), State.NO_FIGURE, 0)


def test_a_region_is_looked_at_with_the_department_above_it(branch: Store) -> None:
    region = planned(branch, FieldAim(DAY, DEPARTMENT, "B001-D2-R1"))
    assert region == planned(branch, FieldAim(DAY, DEPARTMENT, "B001-D2"))
    assert {one.duty.unit for one in region.found} == {"B001-D2"}
    everything = planned(branch, FieldAim(DAY, DEPARTMENT))
    assert {one.duty.unit for one in everything.found} == {"B001-D1", "B001-D2"}
    assert {one.duty.unit for one in planned(branch, FieldAim(DAY, DEPARTMENT, "B001")).found} == {
        "B001-D1",
        "B001-D2",
    }


def test_the_route_is_of_who_was_chosen_else_of_who_sits_here(branch: Store) -> None:
    managers = walkers(planned(branch, FieldAim(DAY, REGIONS, "B001-D2")))
    assert len(managers) == 2
    first, second = managers
    for me, wanted, expected in (("", "", first), (second, "", second), (second, first, first), ("x", "y", first)):
        found = planned(branch, FieldAim(DAY, REGIONS, "B001-D2", me, wanted))
        assert found.walker == expected
        with branch.reading() as reader:
            assert found.route == route_of_day(reader, DAY, expected)
    assert set(managers) < set(walkers(planned(branch, FieldAim(DAY, REGIONS))))
    with branch.reading() as reader:
        members = reader.organisation().members.values()
        staff = next(
            m.employee_no
            for m in members
            if m.employed_on(DAY)
            and (held := m.assignment_on(DAY)).unit == "B001-D2"
            and held.role.value == "market_staff"
        )
    assert walkers(planned(branch, FieldAim(DAY, DEPARTMENT, "B001-D2", "000005"))) == ["000005"]
    assert planned(branch, FieldAim(DAY, DEPARTMENT, "B001-D2", staff)).walker == staff
    nobody = planned(branch, FieldAim(DAY, REGIONS, "B900"))
    assert (nobody.walkers, nobody.walker, nobody.route) == ((), "", Route((), 0, 0))
