"""Timing side by side: alternating runs, medians, ratios to a stated limit."""

import compileall
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 5
ROOMS = ("domain", "storage", "exports", "ui", "desktop")


def compile_program() -> None:
    """Compile the program's modules, as an installed program's and the libraries' are."""
    for room in ROOMS:
        compileall.compile_dir(Path(__file__).parent.parent / room, quiet=1)


def alternate(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The median seconds of each work, run in turn so that a slow moment of the machine meets them all."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for place, work in enumerate(works):
            start = time.perf_counter()
            work()
            times[place].append(time.perf_counter() - start)
    return [statistics.median(found) for found in times]


def say_ratio(name: str, ours: float, limit: float, goal: float) -> bool:
    """Print a ratio beside its goal; whether it is reached."""
    reached = ours / limit <= goal
    mark = "ok" if reached else "NOT REACHED"
    print(f"{name}: {ours * 1000:.1f} ms / {limit * 1000:.1f} ms = {ours / limit:.2f} (goal <= {goal}) {mark}")
    return reached


def process_seconds(command: Sequence[str]) -> float:
    """The wall time of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def peak_mib() -> float:
    """The largest memory this process has held, in MiB; not its parent's, which some counters inherit."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
