"""An import under way: the file, the person's changes, the last dry run. It outlives a rebuild of the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from domain.ports import UndoResult
from domain.problems import Refusal
from domain.services.importing import ImportResult, import_workbook
from domain.services.reviewing import Reviewed, recognise_kind, review_import
from domain.services.undoing import undo
from domain.sheets.overlay import Overlay, Step, overlaid
from domain.sheets.table import Workbook
from ui.kit.tasks import Progress, Task

if TYPE_CHECKING:
    from ui.desk import Desk


class Session(QObject):
    """States: home (no file), reading, review (perhaps `task` runs a new dry run), refused, writing."""

    changed = Signal()
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.queue: list[str] = []
        self.path = ""
        self.state = "home"
        self.workbook: Workbook | None = None
        self.kind = ""
        self.overlay = Overlay()
        self.reviewed: Reviewed | None = None
        self.refusal: Refusal | None = None
        self.result: ImportResult | None = None
        self.undone: UndoResult | None = None
        self.task: Task | None = None
        self.stale = False
        self.rows = 0

    @property
    def file(self) -> str:
        """The name of the file."""
        return Path(self.path).name

    # the file

    def take(self, files: Sequence[str]) -> None:
        """Review these files, one after another."""
        self.queue = list(files)
        self.next_file()

    def next_file(self) -> None:
        """Review the next of the files that wait."""
        if self.queue:
            self._begin(self.queue.pop(0))

    def retry(self) -> None:
        """Read the same file again."""
        self._begin(self.path)

    def _begin(self, path: str) -> None:
        self._stop()
        self.path, self.state, self.kind, self.rows = path, "reading", "", 0
        self.workbook, self.reviewed, self.refusal, self.result = None, None, None, None
        self.undone = None
        self.overlay = Overlay()
        office = self.desk.office

        def read(_progress: Progress) -> tuple[Workbook, str]:
            workbook = office.open_workbook(path)
            return workbook, recognise_kind(workbook) or "logs"

        self._run(read, self._opened, "imports.reading")

    def _opened(self, found: tuple[Workbook, str]) -> None:
        self.workbook, self.kind = found
        self.review()

    def close(self) -> None:
        """Let go of the file; nothing was written."""
        self._stop()
        self.state, self.path, self.workbook, self.reviewed = "home", "", None, None
        self.refusal = None
        self.overlay = Overlay()
        self.changed.emit()

    # the dry run

    def set_kind(self, kind: str) -> None:
        """The person says what kind of workbook it is; changes made so far stay."""
        if kind != self.kind:
            self.kind = kind
            self.review()

    def apply(self, step: Step) -> None:
        """Lay a change over the file and run dry again."""
        if step:
            self.overlay = self.overlay.with_step(step)
            self.review()

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        if self.state != "review" or not self.overlay:
            return False
        self.overlay = self.overlay.undone()
        self.review()
        return True

    def review(self) -> None:
        """Run the import dry; what is shown stays until the new outcome is there."""
        workbook = self.workbook
        if workbook is None:
            return
        self._stop()
        store, kind, today, overlay, rows = self.desk.store, self.kind, self.desk.today(), self.overlay, self.rows
        tell = self.counted.emit

        def dry(progress: Progress) -> Reviewed:
            return review_import(store, kind, workbook, today, overlay, _counting(progress, rows, tell))

        self.stale = False
        self._run(dry, self._reviewed, "imports.checking")

    def _reviewed(self, reviewed: Reviewed) -> None:
        self.reviewed, self.refusal = reviewed, None
        self.rows = reviewed.result.counts.read
        self.state = "review"
        self.changed.emit()

    def store_changed(self) -> None:
        """Somebody else's action came between: what the dry run said may not hold any more."""
        if self.state == "review" and self.task is None:
            self.review()

    # writing

    def commit(self) -> None:
        """Write what is not refused, as one action."""
        workbook = self.workbook
        if self.state != "review" or self.task or workbook is None:
            return
        desk, kind, rows, overlay = self.desk, self.kind, self.rows, self.overlay
        store, today, by, tell = desk.store, desk.today(), desk.me, self.counted.emit
        changed = overlaid(workbook, overlay)

        def write(progress: Progress) -> ImportResult:
            counting = _counting(progress, rows, tell)
            return import_workbook(store, kind, changed, today, by=by, progress=counting, fixed=overlay.count)

        self.state = "writing"
        self._run(write, self._written, "imports.writing", self._not_written)

    def _not_written(self) -> None:
        self.state = "review"
        self.changed.emit()

    def _written(self, result: ImportResult) -> None:
        self.result = result
        self.close()
        self.desk.tell(self.written(result), undo=result.batch)

    def written(self, result: ImportResult) -> str:
        """What was written, as a sentence."""
        counts = result.counts
        facts = {"new": counts.new, "updated": counts.updated, "same": counts.same, "refused": counts.refused}
        code = "imports.written_left" if counts.refused else "imports.written"
        return self.desk.say(code, file=result.file, **facts)

    def undo_batch(self, number: int) -> None:
        """Take an import back."""
        store, by = self.desk.store, self.desk.me
        self._run(lambda _progress: undo(store, number, by), self._taken_back(number), "imports.undoing")

    def _taken_back(self, number: int) -> Callable[[UndoResult], None]:
        def done(result: UndoResult) -> None:
            desk = self.desk
            desk.undoable = [other for other in desk.undoable if other != number]
            self.undone, self.result = result, None
            self.changed.emit()

        return done

    # background

    @property
    def busy(self) -> bool:
        """Whether a job of the import runs."""
        return self.task is not None

    def stop(self) -> None:
        """Stop what runs; the store stays as it is."""
        task = self.task
        if task:
            task.cancel()

    def _stop(self) -> None:
        if self.task:
            self.task.cancel()
            self.task = None

    def _run(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        words: str,
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Run a job; its outcome counts only as long as no later job took its place."""

        def current(follow: Callable[..., None]) -> Callable[..., None]:
            def after(*outcome: Any) -> None:
                if self.task is task:
                    self.task = None
                    follow(*outcome)

            return after

        def refused(refusal: Refusal) -> None:
            if words in {"imports.undoing"} or self.state == "writing":
                self.desk.refuse(refusal)
                (stopped or self.changed.emit)()
            else:
                self.refusal, self.reviewed, self.state = refusal, None, "refused"
                self.changed.emit()

        def cancelled() -> None:
            if stopped:
                stopped()
            elif self.reviewed is None and self.state != "home":
                self.close()
            else:
                self.changed.emit()

        facts = {} if words == "imports.undoing" else {"file": self.file}
        task = self.desk.tasks.run(
            job, current(done), current(refused), self.desk.say(words, **facts), current(cancelled)
        )
        self.task = task
        self.changed.emit()


def _counting(progress: Progress, rows: int, tell: Callable[[int], None]) -> Callable[[int], None]:
    """Tell how many rows were read; of how many, once that is known from an earlier run."""

    def count(done: int) -> None:
        tell(done)
        progress.step(done, max(rows, done) if rows else 0)

    return count


def session_of(desk: Desk) -> Session:
    """The desk's import under way."""
    found = desk.drafts.get("imports")
    if not isinstance(found, Session):
        found = desk.drafts["imports"] = Session(desk)
    return found
