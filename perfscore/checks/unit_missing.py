"""实际完成值没有写计量单位。

指标值带单位（200宗），实际完成值只写数字（200）。计分时按指标值的单位理解，得分不受影响，但发布的表不完整；
数量级不同时（68.336亿 对 20亿元）还可能看错。金额、面积等能换算的单位漏写的，列为疑点。

查不出：指标值和实际完成值都没有写单位的。
改法：补写单位。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, measured, silent
from perfscore.finding import Category, Code, Finding, Level

CODE = Code("PS210", Level.HINT, Category.UNIT, "实际完成值没有写计量单位", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 小修里程, 年度指标值: ≥50公里, 实际完成值: 52, 分值: 5}",
        "“小修里程”指标值“≥50公里”，实际完成值“52”没有写单位，按“公里”理解。",
    ),
    silent("- {指标: 小修里程, 年度指标值: ≥50公里, 实际完成值: 52公里, 分值: 5}"),
    silent("- {指标: 小修里程, 指标值类型: ≥, 年度指标值: 50, 计量单位: 公里, 实际完成值: 52, 分值: 5}"),
)


def check(table: Table) -> Iterator[Finding]:
    """A bare number against a target with a unit in the same cell."""
    for row in table.rows:
        indicator = row.indicator
        target, actual = measured(row.target), measured(row.actual)
        if target is None or actual is None or indicator.unit or not target.unit.name or actual.unit.name:
            continue
        convertible = target.unit.family not in ("count", "none", "rate")
        name = f"{target.magnitude}{target.unit.name}"
        if actual.magnitude:
            name = target.unit.name
        yield CODE.at(
            indicator.at("实际完成值"),
            f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”没有写单位，按“{name}”理解。",
            f"实际完成值补写单位“{name}”。",
            level=Level.WARNING if convertible and actual.magnitude else Level.HINT,
            indicator=indicator.name,
        )
