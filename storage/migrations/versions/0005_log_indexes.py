"""Ways to a person's logs, to those that wait, and to what somebody decided on a day."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_work_log_member", "work_log", ["member_id", "work_date"])
    op.create_index("ix_work_log_status", "work_log", ["status", "work_date"])
    op.create_index("ix_log_reply_reviewer_id_replied_on", "log_reply", ["reviewer_id", "replied_on"])
