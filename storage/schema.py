"""Which shape a store has, and how an older one gets today's."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

HEAD = "0011"
"""The newest migration; stores that have it open without Alembic being imported."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", HEAD)
"""Every released shape, oldest first."""

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The migration a store stands at; None where it is no store of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def migrate(connection: Connection, to: str = HEAD) -> None:
    """Bring a store (or an empty database) to a revision, in the transaction the connection is in."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
