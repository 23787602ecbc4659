"""Names, spans and evidence as this page writes them."""

from collections.abc import Mapping
from datetime import date

from domain.cases import Evidence
from domain.deductions import Miss
from domain.sampling import FindingCode
from ui.desk import Desk

MOST_NAMES = 4
ARTICLES = {"5-11": "五4", "6-1": "六(一)1", "6-5": "六(三)1", "6-6": "六(三)2"}


def article_of(rule: str) -> str:
    """The article of a rule that opens a case or deducts."""
    return ARTICLES.get(rule, rule)


def name_of(desk: Desk, code: str, others: Mapping[str, str] | None = None) -> str:
    """What a person, a unit, or something else known by its code is called."""
    org = desk.organisation
    if code in org.members:
        return org.members[code].name
    if code in org.units:
        return org.units[code].name
    return (others or {}).get(code, code)


def listed(desk: Desk, words: list[str]) -> str:
    """Words one after another."""
    return (", " if desk.language == "en" else "、").join(words)


def span(first: date, last: date) -> str:
    """11-16 – 11-22; a single day alone."""
    return f"{first:%m-%d}" if first == last else f"{first:%m-%d} – {last:%m-%d}"


def evidence_words(desk: Desk, one: Evidence) -> str:
    """What a case rests on; sampling's findings in sampling's words."""
    if one.code not in set(FindingCode):
        return one.code
    days = listed(desk, [f"{day:%m-%d}" for day in one.days])
    said = desk.say(f"sample.{one.code}", count=len(one.days), days=days, about=name_of(desk, one.about))
    notes = listed(desk, [note for note in dict.fromkeys(one.notes) if note])
    return f"{said}　{notes}" if notes else said


def miss_words(desk: Desk, miss: Miss, subject: str, outlets: Mapping[str, str]) -> str:
    """A missed duty: when, done of required, and what was left."""
    facts = {"span": span(miss.first, miss.last), "done": miss.done, "required": miss.required}
    if miss.subject == subject:
        said = desk.say("cases.miss", **facts)
    else:
        said = desk.say("cases.miss_of", name=name_of(desk, miss.subject), **facts)
    if not miss.left:
        return said
    names = listed(desk, [name_of(desk, code, outlets) for code in miss.left[:MOST_NAMES]])
    more = len(miss.left) > MOST_NAMES
    left = desk.say("cases.left_more" if more else "cases.left", names=names, count=len(miss.left))
    return f"{said}　{left}"
