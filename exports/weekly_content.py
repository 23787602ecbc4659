"""The weekly report as sections: what stands in which table, in the words of a language."""

from collections.abc import Sequence
from datetime import date

from domain.organisation import UnitKind
from domain.report import DayCell, PlanResult, PlanTask, ReplyRow, ScoreRow, WeeklyReport
from domain.rules import SCORED
from domain.scores import DayStatus
from domain.terms import term
from exports.content import Align, Cell, Column, Row, Section, Table, day, number
from exports.wording import long_day, say, short_day

MARKS = {
    DayStatus.MISSING: "mark_missing",
    DayStatus.RETURNED: "mark_returned",
    DayStatus.LEAVE: "mark_leave",
    DayStatus.DRAFT: "mark_draft",
}


class WeeklyContent:
    """A report in a language."""

    def __init__(self, report: WeeklyReport, language: str) -> None:
        self.report, self.language = report, language
        chinese = language != "en"
        if report.unit.kind is UnitKind.REGION:
            self.article = "四(一)" if chinese else "4(1)"
        else:
            self.article = "四(二)" if chinese else "4(2)"

    def say(self, code: str, **facts: object) -> str:
        return say(code, self.language, **facts)

    def term(self, code: str) -> str:
        return term(code, self.language)

    def _columns(self, *columns: tuple[str, float], align: Align = "left") -> list[Column]:
        return [Column(self.say(code), width, align) for code, width in columns]

    def sections(self) -> list[Section]:
        """Every section after the summary, in the order of the paper."""
        return [
            self.scores(),
            self.shortfalls(),
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

    def scores(self) -> Section:
        r = self.report
        columns = [
            Column(self.say("number"), 18, "center"),
            Column(self.say("name"), 64, "left", fit=True),
            Column(self.say("region"), 0, "center", fit=True),
            *(Column(self.say(f"weekday_{n}"), 20.5, "center", fit=True) for n in range(7)),
            Column(self.say("total"), 26, "center", fit=True),
            Column(self.say("pass_mark"), 30, "center", fit=True),
            Column(self.say("result"), 43, "center", fit=True),
            Column(self.say("last_week"), 25, "center", fit=True),
            *(Column(self.say(item.value), 27, "center", fit=True) for item in SCORED),
        ]
        rows = [self._score_row(place, row) for place, row in enumerate(r.scores)]
        notes = [self.say("score_note")]
        if r.sum_of_day_minimums < r.day_pass or r.sum_of_week_minimums < r.week_pass:
            notes[0] += self.say(
                "hint",
                day_sum=r.sum_of_day_minimums,
                week_sum=r.sum_of_week_minimums,
                day=r.day_pass,
                week=r.week_pass,
            )
        if r.provisional:
            notes.append(self.say("provisional_note").strip())
        return Section(
            self.say("scores"),
            self.say("scores_note", day=r.day_pass, week=r.week_pass),
            "sheet_scores",
            [Table(columns, [*rows, self._score_sum()], dense=True)] if rows else [],
            notes if rows else [],
        )

    def _score_row(self, place: int, row: ScoreRow) -> Row:
        failed = row.qualified is False
        result = self.say("not_assessed") if row.qualified is None else self.say("passed")
        return Row(
            (
                number(place + 1),
                row.name,
                self._short(row.unit_name),
                *(self._day_cell(cell) for cell in row.days),
                Cell(str(row.score), bold=True, value=row.score),
                number(row.pass_mark),
                Cell(self.say("failed", gap=row.gap) if failed else result, bold=failed),
                number(row.last_week),
                *(Cell(f"{m.done}/{m.required}", m.met is False, m.met is False) for m in row.minimums),
            ),
            parted=place > 0 and row.unit != self.report.scores[place - 1].unit,
        )

    def _day_cell(self, cell: DayCell) -> Cell:
        if cell.status in MARKS:
            return Cell(self.say(MARKS[cell.status]), cell.low, cell.low)
        if cell.status is DayStatus.REST:
            return Cell("")
        return Cell(str(cell.score), cell.low, cell.low, cell.score)

    def _score_sum(self) -> Row:
        rows = self.report.scores
        passed = [sum(row.days[n].expected and not row.days[n].low for row in rows) for n in range(7)]
        due = [any(row.days[n].expected for row in rows) for n in range(7)]
        missed = [sum(row.minimums[n].met is False for row in rows) for n in range(len(SCORED))]
        total = sum(row.score for row in rows)
        qualified, failed = (sum(row.qualified is found for row in rows) for found in (True, False))
        return Row(
            (
                "",
                self.say("total"),
                self.say("people", count=len(rows)),
                *(number(n) if is_due else Cell("") for n, is_due in zip(passed, due, strict=True)),
                number(total),
                "",
                self.say("sum_result", passed=qualified, failed=failed),
                "",
                *(self.say("missed_count", count=n) for n in missed),
            ),
            parted=True,
            total=True,
        )

    def _short(self, name: str) -> str:
        """A region's name without the names of the units it lies in, as a narrow column has it."""
        for upper in sorted((self.report.unit.name, *self.report.chain), key=len, reverse=True):
            if name != upper and name.startswith(upper):
                return name.removeprefix(upper)
        return name

    def shortfalls(self) -> Section:
        rows = self.report.falling_short
        failed = sum(row.qualified is False for row in rows)
        columns = [
            Column(self.say("name"), 66, fit=True),
            Column(self.say("region"), 56, fit=True),
            Column(self.say("score"), 48, "center"),
            Column(self.say("gap"), 28, "right", fit=True),
            Column(self.say("missed"), 140),
            Column(self.say("reason")),
        ]
        found = [
            Row(
                (
                    row.name,
                    self._short(row.unit_name),
                    f"{row.score}/{row.pass_mark}",
                    number(row.gap or None),
                    self._list(f"{self.say(m.item.value)} {m.done}/{m.required}" for m in row.missed) or "–",
                    self._reason(row),
                )
            )
            for row in rows
        ]
        note = self.say("shortfalls_note", failed=failed, missed=len(rows) - failed)
        texts = [] if rows or not self.report.summary.assessed else [("", self.say("all_met"))]
        return Section(
            self.say("shortfalls"), note, "sheet_shortfalls", [Table(columns, found)] if rows else [], texts=texts
        )

    def _list(self, words: object) -> str:
        return (", " if self.language == "en" else "、").join(words)  # type: ignore[arg-type]

    def _reason(self, row: ScoreRow) -> str:
        """What happened on which days; a day of several kinds is named once, by the gravest."""
        if row.qualified:
            return self.say("reason_qualified")
        found: dict[str, list[int]] = {}
        for n, cell in enumerate(row.days):
            if cell.expected and cell.low:
                kind = {DayStatus.MISSING: "reason_missing", DayStatus.RETURNED: "reason_returned"}
                found.setdefault(kind.get(cell.status, "reason_low"), []).append(n)
        order = ("reason_missing", "reason_returned", "reason_low")
        said = [
            self.say(code, days=self._days(found[code]), pass_mark=self.report.day_pass)
            for code in order
            if code in found
        ]
        return ("; " if self.language == "en" else "；").join(said) or "–"

    def _days(self, days: Sequence[int]) -> str:
        """Days of the week; three and more in a row as a span."""
        spans: list[list[int]] = []
        for n in days:
            if spans and spans[-1][-1] == n - 1:
                spans[-1].append(n)
            else:
                spans.append([n])
        said: list[str] = []
        for span in spans:
            if len(span) > 2:
                said.append(self.say("day_span", first=self._weekday(span[0]), last=self._weekday(span[-1])))
            else:
                said += map(self._weekday, span)
        return self._list(said)

    def _weekday(self, n: int) -> str:
        return ("" if self.language == "en" else "週" if self.language == "zh_TW" else "周") + self.say(
            f"weekday_{n}"
        )

    def replies(self) -> Section:
        columns = [
            Column(self.say("region")),
            Column(self.say("manager"), 80),
            *self._columns(("expected", 38), ("handed", 38), ("missing", 42), align="right"),
            *self._columns(("returned", 62), ("waiting", 46), ("rm_replied", 62), align="right"),
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
                row.unit_name,
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
            places = self._columns(("day", 36), ("outlet", 0), ("inspector", 62), ("kind", 42), ("outcome", 50))
            columns = [*places, *self._columns(("finding", 112), ("fix_by", 46))]
            tables.append(Table(columns, inspections, self.say("inspections_sub")))
        if visits:
            places = self._columns(("day", 36), ("place", 0), ("visitor", 62), ("counterpart", 62))
            columns = [*places, *self._columns(("content", 112), ("outcome", 62))]
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
                    self._short(x.host),
                    x.organiser or "–",
                    number(x.attending),
                    self.term(x.status),
                    f"○ {self._list(x.checked_by)}" if x.checked_by else "–",
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
        written = [
            (self.say("evaluation_of"), typed.evaluation),
            (self.say("requests"), typed.requests),
            (self.say("notes"), typed.notes),
        ]
        texts = [(title, text) for title, text in written if text]
        return [Section(self.say("evaluation"), "", "sheet_plan", texts=texts)] if texts else []

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
            weekday=self._weekday(r.due_on.weekday()),
            article=self.article + "6"
            if r.unit.kind is UnitKind.REGION
            else self._list((self.article + "5", self.say("article_5"))),
        )
        return [
            (self.say("from_unit"), r.unit.name),
            (self.say("to_unit"), self._list(r.recipients) or "–"),
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
        return self._list(said)

    def span(self) -> tuple[str, str]:
        """The first and last day of the week in words."""
        days: tuple[date, date] = (self.report.week.monday, self.report.week.sunday)
        return long_day(days[0], self.language), long_day(days[1], self.language)
