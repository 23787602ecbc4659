"""Writing draws, what was found of sampled days, and cases; every row through the action, so undo works."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from domain.cases import Case
from domain.sampling import Draw, SampledDay
from storage.actions import Action
from storage.connected import Connected
from storage.field_sheets import key_by_name
from storage.frozen import write
from storage.supervision_reading import CASE, DAY, DRAW, MEMBER, PERSON, UNIT

UNSEEN: dict[str, Any] = {"filled": None, "note": "", "checked_by_id": None, "checked_on": None, "facts": ""}
"""A day nobody has looked at yet."""


class SupervisionWriting(Connected):
    """What the services of supervision keep, as a part of the store's writer."""

    _action: Action

    def add_draw(self, draw: Draw, days: Sequence[tuple[str, date]]) -> str:
        """Keep a draw, its population, and the days to look at; its key."""
        members = self._keys_by(MEMBER.employee_no, MEMBER.id)
        units = self._keys_by(UNIT.code, UNIT.id)
        content = {
            **{"unit_id": units[draw.unit], "first": draw.first, "last": draw.last, "seed": draw.seed},
            **{"percent": draw.percent, "drawn_on": draw.drawn_on, "drawn_by_id": members[draw.drawn_by]},
        }
        key = self._action.insert(DRAW, {name: [value] for name, value in content.items()})[0]
        people = draw.population
        self._action.insert(
            PERSON,
            {
                "draw_id": [key] * len(people),
                "member_id": [members[one.employee_no] for one in people],
                "team_id": [units[one.team] for one in people],
                "drawn": [one.drawn for one in people],
            },
        )
        unseen = {name: [value] * len(days) for name, value in (("draw_id", key), *UNSEEN.items())}
        whose: dict[str, list[Any]] = {
            "member_id": [members[number] for number, _ in days],
            "work_date": [day for _, day in days],
        }
        self._action.insert(DAY, {**unseen, **whose})
        return key.hex()

    def put_checks(self, draw: str, days: Sequence[SampledDay]) -> None:
        """Keep what was found of days of a draw."""
        rows = self.connection.execute(
            select(DAY.id, MEMBER.employee_no, DAY.work_date)
            .join(MEMBER, MEMBER.id == DAY.member_id)
            .where(DAY.draw_id == bytes.fromhex(draw))
        )
        keys = {(row.employee_no, row.work_date): row.id for row in rows}
        self._action.update(
            DAY,
            {
                keys[one.employee_no, one.day]: {
                    "filled": one.check.filled,
                    "note": one.check.note,
                    "checked_by_id": key_by_name(self.connection, "member", one.check.by),
                    "checked_on": one.check.on,
                    "facts": write(one.check.facts),
                }
                for one in days
                if one.check
            },
        )

    def add_case(self, case: Case) -> str:
        """Keep a new case; its key."""
        owner = key_by_name(self.connection, "member", case.owner)
        content = {
            **{"code": case.code, "rule": case.rule, "subject": case.subject, "first": case.first, "last": case.last},
            **{"evidence": write(case.evidence), "owner_id": owner, "opened_on": case.opened_on, "due": case.due},
            **{"status": case.status.value, "result": case.result, "closed_on": case.closed_on},
        }
        return self._action.insert(CASE, {name: [value] for name, value in content.items()})[0].hex()

    def change_case(self, case: Case) -> None:
        """Keep where a case stands."""
        stand = {"status": case.status.value, "result": case.result, "closed_on": case.closed_on}
        self._action.update(CASE, {bytes.fromhex(case.record): stand})

    def _keys_by(self, name: Any, key: Any) -> dict[str, bytes]:
        return {row[0]: row[1] for row in self.connection.execute(select(name, key))}
