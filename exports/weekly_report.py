"""The weekly report on paper: A4, black on white, to be stamped and filed."""

from collections.abc import Sequence

from domain.report import WeeklyReport
from exports import fonts
from exports.content import Section
from exports.lines import wrapped
from exports.pages import BAND, BOTTOM, EDGE, HAIR, LEFT, RIGHT, RULE, SOFT, WIDTH, Box, Flow, Ring, Rule, Text, paint
from exports.tables import PLAIN, SCORES, TableLayout
from exports.weekly_content import WeeklyContent
from exports.wording import say, section


def weekly_report_pdf(report: WeeklyReport, language: str) -> tuple[bytes, int]:
    """The report as PDF, and its pages. The same report gives the same bytes."""
    layout = WeeklyLayout(WeeklyContent(report, language))
    pages = layout.flow.pages
    words = layout.words
    title = f"{say('title', language)} {report.unit.name} {report.week}"
    author = report.author.name if report.author else report.unit.name
    return paint(pages, title, author, words.say("sheet_title", week=report.week), language.replace("_", "-")), len(
        pages
    )


class WeeklyLayout:
    """Lays the report out on its pages."""

    def __init__(self, words: WeeklyContent) -> None:
        self.words, self.report = words, words.report
        self.flow = Flow()
        self._title()
        self._title_block()
        self._summary()
        for place, part in enumerate(words.sections(), 2):
            self._section(part, place)
        self._signatures()
        self._code()
        self._edges()

    def _title(self) -> None:
        flow, words = self.flow, self.words
        title = words.say("title")
        spread = 0.0 if words.language == "en" else 2.25
        drawn = fonts.width(title, 17, bold=True) + spread * (len(title) - 1)
        flow.y -= 7.5 + 17
        flow.text(LEFT + (WIDTH - drawn) / 2, flow.y, title, 17, bold=True, spread=spread)
        first, last = words.span()
        week = self.report.week
        line = words.say(
            "subtitle",
            unit=self.report.unit.name,
            year=week.year,
            number=week.number,
            first=first,
            last=last,
            week=week,
        )
        for cut in wrapped(line, WIDTH, 10):
            flow.y -= 18
            flow.text(LEFT + (WIDTH - fonts.width(cut, 10)) / 2, flow.y, cut, 10)
        flow.y -= 10

    def _title_block(self) -> None:
        """Four rows of two facts, the names on grey."""
        flow, facts = self.flow, self.words.title_block()
        key, size = 58.0, 8.0
        value = WIDTH / 2 - key
        top = flow.y
        for left, right in zip(facts[::2], facts[1::2], strict=True):
            cuts = [wrapped(text, value - 9, size) for _, text in (left, right)]
            height = max(map(len, cuts)) * 11.2 + 6
            for x, (name, _), cut in zip((LEFT, LEFT + WIDTH / 2), (left, right), cuts, strict=True):
                flow.page.boxes.append(Box(x, flow.y - height, key, height, BAND))
                flow.text(x + 4.5, flow.y - 11.5, name, size)
                for n, line in enumerate(cut):
                    flow.text(x + key + 4.5, flow.y - 11.5 - n * 11.2, line, size)
            flow.y -= height
            flow.rule(LEFT, flow.y, RIGHT, flow.y, 0.38, HAIR)
        flow.rule(LEFT, top, RIGHT, top, 0.9)
        flow.rule(LEFT, flow.y, RIGHT, flow.y, 0.9)
        for x in (LEFT, LEFT + key, LEFT + WIDTH / 2, LEFT + WIDTH / 2 + key, RIGHT):
            flow.rule(x, top, x, flow.y, 0.38, HAIR)

    def _summary(self) -> None:
        """The eight figures in two rows of four, and a sentence."""
        flow, words = self.flow, self.words
        flow.heading(section(1, words.language) + words.say("summary"))
        cell, height = WIDTH / 4, 40.0
        flow.claim(2 * height)
        top = flow.y
        for place, (name, figure, rest) in enumerate(words.figures()):
            x, y = LEFT + place % 4 * cell, top - place // 4 * height
            flow.text(x + 6, y - 12, name, min(7.5, 7.5 * (cell - 9) / max(fonts.width(name, 7.5), 1)), grey=SOFT)
            flow.text(x + 6, y - 30.5, figure, 13.5, bold=True)
            flow.text(x + 6 + fonts.width(figure, 13.5, bold=True), y - 30.5, rest, 8.5)
            if place % 4:
                flow.rule(x, y, x, y - height, 0.38, HAIR)
        flow.rule(LEFT, top, RIGHT, top, 0.9)
        flow.rule(LEFT, top - height, RIGHT, top - height, 0.38, HAIR)
        flow.y = top - 2 * height
        flow.rule(LEFT, flow.y, RIGHT, flow.y, 0.9)
        flow.y -= 4
        flow.paragraph(wrapped(words.sentence(), WIDTH, 8.5), 8.5)

    def _section(self, part: Section, place: int) -> None:
        flow = self.flow
        flow.heading(section(place, self.words.language) + part.title, part.note)
        if not part.tables and not part.texts:
            flow.paragraph([self.words.say("nothing")], 8, grey=SOFT)
        notes = [wrapped(note, WIDTH, 7.5) for note in part.notes]
        trail = sum(2 + len(lines) * 7.5 * 1.5 for lines in notes)
        for table in part.tables:
            if table.title:
                flow.heading(table.title, size=9, bookmark=False)
            layout = TableLayout(flow, table.columns, SCORES if table.dense else PLAIN)
            layout.draw(table.rows, trail if table is part.tables[-1] else 0.0)
        self._texts(part.texts)
        for lines in notes:
            flow.y -= 2
            flow.paragraph(lines, 7.5, leading=1.5, grey=SOFT)

    def _texts(self, texts: Sequence[tuple[str, str]]) -> None:
        """Texts beside their names, which stand in a column of their own."""
        flow, size = self.flow, 8.5
        indent = max((fonts.width(title, size, bold=True) + 12 for title, _ in texts if title), default=0.0)
        for title, text in texts:
            lines = wrapped(text, WIDTH - indent, size)
            flow.claim(size * 1.55 + 3)
            flow.y -= 3
            if title:
                flow.text(LEFT, flow.y - size * 1.2, title, size, bold=True)
            flow.paragraph(lines, size, x=LEFT + indent)

    def _signatures(self) -> None:
        """Three boxes for signature and seal; they and the code stay together."""
        flow, words = self.flow, self.words
        third, height = WIDTH / 3, 84.0
        flow.claim(height + 46)
        flow.y -= 12
        top, bottom = flow.y, flow.y - height
        author = self.report.author.name if self.report.author else ""
        signers = [(words.say("prepared"), self.report.unit.name, author)]
        for title, name in zip(("reviewed", "received"), (*self.report.recipients, "", "")[:2], strict=True):
            signers.append((words.say(title), name, ""))
        for n, (title, unit, name) in enumerate(signers):
            x = LEFT + n * third
            flow.text(x + 8, top - 15, title, 8.5, bold=True)
            for k, line in enumerate(wrapped(unit, third - 84, 8)):
                flow.text(x + 8, top - 28 - k * 11, line, 8)
            flow.text(x + 8, bottom + 8, name, 8)
            date_line = words.say("sign_date", year=self.report.issued_on.year)
            flow.text(x + third - 10 - fonts.width(date_line, 7.5), bottom + 8, date_line, 7.5)
            flow.page.rings.append(Ring(x + third - 36, top - 34, 26))
            seal = words.say("seal")
            flow.text(x + third - 36 - fonts.width(seal, 7.5) / 2, top - 36.5, seal, 7.5, grey=RULE)
            if n:
                flow.rule(x, top, x, bottom, 0.56)
        for y in (top, bottom):
            flow.rule(LEFT, y, RIGHT, y, 0.9)
        for x in (LEFT, RIGHT):
            flow.rule(x, top, x, bottom, 0.9)
        flow.y = bottom - 8

    def _code(self) -> None:
        flow, code = self.flow, self.report.verification_code
        top, bottom = flow.y, flow.y - 22
        for n, line in enumerate(wrapped(self.words.say("code_note"), WIDTH - 150, 7.5)[:2]):
            flow.text(LEFT + 7, top - 13.5 - n * 8, line, 7.5)
        drawn = fonts.width(code, 10, bold=True) + 1.1 * (len(code) - 1)
        flow.text(RIGHT - 7 - drawn, top - 14.5, code, 10, bold=True, spread=1.1)
        for y in (top, bottom):
            flow.rule(LEFT, y, RIGHT, y, 0.56, RULE)
        for x in (LEFT, RIGHT):
            flow.rule(x, top, x, bottom, 0.56, RULE)
        flow.y = bottom

    def _edges(self) -> None:
        """The running head and the footer of every page."""
        words, report = self.words, self.report
        head, foot = self.flow.pages[0], BOTTOM - 20
        number = words.say("internal", unit=report.unit.code, week=report.week, revision=report.revision)
        running = words.say("running", title=words.say("title"), unit=report.unit.name, week=report.week)
        footer = words.say("footer", rules=words.rules())
        code = f"{words.say('code')} {report.verification_code}"
        pages = self.flow.pages
        for place, page in enumerate(pages, 1):
            left, right = "・".join(report.chain) or report.unit.name, number if page is head else running
            last = words.say("page", page=place, pages=len(pages))
            middle = LEFT + (WIDTH - fonts.width(code, 7.5)) / 2
            page.texts += [
                Text(LEFT, EDGE, left, 7.5, grey=SOFT),
                Text(RIGHT - fonts.width(right, 7.5), EDGE, right, 7.5, grey=SOFT),
                Text(LEFT, foot, footer, 7.5, grey=SOFT),
                Text(middle, foot, code, 7.5, grey=SOFT),
                Text(RIGHT - fonts.width(last, 7.5), foot, last, 7.5, grey=SOFT),
            ]
            page.rules += [Rule(LEFT, y, RIGHT, y, 0.56, RULE) for y in (EDGE - 5, foot + 10)]
