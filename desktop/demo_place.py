"""Where the invented branch is, and how it is thrown away so that nothing is left."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from desktop.app import Workplace, data_folder
from domain.problems import Refusal

FOLDER = "demo"


def demo_place(home: Workplace) -> Workplace:
    """The demo beside a person's own store."""
    return replace(home, location=str(home.path.parent / FOLDER / "demo.db"))


def chosen_place(home: Workplace, *, demo: bool) -> Workplace:
    """Where the window opens: on the demo if that was used last and no other store is asked for."""
    other = demo_place(home) if demo and (not home.location or not home.path.exists()) else home
    return other if other.path.exists() else home


def throw_away(place: Workplace) -> None:
    """Remove a demo store with its lock and backups; the program's own folder of it as a whole.

    The store is closed. Refuses `cannot_write` where a file is held by another program.
    """
    path = place.path
    if not path.parent.exists():
        return  # given up before it was begun
    try:
        if path.parent.name == FOLDER and path.name == "demo.db" and _is_ours(path.parent):
            shutil.rmtree(path.parent)
            return
        shutil.rmtree(path.with_name(f"{path.stem}-backups"), ignore_errors=True)
        for file in (path, *path.parent.glob(f"{path.name}.*"), *path.parent.glob(f"{path.name}-*")):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise Refusal("cannot_write", file=str(path), reason=error.strerror or "") from error


def _is_ours(folder: Path) -> bool:
    """Whether only the demo is in the folder: nothing of the person's own is thrown away."""
    made = ("demo.db", "demo-", "weekly-", ".")
    return folder == data_folder() / FOLDER or all(entry.name.startswith(made) for entry in folder.iterdir())
