"""Sampling of logs, supervision cases, what was read in a week, and proposed deductions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def key(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A column that points to a row, or is its key."""
    return sa.Column(name, sa.LargeBinary(length=16), nullable=nullable)


def kept() -> list[sa.Column[Any]]:
    """What every row of the business carries."""
    return [
        key("id"),
        sa.Column("created_in", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.Integer(), nullable=False),
    ]


def text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def points(table: str, **columns: str) -> list[Any]:
    """The table's own key, and to which tables its columns point."""
    return [
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, other in columns.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def upgrade() -> None:
    _samples()
    _cases()
    _readings()
    _deductions()


def _samples() -> None:
    op.create_table(
        "sample_draw",
        *kept(),
        *(key("unit_id"), day("first"), day("last"), text("seed"), number("percent"), day("drawn_on")),
        key("drawn_by_id"),
        *points("sample_draw", unit_id="unit", drawn_by_id="member"),
        unique("sample_draw", "unit_id", "first", "last"),
    )
    op.create_table(
        "sample_person",
        *kept(),
        *(key("draw_id"), key("member_id"), key("team_id"), sa.Column("drawn", sa.Boolean(), nullable=False)),
        *points("sample_person", draw_id="sample_draw", member_id="member", team_id="unit"),
        unique("sample_person", "draw_id", "member_id"),
    )
    op.create_table(
        "sample_day",
        *kept(),
        *(key("draw_id"), key("member_id"), day("work_date"), sa.Column("filled", sa.Boolean(), nullable=True)),
        *(text("note"), key("checked_by_id", nullable=True), day("checked_on", nullable=True), text("facts")),
        *points("sample_day", draw_id="sample_draw", member_id="member", checked_by_id="member"),
        unique("sample_day", "draw_id", "member_id", "work_date"),
    )


def _cases() -> None:
    op.create_table(
        "supervision_case",
        *kept(),
        *(text("code"), text("rule"), text("subject"), day("first"), day("last"), text("evidence"), key("owner_id")),
        *(day("opened_on"), day("due"), text("status"), text("result"), day("closed_on", nullable=True)),
        *points("supervision_case", owner_id="member"),
        unique("supervision_case", "code"),
    )
    op.create_index("ix_supervision_case_status", "supervision_case", ["status", "due"])
    op.create_index("ix_supervision_case_subject_rule", "supervision_case", ["subject", "rule"])


def _readings() -> None:
    op.create_table(
        "log_reading",
        *kept(),
        *(key("reader_id"), key("author_id"), day("work_date"), day("read_on")),
        *points("log_reading", reader_id="member", author_id="member"),
        unique("log_reading", "reader_id", "author_id", "work_date"),
    )
    op.create_table(
        "report_reading",
        *kept(),
        *(key("reader_id"), key("unit_id"), number("week"), number("revision"), day("read_on")),
        *points("report_reading", reader_id="member", unit_id="unit"),
        unique("report_reading", "reader_id", "unit_id", "week"),
    )


def _deductions() -> None:
    op.create_table(
        "deduction",
        *kept(),
        *(text("rule"), text("subject"), day("first"), day("last"), text("duty"), text("article"), text("grounds")),
        sa.Column("amount", sa.Numeric(precision=20, scale=4), nullable=True),
        *(text("status"), text("reason"), day("decided_on", nullable=True), key("decided_by_id", nullable=True)),
        *points("deduction", decided_by_id="member"),
        unique("deduction", "subject", "duty", "first", "rule"),
    )
    op.create_index("ix_deduction_first", "deduction", ["first", "status"])
