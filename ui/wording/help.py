"""Help of each page: what it is for, how it is used. Paragraphs are separated by line ends."""

WORDS: dict[str, tuple[str, str]] = {
    "help.window": (
        "左邊選頁，上方選週次與單位；每一頁都看同一週、同一批人。\n"
        "任何數字都可用 Enter 或雙擊開啟它的來源。做錯了，按 Ctrl+Z 復原。\n"
        "Ctrl+K 搜尋人員、網點與指令；Ctrl+/ 列出所有快速鍵。",
        "Choose a page at the left, the week and unit at the top: every page looks at the same week and people.\n"
        "Enter or a double-click on a number opens where it comes from. Ctrl+Z takes the last action back.\n"
        "Ctrl+K searches people, outlets and commands; Ctrl+/ lists all keys.",
    ),
}
