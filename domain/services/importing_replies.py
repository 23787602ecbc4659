"""Importing replies to logs: they take effect in the order of their dates (rules 4-10, 4-24, decision F25)."""

from datetime import date
from typing import Any

from domain.field import Reply
from domain.ports import Writer
from domain.problems import Fault, Refusal
from domain.services.deciding import Deciding
from domain.sheets.checks import Known, refuse_backward, refuse_future, refuse_unemployed, refuse_unknown
from domain.sheets.reading import Chunk
from domain.work_log import Decision


def import_replies(writer: Writer, chunks: list[Chunk], known: Known) -> list[tuple[Chunk, list[str]]]:
    """Check and store the replies of a sheet; for each chunk the outcome of the rows kept."""
    for chunk in chunks:
        refuse_future(chunk, "replied_on", known.today)
        # who left since may have replied: offices enter replies later than they were given
        refuse_unknown(chunk, "reviewer", known.org.members, "unknown_member")
        refuse_unemployed(chunk, "employee_no", "day", known)
        refuse_backward(chunk, "day", "replied_on")
        chunk.settle()
    days = [day for chunk in chunks for day in chunk.columns["day"]]
    if not days:
        return [(chunk, []) for chunk in chunks]
    there = set(writer.replies(min(days), max(days)))
    deciding = Deciding(writer, known.org, writer.logs(min(days), max(days)))
    outcomes: dict[tuple[int, int], str] = {}
    for place, index, row in sorted(_rows(chunks), key=lambda found: found[2]["replied_on"]):
        outcomes[place, index] = _take(chunks[place], index, _reply_of(row), there, deciding)
    deciding.store()
    result = []
    for place, chunk in enumerate(chunks):
        kept = [outcomes[place, index] for index in range(len(chunk)) if not chunk.is_faulty(index)]
        chunk.settle()
        result.append((chunk, kept))
    return result


def _rows(chunks: list[Chunk]) -> list[tuple[int, int, dict[str, Any]]]:
    return [(place, index, row) for place, chunk in enumerate(chunks) for index, row in enumerate(chunk.records())]


def _reply_of(row: dict[str, Any]) -> Reply:
    replied_on: date = row["replied_on"]
    return Reply(
        row["employee_no"], row["day"], row["reviewer"], replied_on, Decision(row["decision"]), row["content"]
    )


def _take(chunk: Chunk, index: int, reply: Reply, there: set[Reply], deciding: Deciding) -> str:
    if reply in there:
        return "same"
    try:
        deciding.take(reply)
    except Refusal as refusal:
        chunk.refuse(index, "employee_no", Fault(refusal.code, dict(refusal.facts)))
    there.add(reply)
    return "new"
