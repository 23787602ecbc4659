"""Writing a file whole or not at all: beside the target first, then in its place."""

import errno
import os
import tempfile
import time
from pathlib import Path

from domain.problems import Refusal

RETRIES = 10
PAUSE = 0.1


def atomic_write(target: Path, content: bytes) -> None:
    """Put the content in place of the target in one step.

    Refuses `folder_missing`, `disk_full`, `file_locked` (another program holds the target), `cannot_write`.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".dudao-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _refusal(error, target) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(part, target)
    except OSError as error:
        raise _refusal(error, target) from error
    finally:
        part.unlink(missing_ok=True)


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
