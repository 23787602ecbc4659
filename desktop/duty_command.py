"""The command `duties`: every duty whose period contains a day."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from itertools import groupby

from desktop.answers import duty_answer
from desktop.app import Workplace
from desktop.outcome import Outcome
from desktop.wording import say
from domain.duties.judging import Duty
from domain.services.duties import duties as duties_of_day
from domain.terms import LANGUAGES


def duties(place: Workplace, options: Namespace) -> Outcome:
    """The duties of a day; what has no figure is shown to people, not answered in JSON."""
    with closing(place.open()) as store, store.reading() as reader:
        found = duties_of_day(reader, options.on, options.unit, options.member)
    lines = [say("duties_title", place.language, day=options.on.isoformat(), count=len(found))]
    for (title, first, last), some in groupby(found, key=lambda duty: (duty.entry.title, duty.first, duty.last)):
        same = list(some)
        rule, article = same[0].entry.rule, same[0].entry.article
        words = title[LANGUAGES.index(place.language)]
        days = first.isoformat() if first == last else f"{first} – {last}"
        due = same[0].due.isoformat()
        lines.append(say("duties_rule", place.language, article=article, rule=rule, title=words, days=days, due=due))
        lines += [_line(duty, place.language) for duty in same]
    if not found:
        lines = [say("duties_none", place.language, day=options.on.isoformat())]
    return Outcome([duty_answer(duty) for duty in found if duty.required is not None], lines)


def _line(duty: Duty, language: str) -> str:
    if duty.required is None:
        state = say("duties_no_figure", language)
    elif duty.met:
        state = say("duties_late" if duty.late else "duties_met", language)
    else:
        state = say("duties_open", language, count=duty.outstanding)
    figure = str(duty.done) if duty.required is None else f"{duty.done}/{duty.required}"
    return say("duties_line", language, subject=duty.subject, name=duty.name, figure=figure, state=state)
