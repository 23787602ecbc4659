"""What must hold between a row and everything already known, sheet by sheet.

Each check marks the rows it refuses and fills in what was left blank; nothing is stored here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from domain.field import Outlet
from domain.organisation import Organisation, UnitKind, not_employed
from domain.periods import month_of
from domain.problems import Fact, Fault
from domain.sheets.cells import plain
from domain.sheets.reading import Chunk
from domain.sheets.specs import SheetSpec

LAYERS = list(UnitKind)
Seen: TypeAlias = dict[tuple[Any, ...], tuple[Any, ...]]
"""The rows of a file by sheet and natural key."""


@dataclass
class Known:
    """What rows are checked against. `seen` remembers the rows of this file by sheet and natural key."""

    today: date
    org: Organisation
    outlets: tuple[Outlet, ...] = ()
    events: frozenset[str] = frozenset()
    seen: Seen = field(default_factory=dict)

    def outlets_called(self, text: str) -> list[str]:
        """Codes of the outlets with this code or exact name."""
        word = plain(text)
        if not self._by_word:
            for outlet in self.outlets:
                self._by_word.setdefault(plain(outlet.name), set()).add(outlet.code)
            for outlet in self.outlets:
                self._by_word[plain(outlet.code)] = {outlet.code}
        return sorted(self._by_word.get(word, ()))

    _by_word: dict[str, set[str]] = field(default_factory=dict)


def check(chunk: Chunk, spec: SheetSpec, known: Known) -> None:
    """Mark every row of the chunk that can't be kept, and settle it."""
    CHECKS[spec.code](chunk, known)
    chunk.settle()
    if spec.key:
        _refuse_duplicates(chunk, spec, known)
        chunk.settle()


def _refuse_duplicates(chunk: Chunk, spec: SheetSpec, known: Known) -> None:
    """The same row twice in one file is the same; with other contents the first one stays."""
    for index, row in enumerate(chunk.records()):
        natural = (spec.code, *(row[name] for name in spec.key))
        content = tuple(row.values())
        if known.seen.setdefault(natural, content) != content:
            chunk.refuse(index, spec.key[0], Fault("duplicate_row"))


def _each(chunk: Chunk, column: str) -> Iterable[tuple[int, Any]]:
    """The filled cells of a column with the index of their row."""
    return ((index, value) for index, value in enumerate(chunk.columns[column]) if value not in {None, ""})


def refuse_unknown(chunk: Chunk, column: str, known: Iterable[str], code: str) -> None:
    """A name nobody knows is refused with this code."""
    names = set(known)
    for index, value in _each(chunk, column):
        if value not in names:
            chunk.refuse(index, column, Fault(code, {"value": value}))


def refuse_backward(chunk: Chunk, first: str, last: str) -> None:
    """What ends before it begins is refused."""
    for index, end in _each(chunk, last):
        start = chunk.columns[first][index]
        if start and end < start:
            chunk.refuse(index, last, Fault("bad_period", _period(start, end)))


def _period(first: date, last: date) -> dict[str, Fact]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def _fill(chunk: Chunk, column: str, value: Any) -> None:
    chunk.columns[column] = [value if found in {None, ""} else found for found in chunk.columns[column]]


def refuse_future(chunk: Chunk, column: str, today: date) -> None:
    """A record dated after today is refused."""
    if max(chunk.columns[column], default=today) > today:
        for index, day in _each(chunk, column):
            if day > today:
                chunk.refuse(
                    index, column, Fault("date_in_future", {"day": day.isoformat(), "today": today.isoformat()})
                )


def refuse_unemployed(chunk: Chunk, column: str, day_column: str, known: Known) -> None:
    """A person nobody knows, or a record outside the person's employment, is refused."""
    members = known.org.members
    for index, number in _each(chunk, column):
        member = members.get(number)
        if member is None:
            chunk.refuse(index, column, Fault("unknown_member", {"value": number}))
        elif not member.employed_on(chunk.columns[day_column][index]):
            chunk.refuse(index, day_column, not_employed(member, chunk.columns[day_column][index]))


def _find_outlets(chunk: Chunk, column: str, known: Known) -> None:
    """An outlet may be named by its code or its exact name; the code goes on."""
    codes = list(chunk.columns[column])
    for index, text in _each(chunk, column):
        found = known.outlets_called(text)
        if len(found) == 1:
            codes[index] = found[0]
        else:
            code = "ambiguous_outlet" if found else "unknown_outlet"
            chunk.refuse(index, column, Fault(code, {"value": text, "codes": "、".join(found)}))
    chunk.columns[column] = codes


def _units(chunk: Chunk, known: Known) -> None:
    kinds = {code: unit.kind for code, unit in known.org.units.items()}
    kinds |= dict(zip(chunk.columns["code"], chunk.columns["kind"], strict=True))
    for index, parent in _each(chunk, "parent"):
        kind = chunk.columns["kind"][index]
        if parent not in kinds:
            chunk.refuse(index, "parent", Fault("unknown_unit", {"value": parent}))
        elif LAYERS.index(UnitKind(kinds[parent])) >= LAYERS.index(UnitKind(kind)):
            chunk.refuse(index, "parent", Fault("bad_parent", {"value": parent}))
    refuse_backward(chunk, "first", "last")
    _refuse_orphans(chunk, known)
    chunk.columns["parent"] = [parent or "" for parent in chunk.columns["parent"]]


def _refuse_orphans(chunk: Chunk, known: Known) -> None:
    """A unit whose parent is refused can't be kept either."""
    codes = chunk.columns["code"]
    gone = {codes[index] for index in chunk.faulty_rows} - set(known.org.units)
    while True:
        orphans = [i for i, parent in _each(chunk, "parent") if parent in gone and not chunk.is_faulty(i)]
        if not orphans:
            return
        for index in orphans:
            chunk.refuse(index, "parent", Fault("unknown_unit", {"value": chunk.columns["parent"][index]}))
        gone |= {codes[index] for index in orphans} - set(known.org.units)


def _members(chunk: Chunk, known: Known) -> None:
    refuse_unknown(chunk, "unit", known.org.units, "unknown_unit")
    starts = zip(chunk.columns["assigned_from"], chunk.columns["employed_from"], strict=True)
    chunk.columns["assigned_from"] = [assigned or employed for assigned, employed in starts]
    chunk.columns["phone"] = [phone or "" for phone in chunk.columns["phone"]]
    refuse_backward(chunk, "employed_from", "employed_to")
    refuse_backward(chunk, "employed_from", "assigned_from")
    facts = ("name", "employed_from", "employed_to", "phone")
    for index, row in enumerate(chunk.records()):
        said = tuple(row[name] for name in facts)
        if known.seen.setdefault(("person", row["employee_no"]), said) != said:
            chunk.refuse(index, "employee_no", Fault("duplicate_row"))


def _outlets(chunk: Chunk, known: Known) -> None:
    refuse_unknown(chunk, "unit", known.org.units, "unknown_unit")
    _fill(chunk, "partner", value=True)
    _fill(chunk, "key", value=False)
    _fill(chunk, "head_phone", "")
    refuse_backward(chunk, "opened_on", "closed_on")


def _leaves(chunk: Chunk, known: Known) -> None:
    refuse_unknown(chunk, "employee_no", known.org.members, "unknown_member")
    refuse_backward(chunk, "first", "last")


def _calendar(_chunk: Chunk, _known: Known) -> None:
    """Nothing to check: any day may be made a working day or a rest day."""


def _targets(chunk: Chunk, known: Known) -> None:
    refuse_unknown(chunk, "subject", {*known.org.units, *known.org.members}, "unknown_subject")


def _inspections(chunk: Chunk, known: Known) -> None:
    _field_records("inspector")(chunk, known)
    _fill(chunk, "kind", "routine")
    _fill(chunk, "result", "normal")


def _field_records(person: str) -> Callable[[Chunk, Known], None]:
    """Records of what somebody did on a day, at an outlet where the sheet has one."""

    def checked(chunk: Chunk, known: Known) -> None:
        refuse_future(chunk, "day", known.today)
        refuse_unemployed(chunk, person, "day", known)
        if "outlet" in chunk.columns:
            _find_outlets(chunk, "outlet", known)

    return checked


def _events(chunk: Chunk, known: Known) -> None:
    refuse_unknown(chunk, "host", known.org.units, "unknown_unit")
    refuse_unemployed(chunk, "organiser", "day", known)
    days = chunk.columns["day"]
    chunk.columns["status"] = [
        status or ("held" if day <= known.today else "planned")
        for status, day in zip(chunk.columns["status"], days, strict=True)
    ]
    _fill(chunk, "organiser", "")
    for index, people in enumerate(chunk.columns["attending"]):
        missing = [number for number in people or () if number not in known.org.members]
        if missing:
            chunk.refuse(index, "attending", Fault("unknown_member", {"value": "、".join(missing)}))
        for number in people or ():
            member = known.org.members.get(number)
            if member and not member.employed_on(days[index]):
                chunk.refuse(index, "attending", not_employed(member, days[index]))
    chunk.columns["attending"] = [people or () for people in chunk.columns["attending"]]
    for index, (day, status) in enumerate(zip(chunk.columns["day"], chunk.columns["status"], strict=True)):
        if status == "held" and day > known.today:
            facts: dict[str, Fact] = {"day": day.isoformat(), "today": known.today.isoformat()}
            chunk.refuse(index, "day", Fault("date_in_future", facts))


def _team_checks(chunk: Chunk, known: Known) -> None:
    _field_records("inspector")(chunk, known)
    refuse_unemployed(chunk, "employee_no", "day", known)


def _scores_handed_on(chunk: Chunk, known: Known) -> None:
    """The scores of a month that is over (rule 5-12)."""
    _field_records("employee_no")(chunk, known)
    refuse_unknown(chunk, "unit", known.org.units, "unknown_unit")
    for index, month in _each(chunk, "month"):
        day = chunk.columns["day"][index]
        if day < month_of(month)[1]:
            facts: dict[str, Fact] = {"day": month_of(month)[1].isoformat(), "today": day.isoformat()}
            chunk.refuse(index, "month", Fault("date_in_future", facts))


def _event_checks(chunk: Chunk, known: Known) -> None:
    refuse_unknown(chunk, "event", known.events, "unknown_event")
    _field_records("inspector")(chunk, known)


CHECKS: dict[str, Callable[[Chunk, Known], None]] = {
    "units": _units,
    "members": _members,
    "outlets": _outlets,
    "leaves": _leaves,
    "calendar": _calendar,
    "targets": _targets,
    "inspections": _inspections,
    "visits": _field_records("visitor"),
    "bank_visits": _field_records("visitor"),
    "events": _events,
    "event_checks": _event_checks,
    "market_notes": _field_records("employee_no"),
    "team_work": _field_records("employee_no"),
    "team_checks": _team_checks,
    "scores_handed_on": _scores_handed_on,
}
