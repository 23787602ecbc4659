"""Duties counted from logs, replies, reports and the work with the team (rules 3-2 to 3-9, 4-8 to 4-24, 5-8 to 5-12)."""

from datetime import date

import pytest

from domain.duties.catalogue import CATALOGUE, Measure
from domain.duties.facts import Evaluated, Issued, Mark, Records, ReplyMark, ReportRead, Sampled, ScoresHandedOn
from domain.duties.judging import MEASURES, duties_of
from domain.organisation import Leave, Role
from domain.rules import DutySettings, RuleVersion, base_version, five_point_version
from domain.weeks import Week
from domain.work_log import LogStatus
from tests.domain.duty_office import DAY, START, day, facts, figures, log, logs, marks, organisation, owed, person

WEEK = Week.of(DAY)


def test_a_log_of_the_day_counts_when_it_is_handed_in() -> None:
    found = logs(
        log("111", DAY, status=LogStatus.SUBMITTED),
        log("112", DAY, status=LogStatus.RETURNED),
        log("121", DAY, status=LogStatus.DRAFT),
        log("211", DAY),
    )
    duties = owed("3-2", facts(Records(logs=found, late=frozenset({("211", DAY), ("112", DAY)}))))
    assert {key: (d.done, d.late) for key, d in duties.items()} == {
        "111": (1, False),
        "112": (0, False),
        "121": (0, False),
        "211": (1, True),
    }
    assert {duty.due for duty in duties.values()} == {day(19)}


def test_scores_are_those_of_the_scores() -> None:
    found = logs(log("111", DAY, 50, 4, 2, 3, 4), log("111", day(17), 10, 3, 1, 3, 3), log("112", DAY, 1, 1, 1, 1, 1))
    asked = facts(Records(logs=found))
    assert figures("3-3", asked)["111"] == (20, 20)
    assert figures("3-4", asked)["111"] == (36, 100)
    assert figures("3-5", asked)["111"] == (50, 50)
    assert figures("3-5", asked)["112"] == (1, 50)
    assert figures("3-6.day", asked)["111"] == (4, 3)
    assert figures("3-6.week", asked)["111"] == (7, 15)
    assert figures("3-7.day", asked)["112"] == (1, 1)
    assert figures("3-7.week", asked)["111"] == (3, 5)
    assert figures("3-8.day", asked)["112"] == (1, 3)
    assert figures("3-8.week", asked)["111"] == (6, 15)
    assert figures("3-9.day", asked)["121"] == (0, 3)
    assert figures("3-9.week", asked)["111"] == (7, 20)
    five = facts(Records(logs=found), versions=[base_version(), five_point_version(day(1))])
    assert figures("3-3", five)["111"] == (28, 20)


def test_a_short_week_lowers_what_a_client_manager_owes_and_nobody_elses() -> None:
    org = organisation(leaves=[Leave("111", day(16), day(17))], office_days={day(20): False})
    asked = facts(org=org)
    assert figures("3-4", asked) == {"111": (0, 40), "112": (0, 80), "121": (0, 80), "211": (0, 80)}
    assert figures("3-9.week", asked)["111"] == (0, 8)
    assert figures("4-16", asked) == {"100": (0, 2), "200": (0, 2)}


def replies(by: str, *given: tuple[str, int, int]) -> tuple[ReplyMark, ...]:
    """Replies to authors' logs of days of November, given on days of November."""
    return tuple(ReplyMark(day(of), author, by, day(on)) for author, of, on in given)


def test_members_are_replied_to_on_two_log_days() -> None:
    given = (
        *replies("110", ("111", 16, 30), ("111", 17, 17), ("112", 16, 16), ("112", 16, 17), ("112", 13, 17)),
        *replies("100", ("112", 17, 17)),
    )
    duties = owed("4-10", facts(Records(replies=given)))
    assert {key: (d.done, d.required, d.left) for key, d in duties.items()} == {
        "110": (1, 2, ("112",)),
        "120": (0, 1, ("121",)),
        "210": (0, 1, ("211",)),
    }


def test_members_with_one_expected_day_need_one_reply_and_those_away_none() -> None:
    leaves = [Leave("111", day(17), day(22)), Leave("112", day(16), day(22)), Leave("121", day(1), day(30))]
    given = replies("110", ("111", 16, 16))
    duties = owed("4-10", facts(Records(replies=given), organisation(leaves=leaves)))
    assert {key: (d.done, d.required) for key, d in duties.items()} == {"110": (1, 1), "210": (0, 1)}


def test_everybody_is_replied_to_at_month_end() -> None:
    given = (
        *replies("100", ("111", 3, 26), ("112", 3, 25), ("121", 30, 30)),
        *replies("110", ("112", 3, 30)),
        ReplyMark(date(2026, 10, 30), "112", "100", day(30)),
    )
    duty = owed("4-24", facts(Records(replies=given)))["100"]
    assert (duty.done, duty.required, duty.left, duty.opens) == (2, 3, ("112",), day(26))
    longer = RuleVersion("more", day(1), duty_settings=DutySettings(month_end_days=4))
    assert figures("4-24", facts(Records(replies=given), versions=[longer]))["100"] == (3, 3)


def issued(unit: str, week: Week, on: date, *people: str) -> Issued:
    return Issued(unit, week, on, frozenset(people))


def test_weekly_reports_with_everybodys_scores() -> None:
    reports = (
        issued("R1", WEEK, day(23)),
        issued("R2", WEEK, day(24)),
        issued("R3", WEEK.shifted(-1), day(16)),
        issued("D1", WEEK, day(24), "111", "121"),
    )
    asked = facts(Records(reports=reports))
    by_region = owed("4-11", asked)
    assert {key: (d.done, d.late) for key, d in by_region.items()} == {
        "110": (1, False),
        "120": (1, True),
        "210": (0, False),
    }
    assert {duty.due for duty in by_region.values()} == {day(23)}
    assert {key: (d.done, d.late) for key, d in owed("4-21", asked).items()} == {"D1": (1, True), "D2": (0, False)}
    scores = owed("4-22", asked)
    assert {k: (d.done, d.required, d.left, d.late) for k, d in scores.items()} == {
        "D1": (2, 3, ("112",), True),
        "D2": (0, 1, ("211",), False),
    }


def test_the_market_managers_week_with_the_team() -> None:
    written = logs(log("111", day(16)), log("111", day(17)), log("112", day(17)), log("121", day(13)))
    evaluated = (
        Evaluated("D1", WEEK, frozenset({"110", "111"}), 2),
        Evaluated("D1", WEEK.shifted(-1), frozenset({"112"}), 9),
        Evaluated("D2", WEEK, frozenset({"121"}), 9),
    )
    reports = (
        ReportRead("100", "R1", WEEK.shifted(-1)),
        ReportRead("100", "R2", WEEK),
        ReportRead("200", "R2", WEEK.shifted(-1)),
    )
    read = replies("100", ("111", 16, 18))
    given = replies("100", ("112", 17, 18))
    asked = facts(Records(logs=written, logs_read=read, replies=given, reports_read=reports, evaluations=evaluated))
    assert figures("4-23.reports", asked) == {"100": (1, 2), "200": (0, 1)}
    assert figures("4-23.logs", asked) == {"100": (2, 3)}
    assert owed("4-23.logs", asked)["100"].left == ("111",)
    assert figures("4-23.people", asked) == {"100": (2, 5), "200": (0, 2)}
    assert figures("4-23.tasks", asked) == {"100": (2, 1), "200": (9, 1)}


def test_recruiting_and_culture_have_no_figure_but_are_checked() -> None:
    work = (*marks("110", (3, "culture")), *marks("100", (4, "recruiting")), *marks("101", (5, "culture")))
    checks = (*marks("900", (5, "110"), (6, "110"), (7, "111")), *marks("100", (5, "120")))
    asked = facts(Records(team_work=work, team_checks=checks))
    assert figures("4-8", asked) == {"110": (1, None), "120": (0, None), "210": (0, None)}
    assert figures("4-20", asked) == {"D1": (2, None), "D2": (0, None)}
    duty = owed("4-8", asked)["110"]
    assert (duty.met, duty.outstanding) == (None, 0)
    assert figures("5-8", asked) == {"M": (1, 5)}
    assert owed("5-8", asked)["M"].left == ("100", "120", "200", "210")


def test_own_accounts_beside_the_target() -> None:
    targets = {"110": 5, "120": 3}
    assert figures("4-9", facts(Records(targets=targets))) == {}
    assert figures("4-9", facts(Records(targets=targets, opened={"110": 6}))) == {"110": (6, 5), "120": (0, 3)}


def test_score_tables_are_received_on_monday() -> None:
    before = WEEK.shifted(-1)
    reports = (issued("D1", before, day(17)), issued("D1", WEEK, day(23)), issued("R3", before, day(16)))
    asked = facts(Records(reports=reports))
    duty = owed("5-9", asked)["M"]
    assert (duty.done, duty.required, duty.left, duty.late, duty.due) == (1, 2, ("D2",), True, day(16))


def test_samples_of_the_city_and_of_the_others() -> None:
    samples = (
        Sampled("M", day(16), day(22), "111", worked=True),
        Sampled("M", day(16), day(22), "121", worked=False),
        Sampled("M", day(9), day(15), "112", worked=True),
        Sampled("D1", day(16), day(22), "112", worked=True),
        Sampled("M", day(1), day(30), "211", worked=False),
        Sampled("M", day(16), day(22), "gone", worked=False),
    )
    asked = facts(Records(samples=samples))
    assert figures("5-10.same_city", asked) == {"M": (2, 1)}
    assert figures("5-10.other_city", asked) == {"M": (1, 1)}
    assert figures("5-11.same_city", asked) == {"M": (1, 2)}
    assert figures("5-11.other_city", asked) == {"M": (0, 1)}
    assert figures("5-11.same_city", facts()) == {}


def test_last_months_scores_go_to_head_office_on_the_fifth() -> None:
    handed = (
        ScoresHandedOn("B1", date(2026, 10, 1), day(6)),
        ScoresHandedOn("B2", date(2026, 9, 1), day(4)),
    )
    duty = owed("5-12", facts(Records(handed_on=handed)))["M"]
    assert (duty.done, duty.required, duty.left, duty.late, duty.due) == (1, 2, ("B2",), True, day(5))


def test_who_owes() -> None:
    leaver = person("110", (START, "R1", Role.REGIONAL_MANAGER), last=day(20))
    follower = person("119", (day(19), "R1", Role.REGIONAL_MANAGER), first=day(19))
    joiner = person("113", (day(23), "R2", Role.ACCOUNT_MANAGER), first=day(23))
    mover = person("112", (START, "R1", Role.ACCOUNT_MANAGER), (day(20), "R3", Role.ACCOUNT_MANAGER))
    risen = person("121", (START, "R2", Role.ACCOUNT_MANAGER), (day(21), "R2", Role.REGIONAL_MANAGER))
    org = organisation(leaver, follower, joiner, mover, risen, leaves=[Leave("211", day(16), day(29))])
    asked = facts(org=org)
    assert owed("4-2", asked).keys() == {"110", "120", "210"}
    assert owed("4-3", asked).keys() == {"119", "120", "121", "210"}
    assert owed("3-2", asked).keys() == {"111", "112", "121"}
    assert owed("3-4", asked).keys() == {"111", "112"}
    assert owed("3-10", asked).keys() == {"111", "112", "113", "211"}
    assert owed("4-10", asked)["119"].required == 1
    assert owed("3-4", asked)["112"].unit == "R3"
    in_r1 = duties_of(asked, {"R1"}, CATALOGUE)
    assert {duty.subject for duty in in_r1} == {"110", "111", "112", "119"}
    assert {duty.subject for duty in in_r1 if duty.entry.rule == "3-4"} == {"111"}


@pytest.mark.parametrize("on", [day(18), day(21)])
def test_no_duty_in_days_and_weeks_without_work(on: date) -> None:
    org = organisation(office_days={day(n): False for n in range(16, 21)})
    asked = facts(org=org, on=on)
    owing = {duty.entry.period for duty in duties_of(asked, org.units)}
    assert {period.value for period in owing} == {"month", "two_months", "quarter"}


def test_every_measure_of_the_catalogue_has_a_function() -> None:
    assert MEASURES.keys() == set(Measure) == {entry.measure for entry in CATALOGUE}


def test_the_numbers_of_the_scores_are_those_of_the_rules() -> None:
    rules = facts().rules_on("R1", DAY)
    for entry in CATALOGUE:
        assert rules.number(entry.code) == (entry.number or 0), entry.key


def test_a_duty_knows_its_name() -> None:
    asked = facts(Records(inspections=(Mark(DAY, "R1-0", "110"),)))
    assert owed("4-2", asked)["110"].name == "員工110"
    assert owed("5-3", asked)["B2"].name == "外地營業部"
