"""The work with the team: recruiting and culture, their checks, scores handed to head office."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    text, date = sa.String(), sa.Date()
    _table("team_work", {"day": date, "member_id": "member", "kind": text, "content": text}, "day")
    _table("team_check", {"day": date, "inspector_id": "member", "member_id": "member", "result": text}, "day")
    columns = {"day": date, "unit_id": "unit", "month": date, "member_id": "member"}
    _table("scores_handed_on", columns, "month")


def _table(name: str, columns: dict[str, Any], indexed: str) -> None:
    """A table whose columns are of a type, or point to another table; with an index on one of them."""
    key = sa.LargeBinary(length=16)
    points = {column: to for column, to in columns.items() if isinstance(to, str)}
    op.create_table(
        name,
        sa.Column("id", key, nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        *(sa.Column(column, key if column in points else kind, nullable=False) for column, kind in columns.items()),
        *(
            sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{name}_{column}"))
            for column, to in points.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_{indexed}", name, [indexed])
