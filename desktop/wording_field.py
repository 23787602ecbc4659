"""Why a field record was refused; a part of the command line's and window's wording.

The words of a field are short: they stand under it.
"""

WORDS: dict[str, tuple[str, str, str]] = {
    "already_recorded": (
        "已有完全相同的紀錄。資料未改動。請核對後修改再儲存。",
        "已有完全相同的记录。数据未改动。请核对后修改再保存。",
        "There is a record equal in everything already. Nothing was changed. Check it, change it, and save again.",
    ),
    "record_gone": (
        "此紀錄已不在，可能剛被撤回。資料未改動。請重新整理清單。",
        "此记录已不在，可能刚被撤回。数据未改动。请刷新列表。",
        "This record is no longer there; it may just have been taken back. Nothing was changed. Refresh the list.",
    ),
    "finding_followed": (
        "問題「{finding}」已有後續跟進，不能隨檢查移除。資料未改動。請在「問題整改」中處理。",
        "问题“{finding}”已有后续跟进，不能随检查移除。数据未改动。请在“问题整改”中处理。",
        'The finding "{finding}" is being followed and can\'t go with the inspection. Nothing was changed. '
        "Deal with it under Findings.",
    ),
    "step_impossible": (
        "此問題目前的狀態不能這樣處理，可能剛被他人更新。資料未改動。請重新整理後再看一次。",
        "此问题目前的状态不能这样处理，可能刚被他人更新。数据未改动。请刷新后再看一次。",
        "The finding stands elsewhere now; somebody may just have changed it. Nothing was changed. "
        "Refresh and look again.",
    ),
    # words under a field
    "outlet_inactive": (
        "{value} 在 {day} 未啟用或已停用",
        "{value} 在 {day} 未启用或已停用",
        "{value} was not active on {day}",
    ),
    "outlet_elsewhere": ("當日此網點屬 {unit}", "当日此网点属 {unit}", "that day the outlet belonged to {unit}"),
    "event_exists": ("已有編號 {value} 的活動", "已有编号 {value} 的活动", "there is an event {value} already"),
    "unanswered": ("尚未選結果", "尚未选结果", "not answered yet"),
    "bad_time": (
        "「{value}」不是時間，寫成 15:05",
        "“{value}”不是时间，写成 15:05",
        '"{value}" is no time; write 15:05',
    ),
    "left_too_early": (
        "離開早於到達的 {value}",
        "离开早于到达的 {value}",
        "leaving lies before the arrival at {value}",
    ),
    "fix_before_day": (
        "期限早於檢查日 {day}",
        "期限早于检查日 {day}",
        "the date lies before the inspection of {day}",
    ),
    "step_too_early": (
        "早於上一次處理的 {day}",
        "早于上一次处理的 {day}",
        "this lies before the last step, of {day}",
    ),
}
