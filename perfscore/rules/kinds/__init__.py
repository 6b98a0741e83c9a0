"""Kinds of clauses by name, as users read them."""

from __future__ import annotations

from perfscore.language import units
from perfscore.rules.nodes import Away, Clause, Compare, Count, Done, Due, Grade, Item, Late, Limit, Remark

ASIDE = {
    "说明": "说明（不计分）",
    "标题": "标题",
    "话": "说明（不计分）",
    "总分": "分值",
    "零头": "零头",
    "外": "本指标以外（未计入）",
    "定义": "定义",
    "例": "举例",
    "累计": "累计",
    "类推": "类推",
    "无底": "限定",
    "顶": "限定",
    "未": "没有读懂",
}
"""What stands between the clauses, by the kind of a remark."""


def name_of(item: Item) -> str:
    """The kind of an item: 按百分比逐步扣分, 分档得分, 不得分; of what stands between the clauses, what it is."""
    if isinstance(item, Limit):
        return "限定"
    return ASIDE.get(item.kind, "说明（不计分）") if isinstance(item, Remark) else _kind_of(item)


_BY_EFFECT = {
    "酌": "裁量", "比": "按比例", "减比": "按比例", "插": "插值", "式": "算式", "乘": "连乘", "倍": "连乘", "倒": "倒扣", "加": "加分",
    "罢": "加分", "零": "不得分",
}  # fmt: skip


def _kind_of(clause: Clause) -> str:
    kind = clause.effect.kind
    if kind in _BY_EFFECT:
        return _BY_EFFECT[kind]
    if isinstance(clause.per, Done):
        return "完成一个得一份"
    if isinstance(clause.per, Count):
        return "按次数扣分" if kind == "扣" else "完成一个得一份"
    if isinstance(clause.per, Away):
        family = clause.per.size.unit.family
        if clause.per.direction in ("迟", "早") or family in units.DURATIONS:
            return "按逾期时间扣分"
        return "按百分比逐步扣分" if family == units.PERCENT else "按数量逐步扣分"
    if any(isinstance(one, Grade) for one in clause.conditions):
        return "等次得分"
    if kind == "扣":
        return "一次扣分"
    if any(isinstance(one, (Compare, Late, Due)) for one in clause.conditions):
        return "分档得分"
    return "条件得分"
