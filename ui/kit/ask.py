"""Every question to the person goes through here, so that tests answer in one place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Ask:
    """Message boxes and file choosers of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        self.save_in = ""
        """Where files are proposed to be saved; the machine's usual place where it is empty or gone."""

    def confirm(self, question: str, detail: str, yes: str, no: str) -> bool:
        """Whether the person says yes; only for what can't be undone."""
        box = QMessageBox(self.parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(question)
        box.setInformativeText(detail)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is agree

    def open_files(self, title: str, kinds: str) -> list[Path]:
        """Files chosen to read; `kinds` as Qt writes them."""
        names, _ = QFileDialog.getOpenFileNames(self.parent, title, "", kinds)
        return [Path(name) for name in names]

    def save_file(self, title: str, proposed: str, kinds: str) -> Path | None:
        """Where to save, or None."""
        if self.save_in and Path(self.save_in).is_dir() and Path(proposed).name == proposed:
            proposed = str(Path(self.save_in) / proposed)
        name, _ = QFileDialog.getSaveFileName(self.parent, title, proposed, kinds)
        return Path(name) if name else None

    def folder(self, title: str) -> Path | None:
        """A folder, or None."""
        name = QFileDialog.getExistingDirectory(self.parent, title)
        return Path(name) if name else None

    def printer(self, title: str, pages: int) -> "QPrinter | None":
        """A printer set up for so many pages, or None."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        found = QPrinter(QPrinter.PrinterMode.HighResolution)
        found.setDocName(title)
        dialog = QPrintDialog(found, self.parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, pages)
        return found if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
