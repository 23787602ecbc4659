"""Cells on the clipboard."""

from collections.abc import Sequence

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def as_cells(rows: Sequence[Sequence[str]]) -> str:
    """Rows as tab-separated text that Excel and WPS take without running anything in it."""
    return "\n".join("\t".join(_harmless(cell) for cell in row) for row in rows)


def _harmless(text: str) -> str:
    plain = text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
    if not plain.startswith(FORMULA_MARKS) or plain == "-":
        return plain
    try:
        float(plain)
    except ValueError:
        return f"'{plain}"
    return plain
