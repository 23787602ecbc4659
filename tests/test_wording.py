"""Every code has its sentence in every language, and every language is itself."""

import ast
import re
import string
from importlib import import_module
from pathlib import Path

import opencc
import pytest

import desktop.wording
import exports.wording
import ui.wording
from domain.terms import LANGUAGES, TERMS
from tests.test_architecture import ROOT, modules


def ui_codes() -> list[str]:
    """The codes of every module of the window's words."""
    folder = Path(ui.wording.__file__).parent
    slices = [p.stem for p in folder.glob("*.py") if p.stem not in {"__init__", "simplified"}]
    return [code for name in slices for code in import_module(f"ui.wording.{name}").WORDS]


def ui_words(code: str) -> tuple[str, ...]:
    """A code's words in every language."""
    return tuple(ui.wording.say(code, language) for language in LANGUAGES)


TABLES: dict[str, dict[str, tuple[str, ...]]] = {
    "desktop": {**desktop.wording.WORDS},
    "exports": {**exports.wording.WORDS},
    "ui": {code: ui_words(code) for code in ui_codes()},
    "terms": {code: tuple(term) for code, term in TERMS.items()},
}
TO_SIMPLIFIED = opencc.OpenCC("t2s")
SAME_IN_BOTH = {"徵", "乾", "著", "於", "覆"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES)
def test_three_languages_with_the_same_facts(table: str) -> None:
    for code, words in TABLES[table].items():
        assert len(words) == 3, code
        assert all(words[:2]), code
        assert fields(words[0]) == fields(words[1]), code
        assert fields(words[2]) <= fields(words[0]) | {"week"}, code


@pytest.mark.parametrize("table", TABLES)
def test_simplified_is_simplified(table: str) -> None:
    for code, (_, simplified, _) in TABLES[table].items():
        assert TO_SIMPLIFIED.convert(simplified) == simplified, code


@pytest.mark.parametrize("table", TABLES)
def test_english_has_no_chinese(table: str) -> None:
    for code, (_, _, english) in TABLES[table].items():
        assert not re.search(r"[\u4e00-\u9fff]", english), code


def raised_codes(call: str) -> set[str]:
    """The literal codes given to Refusal or Fault anywhere in the program."""
    codes = set()
    for room in ("domain", "storage", "exports", "desktop"):
        for path in modules(room):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == call and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant):
                        codes.add(str(first.value))
    return codes


def test_every_code_has_its_sentence() -> None:
    codes = (
        raised_codes("Refusal")
        | raised_codes("Fault")
        | {"store_damaged", "store_read_only", "disk_full", "file_locked"}
    )
    codes -= {"example_row"}
    assert len(codes) > 50
    assert not codes - set(desktop.wording.WORDS)


def test_no_sentence_is_left_over() -> None:
    text = "\n".join(
        p.read_text(encoding="utf-8")
        for room in ("desktop", "domain", "storage", "exports")
        for p in modules(room)
        if not p.name.startswith("wording")
    )
    for code in desktop.wording.WORDS:
        assert f'"{code}"' in text or f'"{code.removesuffix("_row")}"' in text, code


def test_codes_are_documented() -> None:
    text = (Path(ROOT) / "docs" / "workbooks.md").read_text(encoding="utf-8")
    for code in raised_codes("Fault") - {"example_row"}:
        assert f"`{code}`" in text, code
