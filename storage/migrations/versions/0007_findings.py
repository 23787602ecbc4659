"""Checklists of inspections, findings followed until verified, and the findings of inspections already there."""

from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.keys import new_keys

revision = "0007"
down_revision = "0006"

KEPT = ("id", "created_in", "changed_in")


def kept() -> list[sa.Column[Any]]:
    """What every row of the business carries."""
    return [
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
    ]


def upgrade() -> None:
    op.add_column("inspection", sa.Column("arrived", sa.String(), nullable=True))
    op.add_column("inspection", sa.Column("left", sa.String(), nullable=True))
    op.add_column("inspection", sa.Column("resident_present", sa.Boolean(), nullable=True))
    op.create_index("ix_inspection_outlet", "inspection", ["outlet_id", "day", "inspector_id"])
    op.create_index("ix_visit_outlet", "visit", ["outlet_id", "day", "visitor_id"])
    op.create_table(
        "inspection_item",
        *kept(),
        sa.Column("inspection_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_inspection_item_inspection_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_item")),
        sa.UniqueConstraint("inspection_id", "item", name=op.f("uq_inspection_item_inspection_id_item")),
    )
    op.create_table(
        "finding",
        *kept(),
        sa.Column("inspection_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("fix_by", sa.Date(), nullable=True),
        sa.Column("responsible_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_finding_inspection_id")),
        sa.ForeignKeyConstraint(["responsible_id"], ["member.id"], name=op.f("fk_finding_responsible_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("inspection_id", "item", name=op.f("uq_finding_inspection_id_item")),
    )
    op.create_index("ix_finding_status", "finding", ["status"])
    op.create_table(
        "finding_step",
        *kept(),
        sa.Column("finding_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_finding_step_finding_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_finding_step_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_step")),
    )
    op.create_index("ix_finding_step_finding_id", "finding_step", ["finding_id"])
    _follow_earlier_ones()


def _follow_earlier_ones() -> None:
    """An abnormal inspection with a text has a finding from now on; taking its import back takes the finding too."""
    connection = op.get_bind()
    inspection = sa.table("inspection", *(sa.column(n) for n in ("id", "created_in", "result", "finding")))
    inspection.append_column(sa.column("fix_by", sa.Date()))
    rows = connection.execute(
        sa.select(inspection).where(inspection.c.result == "abnormal", inspection.c.finding != "")
    ).all()
    columns = (*KEPT, "inspection_id", "item", "description", "severity", "status")
    finding = sa.table("finding", *(sa.column(n) for n in columns), sa.column("fix_by", sa.Date()))
    found = [
        {
            **dict(zip(KEPT, (key, row.created_in, row.created_in), strict=True)),
            **{"inspection_id": row.id, "item": "", "description": row.finding, "severity": "", "status": "open"},
            "fix_by": row.fix_by,
        }
        for key, row in zip(islice(new_keys(), len(rows)), rows, strict=True)
    ]
    if found:
        connection.execute(sa.insert(finding), found)
