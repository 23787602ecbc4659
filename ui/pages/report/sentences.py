"""What the figures, gaps and open points of a report say in the person's language."""

from collections.abc import Sequence

from domain.duties.outlook import State
from domain.evaluation import proposed_evaluations
from domain.report import PlanTask, TypedParts, WeeklyReport
from domain.report_draft import Chapter, Gap, OpenPoint, gaps, summary_points
from domain.services.drafting import DraftedWeek
from ui.desk import Desk
from ui.wording import article

CHINESE_NUMBERS = "零一二三四五六七八九十"
MOST_NAMES = 6
"""More names than these are counted instead of listed."""


def listed(desk: Desk, names: Sequence[str]) -> str:
    """Names one after another; of many, the first and how many they are."""
    mark = ", " if desk.language == "en" else "、"
    if len(names) <= MOST_NAMES:
        return mark.join(names)
    return desk.say("report.and_others", names=mark.join(names[:MOST_NAMES]), count=len(names))


def chapter_number(desk: Desk, chapter: Chapter, chapters: Sequence[Chapter] = tuple(Chapter)) -> str:
    """A chapter's number as the paper writes it, among those the report has."""
    number = chapters.index(chapter) + 1
    return str(number) if desk.language == "en" else CHINESE_NUMBERS[number]


def chapter_title(desk: Desk, chapter: Chapter, chapters: Sequence[Chapter] = tuple(Chapter)) -> str:
    """A chapter's number and title as on the paper."""
    mark = ". " if desk.language == "en" else "、"
    return chapter_number(desk, chapter, chapters) + mark + desk.say(f"report.title_{chapter.value}")


def point_text(desk: Desk, point: OpenPoint) -> str:
    """What is still open, in a line."""
    return desk.say(
        f"report.point_{point.code}",
        chapter=chapter_number(desk, point.chapter),
        place=point.place,
        count=point.count,
        names=listed(desk, point.names),
    )


def summary_text(desk: Desk, report: WeeklyReport) -> str:
    """The summary as the figures write it."""
    said = [
        desk.say(f"report.say_{point.code}", names=listed(desk, point.names), **point.facts)
        for point in summary_points(report)
    ]
    return "".join(said).strip()


def duties_text(desk: Desk, report: WeeklyReport) -> str:
    """How many duties were met, are open and were missed, and which were missed."""
    rows = report.duty_rows
    counts = {state.value: sum(row.state is state for row in rows) for state in State}
    said = desk.say(
        "report.about_duties",
        met=counts[State.MET],
        open=counts[State.ON_TRACK] + counts[State.BEHIND],
        failed=counts[State.FAILED],
    )
    names = [
        desk.say(
            "report.missed_duty",
            article=article(row.entry.article, desk.language),
            title=getattr(row.entry.title, desk.language),
            name=row.name,
            done=row.done,
            required=row.required,
        )
        for row in rows
        if row.state is State.FAILED
    ]
    if not names:
        return said
    code = "missed_duties" if len(names) <= MOST_NAMES else "missed_duties_first"
    mark = "; " if desk.language == "en" else "；"
    return said + desk.say(f"report.{code}", duties=mark.join(names[:MOST_NAMES]), count=len(names))


def gap_task(desk: Desk, gap: Gap) -> PlanTask:
    """A gap of the week as a task of the next plan."""
    names = listed(desk, gap.names)
    measure = f"report.measure_{gap.code}" if gap.code in {"outlets", "coach"} else ""
    return PlanTask(
        desk.say(f"report.gap_{gap.code}", count=gap.count, names=names),
        listed(desk, gap.owners),
        gap.due,
        desk.say(measure, count=gap.count) if measure else "",
    )


def proposals(desk: Desk, report: WeeklyReport) -> tuple[PlanTask, ...]:
    """The week's gaps as tasks that do not stand in the next plan yet."""
    there = {task.task for task in report.typed.next_plan}
    tasks = (gap_task(desk, gap) for gap in gaps(report))
    return tuple(task for task in tasks if task.task not in there)


def first_draft(desk: Desk, drafted: DraftedWeek) -> TypedParts:
    """What a draft begins with: the figures' own summary, the carried plan, proposals, whom to evaluate."""
    report = drafted.composed
    return TypedParts(
        summary=summary_text(desk, report),
        last_plan=report.typed.last_plan,
        next_plan=proposals(desk, report),
        evaluations=proposed_evaluations(report, drafted.people),
    )
