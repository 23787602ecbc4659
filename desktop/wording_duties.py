"""What the command `duties` says; a part of the command line's wording."""

WORDS: dict[str, tuple[str, str, str]] = {
    "help_duties": (
        "某日的職責：誰欠什麼、何時到期、還差多少",
        "某日的职责：谁欠什么、何时到期、还差多少",
        "the duties of a day: who owes what by when, and what is open",
    ),
    "help_person": ("只列此工號本人的職責", "只列此工号本人的职责", "this employee number's own duties only"),
    "duties_title": ("{day} 的職責，共 {count} 項", "{day} 的职责，共 {count} 项", "Duties on {day}: {count}"),
    "duties_rule": (
        "{article}　{title}（規則 {rule}，{days}，期限 {due}）",
        "{article}　{title}（规则 {rule}，{days}，期限 {due}）",
        "{article} {title} (rule {rule}, {days}, due {due})",
    ),
    "duties_line": (
        "  {subject} {name}　{figure}　{state}",
        "  {subject} {name}　{figure}　{state}",
        "  {subject} {name}  {figure}  {state}",
    ),
    "duties_met": ("✓ 達標", "✓ 达标", "✓ met"),
    "duties_late": ("✓ 達標（逾期）", "✓ 达标（逾期）", "✓ met, late"),
    "duties_open": ("還差 {count}", "还差 {count}", "{count} still open"),
    "duties_no_figure": ("– 無定額", "– 无定额", "– no figure"),
    "duties_none": ("{day} 沒有職責。", "{day} 没有职责。", "There are no duties on {day}."),
}
