"""The mark of the demo on every page, and the way out of it."""

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.kit.parts import label, link, row


class DemoMark(QWidget):
    """A chip that says so, and a link that throws the demo away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.clear = link(desk, desk.say("start.clear"), lambda: clear_demo(desk))
        self.setLayout(row(label(desk.say("shell.demo"), "demo"), self.clear, gap=desk.theme.px(4)))


def clear_demo(desk: Desk) -> None:
    """Ask, then throw the demo away with all that was done in it; the window goes back to one's own data."""
    say = desk.say
    question = (say("start.clear_ask"), say("start.clear_detail"), say("start.clear_yes"), say("start.clear_no"))
    if desk.ask.confirm(*question):
        desk.memory.forget("me/demo")
        desk.memory.forget("unit/demo")
        desk.switch(desk.office.clear_demo, say("start.clearing"), lambda: desk.tell(say("start.cleared")))
