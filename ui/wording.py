"""What the window says, in Traditional Chinese, Simplified Chinese and English."""

from domain.terms import LANGUAGES

WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("督導台", "督导台", "Supervision Desk"),
    "demo": ("督導台（示範資料）", "督导台（示范数据）", "Supervision Desk (demo data)"),
    "week": ("週次", "周次", "Week"),
    "previous": ("上一週", "上一周", "Previous week"),
    "next": ("下一週", "下一周", "Next week"),
    "unit": ("單位", "单位", "Unit"),
    "scores": ("活動量得分", "活动量得分", "Activity scores"),
    "write_report": ("寫出週報…", "导出周报…", "Write weekly report…"),
    "save_as": ("週報存為", "周报保存为", "Save the weekly report as"),
    "pdf_files": ("PDF 檔案 (*.pdf)", "PDF 文件 (*.pdf)", "PDF files (*.pdf)"),
    "written": (
        "週報已寫入 {file}，校驗碼 {code}",
        "周报已写入 {file}，校验码 {code}",
        "Report written to {file}, code {code}",
    ),
    "number": ("工號", "工号", "No."),
    "name": ("姓名", "姓名", "Name"),
    "expected": ("應出勤日", "应出勤日", "Expected"),
    "total": ("合計", "合计", "Total"),
    "pass_mark": ("合格線", "合格线", "Pass mark"),
    "result": ("結果", "结果", "Result"),
    "missed": ("每週最低未達", "每周最低未达", "Minimums missed"),
    "qualified": ("合格", "合格", "Qualified"),
    "short": ("差 {gap}", "差 {gap}", "short by {gap}"),
    "not_assessed": ("不評", "不评", "Not assessed"),
    "provisional": ("暫定", "暂定", "provisional"),
    "empty": (
        "本週沒有客戶經理。請用 dudao import org 匯入組織，或用 dudao demo 先看示範資料。",
        "本周没有客户经理。请用 dudao import org 导入组织，或用 dudao demo 先看示范数据。",
        "There are no client managers this week. Import the organisation with “dudao import org”, "
        "or look at the demo with “dudao demo”.",
    ),
    "counts": (
        "{people} 人，合格 {qualified}",
        "{people} 人，合格 {qualified}",
        "{people} people, {qualified} qualified",
    ),
}


def say(code: str, language: str, /, **facts: object) -> str:
    """A word or sentence in `zh_TW`, `zh_CN` or `en`, with its facts filled in."""
    return WORDS[code][LANGUAGES.index(language)].format(**facts)
