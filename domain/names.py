"""How units are named where there is little room."""

from collections.abc import Iterable


def short_name(name: str, above: Iterable[str]) -> str:
    """A unit's name without the name of the unit it lies in: 蛇口區域 for 南山營業部市場部蛇口區域."""
    for upper in sorted(above, key=len, reverse=True):
        if upper and name != upper and name.startswith(upper):
            return name.removeprefix(upper)
    return name
