"""The start page: look at a demo, import a workbook, or begin with an empty store."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from domain.problems import Refusal
from ui.desk import Desk
from ui.kit.form import ChoiceField
from ui.kit.icons import app_mark
from ui.kit.page import Keys, Page
from ui.kit.parts import column, holder, label, link, row, rule
from ui.pages.settings.looks import LANGUAGES, soon
from ui.pages.start.begin_form import BeginForm
from ui.pages.start.ways import Way

WIDE = 900
DEMO_MANAGER = "000102"
"""The invented branch's market manager: who looks at the demo, sits in this chair."""


class StartPage(Page):
    """Three ways to begin; keys 1, 2 and 3."""

    code = "start"
    topics = frozenset({"unit"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.stack = QStackedWidget()
        self.form = BeginForm(desk, self._show_ways)
        ways = self._ways()
        self.stack.addWidget(ways)
        self.stack.addWidget(holder(column(self.form, None)))
        self.stack.setMaximumWidth(theme.px(WIDE))
        layout = row(gap=0)
        layout.addStretch(1)
        layout.addWidget(self.stack, 100)
        layout.addStretch(1)
        whole = column(layout, None)
        whole.setContentsMargins(0, theme.px(64), 0, 0)
        self.setLayout(whole)
        for number, action in (("1", self.open_demo), ("2", self.choose_file), ("3", self.show_form)):
            made = QShortcut(QKeySequence(number), ways)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(action)

    def keys(self) -> Keys:
        return (("1", "start.demo"), ("2", "start.import"), ("3", "start.empty"))

    # building

    def _ways(self) -> QWidget:
        desk, theme = self.desk, self.desk.theme
        say = desk.say
        people, outlets, weeks = desk.office.demo_size
        points = [
            [
                say("start.demo_1", people=people, outlets=outlets, weeks=weeks),
                say("start.demo_2"),
                say("start.demo_3"),
            ],
            [say(f"start.import_{n}") for n in (1, 2, 3)],
            [say(f"start.empty_{n}") for n in (1, 2, 3)],
        ]
        self.demo = Way(desk, "demo", say("start.demo"), points[0], say("start.demo_open"), "1", self.open_demo)
        self.load = Way(
            desk, "import", say("start.import"), points[1], say("start.import_open"), "2", self.choose_file
        )
        self.empty = Way(desk, "empty", say("start.empty"), points[2], say("start.empty_open"), "3", self.show_form)
        self.template = link(desk, say("start.template"), self.save_template)
        self.load.add_link(self.template)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("start.demo_making"))
        self.demo.add_bar(self.bar)
        ways = row(self.demo, self.load, self.empty, gap=theme.px(14))
        for place in range(3):
            ways.setStretch(place, 1)
        mark = QLabel()
        mark.setPixmap(app_mark(theme.px(44), 2.0))
        name = label(say("shell.product"), "title")
        head = row(mark, name, None, gap=theme.px(14))
        body = column(head, label(say("start.lead"), "caption", wrap=True), gap=theme.px(6))
        for item in (ways, self._more(), rule(), self._facts()):
            body.addSpacing(theme.px(14))
            _add(body, item)
        made = QWidget()
        made.setLayout(body)
        return made

    def _more(self) -> QHBoxLayout:
        desk = self.desk
        self.restore = link(desk, desk.say("start.restore"), self.restore_backup)
        self.language = ChoiceField(LANGUAGES, desk.language, small=True)
        self.language.setAccessibleName(desk.say("start.language"))
        self.language.activated.connect(lambda _place: soon(self, lambda: desk.set_language(self.language.code)))
        words = label(desk.say("start.language"), "caption")
        return row(label(desk.say("start.used"), "caption"), self.restore, None, words, self.language)

    def _facts(self) -> QHBoxLayout:
        desk, theme = self.desk, self.desk.theme
        made = row(gap=theme.px(14))
        for fact in ("here", "backup", "undo"):
            title = label(desk.say(f"start.fact_{fact}"), "strong")
            text = label(desk.say(f"start.fact_{fact}_text"), "caption", wrap=True)
            made.addLayout(column(title, text, None, gap=theme.px(2)), 1)
        return made

    def refresh(self) -> None:
        """A store that has got its first unit needs no start any more."""
        if self.stack.currentIndex() == 0:
            self.demo.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ways(self) -> None:
        self.stack.setCurrentIndex(0)
        self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # the three ways

    def open_demo(self) -> None:
        """Make the invented branch in the background, then work on it."""
        desk, office, language = self.desk, self.desk.office, self.desk.language
        self._set_busy(busy=True)
        task = desk.tasks.run(
            lambda progress: office.make_demo(language, progress.step),
            lambda _: self._go_to_demo(),
            self._not_made,
            desk.say("start.demo_making"),
            lambda: self._not_made(None),
        )
        task.moved.connect(self._show_progress)

    def _not_made(self, refusal: Refusal | None) -> None:
        """The demo was refused, or the person changed their mind: nothing of it stays."""
        self._set_busy(busy=False)
        if refusal:
            self.desk.refuse(refusal)
        else:
            self.desk.office.clear_demo(None)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _set_busy(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        for way in (self.demo, self.load, self.empty):
            way.button.setEnabled(not busy)

    def _go_to_demo(self) -> None:
        desk = self.desk
        desk.memory.set("me/demo", DEMO_MANAGER)
        desk.switch(desk.office.open_demo, desk.say("start.opening"))

    def choose_file(self) -> None:
        """Let the person choose workbooks, then review them over a store of the person's own."""
        desk = self.desk
        files = desk.ask.open_files(desk.say("start.import"), desk.say("imports.files"))
        if files:
            self.take_files([str(file) for file in files])

    def take_files(self, files: list[str]) -> None:
        """Review these files."""
        desk = self.desk
        if desk.has_store:
            desk.go("imports", files=files)
        else:
            desk.switch(desk.office.open_own, desk.say("start.opening"), lambda: desk.go("imports", files=files))

    def show_form(self) -> None:
        """Ask for the unit and the person."""
        self.stack.setCurrentIndex(1)
        self.form.begin()

    # the links

    def save_template(self) -> None:
        """Save the blank organisation workbook."""
        desk, language = self.desk, self.desk.language
        name = f"{desk.say('imports.kind_org')}.xlsx"
        target = desk.ask.save_file(desk.say("start.template"), name, desk.say("imports.workbook"))
        if target:
            desk.tasks.run(
                lambda _progress: desk.office.write_template("org", language, target),
                lambda _: desk.tell(desk.say("imports.template_saved", file=target.name), path=str(target)),
            )

    def restore_backup(self) -> None:
        """Open a backup as the person's own store."""
        desk = self.desk
        files = desk.ask.open_files(desk.say("start.restore"), desk.say("start.backups"))
        if files:
            desk.restore(str(Path(files[0])))


def _add(layout: QVBoxLayout, item: QFrame | QHBoxLayout) -> None:
    """Put a line or a row of things into a column."""
    if isinstance(item, QFrame):
        layout.addWidget(item)
    else:
        layout.addLayout(item)
