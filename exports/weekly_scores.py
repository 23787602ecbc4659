"""The score table of the weekly report, and who fell short."""

from domain.report import DayCell, ScoreRow
from domain.rules import SCORED
from domain.scores import DayStatus
from exports.content import Cell, Column, Row, Section, Table, number
from exports.report_words import ReportWords

MARKS = {
    DayStatus.MISSING: "mark_missing",
    DayStatus.RETURNED: "mark_returned",
    DayStatus.LEAVE: "mark_leave",
    DayStatus.DRAFT: "mark_draft",
}


class ScoreSections(ReportWords):
    """Sections two and three."""

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
                self.short(row.unit_name),
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

    def shortfalls(self) -> Section:
        rows = self.report.falling_short
        failed = sum(row.qualified is False for row in rows)
        columns = [
            Column(self.say("name"), 62, fit=True),
            Column(self.say("region"), 50, fit=True),
            Column(self.say("score"), 48, "center"),
            Column(self.say("gap"), 28, "right", fit=True),
            Column(self.say("missed"), 176 if self.language == "en" else 152),
            Column(self.say("reason")),
        ]
        found = [
            Row(
                (
                    row.name,
                    self.short(row.unit_name),
                    f"{row.score}/{row.pass_mark}",
                    number(row.gap or None),
                    self.listed(f"{self.say(m.item.value)} {m.done}/{m.required}" for m in row.missed) or "–",
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
            self.say(code, days=self.days(found[code]), pass_mark=self.report.day_pass)
            for code in order
            if code in found
        ]
        return ("; " if self.language == "en" else "；").join(said) or "–"
