"""What a market manager reads of a week: logs and replies opened, regions' reports read (rule 4-23)."""

from collections.abc import Collection
from datetime import date

from domain.evaluation import LogDay, LogToRead, RegionRead, WeekRead, author_read, people_of
from domain.field import Reply
from domain.organisation import Role, UnitKind
from domain.ports import Reader, Store
from domain.problems import Refusal
from domain.weeks import Week


def week_read(reader: Reader, unit: str, week: Week, by: str) -> WeekRead:
    """What somebody read of a unit's week and what not. Refuses `unknown_unit`."""
    org = reader.organisation()
    if unit not in org.units:
        raise Refusal("unknown_unit", value=unit)
    units = org.below(unit)
    logs = reader.logs(week.monday, week.sunday)
    replies: dict[str, list[Reply]] = {}
    for reply in reader.replies(week.monday, week.sunday):
        replies.setdefault(reply.employee_no, []).append(reply)
    opened = reader.logs_opened(by, week.monday, week.sunday)
    authors = []
    for person in people_of(org, units, week):
        if person.role is Role.ACCOUNT_MANAGER:
            number = person.employee_no
            days = [day for day, log in logs.get(number, {}).items() if log.status.counts]
            authors.append(author_read(org, person, week, days, opened, replies.get(number, ()), by))
    regions = [
        org.units[code]
        for code in sorted(units)
        if org.units[code].kind is UnitKind.REGION and org.units[code].active_on(week.sunday)
    ]
    issued = {row.unit: row.revision for row in reader.issued_within([one.code for one in regions], week, week)}
    read = reader.reports_read(by, week)
    lines = (RegionRead(one.code, one.name, issued.get(one.code), read.get(one.code)) for one in regions)
    return WeekRead(tuple(lines), tuple(authors))


def logs_to_read(reader: Reader, unit: str, week: Week, by: str) -> tuple[LogToRead, ...]:
    """The logs of a unit's week that somebody has not opened yet, or not since the regional manager replied.

    By person and day. Refuses `unknown_unit`.
    """
    found, org = week_read(reader, unit, week, by), reader.organisation()
    logs = reader.logs(week.monday, week.sunday, [author.employee_no for author in found.authors])
    said: dict[LogDay, list[tuple[str, str]]] = {}
    for reply in reader.replies(week.monday, week.sunday):
        said.setdefault((reply.employee_no, reply.day), []).append((org.members[reply.reviewer].name, reply.content))
    names = {author.employee_no: (author.name, author.unit_name) for author in found.authors}
    outlets = {outlet.code: outlet.name for outlet in reader.outlets()}
    return tuple(
        LogToRead(
            *names[number],
            logs[number][day],
            tuple(said.get((number, day), ())),
            outlets.get(logs[number][day].text.outlet, logs[number][day].text.outlet),
        )
        for number, day in found.to_open
    )


def open_logs(store: Store, logs: Collection[LogDay], by: str, today: date) -> int | None:
    """Keep that somebody opened these logs today; the action's number, None where nothing is new.

    Only a market manager's reading is kept: the guideline asks it of nobody else.
    """
    with store.reading() as reader:
        member = reader.organisation([by]).members.get(by)
        if member is None or member.assignment_on(today).role is not Role.MARKET_MANAGER:
            return None
        days = [day for _, day in logs] or [today]
        known = reader.logs_opened(by, min(days), max(days))
        fresh = [one for one in logs if known.get(one, date.min) < today]
    if not fresh:
        return None
    with store.action("read", by) as writer:
        writer.keep_opened(by, fresh, today)
        writer.note(logs=[[number, day.isoformat()] for number, day in fresh])
        return writer.number


def read_report(store: Store, unit: str, week: Week, by: str, today: date) -> int | None:
    """Keep that somebody read a unit's last report of a week; None where that is known or there is none.

    Refuses `unknown_member`.
    """
    with store.reading() as reader:
        if by not in reader.organisation([by]).members:
            raise Refusal("unknown_member", value=by)
        report = reader.latest_report(unit, week)
        if report is None or reader.reports_read(by, week).get(unit) == report.revision:
            return None
    with store.action("read", by) as writer:
        writer.keep_report_read(by, unit, week, report.revision, today)
        writer.note(unit=unit, week=str(week), revision=report.revision)
        return writer.number
