"""What every record is: a typed table, and for rows of the business their key and the actions behind them."""

from decimal import Decimal

from sqlalchemy import ForeignKey, LargeBinary, MetaData, Numeric
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Record(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {bytes: LargeBinary(16), Decimal: Numeric(20, 4)}  # noqa: RUF012  SQLAlchemy's own form


class Kept(Record):
    """What every row of the business carries."""

    __abstract__ = True
    id: Mapped[bytes] = mapped_column(primary_key=True, sort_order=-2)
    created_in: Mapped[int] = mapped_column(sort_order=-1)
    changed_in: Mapped[int] = mapped_column(sort_order=-1)


def key_of(table: str) -> Mapped[bytes]:
    """A column that points to a row of another table."""
    return mapped_column(ForeignKey(f"{table}.id"))
