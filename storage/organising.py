"""Writing dated assignments, leave, calendar days and rule drafts; every row through the action, so undo works."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from domain.organisation import Assignment
from domain.rules import RuleVersion
from storage import records as r
from storage.actions import Action, table_of
from storage.connected import Connected
from storage.frozen import write
from storage.records import Kept


class OrganisationWriting(Connected):
    """What the organisation's services keep, as a part of the store's writer."""

    _action: Action

    def put_assignments(self, employee_no: str, assignments: Sequence[Assignment]) -> None:
        """The person's assignments become these; one that stays as it is, is not touched."""
        member = self._key(r.MemberRecord, employee_no=employee_no)
        wanted = {a.first: {"unit_id": self._unit(a.unit), "role": a.role.value} for a in assignments}
        self._put_parts(r.AssignmentRecord, "member_id", member, wanted)

    def put_charges(self, outlet: str, charges: Sequence[tuple[date, str]]) -> None:
        """The units in charge of an outlet, each from a day on, become these."""
        key = self._key(r.OutletRecord, code=outlet)
        wanted = {first: {"unit_id": self._unit(unit)} for first, unit in charges}
        self._put_parts(r.OutletAssignmentRecord, "outlet_id", key, wanted)

    def _put_parts(self, record: type[Kept], owner: str, key: bytes, wanted: Mapping[date, dict[str, Any]]) -> None:
        """Insert, change and remove an owner's dated parts, so that these are left."""
        table = table_of(record)
        rows = self.connection.execute(select(table).where(table.c[owner] == key)).mappings()
        held = {row["first"]: row for row in rows}
        self._action.delete(record, [row["id"] for first, row in held.items() if first not in wanted])
        changes = {
            held[first]["id"]: values
            for first, values in wanted.items()
            if first in held and any(held[first][name] != value for name, value in values.items())
        }
        self._action.update(record, changes)
        for first, values in wanted.items():
            if first not in held:
                columns = {name: [value] for name, value in values.items()}
                self._action.insert(record, {owner: [key], "first": [first], **columns})

    def remove_leave(self, employee_no: str, first: date, last: date) -> bool:
        """Take leave out; whether it was there."""
        member = self._key(r.MemberRecord, employee_no=employee_no)
        return self._remove(r.LeaveRecord, member_id=member, first=first, last=last)

    def remove_calendar_day(self, day: date) -> bool:
        """Take the office's own day out of its calendar; whether it was there."""
        return self._remove(r.CalendarDayRecord, day=day)

    def save_rule_draft(self, draft: RuleVersion) -> None:
        """Keep a layer's draft in place of the one before."""
        held = self._keys_where(r.RuleDraftRecord, owner=draft.owner)
        if held:
            self._action.update(r.RuleDraftRecord, {held[0]: {"numbers": write(draft)}})
        else:
            self._action.insert(r.RuleDraftRecord, {"owner": [draft.owner], "numbers": [write(draft)]})

    def remove_rule_draft(self, owner: str) -> bool:
        """Throw a layer's draft away; whether there was one."""
        return self._remove(r.RuleDraftRecord, owner=owner)

    def remove_rule_version(self, owner: str, effective_from: date) -> None:
        """Take a version out; what it was stays among the images of the action."""
        self._remove(r.RuleVersionRecord, owner=owner, effective_from=effective_from)

    def _remove(self, record: type[Kept], **natural: Any) -> bool:
        keys = self._keys_where(record, **natural)
        self._action.delete(record, keys)
        return bool(keys)

    def _unit(self, code: str) -> bytes:
        return self._key(r.UnitRecord, code=code)

    def _key(self, record: type[Kept], **natural: Any) -> bytes:
        """The key of a row the service has looked up by its natural key."""
        return self._keys_where(record, **natural)[0]

    def _keys_where(self, record: type[Kept], **natural: Any) -> list[bytes]:
        table = table_of(record)
        return list(self.connection.scalars(select(table.c.id).where(*(table.c[n] == x for n, x in natural.items()))))
