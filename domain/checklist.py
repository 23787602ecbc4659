"""The checklist of an outlet inspection: groups and items in three languages, in this one place (rules 4-2, 4-13).

The items are the product's own; a store keeps answers by the item's code, so a code is never used for something else.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.terms import Term


class Answer(StrEnum):
    """What an item was found to be; in the order of the keys 1, 2, 3."""

    NORMAL = "normal"
    ABNORMAL = "abnormal"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to look at."""

    code: str
    words: Term


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Items that belong together."""

    code: str
    words: Term
    items: tuple[CheckItem, ...]


CHECKLIST = (
    CheckGroup(
        "people",
        Term("人員", "人员", "People"),
        (
            CheckItem("on_duty", Term("在崗、準時", "在岗、准时", "On duty, on time")),
            CheckItem("dress", Term("著裝、工牌", "着装、工牌", "Dress, name badge")),
        ),
    ),
    CheckGroup(
        "place",
        Term("陳設", "陈设", "Stand"),
        (
            CheckItem(
                "leaflets",
                Term("宣傳資料充足、為現行版", "宣传资料充足、为现行版", "Leaflets sufficient and current"),
            ),
            CheckItem("equipment", Term("設備可用", "设备可用", "Equipment works")),
        ),
    ),
    CheckGroup(
        "work",
        Term("工作", "工作", "Work"),
        (
            CheckItem("work_log", Term("當日日誌已填", "当日日志已填", "Today's log filled in")),
            CheckItem("prospects", Term("當日獲客登記", "当日获客登记", "Today's prospects registered")),
            CheckItem("teamwork", Term("與網點人員協作", "与网点人员协作", "Works with the outlet's staff")),
        ),
    ),
    CheckGroup(
        "conduct",
        Term("合規", "合规", "Conduct"),
        (
            CheckItem(
                "compliance",
                Term(
                    "無收益承諾、無未審資料",
                    "无收益承诺、无未审资料",
                    "No promises of returns, nothing unapproved",
                ),
            ),
            CheckItem("earlier", Term("上次問題已整改", "上次问题已整改", "Earlier findings put right")),
        ),
    ),
)

ITEMS = tuple(item for group in CHECKLIST for item in group.items)
"""Every item, in the order of the list."""

WORDS = {item.code: item.words for item in ITEMS}
"""An item's words by its code."""
