"""Keys of rows: UUIDv7 as 16 bytes, so that rows of several offices can be merged and still sort by age."""

import os
import time
from collections.abc import Iterator
from itertools import repeat
from typing import Literal

_BIG: Literal["big"] = "big"
_VERSION = 0x7 << 76
_VARIANT = 0x2 << 62


def new_keys() -> Iterator[bytes]:
    """Ever larger keys: the millisecond of the first one, then a counter from a random start."""
    stamp = (time.time_ns() // 1_000_000) << 80
    high, low = divmod(int.from_bytes(os.urandom(9), "big") >> 4, 1 << 62)  # random bits, room to count above
    head = stamp | _VERSION | (high & 0xFFF) << 64 | _VARIANT
    numbers = range(head | low >> 1, head | (1 << 62) - 1)
    yield from map(int.to_bytes, numbers, repeat(16), repeat(_BIG))
