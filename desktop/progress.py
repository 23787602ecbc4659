"""Progress on a terminal, for work that takes its time."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def counting(title: str, *, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """Something to tell how many rows are done, which shows them on standard error if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc=title, unit="", leave=False, file=sys.stderr) as bar:

        def show(rows: int) -> None:
            bar.update(rows - bar.n)

        yield show
