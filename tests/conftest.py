"""What every test may ask for."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.services.importing import ImportResult, import_workbook
from storage.store import Store
from storage.workbooks import open_workbook

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 11, 23)
WEEKS = [f"logs-2026-W{n}.xlsx" for n in range(40, 48)]
NOW = "2026-11-23T12:00:00Z"

Import = Callable[..., ImportResult]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long versions run only when asked for: -m nightly."""
    if "nightly" not in config.getoption("-m"):
        items[:] = [item for item in items if item.get_closest_marker("nightly") is None]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample workbooks: one fictional branch, in good and bad files."""
    return SAMPLES


def take(store: Store, kind: str, file: Path, **options: bool) -> ImportResult:
    """Import a file as of the samples' day."""
    return import_workbook(store, kind, open_workbook(file), TODAY, **options)  # type: ignore[arg-type]


def open_copy(template: Path, folder: Path) -> Store:
    """A store of one's own, made from a template."""
    path = folder / "store.db"
    shutil.copy(template, path)
    return Store.open(path, lambda: NOW)


@pytest.fixture(scope="session")
def people_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample organisation and nothing else."""
    path = tmp_path_factory.mktemp("people") / "store.db"
    store = Store.create(path, lambda: NOW)
    take(store, "org", SAMPLES / "org.xlsx")
    store.close()
    return path


@pytest.fixture(scope="session")
def branch_template(people_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all the samples of this issue imported in their order."""
    store = open_copy(people_template, tmp_path_factory.mktemp("branch"))
    for name in WEEKS:
        take(store, "logs", SAMPLES / name)
    take(store, "field", SAMPLES / "field.xlsx")
    take(store, "logs", SAMPLES / "resubmitted.xlsx")
    store.close()
    return store.path


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    store = Store.create(tmp_path / "empty.db", lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def people(people_template: Path, tmp_path: Path) -> Iterator[Store]:
    """The sample organisation in a store of one's own."""
    store = open_copy(people_template, tmp_path)
    yield store
    store.close()


@pytest.fixture
def branch(branch_template: Path, tmp_path: Path) -> Iterator[Store]:
    """The whole sample branch in a store of one's own."""
    store = open_copy(branch_template, tmp_path)
    yield store
    store.close()
