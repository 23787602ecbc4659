"""The field's standard terms in three languages: what a column, a role or a status is called.

The same words head the workbooks that are read and written, so each is also a synonym when a header or a
value is recognised. Sentences do not live here.
"""

from typing import NamedTuple


class Term(NamedTuple):
    """One term in Traditional Chinese, Simplified Chinese and English."""

    zh_TW: str  # noqa: N815  the names of the languages
    zh_CN: str  # noqa: N815
    en: str


LANGUAGES = Term._fields

TERMS: dict[str, Term] = {
    # units and roles
    "head_office": Term("公司", "公司", "Head office"),
    "management_department": Term("營銷管理部", "营销管理部", "Management department"),
    "branch": Term("營業部", "营业部", "Branch"),
    "market_department": Term("市場部", "市场部", "Market department"),
    "region": Term("區域", "区域", "Region"),
    "account_manager": Term("客戶經理", "客户经理", "Account manager"),
    "regional_manager": Term("區域經理", "区域经理", "Regional manager"),
    "market_manager": Term("市場部經理", "市场部经理", "Market manager"),
    "market_staff": Term("市場部員工", "市场部员工", "Market department staff"),
    "branch_head": Term("營業部負責人", "营业部负责人", "Branch head"),
    "management_staff": Term("營銷管理部員工", "营销管理部员工", "Management department staff"),
    "head_office_staff": Term("公司市場部員工", "公司市场部员工", "Head office staff"),
    "administrator": Term("管理員", "管理员", "Administrator"),
    # what a log counts
    "leaflets": Term("派發宣傳資料", "派发宣传资料", "Leaflets"),
    "prospects": Term("獲取準客戶電話", "获取准客户电话", "Prospects"),
    "appointments": Term("有效約訪", "有效约访", "Appointments"),
    "follow_ups": Term("準客戶回訪", "准客户回访", "Follow-ups"),
    "client_calls": Term("老客戶回訪", "老客户回访", "Client calls"),
    # where a log stands, and what a day shows
    "draft": Term("草稿", "草稿", "Draft"),
    "submitted": Term("待批覆", "待批复", "Submitted"),
    "returned": Term("已退回", "已退回", "Returned"),
    "approved": Term("已批覆", "已批复", "Approved"),
    "missing": Term("未交", "未交", "Missing"),
    "rest": Term("休息", "休息", "Rest"),
    "leave": Term("請假", "请假", "Leave"),
    "approve": Term("通過", "通过", "Approve"),
    "return": Term("退回", "退回", "Return"),
    "comment": Term("點評", "点评", "Comment"),
    # field records
    "routine": Term("例行", "例行", "Routine"),
    "spot_check": Term("抽查", "抽查", "Spot check"),
    "normal": Term("正常", "正常", "Normal"),
    "abnormal": Term("異常", "异常", "Abnormal"),
    "outdoor": Term("戶外", "户外", "Outdoor"),
    "full_team": Term("全員", "全员", "Full team"),
    "large": Term("大型", "大型", "Large"),
    "planned": Term("計劃", "计划", "Planned"),
    "held": Term("已辦", "已办", "Held"),
    "cancelled": Term("取消", "取消", "Cancelled"),
    "recruiting": Term("招聘", "招聘", "Recruiting"),
    "culture": Term("團隊文化", "团队文化", "Team culture"),
    "done": Term("完成", "完成", "Done"),
    "partly": Term("部分", "部分", "Partly"),
    "not_done": Term("未完成", "未完成", "Not done"),
    "open": Term("待辦", "待办", "Open"),
    "yes": Term("是", "是", "Yes"),
    "no": Term("否", "否", "No"),
    # sheets
    "units": Term("單位", "单位", "Units"),
    "members": Term("人員", "人员", "Members"),
    "outlets": Term("網點", "网点", "Outlets"),
    "leaves": Term("請假", "请假", "Leave"),
    "calendar": Term("日曆", "日历", "Calendar"),
    "targets": Term("目標", "目标", "Targets"),
    "work_logs": Term("工作日誌", "工作日志", "Work logs"),
    "inspections": Term("網點檢查", "网点检查", "Inspections"),
    "visits": Term("網點拜訪", "网点拜访", "Outlet visits"),
    "bank_visits": Term("銀行拜訪", "银行拜访", "Bank visits"),
    "events": Term("活動", "活动", "Events"),
    "event_checks": Term("活動檢查", "活动检查", "Event checks"),
    "market_notes": Term("市場資訊", "市场资讯", "Market information"),
    "team_work": Term("招聘及團隊文化", "招聘及团队文化", "Recruiting and culture"),
    "team_checks": Term("招聘及團隊文化檢查", "招聘及团队文化检查", "Recruiting and culture checks"),
    "scores_handed_on": Term("得分上報", "得分上报", "Scores handed on"),
    "replies": Term("日誌批覆", "日志批复", "Log replies"),
    "weekly_parts": Term("週報內容", "周报内容", "Weekly report parts"),
    # columns
    "code": Term("編號", "编号", "Code"),
    "name": Term("名稱", "名称", "Name"),
    "kind": Term("類型", "类型", "Kind"),
    "parent": Term("上級", "上级", "Parent"),
    "same_city": Term("同城", "同城", "Same city"),
    "first": Term("起", "起", "From"),
    "last": Term("迄", "迄", "To"),
    "employee_no": Term("工號", "工号", "Employee No"),
    "person_name": Term("姓名", "姓名", "Employee Name"),
    "role": Term("角色", "角色", "Role"),
    "unit": Term("單位", "单位", "Unit"),
    "employed_from": Term("入職日期", "入职日期", "Employed from"),
    "assigned_from": Term("調入日期", "调入日期", "Assigned from"),
    "employed_to": Term("離職日期", "离职日期", "Employed to"),
    "phone": Term("電話", "电话", "Phone"),
    "bank": Term("銀行", "银行", "Bank"),
    "office": Term("分行", "分行", "Bank office"),
    "address": Term("地址", "地址", "Address"),
    "partner": Term("合作", "合作", "Partner"),
    "key": Term("重點", "重点", "Key outlet"),
    "head": Term("負責人", "负责人", "Head"),
    "head_phone": Term("負責人電話", "负责人电话", "Head's phone"),
    "opened_on": Term("啟用日期", "启用日期", "Opened on"),
    "closed_on": Term("停用日期", "停用日期", "Closed on"),
    "day": Term("日期", "日期", "Date"),
    "working": Term("工作日", "工作日", "Working day"),
    "remark": Term("說明", "说明", "Remark"),
    "month": Term("月份", "月份", "Month"),
    "metric": Term("指標", "指标", "Metric"),
    "target": Term("目標值", "目标值", "Target value"),
    "outlet_of_day": Term("駐點網點", "驻点网点", "Outlet of the day"),
    "work_done": Term("今日工作內容", "今日工作内容", "Work done"),
    "work_planned": Term("明日工作計劃", "明日工作计划", "Plan for tomorrow"),
    "trouble": Term("遇到問題", "遇到问题", "Problems met"),
    "outlet": Term("網點", "网点", "Outlet"),
    "inspector": Term("檢查人", "检查人", "Inspector"),
    "result": Term("結果", "结果", "Result"),
    "finding": Term("問題", "问题", "Finding"),
    "fix_by": Term("整改期限", "整改期限", "Fix by"),
    "visitor": Term("拜訪人", "拜访人", "Visitor"),
    "counterpart": Term("對象", "对象", "Met with"),
    "content": Term("內容", "内容", "Content"),
    "host": Term("主辦", "主办", "Host"),
    "organiser": Term("組織人", "组织人", "Organiser"),
    "place": Term("地點", "地点", "Place"),
    "attending": Term("參加人", "参加人", "Attending"),
    "status": Term("狀態", "状态", "Status"),
    "event": Term("活動", "活动", "Event"),
    "reviewer": Term("批覆人", "批复人", "Reviewer"),
    "replied_on": Term("批覆日期", "批复日期", "Replied on"),
    "decision": Term("意見", "意见", "Decision"),
}


def term(code: str, language: str) -> str:
    """What something is called in `zh_TW`, `zh_CN` or `en`."""
    return TERMS[code][LANGUAGES.index(language)]
