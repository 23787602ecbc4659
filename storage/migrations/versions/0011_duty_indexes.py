"""What some people recorded is found without looking at what everybody did (promise P7)."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_index("ix_inspection_inspector", "inspection", ["inspector_id", "day"])
    op.create_index("ix_visit_visitor", "visit", ["visitor_id", "day"])
    op.create_index("ix_attendance_member", "attendance", ["member_id"])
    op.create_index("ix_event_host", "event", ["host_id", "day"])
