"""What the window asks of the rest of the program: files, paper, machines. Answered in desktop/office.py."""

from typing import Protocol

from domain.problems import Fault, Refusal


class Office(Protocol):
    """Everything that is neither the business nor the screen."""

    language: str
    """The machine's language."""

    @property
    def store_name(self) -> str:
        """The open store's name, by which habits that belong to it are remembered."""
        ...

    @property
    def is_demo(self) -> bool:
        """Whether the open store is the invented branch."""
        ...

    def system_is_dark(self) -> bool:
        """Whether the machine shows its windows dark."""
        ...

    def explain(self, refusal: Refusal, language: str) -> str:
        """A refusal as a sentence with what to do next."""
        ...

    def explain_fault(self, fault: Fault, language: str) -> str:
        """Why a cell can't be taken, as a sentence."""
        ...

    def open_path(self, path: str) -> None:
        """Open a file or folder with the machine's own program."""
        ...
