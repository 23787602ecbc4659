"""Where a duty leads: the list it counts, from which the form that closes it opens."""

from typing import Any

from domain.duties.catalogue import Measure
from domain.duties.watching import Watched
from domain.weeks import Week
from ui.desk import Desk

M = Measure
IN_EVALUATION = (M.LOGS_READ, M.PEOPLE_EVALUATED, M.TASKS_SET)
"""Done in the evaluation of the weekly report: logs are read one after another there."""

PLACES: dict[Measure, tuple[str, str]] = {
    **dict.fromkeys((M.OUTLETS_INSPECTED, M.OUTLETS_COVERED, M.INSPECTIONS_MADE), ("outlets", "inspections")),
    **dict.fromkeys((M.HEADS_VISITED, M.HEADS_COVERED, M.OFFICES_VISITED, M.OFFICES_COVERED), ("outlets", "visits")),
    **dict.fromkeys((M.EVENTS_ATTENDED, M.EVENTS_HELD, M.EVENTS_CHECKED), ("outlets", "events")),
    M.NOTES_WRITTEN: ("outlets", "notes"),
    **dict.fromkeys((M.DAY_SCORE, M.WEEK_SCORE, M.DAY_ITEM, M.WEEK_ITEM), ("scores", "week")),
    **dict.fromkeys((M.PEOPLE_SAMPLED, M.SAMPLES_WORKED), ("scores", "sample")),
    **dict.fromkeys((M.MEMBERS_REPLIED, M.MEMBERS_REPLIED_AT_END), ("logs", "replies")),
    M.LOG_HANDED_IN: ("logs", "missing"),
    **dict.fromkeys((M.REPORT_ISSUED, M.SCORES_REPORTED, *IN_EVALUATION), ("report", "write")),
    M.REPORTS_READ: ("report", "received"),
    M.SCORES_RECEIVED: ("report", "register"),
    **dict.fromkeys((M.TEAM_WORK_RECORDED, M.TEAM_WORK_CHECKED, M.SCORES_HANDED_ON), ("outlets", "team")),
    M.ACCOUNTS_OPENED: ("imports", ""),
}
"""The page and tab of each measure's list."""


LAST_WEEKS = {M.REPORTS_READ, M.SCORES_RECEIVED}
OFFICES = {M.OFFICES_VISITED, M.OFFICES_COVERED}


def open_duty(desk: Desk, one: Watched) -> None:
    """Go to what a duty counts, at the first thing that is left of it."""
    page, tab = PLACES[one.duty.entry.measure]
    desk.set_week(_week_of(one))
    desk.go(page, **{"tab": tab, **_target(desk, one, (page, tab))})


def _week_of(one: Watched) -> Week:
    """The week whose list is meant: last week's reports are read this week."""
    week = Week.of(one.on)
    return week.shifted(-1) if one.duty.entry.measure in LAST_WEEKS else week


def _target(desk: Desk, one: Watched, place: tuple[str, str]) -> dict[str, Any]:
    """What to show of the list."""
    duty = one.duty
    mine, own_unit = duty.subject == desk.me, duty.unit == desk.unit
    outlet = "" if duty.entry.measure in OFFICES else next(iter(duty.left), "")
    chapter = "evaluation" if duty.entry.measure in IN_EVALUATION else ""
    wanted: dict[tuple[str, str], dict[str, Any]] = {
        ("outlets", "inspections"): {"outlet": outlet},
        ("outlets", "visits"): {"outlet": outlet},
        ("outlets", "events"): {"event": next(iter((*duty.left, *duty.planned)), "")},
        ("scores", "week"): {"person": duty.subject},
        ("logs", "missing"): {"tab": "entry"} if mine else {"person": duty.subject},
        ("logs", "replies"): {"key": duty.entry.key},
        ("report", "write"): {"chapter": chapter} if own_unit else {"tab": "register"},
    }
    return {name: value for name, value in wanted.get(place, {}).items() if value}
