"""定性指标的完成值没有对照目标。

目标是文字（应用广泛），实际完成值是另一段文字，既没有说达成、部分达成，也没有填写“达成情况”，自评却是满分：
不能从文字看出是否达到目标，得分暂按自评。

完成值包含目标原文的，或两处都写了数和等级的（Ⅲ类、优秀），视为对照了目标。

查不出：换了说法而意思相同的完成值（因此只作提示）。
改法：填写“达成情况”，完成值对照目标写明达到什么程度。
"""

from __future__ import annotations

from collections.abc import Iterator

from perfscore.checks.base import Table, fires, manual, silent
from perfscore.model.finding import Category, Code, Finding, Level
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
    silent("- {指标: 支出, 年度指标值: 不超预算, 实际完成值: 未超预算, 分值: 4, 自评得分: 4}"),
    silent(_ROW % "成果应用广泛，覆盖全省"),
    silent("- {指标: 断面水质, 年度指标值: Ⅲ类及以上, 实际完成值: Ⅱ类, 分值: 4, 自评得分: 4}"),
)


_GRADE = frozenset("0123456789一二三四五ⅠⅡⅢⅣⅤ级类等优良")


def check(table: Table) -> Iterator[Finding]:
    """Words beside other words, and full marks."""
    for row in table.rows:
        indicator = row.indicator
        if not isinstance(row.target, Statement) or not isinstance(row.actual, Statement):
            continue
        if row.actual.verdict is not None or row.score.computed is not None or indicator.achievement:
            continue
        if _answers(row.target.text, row.actual.text):
            continue
        if indicator.reported is None or indicator.reported != indicator.full or indicator.rule or indicator.standard:
            continue
        yield CODE.at(
            indicator.at("实际完成值"),
            f"“{indicator.name}”目标为“{indicator.target_shown}”，完成值“{indicator.actual}”没有对照目标，自评满分{indicator.full}分。",
            "填写“达成情况”，完成值对照目标写明达到什么程度。",
            indicator=indicator.name,
            stake=indicator.full,
        )


def _answers(target: str, actual: str) -> bool:
    """The actual repeats the target, or both name a figure or a grade."""
    return target in actual or not (_GRADE.isdisjoint(target) or _GRADE.isdisjoint(actual))
