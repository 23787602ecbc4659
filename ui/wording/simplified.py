"""Simplified Chinese from Traditional: the mainland's terms first, then character by character."""

from functools import cache

import opencc

TERMS = {
    "匯入": "导入",
    "匯出": "导出",
    "檔案": "文件",
    "檔名": "文件名",
    "儲存格": "单元格",
    "儲存": "保存",
    "復原": "撤销",
    "還原": "恢复",
    "試跑": "试运行",
    "資料夾": "文件夹",
    "資料": "数据",
    "設定": "设置",
    "活頁簿": "工作簿",
    "工作表": "工作表",
    "欄位": "字段",
    "列印": "打印",
    "視窗": "窗口",
    "滑鼠": "鼠标",
    "程式": "程序",
    "預設": "默认",
    "搜尋": "搜索",
    "螢幕": "屏幕",
    "磁碟": "磁盘",
    "網路": "网络",
    "游標": "光标",
    "範本": "模板",
    "批覆": "批复",
    "覆蓋": "覆盖",
    "同分": "并列",
    "登錄": "登记",
    "貼上": "粘贴",
    "剪貼簿": "剪贴板",
    "快速鍵": "快捷键",
    "按鍵": "按键",
    "連結": "链接",
    "軟體": "软件",
    "印表機": "打印机",
    "週": "周",
}
"""Taiwan's word -> the mainland's; the longest are replaced first."""

_LONGEST_FIRST = sorted(TERMS, key=len, reverse=True)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """A sentence as the mainland writes it."""
    for word in _LONGEST_FIRST:
        text = text.replace(word, TERMS[word])
    converted: str = _converter().convert(text)
    return converted
