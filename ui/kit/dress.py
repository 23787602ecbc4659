"""The one style sheet: dress.qss with the theme filled in. Parts say what they are by the property `kind`."""

from pathlib import Path
from string import Template

from PySide6.QtWidgets import QApplication, QMainWindow

from ui.desk import Desk
from ui.kit.speech import speak
from ui.kit.theme import Theme, tokens

SHEET = Path(__file__).with_name("dress.qss")


def style_sheet(theme: Theme) -> str:
    """The whole sheet for a theme."""
    from ui.kit.icons import FOLDER

    shipped = tokens()
    colors = {role: theme.color(role).name() for role in shipped["light"]}
    for name in shipped["status"]["light"]:
        look = theme.status(name)
        colors |= {f"{name}_fg": look.ink.name(), f"{name}_bg": look.ground.name(), f"{name}_bar": look.bar.name()}
    type_sizes = {
        name: theme.px(kind["px"])
        for name, kind in shipped["type"].items()
        if isinstance(kind, dict) and "px" in kind
    }
    spaces = {f"s{number}": theme.px(width) for number, width in shipped["space"].items()}
    size = shipped["size"]
    lengths = {
        "card": theme.px(shipped["radius"]["card"]),
        "chip": theme.px(shipped["radius"]["chip"]),
        "control": theme.px(shipped["radius"]["control"]),
        "control_h": theme.px(size["control"]) - 2,
        "control_f": theme.px(size["control"]) - 4,
        "small_h": theme.px(size["control_small"]) - 2,
        "small_f": theme.px(size["control_small"]) - 4,
        "segment": theme.px(size["control_small"]) - 2,
        "header": theme.px(size["table_header"]) - 1,
        "status": theme.px(size["status_bar"]),
        "icon": theme.px(size["icon"]),
        "arrow_w": theme.px(12),
        "tab": theme.px(20),
        "scroll": theme.px(11),
        "progress": theme.px(size["progress"]),
        "progress_r": theme.px(size["progress"]) // 2,
        "s14": theme.px(14),
        "s4m": theme.px(shipped["space"]["4"]) - 1,
        "s3m": theme.px(shipped["space"]["3"]) - 1,
        "s2m": theme.px(shipped["space"]["2"]) - 1,
    }
    side = "dark" if theme.dark else "light"
    arrow = (FOLDER / f"arrow-{side}.svg").as_posix()
    tick = (FOLDER / "tick.svg").as_posix()
    return Template(SHEET.read_text(encoding="utf-8")).substitute(
        colors | type_sizes | spaces | lengths | {"arrow": arrow, "tick": tick}
    )


def dress_window(window: QMainWindow, desk: Desk) -> None:
    """The window wears the look, not the application: so what is built outside is dressed once, when it joins."""
    app, theme = QApplication.instance(), desk.theme
    assert isinstance(app, QApplication)  # noqa: S101  a window needs one
    desk.memory.set("ground", theme.color("window").name())
    speak(app, desk.language)
    sheet = style_sheet(theme)
    if window.styleSheet() == sheet and app.font() == theme.font():
        return  # dressing every widget there is takes its time
    app.setStyle("Fusion")
    app.setFont(theme.font())
    app.setPalette(theme.palette())
    window.setStyleSheet(sheet)
