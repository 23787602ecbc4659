"""Organisation, rules, work logs, field records, imports and the audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
        sa.UniqueConstraint("day", name=op.f("uq_calendar_day_day")),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("employee_no", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("employed_from", sa.Date(), nullable=False),
        sa.Column("employed_to", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("employee_no", name=op.f("uq_member_employee_no")),
    )
    op.create_table(
        "outlet",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("partner", sa.Boolean(), nullable=False),
        sa.Column("key", sa.Boolean(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("head_phone", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
        sa.UniqueConstraint("code", name=op.f("uq_outlet_code")),
    )
    with op.batch_alter_table("outlet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outlet_name"), ["name"], unique=False)

    op.create_table(
        "rule_version",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("numbers", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_version")),
        sa.UniqueConstraint("owner", "effective_from", name=op.f("uq_rule_version_owner_effective_from")),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("target", sa.Numeric(precision=20, scale=4), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint("subject", "month", "metric", name=op.f("uq_target_subject_month_metric")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("parent_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("same_city", sa.Boolean(), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("code", name=op.f("uq_unit_code")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_assignment_member_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_assignment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("member_id", "first", name=op.f("uq_assignment_member_id_first")),
    )
    op.create_table(
        "bank_visit",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("bank", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("visitor_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("counterpart", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["visitor_id"], ["member.id"], name=op.f("fk_bank_visit_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_visit")),
    )
    with op.batch_alter_table("bank_visit", schema=None) as batch_op:
        batch_op.create_index("ix_bank_visit_day", ["day"], unique=False)

    op.create_table(
        "before_image",
        sa.Column("action", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("action", "table_name", "row_id", name=op.f("pk_before_image")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("host_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("organiser_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["host_id"], ["unit.id"], name=op.f("fk_event_host_id")),
        sa.ForeignKeyConstraint(["organiser_id"], ["member.id"], name=op.f("fk_event_organiser_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("code", name=op.f("uq_event_code")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_day", ["day"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("action", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("action", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outlet_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("inspector_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("fix_by", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["inspector_id"], ["member.id"], name=op.f("fk_inspection_inspector_id")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_inspection_outlet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
    )
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.create_index("ix_inspection_day", ["day"], unique=False)

    op.create_table(
        "leave",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_leave_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
        sa.UniqueConstraint("member_id", "first", "last", name=op.f("uq_leave_member_id_first_last")),
    )
    op.create_table(
        "market_note",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outlet_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_market_note_member_id")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_market_note_outlet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_market_note")),
    )
    with op.batch_alter_table("market_note", schema=None) as batch_op:
        batch_op.create_index("ix_market_note_day", ["day"], unique=False)

    op.create_table(
        "outlet_assignment",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("outlet_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_outlet_assignment_outlet_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_outlet_assignment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet_assignment")),
        sa.UniqueConstraint("outlet_id", "first", name=op.f("uq_outlet_assignment_outlet_id_first")),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outlet_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("visitor_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("counterpart", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlet.id"], name=op.f("fk_visit_outlet_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["member.id"], name=op.f("fk_visit_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index("ix_visit_day", ["day"], unique=False)

    op.create_table(
        "work_log",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("work_date", sa.Date(), nullable=False),
        sa.Column("work_week", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("leaflets", sa.Integer(), nullable=False),
        sa.Column("prospects", sa.Integer(), nullable=False),
        sa.Column("appointments", sa.Integer(), nullable=False),
        sa.Column("follow_ups", sa.Integer(), nullable=False),
        sa.Column("client_calls", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.Column("day_score", sa.Integer(), nullable=False),
        sa.Column("rule_version", sa.String(), nullable=False),
        sa.Column("submitted_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_work_log_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_log")),
        sa.UniqueConstraint("work_date", "member_id", name=op.f("uq_work_log_work_date_member_id")),
    )
    with op.batch_alter_table("work_log", schema=None) as batch_op:
        batch_op.create_index("ix_work_log_week", ["work_week", "member_id", "day_score"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("member_id", sa.LargeBinary(length=16), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_attendance_event_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_attendance_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("event_id", "member_id", name=op.f("uq_attendance_event_id_member_id")),
    )
    op.create_table(
        "event_check",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("inspector_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_check_event_id")),
        sa.ForeignKeyConstraint(["inspector_id"], ["member.id"], name=op.f("fk_event_check_inspector_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_check")),
    )
    with op.batch_alter_table("event_check", schema=None) as batch_op:
        batch_op.create_index("ix_event_check_event_id", ["event_id"], unique=False)

    op.create_table(
        "log_reply",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("log_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("reviewer_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["log_id"], ["work_log.id"], name=op.f("fk_log_reply_log_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["member.id"], name=op.f("fk_log_reply_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_reply")),
    )
    with op.batch_alter_table("log_reply", schema=None) as batch_op:
        batch_op.create_index("ix_log_reply_log_id", ["log_id"], unique=False)

    op.create_table(
        "log_revision",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
        sa.Column("log_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["log_id"], ["work_log.id"], name=op.f("fk_log_revision_log_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_revision")),
        sa.UniqueConstraint("log_id", "revision", name=op.f("uq_log_revision_log_id_revision")),
    )
