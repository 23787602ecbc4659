"""Whatever is recorded: no duty's done goes down, taking it back restores it, and the order does not matter."""

import random
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.duties.facts import Mark, Records, ReplyMark
from domain.duties.judging import Duty, duties_of
from domain.field import Event
from tests.domain.duty_office import DAY, OUTLETS, PEOPLE, facts, log, organisation

ORG = organisation()
DAYS = st.integers(-20, 20).map(lambda n: DAY + timedelta(days=n))
PERSON = st.sampled_from(sorted(PEOPLE))
OUTLET = st.sampled_from([outlet.code for outlet in OUTLETS])
OFFICE = st.sampled_from(["工行 深圳分行", "建行 深圳分行", "工行 廣州分行", "農行 上海分行"])
HELD = st.builds(
    lambda day, kind, host, status: (day, kind, host, status),
    *(DAYS, st.sampled_from(["outdoor", "full_team", "large"]), st.sampled_from(sorted(ORG.units))),
    st.sampled_from(["held", "planned", "cancelled"]),
)
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "inspections": st.builds(Mark, DAYS, OUTLET, PERSON),
    "visits": st.builds(Mark, DAYS, OUTLET, PERSON),
    "bank_visits": st.builds(Mark, DAYS, OFFICE, PERSON),
    "notes": st.builds(Mark, DAYS, OUTLET, PERSON),
    "replies": st.builds(ReplyMark, DAYS, PERSON, PERSON, DAYS),
    "logs_read": st.builds(ReplyMark, DAYS, PERSON, PERSON, DAYS),
    "team_work": st.builds(Mark, DAYS, st.just("culture"), PERSON),
    "team_checks": st.builds(Mark, DAYS, PERSON, PERSON),
}
"""Everything that is recorded one by one."""


@st.composite
def recorded(draw: st.DrawFn) -> Records:
    """A month and a half of anybody's records, with a log of everybody on the day itself."""
    found: dict[str, Any] = {kind: tuple(draw(st.lists(one, max_size=12))) for kind, one in KINDS.items()}
    events = tuple(
        Event(f"E{n}", *(day, kind, host, "", "", "", status), tuple(draw(st.lists(PERSON, max_size=3, unique=True))))
        for n, (day, kind, host, status) in enumerate(draw(st.lists(HELD, max_size=6)))
    )
    events = tuple(
        replace(event, checks=tuple(draw(st.lists(st.tuples(DAYS, PERSON), max_size=2)))) for event in events
    )
    logs: dict[str, dict[date, Any]] = {number: {DAY: log(number, DAY)} for number in PEOPLE}
    return Records(logs=logs, outlets=OUTLETS, events=events, **found)


def judged(records: Records) -> dict[tuple[str, str], Duty]:
    return {(duty.entry.key, duty.subject): duty for duty in duties_of(facts(records, ORG), ORG.units)}


@st.composite
def grown(draw: st.DrawFn) -> tuple[Records, Records]:
    """Records, and the same with one more: a record, somebody's attendance, or a check on site."""
    records = draw(recorded())
    kind = draw(st.sampled_from([*KINDS, *(["attending", "checks"] if records.events else [])]))
    if kind in KINDS:
        more: dict[str, Any] = {kind: (*getattr(records, kind), draw(KINDS[kind]))}
        return records, replace(records, **more)
    place = draw(st.integers(0, len(records.events) - 1))
    event = records.events[place]
    one = draw(PERSON) if kind == "attending" else (draw(DAYS), draw(PERSON))
    added: dict[str, Any] = {kind: tuple(dict.fromkeys((*getattr(event, kind), one)))}
    event = replace(event, **added)
    return records, replace(records, events=(*records.events[:place], event, *records.events[place + 1 :]))


@settings(max_examples=60, deadline=None)
@given(grown())
def test_recording_never_lowers_what_is_done(both: tuple[Records, Records]) -> None:
    before, after = judged(both[0]), judged(both[1])
    assert before.keys() == after.keys()
    for key, duty in before.items():
        assert after[key].done >= duty.done, key
        assert after[key].required == duty.required, key
        assert set(after[key].left) <= set(duty.left), key
        assert after[key].met or not duty.met, key


@settings(max_examples=40, deadline=None)
@given(recorded(), st.integers(0, 1000))
def test_the_order_of_recording_does_not_matter(records: Records, seed: int) -> None:
    mixed: dict[str, Any] = {}
    for field in fields(Records):
        found = getattr(records, field.name)
        if isinstance(found, tuple):
            mixed[field.name] = tuple(random.Random(seed).sample(found, len(found)))
    assert _plain(judged(replace(records, **mixed))) == _plain(judged(records))


def _plain(found: dict[tuple[str, str], Duty]) -> dict[tuple[str, str], Duty]:
    """Events are named in the order they are stored in."""
    return {key: replace(d, left=tuple(sorted(d.left)), planned=tuple(sorted(d.planned))) for key, d in found.items()}
