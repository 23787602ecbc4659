"""The work-through sheet of sampled logs on paper: black on white, to fill in by pen or as worked through (5-11)."""

from collections.abc import Iterable
from datetime import date

from domain.sampling import LogFacts, SampleFinding, Sheet, SheetPerson, SheetRow
from domain.terms import term
from exports import fonts
from exports.content import Cell, Column, Row, number
from exports.lines import wrapped
from exports.pages import BOTTOM, EDGE, LEFT, RIGHT, SOFT, WIDTH, Flow, Text, paint
from exports.tables import SCORES, TableLayout
from exports.wording import say, weekday

BOX = "□"
"""What is still to be ticked by pen."""


def sample_sheet_pdf(sheet: Sheet, language: str) -> bytes:
    """The sheet on A4; the same sheet gives the same bytes."""
    return _Paper(sheet, language).pdf()


class _Paper:
    """A sheet in the words of a language, on its way onto pages."""

    def __init__(self, sheet: Sheet, language: str) -> None:
        self.sheet, self.draw, self.language = sheet, sheet.draw, language
        self.flow = Flow()

    def say(self, code: str, **facts: object) -> str:
        return say(code, self.language, **facts)

    def named(self, number_: str) -> str:
        """What a person or unit is called; a dash for nobody."""
        return self.sheet.names.get(number_, "–")

    @property
    def subtitle(self) -> str:
        draw = self.draw
        return self.say("sample_subtitle", unit=self.named(draw.unit), first=draw.first, last=draw.last)

    def pdf(self) -> bytes:
        flow, title = self.flow, self.say("sample_title")
        flow.y -= 20
        flow.text(LEFT, flow.y, title, 15, bold=True)
        flow.y -= 8
        flow.paragraph(wrapped(self.subtitle, WIDTH, 9), 9)
        flow.paragraph(wrapped(self._facts(), WIDTH, 8.5), 8.5)
        for person in self.sheet.people:
            self._person(person)
        self._findings()
        self._population()
        self._signature()
        self._edges(title)
        return paint(flow.pages, title, self.named(self.draw.unit), self.subtitle, self.language.replace("_", "-"))

    def _facts(self) -> str:
        draw = self.draw
        return self.say(
            "sample_facts",
            percent=draw.percent,
            population=len(draw.population),
            drawn=len(draw.drawn),
            by=self.named(draw.drawn_by),
            day=draw.drawn_on,
            seed=draw.seed,
            checked=self.sheet.checked,
            days=self.sheet.days,
        )

    def _person(self, person: SheetPerson) -> None:
        """Somebody's days under their name."""
        head = self.say(
            "sample_person",
            name=person.name,
            unit=person.unit_name,
            manager=self.named(person.manager),
            market=self.named(person.market_manager),
        )
        self.flow.heading(head, size=9)
        if not person.rows:
            self.flow.paragraph([self.say("sample_no_day")], 8, grey=SOFT)
            return
        widths = {"day": 46.0, "status": 40.0, "filled": 36.0, "rm": 40.0, "mm": 40.0, "stored": 32.0}
        columns = [Column(self.say(f"sample_{code}"), width, "center", fit=True) for code, width in widths.items()]
        columns += [
            Column(self.say("sample_recomputed"), 32, "center", fit=True),
            Column(self.say("sample_remark")),
            Column(self.say("sample_checked"), 74, "left", fit=True),
        ]
        TableLayout(self.flow, columns, SCORES).draw([self._row(row) for row in person.rows])

    def _row(self, row: SheetRow) -> Row:
        facts, check = row.facts, row.check
        return Row(
            (
                self._day(row.day),
                term(facts.status.value, self.language),
                self._filled(row),
                self._replied(facts, facts.rm_replied),
                self._replied(facts, facts.mm_replied),
                number(facts.stored),
                Cell(number(facts.recomputed).text, bold=facts.score_differs, low=facts.score_differs),
                self._remark(row),
                f"{self.named(check.by)} {check.on:%m-%d}" if check else "",
            )
        )

    def _filled(self, row: SheetRow) -> Cell:
        """Properly, not, still to be ticked; a dash where there is no log to fill in."""
        if row.facts.stored is None:
            return Cell("–")
        if row.check is None:
            return Cell(BOX)
        proper = row.check.filled
        return Cell(self.say("sample_proper" if proper else "sample_improper"), bold=not proper, low=not proper)

    def _day(self, day: date) -> str:
        return f"{day:%m-%d} {weekday(day, self.language)}"

    def _replied(self, facts: LogFacts, replied: bool) -> str:
        if facts.stored is None:
            return ""
        return self.say("sample_yes" if replied else "sample_no")

    def _remark(self, row: SheetRow) -> str:
        blank = self._listed(self.say(f"sample_{name}") for name in row.facts.blank)
        parts = [self.say("sample_blank", fields=blank)] if blank else []
        if row.check and row.check.note:
            parts.append(row.check.note)
        return "\n".join(parts)

    def _listed(self, words: Iterable[str]) -> str:
        return (", " if self.language == "en" else "、").join(words)

    def _findings(self) -> None:
        flow, found = self.flow, self.sheet.findings
        flow.heading(self.say("sample_findings"))
        if not found:
            flow.paragraph([self.say("sample_nothing")], 8, grey=SOFT)
            return
        columns = [
            Column(self.say("sample_subject"), 74, fit=True),
            Column(self.say("sample_finding"), 150),
            Column(self.say("sample_dates"), 110),
            Column(self.say("sample_notes")),
        ]
        TableLayout(flow, columns).draw([self._finding(one) for one in found])

    def _finding(self, one: SampleFinding) -> Row:
        days = self._listed(f"{day:%m-%d}" for day in one.days)
        notes = self._listed(dict.fromkeys(note for note in one.notes if note))
        return Row((self.named(one.subject), self.say(one.code, about=self.named(one.about)), days, notes))

    def _population(self) -> None:
        """Everybody there was: what the draw can be repeated from."""
        flow, draw = self.flow, self.draw
        flow.heading(self.say("sample_population"))
        flow.paragraph(wrapped(self.say("sample_how", percent=draw.percent), WIDTH, 7.5), 7.5, grey=SOFT)
        words = (
            f"{'●' if one.drawn else ''}{one.employee_no} {self.named(one.employee_no)}" for one in draw.population
        )
        flow.paragraph(wrapped("　".join(words), WIDTH, 8), 8)

    def _signature(self) -> None:
        self.flow.claim(40)
        self.flow.y -= 34
        self.flow.text(LEFT + WIDTH / 2, self.flow.y, self.say("sample_signed"), 8.5)

    def _edges(self, title: str) -> None:
        """The running head and the footer of every page."""
        pages = self.flow.pages
        for place, page in enumerate(pages, 1):
            last = self.say("page", page=place, pages=len(pages))
            page.texts += [
                Text(LEFT, EDGE, title, 7.5, grey=SOFT),
                Text(RIGHT - fonts.width(self.subtitle, 7.5), EDGE, self.subtitle, 7.5, grey=SOFT),
                Text(RIGHT - fonts.width(last, 7.5), BOTTOM - 20, last, 7.5, grey=SOFT),
            ]
