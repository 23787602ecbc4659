"""What is on the composer's desk: a unit's week, its figures of one moment, and whether it may be typed into."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.report import TypedParts, WeeklyReport
from domain.report_draft import OpenPoint, without_blanks
from domain.services.drafting import DraftedWeek
from domain.weeks import Week
from ui.desk import Desk

Note = tuple[str, str]
"""A status and a sentence."""


@dataclass
class Session:
    """One unit's week being written. `taken_at` is when its figures were read, `stale` that they changed since."""

    unit: str
    week: Week
    drafted: DraftedWeek
    taken_at: datetime
    correcting: bool = False
    stale: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to show: a draft, or an issued report."""
        return self.drafted.started or self.drafted.latest is not None

    @property
    def is_open(self) -> bool:
        """Whether the report may be typed into: not issued yet, or being corrected."""
        latest = self.drafted.latest
        return latest is None or self.correcting or self.drafted.composed.typed != latest.typed

    @property
    def report(self) -> WeeklyReport:
        """The issued report while nobody corrects it, else the report as it would be issued now."""
        latest = self.drafted.latest
        return latest if latest is not None and not self.is_open else self.drafted.report

    @property
    def is_issued(self) -> bool:
        """Whether the report shown is an issued one, to the letter."""
        return self.report is self.drafted.latest

    def points(self, today: date) -> tuple[OpenPoint, ...]:
        """What is still open; nothing in a report that can't be typed into."""
        return self.drafted.open_points(today) if self.is_open else ()

    def write(self, typed: TypedParts) -> None:
        """Somebody typed."""
        self.drafted = self.drafted.with_typed(typed)

    def take(self, drafted: DraftedWeek, typed: TypedParts, now: datetime) -> None:
        """New figures; what was typed stays."""
        self.drafted = drafted.with_typed(typed) if self.is_begun or drafted.started else drafted
        self.taken_at, self.stale = now, False

    def compare(self, found: DraftedWeek, typed: TypedParts, now: datetime) -> None:
        """Something changed elsewhere: figures that still agree are those of now, others are only told of."""
        kept = without_blanks(typed)
        if found.with_typed(kept).composed == self.drafted.with_typed(kept).composed:
            self.drafted = found.with_typed(kept)
            self.taken_at, self.stale = now, False
        else:
            self.stale = True

    def note(self, desk: Desk) -> Note:
        """The line above the editor, about what is issued already."""
        latest, say = self.drafted.latest, desk.say
        if latest is None:
            return "submitted", ""
        facts = {"revision": latest.revision, "day": latest.issued_on, "code": latest.verification_code}
        if not self.is_open:
            changed = self.stale or not self.drafted.is_issued
            return "submitted", say("report.locked_changed" if changed else "report.locked", **facts)
        following = {"latest": latest.revision, "revision": latest.revision + 1}
        if self.drafted.is_issued:
            return "submitted", say("report.correct_same", **following)
        return "behind", say("report.correcting", **following)

    def facts(self, desk: Desk, points: tuple[OpenPoint, ...]) -> list[Note]:
        """What stands under the open points: what is in order."""
        say, taken = desk.say, f"{self.taken_at:%H:%M}"
        found: list[Note] = []
        if not any(point.blocks for point in points):
            found.append(("met", say("report.point_nothing")))
        if self.drafted.regions and not self.drafted.missing_regions:
            found.append(("met", say("report.point_regions", count=self.drafted.regions)))
        if not self.stale:
            found.append(("met", say("report.point_current", time=taken)))
        return found
