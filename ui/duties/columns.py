"""The columns of a list of duties, the same wherever duties are listed."""

from collections.abc import Callable

from domain.duties.watching import Watched
from ui.desk import Desk
from ui.duties.words import (
    article_of,
    chip_of,
    due_of,
    figure_of,
    full_title_of,
    how_of,
    left_of,
    share_of,
    status_of,
    tip_of,
)
from ui.kit.looks import Bar, Ink
from ui.kit.rows import Column

TONES = {"behind": "behind", "failed": "failed"}


def duty_columns(desk: Desk, title: Callable[[Watched], str] | None = None) -> list[Column[Watched]]:
    """Article, duty, progress, what is left, deadline, and how it can still be met."""
    say, today = desk.say, desk.today()
    named = title or (lambda one: full_title_of(desk, one.duty))

    def tip(one: Watched) -> str:
        return tip_of(desk, one)

    return [
        Column(
            "article",
            say("duties.col_article"),
            lambda one: article_of(desk, one.duty.entry),
            look=lambda _: Ink("text_2"),
        ),
        Column("duty", say("duties.col_duty"), named, tip=tip, stretch=True, width=180),
        Column(
            *("bar", say("duties.col_progress"), lambda _: "", share_of),
            look=lambda one: Bar(share_of(one), status_of(one)) if one.duty.required else Ink(),
            tip=lambda one: figure_of(desk, one),
            width=72,
        ),
        Column("figure", "", lambda one: figure_of(desk, one), share_of, figures=True, width=72),
        Column(
            *("left", say("duties.col_left"), lambda one: left_of(desk, one), lambda one: one.duty.outstanding),
            look=lambda one: chip_of(desk, one),
            tip=tip,
        ),
        Column(
            *("due", say("duties.col_due"), lambda one: due_of(desk, one.duty.due, today), lambda one: one.duty.due)
        ),
        Column(
            *("how", say("duties.col_how"), lambda one: how_of(desk, one)),
            look=lambda one: Ink(TONES.get(status_of(one), "text_2"), kind="caption"),
            tip=tip,
            stretch=True,
            width=150,
        ),
    ]
