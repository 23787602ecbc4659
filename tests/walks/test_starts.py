"""Starting the program as a person does: the window stays, a second start calls it and leaves (promise R8)."""

import os
import subprocess
import sys
import time
from pathlib import Path

from storage.store import Store


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """The program without a display of its own, with its habits in a folder of the test."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder), "LANG": "zh_TW"}
    command = [sys.executable, "-m", "desktop", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_second_start_leaves_and_the_first_stays(branch: Store, tmp_path: Path) -> None:
    branch.close()
    lock = Path(f"{branch.path}.window.lock")
    first = start(tmp_path, "--store", str(branch.path))
    try:
        deadline = time.monotonic() + 30
        while not lock.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        others = [start(tmp_path, "--store", str(branch.path)) for _ in range(3)]
        for other in others:
            other.communicate(timeout=60)
        assert [other.returncode for other in others] == [0, 0, 0]
        assert first.poll() is None, first.stderr.read() if first.stderr else ""
    finally:
        first.terminate()
        _, errors = first.communicate(timeout=30)
    assert "Traceback" not in errors


def test_without_words_the_frame_shows_before_the_store_exists(tmp_path: Path) -> None:
    first = start(tmp_path)
    try:
        lock = tmp_path / "dudao" / "dudao.db.window.lock"
        deadline = time.monotonic() + 30
        while not lock.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert lock.exists()
        time.sleep(1.5)
        assert first.poll() is None, first.stderr.read() if first.stderr else ""
        assert not (tmp_path / "dudao" / "dudao.db").exists(), (
            "nothing is made before the person chooses how to begin"
        )
    finally:
        first.terminate()
        _, errors = first.communicate(timeout=30)
    assert "Traceback" not in errors
