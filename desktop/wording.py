"""What the command line says, in Traditional Chinese, Simplified Chinese and English."""

from desktop import wording_duties, wording_entering, wording_field, wording_organising, wording_supervision
from domain.problems import Fact, Fault, Refusal
from domain.terms import LANGUAGES

WORDS: dict[str, tuple[str, str, str]] = {
    **wording_organising.WORDS,
    **wording_entering.WORDS,
    **wording_field.WORDS,
    **wording_duties.WORDS,
    **wording_supervision.WORDS,
    # refusals: what happened, what it means for the data, what to do next
    "bad_week": (
        "「{value}」不是週次。請寫成 2026-W46。",
        "「{value}」不是周次。请写成 2026-W46。",
        '"{value}" is not a week. Write it as 2026-W46.',
    ),
    "store_exists": (
        "{file} 已有資料庫，未改動。請換一個位置，或直接使用它。",
        "{file} 已有数据库，未改动。请换一个位置，或直接使用它。",
        "{file} already holds a store; it was left as it is. Choose another place, or use this one.",
    ),
    "store_missing": (
        "找不到資料庫 {file}。請用 dudao init 建立，或用 --store 指明位置。",
        "找不到数据库 {file}。请用 dudao init 建立，或用 --store 指明位置。",
        'There is no store at {file}. Make one with "dudao init", or name its place with --store.',
    ),
    "store_damaged": (
        "資料庫 {file} 已損壞，未改動。請用 dudao restore 還原最近的備份。",
        "数据库 {file} 已损坏，未改动。请用 dudao restore 还原最近的备份。",
        'The store {file} is damaged; it was left as it is. Restore the latest backup with "dudao restore".',
    ),
    "not_a_store": (
        "{file} 不是督導台的資料庫，未改動。請檢查 --store 的位置。",
        "{file} 不是督导台的数据库，未改动。请检查 --store 的位置。",
        "{file} is not a store of Supervision Desk; it was left as it is. Check the place given with --store.",
    ),
    "store_newer": (
        "資料庫 {file} 由較新的版本（{schema}）寫成，本程式只認到 {known}，未改動。請更新程式。",
        "数据库 {file} 由较新的版本（{schema}）写成，本程序只认到 {known}，未改动。请更新程序。",
        "The store {file} was written by a newer version ({schema}); this program knows up to {known}. It was left as it is. Update the program.",
    ),
    "store_busy": (
        "資料庫 {file} 正由另一個督導台寫入。資料未改動。請先關閉它再試。",
        "数据库 {file} 正由另一个督导台写入。数据未改动。请先关闭它再试。",
        "Another Supervision Desk is writing to {file}. Nothing was changed. Close it, then try again.",
    ),
    "store_read_only": (
        "資料庫 {file} 只可讀取。資料未改動。請檢查檔案與資料夾的權限。",
        "数据库 {file} 只可读取。数据未改动。请检查文件与文件夹的权限。",
        "The store {file} can only be read. Nothing was changed. Check the rights of the file and its folder.",
    ),
    "store_unsafe": (
        "資料庫無法以安全的設定開啟（{setting}＝{value}），未改動。請換到本機磁碟再試。",
        "数据库无法以安全的设定开启（{setting}＝{value}），未改动。请换到本机磁盘再试。",
        "The store can't be opened with safe settings ({setting} = {value}); it was left as it is. Move it to a local disk and try again.",
    ),
    "store_url": (
        "這一版只支援本機檔案的資料庫，不支援 {value}。請用 --store 指明檔案。",
        "这一版只支持本机文件的数据库，不支持 {value}。请用 --store 指明文件。",
        "This version keeps its store in a local file only, not at {value}. Name a file with --store.",
    ),
    "upgrade_failed": (
        "資料庫 {file}（版本 {schema}）升級後核對不符，已保留原檔。請聯絡支援。",
        "数据库 {file}（版本 {schema}）升级后核对不符，已保留原档。请联络支持。",
        "The upgraded copy of {file} (schema {schema}) did not match it; the original was kept. Ask for support.",
    ),
    "unreadable_file": (
        "讀不到檔案 {file}（{reason}）。資料未改動。請檢查檔名與權限。",
        "读不到文件 {file}（{reason}）。数据未改动。请检查档名与权限。",
        "The file {file} can't be read ({reason}). Nothing was changed. Check its name and rights.",
    ),
    "empty_file": (
        "{file} 是空檔案。資料未改動。請重新匯出。",
        "{file} 是空文件。数据未改动。请重新导出。",
        "{file} is empty. Nothing was changed. Export it again.",
    ),
    "too_large": (
        "{file} 太大或解壓後超過 {limit} MB。資料未改動。請分成幾個檔案。",
        "{file} 太大或解压后超过 {limit} MB。数据未改动。请分成几个文件。",
        "{file} is too large, or unpacks beyond {limit} MB. Nothing was changed. Split it into several files.",
    ),
    "encrypted": (
        "{file} 有密碼保護。資料未改動。請在 Excel 中取消密碼後另存。",
        "{file} 有密码保护。数据未改动。请在 Excel 中取消密码后另存。",
        "{file} is protected with a password. Nothing was changed. Save it without the password in Excel.",
    ),
    "damaged_file": (
        "{file} 已損壞或不完整。資料未改動。請重新匯出或另存為 .xlsx。",
        "{file} 已损坏或不完整。数据未改动。请重新导出或另存为 .xlsx。",
        "{file} is damaged or incomplete. Nothing was changed. Export it again, or save it anew as .xlsx.",
    ),
    "unsafe_file": (
        "{file} 內有不安全的內容（實體宣告）。資料未改動。請在 Excel 中另存為新的 .xlsx。",
        "{file} 内有不安全的内容（实体宣告）。数据未改动。请在 Excel 中另存为新的 .xlsx。",
        "{file} holds unsafe content (entity declarations). Nothing was changed. Save it anew as .xlsx in Excel.",
    ),
    "bad_encoding": (
        "{file} 的文字編碼無法識別。資料未改動。請另存為 UTF-8 或 .xlsx。",
        "{file} 的文字编码无法识别。数据未改动。请另存为 UTF-8 或 .xlsx。",
        "The text encoding of {file} is not recognised. Nothing was changed. Save it as UTF-8 or .xlsx.",
    ),
    "unknown_format": (
        "{file} 不是可讀的活頁簿。資料未改動。請另存為 .xlsx。",
        "{file} 不是可读的工作簿。数据未改动。请另存为 .xlsx。",
        "{file} is not a workbook that can be read. Nothing was changed. Save it as .xlsx.",
    ),
    "no_header": (
        "「{sheet}」找不到表頭：前 {rows} 列無可識別的欄名。資料未改動。請對照 dudao templates 的範本。",
        "「{sheet}」找不到表头：前 {rows} 行无可识别的列名。数据未改动。请对照 dudao templates 的范本。",
        'No header was found in "{sheet}": the first {rows} rows name no known column. Nothing was changed. Compare with the blank workbooks of "dudao templates".',
    ),
    "missing_column": (
        "「{sheet}」缺少欄位：{columns}。資料未改動。請補上後重試。",
        "「{sheet}」缺少列：{columns}。数据未改动。请补上后重试。",
        '"{sheet}" lacks the column {columns}. Nothing was changed. Add it and try again.',
    ),
    "sheet_missing": (
        "{file} 的工作表（{sheets}）都不是要匯入的內容。資料未改動。請對照 dudao templates 的範本。",
        "{file} 的工作表（{sheets}）都不是要导入的内容。数据未改动。请对照 dudao templates 的范本。",
        'None of the sheets of {file} ({sheets}) holds what is to be imported. Nothing was changed. Compare with the blank workbooks of "dudao templates".',
    ),
    "unknown_unit": (
        "沒有編號為 {value} 的單位。資料未改動。請檢查編號，或先匯入組織。",
        "没有编号为 {value} 的单位。数据未改动。请检查编号，或先导入组织。",
        "There is no unit with the code {value}. Nothing was changed. Check it, or import the organisation first.",
    ),
    "unknown_member": (
        "沒有工號為 {value} 的人員。資料未改動。請檢查工號，或先匯入組織。",
        "没有工号为 {value} 的人员。数据未改动。请检查工号，或先导入组织。",
        "There is nobody with the employee number {value}. Nothing was changed. Check it, or import the organisation first.",
    ),
    "reason_required": (
        "退回或修改已批覆的日誌須寫明原因。資料未改動。請用 --comment 填寫。",
        "退回或修改已批复的日志须写明原因。数据未改动。请用 --comment 填写。",
        "A return, or a change of an approved log, needs a reason. Nothing was changed. Give it with --comment.",
    ),
    "nothing_to_decide": (
        "沒有符合條件的待批覆日誌。資料未改動。請檢查週次、日期、人員與單位。",
        "没有符合条件的待批复日志。数据未改动。请检查周次、日期、人员与单位。",
        "No submitted log matches. Nothing was changed. Check week, date, people and unit.",
    ),
    "log_draft": (
        "{employee_no} 在 {day} 的日誌尚未提交，不能批覆。",
        "{employee_no} 在 {day} 的日志尚未提交，不能批复。",
        "The log of {employee_no} for {day} is a draft and can't be decided.",
    ),
    "log_changed": (
        "{employee_no} {day} 的日誌已改為第 {revision} 版，請再看一次。",
        "{employee_no} {day} 的日志已改为第 {revision} 版，请再看一次。",
        "The log of {employee_no} on {day} is now version {revision}: read it again.",
    ),
    "log_decided": (
        "{employee_no} 在 {day} 的日誌已批覆，保持原樣。如須更改，請由上級重開。",
        "{employee_no} 在 {day} 的日志已批复，保持原样。如须更改，请由上级重开。",
        "The log of {employee_no} for {day} is approved and stays as it is. Somebody above must reopen it first.",
    ),
    "log_returned": (
        "{employee_no} 在 {day} 的日誌已退回，須先重新提交。",
        "{employee_no} 在 {day} 的日志已退回，须先重新提交。",
        "The log of {employee_no} for {day} was returned and must be submitted again first.",
    ),
    "log_not_decided": (
        "{employee_no} 在 {day} 的日誌尚未批覆，可直接修改，無須重開。",
        "{employee_no} 在 {day} 的日志尚未批复，可直接修改，无须重开。",
        "The log of {employee_no} for {day} is not approved; change it without reopening.",
    ),
    "log_missing": (
        "{employee_no} 在 {day} 沒有日誌。",
        "{employee_no} 在 {day} 没有日志。",
        "There is no log of {employee_no} for {day}.",
    ),
    "own_log": (
        "{employee_no} 不能批覆自己的日誌。",
        "{employee_no} 不能批复自己的日志。",
        "{employee_no} can't decide an own log.",
    ),
    "not_above": (
        "{reviewer} 不在 {employee_no} 的上級單位，不能批覆。",
        "{reviewer} 不在 {employee_no} 的上级单位，不能批复。",
        "{reviewer} is not above {employee_no} and can't decide.",
    ),
    "action_unknown": (
        "沒有編號為 {number} 的匯入或操作。資料未改動。請用 dudao imports 查看。",
        "没有编号为 {number} 的导入或操作。数据未改动。请用 dudao imports 查看。",
        'There is no import or action number {number}. Nothing was changed. See "dudao imports".',
    ),
    "action_final": (
        "{number} 不能復原：已出具的週報以下一版更正，復原本身也不再復原。資料未改動。",
        "{number} 不能撤销：已出具的周报以下一版更正，撤销本身也不再撤销。数据未改动。",
        "Number {number} can't be taken back: an issued report is corrected by its next revision, and an undo is final. Nothing was changed.",
    ),
    "action_undone": (
        "{number} 已經復原過。資料未改動。",
        "{number} 已经撤销过。数据未改动。",
        "Number {number} has been taken back already. Nothing was changed.",
    ),
    "no_report_of_unit": (
        "「{unit}」不是區域或市場部，沒有週報。請用 --unit 指明區域或市場部。",
        "「{unit}」不是区域或市场部，没有周报。请用 --unit 指明区域或市场部。",
        '"{unit}" is neither a region nor a market department and has no weekly report. Name one with --unit.',
    ),
    "week_not_begun": (
        "{week} 尚未開始（今日 {today}），沒有可報的內容。",
        "{week} 尚未开始（今日 {today}），没有可报的内容。",
        "{week} has not begun (today is {today}); there is nothing to report yet.",
    ),
    "report_changed": (
        "{week} 的數字或文字在你查看之後已變更，未提交。請重新帶入數字，再看一次。",
        "{week} 的数字或文字在你查看之后已变更，未提交。请重新带入数字，再看一次。",
        "Figures or words of {week} have changed since you looked; nothing was issued. Take the figures in anew and look again.",
    ),
    "report_incomplete": (
        "週報尚有 {count} 項待補，未提交。請補齊後再提交。",
        "周报尚有 {count} 项待补，未提交。请补齐后再提交。",
        "The report still lacks {count} things; nothing was issued. Complete them, then issue it.",
    ),
    "report_unknown": (
        "{week} 沒有第 {revision} 版週報。請從已交清單中選擇。",
        "{week} 没有第 {revision} 版周报。请从已交清单中选择。",
        "There is no revision {revision} of the report of {week}. Choose one from the list of issued reports.",
    ),
    "version_exists": (
        "自 {day} 起已有一個規則版本。資料未改動。請換一個日期。",
        "自 {day} 起已有一个规则版本。数据未改动。请换一个日期。",
        "A rule version from {day} is already there. Nothing was changed. Choose another date.",
    ),
    "rules_layer": (
        "「{unit}」不能自訂規則：只有營銷管理部與營業部可以上調。",
        "「{unit}」不能自订规则：只有营销管理部与营业部可以上调。",
        '"{unit}" can\'t set rules: only management departments and branches may raise them.',
    ),
    "points_belong_to_top": (
        "「{unit}」不能更改分值與短週處理：這屬於公司的規則（指引三）。",
        "「{unit}」不能更改分值与短周处理：这属于公司的规则（指引三）。",
        "\"{unit}\" can't change points or the judging of short weeks: they belong to the company's rules (art. 3).",
    ),
    "below_layer_above": (
        "{item} 不得低於上層的 {least}（填的是 {number}）。請填 {least} 或以上。",
        "{item} 不得低于上层的 {least}（填的是 {number}）。请填 {least} 或以上。",
        "{item} may not be below {least}, as the layer above has it (given: {number}). Give {least} or more.",
    ),
    "version_without_points": (
        "規則版本 {version} 不完整：公司的版本須有全部分值與合格線。",
        "规则版本 {version} 不完整：公司的版本须有全部分值与合格线。",
        "The rule version {version} is incomplete: the company's needs every point value and both pass marks.",
    ),
    "folder_missing": (
        "資料夾 {folder} 不存在，未寫入 {file}。請先建立資料夾。",
        "文件夹 {folder} 不存在，未写入 {file}。请先建立文件夹。",
        "The folder {folder} does not exist; {file} was not written. Make the folder first.",
    ),
    "disk_full": (
        "磁碟已滿，未寫入 {file}；原有內容未改動。請騰出空間後重試。",
        "磁盘已满，未写入 {file}；原有内容未改动。请腾出空间后重试。",
        "The disk is full; {file} was not written and what was there is unchanged. Free some space and try again.",
    ),
    "file_locked": (
        "{file} 正被其他程式使用，未寫入。請關閉後重試，或換一個檔名。",
        "{file} 正被其他程序使用，未写入。请关闭后重试，或换一个文件名。",
        "{file} is in use by another program and was not written. Close it and try again, or choose another name.",
    ),
    "cannot_write": (
        "無法寫入 {file}（{reason}）。請檢查位置與權限。",
        "无法写入 {file}（{reason}）。请检查位置与权限。",
        "{file} can't be written ({reason}). Check the place and its rights.",
    ),
    "backup_differs": (
        "備份 {file} 與資料庫不一致，已刪除。資料庫未改動。請重試。",
        "备份 {file} 与数据库不一致，已删除。数据库未改动。请重试。",
        "The backup {file} did not match the store and was deleted. The store is unchanged. Try again.",
    ),
    "not_a_backup": (
        "{file} 不是完好的備份，資料庫未改動。請換一個備份。",
        "{file} 不是完好的备份，数据库未改动。请换一个备份。",
        "{file} is not a sound backup; the store is unchanged. Choose another one.",
    ),
    "not_yet": ("這一版尚無「{command}」。", "这一版尚无「{command}」。", '"{command}" is not in this version yet.'),
    "file_is_store": (
        "{file} 就是資料庫本身。請換一個檔名。",
        "{file} 就是数据库本身。请换一个文件名。",
        "{file} is the store itself. Choose another name.",
    ),
    "file_is_source": (
        "{file} 是要匯入的檔案，不可用問題列覆蓋。資料未改動。請換一個檔名。",
        "{file} 是要导入的文件，不可用问题行覆盖。数据未改动。请换一个文件名。",
        "{file} is one of the files to import; the refused rows must not replace it. Nothing was changed. Choose another name.",
    ),
    "demo_exists": (
        "{file} 已有資料，示範資料未建立。請換一個 --out 資料夾。",
        "{file} 已有数据，示范数据未建立。请换一个 --out 文件夹。",
        "{file} already holds data; the demo was not made. Choose another folder with --out.",
    ),
    "no_display": (
        "沒有可用的螢幕，視窗未開啟。其他命令不需要螢幕。",
        "没有可用的屏幕，窗口未打开。其他命令不需要屏幕。",
        "There is no display, so the window was not opened. All other commands work without one.",
    ),
    "bad_rule": (
        "「{value}」不是規則。請寫成 day.prospects=4 或 week_pass=110，並給出 --unit 與 --from。",
        "「{value}」不是规则。请写成 day.prospects=4 或 week_pass=110，并给出 --unit 与 --from。",
        '"{value}" is no rule. Write day.prospects=4 or week_pass=110, with --unit and --from.',
    ),
    # problems of a row
    "missing_value": ("不可留空", "不可留空", "must not be empty"),
    "bad_identifier": ("「{value}」不是編號", "「{value}」不是编号", '"{value}" is not a number or code'),
    "number_too_long": (
        "{value} 超過 15 位，試算表已丟失尾數；請把該欄設為文字後重填",
        "{value} 超过 15 位，电子表格已丢失尾数；请把该列设为文字后重填",
        "{value} has more than 15 digits and the spreadsheet has lost the last ones; make the column text and fill it in again",
    ),
    "not_a_number": ("「{value}」不是整數", "「{value}」不是整数", '"{value}" is not a whole number'),
    "out_of_range": (
        "{value} 超出 {least} 至 {most}",
        "{value} 超出 {least} 至 {most}",
        "{value} is outside {least} to {most}",
    ),
    "bad_date": (
        "「{value}」不是日期；請寫成 2026-11-16",
        "「{value}」不是日期；请写成 2026-11-16",
        '"{value}" is not a date; write it as 2026-11-16',
    ),
    "bad_choice": (
        "「{value}」不在可選範圍：{allowed}",
        "「{value}」不在可选范围：{allowed}",
        '"{value}" is not one of {allowed}',
    ),
    "date_in_future": ("{day} 晚於今日 {today}", "{day} 晚于今日 {today}", "{day} is after today, {today}"),
    "not_employed": (
        "{value} 在 {day} 不在職（{from} 至 {to}）",
        "{value} 在 {day} 不在职（{from} 至 {to}）",
        "{value} was not employed on {day} ({from} to {to})",
    ),
    "unknown_member_row": (
        "沒有工號 {value}；請檢查，或先匯入人員",
        "没有工号 {value}；请检查，或先导入人员",
        "nobody has the number {value}; check it, or import the people first",
    ),
    "unknown_unit_row": (
        "沒有單位 {value}；請檢查，或先匯入單位",
        "没有单位 {value}；请检查，或先导入单位",
        "there is no unit {value}; check it, or import the units first",
    ),
    "unknown_subject": (
        "{value} 不是單位編號也不是工號",
        "{value} 不是单位编号也不是工号",
        "{value} is neither a unit's code nor an employee number",
    ),
    "unknown_outlet": (
        "沒有網點「{value}」；請用編號或完整名稱",
        "没有网点「{value}」；请用编号或完整名称",
        'there is no outlet "{value}"; use its code or exact name',
    ),
    "ambiguous_outlet": (
        "有幾個網點叫「{value}」（{codes}）；請改用編號",
        "有几个网点叫「{value}」（{codes}）；请改用编号",
        'several outlets are called "{value}" ({codes}); use the code',
    ),
    "unknown_event": ("沒有活動 {value}", "没有活动 {value}", "there is no event {value}"),
    "bad_parent": (
        "{value} 的層級不高於本單位，不能作上級",
        "{value} 的层级不高于本单位，不能作上级",
        "{value} is not of a higher layer and can't be the parent",
    ),
    "bad_period": ("{last} 早於 {first}", "{last} 早于 {first}", "{last} is before {first}"),
    "duplicate_row": (
        "同一檔案內已有內容不同的同一列；先出現的一列有效",
        "同一文件内已有内容不同的同一行；先出现的一行有效",
        "the file has the same row with other contents before; the first one counts",
    ),
    "formula_without_value": (
        "公式未計算；請在 Excel 中開啟並存檔後重試",
        "公式未计算；请在 Excel 中打开并保存后重试",
        "the formula was never computed; open and save the file in Excel, then try again",
    ),
    "error_value": (
        "儲存格是錯誤值（如 #DIV/0!）",
        "单元格是错误值（如 #DIV/0!）",
        "the cell is an error such as #DIV/0!",
    ),
    # what was done
    "init_done": ("已建立資料庫 {store}。", "已建立数据库 {store}。", "The store {store} was made."),
    "import_done": (
        "{file}：讀到 {read}，新增 {new}，更新 {updated}，相同 {same}，略過 {skipped}，問題 {refused}",
        "{file}：读到 {read}，新增 {new}，更新 {updated}，相同 {same}，略过 {skipped}，问题 {refused}",
        "{file}: read {read}, new {new}, updated {updated}, same {same}, skipped {skipped}, refused {refused}",
    ),
    "import_batch": (
        "　批次 {batch}；可用 dudao undo {batch} 復原",
        "　批次 {batch}；可用 dudao undo {batch} 撤销",
        '  batch {batch}; take it back with "dudao undo {batch}"',
    ),
    "import_dry": ("　試跑：未寫入任何資料", "　试跑：未写入任何数据", "  dry run: nothing was stored"),
    "import_strict": (
        "　有問題列，依 --strict 未寫入任何資料",
        "　有问题行，依 --strict 未写入任何数据",
        "  rows were refused; by --strict nothing was stored",
    ),
    "import_notices": (
        "　{count} 個空白數字按 0 計",
        "　{count} 个空白数字按 0 计",
        "  {count} empty figures were read as 0",
    ),
    "repair_done": (
        "　問題列已寫入 {file}，改好後可再匯入",
        "　问题行已写入 {file}，改好后可再导入",
        "  the refused rows are in {file}; mend them and import it",
    ),
    "problem": (
        "　{sheet} 第 {row} 列 {column}：{message}",
        "　{sheet} 第 {row} 行 {column}：{message}",
        "  {sheet}, row {row}, {column}: {message}",
    ),
    "imports_none": ("尚無匯入。", "尚无导入。", "Nothing has been imported yet."),
    "imports_line": (
        "{batch}　{at}　{kind}　{file}　新增 {new} 更新 {updated}{undone}",
        "{batch}　{at}　{kind}　{file}　新增 {new} 更新 {updated}{undone}",
        "{batch}  {at}  {kind}  {file}  new {new} updated {updated}{undone}",
    ),
    "imports_undone": ("　已復原", "　已撤销", "  (taken back)"),
    "undo_done": (
        "已復原：移除 {removed}，恢復 {restored}。",
        "已撤销：移除 {removed}，恢复 {restored}。",
        "Taken back: removed {removed}, restored {restored}.",
    ),
    "undo_kept": (
        "　保留（其後有人改過或使用）：{table} {name}",
        "　保留（其后有人改过或使用）：{table} {name}",
        "  kept, as it was changed or used since: {table} {name}",
    ),
    "decide_done": (
        "已處理 {count} 份日誌。操作編號 {action}；可用 dudao undo {action} 復原。",
        "已处理 {count} 份日志。操作编号 {action}；可用 dudao undo {action} 撤销。",
        '{count} logs decided. Action {action}; take it back with "dudao undo {action}".',
    ),
    "decide_none": ("沒有日誌被處理。", "没有日志被处理。", "No log was decided."),
    "decide_refused": ("　{log}：{message}", "　{log}：{message}", "  {log}: {message}"),
    "scores_title": ("{week}　活動量得分", "{week}　活动量得分", "{week} activity scores"),
    "scores_line": (
        "{employee_no}　{name}　{score}/{pass_mark}　{result}{provisional}",
        "{employee_no}　{name}　{score}/{pass_mark}　{result}{provisional}",
        "{employee_no}  {name}  {score}/{pass_mark}  {result}{provisional}",
    ),
    "scores_missed": ("　每週最低未達：{items}", "　每周最低未达：{items}", "  weekly minimums missed: {items}"),
    "scores_none": ("本週沒有客戶經理。", "本周没有客户经理。", "There are no client managers this week."),
    "qualified": ("合格", "合格", "qualified"),
    "not_qualified": ("不合格，差 {gap}", "不合格，差 {gap}", "not qualified, short by {gap}"),
    "not_assessed": ("不評", "不评", "not assessed"),
    "provisional": ("（暫定）", "（暂定）", " (provisional)"),
    "explain_day": (
        "　{day}　{status}　得分 {score}",
        "　{day}　{status}　得分 {score}",
        "  {day}  {status}  score {score}",
    ),
    "explain_line": (
        "　　{item} {count} × {points} = {product}",
        "　　{item} {count} × {points} = {product}",
        "    {item} {count} x {points} = {product}",
    ),
    "explain_rules": ("　規則 {version}", "　规则 {version}", "  rules {version}"),
    "report_done": (
        "週報已寫入 {pdf}（{pages} 頁，第 {revision} 版，校驗碼 {code}）。",
        "周报已写入 {pdf}（{pages} 页，第 {revision} 版，校验码 {code}）。",
        "The weekly report is in {pdf} ({pages} pages, revision {revision}, code {code}).",
    ),
    "report_xlsx": ("活頁簿已寫入 {xlsx}。", "工作簿已写入 {xlsx}。", "The workbook is in {xlsx}."),
    "check_ok": (
        "資料庫完好：{count} 個操作，審計鏈完整。",
        "数据库完好：{count} 个操作，审计链完整。",
        "The store is sound: {count} actions, the audit chain is whole.",
    ),
    "check_problem": ("　{problem}", "　{problem}", "  {problem}"),
    "check_bad": (
        "資料庫有 {count} 個問題。請保留此檔並還原最近的備份。",
        "数据库有 {count} 个问题。请保留此文件并还原最近的备份。",
        "The store has {count} problems. Keep this file and restore the latest backup.",
    ),
    "backup_done": (
        "備份已寫入 {file}（{rows} 列），已重新開啟核對。",
        "备份已写入 {file}（{rows} 行），已重新开启核对。",
        "The backup is in {file} ({rows} rows), opened again and compared.",
    ),
    "restore_done": (
        "已自 {file} 還原 {rows} 列；還原前的資料庫保留為 {kept}。",
        "已自 {file} 还原 {rows} 行；还原前的数据库保留为 {kept}。",
        "Restored {rows} rows from {file}; the store as it was is kept as {kept}.",
    ),
    "templates_done": ("範本已寫入 {file}", "范本已写入 {file}", "blank workbook: {file}"),
    "demo_done": (
        "示範營業部已建立：{members} 人、{logs} 份日誌，{week} 週報在 {report}",
        "示范营业部已建立：{members} 人、{logs} 份日志，{week} 周报在 {report}",
        "The demo branch is ready: {members} people, {logs} logs; the report of {week} is in {report}",
    ),
    "rules_line": ("{code}　自 {day}　{owner}", "{code}　自 {day}　{owner}", "{code}  from {day}  {owner}"),
    "rules_company": ("公司", "公司", "company"),
    "rules_sum": (
        "　每日最低合計 {day_sum}/{day_pass}，每週最低合計 {week_sum}/{week_pass}；老客戶回訪每日須 {calls}",
        "　每日最低合计 {day_sum}/{day_pass}，每周最低合计 {week_sum}/{week_pass}；老客户回访每日须 {calls}",
        "  daily minimums give {day_sum}/{day_pass}, weekly {week_sum}/{week_pass}; client calls needed a day: {calls}",
    ),
    "rules_done": (
        "規則 {code} 自 {day} 起生效，重算 {count} 份日誌。操作編號 {action}。",
        "规则 {code} 自 {day} 起生效，重算 {count} 份日志。操作编号 {action}。",
        "The rules {code} are in force from {day}; {count} logs were scored anew. Action {action}.",
    ),
    "bug": (
        "程式出錯，資料未受影響。報告已存為 {file}，可交給支援人員。",
        "程序出错，数据未受影响。报告已存为 {file}，可交给支持人员。",
        "The program failed; your data is safe. A report was saved as {file} for support.",
    ),
    "interrupted": ("已中斷，資料未改動。", "已中断，数据未改动。", "Interrupted; nothing was changed."),
    "reading_rows": ("讀取", "读取", "Reading"),
    # the command line's own help
    "help_program": (
        "督導台：營銷團隊督導。不帶命令時開啟視窗。",
        "督导台：营销团队督导。不带命令时打开窗口。",
        "Supervision Desk for marketing teams. Without a command it opens the window.",
    ),
    "help_store": (
        "資料庫的位置（預設在個人資料夾；環境變數 DUDAO_STORE）",
        "数据库的位置（默认在个人文件夹；环境变量 DUDAO_STORE）",
        "where the store is (default: the person's data folder; environment DUDAO_STORE)",
    ),
    "help_today": (
        "以這一天為今日，便於重現",
        "以这一天为今日，便于重现",
        "take this day as today, for repeatable runs",
    ),
    "help_lang": ("語言", "语言", "language"),
    "help_json": (
        "在標準輸出給出 JSON，別無其他",
        "在标准输出给出 JSON，别无其他",
        "answer in JSON on standard output, and nothing else there",
    ),
    "help_quiet": ("不顯示進度與說明", "不显示进度与说明", "no progress and no remarks"),
    "help_init": ("建立空的資料庫", "建立空的数据库", "make an empty store"),
    "help_demo": (
        "建立示範營業部並寫出週報",
        "建立示范营业部并写出周报",
        "make the demo branch and write its weekly report",
    ),
    "help_no_window": ("不開啟視窗", "不打开窗口", "do not open the window"),
    "help_out": ("輸出資料夾", "输出文件夹", "the folder to write to"),
    "help_templates": ("寫出空白活頁簿", "写出空白工作簿", "write the blank workbooks"),
    "help_import": ("匯入活頁簿", "导入工作簿", "import workbooks"),
    "help_kind": (
        "內容：org 組織、logs 日誌、field 現場記錄、ocrm 業績",
        "内容：org 组织、logs 日志、field 现场记录、ocrm 业绩",
        "what it holds: org, logs, field or ocrm",
    ),
    "help_files": ("活頁簿檔案", "工作簿文件", "the workbooks"),
    "help_strict": ("有任何問題列即不寫入", "有任何问题行即不写入", "store nothing if any row is refused"),
    "help_dry_run": (
        "試跑：照樣檢查，最後不寫入",
        "试跑：照样检查，最后不写入",
        "check everything, then store nothing",
    ),
    "help_repair": (
        "把問題列連同原因寫入這個活頁簿",
        "把问题行连同原因写入这个工作簿",
        "write the refused rows with their reasons to this workbook",
    ),
    "help_imports": ("列出匯入批次", "列出导入批次", "list the imports"),
    "help_undo": ("復原一個批次或操作", "撤销一个批次或操作", "take an import or action back"),
    "help_number": ("批次或操作的編號", "批次或操作的编号", "the number of the batch or action"),
    "help_approve": ("通過待批覆的日誌", "通过待批复的日志", "approve submitted logs"),
    "help_return": ("退回待批覆的日誌", "退回待批复的日志", "return submitted logs"),
    "help_comment_command": (
        "點評日誌，不改變其狀態",
        "点评日志，不改变其状态",
        "comment on submitted logs, leaving their status",
    ),
    "help_by": ("批覆人工號", "批复人工号", "employee number of who decides"),
    "help_comment": ("意見或原因", "意见或原因", "the comment or reason"),
    "help_week": ("週次，如 2026-W46", "周次，如 2026-W46", "the week, such as 2026-W46"),
    "help_date": ("日期", "日期", "the day"),
    "help_member": ("作者工號，可重複", "作者工号，可重复", "the author's employee number; may be repeated"),
    "help_unit": ("單位編號，含其下各級", "单位编号，含其下各级", "the unit's code, with all units below"),
    "help_scores": ("一週的得分", "一周的得分", "the scores of a week"),
    "help_explain": ("逐項列出每日的計算", "逐项列出每日的计算", "show each day's arithmetic line by line"),
    "help_report": ("寫出報告", "写出报告", "write a report"),
    "help_weekly": ("週報", "周报", "the weekly report"),
    "help_pdf": ("PDF 檔", "PDF 文件", "the PDF file"),
    "help_xlsx": ("活頁簿檔", "工作簿文件", "the workbook"),
    "help_check": ("檢查資料庫", "检查数据库", "verify the store"),
    "help_backup": ("寫出核對過的備份", "写出核对过的备份", "write a proven backup"),
    "help_restore": (
        "自備份還原，並保留現有資料庫",
        "自备份还原，并保留现有数据库",
        "restore a backup, keeping the present store",
    ),
    "help_file": ("檔案", "文件", "the file"),
    "help_rules": (
        "列出規則版本，或使一個版本生效",
        "列出规则版本，或使一个版本生效",
        "list the rule versions, or put one in force",
    ),
    "help_put": (
        "使 5 分約訪的現成版本自此日生效",
        "使 5 分约访的现成版本自此日生效",
        "put the ready version with 5 points an appointment in force from this day",
    ),
    "help_raise": (
        "上調本單位的最低數，如 day.prospects=4 或 week_pass=110",
        "上调本单位的最低数，如 day.prospects=4 或 week_pass=110",
        "raise a unit's numbers, such as day.prospects=4 or week_pass=110",
    ),
    "help_from": ("生效日期", "生效日期", "the day it is in force from"),
    "help_rank": ("業績排名（尚未提供）", "业绩排名（尚未提供）", "rankings (not in this version yet)"),
    "help_cases": ("督導事項（尚未提供）", "督导事项（尚未提供）", "supervision cases (not in this version yet)"),
    "help_usage": ("用法：", "用法：", "usage:"),
    "help_arguments": ("命令與參數：", "命令与参数：", "positional arguments:"),
    "help_options": ("選項：", "选项：", "options:"),
    "help_help": ("顯示本說明", "显示本说明", "show this help message and exit"),
    "usage_error": (
        "{message}。請用 dudao --help 查看用法。",
        "{message}。请用 dudao --help 查看用法。",
        '{message}. See "dudao --help".',
    ),
}


def say(code: str, language: str, /, **facts: Fact) -> str:
    """A sentence in `zh_TW`, `zh_CN` or `en`, with its facts filled in."""
    return WORDS[code][LANGUAGES.index(language)].format(**facts)


def refusal_sentence(refusal: Refusal, language: str) -> str:
    """What was refused, what it means for the data, and what to do."""
    return say(refusal.code, language, **refusal.facts)


def fault_sentence(fault: Fault, language: str) -> str:
    """Why a cell or record was refused; a row has shorter words for some of what refuses a whole action."""
    code = f"{fault.code}_row" if f"{fault.code}_row" in WORDS else fault.code
    return say(code, language, **fault.facts)
