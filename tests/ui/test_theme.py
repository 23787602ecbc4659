"""Promise U12: text and ground differ enough, and no colour is named outside the theme."""

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import ui
from ui.kit.theme import Theme, tokens

GROUNDS = ("window", "sidebar", "surface", "surface_alt")
INKS = ("text", "text_2", "text_3", "link")


def luminance(color: QColor) -> float:
    """How light a colour is, as contrast is defined for the web."""
    shares = (color.redF(), color.greenF(), color.blueF())
    parts = [float(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink: QColor, ground: QColor) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_is_legible(dark: bool) -> None:
    theme = Theme(dark=dark)
    pairs = [(theme.color(ink), theme.color(ground), f"{ink} on {ground}") for ink, ground in product(INKS, GROUNDS)]
    pairs += [(theme.color("on_accent"), theme.color(g), g) for g in ("accent", "accent_hover", "accent_pressed")]
    pairs.append((theme.color("selection_text"), theme.color("selection"), "selection"))
    pairs.append((theme.color("tooltip_text"), theme.color("tooltip"), "tooltip"))
    for name in tokens()["status"]["light"]:
        look = theme.status(name)
        pairs.append((look.ink, look.ground, name))
        pairs.append((look.ink, theme.color("surface"), f"{name} on surface"))
    pairs += [(theme.color("text"), theme.heat(share), f"heat {share}") for share in (0, 0.6, 0.9, 1.0, 1.1, 1.3)]
    low = [f"{words}: {contrast(ink, ground):.2f}" for ink, ground, words in pairs if contrast(ink, ground) < 4.5]
    assert not low


def test_no_colour_outside_the_theme() -> None:
    folder = Path(ui.__file__).parent
    for path in folder.rglob("*.py"):
        if path.name == "icons.py":
            continue  # the colour the drawings are saved in
        found = re.findall(
            r"#[0-9a-fA-F]{6}\b|\bQColor\(\s*\d|GlobalColor\.(?!transparent)\w+", path.read_text(encoding="utf-8")
        )
        assert not found, f"{path}: {found}"
