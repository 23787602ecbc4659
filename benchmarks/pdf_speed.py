"""P4: the weekly report of 40 people and a score table of 2,000, beside a bare canvas with the same strings."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import cycle, islice

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from benchmarks.timing import alternate, say_ratio
from domain.duties.catalogue import MARKET_DEPARTMENTS, REGIONAL_MANAGERS, Entry
from domain.duties.outlook import State
from domain.duties.reported import DutyRow
from domain.organisation import UnitKind
from domain.report import DayCell, MinimumCell, ReplyRow, ScoreRow, Summary, TypedParts, UnitLine, WeeklyReport
from domain.rules import SCORED
from domain.scores import DayStatus
from domain.weeks import Week
from exports import fonts
from exports.pages import Page
from exports.weekly_content import WeeklyContent
from exports.weekly_report import WeeklyLayout, weekly_report_pdf

NAMES = [
    a + b
    for a in "王李張劉陳楊黃趙周吳"
    for b in ("曉彤", "宇航", "建文", "子晴", "志強", "嘉慧", "佩珊", "靜雯", "俊傑", "麗娜")
]


def report_of(people: int) -> WeeklyReport:
    """A department's report with so many people."""
    days = tuple(DayCell(DayStatus.APPROVED, 18 + n, expected=True, low=n < 2) for n in range(5))
    rest = DayCell(DayStatus.REST, 0, expected=False, low=False)
    scores = tuple(
        ScoreRow(
            employee_no=f"{n:06d}",
            name=name,
            unit=f"R{n // 20:03d}",
            unit_name=f"第{n // 20 + 1}區域",
            days=(*days, rest, rest),
            expected_days=5,
            score=90 + n % 30,
            pass_mark=100,
            qualified=n % 30 >= 10,
            provisional=False,
            last_week=100,
            minimums=tuple(MinimumCell(item, 15 + n % 7, 15, met=True) for item in SCORED),
        )
        for n, name in enumerate(islice(cycle(NAMES), people))
    )
    replies = tuple(
        ReplyRow(f"R{n:03d}", f"第{n + 1}區域", "何俊豪", 100, 98, 2, 0, 1, 19, 20) for n in range(people // 20)
    )
    return WeeklyReport(
        unit=UnitLine("M", "南山營業部市場部", UnitKind.MARKET_DEPARTMENT),
        chain=("南山營業部",),
        recipients=("南山營業部",),
        author=None,
        week=Week(2026, 46),
        issued_on=date(2026, 11, 16),
        revision=1,
        due_on=date(2026, 11, 16),
        logs_through=date(2026, 11, 13),
        rule_version="base@2000-01-01",
        appointment_points=1,
        day_pass=20,
        week_pass=100,
        short_week="prorata",
        sum_of_day_minimums=16,
        sum_of_week_minimums=90,
        calendar_published=True,
        summary=Summary(people, people, people * 2 // 3, 1040, people * 5, people * 5, 38, 40, 30, 28, 10, 2, 3, 0),
        scores=scores,
        replies=replies,
        inspections=(),
        visits=(),
        events=(),
        typed=TypedParts(),
        duties=(
            *(duty_row(entry, "M", "南山營業部市場部") for entry in MARKET_DEPARTMENTS),
            *(duty_row(entry, row.unit, row.unit_name) for entry in REGIONAL_MANAGERS for row in replies),
        ),
    )


def duty_row(entry: Entry, subject: str, unit_name: str) -> DutyRow:
    """A line of the duties, done in part."""
    week, required = Week(2026, 46), None if entry.number is None else 8
    state = State.NO_FIGURE if required is None else State.ON_TRACK
    row = DutyRow(
        entry.key, subject, "何俊豪", unit_name, week.monday, week.sunday, week.sunday, 8, 6, required, state
    )
    return replace(row, left=("2026-11-12", "2026-11-13"), days_left=12, pace=1)


def only_scores(report: WeeklyReport) -> WeeklyReport:
    """The same with everybody qualified, so that the score table is all there is."""
    rows = tuple(replace(row, qualified=True, score=120, minimums=row.minimums) for row in report.scores)
    return replace(report, scores=rows, replies=(), duties=None)


def bare(pages: list[Page]) -> bytes:
    """A bare canvas: the same strings, lines and fills at the same places, by plain calls."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1)
    for page in pages:
        for box in page.boxes:
            canvas.setFillGray(box.grey)
            canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)
        for rule in page.rules:
            canvas.setLineWidth(rule.thickness)
            canvas.setStrokeGray(rule.grey)
            canvas.line(rule.x1, rule.y1, rule.x2, rule.y2)
        canvas.setFillGray(0)
        for text in page.texts:
            canvas.setFont("BareBold" if text.bold else "Bare", text.size)
            canvas.drawString(text.x, text.y, text.text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def main() -> bool:
    """Print both ratios."""
    fonts.register()
    pdfmetrics.registerFont(ttfonts.TTFont("Bare", str(fonts.FOLDER / fonts.FILES[fonts.REGULAR])))
    pdfmetrics.registerFont(ttfonts.TTFont("BareBold", str(fonts.FOLDER / fonts.FILES[fonts.BOLD])))
    reached = True
    for name, report, goal in (
        ("weekly report, 40 people", report_of(40), 1.2),
        ("score table, 2,000 people", only_scores(report_of(2000)), 1.3),
    ):
        pages = WeeklyLayout(WeeklyContent(report, "zh_TW")).flow.pages

        def ours(made: WeeklyReport = report) -> bytes:
            fonts.runs.cache_clear()
            fonts.width.cache_clear()
            return weekly_report_pdf(made, "zh_TW")[0]

        def limit(laid: list[Page] = pages) -> bytes:
            return bare(laid)

        ours_s, limit_s = alternate(ours, limit)
        reached &= say_ratio(f"P4 {name} ({len(pages)} pages) / bare canvas", ours_s, limit_s, goal)
    return reached


if __name__ == "__main__":
    main()
