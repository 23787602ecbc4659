"""Qt's own words (menus of text fields, file choosers, calendars) in the person's language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

NAME = "qt-words"


def speak(app: QApplication, language: str) -> None:
    """Let Qt speak zh_TW, zh_CN or en from now on."""
    QLocale.setDefault(QLocale("en_GB" if language == "en" else language))
    for old in app.findChildren(QTranslator, NAME):
        app.removeTranslator(old)
        old.deleteLater()
    if language != "en":
        translator = QTranslator(app)
        translator.setObjectName(NAME)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            app.installTranslator(translator)
