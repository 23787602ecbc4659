"""The columns of the page's short lists: logs missing, reports due, events to come."""

from domain.today import MissingLog, NextEvent, ReportDue, ReportState
from ui.desk import Desk
from ui.kit.looks import Chip, Ink
from ui.kit.rows import Column
from ui.pages.today.words import day_of


def missing_columns(desk: Desk) -> list[Column[MissingLog]]:
    """Who, where, which day, until when."""
    say = desk.say

    def deadline(log: MissingLog) -> str:
        if log.overdue:
            return say("today.overdue")
        if log.until == desk.today():
            return say("today.until_today")
        return say("today.until", day=day_of(desk, log.until))

    return [
        Column("person", say("today.person"), lambda m: m.name, look=_strong),
        Column("region", say("today.region"), lambda m: m.unit_name, look=_quiet, stretch=True, width=60),
        Column("date", say("today.date"), lambda m: day_of(desk, m.day)),
        Column("deadline", say("today.deadline"), deadline, look=lambda m: Ink("failed" if m.overdue else "text_2")),
    ]


def report_columns(desk: Desk) -> list[Column[ReportDue]]:
    """Whose report, of which week, by whom, due when, how far."""
    say = desk.say

    def look(report: ReportDue) -> Chip:
        issued = report.state is ReportState.ISSUED
        status = "met" if issued else "failed" if report.overdue else "draft"
        return Chip(status, say(_report_words(report)))

    return [
        Column("name", say("today.report_name"), lambda r: r.unit_name, look=_strong, stretch=True, width=90),
        Column("author", say("today.author"), lambda r: r.author or "–", look=_quiet),
        Column("due", say("today.due"), lambda r: day_of(desk, r.due_on), look=_quiet),
        Column("state", say("today.state"), lambda r: say(_report_words(r)), look=look),
    ]


def event_columns(desk: Desk) -> list[Column[NextEvent]]:
    """When, what, who."""
    say = desk.say
    return [
        Column("date", say("today.date"), lambda e: day_of(desk, e.day), look=_quiet),
        Column("name", say("today.event_name"), lambda e: e.name, look=_strong, stretch=True, width=120),
        Column("author", say("today.author"), lambda e: e.organiser or "–", look=_quiet),
    ]


def _quiet(_row: object) -> Ink:
    return Ink("text_2")


def _strong(_row: object) -> Ink:
    return Ink(bold=True)


def _report_words(report: ReportDue) -> str:
    if report.overdue:
        return "today.late_draft" if report.state is ReportState.DRAFT else "today.late"
    return f"today.{report.state}"
