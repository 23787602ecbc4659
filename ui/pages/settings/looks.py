"""Language, theme and text size; who sits here; where exported files go."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.kit.cards import Card
from ui.kit.form import ChoiceField, Form
from ui.kit.parts import Segments, button, column, label, row
from ui.kit.theme import ZOOMS
from ui.pages.organisation.saying import people_choices

LANGUAGES = (("zh_TW", "繁體中文"), ("zh_CN", "简体中文"), ("en", "English"))
"""Each language in its own words, so that one can find the way back."""

THEMES = ("light", "dark", "system")


def soon(widget: QWidget, work: object) -> None:
    """Do something that builds the pages anew once this click is over."""
    QTimer.singleShot(0, widget.window(), work)  # type: ignore[call-overload]


class LooksCard(Card):
    """How the window looks; every choice holds at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("settings.looks"), desk.say("settings.at_once"), padded=True)
        form = Form(desk)
        self.language = Segments(desk.say("settings.language"), LANGUAGES, desk.language)
        self.language.changed.connect(lambda code: soon(self, lambda: desk.set_language(code)))
        themes = [(name, desk.say(f"settings.theme_{name}")) for name in THEMES]
        self.theme = Segments(desk.say("settings.theme"), themes, desk.memory.get("theme", "system"))
        self.theme.changed.connect(lambda wish: soon(self, lambda: desk.set_theme(wish)))
        zooms = [(str(zoom), f"{zoom} %") for zoom in ZOOMS]
        self.zoom = ChoiceField(zooms, str(desk.theme.zoom))
        self.zoom.currentIndexChanged.connect(lambda _: soon(self, lambda: desk.set_zoom(int(self.zoom.code))))
        form.add("language", desk.say("settings.language"), self.language)
        form.add("theme", desk.say("settings.theme"), self.theme)
        form.add("zoom", desk.say("settings.zoom"), self.zoom)
        self.add(form)


class PersonCard(Card):
    """Who sits here: decisions are signed with this number, and the scope begins at their unit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("settings.person"), desk.say("settings.person_note"), padded=True)
        people = people_choices(desk.organisation, desk.today(), blank=desk.say("settings.nobody"))
        form = Form(desk)
        self.me = ChoiceField(people, desk.me, search=True)
        self.me.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.me.setMinimumContentsLength(10)
        form.add("me", desk.say("settings.me"), self.me)
        self.me.currentIndexChanged.connect(lambda _: self._sit(desk))
        self.add(form)
        self.add(label(desk.say("settings.me_note"), "faint", wrap=True))

    def _sit(self, desk: Desk) -> None:
        if self.me.code != desk.me:
            soon(self, lambda code=self.me.code: desk.sit(code))


class FilesCard(Card):
    """Where exported reports and lists are proposed to be saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.say("settings.files"), "", padded=True)
        self.desk = desk
        self.folder = label("", wrap=True)
        choose = button(desk, desk.say("settings.choose_folder"), self.choose, icon_name="folder", small=True)
        self.usual = button(desk, desk.say("settings.usual_folder"), lambda: self._set(""), small=True)
        self.add(column(label(desk.say("settings.folder"), "caption"), self.folder, row(choose, self.usual, None)))
        self.show_folder()

    def show_folder(self) -> None:
        """Say where that is."""
        self.folder.setText(self.desk.ask.save_in or self.desk.say("settings.folder_usual"))
        self.usual.setEnabled(bool(self.desk.ask.save_in))

    def choose(self) -> None:
        """Ask for a folder."""
        folder = self.desk.ask.folder(self.desk.say("settings.folder"))
        if folder:
            self._set(str(folder))

    def _set(self, folder: str) -> None:
        self.desk.set_folder(folder)
        self.show_folder()
