"""The day of an issued report beside its content, so that lists need not read it whole."""

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("weekly_report", sa.Column("issued_on", sa.Date(), nullable=True))
    connection = op.get_bind()
    report = sa.table("weekly_report", sa.column("id"), sa.column("content"), sa.column("issued_on", sa.Date()))
    for key, content in connection.execute(sa.select(report.c.id, report.c.content)).all():
        day = date.fromisoformat(json.loads(content)["issued_on"])
        connection.execute(report.update().where(report.c.id == key).values(issued_on=day))
    with op.batch_alter_table("weekly_report") as batch:
        batch.alter_column("issued_on", existing_type=sa.Date(), nullable=False)
