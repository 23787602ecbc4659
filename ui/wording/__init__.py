"""What the window says, in Traditional Chinese, Simplified Chinese and English.

Each module of this folder holds the words of one slice, code -> (Traditional, English). Simplified Chinese is
made from the Traditional by conversion with a list of mainland terms (terms.py).
"""

import re
from functools import lru_cache
from importlib import import_module

from domain.terms import TERMS


@lru_cache(maxsize=64)
def _words(slice_: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = import_module(f"ui.wording.{slice_}").WORDS
    return found


@lru_cache(maxsize=4096)
def _sentence(code: str, language: str) -> str:
    traditional, english = _words(code.split(".", 1)[0])[code]
    if language == "en":
        return english
    if language == "zh_CN":
        from ui.wording.simplified import simplified

        return simplified(traditional)
    return traditional


def say(code: str, language: str, /, **facts: object) -> str:
    """A word or sentence in `zh_TW`, `zh_CN` or `en`, with its facts filled in. The code begins with its module."""
    sentence = _sentence(code, language)
    return sentence.format(**facts) if facts else sentence


def term(code: str, language: str) -> str:
    """A standard term of the field."""
    found: str = getattr(TERMS[code], language)
    return found


NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


def article(number: str, language: str) -> str:
    """An article of the guideline as a language writes it: 三(二)5 and 五4, in English 3(2)5 and 5.4."""
    return re.sub(r"^(\d)(\d)", r"\1.\2", number.translate(NUMERALS)) if language == "en" else number
