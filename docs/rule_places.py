"""Where each rule is proved and shown: its test, its place on screen, its place in the weekly report.

Whoever shows a rule somewhere says so here, and writes the table anew: python -m docs.make_rules
"""

from typing import NamedTuple

FIELD, TEAM = "tests/domain/test_duties_in_the_field.py", "tests/domain/test_duties_of_the_team.py"
RULES, RULING = "tests/domain/test_rules_and_scores.py", "tests/domain/test_ruling.py"
CALENDAR, DEDUCTING = "tests/domain/test_calendar.py", "tests/domain/test_deducting.py"

OWED = "工作日誌・批覆職責"
LOGS, MISSING, SCORES, ENTRY = "工作日誌・批覆", "工作日誌・未交", "活動量得分", "工作日誌・登錄"
BOARD, EVENTS, NOTES, REPORT = "網點與活動・看板", "網點與活動・活動", "網點與活動・市場資訊", "週報"
CULTURE = "網點與活動・招聘與文化"
TABLE, SHORT, COUNTED, REPLIES, INSPECTED, HELD, EVALUATED = "二", "三", "四", "五", "六", "七", "十"
SAMPLE, DEDUCTIONS, RECEIVED = "活動量得分・抽查複核", "督導事項・扣分建議", "週報・撰寫、收到的區域週報"
NOWHERE = "–"


class Place(NamedTuple):
    """A test as `file::function`, a page (and tab) of the window, chapters of the weekly report."""

    test: str
    screen: str = NOWHERE
    report: str = NOWHERE


PLACES: dict[str, Place] = {
    "3-2": Place(f"{TEAM}::test_a_log_of_the_day_counts_when_it_is_handed_in", MISSING, REPLIES),
    "3-3": Place(f"{TEAM}::test_scores_are_those_of_the_scores", SCORES, TABLE),
    "3-4": Place(f"{TEAM}::test_scores_are_those_of_the_scores", SCORES, f"{TABLE}、{SHORT}"),
    **dict.fromkeys(
        ("3-5", "3-6", "3-7", "3-8", "3-9"),
        Place(f"{TEAM}::test_scores_are_those_of_the_scores", f"{SCORES}、{LOGS}", f"{TABLE}、{SHORT}"),
    ),
    "3-10": Place(f"{FIELD}::test_events_count_by_their_own_date_and_only_when_held", EVENTS, f"{COUNTED}、{HELD}"),
    "3-11": Place(f"{FIELD}::test_market_information", NOTES, COUNTED),
    "4-2": Place(f"{FIELD}::test_a_regional_manager_inspects_distinct_outlets_of_the_day", BOARD, INSPECTED),
    "4-3": Place(f"{FIELD}::test_every_own_outlet_once_a_week_and_by_oneself", BOARD, INSPECTED),
    "4-4": Place(f"{FIELD}::test_heads_of_partner_outlets", BOARD, INSPECTED),
    "4-5": Place(f"{FIELD}::test_heads_of_partner_outlets", BOARD, INSPECTED),
    "4-6": Place(f"{FIELD}::test_events_count_by_their_own_date_and_only_when_held", EVENTS, HELD),
    "4-7": Place(f"{FIELD}::test_events_count_by_their_own_date_and_only_when_held", EVENTS, HELD),
    "4-8": Place(f"{TEAM}::test_recruiting_and_culture_have_no_figure_but_are_checked", CULTURE),
    "4-9": Place(f"{TEAM}::test_own_accounts_beside_the_target"),
    "4-10": Place(f"{TEAM}::test_members_are_replied_to_on_two_log_days", OWED, REPLIES),
    "4-11": Place(f"{TEAM}::test_weekly_reports_with_everybodys_scores", REPORT),
    "4-13": Place(f"{FIELD}::test_the_department_counts_its_own_people_and_not_its_regions", BOARD, INSPECTED),
    "4-14": Place(f"{FIELD}::test_the_department_counts_its_own_people_and_not_its_regions", BOARD, INSPECTED),
    "4-15": Place(f"{FIELD}::test_two_months_are_fixed_pairs", BOARD, INSPECTED),
    "4-16": Place(f"{FIELD}::test_heads_of_partner_outlets", BOARD, INSPECTED),
    "4-17": Place(f"{FIELD}::test_heads_of_partner_outlets", BOARD, INSPECTED),
    "4-18": Place(f"{FIELD}::test_events_with_the_whole_team_and_large_ones", EVENTS, HELD),
    "4-19": Place(f"{FIELD}::test_events_of_the_regions_checked_on_site", EVENTS, HELD),
    "4-20": Place(f"{TEAM}::test_recruiting_and_culture_have_no_figure_but_are_checked", CULTURE),
    "4-21": Place(f"{TEAM}::test_weekly_reports_with_everybodys_scores", REPORT),
    "4-22": Place(f"{TEAM}::test_weekly_reports_with_everybodys_scores", REPORT, TABLE),
    "4-23": Place(f"{TEAM}::test_the_market_managers_week_with_the_team", RECEIVED, EVALUATED),
    "4-24": Place(f"{TEAM}::test_everybody_is_replied_to_at_month_end", OWED),
    "5-1": Place(f"{FIELD}::test_the_management_department_inspects_in_its_city"),
    "5-2": Place(f"{FIELD}::test_the_management_department_inspects_in_its_city"),
    "5-3": Place(f"{FIELD}::test_other_cities_are_judged_branch_by_branch"),
    "5-4": Place(f"{FIELD}::test_offices_of_key_banks"),
    "5-6": Place(f"{FIELD}::test_planned_same_city_events_checked_by_the_management_department"),
    "5-7": Place(f"{FIELD}::test_events_with_the_whole_team_and_large_ones"),
    "5-8": Place(f"{TEAM}::test_recruiting_and_culture_have_no_figure_but_are_checked", CULTURE),
    "5-9": Place(f"{TEAM}::test_score_tables_are_received_on_monday"),
    "5-10": Place(f"{TEAM}::test_samples_of_the_city_and_of_the_others", SAMPLE),
    "5-11": Place(f"{TEAM}::test_samples_of_the_city_and_of_the_others", SAMPLE),
    "5-12": Place(f"{TEAM}::test_last_months_scores_go_to_head_office_on_the_fifth", CULTURE),
}
"""The rules that are duties."""


class Other(NamedTuple):
    """A rule or decision that is nobody's duty: what it says, the functions that hold it, where it is shown."""

    article: str
    what: str
    functions: tuple[str, ...]
    place: Place


OTHERS: dict[str, Other] = {
    "3-1": Other(
        "三(一)",
        "attendance: leave and training are recorded or imported and leave every denominator; not judged",
        ("domain.organisation.Organisation.is_expected", "domain.services.absences"),
        Place(f"{CALENDAR}::test_expected_days_leave_out_leave_and_time_before_and_after_employment", "規則與組織"),
    ),
    "3-12": Other(
        "三 end",
        "management departments and branches only raise numbers; points belong to the company",
        ("domain.rules.check_new_version", "domain.rules.rules_in_force"),
        Place(f"{RULING}::test_a_layer_raises_the_numbers_of_duties", "規則與組織"),
    ),
    "4-25": Other(
        "四 end",
        "what a weekly report contains: one layout so far, its typed parts kept as a draft",
        ("domain.services.reporting",),
        Place("tests/domain/test_reporting.py::test_every_figure_is_that_of_the_scores_and_records", REPORT, "all"),
    ),
    "6-1": Other(
        "六(一)1",
        "score tables reviewed: misses of a quarter proposed against the execution score",
        ("domain.deductions.proposals", "domain.services.deducting"),
        Place(f"{DEDUCTING}::test_a_quarter_is_the_management_departments", DEDUCTIONS),
    ),
    "6-5": Other(
        "六(三)1",
        "a regional manager's misses of a month proposed with their evidence",
        ("domain.deductions.proposals", "domain.services.deducting"),
        Place(f"{DEDUCTING}::test_whose_misses_go_where", DEDUCTIONS),
    ),
    "6-6": Other(
        "六(三)2",
        "a client manager's likewise",
        ("domain.deductions.proposals", "domain.services.deducting"),
        Place(f"{DEDUCTING}::test_whose_misses_go_where", DEDUCTIONS),
    ),
}

DECISIONS: dict[str, Other] = {
    "F1 to F3": Other(
        "",
        "working days, weeks, expected days",
        ("domain.workdays", "domain.weeks", "domain.organisation.Organisation.is_expected"),
        Place(f"{CALENDAR}::test_expected_days_leave_out_leave_and_time_before_and_after_employment"),
    ),
    "F4 to F7": Other(
        "",
        "what counts, short weeks, minimums beside the pass mark",
        ("domain.scores.week_score", "domain.rules.Rules.share_of_week"),
        Place(f"{RULES}::test_nobody_expected_is_not_assessed"),
    ),
    "F8, F9": Other(
        "",
        "the sum check",
        ("domain.rules.sum_check",),
        Place(f"{RULES}::test_the_sum_check_shows_that_the_guideline_does_not_add_up"),
    ),
    "F10": Other(
        "",
        "coverage, and the pace that can reach it",
        ("domain.duties.measures.coverage", "domain.duties.outlook.outlook", "domain.duties.route.suggested_route"),
        Place("tests/domain/test_duty_outlook.py::test_the_daily_minimum_cannot_reach_twelve_outlets_in_a_week"),
    ),
    "F11": Other(
        "",
        "whose records count",
        ("domain.duties.facts.Register", "domain.duties.measures.Case.recorded"),
        Place(f"{FIELD}::test_own_unit_is_that_of_the_day_of_the_record"),
    ),
    "F12": Other(
        "",
        "two months: fixed pairs, or rolling",
        ("domain.duties.judging.span_of", "domain.rules.DutySettings"),
        Place("tests/domain/test_duty_periods.py::test_two_months_may_roll"),
    ),
    "F13": Other(
        "",
        "replies of the week",
        ("domain.duties.team_measures.members_replied",),
        Place(f"{TEAM}::test_members_with_one_expected_day_need_one_reply_and_those_away_none"),
    ),
    "F14": Other(
        "",
        "month end: the last three working days, or as many as the company says",
        ("domain.duties.team_measures.members_replied_at_end", "domain.rules.DutySettings"),
        Place(f"{TEAM}::test_everybody_is_replied_to_at_month_end"),
    ),
    "F15": Other(
        "",
        "deadlines on a rest day",
        ("domain.duties.judging.due_on",),
        Place("tests/domain/test_duty_periods.py::test_a_deadline_on_a_rest_day_moves"),
    ),
    "F19": Other(
        "",
        "samples drawn by a stored seed",
        ("domain.sampling.drawn_from",),
        Place("tests/domain/test_sampling.py::test_a_draw_can_be_repeated_whatever_the_order_of_rows"),
    ),
    "F22": Other(
        "",
        "no invented figures: amounts start empty, duties without a figure say so",
        ("domain.deductions.proposals", "domain.duties.team_measures.team_work_recorded"),
        Place(f"{DEDUCTING}::test_an_amount_is_typed_by_the_office"),
    ),
    "F23": Other(
        "",
        "who owes a duty",
        ("domain.duties.subjects.subjects_of", "domain.duties.judging.duties_of"),
        Place(f"{TEAM}::test_who_owes"),
    ),
    "F24": Other(
        "",
        "events by their own date, only when held",
        ("domain.duties.facts.Facts.held",),
        Place(f"{FIELD}::test_events_count_by_their_own_date_and_only_when_held"),
    ),
    "F25": Other(
        "",
        "who may decide a log",
        ("domain.organisation.Organisation.may_decide",),
        Place(f"{CALENDAR}::test_who_may_decide_a_log"),
    ),
}
"""Decisions of section F that a function holds; F16 to F18, F20 and F21 come with the results (article 7 and on)."""
