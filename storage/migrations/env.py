"""Alembic runs the migrations on the connection it is handed; there is no configuration file."""

from alembic import context

from storage.records import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
