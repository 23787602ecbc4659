"""The code by which two copies of a value are told to be the same: computed from every figure and word in it."""

import hashlib
import json
from dataclasses import Field, fields
from datetime import date
from typing import Any

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits nobody confuses on paper: no 0 O 1 I L U."""

LATER = {"later": True}
"""Marks a part that values kept earlier do not have: left empty it does not change their code."""


def code_of(value: object) -> str:
    """Twelve letters, `XXXX-XXXX-XXXX`."""
    content = json.dumps(value, ensure_ascii=False, default=_as_list)
    number = int.from_bytes(hashlib.sha256(content.encode()).digest(), "big")
    letters = []
    for _ in range(12):
        number, place = divmod(number, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[place])
    return "-".join("".join(letters[n : n + 4]) for n in (0, 4, 8))


def _as_list(value: Any) -> Any:
    """A value's parts in the order they are declared, a day as text."""
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, part.name) for part in fields(value) if not _is_left_empty(value, part)]


def _is_left_empty(value: Any, part: Field[Any]) -> bool:
    return "later" in part.metadata and getattr(value, part.name) == part.default
