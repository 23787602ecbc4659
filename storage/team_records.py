"""The tables of the work with the team: recruiting and culture, their checks, scores handed to head office."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from storage.record import Kept, key_of


class TeamWorkRecord(Kept):
    """What somebody did for recruiting or team culture (rules 4-8, 4-20)."""

    __tablename__ = "team_work"
    __table_args__ = (Index("ix_team_work_day", "day"),)
    day: Mapped[date]
    member_id: Mapped[bytes] = key_of("member")
    kind: Mapped[str]
    content: Mapped[str]


class TeamCheckRecord(Kept):
    """Somebody's recruiting and culture work, checked (rule 5-8)."""

    __tablename__ = "team_check"
    __table_args__ = (Index("ix_team_check_day", "day"),)
    day: Mapped[date]
    inspector_id: Mapped[bytes] = key_of("member")
    member_id: Mapped[bytes] = key_of("member")
    result: Mapped[str]


class ScoresHandedOnRecord(Kept):
    """The weekly scores of a branch's month (its first day), handed to head office by somebody (rule 5-12)."""

    __tablename__ = "scores_handed_on"
    __table_args__ = (Index("ix_scores_handed_on_month", "month"),)
    day: Mapped[date]
    unit_id: Mapped[bytes] = key_of("unit")
    month: Mapped[date]
    member_id: Mapped[bytes] = key_of("member")
