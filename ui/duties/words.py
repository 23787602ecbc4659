"""What is said of a duty: its title, what is left, by when, and how it can still be met (interface 4 and 6, 01)."""

from collections.abc import Iterable
from datetime import date

from domain.duties.catalogue import Entry, Measure, Period
from domain.duties.judging import Duty
from domain.duties.outlook import Outlook, State
from domain.duties.watching import Watched
from domain.terms import LANGUAGES
from domain.work_log import Item
from ui.desk import Desk
from ui.kit.looks import Chip
from ui.pages.today.words import day_of
from ui.wording import article

M = Measure
UNITS: dict[Measure, str] = {
    **dict.fromkeys((M.OUTLETS_INSPECTED, M.OUTLETS_COVERED), "outlets"),
    **dict.fromkeys((M.HEADS_VISITED, M.HEADS_COVERED), "heads"),
    **dict.fromkeys((M.OFFICES_VISITED, M.OFFICES_COVERED), "offices"),
    **dict.fromkeys((M.EVENTS_ATTENDED, M.EVENTS_HELD, M.EVENTS_CHECKED), "events"),
    **dict.fromkeys((M.LOG_HANDED_IN, M.LOGS_READ), "logs"),
    **dict.fromkeys((M.DAY_SCORE, M.WEEK_SCORE), "points"),
    **dict.fromkeys((M.REPORT_ISSUED, M.REPORTS_READ, M.SCORES_RECEIVED), "reports"),
    **dict.fromkeys((M.INSPECTIONS_MADE, M.DAY_ITEM, M.WEEK_ITEM), "times"),
    M.NOTES_WRITTEN: "notes",
    M.TASKS_SET: "tasks",
    M.TEAM_WORK_RECORDED: "records",
    M.ACCOUNTS_OPENED: "accounts",
    M.SCORES_HANDED_ON: "branches",
}
"""What a measure counts; people, where nothing else is said."""

EVENTS = {M.EVENTS_ATTENDED, M.EVENTS_HELD, M.EVENTS_CHECKED}
SENTENCES = {
    M.REPORT_ISSUED: "report",
    M.SCORES_REPORTED: "with_report",
    M.TASKS_SET: "in_report",
    M.PEOPLE_EVALUATED: "in_report",
    M.LOG_HANDED_IN: "log",
}
"""How what is no matter of pace is met."""
SETTLED = {State.MET, State.NO_FIGURE, State.FAILED}
ALL = 100
CHIPS = {State.NO_FIGURE: "none"}
"""The sign of a state, where it is called otherwise."""


def title_of(desk: Desk, entry: Entry) -> str:
    """What the duty is called."""
    return entry.title[LANGUAGES.index(desk.language)]


def full_title_of(desk: Desk, duty: Duty) -> str:
    """The same with the share in force, where not all is asked for."""
    title = title_of(desk, duty.entry)
    return f"{title} {duty.number}%" if duty.entry.share and duty.number < ALL else title


def short_name_of(desk: Desk, one: Watched) -> str:
    """Who owes it: a person's name; a unit's without those above it."""
    duty, units = one.duty, desk.organisation.units
    if duty.entry.who.personal or duty.subject not in units:
        return duty.name
    above = units.get(units[duty.subject].parent or "")
    return duty.name.removeprefix(above.name) or duty.name if above else duty.name


def article_of(desk: Desk, entry: Entry) -> str:
    """Its article as the language writes it."""
    return article(entry.article, desk.language)


def heading_of(desk: Desk, entries: Iterable[Entry]) -> str:
    """The article that these lines share: 第四條(二)."""
    heads = {entry.article.split(")")[0] + ")" if ")" in entry.article else entry.article[0] for entry in entries}
    words = [
        desk.say("duties.article", number=article(head[0], desk.language), part=article(head[1:], desk.language))
        for head in sorted(heads)
    ]
    return "、".join(words)


def unit_of(desk: Desk, entry: Entry) -> str:
    """What is counted, as a word behind the figure."""
    code = "logs" if entry.of is Item.LEAFLETS else UNITS.get(entry.measure, "people")
    return desk.say(f"duties.unit_{code}")


def figure_of(desk: Desk, one: Watched) -> str:
    """n/m; a plain count where the guideline gives no figure."""
    duty = one.duty
    if duty.required is None:
        return desk.say("duties.records", count=duty.done)
    return f"{duty.done}/{duty.required}"


def share_of(one: Watched) -> float:
    """How far it is, from 0 to 1."""
    return min(1.0, one.duty.done / one.duty.required) if one.duty.required else 0.0


def status_of(one: Watched) -> str:
    """The sign it is painted with."""
    return CHIPS.get(one.state, one.state.value)


def left_of(desk: Desk, one: Watched) -> str:
    """What is left, or what became of it."""
    duty = one.duty
    facts = {"count": duty.outstanding, "unit": unit_of(desk, duty.entry)}
    match one.state:
        case State.MET:
            return desk.say("duties.done_late" if duty.late else "duties.done")
        case State.NO_FIGURE:
            return desk.say("duties.no_figure")
        case State.FAILED:
            return desk.say("duties.failed", **facts)
        case _:
            return desk.say("duties.left", **facts)


def chip_of(desk: Desk, one: Watched) -> Chip:
    """The same as a chip."""
    return Chip(status_of(one), left_of(desk, one))


def due_of(desk: Desk, day: date, today: date) -> str:
    """By when: 今日, or 11-20 五."""
    return desk.say("duties.today") if day == today else day_of(desk, day)


def how_of(desk: Desk, one: Watched) -> str:
    """How it can still be met: the pace that works, or why none is given."""
    code, facts = _how(one)
    if not code:
        return ""
    duty, seen = one.duty, one.outlook
    return desk.say(
        f"duties.how_{code}",
        unit=unit_of(desk, duty.entry),
        pace=seen.pace,
        ordinary=seen.ordinary,
        minimum=seen.minimum,
        open=duty.outstanding,
        planned=len(duty.planned),
        required=duty.required,
        day=day_of(desk, duty.opens) if duty.opens else "",
        **facts,
    )


def _how(one: Watched) -> tuple[str, dict[str, object]]:
    """The code of the sentence and what only it needs."""
    duty = one.duty
    measure = duty.entry.measure
    if one.state in SETTLED:
        return _settled(one), {}
    if measure in EVENTS:
        return _events(one)
    if measure in SENTENCES:
        return SENTENCES[measure], {}
    if duty.opens and duty.opens > one.on:
        return "opens", {}
    return _pace(one.outlook, duty, today=duty.due == one.on)


def _settled(one: Watched) -> str:
    """Why nothing can be done any more, or need not."""
    if one.state is State.FAILED:
        return _lost(one)
    if one.state is State.NO_FIGURE:
        return "no_figure"
    return "late" if one.duty.late else ""


def _lost(one: Watched) -> str:
    """Why it is not met: too late, or too few are left."""
    if one.on > max(one.duty.last, one.duty.due):
        return "over"
    return "lost_events" if one.duty.entry.measure is Measure.EVENTS_CHECKED else "lost_offices"


def _events(one: Watched) -> tuple[str, dict[str, object]]:
    planned, needed = len(one.duty.planned), one.duty.outstanding
    if one.duty.entry.measure is Measure.EVENTS_CHECKED:
        return ("check_all" if one.state is State.BEHIND else "check"), {}
    if not planned:
        return "no_event", {}
    if planned < needed:
        return "more_events", {"more": needed - planned}
    return ("attend" if one.duty.entry.measure is Measure.EVENTS_ATTENDED else "events"), {}


def _pace(seen: Outlook, duty: Duty, *, today: bool) -> tuple[str, dict[str, object]]:
    days, above = seen.days_left, seen.pace > seen.ordinary
    if not days:
        code = "no_days"
    elif today:
        code = "now_above" if above and duty.entry.period is not Period.DAY else "now"
    elif above and seen.minimum is None:
        code = "above"
    elif above:
        code = "above_minimum" if seen.could_reach else "never_reached"
    elif duty.outstanding == 1:
        code = "once"
    else:
        code = "seldom" if days >= 2 * duty.outstanding else "pace"
    return code, {"days": days // max(1, duty.outstanding)}


def tip_of(desk: Desk, one: Watched) -> str:
    """The whole story: how, days left, pace, minimum, and what today's pace comes to."""
    duty, seen = one.duty, one.outlook
    how = how_of(desk, one)
    lines = [full_title_of(desk, duty), *([how] if how else [])]
    if one.state in SETTLED:
        return "\n".join(lines)
    say, unit = desk.say, unit_of(desk, duty.entry)
    if seen.days_left:
        days, facts = seen.days_left, {"pace": seen.pace, "ordinary": seen.ordinary, "unit": unit}
        lines.append(say("duties.tip_pace", days=days, **facts))
    if seen.minimum is not None:
        lines.append(say("duties.tip_reaches" if seen.reaches else "duties.tip_short", minimum=seen.minimum))
        if not seen.could_reach:
            lines.append(say("duties.tip_never", pace=seen.full_pace, minimum=seen.minimum))
    if duty.entry.period is not Period.DAY:
        lines.append(say("duties.tip_projected", projected=seen.projected, required=duty.required))
    return "\n".join(lines)
