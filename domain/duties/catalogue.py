"""The guideline's duties in one list: by which article, whose, how often, what counts, how much, by when.

To add a rule that fits a known measure, add one entry. The numbers are the guideline's own; a dated rule version
may say others (`domain.rules`), and management departments and branches may only raise them (rule 3-12).
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.terms import Term
from domain.work_log import Item


class Who(StrEnum):
    """Whose duty it is: a person in this role, or a unit of this kind."""

    ACCOUNT_MANAGER = "account_manager"
    REGIONAL_MANAGER = "regional_manager"
    MARKET_MANAGER = "market_manager"
    MARKET_DEPARTMENT = "market_department"
    MANAGEMENT_DEPARTMENT = "management_department"
    OTHER_CITY_BRANCH = "other_city_branch"

    @property
    def personal(self) -> bool:
        """Whether a person owes it, named by employee number; else a unit, named by its code."""
        return self in {Who.ACCOUNT_MANAGER, Who.REGIONAL_MANAGER, Who.MARKET_MANAGER}


class Period(StrEnum):
    """How often it is owed."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"


class Deadline(StrEnum):
    """By when: the period's last working day, or a day that moves to the next working day (decision F15)."""

    PERIOD_END = "period_end"
    NEXT_WORKING_DAY = "next_working_day"
    MONDAY_AFTER = "monday_after"
    MONDAY = "monday"
    FIFTH = "fifth"


class Measure(StrEnum):
    """What is counted; `domain.duties.judging.MEASURES` names the function of each."""

    LOG_HANDED_IN = "log_handed_in"
    DAY_SCORE = "day_score"
    WEEK_SCORE = "week_score"
    DAY_ITEM = "day_item"
    WEEK_ITEM = "week_item"
    EVENTS_ATTENDED = "events_attended"
    NOTES_WRITTEN = "notes_written"
    OUTLETS_INSPECTED = "outlets_inspected"
    OUTLETS_COVERED = "outlets_covered"
    INSPECTIONS_MADE = "inspections_made"
    HEADS_VISITED = "heads_visited"
    HEADS_COVERED = "heads_covered"
    OFFICES_VISITED = "offices_visited"
    OFFICES_COVERED = "offices_covered"
    EVENTS_HELD = "events_held"
    EVENTS_CHECKED = "events_checked"
    TEAM_WORK_RECORDED = "team_work_recorded"
    TEAM_WORK_CHECKED = "team_work_checked"
    ACCOUNTS_OPENED = "accounts_opened"
    MEMBERS_REPLIED = "members_replied"
    MEMBERS_REPLIED_AT_END = "members_replied_at_end"
    REPORT_ISSUED = "report_issued"
    SCORES_REPORTED = "scores_reported"
    REPORTS_READ = "reports_read"
    LOGS_READ = "logs_read"
    PEOPLE_EVALUATED = "people_evaluated"
    TASKS_SET = "tasks_set"
    SCORES_RECEIVED = "scores_received"
    PEOPLE_SAMPLED = "people_sampled"
    SAMPLES_WORKED = "samples_worked"
    SCORES_HANDED_ON = "scores_handed_on"


class Of(StrEnum):
    """Which outlets, events or people a measure looks at (or which item of a log); empty means all in charge."""

    ALL = ""
    PARTNERS = "partners"
    SAME_CITY = "same_city"
    OTHER_CITY = "other_city"
    OUTDOOR = "outdoor"
    FULL_TEAM = "full_team"
    LARGE = "large"
    REGIONS = "regions"
    PLANNERS = "planners"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the catalogue.

    `number` is how many, or how many per cent of what there is (`share`); None where the guideline gives no figure
    or the number comes from elsewhere (targets, members). `pace` is the daily or weekly minimum beside a coverage.
    `part` tells lines of one rule apart.
    """

    rule: str
    article: str
    who: Who
    period: Period
    measure: Measure
    title: Term
    number: int | None = None
    share: bool = False
    of: Of | Item = Of.ALL
    deadline: Deadline = Deadline.PERIOD_END
    part: str = ""
    pace: str = ""

    @property
    def key(self) -> str:
        """Names the line: the rule, and its part."""
        return f"{self.rule}.{self.part}" if self.part else self.rule

    @property
    def adjustable(self) -> bool:
        """Whether a rule version may ask for more: not than all there is, nor than one log or report."""
        once = {Measure.LOG_HANDED_IN, Measure.REPORT_ISSUED, Measure.TASKS_SET}
        whole = self.share and self.number == 100
        return self.number is not None and self.code.startswith("duty.") and not whole and self.measure not in once

    @property
    def code(self) -> str:
        """The number's name among all numbers of the rules (`domain.rules.Rules.number`)."""
        match self.measure:
            case Measure.DAY_SCORE:
                return "day_pass"
            case Measure.WEEK_SCORE:
                return "week_pass"
            case Measure.DAY_ITEM:
                return f"day.{self.of}"
            case Measure.WEEK_ITEM:
                return f"week.{self.of}"
            case _:
                return f"duty.{self.key}"


W, P, M, D = Who, Period, Measure, Deadline
CM, RM, MM = W.ACCOUNT_MANAGER, W.REGIONAL_MANAGER, W.MARKET_MANAGER
DEPARTMENT, MANAGEMENT, BRANCH = W.MARKET_DEPARTMENT, W.MANAGEMENT_DEPARTMENT, W.OTHER_CITY_BRANCH


def _counts(rule: str, place: int, of: Item, day: int, week: int, title: tuple[str, str, str]) -> tuple[Entry, Entry]:
    """A count of the work log with its daily and its weekly minimum."""
    article = f"三(二){place}"
    daily, weekly = (
        Term(*(before + word + after for (before, after), word in zip(around, title, strict=True)))
        for around in (
            (("每日", ""), ("每日", ""), ("", " a day")),
            (("每週", ""), ("每周", ""), ("", " a week")),
        )
    )
    return (
        Entry(rule, article, CM, P.DAY, M.DAY_ITEM, daily, day, of=of, part="day"),
        Entry(rule, article, CM, P.WEEK, M.WEEK_ITEM, weekly, week, of=of, part="week", pace=f"{rule}.day"),
    )


# fmt: off
ACCOUNT_MANAGERS = (
    Entry("3-2", "三(二)", CM, P.DAY, M.LOG_HANDED_IN,
          Term("填寫當日工作日誌", "填写当日工作日志", "Work log of the day"), 1, deadline=D.NEXT_WORKING_DAY),
    Entry("3-3", "三(二)", CM, P.DAY, M.DAY_SCORE, Term("當日得分", "当日得分", "Score of the day"), 20),
    Entry("3-4", "三(二)", CM, P.WEEK, M.WEEK_SCORE, Term("週得分", "周得分", "Score of the week"), 100),
    Entry("3-5", "三(二)1", CM, P.DAY, M.DAY_ITEM,
          Term("每日派發宣傳資料", "每日派发宣传资料", "Leaflets a day"), 50, of=Item.LEAFLETS),
    *_counts("3-6", 2, Item.PROSPECTS, 3, 15, ("獲取準客戶電話", "获取准客户电话", "New prospect phones")),
    *_counts("3-7", 3, Item.APPOINTMENTS, 1, 5, ("有效約訪", "有效约访", "Effective appointments")),
    *_counts("3-8", 4, Item.FOLLOW_UPS, 3, 15, ("回訪準客戶", "回访准客户", "Prospect follow-ups")),
    *_counts("3-9", 5, Item.CLIENT_CALLS, 3, 20, ("回訪老客戶", "回访老客户", "Existing-client calls")),
    Entry("3-10", "三(二)6", CM, P.MONTH, M.EVENTS_ATTENDED,
          Term("參加戶外營銷活動", "参加户外营销活动", "Outdoor events attended"), 4, of=Of.OUTDOOR),
    Entry("3-11", "三(二)6", CM, P.MONTH, M.NOTES_WRITTEN,
          Term("匯報駐點網點及周邊市場資訊", "汇报驻点网点及周边市场信息", "Market information reported"), 1),
)

REGIONAL_MANAGERS = (
    Entry("4-2", "四(一)2", RM, P.DAY, M.OUTLETS_INSPECTED, Term("檢查網點", "检查网点", "Outlets inspected"), 2),
    Entry("4-3", "四(一)2", RM, P.WEEK, M.OUTLETS_COVERED,
          Term("全部網點檢查一次", "全部网点检查一次", "Every outlet inspected"), 100, share=True, pace="4-2"),
    Entry("4-4", "四(一)2", RM, P.DAY, M.HEADS_VISITED,
          Term("拜訪合作網點負責人", "拜访合作网点负责人", "Heads of partner outlets visited"), 1, of=Of.PARTNERS),
    Entry("4-5", "四(一)2", RM, P.MONTH, M.HEADS_COVERED,
          Term("全部網點負責人拜訪一次", "全部网点负责人拜访一次", "Head of every outlet visited"),
          100, share=True, pace="4-4"),
    Entry("4-6", "四(一)3", RM, P.WEEK, M.EVENTS_HELD,
          Term("每週組織戶外營銷活動", "每周组织户外营销活动", "Outdoor events of the week"), 1, of=Of.OUTDOOR),
    Entry("4-7", "四(一)3", RM, P.MONTH, M.EVENTS_HELD,
          Term("每月組織戶外營銷活動", "每月组织户外营销活动", "Outdoor events of the month"),
          4, of=Of.OUTDOOR, pace="4-6"),
    Entry("4-8", "四(一)4", RM, P.MONTH, M.TEAM_WORK_RECORDED,
          Term("招聘及團隊文化紀錄", "招聘及团队文化记录", "Recruiting and team culture")),
    Entry("4-9", "四(一)5", RM, P.MONTH, M.ACCOUNTS_OPENED,
          Term("個人開戶業績", "个人开户业绩", "Own accounts opened")),
    Entry("4-10", "四(一)6", RM, P.WEEK, M.MEMBERS_REPLIED,
          Term("每位成員日誌批覆二次", "每位成员日志批复两次", "Every member's logs replied to twice"), 2),
    Entry("4-11", "四(一)6", RM, P.WEEK, M.REPORT_ISSUED,
          Term("週報上報市場部經理", "周报上报市场部经理", "Weekly report to the market manager"),
          1, deadline=D.MONDAY_AFTER),
)

MARKET_DEPARTMENTS = (
    Entry("4-13", "四(二)2", DEPARTMENT, P.DAY, M.OUTLETS_INSPECTED,
          Term("抽查網點", "抽查网点", "Outlets spot-checked"), 1),
    Entry("4-14", "四(二)2", DEPARTMENT, P.WEEK, M.OUTLETS_COVERED,
          Term("每週網點檢查率", "每周网点检查率", "Outlets checked in the week"), 20, share=True, pace="4-13"),
    Entry("4-15", "四(二)2", DEPARTMENT, P.TWO_MONTHS, M.OUTLETS_COVERED,
          Term("兩個月網點檢查率", "两个月网点检查率", "Outlets checked in two months"),
          100, share=True, pace="4-13"),
    Entry("4-16", "四(二)2", MM, P.WEEK, M.HEADS_VISITED,
          Term("拜訪合作網點負責人", "拜访合作网点负责人", "Heads of partner outlets visited"), 2, of=Of.PARTNERS),
    Entry("4-17", "四(二)2", MM, P.QUARTER, M.HEADS_COVERED,
          Term("全部網點負責人拜訪一遍", "全部网点负责人拜访一遍", "Head of every outlet visited"),
          100, share=True, pace="4-16"),
    Entry("4-18", "四(二)3", DEPARTMENT, P.MONTH, M.EVENTS_HELD,
          Term("全員營銷活動", "全员营销活动", "Events with the whole team"), 1, of=Of.FULL_TEAM),
    Entry("4-19", "四(二)3", DEPARTMENT, P.MONTH, M.EVENTS_CHECKED,
          Term("區域活動現場檢查率", "区域活动现场检查率", "Events of the regions checked on site"),
          80, share=True, of=Of.REGIONS),
    Entry("4-20", "四(二)4", DEPARTMENT, P.MONTH, M.TEAM_WORK_RECORDED,
          Term("招聘及團隊文化紀錄", "招聘及团队文化记录", "Recruiting and team culture")),
    Entry("4-21", "四(二)5", DEPARTMENT, P.WEEK, M.REPORT_ISSUED,
          Term("週報上報營業部、營銷管理部", "周报上报营业部、营销管理部", "Weekly report to branch and management"),
          1, deadline=D.MONDAY_AFTER),
    Entry("4-22", "四(二)6", DEPARTMENT, P.WEEK, M.SCORES_REPORTED,
          Term("全部營銷人員得分隨週報上報", "全部营销人员得分随周报上报", "Every marketer's score with it"),
          100, share=True, deadline=D.MONDAY_AFTER),
    Entry("4-23", "四(二)6", MM, P.WEEK, M.REPORTS_READ,
          Term("檢視區域經理週報及批覆情況", "查看区域经理周报及批复情况", "Regions' reports and replies read"),
          100, share=True, part="reports"),
    Entry("4-23", "四(二)6", MM, P.WEEK, M.LOGS_READ,
          Term("檢查全部工作日誌", "检查全部工作日志", "All work logs opened"), 100, share=True, part="logs"),
    Entry("4-23", "四(二)6", MM, P.WEEK, M.PEOPLE_EVALUATED,
          Term("評估區域經理及客戶經理", "评估区域经理及客户经理", "People evaluated"),
          100, share=True, part="people"),
    Entry("4-23", "四(二)6", MM, P.WEEK, M.TASKS_SET,
          Term("布置下一階段工作", "布置下一阶段工作", "Next stage's tasks set"), 1, part="tasks"),
    Entry("4-24", "四(二)6", MM, P.MONTH, M.MEMBERS_REPLIED_AT_END,
          Term("月末批覆全部營銷人員日誌", "月末批复全部营销人员日志", "Everyone's log replied to at month end"), 1),
)

MANAGEMENT_DEPARTMENTS = (
    Entry("5-1", "五1", MANAGEMENT, P.WEEK, M.INSPECTIONS_MADE,
          Term("同城網點檢查次數", "同城网点检查次数", "Same-city inspections"), 2, of=Of.SAME_CITY),
    Entry("5-2", "五1", MANAGEMENT, P.WEEK, M.OUTLETS_COVERED,
          Term("同城網點檢查率", "同城网点检查率", "Same-city outlets inspected"), 20, share=True, of=Of.SAME_CITY),
    Entry("5-3", "五1", BRANCH, P.TWO_MONTHS, M.OUTLETS_COVERED,
          Term("非同城營業部網點檢查率", "非同城营业部网点检查率", "Other-city branch's outlets inspected"),
          10, share=True),
    Entry("5-4", "五1", MANAGEMENT, P.MONTH, M.OFFICES_VISITED,
          Term("登門拜訪重點合作銀行分行", "登门拜访重点合作银行分行", "Key banks' offices visited"),
          2, part="month"),
    Entry("5-4", "五1", MANAGEMENT, P.QUARTER, M.OFFICES_COVERED,
          Term("全部重點合作銀行分行拜訪一遍", "全部重点合作银行分行拜访一遍", "Every key bank's office visited"),
          100, share=True, part="quarter", pace="5-4.month"),
    Entry("5-6", "五2", MANAGEMENT, P.MONTH, M.EVENTS_CHECKED,
          Term("同城活動現場檢查率", "同城活动现场检查率", "Same-city events checked on site"),
          80, share=True, of=Of.PLANNERS),
    Entry("5-7", "五2", MANAGEMENT, P.QUARTER, M.EVENTS_HELD,
          Term("大型營銷或團隊活動", "大型营销或团队活动", "Large events"), 1, of=Of.LARGE),
    Entry("5-8", "五3", MANAGEMENT, P.MONTH, M.TEAM_WORK_CHECKED,
          Term("檢查招聘及團隊文化工作", "检查招聘及团队文化工作", "Recruiting and culture work checked"),
          100, share=True),
    Entry("5-9", "五4", MANAGEMENT, P.WEEK, M.SCORES_RECEIVED,
          Term("週一收齊上週得分表", "周一收齐上周得分表", "Last week's score tables received"),
          100, share=True, deadline=D.MONDAY),
    Entry("5-10", "五4", MANAGEMENT, P.WEEK, M.PEOPLE_SAMPLED,
          Term("同城日誌抽查", "同城日志抽查", "Same-city logs sampled"),
          10, share=True, of=Of.SAME_CITY, part="same_city"),
    Entry("5-10", "五4", MANAGEMENT, P.MONTH, M.PEOPLE_SAMPLED,
          Term("非同城日誌抽查", "非同城日志抽查", "Other-city logs sampled"),
          10, share=True, of=Of.OTHER_CITY, part="other_city"),
    Entry("5-11", "五4", MANAGEMENT, P.WEEK, M.SAMPLES_WORKED,
          Term("同城抽查核對完畢", "同城抽查核对完毕", "Same-city samples worked through"),
          100, share=True, of=Of.SAME_CITY, part="same_city"),
    Entry("5-11", "五4", MANAGEMENT, P.MONTH, M.SAMPLES_WORKED,
          Term("非同城抽查核對完畢", "非同城抽查核对完毕", "Other-city samples worked through"),
          100, share=True, of=Of.OTHER_CITY, part="other_city"),
    Entry("5-12", "五5", MANAGEMENT, P.MONTH, M.SCORES_HANDED_ON,
          Term("上月各週得分上報公司市場部", "上月各周得分上报公司市场部", "Last month's scores to head office"),
          100, share=True, deadline=D.FIFTH),
)
# fmt: on

CATALOGUE = (*ACCOUNT_MANAGERS, *REGIONAL_MANAGERS, *MARKET_DEPARTMENTS, *MANAGEMENT_DEPARTMENTS)
"""Every duty, in the order of the guideline."""

BY_KEY = {entry.key: entry for entry in CATALOGUE}

NUMBERS = {
    entry.key: entry.number for entry in CATALOGUE if entry.number is not None and entry.code.startswith("duty.")
}
"""The guideline's numbers that are not the scores' (those stand in `domain.rules.base_version`)."""
