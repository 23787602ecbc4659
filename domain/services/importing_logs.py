"""Importing work logs: a hundred thousand rows at a time, column by column (rules 3-2 to 3-9, decision F4)."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from operator import mul
from typing import Any

from domain.organisation import not_employed
from domain.ports import Writer
from domain.problems import Fault, Refusal
from domain.rules import Rules, rules_in_force
from domain.scores import day_score
from domain.sheets.checks import Known, refuse_future
from domain.sheets.reading import Chunk
from domain.work_log import Counts, Item, LogStatus, LogText, WorkLog

ITEMS = tuple(item.value for item in Item)
NEVER = (date.max, date.min)
ASKED_ALONG = 40
TEXTS = ("outlet", "done", "plan", "trouble")


class LogImport:
    """The rows of a file's work logs on their way into the store."""

    def __init__(self, writer: Writer, known: Known) -> None:
        self._writer = writer
        self._known = known
        self._versions = writer.rule_versions()
        self._rules: dict[date, Rules] = {}
        self._seen: defaultdict[str, int] = defaultdict(int)
        self._spans: dict[str, tuple[date, date]] = {}
        self._asked: set[date] = set()
        self._taken: set[date] = set()
        self._bits: dict[date, int] = {}

    def take(self, chunk: Chunk) -> list[str]:
        """Check and store a chunk; the outcome of each row kept."""
        refuse_future(chunk, "day", self._known.today)
        self._refuse_strangers(chunk)
        chunk.settle()
        if not len(chunk):
            return []
        existing = self._earlier(chunk)
        repeated = self._mark_seen(chunk)
        if not existing and not any(repeated):
            self._add(chunk.columns)
            return ["new"] * len(chunk)
        return self._compare(chunk, existing, repeated)

    def _refuse_strangers(self, chunk: Chunk) -> None:
        """Unknown people, and days outside their employment."""
        members, spans = self._known.org.members, self._spans
        numbers, days = chunk.columns["employee_no"], chunk.columns["day"]
        for number in set(numbers) - spans.keys():
            member = members.get(number)
            spans[number] = (member.employed_from, member.employed_to or date.max) if member else NEVER
        found = map(spans.__getitem__, numbers)
        outside = [
            n for n, ((first, last), day) in enumerate(zip(found, days, strict=True)) if not first <= day <= last
        ]
        for index in outside:
            number = numbers[index]
            if number in members:
                chunk.refuse(index, "day", not_employed(members[number], days[index]))
            else:
                chunk.refuse(index, "employee_no", Fault("unknown_member", {"value": number}))

    def _mark_seen(self, chunk: Chunk) -> list[int]:
        """For each row, other than 0 where the file had one of the same person and day before.

        A person's days are the bits of a number: a set for everybody would outweigh the file.
        """
        bits, seen = self._bits, self._seen
        for day in set(chunk.columns["day"]) - bits.keys():
            bits[day] = 1 << len(bits)
        repeated = []
        for number, bit in zip(
            chunk.columns["employee_no"], map(bits.__getitem__, chunk.columns["day"]), strict=True
        ):
            days = seen[number]
            repeated.append(days & bit)
            seen[number] = days | bit
        return repeated

    def _earlier(self, chunk: Chunk) -> dict[str, dict[date, WorkLog]]:
        """What the store knew of these people and days before this import; each day is asked about once.

        Days around are asked about along: a question has to wait for the rows that are still being added.
        """
        days = set(chunk.columns["day"])
        if not days <= self._asked:
            around = {day + timedelta(n) for day in days for n in range(-ASKED_ALONG, ASKED_ALONG + 1)}
            unasked = around - self._asked
            self._asked |= unasked
            self._taken |= self._writer.days_with_earlier_logs(unasked)
        taken = days & self._taken
        return self._writer.earlier_logs(taken, set(chunk.columns["employee_no"])) if taken else {}

    def _compare(self, chunk: Chunk, existing: dict[str, dict[date, WorkLog]], repeated: list[int]) -> list[str]:
        """Where the store or the file knew a day before: equal is same, a decided log stays, others are replaced."""
        added: dict[tuple[str, date], WorkLog] = {}
        places: list[int] = []
        changes: list[tuple[WorkLog, WorkLog, int, str]] = []
        outcomes = dict.fromkeys(range(len(chunk)), "same")
        absent = chunk.absent & set(TEXTS)
        for index, row in enumerate(chunk.records()):
            new = _log_of(row)
            key = (new.employee_no, new.day)
            old = existing.get(new.employee_no, {}).get(new.day)
            first = None
            if repeated[index]:
                first = added.get(key) or self._writer.logs(new.day, new.day, {new.employee_no})[key[0]][key[1]]
            known = first or old
            if known and absent:
                new = replace(new, text=replace(new.text, **{name: getattr(known.text, name) for name in absent}))
            if first:
                if not _same_content(first, new):
                    chunk.refuse(index, "employee_no", Fault("duplicate_row"))
                continue
            if old is None:
                added[key] = new
                places.append(index)
                outcomes[index] = "new"
            elif not _same_content(old, new):
                self._replace(chunk, index, old, new, changes)
                chunk.before[chunk.numbers[index]] = old
                outcomes[index] = "updated"
                added[key] = new
        self._add({name: [values[place] for place in places] for name, values in chunk.columns.items()})
        self._writer.change_logs(changes)
        kept = [outcomes[index] for index in range(len(chunk)) if not chunk.is_faulty(index)]
        chunk.settle()
        return kept

    def _replace(
        self, chunk: Chunk, index: int, old: WorkLog, new: WorkLog, changes: list[tuple[WorkLog, WorkLog, int, str]]
    ) -> None:
        """A log written anew, unless it is approved."""
        try:
            rewritten = old.rewritten(new.counts, new.text)
        except Refusal as refusal:
            chunk.refuse(index, "employee_no", Fault(refusal.code, dict(refusal.facts)))
        else:
            rules = self._rules_of(old.day)
            changes.append((old, rewritten, day_score(new.counts, rules.points), rules.version))

    def _rules_of(self, day: date) -> Rules:
        if day not in self._rules:
            self._rules[day] = rules_in_force(self._versions, (), day)
        return self._rules[day]

    def _add(self, columns: dict[str, list[Any]]) -> None:
        """Store new logs with their day scores: the arithmetic of `domain.scores.day_score`, for whole columns."""
        days = columns["day"]
        rules = {day: self._rules_of(day) for day in set(days)}
        weights = {day: tuple(found.points.get(item, 0) for item in Item) for day, found in rules.items()}
        counts = zip(*(columns[name] for name in ITEMS), strict=True)
        scores = [sum(map(mul, weights[day], row)) for day, row in zip(days, counts, strict=True)]
        names = {day: found.version for day, found in rules.items()}
        versions = list(map(names.__getitem__, days))
        self._writer.add_logs({**columns, "day_score": scores, "rule_version": versions}, LogStatus.SUBMITTED)


def _log_of(row: dict[str, Any]) -> WorkLog:
    return WorkLog(
        row["employee_no"],
        row["day"],
        Counts(*(row[name] for name in ITEMS)),
        LogText(*(row[name] for name in TEXTS)),
        LogStatus.SUBMITTED,
    )


def _same_content(old: WorkLog, new: WorkLog) -> bool:
    return (old.counts, old.text) == (new.counts, new.text)
