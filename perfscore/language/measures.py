"""The words by which a text calls what the funds and the head of a table measure: 年初预算, 支出总额, 执行率, 在职人数 …

``CLEAR`` words say it by themselves. ``LOOSE`` ones (安排, 得分) say it only where something else shows that this is what is
meant: the number itself, or the name before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

CLEAR: Mapping[str, tuple[str, ...]] = {
    "年初": ("年初预算数", "年初预算收入", "年初预算"),
    "预算": ("全年预算数", "全年预算", "预算数", "预算", "财政拨款", "资金", "经费"),
    "当年": ("当年财政拨款", "当年拨款", "本年财政拨款", "本年拨款"),
    "上年结转": ("上年结转和结余资金", "上年结转结余资金", "上年结转结余", "上年结转资金", "上年结转"),
    "支出": ("支出总额", "实际支出", "全年执行数", "全年支出", "支出", "执行数", "决算数"),
    "结余": ("年末结转和结余资金", "年末结转结余资金", "年末结转结余", "结转结余资金", "结转结余", "结余资金", "结余"),
    "执行率": ("预算执行率", "资金执行率", "执行率"),
    "编制": ("人员编制", "编制数", "编制"),
    "在职": ("实际在职人数", "在职人数", "在职人员实有", "实有在职人员", "在职人员", "实有人数"),
    "控制率": ("控制率",),
    "得分": ("自评得分", "自评总分", "绩效自评"),
}
LOOSE: Mapping[str, tuple[str, ...]] = {
    "年初": ("年初安排",),
    "预算": ("预算安排", "拨款", "安排"),
    "当年": ("当年预算安排", "当年预算"),
    "支出": ("实际采购",),
    "在职": ("实际在职", "在职"),
    "追加": ("追加",),
    "追减": ("追减",),
    "收回": ("收回",),
    "增加": ("增加", "增长", "上升"),
    "减少": ("减少", "下降", "降低"),
    "得分": ("综合得分", "得分", "自评"),
}
KINDS = {"执行率": "%", "控制率": "%", "编制": "人", "在职": "人", "得分": "分"}
"""In what a measure is counted; all others are money."""


def longest_first(*tables: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Word and measure of every row: of two words that end at one place the longer says what is meant."""
    pairs = ((word, measure) for table in tables for measure, words in table.items() for word in words)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
