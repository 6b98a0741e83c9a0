"""指标值或实际完成值没有写计量单位。

一处带单位（200宗），另一处只写数字（200）。计分时按写出的单位理解，得分不受影响，但发布的表不完整；
实际完成值写了“万”“亿”而漏写“元”“平方米”等能换算的单位的（68.336亿 对 20亿元），还可能看错，列为疑点。

查不出：指标值和实际完成值都没有写单位的。
改法：补写单位。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, measured, silent
from perfscore.model import Indicator
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.types import Quantity

CODE = Code("PS210", Level.HINT, Category.UNIT, "没有写计量单位", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 小修里程, 年度指标值: ≥50公里, 实际完成值: 52, 分值: 5}",
        "“小修里程”指标值“≥50公里”，实际完成值“52”没有写单位，按“公里”理解。",
    ),
    fires(
        "- {指标: 大院维护, 年度指标值: ≤216, 实际完成值: 210万元, 分值: 5}",
        "“大院维护”指标值“≤216”没有写单位，实际完成值“210万元”，按“万元”理解。",
    ),
    silent("- {指标: 小修里程, 年度指标值: ≥50公里, 实际完成值: 52公里, 分值: 5}"),
    silent("- {指标: 较大事故, 年度指标值: 零发生, 实际完成值: 0起, 分值: 5}"),
    silent("- {指标: 小修里程, 指标值类型: ≥, 年度指标值: 50, 计量单位: 公里, 实际完成值: 52, 分值: 5}"),
)


def check(table: Table) -> Iterator[Finding]:
    """A bare number beside one with a unit."""
    for row in table.rows:
        target, actual = measured(row.target), measured(row.actual)
        if target is None or actual is None or row.indicator.unit:
            continue
        if target.upper == actual.upper == 0:
            continue  # none of anything
        if target.unit.name and not actual.unit.name:
            yield _actual(row.indicator, target, actual)
        elif actual.unit.name and not target.unit.name:
            yield _target(row.indicator, target, actual)


def _actual(indicator: Indicator, target: Quantity, actual: Quantity) -> Finding:
    convertible = target.unit.family not in ("count", "none", "rate")
    name = target.unit.name if actual.magnitude else target.magnitude + target.unit.name
    return CODE.at(
        indicator.at("实际完成值"),
        f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”没有写单位，按“{name}”理解。",
        f"实际完成值补写单位“{name}”。",
        level=Level.WARNING if convertible and actual.magnitude else Level.HINT,
        indicator=indicator.name,
    )


def _target(indicator: Indicator, target: Quantity, actual: Quantity) -> Finding:
    name = actual.unit.name if target.magnitude else actual.magnitude + actual.unit.name
    return CODE.at(
        indicator.at("年度指标值"),
        f"“{indicator.name}”指标值“{indicator.target_shown}”没有写单位，实际完成值“{indicator.actual}”，按“{name}”理解。",
        f"对照批复的绩效目标表，指标值补写单位“{name}”。",
        indicator=indicator.name,
    )
