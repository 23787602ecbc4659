"""The samples give what their READMEs say, from every file shape."""

import json
import re
import time
from pathlib import Path

import pytest

from desktop.answers import score_answer
from domain.problems import Refusal
from domain.services.scoring import scores_of_week
from domain.weeks import Week
from storage.store import Store
from tests.conftest import SAMPLES, TODAY, take
from tests.contents import contents

SHAPES = sorted(path.name for path in (SAMPLES / "shapes").iterdir())


def test_scores_equal_the_expected_ones(branch: Store) -> None:
    expected = json.loads((SAMPLES / "expected-scores-2026-W46.json").read_text(encoding="utf-8"))
    with branch.reading() as reader:
        found = [score_answer(score) for score in scores_of_week(reader, Week(2026, 46), None, TODAY)]
    assert all(answer.pop("rule_version") == "base@2000-01-01" for answer in found)
    assert found == expected


def test_week_totals_are_the_scores(branch: Store) -> None:
    with branch.reading() as reader:
        for number in range(40, 48):
            week = Week(2026, number)
            totals = reader.week_totals(week)
            for score in scores_of_week(reader, week, None, TODAY):
                assert totals.get(score.employee_no, 0) == score.score


@pytest.mark.parametrize(
    ("kind", "name"), [("org", "org.xlsx"), ("field", "field.xlsx"), ("logs", "resubmitted.xlsx")]
)
def test_a_second_import_is_the_same(branch: Store, kind: str, name: str) -> None:
    counts = take(branch, kind, SAMPLES / name).counts
    assert (counts.new, counts.updated, counts.refused) == (0, 0, 0)
    assert counts.same == counts.read > 0


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_logs(people: Store, empty: Store, name: str) -> None:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    again = take(people, "logs", SAMPLES / "shapes" / name).counts
    assert (again.new, again.updated, again.refused, again.same) == (0, 0, 0, 101)
    take(empty, "org", SAMPLES / "org.xlsx")
    assert take(empty, "logs", SAMPLES / "shapes" / name).counts.new == 101
    assert contents(empty)["work_log"] == contents(people)["work_log"]


def bad_files() -> list[tuple[str, str, int, str, str, str]]:
    """The table of bad/README.md."""
    rows = []
    for line in (SAMPLES / "bad" / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 7 and re.search(r"\.(xlsx|csv)$", cells[0]) and cells[1] != "ocrm":
            rows.append((cells[0], cells[1], int(cells[2]), cells[3], cells[4], cells[5]))
    return rows


def test_the_table_of_bad_files_is_read_whole() -> None:
    assert len(bad_files()) == 21


@pytest.mark.parametrize(("name", "kind", "status", "new", "refused", "code"), bad_files())
def test_bad_files(people: Store, name: str, kind: str, status: int, new: str, refused: str, code: str) -> None:
    before = contents(people, keys=True)
    start = time.monotonic()
    if status == 4:
        with pytest.raises(Refusal) as caught:
            take(people, kind, SAMPLES / "bad" / name)
        assert caught.value.code in code
        assert contents(people, keys=True) == before
    else:
        result = take(people, kind, SAMPLES / "bad" / name)
        assert result.counts.new == int(new)
        assert result.counts.refused == (0 if refused == "-" else int(refused))
        assert {problem.fault.code for problem in result.problems} == (set() if code == "-" else {code.strip("`")})
        c = result.counts
        assert c.read == c.new + c.updated + c.same + c.skipped + c.refused
    assert time.monotonic() - start < 5


def test_names_like_formulas_stay_text(people: Store) -> None:
    take(people, "org", SAMPLES / "bad" / "formula-names.xlsx")
    with people.reading() as reader:
        names = {member.name for member in reader.organisation().members.values()}
    assert {name for name in names if name[0] in "=+"}


def test_problems_name_sheet_row_and_column(people: Store) -> None:
    result = take(people, "logs", SAMPLES / "bad" / "text-in-count.xlsx")
    assert [(p.sheet, p.row, p.column) for p in result.problems] == [("工作日誌", 5, "有效約訪")]


def test_a_file_from_elsewhere_is_refused_without_a_trace(people: Store, tmp_path: Path) -> None:
    before = contents(people, keys=True)
    with pytest.raises(Refusal, match="unreadable_file"):
        take(people, "logs", tmp_path / "nowhere.xlsx")
    assert contents(people, keys=True) == before
