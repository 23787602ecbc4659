"""Why a change of the organisation or of the rules was refused; a part of the command line's and window's wording.

The words of a field are short: they stand under it.
"""

WORDS: dict[str, tuple[str, str, str]] = {
    "form_refused": (
        "有 {count} 欄須改正，未儲存。原因寫在欄下。",
        "有 {count} 栏须改正，未保存。原因写在栏下。",
        "{count} fields have to be put right; nothing was saved. The reason stands under each.",
    ),
    # units and outlets
    "unit_exists": ("已有編號 {value} 的單位", "已有编号 {value} 的单位", "there is a unit {value} already"),
    "unit_closed": ("{value} 在 {day} 不存在", "{value} 在 {day} 不存在", "{value} does not exist on {day}"),
    "unit_has_people": (
        "{day} 之後仍有 {count} 人：{names}。先調走，再結束單位",
        "{day} 之后仍有 {count} 人：{names}。先调走，再结束单位",
        "{count} people are in it after {day}: {names}. Move them first, then close the unit",
    ),
    "unit_has_units": (
        "{day} 之後仍有 {count} 個下級單位：{names}。先結束或改掛下級",
        "{day} 之后仍有 {count} 个下级单位：{names}。先结束或改挂下级",
        "{count} units are below it after {day}: {names}. Close or move them first",
    ),
    "unit_has_outlets": (
        "{day} 之後仍負責 {count} 個網點：{names}。選擇接手單位",
        "{day} 之后仍负责 {count} 个网点：{names}。选择接手单位",
        "it is in charge of {count} outlets after {day}: {names}. Choose the unit that takes them over",
    ),
    "bad_kind": (
        "下級單位（{names}）的層級不低於此類型，共 {count} 個",
        "下级单位（{names}）的层级不低于此类型，共 {count} 个",
        "{count} units below it ({names}) are not of a lower layer than this",
    ),
    "outlet_exists": ("已有編號 {value} 的網點", "已有编号 {value} 的网点", "there is an outlet {value} already"),
    "first_charge": (
        "{outlet} 的首個負責單位不能移除。資料未改動。請改為轉交其他單位。",
        "{outlet} 的首个负责单位不能移除。数据未改动。请改为转交其他单位。",
        "The first unit in charge of {outlet} can't be taken out. Nothing was changed. Hand the outlet over instead.",
    ),
    # people
    "member_exists": ("已有工號 {value}", "已有工号 {value}", "the number {value} is taken"),
    "logs_outside": (
        "此範圍外有 {count} 份日誌（{from} 至 {to}）",
        "此范围外有 {count} 份日志（{from} 至 {to}）",
        "{count} logs lie outside ({from} to {to})",
    ),
    "assignment_before": (
        "{day} 起已有歸屬，入職不能更晚",
        "{day} 起已有归属，入职不能更晚",
        "there is an assignment from {day} on; the employment can't begin later",
    ),
    "assignment_exists": (
        "{day} 起已有一筆歸屬；要改它請用更正",
        "{day} 起已有一笔归属；要改它请用更正",
        "there is an assignment from {day} on; correct that one instead",
    ),
    "assignment_after": (
        "{day} 起還有一筆歸屬；先撤回",
        "{day} 起还有一笔归属；先撤回",
        "there is an assignment from {day} on; withdraw it first",
    ),
    "nothing_changes": (
        "當日已是此單位與角色",
        "当日已是此单位与角色",
        "that is the unit and role of that day already",
    ),
    "no_assignment": (
        "沒有自 {day} 起的歸屬。資料未改動。請重新整理後再試。",
        "没有自 {day} 起的归属。数据未改动。请刷新后再试。",
        "There is no assignment from {day} on. Nothing was changed. Look again, then retry.",
    ),
    "only_assignment": (
        "{name} 只有這一筆歸屬，不能撤回。資料未改動。請改用更正。",
        "{name} 只有这一笔归属，不能撤回。数据未改动。请改用更正。",
        "{name} has this assignment only; it can't be withdrawn. Nothing was changed. Correct it instead.",
    ),
    # leave and calendar
    "leave_exists": (
        "{first} 至 {last} 的假已登記",
        "{first} 至 {last} 的假已登记",
        "leave from {first} to {last} is recorded already",
    ),
    "leave_too_long": (
        "最長 {most} 日；請核對年份",
        "最长 {most} 日；请核对年份",
        "at most {most} days; check the year",
    ),
    "no_leave": (
        "{first} 至 {last} 的假已不在。資料未改動。請重新整理後再看。",
        "{first} 至 {last} 的假已不在。数据未改动。请刷新后再看。",
        "The leave from {first} to {last} is no longer there. Nothing was changed. Look again.",
    ),
    "no_office_day": (
        "{day} 沒有本部設定，現按官方日曆。資料未改動。不必再做什麼。",
        "{day} 没有本部设定，现按官方日历。数据未改动。不必再做什么。",
        "The office has no row for {day}; the official calendar holds. Nothing was changed; nothing is to be done.",
    ),
    # rules
    "week_issued": (
        "{day} 所在或之後的週報已出具，規則不能改。最早可自 {earliest} 起。資料未改動。請改日期。",
        "{day} 所在或之后的周报已出具，规则不能改。最早可自 {earliest} 起。数据未改动。请改日期。",
        "Reports of weeks from {day} on are issued; the rules can change from {earliest} at the earliest. "
        "Nothing was changed. Give a later day.",
    ),
    "earliest_day": (
        "週報已出具，最早可自 {day} 起",
        "周报已出具，最早可自 {day} 起",
        "reports are issued; {day} at the earliest",
    ),
    "version_on_day": (
        "自 {day} 起已有一個版本",
        "自 {day} 起已有一个版本",
        "there is a version from {day} on already",
    ),
    "below_floor": (
        "不得低於 {least}（{owner}）",
        "不得低于 {least}（{owner}）",
        "may not be below {least} ({owner})",
    ),
    "bad_rule_name": ("名稱不能含 {signs}", "名称不能含 {signs}", "the name may not hold {signs}"),
    "bad_span": (
        "期間 {first} 至 {last} 不成立：公司版不設結束日，結束也不能早於開始。資料未改動。請改日期。",
        "期间 {first} 至 {last} 不成立：公司版不设结束日，结束也不能早于开始。数据未改动。请改日期。",
        "{first} to {last} can't be: the company's version has no end, and no end is before its beginning. "
        "Nothing was changed. Change the days.",
    ),
    "no_draft": (
        "此層沒有草稿。資料未改動。請先按新版本。",
        "此层没有草稿。数据未改动。请先按新版本。",
        "This layer has no draft. Nothing was changed. Start a new version first.",
    ),
    "draft_exists": (
        "此層已有草稿。資料未改動。請先生效或捨棄那份草稿。",
        "此层已有草稿。数据未改动。请先生效或舍弃那份草稿。",
        "This layer has a draft. Nothing was changed. Put it in force or discard it first.",
    ),
    "no_version": (
        "沒有自 {day} 起的版本。資料未改動。請重新整理後再看。",
        "没有自 {day} 起的版本。数据未改动。请刷新后再看。",
        "There is no version from {day} on. Nothing was changed. Look again.",
    ),
    "version_used": (
        "自 {day} 起的版本已在使用，不能撤回。資料未改動。請另立新版本。",
        "自 {day} 起的版本已在使用，不能撤回。数据未改动。请另立新版本。",
        "The version from {day} on is in use and can't be withdrawn. Nothing was changed. Make a new version.",
    ),
}
