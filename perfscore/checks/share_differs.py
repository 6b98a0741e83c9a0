"""同一指标在两张表中的得分率不同。

指标值和实际完成值都相同的同一指标，在部门整体表和项目表中自评得分占分值的比例应当相同，相差超过1个百分点的是疑点
（分值小的表取整影响较大，按各表分值0.05分的取整误差放宽）。

查不出：指标值或完成值不同的（另见PS401、PS402）。
改法：按评分办法重新计分，两处统一。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from perfscore.checks.across import equal, place, seen, share
from perfscore.checks.base import Row, fires, manual, silent
from perfscore.checks.group import Group
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS404", Level.WARNING, Category.CROSS, "同一指标在两张表中的得分率不同", manual(__doc__))

_DEPARTMENT = """类型: 部门整体支出绩效自评
年度: 2024
名称: 某市交通运输局
绩效指标: {产出指标: {数量指标: [{指标: 外墙维修, 年度指标值: 5400平方米, 实际完成值: 2700平方米, 分值: 4, 自评得分: %s}]}}
"""
_PROJECT = "- {指标: 外墙维修, 年度指标值: 5400平方米, 实际完成值: 2700平方米, 分值: 5, 自评得分: 2.5}"
EXAMPLES = (
    fires(
        _DEPARTMENT % 3 + "\n---\n" + _PROJECT,
        "“外墙维修”：“某市交通运输局”表 指标值5400平方米、完成2700平方米、得分率75%；"
        "“农村公路养护”表（2.yaml:8）指标值5400平方米、完成2700平方米、得分率50%。完成情况相同，得分率不同。",
    ),
    silent(_DEPARTMENT % 2 + "\n---\n" + _PROJECT),
)
ROUNDING = Fraction(1, 20)


def compare(group: Group) -> Iterator[Finding]:
    """Shares of points of corresponding rows with equal target and actual."""
    for whole, matches in group.matches:
        for match in matches:
            part = match.part
            if not equal(whole.target, part.target) or not equal(whole.actual, part.actual):
                continue
            one, other = share(whole), share(part)
            if one is None or other is None or one == other:
                continue
            if abs(one - other) <= Fraction(1, 100) + _slack(whole) + _slack(part):
                continue
            yield CODE.at(
                whole.indicator.at("自评得分"),
                f"“{whole.indicator.name}”：{seen(match.department, whole, own=True)}；{seen(match.project, part)}。完成情况相同，得分率不同。",
                "按评分办法重新计分，两处统一。",
                indicator=whole.indicator.name,
                stake=whole.indicator.full,
                related=(place(match.project, part, "自评得分"),),
            )


def _slack(row: Row) -> Fraction:
    full = row.indicator.full
    return ROUNDING / 2 / Fraction(full) if full else Fraction(0)
