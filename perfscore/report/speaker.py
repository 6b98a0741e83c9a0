"""Whose paper it is: the unit, how it speaks of itself, and the class of a project."""

from __future__ import annotations

from perfscore.model import Kind, Sheet

_SELF = {
    "厅": "我厅",
    "局": "我局",
    "委": "我委",
    "会": "我委",
    "办": "我办",
    "部": "我部",
    "院": "我院",
    "校": "我校",
    "学": "我校",
}
CATEGORIES = ("专项资金", "业务工作经费", "运行维护经费", "其他项目支出")
_SIGNS = (("专项", 0), ("业务", 1), ("运行维护", 2), ("运转", 2))


def category(sheet: Sheet) -> str:
    """The class of a project: its own 项目类别, else the one its name says, else 其他项目支出."""
    if sheet.category:
        return sheet.category
    return next((CATEGORIES[index] for word, index in _SIGNS if word in sheet.name), CATEGORIES[-1])


def unit_name(sheet: Sheet) -> str:
    """Whose paper it is."""
    if sheet.kind is Kind.DEPARTMENT:
        return sheet.name
    return sheet.implementer or sheet.department or sheet.name


def self_name(unit: str) -> str:
    """How the unit speaks of itself: 我厅, 我局, 我委; else 我单位."""
    return "我中心" if unit.endswith("中心") else _SELF.get(unit[-1:], "我单位")
