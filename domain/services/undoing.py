"""Taking an action back: an import, a bulk decision, a rule version."""

from domain.ports import Store, UndoResult
from domain.services.ruling import rescore_all


def undo(store: Store, number: int, by: str = "") -> UndoResult:
    """Undo the action of that number: what it created goes, what it overwrote returns.

    Rows that somebody changed or used since are kept and listed. Refuses `action_unknown`, `action_undone`.
    """
    with store.action("undo", by) as writer:
        done = writer.undo(number)
        stale = "work_log" in done.tables and writer.rules_since(number)  # returning logs bring their scores of then
        if stale or "rule_version" in done.tables:
            rescore_all(writer)
        writer.note(removed=done.removed, restored=done.restored, kept=len(done.kept))
        return done
