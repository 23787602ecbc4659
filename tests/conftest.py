"""What every test may ask for."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long versions run only when asked for: -m nightly."""
    if "nightly" not in config.getoption("-m"):
        items[:] = [item for item in items if item.get_closest_marker("nightly") is None]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample workbooks: one fictional branch, in good and bad files."""
    return SAMPLES
