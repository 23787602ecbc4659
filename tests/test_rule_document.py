"""docs/rules.md: in step with the catalogue, no rule missing, every function and test it names is there."""

import re
from importlib import import_module
from inspect import getdoc

import pytest

from docs.make_rules import TARGET, text
from docs.rule_places import DECISIONS, OTHERS, PLACES, Other
from domain.duties.catalogue import CATALOGUE
from domain.duties.judging import MEASURES
from tests.test_architecture import ROOT

RULES = {
    *(f"3-{n}" for n in range(1, 13)),
    *(f"4-{n}" for n in range(2, 26) if n != 12),
    *(f"5-{n}" for n in range(1, 13) if n != 5),
    *("6-1", "6-5", "6-6"),
}
"""Every rule of articles 3 to 5, and what of article 6 follows from them; 4-1, 4-12 and 5-5 do not exist."""


def test_the_document_is_in_step() -> None:
    assert TARGET.read_text(encoding="utf-8") == text(), "write it anew: python -m docs.make_rules"


def test_no_rule_is_missing() -> None:
    assert {entry.rule for entry in CATALOGUE} == PLACES.keys()
    assert PLACES.keys() | OTHERS.keys() == RULES
    assert not PLACES.keys() & OTHERS.keys()


def numbers_in(doc: str) -> set[str]:
    """The rules a docstring names, spans included."""
    found = set(re.findall(r"\d+-\d+", doc))
    for group, first, last in re.findall(r"(\d+)-(\d+) to \1-(\d+)", doc):
        found |= {f"{group}-{n}" for n in range(int(first), int(last) + 1)}
    return found


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.key)
def test_a_measure_names_its_rules(entry: object) -> None:
    line = next(one for one in CATALOGUE if one is entry)
    assert line.rule in numbers_in(getdoc(MEASURES[line.measure]) or "")


@pytest.mark.parametrize(
    "place", [*PLACES.values(), *(other.place for other in (*OTHERS.values(), *DECISIONS.values()))]
)
def test_every_test_is_there(place: tuple[str, str, str]) -> None:
    file, _, name = place[0].partition("::")
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("other", [*OTHERS.values(), *DECISIONS.values()])
def test_every_function_is_there(other: Other) -> None:
    for name in other.functions:
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            try:
                found: object = import_module(".".join(parts[:length]))
            except ModuleNotFoundError:
                continue
            for part in parts[length:]:
                found = getattr(found, part)
            break
        assert found is not None
