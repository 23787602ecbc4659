"""Where the parts meet: the clock, the store, the language, handed on through arguments."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.problems import Refusal

if TYPE_CHECKING:
    from storage.store import Store


@dataclass(frozen=True)
class Clock:
    """The one clock. With a fixed day, every moment is that day's noon, so that runs can be repeated."""

    fixed: date | None = None

    def today(self) -> date:
        return self.fixed or datetime.now().astimezone().date()

    def moment(self) -> datetime:
        """Now, in UTC."""
        if self.fixed:
            return datetime(self.fixed.year, self.fixed.month, self.fixed.day, 12, tzinfo=UTC)
        return datetime.now(UTC)

    def stamp(self) -> str:
        """Now as it is stored."""
        return self.moment().strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Workplace:
    """What every command and window works with."""

    location: str
    clock: Clock
    language: str

    @property
    def path(self) -> Path:
        """The store's file; refuses `store_url` where a server is named."""
        if "://" in self.location:
            raise Refusal("store_url", value=self.location.split("://", maxsplit=1)[0] + "://")
        return Path(self.location) if self.location else default_store()

    @property
    def habits(self) -> Path:
        """The file of what the window remembers."""
        from desktop.start import habits_file

        return habits_file()

    def target(self, file: str | Path) -> Path:
        """A file that is about to be written; refuses `file_is_store`."""
        path = Path(file)
        if path.exists() and self.path.exists() and path.samefile(self.path):
            raise Refusal("file_is_store", file=str(path))
        return path

    def create(self) -> Store:
        from storage.store import Store

        return Store.create(self.path, self.clock.stamp)

    def open(self) -> Store:
        from storage.store import Store

        return Store.open(self.path, self.clock.stamp)


def data_folder() -> Path:
    """The person's own data folder for this program."""
    from platformdirs import user_data_path

    return user_data_path("dudao", appauthor=False)


def default_store() -> Path:
    """Where the store is unless somebody says otherwise."""
    return data_folder() / "dudao.db"


def language_of_machine() -> str:
    """The language the machine speaks; Traditional Chinese where that tells nothing."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if spoken.startswith(("zh_CN", "zh_SG")):
        return "zh_CN"
    return "en" if spoken.startswith("en") else "zh_TW"
