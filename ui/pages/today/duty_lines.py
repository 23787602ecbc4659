"""The list of my duties in its bands: today, this week, this month, across months."""

from collections.abc import Sequence
from itertools import groupby

from domain.duties.watching import Band as When
from domain.duties.watching import Watched
from domain.weeks import Week
from ui.desk import Desk
from ui.duties.columns import duty_columns
from ui.duties.words import full_title_of, short_name_of
from ui.kit.looks import Band
from ui.kit.rows import Column
from ui.pages.today.lines import Lines

ORDER = list(When)


class DutyLines(Lines[Watched]):
    """One line a duty."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "duties.mine", self._columns(desk))

    def _columns(self, desk: Desk) -> list[Column[Watched]]:
        def title(one: Watched) -> str:
            """Whoever owes it below the unit in scope is named; whoever looks knows the others."""
            words = full_title_of(desk, one.duty)
            if one.duty.subject in {desk.unit, desk.me} or one.duty.unit == desk.unit:
                return words
            return desk.say("duties.title_of", title=words, name=short_name_of(desk, one))

        return duty_columns(desk, title)

    def show_duties(self, duties: Sequence[Watched]) -> None:
        """Show these duties by band."""
        ordered = sorted(duties, key=lambda one: ORDER.index(one.band))
        rows: list[Watched | Band] = []
        for band, some in groupby(ordered, key=lambda one: one.band):
            found = list(some)
            rows += [Band(self.desk.say(f"duties.band_{band}"), self._note(band, found)), *found]
        self.show_rows(rows)

    def _note(self, band: When, found: Sequence[Watched]) -> str:
        """Which day, week or months, and how many working days are left of it."""
        say, on = self.desk.say, found[0].on
        days = max(one.outlook.days_left for one in found)
        match band:
            case When.DAY:
                return say("duties.day_note", weekday=say(f"shell.weekday_{on.weekday()}"))
            case When.WEEK:
                return say("duties.week_note", number=Week.of(on).number, days=days)
            case When.MONTH:
                return say("duties.month_note", month=on.month, days=days)
        months = {(one.duty.first, one.duty.last) for one in found}
        words = [
            say("duties.quarter", number=(last.month + 2) // 3)
            if (last.month - first.month) % 12 == 2
            else say("duties.months", first=first.month, last=last.month)
            for first, last in sorted(months, reverse=True)
        ]
        return say("duties.across_note", months=say("duties.and").join(words), days=days)
