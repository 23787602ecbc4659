"""The duties of the samples: as the contract expects them, by every way of asking."""

import json
from datetime import date
from typing import Any

import pytest

from desktop.answers import duty_answer
from domain.duties.judging import Duty
from domain.problems import Refusal
from domain.services.duties import duties, still_due
from domain.services.reporting import issue_weekly_report
from domain.weeks import Week
from storage.store import Store
from tests.conftest import SAMPLES
from tests.desktop.test_command_line import Program

DAY = date(2026, 11, 18)
EXPECTED: list[dict[str, Any]] = json.loads((SAMPLES / "expected-duties-2026-11-18.json").read_text(encoding="utf-8"))
RULES = {duty["rule"] for duty in EXPECTED}


def told(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers of the rules that the samples speak of, without what they leave out."""
    left_out = {"article", "outstanding"}
    return [{k: v for k, v in row.items() if k not in left_out} for row in answers if row["rule"] in RULES]


def asked(store: Store, unit: str | None = None, member: str | None = None) -> list[Duty]:
    with store.reading() as reader:
        return duties(reader, DAY, unit, member)


def test_duties_equal_the_expected_ones(branch: Store) -> None:
    assert told([duty_answer(duty) for duty in asked(branch)]) == EXPECTED


@pytest.fixture
def program(branch: Store, capsys: pytest.CaptureFixture[str]) -> Program:
    """dudao on the sample branch."""
    return Program(branch.path, capsys)


def test_the_command_answers_the_same(program: Program) -> None:
    answers = program.ask("duties", "--on", "2026-11-18")
    assert told(answers) == EXPECTED
    assert {tuple(sorted(row)) for row in answers} == {
        ("article", "done", "met", "outstanding", "period", "required", "rule", "subject")
    }
    assert all(row["required"] > 0 for row in answers)
    own = program.ask("duties", "--on", "2026-11-18", "--member", "000017")
    assert own == [row for row in answers if row["subject"] == "000017"]
    assert next(row for row in own if row["rule"] == "4-3")["outstanding"] == {"count": 1, "left": ["00019"]}
    assert (
        program.ask("duties", "--on", "2026-11-18", "--unit", "nowhere", status=4)["error"]["code"] == "unknown_unit"
    )


@pytest.mark.parametrize(("lang", "word"), [("zh_TW", "還差 1"), ("zh_CN", "还差 1"), ("en", "1 still open")])
def test_people_read_a_table(program: Program, lang: str, word: str) -> None:
    status, out, _ = program.run("duties", "--on", "2026-11-18", "--unit", "B001-D1", lang=lang)
    assert status == 0
    assert word in out
    assert "000017" in out
    assert "000007" not in out
    status, out, _ = program.run("duties", "--on", "2019-01-01", lang=lang)
    assert out.count("\n") == 1


@pytest.mark.parametrize("unit", ["B001", "B001-D1", "B001-D2", "B001-D2-R1", "B001-D1-R2"])
def test_a_unit_owes_what_it_owes_among_all(branch: Store, unit: str) -> None:
    with branch.reading() as reader:
        below = reader.organisation().below(unit)
    everything = asked(branch)
    assert asked(branch, unit=unit) == [duty for duty in everything if duty.unit in below] != []


def test_a_person_owes_what_he_owes_among_all(branch: Store) -> None:
    everything = asked(branch)
    people = {duty.subject for duty in everything if duty.entry.who.personal}
    for number in sorted(people):
        assert asked(branch, member=number) == [d for d in everything if d.subject == number]
    with pytest.raises(Refusal, match="unknown_member"):
        asked(branch, member="999999")


def test_what_the_last_periods_leave_to_be_handed_in(branch: Store) -> None:
    monday = date(2026, 11, 23)
    with branch.reading() as reader:
        found = still_due(reader, monday)
        friday = duties(reader, date(2026, 11, 20))
        own = still_due(reader, monday, member="000017")
    logs = [duty for duty in found if duty.entry.rule == "3-2"]
    assert logs == [duty for duty in friday if duty.entry.rule == "3-2" and not duty.met]
    assert {duty.due for duty in logs} == {monday}
    assert [(d.entry.rule, d.subject) for d in found if d.entry.rule != "3-2"] == [
        *(("4-11", number) for number in ("000007", "000017", "000026")),
        *((rule, unit) for rule in ("4-21", "4-22") for unit in ("B001-D1", "B001-D2")),
    ]
    assert own == [duty for duty in found if duty.subject == "000017"]
    issue_weekly_report(branch, "B001-D1-R2", Week(2026, 47), monday)
    with branch.reading() as reader:
        assert still_due(reader, monday, member="000017") == []
