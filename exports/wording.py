"""What the printed things say, in Traditional Chinese, Simplified Chinese and English."""

from datetime import date

from domain.terms import LANGUAGES
from exports import wording_duties, wording_sampling

WORDS: dict[str, tuple[str, str, str]] = {
    **wording_sampling.WORDS,
    **wording_duties.WORDS,
    # the title block
    "title": ("營銷團隊工作週報", "营销团队工作周报", "Marketing team weekly report"),
    "sheet_title": ("週報 {week}", "周报 {week}", "Weekly report {week}"),
    "subtitle": (
        "{unit}　{year} 年第 {number} 週（{first}至 {last}）{week}",
        "{unit}　{year} 年第 {number} 周（{first}至 {last}）{week}",
        "{unit}, week {week} ({first} to {last})",
    ),
    "running": ("{title}　{unit}　{week}", "{title}　{unit}　{week}", "{title}, {unit}, {week}"),
    "internal": (
        "編號 ZB-{unit}-{week}-{revision}　內部資料",
        "编号 ZB-{unit}-{week}-{revision}　内部资料",
        "No. ZB-{unit}-{week}-{revision}, internal",
    ),
    "from_unit": ("報送單位", "报送单位", "From"),
    "to_unit": ("收件", "收件", "To"),
    "author": ("編製人", "编制人", "Prepared by"),
    "nobody": ("未設", "未设", "none on record"),
    "issued": ("編製時間", "编制时间", "Prepared on"),
    "issued_value": ("{day}　第 {revision} 版", "{day}　第 {revision} 版", "{day}, revision {revision}"),
    "rules": ("規則版本", "规则版本", "Rules"),
    "rule_base": (
        "基準版（約訪 {points} 分）",
        "基准版（约访 {points} 分）",
        "base version (appointment {points} pt)",
    ),
    "rule_five": ("約訪 5 分版 {day}", "约访 5 分版 {day}", "5-point version {day}"),
    "due": ("應交期限", "应交期限", "Due"),
    "due_value": (
        "{day}（{weekday}），指引{article}",
        "{day}（{weekday}），指引{article}",
        "{day} ({weekday}), art. {article}",
    ),
    "data": ("資料時間", "数据时间", "Data"),
    "data_value": ("日誌至 {day}{provisional}", "日志至 {day}{provisional}", "logs up to {day}{provisional}"),
    "data_none": ("本週無日誌", "本周无日志", "no logs this week"),
    "provisional": ("（暫定）", "（暂定）", " (provisional)"),
    "short_week": ("短週處理", "短周处理", "Short weeks"),
    "prorata": ("按比例（按應出勤日折算）", "按比例（按应出勤日折算）", "pro rata by expected days"),
    "literal": ("按原數，不折算", "按原数，不折算", "as written"),
    "no_calendar": (
        "（含未公布的日曆日，暫按週一至週五）",
        "（含未公布的日历日，暂按周一至周五）",
        " (calendar not published, Monday to Friday assumed)",
    ),
    "article_5": ("五4", "五4", "5.4"),
    "day_span": ("{first}至{last}", "{first}至{last}", "{first} to {last}"),
    # section one
    "summary": ("本週摘要", "本周摘要", "Summary"),
    "qualified": ("得分合格　三(二)", "得分合格　三(二)", "Qualified, art. 3(2)"),
    "people_of": (" / {count} 人", " / {count} 人", " of {count} people"),
    "attainment": ("平均達成率", "平均达成率", "Mean attainment"),
    "logs_handed": ("日誌提交　三(二)", "日志提交　三(二)", "Logs handed in, art. 3(2)"),
    "logs_of": (" / {count} 份", " / {count} 份", " of {count}"),
    "rm_replies": ("區域經理批覆　四(一)6", "区域经理批复　四(一)6", "Manager replies, art. 4(1)6"),
    "members_of": (" / {count} 人", " / {count} 人", " of {count} members"),
    "outlets_inspected": ("網點檢查　{article}", "网点检查　{article}", "Outlets inspected, art. {article}"),
    "outlets_of": (" / {count} 個", " / {count} 个", " of {count}"),
    "heads_visited": ("負責人拜訪　{article}", "负责人拜访　{article}", "Heads visited, art. {article}"),
    "heads_count": (" 位", " 位", " heads"),
    "findings": ("檢查發現", "检查发现", "Findings"),
    "findings_count": (" 項", " 项", " found"),
    "events_held": ("營銷活動　{article}", "营销活动　{article}", "Events held, art. {article}"),
    "events_planned": (" 場（計劃 {count}）", " 场（计划 {count}）", " (planned {count})"),
    "sentence": (
        "本週 {qualified} 人合格、{failed} 人不合格；日誌應交 {expected} 份，已交 {handed} 份。",
        "本周 {qualified} 人合格、{failed} 人不合格；日志应交 {expected} 份，已交 {handed} 份。",
        "{qualified} qualified, {failed} did not; {handed} of {expected} logs handed in.",
    ),
    "sentence_missed": (
        "合格而有每週最低未達者 {count} 人。",
        "合格而有每周最低未达者 {count} 人。",
        " {count} qualified with a weekly minimum missed.",
    ),
    "nobody_assessed": (
        "本週無人應出勤，不評。",
        "本周无人应出勤，不评。",
        "Nobody was expected this week; nothing is assessed.",
    ),
    # section two
    "scores": ("活動量得分表", "活动量得分表", "Activity scores"),
    "scores_note": (
        "指引三(二)、四(二)6；每日 {day} 分、每週 {week} 分為合格；單位：分、個",
        "指引三(二)、四(二)6；每日 {day} 分、每周 {week} 分为合格；单位：分、个",
        "art. 3(2), 4(2)6; {day} points a day and {week} a week qualify",
    ),
    "number": ("序", "序", "#"),
    "name": ("姓名", "姓名", "Name"),
    "region": ("區域", "区域", "Region"),
    "weekday_0": ("一", "一", "Mon"),
    "weekday_1": ("二", "二", "Tue"),
    "weekday_2": ("三", "三", "Wed"),
    "weekday_3": ("四", "四", "Thu"),
    "weekday_4": ("五", "五", "Fri"),
    "weekday_5": ("六", "六", "Sat"),
    "weekday_6": ("日", "日", "Sun"),
    "total": ("合計", "合计", "Total"),
    "pass_mark": ("合格線", "合格线", "Pass"),
    "result": ("結果", "结果", "Result"),
    "last_week": ("上週", "上周", "Last"),
    "prospects": ("準", "准", "Pros."),
    "appointments": ("約", "约", "Appt."),
    "follow_ups": ("跟", "跟", "Foll."),
    "client_calls": ("老", "老", "Calls"),
    "passed": ("○ 合格", "○ 合格", "○ pass"),
    "failed": ("× 差 {gap}", "× 差 {gap}", "× −{gap}"),
    "not_assessed": ("不評", "不评", "n/a"),
    "people": ("{count} 人", "{count} 人", "{count}"),
    "sum_result": ("○ {passed}　× {failed}", "○ {passed}　× {failed}", "○ {passed} × {failed}"),
    "missed_count": ("× {count}", "× {count}", "× {count}"),
    "mark_missing": ("未", "未", "mis"),
    "mark_returned": ("退", "退", "ret"),
    "mark_leave": ("假", "假", "lve"),
    "mark_draft": ("稿", "稿", "drf"),
    "score_note": (
        "合計行為當日合格人數與未達人數。灰底為未達：當日不足合格分、未交（未）、退回未重報（退，不計分），或每週最低未達。假＝已核准請假，稿＝未提交的草稿。準＝獲取準客戶電話，約＝有效約訪，跟＝準客戶回訪，老＝老客戶回訪。",
        "合计行为当日合格人数与未达人数。灰底为未达：当日不足合格分、未交（未）、退回未重报（退，不计分），或每周最低未达。假＝已核准请假，稿＝未提交的草稿。准＝获取准客户电话，约＝有效约访，跟＝准客户回访，老＝老客户回访。",
        "The last row counts who qualified each day and who missed. Grey: below the pass mark, missing (mis), returned and not written anew (ret, counts nothing), or a weekly minimum missed. lve = approved leave, drf = draft not handed in. Pros. = new prospect phones, Appt. = effective appointments, Foll. = prospect follow-ups, Calls = client calls.",
    ),
    "hint": (
        "提示：各項每日最低全達為 {day_sum} 分、每週最低全達為 {week_sum} 分，低於合格線 {day} 分、{week} 分，指引原文如此。",
        "提示：各项每日最低全达为 {day_sum} 分、每周最低全达为 {week_sum} 分，低于合格线 {day} 分、{week} 分，指引原文如此。",
        " Note: all daily minimums give {day_sum} points and all weekly ones {week_sum}, below the pass marks of {day} and {week}, as the guideline is written.",
    ),
    "provisional_note": (
        "本表為暫定：本週未結束，或有日誌尚未批覆。",
        "本表为暂定：本周未结束，或有日志尚未批复。",
        " Provisional: the week is not over, or logs are not yet approved.",
    ),
    # section three
    "shortfalls": ("未達標明細", "未达标明细", "Who fell short"),
    "shortfalls_note": (
        "不合格 {failed} 人；合格而有每週最低未達 {missed} 人",
        "不合格 {failed} 人；合格而有每周最低未达 {missed} 人",
        "{failed} not qualified; {missed} qualified with a minimum missed",
    ),
    "score": ("得分", "得分", "Score"),
    "gap": ("差", "差", "Short"),
    "missed": ("未達的每週最低", "未达的每周最低", "Weekly minimums missed"),
    "reason": ("情況", "情况", "What happened"),
    "reason_missing": ("{days}未交", "{days}未交", "{days} missing"),
    "reason_returned": ("{days}退回未重報", "{days}退回未重报", "{days} returned"),
    "reason_low": ("{days}不足 {pass_mark} 分", "{days}不足 {pass_mark} 分", "{days} below {pass_mark}"),
    "reason_qualified": ("合格", "合格", "qualified"),
    "all_met": (
        "本週全部合格，每週最低全達。",
        "本周全部合格，每周最低全达。",
        "Everybody qualified and met every weekly minimum.",
    ),
    # sections five to ten
    "replies": ("日誌提交與批覆", "日志提交与批复", "Logs and replies"),
    "replies_note": ("指引三(二)、四(一)6", "指引三(二)、四(一)6", "art. 3(2), 4(1)6"),
    "expected": ("應交", "应交", "Due"),
    "handed": ("已交", "已交", "In"),
    "missing": ("未交", "未交", "Missing"),
    "returned": ("退回未重報", "退回未重报", "Returned"),
    "waiting": ("待批覆", "待批复", "Waiting"),
    "manager": ("區域經理", "区域经理", "Manager"),
    "rm_replied": ("已批覆人數", "已批复人数", "Replied to"),
    "replied_note": (
        "已批覆人數：區域經理本週對其日誌批覆滿 2 個日志日的成員（應出勤不足 2 日者按應出勤日）。",
        "已批复人数：区域经理本周对其日志批复满 2 个日志日的成员（应出勤不足 2 日者按应出勤日）。",
        "Replied to: members whose logs of two different days the regional manager replied to (fewer where fewer days were expected).",
    ),
    "inspections": ("網點檢查與拜訪", "网点检查与拜访", "Inspections and visits"),
    "inspections_note": (
        "指引{article}；檢查 {inspections} 次、{outlets} 個網點，拜訪 {visits} 次",
        "指引{article}；检查 {inspections} 次、{outlets} 个网点，拜访 {visits} 次",
        "art. {article}; {inspections} inspections of {outlets} outlets, {visits} visits",
    ),
    "inspections_sub": ("（一）網點檢查", "（一）网点检查", "Inspections"),
    "visits_sub": ("（二）負責人拜訪", "（二）负责人拜访", "Visits"),
    "day": ("日期", "日期", "Date"),
    "outlet": ("網點", "网点", "Outlet"),
    "inspector": ("檢查人", "检查人", "Inspector"),
    "kind": ("類型", "类型", "Kind"),
    "finding": ("發現", "发现", "Finding"),
    "fix_by": ("整改期限", "整改期限", "Fix by"),
    "place": ("網點或分行", "网点或分行", "Outlet or bank office"),
    "visitor": ("拜訪人", "拜访人", "Visitor"),
    "counterpart": ("對象", "对象", "Met with"),
    "content": ("內容", "内容", "Content"),
    "outcome": ("結果", "结果", "Result"),
    "events": ("營銷活動", "营销活动", "Events"),
    "events_note": ("指引{article}", "指引{article}", "art. {article}"),
    "event": ("活動", "活动", "Event"),
    "host": ("主辦", "主办", "Host"),
    "organiser": ("組織人", "组织人", "Organiser"),
    "attending": ("參加", "参加", "People"),
    "checked": ("現場檢查", "现场检查", "Checked on site"),
    "status": ("狀態", "状态", "Status"),
    "last_plan": ("上週計劃完成情況", "上周计划完成情况", "Last week's plan"),
    "last_plan_note": ("自 {week} 週報帶入", "自 {week} 周报带入", "carried in from {week}"),
    "next_plan": ("下週計劃", "下周计划", "Next week's plan"),
    "next_plan_note": ("{week}，{first}至 {last}", "{week}，{first}至 {last}", "{week}, {first} to {last}"),
    "task": ("計劃", "计划", "Task"),
    "owner": ("負責", "负责", "Owner"),
    "due_day": ("期限", "期限", "Due"),
    "measure": ("衡量", "衡量", "Measure"),
    "remark": ("說明", "说明", "Remark"),
    "done": ("○ 完成", "○ 完成", "○ done"),
    "partly": ("△ 部分", "△ 部分", "△ partly"),
    "not_done": ("× 未完成", "× 未完成", "× not done"),
    "open": ("△ 待辦", "△ 待办", "△ open"),
    "evaluation": ("評估與請示", "评估与请示", "Evaluation and requests"),
    "evaluation_of": ("評估", "评估", "Evaluation"),
    "next_stage": ("下一階段要求", "下一阶段要求", "Next stage"),
    "evaluated": ("對象", "对象", "About"),
    "requests": ("請示", "请示", "Requests"),
    "notes": ("附註", "附注", "Notes"),
    "nothing": ("本週無記錄。", "本周无记录。", "Nothing on record this week."),
    # the end
    "prepared": ("編製", "编制", "Prepared"),
    "reviewed": ("審閱", "审阅", "Reviewed"),
    "received": ("收件", "收件", "Received"),
    "seal": ("（簽章）", "（签章）", "(seal)"),
    "sign_date": ("{year} 年　月　日", "{year} 年　月　日", "Date"),
    "code": ("校驗碼", "校验码", "Code"),
    "code_note": (
        "校驗碼由本報全部數字與文字算出；兩份報告校驗碼一致，內容即一致。",
        "校验码由本报全部数字与文字算出；两份报告校验码一致，内容即一致。",
        "Computed from every figure and word of this report: equal codes mean equal contents.",
    ),
    "footer": ("督導台・規則 {rules}", "督导台・规则 {rules}", "Supervision Desk, rules: {rules}"),
    "page": ("第 {page} 頁／共 {pages} 頁", "第 {page} 页／共 {pages} 页", "Page {page} of {pages}"),
    # the workbook's sheets
    "sheet_summary": ("摘要", "摘要", "Summary"),
    "sheet_scores": ("得分表", "得分表", "Scores"),
    "sheet_shortfalls": ("未達標", "未达标", "Shortfalls"),
    "sheet_replies": ("日誌與批覆", "日志与批复", "Logs and replies"),
    "sheet_field": ("檢查與拜訪", "检查与拜访", "Field"),
    "sheet_events": ("活動", "活动", "Events"),
    "sheet_plan": ("計劃與附註", "计划与附注", "Plan and notes"),
    "days_expected": ("應出勤日", "应出勤日", "Expected days"),
    "required": ("須", "须", "Required"),
    # the repair workbook
    "problem_beside": ("問題：{column}", "问题：{column}", "Problem: {column}"),
    # the blank workbooks
    "template_org": ("組織", "组织", "Organisation"),
    "template_logs": ("工作日誌", "工作日志", "Work logs"),
    "template_field": ("現場記錄", "现场记录", "Field records"),
    "example": ("例：", "例：", "e.g. "),
    "note_required": ("必填。", "必填。", "Required. "),
    "note_optional": ("可留空。", "可留空。", "May be left empty. "),
    "note_choice": ("請由清單選擇。", "请由清单选择。", "Choose from the list."),
    "note_identifier": (
        "編號為文字，前面的 0 會保留。",
        "编号为文字，前面的 0 会保留。",
        "A number is text: leading zeros stay.",
    ),
    "note_day": ("日期，如 2026-11-16。", "日期，如 2026-11-16。", "A date, such as 2026-11-16."),
    "note_count": (
        "0 至 999 的整數；留空為 0。",
        "0 至 999 的整数；留空为 0。",
        "A whole number from 0 to 999; empty means 0.",
    ),
    "note_text": ("文字。", "文字。", "Text."),
    # the score table on its own
    "table_subtitle": (
        "{unit}　{week}（{first} – {last}）",
        "{unit}　{week}（{first} – {last}）",
        "{unit}, {week} ({first} – {last})",
    ),
    "table_made_on": ("製表 {day}", "制表 {day}", "Made on {day}"),
    "table_summary": (
        "合格 {qualified} 人、不合格 {failed} 人，評定 {assessed} 人；有每週最低未達 {missed} 人；平均達成率 {mean}。",
        "合格 {qualified} 人、不合格 {failed} 人，评定 {assessed} 人；有每周最低未达 {missed} 人；平均达成率 {mean}。",
        "{qualified} qualified, {failed} did not, of {assessed} assessed; {missed} missed a weekly minimum; mean attainment {mean}.",
    ),
    "attained": ("達成率", "达成率", "Attained"),
    "attainment_note": (
        "達成率＝週得分／本人合格線；平均以達成率計，不以原始得分計。",
        "达成率＝周得分／本人合格线；平均以达成率计，不以原始得分计。",
        "Attainment is score over one's own pass mark; means are of attainments, never of raw scores.",
    ),
    "prorata_note": (
        "應出勤不足 5 日者，合格線與每週最低按日數折算。",
        "应出勤不足 5 日者，合格线与每周最低按日数折算。",
        "With fewer than 5 expected days, pass mark and weekly minimums are pro rata.",
    ),
    "table_provisional": ("活動量得分表（暫定）", "活动量得分表（暂定）", "Activity scores (provisional)"),
    "sheet_table": ("得分表", "得分表", "Scores"),
}
CHINESE_NUMBERS = "零一二三四五六七八九十"


def say(code: str, language: str, /, **facts: object) -> str:
    """A word or sentence in `zh_TW`, `zh_CN` or `en`, with its facts filled in."""
    return WORDS[code][LANGUAGES.index(language)].format(**facts)


def section(number: int, language: str) -> str:
    """What stands before a section's title."""
    return f"{number}. " if language == "en" else f"{CHINESE_NUMBERS[number]}、"


def short_day(day: date | None) -> str:
    """A day within the year; nothing for no day."""
    return f"{day:%m-%d}" if day else "–"


def long_day(day: date, language: str) -> str:
    """A day in a running sentence."""
    return f"{day:%d %b}".lstrip("0") if language == "en" else f"{day.month} 月 {day.day} 日"


def weekday(day: date, language: str) -> str:
    """The day of the week, short."""
    return say(f"weekday_{day.weekday()}", language)
