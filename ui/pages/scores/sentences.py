"""Why somebody fails, in one sentence, and what would close the gap."""

from domain.catching_up import Outcome, Shortfall
from ui.desk import Desk
from ui.pages.scores.words import day_of, listed, weekdays

FEW = 3
"""A suggestion of so many counts is said in a sentence; more stand in the card."""


def why(desk: Desk, found: Shortfall) -> str:
    """The gravest reason first, at most two."""
    said = [*_unwritten(desk, found), *_written(desk, found)]
    return ("; " if desk.language == "en" else "；").join(said[:2])


def _unwritten(desk: Desk, found: Shortfall) -> list[str]:
    said = []
    open_ = {day.day: day.until for day in found.suggestion.days}
    if found.missing:
        late = [day for day in found.missing if day not in open_]
        in_time = [day for day in found.missing if day in open_]
        if late:
            said.append(desk.say("scores.why_missing", days=weekdays(desk, late)))
        if in_time:
            until = day_of(desk, max(open_[day] for day in in_time))
            said.append(desk.say("scores.why_until", days=weekdays(desk, in_time), day=until))
    if found.drafts:
        said.append(desk.say("scores.why_drafts", days=weekdays(desk, found.drafts)))
    if found.returned:
        gap = found.score.pass_mark - found.after_returned
        said.append(
            desk.say(
                "scores.why_returned" if gap > 0 else "scores.why_returned_met",
                days=weekdays(desk, [day for day, _ in found.returned]),
                points=listed(desk, (str(points) for _, points in found.returned)),
                after=found.after_returned,
                gap=gap,
            )
        )
    return said


def _written(desk: Desk, found: Shortfall) -> list[str]:
    said = []
    mark = found.score.days[0].rules.day_pass
    added = found.suggestion.added
    unwritten = found.missing or found.drafts or found.returned
    if not unwritten and found.suggestion.possible and len(added) == 1 and added[0][2] <= FEW:
        day, item, count = added[0]
        words = {"days": weekdays(desk, [day]), "day": weekdays(desk, [day])}
        said.append(desk.say("scores.why_add_one", count=count, item=desk.term(item.value), **words))
    if found.least_met:
        said.append(desk.say("scores.why_least", points=found.least_score))
    elif found.low and len(found.low) == found.counting and found.counting > 1:
        said.append(desk.say("scores.why_low_all", count=found.counting, mark=mark))
    elif found.low:
        said.append(desk.say("scores.why_low", days=weekdays(desk, found.low), mark=mark))
    return said


def verdict(desk: Desk, outcome: Outcome) -> str:
    """What an outcome comes to."""
    if not outcome.qualified:
        return desk.say("scores.verdict_short", gap=outcome.pass_mark - outcome.score)
    if outcome.short:
        items = (desk.say("scores.item_short", item=desk.term(i.value), count=n) for i, n in outcome.short)
        return desk.say("scores.verdict_minimum", items=listed(desk, items))
    return desk.say("scores.verdict_met")


def plan_note(desk: Desk, found: Shortfall) -> tuple[str, str]:
    """The note under the suggestion: its status and its words."""
    plan, score = found.suggestion, found.score
    if score.qualified is not False and not score.missed:
        return ("met", desk.say("scores.plan_nothing")) if not plan.days else ("met", _worked(desk, found))
    if not plan.any_open:
        late = [day for day in found.missing if day not in {cell.day for cell in plan.days}]
        words = desk.say("scores.plan_over")
        return "failed", words + (desk.say("scores.plan_late", days=weekdays(desk, late)) if late else "")
    if not plan.possible:
        return "failed", desk.say("scores.plan_impossible")
    return "met", _worked(desk, found)


def _worked(desk: Desk, found: Shortfall) -> str:
    plan, score = found.suggestion, found.score.score
    said = []
    if plan.added and any(day.floor.leaflets or day.expected for day in plan.days):
        least = plan.by_floor
        said.append(
            desk.say("scores.plan_least", added=least.score - score, score=least.score, verdict=verdict(desk, least))
        )
    said.append(desk.say("scores.plan_met", added=plan.outcome.score - score, score=plan.outcome.score))
    if any(day.over for day in plan.days):
        said.append(desk.say("scores.plan_truth"))
    return (" " if desk.language == "en" else "").join(said)
