"""Writes docs/rules.md from the catalogue of duties: python -m docs.make_rules"""

from collections.abc import Iterable
from pathlib import Path

from docs.rule_places import DECISIONS, NOWHERE, OTHERS, PLACES, Other
from domain.duties.catalogue import CATALOGUE, Deadline, Entry, Period, Who
from domain.duties.judging import MEASURES
from domain.terms import TERMS

TARGET = Path(__file__).with_name("rules.md")
HEAD = """# The rules, and the functions that judge them

Written by `python -m docs.make_rules` out of the catalogue (`domain/duties/catalogue.py`) and `docs/rule_places.py`;
a test says that it is in step. A number is the guideline's own; a dated rule version may say another, and units only
raise it (`dudao rules --raise duty.4-2=3`). "–" as *number*: the guideline gives no figure, or it is the target's.

## Duties
`domain.duties.judging.duties_of` asks the function of each line for everybody who owes it. On screen and in the
report are the places where the duty, or the figures it is judged by, can be seen.
"""
OTHER_HEAD = "## Rules that are nobody's duty"
DECISION_HEAD = "## Decisions (section F)"
TAIL = """## What is decided here and not in the guideline
- What must be recorded within a period is due on its last working day; what is done later in it still counts.
- Rule 5-4 asks for two offices a month even of a department with one; the duty then says that it can't be reached.
- Rule 4-9 has no duty until results are imported, and none without a target.
- Rule 4-23 looks at the regions' reports of the week before, and at the week's own logs and evaluation.
- Rule 5-10 asks for a tenth of every branch, rounded up branch by branch.
- A branch that says nothing of its city counts as one of another city.

Not judged yet: 6-2, 6-3 and everything from article 7 on; results, rankings and channels come with the OCRM data.
"""
BRANCH = "營銷管理部（逐一非同城營業部）"
WHO = {who: BRANCH if who is Who.OTHER_CITY_BRANCH else TERMS[who.value].zh_TW for who in Who}
PERIODS = {
    Period.DAY: "day",
    Period.WEEK: "week",
    Period.MONTH: "month",
    Period.TWO_MONTHS: "two months",
    Period.QUARTER: "quarter",
}
DEADLINES = {
    Deadline.PERIOD_END: "its end",
    Deadline.NEXT_WORKING_DAY: "next working day",
    Deadline.MONDAY_AFTER: "Monday after",
    Deadline.MONDAY: "Monday",
    Deadline.FIFTH: "the 5th",
}


TODAY, DUTIES, CHAPTERS = "今日", "四", "一二三四五六七八九十"
"""Every duty stands on the today page; those of regions and departments in the fourth chapter of their report."""
REPORTED = {Who.REGIONAL_MANAGER, Who.MARKET_MANAGER, Who.MARKET_DEPARTMENT}


def row(*cells: str) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


def table(heads: Iterable[str], rows: Iterable[str]) -> list[str]:
    """A table with its head."""
    heads = tuple(heads)
    return [row(*heads), "|" + "---|" * len(heads), *rows]


def duty_row(entry: Entry) -> str:
    """A line of the catalogue."""
    measure = MEASURES[entry.measure]
    number = "–" if entry.number is None else f"{entry.number} %" if entry.share else str(entry.number)
    place = PLACES[entry.rule]
    screen = TODAY if place.screen == NOWHERE else f"{TODAY}、{place.screen}"
    listed = DUTIES if entry.who in REPORTED else NOWHERE
    report = "、".join(sorted({listed, place.report} - {NOWHERE}, key=CHAPTERS.find)) or NOWHERE
    return row(
        *(entry.rule, entry.article, WHO[entry.who], f"{entry.title.zh_TW} {entry.title.en}"),
        *(PERIODS[entry.period], number, DEADLINES[entry.deadline]),
        *(f"`{measure.__module__}.{measure.__qualname__}`", f"`{place.test}`", screen, report),
    )


def other_row(rule: str, other: Other) -> str:
    """A rule or decision that is no duty."""
    functions = ", ".join(f"`{name}`" for name in other.functions)
    shown = (other.place.screen, other.place.report) if other.article else ()
    return row(
        rule, *([other.article] if other.article else []), other.what, functions, f"`{other.place.test}`", *shown
    )


def text() -> str:
    """The whole document."""
    heads = ("rule", "article", "who", "what", "period", "number", "due", "function", "test", "screen", "report")
    duties = table(heads, (duty_row(entry) for entry in CATALOGUE))
    others = table(
        ("rule", "article", "what", "function", "test", "screen", "report"),
        (other_row(rule, other) for rule, other in OTHERS.items()),
    )
    decisions = table(
        ("decision", "what", "function", "test"), (other_row(rule, other) for rule, other in DECISIONS.items())
    )
    lines = [HEAD, *duties, "", OTHER_HEAD, *others, "", DECISION_HEAD, *decisions, "", TAIL]
    return "\n".join(lines)


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
