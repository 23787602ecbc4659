"""The command line as scripts and people use it: exit statuses, JSON answers, sentences."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop import command_line
from desktop.app import Clock, Workplace, language_of_machine
from desktop.crash import save_report
from desktop.office import DesktopOffice
from desktop.progress import counting
from domain.problems import Refusal
from storage.schema import HEAD
from storage.store import Store
from tests.conftest import SAMPLES, TODAY

PROGRAM = Path(sys.executable).with_name("dudao")


class Program:
    """dudao on a store of one's own."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self.capsys = store, capsys

    def run(self, *words: str, lang: str = "zh_TW") -> tuple[int, str, str]:
        status = command_line.main(["--store", str(self.store), "--today", "2026-11-23", "--lang", lang, *words])
        out, err = self.capsys.readouterr()
        return status, out, err

    def ask(self, *words: str, status: int = 0) -> Any:
        found, out, err = self.run("--json", *words)
        assert found == status, out + err
        assert err == ""
        assert out.count("\n") == 1, "one answer and nothing else"
        return json.loads(out)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path / "store.db", capsys)


@pytest.fixture
def filled(program: Program) -> Program:
    program.ask("init")
    program.ask("import", "org", str(SAMPLES / "org.xlsx"))
    program.ask("import", "logs", *(str(SAMPLES / f"logs-2026-W{n}.xlsx") for n in range(40, 48)))
    program.ask("import", "field", str(SAMPLES / "field.xlsx"))
    program.ask("import", "logs", str(SAMPLES / "resubmitted.xlsx"))
    return program


def test_from_nothing_to_a_report(filled: Program, tmp_path: Path) -> None:
    expected = json.loads((SAMPLES / "expected-scores-2026-W46.json").read_text(encoding="utf-8"))
    found = filled.ask("scores", "--week", "2026-W46")
    assert [{k: v for k, v in row.items() if k != "rule_version"} for row in found] == expected
    pdf, xlsx = str(tmp_path / "w.pdf"), str(tmp_path / "w.xlsx")
    words = ("report", "weekly", "--unit", "B001-D2", "--week", "2026-W46", "--out", pdf, "--xlsx", xlsx)
    answer = filled.ask(*words)
    assert {"pdf": pdf, "xlsx": xlsx}.items() <= answer.items()
    first = Path(pdf).read_bytes(), Path(xlsx).read_bytes()
    assert filled.ask(*words) == answer
    assert (Path(pdf).read_bytes(), Path(xlsx).read_bytes()) == first
    assert filled.ask("check") == {"ok": True, "problems": []}


def test_the_answers_have_the_shape_of_the_contract(program: Program, tmp_path: Path) -> None:
    assert program.ask("init") == {"store": str(program.store), "schema": HEAD}
    assert program.ask("init", status=4)["error"]["code"] == "store_exists"
    (answer,) = program.ask("import", "org", str(SAMPLES / "org.xlsx"))
    assert {"file", "batch", "read", "new", "updated", "same", "skipped", "refused", "problems"} <= set(answer)
    (bad,) = program.ask("import", "logs", str(SAMPLES / "bad" / "text-in-count.xlsx"), status=3)
    (problem,) = bad["problems"]
    assert problem == {
        "sheet": "工作日誌",
        "row": 5,
        "column": "有效約訪",
        "code": "not_a_number",
        "message": "「兩個」不是整數",
    }
    batches = program.ask("imports")
    assert [set(batch) >= {"batch", "file", "kind", "at", "new", "updated"} for batch in batches] == [True, True]
    decided = program.ask("approve", "--by", "000007", "--week", "2026-W47")
    assert (decided["decided"], decided["refused"]) == (3, [])
    kept = program.ask("undo", str(bad["batch"]))
    assert (kept["removed"], kept["restored"], len(kept["kept"])) == (0, 0, 3)
    assert program.ask("undo", str(decided["action"]))["restored"] == 3
    own = program.ask("approve", "--by", "000008", "--member", "000008", status=4)
    assert {row["code"] for row in own["refused"]} == {"own_log"}
    returned = program.ask(
        "return", "--by", "000007", "--comment", "補充", "--date", "2026-11-16", "--member", "000008"
    )
    assert returned["decided"] == 1
    mixed = program.ask("approve", "--by", "000008", status=4)
    assert {row["code"] for row in mixed["refused"]} == {"not_above"}
    backup = str(tmp_path / "b.db")
    saved = program.ask("backup", backup)
    assert program.ask("restore", backup)["rows"] == saved["rows"]
    files = program.ask("templates", str(tmp_path / "blank"))["files"]
    assert all(Path(name).exists() for name in files)
    assert {row["rule"] for row in program.ask("duties", "--on", "2026-11-18")} >= {"3-2", "4-3", "4-24"}
    assert program.ask(
        "rank", "--metric", "accounts", "--period", "day", "--on", "2026-11-18", "--of", "members", status=4
    )
    assert program.ask("cases", status=4)["error"]["code"] == "not_yet"
    assert program.ask("import", "ocrm", "x.xlsx", status=4)["error"]["code"] == "not_yet"


def test_several_files_and_the_worst_status(program: Program, tmp_path: Path) -> None:
    program.ask("init")
    program.ask("import", "org", str(SAMPLES / "org.xlsx"))
    good, bad, broken = (
        SAMPLES / "logs-2026-W40.xlsx",
        SAMPLES / "bad" / "text-in-count.xlsx",
        SAMPLES / "bad" / "truncated.xlsx",
    )
    answers = program.ask("import", "logs", str(broken), str(bad), str(good), status=4)
    assert answers[0]["error"]["code"] == "damaged_file"
    assert (answers[1]["new"], answers[2]["new"]) == (3, 61)
    status, out, _ = program.run("import", "logs", "--strict", str(bad))
    assert status == 4
    assert "未寫入任何資料" in out
    repair = tmp_path / "repair.xlsx"
    status, out, _ = program.run("import", "logs", "--dry-run", "--repair", str(repair), str(bad), lang="en")
    assert status == 3
    assert "dry run" in out
    assert repair.exists()
    assert "第 5 行" in program.run("import", "logs", str(bad), lang="zh_CN")[1]


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("frob",), 2, "usage"),
        (("scores",), 2, "usage"),
        (("--today", "x", "init"), 2, "usage"),
        (("scores", "--week", "x"), 4, "bad_week"),
        (("scores", "--week", "2026-W46", "--unit", "X"), 4, "unknown_unit"),
        (("undo", "99"), 4, "action_unknown"),
        (("import", "logs", "nowhere.xlsx"), 4, "unreadable_file"),
        (("report", "weekly", "--unit", "B001", "--week", "2026-W46", "--out", "x.pdf"), 4, "no_report_of_unit"),
        (
            ("report", "weekly", "--unit", "B001-D2", "--week", "2026-W46", "--out", "/nowhere/x.pdf"),
            4,
            "folder_missing",
        ),
        (("rules", "--raise", "week_pass=1", "--unit", "B001", "--from", "2026-12-01"), 4, "below_layer_above"),
        (("rules", "--raise", "x=1"), 4, "bad_rule"),
        (("rules", "--unit", "B001", "--from", "2026-12-01", "--raise", "week_pass=" + "9" * 5000), 4, "bad_rule"),
        (("undo", "9" * 20), 2, "usage"),
        (("--store", "postgresql://x", "check"), 4, "store_url"),
        (("--store", "/nowhere/none.db", "check"), 4, "store_missing"),
    ],
)
def test_refusals_are_one_sentence(
    people: Store, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, code: str
) -> None:
    people.close()
    program = Program(people.path, capsys)
    before = people.path.read_bytes()
    assert program.ask(*words, status=status)["error"]["code"] == code
    found, out, err = program.run(*words, lang="en")
    assert (found, out) == (status, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert people.path.read_bytes() == before


def test_nothing_is_written_over_the_store(people: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    people.close()
    before = people.path.read_bytes()
    program, store, other = Program(people.path, capsys), str(people.path), str(tmp_path / "w.pdf")
    same = str(people.path.parent / ".." / people.path.parent.name / people.path.name)
    report = ("report", "weekly", "--unit", "B001-D2", "--week", "2026-W46")
    bad = str(SAMPLES / "bad" / "text-in-count.xlsx")
    for words in (
        (*report, "--out", store),
        (*report, "--out", other, "--xlsx", same),
        ("import", "logs", "--repair", store, bad),
        ("backup", store),
    ):
        assert program.ask(*words, status=4)["error"]["code"] == "file_is_store"
    office = DesktopOffice(Workplace(store, Clock(TODAY), "zh_TW"))
    with pytest.raises(Refusal, match="file_is_store"):
        office.write_file(people.path, b"%PDF")
    with pytest.raises(Refusal, match="file_is_store"):
        office.write_list("名冊", [["a"]], people.path)
    with pytest.raises(Refusal, match="file_is_store"):
        office.write_repair((), "zh_TW", people.path)
    with pytest.raises(Refusal, match="file_is_store"):
        office.write_template("org", "zh_TW", people.path)
    assert people.path.read_bytes() == before
    assert not Path(other).exists()


def test_a_repair_workbook_is_refused_before_anything_is_stored(
    people: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    people.close()
    before, program = people.path.read_bytes(), Program(people.path, capsys)
    source = tmp_path / "logs.xlsx"
    source.write_bytes((SAMPLES / "bad" / "text-in-count.xlsx").read_bytes())
    for target, code in ((tmp_path / "none" / "r.xlsx", "folder_missing"), (source, "file_is_source")):
        answer = program.ask("import", "logs", str(source), "--repair", str(target), status=4)
        assert answer["error"]["code"] == code
    assert people.path.read_bytes() == before
    assert source.read_bytes() == (SAMPLES / "bad" / "text-in-count.xlsx").read_bytes()


def test_a_repair_workbook_that_fails_later_leaves_the_answer(
    people: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    people.close()
    program, folder = Program(people.path, capsys), tmp_path / "r.xlsx"
    folder.mkdir()
    words = ("import", "logs", str(SAMPLES / "bad" / "text-in-count.xlsx"), "--repair", str(folder))
    done, failed = program.ask(*words, status=3)
    assert (done["batch"], done["new"], done["refused"]) == (2, 3, 1)
    assert (failed["file"], failed["error"]["code"]) == (str(folder), "cannot_write")


def test_a_report_is_handed_out_whole_or_not_at_all(
    people: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    people.close()
    program, pdf, xlsx = Program(people.path, capsys), tmp_path / "w.pdf", tmp_path / "none" / "w.xlsx"
    words = ("report", "weekly", "--unit", "B001-D2", "--week", "2026-W46", "--out", str(pdf), "--xlsx", str(xlsx))
    assert program.ask(*words, status=4)["error"]["code"] == "folder_missing"
    assert not pdf.exists()
    pdf.write_bytes(b"the week before")
    assert program.ask(*words, status=4)["error"]["code"] == "folder_missing"
    assert pdf.read_bytes() == b"the week before"


def test_rules_are_listed_with_their_sums_and_put_in_force(filled: Program) -> None:
    (base,) = filled.ask("rules")
    assert (base["day_sum"], base["week_sum"], base["adds_up"]) == (16, 90, False)
    put = filled.ask("rules", "--five-points", "2026-11-09")
    assert put["rescored"] == 215
    assert filled.ask("rules")[1]["adds_up"]
    filled.ask("rules", "--raise", "week_pass=110", "--unit", "B001", "--from", "2026-11-09")
    assert {row["pass_mark"] for row in filled.ask("scores", "--week", "2026-W46") if row["expected_days"] >= 5} == {
        110
    }
    assert "北辰中山路營業部" in filled.run("rules")[1]


@pytest.mark.parametrize(("lang", "word"), [("zh_TW", "未達"), ("zh_CN", "未达"), ("en", "missed")])
def test_scores_are_explained_line_by_line(filled: Program, lang: str, word: str) -> None:
    _, out, _ = filled.run("scores", "--week", "2026-W46", "--unit", "B001-D2-R1", "--explain", lang=lang)
    assert word in out
    assert "26/15" not in out
    assert "阿不都熱西提·艾力" in out
    assert filled.run("scores", "--week", "2019-W01", lang=lang)[0] == 0


def test_quiet_says_nothing(program: Program) -> None:
    assert program.run("--quiet", "init")[:2] == (0, "")
    assert program.run("imports")[1] == "尚無匯入。\n"


@pytest.mark.parametrize(
    ("lang", "word"), [("zh_TW", "匯入活頁簿"), ("zh_CN", "导入工作簿"), ("en", "import workbooks")]
)
def test_help_speaks_three_languages(program: Program, lang: str, word: str) -> None:
    status, out, _ = program.run("--help", lang=lang)
    assert status == 0
    assert word in out
    status, out, _ = program.run("import", "--help", lang=lang)
    assert status == 0
    assert ("usage:" in out) is (lang == "en")


def test_the_demo_can_be_made_again_and_nothing_else_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "demo"
    words = ["--today", "2026-11-24", "--json", "demo", "--no-window", "--out", str(out)]
    assert command_line.main(words) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"store", "report", "xlsx", "members", "logs", "week"}
    assert (answer["week"], answer["members"]) == ("2026-W47", 17)
    first = Path(answer["report"]).read_bytes()
    assert command_line.main(words) == 0
    capsys.readouterr()
    assert Path(answer["report"]).read_bytes() == first
    demo = Program(Path(answer["store"]), capsys)
    assert demo.ask("check")["ok"]
    refused = {row["refused"] for row in demo.ask("import", "logs", str(out / "demo-logs.xlsx"))}
    assert refused == {0}
    mine = Program(tmp_path / "demo" / "mine.db", capsys)
    mine.ask("init")
    assert mine.ask("demo", "--no-window", "--out", str(out), status=4)["error"]["code"] == "demo_exists"


def test_a_bug_leaves_a_report_without_personal_data(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        name = "吳𠮷 13900000000"
        raise ValueError(name)

    monkeypatch.setattr("desktop.app.data_folder", lambda: tmp_path)
    monkeypatch.setattr("desktop.command_line._run", broken)
    status, out, err = program.run("imports")
    assert (status, out) == (1, "")
    (report,) = (tmp_path / "crashes").iterdir()
    assert str(report) in err
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "broken" in text
    assert "吳" not in text
    assert "1390" not in text
    (tmp_path / "file").write_text("")
    assert save_report(ValueError(), tmp_path / "file" / "x").exists()


def test_an_interruption_is_a_sentence(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.command_line._run", interrupted)
    assert program.ask("imports", status=4)["error"]["code"] == "interrupted"


def test_no_window_without_a_display(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform.startswith("linux"):
        assert program.ask(status=4)["error"]["code"] == "no_display"


@pytest.mark.parametrize(
    ("spoken", "language"), [("zh_CN.UTF-8", "zh_CN"), ("en_GB", "en"), ("zh_TW", "zh_TW"), ("fr", "zh_TW")]
)
def test_the_language_of_the_machine(monkeypatch: pytest.MonkeyPatch, spoken: str, language: str) -> None:
    monkeypatch.setenv("LC_ALL", spoken)
    assert language_of_machine() == language
    assert Clock().stamp() <= Clock().stamp()


def test_the_program_as_installed_needs_no_display_and_no_qt(people_template: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    words = [str(PROGRAM), "--store", str(people_template), "--json", "scores", "--week", "2026-W46"]
    done = subprocess.run(words, env={**environment, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False)
    assert done.returncode == 0
    assert "吳𠮷" in done.stdout.decode("utf-8")


def test_progress_shows_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with counting("讀取", quiet=False) as progress:
        assert progress is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with counting("讀取", quiet=False) as progress:
        assert progress is not None
        progress(1200)
    assert "讀取" in capsys.readouterr().err
    with counting("讀取", quiet=True) as progress:
        assert progress is None
