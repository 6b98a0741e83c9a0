"""定性指标的完成值没有对照目标。

目标是文字（应用广泛），实际完成值是另一段文字，既没有说达成、部分达成，也没有填写“达成情况”，自评却是满分：
不能从文字看出是否达到目标，得分暂按自评。

查不出：换了说法而意思相同的完成值（因此只作提示）。
改法：填写“达成情况”，完成值对照目标写明达到什么程度。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.finding import Category, Code, Finding, Level
from perfscore.values.types import Statement

CODE = Code("PS517", Level.HINT, Category.SCORE, "定性指标的完成值没有对照目标", manual(__doc__))

_ROW = "- {指标: 监测成果, 年度指标值: 应用广泛, 实际完成值: %s, 分值: 4, 自评得分: 4}"
EXAMPLES = (
    fires(
        _ROW % "成果已上传监测系统",
        "“监测成果”目标为“应用广泛”，完成值“成果已上传监测系统”没有对照目标，自评满分4分。",
    ),
    silent(_ROW % "应用广泛"),
    silent(_ROW % "达成预期指标"),
)


def check(table: Table) -> Iterator[Finding]:
    """Words beside other words, and full marks."""
    for row in table.rows:
        indicator = row.indicator
        if not isinstance(row.target, Statement) or not isinstance(row.actual, Statement):
            continue
        if row.actual.verdict is not None or row.target.text == row.actual.text or indicator.achievement:
            continue
        if indicator.reported is None or indicator.reported != indicator.full or indicator.rule or indicator.standard:
            continue
        yield CODE.at(
            indicator.at("实际完成值"),
            f"“{indicator.name}”目标为“{indicator.target}”，完成值“{indicator.actual}”没有对照目标，自评满分{indicator.full}分。",
            "填写“达成情况”，完成值对照目标写明达到什么程度。",
            indicator=indicator.name,
            stake=indicator.full,
        )
