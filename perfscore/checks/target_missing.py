"""有分值而没有指标值。

指标值是计分的依据，空着（或写“/”“—”“无”）就不能计分，申报时也无从批复。

查不出：指标值写在名称里的（另见“指标名称不规范”）。
改法：补填批复的指标值；不考核的删去分值。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.language.numbers import plain
from perfscore.model.finding import Category, Code, Finding, Level

CODE = Code("PS511", Level.WARNING, Category.TARGET, "有分值而没有指标值", manual(__doc__))

EXAMPLES = (
    fires("- {指标: 小修里程, 年度指标值: /, 分值: 5}", "“小修里程”有分值5分，没有指标值。"),
    silent("- {指标: 小修里程, 年度指标值: 5公里, 分值: 5}"),
    silent("- {指标: 小修里程, 计分规则: 未完成年度计划不得分, 分值: 5}"),
)


def check(table: Table) -> Iterator[Finding]:
    """Points without a target, unless a rule text says how they are given."""
    for row in table.rows:
        indicator = row.indicator
        if row.target is None and indicator.full and not indicator.rule and not indicator.standard:
            yield CODE.at(
                indicator.at("年度指标值", "指标"),
                f"“{indicator.name}”有分值{plain(indicator.full)}分，没有指标值。",
                "补填批复的指标值；不考核的删去分值。",
                indicator=indicator.name,
                stake=indicator.full,
            )
