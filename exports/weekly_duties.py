"""The duties of the weekly report: a department's or person's line by line, its regional managers' side by side."""

from collections.abc import Sequence
from datetime import date

from domain.duties.catalogue import Entry, Measure, Period, Who
from domain.duties.outlook import State
from domain.duties.reported import OF_THE_DEPARTMENT, DutyRow
from domain.organisation import UnitKind
from exports.content import Cell, Column, Row, Section, Table
from exports.report_words import ReportWords
from exports.wording import CHINESE_NUMBERS, short_day

SIDE_BY_SIDE = 4
"""So many people stand beside each other in a table; more go into the next one."""

M = Measure
UNITS = {
    **dict.fromkeys((M.OUTLETS_INSPECTED, M.OUTLETS_COVERED), "outlets"),
    **dict.fromkeys((M.HEADS_VISITED, M.HEADS_COVERED), "heads"),
    **dict.fromkeys((M.EVENTS_HELD, M.EVENTS_CHECKED, M.EVENTS_ATTENDED), "events"),
    M.NOTES_WRITTEN: "notes",
    **dict.fromkeys((M.REPORT_ISSUED, M.REPORTS_READ, M.LOGS_READ), "papers"),
    **dict.fromkeys((M.TEAM_WORK_RECORDED, M.TASKS_SET), "items"),
    M.ACCOUNTS_OPENED: "accounts",
}
"""What is counted; everything else counts people."""

ARTICLES = {Who.ACCOUNT_MANAGER: "三(二)", Who.REGIONAL_MANAGER: "四(一)", Who.MARKET_DEPARTMENT: "四(二)"}

DIGITS = str.maketrans("一二三四五", "12345")


class DutySections(ReportWords):
    """Section four."""

    def duties(self) -> list[Section]:
        """The section; none in a report that was issued before duties were watched."""
        if self.report.duties is None:
            return []
        rows = self.report.duty_rows
        counts = {state: sum(row.state is state for row in rows) for state in State}
        note = self.say(
            "duties_note",
            met=counts[State.MET],
            open=counts[State.ON_TRACK] + counts[State.BEHIND],
            failed=counts[State.FAILED],
            day=short_day(min(self.report.issued_on, self.report.week.sunday)),
        )
        return [Section(self.say("duties"), note if rows else "", "sheet_duties", self._tables(rows))]

    def _tables(self, rows: Sequence[DutyRow]) -> list[Table]:
        """First the department, then its regional managers, of a region each of them; last the client managers."""
        managers = [row for row in rows if row.entry.who is Who.REGIONAL_MANAGER]
        members = [row for row in rows if row.entry.who is Who.ACCOUNT_MANAGER]
        own = [row for row in rows if row.entry.who in OF_THE_DEPARTMENT]
        people = list(dict.fromkeys((row.subject, row.name, row.unit_name) for row in managers))
        tables = [self._line_by_line(own, self._part(1, Who.MARKET_DEPARTMENT))] if own else []
        if self.report.unit.kind is UnitKind.REGION:
            for place, (number, name, _) in enumerate(people, 1):
                title = self._part(place, Who.REGIONAL_MANAGER, name)
                tables.append(self._line_by_line([row for row in managers if row.subject == number], title))
        else:
            for start in range(0, len(people), SIDE_BY_SIDE):
                title = "" if start else self._part(len(tables) + 1, Who.REGIONAL_MANAGER)
                tables.append(self._side_by_side(managers, people[start : start + SIDE_BY_SIDE], title))
        if members:
            place = 1 + sum(bool(table.title) for table in tables)
            tables.append(self._line_by_line(members, self._part(place, Who.ACCOUNT_MANAGER)))
        return tables

    def _part(self, number: int, who: Who, name: str = "") -> str:
        """What stands above a table."""
        said = self.say("duties_person", who=self.term(who), name=name) if name else self.term(who)
        place = str(number) if self.language == "en" else CHINESE_NUMBERS[number]
        return self.say("duties_part", number=place, who=said, article=self._article(ARTICLES[who]))

    def _article(self, article: str) -> str:
        return article.translate(DIGITS) if self.language == "en" else article

    def _line_by_line(self, rows: Sequence[DutyRow], title: str) -> Table:
        columns = [
            *self.columns(("article", 42), ("duty", 0), ("demand", 80), ("fulfilled", 60)),
            *self.columns(("standing", 54), ("explanation", 136)),
        ]
        subjects = {row.subject for row in rows if row.entry.who is Who.MARKET_MANAGER}
        found = []
        for row in rows:
            failed = row.state is State.FAILED
            name = row.name if len(subjects) > 1 and row.subject in subjects else ""
            cells = (
                *(self._article(row.entry.article), self._title(row.entry), self._demand(row)),
                Cell(self._done(row), bold=failed),
                Cell(self.say(f"state_{row.state}"), bold=failed),
                self.listed(text for text in (name, self._explanation(row)) if text) or "–",
            )
            found.append(Row(cells))
        return Table(columns, found, title)

    def _side_by_side(self, rows: Sequence[DutyRow], people: Sequence[tuple[str, str, str]], title: str) -> Table:
        columns = [
            *self.columns(("article", 42), ("duty", 0), ("demand", 74)),
            *(Column(self._headed(name, unit), 260 / len(people), fit=True) for _, name, unit in people),
        ]
        cells = {(row.key, row.subject): row for row in rows}
        found = []
        for key in dict.fromkeys(row.key for row in rows):
            of_line = [cells.get((key, number)) for number, _, _ in people]
            owed = [row for row in of_line if row]
            if owed:
                demand = self.listed(dict.fromkeys(self._demand(row, alone=False) for row in owed))
                entry = owed[0].entry
                found.append(
                    Row(
                        (
                            *(self._article(entry.article), self._title(entry), demand),
                            *(self._sign(row) if row else "–" for row in of_line),
                        )
                    )
                )
        return Table(columns, found, title)

    def _headed(self, name: str, unit: str) -> str:
        return f"{name} ({self.short(unit)})" if self.language == "en" else f"{name}（{self.short(unit)}）"

    def _sign(self, row: DutyRow) -> Cell:
        said = self.say(f"sign_{row.state}", done=self._done(row))
        return Cell(said, bold=row.state is State.FAILED)

    def _title(self, entry: Entry) -> str:
        title: str = getattr(entry.title, self.language)
        return title

    def _counted(self, entry: Entry, count: int) -> str:
        return self.say(f"of_{UNITS.get(entry.measure, 'people')}", count=count)

    def _demand(self, row: DutyRow, *, alone: bool = True) -> str:
        """What is asked for; beside others without what comes out for one of them."""
        entry, number = row.entry, row.number
        if row.required is None:
            return self.say("no_figure")
        match entry.measure:
            case Measure.ACCOUNTS_OPENED:
                count = self._counted(entry, row.required)
                return self.say("by_target_of", count=count) if alone else self.say("by_target")
            case Measure.MEMBERS_REPLIED | Measure.MEMBERS_REPLIED_AT_END:
                return self.say(f"each_replied_{entry.period}", count=number)
            case _ if entry.share:
                named = self._counted(entry, row.required)
                count = self.say("share_of" if alone else "share", percent=number, count=named)
            case _:
                count = self._counted(entry, number)
        return self.say(f"demand_{entry.period}", count=count)

    def _done(self, row: DutyRow) -> str:
        """Done of required; of a share its per cent of all there is."""
        if row.required is None:
            return self._counted(row.entry, row.done)
        if row.entry.period is Period.DAY:
            return self.say("in_days", done=f"{row.done}/{row.required}")
        if row.entry.who is Who.ACCOUNT_MANAGER:
            return self.say("of_people", count=f"{row.done}/{row.required}")
        if row.entry.share and row.number < 100:
            whole = row.done + len(row.left)
            percent = f"{100 * row.done / whole:.1f}" if whole else "–"
            return self.say("done_share", percent=percent, done=f"{row.done}/{whole}")
        return f"{row.done}/{row.required}"

    def _explanation(self, row: DutyRow) -> str:
        """What is left and until when, or what is missing."""
        in_people = row.entry.who is Who.ACCOUNT_MANAGER
        count = (
            self.say("of_people", count=row.outstanding) if in_people else self._counted(row.entry, row.outstanding)
        )
        if row.late:
            return self.say("was_late", day=short_day(row.due))
        if not row.outstanding:
            return ""
        if row.entry.period is Period.DAY:
            days = self.days([date.fromisoformat(day).weekday() for day in row.left])
            return self.say("missed_on" if row.state is State.FAILED else "open_on", days=days)
        if row.state is State.FAILED:
            return self.say("short_of", count=count)
        if not row.days_left:
            return self.say("still_open", count=count, day=short_day(row.due))
        said = self.say("left_until", count=count, day=short_day(row.last), days=row.days_left)
        pace = self.say("pace_needed", count=self._counted(row.entry, row.pace))
        return said + (pace if row.state is State.BEHIND else "")
