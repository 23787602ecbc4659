"""Beginning with an empty store."""

import pytest

from domain.organisation import Role, UnitKind
from domain.problems import FormRefusal
from domain.services.beginning import Beginning, begin
from domain.services.undoing import undo
from storage.store import Store
from tests.conftest import TODAY
from tests.contents import contents


def test_two_units_and_a_person_are_enough(empty: Store) -> None:
    before = contents(empty, keys=True)
    number = begin(empty, Beginning("南山營業部", "南山營業部市場部", "許文彬", " ", Role.MARKET_MANAGER), TODAY)
    with empty.reading() as reader:
        org = reader.organisation()
    assert [(unit.name, unit.kind, unit.parent) for unit in org.units.values()] == [
        ("南山營業部", UnitKind.BRANCH, None),
        ("南山營業部市場部", UnitKind.MARKET_DEPARTMENT, "B001"),
    ]
    assert org.members["000001"].assignment_on(TODAY).unit == "B001-D1"
    done = undo(empty, number)
    assert (contents(empty, keys=True), done.kept) == (before, ())


def test_a_branch_head_belongs_to_the_branch(empty: Store) -> None:
    begin(empty, Beginning("甲", "乙", "丙", "000777", Role.BRANCH_HEAD), TODAY)
    with empty.reading() as reader:
        assert reader.organisation().members["000777"].assignment_on(TODAY).unit == "B001"


def test_blanks_are_refused_at_their_fields(empty: Store) -> None:
    with pytest.raises(FormRefusal) as caught:
        begin(empty, Beginning(" ", "乙", "", "", Role.MARKET_MANAGER), TODAY)
    assert set(caught.value.faults) == {"branch", "name"}
