"""Which facts a day's duties are judged by: the days of each kind of period (decisions F2, F12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.periods import Span, month_of, quarter_of, rolling_months_of, two_months_of
from domain.weeks import Week


@dataclass(frozen=True)
class Asked:
    """The day asked about. `units` are those whose people's records count, None for everybody's."""

    on: date
    units: frozenset[str] | None = None

    @property
    def week(self) -> Week:
        return Week.of(self.on)

    @property
    def month(self) -> Span:
        """The month and the week, whichever reaches further: each may cross the other's end."""
        return _around((month_of(self.on), (self.week.monday, self.week.sunday)))

    @property
    def last_month(self) -> date:
        """The first day of the month before."""
        return month_of(month_of(self.on)[0] - timedelta(days=1))[0]

    @property
    def longest(self) -> Span:
        """From the first day of any of the day's periods to the last."""
        return _around((self.month, two_months_of(self.on), rolling_months_of(self.on), quarter_of(self.on)))


def _around(spans: Iterable[Span]) -> Span:
    firsts, lasts = zip(*spans, strict=True)
    return min(firsts), max(lasts)
