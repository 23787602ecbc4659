"""The organisation as lists: filtered, sorted and paged by the store."""

from datetime import date, timedelta
from typing import Any

from domain.organisation import Role
from domain.rosters import Asked
from domain.services import absences, organising, staffing
from domain.services.changing import make
from storage.store import Store
from tests.conftest import TODAY
from tests.domain.test_organising import MEMBER, OUTLET, R1, R2, R3


def ask(store: Store, what: str, **asked: Any) -> tuple[list[Any], int]:
    """One page of a list."""
    with store.reading() as reader:
        rows, count = getattr(reader, f"{what}_page")(Asked(asked.pop("day", TODAY), **asked))
        return list(rows), count


def test_people_stand_where_they_belong_on_the_day(people: Store) -> None:
    rows, count = ask(people, "people")
    with people.reading() as reader:
        org = reader.organisation()
    assert count == len(rows) == len(org.members)
    for person in rows:
        member = org.members[person.employee_no]
        held = member.assignment_on(TODAY)
        assert (person.unit, person.role, person.since) == (held.unit, held.role, held.first)
        assert person.unit_name == org.units[held.unit].name
    early, _ = ask(people, "people", day=date(2026, 10, 1), text="000013")
    assert [(p.unit, p.next) for p in early] == [(R1, date(2026, 10, 8))]
    before, _ = ask(people, "people", day=date(2000, 1, 1), text="000013")
    assert before[0].unit == R1


def test_people_are_filtered_sorted_and_paged(people: Store) -> None:
    make(people, staffing.add_member({**MEMBER, "employed_from": TODAY + timedelta(days=9)}, TODAY))
    left = ask(people, "people", state="past")[0]
    assert {p.employee_no for p in left} == {"000016", "000022", "000023"}
    assert [p.employee_no for p in ask(people, "people", state="coming")[0]] == ["000099"]
    assert ask(people, "people", state="current")[1] == ask(people, "people")[1] - 4
    assert {p.unit for p in ask(people, "people", units=frozenset({R1}))[0]} == {R1}
    assert [p.employee_no for p in ask(people, "people", text="司馬 20")[0]] == ["000020"]
    assert ask(people, "people", text="%")[1] == 0
    for sort in ("employee_no", "name", "role", "unit_name", "since", "employed_from", "employed_to", "phone"):
        up = ask(people, "people", sort=sort)[0]
        down = ask(people, "people", sort=sort, descending=True)[0]
        assert len(up) == len(down)
    named = ask(people, "people", sort="name")[0]
    assert [p.name for p in named] == sorted(p.name for p in named)
    page, count = ask(people, "people", offset=5, limit=4)
    assert (page, count) == (ask(people, "people")[0][5:9], ask(people, "people")[1])


def test_outlets_stand_under_the_unit_in_charge(people: Store) -> None:
    make(people, organising.add_outlet({**OUTLET, "opened_on": TODAY}, TODAY))
    later = TODAY + timedelta(days=3)
    make(people, organising.transfer_outlets(["00999"], R2, later))
    assert [(o.unit, o.since, o.next) for o in ask(people, "outlets", text="00999")[0]] == [(R1, TODAY, later)]
    assert [(o.unit, o.next) for o in ask(people, "outlets", text="00999", day=later)[0]] == [(R2, None)]
    with people.reading() as reader:
        outlets = reader.outlets()
        counts = reader.unit_counts(TODAY)
        org = reader.organisation()
    active = [o for o in outlets if o.active_on(TODAY)]
    assert ask(people, "outlets", state="current")[1] == len(active)
    assert ask(people, "outlets", state="past")[1] == sum(
        o.closed_on is not None and o.closed_on < TODAY for o in outlets
    )
    for unit in (R1, R2, R3):
        assert counts[unit][1] == sum(o.unit_on(TODAY) == unit for o in active)
        assert counts[unit][0] == len(org.members_in([unit], [TODAY]))
    for sort in ("code", "name", "bank", "unit_name", "since", "opened_on", "closed_on"):
        assert ask(people, "outlets", sort=sort, descending=True)[1] == len(outlets)


def test_leave_stands_under_the_unit_of_its_first_day(people: Store) -> None:
    rows, count = ask(people, "leaves")
    with people.reading() as reader:
        org = reader.organisation()
    assert count == len(org.leaves)
    for row in rows:
        assert row.unit == org.members[row.employee_no].assignment_on(row.first).unit
    assert [row.first for row in rows] == sorted((row.first for row in rows), reverse=True)
    make(people, absences.add_leave({"employee_no": "000008", "first": TODAY, "last": TODAY, "kind": "年假"}, TODAY))
    assert [row.employee_no for row in ask(people, "leaves", state="current")[0]] == ["000008"]
    assert ask(people, "leaves", text="病假 000009")[1] == 1
    assert ask(people, "leaves", sort="kind")[1] == count + 1


def test_logs_are_counted_for_many_people(branch: Store) -> None:
    with branch.reading() as reader:
        people = [*reader.organisation().members, *(f"nobody{n}" for n in range(700))]
        logs = reader.logs(date.min, date.max)
        waiting = sum(log.status == "submitted" for days in logs.values() for log in days.values())
        returned = sum(log.status == "returned" for days in logs.values() for log in days.values())
        assert reader.waiting_logs(people) == waiting
        assert sum(reader.returned_logs(number) for number in people[:60]) == returned
        roles = {m.assignments[-1].role for m in reader.organisation().members.values()}
    assert Role.REGIONAL_MANAGER in roles
