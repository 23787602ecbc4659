"""Who may import whom, and what the house looks like."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("domain", "storage", "exports", "ui", "desktop")
MAY_IMPORT = {
    "domain": {"domain"},
    "storage": {"storage", "domain"},
    "exports": {"exports", "domain"},
    "ui": {"ui", "domain"},
    "desktop": {"desktop", "ui", "exports", "storage", "domain"},
}
IMPURE = {"os", "io", "sqlite3", "pathlib", "time", "random", "logging", "subprocess", "socket", "tempfile", "shutil"}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The top names a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    for path in modules(room):
        wrong = imported(path) & set(ROOMS) - MAY_IMPORT[room]
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


def test_the_domain_is_pure() -> None:
    for path in modules("domain"):
        found = imported(path) - {"domain"}
        assert found <= set(sys.stdlib_module_names), f"{path.name}: {found}"
        assert not found & IMPURE, f"{path.name}: {found & IMPURE}"
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\.(today|now|utcnow)\(\)", text), f"{path.name} looks at the clock"


@pytest.mark.parametrize(
    ("room", "libraries"),
    [
        ("ui", {"sqlalchemy", "reportlab", "xlsxwriter"}),
        ("exports", {"sqlalchemy", "PySide6"}),
        ("storage", {"PySide6"}),
    ],
)
def test_libraries_stay_in_their_rooms(room: str, libraries: set[str]) -> None:
    for path in modules(room):
        assert not imported(path) & libraries, path.name


def test_only_one_file_speaks_sqlite() -> None:
    for path in modules("storage"):
        text = path.read_text(encoding="utf-8")
        if path.name != "sqlite.py":
            assert "PRAGMA" not in text, path.name
            assert "sqlcipher3" not in text, path.name


def test_files_stay_small() -> None:
    for room in ROOMS:
        for path in modules(room):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            limit = 700 if path.name == "wording.py" else 330
            assert lines <= limit or "migrations" in path.parts, f"{path.relative_to(ROOT)}: {lines} lines"


def test_every_module_and_public_definition_says_what_it_is() -> None:
    for room in ROOMS:
        for path in modules(room):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if tree.body:
                assert ast.get_docstring(tree), path
            for node in tree.body:
                if (
                    isinstance(node, ast.ClassDef)
                    and not node.name.startswith("_")
                    and not node.name.endswith("Record")
                ):
                    assert ast.get_docstring(node), f"{path.name}: {node.name}"


@pytest.mark.parametrize("command", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)])
def test_the_house_is_clean(command: tuple[str, ...]) -> None:
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_project_speaks_of_the_product_alone() -> None:
    """No machine's paths and no registry's host in any text of the project."""
    banned = re.compile(
        "|".join(("py" + "pi(?!nyin)", "files.python" + "hosted", "/wo" + "rk/", "npm" + "js", "deb" + "ian.org"))
    )
    folders = (*ROOMS, "tests", "benchmarks", "docs", ".ci")
    found = [*ROOT.glob("*.*"), *(path for folder in folders for path in (ROOT / folder).rglob("*"))]
    kinds = {".py", ".md", ".toml", ".lock", ".mako"}
    texts = [path for path in found if path.is_file() and (path.suffix in kinds or path.parent.name == ".ci")]
    assert len(texts) > 100
    for path in texts:
        assert not banned.search(path.read_text(encoding="utf-8")), path


def test_the_start_imports_no_heavy_library() -> None:
    """P8: --help needs no Qt, ORM, PDF or workbook library."""
    from benchmarks.start_speed import imported_by_help

    assert imported_by_help() == []
