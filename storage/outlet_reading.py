"""Reading outlets with the units that were in charge of them."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, select, true

from domain.field import Outlet
from storage import records as r


def outlets_where(connection: Connection, which: ColumnElement[bool] | None = None) -> tuple[Outlet, ...]:
    """Outlets, by code; only some where a condition on the table of outlets is given."""
    o, charge, unit = r.OutletRecord, r.OutletAssignmentRecord, r.UnitRecord
    condition = true() if which is None else which
    held = select(charge.outlet_id, charge.first, unit.code).join(unit, unit.id == charge.unit_id)
    if which is not None:
        held = held.where(charge.outlet_id.in_(select(o.id).where(condition)))
    charges: dict[bytes, list[tuple[date, str]]] = {}
    for key, first, code in connection.execute(held.order_by(charge.first)):
        charges.setdefault(key, []).append((first, code))
    rows = connection.execute(
        select(o.id, o.code, o.name, o.bank, o.office, o.partner, o.key, o.opened_on, o.closed_on)
        .where(condition)
        .order_by(o.code)
    )
    return tuple(Outlet(*row[1:], tuple(charges[row.id])) for row in rows)
