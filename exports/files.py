"""Writing a file whole or not at all: beside the target first, then in its place."""

import errno
import os
import time
from collections.abc import Mapping
from pathlib import Path
from stat import S_IMODE
from uuid import uuid4

from domain.problems import Refusal

RETRIES = 10
PAUSE = 0.1


def atomic_write(target: Path, content: bytes) -> None:
    """Put the content in place of the target in one step; whoever might read the target still may.

    Refuses `folder_missing`, `disk_full`, `file_locked` (another program holds the target), `cannot_write`.
    """
    part = target.parent / f".dudao-{uuid4().hex}.part"
    try:
        part.touch(exist_ok=False)  # with the rights that any new file gets
    except OSError as error:
        raise _refusal(error, target) from error
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix" and target.exists():
            part.chmod(S_IMODE(target.stat().st_mode))
        _replace(part, target)
    except OSError as error:
        raise _refusal(error, target) from error
    finally:
        part.unlink(missing_ok=True)


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write all of these files; where one is refused, those before it are as they were. Refuses as `atomic_write`."""
    before: dict[Path, bytes | None] = {}
    try:
        for target, content in files.items():
            held = _held(target)
            atomic_write(target, content)
            before[target] = held
    except Refusal:
        for target, was in before.items():
            if was is None:
                target.unlink()
            else:
                atomic_write(target, was)
        raise


def _held(target: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return target.read_bytes() if target.is_file() else None
    except OSError as error:
        raise _refusal(error, target) from error


def _replace(part: Path, target: Path) -> None:
    """On Windows a scanner or a viewer may hold the target for a moment."""
    for attempt in range(RETRIES):
        try:
            part.replace(target)
        except PermissionError:
            if attempt == RETRIES - 1 or target.is_dir():
                raise
            time.sleep(PAUSE)
        else:
            return


def _refusal(error: OSError, target: Path) -> Refusal:
    code = "cannot_write"
    if error.errno == errno.ENOSPC:
        code = "disk_full"
    elif not target.parent.is_dir():
        code = "folder_missing"
    elif isinstance(error, PermissionError) and target.exists():
        code = "file_locked"
    return Refusal(code, file=str(target), folder=str(target.parent), reason=error.strerror or "")
