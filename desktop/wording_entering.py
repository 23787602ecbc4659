"""What refuses the entry of work logs, in three languages; part of `desktop.wording`."""

WORDS: dict[str, tuple[str, str, str]] = {
    "day_closed": (
        "{employee_no} 在 {day} 不能登錄：未來的日期，或當日不在職。資料未改動。請換一日。",
        "{employee_no} 在 {day} 不能登记：未来的日期，或当日不在职。数据未改动。请换一日。",
        "Nothing can be entered for {employee_no} on {day}: the day is to come, or outside employment. "
        "Nothing was changed. Choose another day.",
    ),
    "entry_incomplete": (
        "{employee_no} 在 {day} 的五項未填齊或有錯格，未提交。請補齊後再提交。",
        "{employee_no} 在 {day} 的五项未填齐或有错格，未提交。请补齐后再提交。",
        "The day {day} of {employee_no} is not complete, or a cell is wrong; it was not submitted. Fill it in first.",
    ),
    "late_reason_required": (
        "{employee_no} 在 {day} 的日誌已過期限，未提交。請先填補登原因。",
        "{employee_no} 在 {day} 的日志已过期限，未提交。请先填补登原因。",
        "The log of {employee_no} for {day} is past the cut-off; it was not submitted. Give the reason first.",
    ),
    "log_overtaken": (
        "{employee_no} 在 {day} 的日誌剛更新為第 {revision} 版，未提交。請再看一次。",
        "{employee_no} 在 {day} 的日志刚更新为第 {revision} 版，未提交。请再看一次。",
        "The log of {employee_no} for {day} is now revision {revision}; nothing was submitted. Look at it again.",
    ),
    "nothing_to_hand_in": (
        "沒有可提交的日誌。資料未改動。請先填齊一日的五項。",
        "没有可提交的日志。数据未改动。请先填齐一日的五项。",
        "No day is complete. Nothing was changed. Fill in all five counts of a day first.",
    ),
}
