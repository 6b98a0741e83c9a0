"""指标值类型为“定性”，指标值却是数值；或者指标值是文字，却填了计量单位。

“定性 100 %”既不是定性目标（没有描述要达到什么），也不能按数值计分（类型不允许）。“有效推进 %”则是文字配了数值的单位。
两栏矛盾，按哪一栏理解都缺少依据。日期和时限不在此列：有的表没有日期的类型，只能选“定性”。

查不出：没有“指标值类型”栏的表。
改法：是数值的，类型改为“≥”“≤”“＝”；是定性的，指标值写清要达到的状态，删去单位。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.units import split
from perfscore.model.finding import Category, Code, Finding, Level
from perfscore.values import parse
from perfscore.values.types import Quantity, Statement

CODE = Code("PS501", Level.ERROR, Category.TARGET, "指标值类型与指标值矛盾", manual(__doc__))

EXAMPLES = (
    fires(
        "- {指标: 界桩核查, 指标值类型: 定性, 年度指标值: 100, 计量单位: '%', 分值: 3}",
        "“界桩核查”的指标值类型为“定性”，指标值却是数值“100%”。",
    ),
    fires(
        "- {指标: 城市体检, 指标值类型: 定性, 年度指标值: 有效推进, 计量单位: '%', 分值: 3}",
        "“城市体检”的指标值“有效推进”是文字，计量单位却填了“%”。",
    ),
    silent("- {指标: 城市体检, 指标值类型: 定性, 年度指标值: 有效推进, 分值: 3}"),
    silent(
        "绩效指标: {产出指标: {时效指标: [{指标: 完工时间, 指标值类型: 定性, 年度指标值: 2024年12月底前, 分值: 3}]}}"
    ),
    silent("- {指标: 小修里程, 指标值类型: ≥, 年度指标值: 50, 计量单位: 公里, 分值: 3}"),
)


def _measures(unit: str) -> bool:
    """A unit that measures (%, 元, 天); 级, 项 or 其他 beside words is only the way some systems fill the column."""
    found = split(unit.strip())
    return found is not None and found[1].family not in ("count", "none")


def check(table: Table) -> Iterator[Finding]:
    """The three columns 指标值类型, 指标值 and 计量单位 against one another."""
    for row in table.rows:
        indicator = row.indicator
        if not indicator.target:
            continue
        value = parse(indicator.target, year=table.sheet.year, unit=indicator.unit)
        numeric = isinstance(value, Quantity)
        if indicator.value_type == "定性" and numeric:
            unit = indicator.unit if indicator.unit and indicator.unit not in indicator.target else ""
            yield CODE.at(
                indicator.at("指标值类型"),
                f"“{indicator.name}”的指标值类型为“定性”，指标值却是数值“{indicator.target}{unit}”。",
                "是数值的，类型改为“≥”“≤”“＝”；是定性的，写清要达到的状态，删去单位。",
                indicator=indicator.name,
                stake=indicator.full,
            )
        elif isinstance(value, Statement) and indicator.unit and _measures(indicator.unit):
            yield CODE.at(
                indicator.at("计量单位"),
                f"“{indicator.name}”的指标值“{indicator.target}”是文字，计量单位却填了“{indicator.unit}”。",
                "删去计量单位，或者把指标值改为数值。",
                title="文字指标值填了计量单位",
                level=Level.WARNING,
                indicator=indicator.name,
                stake=indicator.full,
            )
