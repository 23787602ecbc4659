"""A desk over a store for measuring single pages, without the frame around them."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from desktop.app import Clock, Workplace
from desktop.start import application
from desktop.window import make_window, use_store
from storage.store import Store
from ui.desk import Desk

TODAY = date(2026, 11, 22)


@contextmanager
def desk_over(path: Path, me: str = "", unit: str = "B") -> Iterator[Desk]:
    """The desk of somebody at a store; its window stays hidden."""
    application()
    with tempfile.TemporaryDirectory() as name:
        window = make_window(Workplace(str(path), Clock(TODAY), "zh_TW"), Path(name) / "window.ini")
        window.desk.memory.set(f"me/{window.desk.office.store_name}", me)
        with closing(Store.open(path, lambda: "2026-11-22T09:00:00Z")) as store:
            use_store(window, store)
            window.desk.unit = unit
            yield window.desk
            window.close()
