"""Background work: one verb, one thread. Jobs hold no widget; their results return to the window's thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from domain.problems import Refusal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

TURN_S = 0.0005
"""A job gives way to the window so soon; painting asks for that with every call of Qt, a hundred times a list."""


class Cancelled(Exception):  # noqa: N818  a wish, not an error
    """Raised inside a job at `Progress.step` once the person asked to cancel."""


class Progress:
    """What a job tells while it runs, and how it learns that it should stop."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = Event()

    def step(self, done: int, total: int = 0) -> None:
        """Tell how far the job is (0 of 0: unknown); raises `Cancelled` if the person asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(done, total)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()


class Task(QObject):
    """One running job as the window knows it: its words, and its progress."""

    moved = Signal(int, int)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.progress = Progress(self.moved.emit)

    def cancel(self) -> None:
        """Ask it to stop; nothing it did so far is kept."""
        self.progress.cancel()


class Tasks(QObject):
    """Runs jobs one after another outside the window's thread."""

    started = Signal(object)
    ended = Signal(object)
    _finished = Signal(object)

    def __init__(self, refused: Callable[[Refusal], None]) -> None:
        super().__init__()
        self._pool: ThreadPoolExecutor | None = None
        self._refused = refused
        self._open: list[Task] = []
        self.closed = False
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._open

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], Any],
        failed: Callable[[Refusal], Any] | None = None,
        words: str = "",
        cancelled: Callable[[], Any] | None = None,
    ) -> Task:
        """Run a job; `done` gets its result, `failed` its refusal (else it is told in the status bar).

        With `words` the status bar shows it once it takes longer than half a second, with a way to cancel.
        It starts when the window has shown what it has to show: two threads at once would make both wait.
        """
        task = Task(words)
        if self.closed:
            return task
        self._open.append(task)
        self.started.emit(task)
        ends = (done, failed or self._refused, cancelled)
        QTimer.singleShot(0, self, lambda: self._start(task, job, ends))
        return task

    def _start(self, task: Task, job: Callable[[Progress], Any], ends: tuple[Any, Any, Any]) -> None:
        if self.closed:
            return
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # not needed for the first paint

            sys.setswitchinterval(TURN_S)
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="task")
        future = self._pool.submit(job, task.progress)
        future.add_done_callback(lambda ended: self._finished.emit((task, ended, *ends)))

    def _finish(self, parts: tuple[Task, Future[Any], Any, Any, Any]) -> None:
        task, future, done, failed, cancelled = parts
        self._open.remove(task)
        self.ended.emit(task)
        if self.closed or future.cancelled():
            return  # nobody is there any more to be told
        try:
            result = future.result()
        except Cancelled:
            if cancelled:
                cancelled()
        except Refusal as refusal:
            failed(refusal)
        else:
            done(result)

    def close(self) -> None:
        """Stop what runs and wait for it; nothing is run after it."""
        self.closed = True
        for task in self._open:
            task.cancel()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
