"""What is left of a bug: a report for support, without anybody's data."""

import platform
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from desktop import VERSION


def save_report(error: BaseException, folder: Path) -> Path:
    """Save where the program failed: kinds of errors, files and lines, but no message, which may carry data."""
    lines = [
        f"dudao {VERSION}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
        datetime.now(UTC).isoformat(timespec="seconds"),
    ]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(type(chain).__qualname__)
        for frame in traceback.extract_tb(chain.__traceback__):
            lines.append(f"  {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}")
        chain = chain.__cause__ or chain.__context__
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir())
    target = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target
