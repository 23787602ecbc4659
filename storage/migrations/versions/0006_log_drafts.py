"""What is typed into the entry grid before it is handed in, and why a log came after the cut-off."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("work_log", sa.Column("late_reason", sa.String(), server_default="", nullable=False))
    op.create_table(
        "log_draft",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("work_date", sa.Date(), nullable=False),
        sa.Column("cells", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_log_draft_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_draft")),
        sa.UniqueConstraint("work_date", "member_id", name=op.f("uq_log_draft_work_date_member_id")),
    )
