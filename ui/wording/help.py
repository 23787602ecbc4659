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
    "help.start": (
        "三種開始方式：看示範、匯入活頁簿、從空白開始。之後都可以改。\n"
        "示範資料另存一個檔案，隨時可以整個清除，不會留下痕跡。\n"
        "資料只存在這台電腦，不連網路。",
        "Three ways to begin: look at the demo, import workbooks, or start empty. All can be changed later.\n"
        "The demo lives in a file of its own; it can be cleared as a whole and leaves nothing behind.\n"
        "Data stays on this computer; nothing is sent anywhere.",
    ),
    "help.today": (
        "先看最上面的三件事：今日到期的先排，再排按平常步調來不及的，最後是等待處理的，不是隨意選的。\n"
        "「我的職責」逐項列出進度、還差多少、期限，以及怎樣才來得及；「全部職責」列出此範圍每個人、每個單位的。\n"
        "每個數字、每一行都是連結：點一下就到它所數的清單，從那裡可以直接辦完。\n"
        "資料一改，這一頁就跟著更新；要重新讀取按 F5。",
        "Begin with the first things at the top: what is due today, then what the usual pace does not reach, then what "
        "waits; they are not chosen by taste.\n"
        "“My duties” shows progress, what is left, the deadline and the pace that still works; “All duties” lists those of "
        "everybody and every unit in scope.\n"
        "Every number and line is a link to the list it counts, and from there to the form that closes it.\n"
        "The page follows every change; F5 reads everything again.",
    ),
    "help.logs": (
        "批覆：左邊選日誌，右邊看逐項計分、本週累計、各版改動與當日他人所記。"
        "A 通過、R 退回（須寫原因）、C 只點評、S 略過、H 看各版；處理後自動到下一份。\n"
        "Shift 加方向鍵可多選；「選取達標」只選取，按 A 才通過，按鈕上寫明份數。整批是一個動作，一次復原。\n"
        "登錄：一個團隊一週的表格，可從 Excel 或 WPS 直接貼上；錯的格子照樣留著、不計分，並附修正按鈕。\n"
        "全部日誌：在全部歷史中篩選、排序。未交：誰哪一天沒交，附可複製的提醒文字。"
        "批覆職責：誰還待批覆、由誰批覆，Enter 開啟應批覆的日誌。\n"
        "已批覆的日誌要改，會帶原因重新開啟並留下紀錄。",
        "Review: choose a log at the left; at the right see the arithmetic line by line, the week so far, what changed "
        "between versions and what others recorded. A approves, R returns (a reason is required), C only comments, S "
        "skips, H shows versions; the next log follows at once.\n"
        "Shift with the arrows selects several. “Select those that meet” only selects; A then approves exactly so many, "
        "as one action with one undo.\n"
        "Entry: a team's week as a grid; paste from Excel or WPS. Wrong cells stay as typed, count nowhere, and offer "
        "a fix.\n"
        "All logs: filter and sort the whole history. Missing: who has not handed in which day, with text to copy. "
        "Replies: who is still to be replied to and by whom; Enter opens the log to reply to.\n"
        "Changing an approved log opens it again, with a reason that is kept.",
    ),
    "help.duties": (
        "此範圍每個人、每個單位當日的職責：條文、負責、進度、還差多少、期限，以及怎樣才來得及，按期限先後排列。\n"
        "可按完成與否、週期、條文、姓名或單位篩選，點欄名排序，複製或匯出。Enter 開啟該職責所數的清單。\n"
        "看以前的週次，列出那一週最後一日的情況。",
        "What everybody and every unit in scope owes on the day: article, who, progress, what is left, deadline, and how it "
        "can still be met, by deadline.\n"
        "Filter by state, period, rule, name or unit, sort by any column, copy or export. Enter opens the list a duty "
        "counts.\n"
        "For an earlier week the list stands as on its last day.",
    ),
    "help.outlets": (
        "左邊是全部網點，最久未查的在最上面；右邊是檢查表。\n"
        "每一項都要答：1 正常、2 異常、3 不適用；沒有預設答案，漏答的會指出來。"
        "答異常時填說明、嚴重度、整改期限與責任人，儲存後成為待跟進的問題。\n"
        "問題整改：從發現、回報、複查到核實，每一步都留下日期與說明。\n"
        "活動：計劃、已辦或取消，參加的人，誰到現場檢查過。",
        "At the left all outlets, the longest unvisited first; at the right the inspection form.\n"
        "Every item wants an answer: 1 normal, 2 abnormal, 3 not applicable. Nothing is preset, and what is missing is "
        "named. Abnormal asks for a note, severity, due date and who is responsible, and becomes a finding to follow.\n"
        "Findings are followed until they are verified; each step keeps its date and note.\n"
        "Events: planned, held or cancelled, who attended, and who checked on site.",
    ),
    "help.scores": (
        "每人每天一格；顏色以當日合格線為界，低於合格線的格子另有角標。\n"
        "合格只看一週總分；四項每週最低另列，不混入得分。短週按比例折算，折算後的合格線寫在旁邊。\n"
        "雙擊任何數字，看逐項計分、來源日誌與當日的規則版本。右邊算出還差什麼，以及剩下的日子怎樣補足。\n"
        "抽查複核：以種子抽出至少 10% 的客戶經理，逐日核對填寫、批覆與得分；發現的問題可立案，表可列印。",
        "One cell a person and day; colours turn at the day's pass mark, and cells below it carry a corner.\n"
        "Passing looks at the week's sum only; the four weekly minimums stand beside it. Short weeks are pro rata, and "
        "the pass mark that counts is printed.\n"
        "Double-click any number for its arithmetic, its log and the rules of that day. The right side works out what "
        "is missing and how the days left can make up for it.\n"
        "Sampling draws at least 10 % of the account managers by a seed; their days are looked at one by one, findings "
        "become cases, and the sheet is printed.",
    ),
    "help.imports": (
        "把檔案拖進視窗，或按鈕選擇。試跑與寫入是同一段程式，試跑不改任何資料。\n"
        "問題列排在最前，錯的格子有框；按 F2 就地修改，F8 到下一個問題，Ctrl+Z 取消剛才的修改。\n"
        "讀到 = 新增 + 更新 + 相同 + 略過 + 問題。寫入後整批可以復原，被覆蓋的舊值一併回來。",
        "Drop a file on the window or choose one. The dry run is the very code that writes, and changes nothing.\n"
        "Rows with problems come first, the cell is framed: F2 edits it in place, F8 goes to the next, Ctrl+Z takes the "
        "last edit back.\n"
        "Read = new + updated + same + skipped + problems. A written import can be undone as a whole; overwritten "
        "values return.",
    ),
    "help.rules": (
        "規則按日期生效，一層只能把上一層的要求提高；用過的版本不能改，只能加新版本。\n"
        "合計核對一直在旁邊：每日最低全達得幾分、每週最低全達得幾分，夠不夠合格。影響試算用上週的日誌重算，不存檔。\n"
        "人員的調動帶日期，過去的歸屬不變；離職時交接所管的網點。每個改動都可以復原。",
        "Rules hold from a date on; a layer can only raise what the layer above asks. Versions that were used can't be "
        "edited, only followed by new ones.\n"
        "The sum check is always there: what meeting every minimum scores, and whether it passes. The trial computes "
        "last week's logs again without storing.\n"
        "Transfers carry a date and leave the past alone; who leaves hands the outlets over. Every change can be undone.",
    ),
    "help.settings": (
        "語言、深淺、字級立刻生效。「我是誰」決定能批覆哪些日誌、看哪些單位。\n"
        "每天自動備份一次並重新開啟驗證。還原前會列出將失去什麼，現在的資料另存一份備份。",
        "Language, theme and text size take effect at once. Who you are decides which logs you may decide and which "
        "units you see.\n"
        "A backup is made and proven every day. Before restoring, the window lists what would be lost, and keeps the "
        "present state as a backup.",
    ),
    "help.cases": (
        "督導事項：抽查發現的問題立案後在此，依據凍結於立案當時；結案要寫結果。\n"
        "扣分建議：「依職責提出」把這個月（季）到期未達的職責逐條列出，附凍結的依據。\n"
        "扣分數額由本單位填寫，程式不代填；採納或不採納，決定後仍可附理由重議。Ctrl+Z 取消上一步。",
        "Cases: what sampling found and somebody answers for, with its evidence as it was; closing needs a result.\n"
        "Deductions: “Propose” lists every duty of the month (quarter) that was due and not met, with frozen figures.\n"
        "The office enters every amount; nothing is filled in for it. A decision may be opened again with a reason. "
        "Ctrl+Z takes the last step back.",
    ),
    "help.report": (
        "左邊是章節：自動的由數字寫成，待補的要人寫。「提交前」列出缺什麼，點一下就到那一格；F8 到下一個。\n"
        "上週計劃只能答完成、部分或未完成，不能改原文；未完成的寫原因，並自動轉入下週。\n"
        "右邊的 PDF 就是會存下、印出、提交的那一份，連版次與校驗碼在內。\n"
        "數字停在帶入的那一刻；之後有變更會告訴您，按「重新帶入數字」更新，寫好的文字不會動。\n"
        "Ctrl+Enter 提交，先問一次。提交後凍結；更正另成下一版，舊版在「已交」可再看、再存、再印。",
        "Chapters are at the left: automatic ones follow from the figures, open ones wait for you. "
        '"Before issuing" lists what is left; a click goes to its field, F8 to the next one.\n'
        "Last week's plan is only answered: done, partly, not done, with a reason. "
        "What is not done goes on into next week.\n"
        "The PDF at the right is the very file that is saved, printed and issued, revision and code included.\n"
        "Figures stay as they were taken in; you are told when they change, and refreshing leaves your words alone.\n"
        "Ctrl+Enter issues after asking once. An issued report is frozen; a correction is the next revision, "
        "and earlier ones can be opened, saved and printed again.",
    ),
}
