"""Why something of supervision (sampling, cases) was refused; a part of the wording of command line and window."""

WORDS: dict[str, tuple[str, str, str]] = {
    "period_not_begun": (
        "這段期間從 {day} 才開始，尚無可抽查的日誌。資料未改動。請選較早的期間。",
        "这段期间从 {day} 才开始，尚无可抽查的日志。数据未改动。请选较早的期间。",
        "The period begins on {day}; there are no logs to sample yet. Nothing was changed. Choose an earlier one.",
    ),
    "already_drawn": (
        "{unit} {first} 至 {last} 已抽過，名單不重抽。資料未改動。如須重抽，請先復原那次抽取。",
        "{unit} {first} 至 {last} 已抽过，名单不重抽。数据未改动。如须重抽，请先撤销那次抽取。",
        "{unit} was sampled for {first} to {last} already, and people are not drawn twice. Nothing was changed. "
        "To draw again, undo that draw first.",
    ),
    "nobody_to_sample": (
        "{unit} 這段期間沒有應出勤的客戶經理，無從抽查。資料未改動。請核對單位與期間。",
        "{unit} 这段期间没有应出勤的客户经理，无从抽查。数据未改动。请核对单位与期间。",
        "No account manager of {unit} was expected in this period, so there is nobody to draw. Nothing was changed. "
        "Check unit and period.",
    ),
    "nothing_found": (
        "抽查沒有需要 {subject} 說明的問題。資料未改動。請先逐日核對。",
        "抽查没有需要 {subject} 说明的问题。数据未改动。请先逐日核对。",
        "The sample brought nothing to light that {subject} has to answer for. Nothing was changed. "
        "Look through the days first.",
    ),
    "case_open": (
        "同一事項已有 {case} 未結。資料未改動。請在該事項中處理。",
        "同一事项已有 {case} 未结。数据未改动。请在该事项中处理。",
        "There is an open case of the same matter, {case}. Nothing was changed. Work on that one.",
    ),
    "case_closed": (
        "{case} 已結案。資料未改動。請重新整理清單。",
        "{case} 已结案。数据未改动。请刷新列表。",
        "{case} is closed. Nothing was changed. Refresh the list.",
    ),
    "deduction_decided": (
        "此建議已作決定，可能剛由他人處理。資料未改動。請重新整理清單。",
        "此建议已作决定，可能刚由他人处理。数据未改动。请刷新列表。",
        "This proposal is decided; somebody may just have done so. Nothing was changed. Refresh the list.",
    ),
    "deduction_open": (
        "此建議尚未決定，無須重議。資料未改動。",
        "此建议尚未决定，无须重议。数据未改动。",
        "This proposal is not decided yet, so there is nothing to open again. Nothing was changed.",
    ),
    # words under a field
    "bad_amount": (
        "「{value}」不是扣分：填大於 0、不超過 {most}、至多兩位小數的數",
        "“{value}”不是扣分：填大于 0、不超过 {most}、至多两位小数的数",
        '"{value}" is no amount: above 0, at most {most}, with up to two decimals',
    ),
    "due_over": ("早於立案日 {day}", "早于立案日 {day}", "this lies before the day it is opened, {day}"),
}
