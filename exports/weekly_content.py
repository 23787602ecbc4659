"""The weekly report as sections: what stands in which table, in the words of a language."""

from collections.abc import Sequence
from datetime import date

from domain.organisation import UnitKind
from domain.report import Evaluation, PlanResult, PlanTask, ReplyRow
from exports.content import Cell, Column, Row, Section, Table, day, number
from exports.weekly_duties import DutySections
from exports.weekly_scores import ScoreSections
from exports.wording import long_day, short_day

LONGEST_NAME = 24
"""A longer beginning of a line is no name, but a sentence with a colon in it."""


def named_line(line: str) -> tuple[str, str] | None:
    """Whom a line of the evaluation is about, and what it says; None where it is about nobody."""
    name, colon, text = line.replace("：", ":", 1).partition(":")
    return (name.strip(), text.strip()) if colon and 0 < len(name.strip()) <= LONGEST_NAME else None


class WeeklyContent(ScoreSections, DutySections):
    """A report in a language."""

    def sections(self) -> list[Section]:
        """Every section after the summary, in the order of the paper."""
        return [
            self.scores(),
            self.shortfalls(),
            *self.duties(),
            self.replies(),
            self.field(),
            self.events(),
            *self.plans(),
            *self.opinions(),
        ]

    def figures(self) -> list[tuple[str, str, str]]:
        """The eight figures on top: what, how many, of how many."""
        s = self.report.summary
        attainment = "–" if s.attainment is None else f"{s.attainment / 10:.1f}%"
        return [
            (self.say("qualified"), str(s.qualified), self.say("people_of", count=s.assessed)),
            (self.say("attainment"), attainment, ""),
            (self.say("logs_handed"), str(s.logs_handed), self.say("logs_of", count=s.logs_expected)),
            (self.say("rm_replies"), str(s.replied), self.say("members_of", count=s.reply_required)),
            (
                self.say("outlets_inspected", article=self.article + "2"),
                str(s.outlets_inspected),
                self.say("outlets_of", count=s.outlets),
            ),
            (self.say("heads_visited", article=self.article + "2"), str(s.heads_visited), self.say("heads_count")),
            (self.say("findings"), str(s.findings), self.say("findings_count")),
            (
                self.say("events_held", article=self.article + "3"),
                str(s.events_held),
                self.say("events_planned", count=s.events_planned),
            ),
        ]

    def sentence(self) -> str:
        """The summary somebody wrote, or one made of the figures."""
        s, typed = self.report.summary, self.report.typed.summary
        if typed:
            return typed
        if not s.assessed:
            return self.say("nobody_assessed")
        failed = s.assessed - s.qualified
        text = self.say(
            "sentence", qualified=s.qualified, failed=failed, expected=s.logs_expected, handed=s.logs_handed
        )
        missed = sum(row.qualified is True and bool(row.missed) for row in self.report.scores)
        return text + (self.say("sentence_missed", count=missed) if missed else "")

    def replies(self) -> Section:
        columns = [
            Column(self.say("region")),
            Column(self.say("manager"), 80),
            *self.columns(("expected", 38), ("handed", 38), ("missing", 42), align="right"),
            *self.columns(("returned", 62), ("waiting", 46), ("rm_replied", 62), align="right"),
        ]
        rows = [self._reply_row(row) for row in self.report.replies]
        if len(rows) > 1:
            rows.append(self._reply_sum())
        return Section(
            self.say("replies"),
            self.say("replies_note"),
            "sheet_replies",
            [Table(columns, rows)] if rows else [],
            [self.say("replied_note")] if rows else [],
        )

    def _reply_row(self, row: ReplyRow) -> Row:
        behind = row.required is not None and (row.replied or 0) < row.required
        replied = "–" if row.required is None else f"{row.replied}/{row.required}"
        return Row(
            (
                self.short(row.unit_name),
                row.manager or "–",
                number(row.expected),
                number(row.handed),
                *(Cell(str(n), n > 0, n > 0, n) for n in (row.missing, row.returned)),
                number(row.waiting),
                Cell(replied, behind, behind),
            )
        )

    def _reply_sum(self) -> Row:
        rows = self.report.replies
        sums = [
            sum(getattr(row, name) for row in rows)
            for name in ("expected", "handed", "missing", "returned", "waiting")
        ]
        replied, required = sum(row.replied or 0 for row in rows), sum(row.required or 0 for row in rows)
        return Row((self.say("total"), "", *map(number, sums), f"{replied}/{required}"), parted=True, total=True)

    def field(self) -> Section:
        r = self.report
        inspections = [
            Row(
                (
                    day(x.day),
                    x.outlet,
                    x.inspector,
                    self.term(x.kind),
                    Cell(("× " if x.result == "abnormal" else "") + self.term(x.result), bold=x.result == "abnormal"),
                    x.finding or "–",
                    day(x.fix_by),
                )
            )
            for x in r.inspections
        ]
        visits = [
            Row((day(x.day), x.place, x.visitor, x.partner or "–", x.content or "–", x.result or "–"))
            for x in r.visits
        ]
        tables = []
        if inspections:
            places = self.columns(("day", 36), ("outlet", 0), ("inspector", 62), ("kind", 42), ("outcome", 50))
            columns = [*places, *self.columns(("finding", 112), ("fix_by", 46))]
            tables.append(Table(columns, inspections, self.say("inspections_sub")))
        if visits:
            places = self.columns(("day", 36), ("place", 0), ("visitor", 62), ("counterpart", 62))
            columns = [*places, *self.columns(("content", 112), ("outcome", 62))]
            tables.append(Table(columns, visits, self.say("visits_sub")))
        note = self.say(
            "inspections_note",
            article=self.article + "2",
            inspections=len(r.inspections),
            outlets=r.summary.outlets_inspected,
            visits=len(r.visits),
        )
        return Section(self.say("inspections"), note, "sheet_field", tables)

    def events(self) -> Section:
        columns = [
            Column(self.say("day"), 36),
            Column(self.say("event")),
            Column(self.say("kind"), 46),
            Column(self.say("host"), 92),
            Column(self.say("organiser"), 56),
            Column(self.say("attending"), 34, "right"),
            Column(self.say("status"), 44),
            Column(self.say("checked"), 76),
        ]
        rows = [
            Row(
                (
                    day(x.day),
                    x.name or x.place,
                    self.term(x.kind),
                    self.short(x.host),
                    x.organiser or "–",
                    number(x.attending),
                    self.term(x.status),
                    f"○ {self.listed(x.checked_by)}" if x.checked_by else "–",
                )
            )
            for x in self.report.events
        ]
        note = self.say("events_note", article=self.article + "3")
        return Section(self.say("events"), note, "sheet_events", [Table(columns, rows)] if rows else [])

    def plans(self) -> list[Section]:
        r = self.report
        previous, following = r.week.shifted(-1), r.week.shifted(1)
        first, last = long_day(following.monday, self.language), long_day(following.sunday, self.language)
        return [
            Section(
                self.say("last_plan"),
                self.say("last_plan_note", week=previous),
                "sheet_plan",
                self._plan(r.typed.last_plan, done=True),
            ),
            Section(
                self.say("next_plan"),
                self.say("next_plan_note", week=following, first=first, last=last),
                "sheet_plan",
                self._plan(r.typed.next_plan, done=False),
            ),
        ]

    def _plan(self, tasks: Sequence[PlanTask], *, done: bool) -> list[Table]:
        if not tasks:
            return []
        outcome = (("result", 56), ("remark", 150)) if done else (("measure", 170),)
        columns = [
            Column("", 18, "center"),
            Column(self.say("task")),
            Column(self.say("owner"), 72),
            Column(self.say("due_day"), 36),
            *(Column(self.say(code), width) for code, width in outcome),
        ]
        rows = []
        for place, task in enumerate(tasks, 1):
            undone = task.result is PlanResult.NOT_DONE
            last = (Cell(self.say(task.result.value), bold=undone), task.remark) if done else (task.measure,)
            rows.append(Row((number(place), task.task, task.owner, day(task.due), *last)))
        return [Table(columns, rows)]

    def opinions(self) -> list[Section]:
        """Evaluation, requests and notes, as far as somebody wrote them."""
        typed = self.report.typed
        people = [named_line(line) for line in typed.evaluation.splitlines() if line.strip()]
        named = [line for line in people if line]
        by_line = bool(named) and len(named) == len(people) and not typed.evaluations
        tables = [self._evaluation(named)] if by_line else []
        if typed.evaluations:
            tables = [self._evaluations(typed.evaluations)]
        written = [
            (self.say("evaluation_of"), "" if by_line else typed.evaluation),
            (self.say("requests"), typed.requests),
            (self.say("notes"), typed.notes),
        ]
        texts = [(title, text.strip()) for title, text in written if text.strip()]
        return [Section(self.say("evaluation"), "", "sheet_plan", tables, texts=texts)] if texts or tables else []

    def _evaluation(self, lines: Sequence[tuple[str, str]]) -> Table:
        """An evaluation in which every line is about somebody, as a table."""
        columns = [Column(self.say("evaluated"), 110), Column(self.say("evaluation_of"))]
        return Table(columns, [Row(line) for line in lines])

    def _evaluations(self, lines: Sequence[Evaluation]) -> Table:
        """Who is evaluated how, and what they are to do next."""
        columns = [
            Column(self.say("evaluated"), 110),
            Column(self.say("evaluation_of")),
            Column(self.say("next_stage"), 150),
        ]
        return Table(columns, [Row((self.listed(one.names), one.sentence, one.task)) for one in lines])

    def title_block(self) -> list[tuple[str, str]]:
        """Eight facts about the report itself, each with its name."""
        r = self.report
        author = f"{r.author.name}（{self.term(r.author.role)}）" if r.author else self.say("nobody")
        provisional = self.say("provisional") if r.provisional else ""
        data = self.say("data_value", day=short_day(r.logs_through), provisional=provisional)
        calendar = "" if r.calendar_published else self.say("no_calendar")
        due = self.say(
            "due_value",
            day=r.due_on,
            weekday=self.weekday(r.due_on.weekday()),
            article=self.article + "6"
            if r.unit.kind is UnitKind.REGION
            else self.listed((self.article + "5", self.say("article_5"))),
        )
        return [
            (self.say("from_unit"), r.unit.name),
            (self.say("to_unit"), self.listed(r.recipients) or "–"),
            (self.say("author"), author),
            (self.say("issued"), self.say("issued_value", day=r.issued_on, revision=r.revision)),
            (self.say("rules"), self.rules()),
            (self.say("due"), due),
            (self.say("data"), data if r.logs_through else self.say("data_none")),
            (self.say("short_week"), self.say(r.short_week) + calendar),
        ]

    def rules(self) -> str:
        """The rule versions in force, by name."""
        said = []
        for version in self.report.rule_version.split("+"):
            code, _, since = version.partition("@")
            if code == "base":
                said.append(self.say("rule_base", points=self.report.appointment_points))
            elif code == "five-points":
                said.append(self.say("rule_five", day=since))
            else:
                said.append(f"{code} {since}")
        return self.listed(said)

    def span(self) -> tuple[str, str]:
        """The first and last day of the week in words."""
        days: tuple[date, date] = (self.report.week.monday, self.report.week.sunday)
        return long_day(days[0], self.language), long_day(days[1], self.language)
