"""实际完成值照抄指标值，或者只写了范围，不是测量结果。

指标值是“≥80%”“不超过3天”“约10000米”“2024年内完成”，实际完成值一字不差地重写一遍：看不出实际做到多少。
按字面算达到指标，得分不变，但没有可以核对的完成值，列为疑点。与指标值不同、但也只写范围（“1天内”）或约数（“约60%”）的，作提示。

查不出：写成确数的照抄（指标值“4期”，完成值“4期”，可能是真的）；定性指标的照抄。
改法：填写实际测得的数值或日期，并注明数据来源。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Row, Table, fires, manual, silent
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values.types import Moment, Quantity, Value

CODE = Code("PS211", Level.WARNING, Category.SCORE, "实际完成值照抄指标值，不是测量结果", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 路面优良率, 年度指标值: ≥80%, 实际完成值: ≥80%, 分值: 5, 自评得分: 5}",
        "“路面优良率”指标值“≥80%”，实际完成值“≥80%”照抄指标值，看不出实际完成多少；自评5分（满分5分）没有可以核对的依据。",
    ),
    fires(
        "- {指标: 坑槽修补时间, 年度指标值: 不超过3天, 实际完成值: 2天以内, 分值: 5}",
        "“坑槽修补时间”实际完成值“2天以内”只写了范围，不是测量结果。",
    ),
    fires(
        "- {指标: 巡查里程, 年度指标值: ≥800公里, 实际完成值: 约850公里, 分值: 5}",
        "“巡查里程”实际完成值“约850公里”只写了约数，不是测量结果。",
    ),
    silent("- {指标: 路面优良率, 年度指标值: ≥80%, 实际完成值: 86%, 分值: 5}"),
    silent("- {指标: 群众投诉, 年度指标值: 无投诉, 实际完成值: 无投诉, 分值: 5, 自评得分: 5}"),
    silent("- {指标: 简报, 年度指标值: 4期, 实际完成值: 4期, 分值: 5}"),
)


def check(table: Table) -> Iterator[Finding]:
    """An actual that is a bound, a range, an estimate or a deadline instead of what was reached."""
    for row in table.rows:
        if row.actual is None or row.target is None or not _vague(row.actual):
            continue
        indicator = row.indicator
        if _copied(row):
            yield CODE.at(
                indicator.at("实际完成值"),
                f"“{indicator.name}”指标值“{indicator.target_shown}”，实际完成值“{indicator.actual}”照抄指标值，看不出实际完成多少{_basis(row)}。",
                "填写实际测得的数值或日期，并注明数据来源。",
                indicator=indicator.name,
                stake=indicator.full,
            )
        else:
            what = "约数" if isinstance(row.actual, Quantity) and row.actual.approx else "范围"
            yield CODE.at(
                indicator.at("实际完成值"),
                f"“{indicator.name}”实际完成值“{indicator.actual}”只写了{what}，不是测量结果。",
                "填写实际测得的数值。",
                title=f"实际完成值只写了{what}",
                level=Level.HINT,
                indicator=indicator.name,
            )


def _vague(value: Value) -> bool:
    if isinstance(value, Quantity):
        nothing = value.lower == value.upper == 0  # 无投诉, 零事故: a result, though written like the target
        return not nothing and (value.relation is not None or value.is_range or value.approx)
    return isinstance(value, Moment) and value.deadline


def _copied(row: Row) -> bool:
    return row.actual == row.target or _squeezed(row.indicator.actual) == _squeezed(row.indicator.target)


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def _basis(row: Row) -> str:
    indicator = row.indicator
    if indicator.reported is None or indicator.full is None:
        return ""
    return f"；自评{indicator.reported}分（满分{indicator.full}分）没有可以核对的依据"
