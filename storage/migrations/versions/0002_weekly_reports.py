"""Drafts and issued weekly reports."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "weekly_draft",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_weekly_draft_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_draft")),
        sa.UniqueConstraint("unit_id", "week", name=op.f("uq_weekly_draft_unit_id_week")),
    )
    op.create_table(
        "weekly_report",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_weekly_report_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_report")),
        sa.UniqueConstraint("unit_id", "week", "revision", name=op.f("uq_weekly_report_unit_id_week_revision")),
    )
