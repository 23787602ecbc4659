"""What the work-through sheet of sampled logs says, in Traditional Chinese, Simplified Chinese and English."""

WORDS: dict[str, tuple[str, str, str]] = {
    "sample_title": ("工作日誌抽查複核表", "工作日志抽查复核表", "Work logs sampled: work-through sheet"),
    "sample_subtitle": ("{unit}　{first} – {last}", "{unit}　{first} – {last}", "{unit}, {first} – {last}"),
    "sample_facts": (
        "指引五4：抽查率不低於團隊規模的 {percent}%。在冊客戶經理 {population} 人，抽中 {drawn} 人；"
        "{by} 於 {day} 以種子 {seed} 抽取。已核對 {checked} / {days} 日。",
        "指引五4：抽查率不低于团队规模的 {percent}%。在册客户经理 {population} 人，抽中 {drawn} 人；"
        "{by} 于 {day} 以种子 {seed} 抽取。已核对 {checked} / {days} 日。",
        "Art. 5.4: at least {percent} % of a team. {drawn} of {population} account managers drawn by {by} on {day} "
        "with the seed {seed}. {checked} of {days} days looked at.",
    ),
    "sample_person": (
        "{name}　{unit}　區域經理 {manager}　市場部經理 {market}",
        "{name}　{unit}　区域经理 {manager}　市场部经理 {market}",
        "{name}, {unit}; regional manager {manager}, market manager {market}",
    ),
    "sample_day": ("日期", "日期", "Day"),
    "sample_status": ("日誌", "日志", "Log"),
    "sample_filled": ("填寫", "填写", "Filled"),
    "sample_rm": ("區經批覆", "区经批复", "RM reply"),
    "sample_mm": ("市經批覆", "市经批复", "MM reply"),
    "sample_stored": ("存分", "存分", "Stored"),
    "sample_recomputed": ("重算", "重算", "Anew"),
    "sample_remark": ("留空欄位與意見", "留空栏位与意见", "Left blank, and remarks"),
    "sample_checked": ("核對", "核对", "Checked"),
    "sample_blank": ("未填：{fields}", "未填：{fields}", "blank: {fields}"),
    "sample_proper": ("○ 妥", "○ 妥", "○ yes"),
    "sample_improper": ("× 不妥", "× 不妥", "× no"),
    "sample_yes": ("○", "○", "○"),
    "sample_no": ("–", "–", "–"),
    "sample_no_day": ("期內無可核對之日。", "期内无可核对之日。", "No day to look at in this period."),
    "sample_findings": ("發現的問題", "发现的问题", "Findings"),
    "sample_nothing": (
        "已核對各日未發現問題。",
        "已核对各日未发现问题。",
        "The days looked at bring nothing to light.",
    ),
    "sample_subject": ("對象", "对象", "Whose"),
    "sample_finding": ("問題", "问题", "Finding"),
    "sample_dates": ("日期", "日期", "Days"),
    "sample_notes": ("意見", "意见", "Remarks"),
    "log_missing": ("未交日誌", "未交日志", "no log"),
    "log_poor": ("填寫不妥", "填写不妥", "not filled properly"),
    "score_differs": ("得分與重算不符", "得分与重算不符", "score differs from the one computed anew"),
    "rm_replies_short": (
        "一週批覆不足 2 日（{about} 的日誌，四(一)6）",
        "一周批复不足 2 日（{about} 的日志，四(一)6）",
        "fewer than 2 days of a week replied to ({about}'s logs, art. 4(1)6)",
    ),
    "mm_replies_short": (
        "全月未批覆（{about} 的日誌，四(二)6）",
        "全月未批复（{about} 的日志，四(二)6）",
        "not replied to all month ({about}'s logs, art. 4(2)6)",
    ),
    "sample_population": ("抽取名冊", "抽取名册", "Everybody who might be drawn"),
    "sample_how": (
        "依工號排列，抽中者標 ●。以 SHA-256（種子、換行、工號）由小到大"
        "取各團隊的前 {percent}%（進一，至少 1 人），任何人可重算。",
        "依工号排列，抽中者标 ●。以 SHA-256（种子、换行、工号）由小到大"
        "取各团队的前 {percent}%（进一，至少 1 人），任何人可重算。",
        "By number; those drawn carry ●. Of each team the first {percent} % (rounded up, at least 1) by SHA-256 of "
        "seed, line feed and number: anybody can repeat it.",
    ),
    "sample_signed": ("核對人簽章：", "核对人签章：", "Signature: "),
    "sample_outlet": ("駐點網點", "驻点网点", "outlet"),
    "sample_done": ("今日工作內容", "今日工作内容", "work done"),
    "sample_plan": ("明日工作計劃", "明日工作计划", "plan"),
}
